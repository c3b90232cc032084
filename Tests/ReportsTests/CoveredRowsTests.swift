import Extraction
import PageText
import Packets
import TestSupport
import Testing

@testable import Reports

@Suite("Rows that the payer does not see")
struct CoveredRowsTests {
    /// Lines of a table, ten points high.
    private static func page(_ lines: [(String, Double)], source: PageSource = .textLayer) -> Page { .written(lines.map { ($0.0, 72, $0.1) }, source: source) }

    private func row(_ relation: LineRelation, _ page: Page, _ texts: [String]) -> CoveredRows.Row {
        .init(relation: relation, boxes: page.words.filter { texts.contains($0.text) }.map(\.box))
    }

    /// The words that can still be seen.
    private func seen(_ page: Page, _ covered: CoveredRows) -> [String] { PageMasks.Sheet(page: page, boxes: covered.bands).words.words.map(\.text) }

    private static let table = page([("Item Amount", 60), ("alpha 10.00", 80), ("own 20.00", 95), ("beta 30.00", 110), ("gamma 40.00", 125), ("Total 100.00", 150)])

    @Test("rows of other products are covered, neighbours as one; heads, totals and the claim's row are not")
    func table() {
        let rows = [row(.other, Self.table, ["alpha"]), row(.own, Self.table, ["own"]), row(.other, Self.table, ["beta"]), row(.other, Self.table, ["gamma"])]
        let covered = CoveredRows(page: Self.table, rows: rows, kept: [])
        #expect(seen(Self.table, covered) == ["Item", "Amount", "own", "20.00", "Total", "100.00"])
        #expect(covered.bands.count == 2)
        #expect(covered.count == 3)
        #expect(covered.unsure == 0)
        // None reaches into a line that stays.
        for word in Self.table.words where ["own", "Item", "Total"].contains(word.text) { #expect(covered.bands.allSatisfy { $0.verticalOverlap(word.box) <= 0 }, "\(word.text)") }
    }

    @Test("a row of which nobody is sure can be seen and is counted", arguments: [true, false])
    func unsure(isKept: Bool) {
        let total = Self.table.words.filter { $0.text == "30.00" }.map(\.box)
        let rows = [row(.other, Self.table, ["alpha"]), row(.own, Self.table, ["own"]), row(isKept ? .other : .unsure, Self.table, ["beta"])]
        let covered = CoveredRows(page: Self.table, rows: rows, kept: isKept ? total : [])
        #expect(seen(Self.table, covered).contains("beta"))
        #expect((covered.count, covered.unsure) == (1, 1))
    }

    @Test("what stands close below a row goes with it, what stands nearer to the claim's does not", arguments: [
        ([("alpha 10.00", 80), ("for Jane Roe", 91), ("own 20.00", 115)], ["own", "20.00"]),
        ([("alpha 10.00", 80), ("Lot of own", 104), ("own 20.00", 115)], ["Lot", "of", "own", "own", "20.00"]),
        ([("own 20.00", 65), ("alpha 10.00", 80), ("for Jane Roe", 91), ("Deposit 5.00", 102)], ["own", "20.00", "Deposit", "5.00"]),
        ([("own 20.00", 65), ("alpha 10.00", 80), ("Thank you", 112)], ["own", "20.00", "Thank", "you"]),
        ([("alpha 10.00", 80), ("for Jane Roe", 94), ("alpha2 10.00", 108), ("own 20.00", 125)], ["own", "20.00"]),
    ] as [([(String, Double)], [String])])
    func continuation(lines: [(String, Double)], left: [String]) {
        let page = Self.page(lines)
        let ownLine = page.words.filter { $0.text == "20.00" }.map(\.box)
        let rows = [row(.other, page, ["alpha"]), row(.other, page, ["alpha2"]), .init(relation: .own, boxes: ownLine)].filter { !$0.boxes.isEmpty }
        #expect(seen(page, CoveredRows(page: page, rows: rows, kept: [])) == left)
    }

    @Test("lines that run into one another, as on a bent photo, stay")
    func bent() {
        let page = Page.written([("alpha 10.00", 72, 80), ("own 20.00", 140, 84)], source: .ocr)
        let rows = [row(.other, page, ["alpha", "10.00"]), row(.own, page, ["own"])]
        #expect(CoveredRows(page: page, rows: rows, kept: []).bands.isEmpty)
    }

    @Test("names and numbers of patients with papers of their own are found on other pages", arguments: [
        ("Boxes for Jane Q. Roe, room 2", "Jane Q. Roe,"), ("ROE, JANE", "ROE, JANE"), ("Roe Dorothea Jane", ""), ("Jane Doe", ""), ("Jane", ""), ("ID 1EG4-TE5-MK72", "1EG4-TE5-MK72"),
        ("Dorothea Quint", ""),
    ])
    func names(text: String, found: String) throws {
        var packet = try Example.packet(attachments: [Example.attachment("order.pdf", kind: .order)])
        let fields: [Field: FieldValue] = [.patientName: Example.value("Jane Roe"), .mbi: Example.value("1EG4TE5MK72")]
        packet.extractions = [
            ExtractionRecord(file: "order.pdf", sha256: nil, pageCount: 1, pages: [], documents: [DocumentRecord(kind: .order, pages: [1], fields: fields)], problems: [])
        ]
        let page = Page.written([(text, 72, 100)])
        let boxes = OtherPatients(packet).places(on: page)
        #expect(page.words.filter { word in boxes.contains { $0.contains(x: word.box.centerX, y: word.box.centerY) } }.map(\.text).joined(separator: " ") == found)
    }
}
