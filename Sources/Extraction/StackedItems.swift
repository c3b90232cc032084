import PageText
import Vocabulary

/// Reads items that each stand as a block of their own: the name, then rows of heads with the values below them.
struct StackedItems {
    /// One item: its heads in the order of the page.
    struct Block {
        /// The line that names the item.
        let name: Int?
        var rows: [HeadRow]
        /// Behind the last line of values.
        var end: Int
    }

    let view: PageView
    let blocks: [Block]

    var body: Range<Int> { (blocks[0].name ?? blocks[0].rows[0].lines.lowerBound)..<blocks[blocks.count - 1].end }

    /// - Returns: nil unless heads follow heads, each with values below.
    init?(_ view: PageView) {
        self.view = view
        var rows: [HeadRow] = []
        for index in view.lines.indices {
            guard rows.last.map({ index >= $0.lines.upperBound }) ?? true, let row = HeadRow(view, line: index), row.lines.lowerBound >= rows.last?.lines.upperBound ?? 0,
                row.unknown == 0, row.lines.upperBound < view.lines.count, Self.isPart(row, after: rows.last)
            else { continue }
            rows.append(row)
        }
        var blocks: [Block] = []
        for row in rows {
            let fields = Set(row.columns.map(\.field))
            if var last = blocks.last, let previous = last.rows.last, row.lines.lowerBound - previous.lines.upperBound <= 3,
                fields.isDisjoint(with: last.rows.flatMap { $0.columns.map(\.field) }.filter { $0 != .accountNumber })
            {
                last.rows.append(row)
                last.end = min(view.lines.count, row.lines.upperBound + 1)
                blocks[blocks.count - 1] = last
            } else {
                let above = row.lines.lowerBound - 1
                let isName = above >= 0 && view.lines[above].words.contains { $0.text.count(where: \.isLetter) > 2 } && blocks.last.map { above >= $0.end } ?? true
                blocks.append(Block(name: isName ? above : nil, rows: [row], end: min(view.lines.count, row.lines.upperBound + 1)))
            }
        }
        // A table's heads may be two rows once; blocks repeat them, or part them by values.
        self.blocks = blocks.filter { block in
            let fields = Set(block.rows.flatMap { $0.columns.map(\.field) })
            return fields.count >= 4 && !fields.isDisjoint(with: [.quantity]) && !fields.isDisjoint(with: [.unitPrice, .extendedPrice, .lot, .ndc])
        }
        guard !self.blocks.isEmpty, self.blocks.count > 1 || self.blocks[0].rows.count > 1 || Self.isCard(self.blocks[0], of: view) else { return nil }
        // Tables of two kinds on one page are no blocks.
        let kinds = self.blocks.map { Set($0.rows.flatMap { $0.columns.map(\.field) }) }
        guard kinds.allSatisfy({ $0.intersection(kinds[0]).count * 2 >= max($0.count, kinds[0].count) }) else { return nil }
        // Rows of a common table stand under one row of heads.
        guard self.blocks.allSatisfy({ block in block.rows.count == 1 || block.rows.allSatisfy { LineArithmetic.product(in: view.lines[$0.lines.upperBound]) == nil } }) else { return nil }
    }

    /// The only item of a paper: one row of heads over one of values, with neither name nor amount among them: both stand above.
    private static func isCard(_ block: Block, of view: PageView) -> Bool {
        guard let row = block.rows.first, let name = block.name, case let fields = Set(row.columns.map(\.field)), fields.isSuperset(of: [.quantity, .unitPrice]), fields.isDisjoint(with: [.description, .extendedPrice]) else { return false }
        let isAmount = [name, name - 1].contains { $0 >= 0 && view.lines[$0].words.last.map { TypedReading.looksLikeMoney($0.text) } ?? false }
        let next = row.lines.upperBound + 1 < view.lines.count ? view.lines[row.lines.upperBound + 1] : nil
        return isAmount && next?.segments.contains { segment in next.map { TypedReading.quantity($0.words[segment.lowerBound].text) != nil && column(of: $0.box(of: segment), in: row.columns)?.field == .quantity } ?? false } != true
    }

    private static let parts: Set<Field> = [.description, .quantity, .unitOfMeasure, .unitPrice, .extendedPrice, .ndc, .lot, .expiry, .listPrice]

    private static func isPart(_ row: HeadRow, after last: HeadRow?) -> Bool {
        let fields = Set(row.columns.map(\.field)).intersection(parts)
        if fields.count >= 2 { return true }
        // The last heads of an item may be few.
        return fields.count == 1 && (last.map { row.lines.lowerBound - $0.lines.upperBound <= 3 } ?? false)
    }

    func read(_ judge: Judge, _ knowledge: any Knowledge) -> [[Field: FieldValue]] {
        let numbers: [Field] = [.quantity, .unitPrice, .extendedPrice, .ndc, .lot]
        return blocks.map { item($0, judge, knowledge) }.filter { item in numbers.contains { item[$0] != nil } }
    }

    private func item(_ block: Block, _ judge: Judge, _ knowledge: any Knowledge) -> [Field: FieldValue] {
        var found: [Field: [Candidate]] = [:]
        var name = block.name.map { view.lines[named($0, knowledge)].words }
        for row in block.rows {
            let line = view.lines[row.lines.upperBound]
            for segment in line.segments {
                guard let column = Self.column(of: line.box(of: segment), in: row.columns) else { continue }
                // Under "Material" some print a number.
                if column.field == .description, segment.count > 1 || !line.words[segment.lowerBound].text.contains(where: \.isNumber) { name = Array(line.words[segment]) }
                if column.field.isList {
                    // "1159870, 1160021"
                    let ends = segment.filter { line.words[$0].text.hasSuffix(",") }.map { $0 + 1 } + [segment.upperBound]
                    let parts = zip([segment.lowerBound] + ends, ends).filter { $0 < $1 }.map { line.words[$0..<$1] }
                    let all = parts.compactMap { candidate(column.field, $0) }
                    // With one that cannot be read the others are not all.
                    found[column.field, default: []] += all.count == parts.count ? all : all.map { $0.untied }
                    continue
                }
                // "4 Syringe"
                if column.field == .quantity, segment.count == 2, let count = candidate(.quantity, line.words[segment.prefix(1)]), let unit = candidate(.unitOfMeasure, line.words[segment.suffix(1)]) {
                    found[.quantity, default: []].append(count)
                    found[.unitOfMeasure, default: []].append(unit)
                    continue
                }
                // "Units" heads counts and units of measure alike.
                for field in column.field == .quantity ? [.quantity, .unitOfMeasure] : [column.field] {
                    guard let candidate = candidate(field, line.words[segment]) else { continue }
                    found[field, default: []].append(candidate)
                    break
                }
            }
        }
        // Beside the name above the heads stands what all of it costs.
        if found[.extendedPrice] == nil, let last = name?.last, let amount = TypedReading.money(last.text).flatMap({ try? USD($0) }), let quantity = found[.quantity]?.first.flatMap({ Int($0.value) }), let unit = found[.unitPrice]?.first.flatMap({ try? USD($0.value) }),
            LineArithmetic.agrees(quantity: quantity, unit: unit, extended: amount)
        {
            found[.extendedPrice] = [Candidate(value: amount.description, words: [last], page: view.page, checks: [.label, .format])]
            name?.removeLast()
        }
        if let quantity = found[.quantity]?.first.flatMap({ Int($0.value) }), let unit = found[.unitPrice]?.first.flatMap({ try? USD($0.value) }),
            let extended = found[.extendedPrice]?.first.flatMap({ try? USD($0.value) }), LineArithmetic.proves(quantity: quantity, unit: unit, extended: extended, on: view.page)
        {
            for field in [Field.quantity, .unitPrice, .extendedPrice] { found[field]?[0].checks.insert(.arithmetic) }
        }
        for (field, candidates) in more(below: block) { found[field, default: []] += candidates }
        var fields: [Field: FieldValue] = [:]
        for (field, candidates) in found {
            fields[field] = field.isList ? judge.list(field, candidates) : judge.value(field, Array(candidates.prefix(1)))
        }
        if let name {
            let details = ItemDetails(view: view, table: LineTable(columns: [], heads: body.lowerBound..<body.lowerBound, body: body), judge: judge, knowledge: knowledge)
            details.name(name, ndc: found[.ndc]?.first, into: &fields)
        }
        return fields
    }

    /// "Rx 7719402 · Prescriber Cole" stands between the name and the heads: the line above it names a drug.
    private func named(_ line: Int, _ knowledge: any Knowledge) -> Int {
        func isNaming(_ line: Int) -> Bool { !knowledge.drugMentions(in: view.lines[line].words.map(\.text)).isEmpty }
        return line > 0 && !isNaming(line) && view.lines[line].box.top - view.lines[line - 1].box.bottom < view.lines[line].box.height && isNaming(line - 1) ? line - 1 : line
    }

    /// Further lots and expiries on the lines below, with nothing beside them.
    private func more(below block: Block) -> [Field: [Candidate]] {
        guard let row = block.rows.last, row.columns.contains(where: { $0.field == .lot }) else { return [:] }
        var found: [Field: [Candidate]] = [:]
        for (above, line) in zip(view.lines.dropFirst(row.lines.upperBound), view.lines.dropFirst(row.lines.upperBound + 1)).prefix(6) {
            guard line.box.top - above.box.bottom < 1.5 * line.box.height else { break }
            let cells = line.segments.map { segment -> (field: Field, value: Candidate)? in
                guard let column = Self.column(of: line.box(of: segment), in: row.columns), [.lot, .expiry].contains(column.field), column.box.horizontalOverlap(line.box(of: segment)) > 0,
                    let value = candidate(column.field, line.words[segment])
                else { return nil }
                return (column.field, value)
            }
            guard !cells.contains(where: { $0 == nil }) else { break }
            for case let cell? in cells { found[cell.field, default: []].append(cell.value) }
        }
        return found
    }

    /// Values stand under their head: overlapping, else nearest by its left edge.
    private static func column(of box: Box, in columns: [LineTable.Column]) -> LineTable.Column? {
        columns.max { a, b in
            let left = min(0, a.box.horizontalOverlap(box)), right = min(0, b.box.horizontalOverlap(box))
            return (left, -abs(a.box.left - box.left)) < (right, -abs(b.box.left - box.left))
        }
    }

    private func candidate(_ field: Field, _ words: ArraySlice<Word>) -> Candidate? {
        let text = TypedReading.trimmed(words.map(\.text).joined(separator: " "))
        let value: String? =
            switch field {
            case .quantity: TypedReading.quantity(text)
            case .unitOfMeasure: SaleUnit(text)?.description
            case .unitPrice, .extendedPrice, .listPrice: TypedReading.money(text)
            case .ndc: TypedReading.ndc(text, bare: true)
            case .lot: TypedReading.lot(text)
            case .expiry: TypedReading.expiry(in: words)?.value
            default: nil
            }
        return value.map { Candidate(value: $0, words: words, page: view.page, checks: [.label, .format]) }
    }
}
