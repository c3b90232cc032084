"""Invented people, practices, suppliers and addresses, and real facts about drugs, for random documents."""

import csv
from pathlib import Path

FIRST = """Adelaide Alastair Albertine Ambrose Anneliese Archibald Astrid Augustin Beatrix Bertrand Birgitta Bronwyn Calliope Caspian Cecil Clementine Conrad
Cornelius Dagmar Dashiell Delphine Desmond Dorothea Edmund Eleanor Elias Eloise Emeka Estelle Ezekiel Fatima Felicity Ferdinand Fiona Florence Frederick
Gideon Giselle Gordon Greta Gustav Hannelore Hector Hiroshi Hortense Imogen Ingrid Isadora Jasper Joaquin Josephine Juliana Kenji Keziah Lamar Leonora Lucinda
Magnus Malachi Marcellus Marguerite Matilda Mei Millicent Minh Moses Nadia Nathaniel Nikolai Octavia Olabisi Orson Otto Pascal Patience Percival Petra Quentin
Rafael Ramona Reginald Rosamund Rupert Samuel Seraphina Silas Soledad Stanislav Sybil Tamsin Thaddeus Theresa Tobias Ulrich Ursula Valentina Vernon Victor
Wallace Wilhelmina Xavier Yolanda Yusuf Zacharias Zora Mary John Linda Robert James Patricia Susan David Carol Donna Frank Gloria Ruth Walter Betty""".split()

LAST = """Achebe Ainsworth Alderete Amundsen Applegarth Arbuthnot Ashgrove Babineaux Bakker Ballantyne Bancroft Barrowclough Beaumaris Bergstrom Birtwistle Blackwood
Bogdanov Bonaventure Brannigan Brightside Burgoyne Cadwallader Cavendish Chakraborty Clutterbuck Coldwater Corrigan Cottingham Dalgaard Darlington
Delgado-Ruiz Demetriou Dombrowski Drinkwater Dunleavy Eastlake Eberhardt Edgecombe Ellingsworth Endicott Eriksen Fairbanks Farquhar Featherby Fenwick
Fitzwilliam Fontaine Gallardo Garrity Gilchrist Goldfinch Grimaldi Gunnarsson Hagopian Halvorsen Hawthorne Heatherington Hollingsworth Horvath Huckabee
Ibekwe Ingersoll Iwasaki Jablonski Jephson Kaltenbach Kilpatrick Kuznetsov Lachapelle Langstroth Larrabee Lightfoot Lindqvist Loxley MacAllister
Maldonado Marchetti Mbeki-Stone McGillicuddy Merriweather Moriarty Mortensen Nakamura Nightingale Novak Oakeshott Obuya Olufsen Ostrander Paddock
Papadakis Pemberton Petrosyan Pickersgill Ponsonby Prendergast Quackenbush Quist Rademacher Rasmussen Ravenscroft Rockwell Rosenthal Rutherford Sandoval
Satterthwaite Schuyler Silverberg Sinclair Skovgaard Somerville Steinmetz Stonebridge Strickland Tamura Thistlewood Tolliver Treadwell Trevelyan
Underhill Vanderbeek Villanueva Wainwright Wakefield Waverly Weatherby Whitcombe Winterbourne Woodhouse Yamashita Zielinski Zimmermann Lee Kim Park
Stone Hill Gray Wood Ford""".split()

PLACES = """Alder Ridge|Amber Falls|Antelope Wells|Birchwood|Blue Heron|Bramble Creek|Broken Arrow|Canyon View|Cattail Marsh|Clearbrook|Copperfield|Cottonwood|
Coyote Pass|Cranberry|Crescent Bay|Dogwood|Eagle Point|Elderberry|Evergreen|Fernhollow|Foxglove|Golden Prairie|Granite Peak|Harvest Moon|Hazel Grove|High Mesa|
Ironwood|Juniper Flats|Kestrel|Lakeview|Laurel Canyon|Lilac Hill|Lone Pine|Magnolia|Maple Leaf|Marigold|Meadowlark|Millstream|Mistletoe|North Fork|Oak Hollow|
Old Harbor|Orchard Lane|Osprey Cove|Palmetto Grove|Pebble Beach|Pelican Point|Pinecrest|Quail Run|Redwood|River Bluff|Rosewood|Saddleback|Sage Valley|
Sandpiper|Silver Birch|Snowmass|Southgate|Spruce Harbor|Starling|Stillwater|Sugar Maple|Sunflower|Sycamore|Thornbury|Timberline|Trillium|Twin Rivers|
Violet Springs|Walnut Creek|Westfield|Whispering Pines|Wild Rose|Willow Bend|Windmill|Wintergreen|Yarrow""".replace("\n", "").split("|")

FIELDS = """Rheumatology|Infusion Center|Neurology Associates|Gastroenterology|Oncology & Hematology|Retina Specialists|Dermatology|Allergy & Immunology|
Internal Medicine|Multispecialty Clinic|Cancer Care|Eye Institute|Bone Health Center|Kidney & Transplant|Medical Group|Pulmonary Associates|Endocrinology|
Digestive Health|MS Center|Specialty Physicians|Hospital Outpatient Infusion|Family Health""".replace("\n", "").split("|")

TAILS = ["", "", "", ", PLLC", ", PC", ", LLC", ", P.A.", " Inc.", ", LLP", " of the Valley", " Group", ", Ltd."]

SUPPLIERS_A = """Acorn|Aldersgate|Anchorage Bay|Argent|Beacon Hill|Bellwether|Bluewater|Bridgeport|Cardinal Point|Cascadia|Chesterfield|Compass|Corvus|Delta Ridge|
Diamond Lake|Eastbrook|Emberly|Everspring|Fairhaven|Falcon|First Light|Four Corners|Gateway|Glacier|Great Basin|Greenleaf|Halcyon|Highpoint|Hudson Vale|Ivory|
Keel & Mast|Kingfisher|Lantern|Lodestar|Longhorn|Mariner|Midland|Monarch|Oakhurst|Orion|Pacific Rim|Paragon|Pilgrim|Polaris|Quarrystone|Redstone|
Riverside|Sequoia|Skylark|Summit|Sunridge|Tidewater|Trailhead|Union Square|Vanguard Bay|Vista|Whitestone|Yellow Pine|Zephyr""".replace("\n", "").split("|")

SUPPLIERS_B = """Specialty Distribution|Pharmaceuticals, Inc.|Biologics|Drug Wholesale Co.|Oncology Supply|Plasma Services|Medical Supply|Pharma Logistics|Specialty Rx|
Health Solutions, LLC|Biotherapeutics|Pharmacy Services|Wholesale Drug|Infusion Supply|Life Sciences|Therapeutics USA|Surgical & Medical|Care Network|Distribution LLC|
BioPharma, Inc.|Drug Company|Rx Partners|Cold Chain Pharma|Medical-Surgical""".replace("\n", "").split("|")

STREETS = """Assembly|Beechnut|Cherry Hill|Commerce|Concord|Distribution|Enterprise|Foundry|Garfield|Harvest|Hickory|Industrial|Innovation|Jefferson|Kingsley|Liberty|
Logistics|Main|Market|Medical Center|Mulberry|Oak|Parkside|Physicians|Poplar|Professional|Research|Ridge|Summit|Union|University|Washington|Wellness""".replace("\n", "").split("|")
WAYS = ["St", "Street", "Ave", "Avenue", "Blvd", "Drive", "Dr", "Road", "Rd", "Parkway", "Pkwy", "Way", "Court", "Lane", "Circle"]
TOWNS = """Ashby|Bexley Park|Brookhaven|Carverton|Cedarburg|Dunmore|Easton Falls|Fairmount|Glenrock|Hadleyville|Ironton|Jasper City|Kirkwood|Lakemont|Marlow|
Newbridge|Oakdale|Pinehurst|Quincy Park|Rockford Falls|Shelburne|Thornton|Upland|Vernonia|Weston|York Harbor""".replace("\n", "").split("|")
STATES = "AL AR AZ CA CO CT FL GA IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY".split()

CREDENTIALS = ["MD", "MD", "MD", "MD", "DO", "NP", "PA-C", "MD, PhD", "APRN", "FNP-BC", "MD, FACP", "MD, FACR", "DNP"]
NURSES = ["RN", "RN", "RN", "LPN", "BSN, RN", "CMA", "RN, OCN"]

# diagnoses by the kind of practice: code and description, facts of ICD-10-CM
DIAGNOSES = {
    "joint": [("M05.79", "Rheumatoid arthritis with rheumatoid factor of multiple sites without organ or systems involvement"), ("M06.9", "Rheumatoid arthritis, unspecified"),
              ("M06.09", "Rheumatoid arthritis without rheumatoid factor, multiple sites"), ("L40.59", "Other psoriatic arthropathy"), ("M45.9", "Ankylosing spondylitis of unspecified sites in spine"),
              ("M32.19", "Other organ or system involvement in systemic lupus erythematosus"), ("M31.30", "Wegener's granulomatosis without renal involvement"), ("M1A.9XX0", "Chronic gout, unspecified, without tophus (tophi)"),
              ("M80.08XA", "Age-related osteoporosis with current pathological fracture, vertebra(e), initial encounter for fracture"), ("M81.0", "Age-related osteoporosis without current pathological fracture")],
    "gut": [("K50.90", "Crohn's disease, unspecified, without complications"), ("K50.00", "Crohn's disease of small intestine without complications"), ("K50.812", "Crohn's disease of both small and large intestine with intestinal obstruction"),
            ("K51.90", "Ulcerative colitis, unspecified, without complications"), ("K51.00", "Ulcerative (chronic) pancolitis without complications"), ("K51.511", "Left sided colitis with rectal bleeding")],
    "nerve": [("G35", "Multiple sclerosis"), ("G70.00", "Myasthenia gravis without (acute) exacerbation"), ("G70.01", "Myasthenia gravis with (acute) exacerbation"), ("G36.0", "Neuromyelitis optica [Devic]"),
              ("G61.81", "Chronic inflammatory demyelinating polyneuritis"), ("G30.9", "Alzheimer's disease, unspecified"), ("G31.84", "Mild cognitive impairment of uncertain or unknown etiology"), ("G43.709", "Chronic migraine without aura, not intractable, without status migrainosus")],
    "cancer": [("C34.90", "Malignant neoplasm of unspecified part of unspecified bronchus or lung"), ("C50.911", "Malignant neoplasm of unspecified site of right female breast"), ("C43.9", "Malignant melanoma of skin, unspecified"),
               ("C90.00", "Multiple myeloma not having achieved remission"), ("C83.30", "Diffuse large B-cell lymphoma, unspecified site"), ("C18.9", "Malignant neoplasm of colon, unspecified"), ("C56.9", "Malignant neoplasm of unspecified ovary"),
               ("C79.51", "Secondary malignant neoplasm of bone"), ("C67.9", "Malignant neoplasm of bladder, unspecified"), ("C16.9", "Malignant neoplasm of stomach, unspecified"), ("D70.1", "Agranulocytosis secondary to cancer chemotherapy")],
    "eye": [("H35.3211", "Exudative age-related macular degeneration, right eye, with active choroidal neovascularization"), ("H35.3221", "Exudative age-related macular degeneration, left eye, with active choroidal neovascularization"),
            ("E11.3311", "Type 2 diabetes mellitus with moderate nonproliferative diabetic retinopathy with macular edema, right eye"), ("H34.8110", "Central retinal vein occlusion, right eye, with macular edema"), ("H34.8320", "Tributary (branch) retinal vein occlusion, left eye, with macular edema")],
    "skin": [("L40.0", "Psoriasis vulgaris"), ("L40.1", "Generalized pustular psoriasis"), ("L20.9", "Atopic dermatitis, unspecified"), ("L50.1", "Idiopathic urticaria"), ("L10.0", "Pemphigus vulgaris")],
    "lung": [("J45.50", "Severe persistent asthma, uncomplicated"), ("J45.51", "Severe persistent asthma with (acute) exacerbation"), ("J82.83", "Eosinophilic asthma"), ("E88.01", "Alpha-1-antitrypsin deficiency"), ("I27.0", "Primary pulmonary hypertension")],
    "blood": [("D59.32", "Hereditary hemolytic-uremic syndrome"), ("D59.5", "Paroxysmal nocturnal hemoglobinuria [Marchiafava-Micheli]"), ("D69.3", "Immune thrombocytopenic purpura"), ("D66", "Hereditary factor VIII deficiency"), ("D83.9", "Common variable immunodeficiency, unspecified"),
              ("D80.1", "Nonfamilial hypogammaglobulinemia"), ("M31.11", "Hematopoietic stem cell transplantation-associated thrombotic microangiopathy [HSCT-TMA]"), ("D46.9", "Myelodysplastic syndrome, unspecified")],
    "store": [("E75.21", "Fabry (-Anderson) disease"), ("E75.22", "Gaucher disease"), ("E74.02", "Pompe disease"), ("E76.1", "Mucopolysaccharidosis, type II"), ("E83.31", "Familial hypophosphatemia"), ("E78.01", "Familial hypercholesterolemia")],
}
PRACTICE_OF_STEM = [("cept", ["eye", "joint"]), ("ranibizumab", ["eye"]), ("aflibercept", ["eye"]), ("tocilizumab", ["joint"]), ("infliximab", ["gut", "joint"]), ("golimumab", ["joint"]),
                    ("ustekinumab", ["gut", "skin"]), ("vedolizumab", ["gut"]), ("mirikizumab", ["gut"]), ("guselkumab", ["gut", "skin"]), ("risankizumab", ["gut"]), ("denosumab", ["joint", "cancer"]),
                    ("romosozumab", ["joint"]), ("ocrelizumab", ["nerve"]), ("natalizumab", ["nerve", "gut"]), ("ublituximab", ["nerve"]), ("efgartigimod", ["nerve"]), ("rozanolixizumab", ["nerve"]),
                    ("lecanemab", ["nerve"]), ("donanemab", ["nerve"]), ("aducanumab", ["nerve"]), ("eptinezumab", ["nerve"]), ("omalizumab", ["lung", "skin"]), ("mepolizumab", ["lung"]), ("reslizumab", ["lung"]),
                    ("benralizumab", ["lung"]), ("tezepelumab", ["lung"]), ("depemokimab", ["lung"]), ("culizumab", ["blood"]), ("filgrastim", ["cancer"]), ("globulin", ["blood"]), ("factor", ["blood"]),
                    ("sidase", ["store"]), ("glucerase", ["store"]), ("sulfase", ["store"]), ("mab", ["cancer", "cancer", "joint", "skin"])]


def load_drugs():
    """The drugs of drugs.csv as dicts; strength and NDC are empty where no fact is at hand."""
    with open(Path(__file__).with_name("drugs.csv"), encoding="utf-8") as file:
        return list(csv.DictReader(file))


def more_drugs(path):
    """Biologics with a brand from the project's own table (columns biologic, brand, proper_name, routes), where it exists."""
    if not path.exists():
        return []
    with open(path, encoding="utf-8") as file:
        result = []
        for row in csv.DictReader(file):
            brand, generic, route = row.get("brand") or "", row.get("proper_name") or "", (row.get("routes") or "IV").split("|")[0]
            if row.get("biologic") == "1" and brand and generic and len(brand) < 22 and route in ("IV", "SC", "IM", "INTRAVITREAL"):
                container = "syringe" if route == "SC" and len(result) % 2 else "vial"
                result.append(dict(brand=brand, generic=generic, ndc="", split="", strength="", container=container, route=route, maker=""))
        return result


# what is on invoices beside the biologic: name, NDC, split, smallest and largest price, units
OTHER_ITEMS = [
    ("Sodium Chloride 0.9% injection 100 mL bag", "00338004918", "4-4-2", 1.9, 6, ["EA", "BOX"]), ("Sodium Chloride 0.9% inj 250 mL", "00338004902", "4-4-2", 2.2, 6, ["EA"]),
    ("Dextrose 5% in water 500 mL", "00338001703", "4-4-2", 2.4, 7, ["EA"]), ("Sterile Water for Injection 10 mL SDV", "00409488710", "4-4-2", 0.8, 2, ["VIAL", "EA"]),
    ("Ondansetron HCl 4 mg/2 mL SDV", "00409475503", "4-4-2", 0.6, 3, ["VIAL", "BOX"]), ("Dexamethasone sod phos 4 mg/mL 1 mL vial", "63323016501", "5-3-2", 0.9, 4, ["VIAL"]),
    ("Diphenhydramine 50 mg/mL 1 mL vial", "63323066401", "5-3-2", 0.9, 3, ["VIAL", "EA"]), ("Methylprednisolone sod succ 125 mg vial", "00009004722", "4-4-2", 6, 14, ["VIAL"]),
    ("Famotidine 20 mg/2 mL vial", "00641602225", "4-4-2", 1.1, 4, ["VIAL"]), ("Heparin lock flush 100 units/mL 5 mL syringe", "08290306514", "4-4-2", 0.7, 2, ["EA", "BOX"]),
    ("Lidocaine 1% 20 mL MDV", "63323020120", "5-3-2", 2, 6, ["VIAL"]), ("Ketorolac tromethamine 30 mg/mL", "63323016201", "5-3-2", 1, 4, ["VIAL"]), ("Cyanocobalamin 1000 mcg/mL", "00517003125", "4-4-2", 2, 9, ["VIAL", "BOX"]),
    ("Triamcinolone acetonide 40 mg/mL 1 mL", "00003029305", "4-4-2", 8, 20, ["VIAL"]), ("Medroxyprogesterone 150 mg/mL", "59762453701", "5-4-1", 25, 60, ["VIAL"]), ("Ceftriaxone 1 g vial", "00409733201", "4-4-2", 2, 7, ["VIAL", "BOX"]),
    ("Iron sucrose 100 mg/5 mL SDV", "00517234010", "4-4-2", 25, 60, ["VIAL"]), ("Zoledronic acid 5 mg/100 mL", "25021083082", "5-3-2", 30, 190, ["EA", "VIAL"]), ("Paclitaxel 100 mg/16.7 mL MDV", "61703034222", "5-3-2", 14, 60, ["VIAL"]),
    ("Bortezomib 3.5 mg SDV", "63323072110", "5-3-2", 60, 300, ["VIAL"]), ("Pemetrexed 500 mg SDV", "00409106801", "4-4-2", 70, 500, ["VIAL"]), ("Fosaprepitant 150 mg vial", "68001052336", "5-3-2", 18, 60, ["VIAL"]),
    ("Palonosetron 0.25 mg/5 mL", "67457031705", "5-3-2", 9, 35, ["VIAL"]), ("Proparacaine HCl 0.5% ophth soln 15 mL", "61314001601", "5-4-1", 8, 16, ["EA"]), ("Tropicamide 1% ophth soln 15 mL", "61314035502", "5-4-1", 7, 14, ["EA"]),
    ("Alcohol prep pads, sterile, 200/bx", None, None, 2, 5, ["BOX"]), ("IV administration set, 15 drops, vented", None, None, 4, 14, ["EA", "BOX"]), ("Winged infusion set 23G x 3/4 in", None, None, 1, 3, ["EA", "BOX"]),
    ("Safety syringe 3 mL 25G x 5/8 in", None, None, 14, 40, ["BOX"]), ("Nitrile exam gloves medium 200/bx", None, None, 9, 19, ["BOX"]), ("Sharps container 5 qt", None, None, 6, 12, ["EA"]), ("In-line filter 0.2 micron extension set", None, None, 6, 16, ["EA"]),
    ("Gauze sponge 2x2 8-ply", None, None, 2, 6, ["BOX"]), ("Transparent dressing 2-3/8 x 2-3/4", None, None, 30, 80, ["BOX"]), ("Syringe 10 mL luer lock", None, None, 10, 30, ["BOX"]), ("Closed system transfer device, vial adapter", None, None, 6, 18, ["EA"]),
    ("Cold pack shipper, returnable", None, None, 0, 0, ["EA"]), ("Gel refrigerant pack", None, None, 1, 4, ["EA"]), ("Infusion pump tubing, DEHP-free", None, None, 7, 21, ["EA"]), ("Povidone-iodine swabstick 3's", None, None, 12, 30, ["BOX"]),
]
