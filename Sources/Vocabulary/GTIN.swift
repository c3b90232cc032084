/// A GS1 Global Trade Item Number, held as 14 digits with a right check digit.
///
/// Source: GS1 General Specifications (mod 10, weights 3 and 1 from the right); prefix 03 carries a ten-digit NDC.
public struct GTIN: Hashable, Sendable {
    /// Fourteen ASCII digits.
    public let digits: String

    /// - Parameter printed: 14 digits, or a UPC-A (12) or EAN-13, which are padded with zeros.
    public init(_ printed: some StringProtocol) throws(FormatError) {
        let text = printed.filter { !$0.isWhitespace && $0 != "-" }
        guard text.allSatisfy({ $0.isASCII && $0.isNumber }) else { throw .wrongForm(of: "a GTIN", expected: "digits only") }
        guard [12, 13, 14].contains(text.count) else { throw .wrongForm(of: "a GTIN", expected: "12, 13 or 14 digits") }
        let padded = String(repeating: "0", count: 14 - text.count) + text
        let numbers = padded.compactMap(\.wholeNumberValue)
        let sum = zip(numbers.dropLast().reversed(), 0...).reduce(0) { $0 + $1.0 * ($1.1 % 2 == 0 ? 3 : 1) }
        let check = (10 - sum % 10) % 10
        guard numbers.last == check else { throw .wrongCheckDigit(of: "a GTIN") }
        digits = padded
    }

    /// 0 is the smallest unit, 1 to 8 are outer packs.
    public var indicator: Int { digits.first?.wholeNumberValue ?? 0 }

    /// The NDCs its ten digits may stand for; none when it is no US drug.
    public var ndcCandidates: [NDC] {
        guard digits.dropFirst().hasPrefix("03") else { return [] }
        return NDC.candidates(tenDigits: digits.dropFirst(3).prefix(10))
    }
}

extension GTIN: PrintedValue {
    public var description: String { digits }
}
