import GRDB
import Vocabulary

/// CMS's crosswalk from NDCs to HCPCS codes; its first column has the year in its name.
enum CrosswalkFile: PublishedFormat {
    static let name = "CMS NDC-HCPCS crosswalk (CSV)"

    private static let columns = [
        ["CODE"], ["NDC2", "NDC"], ["LABELER NAME"], ["Drug Name"], ["HCPCS dosage"], ["PKG SIZE"], ["PKG QTY"], ["BILLUNITS"], ["BILLUNITSPKG"],
    ]

    static func recognises(_ file: PublishedFile) -> Bool {
        // Without the column for the code it is the crosswalk of drugs that have none.
        file.hasHeader(["NDC2", "HCPCS dosage", "PKG SIZE", "PKG QTY", "BILLUNITS"]) && !UnclassifiedCrosswalkFile.recognises(file)
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
        let edition = QuarterlyTable.edition("crosswalk", "NDC-HCPCS crosswalk", quarter, "NDC-HCPCS crosswalk", isComplete: true,
            absence: "no code of that quarter for a package of a Part B drug that CMS knows of",
            rows: ("crosswalk", "quarter", "ndc || code", "coalesce(units_per_item, '') || '|' || coalesce(items, '')"))
        try writer.write(edition, file: file.name) { database in
            let insert = try database.makeStatement(sql: "INSERT INTO crosswalk VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            var seen: Set<String> = []
            var rows = 0, others = 0
            while try reader.next() {
                guard try QuarterlyTable.isRow(reader, header, writer) else { continue }
                guard let code = try? HCPCS(try header.text("CODE", reader)) else {
                    throw ImportError.badValue(file: file.name, line: reader.line, column: "CODE", expected: "a HCPCS code")
                }
                rows += 1
                writer.monitor.rows += 1
                // Skin substitutes have numbers of another kind.
                guard let ndc = try? NDC(try header.text("NDC2", reader)) else {
                    others += 1
                    continue
                }
                guard seen.insert(ndc.digits + code.code).inserted else {
                    throw ImportError.duplicate(file: file.name, line: reader.line, key: "\(ndc.hyphenated) for \(code)")
                }
                var numbers: [String] = []
                for column in ["BILLUNITS", "BILLUNITSPKG", "PKG SIZE", "PKG QTY"] {
                    guard let number = QuarterlyTable.amount(try header.text(column, reader)) else {
                        throw ImportError.badValue(file: file.name, line: reader.line, column: column, expected: "a number")
                    }
                    numbers.append(number)
                }
                let name = try header.text("Drug Name", reader)
                try insert.execute(arguments: [
                    ndc.digits, code.code, quarter.description, numbers[0], numbers[1], numbers[2], numbers[3], name,
                    NamePieces.fold(name).joined(separator: " "), try header.text("LABELER NAME", reader), try header.text("HCPCS dosage", reader),
                ])
            }
            // All rows with another kind of number: the column of the NDC is not what it should be.
            guard others * 2 <= rows else { throw ImportError.badValue(file: file.name, line: reader.line, column: "NDC2", expected: "an NDC in most rows") }
            return (rows, others > 0 ? ["\(others) rows have numbers that are no NDC."] : [])
        }
    }
}
