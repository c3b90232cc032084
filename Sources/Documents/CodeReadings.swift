import PageText

/// Two readings of one line, by the recogniser of text and by that of codes.
enum CodeReadings {
    /// Whether a line is worth a second reading: it holds a digit, or a word that was not read well.
    static func matter(_ words: [Word]) -> Bool {
        words.contains { $0.text.contains(where: \.isNumber) || $0.confidence < 0.7 }
    }

    static func compared(_ words: [Word], with others: [Word]) -> [Word] {
        words.map { word in
            let same = others.filter { $0.box.centerX > word.box.left && $0.box.centerX < word.box.right }
            guard !same.isEmpty else { return word }
            var word = word
            word.secondReading = same.map(\.text).joined()
            return word
        }
    }
}
