import Extraction
public import Packets

/// The checklist for the terminal: what is there, what is wrong, what to do next; the verdict comes last.
public enum ChecklistText {
    /// - Parameters:
    ///   - folder: where the packet was written; nil when nothing was.
    ///   - width: columns of the terminal.
    ///   - isUTF8: whether it shows more than ASCII; nil asks the environment.
    public static func render(_ packet: Packet, folder: String?, width: Int, color: Bool, isUTF8: Bool? = nil) -> String {
        let style = TerminalStyle(color: color, isUTF8: isUTF8 ?? TerminalStyle.isUTF8Environment)
        let width = max(40, width)
        let numbers = Numbers(packet)
        let claim = packet.claim
        var text = style.bold("Claim \(Printable.text(claim.claimID))") + ", \(claim.hcpcs), service \(claim.dateOfService)"
        text += ", \(packet.payer.title)\n\n" + checklist(packet, numbers, width: width, style)
        for (title, severity) in Numbers.groups {
            let findings = numbers.findings(severity)
            guard !findings.isEmpty else { continue }
            text += "\n\(style.bold(title))\n"
            for (number, finding) in findings { text += entry(finding, number, width: width) }
        }
        text += openValues(packet, width: width, style)
        text += outlook(packet, width: width, style)
        return text + "\n" + lastLine(packet, folder: folder, style)
    }

    /// Findings counted through in the order in which they are printed.
    private struct Numbers {
        static let groups: [(title: String, severity: Finding.Severity)] = [
            ("To fix before the claim can go out", .error), ("To look at", .warning), ("Good to know", .info),
        ]
        private let numbered: [(Int, Finding)]

        init(_ packet: Packet) {
            let ordered = Self.groups.flatMap { group in packet.findings.filter { $0.severity == group.severity && $0.code != OpenValue.code } }
            numbered = ordered.enumerated().map { ($0 + 1, $1) }
        }

        func findings(_ severity: Finding.Severity) -> [(Int, Finding)] { numbered.filter { $0.1.severity == severity } }
        func number(of finding: Finding) -> Int? { numbered.first { $0.1 == finding }?.0 }
    }

    private static func checklist(_ packet: Packet, _ numbers: Numbers, width: Int, _ style: TerminalStyle) -> String {
        let items = Checklist(packet).items
        let column = items.map(\.title.count).max() ?? 0
        return items.map { item in
            let points = item.findings.compactMap { numbers.number(of: $0) }
            var notes: [String] = []
            if !points.isEmpty { notes.append("see " + points.prefix(3).map(String.init).joined(separator: ", ") + (points.count > 3 ? " and \(points.count - 3) more" : "")) }
            if !item.doubts.isEmpty { notes.append("confirm") }
            if item.state == .notAsked { notes.append("not on the papers") }
            let note = notes.joined(separator: ", ")
            let room = width - column - 6 - (note.isEmpty ? 0 : note.count + 3)
            let value = Printable.clipped(item.value, to: max(8, room), ellipsis: style.ellipsis)
            let shown = note.isEmpty ? value : value.isEmpty ? note : "\(value) (\(note))"
            return "  \(style.mark(item.state)) \(Printable.padded(item.title, to: column))  \(Printable.clipped(shown, to: max(1, width - column - 6), ellipsis: style.ellipsis))\n"
        }.joined()
    }

    private static func entry(_ finding: Finding, _ number: Int, width: Int) -> String {
        let lead = Printable.padded("  \(number).", to: 5) + " "
        let indent = String(repeating: " ", count: lead.count)
        let last = Shown.denials(finding).map { "Prevents \($0) (\(finding.code))." } ?? "(\(finding.code))"
        let lines = [finding.message, finding.action, last].flatMap { Printable.wrapped($0, to: width - lead.count) }
        return lines.enumerated().map { ($0 == 0 ? lead : indent) + $1 + "\n" }.joined()
    }

    private static func openValues(_ packet: Packet, width: Int, _ style: TerminalStyle) -> String {
        let open = OpenValue.all(in: packet)
        guard !open.isEmpty else { return "" }
        let titles = min(width / 4 + 2, open.map(\.title.count).max() ?? 0), places = min(width / 3, open.map { $0.file.count + ", page \($0.page)".count }.max() ?? 0)
        let room = max(1, width - titles - places - 8)
        var text = "\n\(style.bold("To confirm: compare with the paper"))\n"
        for value in open {
            let title = Printable.padded(Printable.clipped(value.title, to: titles, ellipsis: style.ellipsis), to: titles)
            let shown = Printable.padded(Printable.clipped(value.value, to: room, ellipsis: style.ellipsis), to: room)
            // A long name is cut, never the number of the page.
            let page = value.file.isEmpty ? "" : ", page \(value.page)"
            text += "    \(title)  \(shown)  \(Printable.clipped(value.file, to: max(1, places - page.count), ellipsis: style.ellipsis))\(page)\n"
        }
        return text
    }

    /// Send or keep, and what is at stake.
    private static func outlook(_ packet: Packet, width: Int, _ style: TerminalStyle) -> String {
        var lines: [String] = []
        if let delivery = packet.delivery { lines.append("\(delivery.decision.plainName): \(delivery.reason)") }
        if let estimate = packet.estimate {
            if let allowed = estimate.allowed { lines.append("Likely to be allowed: $\(allowed). \(estimate.basis)") }
            if let exposure = estimate.exposure { lines.append("Lost when denied: $\(exposure). \(estimate.exposureBasis)") }
            if let day = estimate.filingDeadline { lines.append("To be filed by \(day).") }
        }
        guard !lines.isEmpty else { return "" }
        return "\n\(style.bold("Sending, and what is at stake"))\n" + lines.flatMap { Printable.wrapped($0, to: width - 4) }.map { "    \($0)\n" }.joined()
    }

    private static func lastLine(_ packet: Packet, folder: String?, _ style: TerminalStyle) -> String {
        let verdict = packet.isReady ? style.good("READY") : style.bad("NOT READY")
        let errors = packet.findings.count { $0.severity == .error }
        var line = "\(verdict): documentation \(packet.verdict), \(errors) to fix, \(OpenValue.all(in: packet).count) to confirm"
        if let folder { line += "; packet in \(Printable.text(folder))" }
        return line + "\n"
    }
}
