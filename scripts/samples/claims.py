"""The sample claims: what the biller typed, the papers, and what must be found on them.

Everyone and every office here is invented. Drugs and NDCs are facts; prices, lots and dates are made up.
"""

import json
from decimal import Decimal
from pathlib import Path

import numpy as np

from . import damage, files, invoices, labels, orders, others
from .labelled import Document, Fonts
from .values import Style, npi

SUPPLIES = {
    "saline": dict(description="Sodium Chloride 0.9% injection, 250 mL bag", ndc="00338004902", split="4-4-2", item_number="204417"),
    "ivset": dict(description="IV administration set, 15 drop, 0.2 micron in-line filter", item_number="883120"),
    "catheter": dict(description="Safety IV catheter 22G x 1 in", item_number="310988"),
    "diphenhydramine": dict(description="Diphenhydramine 50 mg/mL injection, 1 mL vial", ndc="63323066401", item_number="240077"),
    "water": dict(description="Sterile Water for Injection, 10 mL vial", ndc="00409488710", split="4-4-2", item_number="214100"),
    "sharps": dict(description="Sharps container, 5 quart, red", item_number="770215"),
    "methylprednisolone": dict(description="Methylprednisolone sod. succinate 125 mg, vial", ndc="00009004722", split="4-4-2", item_number="250310"),
    "proparacaine": dict(description="Proparacaine HCl 0.5% ophth. soln 15 mL", ndc="61314001601", item_number="415506"),
    "povidone": dict(description="Povidone-iodine 5% ophth. prep 30 mL", ndc="00065041130", split="4-4-2", item_number="415812"),
    "needle30": dict(description="Needle 30G x 1/2 in, sterile", item_number="330512"),
    "speculum": dict(description="Lid speculum, wire, disposable", item_number="330920"),
    "drape": dict(description="Eye drape fenestrated, sterile", item_number="330977"),
    "lidocaine": dict(description="Lidocaine 1% PF 5 mL vial", ndc="63323049257", item_number="242615"),
    "moxi": dict(description="Moxifloxacin 0.5% ophth. soln 3 mL", ndc="60505058204", split="5-4-1", item_number="416210"),
    "fluorescein": dict(description="Fluorescein 10% injection 5 mL", ndc="17478025310", item_number="416733"),
    "gloves": dict(description="Exam gloves nitrile, M, 200/box", item_number="700112"),
    "phenylephrine": dict(description="Phenylephrine 2.5% ophth. soln 15 mL", ndc="17478020115", item_number="416018"),
    "tropicamide": dict(description="Tropicamide 1% ophth. soln 15 mL", ndc="61314035502", item_number="416022"),
}


def line(item, quantity, uom, price, **more):
    """A line item with its extended price."""
    base = dict(SUPPLIES[item]) if isinstance(item, str) else dict(item)
    base.setdefault("biologic", False)
    base.update(quantity=str(quantity), uom=uom, unit_price=price, extended_price=f"{Decimal(price) * quantity:.2f}")
    base.setdefault("target", base["biologic"])
    base.update(more)
    return base


def totals(lines, freight=None, tax=None, discount=None):
    """Subtotal and total of lines, with the charges and deductions given."""
    subtotal = sum(Decimal(l["extended_price"]) for l in lines)
    result = dict(subtotal=f"{subtotal:.2f}")
    total = subtotal
    for key, amount, sign in (("discount", discount, -1), ("freight", freight, 1), ("tax", tax, 1)):
        if amount is not None:
            result[key] = amount if sign > 0 else f"-{amount}"
            total += sign * Decimal(amount)
    result["total"] = f"{total:.2f}"
    return result


# Whose claims they are, as an 837P asks for it: where the patient lives and the practice stands, and who pays. The order numbers the practices.
PARTIES = {
    "digital-invoice": ("12 Larch Row", "Boise", "ID", "83702", "02202", "NORIDIAN JF"),
    "fax-tiff": ("480 Harbor Street", "Columbia", "SC", "29201", "11302", "PALMETTO GBA JM"),
    "label-photo": ("7 Mill Lane", "Trenton", "NJ", "08608", "12402", "NOVITAS JL"),
    "one-pdf": ("2210 Canyon Road", "Dallas", "TX", "75201", "04412", "NOVITAS JH"),
    "scanned-order": ("91 Orchard Avenue", "Madison", "WI", "53703", "00000", "MEDICARE PART B"),
    "statement": ("33 Quarry Street", "Albany", "NY", "12207", "13282", "NGS JK"),
    "wasted-vial": ("605 Lakeside Drive", "Tampa", "FL", "33602", "09102", "FIRST COAST JN"),
    "with-mistakes": ("18 Beacon Hill", "Tucson", "AZ", "85701", "02202", "NORIDIAN JF"),
    "shared-invoice": ("27 Alder Bend", "Bend", "OR", "97701", "02202", "NORIDIAN JF"),
}


def parties(name, beneficiary, prescriber, practice):
    """The parties of an 837P of one sample, all made up."""
    street, city, state, zip_code, number, payer = PARTIES[name]
    index = list(PARTIES).index(name)
    place = lambda street: dict(street=street, city=city, state=state, zip=zip_code + "5510")
    first, middle, last = beneficiary.split(" ")
    return dict(
        submitter=dict(id=f"SUB003{index + 1:02}", name=practice, contact="Billing office", phone=f"20855501{index + 10}"),
        receiver=dict(id=number, name=payer), payer=dict(id=number, name=payer),
        billing=dict(name=practice, tax_id=f"0055501{index + 10}", address=place(f"{100 + 7 * index} Clinic Way")),
        rendering=dict(last_name=prescriber.split(" ")[-1], first_name=prescriber.split(" ")[0]),
        subscriber=dict(last_name=last, first_name=first, middle_name=middle.rstrip("."), address=place(street)),
        signature_on_file=True, usage="T")


class Claim:
    """One folder of samples in the making."""

    def __init__(self, folder, name, claim, findings=(), as_of=None, about=""):
        self.folder, self.name, self.claim = Path(folder) / name, name, claim
        self.findings, self.as_of, self.about = sorted(findings), as_of, about
        self.files, self.names = {}, {}
        self.folder.mkdir(parents=True, exist_ok=True)

    def rng(self, what):
        """The random numbers of one of the papers."""
        return np.random.default_rng(abs(hash_of(self.name + "/" + what)))

    def add(self, file, documents):
        """Notes what a file holds; the file itself is written by the caller."""
        pages, described, first = [], [], 1
        for document in documents:
            # The claim's own order comes first.
            for field in ("bill_to_name", "prescriber_name"):
                if field in document.data:
                    self.names.setdefault(field, document.data[field])
            truth = document.truth(first)
            pages += [dict(page=p, kind=document.kind) for p in truth["pages"]]
            listed = lambda name, value, f: [value] if name in ("lot", "expiry") and not isinstance(f["value"], list) else value
            boxes = lambda fields: {k: dict(page=f["page"], box=listed(k, f["bbox"], f)) for k, f in fields.items()}
            plain = lambda fields: {k: listed(k, f["value"], f) for k, f in fields.items()}
            described.append(dict(
                kind=document.kind, pages=truth["pages"], fields=plain(truth["fields"]),
                line_items=[dict(plain(i["fields"]), biologic=i["biologic"]) for i in truth["line_items"]],
                boxes=dict(fields=boxes(truth["fields"]), line_items=[boxes(i["fields"]) for i in truth["line_items"]])))
            first += len(document.sheets)
        self.files[file] = dict(pages=pages, documents=described)

    def digital(self, file, *documents):
        """A PDF with text."""
        files.pdf(self.folder / file, [files.Digital(s) for d in documents for s in d.sheets])
        self.add(file, documents)

    def finish(self, **more):
        """Writes claim.json, with more of what it says, and expected.json."""
        known = parties(self.name, self.claim["beneficiary_name"], self.names["prescriber_name"], self.names["bill_to_name"])
        dump(self.folder / "claim.json", dict(dict(schema="j3590.claim/1", claim_id=self.claim.pop("claim_id")), **self.claim, parties=known, **more))
        verdict = "incomplete" if self.findings else "complete"
        expected = dict(about=self.about, as_of=self.as_of, verdict=verdict, findings=self.findings, files=self.files)
        dump(self.folder / "expected.json", expected)


def hash_of(text):
    """A number from a text, the same on every machine."""
    import zlib
    return zlib.crc32(text.encode())


def dump(path, value):
    """Writes JSON with boxes on one line each."""
    import re
    text = json.dumps(value, indent=2, ensure_ascii=False)
    text = re.sub(r"\[\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]", r"[\1, \2, \3, \4]", text)
    path.write_text(text + "\n", encoding="utf-8")


def make(kind, layout, data, lines=(), **more):
    """Draws a document."""
    document = Document(kind, layout, data, lines, **more)
    {"invoice": invoices, "order": orders, "label": labels, "other": others}[kind].draw(document)
    return document


# --- the claims ---------------------------------------------------------------

def digital_invoice(root):
    ndc = "00002757501"
    clinic, address = "Alder Creek Gastroenterology, PC", ["410 Juniper Loop, Suite 120", "Fernbrook, WA 98999"]
    drug = dict(description="Omvoh (mirikizumab-mrkz) 300 mg/15 mL (20 mg/mL) injection, single-dose vial, 1 per carton", ndc=ndc, split="4-4-2",
                item_number="118204", lot=["D684312"], expiry=["2025-08-31"], biologic=True)
    lines = [line(drug, 1, "VIAL", "9412.37"), line("saline", 4, "EA", "3.18"), line("ivset", 2, "EA", "11.46")]
    claim = Claim(root, "digital-invoice", dict(
        claim_id="S-0101", beneficiary_name="Odile R. Vantongeren", dob="1951-09-23", mbi="3WD7RK4GT62", sex="F", date_of_service="2024-03-05",
        place_of_service="11", hcpcs="J3590", units="1", modifiers=["JZ"], charge="10350.00", drug_brand="Omvoh",
        drug_generic="mirikizumab-mrkz", ndc=ndc, diagnosis=["K51.00"], payer="noridian-jf", rendering_npi=npi("169927740"),
        billing_npi=npi("112233445")), as_of="2024-03-20", about="Digital PDFs with a good text layer: nothing is wrong.")
    invoice = make("invoice", "ruled", dict(
        subtype="invoice", supplier_name="Bluestem Specialty Distribution", bill_to_name=clinic, ship_to_name=clinic, invoice_number="BSD-2204917",
        invoice_date="2024-02-20", due_date="2024-03-21", po_number="AC-3381", account_number="700416", **totals(lines, freight="38.50", tax="0.00")),
        lines, style=Style(ndc="11", uom=1, expiry="m/Y"), fonts=Fonts("Carlito"),
        words={"total": "Amount Due", "freight": "Cold-chain freight", "lot": "Lot No.", "expiry": "Exp. Date"},
        extra=dict(supplier_address=["2900 Prairie Clover Road", "Ossian Falls, ND 58999", "Tel (701) 555-0142   Orders (701) 555-0143"],
                   bill_to_address=address, ship_to_address=address, terms="Net 30", ship_via="Overnight, refrigerated", order_number="SO-559021",
                   meta=["invoice_number", "invoice_date", "due_date", "account_number", "po_number", "terms", "order_number", "ship_via"],
                   rows=8, row_size=8.8, notes=["Refrigerated goods (2-8 C) cannot be returned once delivered. Report damage within 24 hours.",
                                 "Remit to: Bluestem Specialty Distribution, PO Box 5550, Ossian Falls, ND 58999"]))
    order = make("order", "letter", dict(
        patient_name="Odile R. Vantongeren", patient_dob="1951-09-23", mbi="3WD7RK4GT62", order_date="2024-02-26", drug_brand="Omvoh",
        drug_generic="mirikizumab-mrkz", dose="300 mg", route="IV", frequency="Q4W", icd10=["K51.00"],
        diagnosis_text=["Ulcerative (chronic) pancolitis without complications"],
        medical_necessity="Moderately to severely active disease (Mayo score 9) in spite of mesalamine, two courses of prednisone and "
        "vedolizumab, which was stopped in December 2023 after 14 weeks without response. Colonoscopy on 01/30/2024 showed confluent "
        "ulceration. Omvoh is needed to bring the colitis into remission and to avoid colectomy.",
        prescriber_name="Tobias Lindqvist-Mora", npi=npi("169927740"), signed="electronic", signature_date="2024-02-26",
        service_date="2024-03-05", admin_dose="300 mg", admin_lot=["D684312"], admin_expiry=["2025-08-31"], admin_ndc=ndc, wastage="0 mg"),
        style=Style(date="Month", dob="mdY", route=2, frequency=0, admin_ndc="10", mbi="bare"), fonts=Fonts("Caladea"),
        words={"administration": "Infusion record", "wastage": "Discarded", "signed_on": "on"},
        extra=dict(clinic=clinic, clinic_address=["410 Juniper Loop, Suite 120, Fernbrook, WA 98999", "Telephone (509) 555-0118   Fax (509) 555-0119"],
                   credentials="MD", split="4-4-2", signed_at="at 4:12 PM", administered_by="Ines Halloway, RN", start="9:05 AM", stop="9:41 AM",
                   site="Left forearm, 22G", greeting="To the infusion suite:",
                   paragraphs=["Please give {drug_brand} ({drug_generic}) {dose} as an {route} over at least 30 minutes, {frequency} for the three "
                               "induction doses. Observe for 30 minutes afterwards.",
                               "Diagnosis: {diagnosis_text:0}, {icd10:0}.", "Medical necessity: {medical_necessity}"]))
    claim.digital("invoice.pdf", invoice)
    claim.digital("order.pdf", order)
    claim.finish()


def scanned_order(root):
    ndc = "00173092742"
    clinic, address = "Larkspur Allergy & Asthma Associates", ["88 Tern Island Avenue", "Cold Harbor, MN 55999"]
    drug = dict(description="EXDENSUR (depemokimab-ulaa) injection 100 mg/mL, single-dose prefilled syringe", ndc=ndc, split="4-4-2",
                item_number="EX-100S", lot=["7K2M"], expiry=["2027-05"], biologic=True)
    lines = [line(drug, 2, "SYRINGE", "6874.15"), line("sharps", 1, "EA", "9.80")]
    claim = Claim(root, "scanned-order", dict(
        claim_id="S-0102", beneficiary_name="Bertrand L. Okonjo", dob="1948-02-11", mbi="5HK2TY9PE31", sex="M", date_of_service="2026-02-19",
        place_of_service="11", hcpcs="J3590", units="1", modifiers=["JZ"], charge="7480.00", drug_brand="Exdensur",
        drug_generic="depemokimab-ulaa", ndc=ndc, diagnosis=["J45.50"], rendering_npi=npi("140881236"), billing_npi=npi("188765510")),
        as_of="2026-03-02", about="The order is a 300 dpi black and white scan, a little askew, filled in on a typewriter and signed by pen.")
    invoice = make("invoice", "half-ruled", dict(
        subtype="invoice", supplier_name="Tamarack BioDistribution, LLC", bill_to_name=clinic, ship_to_name=clinic, invoice_number="0093356",
        invoice_date="2026-01-30", due_date="2026-03-01", po_number="LAA 1207", account_number="TB-44190", **totals(lines, freight="0.00")),
        lines, style=Style(date="Mon", ndc="10", uom=0, expiry="Y-m", money="$", line_money="plain"), fonts=Fonts("Open Sans"),
        words={"invoice_number": "Invoice #", "po_number": "Your PO", "account_number": "Customer", "title": "Invoice", "total": "Balance Due",
               "quantity": "Shipped", "uom": "Unit", "description": "Product", "extended_price": "Amount", "freight": "Shipping"},
        extra=dict(supplier_address=["1 Larch Court, Building C", "Bell Harbor, WI 54999", "(715) 555-0190"], bill_to_address=address,
                   ship_to_address=address, terms="Net 30", accent=(0.10, 0.35, 0.25), row_size=8.6,
                   notes=["Please quote the invoice number with your payment. Prices are net of contract discounts."]))
    order = make("order", "box-form", dict(
        patient_name="Bertrand L. Okonjo", patient_dob="1948-02-11", mbi="5HK2TY9PE31", order_date="2026-02-10", drug_brand="Exdensur",
        drug_generic="depemokimab-ulaa", ndc=ndc, dose="100 mg", route="SC", frequency="Q6M", weight="91.6 kg", height="178 cm", icd10=["J45.50"],
        diagnosis_text=["Severe persistent asthma, uncomplicated"],
        medical_necessity="Eosinophilic phenotype (blood eosinophils 480/mcL). Three exacerbations needing oral steroids in 12 months on "
        "high-dose fluticasone/salmeterol plus tiotropium. Add-on maintenance is required to prevent further exacerbations.",
        prescriber_name="Henrietta Quillfeather", npi=npi("140881236"), signed="wet", signature_date="2026-02-10",
        service_date="2026-02-19", admin_dose="100 mg", admin_lot=["7K2M"], admin_expiry=["2027-05"], admin_ndc=ndc, wastage="0 mg"),
        style=Style(date="mdY", name="Last, First M.", route=3, frequency=0, expiry="m/Y", ndc="10", admin_ndc="10"),
        fonts=Fonts("Liberation Sans", value="Courier Prime", hand="Rufscript"),
        words={"title": "Injection Order Form", "administration": "5. GIVEN (nurse completes)", "wastage": "Amount wasted"},
        extra=dict(clinic=clinic, clinic_address=["88 Tern Island Avenue, Cold Harbor, MN 55999", "Ph (218) 555-0171   Fax (218) 555-0172"],
                   split="4-4-2", credentials="DO", sex="M", allergies="Penicillin", form_number="LAA-17 (rev. 09/25)", administered_by="P. Fennimore, LPN"), seed=3)
    claim.digital("invoice.pdf", invoice)
    rng = claim.rng("order")
    pixels = damage.scan_bilevel(order.sheets[0], rng, 300, angle=0.9, dust=70, soft=0.8)
    files.pdf(claim.folder / "order.pdf", [files.Scanned(pixels, order.size)], creator="scanner")
    claim.add("order.pdf", [order])
    claim.finish()


def fax_tiff(root):
    ndc = "78206019301"
    clinic, address = "Sandhill Bone & Joint Clinic", ["1550 Longleaf Parkway", "Pinnacle, NC 28999"]
    drug = dict(description="Bildyos 60 mg/mL prefilled syringe denosumab-nxxp", ndc=ndc, split="5-3-2", lot=["W043871"], expiry=["2027-09"], biologic=True)
    lines = [line(drug, 3, "EA", "1128.40"), line("gloves", 2, "BOX", "14.25"), line("sharps", 1, "EA", "8.95")]
    claim = Claim(root, "fax-tiff", dict(
        claim_id="S-0103", beneficiary_name="Rosalind T. Ekholm", dob="1944-12-05", mbi="8CP4EV1NX07", sex="F", date_of_service="2025-11-18",
        place_of_service="11", hcpcs="J3590", units="1", modifiers=["JZ"], charge="1390.00", drug_brand="Bildyos", drug_generic="denosumab-nxxp",
        ndc=ndc, diagnosis=["M81.0"], payer="palmetto-jm", rendering_npi=npi("155410923"), billing_npi=npi("133098712")),
        as_of="2025-12-01", about="Invoice and order came as one fax in fine resolution (204 x 196), a TIFF of two pages.")
    style = Style(date="mdY", ndc="11", expiry="m/y", money="plain")
    invoice = make("invoice", "typewriter", dict(
        subtype="invoice", supplier_name="KETTLE POINT PHARMACY SUPPLY", bill_to_name=clinic, ship_to_name=clinic, invoice_number="7714-0382",
        invoice_date="2025-11-03", po_number="25-1188", account_number="30947", **totals(lines, freight="22.00", tax="0.00")),
        lines, style=style, fonts=Fonts("Liberation Mono", value="Liberation Mono"),
        words={"invoice_number": "INVOICE", "invoice_date": "DATE", "account_number": "CUSTOMER", "po_number": "YOUR P.O.", "terms": "TERMS",
               "ship_via": "VIA", "quantity": "QTY", "uom": "UM", "description": "DESCRIPTION", "ndc": "NDC NUMBER", "unit_price": "PRICE",
               "extended_price": "AMOUNT", "subtotal": "MERCHANDISE", "freight": "SHIPPING", "tax": "TAX", "total": "PLEASE PAY",
               "bill_to": "SOLD TO", "ship_to": "SHIP TO", "page": "PAGE"},
        extra=dict(supplier_address=["PO BOX 5512, HALYARD, SC 29999", "PHONE 803-555-0166"], bill_to_address=address, ship_to_address=address,
                   terms="NET 15", ship_via="COURIER", notes=["STORE AT 36-46 F. NO RETURNS ON REFRIGERATED ITEMS."]))
    order = make("order", "blanks", dict(
        patient_name="Rosalind T. Ekholm", patient_dob="1944-12-05", mbi="8CP4EV1NX07", order_date="2025-11-10", drug_brand="Bildyos",
        drug_generic="denosumab-nxxp", dose="60 mg", route="SC", frequency="Q6M", icd10=["M81.0"],
        diagnosis_text=["Age-related osteoporosis without current pathological fracture"],
        medical_necessity="T-score -3.1 at the lumbar spine (DXA 09/2025). Alendronate stopped for erosive esophagitis; zoledronic acid is not "
        "suitable with an eGFR of 31. Calcium 9.4 mg/dL, vitamin D replete.",
        prescriber_name="Aurelio Brightwater", npi=npi("155410923"), signed="wet", signature_date="2025-11-10", service_date="2025-11-18",
        admin_dose="60 mg", admin_lot=["W043871"], admin_expiry=["2027-09"], admin_ndc=ndc),
        style=Style(date="mdY", name="first", route=2, frequency=0, expiry="m/Y"), fonts=Fonts("Liberation Serif", value="Liberation Sans", hand="Rufscript"),
        words={"title": "Physician Order for In-Office Injection", "administration": "Administration", "diagnosis_text": "Dx", "icd10": "ICD-10"},
        extra=dict(clinic=clinic, clinic_address=["1550 Longleaf Parkway, Pinnacle, NC 28999", "Phone 910-555-0127 / Fax 910-555-0128"],
                   credentials="MD", administered_by="C. Abara, RN", site="Left upper arm", pen=(0.05, 0.05, 0.07)), seed=5)
    rng = claim.rng("fax")
    header = "11/19/2025 08:{:02}  FROM: SANDHILL BONE JOINT 910-555-0128  TO: 803-555-0100      P. {:02}/02"
    pages = [damage.fax(s, rng, True, 0.35 * (1 - 2 * i), header.format(14 + i, i + 1), dropouts=1) for i, s in enumerate(invoice.sheets + order.sheets)]
    files.tiff(claim.folder / "fax.tif", pages, (204, 196))
    claim.add("fax.tif", [invoice, order])
    claim.finish()


def label_photo(root):
    ndc = "62225030000"
    clinic, address = "Riverbend Hematology Partners", ["702 Millrace Street, Floor 3", "Ashgrove, PA 18999"]
    drug = dict(description="Yartemlea (narsoplimab-wuug) injection 370 mg/2 mL, single-dose vial, carton of 1", item_number="GB-70031",
                lot=["NR5581A"], expiry=["2027-11"], biologic=True)
    lines = [line(drug, 1, "CARTON", "32180.00"), line("saline", 2, "EA", "3.40", ndc=None), line("ivset", 1, "EA", "12.10")]
    claim = Claim(root, "label-photo", dict(
        claim_id="S-0104", beneficiary_name="Casimir J. Thorvald", dob="1957-04-30", mbi="2RM6UA3QD85", sex="M", date_of_service="2026-03-12",
        place_of_service="11", hcpcs="J3590", units="1", modifiers=["JZ"], charge="33500.00", drug_brand="Yartemlea",
        drug_generic="narsoplimab-wuug", ndc=ndc, diagnosis=["M31.11"], payer="novitas-jl", rendering_npi=npi("122870045"),
        billing_npi=npi("177204416")), as_of="2026-03-25",
        about="The invoice prints no NDC; a photo of the carton shows it (perspective, uneven light).")
    invoice = make("invoice", "band", dict(
        subtype="invoice", supplier_name="Granite Cove Oncology Supply", bill_to_name=clinic, ship_to_name=clinic, invoice_number="GC26-01874",
        invoice_date="2026-03-03", due_date="2026-04-02", po_number="RHP-0661", account_number="5100872",
        **totals(lines, discount="321.80", freight="65.00")),
        lines, style=Style(date="Mon", uom=1, expiry="Mon Y", money="$", line_money="$", negative="("), fonts=Fonts("Lato"),
        words={"item_number": "SKU", "quantity": "Qty", "uom": "Unit", "unit_price": "Price", "extended_price": "Total", "discount": "Prompt-pay discount",
               "freight": "Cold chain delivery", "total": "Invoice total", "po_number": "Purchase order", "account_number": "Account",
               "invoice_number": "Invoice number", "invoice_date": "Issued", "due_date": "Due"},
        extra=dict(supplier_address=["19 Quarry Wharf, Granite Cove, NH 03999", "orders 603-555-0133"], bill_to_address=address, ship_to_address=address,
                   accent=(0.17, 0.25, 0.36), row_size=9, footer="Granite Cove Oncology Supply  -  questions? 603-555-0134"))
    order = make("order", "printout", dict(
        patient_name="Casimir J. Thorvald", patient_dob="1957-04-30", mbi="2RM6UA3QD85", order_date="2026-03-09", drug_brand="Yartemlea",
        drug_generic="narsoplimab-wuug", dose="370 mg", route="IV", frequency="QW", weight="83.1 kg", icd10=["M31.11", "T86.09"],
        diagnosis_text=["Hematopoietic stem cell transplantation-associated thrombotic microangiopathy", "Other complications of bone marrow transplant"],
        medical_necessity="Day +96 after allogeneic transplant: LDH 2.4 x upper limit, schistocytes, platelets 21, creatinine doubled, ADAMTS13 "
        "activity 68 %. No improvement three weeks after tacrolimus was withdrawn.",
        prescriber_name="Yevgenia Castlemaine", npi=npi("122870045"), signed="electronic", signature_date="2026-03-09", service_date="2026-03-12",
        admin_dose="370 mg", admin_lot=["NR5581A"], admin_expiry=["2027-11"], admin_ndc=ndc, wastage="0 mg"),
        style=Style(date="mdY", name="Last, First M.", route=3, frequency=0, expiry="m/Y", admin_ndc="11"), fonts=Fonts("DejaVu Sans"),
        words={"title": "Infusion therapy order", "order_date": "Ordered on", "administration": "Medication administration", "service_date": "Given on"},
        extra=dict(clinic=clinic, credentials="MD", mrn="0044718", printed_at="Printed 03/12/2026 15:20", signed_at="13:47", administered_by="W. Sorrel, RN",
                   start="10:10", stop="10:42", more_rows=[("Order no.", "8812-4471"), ("Rate", "Infuse over 30 minutes through a 0.2 micron filter")]))
    label = make("label", "carton", dict(drug_brand="Yartemlea", drug_generic="narsoplimab-wuug", strength="370 mg/2 mL", ndc=ndc, lot="NR5581A",
                                         expiry="2027-11"),
                 style=Style(ndc="10", expiry="Y-Mon"), fonts=Fonts("Roboto", mono="DejaVu Sans Mono"), seed=11,
                 extra=dict(split="5-3-2", concentration="(185 mg/mL)", maker="Manufactured for the license holder. Made up carton for testing.",
                            lines=["For intravenous infusion after dilution", "Single-dose vial. Discard unused portion.", "Refrigerate at 2 to 8 C in the carton."]))
    claim.digital("invoice.pdf", invoice)
    claim.digital("order.pdf", order)
    pixels = damage.photo(label.sheets[0], claim.rng("label"), size=(1500, 1125), fill=0.84, turn=-3.2, light=0.5)
    files.jpg(claim.folder / "carton.jpg", pixels, 80)
    claim.add("carton.jpg", [label])
    claim.finish(attachment=dict(transmission="FX"))


def one_pdf(root):
    ndc = "00597003510"
    clinic, address = "Palisade Dermatology & Infusion", ["6300 Basalt Ridge Drive", "Clearwater Gap, CO 80999"]
    drug = dict(description="Spevigo (spesolimab-sbzo) 450 mg/7.5 mL, carton of 2 single-dose vials", ndc=ndc, split="4-4-2", item_number="40118",
                lot=["208744"], expiry=["2024-02"], biologic=True)
    lines = [line(drug, 1, "CARTON", "51120.00"), line("saline", 2, "EA", "3.05"), line("catheter", 10, "EA", "2.10")]
    claim = Claim(root, "one-pdf", dict(
        claim_id="S-0105", beneficiary_name="Philippa W. Ostergaard", dob="1953-07-17", mbi="7JE1GM8YK24", sex="F", date_of_service="2022-11-08",
        place_of_service="11", hcpcs="J3590", units="1", modifiers=["JZ"], charge="53500.00", drug_brand="Spevigo", drug_generic="spesolimab-sbzo",
        ndc=ndc, diagnosis=["L40.1"], payer="novitas-jh", rendering_npi=npi("198340027"), billing_npi=npi("126677180")), as_of="2022-11-28",
        about="One PDF: a digital fax cover sheet, a digital invoice, and an order of two scanned pages.")
    cover = make("other", "cover-sheet", {}, fonts=Fonts("Liberation Sans"), extra=dict(
        clinic=clinic, clinic_address=["6300 Basalt Ridge Drive, Clearwater Gap, CO 80999", "Phone (970) 555-0155"],
        rows=[("To:", "Medicare Part B, additional documentation"), ("Fax:", "(800) 555-0101"), ("From:", "Billing office, M. Strand"),
              ("Date:", "November 21, 2022"), ("Pages:", "4 with this one"), ("Re:", "Claim S-0105, invoice and order")],
        ticks=["Urgent", "As requested", "Please confirm receipt"],
        message=["Enclosed are the purchase invoice and the signed order for the drug on the claim above."],
        notice="This fax holds private health information for the addressee only. If it reached you by mistake, call the number above and "
               "destroy every page."))
    invoice = make("invoice", "half-ruled", dict(
        subtype="invoice", supplier_name="Wexmoor Specialty Rx Wholesale", bill_to_name=clinic, ship_to_name=clinic, invoice_number="WX-88-40127",
        invoice_date="2022-10-25", po_number="PDI-2291", account_number="60114-2", **totals(lines, freight="48.00", tax="0.00")),
        lines, style=Style(date="dMY", ndc="10", uom=1, expiry="Mon Y", money="USD", line_money="plain"), fonts=Fonts("Tinos"),
        words={"title": "Tax Invoice", "invoice_number": "Document No.", "invoice_date": "Document Date", "po_number": "Customer PO",
               "account_number": "Customer No.", "quantity": "Qty", "description": "Item description", "unit_price": "Price each",
               "extended_price": "Line total", "total": "Total payable", "subtotal": "Net goods"},
        extra=dict(supplier_address=["400 Saddle Road, Unit 9", "Wexmoor, UT 84999", "Tel. 801-555-0160"], bill_to_address=address,
                   ship_to_address=address, terms="30 days net", row_size=9.3, parties="colon", tint=None,
                   under=("Batch {lot:i}, expires {expiry:i}",), notes=["Title passes on delivery. Keep refrigerated."]))
    order = make("order", "letter", dict(
        patient_name="Philippa W. Ostergaard", patient_dob="1953-07-17", mbi="7JE1GM8YK24", order_date="2022-11-07", drug_brand="Spevigo",
        drug_generic="spesolimab-sbzo", dose="900 mg", route="IV", frequency="ONCE", icd10=["L40.1"], diagnosis_text=["Generalized pustular psoriasis"],
        medical_necessity="She has an acute flare with fever, pustules on 30 percent of the body surface and a GPPGA score of 3. Acitretin and "
        "cyclosporine failed to control the last two flares, and she was admitted for sepsis in March. Rapid clearance is needed.",
        prescriber_name="Leopold Dunnigan-Reyes", npi=npi("198340027"), signed="wet", signature_date="2022-11-07", service_date="2022-11-08",
        admin_dose="900 mg", admin_lot=["208744"], admin_expiry=["2024-02"], admin_ndc=ndc, wastage="0 mg"),
        style=Style(date="Month", dob="mdY", mbi="dashed", route=2, frequency=2, admin_ndc="10", expiry="m/Y"),
        fonts=Fonts("Liberation Serif", hand="Breip"), seed=8,
        words={"administration": "Infusion log"},
        extra=dict(clinic=clinic, clinic_address=["6300 Basalt Ridge Drive, Clearwater Gap, CO 80999", "Phone (970) 555-0155   Fax (970) 555-0156"],
                   credentials="MD", split="4-4-2", administered_by="J. Maddox, RN", start="1:15 PM", stop="2:45 PM", greeting="Dear colleagues,",
                   paragraphs=["Please prepare {drug_brand} ({drug_generic}) {dose}, to be given as an {route} over 90 minutes, {frequency}. A second "
                               "dose after one week needs a new order.", "She is treated for {diagnosis_text:0} (ICD-10-CM {icd10:0}).",
                               "{medical_necessity}"]))
    rng = claim.rng("order")
    pages = [files.Digital(cover.sheets[0]), files.Digital(invoice.sheets[0])]
    pages += [files.Scanned(damage.scan_bilevel(s, rng, 300, angle=a, dust=50, holes=True), order.size) for s, a in zip(order.sheets, (-0.6, 0.4))]
    files.pdf(claim.folder / "everything.pdf", pages)
    claim.add("everything.pdf", [cover, invoice, order])
    claim.finish()


def with_mistakes(root):
    printed, typed = "72606004301", "72606004401"
    clinic, address = "Copper Basin Rheumatology, LLC", ["27 Assay Office Lane", "Verdigris, AZ 85999"]
    drug = dict(description="AVTOZMA tocilizumab-anoh 200 mg/10 mL SDV", ndc=printed, split="5-3-2", item_number="AVZ200", lot=["5F1137"],
                expiry=["2027-01"], biologic=True)
    lines = [line(drug, 2, "VIAL", "942.60"), line("methylprednisolone", 5, "VIAL", "8.72"), line("ivset", 5, "EA", "10.90")]
    claim = Claim(root, "with-mistakes", dict(
        claim_id="S-0106", beneficiary_name="Gwendolyn P. Achterberg", dob="1950-10-02", mbi="1TU8NF5CW93", sex="F", date_of_service="2025-06-17",
        place_of_service="11", hcpcs="J3590", units="1", modifiers=["JZ"], charge="2150.00", drug_brand="Avtozma", drug_generic="tocilizumab-anoh",
        ndc=typed, diagnosis=["M05.79"], payer="noridian-jf", rendering_npi=npi("104459812"), billing_npi=npi("165500937")),
        findings=["lot_mismatch", "missing_medical_necessity", "ndc_mismatch", "order_after_service", "signature_undated"], as_of="2025-07-01",
        about="Five mistakes: the claim has the NDC of the 400 mg vial, the invoice and the record that of the 200 mg vial; the order is dated three "
              "days after the infusion, gives no reason, and its signature has no date; the lot given is not the lot bought.")
    invoice = make("invoice", "ruled", dict(
        subtype="invoice", supplier_name="Saguaro Biologics Distributors", bill_to_name=clinic, ship_to_name=clinic, invoice_number="SBD 510293",
        invoice_date="2025-06-02", due_date="2025-07-02", po_number="CBR-778", account_number="AZ-2210", **totals(lines, freight="35.00", tax="0.00")),
        lines, style=Style(date="MdY", ndc="11", uom=0, expiry="m/y", money="$", line_money="$"), fonts=Fonts("Arimo", head="Nimbus Sans Narrow"),
        words={"invoice_number": "Invoice", "invoice_date": "Date", "po_number": "P.O. #", "account_number": "Customer ID", "due_date": "Pay By",
               "quantity": "Qty Shp", "uom": "U/M", "unit_price": "Each", "extended_price": "Ext. Amt", "ndc": "NDC (11)", "total": "TOTAL",
               "item_number": "Catalog", "freight": "Freight & handling"},
        extra=dict(supplier_address=["9100 Ocotillo Industrial Way", "Verdigris, AZ 85998", "602-555-0147"], bill_to_address=address,
                   ship_to_address=address, parties="headed", head_fill=(0.82, 0.86, 0.9), row_size=8.2,
                   columns=["item_number", "description", "ndc", "lot", "expiry", "quantity", "uom", "unit_price", "extended_price"],
                   notes=["Claims for shortage within 48 hours of receipt."]))
    order = make("order", "box-form", dict(
        patient_name="Gwendolyn P. Achterberg", patient_dob="1950-10-02", mbi="1TU8NF5CW93", order_date="2025-06-20", drug_brand="Avtozma",
        drug_generic="tocilizumab-anoh", dose="4 mg/kg", calculated_dose="400 mg", route="IV", frequency="Q4W", weight="100.0 kg", height="170 cm",
        icd10=["M05.79"], diagnosis_text=["Rheumatoid arthritis with rheumatoid factor of multiple sites"],
        prescriber_name="Florian Westerhoudt", npi=npi("104459812"), signed="wet", service_date="2025-06-17",
        admin_dose="400 mg", admin_lot=["5D0982"], admin_expiry=["2026-10"], admin_ndc=printed, wastage="0 mg"),
        style=Style(date="MdY", name="Last, First", route=2, frequency=0, expiry="m/Y", admin_ndc="11"),
        fonts=Fonts("Arimo", value="Courier Prime"), seed=21,
        words={"title": "Infusion Order", "part_patient": "PATIENT INFORMATION", "part_drug": "DRUG ORDER", "part_reason": "DIAGNOSIS AND RATIONALE",
               "part_prescriber": "ORDERED BY", "medical_necessity": "Clinical rationale (required)", "administration": "INFUSION RECORD"},
        extra=dict(clinic=clinic, clinic_address=["27 Assay Office Lane, Verdigris, AZ 85999", "T 602-555-0181  F 602-555-0182"], credentials="MD", sex="F",
                   bar=(0.82, 0.86, 0.9), form_number="CBR form 4", administered_by="T. Nakagawa-Voss RN", start="2:10 PM", stop="3:12 PM"))
    claim.digital("invoice.pdf", invoice)
    rng = claim.rng("order")
    files.pdf(claim.folder / "order.pdf", [files.Scanned(damage.scan_bilevel(order.sheets[0], rng, 300, angle=-0.4, dust=40), order.size)], creator="scanner")
    claim.add("order.pdf", [order])
    claim.finish()


def wasted_vial(root):
    ndc = "57894080001"
    clinic, address = "Heron Lake Neurology Center", ["3400 Causeway Boulevard, Suite 210", "Heron Lake, FL 33999"]
    drug = dict(description="IMAAVY (nipocalimab-aahu) 1,200 mg/6.5 mL single-dose vial", ndc=ndc, split="5-3-2", item_number="3084551",
                lot=["PBC2T01"], expiry=["2026-12"], biologic=True)
    lines = [line(drug, 1, "VIAL", "14650.00", list_price="14875.00"), line("saline", 6, "EA", "3.22"), line("diphenhydramine", 10, "VIAL", "1.64")]
    claim = Claim(root, "wasted-vial", dict(
        claim_id="S-0107", beneficiary_name="Marguerite D. Solheim", dob="1960-01-19", mbi="9FA3WD2RU48", sex="F", date_of_service="2025-07-22",
        place_of_service="11", hcpcs="J3590", units="1", modifiers=["JW"], charge="15600.00", drug_brand="Imaavy", drug_generic="nipocalimab-aahu",
        ndc=ndc, diagnosis=["G70.00"], payer="first-coast-jn", rendering_npi=npi("117765423"), billing_npi=npi("143210985")), as_of="2025-08-05",
        about="Dose by weight (77.0 kg x 15 mg/kg = 1155 mg from a 1,200 mg vial, 45 mg wasted), one drug ticked of four; a packing slip lies beside the invoice.")
    address_of_supplier = ["Building 4, 71 Mangrove Street", "Port Calusa, FL 33998", "Customer care 239-555-0109"]
    common = dict(supplier_address=address_of_supplier, bill_to_address=address, ship_to_address=address, order_number="ORD-661029", ship_via="Cold courier")
    invoice = make("invoice", "half-ruled", dict(
        subtype="invoice", supplier_name="Calusa Biotherapies, Inc.", bill_to_name=clinic, ship_to_name=clinic, invoice_number="CB1004418",
        invoice_date="2025-07-11", due_date="2025-08-10", po_number="HLN-0412", account_number="88-3071", **totals(lines, freight="0.00", tax="0.00")),
        lines, style=Style(date="mdY", ndc="11", uom=2, expiry="m/Y", money="$", line_money="plain"), fonts=Fonts("Nimbus Sans"),
        words={"item_number": "Material", "quantity": "Qty", "list_price": "WAC", "unit_price": "Contract price", "extended_price": "Net amount",
               "total": "Amount payable", "subtotal": "Total of goods", "tax": "Tax", "freight": "Delivery"},
        extra=dict(common, terms="30 days", columns=["item_number", "description", "ndc", "quantity", "uom", "list_price", "unit_price", "extended_price"],
                   row_size=8.4, accent=(0.30, 0.12, 0.36), under=("Lot {lot:i} / Exp {expiry:i}",)))
    slip_lines = [{k: v for k, v in l.items() if k not in ("unit_price", "extended_price", "list_price")} for l in lines]
    for l in slip_lines:
        l["ordered"] = l["quantity"]
    slip = make("invoice", "packing", dict(subtype="packing_slip", supplier_name="Calusa Biotherapies, Inc.", bill_to_name=clinic, ship_to_name=clinic,
                                           po_number="HLN-0412", account_number="88-3071"),
                slip_lines, style=Style(date="mdY", ndc="11", uom=2, expiry="m/Y"), fonts=Fonts("Nimbus Sans"),
                words={"item_number": "Material", "title": "Packing Slip", "quantity": "Shipped", "ordered": "Ordered"},
                extra=dict(common, meta=["order_number", "po_number", "account_number", "ship_via"],
                           notes=["This is not an invoice. The invoice follows separately."]))
    order = make("order", "checkbox", dict(
        patient_name="Marguerite D. Solheim", patient_dob="1960-01-19", mbi="9FA3WD2RU48", order_date="2025-07-15", drug_brand="Imaavy",
        drug_generic="nipocalimab-aahu", dose="15 mg/kg", calculated_dose="1155 mg", route="IV", frequency="Q2W", weight="77.0 kg", height="165 cm",
        icd10=["G70.00"], diagnosis_text=["Myasthenia gravis without (acute) exacerbation"],
        medical_necessity="Anti-AChR positive generalized disease, MG-ADL 10. Pyridostigmine, prednisone 40 mg and mycophenolate for 14 months without "
        "control; IVIG was stopped after aseptic meningitis.",
        prescriber_name="Rosamund Ferreira-Blythe", npi=npi("117765423"), signed="wet", signature_date="2025-07-15", service_date="2025-07-22",
        admin_dose="1155 mg", admin_lot=["PBC2T01"], admin_expiry=["2026-12"], admin_ndc=ndc, wastage="45 mg"),
        style=Style(date="mdY", name="first", route=3, frequency=0, expiry="m/Y"), fonts=Fonts("Open Sans", hand="DkgHandwriting"), seed=14,
        words={"title": "Myasthenia Gravis Infusion Order Set", "calculated_dose": "= total", "wastage": "Discarded (single-dose vial)"},
        extra=dict(clinic=clinic, clinic_address=["3400 Causeway Boulevard, Suite 210, Heron Lake, FL 33999   Tel 239-555-0174   Fax 239-555-0175"],
                   credentials="MD", allergies="NKDA", choice=2, other_diagnoses=["G70.01   Myasthenia gravis with (acute) exacerbation"],
                   options=[dict(name="Vyvgart (efgartigimod alfa-fcab)"), dict(name="Rystiggo (rozanolixizumab-noli)"), {},
                            dict(name="Ultomiris (ravulizumab-cwvz)")],
                   premedication=[("Acetaminophen 650 mg by mouth", True), ("Diphenhydramine 25 mg IV", True), ("None", False), ("Observe 30 minutes after", True)],
                   start="10:30 AM", stop="11:05 AM", administered_by="B. Lindgard, RN", form_number="HLN-22 rev 2"))
    claim.digital("invoice.pdf", invoice)
    rng = claim.rng("slip")
    files.pdf(claim.folder / "packing-slip.pdf", [files.Scanned(damage.scan_gray(slip.sheets[0], rng, 150, angle=-0.7), slip.size, quality=55)], creator="scanner")
    claim.add("packing-slip.pdf", [slip])
    files.pdf(claim.folder / "order.pdf", [files.Scanned(damage.scan_bilevel(order.sheets[0], rng, 300, angle=0.5, dust=50), order.size)], creator="scanner")
    claim.add("order.pdf", [order])
    claim.finish()


def statement(root):
    ndc = "55513005601"
    clinic, address = "Lighthouse Point Retina", ["12 Beacon Terrace", "Skerry Bay, MA 02999"]
    drug = dict(description="Pavblu 2 mg/0.05 mL vial (aflibercept-ayyh)", ndc=ndc, split="5-3-2", item_number="60188", biologic=True)
    s = lambda key, n, u, p, day, number, po, **more: line(key, n, u, p, line_invoice_date=day, line_invoice_number=number, po=po, **more)
    lines = [
        s("proparacaine", 4, "EA", "11.85", "2024-10-02", "N440117", "LP-811"), s("povidone", 6, "EA", "13.20", "2024-10-02", "N440117", "LP-811"),
        s("needle30", 3, "BOX", "18.44", "2024-10-02", "N440117", "LP-811"), s("gloves", 5, "BOX", "12.99", "2024-10-07", "N440692", "LP-815"),
        s("tropicamide", 4, "EA", "9.12", "2024-10-07", "N440692", "LP-815"), s("phenylephrine", 4, "EA", "22.31", "2024-10-07", "N440692", "LP-815"),
        s("speculum", 2, "BOX", "41.75", "2024-10-09", "N440981", "LP-818"), s("drape", 2, "BOX", "36.10", "2024-10-09", "N440981", "LP-818"),
        s("lidocaine", 25, "VIAL", "1.48", "2024-10-15", "N441530", "LP-822", lot=["6128840"], expiry=["2026-02"]),
        s(drug, 5, "VIAL", "1462.00", "2024-10-21", "N442208", "LP-829", lot=["1172093"], expiry=["2026-05"]),
        s("moxi", 6, "EA", "14.67", "2024-10-21", "N442208", "LP-829", lot=["A4410"], expiry=["2026-01"]),
        s("fluorescein", 12, "VIAL", "7.05", "2024-10-23", "N442515", "LP-831", lot=["390117"], expiry=["2025-12"]),
        s("sharps", 2, "EA", "8.40", "2024-10-23", "N442515", "LP-831"), s("water", 25, "VIAL", "1.12", "2024-10-28", "N443046", "LP-836"),
        s("gloves", 5, "BOX", "12.99", "2024-10-28", "N443046", "LP-836"),
    ]
    claim = Claim(root, "statement", dict(
        claim_id="S-0108", beneficiary_name="Ignatius B. Fairweather", dob="1941-08-08", mbi="6DX9HJ0KM17", sex="M", date_of_service="2024-11-06",
        place_of_service="11", hcpcs="J3590", units="1", modifiers=["JZ", "RT"], charge="1725.00", drug_brand="Pavblu",
        drug_generic="aflibercept-ayyh", ndc=ndc, diagnosis=["H35.3211"], payer="ngs-jk", rendering_npi=npi("136612908"), billing_npi=npi("159043377")),
        as_of="2024-11-20", about="A monthly statement across the page in small type with one biologic among 15 lines, and an electronic prescription.")
    account = make("invoice", "statement", dict(
        subtype="statement", supplier_name="North Shoal Ophthalmic Supply Co.", bill_to_name=clinic, invoice_number="ST-2024-10-0713", invoice_date="2024-10-31",
        account_number="NS-0713", due_date="2024-11-30", **totals(lines)),
        lines, style=Style(date="mdY", line_date="mdy", ndc="11", uom=0, expiry="m/Y", money="$"), fonts=Fonts("Nimbus Sans Narrow"),
        words={"title": "Statement of Account", "invoice_number": "Statement no.", "invoice_date": "Statement date", "account_number": "Customer no.",
               "due_date": "Payable by", "total": "Balance due", "subtotal": "Purchases this month", "item_number": "Item", "bill_to": "To",
               "line_invoice_number": "Invoice", "extended_price": "Amount", "unit_price": "Price"},
        extra=dict(supplier_address=["55 Causeway Street, North Shoal, ME 04999", "Accounts 207-555-0120"], bill_to_address=address,
                   meta=["invoice_number", "invoice_date", "account_number", "due_date"], row_size=7.8,
                   notes=["Payments received after the statement date are not shown. Individual invoices are available on request."]))
    order = make("order", "prescription", dict(
        patient_name="Ignatius B. Fairweather", patient_dob="1941-08-08", mbi="6DX9HJ0KM17", order_date="2024-11-01", drug_brand="Pavblu",
        drug_generic="aflibercept-ayyh", ndc=ndc, dose="2 mg", route="INTRAVITREAL", frequency="Q8W", icd10=["H35.3211"],
        diagnosis_text=["Exudative age-related macular degeneration, right eye, with active choroidal neovascularization"],
        medical_necessity="New subretinal fluid on OCT 10/30/2024, vision 20/80. Fluid persisted after four injections of bevacizumab.",
        prescriber_name="Cordelia Nkemelu", npi=npi("136612908"), signed="electronic", signature_date="2024-11-01", service_date="2024-11-06",
        admin_dose="2 mg", admin_lot=["1172093"], admin_expiry=["2026-05"], admin_ndc=ndc, wastage="0 mg"),
        style=Style(date="mdY", name="FIRST M LAST", route=2, frequency=0, expiry="m/Y"), fonts=Fonts("Cantarell"),
        words={"title": "Electronic prescription", "patient_name": "Patient", "patient_dob": "Birth date", "order_date": "Written", "drug": "Drug",
               "sig": "Sig", "ndc": "NDC", "diagnosis_text": "Diagnosis", "medical_necessity": "Reason", "prescriber_name": "Prescriber",
               "administration": "Procedure record", "service_date": "Date of injection", "admin_dose": "Amount injected",
               "electronically": "Electronically signed by", "diagnosis_form": "{icd10:i} {diagnosis_text:i}"},
        extra=dict(clinic=clinic, clinic_address=["12 Beacon Terrace, Skerry Bay, MA 02999", "617-555-0138"], credentials="MD", message_id="MSG 7F21-0093-AC44",
                   sig="{dose} by {route} into the right eye {frequency}", more_rows=[("Dispense", "1 vial, for use in the office"), ("Refills", "2")],
                   signed_at="11:26", site="Right eye, inferotemporal", administered_by="C. Nkemelu, MD"))
    claim.digital("statement.pdf", account)
    claim.digital("order.pdf", order)
    claim.finish()


def shared_invoice(root):
    ndc, other_ndc = "72606004401", "57894080001"
    clinic, address = "Sugarpine Infusion Associates", ["88 Tamarack Road, Suite 4", "Cold Spring, OR 97999"]
    drug = dict(description="AVTOZMA (tocilizumab-anoh) 400 mg/20 mL single-dose vial", ndc=ndc, split="5-3-2", item_number="TZ-400", lot=["5F1190"],
                expiry=["2027-03"], biologic=True)
    other = dict(description="IMAAVY (nipocalimab-aahu) 1,200 mg/6.5 mL single-dose vial", ndc=other_ndc, split="5-3-2", item_number="NP-1200", lot=["PBC2T07"],
                 expiry=["2026-11"], biologic=True)
    lines = [line(other, 1, "VIAL", "14655.00", target=False), line(drug, 1, "VIAL", "1885.20"), line("diphenhydramine", 10, "VIAL", "1.64")]
    claim = Claim(root, "shared-invoice", dict(
        claim_id="S-0109", beneficiary_name="Theodora P. Lindqvist", dob="1949-12-05", mbi="3KV9TR6JF50", sex="F", date_of_service="2025-06-24",
        place_of_service="11", hcpcs="J3590", units="1", modifiers=["JZ"], charge="2100.00", drug_brand="Avtozma", drug_generic="tocilizumab-anoh",
        ndc=ndc, diagnosis=["M05.79"], payer="noridian-jf", rendering_npi=npi("119900452"), billing_npi=npi("130044726")), as_of="2025-07-08",
        about="The invoice, scanned askew, is for two patients: another biologic stands above the claim's and a note names both patients; the other one's order "
              "lies beside. The payer's copy covers what is not of this claim.")
    invoice = make("invoice", "half-ruled", dict(
        subtype="invoice", supplier_name="Larkspur Specialty Pharmacy", bill_to_name=clinic, ship_to_name=clinic, invoice_number="LS-770415",
        invoice_date="2025-06-12", due_date="2025-07-12", po_number="SIA-0231", account_number="55-2047", **totals(lines, freight="42.00", tax="0.00")),
        lines, style=Style(date="mdY", ndc="11", uom=2, expiry="m/Y", money="$", line_money="plain"), fonts=Fonts("Liberation Sans"),
        words={"item_number": "Item", "quantity": "Qty", "unit_price": "Unit price", "extended_price": "Amount", "total": "Amount due", "subtotal": "Subtotal",
               "freight": "Freight", "tax": "Tax"},
        extra=dict(supplier_address=["310 Wickiup Street", "Cold Spring, OR 97998", "503-555-0161"], bill_to_address=address, ship_to_address=address, terms="30 days",
                   columns=["item_number", "description", "ndc", "quantity", "uom", "unit_price", "extended_price"], row_size=8.6,
                   under=("Lot {lot:i} / Exp {expiry:i}",), notes=["Boxes are labelled for Theodora P. Lindqvist and Ambrose K. Fellowes."]))
    order = make("order", "printout", dict(
        patient_name="Theodora P. Lindqvist", patient_dob="1949-12-05", mbi="3KV9TR6JF50", order_date="2025-06-17", drug_brand="Avtozma",
        drug_generic="tocilizumab-anoh", dose="400 mg", route="IV", frequency="Q4W", weight="67.0 kg", icd10=["M05.79"],
        diagnosis_text=["Rheumatoid arthritis with rheumatoid factor of multiple sites"],
        medical_necessity="DAS28 5.4 after six months of methotrexate 20 mg weekly with adalimumab; both were stopped for hepatic toxicity in April.",
        prescriber_name="Ottoline Marchetti", npi=npi("119900452"), signed="electronic", signature_date="2025-06-17", service_date="2025-06-24",
        admin_dose="400 mg", admin_lot=["5F1190"], admin_expiry=["2027-03"], admin_ndc=ndc, wastage="0 mg"),
        style=Style(date="mdY", name="Last, First M.", route=3, frequency=0, expiry="m/Y", admin_ndc="11"), fonts=Fonts("DejaVu Sans"),
        words={"title": "Infusion therapy order", "order_date": "Ordered on", "administration": "Medication administration", "service_date": "Given on"},
        extra=dict(clinic=clinic, credentials="MD", mrn="0061192", printed_at="Printed 06/24/2025 16:02", signed_at="09:12", administered_by="K. Oduya, RN",
                   start="13:05", stop="14:06", more_rows=[("Rate", "Infuse over 60 minutes")]))
    second = make("order", "printout", dict(
        patient_name="Ambrose K. Fellowes", patient_dob="1962-03-28", mbi="8PW2CH4XM71", order_date="2025-06-16", drug_brand="Imaavy",
        drug_generic="nipocalimab-aahu", dose="1200 mg", route="IV", frequency="Q2W", weight="80.0 kg", icd10=["G70.00"],
        diagnosis_text=["Myasthenia gravis without (acute) exacerbation"],
        medical_necessity="Anti-AChR positive generalized disease, MG-ADL 9 on pyridostigmine, prednisone and azathioprine.",
        prescriber_name="Ottoline Marchetti", npi=npi("119900452"), signed="electronic", signature_date="2025-06-16"),
        style=Style(date="mdY", name="Last, First M.", route=3, frequency=0), fonts=Fonts("DejaVu Sans"),
        words={"title": "Infusion therapy order", "order_date": "Ordered on"},
        extra=dict(clinic=clinic, credentials="MD", mrn="0058830", printed_at="Printed 06/16/2025 11:40", signed_at="11:38"))
    rng = claim.rng("invoice")
    files.pdf(claim.folder / "invoice.pdf", [files.Scanned(damage.scan_bilevel(invoice.sheets[0], rng, 300, angle=0.7, dust=40), invoice.size)], creator="scanner")
    claim.add("invoice.pdf", [invoice])
    claim.digital("order.pdf", order)
    claim.digital("second-order.pdf", second)
    claim.finish()


CLAIMS = [digital_invoice, scanned_order, fax_tiff, label_photo, one_pdf, with_mistakes, wasted_vial, statement, shared_invoice]
