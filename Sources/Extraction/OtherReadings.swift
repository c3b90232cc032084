import PageText
import Vocabulary

/// The second choice where words as they were read say nothing: what the other recogniser read, and dates whose digits were taken for letters.
///
/// Such a reading is a suggestion: `Judge` accepts it only where arithmetic or a directory agrees.
enum OtherReadings {
    private static let most = Judge.leastRead

    /// The same words otherwise read, at the same indices; nil where there is no other reading.
    static func of(_ words: ArraySlice<Word>) -> ArraySlice<Word>? {
        var others = words
        var isOther = false
        for index in words.indices {
            let word = words[index]
            let second = digits(of: word.secondReading ?? word.text), own = digits(of: word.text)
            // A day that one of the readings says is likelier than none.
            let text = (try? CalendarDay(second)) == nil && (try? CalendarDay(own)) != nil ? own : second
            guard text != word.text else { continue }
            others[index] = Word(text: text, box: word.box, confidence: min(word.confidence, most))
            isOther = true
        }
        return isOther ? others : nil
    }

    /// Letters that digits are taken for.
    private static let digit: [Character: Character] = ["O": "0", "Q": "0", "D": "0", "o": "0", "I": "1", "l": "1", "i": "1", "|": "1", "(": "1", "Z": "2", "S": "5", "B": "8"]

    /// "Q5-24-2024": a date but for such letters is put right; all else stays.
    private static func digits(of text: String) -> String {
        let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
        guard parts.count == 3, text.count(where: \.isNumber) >= 4, parts.allSatisfy({ part in part.allSatisfy { $0.isNumber || digit[$0] != nil } }) else { return text }
        return String(text.map { digit[$0] ?? $0 })
    }
}
