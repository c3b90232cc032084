import PageText

/// The lines of one item: the one with its numbers, and those above and below that belong to it.
struct ItemRow {
    /// First lines of cells that are taller than the numbers and centred beside them.
    let above: Range<Int>
    let line: Int
    let below: Range<Int>
    /// What the lines above say is all of its name.
    var isNamedAbove = false

    var lines: [Int] { Array(above) + [line] + Array(below) }

    /// The lines right above `line`, but behind `previous`, that belong to its row.
    ///
    /// Cells of several lines stand half above and half below the numbers beside them: each line above has its mirror below. Closer to the
    /// numbers than two lines of one text are, it is surely theirs; else the room above it must be wider, as between rows.
    static func centred(on line: Int, after previous: Int, in view: PageView) -> Range<Int> {
        let center = view.lines[line].box.centerY, height = view.lines[line].box.height
        var first = line
        while first - 1 > previous {
            let above = view.lines[first - 1]
            // "Batch BF1330A" stands below its name.
            guard ItemDetails.sublabels.match(view.folds[first - 1], at: 0) == nil else { break }
            let offset = center - above.box.centerY
            let hasMirror = view.lines[(line + 1)...].prefix(4).contains { below in
                abs(below.box.centerY - center - offset) < 0.25 * height && below.box.horizontalOverlap(above.box) > 0
            }
            let isTight = offset < 0.8 * height
            let room = first > 1 ? above.box.centerY - view.lines[first - 2].box.centerY : .infinity
            guard hasMirror, isTight || room > 1.15 * (view.lines[first].box.centerY - above.box.centerY) else { break }
            first -= 1
        }
        return first..<line
    }
}

/// A code or date that was too wide for its cell: broken at a hyphen, it goes on below.
struct BrokenWord {
    private(set) var parts: [(line: Int, word: Int)]
    private(set) var words: [Word]

    var text: String { words.map(\.text).joined() }

    /// The broken words that begin in one of `lines` and end in another.
    static func all(in lines: [Int], of view: PageView) -> [BrokenWord] {
        var found: [BrokenWord] = []
        for (position, line) in lines.enumerated() {
            for (index, word) in view.lines[line].words.enumerated() where word.text.hasSuffix("-") && word.text.contains(where: \.isNumber) {
                guard !found.contains(where: { $0.parts.contains { $0 == (line, index) } }) else { continue }
                var broken = BrokenWord(parts: [(line, index)], words: [word])
                for below in lines.dropFirst(position + 1).prefix(3) {
                    guard let last = broken.words.last, last.text.hasSuffix("-"), view.lines[below].box.top - last.box.bottom < last.box.height else { break }
                    guard let next = view.lines[below].words.indices.first(where: { view.lines[below].words[$0].box.horizontalOverlap(last.box) > 0 }) else { continue }
                    broken.parts.append((below, next))
                    broken.words.append(view.lines[below].words[next])
                }
                if broken.parts.count > 1 { found.append(broken) }
            }
        }
        return found
    }
}
