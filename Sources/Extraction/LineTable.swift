import Foundation
import PageText
import Vocabulary

/// The table of line items on one page: its columns and the lines that belong to it.
struct LineTable {
    struct Column {
        let field: Field
        var box: Box
    }

    /// Empty where the page prints no heads.
    let columns: [Column]
    /// The columns of the lines below an item's first.
    var details: [Column] = []
    /// The lines of the heads.
    let heads: Range<Int>
    /// Lines between the column heads and the totals.
    let body: Range<Int>

    func column(_ field: Field) -> Column? { columns.first { $0.field == field } }

    /// Where the items begin and end: what stands beyond is of a margin beside them. Nil where nothing tells.
    func edges(in view: PageView) -> (left: Double?, right: Double?) {
        let items = body.compactMap { line in LineArithmetic.product(in: view.lines[line]).map { (words: view.lines[line].words, extended: $0.extended) } }
        let names = items.compactMap { item in item.words.first { Self.mayNameItem($0.text) }?.box.left }
        return (columns.map(\.box.left).min() ?? names.min(), items.map { $0.words[$0.extended].box.right }.max())
    }

    /// A word, and no code of a margin.
    static func mayNameItem(_ text: String) -> Bool { text.contains(where: \.isLetter) && text.count(where: \.isNumber) < 3 }

    /// Finds column heads by their wording: at least three different columns, one of them an amount or a quantity.
    ///
    /// Without heads, a table is where quantity × unit price = extended price.
    static func find(in view: PageView) -> LineTable? {
        var best: (heads: HeadRow, score: Double)?
        for index in view.lines.indices {
            guard let heads = HeadRow(view, line: index) else { continue }
            let fields = Set(heads.columns.map(\.field))
            let amounts = fields.intersection(Self.amounts)
            // Packing slips may tell no more than what and how many.
            guard fields.count >= 3 || fields.contains(.description) && heads.unknown == 0, !amounts.isEmpty, heads.unknown <= 2 * fields.count else { continue }
            let score = Double(fields.count + amounts.count) + (fields.contains(.description) ? 3 : 0) - 0.5 * Double(heads.unknown)
            if score > best?.score ?? 0 { best = (heads, score) }
        }
        if best == nil, let heads = view.lines.indices.lazy.compactMap({ HeadRow(view, besideMargin: $0) }).first { best = (heads, 0) }
        guard let best else { return withoutHeads(view) }
        let start = best.heads.lines.upperBound
        let end = end(of: view, from: start)
        guard end > start else { return nil }
        var columns = best.heads.columns.filter { !isOfMargin($0, view.lines[start..<end]) }
        // "Item" or "Material" before "Description" heads numbers: the last such column holds the words, or codes and lots beside the names.
        let named = columns.filter { $0.field == .description }.sorted { $0.box.left < $1.box.left }
        if let last = named.last {
            let last = isOfDetails(last, view, start..<end) ? named.last { holdsNames($0, view, start..<end) } ?? last : last
            columns = columns.map { $0.field == .description && $0.box != last.box ? Column(field: .accountNumber, box: $0.box) : $0 }
        }
        // Beside what each line is charged the balance is that of the account.
        if columns.count(where: { $0.field == .extendedPrice }) > 1 {
            columns = columns.map { column in column.field == .extendedPrice && Self.isBalance(column, view, best.heads.lines) ? Column(field: .tax, box: column.box) : column }
        }
        columns = columns.sorted { $0.box.left < $1.box.left }.map { column in told(column, by: view.lines[start..<end], among: columns) }
        let likely = columns.contains { $0.field == .expiry } ? [] : view.lines[best.heads.lines].flatMap(\.words).filter { isNearExpiry($0.text) }
        if !likely.isEmpty, let dates = months(in: view.lines[start..<end], among: columns), likely.contains(where: { $0.box.horizontalOverlap(dates.box) > 0 }) { columns.append(dates) }
        if let description = columns.first(where: { $0.field == .description }) {
            // "Description / NDC / Batch" heads one column of all three.
            let wide = widened(description, by: view.lines[start..<end], among: columns).box
            columns = columns.map { $0.box == description.box ? Column(field: $0.field, box: wide) : $0 }
        }
        return LineTable(columns: columns, details: best.heads.details, heads: best.heads.lines, body: start..<end)
    }

    /// What stands under it beside amounts begins with labels of its own: "NDC 12345-678-90", "lot 1176402 exp 03/2027".
    private static func isOfDetails(_ column: Column, _ view: PageView, _ lines: Range<Int>) -> Bool {
        let cells = cells(under: column, view, lines)
        return !cells.isEmpty && cells.count { ItemDetails.sublabels.match(view.folds[$0.line], at: $0.words.lowerBound) != nil } * 2 > cells.count
    }

    private static func holdsNames(_ column: Column, _ view: PageView, _ lines: Range<Int>) -> Bool {
        let cells = cells(under: column, view, lines)
        return cells.count { cell in cell.words.contains { view.lines[cell.line].words[$0].text.count(where: \.isLetter) > 3 } && ItemDetails.sublabels.match(view.folds[cell.line], at: cell.words.lowerBound) == nil } * 2 > cells.count
    }

    private static func cells(under column: Column, _ view: PageView, _ lines: Range<Int>) -> [(line: Int, words: Range<Int>)] {
        lines.filter { view.lines[$0].words.contains { TypedReading.looksLikeMoney($0.text) } }.flatMap { line in
            view.lines[line].segments.filter { abs(view.lines[line].box(of: $0).left - column.box.left) < 12 }.map { (line, $0) }
        }
    }

    private static func isBalance(_ column: Column, _ view: PageView, _ heads: Range<Int>) -> Bool {
        heads.contains { line in view.lines[line].words.indices.contains { view.folds[line][$0] == "balance" && view.lines[line].words[$0].box.horizontalOverlap(column.box) > 0 } }
    }

    /// "Invoice date" in a margin, at the height of the heads: under it stand other labels of the paper.
    private static func isOfMargin(_ column: Column, _ lines: ArraySlice<TextLine>) -> Bool {
        guard [.lineInvoiceDate, .lineInvoiceNumber, .accountNumber, .purchaseOrderNumber].contains(column.field) else { return false }
        let labels = lines.count { line in
            guard let first = line.segments.first, abs(line.box(of: first).left - column.box.left) < 4 else { return false }
            let folds = line.words[first].map { folded($0.text) }
            return Wordings.invoice.match(folds, at: 0)?.1 == folds.count
        }
        return labels > 1
    }

    /// "Unit", "Units", "Each" and "Pkg" head counts, units of measure or prices: what stands below tells.
    private static func told(_ column: Column, by lines: ArraySlice<TextLine>, among columns: [Column]) -> Column {
        let kinds: [Field] = [.quantity, .unitOfMeasure, .unitPrice]
        guard kinds.contains(column.field) else { return column }
        var counts: [Field: Int] = [:]
        for line in lines {
            for word in line.words where word.box.horizontalOverlap(column.box) > 0 {
                if SaleUnit(TypedReading.trimmed(word.text)) != nil { counts[.unitOfMeasure, default: 0] += 1 }
                if TypedReading.looksLikeMoney(word.text) { counts[.unitPrice, default: 0] += 1 } else if TypedReading.quantity(word.text) != nil { counts[.quantity, default: 0] += 1 }
            }
        }
        guard counts[column.field, default: 0] == 0, let (field, count) = counts.max(by: { $0.value < $1.value }), count > 0,
            !columns.contains(where: { $0.field == field && (field == .unitPrice || column.field == .unitOfMeasure) })
        else { return column }
        return Column(field: field, box: column.box)
    }

    /// "£XP", "EXF": not "Mfd" or "Sent".
    private static func isNearExpiry(_ text: String) -> Bool {
        let fold = folded(text).filter { $0.isLetter || $0 == "£" }
        return fold == "xp" || fold.count == 3 && zip(fold, "exp").count { $0 == $1 } >= 2 || nearlyEqual(fold, "expiry") || nearlyEqual(fold, "expires")
    }

    private static let month = Pattern(/(0?[1-9]|1[0-2])[\/-](20)?\d\d/)

    /// Months and years below one another under a head that could not be read: what expires.
    private static func months(in lines: ArraySlice<TextLine>, among columns: [Column]) -> Column? {
        let found = lines.flatMap(\.words).filter { word in month.isAll(of: word.text) && !columns.contains { $0.box.horizontalOverlap(word.box) > 0 } }
        guard let first = found.first, found.count > 2, found.allSatisfy({ abs($0.box.left - first.box.left) < 6 }) else { return nil }
        return Box.union(found.map(\.box)).map { Column(field: .expiry, box: $0) }
    }

    /// A head centred over wide cells: they begin where most lines have the first of the words that stand under it without a gap.
    private static func widened(_ column: Column, by lines: ArraySlice<TextLine>, among columns: [Column]) -> Column {
        let others = columns.filter { $0.box != column.box }.map(\.box)
        let edges = lines.compactMap { line -> Double? in
            // "NDC 12345-678-90", "Lot AB1234": what stands under a name may begin elsewhere.
            guard ItemDetails.sublabels.match(line.words.prefix(3).map { folded($0.text) }, at: 0) == nil, let under = line.words.firstIndex(where: { $0.box.horizontalOverlap(column.box) > 0 }), let segment = line.segments.first(where: { $0.contains(under) }) else { return nil }
            let isOwn = { (index: Int) in
                let word = line.words[index]
                return TypedReading.ndc(word.text, bare: true) == nil && !others.contains { $0.horizontalOverlap(word.box) > 0 }
            }
            guard isOwn(under) else { return nil }
            let first = (segment.lowerBound..<under).last { !isOwn($0) }.map { $0 + 1 } ?? segment.lowerBound
            return line.words[first].box.left
        }
        let common = edges.map { edge in (edge: edge, count: edges.count { abs($0 - edge) < 4 }) }.max { $0.count < $1.count }
        guard let common, common.count * 2 >= edges.count, common.edge < column.box.left - 6 else { return column }
        return Column(field: column.field, box: Box(left: common.edge, top: column.box.top, right: column.box.right, bottom: column.box.bottom))
    }

    private static let amounts: Set<Field> = [.unitPrice, .extendedPrice, .quantity, .listPrice]

    private static func withoutHeads(_ view: PageView) -> LineTable? {
        let items = view.lines.indices.filter { LineArithmetic.isItem(view, line: $0) && !TotalsRow.ends(view, line: $0) }
        guard let first = items.first else { return nil }
        return LineTable(columns: [], heads: first..<first, body: max(0, first - 1)..<end(of: view, from: first))
    }

    /// The line at which totals begin. A sum amid the items is one of a section.
    static func end(of view: PageView, from start: Int) -> Int {
        let last = view.lines.indices.dropFirst(start).last { LineArithmetic.isItem(view, line: $0) && !TotalsRow.ends(view, line: $0) } ?? start
        var sum: Decimal = 0
        for line in view.lines.prefix(last + 1).dropFirst(start) {
            if let word = LineArithmetic.product(in: line)?.extended, let amount = TypedReading.money(line.words[word].text).flatMap({ try? USD($0) }) { sum += amount.amount }
        }
        return view.lines.indices.dropFirst(max(start, last + 1)).first { TotalsRow.ends(view, line: $0) || isSum(view, line: $0, of: sum) } ?? view.lines.count
    }

    /// A row whose name was lost, with the sum of the items as its one amount, is no item.
    private static func isSum(_ view: PageView, line index: Int, of sum: Decimal) -> Bool {
        guard sum != 0, let row = TotalsRow(view, line: index), let amount = try? USD(row.value) else { return false }
        return amount.amount == sum && LineArithmetic.product(in: view.lines[index]) == nil && view.lines[index].words.count { TypedReading.looksLikeMoney($0.text) } == 1
    }
}

/// The heads of a table's columns, on one to three lines.
struct HeadRow {
    let columns: [LineTable.Column]
    /// Heads under a head of something else: of what stands below the first line of an item.
    let details: [LineTable.Column]
    let lines: Range<Int>
    /// Words that are part of no known head.
    let unknown: Int

    /// The best reading of line `index` with what stands close above and below.
    init?(_ view: PageView, line index: Int) {
        var best: (row: HeadRow, score: Double)?
        for first in [index, index - 1] where first >= 0 {
            for last in [index, index + 1] where last < view.lines.count {
                let lines = first..<last + 1
                guard Self.areHeads(lines, view), let row = Self.read(view, lines) else { continue }
                let score = Double(Set((row.columns + row.details).map(\.field)).count) - 0.6 * Double(row.unknown) - 0.3 * Double(Self.loose(lines, view)) + 0.01 * Double(lines.count)
                if score > best?.score ?? -.infinity { best = (row, score) }
            }
        }
        guard let best else { return nil }
        self = best.row
    }

    /// "Tax ID 58-5550143   AMOUNT   EACH   QTY   PRODUCT": heads of one line, all of them known, behind the numbers of a margin.
    init?(_ view: PageView, besideMargin index: Int) {
        let line = view.lines[index]
        guard let margin = line.segments.lastIndex(where: { line.words[$0].contains { $0.text.contains(where: \.isNumber) } }), case let cells = line.segments[(margin + 1)...], cells.count > 2 else { return nil }
        let found = Self.heads(of: cells.map { (index, $0) }, view), fields = Set(found.columns.map(\.field))
        guard found.unknown == 0, fields.count > 3, fields.contains(.description), !fields.isDisjoint(with: [.unitPrice, .extendedPrice]) else { return nil }
        self.init(columns: found.columns, details: found.details, lines: index..<index + 1, unknown: 0)
    }

    private init(columns: [LineTable.Column], details: [LineTable.Column], lines: Range<Int>, unknown: Int) {
        self.columns = columns
        self.details = details
        self.lines = lines
        self.unknown = unknown
    }

    /// How many lines hold something that stands neither above nor below what another line holds.
    private static func loose(_ lines: Range<Int>, _ view: PageView) -> Int {
        lines.count { line in
            let others = lines.filter { $0 != line }.flatMap { other in view.lines[other].segments.map { view.lines[other].box(of: $0) } }
            return view.lines[line].segments.contains { segment in !others.contains { $0.horizontalOverlap(view.lines[line].box(of: segment)) > 0 } }
        }
    }

    /// Heads hold no numbers and stand close together.
    private static func areHeads(_ lines: Range<Int>, _ view: PageView) -> Bool {
        for index in lines {
            let line = view.lines[index]
            if view.hasNumbers[index] { return false }
            // What announces a value beside it is a label, not the head of a column.
            if line.segments.count(where: { line.words[$0.upperBound - 1].text.hasSuffix(":") }) * 2 >= line.segments.count { return false }
            if index > lines.lowerBound {
                let above = view.lines[index - 1]
                if line.box.top - above.box.bottom > 0.9 * max(line.box.height, above.box.height) { return false }
            }
        }
        return true
    }

    private static func read(_ view: PageView, _ lines: Range<Int>) -> HeadRow? {
        var cells: [(box: Box, parts: [(line: Int, words: Range<Int>)])] = []
        for line in lines {
            for segment in view.lines[line].segments.flatMap({ parts(of: $0, line: line, lines, view) }) {
                let box = view.lines[line].box(of: segment)
                if let index = cells.firstIndex(where: { $0.box.horizontalOverlap(box) > 0 && $0.parts.last?.line != line }) {
                    cells[index].parts.append((line, segment))
                    cells[index].box = cells[index].box.union(box)
                } else {
                    cells.append((box, [(line, segment)]))
                }
            }
        }
        var columns: [LineTable.Column] = []
        var details: [LineTable.Column] = []
        var unknown = 0
        for cell in cells {
            let phrase = cell.parts.flatMap { folds(of: $0.line, view)[$0.words] }.filter { !$0.isEmpty && !noise.contains($0) }
            guard !phrase.isEmpty else { continue }
            if let (label, count) = Wordings.columns.match(phrase, at: 0), count == phrase.count {
                columns += Self.columns(label, cell.box)
            } else if cell.parts.count == 1, let field = Wordings.columns.field(ofCut: phrase) {
                columns.append(LineTable.Column(field: field, box: cell.box))
            } else {
                let (found, below, left) = heads(of: cell.parts, view)
                columns += found
                details += below
                unknown += left
            }
        }
        // A second row of heads under that of names is all of what stands below.
        if !details.isEmpty {
            let lower = cells.filter { $0.parts.allSatisfy { $0.line > lines.lowerBound } }.map(\.box)
            let isLower = { (column: LineTable.Column) in [.lot, .expiry, .ndc].contains(column.field) && lower.contains(column.box) }
            details += columns.filter(isLower)
            columns.removeAll(where: isLower)
        }
        return columns.isEmpty ? nil : HeadRow(columns: columns, details: details, lines: lines, unknown: unknown)
    }

    /// "Lot / Exp" heads both.
    private static func columns(_ label: Label, _ box: Box) -> [LineTable.Column] {
        let isBoth = label.field == .lot && label.wording.contains("exp")
        return [LineTable.Column(field: label.field, box: box)] + (isBoth ? [LineTable.Column(field: .expiry, box: box)] : [])
    }

    /// A segment that stands over or under several others is as many heads: each word goes with the one nearest to it.
    private static func parts(of segment: Range<Int>, line: Int, _ lines: Range<Int>, _ view: PageView) -> [Range<Int>] {
        let words = view.lines[line].words, whole = view.lines[line].box(of: segment)
        for other in lines where other != line {
            let boxes = view.lines[other].segments.map { view.lines[other].box(of: $0) }.filter { $0.horizontalOverlap(whole) > 0 }
            guard boxes.count > 1 else { continue }
            let nearest = segment.map { word in boxes.indices.max { boxes[$0].horizontalOverlap(words[word].box) < boxes[$1].horizontalOverlap(words[word].box) } }
            let starts = segment.filter { $0 == segment.lowerBound || nearest[$0 - segment.lowerBound] != nearest[$0 - 1 - segment.lowerBound] }
            return zip(starts, starts.dropFirst() + [segment.upperBound]).map { $0..<$1 }
        }
        return [segment]
    }

    /// The fields of heads with strokes between them, where one is the name: what else they say stands above or below it.
    private static func all(of words: [Word]) -> [Field]? {
        let heads = words.split { $0.text == "/" }.map { head in head.map { folded($0.text) } }
        guard heads.count > 1 else { return nil }
        let fields = heads.map { head in Wordings.columns.match(head, at: 0).flatMap { $0.1 == head.count ? $0.0.field : nil } }
        guard fields.contains(.description), heads.count > 2 || !fields.contains(nil) else { return nil }
        return fields.contains(.ndc) ? [.description, .ndc] : [.description]
    }

    private static let noise: Set<String> = ["usd", "us", "11digit", "10digit", "542", "11"]

    /// "Lot (qty)" heads lots with how many behind each.
    private static func folds(of line: Int, _ view: PageView) -> [String] {
        let words = view.lines[line].words
        return view.folds[line].enumerated().map { index, fold in
            index > 0 && words[index].text.hasPrefix("(") && ["qty", "quantity", "units", "count"].contains(fold) && ["lot", "lots", "batch"].contains(view.folds[line][index - 1]) ? "" : fold
        }
    }

    /// Heads side by side in one cell ("Lot Exp"), or one over another where together they say nothing known.
    private static func heads(of parts: [(line: Int, words: Range<Int>)], _ view: PageView) -> (columns: [LineTable.Column], details: [LineTable.Column], unknown: Int) {
        var columns: [LineTable.Column] = []
        var details: [LineTable.Column] = []
        var unknown = 0
        for part in parts {
            let line = view.lines[part.line], folds = folds(of: part.line, view)
            var position = part.words.lowerBound
            // "Item / NDC / lot": one head of all that is said of an item, below one another.
            if let fields = all(of: Array(line.words[part.words])) {
                columns += fields.map { LineTable.Column(field: $0, box: line.box(of: part.words)) }
                continue
            }
            var own: [LineTable.Column] = [], ownDetails: [LineTable.Column] = [], others = 0
            while position < part.words.upperBound {
                if let (label, count) = Wordings.columns.match(folds[..<part.words.upperBound], at: position) {
                    let box = line.box(of: position..<position + count)
                    if let index = columns.firstIndex(where: { $0.box.horizontalOverlap(box) > 0 }) {
                        if [.lot, .expiry, .ndc].contains(label.field), columns[index].field == .description { ownDetails += Self.columns(label, box) }
                        columns[index].box = columns[index].box.union(box)
                    } else {
                        own += Self.columns(label, box)
                    }
                    position += count
                } else {
                    // A colon announces a value beside it: no head.
                    if !folds[position].isEmpty || line.words[position].text == ":" { others += 1 }
                    position += 1
                }
            }
            // "Net 45 days from date of invoice" is prose that has such words.
            let isProse = others > 2 && others > own.count
            columns += isProse ? [] : own
            details += isProse ? [] : ownDetails
            unknown += isProse ? part.words.count : others
        }
        return (columns, details, unknown)
    }
}
