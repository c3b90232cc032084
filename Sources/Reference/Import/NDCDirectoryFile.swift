import GRDB
import Vocabulary

/// FDA's NDC Directory as text: product.txt and package.txt, tab-separated with a header line, quotes being ordinary characters.
enum NDCDirectoryFile: PublishedFormat {
    static let name = "FDA NDC Directory (product.txt, package.txt)"

    private static let productColumns = [
        "PRODUCTID", "PRODUCTNDC", "PRODUCTTYPENAME", "PROPRIETARYNAME", "PROPRIETARYNAMESUFFIX", "NONPROPRIETARYNAME", "DOSAGEFORMNAME", "ROUTENAME",
        "STARTMARKETINGDATE", "ENDMARKETINGDATE", "MARKETINGCATEGORYNAME", "APPLICATIONNUMBER", "LABELERNAME", "ACTIVE_NUMERATOR_STRENGTH",
        "ACTIVE_INGRED_UNIT",
    ]
    private static let packageColumns = ["PRODUCTID", "NDCPACKAGECODE", "PACKAGEDESCRIPTION", "STARTMARKETINGDATE", "ENDMARKETINGDATE", "SAMPLE_PACKAGE"]

    static func recognises(_ file: PublishedFile) -> Bool { isProducts(file) || isPackages(file) }
    private static func isProducts(_ file: PublishedFile) -> Bool { file.hasHeader(productColumns) }
    private static func isPackages(_ file: PublishedFile) -> Bool { file.hasHeader(packageColumns) && !isProducts(file) }

    static func take(_ files: [PublishedFile], _ writer: EditionWriter) throws {
        let products = files.filter(isProducts), packages = files.filter(isPackages)
        guard let first = products.first else { throw ImportError.partnerMissing(file: packages.first?.name ?? "", partner: "product.txt") }
        guard let second = packages.first else { throw ImportError.partnerMissing(file: first.name, partner: "package.txt") }
        if products.count + packages.count > 2 { throw ImportError.incomplete(file: first.name, reason: "more than one directory was named") }
        try writer.write(DirectoryWriter.edition(asOf: writer.from ?? first.modified, source: "NDC Directory"), file: second.name) { database in
            let directory = try DirectoryWriter(database, writer.monitor)
            let numbers = try readProducts(first, directory, writer.monitor)
            return try readPackages(second, first, numbers, directory, writer.monitor)
        }
    }

    /// Every product by a hash of its id, so that a directory of any size takes a few megabytes.
    private struct Products {
        var numbers: [UInt64: Int64] = [:]

        static func key(_ id: String) -> UInt64 { id.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } }
    }

    private static func readProducts(_ file: PublishedFile, _ directory: DirectoryWriter, _ monitor: ImportMonitor) throws -> Products {
        var reader = try RecordReader(file, .tabs, monitor)
        monitor.file = file.name
        let header = try HeaderRow(of: productColumns.map { [$0] }, in: &reader)
        var products = Products()
        while try reader.next() {
            if reader.isBlank, reader.count == 1 { continue }
            try header.check(reader)
            let id = try header.text("PRODUCTID", reader)
            guard !id.isEmpty else { throw ImportError.badValue(file: file.name, line: reader.line, column: "PRODUCTID", expected: "there") }
            let brand = [try header.text("PROPRIETARYNAME", reader), try header.text("PROPRIETARYNAMESUFFIX", reader)].filter { !$0.isEmpty }.joined(separator: " ")
            let number = try directory.add(
                DirectoryWriter.Product(
                    product: try header.text("PRODUCTNDC", reader), brand: brand, proper: try header.text("NONPROPRIETARYNAME", reader),
                    labeler: try header.text("LABELERNAME", reader), form: try header.text("DOSAGEFORMNAME", reader), routes: try header.text("ROUTENAME", reader),
                    strengths: strengths(try header.text("ACTIVE_NUMERATOR_STRENGTH", reader), try header.text("ACTIVE_INGRED_UNIT", reader)),
                    type: try header.text("PRODUCTTYPENAME", reader), category: try header.text("MARKETINGCATEGORYNAME", reader),
                    application: try header.text("APPLICATIONNUMBER", reader), started: try day("STARTMARKETINGDATE", header, reader),
                    ended: try day("ENDMARKETINGDATE", header, reader)))
            guard products.numbers.updateValue(number, forKey: Products.key(id)) == nil else {
                throw ImportError.duplicate(file: file.name, line: reader.line, key: id)
            }
            monitor.rows += 1
        }
        try checkEnd(reader, header, "LISTING_RECORD_CERTIFIED_THROUGH")
        return products
    }

    private static func readPackages(
        _ file: PublishedFile, _ productFile: PublishedFile, _ products: Products, _ directory: DirectoryWriter, _ monitor: ImportMonitor
    ) throws -> (Int, [String]) {
        var reader = try RecordReader(file, .tabs, monitor)
        monitor.file = file.name
        let header = try HeaderRow(of: packageColumns.map { [$0] }, in: &reader)
        var seen: Set<UInt64> = []
        var withPackages: Set<Int64> = []
        var rows = 0, odd = 0
        while try reader.next() {
            if reader.isBlank, reader.count == 1 { continue }
            try header.check(reader)
            let id = try header.text("PRODUCTID", reader), code = try header.text("NDCPACKAGECODE", reader)
            guard let product = products.numbers[Products.key(id)] else { throw ImportError.noSuchProduct(file: file.name, line: reader.line, key: id) }
            guard seen.insert(Products.key(id + "\t" + code)).inserted else { throw ImportError.duplicate(file: file.name, line: reader.line, key: code) }
            let sample = try header.text("SAMPLE_PACKAGE", reader)
            guard ["Y", "N"].contains(sample) else {
                if !reader.isTerminated { throw ImportError.cutOff(file: file.name, line: reader.line) }
                throw ImportError.badValue(file: file.name, line: reader.line, column: "SAMPLE_PACKAGE", expected: "Y or N")
            }
            withPackages.insert(product)
            monitor.rows += 1
            rows += 1
            do {
                try directory.add(
                    try NDC(code), printed: code, product: product, description: try header.text("PACKAGEDESCRIPTION", reader),
                    started: try day("STARTMARKETINGDATE", header, reader), ended: try day("ENDMARKETINGDATE", header, reader), isSample: sample == "Y", isFinished: true)
            } catch NDC.ParseError.wrongLayout {
                odd += 1
            } catch is NDC.ParseError {
                throw ImportError.badValue(file: file.name, line: reader.line, column: "NDCPACKAGECODE", expected: "an NDC")
            }
        }
        // A file that broke off between two lines shows by the products that have lost their packages.
        let bare = products.numbers.count - withPackages.count
        guard bare * 100 <= products.numbers.count || bare <= 1 && rows > 4 else {
            throw ImportError.incomplete(file: file.name, reason: "after line \(reader.line) \(bare) of \(products.numbers.count) products have no package")
        }
        try directory.finish()
        return (rows, odd > 0 ? ["\(odd) packages have codes in a form that no claim can carry."] : [])
    }

    /// "100" and "mg/20mL" are "100 mg/20mL"; several substances stand in step.
    private static func strengths(_ amounts: String, _ units: String) -> String {
        let units = units.split(separator: ";", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
        return amounts.split(separator: ";", omittingEmptySubsequences: false).enumerated().map { index, amount in
            "\(amount.drop { $0 == " " }) \(index < units.count ? units[index] : "")"
        }.filter { $0 != " " }.joined(separator: "; ")
    }

    private static func day(_ column: String, _ header: HeaderRow, _ reader: RecordReader) throws -> String? {
        let text = try header.text(column, reader)
        if text.isEmpty { return nil }
        guard let day = DirectoryWriter.isoDay(text) else {
            throw ImportError.badValue(file: reader.file, line: reader.line, column: column, expected: "a day as YYYYMMDD")
        }
        return day
    }

    /// The last column of the last line tells whether that line is whole, where its end does not.
    private static func checkEnd(_ reader: RecordReader, _ header: HeaderRow, _ last: String) throws {
        // Nothing more is known of a file without a line end behind its last row.
        guard reader.line > 1 else { throw ImportError.empty(file: reader.file) }
    }
}
