import GRDB
import Vocabulary

/// Writes products and packages of the NDC Directory, whichever of its two forms they come in.
final class DirectoryWriter {
    struct Product {
        let product: String
        let brand: String
        let proper: String
        let labeler: String
        let form: String
        let routes: String
        let strengths: String
        let type: String
        let category: String
        let application: String
        let started: String?
        let ended: String?
    }

    private let database: Database
    private let insertProduct: Statement
    private let insertPackage: Statement
    private var drugs = ImportedDrugs()
    private var number: Int64 = 0

    static func edition(asOf: CalendarDay?, source: String) -> EditionWriter.Edition {
        EditionWriter.Edition(
            table: "directory", title: "NDC Directory", period: "", publisher: "FDA", source: source, asOf: asOf, isComplete: false,
            absence: "nothing: products that were taken off the market vanish, new ones come every day",
            rows: ("pack", nil, "ndc", "coalesce(description, '') || coalesce(started, '') || coalesce(ended, '')"))
    }

    init(_ database: Database, _ monitor: ImportMonitor) throws {
        self.database = database
        try database.execute(sql: "DELETE FROM pack; DELETE FROM product; DELETE FROM drug WHERE id < \(ImportedDrugs.firstOfPurpleBook)")
        insertProduct = try database.makeStatement(sql: "INSERT INTO product VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        // A code that two labels carry is the newer label's.
        insertPackage = try database.makeStatement(sql: """
            INSERT INTO pack VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT(ndc) DO UPDATE SET printed = excluded.printed, product = excluded.product, description = excluded.description, size = excluded.size,
                items = excluded.items, container = excluded.container, started = excluded.started, ended = excluded.ended, sample = excluded.sample,
                finished = excluded.finished
            WHERE coalesce(excluded.started, '') > coalesce(started, '')
            """)
    }

    /// - Returns: the number that packages name it by.
    func add(_ product: Product) throws -> Int64 {
        number += 1
        let brand = Self.known(product.brand), proper = Self.known(product.proper)
        try insertProduct.execute(arguments: [
            number, product.product, brand, proper, Self.known(product.labeler), Self.known(product.form), Self.known(product.routes),
            Self.known(product.strengths), Self.known(product.type), Self.known(product.category), Self.known(product.application), product.started, product.ended,
        ])
        if product.category == "BLA", brand != nil || proper != nil {
            drugs.add(
                brand: brand == proper ? nil : brand, proper: proper?.lowercased(), kind: Self.kind(product.type, proper ?? ""),
                maker: Self.known(product.labeler), routes: product.routes.split(separator: ";").map { String($0) }, form: product.form, container: nil,
                strength: product.strengths, licence: nil, application: product.application.replacing("BLA", with: ""), approved: product.started,
                isMarketed: product.ended == nil)
        }
        return number
    }

    func add(_ ndc: NDC, printed: String, product: Int64, description: String, started: String?, ended: String?, isSample: Bool, isFinished: Bool) throws {
        let content = PackageDescription(description)
        try insertPackage.execute(arguments: [
            ndc.digits, printed, product, description, content.size, content.items, content.container?.rawValue, started, ended, isSample ? 1 : 0, isFinished ? 1 : 0,
        ])
    }

    func finish() throws { try drugs.write(to: database, from: ImportedFile.firstDrug) }

    private static func known(_ text: String) -> String? { text.isEmpty ? nil : text }

    private static func kind(_ type: String, _ proper: String) -> String {
        let core = proper.lowercased().split(separator: "-").first ?? ""
        return switch type {
        case "VACCINE": "vaccine"
        case "CELLULAR THERAPY": "cell or gene therapy"
        case "PLASMA DERIVATIVE": core.contains("globulin") ? "immune globulin" : core.contains("factor") ? "clotting factor" : "plasma protein"
        case "STANDARD ALLERGENIC", "NON-STANDARDIZED ALLERGENIC": "allergenic extract"
        default: core.split(separator: " ").contains { Drug.isAntibody(word: $0) } ? "antibody" : "biologic"
        }
    }

    /// "20260315" as "2026-03-15"; nil when it is no day.
    static func isoDay(_ text: String) -> String? {
        guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            (1...12).contains(number / 100 % 100), (1...31).contains(number % 100)
        else { return nil }
        return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
    }
}
