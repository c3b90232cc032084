import PageText

/// The table of line items on one page: its columns and the lines that belong to it.
struct LineTable {
    struct Column {
        let field: Field
        var box: Box
    }

    let columns: [Column]
    /// Lines between the column heads and the totals.
    let body: Range<Int>

    func column(_ field: Field) -> Column? { columns.first { $0.field == field } }

    /// Finds column heads by their wording: a line with at least three different columns, one of them an amount or a quantity.
    static func find(in view: PageView, from start: Int = 0) -> LineTable? {
        var best: (line: Int, last: Int, columns: [Column], score: Int)?
        for index in view.lines.indices.dropFirst(start) {
            var columns = heads(in: view, line: index)
            var last = index
            // Heads may stand on two lines ("Unit" over "Price").
            if index + 1 < view.lines.count, !columns.isEmpty {
                let gap = view.lines[index + 1].box.top - view.lines[index].box.bottom
                let next = heads(in: view, line: index + 1)
                if gap < view.lines[index].box.height, next.count >= 2, !hasNumbers(view.lines[index + 1]) {
                    columns = merged(columns, next)
                    last = index + 1
                }
            }
            let fields = Set(columns.map(\.field))
            let amounts = fields.intersection([.unitPrice, .extendedPrice, .quantity, .listPrice])
            guard fields.count >= 3, !amounts.isEmpty, !hasNumbers(view.lines[index]) else { continue }
            let score = fields.count + amounts.count
            if score > best?.score ?? 0 { best = (index, last, columns, score) }
        }
        guard var best else { return nil }
        // "Item" or "Material" before "Description" heads numbers: the last such column holds the words.
        if let last = best.columns.filter({ $0.field == .description }).max(by: { $0.box.left < $1.box.left }) {
            best.columns = best.columns.map { column in
                column.field == .description && column.box.left < last.box.left ? Column(field: .accountNumber, box: column.box) : column
            }
        }
        let end = end(of: view, after: best.last)
        guard end > best.last + 1 else { return nil }
        return LineTable(columns: best.columns.sorted { $0.box.left < $1.box.left }, body: best.last + 1..<end)
    }

    private static func heads(in view: PageView, line index: Int) -> [Column] {
        let line = view.lines[index]
        var columns: [Column] = []
        var position = 0
        while position < line.words.count {
            // "Lot" and "Exp" side by side are two heads.
            let end = view.segment(of: position, line: index).upperBound
            if let (label, count) = Wordings.columns.match(view.folds[index][..<end], at: position) {
                columns.append(Column(field: label.field, box: line.box(of: position..<position + count)))
                position += count
            } else {
                position += 1
            }
        }
        return columns
    }

    private static func merged(_ upper: [Column], _ lower: [Column]) -> [Column] {
        var result = upper
        for column in lower {
            if let index = result.firstIndex(where: { $0.box.horizontalOverlap(column.box) > 0 }) {
                result[index] = Column(field: result[index].field, box: result[index].box.union(column.box))
            } else {
                result.append(column)
            }
        }
        return result
    }

    private static func hasNumbers(_ line: TextLine) -> Bool {
        line.words.contains { TypedReading.looksLikeMoney($0.text) }
    }

    /// The line at which totals begin: a totals wording with an amount behind it.
    private static func end(of view: PageView, after header: Int) -> Int {
        let totals: Set<Field> = [.subtotal, .total, .discount, .rebate, .freight, .tax]
        for index in view.lines.indices.dropFirst(header + 1) {
            let line = view.lines[index]
            for segment in line.segments {
                guard let (label, count) = Wordings.invoice.match(view.folds[index], at: segment.lowerBound), totals.contains(label.field)
                else { continue }
                let rest = line.words[min(segment.lowerBound + count, line.words.count)...]
                let hasAmount = TypedReading.money(in: rest) != nil
                // A product may be named after a total ("Total parenteral …"): its line starts with more cells.
                if hasAmount, segment.lowerBound == 0 || line.segments.first == segment || line.box(of: segment).left > line.box.left + 100 { return index }
            }
        }
        return view.lines.count
    }
}
