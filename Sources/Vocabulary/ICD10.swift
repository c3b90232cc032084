/// An ICD-10-CM code in the right form, held with its dot. Whether it exists, the table of its year says.
///
/// Source: ICD-10-CM Official Guidelines, section I.A (3 to 7 characters, dot after the third).
public struct ICD10: PrintedValue, Comparable {
    /// "G70.00", "I10".
    public let code: String

    public init(_ printed: String) throws(FormatError) {
        let bytes = Array(folded(printed).utf8), dot = UInt8(ascii: ".")
        let plain = bytes.filter { $0 != dot }
        guard plain.count == bytes.count || plain.count + 1 == bytes.count && bytes.firstIndex(of: dot) == 3 && plain.count > 3,
            (3...7).contains(plain.count), plain[0].isCapital, plain[1].isDigit,
            plain[2].isDigit || plain[2] == UInt8(ascii: "A") || plain[2] == UInt8(ascii: "B"),
            plain.dropFirst(3).allSatisfy({ $0.isDigit || $0.isCapital })
        else { throw .wrongForm(of: "an ICD-10-CM code", expected: "a form such as G70.00") }
        code = String(decoding: plain.count == 3 ? plain : plain.prefix(3) + [dot] + plain.dropFirst(3), as: UTF8.self)
    }

    /// As claims carry it, without the dot.
    public var undotted: String { code.filter { $0 != "." } }
    public var description: String { code }

    public static func < (first: ICD10, second: ICD10) -> Bool { first.code < second.code }
}
