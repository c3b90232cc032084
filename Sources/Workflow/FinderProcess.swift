import Documents
import Extraction
import Foundation
import PageText

/// A process that finds the facts of one file at a time. It is started when the first one comes, and anew after it ended.
actor FinderProcess {
    private let executor = QueueExecutor(label: "finder process")
    private let program: ReaderProgram
    private let models: String
    private var connection: ChildProcess?

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    enum Failure: Error, Equatable {
        /// What is known of drugs and codes is missing or damaged.
        case modelsUnusable
        case file(DocumentError)
    }

    init(_ program: ReaderProgram, models: String) {
        self.program = program
        self.models = models
    }

    /// Starts the process where there is none: the first file then waits for less.
    func wake() throws(Failure) {
        do throws(Interruption) { try start() } catch { throw Failure(error) }
    }

    /// - Parameter problems: what could not be read, carried into the record.
    func facts(in document: SourceDocument, problems: [Problem]) throws(Failure) -> ExtractionRecord {
        var isSecondTry = false
        while true {
            do throws(Interruption) {
                try start()
                return try ask(document, problems)
            } catch {
                connection = nil
                // It may have died of what came before, or by somebody's hand.
                guard case .process(.crashed) = error, !isSecondTry else { throw Failure(error) }
                isSecondTry = true
            }
        }
    }

    /// Ends the process until the next file comes.
    func rest() { connection = nil }

    fileprivate enum Interruption: Error {
        case modelsUnusable
        case process(ChildProcess.Failure)
    }

    private func start() throws(Interruption) {
        guard connection == nil else { return }
        let answer: [UInt8]?
        do throws(ChildProcess.Failure) {
            if program.isThisOne { connection = EarlyProcesses.finder.take() }
            if connection == nil { connection = try ChildProcess(program: program.path, arguments: ["finder", "--memory", "\(program.memory)"]) }
            // At its first run the reference database is made.
            let deadline = Deadline(seconds: 300)
            try connection?.sendMessage(Array(models.utf8), until: deadline)
            answer = try connection?.receiveMessage(until: deadline)
        } catch {
            connection = nil
            throw .process(error)
        }
        switch answer?.first.flatMap(FinderReadiness.init) {
        case .ready: return
        case .modelsUnusable:
            connection = nil
            throw .modelsUnusable
        case nil:
            connection = nil
            throw .process(.crashed)
        }
    }

    private func ask(_ document: SourceDocument, _ problems: [Problem]) throws(Interruption) -> ExtractionRecord {
        let deadline = Deadline(seconds: program.secondsPerPage * (1 + Double(document.pages.count) / 100))
        let request = FinderRequest(name: document.name, sha256: document.sha256, pageCount: document.pages.count, problems: problems)
        let answer: [UInt8]?
        do throws(ChildProcess.Failure) {
            guard let head = try? JSONEncoder().encode(request) else { throw .crashed }
            try connection?.sendMessage(Array(head), until: deadline)
            for page in document.pages {
                guard let bytes = try? page.encoded() else { throw .crashed }
                try connection?.sendMessage(bytes, until: deadline)
            }
            answer = try connection?.receiveMessage(until: deadline)
        } catch {
            throw .process(error)
        }
        guard let record = answer.flatMap({ try? JSONDecoder().decode(ExtractionRecord.self, from: Data($0)) }) else { throw .process(.crashed) }
        return record
    }
}

extension FinderProcess.Failure {
    fileprivate init(_ interruption: FinderProcess.Interruption) {
        switch interruption {
        case .modelsUnusable: self = .modelsUnusable
        case .process(.notStarted): self = .file(.readerNotStarted)
        case .process(.late): self = .file(.findingTimedOut)
        case .process(.crashed): self = .file(.finderCrashed)
        }
    }
}
