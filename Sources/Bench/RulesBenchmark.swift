import Extraction
import Foundation
import Packets
import Vocabulary
import Workflow

/// Times the rules alone, on one core: packets judged in a second.
struct RulesBenchmark {
    /// The folder models.
    var models: String
    /// Packets (packet.json), or files with an object with `claim` and `extractions` on each line.
    var files: [String]

    enum Failure: Error, CustomStringConvertible {
        case unreadable(String)
        var description: String { switch self { case .unreadable(let path): "\(path) holds no claim with its extractions." } }
    }

    private struct Subject {
        let claim: Claim
        let extractions: [ExtractionRecord]
        let profile: PayerProfile
    }

    func measure() throws {
        let clock = ContinuousClock()
        let opening = clock.now
        let models = try Models(explicit: models)
        put("models opened", String(format: "%.1f ms", opening.duration(to: clock.now).seconds * 1e3))
        let subjects = try files.flatMap { try Self.subjects(in: $0, models) }
        guard let asOf = try? CalendarDay("2026-06-01") else { return }
        for (title, builder) in [("rules", PacketBuilder(rules: models.rules, reference: EmptyReference())), ("rules and reference data", models.packetBuilder)] {
            // Once beforehand: the first look-ups read the file.
            var findings = subjects.reduce(0) { $0 + builder.findings(claim: $1.claim, extractions: $1.extractions, profile: $1.profile, asOf: asOf).count }
            var best = 0.0
            for _ in 0..<5 {
                let start = clock.now
                var count = 0
                while start.duration(to: clock.now).seconds < 1 {
                    for subject in subjects {
                        findings += builder.findings(claim: subject.claim, extractions: subject.extractions, profile: subject.profile, asOf: asOf).count
                        count += 1
                    }
                }
                best = max(best, Double(count) / start.duration(to: clock.now).seconds)
            }
            put(title, "\(Int(best)) packets a second, the best of 5 runs of \(subjects.count) packets over and over (\(findings) findings)")
        }
    }

    private static func subjects(in path: String, _ models: Models) throws -> [Subject] {
        struct Stored: Decodable { let extractions: [ExtractionRecord] }
        guard let data = FileManager.default.contents(atPath: path) else { throw Failure.unreadable(path) }
        let parts = path.hasSuffix(".jsonl") ? data.split(separator: UInt8(ascii: "\n")).map { Data($0) } : [data]
        return try parts.map { part in
            guard let object = try JSONSerialization.jsonObject(with: part) as? [String: Any], let claim = object["claim"] else { throw Failure.unreadable(path) }
            let parsed = try Claim(json: JSONSerialization.data(withJSONObject: claim))
            return Subject(claim: parsed, extractions: try JSONDecoder().decode(Stored.self, from: part).extractions, profile: try models.profile(for: parsed))
        }
    }

    private func put(_ title: String, _ figure: String) { print("\(title.padding(toLength: 32, withPad: " ", startingAt: 0))\(figure)") }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
