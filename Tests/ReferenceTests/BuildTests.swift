import Foundation
import Reference
import Testing

@Suite("Making the database")
struct BuildTests {
    /// A models folder with tables of a few rows, in the layout of the real ones.
    private static func folder(_ changes: [String: String] = [:]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reference-\(UUID().uuidString)")
        let tables = folder.appendingPathComponent("reference")
        try FileManager.default.createDirectory(at: tables, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: Tables.models.appendingPathComponent("reference").path) where name.hasSuffix(".csv") {
            let text = try String(contentsOf: Tables.models.appendingPathComponent("reference/\(name)"), encoding: .utf8)
            let lines = text.split(separator: "\n", maxSplits: 12).prefix(12)
            try (changes[name] ?? lines.joined(separator: "\n") + "\n").write(to: tables.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        return folder
    }

    @Test("is made at first use and again when a table is newer")
    func remade() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try ReferenceDatabase(models: folder.path).path
        #expect(file == folder.appendingPathComponent("reference.sqlite").path)
        let first = try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? UInt64
        _ = try ReferenceDatabase(models: folder.path)
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? UInt64 == first)
        let tomorrow = Date(timeIntervalSinceNow: 86_400)
        try FileManager.default.setAttributes([.modificationDate: tomorrow], ofItemAtPath: folder.appendingPathComponent("reference/macs.csv").path)
        _ = try ReferenceDatabase(models: folder.path)
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? UInt64 != first)
    }

    @Test("processes that start at once get a whole database each, and leave no drafts")
    func atOnce() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try ReferenceDatabase(models: folder.path).editions.count } }
            for try await count in group { #expect(count > 5) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["reference", "reference.sqlite"])
    }

    @Test("a damaged table is named with its line", arguments: [
        ("macs.csv", "state,jurisdiction,contractor\n", 1), ("macs.csv", "state,jurisdiction,contractor,note\nAK,JF,Somebody,\nAL,JJ\n", 3), ("codes.csv", "", 1),
        ("icd10.csv", "code,billable,shared,rest\nA00,0,0,Cholera\nA000,1,99,x\n", 3),
    ])
    func damaged(file: String, text: String, line: Int) throws {
        let folder = try Self.folder([file: text])
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect {
            try ReferenceDatabase(models: folder.path)
        } throws: { error in
            guard case .damagedTable(let name, let number, _) = error as? ReferenceError else { return false }
            return name == file && number == line
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["reference"])
    }

    @Test("a folder without tables is refused in one sentence")
    func missing() {
        #expect(throws: ReferenceError.missing(path: "/nowhere/models")) { try ReferenceDatabase(models: "/nowhere/models") }
    }
}
