import Foundation
import PageText
import Vocabulary

/// Reads one invoice, statement, credit memo or packing slip from its pages.
struct InvoiceExtractor {
    let views: [PageView]
    let judge: Judge
    let knowledge: any Knowledge

    init(_ views: [PageView], knowledge: any Knowledge, judge: Judge) {
        self.views = views
        self.knowledge = knowledge
        self.judge = judge
    }

    func read() -> DocumentRecord {
        var fields: [Field: FieldValue] = [:]
        var items: [[Field: FieldValue]] = []
        var candidates: [Field: [Candidate]] = [:]
        var unnamed: [(row: TotalsRow, view: PageView)] = []
        for view in views {
            var body: Range<Int>?
            var heads: Range<Int>?
            var left: Double?
            var right: Double?
            if let form = NumberedBoxes(view).flatMap({ LabelledItems($0, of: view) }) {
                items += form.read(judge, knowledge)
                body = form.body
                for (field, total) in form.totals { candidates[field, default: []].append(total) }
            } else if let stacked = StackedItems(view) {
                items += stacked.read(judge, knowledge)
                body = stacked.body
            } else if items.contains(where: { $0[.extendedPrice] != nil && $0[.ndc] != nil }), LotTable.fills(view) {
                LotTable.complete(&items, from: view, after: 0, judge)
            } else if let sentences = SentenceItems(view) {
                items += sentences.read(judge, knowledge)
                body = sentences.body
            } else if let spread = SpreadItems(view), LineTable.find(in: view).map({ $0.column(.extendedPrice) == nil || $0.heads.overlaps(spread.body) }) ?? true {
                items += spread.read(judge, knowledge)
                body = spread.body
            } else if let table = LineTable.find(in: view) {
                items += LineItems(view: view, table: table, judge: judge, knowledge: knowledge).read()
                body = table.body
                heads = table.heads
                (left, right) = table.edges(in: view)
                LotTable.complete(&items, from: view, after: table.body.upperBound, judge)
            } else if let labelled = LabelledItems(view) {
                items += labelled.read(judge, knowledge)
                body = labelled.body
            }
            collect(from: view, heads: heads, body: body, left: left, right: right, items: items, into: &candidates)
            // The slip to send back with the money repeats numbers and dates before the amount.
            unnamed += rows(of: view, after: body?.upperBound ?? 0).filter { $0.row.field == nil && !$0.row.isPartial && !$0.view.lines[$0.row.line].words[$0.row.label].contains { $0.text.count(where: \.isNumber) > 4 } }
        }
        exchangeTotals(&candidates, items)
        nameTotals(&candidates, items, unnamed)
        proveTotals(&candidates, items, unnamed.map(\.row))
        for (field, found) in candidates {
            if let value = judge.value(field, found) { fields[field] = value }
        }
        if let subtype = subtype() { fields[.subtype] = subtype }
        if let subtype = fields[.subtype], subtype.status == .accepted, subtype.text != Subtype.statement.rawValue { items = items.map { $0.filter { $0.key != .lineInvoiceNumber } } }
        // Over its items a page behind the first repeats the number of the paper itself.
        if let own = fields[.invoiceNumber]?.text { items = items.map { item in item[.lineInvoiceNumber]?.text == own ? item.filter { ![.lineInvoiceNumber, .lineInvoiceDate].contains($0.key) } : item } }
        // Beside the items of other papers stand the days on which they were filled or shipped.
        if fields[.subtype]?.text != Subtype.statement.rawValue { items = items.map { item in item[.lineInvoiceNumber] == nil ? item.filter { $0.key != .lineInvoiceDate } : item } }
        if fields[.subtype]?.text != Subtype.creditMemo.rawValue { fields[.originalInvoiceNumber] = nil }
        if fields[.subtype]?.text == Subtype.packingSlip.rawValue, fields[.invoiceDate] == nil { fields[.invoiceDate] = shipDate() }
        if fields[.subtype]?.text == Subtype.packingSlip.rawValue, fields[.invoiceNumber] == nil { fields[.invoiceNumber] = slipNumber() }
        // What is packed goes to whom a slip names.
        if fields[.subtype]?.text == Subtype.packingSlip.rawValue, fields[.shipToName] == nil, let buyer = fields[.billToName], isOnlyTo(buyer) { (fields[.shipToName], fields[.billToName]) = (buyer, nil) }
        fields[.supplierName] = supplier(besides: fields)
        if fields[.subtype]?.text == Subtype.packingSlip.rawValue, fields[.supplierName]?.status != .accepted { fields[.supplierName] = sender()?.forReview() ?? fields[.supplierName] }
        if fields[.billToName] == nil { fields[.billToName] = addressee(besides: fields) }
        if let total = fields[.total] ?? fields[.subtotal] ?? items.first?[.extendedPrice] {
            fields[.currency] = judge.derived(
                .text("USD"), at: Box(x: 0, y: 0, width: 1, height: 1), page: total.page, accepted: total.printed.contains { $0.contains("$") || $0.contains("USD") },
                checks: [.label])
        }
        return DocumentRecord(kind: .invoice, pages: views.map(\.page.number), fields: fields, lineItems: items)
    }

    // MARK: - Header and totals

    /// - Parameters:
    ///   - left: where the table begins, and `right` where it ends: beyond stands none of it.
    private func collect(from view: PageView, heads: Range<Int>?, body: Range<Int>?, left: Double?, right: Double?, items: [[Field: FieldValue]], into candidates: inout [Field: [Candidate]]) {
        var values = LabelledValues(view, Wordings.invoice)
        if let body, let left { values.table = (body, left) }
        // Labels within the table are column heads and item details.
        let inTable = { (hit: LabelHit) in
            // A sidebar stands beside the table.
            if let left, hit.box.right + 12 < left { return false }
            if let right, hit.box.left > right + 12 { return false }
            guard let body else { return false }
            // Without heads the line above the first item's numbers may have its name, or not be of the table.
            let start = body.lowerBound + (heads?.isEmpty == true ? 1 : 0)
            return heads?.contains(hit.line) ?? false || (start..<max(start, body.upperBound)).contains(hit.line) || body.contains(hit.line) && Section.isHeading(hit.line, of: view)
        }
        func add(_ field: Field, _ found: [Candidate]) { candidates[field, default: []] += found }

        for field in [Field.invoiceNumber, .purchaseOrderNumber, .accountNumber, .originalInvoiceNumber] {
            let found = values.candidates(field, field == .purchaseOrderNumber ? Self.purchaseOrder : Self.number, excluding: { inTable($0) || isBank($0, view) || isDepartment($0, view) || isBareTitle($0, view) }).filter { !TypedReading.isDEA($0.value) }
                .filter { !isStreet($0, view) }
            // Of a number that short OCR may have lost the rest.
            add(field, found.filter { $0.value.count > 2 || view.page.source == .textLayer }.map { $0.value.count > 3 || view.page.source == .textLayer ? $0 : $0.without(.label) }.map { view.page.source == .textLayer ? $0 : $0.withCapitals })
        }
        if candidates[.invoiceNumber, default: []].isEmpty { for (field, candidate) in underTitle(view) { add(field, [candidate]) } }
        if candidates[.invoiceNumber, default: []].isEmpty, view.page.number == views.first?.page.number { add(.invoiceNumber, bareNumbers(view)) }
        if candidates[.invoiceNumber, default: []].isEmpty, view.page.number == views.first?.page.number { add(.invoiceNumber, codeUnderTitle(view, above: heads?.first ?? body?.lowerBound ?? view.lines.count)) }
        for field in [Field.invoiceDate, .dueDate] {
            add(field, values.candidates(field, { TypedReading.date(in: $0) }, excluding: { inTable($0) || $0.label.wording == "date" && !$0.isMarkedWithColon(in: view) && isProse($0, view) || $0.label.wording == "dated" && isOfOther($0.words.lowerBound, line: $0.line, view) }))
        }
        if candidates[.dueDate, default: []].isEmpty { add(.dueDate, dueDates(view)) }
        if candidates[.invoiceDate, default: []].isEmpty, view.page.number == views.first?.page.number { add(.invoiceDate, bareDates(view, above: body?.lowerBound ?? view.lines.count)) }
        for field in [Field.billToName, .shipToName] {
            add(field, values.textCandidates(field, excluding: { inTable($0) || isProse($0, view) || isLoose($0, view) }, accept: { Self.isName(Self.withoutAddress($0)) }).map { weighed(whole($0, view), view) })
        }
        for (field, party) in parties(view) where [.billToName, .shipToName].contains(field) { add(field, [party]) }
        for field in [Field.billToName, .shipToName] where candidates[field, default: []].isEmpty { add(field, ofBoth(values, view, excluding: inTable)) }
        // "Order PO-36242"
        if candidates[.purchaseOrderNumber, default: []].isEmpty {
            add(.purchaseOrderNumber, values.candidates(.serialNumber, TypedReading.identifier, excluding: { inTable($0) || $0.label.words.first != "order" || !$0.isMarked }).filter { $0.value.hasPrefix("PO") && $0.value.contains(where: \.isNumber) })
        }
        // Where nothing is said of a purchase order, "Order no." may be the buyer's or the seller's: for a person to tell.
        if candidates[.purchaseOrderNumber, default: []].isEmpty {
            add(.purchaseOrderNumber, values.candidates(.serialNumber, TypedReading.identifier, excluding: { inTable($0) || !["order no", "order #", "order number"].contains($0.label.wording) || !$0.isMarked }).map(\.untied))
        }
        // "Client: 60418", and in a box of its own "CUSTOMER" over "C9784844".
        add(.accountNumber, values.candidates(.billToName, Self.alone, excluding: { inTable($0) || !["customer", "client", "member", "buyer", "purchaser"].contains($0.label.wording) || !$0.isMarked && !view.startsSegment($0.words.lowerBound, line: $0.line) }).filter { $0.value.count > 3 && (try? CalendarDay($0.value)) == nil && ($0.signs?.relation == .right || isBoxed($0, view)) })
        add(.accountNumber, inlineAccounts(values))
        // "SOLD TO: 448190", and the name below it.
        if candidates[.accountNumber, default: []].isEmpty {
            add(.accountNumber, values.candidates(.billToName, Self.alone, excluding: { inTable($0) || !["sold", "bill", "billed"].contains($0.label.words.first) || !$0.isMarkedWithColon(in: view) }).filter { $0.value.count > 4 && $0.value.allSatisfy(\.isNumber) && $0.signs?.relation == .right && (try? CalendarDay($0.value)) == nil })
        }
        let beside = right.map { edge in view.lines.indices.prefix(body?.upperBound ?? 0).compactMap { index in TotalsRow(view, line: index).map { ($0, view) } }.filter { view.lines[$0.0.line].box(of: $0.0.label).left > edge + 12 } } ?? []
        for (row, view) in rows(of: view, after: body?.upperBound ?? 0) + beside {
            if let field = row.field { add(field, [amount(row, view, [.label, .format])]) }
        }
        // Beside totals below one another a strip is a summary of the account.
        func strip(_ line: Int) -> [(field: Field, candidate: Candidate)] {
            TotalsStrip.read(view, line: line).map { ($0.field, Candidate(value: $0.value, words: $0.words, page: view.page, checks: [.label, .format], score: 2)) }
        }
        for line in view.lines.indices.dropFirst(body?.lowerBound ?? 0) where candidates[.total, default: []].isEmpty && !(heads?.contains(line) ?? false) {
            for (field, candidate) in strip(line) { add(field, [candidate]) }
        }
        guard let body, candidates[.total, default: []].isEmpty else { return }
        // Nothing stands below the items: a box beside the addresses may sum them up, or what was owed before.
        let lines = 0..<body.lowerBound
        let box = lines.compactMap { TotalsRow(view, line: $0) }.filter { $0.score > 1 }.compactMap { row in row.field.map { (field: $0, candidate: amount(row, view, [.label, .format])) } }
        for summary in [box] + lines.map(strip) + [stackedRows(view)] where isSum(summary, of: items) {
            for (field, candidate) in summary { add(field, [candidate]) }
        }
    }

    /// "INVOICE   4410 Pier Nine Rd": beside the title begins an address.
    private func isStreet(_ number: Candidate, _ view: PageView) -> Bool {
        guard number.value.count < 6, number.value.allSatisfy(\.isNumber), let place = view.place(of: number) else { return false }
        let segment = view.segment(of: place.word, line: place.line), behind = view.lines[place.line].words[segment].dropFirst()
        return segment.lowerBound == place.word && behind.count > 1 && behind.prefix(2).allSatisfy { $0.text.first?.isUppercase == true && !$0.text.contains(where: \.isNumber) && !$0.text.hasSuffix(":") }
    }

    /// Its goods are those of the lines, and its parts make its total.
    private func isSum(_ summary: [(field: Field, candidate: Candidate)], of items: [[Field: FieldValue]]) -> Bool {
        func amount(_ field: Field) -> Decimal? { summary.first { $0.field == field }.flatMap { try? USD($0.candidate.value) }?.amount }
        let lines = items.compactMap { $0[.extendedPrice].flatMap { try? USD($0.text) } }.map(\.amount).reduce(0, +)
        guard let goods = amount(.subtotal), let total = amount(.total), goods == lines else { return false }
        let plus = [Field.freight, .tax].compactMap(amount).reduce(0, +), minus = [Field.discount, .rebate].compactMap(amount).map(abs).reduce(0, +)
        return goods + plus - minus == total
    }

    /// A code right under a label that is alone in its box: no telephone, no ZIP code of an address.
    private func isBoxed(_ code: Candidate, _ view: PageView) -> Bool {
        guard code.value.count(where: \.isNumber) > 3, !TypedReading.isPhone(code.value), !TypedReading.zipPlus4.isAll(of: code.value) else { return false }
        // What stands last above it, close and at its left edge.
        var above: (line: Int, words: Range<Int>, bottom: Double)?
        for (index, line) in view.lines.enumerated() {
            for segment in line.segments {
                let box = line.box(of: segment)
                guard box.centerY < code.box.top, abs(box.left - code.box.left) < 20, box.bottom > above?.bottom ?? 0 else { continue }
                above = (index, segment, box.bottom)
            }
        }
        guard let above, above.words.count == 1, code.box.top - above.bottom < 1.6 * code.box.height else { return false }
        return Wordings.invoice.match(view.folds[above.line], at: above.words.lowerBound)?.0.field == .billToName
    }

    /// "Sales Invoice", and under it "No. CSR-61190" and a bare date.
    private func underTitle(_ view: PageView) -> [(Field, Candidate)] {
        for (index, line) in view.lines.enumerated() where line.box.top < view.page.height * 0.3 {
            guard let title = line.segments.first(where: { $0.count <= 3 && Subtype.titled(view.folds[index][$0].joined()) != nil }) else { continue }
            let box = line.box(of: title)
            var found: [(Field, Candidate)] = []
            for below in view.lines.dropFirst(index + 1).prefix(4) where below.box.top - box.bottom < 3 * box.height {
                guard let segment = below.segments.first(where: { abs(below.box(of: $0).left - box.left) < 8 || abs(below.box(of: $0).right - box.right) < 8 }) else { continue }
                let words = below.words[segment]
                if ["no", "#", "number", "nr"].contains(words.first.map { folded($0.text) }), let number = TypedReading.identifier(in: words.dropFirst()), number.words.upperBound == segment.upperBound, number.value.count > 3 {
                    found.append((.invoiceNumber, Candidate(value: number.value, words: below.words[number.words], page: view.page, checks: [.label, .format])))
                } else if let date = TypedReading.date(in: words), date.words == segment {
                    found.append((.invoiceDate, Candidate(value: date.value, words: words, page: view.page, checks: [.format])))
                }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// "Monthly Statement", and under it or at the other end of the line below nothing but a code: for a person to confirm.
    /// - Parameter table: the line where the items' heads begin: "Invoice" among them is no title.
    private func codeUnderTitle(_ view: PageView, above table: Int) -> [Candidate] {
        for (index, line) in view.lines.enumerated().prefix(table) where line.box.top < 0.25 * view.page.height {
            guard let title = line.segments.first(where: { $0.count <= 3 && Subtype.titled(view.folds[index][$0].joined()) != nil }), index + 1 < view.lines.count else { continue }
            let found = view.lines.dropFirst(index + 1).prefix(2).filter { $0.box.top - line.box(of: title).bottom < 1.5 * line.box(of: title).height }.flatMap { below in
                below.segments.compactMap { segment -> Candidate? in
                    let words = below.words[segment]
                    guard segment.count == 1, let code = TypedReading.identifier(in: words), code.value.count(where: \.isNumber) > 4, code.value.contains(where: \.isLetter), TypedReading.date(in: words) == nil, TypedReading.ndc(code.value, bare: false) == nil, !TypedReading.isDEA(code.value), !TypedReading.isPhone(code.value) else { return nil }
                    return Candidate(value: code.value, words: words, page: view.page, checks: [.format]).without(.secondReading)
                }
            }
            if found.count == 1 { return found }
        }
        return []
    }

    /// "No. 84560750" alone near the head of the page, or behind its title.
    private func bareNumbers(_ view: PageView) -> [Candidate] {
        let found = view.lines.enumerated().filter { $1.box.top < 0.3 * view.page.height }.flatMap { index, line in
            line.segments.compactMap { segment -> Candidate? in
                // "No.   2026-T-019"
                let end = segment.count > 1 ? segment.upperBound : line.segments.first { $0.lowerBound == segment.upperBound && $0.count == 1 }?.upperBound ?? segment.upperBound
                guard end == segment.lowerBound + 2, ["no", "number", "nr"].contains(view.folds[index][segment.lowerBound]), let number = TypedReading.identifier(in: line.words[(segment.lowerBound + 1)..<end]), number.value.count > 3 else { return nil }
                // "State Pharmacy License | No. 054-012345"
                let near = view.folds[max(0, index - 1)...index].joined()
                guard !near.contains(where: Self.permits.contains) else { return nil }
                let title = line.segments.first { $0.upperBound == segment.lowerBound }.flatMap { Subtype.titled(view.folds[index][$0].joined()) }
                return Candidate(value: number.value, words: line.words[number.words], page: view.page, checks: title == nil ? [.format] : [.label, .format])
            }
        }
        return found.count == 1 ? found : []
    }

    private static let permits: Set<String> = ["license", "licence", "lic", "permit", "dea", "hin", "registration", "reg"]

    private func rows(of view: PageView, after tail: Int) -> [(row: TotalsRow, view: PageView)] {
        view.lines.indices.dropFirst(tail).compactMap { index in TotalsRow(view, line: index).map { ($0, view) } }
    }

    private func amount(_ row: TotalsRow, _ view: PageView, _ checks: Set<FieldValue.Check>) -> Candidate {
        Candidate(
            value: row.value, words: view.lines[row.line].words[row.amount], page: view.page, checks: checks,
            score: row.score + Double(row.line) / 1000 + Double(view.page.number) / 10)
    }

    /// "Purchase order   PO 881-26": behind such a label the letters are a part of the number.
    private static func purchaseOrder(in words: ArraySlice<Word>) -> Reading? {
        if let first = words.first, first.text.hasPrefix("PO#"), let number = TypedReading.identifier(in: [Word(text: String(first.text.dropFirst(3)), box: first.box, confidence: first.confidence)]) { return Reading(value: "PO#\(number.value)", words: words.startIndex..<words.startIndex + 1) }
        guard words.count > 1, let first = words.first, first.text == "PO", let number = TypedReading.identifier(in: words.dropFirst()), number.words.lowerBound == words.startIndex + 1 else { return TypedReading.identifier(in: words) }
        return Reading(value: "PO \(number.value)", words: words.startIndex..<number.words.upperBound)
    }

    /// "17 September 2026" below a title begins with no number of the paper.
    private static func number(in words: ArraySlice<Word>) -> Reading? {
        TypedReading.identifier(in: words).flatMap { number in TypedReading.date(in: words[number.words.lowerBound...].prefix(3)).map { $0.words.contains(number.words.lowerBound) && $0.words.count > 1 } ?? false ? nil : number }
    }

    /// An account at a bank, to which to pay, is not the customer's account.
    private func isBank(_ hit: LabelHit, _ view: PageView) -> Bool {
        // An insurer's, where a pharmacy bills one.
        if hit.label.field == .accountNumber, hit.label.words == ["payer", "id"] { return true }
        // "The charge clears through account 1290-0245": an account of the books.
        if hit.label.field == .accountNumber, !hit.isMarked, hit.words.lowerBound > 0, ["through", "via", "from", "into"].contains(view.folds[hit.line][hit.words.lowerBound - 1]) { return true }
        return view.folds[hit.line].contains { ["bank", "aba", "wire", "routing", "swift", "iban", "ach"].contains($0) }
    }

    /// "Attn: Accounts Payable" and "PO Box 4410" stand above or in an address.
    private func isDepartment(_ hit: LabelHit, _ view: PageView) -> Bool {
        view.folds[hit.line][hit.words.upperBound...].first.map { ["payable", "receivable", "manager", "box"].contains($0) } ?? false
    }

    /// "For: Skunk River Clinic" names a buyer, "For goods supplied" does not: such a word is a label by its colon only.
    private func isLoose(_ hit: LabelHit, _ view: PageView) -> Bool {
        // "Drop ship charge"
        if Self.marked.contains(hit.label.wording) { return !hit.isMarked }
        // "License issued to Pine Street Supply"
        if hit.label.wording == "issued to" { return !view.startsSegment(hit.words.lowerBound, line: hit.line) }
        guard Self.loose.contains(hit.label.wording), !hit.isMarkedWithColon(in: view) else { return false }
        // "SOLD Westerville Group   SHIP Westerville Infusion": side by side they are.
        let line = view.lines[hit.line], starts = line.segments.map { view.folds[hit.line][$0.lowerBound] }
        let segment = view.segment(of: hit.words.lowerBound, line: hit.line)
        // "SHIP POINT   BILL CYCLE": names of places and practices have two words.
        let next = line.segments.first { $0.lowerBound == segment.upperBound }
        let behind = segment.upperBound > hit.words.upperBound ? segment.upperBound - hit.words.upperBound : next?.count ?? 2
        guard behind > 1 else { return true }
        // "CUSTOMER   SHIP   SALES REP": of several heads "ship" may as well be how.
        let isPair = starts.contains { ["ship", "deliver"].contains($0) } && starts.contains { ["sold", "bill"].contains($0) } || line.segments.count == 2 && starts.contains("deliver") && starts.contains { ["customer", "charge"].contains($0) }
        return !(isPair && view.startsSegment(hit.words.lowerBound, line: hit.line))
    }

    private static let marked: Set<String> = ["billing", "account of", "received at", "goods to", "drop ship", "payer", "receiver", "receiving site", "receiving facility", "receiving location"]
    private static let loose: Set<String> = ["for", "delivered", "shipped", "bill", "ship", "deliver", "sold", "destination", "dest"]

    /// "SALES INVOICE" over a street, "STATEMENT" over a month: such a title is a label only with a number right behind it.
    private func isBareTitle(_ hit: LabelHit, _ view: PageView) -> Bool {
        guard Self.titles.contains(hit.label.wording) else { return false }
        // "Tax invoice | Invoiced on | Due on" are heads of boxes.
        if view.lines[hit.line].segments.count(where: { Wordings.invoice.match(view.folds[hit.line][..<$0.upperBound], at: $0.lowerBound)?.1 == $0.count }) > 2 { return false }
        let behind = view.lines[hit.line].words[hit.words.upperBound..<view.segment(of: hit.words.lowerBound, line: hit.line).upperBound]
        // "TAX INVOICE QA 0098-3317": its letters may stand apart.
        guard let number = TypedReading.identifier(in: behind), number.words.lowerBound == behind.startIndex else { return true }
        return number.value.count(where: \.isNumber) < 4 || TypedReading.date(in: behind.prefix(1)) != nil
    }

    private static let titles: Set<String> = ["statement", "monthly statement", "account statement", "tax invoice", "sales invoice", "commercial invoice"]

    /// A number with nothing near behind it.
    private static func alone(in words: ArraySlice<Word>) -> Reading? {
        guard let first = words.first, words.count == 1 || words[words.startIndex + 1].box.left - first.box.right > 1.2 * first.box.height else { return nil }
        return TypedReading.identifier(in: words.prefix(1))
    }

    /// "… were shipped to your clinic": amid a sentence no label begins with a small letter.
    private func isProse(_ hit: LabelHit, _ view: PageView) -> Bool {
        let line = view.lines[hit.line]
        return line.words[hit.words.lowerBound].text.first?.isLowercase == true && !line.segments.contains { $0.lowerBound == hit.words.lowerBound }
    }

    /// "Transfer total 820.00   Courier 15.00   Total charge 835.00": what the lines add up to is the subtotal and what all adds up to is the total, whatever
    /// their names say elsewhere.
    private func exchangeTotals(_ candidates: inout [Field: [Candidate]], _ items: [[Field: FieldValue]]) {
        func amount(_ candidate: Candidate) -> Decimal? { (try? USD(candidate.value))?.amount }
        func best(_ field: Field) -> Decimal? { candidates[field]?.max { $0.score < $1.score }.flatMap(amount) }
        let lines = items.compactMap { $0[.extendedPrice].flatMap { try? USD($0.text) } }.map(\.amount).reduce(0, +)
        let minus = [Field.discount, .rebate].compactMap(best).map(abs).reduce(0, +)
        // Two charges under one name are not both found: what is more than the lines under "subtotal", and they themselves under "total", are exchanged, or one was misread.
        if minus == 0, lines != 0, best(.total) == lines, let subtotal = best(.subtotal), subtotal > lines {
            for field in [Field.subtotal, .total] { candidates[field] = candidates[field]?.map(\.untied) }
        }
        let sum = lines + [Field.freight, .tax].compactMap(best).reduce(0, +) - minus
        guard lines != 0, sum != lines, best(.subtotal) == sum else { return }
        let all = candidates[.subtotal, default: []] + candidates[.total, default: []]
        let parts = all.filter { amount($0) == lines }, whole = all.filter { amount($0) == sum }
        guard !parts.isEmpty else { return }
        candidates[.subtotal] = parts
        // A total that is none of both has what was owed before in it.
        if best(.total).map({ $0 == lines }) ?? true { candidates[.total] = whole }
    }

    /// Totals under names that nobody taught: the sum of the lines is the subtotal, what the parts add up to is the total.
    private func nameTotals(_ candidates: inout [Field: [Candidate]], _ items: [[Field: FieldValue]], _ unnamed: [(row: TotalsRow, view: PageView)]) {
        let lines = items.compactMap { $0[.extendedPrice].flatMap { try? USD($0.text) } }.map(\.amount).reduce(0, +)
        guard lines != 0 else { return }
        func best(_ field: Field) -> Decimal? { candidates[field]?.max { $0.score < $1.score }.flatMap { try? USD($0.value) }?.amount }
        func take(_ field: Field, _ amount: Decimal) {
            guard candidates[field, default: []].isEmpty, let found = unnamed.last(where: { (try? USD($0.row.value))?.amount == amount }) else { return }
            candidates[field] = [self.amount(found.row, found.view, [.format, .arithmetic])]
        }
        let plus = [Field.freight, .tax].compactMap(best).reduce(0, +)
        let minus = [Field.discount, .rebate].compactMap(best).map(abs).reduce(0, +)
        take(.subtotal, lines)
        if plus != 0 || minus != 0 || best(.subtotal) == nil { take(.total, lines + plus - minus) }
        if candidates[.total, default: []].isEmpty { candidates[.total] = stackedTotals((best(.subtotal) ?? lines) + plus - minus) }
        // What is left between the lines and the total is the freight, where tax has a row of its own.
        if let total = best(.total), best(.tax) != nil, total - lines - plus + minus > 0 { take(.freight, total - lines - plus + minus) }
    }

    /// lines + tax + freight − discount − rebate = total: what takes part in the sum is proven by it, and a total that contradicts it is for a person.
    private func proveTotals(_ candidates: inout [Field: [Candidate]], _ items: [[Field: FieldValue]], _ unnamed: [TotalsRow]) {
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
        guard let totals = candidates[.total] else { return }
        let base = best(.subtotal)?.amount.amount ?? lines
        let plus = [Field.freight, .tax].compactMap { best($0)?.amount.amount }.reduce(0, +)
        let minus = [Field.discount, .rebate].compactMap { best($0)?.amount.amount }.map(abs).reduce(0, +)
        let expected = base + plus - minus
        func isProven(_ total: Decimal) -> Bool {
            // A credit memo prints its parts with either sign.
            expected == total || -expected == total || abs(base) - plus - minus == abs(total)
        }
        let amounts = totals.map { (try? USD($0.value))?.amount }
        if let index = totals.indices.filter({ amounts[$0].map(isProven) ?? false }).max(by: { totals[$0].score < totals[$1].score }) {
            candidates[.total]?[index].score = (totals.map(\.score).max() ?? 0) + 1
            for field in [Field.subtotal, .freight, .tax, .discount, .rebate, .total] { mark(field) }
        } else if best(.subtotal) != nil, let total = best(.total)?.amount.amount {
            // Rows of other names may be what is missing: fees, payments, what was owed before.
            let others = unnamed.prefix(6).compactMap { (try? USD($0.value))?.amount }
            let sums = others.reduce(into: [expected]) { sums, other in sums += sums.flatMap { [$0 + other, $0 - other] } }
            guard !sums.contains(total) else { return }
            candidates[.total] = totals.map { $0.untied }
            // "Freight allowance -20.00   Shipping 35.00": which of two counts, a person says.
            for field in [Field.freight, .tax, .discount, .rebate] where Set(candidates[field, default: []].map(\.value)).count > 1 { candidates[field] = candidates[field]?.map(\.untied) }
        }
    }
}
