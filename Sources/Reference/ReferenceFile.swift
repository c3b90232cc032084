import Foundation
import GRDB

/// Where the database lies, and whether it is up to date.
struct ReferenceFile {
    let models: ModelsDirectory

    /// Beside the tables; where that folder cannot be written, in the user's cache.
    private var places: [URL] {
        let environment = ProcessInfo.processInfo.environment
        let cache = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0, isDirectory: true) : nil }
            ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache", isDirectory: true)
        // Two installations of different age must not share a file.
        let name = "reference-\(stableHash(models.url.path)).sqlite"
        return [models.url.appendingPathComponent("reference.sqlite"), cache.appendingPathComponent("j3590", isDirectory: true).appendingPathComponent(name)]
    }

    /// The first file that is up to date, or a new one.
    func upToDate() throws(ReferenceError) -> URL {
        let newest = newestTable
        for place in places where isUpToDate(place, newestTable: newest) { return place }
        return try build()
    }

    /// A new file in the first folder that can be written.
    func build() throws(ReferenceError) -> URL {
        guard newestTable != nil else { throw .missing(path: models.tables.path) }
        let builder = ReferenceBuilder(tables: models.tables)
        var failure = ReferenceError.missing(path: models.tables.path)
        for place in places {
            do {
                try builder.build(at: place)
                return place
            } catch .cannotBuild(let path, let reason) {
                failure = .cannotBuild(path: path, reason: reason)
            }
        }
        throw failure
    }

    private func isUpToDate(_ file: URL, newestTable: Date?) -> Bool {
        guard let written = Self.modified(file.path) else { return false }
        if let newestTable, newestTable > written { return false }
        return Self.version(of: file.path) == ReferenceSchema.version
    }

    /// Nil when there are no tables: then a database that is there must do.
    private var newestTable: Date? {
        let folder = models.tables.path
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        return files.filter { $0.hasSuffix(".csv") }.compactMap { Self.modified(folder + "/" + $0) }.max()
    }

    private static func modified(_ path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }

    /// `user_version`: four bytes, big endian, at byte 60 of an SQLite file. Read without opening a database.
    static func version(of path: String) -> Int? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard let header = try? handle.read(upToCount: 64), header.count == 64 else { return nil }
        return header[60..<64].reduce(0) { $0 << 8 | Int($1) }
    }

    /// FNV-1a: the same in every run, unlike `hashValue`.
    private func stableHash(_ text: String) -> String {
        String(text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
    }
}
