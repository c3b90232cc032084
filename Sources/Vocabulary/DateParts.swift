/// A printed date cut into numbers and month names.
struct DateParts {
    enum Token: Equatable {
        /// Value and how many digits it was printed with.
        case number(Int, Int)
        case month(Int)
    }

    /// One to three.
    let tokens: (Token, Token?, Token?)
    /// The mark between the numbers, when all of them are divided by the same single mark.
    private(set) var separator: Character?

    /// Digits divided by the same `/`, `-` or `.` throughout; so "1 2 2025" is not a date.
    var isNumericDate: Bool { separator != nil }

    /// - Parameter text: folded. Nil when it holds anything that no date holds.
    init?(_ text: String) {
        var tokens: [Token] = []
        var separators: Set<Character> = []
        var rest = Substring(text)
        // A time behind an ISO date ("2025-08-15T10:30") is not part of the day.
        if let time = rest.firstIndex(of: "T"), text.utf8.count > 10, rest[..<time].utf8.count == 10, rest.first?.isNumber == true {
            rest = rest[..<time]
        }
        while let first = rest.first {
            if first.isASCII, first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                guard digits.utf8.count <= 8, let number = Int(digits) else { return nil }
                tokens.append(.number(number, digits.utf8.count))
                rest = rest[digits.endIndex...]
                // "August 11th, 2025"
                for ending in ["ST", "ND", "RD", "TH"] where digits.utf8.count <= 2 && rest.hasPrefix(ending) {
                    let after = rest.dropFirst(2)
                    if after.first?.isLetter != true { rest = after }
                }
            } else if first.isLetter {
                let word = rest.prefix(while: \.isLetter)
                if let month = Self.month(word) {
                    tokens.append(.month(month))
                } else if !tokens.isEmpty || !Self.weekdays.contains(word.prefix(3)) || word.count > 3 && !word.hasSuffix("DAY") {
                    return nil
                }
                rest = rest[word.endIndex...]
            } else if "/-.,' ".contains(first) {
                // A space around another mark adds nothing.
                if first != " " { separators.insert(first) } else if separators.isEmpty || tokens.count < 2 { separators.insert(" ") }
                rest = rest.dropFirst()
                if first != " ", let next = rest.first, next != " ", "/-.,".contains(next) { return nil }
            } else {
                return nil
            }
        }
        guard let first = tokens.first, tokens.count <= 3 else { return nil }
        self.tokens = (first, tokens.count > 1 ? tokens[1] : nil, tokens.count > 2 ? tokens[2] : nil)
        separators.remove(separators.count > 1 ? " " : "?")
        if separators.count == 1, let only = separators.first, "/-.".contains(only) { separator = only }
    }

    private static let weekdays: Set<Substring> = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]
    private static let months = [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
    ]

    /// 1…12 from a full name, three letters, or "SEPT".
    static func month(_ word: Substring) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        if word == "SEPT" { return 9 }
        return months.firstIndex { $0 == word || word.utf8.count == 3 && $0.hasPrefix(word) }.map { $0 + 1 }
    }
}
