import PageText
import Vocabulary

/// ICD-10-CM codes on a page and the words that go with them.
struct Diagnoses {
    let view: PageView
    let values: LabelledValues
    let knowledge: any Knowledge
    /// Lines that name the ordered drug.
    let drugLines: Set<Int>
    /// All lines that name it, also those of a table of orders.
    let namedLines: Set<Int>

    /// What ties a code to the order. A chart tells of all that a patient has; only some of it is why the drug is given.
    enum Tie: Int, Comparable {
        /// It stands in the row of something else.
        case other
        case none
        /// It stands near the ordered drug.
        case near
        /// A label for diagnoses announces it.
        case label
        case tick

        static func < (first: Tie, second: Tie) -> Bool { first.rawValue < second.rawValue }
    }

    /// A code on the page.
    private struct Found {
        var candidate: Candidate
        let line: Int
        let word: Int
        let listed: String?
        var tie = Tie.none
        /// The words on the page may as well be those of another code that this one may be.
        var isAmbiguous = false

        /// The same, for a person to look at.
        var doubted: Found {
            var code = self
            code.candidate = candidate.untied.without(.directory)
            code.isAmbiguous = true
            return code
        }
    }

    /// The best that ties any code of this page to the order.
    var tie: Tie { codes().map(\.tie).max() ?? .none }

    /// A code counts near a diagnosis label, or anywhere when it has a dot: lots and item numbers have none.
    ///
    /// - Parameter best: of all pages of the order. Where it is a tie at all, codes without one are of other diseases.
    func read(best: Tie) -> (codes: [Candidate], texts: [Candidate]) {
        var found = codes()
        if best > .none {
            // A list goes on below its first code, in one column.
            var kept: [Found] = []
            for code in found {
                let goesOn = code.tie > .other && kept.contains { code.line - $0.line <= 2 && (code.tie == .near || abs($0.candidate.box.left - code.candidate.box.left) < 12) }
                if code.tie >= min(best, .label) || goesOn { kept.append(code) }
            }
            found = kept
            // Where the codes stand on another page, so do their words.
            if found.isEmpty { return ([], []) }
            if best == .near, Set(found.map(\.candidate.value)).count > 1 { found = found.map(\.doubted) }
        } else if found.count > 3 {
            found = found.map(\.doubted)
        }
        let texts = texts(of: found)
        let codes = found.map { code in
            var candidate = code.candidate
            // The printed words are those of the code: two readings of one fact.
            if !code.isAmbiguous, let listed = code.listed, texts.contains(where: { Self.agree($0.value, listed) }) { candidate.checks.insert(.directory) }
            return candidate
        }
        return (codes, texts)
    }

    private func codes() -> [Found] {
        var found: [Found] = []
        let labels = values.hits.filter { [.icd10, .diagnosisText].contains($0.label.field) }
        let aside = Aside(view)
        for (index, line) in view.lines.enumerated() {
            for position in line.words.indices {
                let word = line.words[position]
                guard let (code, width) = code(at: position, in: line), box(of: position, line: index) != false, !aside.holds(position, line: index) else { continue }
                let label = labels.first { label in
                    label.line == index || index > label.line && index - label.line <= 3 && word.box.left < label.box.right + 260 && word.box.right > label.box.left - 20
                        || values.captionRows.contains(label.line) && label.line == index + 1 && word.box.left > label.box.left - 16 && word.box.left < label.box.right + 40
                }
                let hasDot = word.text.contains(".")
                // "☒ G35 Multiple sclerosis": what is ticked needs no label.
                guard label != nil || hasDot || box(of: position, line: index) == true, let parsed = try? ICD10(code) else { continue }
                // A dot alone is weak: versions and times have one, so the code must be listed.
                let listed = knowledge.diagnosis(parsed)
                guard label != nil || listed != nil else { continue }
                // "Q14D" is a schedule. Without its dot a code that the table does not know has the label before it.
                guard hasDot || listed != nil || label?.line == index && TypedReading.frequency(in: line.words[position...position]) == nil else { continue }
                // A code put right by its form alone is a suggestion.
                let isAsPrinted = TypedReading.icd10(word.text) != nil
                var checks: Set<FieldValue.Check> = isAsPrinted ? [.format] : []
                if label != nil, isAsPrinted { checks.insert(.label) }
                var candidate = Candidate(value: parsed.description, words: line.words[position..<position + width], page: view.page, checks: checks)
                // OCR may have lost the end of a code: what is left is a category, or nothing.
                if listed == nil, view.page.source != .textLayer { candidate.confidence = min(candidate.confidence, 0.5) }
                found.append(Found(candidate: candidate, line: index, word: position, listed: listed, tie: tie(position, line: index, labels)))
            }
        }
        return found.isEmpty ? likelyCodes() : found.map { isOption($0, among: found) ? $0.doubted : $0 }
    }

    /// "Pompe disease (E74.02)   Fabry disease (E75.21)": words side by side that each end with a code are options, and marks before them were not seen.
    private func isOption(_ code: Found, among found: [Found]) -> Bool {
        func isEnd(_ code: Found) -> Bool {
            let segment = view.segment(of: code.word, line: code.line)
            return code.word == segment.upperBound - 1 && segment.count > 1 && view.lines[code.line].words[code.word].text.hasPrefix("(")
        }
        guard code.tie != .tick, isEnd(code) else { return false }
        return found.contains { $0.line == code.line && $0.word != code.word && isEnd($0) }
    }

    /// Of the option that a code is, or ends.
    private func box(of word: Int, line index: Int) -> Bool? {
        TickedBoxes.state(before: word, of: index, in: view) ?? TickedBoxes.stateOfOption(holding: word, of: index, in: view) ?? TickedBoxes.stateOfRow(holding: word, of: index, in: view)
    }

    private func tie(_ word: Int, line index: Int, _ labels: [LabelHit]) -> Tie {
        if box(of: word, line: index) == true { return .tick }
        let box = view.lines[index].words[word].box
        if isOfOtherRow(index, labels) { return .other }
        let isLabelled = labels.contains { label in
            guard isLabel(label) else { return false }
            if label.line == index { return label.words.upperBound <= word && !values.hits.contains { $0.line == index && $0.isMarked && $0.words.lowerBound >= label.words.upperBound && $0.words.upperBound <= word && ![.icd10, .diagnosisText].contains($0.label.field) } }
            // "Associated | diagnosis": the label of a row on two lines, its value beside the first.
            if label.line == index + 1, isNumberedCaption(label), abs(label.box.left - view.lines[index].box.left) < 8 { return true }
            if label.line == index + 1 { return isRowLabel(label) && label.box.right < box.left && label.box.top - box.bottom < box.height }
            return index > label.line && !isListHead(label.line) && index - label.line <= 3 && box.left < label.box.right + 260 && box.right > label.box.left - 20
        }
        if isLabelled { return .label }
        return drugLines.contains { abs($0 - index) <= 12 } ? .near : .none
    }

    /// "Diagnosis 1", alone below the code that it tells of.
    private func isNumberedCaption(_ hit: LabelHit) -> Bool {
        let words = view.lines[hit.line].words
        return hit.words.lowerBound == 0 && words.count == hit.words.upperBound + 1 && words.last?.text.allSatisfy(\.isNumber) == true
    }

    /// In a table of orders each row has its own: this is a row below that of the drug.
    private func isOfOtherRow(_ index: Int, _ labels: [LabelHit]) -> Bool {
        // "Dose 4 mg/kg   I10": beside the next label of the order's own box the list goes on.
        !values.hits.contains { $0.line == index && $0.words.lowerBound == 0 && [.dose, .route, .frequency].contains($0.label.field) } && labels.contains { label in
            label.line < index && index - label.line <= 6 && !label.isMarkedWithColon(in: view)
                && namedLines.contains { line in line > label.line && line < index && view.lines[line].words.contains { TypedReading.icd10($0.text) != nil && $0.text.contains(".") && $0.box.horizontalOverlap(label.box) > 0 } }
        }
    }

    /// Heads of a table of all that was found with the patient.
    private func isListHead(_ line: Int) -> Bool {
        view.folds[line].contains { ["problem", "problems"].contains($0) } || view.lines[line].segments.count > 1 && view.folds[line].contains { ["condition", "status", "onset", "since", "noted", "resolved"].contains($0) }
    }

    /// Where no code was read, the first that is one but for its letter, and that is listed: for a person to confirm. Of several letters
    /// the one whose words stand on the page.
    private func likelyCodes() -> [Found] {
        guard view.page.source != .textLayer else { return [] }
        for (index, line) in view.lines.enumerated() {
            for (position, word) in line.words.enumerated() {
                let likely = TypedReading.likelyICD10Codes(word.text).compactMap { code -> Found? in
                    guard let listed = knowledge.diagnosis(code) else { return nil }
                    var candidate = Candidate(value: code.description, words: line.words[position...position], page: view.page)
                    candidate.confidence = min(candidate.confidence, 0.5)
                    return Found(candidate: candidate, line: index, word: position, listed: listed)
                }
                guard let first = likely.first else { continue }
                let agreeing = likely.filter { code in texts(of: [code]).contains { text in code.listed.map { Self.agree(text.value, $0) } ?? false } }
                var best = agreeing.first ?? first
                best.isAmbiguous = agreeing.count > 1
                return [best]
            }
        }
        return []
    }

    // MARK: - The words that go with the codes

    /// "Active disease confirmed by": within a sentence, such words announce nothing.
    private func isLabel(_ hit: LabelHit) -> Bool {
        hit.isMarked || view.segment(of: hit.words.lowerBound, line: hit.line).lowerBound == hit.words.lowerBound
    }

    private func texts(of codes: [Found]) -> [Candidate] {
        var pieces: [[Word]] = []
        for hit in values.hits where [.diagnosisText, .icd10].contains(hit.label.field) && isLabel(hit) {
            // A label's own line may hold the next label: that is no value.
            pieces += Self.pieces(of: values.cell(of: hit))
        }
        // "Indication" and "Reason for treatment" may name the disease or give reasons: the codes tell.
        let reasons = values.hits.filter { $0.label.field == .medicalNecessity }.flatMap { Self.pieces(of: values.cell(of: $0)) }
        for code in codes {
            let segment = view.segment(of: code.word, line: code.line)
            pieces += Self.pieces(of: values.cell(from: segment, line: code.line))
            // The description may stand in the next column.
            if let next = view.lines[code.line].segments.first(where: { $0.lowerBound >= segment.upperBound }), code.word == segment.upperBound - 1 {
                pieces += Self.pieces(of: values.cell(from: next, line: code.line))
            }
        }
        pieces = pieces.filter { piece in
            let text = Self.text(of: piece)
            return text.count(where: \.isLetter) > 6 && Wordings.order.match(piece.map { folded($0.text) }, at: 0)?.1 != piece.count
        }
        var texts: [Candidate] = []
        for code in codes {
            let parts = (pieces + reasons).flatMap { Self.parts(of: $0, for: codes.compactMap(\.listed)) }
            if let listed = code.listed, let best = parts.max(by: { Self.likeness($0, listed) < Self.likeness($1, listed) }), Self.likeness(best, listed) >= 0.5 {
                let words = Self.ownWords(of: Self.withoutLead(best, listed), listed)
                texts.append(candidate(words, isListed: Self.isWhole(words, listed)))
            } else if let listed = code.listed, let words = nearby(code, listed) {
                texts.append(candidate(words, isListed: Self.isWhole(words, listed)))
            } else if let words = beside(code), code.listed.map({ Self.likeness(words, $0) > 0.2 }) ?? !Self.isProse(words) {
                texts.append(candidate(words, isListed: false))
            }
        }
        if texts.isEmpty, let piece = labelled(), codes.count <= 1 { texts = [candidate(piece, isListed: false)] }
        var seen: Set<String> = []
        return texts.filter { seen.insert($0.value).inserted }
    }

    /// The words of the code's description where prose runs on over lines before the code or behind it.
    private func nearby(_ code: Found, _ listed: String) -> [Word]? {
        let around = view.lines[max(0, code.line - 2)...min(view.lines.count - 1, code.line + 2)].flatMap(\.words)
        let count = listed.split { " -/".contains($0) }.count
        var best: (words: [Word], likeness: Double) = ([], 0.85)
        for start in around.indices {
            for length in max(1, count - 2)...count + 2 where start + length <= around.count {
                let words = Array(around[start..<start + length])
                let likeness = Self.likeness(words, listed)
                if likeness > best.likeness { best = (words, likeness) }
            }
        }
        return best.words.isEmpty ? nil : best.words
    }

    /// A segment of its own with its value in the next column.
    private func isRowLabel(_ hit: LabelHit) -> Bool {
        view.segment(of: hit.words.lowerBound, line: hit.line) == hit.words && view.lines[hit.line].segments.contains { $0.lowerBound == hit.words.upperBound }
    }

    /// What a diagnosis label announces, where it is no sentence: without a code to tell by, prose is none.
    private func labelled() -> [Word]? {
        for hit in values.hits where (hit.label.field == .diagnosisText || ["diagnosis", "dx"].contains(hit.label.wording)) && (hit.isMarked || isRowLabel(hit)) {
            guard let piece = Self.pieces(of: values.cell(of: hit)).first(where: { Self.text(of: $0).count(where: \.isLetter) > 6 }), piece.count < 14 else { continue }
            let text = Self.text(of: piece).lowercased()
            if !Necessity.signs.contains(where: text.contains), !piece.dropLast().contains(where: { $0.text.hasSuffix(".") && $0.text.count > 3 }) { return piece }
        }
        return nil
    }

    private func candidate(_ words: [Word], isListed: Bool) -> Candidate {
        let text = Self.text(of: words)
        // What isn't the code's own description may be cut, or more than the description.
        return Candidate(value: text, words: words[...], page: view.page, checks: isListed ? [.label, .directory] : [], printed: text)
    }

    /// Where the table does not know the code: the words behind it, else those before it in prose.
    private func beside(_ code: Found) -> [Word]? {
        let line = view.lines[code.line]
        let segment = view.segment(of: code.word, line: code.line)
        let cell = values.cell(from: segment, line: code.line)
        let pieces = Self.pieces(of: cell)
        let box = line.words[code.word].box
        let behind = pieces.first { piece in piece.first.map { $0.box.top > box.bottom || $0.box.left > box.right && $0.box.verticalOverlap(box) > 0 } ?? false }
        guard let words = behind ?? pieces.last(where: { piece in piece.last.map { $0.box.right < box.left + 2 && $0.box.verticalOverlap(box) > 0 } ?? false }),
            Self.text(of: words).count(where: \.isLetter) > 6
        else { return nil }
        return words
    }

    /// "This is for treatment of": a sentence that goes on with the code.
    private static func isProse(_ words: [Word]) -> Bool {
        guard let last = words.last else { return true }
        return leads.contains(folded(last.text)) || ["is", "by", "the"].contains(folded(last.text))
    }

    private static func text(of words: [Word]) -> String {
        TypedReading.trimmed(words.map(\.text).joined(separator: " "))
    }

    /// A cell's words between codes, semicolons and the words that announce codes.
    private static func pieces(of cell: [Word]) -> [[Word]] {
        var pieces: [[Word]] = [[]]
        for word in cell {
            let fold = folded(word.text)
            let isCode = TypedReading.icd10(word.text) != nil && word.text.contains(where: \.isNumber)
            if isCode || announcing.contains(fold) || fold.isEmpty || word.text.hasSuffix(":") && word.text.count < 16 {
                pieces.append([])
                continue
            }
            if word.text.hasPrefix("("), TypedReading.icd10(word.text) != nil { pieces.append([]) }
            pieces[pieces.count - 1].append(word)
            if word.text.hasSuffix(";") { pieces.append([]) }
        }
        return pieces.filter { !$0.isEmpty }.map { piece in
            // "a diagnosis of Pompe disease": the name begins behind the last such word of the prose.
            guard let start = piece.lastIndex(where: { leads.contains(folded($0.text)) }), start + 1 < piece.count, start < 9, start > 0 else { return piece }
            // "I treat Mrs. Cole for cold agglutinin disease"
            let isOfPatient = piece[..<start].contains { ["mr", "mrs", "ms", "patient"].contains(folded($0.text)) }
            return isOfPatient || prose.contains(folded(piece[start - 1].text)) ? Array(piece[(start + 1)...]) : piece
        }
    }

    /// "treatment of Pompe disease", where a line begins with the "of": no part of the name.
    private static func withoutLead(_ words: [Word], _ listed: String) -> [Word] {
        guard words.count > 1, let first = words.first.map({ folded($0.text) }), leads.contains(first), folded(listed.prefix { $0 != " " }) != first else { return words }
        return Array(words.dropFirst())
    }

    /// The words up to the end of the description, where what follows is no more of it.
    private static func ownWords(of words: [Word], _ listed: String) -> [Word] {
        // "…, homozygous": what a comma joins to the description may be more of what is printed of it.
        guard likeness(words, listed) <= 0.95, !words.dropLast().contains(where: { $0.text.hasSuffix(",") }) else { return words }
        guard let end = words.indices.dropLast().first(where: { likeness(Array(words[...$0]), listed) > 0.99 }) else { return words }
        // "Pompe disease (late-onset)"
        let rest = words[(end + 1)...]
        guard rest.first?.text.hasPrefix("(") == true, let close = rest.firstIndex(where: { $0.text.hasSuffix(")") }), !rest[...close].contains(where: { $0.text.contains(where: \.isNumber) }) else { return Array(words[...end]) }
        return Array(words[...close])
    }

    /// The words are those of the description, up to its last.
    private static func isWhole(_ words: [Word], _ listed: String) -> Bool {
        guard likeness(words, listed) > 0.95, let last = words.last else { return false }
        return folded(listed).hasSuffix(folded(last.text))
    }

    private static let announcing: Set<String> = ["icd10", "icd10cm", "icd", "dx", "diagnosis", "diagnoses", "code", "codes", "cm", "description"]
    private static let leads: Set<String> = ["of", "for", "with"]
    private static let prose: Set<String> = ["treatment", "diagnosis", "case", "history", "because", "therapy", "diagnosed", "management"]

    /// A list with commas, divided where each part is the description of a code.
    private static func parts(of piece: [Word], for listed: [String]) -> [[Word]] {
        guard listed.count > 1, piece.contains(where: { $0.text.hasSuffix(",") }) else { return [piece] }
        var best: (parts: [[Word]], likeness: Double) = ([piece], listed.map { likeness(piece, $0) }.max() ?? 0)
        for cut in piece.indices.dropLast() where piece[cut].text.hasSuffix(",") {
            let left = Array(piece[...cut]), right = Array(piece[(cut + 1)...])
            let both = (listed.map { likeness(left, $0) }.max() ?? 0) + (listed.map { likeness(right, $0) }.max() ?? 0)
            if both / 2 > best.likeness { best = ([left, right], both / 2) }
        }
        return best.parts
    }

    /// 1 when the words are those of the description; less for each that is missing or too many.
    private static func likeness(_ words: [Word], _ listed: String) -> Double {
        let printed = words.flatMap { $0.text.split { "-/".contains($0) } }.map { folded($0) }.filter { !$0.isEmpty }
        let wanted = listed.split { " -/".contains($0) }.map { folded($0) }.filter { !$0.isEmpty }
        guard !printed.isEmpty, !wanted.isEmpty else { return 0 }
        var left = wanted
        var common = 0
        for word in printed {
            if let index = left.firstIndex(where: { $0 == word || word.count > 5 && nearlyEqual($0, word) }) {
                left.remove(at: index)
                common += 1
            }
        }
        return 2 * Double(common) / Double(printed.count + wanted.count)
    }

    private func code(at position: Int, in line: TextLine) -> (String, Int)? {
        let text = line.words[position].text
        guard text.contains(where: \.isNumber) else { return nil }
        // "M06 .9": torn before its point.
        if view.page.source != .textLayer, position + 1 < line.words.count, case let rest = line.words[position + 1].text, rest.hasPrefix("."), rest.dropFirst().contains(where: \.isNumber),
            let code = TypedReading.icd10(text + rest), (try? ICD10(code)).flatMap(knowledge.diagnosis) != nil
        { return (code, 2) }
        if let code = TypedReading.icd10(text) ?? TypedReading.likelyICD10(text) { return (code, 1) }
        // The other recogniser may have read one; only a code that there is counts.
        guard let second = line.words[position].secondReading, second.contains(where: \.isNumber), let code = TypedReading.icd10(second), let parsed = try? ICD10(code),
            knowledge.diagnosis(parsed) != nil
        else { return nil }
        return (code, 1)
    }

    /// Most of the printed words stand in the listed description, or the other way round.
    static func agree(_ printed: String, _ listed: String) -> Bool {
        let a = Set(printed.split(separator: " ").map { folded($0) }.filter { $0.count > 3 })
        let b = Set(listed.split(separator: " ").map { folded($0) }.filter { $0.count > 3 })
        guard !a.isEmpty, !b.isEmpty else { return false }
        return Double(a.intersection(b).count) >= 0.6 * Double(min(a.count, b.count))
    }
}
