public import Foundation
import Documents
import GRDB

/// What the office knows: documents, claims, packets and the trail of what was done, in one SQLite file.
///
/// A step is one transaction with its line of the trail. When the file says that something was done, it is on the disk.
public struct OfficeState: Sendable {
    public let folder: URL
    let queue: DatabaseQueue

    static let fileName = "state.sqlite"

    /// - Parameters:
    ///   - folder: made, for its owner only, unless `isReadOnly`.
    ///   - isReadOnly: to look at it while a watcher works.
    public init(folder: URL, isReadOnly: Bool = false) throws(OfficeError) {
        self.folder = folder
        let file = folder.appending(path: Self.fileName)
        let manager = FileManager.default
        if isReadOnly {
            guard manager.fileExists(atPath: file.path) else { throw .noState(path: folder.path) }
        } else {
            do {
                try manager.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw .cannotWrite(path: folder.path, reason: (error as NSError).localizedDescription)
            }
            // SQLite gives its other files the rights of this one.
            if !manager.fileExists(atPath: file.path), !manager.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600]) {
                throw .cannotWrite(path: file.path, reason: "no room or no right to write")
            }
        }
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.journalMode = isReadOnly ? .default : .wal
        configuration.busyMode = .timeout(10)
        // A move follows a commit: it has to be on the disk by then.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        do {
            queue = try DatabaseQueue(path: file.path, configuration: configuration)
            let isNewer = try queue.read { try Self.migrations.hasBeenSuperseded($0) }
            if isNewer { throw OfficeError.newerState(path: file.path) }
            if !isReadOnly {
                try Self.migrations.migrate(queue)
            } else if try !queue.read({ try Self.migrations.hasCompletedMigrations($0) }) {
                throw OfficeError.olderState(path: file.path)
            }
        } catch let error as OfficeError {
            throw error
        } catch {
            throw OfficeState.failure(error, path: file.path)
        }
    }

    /// What SQLite could not do, as one of ours.
    static func failure(_ error: any Error, path: String) -> OfficeError {
        guard let error = error as? DatabaseError else { return .cannotOpen(path: path, reason: (error as NSError).localizedDescription) }
        return error.resultCode == .SQLITE_FULL ? .noRoom(path: path) : .cannotOpen(path: path, reason: "SQLite error \(error.extendedResultCode.rawValue)")
    }

    /// The inbox of the last watcher; nil when there was none.
    public var inbox: URL? {
        let path = try? read { try String.fetchOne($0, sql: "SELECT detail FROM trail WHERE what = 'started' ORDER BY id DESC LIMIT 1") }
        return path.flatMap { $0.isEmpty ? nil : URL(filePath: $0, directoryHint: .isDirectory) }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(OfficeError) -> Value {
        do { return try queue.read(body) } catch { throw Self.failure(error, path: folder.path) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(OfficeError) -> Value {
        do { return try queue.write(body) } catch { throw Self.failure(error, path: folder.path) }
    }

    // MARK: - Tables

    /// Steps from an empty file to today's tables. One that was released is never changed; the next one is added.
    private static var migrations: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(
                sql: """
                    CREATE TABLE document(
                        sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, place TEXT NOT NULL, bytes INTEGER NOT NULL, received TEXT NOT NULL,
                        state TEXT NOT NULL CHECK(state IN ('received', 'stored', 'read', 'quarantined')),
                        attempts INTEGER NOT NULL DEFAULT 0, problem TEXT) STRICT;
                    CREATE INDEX document_state ON document(state);
                    -- The same bytes again.
                    CREATE TABLE duplicate(
                        id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL REFERENCES document, name TEXT NOT NULL, place TEXT NOT NULL, received TEXT NOT NULL) STRICT;
                    CREATE TABLE extraction(sha256 TEXT PRIMARY KEY REFERENCES document, record TEXT NOT NULL, digest TEXT NOT NULL, made TEXT NOT NULL) STRICT;
                    -- record is empty for a claim of which only the name is known.
                    CREATE TABLE claim(
                        id TEXT PRIMARY KEY, record TEXT NOT NULL, source TEXT NOT NULL, received TEXT NOT NULL, problem TEXT NOT NULL DEFAULT '') STRICT;
                    -- Papers that a person put to a claim: by folder or by name.
                    CREATE TABLE assignment(
                        sha256 TEXT NOT NULL REFERENCES document, claim TEXT NOT NULL REFERENCES claim, how TEXT NOT NULL, PRIMARY KEY(sha256, claim)) STRICT;
                    -- Papers as they are put to claims now; worked out anew from all that is known.
                    CREATE TABLE placement(
                        sha256 TEXT NOT NULL REFERENCES document, paper INTEGER NOT NULL, claim TEXT NOT NULL REFERENCES claim, reason TEXT NOT NULL,
                        PRIMARY KEY(sha256, paper, claim)) STRICT;
                    -- Papers on no claim, and for what they wait.
                    CREATE TABLE waiting(sha256 TEXT NOT NULL REFERENCES document, paper INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(sha256, paper)) STRICT;
                    CREATE TABLE packet(
                        claim TEXT PRIMARY KEY REFERENCES claim, fingerprint TEXT NOT NULL, is_ready INTEGER NOT NULL, verdict TEXT NOT NULL, made TEXT NOT NULL,
                        told TEXT NOT NULL DEFAULT '') STRICT;
                    CREATE TABLE finding(
                        claim TEXT NOT NULL REFERENCES claim, position INTEGER NOT NULL, code TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL,
                        message TEXT NOT NULL, PRIMARY KEY(claim, position)) STRICT;
                    -- What was bought of a lot and what claims used of it, worked out anew. Amounts are decimal texts; empty where a paper does not tell.
                    CREATE TABLE lot(
                        drug TEXT NOT NULL, product TEXT NOT NULL, lot TEXT NOT NULL, unit TEXT NOT NULL, containers TEXT NOT NULL, bought TEXT NOT NULL,
                        used TEXT NOT NULL, unit_cost TEXT NOT NULL, claims TEXT NOT NULL, warning TEXT NOT NULL, PRIMARY KEY(product, lot)) STRICT;
                    CREATE TABLE trail(
                        id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL,
                        hash TEXT NOT NULL) STRICT;
                    CREATE TRIGGER trail_stays BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END;
                    CREATE TRIGGER trail_is_kept BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is never shortened'); END;
                    """)
        }
        migrator.registerMigration("2") { database in
            try database.execute(
                sql: """
                    -- Files that stay in the inbox, below it, and why.
                    CREATE TABLE held(path TEXT PRIMARY KEY, reason TEXT NOT NULL) STRICT;
                    -- Who was told of which packet: 'program', 'url', 'folder'.
                    CREATE TABLE announcement(
                        claim TEXT NOT NULL REFERENCES claim, target TEXT NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY(claim, target)) STRICT;
                    INSERT INTO announcement SELECT claim, 'program', told FROM packet WHERE told <> '';
                    ALTER TABLE packet DROP COLUMN told;
                    -- invoices and claims are JSON lists; unit_cost is of a container, cost_per_unit of one `unit`.
                    DROP TABLE lot;
                    CREATE TABLE lot(
                        drug TEXT NOT NULL, product TEXT NOT NULL, lot TEXT NOT NULL, unit TEXT NOT NULL, containers TEXT NOT NULL, bought TEXT NOT NULL,
                        used TEXT NOT NULL, unit_cost TEXT NOT NULL, cost_per_unit TEXT NOT NULL, invoices TEXT NOT NULL, claims TEXT NOT NULL,
                        warning TEXT NOT NULL) STRICT;
                    """)
        }
        migrator.registerMigration("3") { database in
            // What later claims must not use or bill again, as JSON; a packet without it is made anew.
            try database.execute(sql: "ALTER TABLE packet ADD COLUMN used TEXT NOT NULL DEFAULT ''")
        }
        return migrator
    }
}
