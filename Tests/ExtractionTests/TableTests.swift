import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Tables of invoices")
struct TableTests {
    private typealias Text = (text: String, x: Double, y: Double)

    private let head: [Text] = [
        ("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Invoice No.:", 40, 60), ("PS-20417", 110, 60), ("Invoice Date:", 40, 74), ("03/14/2026", 110, 74),
    ]

    private func read(_ texts: [Text], source: PageSource = .textLayer) throws -> DocumentRecord {
        let page = Page.written(head + texts, source: source)
        let record = Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        return try #require(record.documents.first { $0.kind == .invoice })
    }

    private func lines(_ texts: [Text], source: PageSource = .textLayer) throws -> [[Field: FieldValue]] { try read(texts, source: source).lineItems }

    /// Numbers at the middle of rows whose name takes two lines, 6 above and 6 below.
    @Test("cells of several lines, centred beside their numbers, stay in their row")
    func centredCells() throws {
        func row(_ name: [String], _ code: [String], _ expiry: [String], _ price: String, _ amount: String, at y: Double) -> [Text] {
            func cell(_ parts: [String], _ x: Double) -> [Text] { parts.enumerated().map { ($1, x, y + 12 * Double($0) - 6 * Double(parts.count - 1)) } }
            return cell(name, 120) + cell(code, 300) + cell(expiry, 380) + [("2", 44, y), ("VL", 80, y), (price, 440, y), (amount, 520, y)]
        }
        let items = try lines(
            [("Qty", 40, 160), ("UOM", 80, 160), ("Description", 120, 160), ("NDC", 300, 160), ("Exp", 380, 160), ("Unit Price", 440, 160), ("Amount", 520, 160)]
                + row(["Examplimab 100 mg/10 mL single-", "dose vial"], ["12345-678-", "90"], ["31-Oct-", "2027"], "250.00", "500.00", at: 190)
                + row(["Othermab 20 mg vial"], ["12345-679-90"], ["10/2027"], "10.00", "20.00", at: 220)
                + row(["Thirdmab (thirdmab-abcd)", "300 mg/15 mL", "vial"], ["12345-680-90"], ["2028-", "01"], "5.00", "10.00", at: 256)
                + [("Subtotal", 400, 300), ("530.00", 520, 300)])
        #expect(items.map { $0[.description]?.text } == ["Examplimab 100 mg/10 mL single-dose vial", "Othermab 20 mg vial", "Thirdmab (thirdmab-abcd) 300 mg/15 mL vial"])
        #expect(items.map { $0[.ndc]?.text } == ["12345067890", "12345067990", "12345068090"])
        #expect(items.map { $0[.expiry]?.list } == [["2027-10-31"], ["2027-10"], ["2028-01"]])
        #expect(items[0][.ndc]?.printed == ["12345-678-90"])
    }
}
