import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Barcodes as evidence")
struct BarcodeEvidenceTests {
    private static let symbol = "010039999900101417271231" + "10A1B2C3\u{1D}21S123"

    private func page(confidence: Double = 0.9) -> Page {
        let words = ["99999-001-01", "A1B2C3"].enumerated().map { Word(text: $1, box: Box(x: 10, y: Double($0) * 20, width: 80, height: 10), confidence: confidence) }
        let code = Barcode(symbology: "gs1_data_matrix", text: Self.symbol, box: Box(x: 200, y: 20, width: 40, height: 40))
        return Page(number: 1, width: 300, height: 200, words: words, source: .ocr, barcodes: [code])
    }

    private func candidate(_ value: String, _ page: Page) -> Candidate { Candidate(value: value, words: page.words[0...0], page: page, checks: [.label]) }

    @Test("what is printed and encoded alike was read twice; a slip of a sign is mended, for review; another value stays", arguments: [
        (Field.ndc, "99999000101", "99999000101", true), (.ndc, "99999000107", "99999000101", false), (.lot, "A1B2C3", "A1B2C3", true),
        (.lot, "A1B2C8", "A1B2C3", false), (.lot, "ZZ9931", "ZZ9931", false), (.expiry, "2027-12", "2027-12", true), (.expiry, "2026-12", "2026-12", false),
    ])
    func weighed(field: Field, printed: String, value: String, isRead: Bool) {
        let page = page()
        let result = BarcodeEvidence([page]).weighed([candidate(printed, page)], for: field)
        #expect(result.map(\.value) == [value])
        #expect(result.first?.checks.contains(.secondReading) == isRead)
    }

    @Test("an NDC that only a GTIN holds is no value; a lot is one to review; number and serial are the barcode's own")
    func alone() {
        let page = page()
        let barcodes = BarcodeEvidence([page])
        let judge = Judge([PageView(page)], scorer: .cautious)
        #expect(barcodes.alone(.ndc, judge: judge) == nil)
        #expect(barcodes.alone(.lot, judge: judge)?.status == .review)
        #expect(barcodes.alone(.lot, judge: judge)?.origin == .barcode)
        #expect(barcodes.alone(.gtin, judge: judge)?.text == "00399999001014")
        #expect(barcodes.alone(.serialNumber, judge: judge)?.text == "S123")
    }
}
