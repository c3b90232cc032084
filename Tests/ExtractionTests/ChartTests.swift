import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

/// Charts tell of all that a patient has and takes; only some of it is ordered.
@Suite("Orders within charts")
struct ChartTests {
    private typealias Texts = [(text: String, x: Double, y: Double)]

    private let diagnoses = [
        "M05.79": "Rheumatoid arthritis of multiple sites", "E11.9": "Type 2 diabetes mellitus", "K21.9": "Reflux disease", "I10": "Essential hypertension",
    ]

    private func extract(_ pages: [Texts]) throws -> ExtractionRecord {
        Extractor(knowledge: ThreeDrugs(diagnoses: diagnoses), scorer: try Scorer.shipped()).extract(
            SourceDocument(sha256: "0", name: "x.pdf", pages: pages.enumerated().map { index, texts in Page.written(texts, number: index + 1) }))
    }

    private func order(_ texts: Texts) throws -> DocumentRecord { try #require(try extract([texts]).documents.first { $0.kind == .order }) }

    private let head: Texts = [("PROGRESS NOTE", 240, 30), ("Patient: HARLOW, JUNE B", 40, 60), ("DOB: 02/11/1951", 300, 60), ("Order date: 04/02/2026", 40, 76)]
    private let plan: Texts = [
        ("Assessment and Plan", 40, 300), ("Start Examplia 300 mg IV every 4 weeks.", 40, 316), ("Diagnosis: M05.79 Rheumatoid arthritis of multiple sites", 40, 332),
        ("Ordering provider: Ann Cole, MD", 40, 360), ("NPI: 1234567893", 300, 360), ("Electronically signed by Ann Cole, MD 04/03/2026", 40, 376),
    ]

    @Test("what the lists of problems and medicines hold is not ordered", arguments: [
        [("Current Medications", 40.0, 110.0), ("Otheria 120 mg SC every 8 weeks", 40, 126), ("folic acid 1 mg daily", 40, 142)],
        [("Problem List", 40, 110), ("Type 2 diabetes mellitus", 40, 126), ("E11.9", 300, 126), ("Reflux disease", 40, 142), ("K21.9", 300, 142)],
        [("HPI: Otheria 120 mg SC every 8 weeks was given for two years at another clinic and helped only little at first,", 40, 110), ("then Otheria 150 mg SC every 6 weeks was given for one more year without any effect.", 40, 124)],
        [("Other problems on file", 40, 110), ("E11.9 Type 2 diabetes mellitus", 40, 126)],
    ] as [[(text: String, x: Double, y: Double)]])
    func lists(list: [(text: String, x: Double, y: Double)]) throws {
        let order = try order(head + list + plan)
        #expect(order.fields[.drugBrand]?.text == "Examplia")
        #expect(order.fields[.dose]?.text == "300 mg")
        #expect(order.fields[.frequency]?.text == "Q4W")
        #expect(order.fields[.icd10]?.list == ["M05.79"])
    }

    @Test("in a table of orders each row has its own diagnosis")
    func tableOfOrders() throws {
        let order = try order(head + [
            ("Order", 40, 110), ("Dose / Route / Freq", 200, 110), ("Associated Dx", 420, 110),
            ("Examplia infusion", 40, 126), ("300 mg / IV / every 4 weeks", 200, 126), ("M05.79", 420, 126), ("Iron panel", 40, 142), ("once", 200, 142), ("E11.9", 420, 142),
            ("Ordering provider: Ann Cole, MD", 40, 360), ("NPI: 1234567893", 300, 360),
        ])
        #expect(order.fields[.icd10]?.list == ["M05.79"])
    }

    @Test("numbered pages of one paper are one document, whatever a page tells by itself")
    func pages() throws {
        let first: Texts = [
            ("Harlow, June B (MRN 00418826)", 40, 30), ("Page 1 of 2", 480, 30), ("Coverage: Medicare Part B, ID 3TR8-YK5-HD62", 40, 60), ("Objective", 40, 90), ("BP 128/74 | Wt 71.2 kg | Ht 160 cm", 40, 106),
        ]
        let second: Texts = [("Harlow, June B (MRN 00418826)", 40, 30), ("Page 2 of 2", 480, 30)] + plan
        let documents = try extract([first, second]).documents
        #expect(documents.map(\.pages) == [[1, 2]])
        #expect(documents.first?.fields[.weight]?.text == "71.2 kg")
    }

    @Test("a cover sheet is no page of the order behind it, whatever both print")
    func cover() throws {
        let sheet: Texts = [("Hill Clinic 12 Elm St Dunmore KS 49781-1234", 40, 30), ("FAX COVER SHEET", 240, 60), ("Page 1 of 2", 480, 30), ("Date: 04/09/2026", 40, 90), ("Chart 00418826", 40, 110)]
        let documents = try extract([sheet, [("Chart 00418826", 40, 44), ("Page 2 of 2", 480, 44)] + head + plan]).documents
        let order = try #require(documents.first { $0.kind == .order })
        #expect(order.pages == [2] && order.fields[.orderDate]?.text == "2026-04-02")
    }

    @Test("of numbers of practice and prescriber the prescriber's counts, wherever it stands")
    func groupNumber() throws {
        let order = try order(head + [("Group NPI 1234567893", 300, 90)] + plan.map { $0.text.hasPrefix("NPI") ? ("NPI 1003000126", $0.x, $0.y) : $0 })
        #expect(order.fields[.npi]?.text == "1003000126")
    }

    @Test("a band of weights is nobody's weight; a visit is no day of service")
    func bands() throws {
        let order = try order(head + [("Visit date: 04/02/2026", 300, 76), ("Dosing: weight 60 to 100 kg, 750 mg dose band", 40, 110)] + plan)
        #expect(order.fields[.weight] == nil)
        #expect(order.fields[.serviceDate] == nil)
    }

    @Test("a labelled passage of reasons is taken, not the history; it ends with its sentence")
    func reasons() throws {
        let order = try order(head + [
            ("History of present illness", 40, 100), ("She failed methotrexate and did not respond to two other drugs, and remains active despite prednisone at a high dose.", 40, 116),
        ] + plan + [("Medical necessity: Relapse after two agents; this is the next step of therapy.", 40, 400), ("Continue folic acid and check the labs of the patient before each of the next infusions, as usual.", 40, 412)])
        #expect(order.fields[.medicalNecessity]?.text == "Relapse after two agents; this is the next step of therapy.")
    }

    @Test("a pad says dose, way and schedule each on a line of its own")
    func pad() throws {
        let order = try order(Array(head.dropFirst()) + [("Rx", 40, 110), ("Examplia", 80, 110), ("60 mg", 80, 126), ("Subcutaneous", 80, 142), ("Every 6 months", 80, 158), ("Prescriber: Ann Cole, MD", 40, 220), ("NPI: 1234567893", 300, 220)])
        #expect(order.fields[.dose]?.text == "60 mg")
        #expect(order.fields[.route]?.text == "SC")
        #expect(order.fields[.frequency]?.text == "Q6M")
    }

    @Test("options under a heading, with the label of another value behind them")
    func options() throws {
        let order = try order(head + [
            ("3. Dose", 40, 110), ("☐ 3 mg/kg  ☒ 5 mg/kg  ☐ 10 mg/kg", 40, 126), ("Calculated dose: 350 mg", 340, 126), ("4. Frequency", 40, 144), ("☐ every 4 weeks", 40, 160), ("☒ every 8 weeks", 360, 160),
            ("Drug: Examplia", 40, 94), ("Prescriber: Ann Cole, MD", 40, 220), ("NPI: 1234567893", 300, 220),
        ])
        #expect(order.fields[.dose]?.text == "5 mg/kg")
        #expect(order.fields[.calculatedDose]?.text == "350 mg")
        #expect(order.fields[.frequency]?.text == "Q8W")
    }

    @Test("of inline options the ticked one has the code that ends it")
    func inlineOptions() throws {
        let order = try order(head + [("Indication:", 40, 110), ("☒ Rheumatoid arthritis (M05.79)", 120, 110), ("☐ Diabetes mellitus (E11.9)", 300, 110), ("☐ Reflux (K21.9)", 440, 110)] + plan.filter { !$0.text.hasPrefix("Diagnosis") })
        #expect(order.fields[.icd10]?.list == ["M05.79"])
    }

    @Test("who signs is the prescriber where no label names one; the head of a list of fills names none")
    func signer() throws {
        let order = try order(head + [
            ("Fill date", 40, 110), ("Drug", 140, 110), ("Prescriber", 300, 110), ("2026-01-30", 40, 126), ("levothyroxine", 140, 126), ("L. Brandt, FNP-C", 300, 126),
            ("Order: Examplia 300 mg IV every 4 weeks", 40, 150), ("E-signed by: Ingrid Halvorsen, MD 2026-04-03 17:05", 40, 180), ("NPI 1234567893", 40, 196),
        ])
        #expect(order.fields[.prescriberName]?.text == "Ingrid Halvorsen")
    }

    @Test("a name broken at its hyphen goes on below; the next label is no part of it")
    func brokenName() throws {
        let order = try order([("PROGRESS NOTE", 240, 30), ("Patient: Desmond T. Okereke-", 40, 60), ("Acct No:", 220, 60), ("Hall", 40, 71), ("118204", 220, 71), ("DOB: 02/11/1951", 400, 60), ("Order date: 04/02/2026", 40, 90)] + plan)
        #expect(order.fields[.patientName]?.text == "Desmond T. Okereke-Hall")
        let labelled = try self.order([("PROGRESS NOTE", 240, 30), ("Patient: COLE, ANN-", 40, 60), ("Address: 12 Elm", 40, 71), ("DOB: 02/11/1951", 400, 60), ("Order date: 04/02/2026", 40, 90)] + plan)
        #expect(labelled.fields[.patientName].map { $0.status == .review && !$0.text.contains("Address") } ?? true)
    }

    @Test("\"Last, First\" says how a name is written, not whose it is")
    func lastFirst() throws {
        let order = try order(head + plan.filter { !$0.text.hasPrefix("Ordering") } + [("Prescriber Name (Last, First): SMITH, JOHN", 40, 360)])
        #expect(order.fields[.patientName]?.text == "June B. Harlow")
        #expect(order.fields[.prescriberName]?.text == "John Smith")
    }

    @Test("what waits for its signature is not signed", arguments: [
        "Awaiting review. This order has not been electronically signed by Ann Cole, MD", "Not yet electronically signed by Ann Cole, MD", "Pending: to be electronically signed by Ann Cole, MD",
    ])
    func unsigned(said: String) throws {
        let order = try order(head + plan.filter { !$0.text.hasPrefix("Electronically") } + [(said, 40, 376)])
        #expect(order.fields[.signaturePresent]?.text != "yes")
    }

    @Test("below the ordered drug the lines of another drug, or of a vial, are not its own", arguments: [
        [("Examplia", 80.0, 110.0), ("Premedix", 80, 126), ("650 mg", 80, 142), ("PO", 80, 158)], [("Examplia", 80, 110), ("(lyophilized powder, single use)", 80, 126), ("100 mg", 80, 142)],
    ] as [[(text: String, x: Double, y: Double)]])
    func others(list: [(text: String, x: Double, y: Double)]) throws {
        let order = try order(Array(head.dropFirst()) + [("Rx", 40, 110)] + list + [("Prescriber: Ann Cole, MD", 40, 220), ("NPI: 1234567893", 300, 220), ("Diagnosis: M05.79", 40, 240)])
        #expect(order.fields[.dose]?.status != .accepted)
    }

    @Test("a list of diagnoses under one label is whole, however long")
    func longList() throws {
        let codes = ["I10", "M05.79", "E11.9", "K21.9"].enumerated().map { (text: $0.element, x: 60.0, y: 124.0 + 14 * Double($0.offset)) }
        let order = try order(head + [("Diagnosis (ICD-10):", 40, 110)] + codes + [("Drug: Examplia 300 mg IV every 4 weeks", 40, 420), ("Ordering provider: Ann Cole, MD", 40, 440), ("NPI: 1234567893", 300, 440)])
        #expect(order.fields[.icd10]?.list == ["I10", "M05.79", "E11.9", "K21.9"])
    }

    @Test("a count of doses belongs to a weekly course", arguments: [("every 2 weeks x 12 doses", "Q2W"), ("weekly x 4 doses", "QWX4")])
    func counts(printed: String, frequency: String) throws {
        let order = try order(head + plan + [("Frequency: \(printed)", 40, 250)])
        #expect(order.fields[.frequency]?.text == frequency)
    }
}
