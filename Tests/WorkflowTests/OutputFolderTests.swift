import Foundation
import TestSupport
import Testing

@testable import Workflow

@Suite("Output folder")
struct OutputFolderTests {
    private func file(_ name: String, _ text: String) -> (name: String, bytes: Data) { (name, Data(text.utf8)) }

    private func contents(_ folder: URL) -> [String: String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return Dictionary(uniqueKeysWithValues: names.map { ($0, String(decoding: FileManager.default.contents(atPath: folder.appending(path: $0).path) ?? Data(), as: UTF8.self)) })
    }

    @Test("holds exactly the files and their sums, for its owner only, and nothing stays beside it")
    func writes() throws {
        let folder = try TemporaryFolder()
        let out = folder.url.appending(path: "out")
        try OutputFolder.write([file("a", "one"), file("b", "two")], to: out.path)
        try OutputFolder.write([file("a", "three")], to: out.path)
        #expect(Set(contents(out).keys) == ["a", OutputFolder.sums])
        #expect(contents(out)["a"] == "three")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["out"])
        for (path, mode) in [(out.path, 0o700), (out.appending(path: "a").path, 0o600), (out.appending(path: OutputFolder.sums).path, 0o600)] {
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
        }
    }

    @Test("a file that is not ours or was changed keeps the whole folder as it is", arguments: ["a", "notes.txt", "b"])
    func keeps(name: String) throws {
        let folder = try TemporaryFolder()
        let out = folder.url.appending(path: "out")
        try OutputFolder.write([file("a", "one"), file("b", "two")], to: out.path)
        try Data("mine".utf8).write(to: out.appending(path: name))
        let before = contents(out)
        let error: OutputError = name == "notes.txt" ? .notOurs(path: out.path, file: name) : .changed(path: out.path, file: name)
        #expect(throws: error) { try OutputFolder.write([file("a", "three"), file("b", "two")], to: out.path) }
        #expect(contents(out) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["out"])
    }

    @Test("a file that was taken out is no reason to refuse")
    func takenOut() throws {
        let folder = try TemporaryFolder()
        let out = folder.url.appending(path: "out")
        try OutputFolder.write([file("a", "one"), file("b", "two")], to: out.path)
        try FileManager.default.removeItem(at: out.appending(path: "b"))
        try OutputFolder.write([file("a", "one"), file("b", "two")], to: out.path)
        #expect(contents(out)["b"] == "two")
    }

    @Test("what a killed run left behind goes, what another one is writing stays")
    func remains() throws {
        let folder = try TemporaryFolder()
        // No process has a number above the kernel's limit; 1 always runs.
        for (name, age) in [(".out.99999999.tmp", 7_200.0), (".out.99999998.tmp", 60), (".out.1.tmp", 7_200), (".other.99999999.tmp", 7_200)] {
            let path = folder.url.appending(path: name).path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: path)
        }
        try OutputFolder.write([file("a", "one")], to: folder.url.appending(path: "out").path)
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path)) == ["out", ".out.1.tmp", ".out.99999998.tmp", ".other.99999999.tmp"])
    }

    @Test("what cannot be made leaves nothing behind")
    func fails() throws {
        let folder = try TemporaryFolder()
        try folder.write("a file".utf8, to: "taken")
        #expect(throws: OutputError.self) { try OutputFolder.write([file("a", "one")], to: folder.url.appending(path: "taken/out").path) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["taken"])
    }
}
