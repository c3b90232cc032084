import Extraction
import Foundation
import GRDB
import Vocabulary

/// What was bought of each lot, at what cost, and what claims used of it.
struct Ledger {
    struct Entry: Hashable {
        var drug = ""
        var containers: Decimal?
        /// In `unit`; nil where a paper does not tell how much a container holds.
        var bought: Decimal?
        var used: Decimal = 0
        var unit: DoseUnit?
        var unitCost: USD?
        var claims: [String] = []

        var warning: String {
            guard let bought, let unit, used > bought else { return "" }
            return "claims used \(used) \(unit) of it, and only \(bought) \(unit) were bought: look for another invoice, or for a claim with the wrong lot"
        }
    }

    /// A lot of a product: the first nine digits of its NDC, or the name where none is printed.
    struct Key: Hashable {
        let product: String
        let lot: String
    }

    private(set) var entries: [Key: Entry] = [:]

    /// A line that buys lots.
    struct Purchase: Hashable {
        let invoice: String
        let drug: DrugTraits
        let name: String
        let lots: [String]
        let containers: Decimal?
        let strength: Strength?
        let unitCost: USD?

        /// - Parameter invoice: the number of the paper, for lines that have none of their own.
        init?(_ line: [Field: FieldValue], on paper: String) {
            let lots = line[.lot]?.list.map(Folded.code) ?? []
            drug = DrugTraits(line)
            guard !lots.isEmpty, drug.isNamed else { return nil }
            invoice = line[.lineInvoiceNumber]?.text ?? paper
            self.lots = lots
            name = (line[.drugBrand] ?? line[.drugGeneric] ?? line[.description])?.text ?? ""
            unitCost = line[.unitPrice].flatMap { try? USD($0.text) }
            // A carton may hold several: how many is not on the line.
            let isSingle = line[.unitOfMeasure].flatMap { SaleUnit($0.text) }.map { [.each, .vial, .syringe].contains($0) } ?? false
            containers = isSingle ? line[.quantity].flatMap { Decimal(string: $0.text, locale: Locale(identifier: "en_US_POSIX")) } : nil
            // "10 mg/mL" is how strong it is, not how much a vial holds.
            strength = line[.strength].flatMap { try? Strength($0.text) }.flatMap { $0.millilitres == 1 ? nil : $0 }
        }
    }

    /// What the order of a claim says was used up: given and discarded.
    struct Use: Hashable {
        let drug: DrugTraits
        let lots: [String]
        let amount: Dose?

        init?(_ order: DocumentRecord) {
            lots = order.fields[.adminLot]?.list.map(Folded.code) ?? []
            guard !lots.isEmpty else { return nil }
            drug = DrugTraits(order.fields)
            func dose(_ field: Field) -> Dose? { order.fields[field].flatMap { try? Dose($0.text) }.flatMap { $0.basis == .total ? $0 : nil } }
            let waste = dose(.wastage)
            amount = dose(.adminDose).flatMap { given in
                guard let waste else { return given }
                return waste.converted(to: given.measure).map { Dose(given.amount + $0.amount, given.measure) }
            }
        }
    }

    init(purchases: [Purchase], uses: [(claim: String, use: Use)]) {
        // A statement repeats the line of the invoice.
        for purchase in Set(purchases) {
            for lot in purchase.lots {
                var entry = entries[Key(product: Self.product(purchase.drug), lot: lot)] ?? Entry()
                if entry.drug.isEmpty || purchase.name < entry.drug { entry.drug = purchase.name }
                entry.unitCost = purchase.unitCost ?? entry.unitCost
                let isFirst = entry.unit == nil && entry.containers == nil
                // Of a line with several lots nobody knows how many are of which.
                if purchase.lots.count == 1, let containers = purchase.containers, isFirst || entry.containers != nil {
                    entry.containers = (entry.containers ?? 0) + containers
                    if let strength = purchase.strength, isFirst || entry.unit == strength.unit {
                        entry.bought = (entry.bought ?? 0) + containers * strength.amount
                        entry.unit = strength.unit
                    } else {
                        entry.bought = nil
                    }
                } else {
                    entry.containers = nil
                    entry.bought = nil
                }
                entries[Key(product: Self.product(purchase.drug), lot: lot)] = entry
            }
        }
        for (claim, use) in uses.sorted(by: { $0.claim < $1.claim }) {
            for lot in use.lots {
                guard let key = entries.keys.first(where: { $0.lot == lot && ($0.product == Self.product(use.drug) || use.drug.product == nil) }) else { continue }
                guard var entry = entries[key], !entry.claims.contains(claim) else { continue }
                entry.claims.append(claim)
                if use.lots.count == 1, let unit = entry.unit, let amount = use.amount?.converted(to: unit)?.amount { entry.used += amount }
                entries[key] = entry
            }
        }
    }

    private static func product(_ drug: DrugTraits) -> String { drug.product ?? drug.brand ?? drug.generic ?? "" }

    // MARK: - In the state

    /// From the papers as they are placed: all invoices, and orders that are on a claim.
    init(papers: [PaperID: PaperTraits], placements: [PaperID: [String: Matching.Reason]]) {
        let uses = papers.flatMap { id, paper in paper.use.map { use in (placements[id] ?? [:]).keys.map { (claim: $0, use: use) } } ?? [] }
        self.init(purchases: papers.values.flatMap(\.purchases), uses: uses)
    }

    func write(in database: Database) throws {
        try database.execute(sql: "DELETE FROM lot")
        for (key, entry) in entries {
            try database.execute(
                sql: "INSERT INTO lot VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    entry.drug, key.product, key.lot, entry.unit?.rawValue ?? "", entry.containers.map { "\($0)" } ?? "", entry.bought.map { "\($0)" } ?? "",
                    entry.unit == nil ? "" : "\(entry.used)", entry.unitCost?.description ?? "", entry.claims.joined(separator: ", "), entry.warning,
                ])
        }
    }
}
