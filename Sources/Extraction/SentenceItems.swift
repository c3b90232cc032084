import PageText
import Vocabulary

/// Items that a letter tells in sentences: "4 syringes of Examplimab 6 mg (NDC 12345-678-90, lot AB1234, expires 04/30/2027), your net $250.00 each   $1,000.00".
struct SentenceItems {
    private struct Item {
        let lines: Range<Int>
        /// All words of the sentence, in order.
        let words: [Word]
        /// The places of its numbers among them.
        let unit: Int
        let extended: Int
    }

    let view: PageView
    private let items: [Item]

    var body: Range<Int> { (items.first?.lines.lowerBound ?? 0)..<(items.last?.lines.upperBound ?? 0) }

    /// - Returns: nil where no sentence of the page tells an item over more than one line: those on one line are read as rows.
    init?(_ view: PageView) {
        self.view = view
        var items: [Item] = []
        for index in view.lines.indices where index >= items.last?.lines.upperBound ?? 0 {
            if let item = Self.item(view, from: index) { items.append(item) }
        }
        guard items.contains(where: { $0.lines.count > 1 }) else { return nil }
        self.items = items
    }

    /// A count, a unit and "of" begin it; it ends with the amount that the count times one of its prices is.
    private static func item(_ view: PageView, from start: Int) -> Item? {
        // "Two (2) syringes, …": the number in words and in digits.
        let isSpelled = view.lines[start].words.count > 5 && numerals.contains(view.folds[start][0]) && view.lines[start].words[1].text.hasPrefix("(")
        let first = view.lines[start].words.dropFirst(isSpelled ? 1 : 0)
        guard first.count > 4, case let (number, unit, next) = (first[first.startIndex], first[first.startIndex + 1], first[first.startIndex + 2]), let count = quantity(number), count > 0, SaleUnit(TypedReading.trimmed(unit.text)) != nil,
            folded(next.text) == "of" || unit.text.hasSuffix(",")
        else { return nil }
        var words: [Word] = []
        for end in view.lines.indices.dropFirst(start).prefix(4) {
            words += end == start ? Array(first) : view.lines[end].words
            guard let last = words.indices.last, let extended = amount(words[last]) else { continue }
            let unit = words.indices.dropLast().dropFirst(3).first { place in amount(words[place]).map { !$0.isZero && LineArithmetic.agrees(quantity: count, unit: $0, extended: extended) } ?? false }
            return unit.map { Item(lines: start..<end + 1, words: words, unit: $0, extended: last) }
        }
        return nil
    }

    private static let numerals: Set<String> = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

    private static func quantity(_ word: Word) -> Int? { TypedReading.quantity(TypedReading.trimmed(word.text)).flatMap { Int($0) } }

    private static func amount(_ word: Word) -> USD? { TypedReading.money(TypedReading.trimmed(word.text)).flatMap { try? USD($0) } }

    func read(_ judge: Judge, _ knowledge: any Knowledge) -> [[Field: FieldValue]] {
        items.map { item in
            let words = item.words, folds = words.map { folded($0.text) }
            var found: [Field: [Candidate]] = [:]
            func put(_ field: Field, _ value: String?, at place: Range<Int>, _ checks: Set<FieldValue.Check> = [.label, .format]) {
                guard let value else { return }
                found[field, default: []].append(Candidate(value: value, words: words[place], page: view.page, checks: checks))
            }
            let isProven = Self.quantity(words[0]).flatMap { count in
                Self.amount(words[item.unit]).flatMap { unit in Self.amount(words[item.extended]).map { LineArithmetic.proves(quantity: count, unit: unit, extended: $0, on: view.page) } }
            } ?? false
            let sum: Set<FieldValue.Check> = isProven ? [.label, .format, .arithmetic] : [.format]
            put(.quantity, Self.quantity(words[0])?.description, at: 0..<1, sum)
            put(.unitOfMeasure, SaleUnit(TypedReading.trimmed(words[1].text))?.description, at: 1..<2)
            put(.unitPrice, Self.amount(words[item.unit])?.description, at: item.unit..<item.unit + 1, sum)
            put(.extendedPrice, Self.amount(words[item.extended])?.description, at: item.extended..<item.extended + 1, sum)
            // Behind "of", or the comma behind the unit.
            let start = folds[2] == "of" ? 3 : 2
            var end: Int?
            for place in words.indices.dropFirst(3).dropLast() {
                guard let (label, count) = ItemDetails.sublabels.match(folds, at: place), place + count < words.count else { continue }
                // "Examplimab 6 mg, list $310.00": what is told of the goods ends their name.
                let value = words[(place + count)...]
                let readings: [Reading] =
                    switch label.field {
                    case .ndc: TypedReading.ndc(in: value.prefix(1)).map { [$0] } ?? []
                    case .lot: ItemDetails.listed(in: value) { TypedReading.first(in: $0.prefix(1), limit: 1, TypedReading.lot) }
                    case .expiry: ItemDetails.listed(in: value) { TypedReading.expiry(in: $0.prefix(3)) }
                    case .listPrice: Self.amount(words[place + count]).map { [Reading(value: $0.description, words: place + count..<place + count + 1)] } ?? []
                    default: []
                    }
                guard let first = readings.first, first.words.lowerBound == place + count else { continue }
                end = end ?? place
                for reading in readings { put(label.field, reading.value, at: reading.words) }
            }
            var fields: [Field: FieldValue] = [:]
            for (field, candidates) in found { fields[field] = field.isList ? judge.list(field, candidates) : judge.value(field, candidates) }
            let details = ItemDetails(view: view, table: LineTable(columns: [], heads: body.lowerBound..<body.lowerBound, body: body), judge: judge, knowledge: knowledge)
            details.name(Self.name(words[start..<min(end ?? item.unit, item.unit)], folds), ndc: found[.ndc]?.first, into: &fields)
            return fields
        }
    }

    /// Up to the words that tell a price: "…, your net", "… at".
    private static func name(_ words: ArraySlice<Word>, _ folds: [String]) -> [Word] {
        let end = words.indices.dropFirst().first { prices.contains(folds[$0]) && (words[$0 - 1].text.hasSuffix(",") || words[($0 + 1)...].prefix(2).allSatisfy { prices.contains(folded($0.text)) }) } ?? words.endIndex
        var name = words[..<end].map { $0 }
        if let last = name.last { name[name.count - 1] = Word(text: TypedReading.withoutMarks(last.text), box: last.box, confidence: last.confidence, secondReading: last.secondReading) }
        return name.filter { $0.text != "(" && $0.text != "-" }
    }

    private static let prices: Set<String> = ["your", "net", "price", "priced", "at", "each", "contract", "unit", "cost"]
}
