import PageText
import Vocabulary

/// The row of the biologic in a record of all that was given, whose narrow cells go over several lines: "NAI-" over "60218", each cell set beside the middle of its row.
struct WrappedRecordRow {
    private let view: PageView
    /// The words of each column of the row, from top to bottom.
    private let cells: [Field: [Word]]
    /// Between the name and the lot.
    private let others: [Word]

    /// - Returns: nil where such a row is not, or stands on one line.
    init?(_ values: LabelledValues, _ knowledge: any Knowledge) {
        guard let (line, hits) = AdministrationTable.head(values), let lot = hits.first(where: { $0.label.field == .adminLot }) else { return nil }
        view = values.view
        let view = view, heads = ColumnHeads(view: view, line: line), name = view.lines[line].segments[0].lowerBound
        var bottom = view.lines[line].box.bottom
        let table = view.lines.indices.dropFirst(line + 1).prefix(50).prefix { index in
            defer { bottom = max(bottom, view.lines[index].box.bottom) }
            return view.lines[index].box.top - bottom < 2.5 * view.lines[index].box.height && !values.hits.contains { $0.line == index && $0.isMarked && $0.words.lowerBound == 0 && $0.isMarkedWithColon(in: view) }
        }
        let names = table.compactMap { index in heads.cell(under: name, in: index).map { (line: index, words: $0) } }
        func top(_ name: (line: Int, words: ArraySlice<Word>)) -> Double { name.words.map(\.box.top).min() ?? 0 }
        let steps = zip(names, names.dropFirst()).map { top($1) - top($0) }.filter { $0 > 1 }
        guard let pitch = steps.min(), let own = names.firstIndex(where: { knowledge.drugMentions(in: $0.words.map(\.text)).contains { $0.drug.isBiologic } }), heads.cell(under: lot.words.lowerBound, in: names[own].line) == nil else { return nil }
        // Lines of one name stand closer than those of two, and the next drug has a row of its own.
        let next = names.indices.dropFirst(own + 1).first { index in
            top(names[index]) - top(names[index - 1]) > 1.2 * pitch || knowledge.drugMentions(in: names[index].words.map(\.text)).contains { !$0.drug.isBiologic }
        }
        let start = own > 0 ? (top(names[own - 1]) + top(names[own])) / 2 + pitch / 2 : view.lines[line].box.bottom, end = next.map { top(names[$0]) - 1 } ?? bottom + 1
        let band = table.filter { view.lines[$0].box.centerY > start - 1 && view.lines[$0].box.centerY < end }
        var cells: [Field: [Word]] = [:]
        for hit in hits { cells[hit.label.field] = band.flatMap { heads.cell(under: hit.words.lowerBound, in: $0).map(Array.init) ?? [] } }
        for hit in values.hits where hit.line == line && hit.label.field == .ndc { cells[.adminNDC] = band.flatMap { heads.cell(under: hit.words.lowerBound, in: $0).map(Array.init) ?? [] } }
        // Beside a name of several lines the lot is set beside its middle: lots of other rows that stand below one another are not.
        func middle(_ tops: [Double]) -> Double? { tops.min().flatMap { low in tops.max().map { (low + $0) / 2 } } }
        let ownNames = names[own..<(next ?? names.count)]
        if let lots = middle(cells[.adminLot]?.map(\.box.top) ?? []), let name = middle(ownNames.map(top)), abs(lots - name) > 0.35 * pitch { return nil }
        self.cells = cells
        let right = names[own].words.map(\.box.right).max() ?? 0
        others = band.flatMap { view.lines[$0].words }.filter { $0.box.left > right && $0.box.right < lot.box.left }
        // Several amounts are those of several rows.
        guard amounts.count < 2 else { return nil }
    }

    private func candidate(_ value: String, _ words: [Word]) -> Candidate { Candidate(value: value, words: words[...], page: view.page, checks: [.label, .format], score: 6) }

    /// The words of a cell, those that a hyphen parts joined.
    private func joined(_ field: Field) -> [(text: String, words: [Word])] {
        (cells[field] ?? []).reduce(into: []) { found, word in
            if let last = found.last, last.text.hasSuffix("-") { found[found.count - 1] = (last.text + word.text, last.words + [word]) } else { found.append((word.text, [word])) }
        }
    }

    /// All that the cell holds, or nothing.
    func list(_ field: Field, _ read: (String) -> String?) -> [Candidate] {
        let parts = joined(field), found = parts.compactMap { part in read(part.text).map { candidate($0, part.words) } }
        return found.count == parts.count ? found : found.map(\.untied)
    }

    var code: Candidate? {
        guard let first = cells[.adminNDC]?.first(where: { $0.text.contains("-") && $0.text.contains(where: \.isNumber) }) else { return nil }
        let words = (cells[.adminNDC] ?? []).filter { $0.box.horizontalOverlap(first.box) > 0 }
        return TypedReading.ndc(words.map(\.text).joined(), bare: true).map { candidate($0, words) }
    }

    /// "400" over "mcg", or on one line.
    var dose: Candidate? { amounts.first }

    private var amounts: [Candidate] {
        others.compactMap { number -> Candidate? in
            guard number.text.allSatisfy({ $0.isNumber || ".,".contains($0) }) else { return nil }
            let unit = others.filter { $0 != number && ($0.box.top > number.box.centerY && $0.box.horizontalOverlap(number.box) > 0 || $0.box.left > number.box.right && $0.box.left - number.box.right < number.box.height && abs($0.box.centerY - number.box.centerY) < 2) }.min { $0.box.top < $1.box.top }
            return unit.flatMap { unit in TypedReading.dose(number.text + " " + unit.text).map { candidate($0, [number, unit]) } }
        }
    }

    var wastage: Candidate? { cells[.wastage].flatMap { words in TypedReading.dose(words.map(\.text).joined(separator: " ")).map { candidate($0, words) } } }
}
