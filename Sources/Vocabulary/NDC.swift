/// A National Drug Code, held as the 11 digits a claim carries (labeler 5, product 4, package 2).
///
/// Packages print ten digits as 4-4-2, 5-3-2 or 5-4-1; the short segment gets one leading zero. The 6-4-2 form
/// that follows in 2033 is read where its first digit is the zero of conversion. Ten bare digits fit three
/// layouts, so they are refused rather than guessed; see ``candidates(tenDigits:)``.
///
/// ```swift
/// try NDC("12345-678-90").hyphenated  // "12345-0678-90"
/// ```
///
/// Source: 21 CFR 207.33 (segments); 91 FR 10749 (6-4-2); ASC X12N 837P loop 2410 LIN03 (11 digits).
public struct NDC: PrintedValue, Comparable {
    /// Eleven ASCII digits.
    public let digits: String

    /// - Parameter printed: hyphenated with any kind of dash, or eleven digits; `N4` or `NDC` may stand before it.
    public init(_ printed: String) throws(ParseError) {
        // As it is held: most that are asked for were read before.
        if printed.utf8.count == 11, printed.isDigits, !Self.isDummy(printed) {
            digits = printed
            return
        }
        guard let segments = Segments(printed.utf8) ?? Segments(Self.plain(printed).utf8) else { throw .notDigits }
        guard let padded = segments.padded else {
            throw segments.lengths == [10] ? .ambiguous : .wrongLayout(segments.lengths)
        }
        guard !Self.isDummy(padded) else { throw .dummy }
        digits = padded
    }

    /// Without what stands before the code; with plain hyphens and no spaces around them.
    private static func plain(_ printed: String) -> String {
        var text = Substring(folded(printed))
        for prefix in ["NDC", "N4"] where text.hasPrefix(prefix) {
            text = text.dropFirst(prefix.count).drop { ":#.- ".contains($0) }
        }
        // OCR puts spaces around hyphens; `*` is the pad position in old directory files.
        return text.split(separator: "-", omittingEmptySubsequences: false)
            .map { $0.trimmingSpaces.replacing("*", with: "0") }.joined(separator: "-")
    }

    /// - Parameter checked: eleven digits that are no dummy.
    private init(checked: String) { digits = checked }

    /// Codes that payers hand out in place of an NDC: one digit repeated, or no labeler.
    private static func isDummy(_ digits: String) -> Bool {
        digits.utf8.prefix(5).allSatisfy { $0 == 0x30 } || digits.utf8.allSatisfy { $0 == digits.utf8.first }
    }

    /// Five digits: who labels the product.
    public var labeler: String { String(digits.prefix(5)) }
    /// Four digits: product, strength and form.
    public var product: String { String(digits.dropFirst(5).prefix(4)) }
    /// Two digits: the package.
    public var package: String { String(digits.suffix(2)) }
    /// "12345-0678-90".
    public var hyphenated: String { "\(labeler)-\(product)-\(package)" }
    /// As the claim carries it: qualifier and digits.
    public var n4: String { "N4" + digits }
    public var description: String { digits }

    /// The same product in some package: a carton and the vial in it.
    public func isSameProduct(as other: NDC) -> Bool { digits.utf8.prefix(9).elementsEqual(other.digits.utf8.prefix(9)) }

    public static func < (first: NDC, second: NDC) -> Bool { first.digits < second.digits }

    /// The codes that ten bare digits may stand for, at most three. A directory has to choose.
    /// - Parameter text: ten digits; anything else has no candidates.
    public static func candidates(tenDigits text: some StringProtocol) -> [NDC] {
        let digits = String(text)
        guard digits.isDigits, digits.utf8.count == 10 else { return [] }
        let padded = ["0" + digits, digits.prefix(5) + "0" + digits.dropFirst(5), digits.prefix(9) + "0" + digits.suffix(1)]
        var found: [NDC] = []
        for code in padded.map({ NDC(checked: String($0)) }) where !isDummy(code.digits) && !found.contains(code) {
            found.append(code)
        }
        return found
    }

    /// The hyphenated ten-digit forms it may have been printed as; more than one where several segments start with zero.
    public var tenDigitForms: [String] {
        var forms: [String] = []
        if labeler.hasPrefix("0") { forms.append("\(labeler.dropFirst())-\(product)-\(package)") }
        if product.hasPrefix("0") { forms.append("\(labeler)-\(product.dropFirst())-\(package)") }
        if package.hasPrefix("0") { forms.append("\(labeler)-\(product)-\(package.dropFirst())") }
        return forms
    }
}

extension NDC {
    public enum ParseError: Error, Hashable, Sendable {
        /// Ten bare digits.
        case ambiguous
        /// - Parameter counts: how many digits each segment has.
        case wrongLayout([Int])
        case notDigits
        /// A placeholder such as 99999-9999-99.
        case dummy
    }
}

extension NDC.ParseError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .ambiguous: "Ten digits without hyphens fit three NDCs. Give the code with its hyphens, as printed."
        case .wrongLayout(let counts):
            "An NDC is printed 4-4-2, 5-3-2, 5-4-1 or 5-4-2; this has \(counts.map(String.init).joined(separator: "-")) digits."
        case .notDigits: "An NDC has digits and hyphens only."
        case .dummy: "This is a placeholder, not an NDC."
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

/// Digits between hyphens. Directories hold hundreds of thousands of codes, so it works on bytes.
private struct Segments {
    private(set) var lengths = [0]
    private var digits: [UInt8] = []

    /// Nil where there is anything but digits and hyphens, or nothing between two of them.
    init?(_ text: some Sequence<UInt8>) {
        digits.reserveCapacity(12)
        var length = 0
        for byte in text {
            switch byte {
            case 0x2D:
                if length == 0 { return nil }
                lengths.append(0)
                length = 0
            case 0x30...0x39:
                digits.append(byte)
                length += 1
                lengths[lengths.count - 1] = length
            default: return nil
            }
        }
        if length == 0 { return nil }
    }

    /// Eleven digits; nil where the segments have other lengths than a code can have.
    var padded: String? {
        var eleven = digits
        switch lengths {
        case [11], [5, 4, 2]: break
        case [4, 4, 2]: eleven.insert(0x30, at: 0)
        case [5, 3, 2]: eleven.insert(0x30, at: 5)
        case [5, 4, 1]: eleven.insert(0x30, at: 9)
        case [6, 4, 2] where digits[0] == 0x30: eleven.removeFirst()
        default: return nil
        }
        return String(decoding: eleven, as: UTF8.self)
    }
}
