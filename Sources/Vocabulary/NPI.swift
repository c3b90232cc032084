/// A National Provider Identifier: ten digits, the first 1 or 2, the last a check digit.
///
/// Source: 45 CFR 162.406; CMS NPI check digit (Luhn over the prefix 80840 and the ten digits).
public struct NPI: PrintedValue {
    public let digits: String

    public init(_ printed: String) throws(FormatError) {
        let text = foldedCode(printed)
        guard text.isDigits, text.utf8.count == 10, text.hasPrefix("1") || text.hasPrefix("2") else {
            throw .wrongForm(of: "an NPI", expected: "ten digits that begin with 1 or 2")
        }
        // The prefix 80840 adds 24 to the sum, whatever follows.
        let sum = text.utf8.enumerated().reduce(24) { sum, place in
            let digit = Int(place.element - 0x30) * (place.offset.isMultiple(of: 2) ? 2 : 1)
            return sum + (digit > 9 ? digit - 9 : digit)
        }
        guard sum.isMultiple(of: 10) else { throw .wrongCheckDigit(of: "an NPI") }
        digits = text
    }

    public var description: String { digits }
}
