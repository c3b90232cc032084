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

    @Test("names agree when every word was read twice alike", arguments: [
        ([("Anjali", "Anjali"), ("Brennan,", "Brennan")], true), ([("Anjall", "Anjali")], false), ([("Anjali", nil)], false), ([("Anjali", "Anjali"), ("X7", "X7")], false), ([], false),
    ] as [([(String, String?)], Bool)])
    func names(words: [(String, String?)], agree: Bool) {
        #expect(CodeAgreement.agreeOnNames(words.map { word($0.0, $0.1) }) == agree)
    }

    private func value(_ field: Field, _ text: String, _ second: String?, _ checks: Set<FieldValue.Check>) throws -> FieldValue {
        let page = Page(number: 1, width: 300, height: 200, words: [word(text, second)], source: .ocr)
        return try #require(Judge([PageView(page)], scorer: try .shipped()).value(field, [Candidate(value: text, words: page.words[0...0], page: page, checks: checks)]))
    }

    @Test("a value read twice alike is surer than one read once, and that than a disputed one, which is for review", arguments: [
        (Field.lot, "A1B2C3", "A1B2C8"), (.total, "10.00", "70.00"), (.invoiceNumber, "A-1001", "A-1007"),
    ])
    func judged(field: Field, text: String, other: String) throws {
        let twice = try value(field, text, text, [.label, .format])
        let once = try value(field, text, nil, [.label, .format])
        let disputed = try value(field, text, other, [.label, .format])
        #expect(twice.checks.contains(.secondReading))
        #expect(twice.confidence > once.confidence && once.confidence > disputed.confidence)
        #expect(disputed.status == .review)
    }
}
