import Foundation
import PageText
import Vocabulary

// How much is ordered, by what way and how often, and what proves it.

extension OrderExtractor {
    func collectDoses(_ values: LabelledValues, _ record: AdministrationArea?, near drugLines: Set<Int>, row: OrderedRow?, into candidates: inout [Field: [Candidate]]) {
        func isOrdered(_ box: Box) -> Bool { record.map { !$0.contains(box) } ?? true }
        func ordered(_ found: [Candidate]) -> [Candidate] { found.filter { isOrdered($0.box) } }
        candidates[.calculatedDose, default: []] += ordered(values.candidates(.calculatedDose, { TypedReading.dose(in: $0.prefix(5)) }))
        // "Cetirizine 10 mg by mouth before dose": a word of a sentence is no label.
        func isInSentence(_ hit: LabelHit) -> Bool { !hit.isMarked && values.view.lines[hit.line].words[hit.words.lowerBound].text.first?.isLowercase == true && hit.words.lowerBound > 0 && Self.leading.contains(values.view.folds[hit.line][hit.words.lowerBound - 1]) && values.view.folds[hit.line][hit.words.lowerBound] != "amounts" }
        var doses = ordered(TickedOptions(values: values).candidates(.dose, { TypedReading.dose(in: Self.behindBand($0).prefix(4)) }, excluding: isInSentence)).filter { !isOpen($0, in: values.view) }
        doses.removeAll { $0.value.hasPrefix("0 ") }
        // "Loading dose of 840 mg was given 04/22/2025": where it were kept, the order's own dose would not be looked for.
        let aside = Aside(values.view)
        doses.removeAll { dose in values.view.place(of: dose).map { aside.holds($0.word, line: $0.line) } ?? false }
        let others = values.hits.filter { isDirection($0, values.view) && isOfOtherDrug($0, values.view) }.map(\.line)
        doses.removeAll { dose in values.view.place(of: dose).map { others.contains($0.line) } ?? false }
        // A form with several drugs has a dose under each: the one at the ordered drug counts.
        if doses.count > 1, !drugLines.isEmpty {
            for index in doses.indices {
                let line = values.view.lines.firstIndex { $0.box.verticalOverlap(doses[index].box) > 0 } ?? 0
                let distance = drugLines.map { line - $0 }.filter { $0 >= 0 }.min() ?? 9
                doses[index].score += max(0, 3 - Double(distance))
            }
        }
        if doses.isEmpty { doses += TickedOptions(values: values).below(drugLines) { TypedReading.dose(in: Self.behindBand($0).prefix(4)) } }
        if doses.isEmpty {
            // Prose: the dose stands right behind the drug's name.
            let calculated = candidates[.calculatedDose, default: []].map(\.box)
            for index in drugLines.sorted() {
                for line in [index, index + 1] where line < values.view.lines.count && (isOrdered(values.view.lines[line].box) || isOrder(line, values.view)) {
                    // Of options side by side each has its own.
                    let words = row?.option(on: line) ?? values.view.lines[line].words[...]
                    // The next line may name the next drug.
                    if line != index, !drugLines.contains(line), !knowledge.drugMentions(in: words.map(\.text)).isEmpty { continue }
                    if line == index, let whole = doseInVolume(words, in: values.view) { doses.append(whole) }
                    guard let dose = TypedReading.dose(in: words), TickedBoxes.state(before: dose.words.lowerBound, of: line, in: values.view) != false, !calculated.contains(where: { $0.horizontalOverlap(values.view.lines[line].box(of: dose.words)) > 0 && $0.verticalOverlap(values.view.lines[line].box) > 0 }) else { continue }
                    doses.append(
                        Candidate(value: dose.value, words: values.view.lines[line].words[dose.words], page: values.view.page,
                            // What a volume holds depends on the product: in a sentence it may be what the dose is mixed in.
                            checks: dose.value.hasSuffix(" mL") ? [.format] : [.format, .label], score: Double(line == index ? 0 : -1)))
                }
                if !doses.isEmpty { break }
            }
        }
        if doses.isEmpty {
            // A dose by the patient's size is an order wherever it stands.
            for (index, line) in values.view.lines.enumerated() where isOrdered(line.box) {
                guard let dose = TypedReading.dose(in: line.words[...]), dose.value.hasSuffix("/kg") || dose.value.hasSuffix("/m2"),
                    TickedBoxes.state(before: dose.words.lowerBound, of: index, in: values.view) != false
                else { continue }
                doses.append(Candidate(value: dose.value, words: line.words[dose.words], page: values.view.page, checks: [.format], score: -2))
                break
            }
        }
        if doses.isEmpty { doses += wholeSentence(values).filter { isOrdered($0.box) } }
        if doses.isEmpty { doses += stacked(.dose, TypedReading.dose, below: drugLines, values, record) }
        // "Dose 10 mg/kg" and under it "= Dose 754 mg": what goes by the patient's size is ordered, the other is what it comes to.
        let bySize = doses.filter { $0.value.contains("/") }
        if !bySize.isEmpty, candidates[.calculatedDose, default: []].isEmpty {
            candidates[.calculatedDose, default: []] += doses.filter { !$0.value.contains("/") }
            doses = bySize
        }
        if candidates[.calculatedDose, default: []].isEmpty { candidates[.calculatedDose, default: []] += bySize.compactMap { beside($0, in: values.view) ?? toGive($0, in: values.view) } }
        candidates[.dose, default: []] += doses
        // "6 mg/kg = 616 mg": what stands behind the sign is the dose it comes to.
        for line in values.view.lines where isOrdered(line.box) {
            // "… = 1320 mg = 26.4 mL": what is drawn up is no dose.
            guard let (equals, total) = line.words.indices.lazy.reversed().filter({ $0 > 0 && ["=", "=>", "→"].contains(line.words[$0].text) }).compactMap({ equals in TypedReading.dose(in: line.words[(equals + 1)...].prefix(3)).map { (equals, $0) } }).first(where: { $1.words.lowerBound == $0 + 1 && !$1.value.hasSuffix(" mL") }),
                TypedReading.dose(in: line.words[..<equals]) != nil
            else { continue }
            candidates[.calculatedDose, default: []].append(
                Candidate(value: total.value, words: line.words[total.words], page: values.view.page, checks: [.format, .label], score: 1))
        }
    }

    /// "Ocrevus Zunovo 920 mg/23 mL SC every 6 months", "Eylea 2 mg/0.05 mL": what stands in its volume behind the name, and no other amount, is the dose, unless it is what a vial holds: for a person to confirm.
    private func doseInVolume(_ words: ArraySlice<Word>, in view: PageView) -> Candidate? {
        guard TypedReading.dose(in: words) == nil, !words.contains(where: { folded($0.text).hasPrefix("vial") || folded($0.text).hasPrefix("syringe") }),
            let unit = words.indices.dropFirst().first(where: { Self.perVolume.isAll(of: words[$0].text) }), let name = words[unit].text.split(separator: "/").first, let amount = TypedReading.dose(words[unit - 1].text + " " + name)
        else { return nil }
        return Candidate(value: amount, words: words[unit - 1...unit], page: view.page, checks: [.format], score: -1).untied
    }

    /// "60 - 100 kg: 750 mg": behind the weights of those who get it.
    private static func behindBand(_ words: ArraySlice<Word>) -> ArraySlice<Word> {
        guard let colon = words.prefix(6).firstIndex(where: { ["kg:", "lb:", "lbs:"].contains($0.text.lowercased()) || $0.text.lowercased().hasSuffix("kg:") }) else { return words }
        return words[(colon + 1)...]
    }

    private static let perVolume = Pattern(/(mg|mcg|g|units)\/[\d.,]+ ?(mL)?/)

    /// "Order. 3,300 mg by intravenous infusion every 8 weeks": in a letter that names the drug above, amount, way and schedule in a row are the order, where only one sentence says all three.
    private func wholeSentence(_ values: LabelledValues) -> [Candidate] {
        let aside = Aside(values.view)
        let found = values.view.lines.enumerated().compactMap { index, line -> Candidate? in
            guard let dose = TypedReading.dose(in: line.words[...]), !dose.value.hasSuffix(" mL"), !aside.holds(dose.words.lowerBound, line: index), !values.view.folds[index].contains("prn"), !values.view.folds[index].contains("needed"),
                case let behind = line.words[dose.words.upperBound...].prefix(12), let route = TypedReading.route(in: behind.prefix(4)), let frequency = TypedReading.frequency(in: behind), frequency.words.lowerBound >= route.words.upperBound,
                isOrdering(line.words[..<dose.words.lowerBound]), knowledge.drugMentions(in: line.words[..<frequency.words.upperBound].map(\.text)).allSatisfy(\.drug.isBiologic)
            else { return nil }
            return Candidate(value: dose.value, words: line.words[dose.words], page: values.view.page, checks: [.format], score: Self.told)
        }
        return found.count == 1 ? found : []
    }

    /// "Order: Examplia 300 mg SC weekly", in a record of what was given.
    private func isOrder(_ line: Int, _ view: PageView) -> Bool { ["order", "orders", "ordered"].contains(view.folds[line].first) && view.lines[line].words.first?.text.hasSuffix(":") == true }

    /// Before "dose" they make it a word of a sentence.
    private static let leading: Set<String> = ["before", "after", "each", "every", "per", "first", "next", "of", "this", "that", "last", "exact"]
    /// The score of a dose that only a sentence without the drug's name says.
    private static let told = -3.0

    /// Drugs that the directory does not have are words as well: before the amount the sentence may say no more than that it orders.
    private func isOrdering(_ words: ArraySlice<Word>) -> Bool {
        let sentence = words.lastIndex { $0.text.count > 2 && ".;:".contains($0.text.last ?? " ") }.map { words[($0 + 1)...] } ?? words
        let drugs = knowledge.drugMentions(in: sentence.map(\.text)).map(\.words)
        return sentence.enumerated().allSatisfy { index, word in
            !word.text.contains(where: \.isLetter) || Self.ordering.contains(folded(word.text)) || drugs.contains { $0.contains(index) }
        }
    }

    /// Words of a sentence that orders.
    private static let ordering: Set<String> = [
        "order", "orders", "ordered", "ordering", "rx", "please", "give", "infuse", "inject", "administer", "instill", "start", "begin", "dose", "plan", "therapy", "i", "we", "am", "is", "are", "will", "request", "requesting", "prescribe", "prescribing", "would", "like", "to", "the", "a", "of", "at", "my", "patient", "this", "her", "him", "should", "receive", "for", "and",
    ]

    /// Words with which a line tells what is done with the drug named above it.
    private static let verbs: Set<String> = ["inject", "give", "infuse", "administer", "instill", "take", "inj"]

    /// A pad says name, dose, way and schedule below one another, each alone on its line.
    private func stacked(_ field: Field, _ read: (ArraySlice<Word>) -> Reading?, below drugLines: Set<Int>, _ values: LabelledValues, _ record: AdministrationArea?) -> [Candidate] {
        for drug in drugLines.sorted() {
            var bottom = values.view.lines[drug].box.bottom
            for index in values.view.lines.indices.dropFirst(drug + 1).prefix(6) {
                let line = values.view.lines[index]
                // Another label, another drug, what a vial holds, a gap, or the record of what was given end it.
                guard !values.hits.contains(where: { $0.line == index && $0.isMarked && $0.words.upperBound < line.words.count }), knowledge.drugMentions(in: line.words.map(\.text)).isEmpty,
                    line.box.top - bottom < 1.5 * line.box.height, !(record?.contains(line.box) ?? false),
                    line.words.count == 1 || [TypedReading.dose, TypedReading.route, TypedReading.frequency].contains(where: { $0(line.words[...])?.words == line.words.indices })
                else { break }
                bottom = line.box.bottom
                guard let reading = read(line.words[...]), reading.words == line.words.indices, TickedBoxes.state(before: 0, of: index, in: values.view) != false else { continue }
                return [Candidate(value: reading.value, words: line.words[reading.words], page: values.view.page, checks: [.format, .label], score: 0)]
            }
        }
        return []
    }

    /// The box before it is not ticked.
    private func isOpen(_ dose: Candidate, in view: PageView) -> Bool {
        guard let index = view.lines.firstIndex(where: { $0.words.contains { dose.box.contains(x: $0.box.centerX, y: $0.box.centerY) } }),
            let word = view.lines[index].words.firstIndex(where: { dose.box.contains(x: $0.box.centerX, y: $0.box.centerY) })
        else { return false }
        return TickedBoxes.state(before: word, of: index, in: view) == false
    }

    /// "Dose 6 mg/kg   616 mg": what stands alone on the line of a dose by size, close behind it, is what it comes to.
    private func beside(_ dose: Candidate, in view: PageView) -> Candidate? {
        guard let line = view.lines.first(where: { $0.words.contains { dose.box.contains(x: $0.box.centerX, y: $0.box.centerY) } }),
            let end = line.words.lastIndex(where: { dose.box.contains(x: $0.box.centerX, y: $0.box.centerY) }),
            case let last = lastOfFactor(line.words, behind: end),
            let total = TypedReading.dose(in: line.words[(last + 1)...].prefix(3)), !total.value.contains("/"), total.words.lowerBound <= last + 2
        else { return nil }
        return Candidate(value: total.value, words: line.words[total.words], page: view.page, checks: [.format], score: 0)
    }

    /// "1 mg/kg x 68.8 kg   69 mg": the weight that the dose is multiplied by, or the dose where none is.
    private func lastOfFactor(_ words: [Word], behind end: Int) -> Int {
        guard end + 1 < words.count, ["x", "X", "×", "*", "@"].contains(words[end + 1].text), let weight = TypedReading.weight(in: words[(end + 2)...].prefix(2)), weight.words.lowerBound == end + 2 else { return end }
        return weight.words.upperBound - 1
    }

    /// "15 mg/kg every 4 weeks" and under it "wt 88 kg, give 1320 mg": what a verb gives, close to a dose by size, is what it comes to. Another drug would be named.
    private func toGive(_ dose: Candidate, in view: PageView) -> Candidate? {
        guard let place = view.place(of: dose) else { return nil }
        for index in place.line...min(place.line + 2, view.lines.count - 1) {
            let words = view.lines[index].words
            guard let verb = view.folds[index].lastIndex(where: Self.verbs.contains), index > place.line || verb > place.word, index == place.line || knowledge.drugMentions(in: words.map(\.text)).isEmpty,
                let total = TypedReading.dose(in: words[(verb + 1)...].prefix(3)), total.words.lowerBound == verb + 1, !total.value.contains("/"), !total.value.hasSuffix("mL")
            else { continue }
            return Candidate(value: total.value, words: words[total.words], page: view.page, checks: [.format], score: 0)
        }
        return nil
    }

    /// Route and frequency out of the sentence that orders the dose: "… 60 mg by SUBQ q6 months". Other drugs (premedication) have such sentences too.
    func addSentence(_ values: LabelledValues, _ record: AdministrationArea?, near drugLines: Set<Int>, _ candidates: inout [Field: [Candidate]]) {
        let view = values.view
        defer {
            for (field, read) in [(Field.route, TypedReading.route), (.frequency, TypedReading.frequency)] where candidates[field, default: []].isEmpty {
                candidates[field, default: []] += stacked(field, read, below: drugLines, values, record)
            }
        }
        let doses = candidates[.dose, default: []].filter { $0.page == view.page.number }.map(\.box.centerY)
        let told = candidates[.dose, default: []].filter { $0.page == view.page.number && $0.score == Self.told }.compactMap { view.place(of: $0)?.line }
        addDirections(values, &candidates)
        for index in view.lines.indices.sorted(by: { (drugLines.contains($0) ? 0 : 1, $0) < (drugLines.contains($1) ? 0 : 1, $1) }) {
            let line = view.lines[index]
            let isOrdered = drugLines.contains(index) || drugLines.contains(index - 1) || doses.contains { line.box.top < $0 && $0 < line.box.bottom }
            // The dose may be missing: "Please administer X by SC injection every 4 weeks".
            // Where neither name nor dose can be read, a line that says both route and schedule is the order.
            let isSentence = drugLines.isEmpty && doses.isEmpty && TypedReading.route(in: line.words[...]) != nil && TypedReading.frequency(in: line.words[...]) != nil
            // "Rx Xgeva 120 mg" and under it "inject subcut every 4 weeks".
            // The sign for a prescription may stand between.
            let isUnderName = drugLines.contains(index - 1) || drugLines.contains(index - 2) && view.lines[index - 1].words.count == 1
            let goesOn = isUnderName && (Self.verbs.contains(view.folds[index][0]) || TypedReading.route(in: line.words.prefix(4))?.words.lowerBound == 0)
                && TypedReading.route(in: line.words.prefix(4)) != nil && TypedReading.frequency(in: line.words[...]) != nil
            guard isOrdered || drugLines.isEmpty || goesOn, let start = TypedReading.dose(in: line.words[...])?.words.upperBound ?? (drugLines.contains(index) ? 1 : isSentence || goesOn ? 0 : nil) else { continue }
            // A sentence may run on into the next line.
            var words = line.words
            if index + 1 < view.lines.count, line.words.count > 5, abs(view.lines[index + 1].box.left - line.box.left) < 6, !values.hits.contains(where: { $0.line == index + 1 && $0.isMarked }) {
                words += view.lines[index + 1].words
            }
            let behind = words[start...]
            for (field, read) in [(Field.route, TypedReading.route), (.frequency, TypedReading.frequency)] where candidates[field, default: []].isEmpty {
                // "Examplia, powder for intravenous infusion; available as 120 mg and 400 mg": the way may stand before what only looks like the dose.
                let named = drugLines.contains(index) ? knowledge.drugMentions(in: line.words.map(\.text)).last?.words.upperBound : nil
                guard let reading = read(behind) ?? named.flatMap({ field == .route ? read(words[$0...]) : nil }), reading.words.lowerBound >= line.words.count || TickedBoxes.state(before: reading.words.lowerBound, of: index, in: view) != false else { continue }
                candidates[field, default: []].append(
                    Candidate(value: reading.value, words: words[reading.words], page: view.page, checks: isSentence || told.contains(index) ? [.format] : [.format, .label], score: 0))
            }
        }
    }

    /// "Sig: Inject 1 syringe under the skin every 4 weeks": directions say way and schedule, whatever stands for the dose.
    private func addDirections(_ values: LabelledValues, _ candidates: inout [Field: [Candidate]]) {
        for hit in values.hits where isDirection(hit, values.view) {
            guard let words = values.right(of: hit).map(values.words) ?? values.below(hit).first.map(values.words), !isOfOtherDrug(hit, values.view) else { continue }
            for (field, read) in [(Field.route, TypedReading.route), (.frequency, TypedReading.frequency)] where candidates[field, default: []].isEmpty {
                guard let reading = read(words), reading.value != Route.oral.description, isDosing(words) else { continue }
                // Only right below the ordered drug, or naming it, they are surely its own.
                let isOwn = values.view.lines[max(0, hit.line - 1)...hit.line].contains { line in knowledge.drugMentions(in: line.words.map(\.text)).contains { $0.drug.isBiologic } }
                let candidate = Candidate(value: reading.value, words: words[reading.words], page: values.view.page, checks: isOwn ? [.label, .format] : [.format], score: 1)
                candidates[field, default: []].append(isOwn ? candidate : candidate.without(.secondReading))
            }
        }
    }

    private func isDosing(_ words: ArraySlice<Word>) -> Bool {
        TypedReading.dose(in: words) != nil || words.contains { ["inject", "infuse", "give", "administer", "instill", "infusion", "injection"].contains(folded($0.text)) }
    }

    private func isDirection(_ hit: LabelHit, _ view: PageView) -> Bool {
        Self.directions.contains(hit.label.wording) && (hit.isMarked || view.startsSegment(hit.words.lowerBound, line: hit.line))
    }

    /// The last drug that is named above or in the directions is none to infuse.
    private func isOfOtherDrug(_ hit: LabelHit, _ view: PageView) -> Bool {
        let named = view.lines[...hit.line].last { !knowledge.drugMentions(in: $0.words.map(\.text)).isEmpty }
        return named.map { line in !knowledge.drugMentions(in: line.words.map(\.text)).contains { $0.drug.isBiologic } } ?? false
    }

    private static let directions: Set<String> = ["sig", "directions"]

    /// A form with several drugs prints route and schedule under each: those at the ordered drug count.
    func favour(_ field: Field, near drugLines: Set<Int>, in view: PageView, _ candidates: inout [Field: [Candidate]]) {
        guard candidates[field, default: []].count > 1, !drugLines.isEmpty else { return }
        for index in candidates[field, default: []].indices {
            guard let box = candidates[field]?[index].box, let line = view.lines.firstIndex(where: { $0.box.verticalOverlap(box) > 0 }) else { continue }
            let distance = drugLines.map { line - $0 }.filter { $0 >= 0 }.min() ?? 9
            candidates[field]?[index].score += max(0, 3 - Double(distance))
        }
    }

    /// Amounts, ways and schedules of other drugs and of times before.
    func dropAsides(_ candidates: inout [Field: [Candidate]]) {
        let asides = views.map { (view: $0, aside: Aside($0)) }
        for field in [Field.dose, .calculatedDose, .route, .frequency] {
            candidates[field] = candidates[field]?.filter { candidate in
                guard let (view, aside) = asides.first(where: { $0.view.page.number == candidate.page }), let (line, word) = view.place(of: candidate) else { return true }
                return !aside.holds(word, line: line)
            }
        }
    }

    /// A dose by the patient's size that comes to the amount which stands as the dose is what was ordered, and the amount what it comes to.
    func takeDoseBySize(_ candidates: inout [Field: [Candidate]]) {
        guard let best = candidates[.dose]?.max(by: { $0.score < $1.score }), !best.value.contains("/"), let whole = try? Dose(best.value) else { return }
        func measure<Value>(_ field: Field, _ make: (String) throws -> Value) -> Value? { candidates[field]?.max { $0.score < $1.score }.flatMap { try? make($0.value) } }
        let weight = measure(.weight) { try Weight($0) }, height = measure(.height) { try Height($0) }
        for view in views {
            let aside = Aside(view)
            for (index, line) in view.lines.enumerated() {
                var start = 0
                while start < line.words.count, let reading = TypedReading.dose(in: line.words[start...]) {
                    start = reading.words.upperBound
                    guard reading.value.contains("/"), !aside.holds(reading.words.lowerBound, line: index), TickedBoxes.state(before: reading.words.lowerBound, of: index, in: view) != false,
                        let total = (try? Dose(reading.value))?.total(weight: weight, height: height), let off = whole.deviation(from: total), abs(off) * 20 < 1
                    else { continue }
                    candidates[.calculatedDose] = [best]
                    candidates[.dose] = [Candidate(value: reading.value, words: line.words[reading.words], page: view.page, checks: [.label, .format], score: 6)]
                    return
                }
            }
        }
    }
}
