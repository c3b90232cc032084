import Foundation
import PageText
import Vocabulary

// Which of several doses, ways and schedules is ordered, and what agrees with it.

extension OrderExtractor {
    /// A dose or schedule that neither its own label, its tick nor its drug's row ties to the order is not certain where the paper prints others.
    func weighRivals(_ candidates: inout [Field: [Candidate]]) {
        // What it comes to, and what was given of it, are no rivals; nor is what the paper itself puts aside.
        let own = Set([Field.calculatedDose, .adminDose, .wastage].flatMap { candidates[$0] ?? [] }.map(\.value))
        for (field, read) in Self.readers {
            guard let found = candidates[field], let best = found.max(by: { $0.score < $1.score }), best.score < Self.chosen else { continue }
            let printed = views.flatMap { view -> [String] in
                let aside = Aside(view), own = view.page.number == best.page ? view.place(of: best)?.line : nil
                return view.lines.enumerated().flatMap { index, line -> [String] in
                    // Right behind its label a value is tied to it, unless others stand there as well: options, of which a pen may have circled one.
                    guard best.score < Self.tied || index == own else { return [] }
                    var values: [String] = [], start = 0
                    // A way of giving is one beside an amount; alone it is a word of any form.
                    if field == .route, TypedReading.dose(in: line.words[...]) == nil { return [] }
                    while start < line.words.count, let reading = read(line.words[start...]) {
                        if !aside.holds(reading.words.lowerBound, line: index) { values.append(reading.value) }
                        start = reading.words.upperBound
                    }
                    return values
                }
            }
            guard printed.contains(where: { $0 != best.value && !own.contains($0) && !$0.hasSuffix(" mL") }) else { continue }
            candidates[field] = found.map { $0.score < Self.chosen ? $0.untied : $0 }
        }
    }

    /// The least score of a value that stands right behind its label.
    private static let tied = 2.0
    /// The least score of one that is ticked, or stands in the row of the ordered drug.
    private static let chosen = 5.0

    /// What the row of the ordered drug says counts, whatever stands elsewhere.
    func takeRow(_ drug: OrderedDrug, besides record: AdministrationArea?, isNamedElsewhere: Bool, on page: Int, _ candidates: inout [Field: [Candidate]]) {
        let rows = TickedRows(drug.values, naming: drug.named)
        if drug.isUnanswered || rows.map({ $0.ticked == nil }) ?? false {
            for field in [Field.dose, .calculatedDose, .route, .frequency] { candidates[field] = candidates[field]?.map { $0.page == page ? $0.untied : $0 } }
        }
        // Under a head the first value is that of the first row, which may be another drug's.
        for field in [Field.dose, .route, .frequency] { candidates[field] = candidates[field]?.map { $0.page == page && $0.signs?.relation == .below && drug.isInOtherRow($0) ? $0.untied : $0 } }
        // A record of what was given has a row for the drug, too.
        let own = drug.row.flatMap { row in record?.contains(drug.view.lines[row.line].box) == true && isNamedElsewhere ? nil : row }
        if let row = rows.map(\.ticked) ?? own { take(row, of: rows?.lines, on: page, &candidates) }
        if candidates[.ndc, default: []].isEmpty, let code = own?.code, !(record?.contains(code.box) ?? false) { candidates[.ndc] = [code] }
        if let phases = TickedPhases(drug.view, knowledge: knowledge) {
            for (field, read) in Self.readers {
                if let ticked = phases.candidate(drug.view.page, read) { candidates[field] = chosen([ticked], among: candidates[field, default: []], of: phases.lines, drug.view) }
            }
        }
    }

    /// The ticked ones take the place of the others of their page; where a label elsewhere says another value neither is certain.
    private func chosen(_ ticked: [Candidate], among found: [Candidate], of lines: Set<Int>, _ view: PageView) -> [Candidate] {
        let others = found.filter { $0.page != view.page.number }
        let rivals = found.filter { rival in
            // Without signs no label announces it.
            rival.page == view.page.number && rival.signs.map { !$0.isVague } ?? false && !rival.value.hasSuffix(" mL") && !ticked.contains { $0.value == rival.value } && !(view.place(of: rival).map { lines.contains($0.line) } ?? true)
        }
        guard !ticked.isEmpty, !rivals.isEmpty else { return others + ticked }
        return others + rivals.map(\.untied) + ticked.map(\.untied)
    }

    private static var readers: [(Field, (ArraySlice<Word>) -> Reading?)] { [(.dose, TypedReading.dose), (.route, TypedReading.route), (.frequency, TypedReading.frequency)] }

    /// - Parameter lines: of the table to tick that the row is of.
    private func take(_ row: OrderedRow, of lines: Set<Int>?, on page: Int, _ candidates: inout [Field: [Candidate]]) {
        for (field, read) in Self.readers + [(.calculatedDose, TypedReading.dose)] {
            guard let own = row.candidates(field, read) else { continue }
            // "300 mg IV, once" says of each time that it is given; how often that is, an interval close below tells.
            let intervals = candidates[field, default: []].filter { $0.page == page && $0.checks.contains(.label) && $0.value != Self.once && row.holds($0) }
            if field == .frequency, !intervals.isEmpty, own.allSatisfy({ $0.value == Self.once }) {
                let near = own.isEmpty ? intervals : intervals.filter { isInterval($0, of: row) }
                candidates[field] = candidates[field, default: []].filter { $0.page != page } + (near.isEmpty ? own.map(\.untied) : near)
                continue
            }
            let found = candidates[field, default: []]
            candidates[field] = lines.map { chosen(own, among: found, of: $0, row.values.view) } ?? (found.filter { $0.page != page } + own)
        }
    }

    /// A label speaks of the drug's interval a little further below, any other only in its line or the two below; neither beside tests, and no other drug in between.
    private func isInterval(_ candidate: Candidate, of row: OrderedRow) -> Bool {
        let view = row.values.view
        guard let line = view.place(of: candidate)?.line, line >= row.line else { return false }
        if let label = (row.line...line).last(where: { view.folds[$0].prefix(3).contains("interval") }) {
            return !(max(row.line, label - 1)...line).contains { view.folds[$0].contains(where: Self.monitoring.contains) }
        }
        return line <= row.line + 2 && (row.line...line).allSatisfy { index in
            !view.folds[index].contains(where: Self.monitoring.contains) && (index == row.line || knowledge.drugMentions(in: view.lines[index].words.map(\.text)).allSatisfy(\.drug.isBiologic))
        }
    }

    /// What is done at intervals of its own.
    private static let monitoring: Set<String> = ["lab", "labs", "laboratory", "cbc", "cmp", "bmp", "lft", "lfts", "vital", "vitals", "monitor", "monitoring", "test", "tests", "testing", "bp", "urinalysis", "culture", "screening", "creatinine", "imaging", "mri"]

    private static let once = "ONCE"

    /// A brand and a proper name of one drug, both as the directory spells them, prove each other; of different drugs one is not what was
    /// ordered, or was cut.
    func checkNames(_ fields: inout [Field: FieldValue]) {
        guard let brand = fields[.drugBrand], let generic = fields[.drugGeneric],
            let drug = knowledge.drugMentions(in: brand.text.split(separator: " ").map(String.init)).first?.drug, let name = drug.properName
        else { return }
        guard folded(name) != folded(generic.text) else {
            let isProven = [brand, generic].allSatisfy { $0.checks.contains(.directory) } && [brand, generic].contains { $0.status == .accepted }
            for field in [Field.drugBrand, .drugGeneric] where isProven { fields[field] = fields[field]?.accepted(by: .secondReading) }
            return
        }
        // Without the suffix it is the same substance, read less exactly.
        let core = name.split(separator: "-").dropLast().joined(separator: "-")
        if !core.isEmpty, folded(core) == folded(generic.text) { return }
        fields[.drugGeneric] = generic.forReview()
        if !brand.checks.contains(.label) { fields[.drugBrand] = brand.forReview() }
    }

    /// dose × weight (or surface) = calculated dose proves all three; where it is another, one of them is not what was meant.
    func checkDose(_ fields: inout [Field: FieldValue]) {
        guard let dose = fields[.dose].flatMap({ try? Dose($0.text) }), let calculated = fields[.calculatedDose].flatMap({ try? Dose($0.text) }),
            let expected = dose.total(weight: fields[.weight].flatMap { try? Weight($0.text) }, height: fields[.height].flatMap { try? Height($0.text) }),
            let difference = calculated.deviation(from: expected)
        else { return }
        guard abs(difference) * 50 < 1 else {
            if abs(difference) * 5 > 1 { for field in [Field.dose, .calculatedDose] { fields[field] = fields[field]?.forReview() } }
            return
        }
        for field in [Field.dose, .calculatedDose, .weight] {
            guard var value = fields[field] else { continue }
            if !value.checks.contains(.arithmetic) { value.checks.append(.arithmetic) }
            fields[field] = judge.judged(field, value)
        }
    }
}
