import Extraction
import Foundation
import Packets
import TestSupport
import Testing
import Vocabulary
import Workflow

/// Which code a drug needs on its day of service, as rules and reference data together say it.
@Suite("Codes of drugs")
struct CodingTruthTests {
    private struct Case: Decodable {
        struct Expected: Decodable {
            let code: String
            let severity: [String]
        }
        let case_id: String
        let extractions: [ExtractionRecord]
        let expected: Expected
        let basis: String
    }

    @Test("the right code of every case, and no other", .enabled(if: Shared.corpus != nil, "../shared/corpus is missing"))
    func everyCase() throws {
        let corpus = try #require(Shared.corpus)
        let models = try Models(explicit: Repository.file("models").path)
        var count = 0
        for line in try String(contentsOf: corpus.appending(path: "coding-truth.jsonl"), encoding: .utf8).split(separator: "\n") {
            let data = Data(line.utf8)
            let item = try JSONDecoder().decode(Case.self, from: data)
            let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            let claim = try Claim(json: JSONSerialization.data(withJSONObject: try #require(object["claim"])))
            let coding = models.packetBuilder.findings(claim: claim, extractions: item.extractions, profile: try models.profile(for: claim), asOf: nil).filter { $0.category == .coding }
            let errors = coding.filter { $0.severity == .error }
            if item.expected.code == "J3590" {
                #expect(errors.isEmpty, "\(item.case_id): \(item.basis), not \(errors.map(\.message))")
            } else {
                let isNamed = coding.contains { item.expected.severity.contains($0.severity.rawValue) && $0.message.hasPrefix(item.expected.code + " ") }
                #expect(isNamed, "\(item.case_id): \(item.basis), not \(coding.map(\.message))")
            }
            count += 1
        }
        #expect(count == 40)
    }
}
