import PageText
import Vocabulary

/// Items of a shop's print: what each is stands to the left, and below one another in the right margin its price, its count ("Qty: 2") and their product.
struct MarginItems {
    /// What one line has in the margin.
    private struct Figure {
        enum Kind { case count(Int), amount(USD) }
        let kind: Kind
        let line: Int
        /// The words of the segment, and among them that of the number.
        let words: Range<Int>
        let number: Int
    }

    private struct Item {
        let figures: [Figure]
        let count: Figure
        let unit: Figure
        let extended: Figure
        var lines: Range<Int>
    }

    let view: PageView
    private let items: [Item]

    var body: Range<Int> { (items.first?.lines.lowerBound ?? 0)..<(items.last?.lines.upperBound ?? 0) }

    /// - Returns: nil where no three figures below one another are a count, a price and their product.
    init?(_ view: PageView) {
        self.view = view
        let figures = view.lines.indices.compactMap { Self.figure(in: view, line: $0) }
        var items: [Item] = []
        var next = 0
        while next + 2 < figures.count {
            guard let item = Self.item(Array(figures[next..<next + 3]), view) else {
                next += 1
                continue
            }
            items.append(item)
            next += 3
        }
        for (index, item) in items.enumerated() {
            let previous = index > 0 ? items[index - 1].lines.upperBound : 0
            var start = item.lines.lowerBound
            while start > previous, Self.goesOn(from: start - 1, in: view), start < item.lines.upperBound { start -= 1 }
            items[index].lines = start..<item.lines.upperBound
        }
        for index in items.indices {
            let limit = index + 1 < items.count ? items[index + 1].lines.lowerBound : view.lines.count
            var end = items[index].lines.upperBound
            while end < limit, index + 1 < items.count || Self.goesOn(from: end - 1, in: view), !TotalsRow.ends(view, line: end) { end += 1 }
            items[index].lines = items[index].lines.lowerBound..<end
        }
        guard !items.isEmpty else { return nil }
        self.items = items
    }

    /// The next line stands right below, as within one block of text.
    private static func goesOn(from line: Int, in view: PageView) -> Bool {
        let own = view.lines[line].box, next = view.lines[line + 1].box
        return next.top - own.bottom < 0.8 * max(own.height, next.height)
    }

    /// The last segment of a line, where it is no more than a number and what it counts.
    private static func figure(in view: PageView, line index: Int) -> Figure? {
        let line = view.lines[index]
        guard let segment = line.segments.last, segment.count <= 4 else { return nil }
        let numbers = segment.filter { line.words[$0].text.contains(where: \.isNumber) }
        guard numbers.count == 1, let number = numbers.first else { return nil }
        let text = TypedReading.trimmed(line.words[number].text)
        let others = segment.filter { $0 != number }.map { view.folds[index][$0] }.filter { !$0.isEmpty }
        func figure(_ kind: Figure.Kind) -> Figure { Figure(kind: kind, line: index, words: segment, number: number) }
        if TypedReading.looksLikeMoney(text) {
            guard others.allSatisfy({ ["each", "ea", "per", "@", "/", "price", "usd"].contains($0) || SaleUnit($0) != nil }) else { return nil }
            return TypedReading.money(text).flatMap { try? USD($0) }.map { figure(.amount($0)) }
        }
        let isTimes = text.hasPrefix("×") || text.hasPrefix("x") || text.hasSuffix("×") || others == ["x"] || others == ["×"]
        guard isTimes || others.contains(where: { ["qty", "quantity"].contains($0) }) else { return nil }
        return count(text).flatMap { Int($0) }.map { figure(.count($0)) }
    }

    /// "2", "×2", "x2"
    private static func count(_ text: String) -> String? { TypedReading.quantity(String(text.trimmingPrefix("x")).replacing("×", with: "")) }

    private static func item(_ figures: [Figure], _ view: PageView) -> Item? {
        guard let first = figures.first, let last = figures.last, view.lines[last.line].box.top - view.lines[first.line].box.top < 8 * view.lines[first.line].box.height else { return nil }
        // One column: their right edges are one, or their left ones.
        let boxes = figures.map { view.lines[$0.line].box(of: $0.words) }
        guard boxes.allSatisfy({ abs($0.right - boxes[0].right) < 4 }) || boxes.allSatisfy({ abs($0.left - boxes[0].left) < 4 }) else { return nil }
        let counts = figures.filter { if case .count = $0.kind { true } else { false } }, amounts = figures.filter { if case .amount = $0.kind { true } else { false } }
        guard counts.count == 1, let count = counts.first, amounts.count == 2, case .count(let quantity) = count.kind, case .amount(let unit) = amounts[0].kind, case .amount(let extended) = amounts[1].kind,
            LineArithmetic.agrees(quantity: quantity, unit: unit, extended: extended)
        else { return nil }
        return Item(figures: figures, count: count, unit: amounts[0], extended: amounts[1], lines: first.line..<last.line + 1)
    }

    func read(_ judge: Judge, _ knowledge: any Knowledge) -> [[Field: FieldValue]] {
        items.map { item in
            var fields: [Field: FieldValue] = [:]
            func put(_ field: Field, _ figure: Figure, _ read: (String) -> String?, _ checks: Set<FieldValue.Check>) {
                let word = view.lines[figure.line].words[figure.number]
                guard let value = read(TypedReading.trimmed(word.text)) else { return }
                fields[field] = judge.value(field, [Candidate(value: value, words: [word], page: view.page, checks: checks)])
            }
            var checks: Set<FieldValue.Check> = [.label, .format]
            if case .count(let count) = item.count.kind, case .amount(let unit) = item.unit.kind, case .amount(let extended) = item.extended.kind, LineArithmetic.proves(quantity: count, unit: unit, extended: extended, on: view.page) { checks.insert(.arithmetic) }
            put(.quantity, item.count, Self.count, checks)
            put(.unitPrice, item.unit, TypedReading.money, checks)
            put(.extendedPrice, item.extended, TypedReading.money, checks)
            // "$3,911.07 / syringe", "Qty: 2 vials"
            for figure in [item.count, item.unit] where fields[.unitOfMeasure] == nil {
                let line = view.lines[figure.line]
                guard let unit = figure.words.first(where: { $0 > figure.number && SaleUnit(TypedReading.trimmed(line.words[$0].text)) != nil }), let sale = SaleUnit(TypedReading.trimmed(line.words[unit].text)) else { continue }
                fields[.unitOfMeasure] = judge.value(.unitOfMeasure, [Candidate(value: sale.description, words: line.words[unit...unit], page: view.page, checks: [.label, .format])])
            }
            let table = LineTable(columns: [], heads: body.lowerBound..<body.lowerBound, body: body)
            let used = Dictionary(item.figures.map { ($0.line, Set($0.words)) }, uniquingKeysWith: { first, _ in first })
            ItemDetails(view: view, table: table, judge: judge, knowledge: knowledge)
                .read(ItemRow(above: item.lines.lowerBound..<item.lines.lowerBound, line: item.lines.lowerBound, below: item.lines.lowerBound + 1..<item.lines.upperBound), used: used, into: &fields)
            return fields
        }
    }
}
