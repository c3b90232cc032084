import PageText
import Vocabulary

/// Items of a letter's list or a shop's print, without heads: what each is stands in a block of lines, and in different lines of it a count
/// ("Qty: 2", "4 × …", "2 CARTON"), a price ("$554.00 a vial") and their product.
struct SpreadItems {
    /// A number and the words that say what it is.
    private struct Figure {
        let line: Int
        let word: Int
        /// With the words around it: "Price: $4.15 each".
        let words: Range<Int>
        /// What it counts, if it says so.
        var unit: Int?
    }

    private struct Item {
        let count: Figure
        let unit: Figure
        let extended: Figure
        var lines: Range<Int>

        var figures: [Figure] { [count, unit, extended] }
    }

    let view: PageView
    private let items: [Item]

    var body: Range<Int> { (items.first?.lines.lowerBound ?? 0)..<(items.last?.lines.upperBound ?? 0) }

    /// - Returns: nil where no count, price and product stand close together in different lines.
    init?(_ view: PageView) {
        self.view = view
        var items: [Item] = []
        for index in view.lines.indices where index >= items.last?.lines.upperBound ?? 0 {
            guard let count = Self.count(in: view, line: index), let item = Self.item(of: count, after: items.last?.lines.upperBound ?? 0, view) else { continue }
            items.append(item)
        }
        guard !items.isEmpty else { return nil }
        for (index, item) in items.enumerated() {
            let previous = index > 0 ? items[index - 1].lines.upperBound : 0
            var start = item.lines.lowerBound
            while start > previous, Self.goesOn(from: start - 1, in: view), !Self.isOfHead(start - 1, in: view) { start -= 1 }
            items[index].lines = start..<item.lines.upperBound
        }
        for index in items.indices {
            let limit = index + 1 < items.count ? items[index + 1].lines.lowerBound : view.lines.count
            var end = items[index].lines.upperBound
            while end < limit, index + 1 < items.count || Self.goesOn(from: end - 1, in: view), !TotalsRow.ends(view, line: end) { end += 1 }
            items[index].lines = items[index].lines.lowerBound..<end
        }
        self.items = items
    }

    /// The next line stands right below, as within one block of text.
    private static func goesOn(from line: Int, in view: PageView) -> Bool {
        let own = view.lines[line].box, next = view.lines[line + 1].box
        return next.top - own.bottom < 0.8 * max(own.height, next.height)
    }

    /// "Shipping to: …" in the line above is no name of goods.
    private static func isOfHead(_ line: Int, in view: PageView) -> Bool { view.folds[line].indices.contains { Wordings.invoice.match(view.folds[line], at: $0) != nil && view.lines[line].words[$0].text.first?.isUppercase == true } }

    // MARK: - Figures

    /// "Qty: 2", "4 × Examplimab", "×2"
    private static func count(in view: PageView, line index: Int) -> Figure? {
        let words = view.lines[index].words, folds = view.folds[index]
        func isTimes(_ text: String) -> Bool { text == "x" || text == "×" }
        for word in words.indices where number(words[word].text) != nil {
            let isTimed = words[word].text.hasPrefix("×") || words[word].text.hasPrefix("x")
            let isFirst = word == 0 && words.count > 2 && isTimes(words[1].text) && !TypedReading.looksLikeMoney(words[2].text) || isBeforeGlued(word, in: view, line: index)
            let isLabelled = word > 0 && ["qty", "quantity"].contains(folds[word - 1])
            // "2 CARTON", with nothing else in its place.
            let isCounting = view.segment(of: word, line: index) == word..<word + 2 && words[word].text.allSatisfy(\.isNumber) && SaleUnit(TypedReading.trimmed(words[word + 1].text)) != nil
            guard isTimed || isFirst || isLabelled || isCounting else { continue }
            var figure = Figure(line: index, word: word, words: (isLabelled ? word - 1 : word)..<(isFirst && isTimes(words[1].text) ? word + 2 : word + 1))
            takeUnit(&figure, words, folds)
            return figure
        }
        return nil
    }

    /// "4 x-Examplimab": on a scan the sign may touch the name.
    private static func isBeforeGlued(_ word: Int, in view: PageView, line index: Int) -> Bool {
        let words = view.lines[index].words
        return word == 0 && words.count > 2 && view.page.source != .textLayer && glued.begins(words[1].text)
    }

    private static let glued = Pattern(/[x×][^a-z0-9]?[A-Z][a-z]/)

    /// "2", "×2", "x2"
    private static func number(_ text: String) -> String? { TypedReading.quantity(String(TypedReading.trimmed(text).trimmingPrefix("x")).replacing("×", with: "")) }

    /// "Price: $4,083.15 each", "$554.00 a vial", "$7.25 / each"
    private static func amounts(in view: PageView, line index: Int) -> [Figure] {
        let words = view.lines[index].words, folds = view.folds[index]
        return words.indices.filter { TypedReading.looksLikeMoney(words[$0].text) }.map { word in
            let label = folds[view.segment(of: word, line: index).lowerBound..<word].reversed().prefix { ["price", "unit", "each", "at", "your", "net", "cost"].contains($0) || $0.isEmpty }.count
            var figure = Figure(line: index, word: word, words: word - label..<word + 1)
            takeUnit(&figure, words, folds)
            return figure
        }
    }

    /// "Qty: 3 Unit: Each", "/ syringe", "per pack"
    private static func takeUnit(_ figure: inout Figure, _ words: [Word], _ folds: [String]) {
        for next in figure.words.upperBound..<min(words.count, figure.words.upperBound + 3) {
            if SaleUnit(TypedReading.trimmed(words[next].text)) != nil {
                figure = Figure(line: figure.line, word: figure.word, words: figure.words.lowerBound..<next + 1, unit: next)
                return
            }
            guard ["a", "per", "unit", "uom", ""].contains(folds[next]) else { return }
        }
    }

    private static func item(of count: Figure, after first: Int, _ view: PageView) -> Item? {
        let words = view.lines[count.line].words
        guard let quantity = number(words[count.word].text).flatMap({ Int($0) }), quantity > 0 else { return nil }
        let reach = 7 * view.lines[count.line].box.height
        let lines = view.lines.indices.filter { $0 >= first && abs(view.lines[$0].box.top - view.lines[count.line].box.top) < reach }
        let amounts = lines.flatMap { Self.amounts(in: view, line: $0) }
        func amount(_ figure: Figure) -> USD? { TypedReading.money(view.lines[figure.line].words[figure.word].text).flatMap { try? USD($0) } }
        func box(_ figure: Figure) -> Box { view.lines[figure.line].words[figure.word].box }
        /// What a price says of itself, or one column of the count, it and the product.
        func isPrice(_ unit: Figure, of extended: Figure) -> Bool {
            unit.words.count > 1 || abs(box(unit).right - box(extended).right) < 4 && box(count).left > 0.5 * view.page.width
        }
        for extended in amounts where extended.word == view.lines[extended.line].words.count - 1 && extended.words.count == 1 {
            for unit in amounts where (unit.line, unit.word) != (extended.line, extended.word) && Set([count.line, unit.line, extended.line]).count > 1 && isPrice(unit, of: extended) {
                guard let price = amount(unit), let product = amount(extended), !price.isZero, LineArithmetic.agrees(quantity: quantity, unit: price, extended: product) else { continue }
                let all = [count.line, unit.line, extended.line]
                return Item(count: count, unit: unit, extended: extended, lines: (all.min() ?? count.line)..<(all.max() ?? count.line) + 1)
            }
        }
        return nil
    }

    // MARK: - Values

    func read(_ judge: Judge, _ knowledge: any Knowledge) -> [[Field: FieldValue]] {
        items.map { item in
            var fields: [Field: FieldValue] = [:]
            func word(_ figure: Figure) -> Word { view.lines[figure.line].words[figure.word] }
            func amount(_ figure: Figure) -> USD? { TypedReading.money(word(figure).text).flatMap { try? USD($0) } }
            var checks: Set<FieldValue.Check> = [.label, .format]
            if let count = Self.number(word(item.count).text).flatMap({ Int($0) }), let unit = amount(item.unit), let extended = amount(item.extended), LineArithmetic.proves(quantity: count, unit: unit, extended: extended, on: view.page) { checks.insert(.arithmetic) }
            func put(_ field: Field, _ figure: Figure, _ value: String?) {
                guard let value else { return }
                fields[field] = judge.value(field, [Candidate(value: value, words: [word(figure)], page: view.page, checks: checks)])
            }
            put(.quantity, item.count, Self.number(word(item.count).text))
            put(.unitPrice, item.unit, TypedReading.money(word(item.unit).text))
            put(.extendedPrice, item.extended, TypedReading.money(word(item.extended).text))
            for figure in [item.count, item.unit] where fields[.unitOfMeasure] == nil {
                guard let unit = figure.unit.map({ view.lines[figure.line].words[$0] }), let sale = SaleUnit(TypedReading.trimmed(unit.text)) else { continue }
                fields[.unitOfMeasure] = judge.value(.unitOfMeasure, [Candidate(value: sale.description, words: [unit], page: view.page, checks: [.label, .format])])
            }
            let used = item.figures.reduce(into: [Int: Set<Int>]()) { $0[$1.line, default: []].formUnion($1.words) }
            let table = LineTable(columns: [], heads: body.lowerBound..<body.lowerBound, body: body)
            ItemDetails(view: view, table: table, judge: judge, knowledge: knowledge)
                .read(ItemRow(above: item.lines.lowerBound..<item.lines.lowerBound, line: item.lines.lowerBound, below: item.lines.lowerBound + 1..<item.lines.upperBound), used: used, into: &fields)
            if Self.isBeforeGlued(item.count.word, in: view, line: item.count.line) { fields[.description] = fields[.description]?.forReview() }
            return fields
        }
    }
}
