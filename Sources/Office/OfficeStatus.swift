import Documents
public import Foundation
import GRDB

/// What waits and for what, what is done, what needs a person.
public struct OfficeStatus: Codable, Sendable {
    /// A document or a claim, and what is to be said of it.
    public struct Item: Codable, Sendable {
        /// The name of a file, or a claim's number.
        public let name: String
        public let since: String
        public let note: String
    }

    /// A lot as the ledger has it. Amounts are decimal texts; empty where no paper tells.
    public struct Lot: Codable, Sendable {
        public let drug, lot: String
        /// Vials or syringes that were bought.
        public let containers: String
        /// In `unit`.
        public let bought, used: String
        public let unit: String
        /// US dollars for a container, and for one `unit`.
        public let unitCost, costPerUnit: String
        public let invoices, claims: [String]

        fileprivate init(_ row: Row) {
            (drug, lot, containers, bought, used, unit) = (row["drug"], row["lot"], row["containers"], row["bought"], row["used"], row["unit"])
            (unitCost, costPerUnit) = (row["unit_cost"], row["cost_per_unit"])
            func list(_ text: String) -> [String] { (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? [] }
            (invoices, claims) = (list(row["invoices"]), list(row["claims"]))
        }

        fileprivate var text: String {
            let amount = bought.isEmpty ? "" : " (\(bought) \(unit))"
            let purchase = (containers.isEmpty ? "bought, how many is not told" : "\(containers) bought\(amount)") + (invoices.isEmpty ? "" : " on \(invoices.joined(separator: ", "))")
            let cost = unitCost.isEmpty ? "" : ", $\(unitCost) each" + (costPerUnit.isEmpty ? "" : ", $\(costPerUnit) per \(unit)")
            let use = claims.isEmpty ? "not used yet" : "used by \(claims.joined(separator: ", "))" + (used.isEmpty || used == "0" ? "" : ": \(used) \(unit)")
            return "  \(drug), lot \(lot)\n      \(purchase)\(cost); \(use)\n"
        }
    }

    /// Files that lie in the inbox; nil where it was not looked at.
    public let inInbox: Int?
    public let documents: Int
    public let duplicates: Int
    public let toRead: Int
    /// Papers on no claim.
    public let waitingPapers: [Item]
    /// Claims that have papers and no data, or data and no papers.
    public let waitingClaims: [Item]
    public let ready: [Item]
    /// Claims with a packet that cannot go out yet.
    public let notReady: [Item]
    /// Claims whose packet could not be made.
    public let failed: [Item]
    public let quarantined: [Item]
    /// Files of claims of which a part could not be used.
    public let remarks: [Item]
    public let lotWarnings: [Item]
    /// Files that stay in the inbox, and why.
    public let held: [Item]
    /// What was bought of each lot and what claims used of it.
    public let lots: [Lot]
    /// Whether a watcher works now.
    public let isWatched: Bool
    /// Bytes left where the state is.
    public let roomLeft: Int?

    /// - Parameter inbox: to count what lies there.
    public init(_ state: OfficeState, inbox: URL? = nil) throws(OfficeError) { try self.init(state, inbox: inbox.map { Inbox(folder: $0) }) }

    init(_ state: OfficeState, inbox: Inbox?) throws(OfficeError) {
        inInbox = inbox.flatMap { try? $0.scan().files.count }
        isWatched = FileLock.isHeld(path: state.folder.appending(path: "lock").path)
        roomLeft = DiskFile.room(at: state.folder.path)
        let tables = try state.read { try Tables($0) }
        (documents, duplicates, toRead) = (tables.documents, tables.duplicates, tables.toRead)
        (waitingPapers, waitingClaims, ready, notReady) = (tables.waitingPapers, tables.waitingClaims, tables.ready, tables.notReady)
        (failed, quarantined, remarks, lotWarnings) = (tables.failed, tables.quarantined, tables.remarks, tables.lotWarnings)
        (held, lots) = (tables.held, tables.lots)
    }

    /// The same look at the state for all of it.
    private struct Tables {
        let documents, duplicates, toRead: Int
        let waitingPapers, waitingClaims, ready, notReady, failed, quarantined, remarks, lotWarnings, held: [Item]
        let lots: [Lot]

        init(_ database: Database) throws {
            func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM " + sql) ?? 0 }
            func items(_ sql: String) throws -> [Item] {
                try Row.fetchAll(database, sql: sql).map { Item(name: $0[0] ?? "", since: $0[1] ?? "", note: $0[2] ?? "") }
            }
            documents = try count("document")
            duplicates = try count("duplicate")
            toRead = try count("document WHERE state IN ('received', 'stored')")
            waitingPapers = try items("SELECT name || CASE paper WHEN 0 THEN '' ELSE ', paper ' || (paper + 1) END, received, reason FROM waiting JOIN document USING(sha256) ORDER BY received, name, paper")
            waitingClaims = try items(
                """
                SELECT id, received, CASE record WHEN '' THEN 'it has papers and no data: drop its claim file or the export it stands in' ELSE 'no paper of it came yet' END
                FROM claim WHERE record = '' OR id NOT IN (SELECT claim FROM placement UNION SELECT claim FROM packet) ORDER BY received, id
                """)
            let packets = "SELECT claim, made, (SELECT group_concat(message, ' ') FROM (SELECT message FROM finding WHERE finding.claim = packet.claim AND severity = 'error' ORDER BY position)) FROM packet"
            ready = try items(packets + " WHERE is_ready ORDER BY claim")
            notReady = try items(packets + " WHERE NOT is_ready ORDER BY claim")
            failed = try items("SELECT id, received, problem FROM claim WHERE problem <> '' ORDER BY id")
            quarantined = try items("SELECT name, received, problem FROM document WHERE state = 'quarantined' ORDER BY received, name")
            remarks = try items("SELECT name, received, problem FROM document WHERE state = 'read' AND problem IS NOT NULL ORDER BY received, name")
            lotWarnings = try items("SELECT drug || ', lot ' || lot, '', warning || ' (claims ' || (SELECT group_concat(value, ', ') FROM json_each(claims)) || ')' FROM lot WHERE warning <> '' ORDER BY drug, lot")
            held = try items("SELECT path, '', reason FROM held ORDER BY path")
            lots = try Row.fetchAll(database, sql: "SELECT * FROM lot ORDER BY drug, lot, product").map(Lot.init)
        }
    }

    /// Whether a person has something to do.
    public var needsPerson: Bool {
        !(waitingPapers.isEmpty && waitingClaims.isEmpty && notReady.isEmpty && failed.isEmpty && quarantined.isEmpty && remarks.isEmpty && lotWarnings.isEmpty && held.isEmpty)
    }

    // MARK: - As text

    private var groups: [(title: String, items: [Item])] {
        [
            ("Set aside: these files could not be read", quarantined), ("Claims whose packet could not be made", failed), ("Files that stay in the inbox", held),
            ("Files of claims that are not right in part", remarks), ("Lots of which more was used than bought", lotWarnings),
            ("Packets that are not ready", notReady), ("Papers that wait", waitingPapers), ("Claims that wait", waitingClaims), ("Ready to send", ready),
        ]
    }

    /// - Parameters:
    ///   - limit: entries of each group that are shown.
    ///   - hasLots: whether every lot is shown, not only those of which too much was used.
    ///   - now: to tell how long something waits; nil leaves it out, so that the text changes only with what it says.
    public func text(limit: Int, hasLots: Bool = false, now: Date? = nil) -> String {
        var text = "\(documents) documents, \(duplicates) came twice; \(toRead) to be read; \(ready.count) packets ready, \(notReady.count) not ready\n"
        if let inInbox { text += "\(inInbox) files in the inbox" + (isWatched ? "\n" : ", and nobody watches it: start j3590 watch\n") }
        if let roomLeft, roomLeft < 1 << 30 { text += "Less than 1 GB of room is left on the disk.\n" }
        for group in groups where !group.items.isEmpty {
            text += "\n\(group.title) (\(group.items.count))\n"
            for item in group.items.prefix(limit) {
                let days = now.flatMap { now in Moment.date(item.since).map { Int(now.timeIntervalSince($0) / 86400) } } ?? 0
                text += "  \(item.name)\(days > 0 ? ", for \(days) \(days == 1 ? "day" : "days")" : "")\n" + (item.note.isEmpty ? "" : "      \(item.note)\n")
            }
            if group.items.count > limit { text += "  and \(group.items.count - limit) more\n" }
        }
        if hasLots { text += "\nLots (\(lots.count))\n" + lots.map(\.text).joined() }
        return text
    }

    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    }

    /// Counts in the text form that Prometheus reads; nothing else.
    var metrics: String {
        let figures = [
            ("inbox_files", inInbox ?? 0), ("documents", documents), ("duplicates", duplicates), ("documents_to_read", toRead), ("papers_waiting", waitingPapers.count),
            ("claims_waiting", waitingClaims.count), ("packets_ready", ready.count), ("packets_not_ready", notReady.count), ("packets_failed", failed.count),
            ("documents_quarantined", quarantined.count), ("lots_overused", lotWarnings.count), ("inbox_files_held", held.count), ("disk_free_bytes", roomLeft ?? 0),
        ]
        return figures.map { "# TYPE j3590_\($0) gauge\nj3590_\($0) \($1)\n" }.joined()
    }
}
