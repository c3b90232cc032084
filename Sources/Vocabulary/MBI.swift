/// A Medicare Beneficiary Identifier: eleven characters, upper case, without dashes. It has no check digit.
///
/// Source: CMS, "Understanding the Medicare Beneficiary Identifier format".
public struct MBI: PrintedValue {
    public let characters: String

    public init(_ printed: String) throws(FormatError) {
        let text = foldedCode(printed)
        guard text.utf8.count == 11, zip(text.utf8, Self.pattern.utf8).allSatisfy(Self.fits) else {
            throw .wrongForm(of: "an MBI", expected: "eleven letters and digits such as 1EG4-TE5-MK73")
        }
        characters = text
    }

    /// C a digit but 0, N a digit, A a letter but S L O I B Z, X either.
    private static let pattern = "CAXNAXNAANN"

    private static func fits(_ byte: UInt8, _ kind: UInt8) -> Bool {
        let isLetter = byte.isCapital && !"SLOIBZ".utf8.contains(byte)
        switch kind {
        case UInt8(ascii: "C"): return byte.isDigit && byte != UInt8(ascii: "0")
        case UInt8(ascii: "N"): return byte.isDigit
        case UInt8(ascii: "A"): return isLetter
        default: return byte.isDigit || isLetter
        }
    }

    public var description: String { characters }
}
