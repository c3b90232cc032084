import PageText

/// What a paper says beside the order: of treatment before, of drugs given against reactions, of diagnoses that were or may be.
///
/// A table of words: what follows one of them in its sentence, or stands in the part that one of them heads, is not ordered.
struct Aside {
    private let view: PageView
    /// Lines under a heading that puts them aside.
    private let lines: Set<Int>
    /// Lines that begin with such a label, and its last word.
    private let labels: [Int: Int]

    private static let words: Set<String> = [
        "prior", "previous", "previously", "failed", "tried", "trials", "discontinue", "discontinued", "stop", "stopped", "dcd", "completed", "premed", "premeds", "premedicate", "premedication",
        "premedications", "premedicated", "prn", "historical", "historically", "hx", "pmh", "history", "ro", "resolved", "allergies", "reaction", "anaphylaxis", "hypersensitivity",
    ]
    /// "Other conditions", "other medicines".
    private static let others: Set<String> = ["conditions", "problems", "medicines", "medications", "biologics", "comorbidities"]
    private static let before: Set<String> = ["injection", "infusion", "dose", "treatment"]
    private static let supports: Set<String> = ["supportive", "supporting"]
    private static let drugs: Set<String> = ["orders", "medications", "medication", "medicines", "meds", "drugs", "care", "therapy", "treatment"]
    /// They say it of their row, wherever they stand in it.
    private static let states: Set<String> = ["resolved", "historical", "inactive", "completed", "discontinued"]

    /// Headings of lists of all that a patient has and takes; in a note of a visit, bare "Medications", too.
    private static let lists: Set<[String]> = Set([
        "problem list", "active problems", "active problem list", "past problems", "patient active problem list", "current medications", "current outpatient medications", "outpatient medications", "outpatient encounter medications",
        "home medications", "active medications", "medication list", "current medication list", "medications reviewed", "medication reconciliation", "prior to admission medications",
        "hpi", "history of present illness", "subjective", "interval history",
    ].map { $0.split(separator: " ").map(String.init) })
    private static let bare: Set<[String]> = [["medications"], ["meds"], ["current", "meds"], ["problems"]]
    /// "Therapy plan" is an order, and no part of a note.
    private static let plans: Set<String> = ["therapy", "treatment", "infusion", "order", "orders"]
    private static let parts: Set<String> = ["hpi", "subjective", "objective", "assessment", "impression", "plan"]

    init(_ view: PageView) {
        self.view = view
        var lines: Set<Int> = [], isAside = false, labels: [Int: Int] = [:], paragraph: TextLine?
        let right = view.lines.map(\.box.right).max() ?? 0
        let isNote = view.lines.indices.contains { index in
            // "Assessment and treatment plan" is one.
            (Self.isHeading(view.lines[index]) || view.lines[index].words[0].text.hasSuffix(":")) && view.folds[index].prefix(3).contains { Self.parts.contains($0) && ($0 != "plan" || Self.plans.isDisjoint(with: view.folds[index])) }
        }
        func heads(_ index: Int) -> Bool {
            let words = view.folds[index].filter { !$0.isEmpty && Int($0) == nil }
            return Self.says(view.folds[index][...]) || Self.lists.contains { words.starts(with: $0) } || isNote && Self.bare.contains(words)
        }
        for (index, line) in view.lines.enumerated() {
            // "HPI: …", "Medications: …": what such a label begins goes on over the lines that its paragraph fills.
            if let colon = line.words.prefix(4).firstIndex(where: { $0.text.hasSuffix(":") }) {
                let words = view.folds[index][...colon].filter { !$0.isEmpty && Int($0) == nil }
                let isList = words == ["problems"] || Self.lists.contains { words.starts(with: $0) } || isNote && Self.bare.contains(words) || isNote && Self.says(words[...])
                paragraph = isList ? line : nil
                if isList { labels[index] = colon }
            } else if let above = paragraph, line.segments.count == 1, abs(line.box.left - above.box.left) < 20, line.box.top - above.box.bottom < line.box.height, above.box.right > 0.7 * right {
                lines.insert(index)
                paragraph = line
            } else {
                paragraph = nil
            }
            if Self.isHeading(line) { isAside = heads(index) } else if line.words.prefix(5).contains(where: { $0.text.hasSuffix(":") }) { isAside = false }
            if isAside { lines.insert(index) }
        }
        for index in view.lines.indices { lines.formUnion(Self.rows(under: index, view)) }
        self.lines = lines
        self.labels = labels
    }

    /// A few words without a value, alone on their line. (The heads of a table go on with its title.)
    static func isHeading(_ line: TextLine) -> Bool {
        line.words.count <= 7 && line.segments.count == 1 && !line.words.contains { $0.text.contains(where: \.isNumber) } && line.words.first?.text.first?.isUppercase == true
            && !line.words.dropLast().contains { $0.text.hasSuffix(":") }
    }

    private static func says(_ folds: ArraySlice<String>) -> Bool {
        folds.indices.contains { index in
            if folds[index] == "rule", index + 1 < folds.endIndex, folds[index + 1] == "out" { return true }
            // "Supporting diagnosis" is of the order.
            if supports.contains(folds[index]), index + 1 < folds.endIndex, drugs.contains(folds[index + 1]) { return true }
            if folds[index] == "other", index + 1 < folds.endIndex, others.contains(folds[index + 1]) { return true }
            // "Last injection 06/03/2025"
            if folds[index] == "last", index + 1 < folds.endIndex, before.contains(folds[index + 1]) { return true }
            // "Prior authorization" is of this order.
            return words.contains(folds[index]) && !isToCome(index, folds) && !(folds[index] == "prior" && index + 1 < folds.endIndex && folds[index + 1].hasPrefix("auth"))
        }
    }

    /// "Prior therapy | Dates | Outcome": the rows of such a table, which begin below its first head.
    private static func rows(under head: Int, _ view: PageView) -> Range<Int> {
        let line = view.lines[head]
        guard line.segments.count > 2, line.segments.allSatisfy({ $0.count < 5 }), TickedBoxes.marks(in: head, of: view).isEmpty, !line.words.contains(where: { $0.text.contains(where: \.isNumber) || $0.text.hasSuffix(":") }), let first = line.segments.first, says(view.folds[head][first]) else { return head..<head }
        let rows = view.lines[(head + 1)...].prefix { $0.segments.count > 1 && abs($0.words[0].box.left - line.words[0].box.left) < 8 }
        return head..<rows.endIndex
    }

    /// "Until discontinued" is how long an order holds.
    private static func isToCome(_ index: Int, _ folds: ArraySlice<String>) -> Bool { index > folds.startIndex && ["until", "till", "unless", "if", "when"].contains(folds[index - 1]) }

    /// What begins with a word is said aside.
    func holds(_ word: Int, line index: Int) -> Bool {
        let folds = view.folds[index][...]
        if lines.contains(index) || isDone(folds, behind: word, line: index) || folds.indices.contains(where: { Self.states.contains(folds[$0]) && !Self.isToCome($0, folds) && !isBracketed($0, behind: word, line: index) }) { return true }
        if let label = labels[index], word > label, !view.lines[index].words[(label + 1)..<word].contains(where: { $0.text.hasSuffix(":") }) { return true }
        if let start = sentenceStart(before: word, line: index) { return Self.says(view.folds[index][start..<word]) }
        // The sentence began a line above.
        return Self.says(view.folds[index][..<word]) || index > 0 && goesOn(index) && Self.says(view.folds[index - 1][(sentenceStart(before: view.lines[index - 1].words.count, line: index - 1) ?? 0)...])
    }

    /// "every 4 weeks (titration doses completed elsewhere)": in brackets it is said of doses before these; "(discontinued 03/2025)" is said of all.
    private func isBracketed(_ state: Int, behind word: Int, line index: Int) -> Bool {
        guard state > word, view.folds[index][(word + 1)..<state].suffix(4).contains(where: Self.earlier.contains) else { return false }
        return view.lines[index].words[(word + 1)...state].reduce(0) { $0 + $1.text.count { $0 == "(" } - $1.text.count { $0 == ")" } } > (view.lines[index].words[state].text.hasSuffix(")") ? -1 : 0)
    }

    private static let earlier: Set<String> = ["dose", "doses", "loading", "induction", "titration", "initiation", "starter"]

    /// "Loading dose of 840 mg was given 04/22/2025".
    private func isDone(_ folds: ArraySlice<String>, behind word: Int, line: Int) -> Bool {
        folds.indices.dropFirst(word + 1).prefix(6).contains { ["was", "were", "been", "already"].contains(folds[$0]) && $0 + 1 < folds.endIndex && ["given", "administered", "received", "infused", "injected"].contains(folds[$0 + 1]) && !isBracketed($0, behind: word, line: line) }
    }

    /// Behind the sentence before, or the value of another label: "Allergies: none Dose: 300 mg".
    private func sentenceStart(before word: Int, line index: Int) -> Int? {
        let words = view.lines[index].words[..<word]
        // Within brackets a semicolon ends nothing.
        func depth(_ words: ArraySlice<Word>) -> Int { words.reduce(0) { $0 + $1.text.count { $0 == "(" } - $1.text.count { $0 == ")" } } }
        func isOpen(_ position: Int) -> Bool { depth(words[...position]) > 0 || depth(view.lines[index].words[(position + 1)...]) < 0 }
        let sentence = words.indices.last { words[$0].text.count > 2 && (words[$0].text.hasSuffix(".") || words[$0].text.hasSuffix(";") && !isOpen($0)) }, label = words.indices.filter { words[$0].text.hasSuffix(":") }.dropLast().last
        return [sentence, label].compactMap { $0 }.max().map { $0 + 1 }
    }

    /// The line goes on with the paragraph of the one above.
    private func goesOn(_ index: Int) -> Bool {
        let above = view.lines[index - 1], line = view.lines[index]
        func isProse(_ line: TextLine) -> Bool { line.words.count > 7 && line.segments.count == 1 && !line.words.contains { $0.text.hasSuffix(":") } }
        return isProse(above) && isProse(line) && abs(above.box.left - line.box.left) < 8 && line.box.top - above.box.bottom < line.box.height
    }
}
