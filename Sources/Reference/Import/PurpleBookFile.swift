import GRDB
import Vocabulary

/// FDA's Purple Book as CSV: a title, the month's changes under a header, then the header again and every product.
enum PurpleBookFile: PublishedFormat {
    static let name = "FDA Purple Book (CSV)"

    private static let columns = [
        ["Proprietary Name"], ["Proper Name"], ["BLA Number"], ["BLA Type", "License Type"], ["Applicant"], ["Dosage Form"], ["Strength"], ["Route of Administration"],
        ["Product Presentation"], ["Marketing Status"], ["Licensure"], ["Approval Date"],
    ]

    static func recognises(_ file: PublishedFile) -> Bool { file.hasHeader(columns.map { $0[0] }) }

    static func take(_ files: [PublishedFile], _ writer: EditionWriter) throws {
        for file in files { try take(file, writer) }
    }

    private static func take(_ file: PublishedFile, _ writer: EditionWriter) throws {
        let title = file.firstLines(3).first { $0.uppercased().contains("PURPLE BOOK") }
        let asOf = writer.from ?? title.flatMap { PrintedPeriod.day(in: $0) } ?? file.modified
        let edition = EditionWriter.Edition(
            table: "purple_book", title: "Purple Book", period: "", publisher: "FDA", source: "Purple Book", asOf: asOf, isComplete: false,
            absence: "nothing: products licensed later are missing",
            rows: ("drug", nil, "coalesce(brand, '') || '|' || coalesce(proper, '')", "coalesce(strengths, '') || coalesce(bla, '') || marketed"))
        try writer.write(edition, file: file.name) { database in
            let (drugs, rows) = try read(file, writer.monitor)
            try database.execute(sql: "DELETE FROM drug WHERE id >= \(ImportedDrugs.firstOfPurpleBook)")
            try drugs.write(to: database, from: ImportedDrugs.firstOfPurpleBook)
            return (rows, [])
        }
    }

    private static func read(_ file: PublishedFile, _ monitor: ImportMonitor) throws -> (ImportedDrugs, Int) {
        var reader = try RecordReader(file, .commas, monitor)
        monitor.file = file.name
        var header = try HeaderRow(of: columns, in: &reader)
        var drugs = ImportedDrugs()
        var rows = 0
        while try reader.next() {
            let fields = try reader.fields()
            if fields.allSatisfy(\.isEmpty) { continue }
            if let again = try HeaderRow.match(columns.map { $0.map(HeaderRow.folded) }, columns, fields, reader) {
                // Above stood the month's changes, which come again below.
                header = again
                drugs = ImportedDrugs()
                rows = 0
                continue
            }
            // A remark between the two lists.
            if fields.count < header.count, fields.count(where: { !$0.isEmpty }) <= 1, reader.isTerminated { continue }
            try header.check(reader)
            let proper = try known("Proper Name", header, reader)
            guard let proper else { throw ImportError.badValue(file: file.name, line: reader.line, column: "Proper Name", expected: "there") }
            let number = try known("BLA Number", header, reader) ?? ""
            guard !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw ImportError.badValue(file: file.name, line: reader.line, column: "BLA Number", expected: "a number")
            }
            let status = (try known("Marketing Status", header, reader) ?? "").uppercased()
            let isRevoked = (try known("Licensure", header, reader) ?? "").contains("Revoked")
            let brands = (try known("Proprietary Name", header, reader) ?? "").split(separator: ",").map { titled($0) }.filter { !$0.isEmpty }
            let approved = try known("Approval Date", header, reader).flatMap { day($0) }
            for brand in brands.isEmpty ? [nil] : brands.map({ Optional($0) }) {
                drugs.add(
                    brand: brand, proper: proper, kind: kind(proper), maker: try known("Applicant", header, reader), routes: (try known("Route of Administration", header, reader) ?? "").split(separator: ",").map { String($0) },
                    form: try known("Dosage Form", header, reader) ?? "", container: container(try known("Product Presentation", header, reader) ?? ""), strength: try known("Strength", header, reader) ?? "",
                    licence: try known("BLA Type", header, reader).map { String($0.prefix(6)) }, application: number, approved: approved,
                    isMarketed: !status.hasPrefix("DISC") && !isRevoked)
            }
            rows += 1
            monitor.rows += 1
        }
        return (drugs, rows)
    }

    private static func known(_ column: String, _ header: HeaderRow, _ reader: RecordReader) throws -> String? {
        let text = try header.text(column, reader)
        return text.isEmpty || text == "N/A" ? nil : text
    }

    /// The book prints brands in small letters at times.
    private static func titled(_ text: Substring) -> String {
        let name = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        let plain = String(name)
        return plain == plain.lowercased() ? plain.prefix(1).uppercased() + plain.dropFirst() : plain
    }

    private static func kind(_ proper: String) -> String {
        let words = proper.lowercased().split { $0 == " " || $0 == "-" }
        if words.contains(where: { Drug.isAntibody(word: $0) }) { return "antibody" }
        if words.contains("vaccine") { return "vaccine" }
        if words.contains("globulin") { return "immune globulin" }
        return words.contains("factor") || words.contains("antihemophilic") ? "clotting factor" : "biologic"
    }

    private static func container(_ presentation: String) -> Drug.Container? {
        switch presentation.lowercased() {
        case let text where text.contains("multi") || text.contains("bulk"): .multipleDose
        case let text where text.contains("single") || text.contains("pre-filled syringe") || text.contains("autoinjector"): .singleDose
        default: nil
        }
    }

    /// "2-Dec-87": an approval lies in the past, so that a high year of two digits is one of the last century.
    private static func day(_ text: String) -> String? {
        let parts = text.split(separator: "-")
        if parts.count == 3, let number = Int(parts[2]), parts[2].count == 2 {
            return try? CalendarDay("\(parts[0])-\(parts[1])-\(number > 60 ? 1900 + number : 2000 + number)").description
        }
        return try? CalendarDay(text).description
    }
}
