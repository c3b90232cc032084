import PageText

// What kind of invoice the paper is.

extension InvoiceExtractor {
    /// In capitals, and before a name in larger print than that or with small letters in it.
    private func amid(_ segment: Range<Int>, of line: TextLine) -> (subtype: Subtype, words: Range<Int>)? {
        guard let found = Subtype.amid(line.words[segment].map { folded($0.text) }) else { return nil }
        let words = segment.lowerBound + found.words.lowerBound..<segment.lowerBound + found.words.upperBound
        guard line.text(of: words).allSatisfy({ !$0.isLowercase }), words.upperBound == segment.upperBound || line.box(of: words).height > 1.1 * line.box(of: words.upperBound..<segment.upperBound).height || Self.isName(line.text(of: words.upperBound..<segment.upperBound)) && line.text(of: words.upperBound..<segment.upperBound).contains(where: \.isLowercase) else { return nil }
        return (found.subtype, words)
    }

    /// The segments of a line; a title in letters that stand apart is one, however wide the gap: "P A C K I N G     S L I P".
    private static func cells(of line: TextLine) -> [Range<Int>] {
        func isTitle(_ words: Range<Int>) -> Bool { Subtype.parted(line.words[words].map { folded($0.text) }) && line.text(of: words).allSatisfy { !$0.isLowercase } }
        return line.segments.reduce(into: []) { cells, segment in
            if let last = cells.last, isTitle(last.lowerBound..<segment.upperBound) { cells[cells.count - 1] = last.lowerBound..<segment.upperBound } else { cells.append(segment) }
        }
    }

    /// The largest title on the first page tells.
    func subtype() -> FieldValue? {
        guard let view = views.first else { return nil }
        var titles: [(subtype: Subtype, box: Box, confidence: Double, isHead: Bool)] = []
        for (index, line) in view.lines.enumerated() where line.box.top < view.page.height * 0.5 {
            // "Invoice | IN-550912 | 4,485.00 | 7,625.00" is a row of a statement.
            if line.words.count(where: { TypedReading.looksLikeMoney($0.text) }) > 1 { continue }
            for segment in Self.cells(of: line) {
                // Letter-spaced titles ("I N V O I C E") fold to one word as well.
                // "MONTHLY STATEMENT IN4689669"
                let name = segment.prefix { line.words[$0].text.count(where: \.isNumber) < 3 }
                // "Credit note CN-25-10077 may be issued separately" is a sentence.
                let title = name.count > 1 && name.count < 4 && segment.count - name.count < 3 ? name : segment
                guard let found = Subtype.titled(view.folds[index][title].joined()) else {
                    if line.box.top < view.page.height * 0.2, let amid = amid(segment, of: line) { titles.append((amid.subtype, line.box(of: amid.words), line.words[amid.words].map(\.confidence).min() ?? 0, true)) }
                    continue
                }
                // "Original invoice" names another paper.
                if let (label, count) = Wordings.invoice.match(view.folds[index][..<title.upperBound], at: title.lowerBound), label.field == .originalInvoiceNumber, count == title.count { continue }
                // At the head of the page capitals make a title as size does, where no number stands behind them.
                let isHead = line.box.top < view.page.height * 0.2 && line.text(of: segment).allSatisfy { !$0.isLowercase }
                    && (view.folds[index][segment.upperBound...].first == "page" || !line.words[segment.upperBound...].contains { $0.text.contains(where: \.isNumber) })
                titles.append((found, line.box(of: segment), line.words[segment].map(\.confidence).min() ?? 0, isHead))
            }
        }
        // Of titles as large as one another (a printer of lines has one size) the one at the head of the page counts.
        let highest = titles.map(\.box.height).max() ?? 0
        let best = titles.first { $0.isHead && $0.box.height > 0.95 * highest } ?? titles.max { $0.box.height < $1.box.height }
        guard let best else {
            return judge.derived(.text(Subtype.invoice.rawValue), at: view.lines.first?.box ?? Box(x: 0, y: 0, width: 1, height: 1), page: view.page.number, accepted: false, checks: [])
        }
        // A scan may have lost its title: then "Invoice" is the head of a number, no larger than the rest.
        let heights = view.lines.map(\.box.height).sorted()
        let isTitle = best.confidence == 1 || best.confidence > 0.8 && (best.isHead || best.box.height > 1.25 * heights[heights.count / 2])
        // Slips and statements name invoices too, in smaller print.
        let isOnly = best.confidence == 1 || titles.allSatisfy { $0.subtype == best.subtype || $0.box.height < 0.8 * best.box.height }
        // What bills has amounts; a paper without any that names an invoice speaks of another one.
        let bills = best.subtype != .invoice || views.contains { $0.lines.contains { $0.words.contains { TypedReading.looksLikeMoney($0.text) } } }
        return judge.derived(.text(best.subtype.rawValue), at: best.box, page: view.page.number, accepted: isTitle && isOnly && bills, checks: [.label])
    }
}
