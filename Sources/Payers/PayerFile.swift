import Extraction
import Packets
import Yams

/// One file of models/payers: what it says itself, before it inherits.
struct PayerFile {
    let name: String
    private(set) var title: String?
    private(set) var kind: PayerProfile.Kind?
    private(set) var jurisdiction: String?
    private(set) var parent: (name: String, line: Int?)?
    /// Only there to be extended: no claim names it.
    private(set) var isTemplate = false
    private(set) var requirements: [(matter: PayerProfile.Matter, value: Entry, ground: PayerProfile.Ground)] = []
    private(set) var ruleChanges: [String: PayerProfile.RuleChange] = [:]

    private let file: String
    private static let keys = ["title", "kind", "jurisdiction", "extends", "template", "requirements", "rules"]

    /// - Parameters:
    ///   - file: the file's name; the profile is called so without `.yaml`.
    ///   - rules: the ids and codes that `rules` may name.
    init(file: String, yaml: String, rules: RuleTable) throws(PayerFileError) {
        self.file = file
        name = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
        for entry in try Self.root(yaml, file) {
            switch entry.key {
            case "title": title = try entry.text()
            case "kind": kind = try entry.choice(of: PayerProfile.Kind.self)
            case "jurisdiction": jurisdiction = try entry.text().uppercased()
            case "extends": parent = (try entry.text(), entry.line)
            case "template": isTemplate = try entry.flag()
            case "requirements": for item in try entry.entries() { try add(requirement: item) }
            case "rules": for item in try entry.entries() { try add(change: item, rules) }
            default: throw entry.unknown("key", among: Self.keys)
            }
        }
    }

    private static func root(_ yaml: String, _ file: String) throws(PayerFileError) -> [Entry] {
        let node: Node?
        do {
            node = try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
                throw PayerFileError(file, mark.line, .notYAML(problem))
            default: throw PayerFileError(file, nil, .notYAML("\(error)"))
            }
        } catch {
            throw PayerFileError(file, nil, .notYAML("\(error)"))
        }
        guard let node else { throw PayerFileError(file, nil, .missing("title")) }
        return try Entry(file: file, key: "the profile", line: 1, node: node).entries()
    }

    // MARK: - Requirements

    private mutating func add(requirement entry: Entry) throws(PayerFileError) {
        guard let matter = PayerProfile.Matter(rawValue: entry.key) else { throw entry.unknown("requirement", among: PayerProfile.Matter.allCases.map(\.rawValue)) }
        var value: Entry?
        let ground = try self.ground(of: entry, besides: "is") { value = $0 }
        guard let value else { throw PayerFileError(file, entry.line, .missing("is of \(entry.key)")) }
        requirements.append((matter, value, ground))
        // Wrong words are refused here, not only where a profile inherits them.
        var trial = PayerProfile(name: name, title: "", kind: .medicare)
        try Self.set(matter, to: value, in: &trial)
    }

    private mutating func add(change entry: Entry, _ rules: RuleTable) throws(PayerFileError) {
        let ids = rules.rows.filter { $0.id == entry.key || $0.code == entry.key }.map(\.id)
        guard !ids.isEmpty else { throw entry.unknown("rule", among: rules.rows.flatMap { [$0.id, $0.code] }) }
        var severity: Finding.Severity?
        var isOff = false
        let ground = try self.ground(of: entry, besides: "severity") { item throws(PayerFileError) in
            if try item.text() == "off" { isOff = true } else { severity = try item.choice(of: Finding.Severity.self, or: ["off"]) }
        }
        guard severity != nil || isOff else { throw PayerFileError(file, entry.line, .missing("severity of \(entry.key)")) }
        guard ground.isConfirmed || severity != .error else {
            throw PayerFileError(file, entry.line, .wrongValue(of: entry.key, expected: "warning, info or off, as what is not confirmed never blocks a claim"))
        }
        for id in ids { ruleChanges[id] = PayerProfile.RuleChange(severity: severity, ground: ground) }
    }

    /// Source and day of a requirement; `take` is handed the entry that holds what is required.
    private func ground(of entry: Entry, besides valueKey: String, take: (Entry) throws(PayerFileError) -> Void) throws(PayerFileError) -> PayerProfile.Ground {
        var source: String?, read: String?, isConfirmed = true
        for item in try entry.entries() {
            switch item.key {
            case valueKey: try take(Entry(file: file, key: entry.key, line: item.line, node: item.node))
            case "source": source = try item.text()
            case "read":
                let text = try item.text()
                guard text.wholeMatch(of: #/\d{4}-(0[1-9]|1[0-2])(-\d\d)?/#) != nil else { throw item.wrong(expected: "a month or a day such as 2026-11") }
                read = text
            case "confirmed": isConfirmed = try item.flag()
            default: throw item.unknown("key", among: [valueKey, "source", "read", "confirmed"])
            }
        }
        guard let source else { throw PayerFileError(file, entry.line, .missing("source of \(entry.key)")) }
        guard let read else { throw PayerFileError(file, entry.line, .missing("read of \(entry.key)")) }
        return PayerProfile.Ground(source: source, read: read, isConfirmed: isConfirmed)
    }

    /// One place where a key of a file and a property of a profile meet.
    static func set(_ matter: PayerProfile.Matter, to entry: Entry, in profile: inout PayerProfile) throws(PayerFileError) {
        switch matter {
        case .units: profile.units = try entry.choice()
        case .narrativePlaces: profile.narrativePlaces = try entry.texts()
        case .narrativeMustSay: profile.narrativeMustSay = try entry.choices()
        case .narrativeMaySay: profile.narrativeMaySay = try entry.choices()
        case .narrativeNothingElse: profile.narrativeNothingElse = try entry.flag()
        case .narrativeLength: profile.narrativeLength = try entry.number(1...80)
        case .paperLength: profile.paperLength = try entry.number(1...71)
        case .wasteModifier: profile.wasteModifier = try entry.flag()
        case .wasteLine: profile.wasteLine = try entry.choice()
        case .invoice: profile.invoice = try entry.choice()
        case .papers: profile.papers = try entry.choice()
        case .papersWhenTooLong: profile.papersWhenTooLong = try entry.flag()
        case .papersUnasked: profile.papersUnasked = try entry.choice()
        case .papersMustHold: profile.papersMustHold = try entry.choices()
        case .papersBy: profile.papersBy = try entry.elements().map { element throws(PayerFileError) in try element.transmission() }
        case .faxWaitDays: profile.faxWaitDays = try entry.number(1...60)
        case .mailWaitDays: profile.mailWaitDays = try entry.number(1...60)
        case .pagesAtMost: profile.pagesAtMost = try entry.number(1...10000)
        case .fields: profile.fields = try entry.elements().map { element throws(PayerFileError) in try element.choice(of: Field.self) }
        case .priorAuthorization: profile.priorAuthorization = try entry.choice()
        case .stepTherapy: profile.stepTherapy = try entry.choice()
        case .ndcQuantity: profile.ndcQuantity = try entry.flag()
        case .ndcPackage: profile.ndcPackage = try entry.choice()
        case .rebateCheck: profile.rebateCheck = try entry.flag()
        case .selfAdministered: profile.selfAdministered = try entry.texts()
        case .filing: profile.filing = try entry.filingLimit()
        }
    }
}
