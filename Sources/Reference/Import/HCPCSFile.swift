import GRDB
import Vocabulary

/// CMS's quarterly list of HCPCS level II codes: records of 320 characters in fixed columns.
enum HCPCSFile: PublishedFormat {
    static let name = "CMS HCPCS Level II (fixed columns)"

    static func recognises(_ file: PublishedFile) -> Bool {
        let lines = file.firstLines(6).filter { !$0.isEmpty }.prefix(5)
        return lines.count > 0 && lines.dropLast(lines.count > 1 ? 1 : 0).allSatisfy { line in
            let bytes = Array(line.utf8)
            return bytes.count >= 120 && bytes[5..<10].allSatisfy { (0x30...0x39).contains($0) } && [0x33, 0x34, 0x37, 0x38].contains(bytes[10])
        }
    }

    static func take(_ files: [PublishedFile], _ writer: EditionWriter) throws {
        for file in files { try take(file, writer) }
    }

    private struct Code {
        let code: String
        let name: String
        let added: String?
        let ended: String?
    }

    private static func take(_ file: PublishedFile, _ writer: EditionWriter) throws {
        let (codes, newest) = try read(file, writer.monitor)
        // The list of a quarter has changes that take effect with it.
        let named = PrintedPeriod.day(in: file.name)
        guard let day = writer.from ?? named ?? newest.flatMap({ try? CalendarDay($0) }) else { throw ImportError.unknownDays(file: file.name) }
        let edition = QuarterlyTable.edition("hcpcs", "HCPCS codes", Quarter(of: day), "HCPCS Level II", isComplete: true,
            absence: "the code is not in force in that quarter", rows: ("hcpcs", "quarter", "code", "coalesce(name, '') || coalesce(ended, '')"))
        try writer.write(edition, file: file.name) { database in
            let insert = try database.makeStatement(sql: "INSERT INTO hcpcs(code, quarter, name, added, ended) VALUES (?, ?, ?, ?, ?)")
            for code in codes { try insert.execute(arguments: [code.code, edition.period, code.name, code.added, code.ended]) }
            return (codes.count, [])
        }
    }

    /// Nine thousand codes fit into memory.
    private static func read(_ file: PublishedFile, _ monitor: ImportMonitor) throws -> ([Code], newest: String?) {
        var reader = try RecordReader(file, .lines, monitor)
        monitor.file = file.name
        var codes: [Code] = []
        var seen: Set<String> = []
        var newest: String?
        while try reader.next() {
            if reader.isBlank { continue }
            // Behind the last column that counts, a line may lack its blanks.
            guard reader.length >= 292 else { throw ImportError.cutOff(file: file.name, line: reader.line) }
            switch try reader.text(columns: 11...11) {
            case "3": break
            case "4", "7", "8": continue
            default: throw ImportError.badValue(file: file.name, line: reader.line, column: "column 11", expected: "3, 4, 7 or 8")
            }
            let text = try reader.text(columns: 1...5)
            guard let code = try? HCPCS(text) else { throw ImportError.badValue(file: file.name, line: reader.line, column: "columns 1 to 5", expected: "a code") }
            guard seen.insert(code.code).inserted else { throw ImportError.duplicate(file: file.name, line: reader.line, key: code.code) }
            let added = try day(269...276, reader), effective = try day(277...284, reader)
            newest = [newest, effective].compactMap { $0 }.max()
            codes.append(Code(code: code.code, name: try reader.text(columns: 92...119), added: added, ended: try day(285...292, reader)))
            monitor.rows += 1
        }
        return (codes, newest)
    }

    private static func day(_ columns: ClosedRange<Int>, _ reader: RecordReader) throws -> String? {
        let text = try reader.text(columns: columns)
        if text.isEmpty { return nil }
        guard let day = DirectoryWriter.isoDay(text) else {
            throw ImportError.badValue(file: reader.file, line: reader.line, column: "columns \(columns.lowerBound) to \(columns.upperBound)", expected: "a day as YYYYMMDD")
        }
        return day
    }
}
