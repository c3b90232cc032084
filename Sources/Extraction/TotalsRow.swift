import PageText
import Vocabulary

/// A line below the items with one amount: what it names, and the amount at its right end.
struct TotalsRow {
    let line: Int
    /// nil where the wording is unknown: arithmetic may tell.
    let field: Field?
    /// The words of the name, within the line.
    let label: Range<Int>
    /// The words of the amount, within the line.
    let amount: Range<Int>
    /// Normal form of the amount.
    let value: String
    /// Longer wordings that are known whole weigh more.
    let score: Double
    /// The sum of a page or of a group of items: no total of the document.
    let isPartial: Bool

    /// What names of totals say, word by word; the first row that fits decides. Whole wordings are in ``Wordings/invoice``.
    private static let words: [(field: Field?, any: Set<String>)] = [
        // Sums of other days and payments are none of this document's amounts.
        (nil, ["previous", "prior", "opening", "payment", "payments", "received", "past", "current130", "over", "deposit", "credits", "savings", "saved", "tender", "enclosed", "ytd", "limit"]),
        (.rebate, ["rebate", "rebates"]),
        (.discount, ["discount", "discounts", "disc", "allowance", "promotion", "promo", "coupon", "voucher"]),
        (.subtotal, ["subtotal", "sub", "before", "net amount"]),
        (.tax, ["tax", "taxes", "vat"]),
        (.subtotal, ["merchandise", "goods", "items", "lines", "purchases", "products"]),
        (.freight, ["freight", "shipping", "handling", "delivery", "courier", "carrier", "cold", "postage", "s&h", "sh", "carriage"]),
        (.total, ["total", "due", "pay", "payable", "balance", "owed", "owing", "credited", "remit"]),
        (.subtotal, ["charges"]),
    ]

    /// - Returns: nil where the line has no amount with a name before it, or behind it where amounts stand first.
    init?(_ view: PageView, line index: Int) {
        let line = view.lines[index]
        guard let last = line.words.indices.last(where: { TypedReading.looksLikeMoney(line.words[$0].text) }) else { return nil }
        if let leading = Self.leading(view, line: index, amount: last) {
            self = leading
            return
        }
        // Right of the amount stands at most its currency, or what is none of the row; on a scan the holes of the paper may look like letters.
        let rest = line.words[(last + 1)...].drop { Self.isSign($0.text) }
        let isApart = line.segments.contains { $0.lowerBound == rest.startIndex } && rest.first.map { !["if", "when", "waived", "on"].contains(folded($0.text)) } ?? true && line.words.count { TypedReading.looksLikeMoney($0.text) } == 1
        guard isApart || rest.allSatisfy({ Self.isSign($0.text) || view.page.source != .textLayer && Self.isHole($0.text) }) else { return nil }
        var first = last
        while first > 0, Self.isSign(line.words[first - 1].text) { first -= 1 }
        // "312.00 CR" is a credit.
        let end = last + 1 < line.words.count && line.words[last + 1].text.uppercased() == "CR" && line.words[last + 1].box.left - line.words[last].box.right < 1.5 * line.words[last].box.height ? last + 1 : last
        guard first > 0,
            let reading = end > last ? TypedReading.money(in: line.words[last...end]) : TypedReading.money(in: line.words[max(first, last - 2)...last]) ?? TypedReading.money(in: line.words[last...last])
        else { return nil }
        let segment = view.segment(of: first - 1, line: index)
        let label = segment.lowerBound..<first
        let folds = view.folds[index][label].filter { !$0.isEmpty }
        guard folds.contains(where: { $0.contains(where: \.isLetter) }), folds.count <= 8 else { return nil }
        self.line = index
        amount = reading.words
        value = reading.value
        // "Sales tax (supplies and freight)": what stands in brackets behind the name is not it.
        let told = ["before", "after", "excl", "excluding", "less", "without", "including", "incl", "with", "net of"]
        let bracket = folds.contains(where: told.contains) ? label.upperBound : line.words[label].dropFirst().firstIndex { $0.text.hasPrefix("(") } ?? label.upperBound
        let name = label.lowerBound..<bracket
        // "Total before shipping" is no shipping.
        let known = Self.known(view.folds[index], in: name).flatMap { known in view.folds[index][name.lowerBound..<known.words.lowerBound].contains(where: told.contains) ? nil : known }
        self.label = known?.words ?? label
        isPartial = !Self.parts.isDisjoint(with: folds)
        let isNamed = known != nil || !isApart || rest.isEmpty || Self.isAmongTotals(view, line: index, amount: line.words[last].box)
        field = isPartial || !isNamed ? nil : known?.field ?? Self.field(of: view.folds[index][name].filter { !$0.isEmpty }) ?? Self.field(of: folds)
            ?? Self.field(of: Self.name(before: segment, of: line, view.folds[index]))
        score = known.map { Double($0.words.count) + 1 } ?? 0.5
    }

    private init(line: Int, field: Field, label: Range<Int>, amount: Range<Int>, value: String) {
        (self.line, self.field, self.label, self.amount, self.value, isPartial) = (line, field, label, amount, value, false)
        score = Double(label.count) + 1
    }

    /// "27,398.00 Lines total": the table has its amounts at the left, and nothing else in the row but the name.
    private static func leading(_ view: PageView, line index: Int, amount: Int) -> TotalsRow? {
        let line = view.lines[index]
        guard line.words[..<amount].allSatisfy({ isSign($0.text) }), let reading = TypedReading.money(in: line.words[...amount]) else { return nil }
        let label = line.words.indices.dropFirst(amount + 1).drop { isSign(line.words[$0].text) }
        // Amounts of prose stand alone; those of such a table below one another.
        let isColumn = [index - 1, index + 1].contains { other in view.lines.indices.contains(other) && view.lines[other].words.first.map { TypedReading.looksLikeMoney($0.text) && abs($0.box.right - line.words[amount].box.right) < 8 } ?? false }
        guard isColumn, let first = label.first, label.count <= 4, label.allSatisfy({ !line.words[$0].text.contains(where: \.isNumber) }), let known = known(view.folds[index], in: first..<line.words.count) else { return nil }
        return TotalsRow(line: index, field: known.field, label: known.words, amount: reading.words, value: reading.value)
    }

    /// "REBATE   Trazimera Q4   -312.50": the name stands before what says more of it.
    private static func name(before segment: Range<Int>, of line: TextLine, _ folds: [String]) -> [String] {
        guard line.segments.count <= 3, let first = line.segments.first, first.upperBound <= segment.lowerBound, first.count <= 2, !folds.contains("if") else { return [] }
        return folds[first].filter { !$0.isEmpty }
    }

    /// The row above or below is a total by a name that is known, and the amounts stand below one another.
    private static func isAmongTotals(_ view: PageView, line index: Int, amount: Box) -> Bool {
        [index - 1, index + 1, index - 2, index + 2, index + 3].contains { other in
            guard view.lines.indices.contains(other), abs(view.lines[other].box.centerY - amount.centerY) < 2.5 * amount.height, let word = view.lines[other].words.firstIndex(where: { TypedReading.looksLikeMoney($0.text) && abs($0.box.right - amount.right) < 4 }), word > 0 else { return false }
            return known(view.folds[other], in: view.segment(of: word - 1, line: other).lowerBound..<word) != nil
        }
    }

    private static let parts: Set<String> = ["section", "category", "page", "group", "department", "dept", "forward", "running", "carried", "brought"]

    private static func isHole(_ text: String) -> Bool { text.count <= 2 && text.allSatisfy { "OoCcQG0()".contains($0) } }

    private static func isSign(_ text: String) -> Bool {
        ["USD", "$", "-", "–", "-$", "-USD", "US$", "CR", "$-", "(", ")", "(USD", "($", "(US$"].contains(text.uppercased())
    }

    private static func known(_ folds: [String], in label: Range<Int>) -> (field: Field, words: Range<Int>)? {
        var best: (field: Field, words: Range<Int>)?
        for start in label {
            guard let (found, count) = Wordings.totals.match(folds[..<label.upperBound], at: start) else { continue }
            // The name stands at the end: "Questions? Call … Total".
            let tail = folds[(start + count)..<label.upperBound].filter { !$0.isEmpty }
            guard tail.allSatisfy({ ["usd", "us", "dollars"].contains($0) || !$0.contains(where: \.isLetter) }), count > best?.words.count ?? 0 else { continue }
            // "State tax on taxable items" is no sum of items.
            if found.field == .subtotal, count == 1, folds[label.lowerBound..<start].contains(where: { $0.contains(where: \.isLetter) }) { continue }
            best = (found.field, start..<start + count)
        }
        return best
    }

    /// What names of totals that no table lists say by their words.
    static func field(of folds: [String]) -> Field? {
        let joined = folds.joined(separator: " ")
        return words.first { row in row.any.contains { $0.contains(" ") ? joined.contains($0) : folds.contains($0) } }?.field
    }

    static let fields: Set<Field> = [.subtotal, .discount, .rebate, .freight, .tax, .total]

    /// True for a line that names a total and nothing that is sold: one amount, and no quantity, unit or code before the name.
    static func ends(_ view: PageView, line index: Int) -> Bool {
        guard let row = TotalsRow(view, line: index), row.field != nil || row.isPartial else { return false }
        let words = view.lines[index].words
        guard words.count(where: { TypedReading.looksLikeMoney($0.text) }) == 1 else { return false }
        // "2 EA Delivery tray 10.00" sells something; "PO Box 4410" beside a total does not.
        let before = words[..<row.amount.lowerBound]
        return !before.indices.contains { index in
            if TypedReading.ndc(before[index].text, bare: false) != nil { return true }
            guard SaleUnit(TypedReading.trimmed(before[index].text)) != nil else { return false }
            return [index - 1, index + 1].contains { before.indices.contains($0) && before[$0].text.count < 5 && TypedReading.quantity(before[$0].text) != nil }
        }
    }
}
