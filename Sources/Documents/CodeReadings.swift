import PageText

/// Two readings of one line, by the recogniser of text and by that of codes, which share no training: where they agree, a code is as good
/// as proved; where they differ, the surer one stands and the other is told.
enum CodeReadings {
    /// Whether a line is worth a second reading: it holds a digit, or a word that was not read well.
    static func matter(_ words: [Word]) -> Bool {
        words.contains { $0.text.contains(where: \.isNumber) || $0.confidence < 0.7 }
    }

    static func compared(_ words: [Word], with others: [Word]) -> [Word] {
        words.map { word in
            guard let other = other(of: word, among: others) else { return word }
            var word = word
            word.secondReading = other.text
            // The recogniser of codes knows few words.
            let isCode = word.text.contains(where: \.isNumber) || other.text.contains(where: \.isNumber)
            return isCode && other.text != word.text && other.confidence > word.confidence ? other : word
        }
    }

    // MARK: - Names

    /// Whether a line without codes is worth a second reading: names, titles and heads are short, prose is not.
    static func mayName(_ words: [Word]) -> Bool {
        words.count <= 7 && words.contains { $0.text.count(where: \.isLetter) > 2 }
    }

    /// The same words, with what another reading says of them.
    static func confirmed(_ words: [Word], by others: [Word]) -> [Word] {
        words.map { word in
            var word = word
            word.secondReading = other(of: word, among: others)?.text
            return word
        }
    }

    /// What another reading of the same line says in a word's place; nil where it divides the line otherwise.
    private static func other(of word: Word, among others: [Word]) -> Word? {
        let same = others.filter { $0.box.centerX > word.box.left && $0.box.centerX < word.box.right }
        guard let box = Box.union(same.map(\.box)), abs(box.width - word.box.width) < 0.5 * word.box.height else { return nil }
        return Word(text: same.map(\.text).joined(), box: word.box, confidence: same.map(\.confidence).min() ?? 0, secondReading: word.text)
    }

    // MARK: - Words that were torn

    /// A number is one word, also where its print leaves more space after a comma or before a hyphen.
    static func joined(_ words: [Word]) -> [Word] {
        words.reduce(into: []) { result, word in
            guard let last = result.last, belong(last, word) else { return result.append(word) }
            result[result.count - 1] = Word(text: last.text + word.text, box: last.box.union(word.box), confidence: min(last.confidence, word.confidence))
        }
    }

    private static func belong(_ left: Word, _ right: Word) -> Bool {
        let gap = (right.box.left - left.box.right) / max(left.box.height, right.box.height)
        let before = left.text.dropLast().last, first = right.text.prefix { $0.isASCII && $0.isNumber }.count
        // 186,|433.92, but not January 5,|2026.
        if left.text.hasSuffix(","), before?.isNumber ?? false, first == 3, gap < 0.6 {
            let rest = right.text.dropFirst(3)
            return rest.isEmpty || rest.first == "." || rest.first == ","
        }
        // 70381|-5940-07
        let second = right.text.dropFirst().first
        return gap < 0.4 && right.text.hasPrefix("-") && second?.isNumber ?? false && left.text.last?.isNumber ?? false
    }
}
