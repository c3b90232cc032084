/// Text as words: case and punctuation do not count, and a part of a word is no word.
struct Words: Hashable, Sendable {
    /// Folded words, with one space before, between and behind them. Bytes, as rules look through much text.
    private let bytes: [UInt8]
    /// Where the spaces before the words are.
    private let starts: [Int]
    private static let space = UInt8(ascii: " ")

    init(_ text: String) {
        let bytes = Self.foldedASCII(text) ?? Self.foldedLetters(text)
        var starts: [Int] = []
        starts.reserveCapacity(bytes.count / 4 + 1)
        for place in bytes.indices.dropLast() where bytes[place] == Self.space { starts.append(place) }
        self.bytes = bytes
        self.starts = starts
    }

    /// Nil for text that is not all ASCII; most is.
    private static func foldedASCII(_ text: String) -> [UInt8]? {
        let source = text.utf8.span
        var bytes = [UInt8](repeating: space, count: source.count + 2)
        var end = 1
        for place in source.indices {
            let byte = source[place]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes[end] = byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes[end] = byte | 0x20
            case 0x80...: return nil
            default: if bytes[end - 1] == space { continue }
            }
            end += 1
        }
        if bytes[end - 1] != space { end += 1 }
        bytes.removeLast(bytes.count - end)
        return bytes
    }

    private static func foldedLetters(_ text: String) -> [UInt8] {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
        return words.isEmpty ? [space] : Array((" " + words + " ").utf8)
    }

    var isEmpty: Bool { bytes.count <= 1 }

    /// The words of `phrase` stand beside each other.
    func contain(_ phrase: Words) -> Bool { !phrase.isEmpty && contain(phrase.bytes[...]) }

    private func contain(_ phrase: ArraySlice<UInt8>) -> Bool { starts.contains { has(phrase, at: $0) } }

    func share(wordLongerThan length: Int, with other: Words) -> Bool {
        starts.indices.contains { index in
            let start = starts[index], end = index + 1 < starts.count ? starts[index + 1] : bytes.count - 1
            return end - start > length + 1 && other.contain(bytes[start...end])
        }
    }

    /// Nothing but words of these phrases.
    func areOnly(_ phrases: [Words]) -> Bool {
        var start = 0
        while start < bytes.count - 1 {
            // The longest first: "see attached" is more than "see".
            guard let longest = phrases.filter({ !$0.isEmpty && has($0.bytes[...], at: start) }).map(\.bytes.count).max() else { return false }
            start += longest - 1
        }
        return true
    }

    private func has(_ phrase: ArraySlice<UInt8>, at start: Int) -> Bool {
        guard start + phrase.count <= bytes.count else { return false }
        var place = start
        for byte in phrase {
            guard bytes[place] == byte else { return false }
            place += 1
        }
        return true
    }
}

extension String {
    /// Letter for letter: names are searched in every line of an invoice.
    func holds(_ part: String) -> Bool {
        let whole = utf8.span, part = part.utf8.span
        var start = 0
        while start + part.count <= whole.count {
            var length = 0
            while length < part.count, whole[start + length] == part[length] { length += 1 }
            if length == part.count { return true }
            start += 1
        }
        return false
    }

    /// Nothing but letters and digits, in one case.
    func lettersAndDigits(isUpper: Bool) -> String {
        // Most text is ASCII, much of it is folded, and rules fold much of it.
        let source = utf8.span
        func isKept(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "a")...UInt8(ascii: "z"): !isUpper
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): isUpper
            default: false
            }
        }
        if source.indices.allSatisfy({ isKept(source[$0]) }) { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        for place in source.indices {
            let byte = source[place]
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
