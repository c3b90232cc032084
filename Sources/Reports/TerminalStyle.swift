import Foundation

/// What a terminal can show: colours or none, marks or their ASCII likeness.
struct TerminalStyle {
    let color: Bool
    let isUTF8: Bool

    func bold(_ text: String) -> String { colored(text, 1) }
    func good(_ text: String) -> String { colored(text, 32) }
    func warning(_ text: String) -> String { colored(text, 33) }
    func bad(_ text: String) -> String { colored(text, 31) }
    func dim(_ text: String) -> String { colored(text, 2) }

    var ellipsis: String { isUTF8 ? "…" : "..." }

    func mark(_ state: Checklist.State) -> String {
        switch state {
        case .present: good(isUTF8 ? "✓" : "+")
        case .confirm: warning("!")
        case .missing: bad(isUTF8 ? "✗" : "x")
        case .notAsked: dim("-")
        }
    }

    private func colored(_ text: String, _ code: Int) -> String { color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

    /// By the first of LC_ALL, LC_CTYPE and LANG that is set, as POSIX has it.
    static let isUTF8Environment: Bool =
        ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { ProcessInfo.processInfo.environment[$0] }.first { !$0.isEmpty }
        .map { $0.uppercased().contains("UTF") } ?? false
}
