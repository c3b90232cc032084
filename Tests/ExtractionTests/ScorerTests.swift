import Foundation
import PageText
import TestSupport
import Testing

@testable import Extraction

extension Scorer {
    /// The weights that are shipped.
    static func shipped() throws -> Scorer { try Scorer(json: Data(contentsOf: Repository.file("models/scorer.json"))) }
}

@Suite("How sure a value is")
struct ScorerTests {
    private func evidence(
        _ field: Field = .total, _ origin: FieldValue.Origin = .ocr, _ checks: Set<FieldValue.Check> = [.label, .format], reading: Double = 0.95, alternatives: Bool = false
    ) -> Scorer.Evidence {
        Scorer.Evidence(field: field, origin: origin, checks: checks, reading: reading, quality: 0.9, hasAlternatives: alternatives, texts: ["10.00"])
    }

    @Test("the weights mean here what they mean where they were trained")
    func sameAsTraining() throws {
        let scorer = try Scorer.shipped()
        let examples = try #require(try JSON(contentsOf: Repository.file("models/scorer.json"))["examples"]?.array)
        #expect(examples.count >= 10)
        for example in examples {
            let evidence = Scorer.Evidence(
                field: try #require(example["field"]?.string.flatMap(Field.init)), origin: try #require(example["origin"]?.string.flatMap(FieldValue.Origin.init)),
                checks: Set(try #require(example["checks"]?.array).compactMap { $0.string.flatMap(FieldValue.Check.init) }),
                reading: try #require(example["reading"]?.number), quality: try #require(example["quality"]?.number),
                hasAlternatives: (example["alternatives"]?.number ?? 0) > 0, texts: try #require(example["texts"]?.array).compactMap(\.string))
            let probability = try #require(example["probability"]?.number)
            #expect(abs(scorer.probability(of: evidence) - probability) < 0.002, "\(example)")
        }
    }

    @Test("what agrees makes surer, what speaks against makes less sure")
    func monotonic() throws {
        let scorer = try Scorer.shipped()
        let plain = scorer.probability(of: evidence())
        #expect(scorer.probability(of: evidence(.total, .ocr, [.label, .format, .arithmetic])) > plain)
        #expect(scorer.probability(of: evidence(.total, .ocr, [.label, .format, .secondReading])) > plain)
        #expect(scorer.probability(of: evidence(reading: 0.4)) < plain)
        #expect(scorer.probability(of: evidence(.total, .textLayer, [.label, .format], reading: 1)) > plain)
        #expect(scorer.probability(of: evidence(.total, .textLayer, [.label, .format], reading: 1, alternatives: true)) < scorer.probability(of: evidence(.total, .textLayer, [.label, .format], reading: 1)))
    }

    @Test("without anything that agrees with its letters no value is accepted, however sure")
    func evidenceIsNeeded() {
        let sure = Scorer(acceptance: 0.5, weights: ["bias": 9])
        let page = Page.written([("A-1001", 10, 10)])
        let judge = Judge([PageView(page)], scorer: sure)
        func status(_ checks: Set<FieldValue.Check>) -> FieldValue.Status? {
            judge.value(.invoiceNumber, [Candidate(value: "A-1001", words: page.words[...], page: page, checks: checks)])?.status
        }
        #expect(status([]) == .review)
        #expect(status([.format]) == .review)
        #expect(status([.label]) == .accepted)
    }

    @Test("weights that are no weights are refused")
    func damaged() {
        #expect(throws: DecodingError.self) { try Scorer(json: Data("{\"acceptance\": 0.9}".utf8)) }
        #expect(throws: DecodingError.self) { try Scorer(json: Data("no".utf8)) }
    }
}
