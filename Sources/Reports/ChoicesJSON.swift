public import Extraction
import Foundation

/// What each field of one file was chosen from, as one line of JSON: for training the ranking and for finding out why a value was taken.
public enum ChoicesJSON {
    public static func encode(_ file: String, _ choices: [Choice]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Sheet(file: file, choices: choices)), as: UTF8.self)
    }

    private struct Sheet: Encodable {
        let file: String
        let choices: [Choice]
    }
}
