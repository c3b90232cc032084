import PageText

// Forms that print their labels as captions under the lines to write on.

extension LabelledValues {
    /// Rows of labels that all stand close under the row before them, and far above the next: what they announce is above.
    func findCaptions() -> [Int] {
        let byLine = Dictionary(grouping: hits, by: \.line)
        let rows = view.lines.indices.filter { index in
            let line = view.lines[index], own = byLine[index] ?? []
            let labelled = line.segments.filter { segment in own.contains { $0.words.lowerBound == segment.lowerBound && $0.words.upperBound == segment.upperBound } }
            return labelled.count > 1 && 2 * labelled.count > line.segments.count && !line.words.contains { $0.text.contains(where: \.isNumber) && $0.text.count > 2 && !$0.text.contains("-") || $0.text.hasSuffix(":") }
        }
        guard rows.count > 1 else { return [] }
        // A speck under a value looks like a line of its own.
        let areClose = 5 * rows.count { row in
            guard row > 0, !rows.contains(row - 1) else { return false }
            let above = view.lines[row].box.top - view.lines[row - 1].box.bottom
            guard row + 1 < view.lines.count else { return above < view.lines[row].box.height }
            return above < 0.6 * (view.lines[row + 1].box.top - view.lines[row].box.bottom)
        } >= 4 * rows.count
        guard areClose else { return [] }
        // Captions at the top of boxes with their values low stand as close to the row above: the values tell.
        let own = hits.filter { rows.contains($0.line) }
        let fitOver = own.count { Self.fits($0, over($0).map(words)) }, fitBelow = own.count { Self.fits($0, below($0).first.map(words)) }
        // Two rows alone must be beyond doubt.
        return rows.count > 2 && fitOver > fitBelow || fitOver > 2 && fitBelow == 0 ? rows : []
    }

    /// The words are a value of the kind that the label announces.
    private static func fits(_ hit: LabelHit, _ words: ArraySlice<Word>?) -> Bool {
        guard let words else { return false }
        switch hit.label.field {
        case .patientBirthDate, .orderDate, .signatureDate, .serviceDate, .invoiceDate, .dueDate: return TypedReading.date(in: words, birth: hit.label.field == .patientBirthDate) != nil
        case .npi: return TypedReading.npi(in: words) != nil
        case .mbi: return TypedReading.mbi(in: words) != nil
        case .weight: return TypedReading.weight(in: words) != nil
        case .height: return TypedReading.height(in: words) != nil
        case .dose, .adminDose: return TypedReading.dose(in: words) != nil
        case .icd10: return words.contains { TypedReading.icd10($0.text) != nil }
        default: return false
        }
    }

    /// The words over a caption, up to those over the next.
    ///
    /// - Parameter reach: how far above, in heights of the caption.
    func over(_ caption: LabelHit, reach: Double = 2) -> Region? {
        // Specks of a pen are no line of words.
        guard let index = view.lines.indices.prefix(caption.line).last(where: { view.lines[$0].words.contains { $0.text.contains { $0.isLetter || $0.isNumber } } }) else { return nil }
        let own = view.lines[caption.line], above = view.lines[index]
        let right = own.segments.first { $0.lowerBound >= caption.words.upperBound }.map { own.box(of: $0).left - 8 } ?? .infinity
        let inside = above.words.indices.filter { above.words[$0].box.left > caption.box.left - 16 && above.words[$0].box.left < right }
        guard let first = inside.first, let last = inside.last, own.box.top - above.box.bottom < reach * own.box.height else { return nil }
        return Region(line: index, words: first..<last + 1, relation: .above)
    }

    /// The paragraph over a caption: its lines stand close, or each on a rule to write on.
    func cell(over caption: LabelHit) -> [Word] {
        // Rules below the last line of it may be empty.
        guard let region = over(caption, reach: 4), !captionRows.contains(region.line) else { return [] }
        var block = [Array(words(of: region))], index = region.line
        while index > 0, view.lines[caption.line].segments.count == 1, let first = block[0].first, case let line = view.lines[index - 1], abs(line.box.left - first.box.left) < 14,
            view.lines[index].box.top - line.box.bottom < 1.6 * view.lines[index].box.height, !captionRows.contains(index - 1), !hits.contains(where: { $0.line == index - 1 && $0.words.lowerBound == 0 && $0.isMarked })
        {
            block.insert(line.words, at: 0)
            index -= 1
        }
        return Array(block.joined())
    }
}
