import Foundation
import GRDB
import Synchronization
public import Vocabulary

/// The published tables, to be asked by drug, code and day.
///
/// Nil always means "not in the tables", never "wrong": the newest drugs are the ones most likely missing. Opening costs a few
/// milliseconds; names are read into memory when the first one is looked for.
public final class ReferenceDatabase: Sendable {
    /// The file that answers.
    public let path: String
    private let queue: DatabaseQueue
    private let nameIndex = Mutex<NameIndex?>(nil)
    private let drugs = Mutex<[Int64: Drug]>([:])

    /// Opens `reference.sqlite` in `directory`. When it is missing, older than the tables, or of another version, it is first made from
    /// them: there, or in the user's cache folder where that one cannot be written.
    public init(models directory: ModelsDirectory) throws(ReferenceError) {
        let file = try ReferenceFile(models: directory).upToDate()
        path = file.path
        do {
            var configuration = Configuration()
            configuration.readonly = true
            queue = try DatabaseQueue(path: file.path, configuration: configuration)
        } catch {
            throw .cannotOpen(path: file.path, reason: "\(error)")
        }
    }

    public convenience init(models path: String) throws(ReferenceError) {
        try self.init(models: ModelsDirectory.locate(explicit: path))
    }

    /// Makes the database anew, whether it is up to date or not.
    /// - Returns: the path of the file that was written.
    public static func build(models directory: ModelsDirectory) throws(ReferenceError) -> String {
        try ReferenceFile(models: directory).build().path
    }

    /// The file was complete when it was opened; should a read fail later, nothing is known.
    func read<Value>(_ body: (Database) throws -> Value?) -> Value? {
        (try? queue.read(body)) ?? nil
    }

    // MARK: - Tables

    public var editions: [Edition] {
        read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM edition ORDER BY name").map { row in
                Edition(
                    table: row["name"] ?? "", publisher: row["publisher"] ?? "", source: row["source"] ?? "", asOf: day(row["as_of"]),
                    validFrom: day(row["valid_from"]), validTo: day(row["valid_to"]), isComplete: row["complete"] == 1,
                    absence: row["absence"] ?? "", rows: row["rows"] ?? 0)
            }
        } ?? []
    }

    public func labeler(of ndc: NDC) -> String? {
        read { try $0.text("SELECT name FROM labeler WHERE code = ?", [ndc.labeler]) }
    }

    /// - Parameter state: two letters, any case.
    public func mac(state: String) -> MedicareContractor? {
        read { database in
            try database.row("SELECT * FROM mac WHERE state = ?", [state.uppercased()]).map {
                MedicareContractor(jurisdiction: $0["jurisdiction"] ?? "", name: $0["contractor"] ?? "", note: $0["note"])
            }
        }
    }

    /// What a claim adjustment or remark code says, in this project's words.
    public func denial(_ code: String) -> String? {
        read { try $0.text("SELECT text FROM denial WHERE code = ?", [code.uppercased()]) }
    }

    public var supplierNames: [SupplierName] {
        read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM supplier ORDER BY name").map {
                SupplierName(name: $0["name"] ?? "", kind: $0["kind"] ?? "", variants: list($0["variants"]))
            }
        } ?? []
    }

    // MARK: - Diagnoses

    /// The code as it stood on a day of service; nil when the set of that day (or the nearest one) does not have it.
    public func icd10(_ code: ICD10, on day: CalendarDay) -> DiagnosisRecord? {
        read { database in
            let isOfThatDay = editions(in: database, "icd10", "icd10_changes").contains { $0.covers(day) }
            let isBeforeChange = editions(in: database, "icd10").first?.validFrom.map { day < $0 } ?? false
            let change = isBeforeChange
                ? try database.row("SELECT change, description FROM icd10_change WHERE code = ?", [code.undotted]) : nil
            let kind: String? = change?["change"]
            if kind == "added" { return nil }
            if kind == "deleted" {
                return DiagnosisRecord(code: code, description: change?["description"] ?? "", isBillable: true, isOfThatDay: isOfThatDay)
            }
            return try database.row("SELECT billable, description FROM icd10 WHERE code = ?", [code.undotted]).map {
                DiagnosisRecord(
                    code: code, description: $0["description"] ?? "", isBillable: kind == "split" || $0["billable"] == 1, isOfThatDay: isOfThatDay)
            }
        }
    }

    /// True when the tables hold every ICD-10-CM code of that day, so that a code they lack is not valid.
    public func provesAbsenceOfDiagnoses(on day: CalendarDay) -> Bool {
        editions.contains { ($0.table == "icd10" || $0.table == "icd10_changes") && $0.isComplete && $0.covers(day) }
    }

    private func editions(in database: Database, _ tables: String...) -> [Edition] {
        tables.compactMap { table in
            try? database.row("SELECT valid_from, valid_to, complete FROM edition WHERE name = ?", [table]).map { row in
                Edition(
                    table: table, publisher: "", source: "", asOf: nil, validFrom: self.day(row["valid_from"]), validTo: self.day(row["valid_to"]),
                    isComplete: row["complete"] == 1, absence: "", rows: 0)
            }
        }
    }

    // MARK: - Reading rows

    func day(_ text: String?) -> CalendarDay? { text.flatMap { try? CalendarDay($0) } }
    func list(_ text: String?) -> [String] { text.map { $0.split(separator: "|").map { String($0) } } ?? [] }
    func codes(_ text: String?) -> [HCPCS] { list(text).compactMap { try? HCPCS($0) } }

    /// One row of the table of drugs, kept once read.
    func drug(_ id: Int64, in database: Database) throws -> Drug? {
        if let known = drugs.withLock({ $0[id] }) { return known }
        guard let row = try database.row("SELECT * FROM drug WHERE id = ?", [id]) else { return nil }
        let drug = Drug(
            id: id, brand: row["brand"], properName: row["proper"], isBiologic: row["biologic"], kind: row["kind"] ?? "", isAntineoplastic: row["antineoplastic"],
            routes: list(row["routes"]).compactMap { Route(rawValue: $0) }, container: (row["container"] as String?).flatMap { Drug.Container(rawValue: $0) },
            strengths: list(row["strengths"]).compactMap { try? Strength($0) }, licence: row["licence"], applications: list(row["bla"]),
            approved: day(row["approved"]), isMarketed: row["marketed"] ?? true, codes: codes(row["codes"]))
        drugs.withLock { $0[id] = drug }
        return drug
    }

    func names() -> NameIndex? {
        nameIndex.withLock { index in
            if index == nil { index = read { try NameIndex($0) } }
            return index
        }
    }
}

extension Database {
    /// The first row of a statement that is compiled once.
    func row(_ sql: String, _ arguments: StatementArguments) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }

    func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }

    func text(_ sql: String, _ arguments: StatementArguments) throws -> String? {
        try String.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }
}
