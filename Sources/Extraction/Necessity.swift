import PageText
import Vocabulary

/// The passage that says why the drug is needed.
struct Necessity {
    let view: PageView
    let values: LabelledValues
    /// What the paper says of the diagnoses: a passage that says no more is none.
    let diagnoses: [Candidate]

    static let signs = [
        "medically necessary", "failed", "inadequate response", "refractory", "intolerance", "intolerant", "contraindicat", "progression", "progressive", "loss of response", "reasonable and necessary", "prior therap", "previous therap",
        "did not respond", "discontinued due", "outweigh", "relapse", "unable to tolerate", "consistent with", "indicated for", "conventional therapy", "standard of care", "step therapy", "active disease", "new start", "maintenance therapy",
        "good response", "treatment with", "is requested", "lack of efficacy", "not effective", "remains active", "despite", "indicated per", "per label", "no alternative", "alternative is", "in spite of", "without this", "no oral", "no other agent", "is required", "is needed",
    ]

    func read() -> Candidate? {
        let labels = values.hits.filter { hit in
            // "Diagnosis and rationale" is a title: its last word announces nothing.
            hit.label.field == .medicalNecessity && !isProse(hit) && !isElsewhere(view.segment(of: hit.words.lowerBound, line: hit.line), line: hit.line)
                && (hit.isMarked || view.segment(of: hit.words.lowerBound, line: hit.line).lowerBound == hit.words.lowerBound || isNumbered(hit))
        }
        let passages = (labels + headings()).compactMap { hit in
            passage(goingOn(cell(of: hit), of: hit), isLabelled: true).map { passage in
                var passage = passage
                // Other labels ("History", "Reason") announce other things as well.
                if ["necess", "justif", "rationale"].contains(where: folded(hit.label.wording).contains) { passage.score += 3 }
                return passage
            }
        } + prose()
        return passages.max { $0.score < $1.score }
    }

    /// "4. Necessity. Completion of one year …"
    private func isNumbered(_ hit: LabelHit) -> Bool {
        let words = view.lines[hit.line].words
        return hit.words.lowerBound == 1 && Self.isNumber(words[0].text) && words[hit.words.upperBound - 1].text.hasSuffix(".")
    }

    /// "5  Statement of medical necessity", "LETTER OF NECESSITY - SUMMARY": whatever else it says, a heading with one of these words is that of the reasons.
    private func headings() -> [LabelHit] {
        view.lines.enumerated().flatMap { index, line in
            line.segments.compactMap { segment -> LabelHit? in
                let folds = view.folds[index][segment], text = line.words[segment]
                guard segment.count <= 8, !isElsewhere(segment, line: index), folds.contains(where: Self.titles.contains), text.last?.text.hasSuffix(".") == false,
                    let first = text.first(where: { $0.text.contains(where: \.isLetter) }), first.text.first?.isUppercase == true, !text.contains(where: { $0.text.count(where: \.isNumber) > 2 })
                else { return nil }
                return LabelHit(label: Label(.medicalNecessity, "necessity"), line: index, words: segment, box: line.box(of: segment), isMarked: true)
            }
        }
    }

    /// "Letter of medical necessity attached", "Rationale for site of care": the reasons stand on another paper, or are of something else.
    private func isElsewhere(_ segment: Range<Int>, line index: Int) -> Bool {
        let words = view.lines[index].words
        let end = segment.first { words[$0].text.hasSuffix(":") }.map { $0 + 1 } ?? segment.upperBound
        guard segment.count <= 8 || end < segment.upperBound else { return false }
        let folds = view.folds[index][segment.lowerBound..<end]
        return folds.contains(where: Self.elsewhere.contains) || folds.joined().contains("siteofcare")
    }

    private static let titles: Set<String> = ["necessity", "necessary", "justification", "rationale"]
    private static let elsewhere: Set<String> = ["attached", "enclosed", "see"]

    /// "Medical | necessity", the label of a row on two lines: its cell begins beside the first.
    private func cell(of hit: LabelHit) -> [Word] {
        guard hit.line > 0, let first = view.lines[hit.line - 1].segments.first, view.lines[hit.line - 1].segments.count == 2, view.segment(of: hit.words.lowerBound, line: hit.line) == hit.words,
            ["medical", "clinical", "statementofmedical", "reasonformedical"].contains(view.folds[hit.line - 1][first].joined()), case let above = view.lines[hit.line - 1],
            abs(above.box(of: first).left - hit.box.left) < 4, hit.box.top - above.box.bottom < hit.box.height
        else { return values.cell(of: hit) }
        return values.cell(from: above.segments[1], line: hit.line - 1, lines: 1) + values.cell(of: hit)
    }

    /// A sentence on the rules of a form goes on under its label, where the next rule begins.
    private func goingOn(_ words: [Word], of hit: LabelHit) -> [Word] {
        var words = words
        while let last = words.last, last.text.last != ".", words.count < 120, let index = view.lines.lastIndex(where: { $0.words.contains(last) }), index + 1 < view.lines.count {
            let below = view.lines[index + 1], height = max(below.box.height, last.box.height)
            guard let first = below.segments.first, case let segment = below.words[first], abs(segment[first.lowerBound].box.left - view.lines[hit.line].box.left) < 12, below.box.top - last.box.bottom < 1.6 * height,
                segment[first.lowerBound].text.first?.isLowercase == true, segment.count > 2, !segment.contains(where: { $0.text.hasSuffix(":") }), !words.contains(segment[first.lowerBound])
            else { return words }
            words += segment
        }
        return words
    }

    /// "Reason stopped: …" goes on as a sentence does: no label.
    private func isProse(_ hit: LabelHit) -> Bool {
        let line = view.lines[hit.line]
        guard !hit.isMarked, hit.words.upperBound < view.segment(of: hit.words.lowerBound, line: hit.line).upperBound else { return false }
        return line.words[hit.words.upperBound].text.first?.isLowercase == true
    }

    /// The nearest heading above is that of what a form asks of whoever fills it in.
    private func isOfRules(_ index: Int) -> Bool {
        let heading = view.lines.indices.prefix(index).last { Aside.isHeading(view.lines[$0]) || view.lines[$0].words.prefix(5).contains { $0.text.hasSuffix(":") } }
        return heading.map { view.folds[$0].prefix(4).contains { ["guidelines", "instructions", "requirements"].contains($0) } } ?? false
    }

    /// Paragraphs that give reasons, wherever they stand.
    private func prose() -> [Candidate] {
        var passages: [Candidate] = []
        var seen = 0
        for (index, line) in view.lines.enumerated() where index >= seen {
            for segment in line.segments where segment.count >= 5 && !isOfRules(index) {
                let words = values.cell(from: segment, line: index)
                let text = words.map(\.text).joined(separator: " ").lowercased()
                guard Self.signs.contains(where: { text.contains($0) }), let passage = passage(words, isLabelled: false) else { continue }
                passages.append(passage)
                seen = index + 1
                // Later lines of the same paragraph are part of it.
                while seen < view.lines.count, view.lines[seen].words.allSatisfy({ words.contains($0) }) { seen += 1 }
            }
        }
        return passages
    }

    private static func isNumber(_ text: String) -> Bool { text.count <= 3 && text.hasSuffix(".") && text.dropLast().allSatisfy(\.isNumber) }

    private func passage(_ printed: [Word], isLabelled: Bool) -> Candidate? {
        var words = printed
        // Numbers of a list ("3.") are none of its words.
        if let first = words.first, Self.isNumber(first.text) { words.removeFirst() }
        // "Letter of need (short form): …"
        let head = words.prefix(7).firstIndex { $0.text.hasSuffix(":") }.map { words[...$0].map { folded($0.text) } } ?? []
        let isLabelled = isLabelled || head.contains { Self.titles.contains($0) || $0 == "need" }
        if isLabelled, head.count > 1, words.first?.text.hasPrefix("(") == true || head.contains(where: { Self.titles.contains($0) || $0 == "need" }) { words.removeFirst(head.count) }
        // "Indication. Systemic lupus …": a heading that runs into its passage.
        if let first = words.first, first.text.count > 3, first.text.hasSuffix("."), let label = Wordings.order.match([folded(first.text)], at: 0)?.0, [.diagnosisText, .medicalNecessity].contains(label.field) { words.removeFirst() }
        let text = words.map(\.text).joined(separator: " ")
        guard words.count >= 4, text.count >= 20 else { return nil }
        // What every signer of the form declares gives no reason.
        if folded(text).contains("bysigningi") || folded(text).contains("bymysignaturei") { return nil }
        let said = Set(text.split(separator: " ").map { folded($0) }.filter { $0.count > 3 })
        let others = Set(diagnoses.flatMap { $0.value.split(separator: " ").map { folded($0) } })
        guard said.count > 2, Double(said.intersection(others).count) < 0.7 * Double(said.count) else { return nil }
        let lower = text.lowercased()
        let hasSign = Self.signs.contains { lower.contains($0) }
        let isSentence = text.last == "."
        guard isLabelled || hasSign && isSentence || hasSign && words.count > 8 else { return nil }
        let score = (isLabelled ? 1.0 : 0) + (hasSign ? 2 : 0) + (isSentence ? 1 : 0) + min(1, Double(words.count) / 40)
        // Only a labelled passage that gives reasons and ends as a sentence does is sure to be whole.
        let isWhole = isSentence && text.first?.isLowercase == false
        let checks: Set<FieldValue.Check> = isLabelled && hasSign && isWhole ? [.label] : [.format]
        return Candidate(value: text, words: words[...], page: view.page, checks: checks, score: score, printed: text)
    }
}
