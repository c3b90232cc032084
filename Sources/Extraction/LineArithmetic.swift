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
        for extended in amounts.reversed() where !extended.amount.isZero {
            for unit in amounts where unit.word < extended.word {
                for quantity in counts where quantity.word != unit.word && quantity.word != extended.word {
                    if accept(quantity.word, unit.word), agrees(quantity: quantity.number, unit: unit.amount, extended: extended.amount) {
                        return (quantity.word, unit.word, extended.word)
                    }
                }
            }
        }
        return nil
    }
}

extension USD {
    var isZero: Bool { amount == 0 }
}
