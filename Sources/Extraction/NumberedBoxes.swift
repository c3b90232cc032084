import PageText

/// A form whose boxes are numbered: "11. NDC" at the head of a box, and what it says below.
struct NumberedBoxes {
    struct Box {
        let number: Int
        /// Folded.
        let label: [String]
        /// What stands in the box, line by line.
        let value: [ArraySlice<Word>]
        /// From the label's line to the last of the value.
        let lines: Range<Int>
    }

    /// In the order of their numbers.
    let boxes: [Box]

    /// - Returns: nil unless the page has such numbers from one on without a gap.
    init?(_ view: PageView) {
        let heads = view.lines.indices.flatMap { line in
            view.lines[line].words.indices.compactMap { word in Self.number(view, line, word).map { (number: $0, line: line, word: word) } }
        }
        guard heads.count >= Self.least, heads.map(\.number).sorted() == Array(1...heads.count) else { return nil }
        boxes = heads.sorted { $0.number < $1.number }.map { head in
            let line = view.lines[head.line], left = line.words[head.word].box.left
            let beside = heads.filter { $0.line == head.line && $0.word > head.word }.map(\.word).min()
            let right = beside.map { line.words[$0].box.left } ?? .infinity
            func isWithin(_ word: Word) -> Bool { word.box.left > left - 4 && word.box.left < right - 2 }
            let next = heads.filter { $0.line > head.line && isWithin(view.lines[$0.line].words[$0.word]) }.map(\.line).min()
            let end = next ?? heads.map(\.line).filter { $0 > head.line }.min() ?? min(view.lines.count, head.line + 3)
            let value = (head.line + 1..<max(head.line + 1, end)).compactMap { index -> ArraySlice<Word>? in
                let words = view.lines[index].words
                guard let first = words.firstIndex(where: isWithin), let last = words.lastIndex(where: isWithin) else { return nil }
                return words[first...last]
            }
            return Box(number: head.number, label: Array(view.folds[head.line][(head.word + 1)..<(beside ?? line.words.count)]), value: value, lines: head.line..<max(head.line + 1, end))
        }
    }

    private static let least = 8

    /// "11." or "11)" before a word.
    private static func number(_ view: PageView, _ line: Int, _ word: Int) -> Int? {
        let words = view.lines[line].words, text = words[word].text
        guard word + 1 < words.count, let last = text.last, ".)".contains(last), let number = Int(text.dropLast()), (1...60).contains(number), words[word + 1].text.first?.isLetter == true else { return nil }
        return number
    }
}
