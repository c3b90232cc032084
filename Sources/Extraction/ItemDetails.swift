import PageText
import Vocabulary

/// What a line item says beside its numbers: description, NDC, lots, expiries, and which drug it is.
struct ItemDetails {
    let view: PageView
    let table: LineTable
    let judge: Judge
    let knowledge: any Knowledge

    static let sublabels = LabelTable([
        (.ndc, ["ndc", "ndc #", "ndc no", "ndc#", "ndc number", "national drug code"]),
        (.lot, ["lot(s)", "lots", "l/n", "lot/exp", "lot / exp", "lot/expiration", "lot / expiration", "lot/expiry", "lot / expiry"] + Wordings.phrases(["lot", "batch", "lot/batch", "batch/lot", "ch.-b. / lot", "control"], ["", "no", "number", "#", "nbr", "code"])),
        (.expiry, ["expires", "expiring", "expires on", "use by", "best by", "use before", "good through", "good until", "valid until", "sled", "shelf life end", "shelf life", "shelf-life end", "end of shelf life"] + Wordings.phrases(["exp", "exp.", "expiry", "expiration", "expire"], ["", "date", "dt"])),
        (.listPrice, ["list price", "wac", "list"]),
        (.serialNumber, ["sn", "serial", "hcpcs", "mfr", "mfg", "mfr cat", "mfr cat #", "mfr cat no", "mfg cat", "mfr item", "mfr part", "vendor cat", "whse", "item", "upc", "ref", "sku", "contract", "manufacturer", "cat. no", "cat no", "cat #", "catalog no", "catalog #", "item no", "item #", "material no", "product code", "order code"]),
    ])

    /// - Parameter used: words that are taken, by their line.
    func read(_ row: ItemRow, used: [Int: Set<Int>], into fields: inout [Field: FieldValue]) {
        var ndcs: [Candidate] = []
        var lots: [Candidate] = []
        var expiries: [Candidate] = []
        var listPrices: [Candidate] = []
        var description: [[Word]] = []
        let left = descriptionLeft(row, used: used[row.line, default: []])
        // Far below the last line there is a footer, not a detail.
        let end = row.below.first { view.lines[$0].box.top - view.lines[$0 - 1].box.bottom > 2.2 * max(8, view.lines[$0].box.height) } ?? row.below.upperBound
        let lines = row.lines.filter { $0 < end }
        // Without heads the item's last number ends it: beyond is a margin.
        let edge = used.filter { row.lines.contains($0.key) }.flatMap { line, words in words.map { view.lines[line].words[$0].box.right } }.max() ?? .infinity
        let broken = takeBroken(lines, &ndcs, &expiries).merging(takeBelow(lines, &lots, &expiries)) { $0.union($1) }
        var table: LotTable?
        var isRemark = false

        for number in lines {
            let line = view.lines[number]
            if let found = number > row.line ? LotTable(view, line: number) : nil {
                table = found
                continue
            }
            if let found = table?.row(number) {
                lots += found.lots
                expiries += found.expiries
                continue
            }
            var taken = broken[number, default: []].union(used[number, default: []])
            takeLabelled(line, number, &taken, &ndcs, &lots, &expiries, &listPrices)
            // Below a remark nothing stands in columns: "qualified for 48 hours".
            if !isRemark {
                takeColumns(line, &taken, &ndcs, &lots, &expiries)
                if number > row.line { takeDetails(line, &taken, &lots, &expiries) }
            }
            // Without heads the name stands above its numbers.
            // What is said of the goods below their name ends it.
            isRemark = isRemark || number > row.line && (Self.isRemark(line, besides: taken) || isPriceNote(number) || line.words.last?.text.hasSuffix(":") == true)
            // "We delivered the following:" is no name of what follows.
            guard number >= row.line || line.words.last?.text.hasSuffix(":") != true else { continue }
            if number > row.line, Self.isAside(view.folds[number]) { continue }
            guard !isRemark, !(self.table.columns.isEmpty || row.isNamedAbove) || number < row.line || row.above.isEmpty else { continue }
            if let words = descriptionWords(of: line, isFirst: number <= row.line, left: left, end: edge, taken: taken, broken: broken[number, default: []], below: description.first?.first) { description.append(words) }
        }

        // A lot in its column and again in a note below is one.
        let arePaired = lots.count == expiries.count
        if Set(lots.map(\.value)).count < lots.count, arePaired || expiries.isEmpty {
            var seen: Set<String> = []
            let kept = lots.indices.filter { seen.insert(lots[$0].value + " " + (arePaired ? expiries[$0].value : "")).inserted }
            lots = kept.map { lots[$0] }
            if arePaired { expiries = kept.map { expiries[$0] } }
        }
        // Codes of two products: details of another item among them.
        if Set(ndcs.map(\.value)).count > 1 { (lots, expiries, description) = (lots.map(\.untied), expiries.map(\.untied), description.map { $0.map { Word(text: $0.text, box: $0.box, confidence: min($0.confidence, 0.5)) } }) }
        // One lot with two expiries: one of them is misread.
        if Set(lots.map(\.value)).count < lots.count { (lots, expiries) = (lots.map(\.untied), expiries.map(\.untied)) }
        if !lots.isEmpty { fields[.lot] = judge.list(.lot, lots) }
        if !expiries.isEmpty { fields[.expiry] = judge.list(.expiry, expiries) }
        if fields[.listPrice] == nil, !listPrices.isEmpty { fields[.listPrice] = judge.value(.listPrice, Array(listPrices.prefix(1))) }
        if let announced = announced(lines.filter { $0 > row.line }) { description = [announced] }
        name(Self.joined(description), ndc: ndcs.first, codes: ndcs.isEmpty ? codes(of: row, lines) : [], into: &fields)
    }

    /// Digits alone that may be an NDC: in a column of codes, or behind its label without hyphens.
    private func codes(of row: ItemRow, _ lines: [Int]) -> [Word] {
        let columns = table.columns.filter { $0.field == .accountNumber }.map(\.box)
        return lines.flatMap { number in
            let words = view.lines[number].words
            return words.indices.filter { index in
                guard (10...11).contains(words[index].text.count), words[index].text.allSatisfy(\.isNumber) else { return false }
                return number == row.line && columns.contains { $0.horizontalOverlap(words[index].box) > 0 } || index > 0 && view.folds[number][index - 1] == "ndc"
            }.map { words[$0] }
        }
    }

    /// "VI-73020"
    private static let itemNumber = Pattern(/[A-Z]{2,4}[-:]\d{4,}/)

    /// What the item's name says, and whether its code agrees.
    /// - Parameter codes: numbers beside it that are its code where the reference says so.
    func name(_ description: [Word], ndc: Candidate?, codes: [Word] = [], into fields: inout [Field: FieldValue]) {
        if let ndc = ndc ?? listed(codes, for: description) ?? unplaced(in: description) { fields[.ndc] = judge.value(.ndc, [checked(ndc, against: description)]) }
        let isText = view.page.source == .textLayer
        // What stands beside it may be drawn into the description: a unit, an item number.
        var description = withoutCategory(isText ? description : withoutUnit(description, into: &fields))
        let numbers = description.prefix { word in
            let digits = word.text.count(where: \.isNumber)
            return (isText ? digits > 5 && digits == word.text.count || Self.itemNumber.isAll(of: word.text) : digits > 3) && TypedReading.strength(in: [word]) == nil && TypedReading.ndc(word.text, bare: true) == nil
        }.count
        description = description.dropFirst(numbers).filter { fields[.ndc]?.printed.contains($0.text) != true }
        while !isText, let last = description.last, TypedReading.looksLikeMoney(last.text) { description.removeLast() }
        // "Examplia 100 mg vial, lot QC0447": the comma before what was taken out.
        while let last = description.last, let sign = last.text.last, ",;–|·".contains(sign) {
            description.removeLast()
            if last.text.count > 1 { description.append(Word(text: String(last.text.dropLast()), box: last.box, confidence: last.confidence)) }
        }
        guard description.contains(where: { $0.text.contains(where: \.isLetter) }) else { return }
        let text = description.map(\.text).joined(separator: " ")
        var evidence: Set<FieldValue.Check> = numbers == 0 ? [.label] : []
        if knowledge.drugMentions(in: description.map(\.text)).contains(where: { $0.similarity == 1 }) { evidence.insert(.directory) }
        fields[.description] = judge.value(.description, [Candidate(value: text, words: description[...], page: view.page, checks: evidence, printed: text)])
        identify(description, fields[.ndc], into: &fields)
        guard contradicts(description, fields[.ndc]) else { return }
        for field in [Field.description, .drugBrand, .drugGeneric, .biologic] { fields[field] = fields[field]?.forReview() }
    }

    /// "Biologics:EX300   Examplia 300 mg vial": the product's place in the seller's books, in a column without a head of its own.
    private func withoutCategory(_ description: [Word]) -> [Word] {
        guard let colon = description.prefix(2).firstIndex(where: { $0.text.dropFirst().contains(":") }),
            let gap = description.indices.dropFirst(colon + 1).prefix(3).first(where: { description[$0].box.left - description[$0 - 1].box.right > 1.5 * description[$0].box.height }), description.count - gap > 2
        else { return description }
        return Array(description[gap...])
    }

    /// "6688700301": the NDC that these digits are, with the zero that fills one of its parts, where the reference has exactly one for the drug that the words name.
    private func listed(_ codes: [Word], for description: [Word]) -> Candidate? {
        let mentions = codes.isEmpty ? [] : knowledge.drugMentions(in: description.map(\.text))
        for word in codes {
            let digits = word.text
            let full = digits.count == 11 ? [digits] : ["0" + digits, digits.prefix(5) + "0" + digits.dropFirst(5), digits.prefix(9) + "0" + digits.dropFirst(9)]
            let known = Set(full).filter { code in (try? NDC(code)).flatMap { knowledge.product(of: $0) }.map { drug in mentions.contains { Self.isSame($0.drug, drug) } } ?? false }
            if known.count == 1, let code = known.first { return Candidate(value: code, words: [word], page: view.page, checks: [.format]) }
        }
        return nil
    }

    /// Eleven digits among the words of a scan are the code when the reference has it for the drug that the words name.
    private func unplaced(in description: [Word]) -> Candidate? {
        guard view.page.source != .textLayer else { return nil }
        let mentions = knowledge.drugMentions(in: description.map(\.text))
        for word in description {
            // The sign of a section is what is left of a 5.
            guard let value = TypedReading.ndc(word.text.replacing("§", with: "5"), bare: true) else { continue }
            let drug = (try? NDC(value)).flatMap { knowledge.product(of: $0) }
            // A code that no table has may be a number of another kind: for a person to look at.
            let isKnown = drug.map { drug in mentions.contains { Self.isSame($0.drug, drug) } } ?? false
            guard isKnown || drug == nil && !mentions.isEmpty else { continue }
            let candidate = Candidate(value: value, words: [word], page: view.page, checks: isKnown ? [.format] : [])
            return isKnown ? candidate : candidate.without(.secondReading)
        }
        return nil
    }

    private func withoutUnit(_ description: [Word], into fields: inout [Field: FieldValue]) -> [Word] {
        guard fields[.unitOfMeasure] == nil, description.count > 2, let first = description.first, first.text.count < 5, let unit = SaleUnit(TypedReading.trimmed(first.text))
        else { return description }
        fields[.unitOfMeasure] = judge.value(.unitOfMeasure, [Candidate(value: unit.description, words: [first], page: view.page, checks: [.format])])
        return Array(description.dropFirst())
    }

    // MARK: - Description

    /// The left edge of descriptions: under the column's head, or the first words that are no numbers.
    private func descriptionLeft(_ row: ItemRow, used: Set<Int>) -> Double {
        let first = view.lines[row.above.first ?? row.line].words.enumerated().filter { row.above.isEmpty ? !used.contains($0.offset) : true }.map(\.element)
        if let column = table.column(.description) {
            // The number of the row stands right before it.
            let near = first.first { $0.box.right > column.box.left - 12 && !isCode($0, before: column) && TypedReading.ndc($0.text, bare: true) == nil && !($0.box.right < column.box.left && $0.text.allSatisfy(\.isNumber)) }
            if let near, near.box.left < column.box.right + 30 { return near.box.left }
            return column.box.left
        }
        // A lone code may be of a margin beside the items.
        let names = first.filter { $0.text.contains(where: \.isLetter) }
        return (names.first { LineTable.mayNameItem($0.text) } ?? names.first)?.box.left ?? 0
    }

    /// "C-04" under "Bin", right before the name: a code under a head of its own.
    private func isCode(_ word: Word, before column: LineTable.Column) -> Bool {
        guard word.box.right < column.box.left, word.text.contains(where: \.isNumber), word.text.count < 9 else { return false }
        return table.columns.contains { $0.field == .accountNumber && $0.box.right < column.box.left && $0.box.horizontalOverlap(word.box) > 0 }
    }

    /// - Parameters:
    ///   - broken: words that go on in other lines, which are of a column of their own wherever its head stands.
    ///   - end: where it ends on a page without heads.
    ///   - first: the first word of the description so far.
    private func descriptionWords(of line: TextLine, isFirst: Bool, left: Double, end: Double, taken: Set<Int>, broken: Set<Int>, below first: Word?) -> [Word]? {
        // To the right the description ends where the next column begins.
        let right = table.columns.isEmpty ? end : table.columns
            .filter { $0.box.left > left + 20 && $0.field != .description && $0.box != table.column(.description)?.box }
            .map(\.box.left).min() ?? .infinity
        let words = line.words.enumerated().filter { index, word in
            !taken.contains(index) && word.box.left > left - 14 && word.box.centerX < right + 4 && !Self.boxes.contains(word.text)
        }.map(\.element)
        guard !words.isEmpty, words.contains(where: { $0.text.contains(where: \.isLetter) }) else { return nil }
        // Under a head that was not read OCR has the list price beside the name.
        if isFirst { return view.page.source == .textLayer || words.count < 2 ? words : words.dropLast(words.reversed().prefix { TypedReading.looksLikeMoney($0.text) }.count) }
        // All of the name stands below the numbers, across their columns.
        if first == nil, taken.isEmpty, line.segments.count == 1, abs(line.words[0].box.left - left) < 16, !words[0].text.hasSuffix(":") { return line.words }
        // "(exampli-abcd) List 5,412.00": the drug's proper name in brackets is of the name, whatever is told of the goods behind it.
        if first != nil, let proper = properName(words, startOf: line, left: left) { return proper }
        // Smaller print is no name. Boxes of OCR hug the ink, so that "mL" is lower than a name with letters that hang.
        let smallest = view.page.source == .textLayer ? 0.8 : 0.65
        // Beside the first line of a name the rest of a lot may stand in its own column.
        guard first != nil || line.words.enumerated().allSatisfy({ taken.contains($0.offset) || words.contains($0.element) || $0.element.box.left > right - 12 }), abs(words[0].box.left - left) < 16,
            line.segments.contains(where: { line.words[$0.lowerBound].box.left == words[0].box.left }),
            // Lot and expiry may stand beside, in columns of their own.
            taken.subtracting(broken).allSatisfy({ line.words[$0].box.left > right - 12 }), words.map(\.box.height).max() ?? 0 > smallest * (first?.box.height ?? 0)
        else { return nil }
        return words
    }

    private func properName(_ words: [Word], startOf line: TextLine, left: Double) -> [Word]? {
        guard let close = words.firstIndex(where: { $0.text.hasSuffix(")") }), close == words.count - 1, case let name = words[...close], name[0].text.hasPrefix("("), name[0].box.left == line.words[0].box.left, abs(name[0].box.left - left) < 24 else { return nil }
        let mentions = knowledge.drugMentions(in: name.map(\.text))
        return mentions.count == 1 && mentions[0].words.count == name.count && mentions[0].similarity == 1 ? Array(name) : nil
    }

    /// Boxes for whoever checks the goods.
    private static let boxes: Set<String> = ["☐", "□", "☑", "☒", "■", "✓", "✔", "[]", "❏", "❑", "▢"]

    /// A sentence, or a note that goods are to be kept cold or come later.
    private static func isRemark(_ line: TextLine, besides taken: Set<Int>) -> Bool {
        let words = line.words.enumerated().filter { !taken.contains($0.offset) }.map(\.element.text)
        let folds = words.map { folded($0) }.filter { !$0.isEmpty }
        if let first = folds.first, remarks.contains(first) || folds.contains("ship") && folds.contains("will") { return true }
        // "1 EA back ordered, ships 05/20/2026"
        if folds.contains(where: { $0.hasPrefix("backorder") }) || zip(folds, folds.dropFirst()).contains(where: { $0 == "back" && $1.hasPrefix("order") || $0 == "to" && $1 == "follow" }) { return true }
        // "velaglucerase alfa, mfr Takeda": who makes it is told below the name.
        if let maker = folds.firstIndex(where: ["mfr", "mfg", "manufacturer", "maker"].contains), maker + 1 < folds.count, !folds[maker + 1].contains(where: \.isNumber) { return true }
        // "1 VIAL PER CARTON": how it is packed.
        if folds.count == 4, ["per", "in"].contains(folds[2]), Int(folds[0]) != nil, SaleUnit(words[1]) != nil, SaleUnit(folds[3]) != nil { return true }
        return words.count > 3 && words.contains { word in word.hasSuffix(".") && word.dropLast().count { $0.isLowercase } > 3 && word.dropLast().allSatisfy(\.isLetter) }
    }

    /// "PID DESCRIPTION.....: EXAMPLIA 100MG VIAL" below numbers that no heads stand over.
    private func announced(_ lines: [Int]) -> [Word]? {
        guard table.columns.isEmpty else { return nil }
        for line in lines {
            let words = view.lines[line].words
            guard let label = words.indices.first(where: { words[$0].text.hasSuffix(":") }), label < 3, ["description", "product", "drug", "item"].contains(view.folds[line][label]), label + 1 < words.count, words[label + 1].text.contains(where: \.isLetter) else { continue }
            return Array(words[(label + 1)...])
        }
        return nil
    }

    /// "Serial: SN 10001 - 10010", "For patient initials: R.T.": told of the goods in a line of its own; lots may follow below.
    private static func isAside(_ folds: [String]) -> Bool {
        let folds = folds.filter { !$0.isEmpty }
        return asides.contains { folds.starts(with: $0) }
    }

    private static let asides = [["serial"], ["serials"], ["sn"], ["for", "patient"], ["for", "pt"], ["patient"], ["prescriber"], ["country", "of"]]

    /// "Contract discount 4.00- %": how the price came about.
    private func isPriceNote(_ line: Int) -> Bool { Wordings.totals.match(view.folds[line], at: 0).map { [.discount, .rebate].contains($0.0.field) } ?? false }

    private static let remarks: Set<String> = ["store", "storage", "ships", "sold", "keep", "refrigerate", "protect", "do", "discard", "backordered", "backorder", "back", "note", "caution", "reason", "comment", "comments", "remark", "remarks", "return", "returned"]

    /// The lines of a description as one; a word that was broken at its hyphen is whole again.
    private static func joined(_ lines: [[Word]]) -> [Word] {
        lines.reduce(into: []) { words, line in
            guard let last = words.last, let first = line.first, last.text.count > 1, last.text.hasSuffix("-") else { return words += line }
            words[words.count - 1] = Word(text: last.text + first.text, box: last.box.union(first.box), confidence: min(last.confidence, first.confidence))
            words += line.dropFirst()
        }
    }

    // MARK: - Which drug

    private func checked(_ candidate: Candidate, against description: [Word]) -> Candidate {
        var candidate = candidate
        guard let ndc = try? NDC(candidate.value), let drug = knowledge.product(of: ndc) else { return candidate }
        let mentions = knowledge.drugMentions(in: description.map(\.text))
        // The code is listed and the description names the same drug: two sources that agree.
        if mentions.contains(where: { Self.isSame($0.drug, drug) }) { candidate.checks.insert(.directory) }
        return candidate
    }

    /// The name is one drug's, the code another's: of two rows, or one of them misprinted.
    private func contradicts(_ description: [Word], _ ndc: FieldValue?) -> Bool {
        guard let listed = ndc.flatMap({ try? NDC($0.text) }).flatMap({ knowledge.product(of: $0) }) else { return false }
        let brands = knowledge.drugMentions(in: description.map(\.text)).filter { $0.name == .brand && $0.similarity == 1 }
        return !brands.isEmpty && !brands.contains { Self.isSame($0.drug, listed) }
    }

    static func isSame(_ a: DrugIdentity, _ b: DrugIdentity) -> Bool {
        if let x = a.properName, let y = b.properName { return folded(x) == folded(y) }
        if let x = a.brand, let y = b.brand { return folded(x) == folded(y) }
        return false
    }

    private func identify(_ description: [Word], _ ndc: FieldValue?, into fields: inout [Field: FieldValue]) {
        let mentions = knowledge.drugMentions(in: description.map(\.text))
        let listed = ndc.flatMap { try? NDC($0.text) }.flatMap { knowledge.product(of: $0) }
        let drug = mentions.first?.drug ?? listed
        let box = Box.union(description.map(\.box)) ?? view.page.words[0].box
        fields[.biologic] = judge.derived(
            .flag(drug?.isBiologic ?? false), at: box, page: view.page.number, accepted: drug != nil, checks: drug != nil ? [.directory] : [])
        guard let drug else { return }
        for mention in mentions.prefix(2) {
            let words = description[mention.words.clamped(to: description.indices)]
            let field: Field = mention.name == .brand ? .drugBrand : .drugGeneric
            guard fields[field] == nil, let name = mention.name == .brand ? drug.brand : drug.properName else { continue }
            var candidate = Candidate(value: name, words: words, page: view.page, checks: [.label])
            if mention.similarity == 1 { candidate.checks.insert(.directory) }
            fields[field] = judge.value(field, [candidate])
        }
        for (field, name) in [(Field.drugBrand, drug.brand), (.drugGeneric, drug.properName)] where fields[field] == nil {
            guard let name else { continue }
            fields[field] = judge.derived(.text(name), at: box, page: view.page.number, accepted: false, checks: [.directory])
        }
        if let strength = TypedReading.strength(in: description[...]) {
            fields[.strength] = judge.value(.strength, [
                Candidate(value: strength.value, words: description[strength.words], page: view.page, checks: [.label, .format])])
        }
    }
}

extension TextLine {
    /// What stands one word space apart from `start` on: a date may be three words.
    func run(from start: Int) -> ArraySlice<Word> {
        var end = start + 1
        while end < min(start + 3, words.count), words[end].box.left - words[end - 1].box.right < 0.8 * words[end].box.height { end += 1 }
        return words[start..<end]
    }
}
