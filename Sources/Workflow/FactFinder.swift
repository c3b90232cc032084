import Documents
import Extraction
import PageText

/// Finds the facts of files, in this process or in others.
struct FactFinder: Sendable {
    private let extractor: @Sendable () async throws -> Extractor
    /// Nil finds them here.
    private let desk: Desk<FinderProcess>?

    /// Begins to load what it needs.
    init(jobs: Int, isolation: Isolation, extractor: @escaping @Sendable () throws -> Extractor) {
        if case .processes(let program) = isolation, let models = program.models {
            // Each is started when all others are at work: one is enough for scans, text is read as fast as it is understood.
            let desk = Desk((0..<jobs).map { _ in FinderProcess(program, models: models) })
            self.desk = desk
            self.extractor = { try extractor() }
            Task { try await desk.with { finder throws(FinderProcess.Failure) in try await finder.wake() } }
        } else {
            let loading = Task { try extractor() }
            desk = nil
            self.extractor = { try await loading.value }
        }
    }

    /// - Parameter problems: what could not be read, carried into the record.
    /// - Throws: when a part of the installation is missing; all else is a problem of the record.
    func facts(in document: SourceDocument, problems: [Problem]) async throws -> ExtractionRecord {
        guard let desk else { return try await extractor().extract(document, problems: problems) }
        do throws(FinderProcess.Failure) {
            return try await desk.with { finder throws(FinderProcess.Failure) in try await finder.facts(in: document, problems: problems) }
        } catch {
            switch error {
            // What is wrong with it is told where it is loaded.
            case .modelsUnusable: return try await extractor().extract(document, problems: problems)
            case .file(let error):
                if error.isOfTheInstallation { throw error }
                return ExtractionRecord(notUnderstood: document, problems: problems + [Problem(error)])
            }
        }
    }

    /// - Throws: when a part of the installation is missing.
    func check() async throws {
        guard let desk else { return _ = try await extractor() }
        do throws(FinderProcess.Failure) {
            try await desk.with { finder throws(FinderProcess.Failure) in try await finder.wake() }
        } catch {
            _ = try await extractor()
        }
    }

    func rest() async { await desk?.rest() }
}

extension FinderProcess: DeskWorker {}

extension ExtractionRecord {
    /// Of a file that was read, but whose facts nobody knows: all its pages are there, for a person to look at.
    fileprivate init(notUnderstood document: SourceDocument, problems: [Problem]) {
        let pages = document.pages.map {
            PageRecord(page: $0.number, kind: .other, source: $0.source.rawValue, rotation: $0.rotation, quality: $0.quality)
        }
        self.init(
            file: document.name, sha256: document.sha256, pageCount: pages.count, pages: pages,
            documents: [DocumentRecord(kind: .other, pages: pages.map(\.page), fields: [:])], problems: problems)
    }
}
