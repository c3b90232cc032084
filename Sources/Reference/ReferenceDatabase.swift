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
    /// The file with what the user imported; nil when there is none.
    public let importedPath: String?
    /// Why a file with imported data is left out, as a sentence.
    public let importedProblem: String?
    private let queue: DatabaseQueue
    private let nameIndex = Mutex<NameIndex?>(nil)
    private let drugs = Mutex<[Int64: Drug]>([:])
    let memory = Memory()

    /// What was looked up before.
    struct Memory: Sendable {
        let drugs = Remembered<String, Drug?>()
        let packages = Remembered<NDC, PackageRecord?>()
        let codes = Remembered<QuarterlyCode, CodeRow?>()
        let crosswalks = Remembered<Int64, [HCPCS]>()
        let diagnoses = Remembered<DatedDiagnosis, DiagnosisRecord?>()
        /// The one table of coding, by its name.
        let codingSteps = Remembered<String, [CodingStep]>()
    }

    /// Opens `reference.sqlite` in `directory`. When it is missing, older than the tables, or of another version, it is first made from
    /// them: there, or in the user's cache folder where that one cannot be written.
    public init(models directory: ModelsDirectory) throws(ReferenceError) {
        let file = try ReferenceFile(models: directory).upToDate()
        path = file.path
        let imported = ImportedFile(url: directory.imported)
        let own = imported.isUsable ? imported.url.path : nil
        importedPath = own
        importedProblem = imported.problem
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.prepareDatabase {
                // Read-only, as the connection is.
                if let own { try $0.execute(sql: "ATTACH DATABASE ? AS own", arguments: [own]) }
                // The files are replaced, never written to: one lock for the whole time spares half of every look-up.
                try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            }
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

    var hasImported: Bool { importedPath != nil }

    /// The file was complete when it was opened; should a read fail later, nothing is known.
    func read<Value>(_ body: (Database) throws -> Value?) -> Value? {
        (try? queue.unsafeRead(body)) ?? nil
    }

    // MARK: - Tables

    /// What came with the program, then what was imported; of each table the newest first.
    public var editions: [Edition] {
        read { database in
            try editions(in: database, "SELECT * FROM main.edition ORDER BY name")
                + (hasImported ? editions(in: database, "SELECT * FROM own.edition ORDER BY name, period DESC") : [])
        } ?? []
    }

    private func editions(in database: Database, _ sql: String) throws -> [Edition] {
        try Row.fetchAll(database, sql: sql).map { row in
            Edition(
                table: row["name"] ?? "", publisher: row["publisher"] ?? "", source: row["source"] ?? "", asOf: day(row["as_of"]),
                validFrom: day(row["valid_from"]), validTo: day(row["valid_to"]), isComplete: row["complete"] == 1,
                absence: row["absence"] ?? "", rows: row["rows"] ?? 0,
                period: (row["period"] as String?).flatMap { $0.isEmpty ? nil : $0 }, imported: day(row["imported"]))
        }
    }

    public func labeler(of ndc: NDC) -> String? { labeler(code: ndc.labeler) }

    /// - Parameter code: the five digits that begin its NDCs.
    public func labeler(code: String) -> String? {
        read { try $0.text("SELECT name FROM labeler WHERE code = ?", [code]) }
    }

    /// - Parameter state: two letters, any case.
    public func mac(state: String) -> MedicareContractor? {
        read { database in
            try database.row("SELECT * FROM mac WHERE state = ?", [state.uppercased()]).map {
                MedicareContractor(jurisdiction: $0["jurisdiction"] ?? "", name: $0["contractor"] ?? "", note: $0["note"])
            }
        }
    }

    /// By ZIP code: five digits, nine, or the first three.
    public func mac(zip: String) -> MedicareContractor? {
        read { database in
            try database.row(
                "SELECT zip.state, zip.jurisdiction, zip.note, (SELECT contractor FROM mac WHERE mac.jurisdiction = zip.jurisdiction) AS contractor FROM zip WHERE zip3 = ?",
                [String(zip.prefix(3))]
            ).map {
                MedicareContractor(jurisdiction: $0["jurisdiction"] ?? "", name: $0["contractor"] ?? "", note: $0["note"], state: $0["state"])
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

    // MARK: - Reading rows

    func day(_ text: String?) -> CalendarDay? { text.flatMap { try? CalendarDay($0) } }
    func list(_ text: String?) -> [String] { text.map { $0.split(separator: "|").map { String($0) } } ?? [] }
    func codes(_ text: String?) -> [HCPCS] { list(text).compactMap { try? HCPCS($0) } }

    /// One row of the table of drugs, kept once read.
    func drug(_ id: Int64, in database: Database) throws -> Drug? {
        if let known = drugs.withLock({ $0[id] }) { return known }
        let table = id >= ImportedFile.firstDrug ? "own.drug" : "main.drug"
        guard let row = try database.row("SELECT * FROM \(table) WHERE id = ?", [id]) else { return nil }
        let drug = Drug(
            id: id, brand: row["brand"], properName: row["proper"], isBiologic: row["biologic"], kind: row["kind"] ?? "", isAntineoplastic: row["antineoplastic"],
            routes: list(row["routes"]).compactMap { Route(rawValue: $0) }, forms: list(row["forms"]), container: (row["container"] as String?).flatMap { Drug.Container(rawValue: $0) },
            strengths: list(row["strengths"]).compactMap { try? Strength($0) }, maker: row["maker"], biosimilarTo: list(row["biosimilar_to"]), licence: row["licence"], applications: list(row["bla"]),
            approved: day(row["approved"]), isMarketed: row["marketed"] ?? true, codes: codes(row["codes"]))
        drugs.withLock { $0[id] = drug }
        return drug
    }

    func names() -> NameIndex? {
        nameIndex.withLock { index in
            if index == nil { index = read { try NameIndex($0, hasImported: hasImported) } }
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
