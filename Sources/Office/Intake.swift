import Documents
import Extraction
import Foundation
import GRDB
import Logging

/// Takes files from the inbox into the office: written down first, then moved, so that at every moment a file is in the inbox or at its place.
struct Intake {
    let state: OfficeState
    let folders: OfficeFolders
    let logger: Logger

    /// So many are written down at once: each writing waits for the disk.
    private static let batch = 200

    /// What a look at the inbox came to.
    struct Taken {
        var count = 0
        /// Files that could not be opened or moved, and why: locked, or not for us. They stay, stop no other, and are tried again.
        var refused: [(file: IncomingFile, reason: String)] = []
    }

    func take(_ files: [IncomingFile]) throws(OfficeError) -> Taken {
        var taken = Taken()
        for start in stride(from: 0, to: files.count, by: Self.batch) {
            try takeBatch(Array(files[start..<min(files.count, start + Self.batch)]), &taken)
        }
        return taken
    }

    private struct Move {
        let file: IncomingFile
        let sha256: String
        let place: String
        let isDuplicate: Bool
    }

    private func takeBatch(_ files: [IncomingFile], _ taken: inout Taken) throws(OfficeError) {
        var digests: [(file: IncomingFile, sha256: String)] = []
        for file in files {
            guard let sha256 = OfficeFolders.digest(file.path) else {
                if FileStamp(path: file.path) != nil { taken.refused.append((file, "it cannot be opened: close the program that holds it, or let \(NSUserName()) read it")) }
                continue
            }
            // Written to while it was read: it is looked at again.
            if FileStamp(path: file.path) == file.stamp { digests.append((file, sha256)) }
        }
        guard !digests.isEmpty else { return }
        let moves = try state.write { database in
            var begun: Set<String> = []
            return try digests.map { try record($0.file, $0.sha256, isSecond: !begun.insert($0.sha256).inserted, in: database) }
        }
        var moved: [Move] = []
        var failure: OfficeError?
        for move in moves {
            do throws(OfficeError) {
                try OfficeFolders.move(move.file.path, to: folders.url(move.place).path, sha256: move.sha256)
                moved.append(move)
            } catch .noRoom(let path) {
                failure = .noRoom(path: path)
            } catch {
                taken.refused.append((move.file, "it cannot be moved out of the inbox: let \(NSUserName()) write to its folder (\(error.withoutPath))"))
            }
        }
        try Self.sync([OfficeFolders.originals, OfficeFolders.duplicates].map { folders.url($0).path })
        try state.write { database in
            for move in moved where !move.isDuplicate { try Self.markStored(move.sha256, in: database) }
        }
        for move in moved { logger.info("taken", metadata: ["document": "\(move.sha256.prefix(12))", "again": "\(move.isDuplicate)"]) }
        if let failure { throw failure }
        taken.count += moved.count
    }

    private static func sync(_ paths: [String]) throws(OfficeError) {
        for path in paths {
            do throws(DiskFile.Failure) { try DiskFile.sync(path) } catch { throw OfficeFolders.failure(error, path: path) }
        }
    }

    /// Writes a file down: as new, as one begun earlier, or as one that is known.
    /// - Parameter isSecond: whether another file with these bytes came at the same time.
    private func record(_ file: IncomingFile, _ sha256: String, isSecond: Bool, in database: Database) throws -> Move {
        let known = try Row.fetchOne(database, sql: "SELECT state, place FROM document WHERE sha256 = ?", arguments: [sha256])
        let move: Move
        if let known, isSecond || known["state"] != "received" {
            move = Move(file: file, sha256: sha256, place: try duplicatePlace(of: file, sha256, in: database), isDuplicate: true)
        } else {
            move = Move(file: file, sha256: sha256, place: known?["place"] ?? OfficeFolders.place(in: OfficeFolders.originals, sha256: sha256, name: file.name), isDuplicate: false)
            if known == nil {
                try database.execute(
                    sql: "INSERT INTO document(sha256, name, place, bytes, received, state) VALUES(?, ?, ?, ?, ?, 'received')",
                    arguments: [sha256, file.name, move.place, file.stamp.size, Moment.now])
                try AuditTrail.add(.received, sha256, file.relativePath, in: database)
            }
        }
        if let claim = file.claim { try assign(sha256, to: claim, in: database) }
        return move
    }

    /// One place for each time that bytes came again; a run that was cut short goes on with its own.
    private func duplicatePlace(of file: IncomingFile, _ sha256: String, in database: Database) throws -> String {
        let earlier = try String.fetchAll(database, sql: "SELECT place FROM duplicate WHERE sha256 = ? AND name = ?", arguments: [sha256, file.relativePath])
        if let begun = earlier.first(where: { FileStamp(path: folders.url($0).path) == nil }) { return begun }
        let count = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM duplicate WHERE sha256 = ?", arguments: [sha256]) ?? 0
        let place = OfficeFolders.place(in: OfficeFolders.duplicates, sha256: sha256, name: file.name, number: count + 1)
        try database.execute(
            sql: "INSERT INTO duplicate(sha256, name, place, received) VALUES(?, ?, ?, ?)", arguments: [sha256, file.relativePath, place, Moment.now])
        try AuditTrail.add(.duplicate, sha256, file.relativePath, in: database)
        return place
    }

    private func assign(_ sha256: String, to claim: (id: String, how: String), in database: Database) throws {
        try database.execute(sql: "INSERT INTO claim(id, record, source, received) VALUES(?, '', ?, ?) ON CONFLICT DO NOTHING", arguments: [claim.id, claim.how, Moment.now])
        try database.execute(sql: "INSERT INTO assignment VALUES(?, ?, ?) ON CONFLICT DO NOTHING", arguments: [sha256, claim.id, claim.how])
        if database.changesCount > 0 { try AuditTrail.add(.assigned, sha256, "\(claim.id) (\(claim.how))", in: database) }
    }

    private static func markStored(_ sha256: String, in database: Database) throws {
        try database.execute(sql: "UPDATE document SET state = 'stored' WHERE sha256 = ? AND state = 'received'", arguments: [sha256])
        if database.changesCount > 0 { try AuditTrail.add(.stored, sha256, in: database) }
    }

    // MARK: - After a halt

    /// Goes on where a run was cut short: what was moved and not yet marked is marked, what was to be moved within the outbox is moved.
    func recover() throws(OfficeError) {
        folders.tidy()
        let rows = try state.read { try Row.fetchAll($0, sql: "SELECT sha256, place FROM document WHERE state = 'received'") }
        for row in rows where OfficeFolders.digest(folders.url(row["place"]).path) == row["sha256"] {
            try state.write { try Self.markStored(row["sha256"], in: $0) }
        }
        let setAside = try state.read { try String.fetchAll($0, sql: "SELECT sha256 FROM document WHERE state = 'quarantined'") }
        for sha256 in setAside { try moveToQuarantine(sha256) }
    }

    // MARK: - Setting aside

    /// Sets a document aside, with a sentence beside it that says why.
    func setAside(_ sha256: String, because problem: String) throws(OfficeError) {
        try state.write { database in
            let name = try String.fetchOne(database, sql: "SELECT name FROM document WHERE sha256 = ?", arguments: [sha256]) ?? ""
            try database.execute(
                sql: "UPDATE document SET state = 'quarantined', problem = ?, place = ? WHERE sha256 = ?",
                arguments: [problem, OfficeFolders.place(in: OfficeFolders.quarantine, sha256: sha256, name: name), sha256])
            try AuditTrail.add(.quarantined, sha256, problem, in: database)
        }
        logger.warning("set aside", metadata: ["document": "\(sha256.prefix(12))"])
        try moveToQuarantine(sha256)
    }

    private func moveToQuarantine(_ sha256: String) throws(OfficeError) {
        guard let row = try state.read({ try Row.fetchOne($0, sql: "SELECT name, place, problem FROM document WHERE sha256 = ?", arguments: [sha256]) }) else { return }
        let target = folders.url(row["place"]).path
        let source = folders.url(OfficeFolders.place(in: OfficeFolders.originals, sha256: sha256, name: row["name"])).path
        if FileStamp(path: target) == nil, FileStamp(path: source) != nil { try OfficeFolders.move(source, to: target, sha256: sha256) }
        guard FileStamp(path: target) != nil, FileStamp(path: target + ".txt") == nil else { return }
        try OfficeFolders.write("\(row["name"] as String): \(row["problem"] as String? ?? "")\nOnce it is mended, drop the file into the inbox again.\n", to: target + ".txt")
    }
}
