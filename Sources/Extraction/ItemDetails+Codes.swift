import PageText
import Vocabulary

// Codes, lots and expiries of an item: behind labels of their own, or under the heads of columns.

extension ItemDetails {
    // MARK: - Labelled details ("LOT: X EXP: Y")

    func takeLabelled(
        _ line: TextLine, _ number: Int, _ taken: inout Set<Int>, _ ndcs: inout [Candidate], _ lots: inout [Candidate],
        _ expiries: inout [Candidate], _ listPrices: inout [Candidate]
    ) {
        let folds = view.folds[number]
        var position = 0
        var labels: [(label: Label, words: Range<Int>)] = []
        while position < line.words.count {
            if !taken.contains(position), let (label, count) = Self.sublabels.match(folds, at: position) ?? Self.bilingual(line.words[position].text).map({ ($0, 1) }) {
                labels.append((label, position..<position + count))
                position += count
            } else {
                position += 1
            }
        }
        for (order, entry) in labels.enumerated() {
            let end = order + 1 < labels.count ? labels[order + 1].words.lowerBound : line.words.count
            guard entry.words.upperBound < end else { continue }
            let words = line.words[entry.words.upperBound..<end]
            var readings: [Reading]
            switch entry.label.field {
            case .ndc: readings = TypedReading.ndc(in: words.prefix(3)).map { [$0] } ?? []
            case .lot: readings = Self.listed(in: words) { TypedReading.first(in: $0.prefix(2), limit: 1, TypedReading.lot) }
            // "Contract price valid until …" is no expiry of goods.
            case .expiry where folds[..<entry.words.lowerBound].contains(where: ["price", "prices", "pricing", "offer", "contract", "quote"].contains): readings = []
            case .expiry: readings = Self.listed(in: words) { TypedReading.expiry(in: $0.prefix(4)) }
            case .listPrice: readings = words.first.flatMap { TypedReading.looksLikeMoney($0.text) ? TypedReading.money(in: words.prefix(1)) : nil }.map { [$0] } ?? []
            default: readings = []
            }
            // "Lot/Exp: 1169907 / 01-31-2027", "lot# NW7731 (01/27)"
            if entry.label.field == .lot, let lot = readings.first, let date = Self.date(behind: lot, in: words, isAnnounced: entry.label.wording.contains("exp")) {
                taken.formUnion(lot.words.upperBound..<date.words.upperBound)
                expiries.append(Candidate(value: date.value, words: words[date.words], page: view.page, checks: [.label, .format]))
                for pair in Self.pairs(behind: date, in: words) {
                    taken.formUnion(pair.date.words)
                    readings.append(pair.lot)
                    expiries.append(Candidate(value: pair.date.value, words: words[pair.date.words], page: view.page, checks: [.label, .format]))
                }
            }
            guard !readings.isEmpty else {
                // What stands behind such a label is no part of the name, though it cannot be read.
                if line.words[entry.words.upperBound - 1].text.hasSuffix(":") || entry.words.lowerBound == 0 && words.first?.text.contains(where: \.isNumber) == true { taken.formUnion(entry.words.lowerBound...entry.words.upperBound) }
                continue
            }
            taken.formUnion(entry.words)
            for reading in readings {
                taken.formUnion(reading.words)
                let candidate = Candidate(value: reading.value, words: line.words[reading.words], page: view.page, checks: [.label, .format])
                switch entry.label.field {
                case .ndc: ndcs.append(candidate)
                case .lot: lots.append(candidate)
                case .expiry: expiries.append(candidate)
                case .listPrice: listPrices.append(candidate)
                default: break
                }
            }
        }
    }

    /// "Lotto/Lot": a label in two languages.
    private static func bilingual(_ text: String) -> Label? {
        let parts = text.split(separator: "/")
        guard parts.count == 2, !text.contains(where: \.isNumber) else { return nil }
        return parts.lazy.compactMap { sublabels.match([folded(String($0))], at: 0)?.0 }.first
    }

    /// An expiry in brackets or behind a stroke, right behind its lot.
    /// - Parameter isAnnounced: the label says that one follows: "LOT/EXP 23D367  03/26".
    private static func date(behind lot: Reading, in words: ArraySlice<Word>, isAnnounced: Bool) -> Reading? {
        var next = lot.words.upperBound
        if next < words.endIndex, words[next].text == "/" { next += 1 }
        guard next < words.endIndex, next > lot.words.upperBound || words[next].text.hasPrefix("(") || isAnnounced, let date = TypedReading.expiry(in: words[next...next]) else { return nil }
        return date
    }

    /// "AC0447 09/30/2026; AC0512 11/30/2026": behind the first lot and its date others, each with its own.
    private static func pairs(behind date: Reading, in words: ArraySlice<Word>) -> [(lot: Reading, date: Reading)] {
        var found: [(lot: Reading, date: Reading)] = [], end = date.words.upperBound
        while end + 1 < words.endIndex, ",;".contains(words[end - 1].text.last ?? " "), let lot = TypedReading.lot(words[end].text), let next = TypedReading.expiry(in: words[(end + 1)...(end + 1)]) {
            found.append((Reading(value: lot, words: end..<end + 1), next))
            end = next.words.upperBound
        }
        return found
    }

    /// One value, or several with commas or "and" between them.
    static func listed(in words: ArraySlice<Word>, _ read: (ArraySlice<Word>) -> Reading?) -> [Reading] {
        var found: [Reading] = []
        while let last = found.last?.words.upperBound ?? Optional(words.startIndex), last < words.endIndex {
            let isJoined = ["and", "&", ",", "+"].contains(words[last].text.lowercased())
            guard found.isEmpty || isJoined || ",;".contains(words[last - 1].text.last ?? " ") else { break }
            let start = isJoined ? last + 1 : last
            guard start < words.endIndex, let next = read(words[start...]), found.isEmpty || next.words.lowerBound == start,
                // "Lot AB1234, 20 mg vial": what follows is a lot only where it is as long.
                found.first.map({ abs($0.value.count - next.value.count) < 4 }) ?? true
            else { break }
            found.append(next)
        }
        return found
    }

    /// Takes values that stand alone below their labels: "GOOD THROUGH" over "09/2027".
    /// - Returns: what is taken of each line.
    func takeBelow(_ lines: [Int], _ lots: inout [Candidate], _ expiries: inout [Candidate]) -> [Int: Set<Int>] {
        var taken: [Int: Set<Int>] = [:]
        for (number, below) in zip(lines, lines.dropFirst()) where LotTable(view, line: number) == nil {
            let line = view.lines[number]
            for segment in line.segments {
                guard let (label, count) = Self.sublabels.match(view.folds[number], at: segment.lowerBound), count == segment.count, let value = view.lines[below].segments.first(where: { abs(view.lines[below].box(of: $0).left - line.box(of: segment).left) < 6 }) else { continue }
                let words = view.lines[below].words[value]
                func candidate(_ reading: Reading) -> Candidate { Candidate(value: reading.value, words: words[reading.words], page: view.page, checks: [.label, .format]) }
                if label.field == .expiry, let date = TypedReading.expiry(in: words), date.words == value {
                    expiries.append(candidate(date))
                } else if label.field == .lot, let lot = TypedReading.first(in: words, limit: 1, TypedReading.lot), lot.words == value {
                    lots.append(candidate(lot))
                } else {
                    continue
                }
                taken[number, default: []].formUnion(segment)
                taken[below, default: []].formUnion(value)
            }
        }
        return taken
    }

    // MARK: - Details in columns

    /// Takes codes and dates that were broken over lines.
    /// - Returns: what is taken of each line.
    func takeBroken(_ lines: [Int], _ ndcs: inout [Candidate], _ expiries: inout [Candidate]) -> [Int: Set<Int>] {
        var taken: [Int: Set<Int>] = [:]
        for broken in BrokenWord.all(in: lines, of: view) {
            func candidate(_ value: String) -> Candidate {
                Candidate(value: value, words: broken.words[...], page: view.page, checks: [.label, .format], printed: broken.text)
            }
            if let value = TypedReading.ndc(broken.text, bare: false) {
                ndcs.append(candidate(value))
            } else if let column = table.column(.expiry), overlaps(broken.words[0], column), let date = try? ExpiryDate(broken.text) {
                expiries.append(candidate(date.description))
            } else {
                continue
            }
            for part in broken.parts { taken[part.line, default: []].insert(part.word) }
        }
        return taken
    }

    func takeColumns(
        _ line: TextLine, _ taken: inout Set<Int>, _ ndcs: inout [Candidate], _ lots: inout [Candidate], _ expiries: inout [Candidate]
    ) {
        for (index, word) in line.words.enumerated() where !taken.contains(index) {
            // "TEV23B07 (8)": how many are of the lot.
            if word.text.hasPrefix("("), word.text.hasSuffix(")"), index > 0, taken.contains(index - 1), TypedReading.quantity(word.text) != nil {
                taken.insert(index)
                continue
            }
            if let next = line.words[(index + 1)...].first, word.text.hasSuffix("-") || next.text.hasPrefix("-") || isTorn(word, next),
                let value = TypedReading.ndc(word.text + next.text, bare: false)
            {
                // OCR may part a code at its hyphen.
                taken.formUnion([index, index + 1])
                ndcs.append(Candidate(value: value, words: line.words[index...index + 1], page: view.page, checks: [.label, .format]))
            } else if let value = TypedReading.ndc(word.text, bare: (table.column(.ndc) ?? table.details.first { $0.field == .ndc }).map { overlaps(word, $0) } ?? false) {
                taken.insert(index)
                ndcs.append(Candidate(value: value, words: line.words[index...index], page: view.page, checks: [.label, .format]))
            } else if let column = table.column(.expiry), overlaps(word, column), !isLot(word, in: column), let reading = TypedReading.expiry(in: line.run(from: index)), reading.words.contains(index) {
                taken.formUnion(reading.words)
                expiries.append(Candidate(value: reading.value, words: line.words[reading.words], page: view.page, checks: [.label, .format]))
            } else if index > 0, ["sn", "s/n", "serial", "serials", "ser"].contains(folded(line.words[index - 1].text)) {
                // "SN 10044182 - 10044187" below the lot: serial numbers are none.
                let rest = line.words.indices.dropFirst(index).prefix { $0 == index || line.words[$0].box.left - line.words[$0 - 1].box.right < line.words[$0].box.height }
                taken.insert(index - 1)
                taken.formUnion(rest)
            } else if let column = table.column(.lot), overlaps(word, column), let value = TypedReading.lot(word.text), !TypedReading.looksLikeMoney(word.text), !isNearer(word, .ndc, than: column) {
                taken.insert(index)
                lots.append(Candidate(value: value, words: line.words[index...index], page: view.page, checks: [.label, .format]))
            } else if view.page.source != .textLayer, let column = table.column(.lot), overlaps(word, column), word.text.hasPrefix("$"), !TypedReading.looksLikeMoney(word.text), let value = TypedReading.lot("S" + word.text.dropFirst()), value.count(where: \.isNumber) > 2 {
                // "$B0417": the sign of the dollar is what OCR makes of an S. For a person to confirm.
                taken.insert(index)
                lots.append(Candidate(value: value, words: line.words[index...index], page: view.page, checks: [.format]).without(.secondReading))
            } else if goesOn(index, in: line, taken) {
                // "24C103, 25K614": the second reaches out from under the head.
                if lots.last?.box == line.words[index - 1].box, let value = TypedReading.lot(word.text) {
                    taken.insert(index)
                    lots.append(Candidate(value: value, words: line.words[index...index], page: view.page, checks: [.label, .format]))
                } else if expiries.last?.box.right == line.words[index - 1].box.right, let reading = TypedReading.expiry(in: line.run(from: index)), reading.words.contains(index) {
                    taken.formUnion(reading.words)
                    expiries.append(Candidate(value: reading.value, words: line.words[reading.words], page: view.page, checks: [.label, .format]))
                }
            }
        }
    }

    /// The word before was taken, and a comma says that more of its kind follows.
    private func goesOn(_ index: Int, in line: TextLine, _ taken: Set<Int>) -> Bool {
        index > 0 && taken.contains(index - 1) && [",", ";"].contains(line.words[index - 1].text.last) && line.words[index].box.left - line.words[index - 1].box.right < line.words[index].box.height
    }

    /// A line of nothing but lots and dates under heads of their own.
    func takeDetails(_ line: TextLine, _ taken: inout Set<Int>, _ lots: inout [Candidate], _ expiries: inout [Candidate]) {
        let rest = line.words.indices.filter { !taken.contains($0) }
        let found = rest.map { index -> (field: Field, value: String)? in
            let word = line.words[index]
            if let column = table.details.first(where: { $0.field == .expiry }), overlaps(word, column), let date = TypedReading.expiry(in: line.words[index...index]) { return (.expiry, date.value) }
            if let column = table.details.first(where: { $0.field == .lot }), overlaps(word, column), let lot = TypedReading.lot(word.text) { return (.lot, lot) }
            return nil
        }
        guard !found.contains(where: { $0 == nil }) else { return }
        for (index, value) in zip(rest, found.compactMap(\.self)) {
            taken.insert(index)
            let candidate = Candidate(value: value.value, words: line.words[index...index], page: view.page, checks: [.label, .format])
            if value.field == .lot { lots.append(candidate) } else { expiries.append(candidate) }
        }
    }

    /// "57894-350-0 1": the last digit of a code, a word space away.
    private func isTorn(_ word: Word, _ next: Word) -> Bool {
        view.page.source != .textLayer && word.text.count { $0 == "-" } == 2 && next.text.count == 1 && next.text.allSatisfy(\.isNumber) && TypedReading.ndc(word.text, bare: false) == nil && next.box.left - word.box.right < word.box.height
    }

    /// Where one column holds lots and expiries a bare number is the lot.
    private func isLot(_ word: Word, in column: LineTable.Column) -> Bool { table.column(.lot)?.box == column.box && word.text.allSatisfy(\.isNumber) }

    /// A piece of a torn code may reach into the next column.
    private func isNearer(_ word: Word, _ field: Field, than column: LineTable.Column) -> Bool {
        guard let other = table.column(field) else { return false }
        return word.box.horizontalOverlap(other.box) > word.box.horizontalOverlap(column.box)
    }

    private func overlaps(_ word: Word, _ column: LineTable.Column) -> Bool {
        word.box.horizontalOverlap(column.box.widened(by: 10)) > 0
    }
}
