import Foundation
import PageText
import Vocabulary

/// Reads the line items of a table by geometry and arithmetic.
///
/// A line with an amount in the column of extended prices is an item; what stands under it without one (a wrapped
/// description, NDC, lot, expiry) belongs to it. Numbers go to the column they are aligned with; where
/// quantity × unit price = extended price holds for other numbers of the line, those are taken.
struct LineItems {
    let view: PageView
    let table: LineTable
    let judge: Judge
    let knowledge: any Knowledge

    func read() -> [[Field: FieldValue]] {
        let body = Array(table.body)
        let anchors = body.filter { isItem($0) }
        guard !anchors.isEmpty else { return [] }
        return anchors.enumerated().map { position, line in
            let end = position + 1 < anchors.count ? anchors[position + 1] : table.body.upperBound
            return item(at: line, continued: line + 1..<max(line + 1, end))
        }
    }

    // MARK: - Which lines are items

    private func isItem(_ index: Int) -> Bool {
        let line = view.lines[index]
        let cells = assign(line)
        let hasPrices = table.column(.extendedPrice) != nil || table.column(.unitPrice) != nil
        let number = cells[.extendedPrice] ?? cells[.unitPrice]
        if hasPrices, number == nil { return false }
        let isHead = line.words.count { Wordings.columns.match([folded($0.text)], at: 0) != nil } > 2
        return !isHead && (number != nil || cells[.quantity] != nil && line.words.count > 2)
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
            let isCount = TypedReading.quantity(word.text) != nil
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

    private func item(at index: Int, continued: Range<Int>) -> [Field: FieldValue] {
        let line = view.lines[index]
        var cells = assign(line)
        let proven = prove(&cells, in: line)
        var fields: [Field: FieldValue] = [:]

        func put(_ field: Field, _ word: Int?, _ read: (String) -> String?) {
            guard let word, let value = read(line.words[word].text) else { return }
            let candidate = Candidate(
                value: value, words: line.words[word...word], page: view.page,
                checks: proven ? [.label, .format, .arithmetic] : [.label, .format])
            fields[field] = judge.value(field, [candidate])
        }
        put(.quantity, cells[.quantity], TypedReading.quantity)
        put(.unitPrice, cells[.unitPrice], TypedReading.money)
        put(.extendedPrice, cells[.extendedPrice], TypedReading.money)
        if let list = cells[.listPrice] { put(.listPrice, list, TypedReading.money) }

        var used = Set(cells.values)
        if let unit = unitOfMeasure(line, quantity: cells[.quantity]) {
            used.insert(unit.word)
            let candidate = Candidate(value: unit.value, words: line.words[unit.word...unit.word], page: view.page, checks: [.label, .format])
            fields[.unitOfMeasure] = judge.value(.unitOfMeasure, [candidate])
        }
        if let column = table.column(.lineInvoiceNumber), let word = word(of: line, in: column, used: used, { TypedReading.identifier(in: [$0]) != nil }) {
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
        details.read(line: index, used: used, continued: continued, into: &fields)
        return fields
    }

    private func word(of line: TextLine, in column: LineTable.Column, used: Set<Int>, _ accept: (Word) -> Bool) -> Int? {
        line.words.indices
            .filter { !used.contains($0) && accept(line.words[$0]) && line.words[$0].box.horizontalOverlap(column.box.widened(by: 12)) > 0 }
            .min { abs(line.words[$0].box.left - column.box.left) < abs(line.words[$1].box.left - column.box.left) }
    }

    private func unitOfMeasure(_ line: TextLine, quantity: Int?) -> (word: Int, value: String)? {
        let units = line.words.indices.compactMap { index in
            SaleUnit(TypedReading.trimmed(line.words[index].text)).map { (word: index, value: $0.description) }
        }
        if let column = table.column(.unitOfMeasure) {
            let near = units.filter { line.words[$0.word].box.horizontalOverlap(column.box.widened(by: 14)) > 0 }
            if let unit = near.first { return unit }
        }
        // Printed right behind the quantity, with or without a head of its own.
        guard let quantity else { return nil }
        return units.first { $0.word == quantity + 1 }
    }

    /// Makes the numbers of the line agree: true when quantity × unit price = extended price.
    private func prove(_ cells: inout [Field: Int], in line: TextLine) -> Bool {
        func amount(_ field: Field) -> USD? {
            cells[field].flatMap { TypedReading.money(line.words[$0].text) }.flatMap { try? USD($0) }
        }
        func count(_ word: Int) -> Int? { TypedReading.quantity(line.words[word].text).flatMap { Int($0) } }
        if let quantity = cells[.quantity].flatMap(count), let unit = amount(.unitPrice), let extended = amount(.extendedPrice),
            Arithmetic.agrees(quantity: quantity, unit: unit, extended: extended)
        {
            return true
        }
        guard cells[.extendedPrice] != nil || cells[.unitPrice] != nil else { return false }
        let counts = line.words.indices.filter { count($0) != nil }
        let amounts = line.words.indices.filter { TypedReading.looksLikeMoney(line.words[$0].text) }
        for extended in amounts.reversed() {
            for unit in amounts where unit < extended {
                for quantity in counts where quantity != unit && quantity != extended {
                    guard let number = count(quantity), abs(number) > 1 || quantity == cells[.quantity],
                        let unitPrice = TypedReading.money(line.words[unit].text).flatMap({ try? USD($0) }),
                        let total = TypedReading.money(line.words[extended].text).flatMap({ try? USD($0) }),
                        Arithmetic.agrees(quantity: number, unit: unitPrice, extended: total)
                    else { continue }
                    // The list price also multiplies; the unit price stands in its own column when there is one.
                    if let known = cells[.unitPrice], known != unit, cells[.listPrice] == unit { continue }
                    cells[.quantity] = quantity
                    cells[.unitPrice] = unit
                    cells[.extendedPrice] = extended
                    return true
                }
            }
        }
        return false
    }
}

/// Sums that invoices must satisfy.
enum Arithmetic {
    /// Quantity × unit price = extended price, to half a cent a unit, signs as printed.
    static func agrees(quantity: Int, unit: USD, extended: USD) -> Bool {
        let product = unit.amount * Decimal(quantity)
        let difference = abs(product) - abs(extended.amount)
        let halfCent = Decimal(5) / 1000
        return abs(difference) <= Decimal(abs(quantity)) * halfCent + halfCent
    }
}
