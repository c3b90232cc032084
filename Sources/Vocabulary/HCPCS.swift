/// A HCPCS procedure code: level II (letter and four digits, "J3590") or a CPT code (five digits, or four and a letter).
public struct HCPCS: PrintedValue, Comparable {
    public let code: String

    public init(_ printed: String) throws(FormatError) {
        let text = folded(printed)
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[1...3].allSatisfy(\.isDigit),
            bytes[0].isDigit ? bytes[4].isDigit || bytes[4].isCapital : bytes[0].isCapital && bytes[4].isDigit
        else { throw .wrongForm(of: "a HCPCS code", expected: "five characters such as J3590") }
        code = text
    }

    /// Codes for drugs and biologics that have none of their own.
    public var isUnclassified: Bool { ["J3490", "J3590", "J9999", "C9399"].contains(code) }
    public var description: String { code }

    public static func < (first: HCPCS, second: HCPCS) -> Bool { first.code < second.code }
}
