import Foundation

/// Values that were read before stand in one form ("350 mg", "1234.50"), and rules look at each of them many times: that form needs none
/// of the care that print needs.
enum NormalisedForm {
    /// Digits with at most one point between them, of at most 15 digits and four decimals; nil for anything else, which may still be a number.
    static func number(_ text: some Collection<UInt8>) -> Decimal? {
        var value = 0, digits = 0, decimals = 0
        var isBehindPoint = false
        for byte in text {
            switch byte {
            case 0x30...0x39:
                value = value * 10 + Int(byte) - 0x30
                digits += 1
                if isBehindPoint { decimals += 1 }
            case 0x2E where !isBehindPoint && digits > 0: isBehindPoint = true
            default: return nil
            }
            if digits > 15 { return nil }
        }
        guard digits > 0, decimals <= 4, !isBehindPoint || decimals > 0 else { return nil }
        return Decimal(value, decimals: decimals)
    }

    /// A number, one space, and the rest.
    static func numberAndUnit<Text: StringProtocol>(_ text: Text) -> (number: Decimal, unit: String)? {
        guard let space = text.utf8.firstIndex(of: 0x20), let number = number(text.utf8[..<space]) else { return nil }
        return (number, String(text[text.index(after: space)...]))
    }
}
