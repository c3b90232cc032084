import GRDB
public import Vocabulary

extension ReferenceDatabase {
    /// The code as it stood on a day of service; nil when the set of that day (or the nearest one) does not have it.
    public func icd10(_ code: ICD10, on day: CalendarDay) -> DiagnosisRecord? {
        memory.diagnoses.answer(to: DatedDiagnosis(code: code, day: day)) {
            read { database in
                if let period = try importedCodeSet(on: day, in: database) {
                    return try database.row("SELECT billable, description FROM own.icd10 WHERE code = ? AND period = ?", [code.undotted, period]).map {
                        DiagnosisRecord(code: code, description: $0["description"] ?? "", isBillable: $0["billable"] == 1, isOfThatDay: true)
                    }
                }
                let shipped = try shippedCodeSets(in: database)
                let isOfThatDay = shipped.contains { $0.covers(day) }
                let isBeforeChange = shipped.first { $0.table == "icd10" }?.validFrom.map { day < $0 } ?? false
                let change = isBeforeChange
                    ? try database.row("SELECT change, description FROM icd10_change WHERE code = ?", [code.undotted]) : nil
                let kind: String? = change?["change"]
                if kind == "added" { return nil }
                if kind == "deleted" {
                    return DiagnosisRecord(code: code, description: change?["description"] ?? "", isBillable: true, isOfThatDay: isOfThatDay)
                }
                return try database.row("SELECT billable, description FROM main.icd10 WHERE code = ?", [code.undotted]).map {
                    DiagnosisRecord(
                        code: code, description: $0["description"] ?? "", isBillable: kind == "split" || $0["billable"] == 1, isOfThatDay: isOfThatDay)
                }
            }
        }
    }

    /// The words of a code in whichever year it was in the code set, the newest one first.
    public func diagnosisText(_ code: ICD10) -> String? {
        read { database in
            if hasImported, let text = try database.text("SELECT description FROM own.icd10 WHERE code = ? ORDER BY period DESC LIMIT 1", [code.undotted]) { return text }
            return try database.text("SELECT description FROM main.icd10 WHERE code = ?", [code.undotted])
                ?? database.text("SELECT description FROM icd10_change WHERE code = ? AND description <> ''", [code.undotted])
        }
    }

    /// True when the tables hold every ICD-10-CM code of that day, so that a code they lack is not valid.
    public func provesAbsenceOfDiagnoses(on day: CalendarDay) -> Bool {
        editions.contains { ($0.table == "icd10" || $0.table == "icd10_changes") && $0.isComplete && $0.covers(day) }
    }

    /// The newest imported set that is in force on the day.
    private func importedCodeSet(on day: CalendarDay, in database: Database) throws -> String? {
        guard hasImported else { return nil }
        return try database.text(
            """
            SELECT period FROM own.edition WHERE name = 'icd10' AND complete = 1 AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
            ORDER BY valid_from DESC LIMIT 1
            """, [day.description, day.description])
    }

    private func shippedCodeSets(in database: Database) throws -> [Edition] {
        try database.rows("SELECT name, valid_from, valid_to FROM main.edition WHERE name IN ('icd10', 'icd10_changes')", []).map { row in
            Edition(
                table: row["name"] ?? "", publisher: "", source: "", asOf: nil, validFrom: self.day(row["valid_from"]), validTo: self.day(row["valid_to"]),
                isComplete: true, absence: "", rows: 0)
        }
    }
}

/// A code asked for on a day.
struct DatedDiagnosis: Hashable {
    let code: ICD10
    let day: CalendarDay
}
