import PageText
import Vocabulary

/// Items of which each value stands behind a label of its own, as on a form: for pages without a table.
struct LabelledItems {
    private static let labels = LabelTable([
        (.description, ["product", "item", "description", "product description", "item description", "drug", "article", "medication", "goods", "product name", "item name", "drug name"]),
        (.ndc, ["ndc", "ndc no", "ndc #", "ndc number", "product code (ndc)", "ndc / product code"]),
        (.lot, ["lot", "lot no", "lot #", "lot number", "batch", "batch no", "lot / serial", "lot/serial", "lot / batch", "lot/batch", "batch / expiry", "batch / expiration", "batch / exp", "lot / expiration", "lot / expiry", "lot / exp", "lot/exp", "lot/expiration", "lot / expires", "lot/expires"]),
        (.expiry, ["exp", "exp date", "expires", "expiration", "expiration date", "expiry", "expiry date", "use by"]),
        (.quantity, ["quantity", "qty", "quantity shipped", "qty shipped", "units shipped", "quantity credited", "quantity billed", "quantity returned", "quantity dispensed", "qty dispensed", "quantity supplied", "units dispensed"]),
        (.unitOfMeasure, ["unit", "unit of measure", "uom", "u/m", "sell unit", "sales unit", "selling unit", "pack"]),
        (.unitPrice, ["unit price", "price per unit", "price each", "price", "unit cost", "each", "unit credit", "your price", "net price", "contract price", "unit price usd"]),
        (.extendedPrice, ["amount usd", "extended", "extension", "extended price", "line amount", "line total", "line charge", "line credit", "ext amount", "amount"]),
        (.listPrice, ["list price", "wac"]),
    ])

    private struct Item {
        var name: [Word] = []
        var found: [Field: [Candidate]] = [:]
        var lines: Range<Int>

        /// How many, and for what price or of which code.
        var isSold: Bool {
            found[.quantity] != nil && (found[.unitPrice] != nil || found[.extendedPrice] != nil || found[.ndc] != nil && found[.lot] != nil) && (!name.isEmpty || found[.ndc] != nil)
        }
    }

    let view: PageView
    /// Totals that stand in boxes as the items do.
    private(set) var totals: [(field: Field, candidate: Candidate)] = []
    private let items: [Item]

    /// From the highest line to the lowest: boxes side by side are not in the order of their lines.
    var body: Range<Int> { (items.map(\.lines.lowerBound).min() ?? 0)..<(items.map(\.lines.upperBound).max() ?? 0) }

    /// - Returns: nil unless some labels make an item: how many, and for what price or of which code.
    init?(_ view: PageView) {
        self.view = view
        let values = LabelledValues(view, Self.labels, beside: Wordings.invoice)
        var items: [Item] = []
        for hit in values.hits where hit.isMarked && Self.fields.contains(hit.label.field) {
            guard let words = Self.value(of: hit, values), let first = words.first, first.box.left - hit.box.right < 160 else { continue }
            let segment = words[words.startIndex..<min(words.endIndex, view.segment(of: words.startIndex, line: hit.line).upperBound)]
            let found = Self.read(hit.label, segment, view.page)
            guard !found.isEmpty || hit.label.field == .description else { continue }
            let isNew = items.last.map { hit.line - $0.lines.upperBound > 2 || found.keys.contains(where: $0.found.keys.contains) || hit.label.field == .description && !$0.found.isEmpty } ?? true
            if isNew { items.append(Item(name: hit.label.field == .description ? [] : Self.name(above: hit.line, of: view), lines: hit.line..<hit.line + 1)) }
            let last = items.count - 1
            if hit.label.field == .description, items[last].name.isEmpty { items[last].name = Array(segment) }
            items[last].found.merge(found) { first, _ in first }
            items[last].lines = items[last].lines.lowerBound..<hit.line + 1
        }
        self.items = items.filter(\.isSold)
        guard !self.items.isEmpty else { return nil }
    }

    /// Items in the numbered boxes of a form, and the totals in the boxes behind them.
    init?(_ form: NumberedBoxes, of view: PageView) {
        self.view = view
        var items: [Item] = []
        for box in form.boxes {
            let printed = box.label.filter { !$0.isEmpty }
            guard let first = box.value.first else { continue }
            if let (label, count) = Self.labels.match(printed, at: 0), count == printed.count {
                if label.field == .description { items.append(Item(name: box.value.flatMap { Array($0) }, lines: box.lines)) }
                guard !items.isEmpty, label.field != .description else { continue }
                for line in box.value {
                    items[items.count - 1].found.merge(Self.read(label, line, view.page)) { label.field == .lot ? $0 + $1 : $0 }
                }
                items[items.count - 1].lines = items[items.count - 1].lines.lowerBound..<max(items[items.count - 1].lines.upperBound, box.lines.upperBound)
            } else if let (label, count) = Wordings.totals.match(printed, at: 0), count + (printed.last == "usd" ? 1 : 0) >= printed.count, let amount = TypedReading.money(in: first) {
                totals.append((label.field, Candidate(value: amount.value, words: first[amount.words], page: view.page, checks: [.label, .format], score: 3)))
            }
        }
        self.items = items.filter(\.isSold)
        guard !self.items.isEmpty else { return nil }
    }

    private static let fields: Set<Field> = [.description, .ndc, .lot, .expiry, .quantity, .unitOfMeasure, .unitPrice, .extendedPrice, .listPrice]

    /// What stands behind the label. "Each" is a unit, though it may be a label, too.
    private static func value(of hit: LabelHit, _ values: LabelledValues) -> ArraySlice<Word>? {
        let rest = values.view.lines[hit.line].words[hit.words.upperBound...]
        if hit.label.field == .unitOfMeasure, let unit = rest.first, SaleUnit(TypedReading.trimmed(unit.text)) != nil { return rest.prefix(1) }
        return values.right(of: hit).map(values.words)
    }

    private static func read(_ label: Label, _ words: ArraySlice<Word>, _ page: Page) -> [Field: [Candidate]] {
        func candidate(_ reading: Reading?) -> [Candidate]? { reading.map { [Candidate(value: $0.value, words: words[$0.words], page: page, checks: [.label, .format])] } }
        var found: [Field: [Candidate]] = [:]
        switch label.field {
        case .ndc: found[.ndc] = candidate(TypedReading.ndc(in: words.prefix(3)))
        case .expiry: found[.expiry] = candidate(TypedReading.expiry(in: words.prefix(4)))
        case .unitPrice, .extendedPrice, .listPrice: found[label.field] = candidate(TypedReading.money(in: words.prefix(3)))
        case .lot:
            guard let lot = TypedReading.first(in: words.prefix(2), limit: 1, TypedReading.lot) else { break }
            found[.lot] = candidate(lot)
            let rest = words[lot.words.upperBound...].drop { $0.text == "/" }
            if label.wording.contains("exp") { found[.expiry] = candidate(TypedReading.expiry(in: rest)) }
        case .unitOfMeasure:
            guard let first = words.first, words.count == 1, let unit = SaleUnit(TypedReading.trimmed(first.text)) else { break }
            found[.unitOfMeasure] = candidate(Reading(value: unit.description, words: words.startIndex..<words.endIndex))
        case .quantity:
            guard let first = words.first, let count = TypedReading.quantity(first.text) else { break }
            found[.quantity] = candidate(Reading(value: count, words: words.startIndex..<words.startIndex + 1))
            if let next = words.dropFirst().first, let unit = SaleUnit(TypedReading.trimmed(next.text)) { found[.unitOfMeasure] = candidate(Reading(value: unit.description, words: words.startIndex + 1..<words.startIndex + 2)) }
        default: break
        }
        return found
    }

    /// "ITEM 1. TALVEY 40 mg/mL SDV" above the labels.
    private static func name(above line: Int, of view: PageView) -> [Word] {
        guard line > 0, view.lines[line].box.top - view.lines[line - 1].box.bottom < 1.5 * view.lines[line].box.height else { return [] }
        let words = view.lines[line - 1].words, folds = view.folds[line - 1]
        guard view.lines[line - 1].segments.count == 1, Wordings.invoice.match(folds, at: 0) == nil, !words.contains(where: { TypedReading.looksLikeMoney($0.text) }) else { return [] }
        let start = words.indices.first { !["item", "line", "no"].contains(folds[$0]) && words[$0].text.contains(where: \.isLetter) } ?? words.startIndex
        return Array(words[start...])
    }

    func read(_ judge: Judge, _ knowledge: any Knowledge) -> [[Field: FieldValue]] {
        items.map { item in
            var found = item.found
            if let quantity = found[.quantity]?.first.flatMap({ Int($0.value) }), let unit = found[.unitPrice]?.first.flatMap({ try? USD($0.value) }),
                let extended = found[.extendedPrice]?.first.flatMap({ try? USD($0.value) }), LineArithmetic.proves(quantity: quantity, unit: unit, extended: extended, on: view.page)
            {
                for field in [Field.quantity, .unitPrice, .extendedPrice] { found[field]?[0].checks.insert(.arithmetic) }
            }
            var fields: [Field: FieldValue] = [:]
            for (field, candidates) in found { fields[field] = field.isList ? judge.list(field, candidates) : judge.value(field, candidates) }
            let details = ItemDetails(view: view, table: LineTable(columns: [], heads: body.lowerBound..<body.lowerBound, body: body), judge: judge, knowledge: knowledge)
            details.name(item.name, ndc: found[.ndc]?.first, into: &fields)
            return fields
        }
    }
}
