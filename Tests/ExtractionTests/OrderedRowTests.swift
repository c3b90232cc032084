import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

@Suite("Orders that print more than one drug, dose or day")
struct OrderedRowTests {
    private typealias Texts = [(text: String, x: Double, y: Double)]

    private let head: Texts = [
        ("PHYSICIAN ORDER FORM", 200, 30), ("Patient: HARLOW, JUNE B", 40, 60), ("DOB: 02/11/1951", 300, 60), ("Order date: 04/02/2026", 40, 76), ("Weight: 70 kg", 300, 76),
    ]

    private func extract(_ texts: Texts) throws -> ExtractionRecord {
        Extractor(knowledge: ThreeDrugs(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [Page.written(texts)]))
    }

    private func read(_ texts: Texts) throws -> DocumentRecord { try #require(try extract(head + texts).documents.first { $0.kind == .order }) }

    private func check(_ order: DocumentRecord, _ expected: [Field: String]) {
        for (field, value) in expected { #expect(order.fields[field]?.text == value, "\(field)") }
    }

    @Test("in a table the row of the ordered drug counts, not that of what is given before it")
    func table() throws {
        let order = try read([
            ("Medication", 40, 110), ("Dose", 200, 110), ("Route", 280, 110), ("Freq", 340, 110), ("Status", 420, 110),
            ("Premedix", 40, 128), ("8 mg", 200, 128), ("PO", 280, 128), ("once", 340, 128), ("Active", 420, 128),
            ("Otheria", 40, 146), ("200 mg", 200, 146), ("SC", 280, 146), ("q 3 wk", 340, 146), ("DISCONTINUED", 420, 146),
            ("Examplia", 40, 164), ("500 mg", 200, 164), ("IV", 280, 164), ("q 4 wk", 340, 164), ("Active", 420, 164),
        ])
        check(order, [.drugBrand: "Examplia", .dose: "500 mg", .route: "IV", .frequency: "Q4W"])
    }

    @Test("options in two columns: what stands behind the ticked drug is its own")
    func twoColumns() throws {
        let order = try read([
            ("Drug and dose", 40, 110), ("☐ Otheria 300 mg SC q8w", 40, 128), ("☑ Examplia 3 mg/kg IV q4w", 320, 128), ("☐ Otheria 30 mg SC q2w", 40, 146), ("☐ Examplia 5 mg/kg IV q6w", 320, 146),
        ])
        check(order, [.drugSelection: "one", .drugBrand: "Examplia", .dose: "3 mg/kg", .route: "IV", .frequency: "Q4W"])
    }

    @Test("boxes for dose and route on a drug's row are not drugs")
    func boxesInRow() throws {
        let order = try read([
            ("MEDICATION (select one drug, one dose, one route)", 40, 110),
            ("☐ Otheria", 40, 128), ("☐ 5 mg/kg", 200, 128), ("☐ 10 mg/kg", 270, 128), ("☐ IV", 380, 128), ("☐ SUBQ", 430, 128),
            ("☑ Examplia", 40, 146), ("☑ 300 mg", 200, 146), ("☐ 108 mg", 270, 146), ("☑ IV", 380, 146), ("☐ SUBQ", 430, 146),
        ])
        check(order, [.drugSelection: "one", .drugBrand: "Examplia", .dose: "300 mg", .route: "IV"])
    }

    @Test("the dose that is ticked under its heading", arguments: ["Dose", "Dosing", "Dose:"])
    func doseOptions(heading: String) throws {
        let order = try read([
            ("Medication: Examplia", 40, 100), (heading, 40, 120), ("☐ 3 mg/kg", 40, 134), ("☑ 5 mg/kg", 40, 148), ("☐ 10 mg/kg", 40, 162), ("☑ Do not round", 40, 176),
        ])
        check(order, [.dose: "5 mg/kg"])
    }

    @Test("two doses ticked are none")
    func twoDoses() throws {
        let order = try read([("Medication: Examplia", 40, 100), ("Dose", 40, 120), ("☑ 3 mg/kg", 40, 134), ("☑ 5 mg/kg", 40, 148), ("☐ 10 mg/kg", 40, 162)])
        #expect(order.fields[.dose]?.status != .accepted)
    }

    @Test("circles: the filled one is ticked, and only beside empty ones")
    func circles() throws {
        let rows: Texts = [("Medication", 40, 110), ("Dose", 240, 110), ("○ Otheria", 40, 128), ("60 mg SC every 6 months", 240, 128), ("● Examplia", 40, 146), ("210 mg SC once every month", 240, 146)]
        check(try read(rows), [.drugBrand: "Examplia", .dose: "210 mg", .frequency: "Q1M"])
        let undecided = try read(rows.map { ($0.text.replacing("○", with: "●"), $0.x, $0.y) })
        for field in [Field.drugBrand, .dose, .frequency] { #expect(undecided.fields[field]?.status != .accepted, "\(field)") }
    }

    @Test("a record in rows: all lots, and the row of totals")
    func recordRows() throws {
        let rows: Texts = [
            ("Medication: Examplia", 40, 90), ("Dose: 10 mg/kg", 300, 90), ("MEDICATION ADMINISTRATION RECORD", 40, 120),
            ("Date given", 40, 140), ("Lot", 140, 140), ("Exp", 220, 140), ("Given", 300, 140), ("Wasted", 380, 140),
            ("04/05/2026", 40, 156), ("9A771B", 140, 156), ("09/2027", 220, 156), ("400 mg", 300, 156), ("0 mg", 380, 156),
            ("04/05/2026", 40, 172), ("9A804C", 140, 172), ("11/2027", 220, 172), ("380 mg", 300, 172), ("20 mg", 380, 172),
        ]
        let order = try read(rows + [("TOTAL", 40, 188), ("780 mg", 300, 188), ("20 mg", 380, 188)])
        check(order, [.adminDose: "780 mg", .wastage: "20 mg"])
        #expect(order.fields[.adminLot]?.list == ["9A771B", "9A804C"])
        #expect(order.fields[.adminExpiry]?.list == ["2027-09", "2027-11"])
        // Nothing on the page says so much: the sum is for a person.
        let summed = try read(rows)
        check(summed, [.adminDose: "780 mg"])
        #expect(summed.fields[.adminDose]?.status == .review)
    }

    @Test("what an order says is to be given was not given")
    func toBeGiven() throws {
        let order = try read([("Medication: Examplia", 40, 100), ("Order as given:", 40, 120), ("3 mcg/kg IV every 3 weeks", 130, 120)])
        #expect(order.fields[.adminDose] == nil)
    }

    @Test("no signature, no date of it from elsewhere on the paper")
    func unsigned() throws {
        let order = try read([("Medication: Examplia", 40, 100), ("Dose: 10 mg/kg", 300, 100), ("Date written: 04/02/2026", 40, 180), ("Prescriber's signature: ____________", 40, 200), ("Date: ________", 320, 200)])
        #expect(order.fields[.signatureDate] == nil)
    }

    @Test("the number of a label is no part of it, and the next label no part of a name")
    func numbered() throws {
        check(try read([("25. Prescriber name", 40, 120), ("Alan T. Moss, MD", 40, 134), ("Medication: Examplia", 40, 160), ("Dose: 10 mg/kg", 300, 160)]), [.prescriberName: "Alan T. Moss"])
        let strip = try #require(try extract([("PHYSICIAN ORDER FORM", 200, 30), ("Pt: HARLOW, JUNE B MRN 41-77820", 40, 60), ("DOB 02/11/1951", 300, 60), ("Medication: Examplia", 40, 90), ("Dose: 10 mg/kg", 300, 90)]).documents.first)
        check(strip, [.patientName: "June B. Harlow"])
    }

    @Test("a duration is no number of doses", arguments: [("every 4 weeks x 12 months", "Q4W"), ("every 4 weeks for 12 months", "Q4W"), ("weekly x 4 doses", "QWX4")])
    func duration(printed: String, frequency: String) throws {
        check(try read([("Medication: Examplia", 40, 100), ("Dose: 10 mg/kg", 300, 100), ("Frequency:", 40, 120), (printed, 110, 120)]), [.frequency: frequency])
    }

    @Test("a dose that weight and calculated dose contradict is for a person")
    func contradicted() throws {
        let order = try read([("Medication: Examplia", 40, 100), ("Dose: 3 mg/kg", 300, 100), ("Calculated dose: 350 mg", 40, 120)])
        #expect(order.fields[.dose]?.status == .review && order.fields[.calculatedDose]?.status == .review)
    }

    @Test("what a form shows as an example is said of nobody")
    func examples() throws {
        let page = try extract([
            ("PHYSICIAN ORDER FORM", 200, 30), ("Patient name", 40, 60), ("Date of birth", 240, 60), ("Medicare ID", 400, 60), ("e.g. 1EG4-TE5-MK73", 400, 74),
            ("Dose: ____ mg/kg (usual: 5 mg/kg)", 40, 110), ("NPI, e.g. 1234567893", 40, 130), ("Example of an order: Examplia 300 mg IV every 8 weeks, G70.01", 40, 150), ("Prescriber", 40, 170), ("Signature", 40, 190),
        ])
        #expect(page.documents.allSatisfy { $0.kind == .other })
    }

    @Test("a paper whose heading says what it is, is nothing else", arguments: ["QUOTATION", "Purchase Order", "Medicare Remittance Advice", "RE: NOTICE OF APPROVAL", "Order confirmation"])
    func foreign(title: String) throws {
        let body: Texts = [
            ("Bill to: Hill Clinic", 40, 80), ("Date: 04/02/2026", 300, 80), ("Description", 40, 300), ("NDC", 200, 300), ("Qty", 300, 300), ("Unit price", 360, 300), ("Amount", 450, 300),
            ("Examplia 100 mg vial", 40, 316), ("50242-150-01", 200, 316), ("2", 300, 316), ("100.00", 360, 316), ("200.00", 450, 316), ("Subtotal", 360, 340), ("200.00", 450, 340), ("Total", 360, 354), ("200.00", 450, 354),
        ]
        #expect(try extract([(title, 200, 40)] + body).documents.allSatisfy { $0.kind == .other })
        // As a label, or beside the title of an invoice, it says nothing of the paper.
        #expect(try extract([("INVOICE", 200, 40), ("Invoice number: 4711", 300, 60), (title, 40, 60)] + body).documents.first?.kind == .invoice)
    }

    @Test("what was given before, failed or is given against reactions is not ordered", arguments: [
        "Discontinue the following: Otheria 750 mg SC every 2 weeks", "Prior failed therapy Otheria 40 mg weekly", "Stopped Otheria 50 mg SC weekly.", "PRN hypersensitivity Otheria 0.3 mg IM once",
    ])
    func aside(text: String) throws {
        let order = try read([(text, 40, 100), ("Examplia 300 mg IV every 8 weeks", 40, 130), ("Prescriber: Alan T. Moss, MD", 40, 160)])
        check(order, [.drugBrand: "Examplia", .dose: "300 mg", .route: "IV", .frequency: "Q8W"])
    }

    @Test("codes that were, or that are to be ruled out, are not the reason")
    func codesAside() throws {
        let order = try read([("Medication: Examplia", 40, 100), ("Dx: G70.01", 40, 120), ("R/O C79.31", 140, 120), ("Hx: C44.319", 240, 120), ("I10 Hypertension", 40, 136), ("Resolved", 300, 136)])
        #expect(order.fields[.icd10]?.list == ["G70.01"])
    }

    @Test("of two doses that nothing ties to the order none is certain")
    func rivals() throws {
        let order = try read([("Please administer Examplia 300 mg IV every 8 weeks.", 40, 100), ("The pharmacy suggests 600 mg SC every 4 weeks.", 40, 130)])
        for field in [Field.dose, .frequency] { #expect(order.fields[field]?.status != .accepted, "\(field)") }
    }

    @Test("options behind a label without boxes: a pen may have circled any")
    func circled() throws {
        let order = try read([("Medication: Examplia", 40, 100), ("Dose: 300 mg", 300, 100), ("Frequency:", 40, 120), ("every 4 weeks", 110, 120), ("every 8 weeks", 210, 120)])
        #expect(order.fields[.frequency]?.status != .accepted)
    }

    @Test("rows to tick: the maintenance dose that is ticked, not the first")
    func tickedRow() throws {
        let order = try read([
            ("Medication: Examplia", 40, 90), ("Phase", 40, 110), ("Dose", 160, 110), ("Route", 260, 110), ("Frequency", 340, 110),
            ("☐ Induction", 40, 128), ("300 mg", 160, 128), ("IV", 260, 128), ("once", 340, 128), ("☑ Maintenance", 40, 146), ("200 mg", 160, 146), ("SC", 260, 146), ("every 4 weeks", 340, 146),
        ])
        check(order, [.dose: "200 mg", .route: "SC", .frequency: "Q4W"])
    }

    @Test("a line that is initialled is ordered, and one with its blank is not")
    func initials() throws {
        let order = try read([("Medication: Examplia", 40, 90), ("Dose:", 40, 106), ("____", 40, 124), ("300 mg IV once", 70, 124), ("DQ", 40, 142), ("600 mg IV every 24 weeks", 70, 142)])
        #expect(order.fields[.dose]?.text == "600 mg" || order.fields[.dose]?.status != .accepted)
    }

    @Test("of several NPIs the prescriber's stands beside the name")
    func pharmacyNPI() throws {
        let order = try read([("Pharmacy: Hill Drug", 40, 100), ("NPI: 1234567893", 240, 100), ("Medication: Examplia", 40, 130), ("Dose: 300 mg", 240, 130), ("Prescriber: Alan T. Moss, MD", 40, 160), ("NPI: 1245319599", 300, 160)])
        check(order, [.npi: "1245319599"])
    }

    @Test("what expires without a lot is an authorization, a place is no name, and a title's date not that of the order")
    func roles() throws {
        let order = try #require(try extract([
            ("PHYSICIAN ORDER FORM", 200, 30), ("Baton Rouge, LA 70801", 40, 46), ("DOB: 02/11/1951", 300, 46), ("Medication: Examplia", 40, 90), ("Dose: 300 mg", 240, 90),
            ("Expires: 05/06/2026", 40, 110), ("Requested start date: 07/28/2025", 240, 110), ("Prior auth #: K50.90", 40, 130),
        ]).documents.first { $0.kind == .order })
        for field in [Field.patientName, .adminExpiry, .orderDate, .priorAuthNumber] { #expect(order.fields[field] == nil, "\(field)") }
    }

    @Test("a dose by size that comes to the labelled amount is the dose")
    func doseBySize() throws {
        let order = try read([("Order: Examplia 3 mcg/kg IV every 3 weeks", 40, 100), ("Dose to give: 210 mcg", 40, 130)])
        check(order, [.dose: "3 mcg/kg", .calculatedDose: "210 mcg"])
    }

    @Test("a cell of the ordered drug that says nothing is not filled from another row")
    func emptyCell() throws {
        let order = try read([
            ("Medication", 40, 110), ("Dose", 200, 110), ("Route", 280, 110), ("Freq", 340, 110),
            ("Premedix", 40, 128), ("8 mg", 200, 128), ("PO", 280, 128), ("once", 340, 128), ("Examplia", 40, 150), ("500 mg", 200, 150), ("IV", 280, 150), ("see plan", 340, 150),
        ])
        check(order, [.dose: "500 mg", .route: "IV"])
        #expect(order.fields[.frequency] == nil)
    }

    @Test("the day on which the drug is needed is not that of the order, and a bare name is that of its part")
    func needed() throws {
        let order = try read([("Medication: Examplia", 40, 100), ("Dose: 300 mg", 300, 100), ("Prescriber", 40, 140), ("Name: Alan T. Moss, MD", 40, 156), ("Date needed: 07/21/2026", 40, 180)])
        check(order, [.orderDate: "2026-04-02", .prescriberName: "Alan T. Moss"])
    }

    @Test("what is ticked and cannot be read leaves the question open: the other option is not the answer")
    func unreadableTick() throws {
        let order = try read([("Medication: Examplia", 40, 100), ("Dose: 300 mg", 300, 100), ("Route:", 40, 120), ("☐ IV", 90, 120), ("☑ Nbgq", 140, 120)])
        #expect(order.fields[.route] == nil)
    }

    @Test("a label ends what another puts aside")
    func nextLabel() throws {
        check(try read([("Allergies: NKDA Medication: Examplia Dose: 300 mg", 40, 100)]), [.drugBrand: "Examplia", .dose: "300 mg"])
    }

    @Test("of a record with a lot that cannot be read the others are not certainly all")
    func unreadableLot() throws {
        let order = try read([
            ("Medication: Examplia", 40, 90), ("Lot", 140, 140), ("Exp", 220, 140), ("Given", 300, 140), ("9A771B", 140, 156), ("09/2027", 220, 156), ("400 mg", 300, 156),
            ("%%%", 140, 172), ("11/2027", 220, 172), ("380 mg", 300, 172),
        ])
        #expect(order.fields[.adminLot]?.status != .accepted)
    }

    @Test("a date in the row below an empty place for a date is another's")
    func dateBelow() throws {
        let order = try read([("Medication: Examplia", 40, 100), ("Dose: 300 mg", 300, 100), ("Prescriber signature", 40, 200), ("Date", 320, 200), ("Printed", 40, 214), ("04/09/2026", 320, 214)])
        #expect(order.fields[.signatureDate] == nil)
    }
}
