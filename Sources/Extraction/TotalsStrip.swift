import PageText

/// Totals side by side: a line of their names, and under it as many amounts; or each amount behind its name, one pair behind another.
enum TotalsStrip {
    typealias Total = (field: Field, value: String, words: ArraySlice<Word>)

    static func read(_ view: PageView, line index: Int) -> [Total] {
        let pairs = pairs(view, line: index)
        guard pairs.isEmpty else { return pairs }
        guard index + 1 < view.lines.count, view.lines[index].segments.count > 1 || view.lines[index].words.count < 5, let fields = names(view, line: index) else { return [] }
        let below = view.lines[index + 1]
        let amounts = below.words.indices.filter { TypedReading.looksLikeMoney(below.words[$0].text) }, known = fields.compactMap(\.self)
        guard amounts.count == fields.count, fields.count > 1, Set(known).count == known.count, below.words.allSatisfy({ !$0.text.contains(where: \.isLetter) || $0.text.uppercased() == "USD" }) else { return [] }
        return zip(fields, amounts).compactMap { field, word in
            guard let field else { return nil }
            return TypedReading.money(in: below.words[word...word]).map { (field, $0.value, below.words[$0.words]) }
        }
    }

    /// "Sum of lines 7,360.01   Freight 0.00   Invoice total USD 7,360.01"
    private static func pairs(_ view: PageView, line index: Int) -> [Total] {
        let words = view.lines[index].words
        let amounts = words.indices.filter { TypedReading.looksLikeMoney(words[$0].text) }
        guard amounts.count > 1, let last = amounts.last, words[(last + 1)...].allSatisfy({ $0.text.uppercased() == "USD" }) else { return [] }
        var found: [Total] = [], start = 0
        for amount in amounts {
            let name = view.folds[index][start..<amount].filter { $0.contains(where: \.isLetter) && !["usd", "us"].contains($0) }
            start = amount + 1
            // What stands between is all of the name.
            guard let (label, count) = name.isEmpty ? nil : Wordings.totals.match(name, at: 0), count == name.count, let reading = TypedReading.money(in: words[amount...amount]) else { return [] }
            found.append((label.field, reading.value, words[reading.words]))
        }
        return Set(found.map(\.field)).count == found.count && found.contains { $0.field == .total } ? found : []
    }

    /// Nil where a word of the line is part of no name, unless both the goods and the total of all have theirs.
    private static func names(_ view: PageView, line index: Int) -> [Field?]? {
        let folds = view.folds[index]
        var fields: [Field?] = []
        // "Tax   TOTAL DUE" are two, though there is a "tax total".
        for segment in view.lines[index].segments {
            if let known = known(folds, in: segment) {
                fields += known
            } else if segment.count < 4, let field = TotalsRow.field(of: Array(folds[segment])) {
                fields.append(field)
            } else if segment.count < 4, !view.lines[index].words[segment].contains(where: { $0.text.contains(where: \.isNumber) }) {
                fields.append(nil)
            } else {
                return nil
            }
        }
        return !fields.contains(nil) || fields.contains(.subtotal) && fields.contains(.total) ? fields : nil
    }

    /// Names that stand close together, where the tables have all of them.
    private static func known(_ folds: [String], in segment: Range<Int>) -> [Field]? {
        var fields: [Field] = [], position = segment.lowerBound
        while position < segment.upperBound {
            guard let (label, count) = Wordings.totals.match(folds[..<segment.upperBound], at: position) else { return nil }
            fields.append(label.field)
            position += count
        }
        return fields
    }
}
