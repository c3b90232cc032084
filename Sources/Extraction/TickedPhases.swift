import PageText

/// Doses and schedules of the phases of a treatment with a box before each: "☐ Induction: 300 mg at weeks 0 and 2  ☒ Maintenance: 600 mg every 6 months".
struct TickedPhases {
    /// The words behind the one box that is ticked.
    let words: ArraySlice<Word>
    /// Those with a box.
    let lines: Set<Int>
    /// A phase is named, or the ordered drug right above the boxes.
    private let isSure: Bool

    /// What the words before an amount or a schedule may say, so that it is that of the ordered drug: any other word names another one, a test or a rate.
    private static let phases: Set<String> = [
        "initial", "induction", "loading", "load", "maintenance", "subsequent", "remaining", "first", "second", "next", "infusion", "infusions", "dose", "doses", "dosing", "day", "week", "weeks", "starting", "start", "continuation",
        "continue", "retreatment", "re-treatment", "course", "then", "standard", "new", "existing", "treatment", "and", "give", "infuse", "interval", "frequency", "schedule", "regimen", "phase",
        // A form for several diseases has a phase for each.
        "uc", "cd", "crohns", "colitis", "psoriasis", "pso", "psa", "ra", "hs", "gca", "optional",
    ]

    /// In the line above the boxes they say that what is ticked is no phase of the ordered drug.
    private static let others: Set<String> = [
        "premed", "premeds", "premedication", "premedications", "before", "vial", "vials", "hydration", "fluids", "flush", "rescue", "supportive", "labs", "lab", "laboratory", "cbc", "cmp", "monitor", "monitoring", "vitals", "vital",
    ]

    /// They do not tell which drug's amounts stand behind the boxes.
    private static let general: Set<String> = ["dose", "doses", "dosing", "and", "give", "infuse", "frequency", "interval", "schedule", "infusion", "infusions"]

    private struct Option {
        let line: Int
        let isSure: Bool
        let isTicked: Bool
        let words: ArraySlice<Word>
    }

    /// - Returns: nil where there are no such boxes, or not one of them is ticked.
    init?(_ view: PageView, knowledge: any Knowledge) {
        let aside = Aside(view)
        let options = view.lines.indices.flatMap { index -> [Option] in
            let line = view.lines[index], marks = TickedBoxes.marks(in: index, of: view)
            return marks.indices.compactMap { position -> Option? in
                let mark = marks[position], end = position + 1 < marks.count ? max(mark.word + 1, marks[position + 1].firstWord) : line.words.count
                let words = line.words[mark.word..<min(end, view.segment(of: mark.word, line: index).upperBound)]
                // "Start 40 mL": a rate.
                let dose = TypedReading.dose(in: words).flatMap { $0.value.hasSuffix(" mL") ? nil : $0 }
                guard !aside.holds(mark.word, line: index), !Self.isOfOthers(index, view, knowledge), let start = [dose, TypedReading.frequency(in: words)].compactMap({ $0?.words.lowerBound }).min() else { return nil }
                // "650 mg acetaminophen"; further behind stands what the dose is mixed with.
                let others = knowledge.drugMentions(in: words.map(\.text)).map { words.startIndex + $0.words.lowerBound }
                guard !others.contains(where: { $0 < (dose?.words.upperBound ?? start) + 2 }) else { return nil }
                // Other boxes of the line are other options; what stands before the first tells of what they are.
                let before = view.folds[index][..<(marks.first?.firstWord ?? 0)], lead = view.folds[index][words.startIndex..<start]
                // "Loading (optional) | Maintenance", each over its own box.
                let head = before.isEmpty || position > 0 ? Self.head(over: mark, line: index, view) : []
                let isOfPhase = Self.arePhases(lead) && (lead.contains(where: Self.phases.contains) || Self.arePhases(before) && before.contains(where: Self.phases.contains) && dose?.words.lowerBound == start || !head.isEmpty && dose?.words.lowerBound == start)
                let isSure = (before + lead + head).contains { Self.phases.contains($0) && !Self.general.contains($0) } || Self.isBelowDrug(index, view, knowledge)
                return isOfPhase ? Option(line: index, isSure: isSure, isTicked: mark.isTicked, words: words) : nil
            }
        }
        let ticked = options.filter(\.isTicked)
        guard options.count > 1, ticked.count == 1 else { return nil }
        words = ticked[0].words
        lines = Set(options.map(\.line))
        isSure = ticked[0].isSure
    }

    /// The words of phases right over a box.
    private static func head(over mark: TickedBoxes.Mark, line index: Int, _ view: PageView) -> ArraySlice<String> {
        guard index > 0, view.lines[index].box.top - view.lines[index - 1].box.bottom < 1.5 * view.lines[index].box.height, let segment = view.lines[index - 1].segments.first(where: { abs(view.lines[index - 1].box(of: $0).left - mark.left) < 14 }) else { return [] }
        let folds = view.folds[index - 1][segment]
        return folds.contains(where: phases.contains) && arePhases(folds) ? folds : []
    }

    /// The nearest line without a box above speaks of another drug, of vials or of tests.
    private static func isOfOthers(_ index: Int, _ view: PageView, _ knowledge: any Knowledge) -> Bool {
        guard let heading = heading(of: index, view) else { return false }
        let drugs = knowledge.drugMentions(in: view.lines[heading].words.map(\.text))
        return drugs.isEmpty ? view.folds[heading].contains(where: others.contains) : !drugs.contains(where: \.drug.isBiologic)
    }

    private static func isBelowDrug(_ index: Int, _ view: PageView, _ knowledge: any Knowledge) -> Bool {
        heading(of: index, view).map { line in knowledge.drugMentions(in: view.lines[line].words.map(\.text)).contains { $0.drug.isBiologic } } ?? false
    }

    /// The nearest line without a box above.
    private static func heading(of index: Int, _ view: PageView) -> Int? { view.lines.indices.prefix(index).last { TickedBoxes.marks(in: $0, of: view).isEmpty } }

    private static func arePhases(_ folds: ArraySlice<String>) -> Bool { folds.allSatisfy { phases.contains($0) || !$0.contains(where: \.isLetter) } }

    func candidate(_ page: Page, _ read: (ArraySlice<Word>) -> Reading?) -> Candidate? {
        guard let reading = read(words), !reading.value.hasSuffix(" mL") else { return nil }
        let candidate = Candidate(value: reading.value, words: words[reading.words], page: page, checks: [.label, .format], score: 9)
        return isSure ? candidate : candidate.untied
    }
}
