import GRDB
import Vocabulary

/// Drugs gathered from the rows of a published file: one for each brand and proper name.
struct ImportedDrugs {
    /// Those of the Purple Book are numbered from here, behind those of the directory.
    static let firstOfPurpleBook: Int64 = 2_000_000

    private struct Key: Hashable {
        let brand: String
        let proper: String
    }

    private struct Gathered {
        let brand: String?
        let proper: String?
        var kind: String
        var routes: [String] = []
        var forms: [String] = []
        let maker: String?
        var containers: Set<Drug.Container> = []
        var strengths: [String] = []
        var licence: String?
        var applications: [String] = []
        var approved: String?
        var isMarketed = false
    }

    private var drugs: [Key: Gathered] = [:]

    var count: Int { drugs.count }

    mutating func add(
        brand: String?, proper: String?, kind: String, maker: String?, routes: [String], form: String, container: Drug.Container?, strength: String, licence: String?, application: String,
        approved: String?, isMarketed: Bool
    ) {
        let key = Key(brand: (brand ?? "").lowercased(), proper: (proper ?? "").lowercased())
        var drug = drugs[key] ?? Gathered(brand: brand, proper: proper, kind: kind, maker: maker)
        if let form = Self.form(form), !drug.forms.contains(form) { drug.forms.append(form) }
        for route in routes.compactMap({ Route($0)?.rawValue }) where !drug.routes.contains(route) { drug.routes.append(route) }
        if let container { drug.containers.insert(container) }
        if let strength = try? Strength(strength).description, !drug.strengths.contains(strength) { drug.strengths.append(strength) }
        drug.licence = drug.licence ?? licence
        if !application.isEmpty, !drug.applications.contains(application) { drug.applications.append(application) }
        drug.approved = [drug.approved, approved].compactMap { $0 }.min()
        drug.isMarketed = drug.isMarketed || isMarketed
        drugs[key] = drug
    }

    func write(to database: Database, from first: Int64) throws {
        let insert = try database.makeStatement(sql: """
            INSERT INTO drug(id, brand, proper, biologic, kind, antineoplastic, routes, forms, container, strengths, maker, licence, bla, approved, marketed, codes)
            VALUES (?, ?, ?, 1, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
            """)
        for (offset, drug) in drugs.values.sorted(by: { ($0.brand ?? "", $0.proper ?? "") < ($1.brand ?? "", $1.proper ?? "") }).enumerated() {
            let container: Drug.Container? = drug.containers.count == 1 ? drug.containers.first : drug.containers.count > 1 ? .both : nil
            try insert.execute(arguments: [
                first + Int64(offset), drug.brand, drug.proper, drug.kind, joined(drug.routes), joined(drug.forms), container?.rawValue, joined(drug.strengths), drug.maker,
                drug.licence,
                joined(drug.applications), drug.approved, drug.isMarketed ? 1 : 0,
            ])
        }
    }

    /// "INJECTION, POWDER, LYOPHILIZED, FOR SOLUTION" is a powder, "Injection" alone a solution.
    private static func form(_ printed: String) -> String? {
        let text = printed.lowercased()
        if text.contains("powder") || text.hasPrefix("for ") { return "powder" }
        let named = ["suspension", "solution", "implant", "capsule", "tablet", "gel", "spray", "ointment", "patch"].first { text.contains($0) }
        return named ?? (text == "injection" ? "solution" : nil)
    }

    private func joined(_ list: [String]) -> String? { list.isEmpty ? nil : list.joined(separator: "|") }
}
