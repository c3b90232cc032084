import PageText
import Vocabulary

/// A table of lots of its own: below an item, or below the totals for all items by their NDC.
struct LotTable {
    struct Row {
        var ndc: Candidate?
        /// What stands under the head of names.
        var name = ""
        var lots: [Candidate] = []
        var expiries: [Candidate] = []
    }

    private let heads: HeadRow
    private let view: PageView
    /// The first line below the heads.
    var start: Int { heads.lines.upperBound }

    /// - Returns: nil unless the line heads lots and nothing that is priced.
    init?(_ view: PageView, line: Int) {
        guard view.folds[line...].prefix(2).joined().contains(where: { $0.hasPrefix("lot") || $0.hasPrefix("batch") }), let heads = HeadRow(view, line: line), heads.lines.lowerBound == line else { return nil }
        let fields = Set(heads.columns.map(\.field))
        // Beside codes and lots a head more ("Serial range") changes nothing.
        guard heads.unknown == 0 || heads.unknown < 3 && fields.isSuperset(of: [.ndc, .lot]), fields.contains(.lot), fields.count > 1, fields.isSubset(of: [.ndc, .lot, .expiry, .quantity, .unitOfMeasure, .description, .accountNumber]) else { return nil }
        self.heads = heads
        self.view = view
    }

    /// - Returns: nil where no lot stands under its head.
    func row(_ line: Int) -> Row? {
        var row = Row()
        let words = view.lines[line].words
        let fields = words.map { field(over: $0.box) }
        func candidate(_ value: String, _ words: ArraySlice<Word>) -> Candidate { Candidate(value: value, words: words, page: view.page, checks: [.label, .format]) }
        for index in words.indices {
            switch fields[index] {
            case .description: row.name += row.name.isEmpty ? words[index].text : " " + words[index].text
            case .ndc: if let value = TypedReading.ndc(words[index].text, bare: true) { row.ndc = candidate(value, words[index...index]) }
            case .lot: if let value = TypedReading.lot(words[index].text) { row.lots.append(candidate(value, words[index...index])) }
            case .expiry where index == 0 || fields[index - 1] != .expiry:
                let end = fields[index...].firstIndex { $0 != .expiry } ?? words.endIndex
                if let reading = TypedReading.expiry(in: words[index..<end]) { row.expiries.append(candidate(reading.value, words[reading.words])) }
            default: break
            }
        }
        return row.lots.isEmpty ? nil : row
    }

    private func field(over box: Box) -> Field? {
        let nearest = heads.columns.max { $0.box.horizontalOverlap(box) < $1.box.horizontalOverlap(box) }
        // Beside a head that nobody taught, what is only near a known one may be of the other.
        return nearest.flatMap { $0.box.horizontalOverlap(box) > (heads.unknown == 0 ? -14 : 0) ? $0.field : nil }
    }

    /// A page that prints codes and lots and no price: it tells more of the items before it, and sells nothing.
    static func fills(_ view: PageView) -> Bool {
        let table = LineTable.find(in: view)
        guard table?.column(.unitPrice) == nil, table?.column(.extendedPrice) == nil, !view.lines.indices.contains(where: { LineArithmetic.isItem(view, line: $0) }) else { return false }
        return view.lines.indices.contains { LotTable(view, line: $0)?.heads.columns.contains { $0.field == .ndc } ?? false }
    }

    /// "010" before the item of that name, where no other row has the name.
    private static func rowNumber(of name: String, in view: PageView, before end: Int) -> String? {
        let words = name.split(separator: " ").prefix(3).map(String.init)
        let rows = view.lines.prefix(end).filter { line in line.words.count > words.count && line.words.dropFirst().prefix(words.count).map(\.text) == words }
        guard rows.count == 1, let number = rows[0].words.first?.text, number.allSatisfy(\.isNumber) else { return nil }
        return number
    }

    /// Gives the items the lots that a table below them prints by NDC.
    static func complete(_ items: inout [[Field: FieldValue]], from view: PageView, after line: Int, _ judge: Judge) {
        // The title of the table may be taken for heads with it.
        let tables = view.lines.indices.dropFirst(line).compactMap { LotTable(view, line: $0) }
        guard let table = tables.first(where: { $0.start < view.lines.count && $0.row($0.start).map { $0.ndc != nil || !$0.name.isEmpty } ?? false }) ?? tables.first else { return }
        let rows = view.lines.indices.dropFirst(table.start).map { table.row($0) }.prefix { $0.map { $0.ndc != nil || !$0.name.isEmpty } ?? false }.compactMap(\.self)
        for index in items.indices where items[index][.lot] == nil {
            let code = items[index][.ndc]?.text, name = items[index][.description]?.text
            let number = name.flatMap { rowNumber(of: $0, in: view, before: table.start) }
            let own = rows.filter { row in row.ndc.map { $0.value == code } ?? (row.name == name || !row.name.isEmpty && row.name == number) }
            items[index][.lot] = judge.list(.lot, own.flatMap(\.lots))
            items[index][.expiry] = items[index][.expiry] ?? judge.list(.expiry, own.flatMap(\.expiries))
        }
    }
}
