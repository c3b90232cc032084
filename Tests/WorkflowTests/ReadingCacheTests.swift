import Documents
import Foundation
import PageText
import Testing
import TestSupport

@testable import Workflow

@Suite("Pages kept of files read before")
struct ReadingCacheTests {
    private let scratch: TemporaryFolder
    private var folder: URL { scratch.url.appending(path: "deep/readings") }

    init() throws { scratch = try TemporaryFolder() }

    private func cache(limit: Int = 1_000_000, version: String = "1") -> ReadingCache { ReadingCache(folder: folder, limit: limit, version: version) }

    private func document(_ key: String, words: Int = 3) -> SourceDocument {
        let word = Word(text: "4711", box: Box(x: 72, y: 72, width: 30, height: 10))
        return SourceDocument(
            sha256: key, name: "a.pdf",
            pages: [
                Page(number: 1, width: 612, height: 792, words: Array(repeating: word, count: words)), Page(number: 2, width: 612, height: 792, words: []),
            ])
    }

    private func files() throws -> [URL] { try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) }

    @Test("come back under the name that the file has now")
    func hit() {
        let first = document("aa")
        cache().keep(first)
        let found = cache().document(sha256: "aa", name: "renamed.pdf")
        #expect(found?.name == "renamed.pdf")
        #expect(found?.pages == first.pages)
        #expect(cache().document(sha256: "bb", name: "a.pdf") == nil)
    }

    @Test("of another reader are not found")
    func version() {
        cache(version: "1").keep(document("aa"))
        #expect(cache(version: "2").document(sha256: "aa", name: "a.pdf") == nil)
    }

    @Test("are for their owner only, and no name tells what was read")
    func isPrivate() throws {
        cache().keep(document("aa"))
        func mode(_ path: String) throws -> Int? { try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int }
        #expect(try mode(folder.path) == 0o700)
        let file = try #require(try files().first)
        #expect(try mode(file.path) == 0o600)
        #expect(try files().count == 1)
        #expect(!file.lastPathComponent.contains("aa.pdf"))
    }

    @Test("that are damaged count as none and go", arguments: [0, 5, 20, 100, -1])
    func damaged(position: Int) throws {
        cache().keep(document("aa"))
        let file = try #require(try files().first)
        var bytes = try [UInt8](Data(contentsOf: file))
        bytes[position < 0 ? bytes.count - 1 : position] ^= 0x40
        try Data(bytes).write(to: file)
        #expect(cache().document(sha256: "aa", name: "a.pdf") == nil)
        #expect(try files().isEmpty)
        try Data(bytes.prefix(30)).write(to: file)
        #expect(cache().document(sha256: "aa", name: "a.pdf") == nil)
    }

    @Test("go, the longest unused first, when there are too many")
    func limit() throws {
        let cache = cache(limit: 12_000)
        for (age, key) in ["old", "used", "new"].enumerated() {
            cache.keep(document(key, words: 100))
            let newest = try files().map { ($0, try FileManager.default.attributesOfItem(atPath: $0.path)[.modificationDate] as? Date ?? .distantPast) }
                .max { $0.1 < $1.1 }
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: Double(age) * 10 - 1_000)], ofItemAtPath: try #require(newest).0.path)
        }
        _ = cache.document(sha256: "used", name: "a.pdf")
        cache.keep(document("last", words: 100))
        cache.trim()
        #expect(cache.size.bytes <= 12_000)
        #expect(cache.document(sha256: "old", name: "a.pdf") == nil)
        #expect(cache.document(sha256: "used", name: "a.pdf") != nil)
        #expect(cache.document(sha256: "last", name: "a.pdf") != nil)
    }

    @Test("can be removed, and nothing else with them")
    func empty() throws {
        let cache = cache()
        cache.keep(document("aa"))
        cache.keep(document("bb"))
        let other = folder.appending(path: "notes.txt")
        try Data("mine".utf8).write(to: other)
        #expect(cache.size.files == 2)
        try cache.empty()
        #expect(cache.size.files == 0)
        #expect(FileManager.default.fileExists(atPath: other.path))
    }

    @Test("are not needed: a folder that cannot be made is no error")
    func unwritable() {
        let cache = ReadingCache(folder: URL(filePath: "/proc/nowhere/readings"), limit: 1_000, version: "1")
        cache.keep(document("aa"))
        #expect(cache.document(sha256: "aa", name: "a.pdf") == nil)
    }
}
