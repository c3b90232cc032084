import Vocabulary
import Foundation

/// The four characters by which an interchange is divided.
struct X12Delimiters: Hashable {
    var element: Character = "*"
    var repetition: Character = "^"
    var component: Character = ":"
    var segment: Character = "~"

    var all: [Character] { [element, repetition, component, segment] }
}

/// One segment: its elements, the first is its name. A composite element has components.
struct X12Segment {
    var elements: [[String]]

    /// - Parameter elements: nil and "" are left empty; empty ones at the end are not written.
    init(_ name: String, _ elements: [String?]) { self.elements = [[name]] + elements.map { [$0 ?? ""] } }

    func setting(_ index: Int, to components: [String]) -> X12Segment {
        var copy = self
        while copy.elements.count <= index { copy.elements.append([""]) }
        copy.elements[index] = components
        return copy
    }

    var name: String { elements[0][0] }

    func text(_ delimiters: X12Delimiters) -> String {
        var parts = elements.map { components in
            var components = components
            while components.count > 1, components.last?.isEmpty == true { components.removeLast() }
            return components.joined(separator: String(delimiters.component))
        }
        while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
        return parts.joined(separator: String(delimiters.element)) + String(delimiters.segment)
    }
}

extension String {
    /// Capitals of ASCII, digits and plain marks: what every receiver takes (X12 basic character set less the usual delimiters).
    var x12: String {
        let plain = folding(options: .diacriticInsensitive, locale: Locale(identifier: "en_US_POSIX")).uppercased()
        let kept = plain.map { $0.isASCII && ($0.isLetter || $0.isNumber || " .,/-$&'()#+".contains($0)) ? $0 : " " }
        return String(kept).split(separator: " ").joined(separator: " ")
    }

    /// Whole words within `length`; a single word that is longer is cut.
    func words(within length: Int) -> String {
        guard count > length else { return self }
        let cut = prefix(length + 1)
        if let space = cut.lastIndex(of: " ") { return String(cut[..<space]) }
        return String(prefix(length))
    }
}

extension Decimal {
    /// As X12 type R: "1350", "15.6"; no zeros behind the point.
    var x12: String { "\(self)" }
}

extension USD {
    /// As X12 type R: "8210.06", "1350".
    var x12: String { rounded.amount.x12 }
}
