import Documents
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
        try await withThrowingTaskGroup(of: Finished.self) { group in
            var next = 0
            var waiting: [Int: Result] = [:]
            var due = 0
            while next < min(readers.count, paths.count) {
                let index = next
                group.addTask { try await work(on: index, of: paths, with: index, started) }
                next += 1
            }
            while let done = try await group.next() {
                waiting[done.index] = done.result
                if next < paths.count {
                    let index = next
                    let reader = done.reader
                    group.addTask { try await work(on: index, of: paths, with: reader, started) }
                    next += 1
                }
                while let ready = waiting.removeValue(forKey: due) {
                    try await finished(ready)
                    due += 1
                }
            }
        }
    }

    private struct Finished: Sendable {
        let index: Int
        let reader: Int
        let result: Result
    }

    private func work(
        on index: Int, of paths: [String], with reader: Int, _ started: @Sendable (Int) async -> Void
    ) async throws -> Finished {
        await started(index)
        return Finished(index: index, reader: reader, result: try await read(paths[index], with: readers[reader]))
    }

    private func read(_ path: String, with reader: DocumentReader) async throws -> Result {
        let file = InputFile(path: path)
        let bytes: [UInt8]
        do {
            bytes = try file.bytes()
        } catch {
            return failed(file, error, sha256: nil)
        }
        do {
            let reading = try await reader.read(bytes: bytes, name: file.name)
            let problems = reading.unreadable.map { Problem($0.error, page: $0.page) }
            return Result(path: path, record: extractor.extract(reading.document, problems: problems), source: reading.document)
        } catch .languageModelMissing(let language) {
            throw DocumentError.languageModelMissing(language: language)
        } catch {
            return failed(file, .document(error), sha256: DocumentReader.sha256(of: bytes))
        }
    }

    private func failed(_ file: InputFile, _ error: InputError, sha256: String?) -> Result {
        Result(
            path: file.path,
            record: ExtractionRecord(file: file.name, sha256: sha256, pageCount: 0, pages: [], documents: [], problems: [error.problem]),
            source: nil)
    }
}
