import PageText

/// A list of drugs of which one is to be ticked.
struct DrugChoice {
    enum Answer: String { case one, none, multiple }

    let answer: Answer
    /// The line of the one that is ticked.
    let tickedLine: Int?
    /// Every box of the list was found, and what is filled in does not speak against the tick.
    let isSure: Bool
    let box: Box?

    private struct Option {
        let line: Int
        let isTicked: Bool
        let box: Box
    }

    /// - Parameters:
    ///   - lines: those that name a drug beside a box.
    ///   - named: all lines that name a drug.
    /// - Returns: nil where there is no choice.
    init?(lines: Set<Int>, named: Set<Int>, view: PageView) {
        guard lines.count > 1 else { return nil }
        let options = Self.column(of: lines, in: view)
        guard options.count > 1 else { return nil }
        let ticked = options.filter(\.isTicked)
        answer = ticked.count == 1 ? .one : ticked.isEmpty ? .none : .multiple
        tickedLine = ticked.count == 1 ? ticked[0].line : nil
        box = Box.union((ticked.isEmpty ? options : ticked).map(\.box))
        let isText = view.page.source == .textLayer
        // A name in the list without a box: its box was not found, for a pen went through it.
        let range = (options.map(\.line).min() ?? 0)...(options.map(\.line).max() ?? 0)
        let left = options.map(\.box.left).min() ?? 0
        let isWhole = named.filter(range.contains).allSatisfy { line in
            options.contains { $0.line == line } || view.lines[line].box.left > left + 60 || view.lines[line].box.left < left - 20
        }
        let filled = options.indices.filter { index in
            let end = index + 1 < options.count ? options[index + 1].line : min(options[index].line + 3, view.lines.count)
            return (options[index].line..<end).contains { TypedReading.dose(in: view.lines[$0].words[...]) != nil }
        }.map { options[$0].line }
        // What is filled in without a tick is for a person, and so are boxes that may have been missed.
        switch answer {
        case .none: isSure = false
        case .multiple: isSure = isText && isWhole
        case .one: isSure = isWhole && (isText ? filled.isEmpty || tickedLine.map(filled.contains) ?? false : tickedLine.map { filled == [$0] } ?? false)
        }
    }

    /// The boxes in one column with those of the known names: a name that the reference does not know is a choice too.
    private static func column(of lines: Set<Int>, in view: PageView) -> [Option] {
        let all = view.lines.indices.flatMap { index in
            TickedBoxes.marks(in: index, of: view).map { mark in
                (left: mark.left, option: Option(line: index, isTicked: mark.isTicked, box: view.lines[index].box(of: view.segment(of: mark.word, line: index))))
            }
        }
        let known = all.filter { lines.contains($0.option.line) }
        let lefts = known.map(\.left).sorted()
        guard let left = lefts.isEmpty ? nil : lefts[lefts.count / 2] else { return [] }
        let column = all.filter { abs($0.left - left) < 5 }.map(\.option)
        guard let first = column.firstIndex(where: { lines.contains($0.line) }), let last = column.lastIndex(where: { lines.contains($0.line) }), last > first else {
            return known.map(\.option)
        }
        let steps = zip(column[first...last], column[(first + 1)...last]).map { $1.box.top - $0.box.top }.sorted()
        let step = 1.25 * steps[steps.count / 2]
        var range = first...last
        while range.lowerBound > 0, column[range.lowerBound].box.top - column[range.lowerBound - 1].box.top < step { range = range.lowerBound - 1...range.upperBound }
        while range.upperBound + 1 < column.count, column[range.upperBound + 1].box.top - column[range.upperBound].box.top < step { range = range.lowerBound...range.upperBound + 1 }
        return Array(column[range])
    }
}
