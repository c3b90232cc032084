import GRDB
import Vocabulary

/// CMS's payment limits for drugs without a code of their own.
enum UnclassifiedPriceFile: PublishedFormat {
    static let name = "CMS NOC pricing and crosswalk (CSV)"

    private static let columns = [["Drug Generic Name (Trade Name)", "Drug Generic Name"], ["Dosage"], ["Payment Limit"], ["Notes"]]

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
        let edition = QuarterlyTable.edition("noc", "limits for drugs without a code", quarter, "NOC pricing file", isComplete: true,
            absence: "no national payment limit for the drug in that quarter", rows: ("noc", "quarter", "name || unit", "amount"))
        try writer.write(edition, file: file.name) { database in
            let insert = try database.makeStatement(sql: "INSERT INTO noc(name, unit, quarter, amount, note) VALUES (?, ?, ?, ?, ?)")
            var seen: Set<String> = []
            while try reader.next() {
                guard try QuarterlyTable.isRow(reader, header, writer) else { continue }
                let drug = try header.text("Drug Generic Name (Trade Name)", reader), unit = try header.text("Dosage", reader)
                guard let amount = QuarterlyTable.amount(try header.text("Payment Limit", reader)) else {
                    throw ImportError.badValue(file: file.name, line: reader.line, column: "Payment Limit", expected: "an amount")
                }
                guard seen.insert(drug + unit).inserted else { throw ImportError.duplicate(file: file.name, line: reader.line, key: drug) }
                try insert.execute(arguments: [drug, unit, quarter.description, amount, QuarterlyTable.marks(try header.text("Notes", reader))])
                writer.monitor.rows += 1
            }
            return (seen.count, [])
        }
    }
}

/// The packages of those drugs. Their limits come first, in the same call or an earlier one.
enum UnclassifiedCrosswalkFile: PublishedFormat {
    static let name = "CMS NOC crosswalk (CSV)"

    private static let columns = [["Drug Generic Name"], ["LABELER NAME"], ["NDC or ALTERNATE ID"], ["Drug Name"], ["Dosage"], ["PKG SIZE"], ["PKG QTY"]]

    static func recognises(_ file: PublishedFile) -> Bool {
        file.hasHeader(columns.map { $0[0] }) && file.hasHeader(["NDC or ALTERNATE ID"])
    }

    static func take(_ files: [PublishedFile], _ writer: EditionWriter) throws {
        for file in files { try take(file, writer) }
    }

    private static func take(_ file: PublishedFile, _ writer: EditionWriter) throws {
        var reader = try RecordReader(file, .commas, writer.monitor)
        writer.monitor.file = file.name
        var above: [String] = []
        let header = try HeaderRow(of: columns, in: &reader) { above.append($0.joined(separator: " ")) }
        let quarter = try writer.quarter(of: file, above: above)
        let names = try Row.fetchAll(writer.database, sql: "SELECT name, unit FROM noc WHERE quarter = ?", arguments: [quarter.description])
        guard !names.isEmpty else { throw ImportError.partnerMissing(file: file.name, partner: "the NOC pricing file") }
        var packages: [String: [String]] = [:]
        while try reader.next() {
            guard try QuarterlyTable.isRow(reader, header, writer) else { continue }
            guard let ndc = try? NDC(try header.text("NDC or ALTERNATE ID", reader)) else { continue }
            let generic = NamePieces.fold(try header.text("Drug Generic Name", reader)).joined(separator: " ")
            if packages[generic]?.contains(ndc.digits) ?? false { throw ImportError.duplicate(file: file.name, line: reader.line, key: ndc.hyphenated) }
            packages[generic, default: []].append(ndc.digits)
        }
        for row in names {
            guard let name = row["name"] as String?, let unit = row["unit"] as String? else { continue }
            let folded = NamePieces.fold(name).joined(separator: " ")
            let found = packages.filter { folded == $0.key || folded.hasPrefix($0.key + " ") || $0.key.hasPrefix(folded + " ") }.flatMap(\.value).sorted()
            try writer.database.execute(
                sql: "UPDATE noc SET packages = ? WHERE name = ? AND unit = ? AND quarter = ?",
                arguments: [found.isEmpty ? nil : found.joined(separator: "|"), name, unit, quarter.description])
        }
    }
}
