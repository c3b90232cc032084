import ArgumentParser
import Documents
import Foundation
import Logging
import Office
import Synchronization
import Vocabulary
import Workflow

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Make packets from papers that are dropped into a folder.",
        usage: """
            j3590 watch inbox --out packets
            j3590 watch inbox --out packets --once
            """,
        discussion: """
            A sub-folder of the inbox is a claim, CLAIM__anything.pdf names one; a claim file (JSON, a CSV export or an 837P) tells what is \
            known of claims; other papers are put to the claim they speak of. See docs/watch.md.
            Exit status of --once: 0 all is ready, 2 something needs a person (j3590 status tells what), 3 a file was set aside.
            """
    )

    @Argument(help: ArgumentHelp("The folder into which papers are dropped.", valueName: "inbox"))
    var inbox: String

    @OptionGroup var place: OfficePlace

    @Flag(help: "Work off what is there, and end.")
    var once = false

    @Option(help: ArgumentHelp("A file that did not change for so long is whole.", valueName: "seconds"))
    var settle: Double = 5

    @Option(help: ArgumentHelp("A file that looks cut off is taken after so long all the same.", valueName: "seconds"))
    var patience: Double = 600

    @Option(help: ArgumentHelp("How often to look where no events come, as from network shares.", valueName: "seconds"))
    var poll: Double = 5

    @Option(parsing: .upToNextOption, help: ArgumentHelp("A program with arguments to run for each packet that is ready; the packet's folder is added.", valueName: "program"))
    var onReady: [String] = []

    @Option(name: .customLong("ready-url"), help: ArgumentHelp("Post a short JSON object with the claim's number and the packet's folder to this address for each packet that is ready (with curl).", valueName: "url"))
    var readyURL: String?

    @Option(help: ArgumentHelp("Put a copy of each packet that is ready into this folder, for another system to take.", valueName: "dir"))
    var readyFolder: String?

    @Option(help: ArgumentHelp("Write counts for a monitoring system (Prometheus text) into this file.", valueName: "file"))
    var metrics: String?

    @Option(help: ArgumentHelp("The payer of claims that name none.", valueName: "name"))
    var payer: String?

    @Option(help: ArgumentHelp("Judge as on this day, such as 2026-03-31 (default: the day of the packet).", valueName: "date"))
    var asOf: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard settle >= 0, patience >= settle, poll > 0 else { throw ValidationError("--settle must not be negative, --patience not below it, and --poll above 0.") }
        if let program = onReady.first, !program.hasPrefix("/") { throw ValidationError("--on-ready needs the whole path of a program: \(program) does not begin with /.") }
        if let readyURL, !["http", "https"].contains(URL(string: readyURL)?.scheme) || URL(string: readyURL)?.host?.isEmpty ?? true {
            throw ValidationError("--ready-url needs an address that begins with https:// or http://.")
        }
    }

    private var targets: [ReadyTarget] {
        (onReady.first.map { [.program($0, Array(onReady.dropFirst()))] } ?? []) + (readyURL.map { [.url($0)] } ?? [])
            + (readyFolder.map { [.folder(URL(filePath: $0, directoryHint: .isDirectory).standardizedFileURL)] } ?? [])
    }

    func run() async throws {
        let day = try asOf.map { text in
            guard text.count == 10, let day = try? CalendarDay(text) else { throw Exit(.usage, "j3590: --as-of \(text) is no date: write it as 2026-03-31.") }
            return day
        }
        let payer = try payer ?? common.settings().payer
        let models = try common.loadModels()
        let tools = OfficeTools(models: models, jobs: common.jobs, isolation: .processes(ReaderProgram(models: models.directory)), cache: try common.cache(), payer: payer, asOf: day)
        var options = OfficeOptions()
        (options.still, options.patience, options.poll) = (.seconds(settle), .seconds(patience), .seconds(poll))
        (options.targets, options.metrics) = (targets, metrics)
        if readyURL != nil, !FileManager.default.isExecutableFile(atPath: ReadyTarget.curl) { throw Exit(.partMissing, "j3590: --ready-url needs \(ReadyTarget.curl): apt-get install curl") }
        let line = ProgressLine(isShown: once && !common.quiet && !common.noProgress)
        options.progress = { line.show("\($0.toRead) to read, \($0.read) read, \($0.packets) packets made") }
        do {
            let folders = OfficeFolders(outbox: place.outbox, state: place.stateFolder)
            let office = try Office(inbox: URL(filePath: inbox, directoryHint: .isDirectory), folders: folders, tools: tools, options: options, logger: logger())
            if once {
                try await office.workOff()
                line.clear()
                try await office.publish()
                let status = try OfficeStatus(office.state)
                if !common.quiet { Terminal.put(status.text(limit: 20, now: Date())) }
                if await office.setAsideCount > 0 { throw Exit(.someInputUnreadable) }
                if status.needsPerson { throw Exit(.notReady) }
            } else {
                let signals = Signals()
                let sources = signals.listen()
                try await office.watch(until: { signals.isEnding })
                for source in sources { source.cancel() }
            }
        } catch let error as OfficeError {
            throw Exit(error)
        } catch let error as DocumentError {
            throw Exit(.partMissing, "j3590: \(error)")
        }
    }

    private func logger() -> Logger {
        var logger = Logger(label: "j3590") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = common.quiet ? .error : common.verbose ? .debug : once ? .warning : .info
        return logger
    }
}

/// Ctrl-C and a service manager's stop: the step at hand is finished. A second one ends at once; nothing is lost by that either.
private final class Signals: Sendable {
    private let count = Mutex(0)

    var isEnding: Bool { count.withLock { $0 > 0 } }

    /// Listens as long as the sources are kept.
    func listen() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [self] in
                let times = count.withLock { count in
                    count += 1
                    return count
                }
                if times > 1 { Foundation.exit(130) }
                Terminal.say("j3590: finishing the step at hand; once more ends at once.")
            }
            source.resume()
            return source
        }
    }
}
