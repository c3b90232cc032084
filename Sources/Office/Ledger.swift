import Extraction
import Foundation
import GRDB
import Vocabulary

/// What was bought of each lot, at what cost, and what claims used of it.
struct Ledger {
    /// A lot of a drug.
    struct Entry: Hashable {
        var name = ""
        let drug: DrugTraits
        let lot: String
        var containers: Decimal?
        /// In `unit`; nil where a paper does not tell how much a container holds.
        var bought: Decimal?
        var used: Decimal = 0
        var unit: DoseUnit?
        /// Of a container, on the last invoice.
        var unitCost: USD?
        /// Of one `unit`, to four places.
        var costPerUnit: Decimal?
        var invoices: [String] = []
        var claims: [String] = []

        var warning: String {
            guard let bought, let unit, used > bought else { return "" }
            return "claims used \(used) \(unit) of it, and only \(bought) \(unit) were bought: look for another invoice, or for a claim with the wrong lot"
        }

        /// For a person: the name, or labeler and product of the NDC where no name was read.
        var title: String { name.isEmpty ? drug.product.map { "NDC \($0.prefix(5))-\($0.dropFirst(5))" } ?? "?" : name }

        fileprivate init(_ purchase: Purchase, lot: String) {
            drug = purchase.drug
            self.lot = lot
        }
    }

    private(set) var entries: [Entry] = []

    /// A line that buys lots.
    struct Purchase: Hashable {
        /// The number that the line or its paper bears; empty where none was read.
        let invoice: String
        let date: CalendarDay?
        let drug: DrugTraits
        let name: String
        let lots: [String]
        let containers: Decimal?
        let strength: Strength?
        let unitCost: USD?

        /// - Parameters:
        ///   - paper: the number of the paper, for lines that have none of their own.
        ///   - day: its date, likewise.
        init?(_ line: [Field: FieldValue], on paper: String, of day: CalendarDay?) {
            let lots = line[.lot]?.list.map(Folded.code) ?? []
            drug = DrugTraits(line)
            guard !lots.isEmpty, drug.isNamed else { return nil }
            invoice = line[.lineInvoiceNumber]?.text ?? paper
            date = line[.lineInvoiceDate].flatMap { try? CalendarDay($0.text) } ?? day
            self.lots = lots
            name = (line[.drugBrand] ?? line[.drugGeneric] ?? line[.description])?.text ?? ""
            unitCost = line[.unitPrice].flatMap { try? USD($0.text) }
            // A carton may hold several: how many is not on the line.
            let isSingle = line[.unitOfMeasure].flatMap { SaleUnit($0.text) }.map { [.each, .vial, .syringe].contains($0) } ?? false
            containers = isSingle ? line[.quantity].flatMap { Decimal(string: $0.text, locale: Locale(identifier: "en_US_POSIX")) } : nil
            // "10 mg/mL" is how strong it is, not how much a vial holds.
            strength = line[.strength].flatMap { try? Strength($0.text) }.flatMap { $0.millilitres == 1 ? nil : $0 }
        }

        /// Of a line with several lots nobody knows how many are of which.
        fileprivate var containersOfLot: Decimal? { lots.count == 1 ? containers : nil }
        fileprivate var costPerUnit: Decimal? {
            guard let unitCost, let strength, containers != nil else { return nil }
            return (unitCost.amount / strength.amount).rounded(toPlaces: 4)
        }
    }

    /// What an order says of the drug that was used up.
    struct Use: Hashable {
        let drug: DrugTraits
        /// Those that the administration record names.
        let lots: [String]
        /// Given and discarded; the ordered dose where nothing was recorded as given.
        let amount: Dose?

        init(_ order: DocumentRecord) {
            lots = order.fields[.adminLot]?.list.map(Folded.code) ?? []
            drug = DrugTraits(order.fields)
            func dose(_ field: Field) -> Dose? { order.fields[field].flatMap { try? Dose($0.text) }.flatMap { $0.basis == .total ? $0 : nil } }
            let waste = dose(.wastage)
            amount = (dose(.adminDose) ?? dose(.calculatedDose) ?? dose(.dose)).flatMap { given in
                guard let waste else { return given }
                return waste.converted(to: given.measure).map { Dose(given.amount + $0.amount, given.measure) }
            }
        }
    }

    /// - Parameter uses: with the claim each is of, and the lots that its papers show.
    init(purchases: [(paper: PaperID, line: Purchase)], uses: [(claim: String, use: Use, lots: Set<String>)]) {
        // An invoice that came twice, and a statement that repeats its lines, say the same again.
        let invoices = Dictionary(grouping: purchases) { $0.line.invoice.isEmpty ? "\($0.paper.sha256) \($0.paper.paper)" : Folded.code($0.line.invoice) }
        for (_, lines) in invoices.sorted(by: { Self.order($0.value) < Self.order($1.value) }) {
            let papers = Dictionary(grouping: lines, by: \.paper).mapValues { $0.map(\.line) }
            var byLot: [String: [[Purchase]]] = [:]
            for (_, lines) in papers.sorted(by: { $0.key < $1.key }) {
                for (lot, bought) in Dictionary(grouping: lines.flatMap { line in line.lots.map { (lot: $0, line: line) } }, by: \.lot) { byLot[lot, default: []].append(bought.map(\.line)) }
            }
            for (lot, tellings) in byLot.sorted(by: { $0.key < $1.key }) {
                // The fullest telling counts.
                guard let told = tellings.max(by: { $0.count < $1.count }) else { continue }
                for line in told { buy(line, lot: lot) }
            }
        }
        for (claim, use, shown) in uses.sorted(by: { $0.claim < $1.claim }) {
            let lots = use.lots.isEmpty ? shown.sorted() : use.lots
            for lot in lots {
                guard let index = index(of: lot, use.drug), !entries[index].claims.contains(claim) else { continue }
                entries[index].claims.append(claim)
                if lots.count == 1, let unit = entries[index].unit, let amount = use.amount?.converted(to: unit)?.amount { entries[index].used += amount }
            }
        }
    }

    private static func order(_ lines: [(paper: PaperID, line: Purchase)]) -> String {
        lines.map { "\($0.line.date?.description ?? "") \($0.line.invoice) \($0.paper.sha256) \($0.paper.paper)" }.min() ?? ""
    }

    private func index(of lot: String, _ drug: DrugTraits) -> Int? {
        let fitting = entries.indices.filter { entries[$0].lot == lot && entries[$0].drug.agreement(with: drug) != .other }
        return fitting.first { entries[$0].drug.agreement(with: drug) == .same } ?? fitting.first
    }

    private mutating func buy(_ line: Purchase, lot: String) {
        let isFirst: Bool, index: Int
        if let known = self.index(of: lot, line.drug) {
            (isFirst, index) = (false, known)
        } else {
            entries.append(Entry(line, lot: lot))
            (isFirst, index) = (true, entries.count - 1)
        }
        var entry = entries[index]
        if entry.name.isEmpty || !line.name.isEmpty && line.name < entry.name { entry.name = line.name }
        entry.unitCost = line.unitCost ?? entry.unitCost
        entry.costPerUnit = line.costPerUnit ?? entry.costPerUnit
        if !line.invoice.isEmpty, !entry.invoices.contains(line.invoice) { entry.invoices.append(line.invoice) }
        entry.unit = entry.unit ?? line.strength?.unit
        if let containers = line.containersOfLot, isFirst || entry.containers != nil {
            entry.containers = (entry.containers ?? 0) + containers
            if let strength = line.strength, strength.unit == entry.unit, isFirst || entry.bought != nil {
                entry.bought = (entry.bought ?? 0) + containers * strength.amount
            } else {
                entry.bought = nil
            }
        } else {
            (entry.containers, entry.bought) = (nil, nil)
        }
        entries[index] = entry
    }

    // MARK: - In the state

    /// From the papers as they are placed: all invoices, and orders that are on a claim.
    init(papers: [PaperID: PaperTraits], placements: [PaperID: [String: Matching.Reason]]) {
        var shown: [String: (labels: Set<String>, invoices: Set<String>)] = [:], uses: [String: [Use]] = [:]
        for (id, places) in placements.sorted(by: { $0.key < $1.key }) {
            guard let paper = papers[id] else { continue }
            for claim in places.keys {
                switch paper.kind {
                case .order: if let use = paper.use { uses[claim, default: []].append(use) }
                case .label: shown[claim, default: ([], [])].labels.formUnion(paper.lots.map(\.text))
                case .invoice: shown[claim, default: ([], [])].invoices.formUnion(paper.purchases.flatMap(\.lots))
                case .other: break
                }
            }
        }
        let found = uses.flatMap { claim, uses in
            // Where no paper says which lot was given, the label tells it, or the only lot on the invoice.
            let recorded = uses.filter { !$0.lots.isEmpty }
            let (labels, invoices) = shown[claim] ?? ([], [])
            return (recorded.isEmpty ? Array(uses.prefix(1)) : recorded).map { (claim: claim, use: $0, lots: labels.isEmpty ? (invoices.count == 1 ? invoices : []) : labels) }
        }
        self.init(purchases: papers.flatMap { id, paper in paper.purchases.map { (paper: id, line: $0) } }, uses: found)
    }

    func write(in database: Database) throws {
        try database.execute(sql: "DELETE FROM lot")
        for entry in entries {
            let lists = try [entry.invoices, entry.claims].map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
            try database.execute(
                sql: "INSERT INTO lot VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    entry.title, entry.drug.product ?? entry.drug.brand ?? entry.drug.generic ?? "", entry.lot, entry.unit?.rawValue ?? "",
                    entry.containers.map { "\($0)" } ?? "", entry.bought.map { "\($0)" } ?? "", entry.unit == nil ? "" : "\(entry.used)",
                    entry.unitCost?.description ?? "", entry.costPerUnit.map { "\($0)" } ?? "", lists[0], lists[1], entry.warning,
                ])
        }
    }
}
