import PageText

/// Which drug an order is for: the one ticked among many, the one behind the label, or the one that prose names.
struct OrderedDrug {
    let view: PageView
    let values: LabelledValues
    let judge: Judge
    /// Lines that name the ordered drug.
    let lines: Set<Int>
    /// The row that orders it.
    private(set) var row: OrderedRow?

    private struct Mention {
        let line: Int
        let words: Range<Int>
        let mention: DrugMention
        /// nil: there is no box to tick beside it.
        let isTicked: Bool?
        /// That box, where it is one of the line's.
        let place: DrugChoice.Place?
        /// A label for drugs stands before or above it.
        let label: LabelHit?
        let box: Box

        var isBiologic: Bool { mention.drug.isBiologic }
    }

    private let mentions: [Mention]
    private let choice: DrugChoice?

    init(view: PageView, values: LabelledValues, judge: Judge, knowledge: any Knowledge) {
        self.view = view
        self.values = values
        self.judge = judge
        let aside = Aside(view)
        let all = view.lines.enumerated().flatMap { index, line in
            knowledge.drugMentions(in: line.words.map(\.text)).filter { !aside.holds($0.words.lowerBound, line: index) }.map { mention in
                let box = line.box(of: mention.words)
                return Mention(
                    line: index, words: mention.words, mention: mention,
                    isTicked: TickedBoxes.state(before: mention.words.lowerBound, of: index, in: view)
                        ?? TickedBoxes.state(before: view.segment(of: mention.words.lowerBound, line: index).lowerBound, of: index, in: view),
                    place: TickedBoxes.marks(in: index, of: view).last { $0.word <= mention.words.lowerBound }.map { DrugChoice.Place(line: index, word: $0.word) },
                    label: Self.label(of: box, line: index, words: mention.words, values), box: box)
            }
        }
        mentions = all
        // Premedication and allergies have boxes too: the choice is among biologics.
        choice = DrugChoice(places: Set(all.filter { $0.isTicked != nil && $0.isBiologic }.compactMap(\.place)), named: Set(all.filter(\.isBiologic).map { DrugChoice.Place(line: $0.line, word: $0.words.lowerBound) }), view: view)
        let ticked = all.filter { $0.isTicked == true && $0.isBiologic }
        let labelled = all.filter { $0.label?.isMarked == true && $0.isBiologic }
        let chosen = !ticked.isEmpty ? ticked : !labelled.isEmpty ? labelled : all.filter { $0.isTicked != false && $0.isBiologic }
        // A title names the drug as well; what orders it says how it is given.
        func isOrder(_ mention: Mention) -> Bool {
            let words = view.lines[mention.line].words[...]
            return TypedReading.dose(in: words) != nil || TypedReading.route(in: words) != nil || TypedReading.frequency(in: words) != nil
        }
        let own = ticked.isEmpty && labelled.isEmpty ? chosen.filter { $0.mention.drug.properName == chosen.first?.mention.drug.properName && isOrder($0) } : []
        // Brand and proper name in a title are two names on one line.
        var named: [Int] = []
        for line in (own.isEmpty ? chosen : own).map(\.line) where !named.contains(line) { named.append(line) }
        lines = Set(named.prefix(own.isEmpty ? 1 : 2))
        row = possible.max { score($0) < score($1) }.map { best in
            let end = possible.filter { $0.line == best.line && $0.place == best.place }.map(\.words.upperBound).max() ?? best.words.upperBound
            return OrderedRow(values: values, line: best.line, words: best.words.lowerBound..<end, places: Set(all.compactMap(\.place)), isOneOfSeveral: choice != nil || isList, isSure: !isUndecided(best))
        }
    }

    /// All lines that name the drug which is likeliest ordered.
    var ownLines: Set<Int> {
        guard let best = possible.max(by: { score($0) < score($1) }) else { return [] }
        return Set(mentions.filter { $0.mention.drug.properName == best.mention.drug.properName }.map(\.line))
    }

    /// Lines that name a drug.
    var named: Set<Int> { Set(mentions.map(\.line)) }

    /// On a line, or right below one, that names a biologic other than the ordered one.
    func isInOtherRow(_ value: Candidate) -> Bool {
        guard let line = view.place(of: value)?.line, let own = possible.max(by: { score($0) < score($1) })?.mention.drug.properName else { return false }
        let near = mentions.filter { $0.isBiologic && (line - 2...line).contains($0.line) && $0.box.left < value.box.left }
        return !near.isEmpty && near.allSatisfy { $0.mention.drug.properName != own }
    }

    /// Drugs are to be ticked, and not one is: what stands beside them is of none.
    var isUnanswered: Bool { choice.map { $0.answer != .one } ?? false }

    /// Mentions of what may be ordered. Where boxes are to be ticked, what has none beside it (an allergy, a footnote) is no choice.
    private var possible: [Mention] {
        mentions.filter { mention in mention.isBiologic && (choice.map { $0.isMissed ? mention.line == $0.ticked?.line && mention.words.lowerBound >= $0.ticked?.word ?? 0 : $0.ticked == mention.place } ?? (mention.isTicked != false)) }
    }

    /// Several drugs are named below one another, each with a dose of its own.
    private var isList: Bool {
        let rows = mentions.filter { mention in
            TypedReading.dose(in: view.lines[mention.line].words[mention.words.upperBound...]) != nil
        }
        return rows.contains { row in rows.contains { $0.line != row.line && abs($0.box.left - row.box.left) < 8 && $0.mention.drug.properName != row.mention.drug.properName } }
    }

    /// Other biologics stand on the page, and no tick or label says which is meant.
    private func isUndecided(_ best: Mention) -> Bool {
        if choice?.isMissed == true || isOneOfOptions(best) { return true }
        guard best.isTicked != true, best.label?.line != best.line else { return false }
        // One that prose names without an amount is no choice.
        let others = mentions.filter { other in
            other.isBiologic && other.isTicked != false && other.mention.drug.properName != best.mention.drug.properName
                && TypedReading.dose(in: view.lines[other.line].words[other.words.upperBound...]) != nil
        }
        // A label above it alone says so; above several it is the head of a list.
        return best.label?.isMarked == true ? others.contains { $0.label != nil || abs($0.box.left - best.box.left) < 8 } : !others.isEmpty
    }

    /// "Remicade (infliximab) / Inflectra (infliximab-dyyb) / Avsola": a pen may have circled one of them.
    private func isOneOfOptions(_ best: Mention) -> Bool {
        guard best.isTicked != true else { return false }
        return mentions.contains { other in
            guard other.isBiologic, other.line == best.line, other.mention.drug.properName != best.mention.drug.properName else { return false }
            let (first, last) = best.words.lowerBound < other.words.lowerBound ? (best.words, other.words) : (other.words, best.words)
            let between = view.lines[best.line].words[..<last.lowerBound].dropFirst(first.upperBound)
            // Brands side by side are keys to press, too, and a shade that words do not have tells which was pressed.
            return between.contains { $0.text == "/" || $0.text == "or" } || between.isEmpty && best.mention.name == .brand && other.mention.name == .brand
        }
    }

    private static func label(of box: Box, line: Int, words: Range<Int>, _ values: LabelledValues) -> LabelHit? {
        values.hits.first { hit in
            guard [.drugBrand, .drugGeneric].contains(hit.label.field) else { return false }
            // "… because of an infusion reaction on": within a sentence it announces nothing.
            let announces = hit.isMarked || values.view.segment(of: hit.words.lowerBound, line: hit.line).lowerBound == hit.words.lowerBound
            // "Drug: Examplia   … after six Otheria injections": behind the gap after its value it is another column.
            if hit.line == line {
                let own = values.view.segment(of: hit.words.lowerBound, line: line), gaps = values.view.lines[line].segments.count { $0.lowerBound >= hit.words.upperBound && $0.lowerBound <= words.lowerBound }
                return announces && hit.words.upperBound <= words.lowerBound && (own.contains(words.lowerBound) || own.upperBound <= hit.words.upperBound && gaps < 2)
            }
            return announces && line > hit.line && line - hit.line <= 2 && box.horizontalOverlap(hit.box.widened(by: 60)) > 0
        }
    }

    func read(into candidates: inout [Field: [Candidate]], _ fields: inout [Field: FieldValue]) {
        if let choice, let box = choice.box {
            fields[.drugSelection] = judge.derived(
                .text(choice.answer.rawValue), at: box, page: view.page.number, accepted: choice.isSure, checks: [.picture])
            guard choice.answer == .one, let ticked = choice.ticked else { return }
            if !choice.isMissed, !mentions.contains(where: { $0.place == ticked && $0.isBiologic }) { candidates[.drugBrand, default: []] += unknownName(ticked) }
        }
        var scored = possible.map { (mention: $0, score: score($0)) }
        let best = scored.max { $0.score < $1.score }?.mention
        // Right below the ticked brand its proper name has no box of its own.
        if let best, best.isTicked == true, let below = mentions.first(where: { $0.line == best.line + 1 && $0.mention.name != best.mention.name && $0.mention.drug.properName == best.mention.drug.properName && $0.box.horizontalOverlap(best.box.widened(by: 12)) > 0 }),
            !scored.contains(where: { $0.mention.line == best.line && $0.mention.mention.name != .brand })
        {
            scored.append((below, score(below)))
        }
        for (mention, score) in scored {
            let field: Field = mention.mention.name == .brand ? .drugBrand : .drugGeneric
            guard let name = mention.mention.name == .brand ? mention.mention.drug.brand : mention.mention.drug.properName else { continue }
            // "Tocilizumab available for reactions" is no other name of the ordered brand.
            if let best, best.mention.name == .brand, mention.mention.name != .brand, !Self.areRelated(best.mention.drug, mention.mention.drug) { continue }
            var checks: Set<FieldValue.Check> = []
            if mention.isTicked == true || mention.label != nil || mention.line == (best?.line ?? mention.line) + 1 && best?.isTicked == true { checks.insert(.label) }
            // A name read with a doubt, or without the suffix that tells makers apart, is for a person to look at.
            if mention.mention.similarity == 1 { checks.insert(.directory) } else { checks.remove(.label) }
            // A drug that prose names elsewhere may be one that failed.
            if mention.isTicked != true, mention.label == nil, !isOrdered(mention, best), !isTitle(mention) { checks = [] }
            let candidate = Candidate(value: name, words: view.lines[mention.line].words[mention.words], page: view.page, checks: checks, score: score - (checks.isEmpty ? 3 : 0) - (best.map { $0.mention.drug.properName != mention.mention.drug.properName } ?? false ? 3 : 0))
            candidates[field, default: []].append(isUndecided(mention) ? candidate.without(.label).without(.directory).without(.secondReading) : candidate)
        }
    }

    /// One drug, or one as made by others: their proper names begin with the same word, suffixes aside.
    private static func areRelated(_ one: DrugIdentity, _ other: DrugIdentity) -> Bool {
        func first(_ drug: DrugIdentity) -> Substring? { drug.properName?.lowercased().split { " -".contains($0) }.first }
        guard let a = first(one), let b = first(other) else { return true }
        return a == b
    }

    private func score(_ mention: Mention) -> Double {
        var score = mention.mention.similarity * 2 - Double(mention.line) / 100
        if mention.isTicked == true { score += 8 }
        if let label = mention.label { score += label.isMarked ? 4 : 1 }
        if isOrdered(mention, nil) { score += 1 }
        let before = Set(view.folds[mention.line][..<mention.words.lowerBound].suffix(4))
        if !before.isDisjoint(with: Self.ordering) { score += 1 }
        if !before.isDisjoint(with: Self.taking) { score -= 1 }
        return score
    }

    /// "I am ordering", "please start": what stands right behind is meant; "has been maintained on" says what it takes the place of.
    private static let ordering: Set<String> = ["order", "ordering", "prescribe", "prescribing", "start", "starting", "begin", "beginning", "initiate", "initiating", "request", "requesting", "convert", "converting", "switching"]
    private static let taking: Set<String> = ["maintained", "received", "receiving", "took", "taken", "taking", "replaces", "replacing", "instead", "from", "despite", "after"]

    /// True beside the drug that is surely meant, or where a dose follows the name.
    private func isOrdered(_ mention: Mention, _ best: Mention?) -> Bool {
        if let best, best.label != nil || best.isTicked == true || isOrdered(best, nil) {
            if best.line == mention.line, abs(best.words.lowerBound - mention.words.lowerBound) < 12 { return true }
            if abs(best.line - mention.line) == 1, best.mention.drug.properName == mention.mention.drug.properName { return true }
        }
        var behind = view.lines[mention.line].words[mention.words.upperBound...]
        if TypedReading.dose(in: behind.prefix(12)) != nil { return true }
        // The sentence or the form goes on below: not another sentence.
        guard mention.line + 1 < view.lines.count, behind.count <= 3 || view.lines[mention.line].words.count <= 7, behind.last?.text.hasSuffix(".") != true else { return false }
        behind = view.lines[mention.line + 1].words[...]
        return TypedReading.dose(in: behind.prefix(6)) != nil
    }

    /// "ORENCIA IV (ABATACEPT) INFUSION ORDERS" at the head of a form that names no other biologic but in its sentences.
    private func isTitle(_ mention: Mention) -> Bool {
        mention.box.top < 0.2 * view.page.height && view.folds[mention.line].contains(where: Self.ofForms.contains)
            && possible.allSatisfy { $0.mention.drug.properName == mention.mention.drug.properName || isInProse($0) }
    }

    private func isInProse(_ mention: Mention) -> Bool {
        mention.isTicked == nil && mention.label == nil && view.lines[mention.line].words.count > 7 && TypedReading.dose(in: view.lines[mention.line].words[...]) == nil
    }

    private static let ofForms: Set<String> = ["order", "orders", "prescription", "referral", "enrollment", "request"]

    /// A ticked name that the reference does not know, as printed, for a person to look at.
    private func unknownName(_ place: DrugChoice.Place) -> [Candidate] {
        let words = view.lines[place.line].words[place.word..<view.segment(of: place.word, line: place.line).upperBound].prefix { !$0.text.hasPrefix("(") }
        let text = TypedReading.trimmed(words.map(\.text).joined(separator: " "))
        guard text.contains(where: \.isLetter) else { return [] }
        return [Candidate(value: text, words: words, page: view.page)]
    }
}
