import Foundation
import Packets
import TestSupport
import Testing
import Vocabulary
import Workflow

/// Each sample is read once, for all tests.
actor SampleRuns {
    static let shared = SampleRuns()
    private var runs: [String: Task<PacketRun.Outcome, any Error>] = [:]

    func outcome(of sample: Sample) async throws -> PacketRun.Outcome {
        let run = runs[sample.name] ?? Task {
            let models = try Models(explicit: Repository.file("models").path)
            let claim = try Claim(json: Data(contentsOf: sample.claim))
            let profile = try models.profile(for: claim)
            return try await PacketRun(models: models, jobs: 2).run(
                claim: claim, paths: sample.documents.map(\.path), profile: profile, asOf: CalendarDay(try #require(sample.asOf)))
        }
        runs[sample.name] = run
        return try await run.value
    }
}
