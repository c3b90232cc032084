import Packets
import Yams

/// A key of a profile with what stands behind it, and its line.
struct Entry {
    let file: String
    let key: String
    let line: Int?
    let node: Node

    func wrong(expected: String) -> PayerFileError { PayerFileError(file, node.mark?.line ?? line, .wrongValue(of: key, expected: expected)) }

    /// The key itself is none of `words`.
    func unknown(_ kind: String, among words: [String]) -> PayerFileError {
        PayerFileError(file, line, .unknown(kind: kind, word: key, nearest: NearestWord.to(key, among: words)))
    }

    func entries() throws(PayerFileError) -> [Entry] {
        guard case .mapping(let mapping) = node else { throw wrong(expected: "lines of the form \"key: value\"") }
        var found: [Entry] = []
        for (key, value) in mapping {
            guard case .scalar(let name) = key else { throw wrong(expected: "keys that are words") }
            found.append(Entry(file: file, key: name.string, line: name.mark?.line ?? line, node: value))
        }
        return found
    }

    /// The elements of a list such as [drug, dose].
    func elements() throws(PayerFileError) -> [Entry] {
        guard case .sequence(let sequence) = node else { throw wrong(expected: "a list in brackets") }
        return sequence.map { Entry(file: file, key: key, line: $0.mark?.line ?? line, node: $0) }
    }

    func text() throws(PayerFileError) -> String {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else { throw wrong(expected: "a text") }
        return scalar.string
    }

    func texts() throws(PayerFileError) -> [String] { try elements().map { element throws(PayerFileError) in try element.text() } }

    func flag() throws(PayerFileError) -> Bool {
        switch try text().lowercased() {
        case "yes", "true": true
        case "no", "false": false
        default: throw wrong(expected: "yes or no")
        }
    }

    func number(_ range: ClosedRange<Int>) throws(PayerFileError) -> Int {
        guard let number = Int(try text()), range.contains(number) else { throw wrong(expected: "a number from \(range.lowerBound) to \(range.upperBound)") }
        return number
    }

    /// One word of a fixed list.
    func choice<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type = Choice.self, or others: [String] = []) throws(PayerFileError) -> Choice
    where Choice.RawValue == String {
        let word = try text()
        if let choice = Choice(rawValue: word) { return choice }
        throw wrongWord(word, among: Choice.allCases.map(\.rawValue) + others)
    }

    private func wrongWord(_ word: String, among words: [String]) -> PayerFileError {
        PayerFileError(file, node.mark?.line ?? line, .wrongWord(of: key, word: word, nearest: NearestWord.to(word, among: words), words: words))
    }

    func choices<Choice: RawRepresentable & CaseIterable>() throws(PayerFileError) -> [Choice] where Choice.RawValue == String {
        try elements().map { element throws(PayerFileError) in try element.choice(of: Choice.self) }
    }

    /// A way by which papers travel, in a biller's words.
    func transmission() throws(PayerFileError) -> PaperAttachment.Transmission {
        let words: [String: PaperAttachment.Transmission] = ["fax": .fax, "mail": .mail, "portal": .portal, "email": .email, "file": .file]
        let word = try text()
        guard let way = words[word] else {
            throw wrongWord(word, among: words.keys.sorted())
        }
        return way
    }

    /// "12 months", "90 days".
    func filingLimit() throws(PayerFileError) -> PayerProfile.FilingLimit? {
        let text = try text()
        if text == "contract" { return nil }
        let parts = text.split(separator: " ")
        guard parts.count == 2, let count = Int(parts[0]), count > 0 else { throw wrong(expected: "\"12 months\", \"90 days\" or contract") }
        switch parts[1] {
        case "day", "days": return .days(count)
        case "month", "months": return .months(count)
        default: throw wrong(expected: "\"12 months\", \"90 days\" or contract")
        }
    }
}
