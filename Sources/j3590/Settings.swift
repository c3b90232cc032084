import Foundation

/// What a configuration file sets: one `key: value` a line, `#` begins a comment. Options of the command line come first.
struct Settings {
    private(set) var models: String?
    private(set) var payer: String?
    /// Whether pages are kept for the next time.
    private(set) var cache = true

    init() {}

    init(file: String) throws(SettingsError) {
        guard let data = FileManager.default.contents(atPath: file) else { throw .unreadable }
        for (index, line) in String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let text = line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
            guard !text.isEmpty else { continue }
            let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, !parts[1].isEmpty else { throw .noValue(line: index + 1) }
            switch parts[0] {
            case "models": models = parts[1]
            case "payer": payer = parts[1]
            case "cache" where ["on", "off"].contains(parts[1]): cache = parts[1] == "on"
            case "cache": throw .neitherOnNorOff("cache", line: index + 1)
            default: throw .unknownKey(parts[0], line: index + 1)
            }
        }
    }
}

enum SettingsError: Error, CustomStringConvertible {
    case unreadable
    case noValue(line: Int)
    case unknownKey(String, line: Int)
    case neitherOnNorOff(String, line: Int)

    var description: String {
        switch self {
        case .unreadable: "The file cannot be opened: check its name and who may read it."
        case .noValue(let line): "Line \(line) has no value: write it as \"payer: medicare-part-b\"."
        case .unknownKey(let key, let line): "Line \(line) has the unknown key \(key): use models, payer or cache."
        case .neitherOnNorOff(let key, let line): "Line \(line) needs \(key): on or \(key): off."
        }
    }
}
