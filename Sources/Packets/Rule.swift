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
    let check: @Sendable (_ terms: RuleTerms) -> @Sendable (ClaimCase) -> [Hit]

    init(_ id: String, _ check: @escaping @Sendable (ClaimCase) -> [Hit]) {
        self.id = id
        self.check = { _ in check }
    }

    init(_ id: String, terms check: @escaping @Sendable (ClaimCase, RuleTerms) -> [Hit]) {
        self.id = id
        self.check = { terms in { claim in check(claim, terms) } }
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
        public let message: String
        public let action: String
        public let denials: [Finding.Denial]
        public let source: String
    }

    public let rows: [Row]
    private let places: [String: Int]
    /// Every rule with its row, found once for all claims.
    let checks: [Check]
    /// Of each row.
    private let sentences: [(message: SentenceWithPlaces, action: SentenceWithPlaces)]

    struct Check: Sendable {
        /// Among the rows.
        let place: Int
        let hits: @Sendable (ClaimCase) -> [Rule.Hit]
    }

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
                    terms: line.cells[6].split(separator: ";").map(String.init), message: line.cells[7], action: line.cells[8],
                    denials: Self.denials(line.cells[9]), source: line.cells[10]))
        }
        self.rows = rows
        sentences = rows.map { (SentenceWithPlaces($0.message), SentenceWithPlaces($0.action)) }
        places = Dictionary(rows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var checks: [Check] = []
        for rule in Rule.all {
            guard let place = places[rule.id] else { throw .missingRule(rule.id) }
            checks.append(Check(place: place, hits: rule.check(RuleTerms(rows[place].terms))))
        }
        self.checks = checks
    }

    public func row(_ id: String) -> Row? { places[id].map { rows[$0] } }

    /// "16/M119 252/M23": pairs of CARC and RARC.
    private static func denials(_ text: String) -> [Finding.Denial] {
        text.split(separator: " ").map { pair in
            let parts = pair.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
            return Finding.Denial(carc: parts[0].isEmpty ? nil : parts[0], rarc: parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil)
        }
    }

    /// What the rules find in a claim.
    func findings(in claim: ClaimCase) -> [Finding] { findings(of: checks, in: claim) }

    /// In the order of the table, whatever that of the checks.
    func findings(of checks: [Check], in claim: ClaimCase) -> [Finding] {
        var found: [(place: Int, hits: [Rule.Hit])] = []
        for check in checks {
            let hits = check.hits(claim)
            if !hits.isEmpty { found.append((check.place, hits)) }
        }
        return found.sorted { $0.place < $1.place }.flatMap { findings(ofRow: $0.place, $0.hits, in: claim) }
    }

    /// What a rule found, in the table's words and as the payer weighs it.
    private func findings(ofRow place: Int, _ hits: [Rule.Hit], in claim: ClaimCase) -> [Finding] {
        let row = rows[place], sentences = sentences[place]
        let change = claim.profile.ruleChanges[row.id]
        guard let severity = change.map({ $0.severity }) ?? row.severity else { return [] }
        let override = claim.answers?.overrides?.first { $0.rule == row.id && $0.reason?.isEmpty == false }
        return hits.map { hit in
            var weighed = severity
            if hit.isDoubtful, weighed == .error { weighed = .warning }
            if override != nil, weighed == .warning { weighed = .info }
            return Finding(
                code: row.code, rule: row.id, category: row.category, severity: weighed, message: sentences.message.filled(with: hit.words),
                action: sentences.action.filled(with: hit.words), elements: hit.words["element"].map { [$0] } ?? row.elements, evidence: hit.evidence, denials: row.denials,
                source: change.map { $0.ground.source } ?? row.source)
        }
    }
}

/// A sentence with places for words: "The order of {order}".
struct SentenceWithPlaces: Sendable {
    /// Text, and the name of the place behind it.
    private var pieces: [(text: String, place: String)] = []
    private var end = ""

    init(_ text: String) {
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append((String(rest[..<open]), String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        end = String(rest)
    }

    /// A place without a word stays, so that a test sees it.
    func filled(with words: [String: String]) -> String {
        pieces.reduce(into: "") { $0 += $1.text + (words[$1.place] ?? "{\($1.place)}") } + end
    }
}

/// The words of a rule's row, folded once for all claims.
struct RuleTerms: Sendable {
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
