import Foundation
import GRDB

/// Makes the database from the tables of models/reference.
struct ReferenceBuilder {
    let tables: URL

    /// Writes a complete database to `destination`: made beside it and moved there in one step, so that a reader, or a second
    /// builder at the same time, never sees half of one.
    func build(at destination: URL) throws(ReferenceError) {
        let folder = destination.deletingLastPathComponent()
        let draft = folder.appendingPathComponent(".reference-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0 ... .max)).sqlite")
        defer { try? FileManager.default.removeItem(at: draft) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try fill(draft)
            // Whoever installs it makes it for everyone, whatever the umask.
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: draft.path)
            // rename(2) replaces what is there; moveItem would refuse.
            guard unsafe rename(draft.path, destination.path) == 0 else {
                throw ReferenceError.cannotBuild(path: destination.path, reason: "the new file cannot be moved into place")
            }
        } catch let error as ReferenceError {
            throw error
        } catch {
            throw .cannotBuild(path: destination.path, reason: "\(error)")
        }
    }

    private func fill(_ file: URL) throws {
        var configuration = Configuration()
        // The draft is thrown away when anything fails.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;") }
        let queue = try DatabaseQueue(path: file.path, configuration: configuration)
        try queue.inTransaction { database in
            try ReferenceSchema.create(in: database)
            try copyTables(into: database)
            try fillDescriptions(in: database)
            try NameTable.fill(in: database)
            try database.execute(sql: "PRAGMA user_version = \(ReferenceSchema.version)")
            return .commit
        }
        try queue.close()
    }

    private func table(_ name: String) throws -> CSVTable {
        try CSVTable(contentsOf: tables.appendingPathComponent(name + ".csv"))
    }

    /// Tables that are taken as they stand; an empty field is NULL.
    private func copyTables(into database: Database) throws {
        let copies: [(file: String, table: String, columns: [(file: String, table: String)])] = [
            ("sources", "edition", [("table", "name"), ("publisher", "publisher"), ("source", "source"), ("as_of", "as_of"), ("valid_from", "valid_from"),
                                    ("valid_to", "valid_to"), ("complete", "complete"), ("absence", "absence"), ("rows", "rows")]),
            ("drugs", "drug", [("id", "id"), ("brand", "brand"), ("proper_name", "proper"), ("biologic", "biologic"), ("kind", "kind"),
                               ("antineoplastic", "antineoplastic"), ("routes", "routes"), ("form", "forms"), ("container", "container"), ("strengths", "strengths"),
                               ("maker", "maker"), ("reference", "biosimilar_to"),
                               ("licence", "licence"), ("bla", "bla"), ("approved", "approved"), ("marketed", "marketed"), ("hcpcs", "codes")]),
            ("codes", "code", [("code", "code"), ("name", "name"), ("unit", "unit"), ("first_day", "first_day"), ("absent_on", "absent_on"),
                               ("in_force_on", "in_force_on"), ("seen_on", "seen_on"), ("last_day", "last_day")]),
            ("coding", "coding", [("step", "step"), ("condition", "condition"), ("value", "value"), ("code", "code"), ("severity", "severity"), ("reason", "reason")]),
            ("packages", "package", [("ndc", "ndc"), ("printed", "printed"), ("name", "name"), ("size", "size"), ("items", "items"), ("strength", "strength"), ("biologic", "biologic"),
                                     ("finished", "finished"), ("drug", "drug"), ("hcpcs", "codes"), ("container", "container")]),
            ("crosswalk", "crosswalk", [("quarter", "quarter"), ("ndc", "ndc"), ("code", "code"), ("units_per_item", "units_per_item"),
                                        ("units_per_package", "units_per_package")]),
            ("prices", "price", [("quarter", "quarter"), ("code", "code"), ("unit", "unit"), ("amount", "amount"), ("coinsurance", "coinsurance"), ("note", "note")]),
            ("noc", "noc", [("quarter", "quarter"), ("name", "name"), ("unit", "unit"), ("amount", "amount"), ("note", "note"), ("packages", "packages")]),
            ("listed", "listed", [("product", "product"), ("packages", "packages"), ("ingredient", "ingredient")]),
            ("ingredients", "ingredient", [("id", "id"), ("name", "name")]),
            ("labelers", "labeler", [("code", "code"), ("name", "name")]),
            ("icd10_changes", "icd10_change", [("code", "code"), ("change", "change"), ("description", "description")]),
            ("denials", "denial", [("code", "code"), ("text", "text")]),
            ("macs", "mac", [("state", "state"), ("jurisdiction", "jurisdiction"), ("contractor", "contractor"), ("note", "note")]),
            ("zips", "zip", [("zip3", "zip3"), ("state", "state"), ("jurisdiction", "jurisdiction"), ("note", "note")]),
            ("suppliers", "supplier", [("name", "name"), ("kind", "kind"), ("variants", "variants")]),
        ]
        for copy in copies {
            let names = copy.columns.map(\.table).joined(separator: ", ")
            let marks = copy.columns.map { _ in "?" }.joined(separator: ", ")
            let insert = try database.makeStatement(sql: "INSERT INTO \(copy.table)(\(names)) VALUES (\(marks))")
            try table(copy.file).forEachRow(copy.columns.map(\.file)) { row in
                let values: [String?] = row.map { $0.isEmpty ? nil : $0 }
                try insert.execute(arguments: StatementArguments(values))
            }
        }
    }

    /// A description shares its beginning with the row above: the table holds how much, and the rest.
    private func fillDescriptions(in database: Database) throws {
        let insert = try database.makeStatement(sql: "INSERT INTO icd10(code, billable, description) VALUES (?, ?, ?)")
        let icd10 = try table("icd10")
        var description = ""
        var line = 1
        try icd10.forEachRow(["code", "billable", "shared", "rest"]) { row in
            line += 1
            guard let shared = Int(row[2]), shared <= description.count else {
                throw ReferenceError.damagedTable(file: icd10.name, line: line, reason: "it shares more than the row above has")
            }
            description = description.prefix(shared) + row[3]
            try insert.execute(arguments: [row[0], row[1], description])
        }
    }
}
