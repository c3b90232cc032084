import Documents
import Foundation
import PageText
public import Reference

/// How files are kept from harming one another and the program.
public enum Isolation: Sendable {
    /// Files are read in this process: one that breaks the reader breaks the program. For use as a library.
    case none
    /// Files are read in processes of their own that are replaced when they end.
    case processes(ReaderProgram)
}

/// What is started to read files and to find their facts, and what it may take.
public struct ReaderProgram: Sendable {
    /// A j3590; this very program where nothing is said.
    public var path = "/proc/self/exe"
    /// Folder of what is known of drugs and codes, for the processes that find facts; nil finds them in this process.
    public var models: String?
    /// Bytes that a process may hold, beside three times the size of its file.
    public var memory = 1 << 30
    /// By the clock, for a page, for opening a file, and for finding what stands in one of few pages.
    public var secondsPerPage = 120.0

    public init(models: ModelsDirectory? = nil) { self.models = models?.url.path }

    var isThisOne: Bool { path == ReaderProgram().path }

    /// A page that ends the reader is left out; a file that does so again and again is given up.
    static let mostFailures = 3
    /// By the clock, for a file of so many pages.
    static func secondsPerFile(_ pages: Int) -> Double { 600 + 20 * Double(pages) }
    static let mostPages = 5_000
}

/// A process that reads one file at a time. It is started when the first one comes, and anew after it ended.
actor ReaderProcess {
    private let executor = QueueExecutor(label: "reader process")
    private let program: ReaderProgram
    private let recognisers: String?
    private var connection: ChildProcess?

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    init(_ program: ReaderProgram, recognisers: String?) {
        self.program = program
        self.recognisers = recognisers
    }

    /// - Throws: when no page of the file can be read. A page that fails alone is reported in the result.
    func read(_ bytes: [UInt8], name: String, sha256: String) throws(DocumentError) -> DocumentReader.Reading {
        var progress = Progress()
        var failures = 0
        var isSecondTry = false
        while !progress.isFinished {
            let failure: ChildProcess.Failure
            do throws(Interruption) {
                try read(bytes, into: &progress)
                continue
            } catch {
                switch error {
                case .file(let error): throw error
                case .process(let reason): failure = reason
                }
            }
            connection = nil
            let page = progress.next
            switch failure {
            case .notStarted: throw .readerNotStarted
            case .crashed where !isSecondTry:
                // It may have died of what it read before, or by somebody's hand.
                isSecondTry = true
                continue
            case .crashed, .late: failures += 1
            }
            let error: DocumentError = failure == .late ? .timedOut(page: page) : .readerCrashed(page: page)
            guard let page else { throw error }
            progress.leaveOut(page, because: error)
            isSecondTry = false
            if failures >= ReaderProgram.mostFailures { progress.giveUp() }
        }
        if progress.pages.count == 1, let failure = progress.unreadable.first { throw failure.error }
        return DocumentReader.Reading(
            document: SourceDocument(sha256: sha256, name: name, pages: progress.pages), unreadable: progress.unreadable)
    }

    /// Ends the process until the next file comes.
    func rest() { connection = nil }

    /// What is known of the file at work.
    private struct Progress {
        var pageCount: Int?
        var pages: [Page] = []
        var unreadable: [(page: Int, error: DocumentError)] = []

        var isFinished: Bool { pages.count == pageCount }
        /// The page that comes next; nil when no page is awaited.
        var next: Int? { pageCount.flatMap { pages.count < $0 ? pages.count + 1 : nil } }

        mutating func leaveOut(_ page: Int, because error: DocumentError) {
            unreadable.append((page, error))
            pages.append(.unread(page))
        }

        mutating func giveUp() {
            for page in stride(from: pages.count + 1, through: pageCount ?? 0, by: 1) { leaveOut(page, because: .pageUnreadable(page: page)) }
        }
    }

    private enum Interruption: Error {
        case file(DocumentError)
        case process(ChildProcess.Failure)
    }

    /// Reads on from the first page that is not known.
    private func read(_ bytes: [UInt8], into progress: inout Progress) throws(Interruption) {
        do throws(ChildProcess.Failure) {
            if connection == nil, program.isThisOne { connection = EarlyProcesses.reader.take() }
            if connection == nil {
                connection = try ChildProcess(program: program.path, arguments: ["reader", "--memory", "\(program.memory)"])
            }
            try connection?.ask(for: bytes, from: progress.pages.count + 1, recognisers: recognisers, until: Deadline(seconds: program.secondsPerPage))
        } catch {
            throw .process(error)
        }
        var fileDeadline = Deadline(seconds: ReaderProgram.secondsPerFile(0))
        while let reply = try nextReply(until: fileDeadline) {
            // What comes from a process that a file may have taken over is not believed without looking.
            switch reply {
            case .opened(let pageCount) where (1...ReaderProgram.mostPages).contains(pageCount) && progress.pageCount ?? pageCount == pageCount:
                progress.pageCount = pageCount
                fileDeadline = Deadline(seconds: ReaderProgram.secondsPerFile(pageCount))
            case .page(let page) where page.number == progress.next: progress.pages.append(page)
            case .unreadable(let page, let error) where page == progress.next: progress.leaveOut(page, because: error)
            case .finished where progress.isFinished: return
            case .failed(let error): throw .file(error)
            default: throw .process(.crashed)
            }
        }
    }

    private func nextReply(until fileDeadline: Deadline) throws(Interruption) -> ReaderReply? {
        do throws(ChildProcess.Failure) {
            return try connection?.reply(until: Deadline(seconds: program.secondsPerPage).earlier(of: fileDeadline))
        } catch {
            throw .process(error)
        }
    }
}
