/// A Global Trade Item Number, held as 14 digits with a right check digit.
///
/// A UPC-A (12) or EAN (13) is padded with zeros. A drug's number holds its ten NDC digits behind the prefix `03`, without
/// the places of the hyphens.
///
/// Source: GS1 General Specifications (check digit, modulo 10 with weights 3 and 1 from the right).
public struct GTIN: PrintedValue {
    /// Fourteen ASCII digits.
    public let digits: String

    public init(_ printed: String) throws(FormatError) {
        let text = foldedCode(printed)
        guard text.isDigits, (12...14).contains(text.utf8.count) else {
            throw .wrongForm(of: "a GTIN", expected: "12, 13 or 14 digits")
        }
        let padded = String(repeating: "0", count: 14 - text.utf8.count) + text
        guard Self.checksum(padded) == 0 else { throw .wrongCheckDigit(of: "a GTIN") }
        digits = padded
    }

    /// 0 when the last digit agrees with the others.
    private static func checksum(_ digits: String) -> Int {
        var sum = 0
        for (place, byte) in digits.utf8.reversed().enumerated() {
            sum += Int(byte - 0x30) * (place.isMultiple(of: 2) ? 1 : 3)
        }
        return sum % 10
    }

    /// 0 is the smallest unit sold; 1–8 are outer packages.
    public var indicator: Int { digits.first?.wholeNumberValue ?? 0 }

    /// The ten NDC digits inside, or nil when this is not a US drug's number.
    public var ndcDigits: String? {
        digits.dropFirst().hasPrefix("03") ? String(digits.dropFirst(3).prefix(10)) : nil
    }

    /// The NDCs it may stand for; a directory or the printed code has to choose.
    public var ndcCandidates: [NDC] { ndcDigits.map { NDC.candidates(tenDigits: $0) } ?? [] }

    /// True when `ndc` has the digits inside this number, in one of its ten-digit forms.
    public func mayStand(for ndc: NDC) -> Bool { ndcCandidates.contains(ndc) }

    public var description: String { digits }
}
