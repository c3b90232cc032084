import Foundation
import GRDB
import Vocabulary

/// CMS's ASP pricing file: a few lines of title, the header, one row for each code.
enum PaymentLimitFile: PublishedFormat {
    static let name = "CMS ASP pricing (CSV)"

    private static let columns = [["HCPCS Code"], ["HCPCS Code Dosage", "HCPCS Dosage"], ["Payment Limit"], ["Co-insurance Percentage"], ["Notes"]]

    static func recognises(_ file: PublishedFile) -> Bool { file.hasHeader(columns.map { $0[0] }) }

    static func take(_ files: [PublishedFile], _ writer: EditionWriter) throws {
        for file in files { try take(file, writer) }
    }

    private static func take(_ file: PublishedFile, _ writer: EditionWriter) throws {
        var reader = try RecordReader(file, .commas, writer.monitor)
        writer.monitor.file = file.name
        var above: [String] = []
        let header = try HeaderRow(of: columns, in: &reader) { above.append($0.joined(separator: " ")) }
        let quarter = try writer.quarter(of: file, above: above)
        let edition = QuarterlyTable.edition("prices", "payment limits", quarter, "ASP pricing file", isComplete: true,
            absence: "no national payment limit for the code in that quarter",
            rows: ("price", "quarter", "code", "amount || coalesce(unit, '') || coalesce(coinsurance, '')"))
        try writer.write(edition, file: file.name) { database in
            let insert = try database.makeStatement(sql: "INSERT INTO price(code, quarter, unit, amount, coinsurance, note) VALUES (?, ?, ?, ?, ?, ?)")
            var seen: Set<String> = []
            var without = 0
            while try reader.next() {
                guard try QuarterlyTable.isRow(reader, header, writer) else { continue }
                let text = try header.text("HCPCS Code", reader)
                guard let code = try? HCPCS(text) else { throw ImportError.badValue(file: file.name, line: reader.line, column: "HCPCS Code", expected: "a code") }
                guard seen.insert(code.code).inserted else { throw ImportError.duplicate(file: file.name, line: reader.line, key: code.code) }
                writer.monitor.rows += 1
                let limit = try header.text("Payment Limit", reader)
                if limit.isEmpty {
                    without += 1
                    continue
                }
                guard let amount = QuarterlyTable.amount(limit) else {
                    throw ImportError.badValue(file: file.name, line: reader.line, column: "Payment Limit", expected: "an amount")
                }
                try insert.execute(arguments: [
                    code.code, quarter.description, try header.text("HCPCS Code Dosage", reader), amount, try header.text("Co-insurance Percentage", reader),
                    QuarterlyTable.marks(try header.text("Notes", reader)),
                ])
            }
            return (seen.count, without > 0 ? ["\(without) codes have no limit in this file."] : [])
        }
    }
}

/// What CMS's quarterly tables have in common.
enum QuarterlyTable {
    static func edition(
        _ table: String, _ title: String, _ quarter: Quarter, _ source: String, isComplete: Bool, absence: String,
        rows: (table: String, column: String?, key: String, value: String)
    ) -> EditionWriter.Edition {
        EditionWriter.Edition(
            table: table, title: title, period: quarter.description, publisher: "CMS", source: "\(source) \(quarter)", asOf: quarter.firstDay,
            validFrom: quarter.firstDay, validTo: quarter.lastDay, isComplete: isComplete, absence: absence, rows: rows)
    }

    /// False for blank lines and remarks below the table; a row may have empty columns more or less than the header, as spreadsheets
    /// leave them.
    static func isRow(_ reader: RecordReader, _ header: HeaderRow, _ writer: EditionWriter) throws -> Bool {
        let fields = try reader.fields()
        let filled = fields.count { !$0.isEmpty }
        if filled <= 1 {
            // The beginning of a code at the very end is the rest of a row.
            if !reader.isTerminated, let first = fields.first, (1...5).contains(first.utf8.count) { throw ImportError.cutOff(file: reader.file, line: reader.line) }
            return false
        }
        guard let last = header.places.values.max(), reader.count > last else {
            if !reader.isTerminated { throw ImportError.cutOff(file: reader.file, line: reader.line) }
            throw ImportError.wrongFieldCount(file: reader.file, line: reader.line, count: reader.count, expected: header.count)
        }
        // Spreadsheets end every row with a line end.
        guard reader.isTerminated || writer.acceptsFewer else { throw ImportError.cutOff(file: reader.file, line: reader.line) }
        return true
    }

    /// "$2.462", "2,016.423".
    static func amount(_ text: String) -> String? {
        let plain = text.filter { $0 != "$" && $0 != "," && $0 != " " }
        guard !plain.isEmpty, plain.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), plain.utf8.count(where: { $0 == 0x2E }) <= 1,
            Decimal(string: plain) != nil
        else { return nil }
        return plain
    }

    /// The few words of a note that change what is paid.
    static func marks(_ note: String) -> String? {
        let text = note.lowercased()
        let marks = [("inflation", "inflation"), ("8%", "biosimilar"), ("lesser of", "lesser"), ("amp-based", "amp")].filter { text.contains($0.0) }.map(\.1)
        return marks.isEmpty ? nil : marks.joined(separator: "|")
    }
}
