import PageText

/// Heads side by side, and which words of a line below stand under each.
struct ColumnHeads {
    let view: PageView
    /// Of the heads.
    let line: Int

    /// - Parameters:
    ///   - head: a word of the head.
    ///   - row: the line below.
    ///   - start: the first of its words that may be under a head.
    /// - Returns: nil where nothing stands there.
    func cell(under head: Int, in row: Int, from start: Int = 0) -> ArraySlice<Word>? {
        let heads = view.lines[line].segments.map { view.lines[line].box(of: $0) }
        guard let own = view.lines[line].segments.firstIndex(where: { $0.contains(head) }) else { return nil }
        let words = view.lines[row]
        let cells = words.segments.filter { $0.lowerBound >= start }.filter { segment in
            let box = words.box(of: segment)
            // The head above it; where none is, the one that is nearest.
            return heads.indices.max { (heads[$0].horizontalOverlap(box), -abs(heads[$0].centerX - box.centerX)) < (heads[$1].horizontalOverlap(box), -abs(heads[$1].centerX - box.centerX)) } == own
        }
        guard let first = cells.first, let last = cells.last else { return nil }
        return words.words[first.lowerBound..<last.upperBound]
    }
}
