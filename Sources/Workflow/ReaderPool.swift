public import Documents
public import Extraction
import Foundation
public import PageText

/// Reads files side by side, one reader per job, and hands the results out in the order of the files.
public struct ReaderPool: Sendable {
    private let readers: [DocumentReader]
    private let extractor: Extractor

    /// What one file gave.
    public struct Result: Sendable {
        public let path: String
        public let record: ExtractionRecord
        /// The words of the file; nil when it could not be read.
        public let source: SourceDocument?
    }

    /// - Parameter jobs: files read at once; at least one.
    public init(jobs: Int, knowledge: any Knowledge) {
        readers = (0..<max(1, jobs)).map { _ in DocumentReader() }
        extractor = Extractor(knowledge: knowledge)
    }

    /// - Parameters:
    ///   - started: called when work on a file begins, with its index.
    ///   - finished: called once a file, in the order of `paths`, as soon as all before it are done.
    /// - Throws: when OCR is not installed; everything else is a problem of one file.
    public func read(
        _ paths: [String], started: @Sendable @escaping (Int) async -> Void = { _ in },
        finished: (Result) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, Int, Result).self) { group in
            var next = 0
            var waiting: [Int: Result] = [:]
            var due = 0
            func start(reader: Int) {
                guard next < paths.count else { return }
                let index = next
                next += 1
                group.addTask {
                    await started(index)
                    return (index, reader, try await read(paths[index], with: readers[reader]))
                }
            }
            for reader in readers.indices { start(reader: reader) }
            while let (index, reader, result) = try await group.next() {
                waiting[index] = result
                start(reader: reader)
                while let ready = waiting.removeValue(forKey: due) {
                    try await finished(ready)
                    due += 1
                }
            }
        }
    }

    private func read(_ path: String, with reader: DocumentReader) async throws -> Result {
        let file = InputFile(path: path)
        do {
            let bytes = try file.bytes()
            do {
                let reading = try await reader.read(bytes: bytes, name: file.name)
                let problems = reading.unreadable.map { Problem($0.error, page: $0.page) }
                return Result(path: path, record: extractor.extract(reading.document, problems: problems), source: reading.document)
            } catch let error as DocumentError {
                if case .languageModelMissing = error { throw error }
                return failed(file, .document(error), sha256: DocumentReader.sha256(of: bytes))
            }
        } catch let error as InputError {
            return failed(file, error, sha256: nil)
        }
    }

    private func failed(_ file: InputFile, _ error: InputError, sha256: String?) -> Result {
        Result(
            path: file.path,
            record: ExtractionRecord(file: file.name, sha256: sha256, pageCount: 0, pages: [], documents: [], problems: [error.problem]),
            source: nil)
    }
}
