import Extraction
import Foundation
import Packets
import TestSupport
import Testing
import Vocabulary
import Workflow

/// Every folder of samples/ against its expected.json: what is read, and what is found wrong.
@Suite("Sample claims")
struct SampleTests {
    @Test("verdict and findings are those expected, no more and no less", arguments: Repository.samples)
    func findings(sample: Sample) async throws {
        let expected = try JSON(contentsOf: sample.expected)
        let outcome = try await SampleRuns.shared.outcome(of: sample)
        let errors = outcome.packet.findings.filter { $0.severity == .error }
        #expect(Set(errors.map(\.code)) == Set(expected["findings"]?.array?.compactMap(\.string) ?? []), "\(errors.map(\.message))")
        #expect(outcome.packet.verdict == expected["verdict"]?.string)
        #expect(outcome.problems.isEmpty)
        #expect(
            outcome.files.map(\.name) == [
                "packet.json", "packet.pdf", "working-copy.pdf", "cms1500.pdf", "claim-line.x12", "claim.837", "claim.csv", "claim.fhir.json", "cms1500.csv",
            ])
    }
}
