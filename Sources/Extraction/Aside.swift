import PageText

/// What a paper says beside the order: of treatment before, of drugs given against reactions, of diagnoses that were or may be.
///
/// A table of words: what follows one of them in its sentence, or stands in the part that one of them heads, is not ordered.
struct Aside {
    private let view: PageView
    /// Lines under a heading that puts them aside.
    private let lines: Set<Int>

    private static let words: Set<String> = [
        "prior", "previous", "previously", "failed", "tried", "trials", "discontinue", "discontinued", "stop", "stopped", "dcd", "completed", "premed", "premeds", "premedicate", "premedication",
        "premedications", "premedicated", "prn", "historical", "historically", "hx", "pmh", "history", "ro", "resolved", "allergies", "reaction", "anaphylaxis", "hypersensitivity",
    ]
    /// They say it of their row, wherever they stand in it.
    private static let states: Set<String> = ["resolved", "historical", "inactive", "completed", "discontinued"]

    init(_ view: PageView) {
        self.view = view
        var lines: Set<Int> = [], isAside = false
        for (index, line) in view.lines.enumerated() {
            if Self.isHeading(line) { isAside = Self.says(view.folds[index][...]) } else if line.words.prefix(5).contains(where: { $0.text.hasSuffix(":") }) { isAside = false }
            if isAside { lines.insert(index) }
        }
        self.lines = lines
    }

    /// A few words without a value, alone on their line. (The heads of a table go on with its title.)
    private static func isHeading(_ line: TextLine) -> Bool {
        line.words.count <= 7 && line.segments.count == 1 && !line.words.contains { $0.text.contains(where: \.isNumber) } && line.words.first?.text.first?.isUppercase == true
            && !line.words.dropLast().contains { $0.text.hasSuffix(":") }
    }

    private static func says(_ folds: ArraySlice<String>) -> Bool {
        folds.indices.contains { index in
            if folds[index] == "rule", index + 1 < folds.endIndex, folds[index + 1] == "out" { return true }
            // "Prior authorization" is of this order.
            return words.contains(folds[index]) && !(folds[index] == "prior" && index + 1 < folds.endIndex && folds[index + 1].hasPrefix("auth"))
        }
    }

    /// What begins with a word is said aside.
    func holds(_ word: Int, line index: Int) -> Bool {
        if lines.contains(index) || view.folds[index].contains(where: Self.states.contains) { return true }
        if let start = sentenceStart(before: word, line: index) { return Self.says(view.folds[index][start..<word]) }
        // The sentence began a line above.
        return Self.says(view.folds[index][..<word]) || index > 0 && goesOn(index) && Self.says(view.folds[index - 1][(sentenceStart(before: view.lines[index - 1].words.count, line: index - 1) ?? 0)...])
    }

    /// Behind the sentence before, or the value of another label: "Allergies: none Dose: 300 mg".
    private func sentenceStart(before word: Int, line index: Int) -> Int? {
        let words = view.lines[index].words[..<word]
        let sentence = words.lastIndex { $0.text.count > 2 && ".;".contains($0.text.last ?? " ") }, label = words.indices.filter { words[$0].text.hasSuffix(":") }.dropLast().last
        return [sentence, label].compactMap { $0 }.max().map { $0 + 1 }
    }

    /// The line goes on with the paragraph of the one above.
    private func goesOn(_ index: Int) -> Bool {
        let above = view.lines[index - 1], line = view.lines[index]
        func isProse(_ line: TextLine) -> Bool { line.words.count > 7 && line.segments.count == 1 && !line.words.contains { $0.text.hasSuffix(":") } }
        return isProse(above) && isProse(line) && abs(above.box.left - line.box.left) < 8 && line.box.top - above.box.bottom < line.box.height
    }
}
