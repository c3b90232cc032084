import PageText

/// Boxes to tick, drawn or printed.
enum TickedBoxes {
    private static let ticked: Set<String> = ["☑", "☒", "✕", "✖", "■", "[x]", "[X]", "(x)", "(X)", "✓", "✔", "✗", "✘", "[✓]", "[√]", "√", "⊠", "[*]", "◉", "⦿"]
    private static let open: Set<String> = ["☐", "□", "[]", "[_]", "()", "○", "◯", "❏", "❑", "▢"]

    /// Brackets that a typist leaves a space between.
    private static let closing = ["[": "]", "(": ")"]

    /// What a printed sign says of the words behind it. A filled circle is the mark of any list, but beside empty ones it is ticked.
    private static func state(of text: String, in view: PageView) -> Bool? {
        if ticked.contains(text) { return true }
        if open.contains(text) { return false }
        // OCR takes the brackets that a typist leaves for one another, and the X struck between them for a sign that nobody types: "{X]", "[%]".
        if view.page.source != .textLayer, text.count == 3, let first = text.first, let last = text.last, "[{(".contains(first), "])}[{(".contains(last), text.dropFirst().first.map({ "Xx%*#&".contains($0) }) == true { return true }
        return ["●", "⬤"].contains(text) && view.hasEmptyCircles ? true : nil
    }

    /// "Clevery", "Olb", "&ikg", "[x{IV": OCR draws a box to the word behind it.
    static func parted(_ words: [Word], _ boxes: [Checkbox]) -> [Word] {
        words.flatMap { word -> [Word] in
            if let box = boxes.first(where: { $0.box.verticalOverlap(word.box) > 0.5 * $0.box.height && $0.box.left < word.box.left + 3 && $0.box.right > word.box.left + 3 && $0.box.right < word.box.right - 3 }), let rest = behind(box.box, word) { return [rest] }
            guard word.text.count > 4, glued.begins(word.text) else { return [word] }
            let share = 3 / Double(word.text.count) * word.box.width, box = word.box
            return [
                Word(text: String(word.text.prefix(3)), box: Box(x: box.x, y: box.y, width: share, height: box.height), confidence: word.confidence),
                Word(text: String(word.text.dropFirst(3)), box: Box(x: box.x + share, y: box.y, width: box.width - share, height: box.height), confidence: word.confidence),
            ]
        }
    }

    /// The word without what OCR made of the box. Of a number no digit is taken away.
    private static func behind(_ box: Box, _ word: Word) -> Word? {
        let count = word.text.count, share = (box.right - word.box.left) / word.box.width
        let hasDigits = word.text.contains(where: \.isNumber)
        let taken = hasDigits ? word.text.prefix { !$0.isLetter && !$0.isNumber }.count : max(1, Int((Double(count) * share).rounded()))
        guard taken > 0, taken < count else { return nil }
        return Word(text: String(word.text.dropFirst(taken)), box: Box(left: box.right, top: word.box.top, right: word.box.right, bottom: word.box.bottom), confidence: min(word.confidence, 0.6))
    }

    private static let glued = Pattern(/[\[{(][xX][\]})\[{(][A-Za-z0-9]/)

    /// A box on a line, and the word that it belongs to.
    struct Mark {
        let left: Double
        let isTicked: Bool
        /// The first word behind the box.
        let word: Int
        /// The first word that prints the box, or `word` where it is drawn.
        let firstWord: Int
    }

    /// The boxes of a line from left to right, those with no word behind them left out.
    static func marks(in index: Int, of view: PageView) -> [Mark] {
        let words = view.lines[index].words
        var marks: [Mark] = []
        for position in words.indices {
            let text = words[position].text
            var end = position + 1
            var state = state(of: text, in: view)
            if let close = closing[text], end < words.count {
                if words[end].text == close { (state, end) = (false, end + 1) }
                if end + 1 < words.count, words[end + 1].text == close, words[end].text.count == 1 { (state, end) = (true, end + 2) }
            }
            if let state, end < words.count { marks.append(Mark(left: words[position].box.left, isTicked: state, word: end, firstWord: position)) }
        }
        for box in view.boxes {
            // OCR may read the box as a letter: what stands in it is no word.
            let behind = words.indices.first { words[$0].box.left > box.box.right - 4 && words[$0].box.centerX > box.box.right }
            guard let behind, words[behind].box.left - box.box.right < 24, isBeside(box.box, words[behind].box, of: index, in: view),
                !marks.contains(where: { $0.word == behind })
            else { continue }
            let first = words[..<behind].lastIndex { $0.box.right < box.box.left + 3 }.map { $0 + 1 } ?? 0
            marks.append(Mark(left: box.box.left, isTicked: box.isTicked, word: behind, firstWord: first))
        }
        return marks.sorted { $0.left < $1.left }
    }

    /// "58 ○ lb ● kg": a number with its units to tick, read with the one that is ticked; nil where none or both are.
    static func chosenUnit(in words: ArraySlice<Word>, of view: PageView, _ read: (ArraySlice<Word>) -> Reading?) -> Reading? {
        guard let line = view.lines.firstIndex(where: { $0.words.indices.contains(words.startIndex) && $0.words[words.startIndex] == words.first }) else { return read(words) }
        let marks = marks(in: line, of: view).filter { words.indices.contains($0.word) }
        guard let first = marks.first, first.firstWord == words.startIndex + 1, words.first?.text.allSatisfy({ $0.isNumber || $0 == "." }) == true else { return read(words) }
        let ticked = marks.filter(\.isTicked)
        guard ticked.count == 1, let unit = ticked.first?.word, let value = read([words[words.startIndex], words[unit]]) else { return nil }
        return Reading(value: value.value, words: words.startIndex..<unit + 1)
    }

    /// The state of the box that an inline option begins with ("☒ Pompe disease (E74.02) ☐ Fabry disease (E75.21)"); nil where the line, or
    /// the one above that it goes on with, has no several.
    static func stateOfOption(holding word: Int, of index: Int, in view: PageView) -> Bool? {
        let own = marks(in: index, of: view)
        if let mark = own.last(where: { $0.word <= word }) { return own.count > 1 || goesOn(index, in: view) || isOfList(mark, on: index, holding: word, in: view) ? mark.isTicked : nil }
        if let state = stateAtEnd(of: index - 1, over: index, in: view) { return state }
        guard index > 0, goesOn(index, in: view), case let above = marks(in: index - 1, of: view), above.count > 1 else { return nil }
        // Options side by side go on each below itself.
        let areColumns = above.allSatisfy { view.segment(of: $0.word, line: index - 1).lowerBound >= $0.firstWord }
        return (areColumns ? above.last { $0.left < view.lines[index].words[word].box.left } : above.last)?.isTicked
    }

    /// A box that prose left at the end of a line is that of the words the next line begins with.
    private static func stateAtEnd(of index: Int, over next: Int, in view: PageView) -> Bool? {
        guard index >= 0, let last = view.lines[index].words.last, view.lines[next].box.top - last.box.bottom < last.box.height else { return nil }
        if let state = state(of: last.text, in: view) { return view.lines[index].words.count > 1 ? state : nil }
        if case let words = view.lines[index].words, words.count > 2, closing[words[words.count - 2].text] == last.text { return false }
        return view.boxes.first { $0.box.left > last.box.right - 3 && $0.box.left - last.box.right < 14 && isBeside($0.box, last.box, of: index, in: view) }.flatMap { box in view.trailing.contains { $0.behind.box == box.box } ? nil : box.isTicked }
    }

    /// The state of the box at the end of the row.
    static func stateOfRow(holding word: Int, of index: Int, in view: PageView) -> Bool? {
        let box = view.lines[index].words[word].box
        return view.trailing.first { $0.before.box.left < box.left && $0.behind.box.left > box.right - 3 && isBeside($0.behind.box, box, of: index, in: view) }?.behind.isTicked
    }

    /// Boxes stand below one another, each before words that the code ends.
    private static func isOfList(_ mark: Mark, on index: Int, holding word: Int, in view: PageView) -> Bool {
        guard view.segment(of: word, line: index).contains(mark.word) else { return false }
        return [index - 1, index + 1].filter(view.lines.indices.contains).contains { other in marks(in: other, of: view).contains { abs($0.left - mark.left) < 5 } }
    }

    /// Options run on over a line and the one above.
    private static func goesOn(_ index: Int, in view: PageView) -> Bool {
        guard index > 0 else { return false }
        let line = view.lines[index], above = view.lines[index - 1]
        return line.box.top - above.box.bottom < line.box.height && !marks(in: index - 1, of: view).isEmpty && above.box.right > 0.75 * (view.lines.map(\.box.right).max() ?? 0)
    }

    /// The state of the box to the left of a word: true ticked, false open, nil no box.
    static func state(before word: Int, of index: Int, in view: PageView) -> Bool? {
        let line = view.lines[index]
        let box = line.words[word].box
        // Printed: "[x]", "[ ]" (two words), "☐".
        for position in stride(from: word - 1, through: max(0, word - 4), by: -1) {
            let text = line.words[position].text
            if let state = state(of: text, in: view) { return state }
            if position > 0, closing[line.words[position - 1].text] == text { return false }
            if text.hasPrefix("["), text.hasSuffix("]"), text.count <= 3 { return text.contains { $0.isLetter || $0 == "✓" } }
        }
        // Drawn: the nearest box on the same height within reach.
        let near = view.boxes.filter {
            $0.box.right < box.left + 4 && box.left - $0.box.right < 40 && isBeside($0.box, box, of: index, in: view)
        }
        return near.max { $0.box.right < $1.box.right }?.isTicked
    }

    /// On the height of a word, and not more on that of one in the next lines: letters of some text layers reach far over their lines.
    private static func isBeside(_ box: Box, _ word: Box, of index: Int, in view: PageView) -> Bool {
        guard word.verticalOverlap(box) > 0.3 * min(word.height, box.height) else { return false }
        let distance = abs(word.centerY - box.centerY)
        return ![index - 2, index - 1, index + 1, index + 2].filter(view.lines.indices.contains).contains { other in
            view.lines[other].words.contains { $0.box.left > box.right - 4 && $0.box.left - box.right < 24 && abs($0.box.centerY - box.centerY) < distance - 1.5 && $0.box.verticalOverlap(box) > 0 }
        }
    }
}
