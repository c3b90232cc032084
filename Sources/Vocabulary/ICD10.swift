/// An ICD-10-CM code in the right form, held with its dot. Whether it exists, the table of its year says.
///
/// Source: ICD-10-CM Official Guidelines, section I.A (3 to 7 characters, dot after the third).
public struct ICD10: PrintedValue, Comparable {
    /// "G70.00", "I10".
    public let code: String

    public init(_ printed: some StringProtocol) throws(FormatError) {
        let text = folded(printed)
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        let plain = Array(halves.joined().utf8)
        guard halves.count == 1 || halves.count == 2 && halves[0].utf8.count == 3 && !halves[1].isEmpty,
            (3...7).contains(plain.count), plain[0].isCapital, plain[1].isDigit,
            plain[2].isDigit || plain[2] == UInt8(ascii: "A") || plain[2] == UInt8(ascii: "B"),
            plain.dropFirst(3).allSatisfy({ $0.isDigit || $0.isCapital })
        else { throw .wrongForm(of: "an ICD-10-CM code", expected: "a form such as G70.00") }
        let joined = halves.joined()
        code = plain.count == 3 ? joined : "\(joined.prefix(3)).\(joined.dropFirst(3))"
    }

    /// As claims carry it, without the dot.
    public var undotted: String { code.filter { $0 != "." } }
    public var description: String { code }

    public static func < (first: ICD10, second: ICD10) -> Bool { first.code < second.code }
}
