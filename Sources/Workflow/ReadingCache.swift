import Documents
public import Foundation
import PageText
import Synchronization

/// Pages of files that were read before, found by the SHA-256 of their bytes: for whom may see the file's own owner only.
///
/// Only pages are kept, never facts: those depend on the reference data. A file of which a page could not be read is not kept. An entry
/// that is damaged, or that another build of the reader made, counts as none.
public final class ReadingCache: Sendable {
    public let folder: URL
    /// Bytes; beyond it those entries go first that were not used for the longest time.
    public let limit: Int
    private let version: String
    /// Bytes written since the size was last looked at.
    private let written = Mutex(0)

    /// - Parameters:
    ///   - folder: made when the first entry is written.
    ///   - version: of the reader; entries of another one are not found.
    public init(folder: URL = ReadingCache.userFolder, limit: Int = 250_000_000, version: String = ReadingCache.readerVersion()) {
        self.folder = folder
        self.limit = limit
        self.version = version
    }

    /// `j3590/readings` in `XDG_CACHE_HOME`, or in `.cache` of the home folder.
    public static var userFolder: URL {
        let named = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil }
        return (named ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".cache")).appending(path: "j3590/readings")
    }

    /// Other for every build of this program and for other libraries under it, so that nobody has to remember to change it.
    /// - Parameter recognisers: folder of our own recognisers that the reader uses.
    public static func readerVersion(recognisers: String? = nil) -> String {
        let codes = recognisers.map { Installation.stamp(of: $0 + "/codes.traineddata") } ?? "none"
        return ([Installation.programStamp, codes] + Installation.libraries.map { "\($0.name) \($0.version)" }).joined(separator: ", ")
    }

    // MARK: - Entries

    /// Tells entries of this program from files of others.
    private static let mark = Array("j3590 pages 2\n".utf8)

    private func entry(_ sha256: String) -> URL {
        let key = DocumentReader.sha256(of: Array((sha256 + " " + version).utf8))
        return folder.appending(path: key + ".pages")
    }

    /// - Returns: nil when the file was not read before by this reader.
    func document(sha256: String, name: String) -> SourceDocument? {
        let file = entry(sha256)
        guard let data = FileManager.default.contents(atPath: file.path) else { return nil }
        guard let pages = Self.pages([UInt8](data)) else {
            try? FileManager.default.removeItem(at: file)
            return nil
        }
        // Used: it goes last.
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file.path)
        return SourceDocument(sha256: sha256, name: name, pages: pages)
    }

    /// Keeps the pages; where that cannot be done, the file will be read again.
    func keep(_ document: SourceDocument) {
        guard let bytes = try? Self.bytes(document.pages), bytes.count <= limit else { return }
        let manager = FileManager.default
        let private700: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try? manager.createDirectory(at: folder, withIntermediateDirectories: true, attributes: private700)
        try? manager.setAttributes(private700, ofItemAtPath: folder.path)
        let fresh = folder.appending(path: UUID().uuidString + ".part")
        guard manager.createFile(atPath: fresh.path, contents: Data(bytes), attributes: [.posixPermissions: 0o600]) else { return }
        // Whole or not at all, also when two programs write the same entry.
        guard unsafe rename(fresh.path, entry(document.sha256).path) == 0 else {
            try? manager.removeItem(at: fresh)
            return
        }
        let isMuch = written.withLock {
            $0 += bytes.count
            return $0 > limit / 8
        }
        if isMuch { trim() }
    }

    /// Mark, SHA-256 of the rest in hex, then each page with its length before it.
    private static func bytes(_ pages: [Page]) throws -> [UInt8] {
        var body: [UInt8] = []
        for page in pages {
            let encoded = try page.encoded()
            body += (0..<4).map { UInt8(truncatingIfNeeded: encoded.count >> (8 * $0)) } + encoded
        }
        return mark + Array(DocumentReader.sha256(of: body).utf8) + body
    }

    private static func pages(_ bytes: [UInt8]) -> [Page]? {
        let head = mark.count + 64
        guard bytes.count > head, bytes.starts(with: mark) else { return nil }
        let body = Array(bytes[head...])
        guard Array(bytes[mark.count..<head]) == Array(DocumentReader.sha256(of: body).utf8) else { return nil }
        var pages: [Page] = []
        var position = 0
        while position < body.count {
            guard position + 4 <= body.count else { return nil }
            let length = body[position..<position + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
            position += 4
            guard length <= body.count - position, let page = try? Page(encoded: body[position..<position + length]), page.number == pages.count + 1
            else { return nil }
            pages.append(page)
            position += length
        }
        return pages.isEmpty ? nil : pages
    }

    // MARK: - Size

    /// All entries, and what was left by a program that ended while it wrote.
    private func entries() -> [(file: URL, size: Int, used: Date)] {
        let keys: Set<URLResourceKey> = [.fileSizeKey, .contentModificationDateKey, .isRegularFileKey]
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: Array(keys))) ?? []
        return files.compactMap { file in
            guard ["pages", "part"].contains(file.pathExtension), let values = try? file.resourceValues(forKeys: keys),
                values.isRegularFile ?? false
            else { return nil }
            return (file, values.fileSize ?? 0, values.contentModificationDate ?? .distantPast)
        }
    }

    /// What the cache holds.
    public var size: (files: Int, bytes: Int) {
        let entries = entries()
        return (entries.count, entries.reduce(0) { $0 + $1.size })
    }

    /// Removes the entries that were not used for the longest time until the rest is within the limit.
    func trim() {
        let isNeeded = written.withLock {
            let isSome = $0 > 0
            $0 = 0
            return isSome
        }
        guard isNeeded else { return }
        let entries = entries().sorted { $0.used < $1.used }
        var total = entries.reduce(0) { $0 + $1.size }
        for entry in entries where total > limit {
            try? FileManager.default.removeItem(at: entry.file)
            total -= entry.size
        }
    }

    /// Removes every entry.
    public func empty() throws(OutputError) {
        for entry in entries() {
            do {
                try FileManager.default.removeItem(at: entry.file)
            } catch {
                throw .cannotWrite(path: folder.path, reason: (error as NSError).localizedDescription)
            }
        }
    }
}
