import PageText
import Testing

@testable import Extraction

@Suite("Codes read by two recognisers")
struct CodeAgreementTests {
    private func word(_ text: String, _ second: String?) -> Word {
        Word(text: text, box: Box(x: 0, y: 0, width: 9, height: 9), confidence: 0.92, secondReading: second)
    }

    @Test("all codes must agree; words without digits say nothing", arguments: [
        ([("A1B2", "A1B2")], CodeAgreement.agreed), ([("A1B2", "A182")], .disputed), ([("A1B2", nil)], .unknown), ([("Lot", "Lct")], .unknown),
        ([("Lot", "Lct"), ("77", "77,")], .agreed), ([("77", "77"), ("78", nil)], .unknown), ([("77", "77"), ("IO", "10")], .disputed),
    ] as [([(String, String?)], CodeAgreement)])
    func told(words: [(String, String?)], agreement: CodeAgreement) {
        #expect(CodeAgreement(of: words.map { word($0.0, $0.1) }) == agreement)
    }

    @Test("a value read twice alike is accepted under its label; read differently it is for review, whatever its label", arguments: [
        (Field.lot, "A1B2C3", "A1B2C3", [.label], .accepted), (.lot, "A1B2C3", "A1B2C8", [.label], .review),
        (.lot, "A1B2C3", "A1B2C3", [], .review), (.ndc, "99999-001-01", "99999-001-01", [.format], .accepted), (.total, "10.00", "10.00", [.format], .review),
        (.total, "10.00", "10.00", [.label], .accepted), (.total, "10.00", "70.00", [.label], .review),
    ] as [(Field, String, String, Set<FieldValue.Check>, FieldValue.Status)])
    func judged(field: Field, text: String, second: String, checks: Set<FieldValue.Check>, status: FieldValue.Status) {
        let page = Page(number: 1, width: 300, height: 200, words: [word(text, second)], source: .ocr)
        let value = Judge([PageView(page)]).value(field, [Candidate(value: text, words: page.words[0...0], page: page, checks: checks)])
        #expect(value?.status == status)
    }
}
