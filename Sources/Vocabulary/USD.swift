public import Foundation

/// An amount of US dollars, exact, with up to four decimals (prices per unit have more than cents).
///
/// Reads every usual print: `$1,234.50`, `USD 1234.5`, `1.234,50` (decimal comma), and the ways of a credit: `(1.00)`, `1.00-`,
/// `-$1.00`, `1.00 CR`.
public struct USD: PrintedValue, Comparable {
    public let amount: Decimal

    public init(_ amount: Decimal) { self.amount = amount }

    public static let zero = USD(0)

    public init(_ printed: String) throws(FormatError) {
        if let number = NormalisedForm.number(printed.utf8) {
            amount = number
            return
        }
        let wrong = FormatError.wrongForm(of: "an amount of dollars", expected: "a number such as 1,234.50")
        var text = Substring(folded(printed))
        guard text.utf8.count <= 32 else { throw wrong }
        var isNegative = false
        var isStripping = true
        // Currency marks, signs and brackets stand on either side in any order; the sign once.
        while isStripping {
            isStripping = false
            while text.first == " " { text.removeFirst() }
            while text.last == " " { text.removeLast() }
            for mark in ["USD", "US$", "$"] where text.hasPrefix(mark) || text.hasSuffix(mark) {
                text = text.hasPrefix(mark) ? text.dropFirst(mark.count) : text.dropLast(mark.count)
                isStripping = true
            }
            let withoutSign: Substring? =
                if text.hasPrefix("("), text.hasSuffix(")") {
                    text.dropFirst().dropLast()
                } else if let sign = ["-", "CR"].first(where: { text.hasPrefix($0) }) {
                    text.dropFirst(sign.count)
                } else if let sign = ["-", "CR"].first(where: { text.hasSuffix($0) }) {
                    text.dropLast(sign.count)
                } else { nil }
            if let withoutSign {
                guard !isNegative else { throw wrong }
                text = withoutSign
                isNegative = true
                isStripping = true
            }
        }
        guard let plain = Self.plainNumber(text), let number = Decimal(string: plain) else { throw wrong }
        amount = isNegative ? -number : number
    }

    /// Digits with a point, from digits with points and commas; nil where their places make no number.
    private static func plainNumber(_ text: Substring) -> String? {
        guard text.utf8.contains(where: \.isDigit), text.utf8.allSatisfy({ $0.isDigit || $0 == 0x2E || $0 == 0x2C }),
            let last = text.last(where: { $0 == "." || $0 == "," })
        else { return text.isDigits ? String(text) : nil }
        let parts = text.split(separator: last, omittingEmptySubsequences: false)
        let tail = parts.last ?? ""
        if text.contains("."), text.contains(",") {
            let other: Character = last == "." ? "," : "."
            guard parts.count == 2, (1...4).contains(tail.count), let whole = ungrouped(parts[0], by: other) else { return nil }
            return "\(whole).\(tail)"
        }
        // One mark alone: a point before up to four decimals, or a comma before one or two.
        let decimals = last == "." ? 0...4 : 1...2
        if parts.count == 2, decimals.contains(tail.count) {
            return "\(parts[0].isEmpty ? "0" : parts[0]).\(tail.isEmpty ? "0" : tail)"
        }
        return ungrouped(text, by: last)
    }

    /// Digits without their grouping marks; nil unless every group has three digits.
    private static func ungrouped(_ text: Substring, by mark: Character) -> String? {
        let groups = text.split(separator: mark, omittingEmptySubsequences: false)
        guard let first = groups.first, !first.isEmpty, groups.count == 1 || first.count <= 3,
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return groups.joined()
    }

    public var isNegative: Bool { amount < 0 }
    public var magnitude: USD { USD(abs(amount)) }
    /// To cents.
    public var rounded: USD { USD(amount.rounded(toPlaces: 2)) }

    /// At least two decimals, no sign of currency, no grouping: "-1234.50".
    public var description: String {
        let text = "\(amount)"
        guard let point = text.firstIndex(of: ".") else { return text + ".00" }
        let decimals = text.distance(from: point, to: text.endIndex) - 1
        return decimals < 2 ? text + "0" : text
    }

    public static func + (first: USD, second: USD) -> USD { USD(first.amount + second.amount) }
    public static func - (first: USD, second: USD) -> USD { USD(first.amount - second.amount) }
    public static func * (price: USD, count: Decimal) -> USD { USD(price.amount * count) }
    public static prefix func - (value: USD) -> USD { USD(-value.amount) }
    public static func < (first: USD, second: USD) -> Bool { first.amount < second.amount }
}
