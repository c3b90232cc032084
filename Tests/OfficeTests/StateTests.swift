import Documents
import Foundation
import GRDB
import Testing
import TestSupport

@testable import Office

@Suite("The state of the office")
struct StateTests {
    private let scratch: TemporaryFolder
    private let state: OfficeState

    init() throws {
        scratch = try TemporaryFolder()
        state = try OfficeState(folder: scratch.url.appending(path: "state"))
    }

    private func add(_ count: Int) throws {
        for number in 1...count { try state.write { try AuditTrail.add(.received, "document \(number)", "invoice.pdf", in: $0) } }
    }

    @Test("is for its owner only")
    func isPrivate() throws {
        func mode(_ path: String) throws -> Int? { try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int }
        try add(1)
        #expect(try mode(state.folder.path) == 0o700)
        for name in try FileManager.default.contentsOfDirectory(atPath: state.folder.path) {
            #expect(try mode(state.folder.appending(path: name).path) == 0o600, "\(name)")
        }
    }

    @Test("can be looked at while it is written")
    func lookedAt() throws {
        try add(2)
        let other = try OfficeState(folder: state.folder, isReadOnly: true)
        #expect(try AuditTrail.verify(other).entries == 2)
        try add(1)
        #expect(try AuditTrail.verify(other).entries == 3)
    }

    @Test("is not made by looking")
    func missing() {
        #expect(throws: OfficeError.noState(path: "/nonexistent")) { try OfficeState(folder: URL(filePath: "/nonexistent"), isReadOnly: true) }
    }

    @Test("of a newer program is left alone")
    func newer() throws {
        try state.queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES('99')") }
        let file = state.folder.appending(path: "state.sqlite").path
        #expect(throws: OfficeError.newerState(path: file)) { try OfficeState(folder: state.folder) }
    }

    @Test("of an older program is brought up to date by a watcher, not by looking")
    func older() throws {
        try state.queue.write {
            try $0.execute(
                sql: """
                    DELETE FROM grdb_migrations WHERE identifier >= '2'; ALTER TABLE packet DROP COLUMN used; DROP TABLE held; DROP TABLE announcement; ALTER TABLE packet ADD COLUMN told TEXT NOT NULL DEFAULT '';
                    INSERT INTO claim VALUES('C-1', '', '', '', ''); INSERT INTO packet VALUES('C-1', 'f', 1, 'complete', '', 'f');
                    """)
        }
        let file = state.folder.appending(path: "state.sqlite").path
        #expect(throws: OfficeError.olderState(path: file)) { try OfficeState(folder: state.folder, isReadOnly: true) }
        let opened = try OfficeState(folder: state.folder)
        // Who was told stays told.
        #expect(try opened.read { try String.fetchAll($0, sql: "SELECT target || ' ' || fingerprint FROM announcement WHERE claim = 'C-1'") } == ["program f"])
        #expect(throws: Never.self) { try OfficeState(folder: state.folder, isReadOnly: true) }
    }

    @Test("an unbroken trail says so, with the digest of its end")
    func unbroken() throws {
        #expect(try AuditTrail.verify(state) == .init(entries: 0, last: "", firstBroken: nil))
        try add(3)
        let verdict = try AuditTrail.verify(state)
        #expect(verdict.entries == 3 && verdict.firstBroken == nil)
        try add(2)
        #expect(try AuditTrail.holds(verdict.last, in: state))
        #expect(try !AuditTrail.holds("0", in: state))
    }

    @Test("a trail tells the first entry that was touched", arguments: [
        ("UPDATE trail SET detail = 'other.pdf' WHERE id = 2", 2),
        ("UPDATE trail SET at = '2020-01-01T00:00:00Z' WHERE id = 4", 4),
        ("UPDATE trail SET subject = subject || detail, detail = '' WHERE id = 3", 3),
        ("DELETE FROM trail WHERE id = 3", 3),
        ("DELETE FROM trail WHERE id = 1", 1),
        ("UPDATE trail SET id = id + 100 WHERE id = 5", 5),
    ])
    func broken(change: String, entry: Int) throws {
        try add(5)
        #expect(throws: DatabaseError.self) { try state.queue.write { try $0.execute(sql: change) } }
        try state.queue.write { try $0.execute(sql: "DROP TRIGGER trail_stays; DROP TRIGGER trail_is_kept; " + change) }
        #expect(try AuditTrail.verify(state).firstBroken == entry)
    }

    @Test("a trail cut off at its end no longer holds what was noted")
    func cutOff() throws {
        try add(5)
        let noted = try AuditTrail.verify(state).last
        try state.queue.write { try $0.execute(sql: "DROP TRIGGER trail_is_kept; DELETE FROM trail WHERE id = 5") }
        #expect(try AuditTrail.verify(state).firstBroken == nil)
        #expect(try !AuditTrail.holds(noted, in: state))
    }

    @Test("an original with other bytes is named")
    func originals() throws {
        let bytes = Array("paper".utf8)
        try scratch.write(bytes, to: "a.pdf")
        let sha256 = DocumentReader.sha256(of: bytes)
        try state.write {
            try $0.execute(sql: "INSERT INTO document VALUES(?, 'a.pdf', 'a.pdf', 5, '', 'stored', 0, NULL)", arguments: [sha256])
        }
        #expect(try AuditTrail.changedOriginals(state, outbox: scratch.url) == [])
        try scratch.write("Paper".utf8, to: "a.pdf")
        #expect(try AuditTrail.changedOriginals(state, outbox: scratch.url) == ["a.pdf"])
    }

    @Test("a lock has one holder")
    func lock() throws {
        let path = scratch.url.appending(path: "lock").path
        #expect(!FileLock.isHeld(path: path))
        do {
            guard let first = FileLock(path: path) else {
                Issue.record("not locked")
                return
            }
            let isSecond = FileLock(path: path) != nil
            #expect(!isSecond)
            #expect(FileLock.isHeld(path: path))
            _ = consume first
        }
        #expect(!FileLock.isHeld(path: path))
    }

    @Test("a folder tells what happens in it")
    func events() throws {
        let events = FolderEvents()
        // A value that cannot be copied does not go into #expect.
        let isWatched = events.watch(scratch.url.path), before = events.wait(milliseconds: 0)
        try scratch.write("x".utf8, to: "new.pdf")
        let after = events.wait(milliseconds: 2000), later = events.wait(milliseconds: 0)
        #expect([isWatched, before, after, later] == [true, false, true, false])
    }
}
