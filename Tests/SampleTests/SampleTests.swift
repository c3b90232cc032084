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
        let models = try Models(explicit: Repository.file("models").path)
        let expected = try JSON(contentsOf: sample.expected)
        let claim = try Claim(json: Data(contentsOf: sample.claim))
        let profile = try models.profile(for: claim)
        let outcome = try await PacketRun(models: models, jobs: 2).run(
            claim: claim, paths: sample.documents.map(\.path), profile: profile, asOf: CalendarDay(try #require(sample.asOf)))
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
