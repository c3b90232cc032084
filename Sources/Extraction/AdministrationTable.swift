import Foundation
import PageText
import Vocabulary

/// A record of what was given in rows, one for each vial or lot: all lots count, and the amounts together.
struct AdministrationTable {
    private let view: PageView
    private let heads: ColumnHeads
    private let columns: [Field: Int]
    /// Heads over what may be the day: of one, or that bare of several of an amount.
    private let days: [Int]
    /// Lines with a lot or an amount, of the biologic where the rows are of several drugs.
    private let rows: [Int]
    private let total: Int?
    /// The rows are of several drugs, and none says which is the biologic.
    private let isMixed: Bool
    /// Rows of other drugs stand among them: what is not in the biologic's is in none of its.
    let isPart: Bool

    private static let amounts: [Field] = [.adminDose, .wastage]

    /// The first line of heads for what a record tells.
    static func head(_ values: LabelledValues) -> (line: Int, hits: [LabelHit])? {
        let fields: Set<Field> = [.adminLot, .adminExpiry, .adminDose, .wastage]
        let byLine = Dictionary(grouping: values.hits.filter { fields.contains($0.label.field) }, by: \.line)
        // A label with a colon has its value behind it.
        let first = byLine.sorted { $0.key < $1.key }.first { line, hits in
            Set(hits.map(\.label.field)).count > 1 && !values.view.lines[line].words.contains { $0.text.hasSuffix(":") || $0.text.contains(where: \.isNumber) }
        }
        return first.map { (line: $0.key, hits: $0.value) }
    }

    /// - Returns: nil where there are not several rows.
    init?(_ values: LabelledValues, _ knowledge: any Knowledge) {
        view = values.view
        guard let (line, hits) = Self.head(values) else { return nil }
        heads = ColumnHeads(view: view, line: line)
        // Beside "Dose given" the head "Given" is that of the hour.
        columns = Dictionary(hits.sorted { $0.words.count > $1.words.count }.map { ($0.label.field, $0.words.lowerBound) }) { first, _ in first }
        days = values.hits.filter { $0.line == line && ($0.label.field == .serviceDate || $0.label.field == .adminDose && $0.words.count == 1) }.map(\.words.lowerBound)
        var rows: [Int] = [], total: Int?, bottom = view.lines[line].box.bottom
        for index in view.lines.indices.dropFirst(line + 1) {
            let box = view.lines[index].box
            // Initials of who gave or saw it, written between the rows.
            if view.page.source != .textLayer, view.lines[index].words.count <= 3, view.lines[index].words.allSatisfy({ $0.confidence < 0.85 && !$0.text.contains(where: \.isNumber) }) { continue }
            // Labels in the next line: a form of boxes, and no table. Words alone are the heads of another.
            // "Order 618830142   1004518   05/2027" goes on below its first lot: what begins as a label does is in another column.
            let isLabelled = values.hits.contains { hit in hit.line == index && hit.label.field != .ndc && (hit.words.lowerBound > 0 && hit.isMarked || hits.contains { $0.box.horizontalOverlap(hit.box) > 0 }) }
            guard box.top - bottom < 2.5 * box.height, !isLabelled, view.folds[index].first?.hasPrefix("total") == true || view.lines[index].words.contains(where: { $0.text.contains(where: \.isNumber) })
            else { break }
            if view.folds[index].first?.hasPrefix("total") == true {
                total = index
                break
            }
            // A cell that reaches over two rows stands between them.
            guard Self.reads(view, heads, columns, index) else { continue }
            rows.append(index)
            bottom = box.bottom
        }
        guard rows.count > 1 else { return nil }
        let parts = Self.parts(of: rows, view, heads, columns, knowledge)
        self.rows = parts.own
        self.isMixed = parts.isMixed
        self.isPart = parts.own.count < rows.count
        self.total = parts.own.count == rows.count ? total : nil
    }

    /// A record of all that was given has rows of premedication and fluids, too: those of the biologic, each with the rows below that name nothing.
    private static func parts(of rows: [Int], _ view: PageView, _ heads: ColumnHeads, _ columns: [Field: Int], _ knowledge: any Knowledge) -> (own: [Int], isMixed: Bool) {
        let edge = columns.values.map { view.lines[heads.line].words[$0].box.left }.min() ?? 0
        let names = rows.map { row in view.lines[row].words.indices.filter { view.lines[row].words[$0].box.right < edge } }
        let drugs = rows.map { knowledge.drugMentions(in: view.lines[$0].words.map(\.text)) }
        var own: [Int] = [], isOwn = false
        for (index, row) in rows.enumerated() {
            // A further lot of the drug above has no amount of its own.
            let isFurther = columns[.adminDose].map { heads.cell(under: $0, in: row).flatMap { TypedReading.dose(in: $0) } == nil } ?? false
            let isNamed = !isFurther && names[index].contains { view.lines[row].words[$0].text.count(where: \.isLetter) > 3 && !ofVials.contains(view.folds[row][$0]) }
            isOwn = isNamed || !drugs[index].isEmpty ? drugs[index].contains { $0.drug.isBiologic } : isOwn || index == 0
            if isOwn { own.append(row) }
        }
        guard drugs.contains(where: { $0.contains(where: \.drug.isBiologic) }), !own.isEmpty else { return (rows, drugs.contains { !$0.isEmpty }) }
        return (own, false)
    }

    /// What a row of one drug's vials, or of places where it is injected, begins with.
    private static let ofVials: Set<String> = ["vial", "vials", "syringe", "dose", "infusion", "injection", "left", "right", "bottle", "first", "second", "third", "fourth", "pens", "carton", "same", "product", "drug", "above", "ditto", "thigh", "abdomen", "side", "upper", "lower", "continued", "remainder", "injector", "autoinjector", "syringes", "doses"]

    private static func reads(_ view: PageView, _ heads: ColumnHeads, _ columns: [Field: Int], _ row: Int) -> Bool {
        amounts.contains { field in columns[field].flatMap { heads.cell(under: $0, in: row) }.flatMap { TypedReading.dose(in: $0) } != nil }
            || columns[.adminLot].flatMap { heads.cell(under: $0, in: row) }.flatMap { TypedReading.first(in: $0, limit: 1, TypedReading.lot) } != nil
    }

    /// A column is headed for it.
    func tells(_ field: Field) -> Bool { columns[field] != nil }

    /// One candidate a row; where a row has none that can be read, the others are not all.
    func list(_ field: Field, _ read: (ArraySlice<Word>) -> Reading?) -> [Candidate] {
        guard let column = columns[field] else { return [] }
        let found = rows.compactMap { row in
            heads.cell(under: column, in: row).flatMap { words in
                read(words).map { Candidate(value: $0.value, words: words[$0.words], page: view.page, checks: [.label, .format], score: 6) }
            }
        }
        return found.count == rows.count && !isMixed ? found : found.map(\.untied)
    }

    /// The day on which the rows say that it was given.
    var day: Candidate? {
        let found = rows.flatMap { row in days.compactMap { heads.cell(under: $0, in: row) } }.compactMap { words in TypedReading.date(in: words).map { Candidate(value: $0.value, words: words[$0.words], page: view.page, checks: [.label, .format], score: 6) } }
        return Set(found.map(\.value)).count == 1 ? found.first : nil
    }

    /// The amount of the row of totals; else the sum of the rows, for a person to confirm.
    func amount(_ field: Field) -> Candidate? {
        guard let column = columns[field] else { return nil }
        func dose(_ row: Int) -> (Dose, ArraySlice<Word>)? {
            guard let words = heads.cell(under: column, in: row), let reading = TypedReading.dose(in: words), let dose = try? Dose(reading.value) else { return nil }
            return (dose, words[reading.words])
        }
        let parts = rows.compactMap(dose)
        guard !isMixed, let first = parts.first, parts.count == rows.count else { return nil }
        let converted = parts.compactMap { $0.0.converted(to: first.0.measure)?.amount }
        guard converted.count == parts.count else { return nil }
        let sum = Dose(converted.reduce(0, +), first.0.measure)
        if let (whole, words) = total.flatMap(dose) {
            return Candidate(value: whole.description, words: words, page: view.page, checks: whole == sum ? [.label, .format, .arithmetic] : [.format], score: 6)
        }
        return Candidate(value: sum.description, words: first.1, page: view.page, checks: parts.count == 1 ? [.label, .format] : [.format], score: 6)
    }
}
