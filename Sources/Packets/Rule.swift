import Extraction
import Foundation

/// One check of a claim: a row of models/rules.csv and the small function that goes with it.
public struct Rule: Sendable {
    /// What a check found: evidence, and the words that fill the message's places.
    struct Hit {
        var evidence: [Evidence] = []
        /// Put in for `{name}` in message and action.
        var words: [String: String] = [:]
        /// What it rests on is not certain: it warns where the rule would block.
        var isDoubtful: Bool

        init(_ evidence: [Evidence?] = [], _ words: [String: String] = [:], isDoubtful: Bool = false) {
            self.evidence = evidence.compactMap { $0 }
            self.words = words
            self.isDoubtful = isDoubtful
        }
    }

    public let id: String
    /// - Parameter terms: the words of the rule's row, which the practice may change.
    let check: @Sendable (_ claim: ClaimCase, _ terms: RuleTerms) -> [Hit]

    init(_ id: String, _ check: @escaping @Sendable (ClaimCase) -> [Hit]) {
        self.id = id
        self.check = { claim, _ in check(claim) }
    }

    init(_ id: String, terms check: @escaping @Sendable (ClaimCase, RuleTerms) -> [Hit]) {
        self.id = id
        self.check = check
    }

    /// Every rule, in the order in which findings are listed.
    public static let all: [Rule] =
        documentation + patient + payer + diagnosis + consistency + doses + invoices + dates + coding + coverage + service + narrative + ndc + payment + history
        + papers + confirmation
}

/// The rules' texts, as the practice may read and change them.
public struct RuleTable: Sendable {
    public struct Row: Hashable, Sendable {
        public let id: String
        public let code: String
        public let category: Finding.Category
        public let severity: Finding.Severity
        public let elements: [String]
        /// When the rule looks at all, in words.
        public let applies: String
        /// Names or codes that the rule looks for, or "name=value".
        public let terms: [String]
        let readyTerms: RuleTerms
        public let message: String
        public let action: String
        public let denials: [Finding.Denial]
        public let source: String
    }

    public let rows: [Row]
    /// Place among the rows, and the words, by id: what each check needs of its row.
    private let places: [String: (index: Int, terms: RuleTerms)]

    static let columns = ["id", "code", "category", "severity", "elements", "applies", "terms", "message", "action", "denials", "source"]

    /// - Parameter csv: the text of rules.csv.
    /// - Throws: ``RuleTableError`` with the line that is wrong.
    public init(csv: String) throws(RuleTableError) {
        var rows: [Row] = []
        let lines = CSVReader.rows(csv)
        guard let header = lines.first, header.cells == Self.columns else { throw .wrongHeader(expected: Self.columns.joined(separator: ",")) }
        for line in lines.dropFirst() {
            guard line.cells.count == Self.columns.count else { throw .wrongRow(line: line.number, reason: "it has \(line.cells.count) cells, not \(Self.columns.count)") }
            guard let category = Finding.Category(rawValue: line.cells[2]) else { throw .wrongRow(line: line.number, reason: "\(line.cells[2]) is no category") }
            guard let severity = Finding.Severity(rawValue: line.cells[3]) else { throw .wrongRow(line: line.number, reason: "\(line.cells[3]) is no severity") }
            if let first = rows.first(where: { $0.id == line.cells[0] }) { throw .wrongRow(line: line.number, reason: "\(first.id) is there twice") }
            rows.append(
                Row(
                    id: line.cells[0], code: line.cells[1], category: category, severity: severity,
                    elements: line.cells[4].split(separator: ";").map(String.init), applies: line.cells[5],
                    terms: line.cells[6].split(separator: ";").map(String.init), readyTerms: RuleTerms(line.cells[6].split(separator: ";").map(String.init)), message: line.cells[7], action: line.cells[8], denials: Self.denials(line.cells[9]),
                    source: line.cells[10]))
        }
        self.rows = rows
        places = Dictionary(rows.enumerated().map { ($1.id, ($0, $1.readyTerms)) }, uniquingKeysWith: { first, _ in first })
        let missing = Rule.all.first { places[$0.id] == nil }
        if let missing { throw .missingRule(missing.id) }
    }

    public func row(_ id: String) -> Row? { places[id].map { rows[$0.index] } }

    /// "16/M119 252/M23": pairs of CARC and RARC.
    private static func denials(_ text: String) -> [Finding.Denial] {
        text.split(separator: " ").map { pair in
            let parts = pair.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
            return Finding.Denial(carc: parts[0].isEmpty ? nil : parts[0], rarc: parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil)
        }
    }

    /// What rules find in a claim, in the order of the table, whatever that of the rules.
    func findings(of rules: [Rule], in claim: ClaimCase) -> [Finding] {
        var found: [(place: Int, finding: Finding)] = []
        for rule in rules {
            guard let place = places[rule.id] else { continue }
            let hits = rule.check(claim, place.terms)
            if !hits.isEmpty { found += findings(of: rows[place.index], hits, in: claim).map { (place.index, $0) } }
        }
        return found.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element.finding)
    }

    /// What a rule found, in the table's words and as the payer weighs it.
    private func findings(of row: Row, _ hits: [Rule.Hit], in claim: ClaimCase) -> [Finding] {
        let change = claim.profile.ruleChanges[row.id]
        guard let severity = change.map({ $0.severity }) ?? row.severity else { return [] }
        let override = claim.answers?.overrides?.first { $0.rule == row.id && $0.reason?.isEmpty == false }
        return hits.map { hit in
            var weighed = severity
            if hit.isDoubtful, weighed == .error { weighed = .warning }
            if override != nil, weighed == .warning { weighed = .info }
            return Finding(
                code: row.code, rule: row.id, category: row.category, severity: weighed, message: Self.filled(row.message, hit.words),
                action: Self.filled(row.action, hit.words), elements: hit.words["element"].map { [$0] } ?? row.elements, evidence: hit.evidence, denials: row.denials,
                source: change.map { $0.ground.source } ?? row.source)
        }
    }

    /// "The order of {order}" with the order's day: a place without a word stays, so that a test sees it.
    private static func filled(_ text: String, _ words: [String: String]) -> String {
        guard !words.isEmpty, text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var result = ""
        var rest = Substring(text)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")), let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}")) {
            result += rest[..<open]
            let name = String(rest[rest.utf8.index(after: open)..<close])
            result += words[name] ?? "{\(name)}"
            rest = rest[rest.utf8.index(after: close)...]
        }
        return result + rest
    }
}

/// The words of a rule's row, folded once for all claims.
struct RuleTerms: Hashable, Sendable {
    let texts: [String]
    let words: [Words]
    /// What stands behind "=", by the words before it.
    let values: [(name: Words, value: String)]

    init(_ texts: [String]) {
        self.texts = texts
        words = texts.map(Words.init)
        values = texts.compactMap { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            return parts.count == 2 ? (Words(parts[0]), parts[1]) : nil
        }
    }

    static func == (a: RuleTerms, b: RuleTerms) -> Bool { a.texts == b.texts }
    func hash(into hasher: inout Hasher) { hasher.combine(texts) }

    func contains(_ text: String) -> Bool { texts.contains(text) }
    /// The first term that stands in `text`, as the table writes it.
    func first(in text: Words) -> String? { words.firstIndex { text.contain($0) }.map { texts[$0] } }
    /// The value of the first name that stands in one of `names`.
    func value(in names: [Words]) -> String? { values.first { entry in names.contains { $0.contain(entry.name) } }?.value }
}

public enum RuleTableError: Error, Hashable, Sendable, CustomStringConvertible {
    case wrongHeader(expected: String)
    case wrongRow(line: Int, reason: String)
    case missingRule(String)

    public var description: String {
        switch self {
        case .wrongHeader(let expected): "The table of rules must begin with the line \(expected)."
        case .wrongRow(let line, let reason): "Line \(line) of the table of rules is not right: \(reason)."
        case .missingRule(let id): "The table of rules lacks \(id): put its line back."
        }
    }
}
