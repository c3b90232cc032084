public import Foundation

/// An exact amount of US dollars.
public struct USD: Hashable, Sendable {
    public let amount: Decimal

    public init(_ amount: Decimal) { self.amount = amount }

    /// - Parameter printed: "$1,234.50", "1234.5", "USD 12.00", "(1.00)", "1.00-", "-$1.00", "1.234,50".
    public init(_ printed: some StringProtocol) throws(FormatError) {
        var text = printed.uppercased().filter { !$0.isWhitespace && $0 != "$" }
        text = text.replacingOccurrences(of: "USD", with: "").replacingOccurrences(of: "−", with: "-").replacingOccurrences(of: "–", with: "-")
        var isNegative = false
        if text.hasPrefix("("), text.hasSuffix(")") {
            isNegative = true
            text = String(text.dropFirst().dropLast())
        }
        for mark in ["CR", "-"] where text.hasSuffix(mark) {
            isNegative = true
            text = String(text.dropLast(mark.count))
        }
        if text.hasPrefix("-") {
            isNegative = true
            text.removeFirst()
        }
        guard let plain = Self.plain(text), let value = Decimal(string: plain, locale: Locale(identifier: "en_US_POSIX")) else { throw .wrongForm(of: "an amount", expected: "dollars and cents such as 1,234.50") }
        amount = isNegative ? -value : value
    }

    /// Digits with one decimal point; nil when the marks do not group thousands.
    private static func plain(_ text: String) -> String? {
        guard let first = text.first, first.isASCII, text.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }), text.contains(where: \.isNumber) else { return nil }
        let last = text.lastIndex { $0 == "," || $0 == "." }
        guard let last else { return text }
        let decimals = text.distance(from: last, to: text.endIndex) - 1
        let mark = text[last]
        // A comma with three digits behind it groups; with one or two it is the decimal mark of European print.
        let isDecimal = mark == "." ? !(text.filter { $0 == "." }.count > 1) : decimals != 3
        let whole = isDecimal ? text[..<last] : text[...]
        let groups = whole.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        if groups.count > 1 {
            guard groups[0].count <= 3, !groups[0].isEmpty, groups.dropFirst().allSatisfy({ $0.count == 3 }), Set(whole.filter { !$0.isNumber }).count == 1 else { return nil }
            if isDecimal, whole.contains(mark) { return nil }
        }
        let digits = whole.filter(\.isNumber)
        guard isDecimal else { return digits }
        return (digits.isEmpty ? "0" : digits) + "." + text[text.index(after: last)...]
    }

    public var isNegative: Bool { amount < 0 }

    /// To cents, half away from zero.
    public var rounded: USD { USD(amount.rounded(toPlaces: 2)) }

    public static func + (a: USD, b: USD) -> USD { USD(a.amount + b.amount) }
    public static func - (a: USD, b: USD) -> USD { USD(a.amount - b.amount) }
    public static func * (a: USD, b: Decimal) -> USD { USD(a.amount * b) }
}

extension USD: PrintedValue {
    /// At least two decimals: "1234.50".
    public var description: String {
        let text = "\(amount)"
        guard let point = text.firstIndex(of: ".") else { return text + ".00" }
        return text.distance(from: point, to: text.endIndex) == 2 ? text + "0" : text
    }
}

extension USD: Comparable {
    public static func < (a: USD, b: USD) -> Bool { a.amount < b.amount }
}
