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
    /// Set aside since the start.
    public private(set) var setAsideCount = 0

    private struct Locks: ~Copyable {
        let inbox: FileLock
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
        guard let atInbox = FileLock(path: inbox.appending(path: Inbox.lockName).path) else { throw .inUse(path: inbox.path) }
        try folders.make()
        state = try OfficeState(folder: folders.state)
        guard let atState = FileLock(path: folders.state.appending(path: "lock").path) else { throw .inUse(path: folders.state.path) }
        locks = Locks(inbox: atInbox, state: atState)
        intake = Intake(state: state, folders: folders, logger: logger)
        settling = SettleCheck(still: options.still, patience: options.patience)
        try intake.recover()
        papers = try Self.papers(in: state)
        try state.write { try AuditTrail.add(.started, "", "", in: $0) }
    }

    // MARK: - Working

    /// What a look at the folder came to.
    public struct Round: Sendable {
        /// Something was done; there may be more at once.
        public var isBusy = false
        /// Files that are not whole yet.
        public var unsettled = 0
    }

    /// Does what is due.
    public func round() async throws -> Round {
        var round = Round()
        let scan = try inbox.scan()
        let (whole, unsettled) = settling.settled(scan.files)
        round.unsettled = unsettled.count
        unsettledClaims = Set(unsettled.compactMap(\.claim?.id))
        if try intake.take(whole) > 0 {
            round.isBusy = true
            isMatchingDue = true
        }
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
                logger.warning("tried again", metadata: ["because": "\(error)"])
                try await Task.sleep(for: .seconds(1 << failures))
            }
            backOff.forget()
        }
    }

    /// Works until `isEnding`, waiting for events in between.
    public func watch(until isEnding: @Sendable () -> Bool) async throws {
        let bell = FolderBell()
        if await !bell.isWorking { logger.notice("no events from the kernel: the inbox is looked at every \(options.poll.components.seconds) s") }
        while !isEnding() {
            var pause = options.poll
            do {
                let round = try await round()
                try publish()
                backOff.succeeded("round")
                if round.isBusy { continue }
                if round.unsettled > 0 { pause = min(options.poll, max(.milliseconds(200), options.still / 2)) }
            } catch let error as OfficeError where error.mayPass {
                backOff.failed("round")
                logger.error("waiting", metadata: ["because": "\(error)"])
                while !backOff.isDue("round"), !isEnding() { try await Task.sleep(for: .seconds(1)) }
                continue
            }
            let folders = try inbox.scan().folders
            await bell.wait(for: pause, at: folders, isEnding: isEnding)
        }
        try state.write { try AuditTrail.add(.ended, "", "", in: $0) }
    }

    func noteSetAside() { setAsideCount += 1 }
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
