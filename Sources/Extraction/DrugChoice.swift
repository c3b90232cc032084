import PageText

/// A list of drugs of which one is to be ticked: below one another, or in several columns.
struct DrugChoice {
    enum Answer: String { case one, none, multiple }

    /// A drug's box: its line, and the first word behind it.
    struct Place: Hashable {
        let line: Int
        let word: Int
    }

    let answer: Answer
    /// The box that is ticked, where there is one.
    let ticked: Place?
    /// Every box of the list was found, and what is filled in does not speak against the tick.
    let isSure: Bool
    let box: Box?
    /// All boxes that were found are open, and one name has none: its box was not found, for a pen ticked it. A person confirms.
    let isMissed: Bool

    private struct Option {
        let place: Place
        let left: Double
        let isTicked: Bool
        let box: Box
        var line: Int { place.line }
    }

    /// - Parameters:
    ///   - places: boxes that stand before the name of a drug.
    ///   - named: all names of drugs.
    /// - Returns: nil where there is no choice.
    init?(places: Set<Place>, named: Set<Place>, view: PageView) {
        guard places.count > 1 else { return nil }
        let options = Self.columns(of: places, in: view)
        guard options.count > 1 else { return nil }
        let ticked = options.filter(\.isTicked)
        let range = (options.map(\.line).min() ?? 0)...(options.map(\.line).max() ?? 0)
        // A name in the list without a box: its box was not found, for a pen went through it.
        func isUnboxed(_ place: Place, at edge: Double) -> Bool {
            range.contains(place.line) && !options.contains { $0.line == place.line && $0.left > edge - 40 && $0.left < edge + 40 } && options.contains { edge <= $0.box.left + 60 && edge >= $0.box.left - 20 }
        }
        let unboxed = named.filter { isUnboxed($0, at: view.lines[$0.line].box(of: view.segment(of: $0.word, line: $0.line)).left) }
        isMissed = ticked.isEmpty && Set(unboxed.map(\.line)).count == 1
        answer = ticked.count == 1 || isMissed ? .one : ticked.isEmpty ? .none : .multiple
        self.ticked = isMissed ? unboxed.min { $0.word < $1.word } : ticked.count == 1 ? ticked[0].place : nil
        box = Box.union((ticked.isEmpty ? options : ticked).map(\.box))
        let isText = view.page.source == .textLayer
        let isWhole = unboxed.isEmpty && !named.contains { isUnboxed($0, at: view.lines[$0.line].box.left) }
        let lines = Set(options.map(\.line)).sorted()
        let filled = lines.indices.filter { index in
            let end = index + 1 < lines.count ? lines[index + 1] : min(lines[index] + 3, view.lines.count)
            return (lines[index]..<end).contains { TypedReading.dose(in: view.lines[$0].words[...]) != nil }
        }.map { lines[$0] }
        // What is filled in without a tick is for a person, and so are boxes that may have been missed.
        switch answer {
        case .none: isSure = false
        case .multiple: isSure = isText && isWhole
        case .one: isSure = !isMissed && isWhole && (isText ? filled.isEmpty || ticked.contains { filled.contains($0.line) } : ticked.contains { filled == [$0.line] })
        }
    }

    /// The boxes in a column with those of known names: a name that the reference does not know is a choice too. Boxes further right on the
    /// line are for its dose and route.
    private static func columns(of places: Set<Place>, in view: PageView) -> [Option] {
        let all = view.lines.indices.flatMap { index in
            TickedBoxes.marks(in: index, of: view).map { mark in
                Option(
                    place: Place(line: index, word: mark.word), left: mark.left, isTicked: mark.isTicked,
                    box: view.lines[index].box(of: view.segment(of: mark.word, line: index)))
            }
        }
        var rest = all.filter { places.contains($0.place) }, found: [Option] = []
        while let first = rest.first {
            let known = rest.filter { abs($0.left - first.left) < 5 }
            rest.removeAll { abs($0.left - first.left) < 5 }
            // One name alone, elsewhere, is no list; beside another column it is the end of one.
            guard known.count > 1 || all.contains(where: { $0.line == first.line && $0.left != first.left && places.contains($0.place) }) else { continue }
            found += column(of: known, among: all.filter { abs($0.left - first.left) < 5 }, in: view)
        }
        return found.sorted { ($0.line, $0.left) < ($1.line, $1.left) }
    }

    /// The boxes from the first known one to the last, and those that go on above and below in the same steps.
    private static func column(of known: [Option], among column: [Option], in view: PageView) -> [Option] {
        let lines = Set(known.map(\.line))
        guard let first = column.firstIndex(where: { lines.contains($0.line) }), let last = column.lastIndex(where: { lines.contains($0.line) }), last > first else { return known }
        let steps = zip(column[first...last], column[(first + 1)...last]).map { $1.box.top - $0.box.top }.sorted()
        let step = 1.25 * steps[steps.count / 2]
        var range = first...last
        // The sign before a heading ("D  Product - check one:") looks like a box.
        func isHeading(_ option: Option) -> Bool { view.lines[option.line].words.last?.text.hasSuffix(":") == true }
        // "Use the syringe that comes with it": tells of no drug.
        func isDrug(_ option: Option) -> Bool {
            let words = view.lines[option.line].words[view.segment(of: option.place.word, line: option.line)]
            return known.contains { $0.line == option.line } || words.prefix(2).contains { folded($0.text) == "other" } || words.count <= 4 || TypedReading.dose(in: words) != nil || words.prefix(3).contains { $0.text.hasPrefix("(") }
        }
        while range.lowerBound > 0, !isHeading(column[range.lowerBound - 1]), column[range.lowerBound].box.top - column[range.lowerBound - 1].box.top < step { range = range.lowerBound - 1...range.upperBound }
        while range.upperBound + 1 < column.count, column[range.upperBound + 1].box.top - column[range.upperBound].box.top < step { range = range.lowerBound...range.upperBound + 1 }
        return column[range].filter(isDrug)
    }
}
