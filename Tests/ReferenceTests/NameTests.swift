import Foundation
import Reference
import Testing
import Vocabulary

@Suite("Drug names")
struct NameTests {
    let reference: ReferenceDatabase

    init() throws { reference = try Tables.database.get() }

    @Test("finds a drug by brand, proper name and core name", arguments: [
        ("Keytruda", DrugMatch.Kind.brand, "Keytruda"), ("KEYTRUDA 100 MG/4 ML SDV", .brand, "Keytruda"), ("Eylea HD", .brand, "Eylea HD"),
        ("EYLEA", .brand, "Eylea"), ("bevacizumab-maly", .properName, "Alymsys"), ("bevacizumab", .properName, "Avastin"),
        ("pegunigalsidase alfa-iwxj", .properName, "Elfabrio"), ("ustekinumab-zzzz", .coreName, "Stelara"), ("luspatercept", .coreName, "Reblozyl"),
        ("Vyvgart® Hytrulo", .brand, "Vyvgart Hytrulo"), ("Herceptin Hylecta", .brand, "Herceptin Hylecta"),
    ])
    func find(text: String, kind: DrugMatch.Kind, brand: String) throws {
        let match = try #require(reference.drugs(named: text).first)
        #expect(match.kind == kind)
        #expect(match.drugs.contains { $0.brand == brand })
        #expect(match.similarity == 1)
        #expect(match.isBiologic == true)
    }

    @Test("small molecules are found and are no biologics", arguments: [
        "Onpattro", "patisiran", "Yondelis", "zoledronic acid", "paclitaxel", "Velcade", "ondansetron", "methylprednisolone", "Zemdri", "Cabenuva",
    ])
    func smallMolecule(name: String) {
        #expect(reference.drugs(named: name).first?.isBiologic == false)
    }

    @Test("a drug says how it is sold, by whom, and what it copies", arguments: [
        ("Leqembi", "200 mg/2 mL|500 mg/5 mL", "Eisai, Incorporated", "", NDCUnit.millilitres), ("Kisunla", "350 mg/20 mL", "Eli Lilly and Company", "", .millilitres),
        ("Ogivri", "420 mg|150 mg", "Biocon Biologics Inc.", "Herceptin", .units), ("Wyost", "120 mg/1.7 mL", "Sandoz Inc.", "Prolia|Xgeva", .millilitres),
        ("Opdivo Qvantig", "600 mg/5 mL", "Bristol-Myers Squibb Company", "", .millilitres), ("Aldurazyme", "2.9 mg/5 mL", "BioMarin Pharmaceutical Inc.", "", .millilitres),
    ])
    func product(name: String, strengths: String, maker: String, biosimilarTo: String, unit: NDCUnit) throws {
        let drug = try #require(reference.drugs(named: name, limit: 1).first?.drug)
        #expect(drug.strengths.map(\.description) == strengths.split(separator: "|").map { String($0) })
        #expect(drug.maker == maker)
        #expect(drug.biosimilarTo.joined(separator: "|") == biosimilarTo)
        #expect(drug.ndcUnit == unit)
    }

    @Test("misread letters lower the similarity, not the answer", arguments: [
        ("Keytrvda", "Keytruda"), ("Opdiv0", "Opdivo"), ("Legembi", "Leqembi"), ("Pro1ia", "Prolia"), ("5telara", "Stelara"), ("Tepezzo", "Tepezza"),
        ("VEGZELNA", "Vegzelma"), ("Krystexxo", "Krystexxa"),
    ])
    func misread(text: String, brand: String) throws {
        let match = try #require(reference.drugs(named: text).first)
        #expect(match.name == brand)
        #expect(match.similarity < 1 && match.similarity > 0.7)
    }

    @Test("a suffix is another maker's product: one wrong letter that looks alike is forgiven, another suffix is not")
    func suffixes() throws {
        #expect(reference.drugs(named: "cemiplimab-rwic").first?.name == "cemiplimab-rwlc")
        let unknown = try #require(reference.drugs(named: "teplizumab-kqzt").first)
        #expect(unknown.kind == .coreName)
        #expect(unknown.name == "teplizumab")
    }

    @Test("ordinary words are no drugs", arguments: [
        "policy number response screen contract personal province program infusion clinic patient physician signature date order invoice amount",
        "quantity description shipping carton vial syringe single dose sterile solution store refrigerated lot expiration total balance due",
        "please remit payment within thirty days thank you for your business customer account purchase terms discount freight subtotal",
        "diagnosis moderate severe plaque disease therapy failed prior treatment medical necessity documented weekly every months weight height",
        "intravenous subcutaneous intramuscular route frequency allergies none known nursing monitor vital signs reaction protocol severity benefit",
        "sentence update related rotate duration contact activate alliance campaign captive column confidence digital protocol vicinity viaflex",
        "address telephone facsimile account number page copy original received shipped delivered ordered approved packed carrier tracking weight",
        "refrigerate protect light freeze shake discard needle alcohol swab gauze bandage chair nurse doctor hospital department pharmacy counter",
        "January February March April May June July August September October November December Monday Tuesday Street Avenue Suite",
    ])
    func ordinaryWords(line: String) {
        let words = line.split(separator: " ").map { String($0) }
        #expect(reference.drugMentions(inWords: words).map { words[$0.range].joined(separator: " ") } == [])
        for word in words { #expect(reference.drugs(named: word).isEmpty, "\(word)") }
    }

    @Test("a hundred small molecules are never taken for biologics", arguments: smallMolecules)
    func noBiologic(name: String) {
        for match in reference.drugs(named: name) { #expect(match.isBiologic != true, "\(match.name)") }
        #expect(reference.drugMentions(inWords: [name]).allSatisfy { $0.match.isBiologic != true })
    }

    private static let smallMolecules = """
        acetaminophen acyclovir adenosine alprazolam amikacin aminophylline amiodarone amlodipine amoxicillin ampicillin aspirin atorvastatin atropine azacitidine
        azathioprine azithromycin aztreonam baclofen bendamustine bleomycin bortezomib bupivacaine buprenorphine busulfan cabazitaxel calcitriol carboplatin carfilzomib
        carmustine cefazolin cefepime ceftriaxone chlorpromazine ciprofloxacin cisplatin cladribine clindamycin clofarabine cyclophosphamide cytarabine dacarbazine
        daptomycin daunorubicin decitabine dexamethasone diazepam diclofenac digoxin diphenhydramine docetaxel dopamine doxorubicin doxycycline enoxaparin epinephrine
        epirubicin eribulin ertapenem esomeprazole famotidine fentanyl fluconazole fludarabine fluorouracil fosaprepitant fulvestrant furosemide gemcitabine gentamicin
        granisetron haloperidol heparin hydralazine hydroxyzine ibuprofen ifosfamide irinotecan ketorolac labetalol leucovorin levetiracetam levofloxacin lidocaine
        lorazepam melphalan meropenem methotrexate metoclopramide metoprolol midazolam mitomycin mitoxantrone morphine naloxone octreotide ondansetron oxaliplatin
        paclitaxel palonosetron pemetrexed phenytoin prednisone promethazine romidepsin ropivacaine tobramycin topotecan vancomycin vincristine vinorelbine voriconazole
        """.split { $0 == " " || $0 == "\n" }.map { String($0) }

    @Test("names are found among the words of a line")
    func mentions() {
        let words = "Qty 4 ELFABRIO (pegunigalsidase alfa- iwxj) 20 MG/10 ML, Eylea HD; 0.9% Sodium Ch1oride and bevacizumab-maly.".split(separator: " ").map { String($0) }
        let found = reference.drugMentions(inWords: words).map { "\(words[$0.range].joined(separator: " ")) = \($0.match.name)" }
        #expect(found == [
            "ELFABRIO = Elfabrio", "(pegunigalsidase alfa- iwxj) = pegunigalsidase alfa-iwxj", "Eylea HD; = Eylea HD", "Sodium Ch1oride = sodium chloride",
            "bevacizumab-maly. = bevacizumab-maly",
        ])
    }

    /// Letters as OCR misreads them.
    private static let confusions: [Character: String] = [
        "o": "0c", "i": "l1", "l": "1i", "s": "5", "b": "8h", "g": "9q", "z": "2", "e": "c", "c": "e", "u": "v", "n": "h", "h": "b", "v": "y", "y": "v",
        "m": "n", "a": "o", "t": "f", "f": "t", "d": "o", "q": "g", "r": "n", "x": "k", "k": "x", "p": "q", "j": "i", "w": "v",
    ]

    @Test("misread names come first nearly always", arguments: [(1, 0.98), (2, 0.90)])
    func misreadNames(errors: Int, share: Double) throws {
        var random = Lehmer(state: 20_260_302)
        var right = 0
        var missed: [String] = []
        let names = Self.names
        for name in names {
            var letters = Array(name.lowercased())
            let places = letters.indices.filter { Self.confusions[letters[$0]] != nil }.shuffled(using: &random)
            for place in places.prefix(errors) { letters[place] = Self.confusions[letters[place]]?.randomElement(using: &random) ?? letters[place] }
            let first = reference.drugs(named: String(letters), limit: 1).first
            if first?.name.lowercased() == name.lowercased() { right += 1 } else { missed.append("\(name) as \(String(letters)): \(first?.name ?? "nothing")") }
        }
        print("\(errors) misread letters: \(right) of \(names.count) names found first; missed \(missed)")
        #expect(Double(right) >= share * Double(names.count))
    }

    private static let names = """
        Keytruda Opdivo Opdualag Tecentriq Imfinzi Libtayo Jemperli Zynyz Loqtorzi Tevimbra Enhertu Trodelvy Padcev Elahere Tivdak Zynlonta Polivy Adcetris
        Besponsa Kadcyla Herceptin Kanjinti Trazimera Ogivri Herzuma Ontruzant Hercessi Perjeta Phesgo Margenza Avastin Mvasi Zirabev Alymsys Vegzelma Rituxan
        Truxima Ruxience Riabni Gazyva Arzerra Darzalex Sarclisa Empliciti Elrexfio Talvey Tecvayli Columvi Epkinly Lunsumio Blincyto Imdelltra Kimmtrak
        Rybrevant Erbitux Vectibix Portrazza Cyramza Zaltrap Monjuvi Poteligeo Lartruvo Danyelza Unituxin Yervoy Imjudo Xgeva Prolia Jubbonti Stoboclo Ospomyv
        Evenity Remicade Inflectra Renflexis Avsola Stelara Wezlana Selarsdi Pyzchiva Otulfi Imuldosa Yesintek Steqeyma Entyvio Skyrizi Omvoh Tremfya Cosentyx
        Actemra Tofidence Tyenne Orencia Simponi Cimzia Ilaris Benlysta Saphnelo Lupkynis Soliris Bkemv Epysqli Ultomiris Piasky Vyvgart Rystiggo Uplizna
        Enspryng Ocrevus Briumvi Tysabri Tyruko Lemtrada Leqembi Kisunla Aduhelm Eylea Pavblu Yesafili Opuviz Ahzantive Enzeevu Lucentis Byooviz Cimerli Susvimo
        Vabysmo Beovu Tepezza Krystexxa Fasenra Nucala Xolair Tezspire Cinqair Takhzyro Crysvita Evkeeza Praluent Repatha Reblozyl Nplate Neulasta Udenyca
        Fulphila Ziextenzo Nyvepria Fylnetra Stimufend Rolvedon Neupogen Zarxio Nivestym Releuko Epogen Retacrit Aranesp Mircera Elfabrio Fabrazyme Cerezyme
        Vpriv Elelyso Lumizyme Nexviazyme Pombiliti Aldurazyme Elaprase Naglazyme Vimizim Mepsevii Brineura Kanuma Strensiq Lamzede Xenpozyme Revcovi
        pembrolizumab nivolumab atezolizumab durvalumab bevacizumab trastuzumab rituximab daratumumab infliximab ustekinumab vedolizumab tocilizumab eculizumab
        Bavencio Adakveo Evenity Trogarzo Tzield Spevigo Lamzede Enjaymo Veopoz Adzynma Anktiva Vyepti
        natalizumab aflibercept ranibizumab denosumab omalizumab mepolizumab pegfilgrastim filgrastim
        """.split { $0 == " " || $0 == "\n" }.map { String($0) }.filter { $0.count >= 6 && $0 != "Lupkynis" }
}

/// The same numbers in every run.
private struct Lehmer: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state
    }
}
