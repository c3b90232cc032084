import Foundation
import PageText
import Vocabulary

/// Reads one invoice, statement, credit memo or packing slip from its pages.
struct InvoiceExtractor {
    let views: [PageView]
    let judge: Judge
    let knowledge: any Knowledge

    init(_ views: [PageView], knowledge: any Knowledge) {
        self.views = views
        self.knowledge = knowledge
        judge = Judge(views)
    }

    func read() -> DocumentRecord {
        var fields: [Field: FieldValue] = [:]
        var items: [[Field: FieldValue]] = []
        var candidates: [Field: [Candidate]] = [:]
        for view in views {
            let table = LineTable.find(in: view)
            if let table { items += LineItems(view: view, table: table, judge: judge, knowledge: knowledge).read() }
            collect(from: view, table: table, into: &candidates)
        }
        proveTotals(&candidates, items)
        for (field, found) in candidates {
            if let value = judge.value(field, found) { fields[field] = value }
        }
        if let subtype = subtype() { fields[.subtype] = subtype }
        fields[.supplierName] = fields[.supplierName] ?? supplier(besides: fields)
        if let total = fields[.total] ?? fields[.subtotal] ?? items.first?[.extendedPrice] {
            fields[.currency] = judge.derived(
                .text("USD"), at: Box(x: 0, y: 0, width: 1, height: 1), page: total.page, accepted: total.printed.contains { $0.contains("$") || $0.contains("USD") },
                checks: [.label])
        }
        return DocumentRecord(kind: .invoice, pages: views.map(\.page.number), fields: fields, lineItems: items)
    }

    // MARK: - Header and totals

    private func collect(from view: PageView, table: LineTable?, into candidates: inout [Field: [Candidate]]) {
        let values = LabelledValues(view, Wordings.invoice)
        let head = table.map { $0.body.lowerBound - 1 } ?? view.lines.count
        let tail = table.map(\.body.upperBound) ?? 0
        // Labels within the table are column heads and item details.
        let inTable = { (hit: LabelHit) in table != nil && hit.line >= head && hit.line < tail }
        func add(_ field: Field, _ found: [Candidate]) { candidates[field, default: []] += found }

        for field in [Field.invoiceNumber, .purchaseOrderNumber, .accountNumber, .originalInvoiceNumber] {
            add(field, values.candidates(field, TypedReading.identifier, excluding: { inTable($0) || isBank($0, view) }))
        }
        for field in [Field.invoiceDate, .dueDate] {
            add(field, values.candidates(field, { TypedReading.date(in: $0) }, excluding: inTable))
        }
        for field in [Field.billToName, .shipToName] {
            add(field, values.textCandidates(field, excluding: inTable, accept: Self.isName))
        }
        for field in [Field.subtotal, .discount, .rebate, .freight, .tax, .total] {
            add(field, amounts(field, values, after: tail))
        }
    }

    /// An account at a bank, to which to pay, is not the customer's account.
    private func isBank(_ hit: LabelHit, _ view: PageView) -> Bool {
        view.folds[hit.line].contains { ["bank", "aba", "wire", "routing", "swift", "iban", "ach"].contains($0) }
    }

    /// The amount of a totals label stands at the right end of its line.
    private func amounts(_ field: Field, _ values: LabelledValues, after tail: Int) -> [Candidate] {
        values.hits.filter { $0.label.field == field && $0.line >= tail }.compactMap { hit in
            let line = values.view.lines[hit.line]
            let rest = line.words[hit.words.upperBound...]
            guard let last = rest.indices.last(where: { TypedReading.looksLikeMoney(line.words[$0].text) }),
                // "USD 11,698.63" is two words.
                let value = TypedReading.money(in: line.words[max(rest.startIndex, last - 1)...last]) ?? TypedReading.money(in: line.words[last...last])
            else { return nil }
            // Prose that mentions a total has no amount at its end and words between.
            let between = rest.prefix(upTo: value.words.lowerBound).filter { $0.text.count { $0.isLetter } > 1 && $0.text.uppercased() != "USD" }
            guard between.count <= 3 else { return nil }
            let score = Double(hit.label.words.count) + (hit.isMarked ? 1 : 0) + Double(hit.line) / 1000 - Double(between.count)
            return Candidate(
                value: value.value, words: line.words[value.words], page: values.view.page, checks: [.label, .format], score: score)
        }
    }

    /// lines + tax + freight − discount − rebate = total: what takes part in the sum is proven by it.
    private func proveTotals(_ candidates: inout [Field: [Candidate]], _ items: [[Field: FieldValue]]) {
        func best(_ field: Field) -> (index: Int, amount: USD)? {
            guard let found = candidates[field], let index = found.indices.max(by: { found[$0].score < found[$1].score }),
                let amount = try? USD(found[index].value)
            else { return nil }
            return (index, amount)
        }
        func mark(_ field: Field) {
            if let index = best(field)?.index { candidates[field]?[index].checks.insert(.arithmetic) }
        }
        let lines = items.compactMap { $0[.extendedPrice].flatMap { try? USD($0.text) } }.map(\.amount).reduce(0, +)
        if let subtotal = best(.subtotal), !items.isEmpty, subtotal.amount.amount == lines { mark(.subtotal) }
        guard let total = best(.total) else { return }
        let base = best(.subtotal)?.amount.amount ?? lines
        let plus = [Field.freight, .tax].compactMap { best($0)?.amount.amount }.reduce(0, +)
        let minus = [Field.discount, .rebate].compactMap { best($0)?.amount.amount }.map(abs).reduce(0, +)
        let expected = base + plus - minus
        // A credit memo prints its parts with either sign.
        guard expected == total.amount.amount || -expected == total.amount.amount || abs(base) - plus - minus == abs(total.amount.amount)
        else { return }
        for field in [Field.subtotal, .freight, .tax, .discount, .rebate, .total] { mark(field) }
    }

    // MARK: - Names

    /// A name of a practice or a company: words, no label, no address.
    static func isName(_ text: String) -> Bool {
        let letters = text.count { $0.isLetter }
        guard letters >= 4, letters * 2 > text.count, text.count < 70 else { return false }
        guard let first = text.first, !first.isNumber else { return false }
        let folds = text.split(separator: " ").map { folded($0) }
        return Wordings.invoice.match(folds, at: 0) == nil || folds.count > 2
    }

    private static let titles: Set<String> = [
        "invoice", "statement", "creditmemo", "packingslip", "commercialinvoice", "taxinvoice", "packingslipinvoice", "salesinvoice", "original",
        "copy", "duplicate", "received", "paid", "file", "filecopy", "faxed", "entered", "approved", "posted", "scanned", "confidential", "creditnote", "accountstatement", "statementofaccount", "page", "salesorder", "credit", "memo", "monthlystatement", "deliverynote", "proforma",
    ]

    /// The seller's name is the largest print at the top of the first page that is no title; known sellers win.
    private func supplier(besides fields: [Field: FieldValue]) -> FieldValue? {
        guard let view = views.first else { return nil }
        let others = Set([Field.billToName, .shipToName].compactMap { fields[$0].map { folded($0.text) } })
        var found: [Candidate] = []
        for line in view.lines where line.box.top < view.page.height * 0.22 {
            for segment in line.segments {
                let text = line.text(of: segment)
                let fold = folded(text)
                guard Self.isName(text), !Self.titles.contains(fold), !others.contains(fold), !text.contains("@"),
                    !fold.hasPrefix("www"), !fold.contains("page")
                else { continue }
                // What OCR was unsure of is no name to show.
                guard line.words[segment].allSatisfy({ $0.confidence > 0.5 }) else { continue }
                let box = line.box(of: segment)
                var score = box.height - box.top / view.page.height * 12
                var checks: Set<FieldValue.Check> = []
                if knowledge.isSupplier(text) {
                    score += 20
                    checks.insert(.directory)
                }
                found.append(Candidate(value: text, words: line.words[segment], page: view.page, checks: checks, score: score))
            }
        }
        return judge.value(.supplierName, found)
    }

    // MARK: - Subtype

    private func subtype() -> FieldValue? {
        var found: [(name: String, box: Box, height: Double, page: Int)] = []
        for view in views.prefix(1) {
            for (index, line) in view.lines.enumerated() where line.box.top < view.page.height * 0.5 {
                for segment in line.segments {
                    // Letter-spaced titles ("I N V O I C E") fold to one word as well.
                    let fold = view.folds[index][segment].joined()
                    let box = line.box(of: segment)
                    func add(_ name: String) { found.append((name, box, box.height, view.page.number)) }
                    if fold.contains("creditmemo") || fold.contains("creditnote") || fold == "credit" { add("credit_memo") }
                    if fold == "statement" || fold.contains("accountstatement") || fold.contains("statementofaccount") || fold.contains("monthlystatement")
                        || fold.hasPrefix("statement") && fold.count < 22
                    { add("statement") }
                    if fold.contains("packingslip") || fold.contains("packinglist") || fold.contains("deliverynote") || fold.contains("shippingnotice") { add(fold.contains("invoice") ? "invoice" : "packing_slip") }
                    if fold.hasSuffix("invoice") || fold.hasPrefix("invoice") { add("invoice") }
                }
            }
        }
        guard let best = found.max(by: { $0.height < $1.height }) else {
            return judge.derived(.text("invoice"), at: views[0].lines.first?.box ?? Box(x: 0, y: 0, width: 1, height: 1), page: views[0].page.number, accepted: false, checks: [])
        }
        return judge.derived(.text(best.name), at: best.box, page: best.page, accepted: true, checks: [.label])
    }
}
