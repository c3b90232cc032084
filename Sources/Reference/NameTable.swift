import GRDB

/// The table of names, made from the drugs in the same database.
enum NameTable {
    /// One row for each name that stands for drugs, folded as ``NamePieces`` folds print.
    ///
    /// - Parameter isDistinct: of drugs with the same brand and proper name only one counts, the one with the highest number.
    static func fill(in database: Database, isDistinct: Bool = false) throws {
        var drugs: [Name: [Int64]] = [:]
        let distinct = "WHERE id IN (SELECT max(id) FROM drug GROUP BY lower(coalesce(brand, '')), lower(coalesce(proper, '')))"
        for row in try Row.fetchAll(database, sql: "SELECT id, brand, proper FROM drug \(isDistinct ? distinct : "") ORDER BY marketed DESC, approved") {
            guard let id = row["id"] as Int64? else { continue }
            for name in Drug.names(brand: row["brand"], properName: row["proper"]) {
                let text = NamePieces.fold(name.text).joined(separator: " ")
                guard text.utf8.count > 2 else { continue }
                drugs[Name(text: text, kind: name.kind), default: []].append(id)
            }
        }
        let insert = try database.makeStatement(sql: "INSERT INTO name(text, kind, drugs) VALUES (?, ?, ?)")
        for (name, ids) in drugs {
            try insert.execute(arguments: [name.text, name.kind.rawValue, ids.map { "\($0)" }.joined(separator: " ")])
        }
    }

    private struct Name: Hashable {
        let text: String
        let kind: DrugMatch.Kind
    }
}
