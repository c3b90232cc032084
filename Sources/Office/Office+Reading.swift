import Documents
import Extraction
import Foundation
import GRDB
import Logging
import Packets

// Reading what was taken in: papers, files of claims, and extractions that a person corrected.
extension Office {
    /// A few at a time, so that packets of the first claims need not wait for the last.
    private static let readAtOnce = 16
    /// A reader that died or was late may do better another time.
    private static let mostAttempts = 3

    /// - Returns: whether something was read.
    func readSome() async throws -> Bool {
        let rows = try state.read { try Row.fetchAll($0, sql: "SELECT sha256, name, place FROM document WHERE state = 'stored' ORDER BY received, name, sha256") }
        if rows.count != progress.toRead { report { $0.toRead = rows.count } }
        var waiting: [String: (sha256: String, name: String)] = [:], paths: [String] = []
        var didSomething = false
        for row in rows where backOff.isDue(row["sha256"]) {
            let sha256: String = row["sha256"], name: String = row["name"], path = folders.url(row["place"]).path
            if let form = ClaimExport.form(head: Self.head(path), name: name) {
                try take(path, form: form, sha256: sha256, name: name)
                didSomething = true
            } else {
                waiting[path] = (sha256, name)
                paths.append(path)
                if paths.count == Self.readAtOnce { break }
            }
        }
        guard !paths.isEmpty else { return didSomething }
        try await tools.read(paths) { path, record in
            if let document = waiting[path] { try keep(record, of: document.sha256, name: document.name) }
        }
        return true
    }

    private static func head(_ path: String) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        return (try? file.read(upToCount: 256)).map { [UInt8]($0) } ?? []
    }

    private func keep(_ read: ExtractionRecord, of sha256: String, name: String) throws(OfficeError) {
        var record = read
        record.file = name
        report { $0 = OfficeProgress(read: $0.read + 1, toRead: max(0, $0.toRead - 1), packets: $0.packets) }
        if let seen = record.sha256, seen != sha256 {
            noteSetAside()
            return try intake.setAside(sha256, because: "Somebody wrote to it after it was taken: compare it with the paper.")
        }
        if record.pageCount == 0, let problem = record.problems.first {
            let attempts = try state.write { database in
                try database.execute(sql: "UPDATE document SET attempts = attempts + 1 WHERE sha256 = ?", arguments: [sha256])
                return try Int.fetchOne(database, sql: "SELECT attempts FROM document WHERE sha256 = ?", arguments: [sha256]) ?? 0
            }
            if [.readerCrashed, .timedOut].contains(problem.code), attempts < Self.mostAttempts {
                backOff.failed(sha256)
                logger.warning("read again later", metadata: ["document": "\(sha256.prefix(12))", "because": "\(problem.code.rawValue)"])
                return
            }
            noteSetAside()
            return try intake.setAside(sha256, because: problem.message)
        }
        try keep(record, of: sha256, .read)
    }

    private func keep(_ record: ExtractionRecord, of sha256: String, _ event: AuditTrail.Event) throws(OfficeError) {
        guard let text = try? Self.text(record) else { throw .cannotWrite(path: folders.state.path, reason: "an extraction cannot be encoded") }
        let kinds = record.documents.map(\.kind.rawValue).joined(separator: ", ")
        try state.write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO extraction VALUES(?, ?, ?, ?)", arguments: [sha256, text, DocumentReader.sha256(of: Array(text.utf8)), Moment.now])
            try database.execute(sql: "UPDATE document SET state = 'read' WHERE sha256 = ? AND state = 'stored'", arguments: [sha256])
            try AuditTrail.add(event, sha256, "\(record.pageCount) pages: \(kinds)", in: database)
        }
        for id in papers.keys where id.sha256 == sha256 { papers[id] = nil }
        papers.merge(Self.traits(of: record, sha256)) { $1 }
        isMatchingDue = true
        logger.info("read", metadata: ["document": "\(sha256.prefix(12))", "pages": "\(record.pageCount)"])
    }

    static func text(_ record: ExtractionRecord) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    // MARK: - Papers

    /// A file in which no paper was found is one paper, of no kind: it is somewhere, too.
    static func traits(of record: ExtractionRecord, _ sha256: String) -> [PaperID: PaperTraits] {
        let found = record.documents.isEmpty ? [DocumentRecord(kind: .other, pages: [], fields: [:])] : record.documents
        return Dictionary(uniqueKeysWithValues: found.enumerated().map { (PaperID(sha256: sha256, paper: $0), PaperTraits($1)) })
    }

    static func papers(in state: OfficeState) throws(OfficeError) -> [PaperID: PaperTraits] {
        try state.read { database in
            var papers: [PaperID: PaperTraits] = [:]
            let rows = try Row.fetchCursor(database, sql: "SELECT sha256, record FROM extraction")
            while let row = try rows.next() {
                guard let record = try? JSONDecoder().decode(ExtractionRecord.self, from: Data((row["record"] as String).utf8)) else { continue }
                papers.merge(traits(of: record, row["sha256"])) { $1 }
            }
            return papers
        }
    }

    // MARK: - Claims

    /// Takes a file of claims, or an extraction that was made or corrected elsewhere.
    private func take(_ path: String, form: ClaimExport.Form, sha256: String, name: String) throws(OfficeError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw .cannotOpen(path: path, reason: "it is gone from its place") }
        if form == .json, let record = Self.extraction(bytes) { return try takeExtraction(record, of: sha256) }
        let file = ClaimExport(bytes, form: form, columns: tools.columns)
        guard !file.claims.isEmpty || file.otherLines > 0 else {
            noteSetAside()
            return try intake.setAside(sha256, because: file.problems.joined(separator: " "))
        }
        try state.write { database in
            // In the folder of a claim, a file of one claim is about that claim.
            let folder = try String.fetchAll(database, sql: "SELECT claim FROM assignment WHERE sha256 = ? ORDER BY claim", arguments: [sha256])
            for entry in file.claims {
                for id in file.claims.count == 1 && !folder.isEmpty ? folder : [entry.id] {
                    let known = try String.fetchOne(database, sql: "SELECT record FROM claim WHERE id = ?", arguments: [id])
                    guard known != entry.json else { continue }
                    try database.execute(
                        sql: "INSERT INTO claim(id, record, source, received) VALUES(?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET record = excluded.record, source = excluded.source",
                        arguments: [id, entry.json, sha256, Moment.now])
                    try AuditTrail.add(.claim, id, known == nil || known == "" ? "new" : "changed", in: database)
                }
            }
            try database.execute(
                sql: "UPDATE document SET state = 'read', problem = ? WHERE sha256 = ?",
                arguments: [file.problems.isEmpty ? nil : file.problems.joined(separator: " "), sha256])
            try AuditTrail.add(.read, sha256, "\(file.claims.count) claims, \(file.problems.count) not usable, \(file.otherLines) lines of other codes", in: database)
        }
        isMatchingDue = true
        logger.info("claims", metadata: ["document": "\(sha256.prefix(12))", "count": "\(file.claims.count)"])
    }

    private static func extraction(_ bytes: Data) -> ExtractionRecord? {
        if let record = try? JSONDecoder().decode(ExtractionRecord.self, from: bytes) { return record }
        guard let list = try? JSONDecoder().decode([ExtractionRecord].self, from: bytes), list.count == 1 else { return nil }
        return list[0]
    }

    /// For a document that is known, it takes the place of what was read; otherwise it is a document of its own.
    private func takeExtraction(_ record: ExtractionRecord, of sha256: String) throws(OfficeError) {
        let isKnown = try state.read { try Bool.fetchOne($0, sql: "SELECT EXISTS(SELECT 1 FROM extraction WHERE sha256 = ?)", arguments: [record.sha256]) ?? false }
        guard isKnown, let corrected = record.sha256 else { return try keep(record, of: sha256, .read) }
        try keep(record, of: corrected, .corrected)
        try state.write { database in
            try database.execute(sql: "UPDATE document SET state = 'read' WHERE sha256 = ?", arguments: [sha256])
            try AuditTrail.add(.read, sha256, "correction of \(corrected.prefix(12))", in: database)
        }
    }
}
