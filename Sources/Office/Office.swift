import Documents
import Extraction
public import Foundation
import GRDB
public import Logging
import Packets

/// The watched folder: takes in what is dropped, reads it, puts papers to claims, and makes their packets.
///
/// Each step looks at the state, does what is due, and writes down that it is done. So a step that was cut short is done again, and one that was
/// done is not.
public actor Office {
    let inbox: Inbox
    public nonisolated let folders: OfficeFolders
    public nonisolated let state: OfficeState
    let tools: OfficeTools
    let options: OfficeOptions
    let intake: Intake
    let logger: Logger
    private let locks: Locks
    private var settling: SettleCheck

    /// What is known of each paper, so that it is not taken out of the state at every look.
    var papers: [PaperID: PaperTraits] = [:]
    var isMatchingDue = true
    /// A packet may be missing, or not what its papers say.
    var isAssemblyDue = true
    var backOff = BackOff()
    /// Claims of which files lie in the inbox that are not whole yet.
    var unsettledClaims: Set<String> = []
    /// Files that stay in the inbox, and why; as the state has it.
    var held: [String: String]?
    /// By path: files that could not be taken when that was last tried.
    var refused: [String: (name: String, reason: String)] = [:]
    var progress = OfficeProgress()
    /// Set aside since the start.
    public private(set) var setAsideCount = 0

    private struct Locks: ~Copyable {
        /// Nil on a share that knows no locks.
        let inbox: FileLock?
        let state: FileLock
    }

    /// Opens the state and goes on where an earlier run ended.
    public init(inbox: URL, folders: OfficeFolders, tools: OfficeTools, options: OfficeOptions = OfficeOptions(), logger: Logger) throws(OfficeError) {
        let inbox = inbox.standardizedFileURL.resolvingSymlinksInPath()
        guard FileStamp(path: inbox.path)?.kind == .folder else { throw .noInbox(path: inbox.path) }
        let outbox = folders.outbox.standardizedFileURL.resolvingSymlinksInPath()
        guard !(outbox.path + "/").hasPrefix(inbox.path + "/"), !(inbox.path + "/").hasPrefix(outbox.path + "/") else { throw .outputInsideInbox }
        self.inbox = Inbox(folder: inbox)
        self.folders = folders
        self.tools = tools
        self.options = options
        self.logger = logger
        let lock = inbox.appending(path: Inbox.lockName).path, atInbox = FileLock(path: lock)
        if atInbox == nil {
            if FileLock.isHeld(path: lock) { throw .inUse(path: inbox.path) }
            logger.notice("no lock can be made in the inbox, as on some shares: see that no other j3590 works there")
        }
        try folders.make()
        state = try OfficeState(folder: folders.state)
        guard let atState = FileLock(path: folders.state.appending(path: "lock").path) else { throw .inUse(path: folders.state.path) }
        locks = Locks(inbox: atInbox, state: atState)
        intake = Intake(state: state, folders: folders, logger: logger)
        settling = SettleCheck(still: options.still, patience: options.patience)
        try intake.recover()
        papers = try Self.papers(in: state)
        try state.write { try AuditTrail.add(.started, "", inbox.path, in: $0) }
    }

    // MARK: - Working

    /// What a look at the folder came to.
    public struct Round: Sendable {
        /// Something was done; there may be more at once.
        public var isBusy = false
        /// Files that are not whole yet.
        public var unsettled = 0
        var files = 0
        /// In the inbox, itself first.
        var folders: [String] = []
    }

    /// Does what is due.
    public func round() async throws -> Round {
        var round = Round()
        let scan = try inbox.scan()
        let (whole, unsettled) = settling.settled(scan.files)
        (round.unsettled, round.files, round.folders) = (unsettled.count, scan.files.count, scan.folders)
        unsettledClaims = Set(unsettled.compactMap(\.claim?.id))
        let taken = try take(whole)
        if taken > 0 {
            round.isBusy = true
            isMatchingDue = true
        }
        try hold(cutOff: settling.cutOff, passing: scan.passing)
        inbox.removeEmptied(scan.empty)
        if try await readSome() { round.isBusy = true }
        if isMatchingDue {
            try match()
            isMatchingDue = false
            isAssemblyDue = true
            round.isBusy = true
        }
        if try await assemble() { round.isBusy = true }
        try await announce()
        return round
    }

    /// - Returns: how many files were taken in.
    private func take(_ whole: [IncomingFile]) throws(OfficeError) -> Int {
        let due = whole.filter { backOff.isDue("file " + $0.path) }, known = Set(whole.map(\.path))
        refused = refused.filter { known.contains($0.key) }
        let taken = try intake.take(due)
        for file in due { refused[file.path] = nil }
        for (file, reason) in taken.refused {
            backOff.failed("file " + file.path)
            refused[file.path] = (file.relativePath, reason)
        }
        return taken.count
    }

    /// Works until nothing is left that can be done now.
    public func workOff() async throws {
        // What may pass is tried three times, not for ever.
        var failures = 0
        while true {
            do {
                let round = try await round()
                if !round.isBusy, round.unsettled == 0 || !settling.isWaiting { return }
                if !round.isBusy { try await Task.sleep(for: min(options.still, .seconds(1))) }
            } catch let error as OfficeError where error.mayPass && failures < 3 {
                failures += 1
                logger.warning("tried again", metadata: ["because": "\(error.withoutPath)"])
                try await Task.sleep(for: .seconds(1 << failures))
            }
            backOff.forget()
        }
    }

    /// Works until `isEnding`, waiting for events in between.
    public func watch(until isEnding: @Sendable () -> Bool) async throws {
        let bell = FolderBell()
        var lastBusy = ContinuousClock.now, published: (files: Int, at: ContinuousClock.Instant)?, isResting = false
        if await !bell.isWorking { logger.notice("no events from the kernel: the inbox is looked at every \(options.poll.components.seconds) s") }
        while !isEnding() {
            var pause = options.poll, folders: [String] = []
            do {
                let round = try await round(), now = ContinuousClock.now
                if round.isBusy || published?.files != round.files || published.map({ $0.at.duration(to: now) > .seconds(60) }) ?? true {
                    try publish()
                    published = (round.files, now)
                }
                backOff.succeeded("round")
                if round.isBusy {
                    (lastBusy, isResting) = (now, false)
                    continue
                }
                if !isResting, lastBusy.duration(to: now) > options.rest {
                    await tools.rest()
                    isResting = true
                }
                if round.unsettled > 0 { pause = min(options.poll, max(.milliseconds(200), options.still / 2)) }
                folders = round.folders
            } catch let error as OfficeError where error.mayPass {
                backOff.failed("round")
                logger.error("waiting", metadata: ["because": "\(error.withoutPath)"])
                while !backOff.isDue("round"), !isEnding() { try await Task.sleep(for: .seconds(1)) }
                continue
            }
            await bell.wait(for: pause, at: folders, isEnding: isEnding)
        }
        try state.write { try AuditTrail.add(.ended, "", "", in: $0) }
    }

    func noteSetAside() { setAsideCount += 1 }

    func report(_ change: (inout OfficeProgress) -> Void) {
        change(&progress)
        options.progress(progress)
    }
}

/// How far the work is since the start.
public struct OfficeProgress: Hashable, Sendable {
    public var read = 0
    /// Documents that wait to be read.
    public var toRead = 0
    public var packets = 0
}

/// Rings when something happens in the inbox.
private actor FolderBell {
    private let events = FolderEvents()
    private let queue = QueueExecutor(label: "inbox events")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    var isWorking: Bool { events.isWorking }

    /// Returns when something happened, or after `pause`: events do not come from other machines.
    func wait(for pause: Duration, at folders: [String], isEnding: @Sendable () -> Bool) {
        let end = ContinuousClock.now + pause
        for folder in folders { _ = events.watch(folder) }
        while ContinuousClock.now < end, !isEnding() {
            let left = Int(ContinuousClock.now.duration(to: end) / .milliseconds(1))
            if events.wait(milliseconds: min(left, 1000)) { return }
        }
    }
}
