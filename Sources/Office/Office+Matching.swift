import Foundation
import GRDB
import Packets

extension Office {
    /// Works out anew which paper is on which claim, and writes down what changed.
    func match() throws(OfficeError) {
        let papers = self.papers
        try state.write { database in
            let claims = try Self.claims(in: database)
            let assigned = Dictionary(
                try Row.fetchAll(database, sql: "SELECT sha256, claim FROM assignment").map { ($0["sha256"] as String, [$0["claim"] as String]) },
                uniquingKeysWith: +)
            let matching = Matching(
                papers: papers, assigned: assigned.mapValues { Set($0) }, claims: claims.map { Matching.Target(id: $0.key, $0.value) })
            try Self.write(matching, in: database)
            try Ledger(papers: papers, placements: matching.placements).write(in: database)
        }
    }

    /// Claims whose data are known, by number.
    static func claims(in database: Database) throws -> [String: Claim] {
        var claims: [String: Claim] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT id, record FROM claim WHERE record <> ''") {
            claims[row["id"]] = try? Claim(json: Data((row["record"] as String).utf8))
        }
        return claims
    }

    private static func write(_ matching: Matching, in database: Database) throws {
        struct Place: Hashable {
            let id: PaperID
            let claim: String
        }
        var old: [Place: String] = [:], new: [Place: String] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM placement") {
            old[Place(id: PaperID(sha256: row["sha256"], paper: row["paper"]), claim: row["claim"])] = row["reason"]
        }
        for (id, places) in matching.placements { for (claim, reason) in places { new[Place(id: id, claim: claim)] = reason.rawValue } }
        for place in old.keys where new[place] == nil {
            try database.execute(
                sql: "DELETE FROM placement WHERE sha256 = ? AND paper = ? AND claim = ?", arguments: [place.id.sha256, place.id.paper, place.claim])
            try AuditTrail.add(.withdrawn, place.id.sha256, "paper \(place.id.paper + 1) from \(place.claim)", in: database)
        }
        for (place, reason) in new.sorted(by: { ($0.key.id, $0.key.claim) < ($1.key.id, $1.key.claim) }) where old[place] != reason {
            try database.execute(
                sql: "INSERT OR REPLACE INTO placement VALUES(?, ?, ?, ?)", arguments: [place.id.sha256, place.id.paper, place.claim, reason])
            try AuditTrail.add(.placed, place.id.sha256, "paper \(place.id.paper + 1) on \(place.claim): \(reason)", in: database)
        }
        try database.execute(sql: "DELETE FROM waiting")
        for (id, reason) in matching.waiting {
            try database.execute(sql: "INSERT INTO waiting VALUES(?, ?, ?)", arguments: [id.sha256, id.paper, reason])
        }
    }
}
