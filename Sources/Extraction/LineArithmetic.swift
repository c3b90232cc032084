import Foundation
import PageText
import Vocabulary

/// Sums that invoices must satisfy.
enum LineArithmetic {
    /// True when the sum is evidence. Text says its numbers as they are, so that a rounded price still proves the columns; what OCR read must agree to
    /// the cent and in its sign, which misread digits and lost signs hardly do.
    static func proves(quantity: Int, unit: USD, extended: USD, on page: Page) -> Bool {
        guard page.source != .textLayer else { return agrees(quantity: quantity, unit: unit, extended: extended) }
        return abs(unit.amount * Decimal(quantity) - extended.amount) < Decimal(1) / 100
    }

    /// Quantity × unit price = extended price, to half a cent a unit (the price printed may be rounded), signs as printed.
    static func agrees(quantity: Int, unit: USD, extended: USD) -> Bool {
        let product = unit.amount * Decimal(quantity)
        let difference = abs(product) - abs(extended.amount)
        let halfCent = Decimal(5) / 1000
        return abs(difference) <= Decimal(abs(quantity)) * halfCent + halfCent
    }

    /// The words of a line of which quantity × unit price = extended price, the extended price furthest to the right.
    static func product(in line: TextLine, where accept: (_ quantity: Int, _ unit: Int) -> Bool = { _, _ in true }) -> (quantity: Int, unit: Int, extended: Int)? {
        let amounts = line.words.indices.compactMap { index in
            TypedReading.money(line.words[index].text).flatMap { try? USD($0) }.map { (word: index, amount: $0) }
        }
        guard amounts.count > 1 else { return nil }
        let counts = line.words.indices.compactMap { index in
            TypedReading.quantity(line.words[index].text).flatMap { Int($0) }.map { (word: index, number: $0) }
        }
        // "6 mg … 6 SYR": the one that counts units is the quantity.
        func isCount(_ word: Int) -> Bool { word + 1 < line.words.count && SaleUnit(TypedReading.trimmed(line.words[word + 1].text)) != nil }
        func isStrength(_ word: Int) -> Bool { word + 1 < line.words.count && TypedReading.strength(in: line.words[word...word + 1])?.words == word..<word + 2 }
        let likely = counts.filter { isCount($0.word) } + counts.filter { !isCount($0.word) && !isStrength($0.word) } + counts.filter { !isCount($0.word) && isStrength($0.word) }
        for extended in amounts.reversed() where !extended.amount.isZero {
            for unit in amounts where unit.word < extended.word {
                for quantity in likely where quantity.word != unit.word && quantity.word != extended.word {
                    if accept(quantity.word, unit.word), agrees(quantity: quantity.number, unit: unit.amount, extended: extended.amount) {
                        return (quantity.word, unit.word, extended.word)
                    }
                }
            }
        }
        return nil
    }

    /// "3 vials × $22,340.10", with the amount behind it, at the end of the next line, or behind the name above.
    struct Multiplication {
        let quantity: Int
        let unit: Int
        /// nil where no amount fits.
        let extended: (line: Int, word: Int)?
        /// All words of it in their line.
        let words: Range<Int>

        init?(_ view: PageView, line index: Int) {
            guard let factors = Self.factors(in: view.lines[index].words) else { return nil }
            (quantity, unit, words) = (factors.quantity, factors.unit, factors.words)
            let around = [index, index + 1, index + 2, index - 1].filter { view.lines.indices.contains($0) }
            let fitting = around.compactMap { line -> (line: Int, word: Int)? in
                guard let last = view.lines[line].words.indices.last, line != index || last >= factors.words.upperBound, let amount = TypedReading.money(view.lines[line].words[last].text).flatMap({ try? USD($0) }),
                    !amount.isZero, agrees(quantity: factors.count, unit: factors.price, extended: amount)
                else { return nil }
                return (line, last)
            }
            // The subtotal below may be the same where nothing else is sold, and so may the next item, whose own product is under it.
            func isOther(_ line: Int) -> Bool { line > index && (TotalsRow.ends(view, line: line) || line + 1 < view.lines.count && Self.factors(in: view.lines[line + 1].words).map { $0.count == factors.count && $0.price == factors.price } ?? false) }
            extended = fitting.first { !isOther($0.line) } ?? fitting.first
        }

        /// The count and the price before and behind a sign.
        private static func factors(in words: [Word]) -> (quantity: Int, unit: Int, words: Range<Int>, count: Int, price: USD)? {
            guard let sign = words.indices.first(where: { ["×", "x", "X", "@", "at"].contains(words[$0].text) }), sign > 0, sign + 1 < words.count,
                let price = TypedReading.money(words[sign + 1].text).flatMap({ try? USD($0) })
            else { return nil }
            // Between the count and the sign its unit may stand.
            let first = SaleUnit(TypedReading.trimmed(words[sign - 1].text)) != nil ? sign - 2 : sign - 1
            guard first >= 0, let count = TypedReading.quantity(words[first].text).flatMap({ Int($0) }) else { return nil }
            return (first, sign + 1, first..<sign + 2, count, price)
        }
    }

    /// True where the numbers of one item stand, on one line or two.
    static func isItem(_ view: PageView, line index: Int) -> Bool { product(in: view.lines[index]) != nil || Multiplication(view, line: index)?.extended != nil }
}

extension USD {
    var isZero: Bool { amount == 0 }
}
