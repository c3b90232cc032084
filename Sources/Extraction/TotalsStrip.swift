import PageText

/// Totals side by side: a line of their names, and under it as many amounts.
enum TotalsStrip {
    static func read(_ view: PageView, line index: Int) -> [(field: Field, value: String, words: ArraySlice<Word>)] {
        guard index + 1 < view.lines.count, view.lines[index].segments.count > 1 || view.lines[index].words.count < 5, let fields = names(view, line: index) else { return [] }
        let below = view.lines[index + 1]
        let amounts = below.words.indices.filter { TypedReading.looksLikeMoney(below.words[$0].text) }
        guard amounts.count == fields.count, fields.count > 1, Set(fields).count == fields.count, below.words.allSatisfy({ !$0.text.contains(where: \.isLetter) || $0.text.uppercased() == "USD" }) else { return [] }
        return zip(fields, amounts).compactMap { field, word in
            TypedReading.money(in: below.words[word...word]).map { (field, $0.value, below.words[$0.words]) }
        }
    }

    /// Nil where a word of the line is part of no name.
    private static func names(_ view: PageView, line index: Int) -> [Field]? {
        let folds = view.folds[index]
        var fields: [Field] = []
        // "Tax   TOTAL DUE" are two, though there is a "tax total".
        for segment in view.lines[index].segments {
            if let known = known(folds, in: segment) {
                fields += known
            } else if segment.count < 4, let field = TotalsRow.field(of: Array(folds[segment])) {
                fields.append(field)
            } else {
                return nil
            }
        }
        return fields
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
