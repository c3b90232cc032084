import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

/// What was given, on the paper that orders it.
@Suite("Records of what was given")
struct AdministrationTests {
    private typealias Texts = [(text: String, x: Double, y: Double)]

    private func order(_ texts: Texts) throws -> DocumentRecord {
        let record = Extractor(knowledge: ThreeDrugs(diagnoses: [:]), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [Page.written(texts)]))
        return try #require(record.documents.first { $0.kind == .order })
    }

    private let form: Texts = [
        ("INFUSION ORDER FORM", 240, 30), ("Patient: HARLOW, JUNE B", 40, 60), ("DOB: 02/11/1951", 300, 60), ("Order date: 04/02/2026", 40, 76), ("Drug: Examplia", 40, 100), ("Dose: 300 mg", 200, 100),
        ("Route: IV", 300, 100), ("Frequency: every 4 weeks", 400, 100), ("Prescriber: Ann Cole, MD", 40, 130), ("NPI: 1234567893", 300, 130),
    ]

    @Test("the way of administration heads no record: the code below it is ordered")
    func administrationRoute() throws {
        let order = try order([("Administration route", 40, 140), ("IV infusion", 40, 152), ("Formulary NDC", 40, 166), ("12345-678-90", 40, 178)] + form.map { ($0.text, $0.x, $0.y + 170) } + [("Date given: 04/09/2026", 40, 400), ("Dose given: 300 mg", 240, 400)])
        #expect(order.fields[.ndc]?.text == "12345067890" && order.fields[.adminNDC] == nil)
    }

    @Test("labels without a colon begin a record by their values", arguments: [
        [("Date administered 04/09/2026 Time 10:49", 40, 400), ("Dose administered 280 mg Discard 20 mg", 40, 414), ("NDC 12345-678-90 Lot 25-8834 Exp 06/2027", 40, 428)],
        [("Infusion suite entry: Given on 04/09/2026: 280 mg, with 20 mg discarded. Lot 9560822, NDC", 40, 400), ("12345-678-90. R. Vance, RN", 40, 412)],
    ] as [[(text: String, x: Double, y: Double)]])
    func unmarked(record: [(text: String, x: Double, y: Double)]) throws {
        let order = try order(form + record)
        #expect(order.fields[.ndc] == nil && order.fields[.dose]?.text == "300 mg")
        for (field, value) in [(Field.adminNDC, "12345067890"), (.serviceDate, "2026-04-09"), (.adminDose, "280 mg"), (.wastage, "20 mg")] { #expect(order.fields[field]?.text == value) }
    }

    @Test("a record beside the order takes nothing from it")
    func sideBySide() throws {
        let order = try order([
            ("BIOLOGIC ORDER AND FLOWSHEET", 200, 30), ("Patient HARLOW, JUNE B", 40, 50), ("DOB 02/11/1951", 240, 50), ("Ordered 04/02/2026", 400, 50), ("ORDER", 40, 80), ("ADMINISTRATION", 330, 80),
            ("Drug ordered", 40, 100), ("Examplia", 150, 100), ("Infusion date", 330, 100), ("04/09/2026", 450, 100), ("Ordered dose", 40, 116), ("300 mg", 150, 116), ("Dose infused", 330, 116), ("280 mg", 450, 116),
            ("Route", 40, 132), ("IV", 150, 132), ("Lot", 330, 132), ("9560822", 450, 132), ("Prescriber", 40, 148), ("Ann Cole, MD", 150, 148),
        ])
        #expect(order.fields[.dose]?.text == "300 mg" && order.fields[.adminDose]?.text == "280 mg")
    }

    @Test("a paper that is a record from its title on may say first what was ordered")
    func titled() throws {
        let order = try order([
            ("MEDICATION ADMINISTRATION RECORD", 40, 30), ("Patient: HARLOW, JUNE B", 40, 50), ("DOB: 02/11/1951", 300, 50), ("Visit 04/09/2026 (service date)", 40, 64), ("Medication", 40, 90), ("Examplia", 150, 90),
            ("Ordered dose", 40, 104), ("300 mg", 150, 104), ("Order date", 40, 118), ("04/02/2026", 150, 118), ("Frequency", 300, 118), ("every 4 weeks", 400, 118),
            ("Date", 40, 160), ("Dose given", 150, 160), ("NDC", 300, 160), ("04/09/2026", 40, 174), ("280 mg", 150, 174), ("12345-678-90", 300, 174), ("Drug discarded from single-dose vial: 20 mg", 40, 200),
        ])
        for (field, value) in [(Field.dose, "300 mg"), (.orderDate, "2026-04-02"), (.serviceDate, "2026-04-09"), (.adminDose, "280 mg"), (.adminNDC, "12345067890"), (.wastage, "20 mg")] { #expect(order.fields[field]?.text == value) }
    }

    @Test("a bare dose in the record was given, and what is headed as administered is a day")
    func bare() throws {
        let order = try order(form + [("MAR entry", 40, 380), ("Administered", 40, 400), ("Lot number", 240, 400), ("04/09/2026 09:31", 40, 412), ("BL2971D, D39132", 240, 412), ("Dose: 280 mg", 40, 430), ("Wasted: 20 mg", 240, 430)])
        #expect(order.fields[.serviceDate]?.text == "2026-04-09" && order.fields[.adminDose]?.text == "280 mg" && order.fields[.dose]?.text == "300 mg")
        #expect(order.fields[.adminLot]?.list == ["BL2971D", "D39132"])
    }

    @Test("what expires, or is planned, above the order begins no record", arguments: ["Authorization A2026-4411 Exp 12/31/2026", "Date of service 04/09/2026", "Auth expires: 12/31/2026"])
    func planned(line: String) throws {
        for record in [[("Dose given: 280 mg", 40.0, 400.0), ("Lot: 9560822", 240, 400)], []] as [Texts] {
            let order = try order([(line, 40, 44)] + form + [("NDC to dispense: 12345-678-90", 40, 116)] + record)
            #expect(order.fields[.dose]?.text == "300 mg" && order.fields[.ndc]?.text == "12345067890")
        }
    }

    @Test("boxes of letters that reach into the line above hide no second lot")
    func tallLetters() throws {
        var page = Page.written(form + [("Lot number", 40, 500), ("Date given", 300, 500)], height: 10)
        page.words += Page.written([("BL2971D, D39132", 40, 503), ("04/09/2026", 300, 503)], height: 24).words
        let record = Extractor(knowledge: ThreeDrugs(diagnoses: [:]), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        let order = try #require(record.documents.first { $0.kind == .order })
        #expect(order.fields[.adminLot]?.list == ["BL2971D", "D39132"])
    }
}
