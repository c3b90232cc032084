/// The words of a printed frequency, taken from the front as they are understood.
struct FrequencyWords {
    private var rest: ArraySlice<Substring>

    /// - Parameter text: folded. Cut into runs of letters and runs of digits; nil when there is anything but these and punctuation.
    init?(_ text: String) {
        var words: [Substring] = []
        var remaining = Substring(text)
        while let first = remaining.first {
            if first.isASCII, first.isLetter || first.isNumber {
                let run = remaining.prefix { $0.isASCII && $0.isNumber == first.isNumber && ($0.isLetter || $0.isNumber) }
                remaining = remaining[run.endIndex...]
                // "QWX4": the multiplication sign belongs to the number.
                if run.count > 1, run.last == "X", remaining.first?.isNumber == true {
                    words += [run.dropLast(), "X"]
                } else {
                    words.append(run)
                }
            } else if " ().,-/*:×".contains(first) {
                if first == "×" { words.append("X") }
                remaining = remaining.dropFirst()
            } else {
                return nil
            }
        }
        rest = words[...]
    }

    mutating func frequency() -> Frequency? {
        if let once = once() { return once }
        if rest.count > 1, let first = rest.first, ["ONCE", "GIVE", "GIVEN", "REPEAT"].contains(first) { rest = rest.dropFirst() }
        guard let interval = interval() else { return nil }
        let doses = count(of: interval.unit)
        guard rest.isEmpty else { return nil }
        return Frequency(every: interval, doses: doses)
    }

    /// One dose only, and nothing behind it.
    private func once() -> Frequency? {
        let words = rest.filter { !Self.doseWords.contains($0) && $0 != "ONLY" && $0 != "X" }
        switch words {
        case ["ONCE"], ["SINGLE"], ["1", "TIME"], ["ONE", "TIME"], ["ONETIME"], ["ONCE", "ONE", "TIME"]: return .once
        case ["1"], ["ONE"]: return rest.count > 1 ? .once : nil
        default: return nil
        }
    }

    private mutating func interval() -> (count: Int, unit: Frequency.Unit)? {
        guard let first = rest.popFirst() else { return nil }
        if let named = Self.names[first] { return named }
        if first == "TWICE", let unit = rest.last, rest.count <= 2, ["YEAR", "YEARLY", "ANNUALLY"].contains(unit) {
            rest = []
            return (6, .months)
        }
        if first == "Q", rest.first == "OTHER" || rest.first == "O", rest.count > 1 {
            rest = rest.dropFirst()
            return rest.popFirst().flatMap { Self.unit($0) }.map { ($0.count * 2, $0.unit) }
        }
        guard ["Q", "EVERY", "EACH", "PER", "A"].contains(first) else { return nil }
        var count = 1
        if rest.first == "OTHER" {
            rest = rest.dropFirst()
            count = 2
        } else if let number = rest.first.flatMap(Self.number) {
            rest = rest.dropFirst()
            count = number
            // "six (6)" says it twice.
            if let again = rest.first.flatMap(Self.number) {
                guard again == number else { return nil }
                rest = rest.dropFirst()
            }
        }
        guard let unit = rest.popFirst().flatMap(Self.unit), count > 0, count * unit.count <= 400 else { return nil }
        return (count * unit.count, unit.unit)
    }

    /// "x 4 doses", "for 6 weeks"; a duration in another unit ("x 12 months" of weekly doses) is no count and is passed over.
    private mutating func count(of unit: Frequency.Unit) -> Int? {
        guard let sign = rest.first, ["X", "FOR", "TIMES"].contains(sign) else { return nil }
        let after = rest.dropFirst()
        guard let number = after.first.flatMap(Self.number), number > 0 else { return nil }
        guard let what = after.dropFirst().first else {
            rest = []
            return number
        }
        guard after.count == 2 else { return nil }
        if Self.doseWords.contains(what) || what == "TIMES" {
            rest = []
            return number
        }
        guard let duration = Self.unit(what) else { return nil }
        rest = []
        // Months say how long the order holds.
        return duration.unit == unit && duration.count == 1 && unit != .months ? number : nil
    }

    private static let doseWords: Set<Substring> = [
        "DOSE", "DOSES", "INFUSION", "INFUSIONS", "INJECTION", "INJECTIONS", "TREATMENT", "TREATMENTS",
    ]

    private static let names: [Substring: (count: Int, unit: Frequency.Unit)] = [
        "DAILY": (1, .days), "QD": (1, .days), "QDAY": (1, .days), "QOD": (2, .days), "EOD": (2, .days),
        "WEEKLY": (1, .weeks), "QW": (1, .weeks), "QWK": (1, .weeks), "QWEEK": (1, .weeks), "EOW": (2, .weeks), "QOW": (2, .weeks),
        "FORTNIGHTLY": (2, .weeks), "MONTHLY": (1, .months), "QM": (1, .months), "QMO": (1, .months), "QMONTH": (1, .months),
        "QUARTERLY": (3, .months), "SEMIANNUALLY": (6, .months), "YEARLY": (12, .months), "ANNUALLY": (12, .months),
    ]

    private static func number(_ word: Substring) -> Int? {
        let words: [Substring] = [
            "ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE",
        ]
        return word.utf8.count <= 3 && word.isDigits ? Int(word) : words.firstIndex(of: word)
    }

    private static func unit(_ word: Substring) -> (count: Int, unit: Frequency.Unit)? {
        switch word {
        case "H", "HR", "HRS", "HOUR", "HOURS": (1, .hours)
        case "D", "DAY", "DAYS": (1, .days)
        case "W", "WK", "WKS", "WEEK", "WEEKS": (1, .weeks)
        case "M", "MO", "MOS", "MTH", "MTHS", "MON", "MONTH", "MONTHS": (1, .months)
        case "Y", "YR", "YRS", "YEAR", "YEARS": (12, .months)
        default: nil
        }
    }
}
