import Claims
import Documents
import Extraction
import Foundation
import GRDB
import Logging
import Packets
import Workflow

extension Office {
    /// A claim's papers as they go into its packet.
    private struct Binder {
        struct Sheet {
            let id: PaperID
            let name: String
            let place: String
            let digest: String
            let reason: String
        }

        let claim: String
        let record: String
        let sheets: [Sheet]
        /// Warnings of the ledger about lots that the claim used.
        let lots: [String]
        /// Claims that it was judged by.
        var before: [ClaimHistory.Entry]

        /// Other when the claim, its papers, what was read of them, what is to be said of its lots or what was billed before is.
        var fingerprint: String {
            let parts = [record] + lots + before.map(\.text) + sheets.map { "\($0.id.sha256) \($0.id.paper) \($0.digest) \($0.reason) \($0.name)" }
            return DocumentReader.sha256(of: Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
        }
    }

    /// Makes the packets that are due.
    /// - Returns: whether one was made.
    func assemble() async throws -> Bool {
        guard isAssemblyDue else { return false }
        var isMade = false, isLeft = !unsettledClaims.isEmpty
        var (binders, history) = try dueBinders()
        for binder in binders {
            guard backOff.isDue("claim " + binder.claim) else {
                isLeft = true
                continue
            }
            do {
                try await assemble(binder, &history)
                backOff.succeeded("claim " + binder.claim)
                isMade = true
            } catch {
                isLeft = true
                backOff.failed("claim " + binder.claim)
                try note("\(error)", at: binder.claim)
                if let error = error as? OfficeError { throw error }
            }
        }
        // What was made may count for another.
        isAssemblyDue = isLeft || isMade
        return isMade
    }

    private func note(_ problem: String, at claim: String) throws(OfficeError) {
        logger.error("no packet", metadata: ["claim": "\(DocumentReader.sha256(of: Array(claim.utf8)).prefix(12))"])
        try state.write { try $0.execute(sql: "UPDATE claim SET problem = ? WHERE id = ? AND problem <> ?", arguments: [problem, claim, problem]) }
    }

    /// Claims whose packet is missing or no longer what its papers say, and for which nothing is being read.
    private func dueBinders() throws(OfficeError) -> ([Binder], ClaimHistory) {
        let unsettled = unsettledClaims, folders = folders
        return try state.read { database in
            let busy = Set(try String.fetchAll(
                database, sql: "SELECT DISTINCT claim FROM assignment JOIN document USING(sha256) WHERE state IN ('received', 'stored')")).union(unsettled)
            var sheets: [String: [Binder.Sheet]] = [:]
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT placement.claim, placement.sha256, placement.paper, placement.reason, document.name, document.place, extraction.digest
                    FROM placement JOIN document USING(sha256) JOIN extraction USING(sha256) ORDER BY document.name, placement.sha256, placement.paper
                    """)
            for row in rows {
                let id = PaperID(sha256: row["sha256"], paper: row["paper"])
                sheets[row["claim"], default: []].append(Binder.Sheet(id: id, name: row["name"], place: row["place"], digest: row["digest"], reason: row["reason"]))
            }
            var lots: [String: [String]] = [:]
            let warnings = try Row.fetchAll(
                database, sql: "SELECT user.value AS claim, drug || ', lot ' || lot || ': ' || warning AS text FROM lot, json_each(lot.claims) AS user WHERE warning <> '' ORDER BY text")
            for row in warnings { lots[row["claim"], default: []].append(row["text"]) }
            let claims = try Row.fetchAll(database, sql: "SELECT id, record, packet.fingerprint FROM claim LEFT JOIN packet ON packet.claim = claim.id WHERE record <> '' ORDER BY id")
            let history = try ClaimHistory(database)
            let binders: [Binder] = claims.compactMap { row in
                let id: String = row["id"], known: String? = row["fingerprint"]
                guard !busy.contains(id), known != nil || sheets[id] != nil else { return nil }
                let made = history[id]
                let binder = Binder(claim: id, record: row["record"], sheets: sheets[id] ?? [], lots: lots[id] ?? [], before: made.map(history.before) ?? [])
                let isThere = FileStamp(path: folders.url(OfficeFolders.packet(of: id)).path) != nil
                return binder.fingerprint == known && made != nil && isThere ? nil : binder
            }
            return (binders, history)
        }
    }

    /// A claim whose papers all turned out to be others' has no packet.
    private func removePacket(of claim: String) throws(OfficeError) {
        let folder = folders.url(OfficeFolders.packet(of: claim)), hidden = folder.deletingLastPathComponent().appending(path: ".\(folder.lastPathComponent).old")
        // Out of sight at once; what is cut short here is done at the next start.
        do throws(DiskFile.Failure) { try DiskFile.move(folder.path, to: hidden.path) } catch .noRoom { throw .noRoom(path: folder.path) } catch {}
        try state.write { database in
            try database.execute(sql: "DELETE FROM finding WHERE claim = ?; DELETE FROM packet WHERE claim = ?", arguments: [claim, claim])
            try AuditTrail.add(.packet, claim, "removed: no paper is on the claim any more", in: database)
        }
        try? FileManager.default.removeItem(at: hidden)
    }

    private func assemble(_ due: Binder, _ history: inout ClaimHistory) async throws {
        var binder = due
        guard !binder.sheets.isEmpty else { return try removePacket(of: binder.claim) }
        let claim = try Claim(json: Data(binder.record.utf8))
        let work = folders.work.appending(path: OfficeFolders.folderName(binder.claim))
        defer { try? FileManager.default.removeItem(at: work) }
        let (paths, records) = try layOut(binder, at: work)
        let own = try ClaimHistory.Entry(claim: binder.claim, used: tools.used(claim, records))
        binder.before = history.before(own)
        let outcome = try await tools.packet(claim, paths, try interchange(of: binder.claim), binder.before.map(\.used))
        var files = outcome.files
        let readme = PacketReadme.text(outcome.packet, papers: binder.sheets.map { ($0.name, papers[$0.id]?.kind ?? .other, $0.reason) }, lots: binder.lots)
        files.append((PacketReadme.name, Data(readme.utf8)))
        let target = folders.url(OfficeFolders.packet(of: binder.claim)).path
        try OutputFolder.write(files, to: target)
        for path in files.map({ target + "/" + $0.name }) + [target, (target as NSString).deletingLastPathComponent] {
            do throws(DiskFile.Failure) { try DiskFile.sync(path) } catch { throw OfficeFolders.failure(error, path: path) }
        }
        let packet = outcome.packet
        try state.write { database in
            try database.execute(
                sql: """
                    INSERT INTO packet(claim, fingerprint, is_ready, verdict, made, used) VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(claim) DO UPDATE
                    SET fingerprint = excluded.fingerprint, is_ready = excluded.is_ready, verdict = excluded.verdict, made = excluded.made, used = excluded.used
                    """, arguments: [binder.claim, binder.fingerprint, packet.isReady, packet.verdict, Moment.now, own.text])
            try database.execute(sql: "DELETE FROM finding WHERE claim = ?", arguments: [binder.claim])
            for (position, finding) in packet.findings.enumerated() {
                try database.execute(
                    sql: "INSERT INTO finding VALUES(?, ?, ?, ?, ?, ?)",
                    arguments: [binder.claim, position, finding.code, finding.rule, finding.severity.rawValue, finding.message])
            }
            try database.execute(sql: "UPDATE claim SET problem = '' WHERE id = ?", arguments: [binder.claim])
            try AuditTrail.add(.packet, binder.claim, "\(packet.verdict), \(packet.isReady ? "ready" : "not ready"), \(binder.sheets.count) papers", in: database)
        }
        history.note(own)
        report { $0.packets += 1 }
        logger.info("packet", metadata: ["papers": "\(binder.sheets.count)", "ready": "\(packet.isReady)"])
    }

    /// The bytes of the 837P from which a claim is known; nil where it is known from something else.
    private func interchange(of claim: String) throws(OfficeError) -> Data? {
        let place = try state.read { try String.fetchOne($0, sql: "SELECT place FROM claim JOIN document ON document.sha256 = claim.source WHERE id = ?", arguments: [claim]) }
        guard let bytes = place.flatMap({ FileManager.default.contents(atPath: folders.url($0).path) }) else { return nil }
        return ClaimExport.form(head: [UInt8](bytes.prefix(256)), name: "") == .x12 ? bytes : nil
    }

    /// Lays the claim's papers out as extractions beside links to their documents, as the packet's line of work takes them.
    private func layOut(_ binder: Binder, at work: URL) throws -> ([String], [ExtractionRecord]) {
        try? FileManager.default.removeItem(at: work)
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var names: Set<String> = [], paths: [String] = [], records: [ExtractionRecord] = [], order: [String] = []
        for sheet in binder.sheets where !order.contains(sheet.id.sha256) { order.append(sheet.id.sha256) }
        for sha256 in order {
            let sheets = binder.sheets.filter { $0.id.sha256 == sha256 }
            guard let sheet = sheets.first, let text = try state.read({ try String.fetchOne($0, sql: "SELECT record FROM extraction WHERE sha256 = ?", arguments: [sha256]) })
            else { continue }
            var record = try JSONDecoder().decode(ExtractionRecord.self, from: Data(text.utf8))
            // Two documents of one name are told apart.
            var name = OfficeFolders.fileName(sheet.name), number = 1
            while !names.insert(name).inserted {
                number += 1
                name = "\((sheet.name as NSString).deletingPathExtension) (\(number)).\((sheet.name as NSString).pathExtension)"
            }
            if !name.lowercased().hasSuffix(".json") { record.file = name }
            record.documents = record.documents.enumerated().filter { index, _ in sheets.contains { $0.id.paper == index } }.map(\.element)
            let path = work.appending(path: "\(paths.count + 1).extraction.json")
            guard FileManager.default.createFile(atPath: path.path, contents: Data(try Self.text(record).utf8), attributes: [.posixPermissions: 0o600]) else {
                throw OfficeError.cannotWrite(path: path.path, reason: "no room or no right to write")
            }
            if !name.lowercased().hasSuffix(".json") {
                try FileManager.default.createSymbolicLink(at: work.appending(path: name), withDestinationURL: folders.url(sheet.place))
            }
            paths.append(path.path)
            records.append(record)
        }
        return (paths, records)
    }

    // MARK: - Telling

    /// Tells each target of each packet that is ready and of which it was not told; once more after a halt in between, never not at all.
    func announce() async throws {
        for target in options.targets {
            let due = try state.read { database in
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT packet.claim, packet.fingerprint FROM packet LEFT JOIN announcement ON announcement.claim = packet.claim AND target = ?
                        WHERE is_ready AND announcement.fingerprint IS NOT packet.fingerprint ORDER BY packet.claim
                        """, arguments: [target.name])
            }
            for row in due {
                let claim: String = row["claim"], attempt = "\(target.name) \(claim)"
                guard backOff.isDue(attempt) else { continue }
                guard await target.tell(of: folders.url(OfficeFolders.packet(of: claim)), claim: claim) else {
                    backOff.failed(attempt)
                    logger.error("a packet that is ready could not be told of: tried again later", metadata: ["target": "\(target.name)"])
                    continue
                }
                backOff.succeeded(attempt)
                try state.write { database in
                    try database.execute(sql: "INSERT OR REPLACE INTO announcement VALUES(?, ?, ?)", arguments: [claim, target.name, row["fingerprint"] as String])
                    try AuditTrail.add(.announced, claim, target.name, in: database)
                }
            }
        }
    }
}
