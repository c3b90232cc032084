/// What is wrong with a payer's profile, where, and what was probably meant.
public struct PayerFileError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        case unreadable
        case notYAML(String)
        /// - Parameters:
        ///   - kind: "key", "requirement", "rule", "profile".
        ///   - nearest: the right word that was probably meant.
        case unknown(kind: String, word: String, nearest: String?)
        /// A word that its key does not know, of a few that it does.
        case wrongWord(of: String, word: String, nearest: String?, words: [String])
        case wrongValue(of: String, expected: String)
        case missing(String)
        /// A profile extends one that extends it.
        case circle
        case noDefault(String)
    }

    /// The file's name.
    public let file: String
    /// 1-based; nil when it concerns the whole file.
    public let line: Int?
    public let reason: Reason

    init(_ file: String, _ line: Int?, _ reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    public var description: String {
        let place = file + (line.map { ", line \($0)" } ?? "")
        return switch reason {
        case .unreadable: "\(place) cannot be opened: restore it from the release."
        case .notYAML(let problem): "\(place) is no YAML (\(problem)): look at its indentation and quotes."
        case .unknown(let kind, let word, let nearest): "\(place): there is no \(kind) \(word)\(nearest.map { "; did you mean \($0)?" } ?? ".")"
        case .wrongWord(let key, let word, let nearest, let words):
            "\(place): \(key) cannot be \(word)" + (nearest.map { "; did you mean \($0)?" } ?? (words.count > 9 ? ": see docs/payers.md." : ": use \(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")."))
        case .wrongValue(let key, let expected): "\(place): \(key) is not right: expected \(expected)."
        case .missing(let key): "\(place): \(key) is missing: add it."
        case .circle: "\(place): this profile extends itself in a circle: break it."
        case .noDefault(let name): "\(place) has no profile \(name): restore \(name).yaml from the release."
        }
    }
}
