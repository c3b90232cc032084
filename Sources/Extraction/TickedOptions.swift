import PageText

/// The values that a form prints with a box before each: the one that is ticked is what it says.
struct TickedOptions {
    let values: LabelledValues

    enum Answer {
        /// No boxes stand behind the label.
        case none
        /// Boxes, of which none or several are ticked.
        case undecided
        /// The words behind the one box that is ticked, and their line.
        case one(ArraySlice<Word>, line: Int)
    }

    private struct Option {
        let line: Int
        let words: Range<Int>
        let isTicked: Bool
    }

    /// Candidates of a typed field: what is ticked where boxes stand, else what the label announces.
    func candidates(_ field: Field, _ read: (ArraySlice<Word>) -> Reading?, excluding: (LabelHit) -> Bool = { _ in false }) -> [Candidate] {
        var candidates: [Candidate] = []
        var answered: [LabelHit] = []
        for hit in values.hits where hit.label.field == field && !excluding(hit) {
            let answer = answer(to: hit) { read($0) != nil }
            if case .none = answer { continue }
            answered.append(hit)
            guard case .one(let words, let line) = answer, let reading = read(words) else { continue }
            candidates.append(
                Candidate(
                    value: reading.value, words: values.view.lines[line].words[reading.words], page: values.view.page,
                    checks: [.label, .format], score: Double(hit.label.words.count) + 4))
        }
        let plain = values.candidates(field, read) { hit in excluding(hit) || answered.contains { $0.line == hit.line && $0.words == hit.words } }
        return candidates + plain
    }

    /// Below the drug's name, in its column, the one of several boxes that is ticked: "☐ 0.2 mg/kg  ☒ 0.3 mg/kg". What begins with another word ("☒ Acetaminophen 650 mg") is something else.
    func below(_ names: Set<Int>, _ read: (ArraySlice<Word>) -> Reading?) -> [Candidate] {
        let view = values.view
        for name in names.sorted() {
            let left = view.lines[name].words[0].box.left - 12
            for index in view.lines.indices.dropFirst(name + 1).prefix(3) where view.lines[index].words[0].box.left > left {
                let line = view.lines[index], options = options(in: index, words: line.words.indices, from: left).filter { read(line.words[$0.words])?.words.lowerBound == $0.words.lowerBound }
                guard options.count > 1 else { break }
                let ticked = options.filter(\.isTicked)
                guard ticked.count == 1, case let words = line.words[ticked[0].words], let reading = read(words) else { return [] }
                return [Candidate(value: reading.value, words: words[reading.words], page: view.page, checks: [.format, .label], score: 4)]
            }
        }
        return []
    }

    /// - Parameter isValue: of an option's words; what is something else ("do not round") is to be ticked besides.
    private func answer(to hit: LabelHit, _ isValue: (ArraySlice<Word>) -> Bool) -> Answer {
        let options = options(of: hit)
        // Boxes behind which no such value stands are of something else.
        guard options.count > 1 || options.first?.isTicked == true, options.contains(where: { isValue(values.view.lines[$0.line].words[$0.words]) }) else { return .none }
        let ticked = options.filter { $0.isTicked && isValue(values.view.lines[$0.line].words[$0.words]) }
        guard ticked.count == 1 else { return .undecided }
        return .one(values.view.lines[ticked[0].line].words[ticked[0].words], line: ticked[0].line)
    }

    // MARK: - Where options stand

    /// Those behind the label, and those of the lines below that go on with them.
    private func options(of hit: LabelHit) -> [Option] {
        let view = values.view
        let own = values.right(of: hit).map { options(in: $0.line, words: $0.words, from: hit.box.right) } ?? []
        var found = own
        // A heading alone on its line stands over all of the page's width.
        let isHeading = view.lines[hit.line].segments.count == 1 && hit.words.upperBound == view.lines[hit.line].words.count
        // Heads stand side by side, each over its own options.
        let next = own.isEmpty ? view.lines[hit.line].segments.first { $0.lowerBound >= hit.words.upperBound }.map { view.lines[hit.line].words[$0.lowerBound].box.left - 12 } : nil
        let right = isHeading ? view.page.width : next ?? own.last.map { view.lines[$0.line].box(of: $0.words).right + 90 } ?? hit.box.right + 220
        var bottom = hit.box.bottom
        for index in view.lines.indices.dropFirst(hit.line + 1).prefix(6) {
            let line = view.lines[index]
            guard line.box.top - bottom < 1.6 * max(hit.box.height, 8) else { break }
            let inside = line.words.indices.filter { line.words[$0].box.left > hit.box.left - 12 && line.words[$0].box.left < right }
            guard let first = inside.first, let last = inside.last else { continue }
            // The next label ends the list, also behind the last option of a line.
            let next = values.hits.first { $0.line == index && $0.isMarked && inside.contains($0.words.lowerBound) }?.words.lowerBound ?? last + 1
            guard next > first else { break }
            let more = self.options(in: index, words: first..<next, from: hit.box.left - 24)
            guard !more.isEmpty else { break }
            found += more
            bottom = line.box.bottom
        }
        return found
    }

    private func options(in index: Int, words range: Range<Int>, from left: Double) -> [Option] {
        let line = values.view.lines[index]
        let marks = TickedBoxes.marks(in: index, of: values.view).filter { range.contains($0.word) && $0.left > left }
        return marks.enumerated().map { position, mark in
            var end = position + 1 < marks.count ? marks[position + 1].firstWord : range.upperBound
            for word in mark.word + 1..<max(end, mark.word + 1) where line.words[word].box.left - line.words[word - 1].box.right > 2 * line.words[word].box.height {
                end = word
                break
            }
            return Option(line: index, words: mark.word..<max(end, mark.word + 1), isTicked: mark.isTicked)
        }
    }
}
