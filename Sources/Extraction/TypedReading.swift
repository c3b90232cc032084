import PageText
import Vocabulary

/// A typed value found in words: what it says, and which words say it.
struct Reading: Hashable, Sendable {
    /// Normal form, as the contract writes it.
    let value: String
    /// Indices within the words that were searched.
    let words: Range<Int>
}

/// Reads typed values out of words as printed. Each takes the words of a line or a part of it.
enum TypedReading {
    /// The first place where `parse` takes one to `limit` words in a row; longer runs are tried first.
    static func first(
        in words: ArraySlice<Word>, limit: Int, trim: (String) -> String = { trimmed($0) }, _ parse: (String) -> String?
    ) -> Reading? {
        for start in words.indices {
            for end in stride(from: min(start + limit, words.endIndex), to: start, by: -1) {
                let text = trim(words[start..<end].map(\.text).joined(separator: " "))
                guard !text.isEmpty else { continue }
                if let value = parse(text) { return Reading(value: value, words: start..<end) }
            }
        }
        return nil
    }

    /// Without the punctuation that sentences and forms put around a value.
    static func trimmed(_ text: some StringProtocol) -> String {
        var part = Substring(text)
        // Most words have no marks around them.
        if let first = part.utf8.first, let last = part.utf8.last, isPlain(first), isPlain(last) { return String(part) }
        while true {
            let before = part
            part = Substring(withoutMarks(part))
            if part.hasPrefix("("), !part.dropFirst().contains("("), part.hasSuffix(")") || !part.contains(")") {
                part = part.dropFirst()
                if part.hasSuffix(")") { part = part.dropLast() }
            } else if part.hasSuffix(")"), !part.contains("(") {
                part = part.dropLast()
            }
            if part == before { return String(part) }
        }
    }

    /// A letter or digit of ASCII.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }

    /// Without marks around it; brackets stay, for around an amount they mean a credit.
    static func withoutMarks(_ text: some StringProtocol) -> String {
        var part = Substring(text)
        while let last = part.last, ",;:|_. *~'‘’`\"“”".contains(last) { part.removeLast() }
        while let first = part.first, ",;:|_#= *~'‘’`\"“”".contains(first) { part.removeFirst() }
        return String(part)
    }

    static func date(in words: ArraySlice<Word>, birth: Bool = false) -> Reading? {
        first(in: words, limit: 4) { text in
            guard text.count >= 6, text.contains(where: \.isNumber) else { return nil }
            // A time behind the date is not part of it: "SEP 11, 2024@14:32".
            let day = text.split(separator: "@", maxSplits: 1).first.map(String.init) ?? text
            return (try? CalendarDay(day, birth: birth))?.description
        }
    }

    static func expiry(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 4) { text in
            guard text.count >= 4, text.contains(where: \.isNumber) else { return nil }
            return (try? ExpiryDate(text))?.description
        }
    }

    /// An amount of money: printed with cents or with a currency sign.
    static func money(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 3, trim: { withoutMarks($0) }, money)
    }

    static func money(_ text: String) -> String? {
        guard looksLikeMoney(text) else { return nil }
        return (try? USD(text))?.description
    }

    /// "1,234.56", "(12.00)", "12.3450": a point stands before the last digits, or a comma before two.
    static func hasCents(_ text: String) -> Bool {
        let tail = text.reversed().drop { !$0.isNumber }.prefix(5)
        return tail.contains(".") || tail.prefix(3).contains(",")
    }

    /// Two decimals behind a point (or a comma where points group), or a currency sign before a number.
    static func looksLikeMoney(_ text: String) -> Bool {
        // Other letters than those of "USD" and "CR" are of no amount.
        guard hasDigit(text), !text.utf8.contains(where: { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") && !"usdcr".utf8.contains($0 | 0x20) }) else { return false }
        var digits = Substring(text).filter { !"$ ()-−–".contains($0) }
        let hadSign = text.contains("$") || text.uppercased().contains("USD")
        for unit in ["USD", "usd", "CR", "cr"] where digits.hasPrefix(unit) || digits.hasSuffix(unit) {
            digits = digits.hasPrefix(unit) ? String(digits.dropFirst(unit.count)) : String(digits.dropLast(unit.count))
        }
        guard let first = digits.first, first.isNumber || first == ".", digits.allSatisfy({ $0.isNumber || ",.".contains($0) })
        else { return false }
        guard let mark = digits.lastIndex(where: { ".,".contains($0) }) else { return hadSign }
        let decimals = digits.distance(from: mark, to: digits.endIndex) - 1
        return decimals == 2 || decimals == 4 && digits[mark] == "." || hadSign && decimals == 3
    }

    /// Most words have none: to ask first is quicker than to try and read them.
    private static func hasDigit(_ text: String) -> Bool { text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }

    static func quantity(_ text: String) -> String? {
        guard hasDigit(text) else { return nil }
        var digits = withoutMarks(text).filter { $0 != "," }
        // "$468.00  ×4  $1,872.00"
        if digits.hasPrefix("×") { digits.removeFirst() }
        var sign = ""
        if digits.hasPrefix("(") && digits.hasSuffix(")") {
            sign = "-"
            digits = String(digits.dropFirst().dropLast())
        } else if digits.hasPrefix("-") {
            sign = "-"
            digits = String(digits.dropFirst())
        } else if digits.hasSuffix("-") {
            sign = "-"
            digits = String(digits.dropLast())
        }
        if let point = digits.firstIndex(of: "."), digits[point...].dropFirst().allSatisfy({ $0 == "0" }) { digits = String(digits[..<point]) }
        guard !digits.isEmpty, digits.count <= 5, digits.allSatisfy(\.isNumber), let number = Int(digits) else { return nil }
        return sign + String(number)
    }

    static func ndc(in words: ArraySlice<Word>, bare: Bool = true) -> Reading? {
        first(in: words, limit: 1) { ndc($0, bare: bare) }
            ?? first(in: words, limit: 3) { text in
                // OCR may put spaces around the hyphens.
                text.contains("-") ? ndc(text.filter { $0 != " " }, bare: bare) : nil
            }
    }

    /// - Parameter bare: eleven digits without hyphens count too.
    static func ndc(_ text: String, bare: Bool) -> String? {
        guard hasDigit(text) else { return nil }
        var text = trimmed(text)
        if text.uppercased().hasPrefix("NDC") { text = trimmed(text.dropFirst(3)) }
        let hasHyphens = text.contains { "-‐‑‒–—".contains($0) }
        guard hasHyphens || bare && text.count == 11 else { return nil }
        return (try? NDC(text))?.digits
    }

    static func npi(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 1) { (try? NPI($0.filter { $0 != "-" }))?.description }
    }

    static func mbi(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 3) { text in
            guard text.count >= 11, text.count <= 13 else { return nil }
            return (try? MBI(text))?.description
        }
    }

    /// A number that is an MBI but for letters and digits that OCR confuses, put right by what each place must be.
    ///
    /// The MBI has no check digit, so such a reading is a suggestion, never evidence.
    static func likelyMBI(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 3) { text in
            let characters = text.uppercased().filter { $0.isLetter || $0.isNumber }
            guard characters.count == 11 else { return nil }
            // Places that must be a digit (N), a letter (A) or either (X): CMS, "Understanding the MBI format".
            let repaired = zip(characters, "NAXNAXNAANN").map { character, place -> Character in
                switch place {
                case "N": ["O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2", "G": "6", "T": "7"][character] ?? character
                case "A": ["0": "Q", "1": "T", "5": "S", "8": "R", "2": "Z", "6": "G", "7": "T", "4": "A"][character] ?? character
                default: ["O": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2"][character] ?? character
                }
            }
            guard repaired.count(where: \.isNumber) >= 5 else { return nil }
            return (try? MBI(String(repaired)))?.description
        }
    }

    static func icd10(_ text: String) -> String? {
        var text = trimmed(text)
        for (open, close) in [("(", ")"), ("[", "]")] where text.hasPrefix(open) && text.hasSuffix(close) { text = String(text.dropFirst().dropLast()) }
        guard text.count >= 3, text.count <= 8, text.first?.isLetter == true else { return nil }
        return (try? ICD10(text))?.description
    }

    /// A code that is an ICD-10-CM code but for letters in places that must hold a digit.
    static func likelyICD10(_ text: String) -> String? {
        var characters = Array(trimmed(text).uppercased())
        guard characters.count >= 4, characters[0].isLetter, characters.contains("."), !characters[1].isNumber else { return nil }
        guard let digit = (["O": "0", "Q": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2", "G": "6"] as [Character: Character])[characters[1]] else { return nil }
        characters[1] = digit
        return icd10(String(characters))
    }

    /// "127.0", "405.242": codes but for the letter they begin with, one for each letter that is taken for such a digit, likeliest first.
    static func likelyICD10Codes(_ text: String) -> [ICD10] {
        let characters = Array(trimmed(text).uppercased())
        guard characters.count >= 5, characters[3] == ".", let letters = firstLetters[characters[0]] else { return [] }
        return letters.compactMap { try? ICD10(String($0) + String(characters.dropFirst())) }
    }

    private static let firstLetters: [Character: String] = ["0": "DO", "1": "IJL", "2": "Z", "3": "EJ", "4": "HA", "5": "S", "6": "G", "7": "TZ", "8": "B", "9": "G"]

    static func dose(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 3) { dose($0) }
    }

    /// "Omg": the zero of an amount that OCR took for the letter.
    static func noDose(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 2) { text in text.first.map { "Oo".contains($0) } ?? false ? dose("0" + text.dropFirst()) : nil }
    }

    static func dose(_ text: String) -> String? {
        guard text.contains(where: \.isNumber), text.contains(where: \.isLetter) else { return nil }
        // "920 mg/23,000 units": behind the drug stands the enzyme that is mixed with it.
        if text.contains("/"), text.lowercased().hasSuffix("units"), let mixed = text.wholeMatch(of: /(.+ ?mg) ?\/ ?\d{1,3},\d{3} ?units/.ignoresCase()) { return dose(String(mixed.1)) }
        return (try? Dose(text))?.description
    }

    static func weight(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 2) { (try? Weight($0))?.description }
    }

    static func height(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 4) { text in
            if let height = try? Height(text) { return height.description }
            // "68 m" and "170 om": nobody is so tall, and OCR takes "in" and "cm" for these.
            let mended = [("m", "in"), ("m", "cm"), ("om", "cm"), ("crn", "cm")].lazy.compactMap { text.hasSuffix($0) ? try? Height(text.dropLast($0.count) + $1) : nil }
            return mended.first(where: \.isUsual)?.description
        }
    }

    static func strength(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 4) { text in
            guard text.contains(where: \.isNumber), text.contains(where: \.isLetter) else { return nil }
            return (try? Strength(text))?.description
        }
    }

    /// "83843-1102"
    static let zipPlus4 = Pattern(/\d{5}-\d{4}/)

    /// "801.555.0195", "(801) 555-0195".
    static func isPhone(_ text: String) -> Bool {
        let runs = text.split { !$0.isNumber }.map(\.count)
        return runs == [3, 3, 4] || runs == [1, 3, 3, 4]
    }

    /// The number by which the Drug Enforcement Administration knows a prescriber or pharmacy: two letters, six digits and a check digit.
    /// The first letter is the kind of registrant, and some letters are none.
    static func isDEA(_ text: String) -> Bool {
        let characters = Array(text), digits = characters.dropFirst(2).compactMap(\.wholeNumberValue)
        guard characters.count == 9, digits.count == 7, "ABCDEFGHJKLMPRSTUX".contains(characters[0].uppercased()), characters[1].isLetter || characters[1] == "9" else { return false }
        return (digits[0] + digits[2] + digits[4] + 2 * (digits[1] + digits[3] + digits[5])) % 10 == digits[6]
    }

    /// How a direction tells it to whom no abbreviation would.
    private static let plainRoutes: [String: Route] = ["undertheskin": .subcutaneous, "beneaththeskin": .subcutaneous, "intothevein": .intravenous, "intoavein": .intravenous, "intothemuscle": .intramuscular]

    static func route(in words: ArraySlice<Word>) -> Reading? {
        first(in: words, limit: 3) { text in
            if let plain = plainRoutes[folded(text)] { return plain.description }
            // Words of prose that are abbreviations too.
            if ["it", "id", "ip"].contains(text) { return nil }
            if let route = Route(text) { return route.description }
            // The I of "IV" is a stroke that OCR takes for others.
            guard let stroke = text.first, "!l1|".contains(stroke), text.dropFirst().hasPrefix("V") else { return nil }
            return Route("I" + text.dropFirst())?.description
        }
    }

    static func frequency(in words: ArraySlice<Word>) -> Reading? {
        // "every 4 weeks for 12 months": a duration is no count of doses.
        guard let reading = first(in: words, limit: 7, schedule) else { return nil }
        // "injection once monthly": words before may hide that more belongs to it.
        for start in reading.words.dropFirst() {
            guard let longer = first(in: words[start...].prefix(7), limit: 7, schedule),
                longer.words.lowerBound < reading.words.upperBound, longer.words.upperBound > reading.words.upperBound
            else { continue }
            return longer
        }
        return reading
    }

    /// A count of doses belongs to a weekly course; of longer intervals it says how long the order holds.
    private static func schedule(_ text: String) -> String? {
        guard let frequency = Frequency(text)?.description else { return nil }
        return frequency.hasPrefix("QW") ? frequency : String(frequency.prefix { $0 != "X" })
    }

    static func lot(_ text: String) -> String? {
        // "HER2-positive": no lot has a word in small letters.
        let word = trimmed(text)
        guard word.split(whereSeparator: { !$0.isLowercase }).allSatisfy({ $0.count < 4 }), word.count > 2 else { return nil }
        return (try? LotNumber(word))?.description
    }

    /// Capitals before a number that say what it is, or where.
    private static let notPrefixes: Set<String> = ["NPI", "DEA", "PO", "BOX", "TEL", "FAX", "PH", "STE", "ID", "NDC", "DOB", "MRN", "NO"]

    /// How many words of digits alone stand a word space apart, with nothing right behind them.
    private static func groups(in words: ArraySlice<Word>) -> Int {
        var end = words.startIndex
        func isNear(_ index: Int) -> Bool { index == words.startIndex || words[index].box.left - words[index - 1].box.right < words[index].box.height }
        while end < words.endIndex, isNear(end), (2...6).contains(trimmed(words[end].text).count), trimmed(words[end].text).allSatisfy(\.isNumber) { end += 1 }
        // "1 800 555 0199" is a telephone.
        guard words[words.startIndex..<end].reduce(0, { $0 + $1.text.count }) < 10 else { return 0 }
        return end == words.endIndex || !isNear(end) ? end - words.startIndex : 0
    }

    /// An identifier: one word (or some that a space divides) with a digit in it.
    static func identifier(in words: ArraySlice<Word>) -> Reading? {
        guard let start = words.indices.first(where: { !trimmed(words[$0].text).isEmpty }) else { return nil }
        var text = trimmed(words[start].text)
        var end = start + 1
        // "SBD 510293": a short prefix and its number, one word space apart.
        if end < words.endIndex, text.count <= 4, text.allSatisfy({ $0.isUppercase }), !notPrefixes.contains(text), words[end].text.first?.isNumber == true,
            words[end].box.left - words[start].box.right < words[start].box.height, trimmed(words[end].text).count >= 3 || groups(in: words[end...]) > 1
        {
            text += " " + trimmed(words[end].text)
            end += 1
        }
        // "S -2505-114": a prefix that was set apart from its hyphen.
        if end < words.endIndex, end == start + 1, text.count <= 2, text.allSatisfy({ $0.isUppercase }), words[end].text.hasPrefix("-"), words[end].text.count > 4, words[end].text.dropFirst().first?.isNumber == true, words[end].box.left - words[start].box.right < words[start].box.height {
            text += " " + words[end].text
            end += 1
        }
        // "70 4418": digits in groups, the first too short to be all.
        if text.count(where: \.isNumber) <= 3, text.last?.isNumber == true, case let count = groups(in: words[(end - 1)...]), count > 1 {
            for word in words[end..<end - 1 + count] { text += " " + trimmed(word.text) }
            end += count - 1
        }
        guard text.count >= 2, text.count <= 24, text.contains(where: \.isNumber),
            text.allSatisfy({ $0.isLetter || $0.isNumber || "-/._ ".contains($0) }), !text.contains("/") || (try? CalendarDay(text)) == nil
        else { return nil }
        return Reading(value: text, words: start..<end)
    }
}
