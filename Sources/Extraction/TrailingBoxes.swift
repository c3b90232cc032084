import PageText

/// Boxes to tick in a column behind what they stand for: "Select one" at the right end of rows.
enum TrailingBoxes {
    private struct Row {
        let box: Checkbox
        let line: TextLine
        /// Words before the box, up to the one before it.
        let before: [Int]
        /// Where segments before the box begin.
        let starts: [Int]
    }

    /// The same boxes, those that stand behind their words as if they stood before them, where most forms have them.
    static func led(_ boxes: [Checkbox], by lines: [TextLine]) -> [Checkbox] {
        guard boxes.count > 1 else { return boxes }
        let byLine = Dictionary(grouping: boxes) { box in
            lines.indices.filter { lines[$0].words.contains { $0.box.verticalOverlap(box.box) > 0.3 * min($0.box.height, box.box.height) } }
                .min { abs(lines[$0].box.centerY - box.box.centerY) < abs(lines[$1].box.centerY - box.box.centerY) }
        }
        let rows = byLine.flatMap { line, boxes in line.map { trailing(boxes, on: lines[$0]) } ?? [] }
        let places = Dictionary(rows.compactMap { row in place(of: row, among: rows).map { (row.box, Checkbox(box: $0, isTicked: row.box.isTicked)) } }) { first, _ in first }
        return boxes.map { places[$0] ?? $0 }
    }

    /// The boxes of a line that begins with words, each behind some, with none behind it but those of the next.
    private static func trailing(_ boxes: [Checkbox], on line: TextLine) -> [Row] {
        let boxes = boxes.sorted { $0.box.left < $1.box.left }
        // OCR may read a box as a letter.
        let words = line.words.indices.filter { word in !boxes.contains { $0.box.contains(x: line.words[word].box.centerX, y: line.words[word].box.centerY) } }
        guard let last = boxes.last else { return [] }
        let endsWithBox = !words.contains { line.words[$0].box.left > last.box.right - 3 }
        // "Dose ☐   300 mg ☒   600 mg": several boxes that have words behind the last are before them, unless another column begins there with its label.
        let behindLast = words.filter { line.words[$0].box.left > last.box.right - 3 }.prefix(3)
        guard endsWithBox || boxes.count == 1 || behindLast.contains(where: { line.words[$0].text.hasSuffix(":") }) else { return [] }
        var rows: [Row] = [], left = -Double.infinity
        for (index, box) in boxes.enumerated() {
            let end = index + 1 < boxes.count ? boxes[index + 1].box.left : .infinity
            let before = words.filter { line.words[$0].box.left > left && line.words[$0].box.right < box.box.left + 3 }
            let behind = words.first { line.words[$0].box.left > box.box.right - 3 && line.words[$0].box.left < end }
            // Two boxes side by side are for yes and no.
            let isAlone = index + 1 == boxes.count || behind != nil
            // Before a box the number of a row is none of its words.
            guard !before.allSatisfy({ isNumber(line.words[$0].text) }), isAlone, endsWithBox || behind.map({ line.words[$0].box.left - box.box.right > 24 }) ?? true else { return rows }
            rows.append(Row(box: box, line: line, before: before, starts: line.segments.map(\.lowerBound).filter(before.contains)))
            left = box.box.right - 3
        }
        return rows
    }

    /// "1", "2.", "(a)"
    private static func isNumber(_ text: String) -> Bool {
        let signs = text.filter { $0.isLetter || $0.isNumber }
        return signs.count < 2 || signs.count < 3 && signs.allSatisfy(\.isNumber)
    }

    /// Before the first words that stand below one another in the rows of its column; nil where no other row is like it.
    private static func place(of row: Row, among rows: [Row]) -> Box? {
        let others = rows.filter { $0.box != row.box && abs($0.box.box.left - row.box.box.left) < 4 && abs($0.box.box.centerY - row.box.box.centerY) < 60 }
        func left(_ start: Int, _ row: Row) -> Double { row.line.words[start].box.left }
        guard let start = row.starts.first(where: { start in others.contains { other in other.starts.contains { abs(left($0, other) - left(start, row)) < 4 } } }) else { return nil }
        let word = row.line.words[start].box, box = row.box.box
        return Box(x: word.left - box.width - 2, y: word.centerY - box.height / 2, width: box.width, height: box.height)
    }
}
