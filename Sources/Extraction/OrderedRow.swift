import PageText
import Vocabulary

/// Dose, route and schedule on the row of the ordered drug: a form or a list that names several drugs prints them for each.
struct OrderedRow {
    let values: LabelledValues
    /// Of the drug's name.
    let line: Int
    let words: Range<Int>
    /// Boxes of drugs.
    let places: Set<DrugChoice.Place>
    /// Other drugs have rows of their own.
    let isOneOfSeveral: Bool
    /// It is the ordered one: its box is ticked, or no other drug could be meant.
    let isSure: Bool

    private var view: PageView { values.view }

    /// - Returns: nil where the row does not say it; nothing where its boxes do not decide.
    func candidates(_ field: Field, _ plain: @escaping (ArraySlice<Word>) -> Reading?) -> [Candidate]? {
        let read = { (words: ArraySlice<Word>) in plain(words) ?? (field == .frequency ? Self.interval(words) : nil) }
        if field != .calculatedDose, let ticked = ticked(read) ?? ticked(inCellOf: read) { return ticked.map { candidate($0.reading, $0.words, isTicked: true) } }
        // A column of its own says it for this drug, or nothing does: the cell of another row is another drug's.
        if let column = column(of: field) { return column.compactMap { words in (read(words) ?? (field == .dose ? Self.amount(inVolume: words) : nil)).map { candidate($0, words) } }.prefix(1).map(\.self) }
        guard isOneOfSeveral, field != .calculatedDose else { return nil }
        let own = view.lines[line].words[words.upperBound..<end]
        if field == .dose { return sentenceDose(own).map { [candidate($0, own)] } }
        return read(own).map { [candidate($0, own)] }
    }

    /// "☒ 8 wk  ☐ 12 wk": in a cell of intervals "every" is understood.
    private static func interval(_ words: ArraySlice<Word>) -> Reading? {
        guard words.count == 2, let number = words.first?.text, let unit = words.last?.text, number.allSatisfy(\.isNumber), let frequency = Frequency("every \(number) \(unit)") else { return nil }
        return Reading(value: frequency.description, words: words.startIndex..<words.endIndex)
    }

    /// "8 mg/0.07 mL" under the head of doses.
    private static func amount(inVolume words: ArraySlice<Word>) -> Reading? {
        guard words.count > 1, case let unit = words.startIndex + 1, perVolume.isAll(of: words[unit].text), let name = words[unit].text.split(separator: "/").first, let amount = TypedReading.dose(words[words.startIndex].text + " " + name) else { return nil }
        return Reading(value: amount, words: words.startIndex..<unit + 1)
    }

    private static let perVolume = Pattern(/(mg|mcg|g|units)\/[\d.,]+ ?(mL)?/)

    private func candidate(_ reading: Reading, _ words: ArraySlice<Word>, isTicked: Bool = false) -> Candidate {
        let candidate = Candidate(value: reading.value, words: words[reading.words], page: view.page, checks: isSure ? [.label, .format] : [.format], score: isTicked ? 9 : 8)
        return isSure ? candidate : candidate.without(.secondReading)
    }

    /// Where the drug's part of the line ends: before the box of the next drug.
    private var end: Int {
        let next = TickedBoxes.marks(in: line, of: view).filter { $0.word >= words.upperBound && places.contains(DrugChoice.Place(line: line, word: $0.word)) }
        return max(words.upperBound, next.map(\.firstWord).min() ?? view.lines[line].words.count)
    }

    /// On its line or in those that go on with it.
    func holds(_ candidate: Candidate) -> Bool { view.place(of: candidate).map { (line...line + 6).contains($0.line) } ?? false }

    /// The words behind the name on a line with several drugs to tick; nil on others.
    func option(on index: Int) -> ArraySlice<Word>? {
        guard index == line, TickedBoxes.marks(in: line, of: view).count(where: { places.contains(DrugChoice.Place(line: line, word: $0.word)) }) > 1 else { return nil }
        return view.lines[line].words[words.upperBound..<end]
    }

    /// "☒ Tremfya   57894-650-02   200 mg IV": a form prints the code of each drug in its row.
    var code: Candidate? {
        guard isOneOfSeveral, let ndc = TypedReading.ndc(in: view.lines[line].words[words.upperBound..<end]) else { return nil }
        return candidate(ndc, view.lines[line].words[...])
    }

    /// What is ticked among the boxes behind the name; nil where no box has such a value.
    private func ticked(_ read: (ArraySlice<Word>) -> Reading?) -> [(reading: Reading, words: ArraySlice<Word>)]? {
        let marks = TickedBoxes.marks(in: line, of: view).filter { (words.upperBound..<end).contains($0.word) }
        let options = marks.indices.compactMap { index -> (isTicked: Bool, reading: Reading, words: ArraySlice<Word>)? in
            let text = view.lines[line].words[marks[index].word..<(index + 1 < marks.count ? max(marks[index].word, marks[index + 1].firstWord) : end)]
            return read(text).map { (marks[index].isTicked, $0, text) }
        }
        guard options.count > 1 else { return nil }
        let ticked = options.filter(\.isTicked)
        return ticked.count == 1 ? ticked.map { ($0.reading, $0.words) } : []
    }

    private struct Option {
        let mark: TickedBoxes.Mark
        let reading: Reading
        let words: ArraySlice<Word>
    }

    /// "☐ < 50 kg: 420 mg" and below it, in the same cell, "☒ 50 to < 100 kg: 560 mg"; nil where no options stand so.
    private func ticked(inCellOf read: (ArraySlice<Word>) -> Reading?) -> [(reading: Reading, words: ArraySlice<Word>)]? {
        func options(on index: Int) -> [Option] {
            let range = index == line ? words.upperBound..<end : view.lines[index].words.indices
            return TickedBoxes.marks(in: index, of: view).filter { range.contains($0.word) }.compactMap { mark in
                let text = view.lines[index].words[mark.word..<max(mark.word, min(range.upperBound, view.segment(of: mark.word, line: index).upperBound))]
                return read(text).map { Option(mark: mark, reading: $0, words: text) }
            }
        }
        guard let first = options(on: line).first else { return nil }
        var found = [first]
        // Another drug's row begins with its box.
        for index in view.lines.indices.dropFirst(line + 1).prefix(5) where !places.contains(where: { $0.line == index }) {
            if let next = options(on: index).first(where: { abs($0.mark.left - first.mark.left) < 6 }) { found.append(next) }
        }
        // A box of its own that is open says that another one is meant, though it was not seen.
        guard found.count > 1 || !first.mark.isTicked else { return nil }
        let ticked = found.filter(\.mark.isTicked)
        return ticked.count == 1 ? ticked.map { ($0.reading, $0.words) } : []
    }

    /// The words of the row under the head of a column, alone and with those that go on below.
    private func column(of field: Field) -> [ArraySlice<Word>]? {
        guard let head = values.hits.last(where: { $0.label.field == field && $0.line < line && Self.isTableHead($0.line, values) }) else { return nil }
        let heads = ColumnHeads(view: view, line: head.line)
        guard let cell = heads.cell(under: head.words.lowerBound, in: line, from: words.upperBound) else {
            // How often may stand alone below, where its line had no room for it; the cells of other rows are other drugs'.
            guard field == .frequency, let route = values.hits.last(where: { $0.label.field == .route && $0.line == head.line }), heads.cell(under: route.words.lowerBound, in: line, from: words.upperBound) != nil else { return nil }
            guard line + 1 < view.lines.count, let below = heads.cell(under: head.words.lowerBound, in: line + 1), below.count == view.lines[line + 1].words.count else { return [] }
            return [below]
        }
        guard line + 1 < view.lines.count, view.lines[line + 1].box.top - view.lines[line].box.bottom < 6, let more = heads.cell(under: head.words.lowerBound, in: line + 1) else { return [cell] }
        return [cell, (Array(cell) + Array(more))[...]]
    }

    /// Heads of a table: labels side by side without a value between them.
    static func isTableHead(_ index: Int, _ values: LabelledValues) -> Bool {
        let heads = values.hits.filter { $0.line == index && Self.heads.contains($0.label.field) }
        let isTicked = values.view.folds[index].last.map(asking.contains) ?? false
        // "Drug   Examplia   Route   IV infusion": labels in turn with their values.
        let segments = values.view.lines[index].segments, labels = segments.map { segment in heads.contains { $0.words.lowerBound == segment.lowerBound } }
        if segments.count > 3, segments.count % 2 == 0, labels.indices.allSatisfy({ labels[$0] == ($0 % 2 == 0) }) { return false }
        // "Medication orders: dose / route / frequency": one head, over no columns.
        if heads.count > 1, let first = heads.first, case let segment = values.view.segment(of: first.words.lowerBound, line: index), heads.allSatisfy({ segment.contains($0.words.lowerBound) }), values.view.lines[index].words[segment].contains(where: { $0.text == "/" }) { return false }
        return (Set(heads.map(\.label.field)).count > 1 || isTicked && !heads.isEmpty) && !values.view.lines[index].words.contains { $0.text.contains(where: \.isNumber) || $0.text.hasSuffix(":") }
    }

    /// Over the boxes at the end of the rows.
    private static let asking: Set<String> = ["check", "select", "mark", "tick"]
    private static let heads: Set<Field> = [.drugBrand, .drugGeneric, .dose, .calculatedDose, .route, .frequency, .ndc]

    /// "3 mg/kg in 100 mL IV q4w": the amount of drug before route or schedule is the dose; alone it may be what a vial holds.
    private func sentenceDose(_ own: ArraySlice<Word>) -> Reading? {
        let behind = [TypedReading.route(in: own), TypedReading.frequency(in: own)].compactMap { $0?.words.lowerBound }
        guard let next = behind.min() else { return nil }
        let doses = own.indices.prefix { $0 < next }.compactMap { start in
            TypedReading.dose(in: own[start..<next]).flatMap { $0.words.lowerBound == start && !$0.value.hasSuffix("mL") && $0.words.upperBound >= next - 8 ? $0 : nil }
        }
        // What goes by the patient's size is ordered, and the other is what it comes to; "210 mg (two 105 mg syringes)" tells in brackets how.
        let plain = doses.filter { dose in own[..<dose.words.lowerBound].lastIndex { $0.text.contains("(") }.map { open in own[open..<dose.words.lowerBound].contains { $0.text.contains(")") } } ?? !own[dose.words.lowerBound].text.hasPrefix("(") }
        return doses.last { $0.value.contains("/") } ?? plain.last ?? doses.last
    }
}

/// Rows of a table of doses with a box each (induction, maintenance; bands of weight): the one that is ticked is ordered.
struct TickedRows {
    /// Nil where none or several are ticked.
    let ticked: OrderedRow?
    /// From the heads to the last row.
    let lines: Set<Int>

    private struct Row {
        let line: Int
        /// In front of what it says.
        let start: Int
        let isTicked: Bool
    }

    /// - Returns: nil where no such rows stand under heads for dose, route or schedule.
    /// - Parameter drugs: lines that name drugs: rows of those are drugs to choose from.
    init?(_ values: LabelledValues, naming drugs: Set<Int>) {
        guard let head = values.hits.first(where: { [.dose, .route, .frequency].contains($0.label.field) && OrderedRow.isTableHead($0.line, values) }) else { return nil }
        let lines = values.view.lines.indices.dropFirst(head.line + 1).prefix(12)
        let opening = Self.opening(lines, below: head, values.view)
        let rows = opening.isEmpty ? Self.closing(lines, values.view) : opening
        guard rows.count > 1, drugs.isDisjoint(with: rows.map(\.line)) else { return nil }
        let ticked = rows.filter(\.isTicked)
        self.lines = Set(head.line...(rows.map(\.line).max() ?? head.line))
        self.ticked = ticked.count == 1 ? ticked.first.map { row in
            OrderedRow(values: values, line: row.line, words: row.start..<row.start, places: [], isOneOfSeveral: false, isSure: true)
        } : nil
    }

    /// The boxes stand at the left edge of the table.
    private static func opening(_ lines: some Sequence<Int>, below head: LabelHit, _ view: PageView) -> [Row] {
        let left = view.lines[head.line].box.left
        return lines.compactMap { index -> Row? in
            guard let mark = TickedBoxes.marks(in: index, of: view).first(where: { mark in abs(mark.left - left) < 20 && !view.trailing.contains { $0.before.box.left == mark.left && $0.before.box.verticalOverlap(view.lines[index].box) > 0 } }), case let words = view.lines[index].words[mark.word...],
                TypedReading.dose(in: words) != nil || TypedReading.frequency(in: words) != nil
            else { return nil }
            return Row(line: index, start: mark.word + 1, isTicked: mark.isTicked)
        }
    }

    /// "Body weight | Dose | Vials | Check": the boxes stand at the end of the rows.
    private static func closing(_ lines: some Sequence<Int>, _ view: PageView) -> [Row] {
        let boxes = lines.compactMap { index -> (line: Int, box: Checkbox)? in
            let words = view.lines[index].words
            let closing = view.trailing.map(\.behind).first { box in words.contains { $0.box.verticalOverlap(box.box) > 0.5 * box.box.height } && !words.contains { $0.box.left > box.box.right - 4 } }
            return TypedReading.dose(in: words[...]) == nil ? nil : closing.map { (index, $0) }
        }
        guard let left = boxes.first?.box.box.left, boxes.allSatisfy({ abs($0.box.box.left - left) < 8 && isBand($0.line, view) }) else { return [] }
        return boxes.map { Row(line: $0.line, start: 0, isTicked: $0.box.isTicked) }
    }

    /// What its row begins with is for whom or when: where it is the name of a drug, the dose is of that one.
    private static func isBand(_ line: Int, _ view: PageView) -> Bool {
        guard let first = view.lines[line].segments.first else { return false }
        return view.folds[line][first].contains { fold in bands.contains(fold) || units.contains { fold.hasSuffix($0) && fold.first?.isNumber == true } }
    }

    private static let units = ["kg", "lb", "lbs"]
    private static let bands: Set<String> = [
        "kg", "lb", "lbs", "weight", "years", "year", "yrs", "age", "aged", "months", "adult", "adults", "children", "pediatric", "paediatric", "induction", "loading", "initial", "maintenance", "subsequent", "first", "second", "week", "weeks", "day", "cycle", "phase",
    ]
}
