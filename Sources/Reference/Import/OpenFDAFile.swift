import Archives
import Foundation
import GRDB
import Vocabulary

/// The NDC Directory as openFDA offers it: one JSON object with an array of products.
enum OpenFDAFile: PublishedFormat {
    static let name = "openFDA NDC (JSON)"

    static func recognises(_ file: PublishedFile) -> Bool {
        guard file.head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
        let beginning = String(decoding: file.head, as: UTF8.self)
        return beginning.contains("\"results\"") && (beginning.contains("\"product_ndc\"") || beginning.contains("\"packaging\""))
    }

    fileprivate struct Product: Decodable {
        struct Ingredient: Decodable {
            let name: String?
            let strength: String?
        }
        struct Package: Decodable {
            let package_ndc: String
            let description: String?
            let marketing_start_date: String?
            let marketing_end_date: String?
            let sample: Bool?
        }
        let product_id: String?
        let product_ndc: String
        let generic_name: String?
        let brand_name: String?
        let labeler_name: String?
        let dosage_form: String?
        let route: [String]?
        let marketing_category: String?
        let application_number: String?
        let marketing_start_date: String?
        let marketing_end_date: String?
        let finished: Bool?
        let product_type: String?
        let active_ingredients: [Ingredient]?
        let packaging: [Package]?
    }

    static func take(_ files: [PublishedFile], _ writer: EditionWriter) throws {
        guard let file = files.first else { return }
        let beginning = String(decoding: file.head, as: UTF8.self)
        let updated = beginning.firstMatch(of: /"last_updated"\s*:\s*"(\d{4}-\d{2}-\d{2})"/).flatMap { try? CalendarDay($0.1) }
        try writer.write(DirectoryWriter.edition(asOf: writer.from ?? updated ?? file.modified, source: "NDC Directory by openFDA"), file: file.name) { database in
            let directory = try DirectoryWriter(database, writer.monitor)
            writer.monitor.file = file.name
            let decoder = JSONDecoder()
            var seen: Set<String> = []
            var rows = 0, odd = 0
            // openFDA comes in parts.
            for part in files {
                var objects = try JSONObjects(part, writer.monitor)
                while let (data, line) = try objects.next() {
                    let product: Product
                    do {
                        product = try decoder.decode(Product.self, from: data)
                    } catch {
                        throw ImportError.badValue(file: part.name, line: line, column: "the product", expected: "an object with product_ndc and packaging")
                    }
                    guard seen.insert(product.product_id ?? product.product_ndc).inserted else {
                        throw ImportError.duplicate(file: part.name, line: line, key: product.product_id ?? product.product_ndc)
                    }
                    let number = try directory.add(product.row)
                    for package in product.packaging ?? [] {
                        guard let ndc = try? NDC(package.package_ndc) else {
                            odd += 1
                            continue
                        }
                        try directory.add(
                            ndc, printed: package.package_ndc, product: number, description: package.description ?? "",
                            started: package.marketing_start_date.flatMap(DirectoryWriter.isoDay), ended: package.marketing_end_date.flatMap(DirectoryWriter.isoDay),
                            isSample: package.sample ?? false, isFinished: product.finished ?? true)
                        rows += 1
                        writer.monitor.rows += 1
                    }
                }
            }
            guard odd * 100 <= rows else { throw ImportError.badValue(file: file.name, line: 1, column: "package_ndc", expected: "an NDC in nearly every package") }
            try directory.finish()
            return (rows, odd > 0 ? ["\(odd) packages have codes in a form that no claim can carry."] : [])
        }
    }
}

extension OpenFDAFile.Product {
    fileprivate var row: DirectoryWriter.Product {
        DirectoryWriter.Product(
            product: product_ndc, brand: brand_name ?? "", proper: generic_name ?? "", labeler: labeler_name ?? "", form: dosage_form ?? "",
            routes: (route ?? []).joined(separator: "; "), strengths: (active_ingredients ?? []).compactMap(\.strength).joined(separator: "; "),
            type: product_type ?? "", category: marketing_category ?? "", application: application_number ?? "",
            started: marketing_start_date.flatMap(DirectoryWriter.isoDay), ended: marketing_end_date.flatMap(DirectoryWriter.isoDay))
    }
}

/// The objects of the array `results`, one at a time, so that a file of any size takes the memory of one of them.
private struct JSONObjects {
    private let file: String
    private let source: any Archives.ByteSource
    private let monitor: ImportMonitor
    private var piece: [UInt8] = []
    private var position = 0
    private var line = 1
    private var isInResults = false

    init(_ published: PublishedFile, _ monitor: ImportMonitor) throws(ImportError) {
        file = published.name
        source = try published.open()
        self.monitor = monitor
    }

    private mutating func byte() throws -> UInt8? {
        if position == piece.count {
            do { piece = try source.next() } catch { throw ImportError.unreadable(file: file, error) }
            position = 0
            monitor.advance(bytes: piece.count)
            if piece.isEmpty { return nil }
        }
        let byte = piece[position]
        position += 1
        if byte == 0x0A { line += 1 }
        if byte == 0 { throw ImportError.wrongEncoding(file: file, line: line) }
        return byte
    }

    /// To the bracket that opens the array.
    private mutating func findResults() throws {
        let key = Array("\"results\"".utf8)
        var matched = 0
        while matched < key.count {
            guard let byte = try byte() else { throw ImportError.cutOff(file: file, line: line) }
            matched = byte == key[matched] ? matched + 1 : byte == key[0] ? 1 : 0
        }
        while true {
            guard let byte = try byte() else { throw ImportError.cutOff(file: file, line: line) }
            if byte == UInt8(ascii: "[") { break }
        }
        isInResults = true
    }

    /// - Returns: nil behind the array.
    mutating func next() throws -> (Data, line: Int)? {
        if !isInResults { try findResults() }
        var object: [UInt8] = []
        var depth = 0, start = line
        var isText = false, isEscaped = false
        while true {
            guard let byte = try byte() else { throw ImportError.cutOff(file: file, line: line) }
            if depth == 0 {
                if byte == UInt8(ascii: "]") { return nil }
                if byte == UInt8(ascii: "{") {
                    depth = 1
                    start = line
                    object = [byte]
                }
                continue
            }
            object.append(byte)
            if isEscaped {
                isEscaped = false
            } else if isText {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isText = false }
            } else {
                switch byte {
                case UInt8(ascii: "\""): isText = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
                if depth == 0 { return (Data(object), start) }
            }
        }
    }
}
