/// A National Drug Code, held as the 11 digits a claim carries (5-4-2, no hyphens).
///
/// Packages print ten digits as 4-4-2, 5-3-2 or 5-4-1; the short segment is padded with one leading zero. Ten bare
/// digits fit all three layouts, so they are refused rather than guessed: see ``candidates(tenDigits:)``.
///
/// ```swift
/// try NDC("12345-678-90").hyphenated  // "12345-0678-90"
/// ```
///
/// Source: 21 CFR 207.33 (segments); 91 FR 10749 (6-4-2 from 2033); ASC X12N 837P loop 2410 LIN03 (11 digits).
public struct NDC: Hashable, Sendable {
    /// Eleven ASCII digits: labeler 5, product 4, package 2.
    public let digits: String

    public enum ParseError: Error, Hashable, Sendable {
        case notDigits
        /// Ten digits without hyphens.
        case ambiguous
        case wrongLayout([Int])
        /// All zeros, all nines and the like: no product carries it.
        case dummy
    }

    /// - Parameter printed: the code as printed; any dash divides, `N4` and `NDC` may stand before it.
    public init(_ printed: some StringProtocol) throws(ParseError) {
        var text = printed.uppercased().filter { !$0.isWhitespace }
        for prefix in ["NDC", "#", ":", "N4"] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
        let segments = text.split(omittingEmptySubsequences: false) { "-‐‑‒–—−".contains($0) }.map { String($0) }
        // A star fills the short segment in old directory files.
        guard segments.joined().allSatisfy({ $0.isASCII && $0.isNumber || $0 == "*" }) else { throw .notDigits }
        let digits: String
        switch segments.map(\.count) {
        case [11], [5, 4, 2]: digits = segments.joined()
        case [4, 4, 2], [5, 3, 2], [5, 4, 1]:
            digits = zip(segments, [5, 4, 2]).map { String(repeating: "0", count: $1 - $0.count) + $0 }.joined()
        case [6, 4, 2] where segments[0].hasPrefix("0"): digits = String(segments.joined().dropFirst())
        case [10]: throw .ambiguous
        case let counts: throw .wrongLayout(counts)
        }
        let padded = String(digits.map { $0 == "*" ? "0" : $0 })
        guard Set(padded).count > 1, padded.prefix(9).contains(where: { $0 != "0" }) else { throw .dummy }
        self.digits = padded
    }

    public var labeler: String { String(digits.prefix(5)) }
    public var product: String { String(digits.dropFirst(5).prefix(4)) }
    public var package: String { String(digits.suffix(2)) }

    /// "12345-0678-90".
    public var hyphenated: String { "\(labeler)-\(product)-\(package)" }

    /// "N4" and the digits, as the claim's NDC line begins.
    public var n4: String { "N4" + digits }

    /// Labeler and product agree: carton and vial of one product differ in the package segment only.
    public func isSameProduct(as other: NDC) -> Bool { digits.prefix(9) == other.digits.prefix(9) }

    /// The three codes that ten bare digits may stand for.
    public static func candidates(tenDigits: some StringProtocol) -> [NDC] {
        let text = String(tenDigits)
        guard text.count == 10, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return [] }
        let padded = ["0" + text, text.prefix(5) + "0" + text.suffix(5), text.prefix(9) + "0" + text.suffix(1)]
        var seen: Set<String> = []
        return padded.map { String($0) }.filter { seen.insert($0).inserted }.compactMap { try? NDC($0) }
    }

    /// The ten-digit forms the code may be printed as: one for each segment that begins with a zero.
    public var tenDigitForms: [String] {
        var forms: [String] = []
        if labeler.hasPrefix("0") { forms.append("\(labeler.dropFirst())-\(product)-\(package)") }
        if product.hasPrefix("0") { forms.append("\(labeler)-\(product.dropFirst())-\(package)") }
        if package.hasPrefix("0") { forms.append("\(labeler)-\(product)-\(package.dropFirst())") }
        return forms
    }
}

extension NDC: PrintedValue {
    public var description: String { digits }
}
