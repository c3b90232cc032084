import Foundation

/// Text as words: case and punctuation do not count, and a part of a word is no word.
struct Words: Hashable, Sendable {
    private let folded: String

    init(_ text: String) {
        var bytes: [UInt8] = [UInt8(ascii: " ")]
        bytes.reserveCapacity(text.utf8.count + 2)
        // Most text is ASCII, and rules look at much of it.
        let isASCII = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            case 0x80...: return false
            default: if bytes.last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
            }
            return true
        }
        if isASCII {
            if bytes.last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
            folded = String(decoding: bytes, as: UTF8.self)
        } else {
            folded = " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
        }
    }

    var isEmpty: Bool { folded.allSatisfy { $0 == " " } }

    /// The words of `phrase` stand beside each other.
    func contain(_ phrase: Words) -> Bool {
        let text = folded.utf8, wanted = phrase.folded.utf8
        guard let first = wanted.first, wanted.count <= text.count else { return false }
        var start = text.startIndex
        while let found = text[start...].firstIndex(of: first) {
            if text[found...].starts(with: wanted) { return true }
            start = text.index(after: found)
        }
        return false
    }

    /// Nothing but words of these phrases.
    func areOnly(_ phrases: [Words]) -> Bool {
        // Longest first: "see attached letter" is no "see attached" with a word of its own.
        let rest = phrases.sorted { $0.folded.count > $1.folded.count }.reduce(folded) { $0.replacingOccurrences(of: $1.folded, with: "  ") }
        return rest.allSatisfy { $0 == " " }
    }
}

extension String {
    /// Nothing but letters and digits, in one case.
    func lettersAndDigits(isUpper: Bool) -> String {
        // Most text is ASCII, and rules fold much of it.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
            case UInt8(ascii: "a")...UInt8(ascii: "z"): bytes.append(isUpper ? byte & 0xDF : byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(isUpper ? byte : byte | 0x20)
            case 0x80...: return (isUpper ? uppercased() : lowercased()).filter { $0.isLetter || $0.isNumber }
            default: break
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
