import Claims
import Extraction
import Foundation
import Packets
import Reference
public import Vocabulary
public import Workflow

/// What the office works with: a reader, a builder of packets, and the wordings of exports.
public struct OfficeTools: Sendable {
    /// Reads papers and hands each out, with its path, as soon as it is read.
    let read: @Sendable ([String], (String, ExtractionRecord) async throws -> Void) async throws -> Void
    /// Makes the packet of a claim from extractions on disk; with the bytes of the 837P that brought the claim, where one did, and the
    /// claims that came before.
    let packet: @Sendable (Claim, [String], Data?, [EarlierClaim]) async throws -> Made
    let columns: ClaimColumns
    /// Gives back what reading holds of the machine, until the next paper comes.
    var rest: @Sendable () async -> Void = {}

    /// What a claim uses and bills, which others must not, as its papers tell.
    let used: @Sendable (Claim, [ExtractionRecord]) -> EarlierClaim

    /// A packet and its files.
    typealias Made = (packet: Packet, files: [(name: String, bytes: Data)])

    /// - Parameters:
    ///   - payer: whose rules apply to claims that name no payer.
    ///   - asOf: the day of judging; nil is the day on which a packet is made.
    public init(models: Models, jobs: Int, isolation: Isolation, cache: ReadingCache?, payer: String?, asOf: CalendarDay?) {
        let pool = ReaderPool(jobs: jobs, isolation: isolation, recognisers: models.directory.recognisers, cache: cache) { models.extractor }
        let run = PacketRun(models: models, jobs: 1, isolation: .none, cache: cache)
        read = { paths, finished in try await pool.read(paths) { try await finished($0.path, $0.record) } }
        packet = { claim, paths, interchange, earlier in
            let profile = try models.profile(for: claim, fallback: payer)
            func made(with file: ClaimFile?) async throws -> Made {
                let made = try await run.run(claim: claim, paths: paths, profile: profile, asOf: asOf ?? Self.today, claimFile: file, earlier: earlier)
                return (made.packet, made.files)
            }
            do {
                return try await made(with: interchange.map { data throws(ClaimFileError) in try ClaimFile(data) })
            } catch is ClaimFileError {
                // One of several lines of a claim: the packet goes without the 837P.
                return try await made(with: nil)
            }
        }
        used = { models.used(by: $0, $1) }
        rest = { await pool.rest() }
        columns = ClaimColumns(csv: FileManager.default.contents(atPath: models.directory.url.appending(path: "claim-columns.csv").path) ?? Data())
    }

    /// For tests: other ways to read and build.
    init(
        columns: ClaimColumns, read: @escaping @Sendable ([String], (String, ExtractionRecord) async throws -> Void) async throws -> Void,
        packet: @escaping @Sendable (Claim, [String], Data?, [EarlierClaim]) async throws -> Made
    ) {
        self.columns = columns
        self.read = read
        self.packet = packet
        used = { EarlierClaim(claim: $0, extractions: $1, reference: EmptyReference()) }
    }

    private static var today: CalendarDay? {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        return try? CalendarDay(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
    }
}

/// How a watched folder is worked at.
public struct OfficeOptions: Sendable {
    /// A file that did not change for so long is whole.
    public var still = Duration.seconds(5)
    /// A file that does not look whole is taken after so long all the same.
    public var patience = Duration.seconds(600)
    /// How often the inbox is looked at where events do not reach.
    public var poll = Duration.seconds(5)
    /// Readers without work are ended after so long.
    public var rest = Duration.seconds(60)
    /// Who is told of a packet that is ready.
    public var targets: [ReadyTarget] = []
    public var progress: @Sendable (OfficeProgress) -> Void = { _ in }
    /// Where figures for a monitoring system are written.
    public var metrics: String?

    public init() {}
}

/// When to try again what may pass: after ten seconds, then ever later, up to a quarter of an hour. Counted on the running clock.
struct BackOff {
    private var tries: [String: (count: Int, next: ContinuousClock.Instant)] = [:]

    func isDue(_ key: String, now: ContinuousClock.Instant = .now) -> Bool { tries[key].map { $0.next <= now } ?? true }

    mutating func failed(_ key: String, now: ContinuousClock.Instant = .now) {
        let count = (tries[key]?.count ?? 0) + 1
        tries[key] = (count, now + .seconds(min(900, 10 << min(count - 1, 10))))
    }

    mutating func succeeded(_ key: String) { tries[key] = nil }

    /// Everything may be tried at once.
    mutating func forget() { tries = [:] }
}
