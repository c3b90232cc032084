import Documents
public import Foundation
import GRDB

/// Who did what and when. Each entry carries a digest of itself and of the one before, so that no entry can be changed, left out
/// or put in without all that follow it.
public enum AuditTrail {
    /// What happened; names stay, they are in the trail.
    enum Event: String {
        case received, duplicate, stored, read, corrected, quarantined, claim, assigned, placed, withdrawn, packet, announced, started, ended
    }

    /// Adds an entry, in the transaction of what it tells of.
    /// - Parameters:
    ///   - subject: the SHA-256 of a document, or a claim's number.
    static func add(_ event: Event, _ subject: String, _ detail: String = "", in database: Database) throws {
        let last = try Row.fetchOne(database, sql: "SELECT id, hash FROM trail ORDER BY id DESC LIMIT 1")
        let entry = Entry(id: (last?["id"] ?? 0) + 1, at: Moment.now, who: who, what: event.rawValue, subject: subject, detail: detail)
        try database.execute(
            sql: "INSERT INTO trail VALUES(?, ?, ?, ?, ?, ?, ?)",
            arguments: [entry.id, entry.at, entry.who, entry.what, entry.subject, entry.detail, entry.hash(after: last?["hash"] ?? "")])
    }

    private static let who = "\(NSUserName())@\(ProcessInfo.processInfo.hostName)"

    /// One entry as it goes into the digest.
    private struct Entry {
        let id: Int64
        let at, who, what, subject, detail: String

        /// Lengths stand before the texts: no text can pass for the end of another.
        func hash(after previous: String) -> String {
            let parts = [previous, "\(id)", at, who, what, subject, detail].map { "\($0.utf8.count):\($0)" }
            return DocumentReader.sha256(of: Array(parts.joined().utf8))
        }
    }

    /// What looking through the trail gave.
    public struct Verdict: Hashable, Sendable {
        public let entries: Int
        /// The digest of the last entry: whoever noted it elsewhere can tell later whether the trail still holds it.
        public let last: String
        /// The number of the first entry that does not fit those before it; nil when all do.
        public let firstBroken: Int?
    }

    /// Works out every digest anew.
    public static func verify(_ state: OfficeState) throws(OfficeError) -> Verdict {
        try state.read { database in
            var previous = "", count = 0
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM trail ORDER BY id")
            while let row = try rows.next() {
                let entry = Entry(id: row["id"], at: row["at"], who: row["who"], what: row["what"], subject: row["subject"], detail: row["detail"])
                count += 1
                guard entry.id == count, entry.hash(after: previous) == row["hash"] else { return Verdict(entries: count, last: previous, firstBroken: count) }
                previous = row["hash"]
            }
            return Verdict(entries: count, last: previous, firstBroken: nil)
        }
    }

    /// Whether an entry noted earlier is still there.
    public static func holds(_ hash: String, in state: OfficeState) throws(OfficeError) -> Bool {
        try state.read { try Bool.fetchOne($0, sql: "SELECT EXISTS(SELECT 1 FROM trail WHERE hash = ?)", arguments: [hash]) ?? false }
    }

    /// Documents whose original is missing or has other bytes than when it came.
    public static func changedOriginals(_ state: OfficeState, outbox: URL) throws(OfficeError) -> [String] {
        let documents = try state.read { try Row.fetchAll($0, sql: "SELECT sha256, place FROM document WHERE state <> 'received' ORDER BY sha256") }
        return documents.compactMap { row in
            let sha256: String = row["sha256"], place: String = row["place"]
            return DocumentReader.sha256(ofFile: outbox.appending(path: place).path) == sha256 ? nil : place
        }
    }
}

/// A moment as it is written down: UTC, seconds, sortable as text.
enum Moment {
    static var now: String { text(Date()) }

    static func text(_ date: Date) -> String { date.formatted(.iso8601) }
    static func date(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }
}
