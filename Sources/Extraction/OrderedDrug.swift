import PageText

/// Which drug an order is for: the one ticked among many, the one behind the label, or the one that prose names.
struct OrderedDrug {
    let view: PageView
    let values: LabelledValues
    let judge: Judge
    /// Lines that name the ordered drug.
    let lines: Set<Int>

    private struct Mention {
        let line: Int
        let words: Range<Int>
        let mention: DrugMention
        /// nil: there is no box to tick beside it.
        let isTicked: Bool?
        let box: Box
    }

    private let mentions: [Mention]

    init(view: PageView, values: LabelledValues, judge: Judge, knowledge: any Knowledge) {
        self.view = view
        self.values = values
        self.judge = judge
        let all = view.lines.enumerated().flatMap { index, line in
            knowledge.drugMentions(in: line.words.map(\.text)).map { mention in
                let box = line.box(of: mention.words)
                return Mention(
                    line: index, words: mention.words, mention: mention,
                    isTicked: TickedBoxes.state(before: mention.words.lowerBound, of: index, in: view)
                        ?? TickedBoxes.state(before: view.segment(of: mention.words.lowerBound, line: index).lowerBound, of: index, in: view),
                    box: box)
            }
        }
        mentions = all
        let ticked = all.filter { $0.isTicked == true && $0.mention.drug.isBiologic }
        let labelled = all.filter { mention in
            values.hits.contains { $0.label.field == .drugBrand && $0.isMarked && abs($0.line - mention.line) <= 1 }
        }
        let chosen = !ticked.isEmpty ? ticked : !labelled.isEmpty ? labelled : all.filter { $0.isTicked != false && $0.mention.drug.isBiologic }
        lines = Set(chosen.prefix(2).map(\.line))
    }

    func read(into candidates: inout [Field: [Candidate]], _ fields: inout [Field: FieldValue]) {
        // Premedication and allergies have boxes too: the choice is among biologics.
        let choices = mentions.filter { $0.isTicked != nil && $0.mention.drug.isBiologic }
        let brands = Set(choices.map(\.line))
        if brands.count > 1 {
            let ticked = Set(choices.filter { $0.isTicked == true }.map(\.line))
            let answer = ticked.count == 1 ? "one" : ticked.isEmpty ? "none" : "multiple"
            let boxes = choices.filter { ticked.isEmpty || $0.isTicked == true }.map(\.box)
            if let box = Box.union(boxes) {
                fields[.drugSelection] = judge.derived(
                    .text(answer), at: box, page: view.page.number, accepted: view.page.source == .textLayer, checks: [.picture])
            }
            if ticked.count != 1 { return }
        }
        // Where boxes are to be ticked, what has none beside it (an allergy, a footnote) is no choice.
        let onlyTicked = brands.count > 1
        for mention in mentions where mention.isTicked != false && (!onlyTicked || mention.isTicked == true) {
            guard mention.mention.drug.isBiologic else { continue }
            let field: Field = mention.mention.name == .brand ? .drugBrand : .drugGeneric
            guard let name = mention.mention.name == .brand ? mention.mention.drug.brand : mention.mention.drug.properName else { continue }
            var score = mention.mention.similarity * 2
            var checks: Set<FieldValue.Check> = []
            if mention.isTicked == true {
                score += 8
                checks.insert(.label)
            }
            let label = values.hits.first { hit in
                [.drugBrand, .drugGeneric].contains(hit.label.field) && (hit.line == mention.line || mention.line > hit.line && mention.line - hit.line <= 2 && mention.box.horizontalOverlap(hit.box.widened(by: 60)) > 0)
            }
            if let label {
                score += label.isMarked ? 4 : 1
                checks.insert(.label)
            }
            // A name read with a doubt, or without the suffix that tells makers apart, is for a person to look at.
            if mention.mention.similarity == 1 { checks.insert(.directory) } else { checks.remove(.label) }
            score -= Double(mention.line) / 100
            candidates[field, default: []].append(
                Candidate(value: name, words: view.lines[mention.line].words[mention.words], page: view.page, checks: checks, score: score))
        }
    }
}

/// Boxes to tick, drawn or printed.
enum TickedBoxes {
    private static let ticked: Set<String> = ["☑", "☒", "■", "[x]", "[X]", "(x)", "(X)", "✓", "✔", "✗", "✘", "[✓]", "[√]", "√", "⊠", "[*]"]
    private static let open: Set<String> = ["☐", "□", "[]", "[_]", "()", "○", "❏", "❑", "▢"]

    /// The state of the box to the left of a word: true ticked, false open, nil no box.
    static func state(before word: Int, of index: Int, in view: PageView) -> Bool? {
        let line = view.lines[index]
        let box = line.words[word].box
        // Printed: "[x]", "[ ]" (two words), "☐".
        for position in stride(from: word - 1, through: max(0, word - 4), by: -1) {
            let text = line.words[position].text
            if ticked.contains(text) { return true }
            if open.contains(text) { return false }
            if text == "]", position > 0, line.words[position - 1].text == "[" { return false }
            if text.hasPrefix("["), text.hasSuffix("]"), text.count <= 3 { return text.contains { $0.isLetter || $0 == "✓" } }
        }
        // Drawn: the nearest box on the same height within reach.
        let near = view.page.checkboxes.filter {
            $0.box.right < box.left + 4 && box.left - $0.box.right < 40 && $0.box.verticalOverlap(box) > 0.3 * min($0.box.height, box.height)
        }
        return near.max { $0.box.right < $1.box.right }?.isTicked
    }
}
