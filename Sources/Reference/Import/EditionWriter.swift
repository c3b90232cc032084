import GRDB
import Vocabulary

/// Writes editions of tables, and finds out what changed.
final class EditionWriter {
    let database: Database
    let monitor: ImportMonitor
    let today: CalendarDay
    /// The day that the user gave.
    let from: CalendarDay?
    let acceptsFewer: Bool
    private(set) var reports: [ImportReport] = []

    init(_ database: Database, _ monitor: ImportMonitor, today: CalendarDay, from: CalendarDay?, acceptsFewer: Bool) {
        self.database = database
        self.monitor = monitor
        self.today = today
        self.from = from
        self.acceptsFewer = acceptsFewer
    }

    /// What is known of an edition before its rows are read.
    struct Edition {
        /// The table as `reference status` names it: "prices".
        let table: String
        /// For a person: "payment limits".
        let title: String
        /// Empty where only the newest edition counts.
        let period: String
        let publisher: String
        let source: String
        let asOf: CalendarDay?
        var validFrom: CalendarDay?
        var validTo: CalendarDay?
        let isComplete: Bool
        let absence: String
        /// A row of the edition by its key, and what may change in it, as SQL expressions.
        let rows: (table: String, column: String?, key: String, value: String)
    }

    /// Empties the edition, lets `fill` write its rows, and compares.
    ///
    /// - Parameter fill: returns how many rows the file has, and sentences about what it left out.
    func write(_ edition: Edition, file: String, fill: (Database) throws -> (rows: Int, notes: [String])) throws {
        let (table, column, key, value) = edition.rows
        let before = try formerPeriod(edition)
        let former = column.map { "WHERE \($0) = '\(before ?? "")'" } ?? ""
        try database.execute(sql: """
            DROP TABLE IF EXISTS temp.former;
            CREATE TEMP TABLE former AS SELECT \(key) AS key, \(value) AS value FROM \(table) \(before == nil ? "WHERE 0" : former);
            """)
        if let column { try database.execute(sql: "DELETE FROM \(table) WHERE \(column) = ?", arguments: [edition.period]) }
        let (rows, notes) = try fill(database)
        guard rows > 0 else { throw ImportError.empty(file: file) }
        let formerCount = try Int.fetchOne(database, sql: "SELECT count(*) FROM temp.former") ?? 0
        let current = try column.map { try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table) WHERE \($0) = ?", arguments: [edition.period]) ?? 0 }
            ?? Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
        guard acceptsFewer || current * 5 >= formerCount * 4 else { throw ImportError.fewerRows(file: file, rows: current, inUse: formerCount) }
        var change: ImportReport.Change?
        if let before, formerCount > 0 {
            let new = column.map { "WHERE \($0) = '\(edition.period)'" } ?? ""
            try database.execute(sql: "CREATE INDEX temp.former_key ON former(key)")
            let same = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*), count(CASE WHEN former.value IS NOT new.value THEN 1 END)
                    FROM (SELECT \(key) AS key, \(value) AS value FROM \(table) \(new)) AS new JOIN temp.former ON former.key = new.key
                    """)
            let both: Int = same?[0] ?? 0
            change = ImportReport.Change(
                added: max(0, current - both), removed: max(0, formerCount - both), changed: same?[1] ?? 0, since: before == edition.period ? nil : before)
        }
        try database.execute(sql: "DROP TABLE temp.former")
        try database.execute(
            sql: "INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                edition.table, edition.period, edition.publisher, edition.source, edition.asOf?.description, edition.validFrom?.description,
                edition.validTo?.description, edition.isComplete ? 1 : 0, edition.absence, current, today.description,
            ])
        reports.append(ImportReport(table: edition.title, period: edition.period.isEmpty ? nil : edition.period, rows: current, change: change, notes: notes))
    }

    /// The same edition when it is there already, or the last one before it.
    private func formerPeriod(_ edition: Edition) throws -> String? {
        try String.fetchOne(
            database, sql: "SELECT period FROM edition WHERE name = ? AND period <= ? ORDER BY period DESC LIMIT 1", arguments: [edition.table, edition.period])
    }

    /// The quarter of a file: the day given by the user, a date above its header, or its name.
    func quarter(of file: PublishedFile, above: [String]) throws(ImportError) -> Quarter {
        if let from { return Quarter(of: from) }
        for line in above + [file.name] {
            if let day = PrintedPeriod.day(in: line) { return Quarter(of: day) }
        }
        throw .unknownDays(file: file.name)
    }
}

/// A date or a month and year somewhere in a line, as publishers put them into titles and names of files.
enum PrintedPeriod {
    private static let months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]

    /// The first one: "effective October 1, 2025 through…", "10/01/2025", "oct-2025", "2026_JAN", "2025Q4".
    static func day(in line: String) -> CalendarDay? {
        let words = line.uppercased().split { !$0.isLetter && !$0.isNumber }.flatMap { halves(of: $0) }
        for (index, word) in words.enumerated() {
            if let quarter = Quarter(word) { return quarter.firstDay }
            guard let month = months.firstIndex(where: { word.hasPrefix($0) }), word.allSatisfy(\.isLetter) else { continue }
            let after = words.dropFirst(index + 1).prefix(2), before = words.prefix(index).suffix(1)
            if let year = (after + before).lazy.compactMap({ year($0) }).first { return try? CalendarDay(year: year, month: month + 1, day: 1) }
        }
        for word in line.split(separator: " ") {
            let numbers = word.split { $0 == "/" || $0 == "-" || $0 == "," }.map { String($0) }
            if numbers.count == 3, let day = try? CalendarDay(numbers.joined(separator: "/")) { return day }
            if numbers.count == 3, let day = try? CalendarDay(numbers.joined(separator: "-")) { return day }
        }
        return nil
    }

    private static func year(_ word: String) -> Int? {
        guard word.utf8.count == 4, let year = Int(word), (2000...2199).contains(year) else { return nil }
        return year
    }

    /// "OCT2025" and "2026JAN" are two words; "2025Q4" is one.
    private static func halves(of word: Substring) -> [String] {
        if Quarter(word) != nil { return [String(word)] }
        guard let first = word.first, let cut = word.firstIndex(where: { $0.isLetter != first.isLetter }) else { return [String(word)] }
        return [String(word[..<cut])] + halves(of: word[cut...])
    }
}
