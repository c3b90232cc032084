import PageText
import Vocabulary

/// ICD-10-CM codes on a page and the words that go with them.
struct Diagnoses {
    let view: PageView
    let values: LabelledValues
    let knowledge: any Knowledge

    /// A code counts near a diagnosis label, or anywhere when it has a dot: lots and item numbers have none.
    func read() -> (codes: [Candidate], texts: [Candidate]) {
        var codes: [Candidate] = []
        var texts: [Candidate] = []
        let labels = values.hits.filter { [.icd10, .diagnosisText].contains($0.label.field) }
        for (index, line) in view.lines.enumerated() {
            for segment in line.segments {
                for position in segment {
                    let word = line.words[position]
                    guard let (code, width) = code(at: position, in: line), TickedBoxes.state(before: position, of: index, in: view) != false else { continue }
                    let label = labels.first { label in
                        label.line == index || index > label.line && index - label.line <= 3 && word.box.left < label.box.right + 260 && word.box.right > label.box.left - 20
                    }
                    let hasDot = word.text.contains(".")
                    guard label != nil || hasDot, let parsed = try? ICD10(code) else { continue }
                    // A dot alone is weak: versions and times have one, so the code must be listed.
                    let listed = knowledge.diagnosis(parsed)
                    guard label != nil || listed != nil else { continue }
                    // A code put right by its form alone is a suggestion.
                    let isAsPrinted = TypedReading.icd10(word.text) != nil
                    var checks: Set<FieldValue.Check> = isAsPrinted ? [.format] : []
                    if label != nil, isAsPrinted { checks.insert(.label) }
                    let behind = words(behind: position + width - 1, of: line, segment: segment)
                    if let listed, Self.agree(behind.map(\.text).joined(separator: " "), listed) { checks.insert(.directory) }
                    codes.append(Candidate(value: parsed.description, words: line.words[position..<position + width], page: view.page, checks: checks))
                    if behind.count >= 2, let text = continued(behind, below: index) {
                        texts.append(text)
                    } else if let text = before(position, of: line) {
                        texts.append(text)
                    }
                }
            }
        }
        if texts.isEmpty {
            texts = labelledText().map(split) ?? []
        }
        return (codes, texts.flatMap(split))
    }

    /// The passage under or behind a "Diagnosis" label, where the codes stand elsewhere.
    private func labelledText() -> Candidate? {
        for hit in values.hits where hit.label.field == .diagnosisText {
            let regions = values.regions(for: hit).filter { !values.startsWithLabel($0) }
            guard let first = regions.first else { continue }
            var words = Array(values.words(of: first))
            if first.relation == .below, regions.count > 1 { words += values.words(of: regions[1]) }
            let text = TypedReading.trimmed(words.map(\.text).joined(separator: " "))
            guard text.count(where: { $0.isLetter }) > 6, TypedReading.icd10(text) == nil else { continue }
            return Candidate(value: text, words: words[...], page: view.page, checks: [.label])
        }
        return nil
    }

    private func code(at position: Int, in line: TextLine) -> (String, Int)? {
        let text = line.words[position].text
        guard text.contains(where: \.isNumber), let code = TypedReading.icd10(text) ?? TypedReading.likelyICD10(text) else { return nil }
        return (code, 1)
    }

    /// The description behind a code: words up to the next code or the end of the segment.
    private func words(behind position: Int, of line: TextLine, segment: Range<Int>) -> ArraySlice<Word> {
        var start = position + 1
        while start < line.words.count, ["-", "–", "—", ":"].contains(line.words[start].text) { start += 1 }
        guard start < line.words.count else { return [] }
        let end = line.words.indices[start...].first(where: { TypedReading.icd10(line.words[$0].text) != nil && line.words[$0].text.contains(where: \.isNumber) }) ?? line.words.count
        // Behind a wide gap another column begins, unless the description is what stands there.
        let stop = line.segments.first { $0.contains(start) }.map { min(end, $0.upperBound) } ?? end
        return line.words[start..<stop]
    }

    /// Prose names the disease first: "a diagnosis of Pompe disease (ICD-10-CM E74.02)".
    private func before(_ position: Int, of line: TextLine) -> Candidate? {
        let words = line.words[..<position]
        guard let bracket = words.lastIndex(where: { $0.text.hasPrefix("(") }) else { return nil }
        let start = words[..<bracket].lastIndex { $0.text.lowercased() == "of" } ?? words.startIndex - 1
        let name = words[(start + 1)..<bracket]
        guard name.count >= 1, start >= words.startIndex else { return nil }
        return Candidate(value: TypedReading.trimmed(name.map(\.text).joined(separator: " ")), words: name, page: view.page, checks: [.label])
    }

    /// The description goes on below when its line is full.
    private func continued(_ words: ArraySlice<Word>, below index: Int) -> Candidate? {
        let text = TypedReading.trimmed(words.map(\.text).joined(separator: " "))
        guard text.count(where: { $0.isLetter }) > 6 else { return nil }
        var all = Array(words)
        if index + 1 < view.lines.count, let first = words.first {
            let next = view.lines[index + 1]
            let isFull = (words.last?.box.right ?? 0) > view.page.width * 0.72
            if isFull, abs(next.box.left - first.box.left) < 12, next.box.top - view.lines[index].box.bottom < first.box.height { all += next.words }
        }
        return Candidate(value: TypedReading.trimmed(all.map(\.text).joined(separator: " ")), words: all[...], page: view.page, checks: [.label])
    }

    /// "Crohn's disease of …; Crohn's disease with …": each part is a diagnosis.
    private func split(_ candidate: Candidate) -> [Candidate] {
        candidate.value.split(separator: ";").map { part in
            var piece = candidate
            piece.value = TypedReading.trimmed(part)
            piece.printed = piece.value
            return piece
        }
    }

    /// Most of the printed words stand in the listed description, or the other way round.
    static func agree(_ printed: String, _ listed: String) -> Bool {
        let a = Set(printed.split(separator: " ").map { folded($0) }.filter { $0.count > 3 })
        let b = Set(listed.split(separator: " ").map { folded($0) }.filter { $0.count > 3 })
        guard !a.isEmpty, !b.isEmpty else { return false }
        return Double(a.intersection(b).count) >= 0.6 * Double(min(a.count, b.count))
    }
}

/// The passage that says why the drug is needed.
struct Necessity {
    let view: PageView
    let values: LabelledValues

    private static let signs = [
        "medically necessary", "failed", "inadequate response", "refractory", "intolerance", "intolerant", "contraindicat", "progression", "loss of response", "reasonable and necessary", "prior therapies",
        "did not respond", "discontinued due", "outweigh", "relapse", "unable to tolerate", "consistent with", "indicated for", "conventional therapy", "standard of care",
    ]

    func read() -> Candidate? {
        let labels = values.hits.filter { hit in
            // "Diagnosis and rationale" is a title: its last word announces nothing.
            hit.label.field == .medicalNecessity
                && (hit.isMarked || view.segment(of: hit.words.lowerBound, line: hit.line).lowerBound == hit.words.lowerBound)
        }.sorted { ($0.isMarked ? 1 : 0) > ($1.isMarked ? 1 : 0) }
        for label in labels {
            if let passage = passage(behind: label) { return passage }
        }
        // Prose: the paragraph that gives reasons.
        for (index, line) in view.lines.enumerated() {
            let text = line.text.lowercased()
            guard line.words.count >= 5, Self.signs.contains(where: { text.contains($0) }) else { continue }
            var start = index
            while start > 0, belongs(start - 1, to: start) { start -= 1 }
            let words = paragraph(from: start, skipping: 0)
            return candidate(words, checks: [.format], score: 0)
        }
        return nil
    }

    private func passage(behind label: LabelHit) -> Candidate? {
        let line = view.lines[label.line]
        var words: [Word]
        if label.words.upperBound < line.words.count {
            words = paragraph(from: label.line, skipping: label.words.upperBound)
        } else {
            guard label.line + 1 < view.lines.count else { return nil }
            words = paragraph(from: label.line + 1, skipping: 0)
            words = words.filter { $0.box.right > label.box.left - 10 }
        }
        guard words.count >= 4, words.map(\.text).joined().count >= 20 else { return nil }
        return candidate(words, checks: [.label], score: 1)
    }

    private func candidate(_ words: [Word], checks: Set<FieldValue.Check>, score: Double) -> Candidate? {
        guard !words.isEmpty else { return nil }
        let text = words.map(\.text).joined(separator: " ")
        return Candidate(value: text, words: words[...], page: view.page, checks: checks, score: score, printed: text)
    }

    /// Words from a line on, as long as the lines below are set as one block.
    private func paragraph(from start: Int, skipping count: Int) -> [Word] {
        var words = Array(view.lines[start].words.dropFirst(count))
        let left = words.first?.box.left ?? 0
        var index = start
        while index + 1 < view.lines.count {
            let next = view.lines[index + 1]
            let height = max(6, view.lines[index].box.height)
            guard next.box.top - view.lines[index].box.bottom < height * 0.9, next.words.count >= 1 else { break }
            // The next label, or a line that starts elsewhere, ends the block.
            let isLabel = values.hits.contains { $0.line == index + 1 && $0.isMarked && $0.words.lowerBound == 0 }
            let body = next.words.filter { $0.box.left > left - 14 }
            guard !isLabel, let first = body.first, abs(first.box.left - left) < 16 || count > 0 && next.words[0].box.left < left else { break }
            words += body
            index += 1
            if index - start > 12 { break }
        }
        return words
    }

    private func belongs(_ upper: Int, to lower: Int) -> Bool {
        let a = view.lines[upper], b = view.lines[lower]
        return b.box.top - a.box.bottom < 0.9 * b.box.height && abs(a.box.left - b.box.left) < 6 && a.words.count > 4
    }
}
