import Foundation
import GRDB
import Packets

/// The claims whose packets were made, in the order in which they count: by day of service, then by number, however they came.
///
/// A packet is judged by those before it, so that no dose is billed twice and no invoice line is used up twice.
struct ClaimHistory {
    struct Entry {
        let claim: String
        let used: EarlierClaim
        /// `used` as it is stored, always in the same letters.
        let text: String

        init(claim: String, used: EarlierClaim) throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            (self.claim, self.used) = (claim, used)
            text = String(decoding: try encoder.encode(used), as: UTF8.self)
        }

        fileprivate init?(_ row: Row) {
            (claim, text) = (row["claim"], row["used"])
            guard let used = try? JSONDecoder().decode(EarlierClaim.self, from: Data(text.utf8)) else { return nil }
            self.used = used
        }

        fileprivate func comes(before other: Entry) -> Bool {
            (used.dateOfService, claim) < (other.used.dateOfService, other.claim)
        }
    }

    private var entries: [String: Entry] = [:]
    private var sharing: [String: Set<String>] = [:]

    init(_ database: Database) throws {
        let rows = try Row.fetchAll(database, sql: "SELECT claim, used FROM packet")
        for entry in rows.compactMap(Entry.init) { note(entry) }
    }

    mutating func note(_ entry: Entry) {
        for tie in entries.updateValue(entry, forKey: entry.claim)?.used.ties ?? [] { sharing[tie]?.remove(entry.claim) }
        for tie in entry.used.ties { sharing[tie, default: []].insert(entry.claim) }
    }

    /// Nil for a claim without a packet, and for one whose packet an older release made.
    subscript(_ claim: String) -> Entry? { entries[claim] }

    /// Claims that came before this one and matter to it, in their order.
    func before(_ entry: Entry) -> [Entry] {
        let claims = entry.used.ties.reduce(into: Set<String>()) { $0.formUnion(sharing[$1] ?? []) }
        return claims.compactMap { entries[$0] }.filter { $0.comes(before: entry) }.sorted { $0.comes(before: $1) }
    }
}
