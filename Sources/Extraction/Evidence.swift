import PageText

/// A reading of a field with where it stands and what speaks for it, before it is judged.
struct Candidate: Sendable {
    var value: String
    var printed: String
    /// 1-based page.
    var page: Int
    var box: Box
    /// Lowest confidence among its words.
    var confidence: Double
    var checks: Set<FieldValue.Check>
    /// Rank among candidates of the same field: higher is better.
    var score: Double
    /// How it stands to its label, where one announces it.
    var signs: Ranking.Signs?

    init(
        value: String, words: ArraySlice<Word>, page: Page, checks: Set<FieldValue.Check> = [], score: Double = 0,
        printed: String? = nil
    ) {
        self.value = value
        self.printed = printed ?? TypedReading.trimmed(words.map(\.text).joined(separator: " "))
        self.page = page.number
        box = Box.union(words.map(\.box)) ?? Box(x: 0, y: 0, width: 0, height: 0)
        let readings = CodeAgreement(of: words)
        confidence = min(words.map(\.confidence).min() ?? 0, readings == .disputed ? CodeAgreement.mostWhenDisputed : 1)
        self.checks = readings == .agreed || CodeAgreement.agreeOnNames(words) ? checks.union([.secondReading]) : checks
        self.score = score
    }
}

extension Candidate {
    func without(_ check: FieldValue.Check) -> Candidate {
        var candidate = self
        candidate.checks.remove(check)
        return candidate
    }

    /// The same reading with less or more of a claim to its field.
    func rated(_ difference: Double) -> Candidate {
        var candidate = self
        candidate.score += difference
        return candidate
    }

    /// The same claim to its field, by other words.
    func reading(_ words: ArraySlice<Word>, _ page: Page) -> Candidate {
        let text = TypedReading.trimmed(words.map(\.text).joined(separator: " "))
        var candidate = Candidate(value: text, words: words, page: page, checks: checks.subtracting([.secondReading]), score: score)
        candidate.signs = signs
        return candidate
    }

    /// The same reading, rated by how it stands to its label.
    func ranked(_ ranking: Ranking, _ signs: Ranking.Signs) -> Candidate {
        var candidate = self
        candidate.signs = signs
        candidate.score = ranking.score(signs)
        return candidate
    }

    /// "BRO982": makers hardly put the letter where it is taken for a zero, and OCR does. For a person to confirm.
    var withZeros: Candidate {
        let signs = Array(value)
        let zeros = signs.indices.filter { index in signs[index] == "O" && [index - 1, index + 1].contains { signs.indices.contains($0) && (signs[$0].isNumber || signs[$0] == "O" && signs.contains(where: \.isNumber) && index > 0) } }
        guard !zeros.isEmpty else { return self }
        var candidate = untied
        candidate.value = String(signs.indices.map { zeros.contains($0) ? "0" : signs[$0] })
        return candidate
    }

    /// "Tl-88207": beside a capital the small letter is one that looks like it. For a person to confirm.
    var withCapitals: Candidate {
        let signs = Array(value)
        let strokes = signs.indices.filter { index in signs[index] == "l" && [index - 1, index + 1].contains { signs.indices.contains($0) && signs[$0].isUppercase } }
        guard !strokes.isEmpty, !signs.indices.contains(where: { signs[$0].isLowercase && !strokes.contains($0) }) else { return self }
        var candidate = untied
        candidate.value = String(signs.indices.map { strokes.contains($0) ? "I" : signs[$0] })
        return candidate
    }

    /// The same reading, with nothing that ties it to its field: for a person to confirm.
    var untied: Candidate { without(.label).without(.secondReading) }
}

/// Turns candidates into the contract's values: the one place where `accepted` is decided.
struct Judge {
    let pages: [Int: Page]
    let scorer: Scorer
    private let observe: @Sendable (Field, [Candidate]) -> Void

    init(_ views: [PageView], scorer: Scorer, observe: @escaping @Sendable (Field, [Candidate]) -> Void = { _, _ in }) {
        self.observe = observe
        pages = Dictionary(uniqueKeysWithValues: views.map { ($0.page.number, $0.page) })
        self.scorer = scorer
    }

    /// The value of a field from its candidates: the best, the others as alternatives.
    func value(_ field: Field, _ candidates: [Candidate]) -> FieldValue? {
        guard let best = candidates.max(by: { $0.score < $1.score }) else { return nil }
        let sorted = candidates.sorted { $0.score > $1.score }
        observe(field, sorted)
        var others: [String] = []
        for other in sorted where other.value != best.value && !others.contains(other.value) {
            others.append(other.value)
        }
        return make(field, .text(best.value), from: [best], alternatives: Array(others.prefix(3)))
    }

    /// A list field: each candidate is an element.
    func list(_ field: Field, _ candidates: [Candidate]) -> FieldValue? {
        guard !candidates.isEmpty else { return nil }
        let candidates = [.lot, .adminLot].contains(field) ? candidates.map { candidate in pages[candidate.page]?.source == .textLayer ? candidate : candidate.withZeros } : candidates
        return make(field, .list(candidates.map(\.value)), from: candidates, alternatives: [])
    }

    /// A value that follows from what is printed without being printed as such.
    func derived(_ content: FieldValue.Content, at box: Box, page: Int, accepted: Bool, checks: [FieldValue.Check], printed: String? = nil)
        -> FieldValue
    {
        FieldValue(
            content, printed: printed.map { [$0] } ?? [], status: accepted ? .accepted : .review, confidence: accepted ? Self.proven : 0.7,
            page: page, box: pages[page]?.displayedFractions(of: box) ?? [0, 0, 1, 1], origin: .derived, checks: checks)
    }

    func place(_ box: Box, page: Int) -> Place { Place(page: page, box: pages[page]?.displayedFractions(of: box) ?? [0, 0, 1, 1]) }

    /// A value that only a barcode holds. Where the paper ought to print it too, a person compares.
    func encoded(_ content: FieldValue.Content, at box: Box, page: Int, accepted: Bool = false) -> FieldValue {
        let fractions = pages[page]?.displayedFractions(of: box) ?? [0, 0, 1, 1]
        var boxes: [[Double]]?
        if case .list(let values) = content { boxes = values.map { _ in fractions } }
        return FieldValue(
            content, printed: [], status: accepted ? .accepted : .review, confidence: accepted ? Self.proven : Self.doubtful, page: page, box: fractions, boxes: boxes, origin: .barcode, checks: [.format])
    }

    private func make(_ field: Field, _ content: FieldValue.Content, from parts: [Candidate], alternatives: [String])
        -> FieldValue
    {
        let page = parts[0].page
        let box = Box.union(parts.filter { $0.page == page }.map(\.box)) ?? parts[0].box
        let checks = parts.dropFirst().reduce(parts[0].checks) { $0.intersection($1.checks) }
        let lowest = parts.map(\.confidence).min() ?? 0
        // Beside the text of a page, OCR may have read a logo or a stamp on it: only text is sure of its letters.
        let isText = pages[page]?.source == .textLayer && lowest == 1
        let fractions = { (part: Candidate) in pages[part.page]?.displayedFractions(of: part.box) ?? [0, 0, 1, 1] }
        return judged(field, FieldValue(
            content, printed: parts.map(\.printed), status: .review, confidence: 0, reading: rounded(lowest), page: page,
            box: pages[page]?.displayedFractions(of: box) ?? [0, 0, 1, 1], boxes: field.isList ? parts.map(fractions) : nil,
            origin: isText ? .textLayer : .ocr, checks: FieldValue.Check.allCases.filter(checks.contains), alternatives: alternatives))
    }

    /// The value with the status that its evidence gives it.
    func judged(_ field: Field, _ value: FieldValue) -> FieldValue {
        let evidence = Scorer.Evidence(
            field: field, origin: value.origin, checks: Set(value.checks), reading: value.reading, quality: pages[value.page]?.quality ?? 1,
            hasAlternatives: !value.alternatives.isEmpty, texts: value.list)
        let confidence = scorer.probability(of: evidence)
        var value = value
        value.confidence = rounded(confidence)
        // However sure: without something beside the letters that agrees, a person looks.
        // Where OCR lost the points of all amounts the sums agree as well.
        let isProven = value.origin == .textLayer || !Self.money.contains(field) || evidence.checks.contains(.arithmetic) && (value.origin != .ocr || value.printed.allSatisfy(TypedReading.hasCents))
        // What was put right, or read only at the second try, is no reading unless something beside its label agrees.
        let isRead = value.origin != .ocr || value.reading > Self.leastRead || !evidence.checks.isDisjoint(with: [.arithmetic, .directory])
        value.status = confidence >= scorer.acceptance && isProven && isRead && !evidence.checks.isDisjoint(with: Self.independent) ? .accepted : .review
        return value
    }

    private func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }

    /// The confidence that is left to words that were put right.
    static let leastRead = 0.5

    /// What is paid: a scan shows such an amount as certain only where the sums agree.
    private static let money: Set<Field> = [.unitPrice, .extendedPrice, .listPrice, .subtotal, .discount, .rebate, .freight, .tax, .total]
    private static let independent: Set<FieldValue.Check> = [.label, .arithmetic, .directory, .secondReading, .secondDocument, .picture]

    /// The most that a value counts for once something speaks against it.
    static let doubtful = 0.9
    /// What a value counts for that something else on the paper proves.
    static let proven = 0.99
}
