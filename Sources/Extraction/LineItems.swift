import Foundation
import PageText
import Vocabulary

/// Reads the line items of a table by geometry and arithmetic.
///
/// A line with an amount in the column of prices is an item; what stands under it without one (a wrapped
/// description, NDC, lot, expiry) belongs to it. Numbers go to the column they are aligned with; where
/// quantity × unit price = extended price holds for other numbers of the line, those are taken.
struct LineItems {
    let view: PageView
    let table: LineTable
    let judge: Judge
    let knowledge: any Knowledge

    func read() -> [[Field: FieldValue]] {
        let anchors = table.body.filter { isItem($0) }
        // Where numbers have no name beside them throughout, it stands above: without heads, or where each item is a card of its own.
        let areCards = !table.columns.isEmpty && anchors.first.map { $0 > 0 && isCardName($0 - 1) } ?? false && anchors.count { isNameless($0) } * 5 >= anchors.count * 4
        let above = zip(anchors, [nil] + anchors).map { line, previous in linesAbove(line, after: previous, anchors, areCards) }
        var section = Section()
        var items: [[Field: FieldValue]] = []
        var start = table.body.lowerBound
        for (position, line) in anchors.enumerated() {
            for above in start..<line { section.read(above, of: view) }
            let next = position + 1 < anchors.count ? above[position + 1].lines.lowerBound : table.body.upperBound
            // The heading of the next section is not the last item's.
            let end = (line + 1..<max(line + 1, next)).first { Section.isHeading($0, of: view) || isBooking($0) } ?? next
            var fields = item(ItemRow(above: above[position].lines, line: line, below: line + 1..<max(line + 1, end), isNamedAbove: above[position].isAllOfName))
            section.add(to: &fields, judge, view)
            start = line + 1
            if let item = Self.known(fields) { items.append(item) }
        }
        return items
    }

    /// A lone amount is no item. Numbers that no name and no code stand beside may be those of something else: for a person to look at.
    private static func known(_ fields: [Field: FieldValue]) -> [Field: FieldValue]? {
        guard fields[.description] == nil, fields[.ndc] == nil else { return fields }
        guard fields.count > 1 else { return nil }
        return fields.mapValues { $0.forReview() }
    }

    // MARK: - Which lines are items

    private func isItem(_ index: Int) -> Bool {
        guard !TotalsRow.ends(view, line: index) else { return false }
        let line = view.lines[index]
        if (1...2).contains(where: { index >= $0 && LineArithmetic.Multiplication(view, line: index - $0)?.extended?.line == index }) { return false }
        if index > 0, !TotalsStrip.read(view, line: index - 1).isEmpty { return false }
        if Section.isSummed(index, of: view) { return false }
        if table.columns.isEmpty { return LineArithmetic.isItem(view, line: index) }
        // "Contract discount   4.00- %   417.15-" says how the price of the item above came about.
        if ItemDetails.sublabels.match(view.folds[index], at: 0)?.0.field == .listPrice { return false }
        if let row = Wordings.totals.match(view.folds[index], at: 0)?.0.field, [.discount, .rebate].contains(row), line.words.contains(where: { $0.text.hasSuffix("%") }) { return false }
        // "Page 1 of 2" is no count of anything.
        if ["page", "pg"].contains(view.folds[index].first(where: { !$0.isEmpty })), line.words.count < 5 { return false }
        // "Cold pack shipper … Each 0.00" is made of such words, too, but heads have no amounts.
        let isHead = line.words.count { Wordings.columns.match([folded($0.text)], at: 0) != nil } > 2 && !line.words.contains { TypedReading.looksLikeMoney($0.text) }
        guard !isHead else { return false }
        let cells = assign(line)
        if cells[.extendedPrice] != nil || cells[.unitPrice] != nil { return true }
        let hasPrices = table.column(.extendedPrice) != nil || table.column(.unitPrice) != nil
        let signs = [cells[.quantity] != nil, unitOfMeasure(index, quantity: cells[.quantity]) != nil, hasCode(line), hasCode(line) && hasLot(line), isCounted(line) && hasLot(line)].count { $0 }
        // Where OCR lost the prices, what else makes an item must be there.
        if hasPrices { return view.page.source != .textLayer && signs >= 2 }
        let isQuantity = cells[.quantity].map { line.words[$0].text.allSatisfy(\.isNumber) && line.words[$0].text.count < 5 } ?? false
        return isQuantity && line.words.count > 2 && (signs > 1 || table.column(.unitOfMeasure) == nil) || signs >= 2
    }

    /// A row of a statement that bills nothing, with a day of its own: a payment, a balance brought forward.
    private func isBooking(_ index: Int) -> Bool {
        guard let column = table.column(.lineInvoiceDate), case let line = view.lines[index], line.words.contains(where: { TypedReading.looksLikeMoney($0.text) }) else { return false }
        return word(of: line, in: column, used: [], { TypedReading.date(in: [$0]) != nil }) != nil
    }

    private func hasCode(_ line: TextLine) -> Bool {
        guard let column = table.column(.ndc) else { return false }
        return line.words.contains { TypedReading.ndc($0.text, bare: true) != nil && $0.box.horizontalOverlap(column.box.widened(by: 10)) > 0 }
    }

    /// The number of the row stands before it, under a head of its own.
    private func isCounted(_ line: TextLine) -> Bool {
        guard let first = line.words.first, let number = Int(first.text.filter { $0 != "." }), number < 100, let column = table.columns.first, column.field == .accountNumber else { return false }
        return first.box.horizontalOverlap(column.box.widened(by: 6)) > 0
    }

    private func hasLot(_ line: TextLine) -> Bool {
        guard let column = table.column(.lot) else { return false }
        return line.words.contains { TypedReading.lot($0.text) != nil && $0.box.horizontalOverlap(column.box) > 0 }
    }

    /// The lines above an item's numbers that are its own, and whether its name is all there.
    private func linesAbove(_ line: Int, after previous: Int?, _ anchors: [Int], _ areCards: Bool) -> (lines: Range<Int>, isAllOfName: Bool) {
        let start = (previous ?? table.body.lowerBound - 1) + 1
        // The heading of a section is none of its first item's.
        let heading = (start..<max(start, line)).last { Section.isHeading($0, of: view) } ?? start - 1
        let centred = ItemRow.centred(on: line, after: heading, in: view)
        let isDetail = line + 1 < view.lines.count && ItemDetails.sublabels.match(view.folds[line + 1], at: 0) != nil
        // Half of a name above and half below is no name above.
        if !centred.isEmpty, !isDetail { return (centred, false) }
        // The first name may stand in the line of the heads.
        if areCards, line - 1 > previous ?? table.heads.upperBound - 2, isNameless(line), isCardName(line - 1) { return (line - 1..<line, true) }
        if isCentredOnLots(line, anchors), line > start { return (line - 1..<line, false) }
        guard table.columns.isEmpty else { return (centred, false) }
        // "Examplimab 100 mg vial   $4,550.94" over "3 EA @ $1,516.98 NDC …": what has the amount has the name.
        if line - 1 >= start, LineArithmetic.Multiplication(view, line: line)?.extended?.line == line - 1 { return (line - 1..<line, true) }
        // Without heads, codes and lots may stand between the name and its numbers.
        let first = previous.map { $0 + 1 } ?? max(0, line - 4)
        let details = (first..<line).reversed().prefix { ItemDetails.sublabels.match(view.folds[$0], at: 0) != nil }.last ?? line
        return details > first && isName(details - 1, above: line) ? (details - 1..<line, false) : (centred, false)
    }

    /// Where other rows have their lot beside them and this one has none, those right above and below are both its own.
    private func isCentredOnLots(_ line: Int, _ anchors: [Int]) -> Bool {
        guard let column = table.column(.lot), line > 0, line + 1 < view.lines.count else { return false }
        func hasLot(_ index: Int) -> Bool { view.lines[index].words.contains { $0.box.horizontalOverlap(column.box.widened(by: 10)) > 0 && TypedReading.lot($0.text) != nil } }
        func hasOnlyLots(_ index: Int) -> Bool { hasLot(index) && view.lines[index].words.allSatisfy { $0.box.right > column.box.left - 12 } }
        guard !hasLot(line), hasOnlyLots(line - 1), hasOnlyLots(line + 1) else { return false }
        let own = view.lines[line].box, above = view.lines[line - 1].box, below = view.lines[line + 1].box
        let isCentred = abs(own.centerY - above.centerY - (below.centerY - own.centerY)) < 0.5 * own.height && (line < 2 || above.centerY - view.lines[line - 2].box.centerY > 0.7 * (own.centerY - above.centerY))
        return isCentred && anchors.count(where: hasLot) * 2 > anchors.count
    }

    /// No word of the line is a name: amounts, codes with their labels, units.
    private func isNameless(_ index: Int) -> Bool {
        let line = view.lines[index]
        return !line.words.indices.contains { word in
            let text = line.words[word].text
            return text.count(where: \.isLetter) > 2 && text.count(where: \.isNumber) < 3 && SaleUnit(TypedReading.trimmed(text)) == nil && ItemDetails.sublabels.match(view.folds[index], at: word) == nil
        }
    }

    /// The first words of the line are a name, whatever heads stand behind them.
    private func isCardName(_ index: Int) -> Bool {
        let line = view.lines[index]
        // The number of the row stands before it.
        let name = line.segments.first { $0.count > 1 || !line.words[$0.lowerBound].text.allSatisfy(\.isNumber) } ?? line.segments[0]
        return line.words[name].contains { $0.text.count(where: \.isLetter) > 2 } && ItemDetails.sublabels.match(view.folds[index], at: name.lowerBound) == nil && Wordings.columns.match(view.folds[index][..<name.upperBound], at: name.lowerBound) == nil
            && !line.words.contains { TypedReading.looksLikeMoney($0.text) }
    }

    /// "Shipped 2   Unit VIAL   Cost 9,380.25": a head beside its value.
    private func isAnnounced(_ word: Int, line index: Int) -> Bool {
        let words = view.lines[index].words
        // "100 Units vial" tells a strength.
        if word > 0, view.folds[index][word] == "units", TypedReading.quantity(words[word - 1].text) != nil, words[word].box.left - words[word - 1].box.right < 0.8 * words[word].box.height { return false }
        guard word + 1 < words.count, let (label, count) = Wordings.columns.match([view.folds[index][word]], at: 0), count == 1, Self.announced.contains(label.field) else { return false }
        let next = TypedReading.trimmed(words[word + 1].text)
        return TypedReading.looksLikeMoney(next) || TypedReading.quantity(next) != nil || SaleUnit(next) != nil
    }

    private static let announced: Set<Field> = [.quantity, .unitOfMeasure, .unitPrice, .extendedPrice]

    /// True where the numbers of an item stand under its name, as on pages without column heads.
    private func isName(_ index: Int, above item: Int) -> Bool {
        guard table.columns.isEmpty, index >= 0 else { return false }
        let line = view.lines[index]
        let own = view.lines[item].words.indices.filter { word in
            let text = view.lines[item].words[word].text
            return text.count(where: \.isLetter) > 2 && SaleUnit(TypedReading.trimmed(text)) == nil && !isAnnounced(word, line: item)
        }
        return own.isEmpty && line.words.contains { $0.text.count(where: \.isLetter) > 2 } && LineArithmetic.product(in: line) == nil
    }

    // MARK: - Cells

    private static let numeric: [Field] = [
        .quantity, .unitPrice, .extendedPrice, .listPrice, .discount, .tax, .purchaseOrderNumber, .accountNumber,
    ]

    /// Which word stands in which numeric column: each goes to the column it is best aligned with.
    private func assign(_ line: TextLine) -> [Field: Int] {
        var pairs: [(distance: Double, word: Int, column: Int)] = []
        for (index, word) in line.words.enumerated() {
            let isMoney = TypedReading.looksLikeMoney(word.text)
            // "600 mg" at the start of a wrapped name is a strength.
            let isStrength = index + 1 < line.words.count && SaleUnit(TypedReading.trimmed(line.words[index + 1].text)) == nil && TypedReading.strength(in: line.words[index...index + 1])?.words == index..<index + 2
            let isCount = !isStrength && TypedReading.quantity(word.text) != nil
            guard isMoney || isCount || word.text.contains("%") else { continue }
            for (position, column) in table.columns.enumerated() where Self.numeric.contains(column.field) {
                let wantsMoney = [.unitPrice, .extendedPrice, .listPrice, .tax].contains(column.field)
                if wantsMoney != isMoney, !(column.field == .discount) { continue }
                let box = column.box
                let distance = min(
                    abs(word.box.right - box.right), abs(word.box.left - box.left), abs(word.box.centerX - box.centerX))
                let overlaps = word.box.horizontalOverlap(box) > 0
                pairs.append((distance - (overlaps ? 6 : 0), index, position))
            }
        }
        var cells: [Field: Int] = [:]
        var usedWords: Set<Int> = []
        var usedColumns: Set<Int> = []
        for pair in pairs.sorted(by: { $0.distance < $1.distance }) where pair.distance < 42 {
            guard !usedWords.contains(pair.word), !usedColumns.contains(pair.column) else { continue }
            usedWords.insert(pair.word)
            usedColumns.insert(pair.column)
            let field = table.columns[pair.column].field
            if cells[field] == nil { cells[field] = pair.word }
        }
        return cells
    }

    // MARK: - One item

    private func item(_ row: ItemRow) -> [Field: FieldValue] {
        let line = view.lines[row.line]
        var cells = assign(line)
        let multiplication = LineArithmetic.Multiplication(view, line: row.line)
        let below = multiplication?.extended.flatMap { $0.line != row.line ? $0 : nil }
        if let multiplication {
            // Whatever heads stand above, these words say what they are.
            cells = cells.filter { !multiplication.words.contains($0.value) }
            cells[.quantity] = multiplication.quantity
            cells[.unitPrice] = multiplication.unit
        }
        let proven = prove(&cells, in: line) || below != nil
        let sum: Set<Field> = [.quantity, .unitPrice, .extendedPrice]
        // Numbers that contradict each other are for a person.
        let isContradicted = !proven && sum.allSatisfy { cells[$0] != nil } && !agree(cells, in: line)
        var fields: [Field: FieldValue] = [:]

        func put(_ field: Field, _ word: Int?, _ read: (String) -> String?, of line: TextLine) {
            guard let word, let value = read(line.words[word].text) else { return }
            let candidate = Candidate(
                value: value, words: line.words[word...word], page: view.page,
                // The list price has no part in the sum.
                checks: proven && field != .listPrice ? [.label, .format, .arithmetic] : [.label, .format])
            fields[field] = judge.value(field, [isContradicted && sum.contains(field) ? candidate.untied : candidate])
        }
        put(.quantity, cells[.quantity], TypedReading.quantity, of: line)
        put(.unitPrice, cells[.unitPrice], TypedReading.money, of: line)
        put(.extendedPrice, below?.word ?? cells[.extendedPrice], TypedReading.money, of: below.map { view.lines[$0.line] } ?? line)
        if fields[.quantity] == nil { fields[.quantity] = quotient(fields) }
        if cells[.listPrice] == nil { cells[.listPrice] = listPrice(besides: cells, in: line) }
        if let list = cells[.listPrice] { put(.listPrice, list, TypedReading.money, of: line) }

        var used = Set(cells.values).union(multiplication?.words ?? 0..<0)
        if table.columns.isEmpty { used.formUnion(line.words.indices.filter { isAnnounced($0, line: row.line) }) }
        if let unit = unitOfMeasure(row.line, quantity: cells[.quantity]) {
            used.insert(unit.word)
            let candidate = Candidate(value: unit.value, words: line.words[unit.word...unit.word], page: view.page, checks: [.label, .format])
            fields[.unitOfMeasure] = judge.value(.unitOfMeasure, [candidate])
        }
        if let column = table.column(.lineInvoiceNumber), let word = word(of: line, in: column, used: used, { TypedReading.identifier(in: [$0]) != nil && TypedReading.ndc($0.text, bare: false) == nil }) {
            used.insert(word)
            fields[.lineInvoiceNumber] = judge.value(.lineInvoiceNumber, [
                Candidate(value: TypedReading.trimmed(line.words[word].text), words: line.words[word...word], page: view.page, checks: [.label])])
        }
        if let column = table.column(.lineInvoiceDate), let word = word(of: line, in: column, used: used, { TypedReading.date(in: [$0]) != nil }),
            let reading = TypedReading.date(in: line.words[word...word])
        {
            used.insert(word)
            fields[.lineInvoiceDate] = judge.value(.lineInvoiceDate, [
                Candidate(value: reading.value, words: line.words[word...word], page: view.page, checks: [.label, .format])])
        }

        let details = ItemDetails(view: view, table: table, judge: judge, knowledge: knowledge)
        details.read(row, used: [row.line: used].merging(below.map { [$0.line: [$0.word]] } ?? [:]) { $1 }, into: &fields)
        return fields
    }

    /// Where heads stand askew over their amounts, the order of both tells: the amount that is neither of the two that were found.
    private func listPrice(besides cells: [Field: Int], in line: TextLine) -> Int? {
        let columns = table.columns.filter { [.listPrice, .unitPrice, .extendedPrice].contains($0.field) }.map(\.field)
        let amounts = line.words.indices.filter { TypedReading.looksLikeMoney(line.words[$0].text) }
        guard columns.count == 3, amounts.count == 3, let place = columns.firstIndex(of: .listPrice),
            zip(columns, amounts).allSatisfy({ $0 == .listPrice || cells[$0] == $1 })
        else { return nil }
        return amounts[place]
    }

    /// Where OCR lost the quantity, what the prices say of it: for a person to confirm.
    private func quotient(_ fields: [Field: FieldValue]) -> FieldValue? {
        guard view.page.source != .textLayer, let unit = fields[.unitPrice], let extended = fields[.extendedPrice],
            let price = try? USD(unit.text), let amount = try? USD(extended.text), !price.isZero
        else { return nil }
        let near = NSDecimalNumber(decimal: abs(amount.amount / price.amount)).intValue
        guard let whole = [near, near + 1].first(where: { (1...1000).contains($0) && LineArithmetic.agrees(quantity: $0, unit: price, extended: amount) }) else { return nil }
        let line = view.lines.first { $0.words.contains { $0.text == unit.printed.first } }
        return judge.derived(
            .text("\(amount.amount < 0 ? "-" : "")\(whole)"), at: line?.box ?? Box(x: 0, y: 0, width: 1, height: 1), page: view.page.number, accepted: false, checks: [.arithmetic])
    }

    private func word(of line: TextLine, in column: LineTable.Column, used: Set<Int>, _ accept: (Word) -> Bool) -> Int? {
        line.words.indices
            .filter { !used.contains($0) && accept(line.words[$0]) && line.words[$0].box.horizontalOverlap(column.box.widened(by: 12)) > 0 }
            .min { abs(line.words[$0].box.left - column.box.left) < abs(line.words[$1].box.left - column.box.left) }
    }

    private func unitOfMeasure(_ index: Int, quantity: Int?) -> (word: Int, value: String)? {
        let line = view.lines[index]
        let units = line.words.indices.compactMap { index in
            // "FL/VIAL": in two languages.
            let text = TypedReading.trimmed(line.words[index].text)
            return (SaleUnit(text) ?? (text.contains(where: \.isNumber) ? nil : text.split(separator: "/").lazy.compactMap { SaleUnit(String($0)) }.first)).map { (word: index, value: $0.description) }
        }
        if let column = table.column(.unitOfMeasure) {
            let near = units.filter { line.words[$0.word].box.horizontalOverlap(column.box.widened(by: 14)) > 0 }
            if let unit = near.first { return unit }
        }
        // Printed right behind the quantity, with or without a head of its own.
        // "100 Units vial   $468.00   ×4": a count of times has no unit behind it.
        guard let quantity, !line.words[quantity].text.hasPrefix("×") else { return nil }
        // "Shipped 2   Unit VIAL"
        return units.first { $0.word == quantity + 2 && isAnnounced(quantity + 1, line: index) } ?? units.first { $0.word == quantity + 1 }
    }

    private func agree(_ cells: [Field: Int], in line: TextLine) -> Bool {
        func amount(_ field: Field) -> USD? { cells[field].flatMap { TypedReading.money(line.words[$0].text) }.flatMap { try? USD($0) } }
        guard let quantity = cells[.quantity].flatMap({ TypedReading.quantity(line.words[$0].text) }).flatMap({ Int($0) }), let unit = amount(.unitPrice), let extended = amount(.extendedPrice)
        else { return false }
        return LineArithmetic.agrees(quantity: quantity, unit: unit, extended: extended)
    }

    /// Makes the numbers of the line agree: true when quantity × unit price = extended price.
    private func prove(_ cells: inout [Field: Int], in line: TextLine) -> Bool {
        func amount(_ field: Field) -> USD? {
            cells[field].flatMap { TypedReading.money(line.words[$0].text) }.flatMap { try? USD($0) }
        }
        func count(_ word: Int) -> Int? { TypedReading.quantity(line.words[word].text).flatMap { Int($0) } }
        defer { cells[.quantity] = cells[.quantity].map(signed) }
        /// What is taken back was ordered once: beside the count with a sign the one without is of the order.
        func signed(_ word: Int) -> Int {
            guard let quantity = count(word), quantity > 0, let extended = amount(.extendedPrice), extended.amount < 0 else { return word }
            return line.words.indices.first { count($0) == -quantity } ?? word
        }
        if agree(cells, in: line), let quantity = cells[.quantity].flatMap(count), let unit = amount(.unitPrice), let extended = amount(.extendedPrice) {
            return LineArithmetic.proves(quantity: quantity, unit: unit, extended: extended, on: view.page)
        }
        guard table.columns.isEmpty || cells[.extendedPrice] != nil || cells[.unitPrice] != nil else { return false }
        let found = LineArithmetic.product(in: line) { quantity, unit in
            // Any amount is once itself: a lone 1 counts in its own column only, or where there are none.
            guard let number = count(quantity), abs(number) > 1 || quantity == cells[.quantity] || table.columns.isEmpty else { return false }
            // The list price also multiplies; the unit price stands in its own column when there is one.
            return cells[.unitPrice].map { $0 == unit || cells[.listPrice] != unit } ?? true
        }
        guard let found else { return false }
        cells[.quantity] = found.quantity
        cells[.unitPrice] = found.unit
        cells[.extendedPrice] = found.extended
        guard let quantity = count(found.quantity), let unit = amount(.unitPrice), let extended = amount(.extendedPrice) else { return false }
        return LineArithmetic.proves(quantity: quantity, unit: unit, extended: extended, on: view.page)
    }
}
