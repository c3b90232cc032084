import Documents
public import Extraction
import Foundation
public import PageText

/// Reads files side by side, one reader per job, and hands the results out in the order of the files.
public struct ReaderPool: Sendable {
    private let jobs: Int
    private let readers: Desk<FileReader>
    private let cache: ReadingCache?
    private let finder: FactFinder

    /// What one file gave.
    public struct Result: Sendable {
        public let path: String
        public let record: ExtractionRecord
        /// The words of the file; nil when it could not be read.
        public let source: SourceDocument?
    }

    /// - Parameters:
    ///   - jobs: files read at once; at least one.
    ///   - recognisers: folder of our own recognisers (``ModelsDirectory``); nil does without a second reading of codes.
    ///   - cache: nil reads every file anew.
    ///   - extractor: finds facts where no process of its own does; its knowledge is loaded while the first files are read.
    public init(
        jobs: Int, isolation: Isolation = .none, recognisers: String? = nil, cache: ReadingCache? = nil,
        extractor: @escaping @Sendable () throws -> Extractor
    ) {
        self.jobs = max(1, jobs)
        readers = Desk((0..<self.jobs).map { _ in FileReader(isolation, recognisers: recognisers) })
        self.cache = cache
        finder = FactFinder(jobs: self.jobs, isolation: isolation, extractor: extractor)
    }

    /// - Parameters:
    ///   - started: called when work on a file begins, with its index.
    ///   - finished: called once a file, in the order of `paths`, as soon as all before it are done.
    /// - Throws: when a part of the installation is missing; everything else is a problem of one file.
    public func read(
        _ paths: [String], started: @Sendable @escaping (Int) async -> Void = { _ in },
        finished: (Result) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (index: Int, result: Result).self) { group in
            var next = 0
            func begin() {
                guard next < paths.count else { return }
                let index = next
                next += 1
                group.addTask { (index, try await read(paths[index]) { await started(index) }) }
            }
            // Twice as many as can be read: while their readers go on, the facts of the last ones are looked for.
            for _ in 0..<2 * jobs { begin() }
            var waiting: [Int: Result] = [:]
            var due = 0
            while let done = try await group.next() {
                waiting[done.index] = done.result
                begin()
                while let ready = waiting.removeValue(forKey: due) {
                    try await finished(ready)
                    due += 1
                }
            }
        }
        cache?.trim()
        // Also where no file could be read: that data is missing is to be told.
        try await finder.check()
    }

    /// Gives back the memory of readers that have nothing to do; the next file starts them anew.
    public func rest() async {
        await readers.rest()
        await finder.rest()
    }

    private func read(_ path: String, started: () async -> Void) async throws -> Result {
        let file = InputFile(path: path)
        let bytes: [UInt8]
        do {
            bytes = try file.bytes()
        } catch {
            return failed(file, error, sha256: nil)
        }
        let sha256 = DocumentReader.sha256(of: bytes)
        if let known = cache?.document(sha256: sha256, name: file.name) {
            await started()
            return Result(path: path, record: try await finder.facts(in: known, problems: []), source: known)
        }
        let reading: DocumentReader.Reading
        do throws(DocumentError) {
            reading = try await readers.with { reader throws(DocumentError) in
                await started()
                return try await reader.read(bytes, name: file.name, sha256: sha256)
            }
        } catch {
            if error.isOfTheInstallation { throw error }
            return failed(file, .document(error), sha256: sha256)
        }
        // What failed may go well another time.
        if reading.unreadable.isEmpty { cache?.keep(reading.document) }
        let problems = reading.unreadable.map { Problem($0.error, page: $0.page) }
        let record = try await finder.facts(in: reading.document, problems: problems)
        return Result(path: path, record: record, source: reading.document)
    }

    private func failed(_ file: InputFile, _ error: InputError, sha256: String?) -> Result {
        Result(
            path: file.path,
            record: ExtractionRecord(file: file.name, sha256: sha256, pageCount: 0, pages: [], documents: [], problems: [error.problem]),
            source: nil)
    }
}
