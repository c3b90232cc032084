import Foundation

/// The text that prices an unclassified drug: its parts, the most important first.
///
/// Parts are dropped from the end until the text fits, and never cut: half a number is another number.
///
/// Source: ASC X12N 837P SV101-7 and NTE02 (80 characters), CMS-1500 Item 19 (71 characters).
public struct Narrative: Hashable, Sendable {
    public static let electronicLength = 80
    public static let paperLength = 71

    /// The most important first.
    public let parts: [String]
    /// The place of each part in the text: what is most important to a payer need not come first.
    private let places: [Int]

    /// - Parameters:
    ///   - parts: in the order of their weight.
    ///   - places: their order in the text; nil is that of their weight.
    public init(_ parts: [String], places: [Int]? = nil) {
        let kept = zip(parts.map(Self.allowed), places ?? Array(parts.indices)).filter { !$0.0.isEmpty }
        self.parts = kept.map(\.0)
        self.places = kept.map(\.1)
    }

    /// Whole parts only. A name that is too long keeps its leading words and leaves room for the part behind it, the dose: without that a
    /// line is not priced.
    public func text(within length: Int) -> String {
        guard let first = parts.first else { return "" }
        let second = parts.dropFirst().first.map { $0.utf8.count + 1 } ?? 0
        var kept = [Self.leadingWords(of: first, within: second < length ? length - second : length)]
        var count = kept[0].utf8.count
        for part in parts.dropFirst() {
            let gap = count == 0 ? 0 : 1
            guard count + gap + part.utf8.count <= length else { break }
            kept.append(part)
            count += gap + part.utf8.count
        }
        return zip(kept, places).sorted { $0.1 < $1.1 }.map(\.0).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func leadingWords(of text: String, within length: Int) -> String {
        guard text.utf8.count > length else { return text }
        var kept = ""
        for word in text.split(separator: " ") {
            guard kept.utf8.count + (kept.isEmpty ? 0 : 1) + word.utf8.count <= length else { break }
            kept += (kept.isEmpty ? "" : " ") + word
        }
        return kept
    }

    /// A text that every clearing house passes on as it is.
    static func isAllowed(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy(isAllowed) }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "$"): true
        default: false
        }
    }

    /// Capitals, digits, space and . , / - $: what every clearing house passes on. A concentration ("100 MG/ML") is no dose and
    /// makes a contractor reject the line: it is left out wherever it comes from.
    private static func allowed(_ text: String) -> String {
        // "é" is an e without its mark, not a gap in the word.
        let letters = text.utf8.allSatisfy { $0 < 128 } ? text : text.folding(options: .diacriticInsensitive, locale: Locale(identifier: "en_US_POSIX"))
        let space = UInt8(ascii: " ")
        var kept: [UInt8] = []
        kept.reserveCapacity(letters.utf8.count)
        for byte in letters.utf8 {
            let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            if byte != space, Self.isAllowed(byte) { kept.append(isSmall ? byte & 0xDF : byte) } else if let last = kept.last, last != space { kept.append(space) }
        }
        if kept.last == space { kept.removeLast() }
        let plain = String(decoding: kept, as: UTF8.self)
        guard kept.contains(UInt8(ascii: "/")) else { return plain }
        return plain.replacing(#/ ?[0-9.,]* ?(MG|MCG|UG|G|IU|UNITS?|MEQ) ?/ ?[0-9.]* ?ML\b/#, with: "").split(separator: " ").joined(separator: " ")
    }
}
