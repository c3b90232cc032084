import Extraction
import Foundation
import Packets
import Vocabulary
import Workflow

/// Times the rules alone, on one core: packets judged in a second of the processor, whatever else the machine does.
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
        let opening = clock()
        let models = try Models(explicit: models)
        put("models opened", String(format: "%.1f ms", Double(clock() - opening) / Double(CLOCKS_PER_SEC) * 1e3))
        let subjects = try files.flatMap { try Self.subjects(in: $0, models) }
        guard let asOf = try? CalendarDay("2026-06-01") else { return }
        for (title, builder) in [("rules", PacketBuilder(rules: models.rules, reference: EmptyReference())), ("rules and reference data", models.packetBuilder)] {
            var findings = 0
            /// Packets judged in a second of the processor.
            func rate(_ subjects: some Sequence<Subject>, atLeast seconds: Double) -> Double {
                let start = clock()
                var count = 0, spent = 0.0
                repeat {
                    for subject in subjects {
                        findings += builder.findings(claim: subject.claim, extractions: subject.extractions, profile: subject.profile, asOf: asOf).count
                        count += 1
                    }
                    spent = Double(clock() - start) / Double(CLOCKS_PER_SEC)
                } while spent < seconds
                return Double(count) / spent
            }
            // The first packet reads the names of all drugs.
            _ = rate(subjects.prefix(1), atLeast: 0)
            let first = rate(subjects, atLeast: 0)
            let best = (0..<5).map { _ in rate(subjects, atLeast: 1) }.max() ?? 0
            put(title, "\(Int(best)) packets a second of one core, the best of 5 runs of \(subjects.count) packets over and over (\(findings) findings)")
            put("", "\(Int(first)) the first time, before drugs, packages and codes that were looked up are remembered")
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
