import Archives
public import Foundation
import GRDB
public import Vocabulary

/// Takes files as their publishers offer them into the user's own reference data.
///
/// All files of one call are taken together or not at all: they are read into a copy of the data, which replaces it at the end.
public struct ReferenceImport: Sendable {
    private let target: URL
    /// The first day for which the files hold, where they do not say it.
    public var from: CalendarDay?
    /// Take a file that has much fewer rows than what it replaces.
    public var acceptsFewer = false

    public init(models: ModelsDirectory) { target = models.imported }

    /// - Parameter file: the database with what was imported; it need not exist.
    public init(into file: URL) { target = file }

    /// What is recognised, in words.
    public static var formatNames: [String] { formats.map { $0.name } }

    /// In the order in which they are read: limits before what refers to them.
    static let formats: [any PublishedFormat.Type] = [
        NDCDirectoryFile.self, OpenFDAFile.self, PurpleBookFile.self, PaymentLimitFile.self, CrosswalkFile.self, UnclassifiedPriceFile.self,
        UnclassifiedCrosswalkFile.self, HCPCSFile.self, DiagnosisFile.self,
    ]

    /// - Parameters:
    ///   - files: unpacked or zipped; a pair may be given as two files.
    ///   - today: the day that is recorded.
    ///   - progress: called about once for each megabyte.
    public func run(_ files: [URL], today: CalendarDay, progress: @escaping (ImportProgress) -> Void = { _ in }) throws(ImportError) -> [ImportReport] {
        let groups = try recognised(files)
        let monitor = ImportMonitor(total: groups.reduce(0) { $0 + $1.files.reduce(0) { $0 + $1.size } }, progress)
        let folder = target.deletingLastPathComponent()
        let draft = folder.appendingPathComponent(".imported-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0 ... .max)).sqlite")
        defer { try? FileManager.default.removeItem(at: draft) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let lock = try FileLock(folder.appendingPathComponent(".imported.lock"))
            defer { lock.release() }
            let reports = try fill(draft, groups, monitor, today)
            guard unsafe rename(draft.path, target.path) == 0 else {
                throw ImportError.cannotWrite(path: target.path, reason: "the new file cannot be moved into place")
            }
            return reports
        } catch let error as ImportError {
            throw error
        } catch {
            throw .cannotWrite(path: target.path, reason: "\(error)")
        }
    }

    private func recognised(_ urls: [URL]) throws(ImportError) -> [(format: any PublishedFormat.Type, files: [PublishedFile])] {
        var found: [(format: any PublishedFormat.Type, files: [PublishedFile])] = Self.formats.map { ($0, []) }
        for url in urls {
            var isKnown = false
            for file in try PublishedFile.files(at: url) {
                // What a zip file holds besides, such as a description of the layout, is passed over.
                guard let index = Self.formats.firstIndex(where: { $0.recognises(file) }) else { continue }
                found[index].files.append(file)
                isKnown = true
            }
            guard isKnown else { throw .notRecognised(file: url.lastPathComponent) }
        }
        return found.filter { !$0.files.isEmpty }
    }

    private func fill(_ draft: URL, _ groups: [(format: any PublishedFormat.Type, files: [PublishedFile])], _ monitor: ImportMonitor, _ today: CalendarDay) throws -> [ImportReport] {
        let isNew = !ImportedFile(url: target).isUsable
        if isNew { try Data().write(to: draft) } else { try FileManager.default.copyItem(at: target, to: draft) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft.path)
        var configuration = Configuration()
        // The draft is thrown away when anything fails.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;") }
        let queue = try DatabaseQueue(path: draft.path, configuration: configuration)
        var reports: [ImportReport] = []
        try queue.inTransaction { database in
            if isNew { try ReferenceSchema.createImported(in: database) }
            for group in groups {
                let writer = EditionWriter(database, monitor, today: today, from: from, acceptsFewer: acceptsFewer)
                try group.format.take(group.files, writer)
                reports += writer.reports
            }
            try database.execute(sql: "DELETE FROM name")
            try NameTable.fill(in: database, isDistinct: true)
            return .commit
        }
        // What was replaced leaves room behind.
        if !isNew { try queue.vacuum() }
        try queue.close()
        monitor.advance(bytes: 0)
        return reports
    }
}

/// A kind of file that a publisher offers.
protocol PublishedFormat: SendableMetatype {
    /// For a person: "NDC Directory".
    static var name: String { get }
    /// By its content, never by its name.
    static func recognises(_ file: PublishedFile) -> Bool
    /// Reads and checks all of them, and writes their editions.
    static func take(_ files: [PublishedFile], _ writer: EditionWriter) throws
}

/// Two imports at once must not lose one of them.
private struct FileLock {
    private let descriptor: Int32

    init(_ url: URL) throws(ImportError) {
        descriptor = unsafe open(url.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { throw .cannotWrite(path: url.deletingLastPathComponent().path, reason: "the folder is not writable") }
    }

    func release() { close(descriptor) }
}
