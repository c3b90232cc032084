import Foundation

// The table as people read it: one rule in the terminal, all of them in docs/rules.md.

extension RuleTable {
    /// Everything the table says of a rule, or of all rules that share a code.
    ///
    /// - Parameter name: a code such as missing_ndc or an id such as ND001, in any case.
    /// - Returns: nil when no rule has that name.
    public func explanation(of name: String) -> String? {
        let found = rows.filter { $0.code == name.lowercased() || $0.id == name.uppercased() }
        return found.isEmpty ? nil : found.map(Self.explanation).joined(separator: "\n")
    }

    /// The name nearest to one that no rule has; nil when none is near.
    public func nearestName(to name: String) -> String? {
        NearestWord.to(name, among: rows.flatMap { [$0.code, $0.id] })
    }

    private static func explanation(_ row: Row) -> String {
        let effect =
            switch (row.severity, row.category) {
            case (.error, .documentation), (.error, .consistency): "the packet is incomplete"
            case (.error, _): "the packet is complete but must not go out"
            case (.warning, _): "a person should look; the packet may go out"
            case (.info, _): "to know; nothing has to be done"
            }
        var lines = [
            "\(row.code)  (\(row.id))", "  \(row.message)", "  \(row.action)", "",
            "  severity   \(row.severity.rawValue): \(effect)", "  category   \(row.category.rawValue)", "  applies    \(row.applies)",
        ]
        if !row.elements.isEmpty { lines.append("  looks at   \(row.elements.joined(separator: ", "))") }
        if !row.terms.isEmpty { lines.append("  words      \(row.terms.joined(separator: ", "))") }
        if !row.denials.isEmpty { lines.append("  prevents   \(row.denials.map(\.text).joined(separator: ", "))") }
        lines.append("  source     \(row.source)")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The page docs/rules.md.
    public func markdown() -> String {
        """
        # Rules

        Every check of a packet, from `models/rules.csv`: change a text, a severity or the words a rule looks for there, and
        nowhere else. A [payer](payers.md) may weigh a rule differently. This page is made from that table (`RECORD=1 swift test --filter RuleTests` writes it anew);
        `j3590 check --explain CODE` prints one rule. A finding of category documentation or consistency with severity error
        makes the packet incomplete; one of coding or payment keeps it from going out.

        | code | rule | category | severity | applies | what is said | what to do | prevents | source |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |

        """
            + rows.map { row in
                "| `\(row.code)` | \(row.id) | \(row.category.rawValue) | \(row.severity.rawValue) | \(row.applies) | \(row.message) | \(row.action) | "
                    + "\(row.denials.map(\.text).joined(separator: " ")) | \(row.source) |\n"
            }.joined()
    }
}

extension Finding.Denial {
    /// "16/M119": CARC and RARC.
    var text: String { [carc ?? "", rarc ?? ""].filter { !$0.isEmpty }.joined(separator: "/") }
}
