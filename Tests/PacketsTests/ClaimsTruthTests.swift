import Extraction
import Foundation
import TestSupport
import Testing

@testable import Packets

/// Claims with ready extractions, measured against what two checkers expect of each.
@Suite("Claims without pages")
struct ClaimsTruthTests {
    private struct Case: Decodable {
        struct Expected: Decodable {
            let verdict: String
            let findings: [String]
        }
        let case_id: String
        let extractions: [ExtractionRecord]
        let expected: Expected
        let note: String
    }

    @Test("verdict and findings of every case", .enabled(if: Shared.corpus != nil, "../shared/corpus is missing"))
    func everyCase() throws {
        let corpus = try #require(Shared.corpus)
        let rules = try RuleTable(csv: String(contentsOf: Repository.file("models/rules.csv"), encoding: .utf8))
        let builder = PacketBuilder(rules: rules, reference: EmptyReference())
        let profile = try #require(try Draft.payers.get().named(nil))
        var count = 0
        for line in try String(contentsOf: corpus.appending(path: "claims-truth.jsonl"), encoding: .utf8).split(separator: "\n") {
            let data = Data(line.utf8)
            let item = try JSONDecoder().decode(Case.self, from: data)
            let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            let claim = try Claim(json: JSONSerialization.data(withJSONObject: try #require(object["claim"])))
            let packet = builder.build(claim: claim, extractions: item.extractions, profile: profile, asOf: nil)
            let errors = packet.findings.filter { $0.severity == .error && [.documentation, .consistency].contains($0.category) }
            #expect(packet.verdict == item.expected.verdict, "\(item.case_id): \(item.note)")
            #expect(Set(errors.map(\.code)) == Set(item.expected.findings), "\(item.case_id): \(item.note)")
            count += 1
        }
        #expect(count == 150)
    }
}
