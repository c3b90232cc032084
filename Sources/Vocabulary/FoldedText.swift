/// Printed text as the parsers compare it: upper case, one kind of dash, quote and space, no space at
/// either end. `µ` becomes `U` and `²` becomes `2`, so that "mcg/m²" and "µg/m2" need no special case.
func folded(_ printed: String) -> String {
    // Most values were read before, and stand folded.
    if printed.utf8.allSatisfy(isFolded) { return printed }
    var text = ""
    text.reserveCapacity(printed.utf8.count)
    var pendingSpace = false
    for scalar in printed.unicodeScalars {
        let plain: Unicode.Scalar
        switch scalar.value {
        case 0x61...0x7A: plain = Unicode.Scalar(UInt8(scalar.value - 32))
        case 0x20, 0x09...0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            pendingSpace = !text.isEmpty
            continue
        case 0x200B...0x200D, 0x2060, 0xFEFF: continue  // zero width
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0xAD: plain = "-"
        case 0x2018, 0x2019, 0x2032, 0xB4, 0x60: plain = "'"
        case 0x201C, 0x201D, 0x2033: plain = "\""
        case 0xB5, 0x3BC: plain = "U"
        case 0xB2: plain = "2"
        case 0x2044, 0x2215: plain = "/"
        default: plain = scalar
        }
        if pendingSpace {
            text.unicodeScalars.append(" ")
            pendingSpace = false
        }
        text.unicodeScalars.append(plain)
    }
    return text
}

/// A sign that stands for itself, wherever it stands.
private func isFolded(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "`"), UInt8(ascii: "a")...UInt8(ascii: "z"): false
    case UInt8(ascii: "!")...UInt8(ascii: "~"): true
    default: false
    }
}

/// A number or code, folded, without the spaces and hyphens that group its characters.
func foldedCode(_ printed: String) -> String {
    printed.isDigits ? printed : String(decoding: folded(printed).utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }, as: UTF8.self)
}

extension StringProtocol {
    /// Only `0`…`9`, at least one.
    var isDigits: Bool { !isEmpty && utf8.allSatisfy(\.isDigit) }
    /// Only `A`…`Z`, at least one.
    var isCapitals: Bool { !isEmpty && utf8.allSatisfy(\.isCapital) }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isCapital: Bool { self >= 0x41 && self <= 0x5A }
}
