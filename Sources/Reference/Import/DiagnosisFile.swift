import GRDB
import Vocabulary

/// ICD-10-CM as NCHS publishes it: the order file with headings, or the file of billable codes.
enum DiagnosisFile: PublishedFormat {
    static let name = "ICD-10-CM order or code file"

    static func recognises(_ file: PublishedFile) -> Bool { isOrder(file) || isCodes(file) }

    private static func lines(_ file: PublishedFile) -> [String] { file.firstLines(5).filter { !$0.isEmpty }.prefix(3).map { String($0) } }

    private static func isOrder(_ file: PublishedFile) -> Bool {
        let lines = lines(file)
        return !lines.isEmpty && lines.allSatisfy { line in
            let bytes = Array(line.utf8)
            return bytes.count > 16 && bytes[..<5].allSatisfy { (0x30...0x39).contains($0) } && bytes[5] == 0x20 && bytes[15] == 0x20
                && (try? ICD10(line.dropFirst(6).prefix(7))) != nil
        }
    }

    private static func isCodes(_ file: PublishedFile) -> Bool {
        let lines = lines(file)
        return !lines.isEmpty && lines.allSatisfy { line in
            line.utf8.count > 8 && Array(line.utf8)[7] == 0x20 && (try? ICD10(line.prefix(7))) != nil
        }
    }

    static func take(_ files: [PublishedFile], _ writer: EditionWriter) throws {
        // A release holds both files; the order file knows more.
        let orders = files.filter(isOrder)
        for file in orders.isEmpty ? files : orders { try take(file, writer) }
    }

    private static func take(_ file: PublishedFile, _ writer: EditionWriter) throws {
        let first = try writer.from ?? firstDay(file)
        let year = first.month >= 10 ? first.year + 1 : first.year
        let edition = EditionWriter.Edition(
            table: "icd10", title: "ICD-10-CM", period: "FY\(year)" + (first.month == 10 ? "" : "-\(first.month < 10 ? "0" : "")\(first.month)"), publisher: "NCHS, CMS",
            source: "ICD-10-CM, fiscal year \(year)", asOf: first, validFrom: first, validTo: try CalendarDay(year: year, month: 9, day: 30), isComplete: true,
            absence: "the code is not valid on a date of service in these days", rows: ("icd10", "period", "code", "billable || description"))
        let isOrder = isOrder(file)
        try writer.write(edition, file: file.name) { database in
            var reader = try RecordReader(file, .lines, writer.monitor)
            writer.monitor.file = file.name
            let insert = try database.makeStatement(sql: "INSERT INTO icd10(code, period, billable, description) VALUES (?, ?, ?, ?)")
            var last = 0, rows = 0
            var seen: Set<String> = []
            while try reader.next() {
                if reader.isBlank { continue }
                let place = isOrder ? 7...13 : 1...7
                guard let code = try? ICD10(try reader.text(columns: place)) else {
                    if !reader.isTerminated { throw ImportError.cutOff(file: file.name, line: reader.line) }
                    throw ImportError.badValue(file: file.name, line: reader.line, column: "columns \(place.lowerBound) to \(place.upperBound)", expected: "an ICD-10-CM code")
                }
                var billable = "1"
                if isOrder {
                    guard let number = Int(try reader.text(columns: 1...5)), number > last else {
                        throw ImportError.badValue(file: file.name, line: reader.line, column: "columns 1 to 5", expected: "a number above that of the line before")
                    }
                    last = number
                    billable = try reader.text(columns: 15...15)
                    guard billable == "0" || billable == "1" else {
                        throw ImportError.badValue(file: file.name, line: reader.line, column: "column 15", expected: "0 or 1")
                    }
                }
                let description = try reader.text(columns: isOrder ? 78...1000 : 9...1000)
                guard !description.isEmpty else { throw ImportError.cutOff(file: file.name, line: reader.line) }
                guard seen.insert(code.undotted).inserted else { throw ImportError.duplicate(file: file.name, line: reader.line, key: code.code) }
                try insert.execute(arguments: [code.undotted, edition.period, billable == "1" ? 1 : 0, description])
                rows += 1
                writer.monitor.rows += 1
            }
            return (rows, [])
        }
    }

    /// By the fiscal year in the name of the file: its October, or April where the name says so.
    private static func firstDay(_ file: PublishedFile) throws -> CalendarDay {
        let name = file.name.lowercased()
        let years = name.split { !$0.isNumber }.compactMap { Int($0) }.filter { (2015...2199).contains($0) }
        guard let year = years.last else { throw ImportError.unknownDays(file: file.name) }
        return name.contains("apr") ? try CalendarDay(year: year, month: 4, day: 1) : try CalendarDay(year: year - 1, month: 10, day: 1)
    }
}
