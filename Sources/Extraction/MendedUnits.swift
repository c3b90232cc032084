import PageText

/// Units behind a number whose letters OCR took for others, as it does with handwriting: "20 ma/ka" is "20 mg/kg", "48.4 kq" is "48.4 kg".
///
/// What was put right by its form is a suggestion: `Judge` accepts such a word only where arithmetic or a directory agrees.
enum MendedUnits {
    /// The confidence that is left to a unit that was put right.
    static let most = Judge.leastRead

    static func mended(_ line: TextLine, space: Double) -> TextLine {
        var words = line.words
        for index in words.indices.dropFirst() where isNumber(words[index - 1].text) {
            guard let unit = unit(words[index].text) else { continue }
            words[index] = Word(text: unit, box: words[index].box, confidence: min(words[index].confidence, most))
        }
        // "g3 weeks" is "q3 weeks".
        for index in words.indices.dropLast() where ["weeks", "week", "wks", "wk", "months", "month", "mos"].contains(words[index + 1].text.lowercased().filter(\.isLetter)) {
            let text = words[index].text, count = text.dropFirst()
            guard text.first == "g", (1...2).contains(count.count), count.allSatisfy(\.isNumber) else { continue }
            words[index] = Word(text: "q" + count, box: words[index].box, confidence: min(words[index].confidence, most))
        }
        // The sign of a section is a 5 that lost its middle.
        for index in words.indices where words[index].text.contains("§") && words[index].text.count(where: \.isNumber) > 3 {
            words[index] = Word(text: words[index].text.replacing("§", with: "5"), box: words[index].box, confidence: min(words[index].confidence, most))
        }
        return words == line.words ? line : TextLine(words: words, space: space)
    }

    private static func isNumber(_ text: String) -> Bool {
        guard let first = text.first, first.isNumber, text.count <= 7 else { return false }
        return text.allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
    }

    /// What a g is taken for.
    private static let likeG: Set<Character> = ["a", "q", "9", "4", "y", "s", "8", "o"]
    /// A line through the letters, or an m torn in two.
    private static let likeMilligram: Set<String> = ["img", "rng", "nig", "mgi", "imq"]
    private static let likeSlash: Set<Character> = ["/", "l", "1", "|", "I", "f", "t"]

    /// The unit that the letters stand for; nil for one that is read as it should be, and for other words.
    static func unit(_ text: String) -> String? {
        let word = text.trimmingSuffix { ".,;:".contains($0) }
        // "MS 39201", "KY": states. "6 mo" are months.
        guard !word.allSatisfy(\.isUppercase), word != "mo" else { return nil }
        if likeMilligram.contains(String(word)) { return "mg" }
        // "187 Ib": an I looks like an l in most types.
        if ["Ib", "Ibs", "1b", "1bs", "|b", "|bs", "ib", "ibs"].contains(word) { return word.count == 3 ? "lbs" : "lb" }
        let letters = Array(word.lowercased())
        func isG(_ index: Int) -> Bool { letters[index] == "g" || likeG.contains(letters[index]) }
        let unit: String? =
            switch (letters.count, letters.first) {
            case (2, "m"): isG(1) ? "mg" : nil
            case (2, "k"): isG(1) ? "kg" : nil
            case (3, "m"): letters[1] == "c" && isG(2) ? "mcg" : nil
            case (4, "m"): isG(1) && letters[2] == "k" && isG(3) ? "mg/kg" : nil
            case (5, "m"): isG(1) && likeSlash.contains(letters[2]) && letters[3] == "k" && isG(4) ? "mg/kg" : nil
            default: nil
            }
        return unit == String(letters) ? nil : unit
    }
}

extension String {
    fileprivate func trimmingSuffix(while isLeftOut: (Character) -> Bool) -> Substring {
        var part = Substring(self)
        while let last = part.last, isLeftOut(last) { part.removeLast() }
        return part
    }
}
