import PageText
import Vocabulary

// The record of what was given.

extension OrderExtractor {
    func collectAdministration(
        _ values: LabelledValues, _ record: AdministrationArea?, into candidates: inout [Field: [Candidate]], _ lists: inout [Field: [Candidate]]
    ) {
        func isOfPast(_ hit: LabelHit) -> Bool { AdministrationArea.isOfPast(hit, values.view) }
        // "Plan expires 6/2/2026" above a record is of the order.
        func isOfOrder(_ hit: LabelHit) -> Bool { isOfPast(hit) || record.map { !$0.contains(hit.box) } ?? false }
        candidates[.adminDose, default: []] += values.candidates(.adminDose, { TypedReading.dose(in: $0.prefix(4)) }, excluding: { !AdministrationArea.isOfRecord($0, values) || isOfPast($0) })
            .filter { !$0.value.contains("/") && !isInForeignRow($0, values.view) }.map { ofBiologic($0, values) }
        // "Give exact dose, document waste": a word of what is to be done.
        func isInSentence(_ hit: LabelHit) -> Bool {
            !hit.isMarkedWithColon(in: values.view) && values.view.lines[hit.line].words[hit.words.lowerBound].text.first?.isLowercase == true && Self.writing.contains(hit.words.lowerBound > 0 ? values.view.folds[hit.line][hit.words.lowerBound - 1] : "")
        }
        candidates[.wastage, default: []] += values.candidates(.wastage, Self.waste, excluding: { isOfPast($0) || isInSentence($0) })
        if candidates[.wastage, default: []].isEmpty { candidates[.wastage] = values.candidates(.wastage, Self.doseBehindColon, excluding: { $0.isMarkedWithColon(in: values.view) }) }
        // A zero read as a letter may be another digit, and no waste is what JZ swears to: for a person to confirm.
        if candidates[.wastage, default: []].isEmpty {
            candidates[.wastage] = values.candidates(.wastage, { TypedReading.noDose(in: $0.prefix(2)) }).map { $0.untied }
        }
        lists[.adminLot, default: []] += all(values.candidates(.adminLot, { TypedReading.first(in: $0.prefix(2), limit: 1, TypedReading.lot) }, excluding: isOfPast), in: values.view) {
            TypedReading.first(in: $0.prefix(1), limit: 1, TypedReading.lot)
        }
        lists[.adminExpiry, default: []] += all(values.candidates(.adminExpiry, { TypedReading.expiry(in: $0.prefix(4)) }, excluding: isOfOrder), in: values.view) { TypedReading.expiry(in: $0.prefix(4)) }
        if case let pairs = lotsWithExpiry(values), !pairs.isEmpty, lists[.adminLot, default: []].allSatisfy({ lot in pairs.contains { $0.lot.value == lot.value } }) { (lists[.adminLot], lists[.adminExpiry]) = (pairs.map(\.lot), pairs.map(\.expiry)) }
        let wrapped = WrappedRecordRow(values, knowledge)
        if let row = wrapped {
            // What stands on one line is of other drugs.
            candidates[.adminDose] = row.dose.map { [$0] } ?? []
            candidates[.wastage] = row.wastage.map { [$0] } ?? []
            lists[.adminLot] = row.list(.adminLot, TypedReading.lot)
            lists[.adminExpiry] = row.list(.adminExpiry) { TypedReading.expiry(in: [Word(text: $0, box: .init(x: 0, y: 0, width: 1, height: 1), confidence: 1)])?.value }
            candidates[.adminNDC] = row.code.map { [$0] } ?? []
        } else if let table = AdministrationTable(values, knowledge) {
            if candidates[.serviceDate, default: []].isEmpty, let day = table.day { candidates[.serviceDate] = [day] }
            for field in [Field.adminDose, .wastage] { table.amount(field).map { candidates[field] = [$0] } }
            let lots = table.list(.adminLot) { TypedReading.first(in: $0.prefix(2), limit: 1, TypedReading.lot) }, expiries = table.list(.adminExpiry) { TypedReading.expiry(in: $0.prefix(4)) }
            if !lots.isEmpty || table.isPart && table.tells(.adminLot) { lists[.adminLot] = lots }
            if !expiries.isEmpty || table.isPart && table.tells(.adminExpiry) { lists[.adminExpiry] = expiries }
        }
        // What a volume holds depends on the product: for a person to confirm.
        candidates[.adminDose] = candidates[.adminDose]?.map { $0.value.hasSuffix(" mL") ? $0.untied : $0 }
        if let record {
            collectRecordRow(record, values, into: &candidates)
            collectPlain(record, values, into: &candidates)
        }
        // The order names the code to dispense; the record names the one that was given.
        for candidate in values.candidates(.ndc, { TypedReading.ndc(in: $0.prefix(3)) }) where !isOfForeignProduct(candidate) {
            let isRecord = record?.contains(candidate.box) ?? false
            if isRecord, wrapped?.code != nil { continue }
            candidates[isRecord ? .adminNDC : .ndc, default: []].append(candidate)
        }
        candidates[.adminNDC, default: []] += values.candidates(.adminNDC, { TypedReading.ndc(in: $0.prefix(8)) })
    }

    private static let writing: Set<String> = ["document", "record", "note", "chart", "bill"]

    /// "acetaminophen PO   1,000 mg" in a record of all that was given: its row begins with what is no biologic.
    private func isInForeignRow(_ dose: Candidate, _ view: PageView) -> Bool {
        guard let (line, word) = view.place(of: dose) else { return false }
        return knowledge.drugMentions(in: view.lines[line].words[..<word].map(\.text)).last.map { !$0.drug.isBiologic } ?? false
    }

    /// Of the amounts below one another in a record of all that was given, that in the row of the biologic; where no row names one, none is certain.
    private func ofBiologic(_ dose: Candidate, _ values: LabelledValues) -> Candidate {
        let view = values.view
        guard dose.signs?.relation == .below, let first = view.place(of: dose)?.line else { return dose }
        // Up to the next head in this place.
        let table = view.lines.indices.dropFirst(first).prefix(9).prefix { index in !values.hits.contains { $0.line == index && $0.isMarked && $0.box.horizontalOverlap(dose.box) > 0 } }
        let rows = table.compactMap { index -> (line: Int, dose: Reading)? in
            var start = 0
            let words = view.lines[index].words
            while start < words.count, let reading = TypedReading.dose(in: words[start...]) {
                if view.lines[index].box(of: reading.words).horizontalOverlap(dose.box) > 0 { return (index, reading) }
                start = reading.words.upperBound
            }
            return nil
        }
        guard Set(rows.map(\.dose.value)).count > 1 else { return dose }
        let own = rows.filter { row in knowledge.drugMentions(in: view.lines[row.line].words[..<row.dose.words.lowerBound].map(\.text)).contains { $0.drug.isBiologic } }
        guard let row = own.first, Set(own.map(\.dose.value)).count == 1 else { return own.isEmpty ? dose.untied : dose }
        return row.dose.value == dose.value ? dose : Candidate(value: row.dose.value, words: view.lines[row.line].words[row.dose.words], page: view.page, checks: [.label, .format], score: dose.score)
    }

    /// The directory knows the code as one of a drug that is no biologic: of what is given before, and against reactions.
    private func isOfForeignProduct(_ code: Candidate) -> Bool { (try? NDC(code.value)).flatMap { knowledge.product(of: $0) }.map { !$0.isBiologic } ?? false }

    /// "Waste: 0   Vial: 400 mg": behind a zero, or another label, stands something else.
    private static func waste(_ words: ArraySlice<Word>) -> Reading? {
        guard let dose = TypedReading.dose(in: words.prefix(4)), !words[..<dose.words.lowerBound].contains(where: { $0.text.hasSuffix(":") || nothing.contains(folded($0.text)) }) else { return nil }
        return dose
    }

    private static let nothing: Set<String> = ["0", "none", "no", "na", "nil", "zero"]

    /// "Drug discarded from single-dose vial: 18 mg": the label goes on to its colon.
    private static func doseBehindColon(_ words: ArraySlice<Word>) -> Reading? {
        guard let colon = words.prefix(5).firstIndex(where: { $0.text.hasSuffix(":") }), words[...colon].allSatisfy({ ofLabel.contains(folded($0.text)) }), let dose = TypedReading.dose(in: words[(colon + 1)...].prefix(3)), dose.words.lowerBound == colon + 1 else { return nil }
        return dose
    }

    private static let ofLabel: Set<String> = ["from", "singledose", "single", "dose", "vial", "vials", "of", "drug", "the", "unused"]

    /// In a record a bare "Dose" is what was given, a bare "Date" the day of it; and a sentence may say both: "Given on 04/30/2026: 80 mg, with 25 mg discarded."
    private func collectPlain(_ record: AdministrationArea, _ values: LabelledValues, into candidates: inout [Field: [Candidate]]) {
        let view = values.view
        if candidates[.adminDose, default: []].isEmpty {
            candidates[.adminDose] = values.candidates(.dose, { TypedReading.dose(in: $0.prefix(4)) }, excluding: { !record.contains($0.box) || !Self.plain.contains($0.label.wording) }).filter { !$0.value.contains("/") && !isInForeignRow($0, view) }.map { ofBiologic($0, values) }
        }
        if candidates[.serviceDate, default: []].isEmpty {
            candidates[.serviceDate] = values.candidates(.orderDate, { TypedReading.date(in: $0) }, excluding: { !isDayOfRecord($0, values, record) })
        }
        // "Given | Dose | Lot": over a day the head says no more than that it was.
        if candidates[.serviceDate, default: []].isEmpty {
            candidates[.serviceDate] = values.candidates(.adminDose, { TypedReading.date(in: $0.prefix(3)) }, excluding: { !Self.giving.contains($0.label.wording) || !record.contains($0.box) || AdministrationArea.isOfPast($0, view) })
        }
        collectSentence(record, view, into: &candidates)
        // "Given 07/29/2025 09:31 Amount 2 mg", wherever the lot stands.
        for (line, folds) in zip(view.lines, view.folds) where candidates[.serviceDate, default: []].isEmpty && record.contains(line.box) {
            guard let given = line.segments.map(\.lowerBound).first(where: { Self.giving.contains(folds[$0]) }), let day = TypedReading.date(in: line.words[(given + 1)...].prefix(3)), day.words.lowerBound <= given + 2 else { continue }
            candidates[.serviceDate] = [Candidate(value: day.value, words: line.words[day.words], page: view.page, checks: [.label, .format], score: 1)]
        }
        for (index, line) in view.lines.enumerated() where record.contains(line.box) {
            var start = 0
            while start < line.words.count, let dose = TypedReading.dose(in: line.words[start...]) {
                let behind = dose.words.upperBound < line.words.count ? view.folds[index][dose.words.upperBound] : ""
                let isBehindDay = TypedReading.date(in: line.words[..<dose.words.lowerBound]).map { $0.words.upperBound == dose.words.lowerBound } ?? false
                // "Injected 8 mg into the right eye."
                let isBehindVerb = dose.words.lowerBound > 0 && Self.giving.contains(view.folds[index][dose.words.lowerBound - 1]) && !dose.value.contains("/") && !dose.value.hasSuffix(" mL")
                let field: Field? = Self.wasting.contains(behind) ? .wastage : Self.giving.contains(behind) || isBehindDay || isBehindVerb ? .adminDose : nil
                if let field, candidates[field, default: []].allSatisfy({ isBehindVerb && $0.value.hasSuffix(" mL") }), !AdministrationArea.isOfPast(view.folds[index], before: dose.words.lowerBound), !isOfForeign(line.words[..<dose.words.lowerBound]) {
                    candidates[field] = [Candidate(value: dose.value, words: line.words[dose.words], page: view.page, checks: field == .adminDose && !isBehindDay && !isBehindVerb ? [.format] : [.label, .format], score: 1)]
                }
                start = dose.words.upperBound
            }
        }
    }

    /// "Tylenol 650 mg given PO": right before the amount stands another name than that of a biologic.
    private func isOfForeign(_ words: ArraySlice<Word>) -> Bool {
        if let last = knowledge.drugMentions(in: words.map(\.text)).last, last.words.upperBound + 2 >= words.count { return !last.drug.isBiologic }
        guard let before = words.last, before.text.first?.isUppercase == true, before.text.count > 2, before.text.allSatisfy({ $0.isLetter || $0 == "-" }) else { return false }
        return !Self.beforeAmount.contains(folded(before.text))
    }

    private static let beforeAmount: Set<String> = ["given", "gave", "dose", "dosage", "amount", "total", "administered", "infused", "injected", "received", "discarded", "wasted", "waste", "drug", "medication", "quantity", "note", "record", "and", "the"]

    /// "Given 10/31/2024, 09:53 to 10:48: 300 mg of the above, NDC 64764-300-20, lot 23-3248": what nobody labelled, up to the lot.
    private func collectSentence(_ record: AdministrationArea, _ view: PageView, into candidates: inout [Field: [Candidate]]) {
        let words = view.lines.indices.filter { record.contains(view.lines[$0].box) }.flatMap { line in view.lines[line].words.indices.map { (line: line, word: $0) } }
        let all = words.map { view.lines[$0.line].words[$0.word] }, folds = words.map { view.folds[$0.line][$0.word] }
        guard let lot = folds.firstIndex(where: { $0.hasPrefix("lot") && $0.count < 7 || $0 == "ndc" }) else { return }
        func isTold(_ index: Int) -> Bool { folds[max(0, index - 4)..<index].contains(where: Self.telling.contains) }
        func add(_ field: Field, _ reading: Reading?, isSure: Bool = true) {
            guard candidates[field, default: []].isEmpty, let reading, !folds[max(0, reading.words.lowerBound - 2)..<reading.words.lowerBound].contains(where: Self.expiring.contains) else { return }
            candidates[field] = [Candidate(value: reading.value, words: all[reading.words], page: view.page, checks: isSure && isTold(reading.words.lowerBound) ? [.label, .format] : [.format], score: 0)]
        }
        let before = all[..<lot]
        if let day = TypedReading.date(in: before), !folds[max(0, day.words.lowerBound - 4)..<day.words.lowerBound].contains(where: Self.otherDays.contains) { add(.serviceDate, day) }
        if let dose = TypedReading.dose(in: before), !dose.value.contains("/"), !isFollowedByDose(dose, all[..<lot], folds), !isOfForeign(before[..<dose.words.lowerBound]) {
            // "200 mg prednisone": behind the amount a name may stand that no directory has.
            let behind = folds[dose.words.upperBound]
            let isNamed = behind.contains(where: \.isLetter) && !Self.behindAmount.contains(behind) && !behind.hasPrefix("lot") && !knowledge.drugMentions(in: all[dose.words.upperBound..<lot].map(\.text)).contains { $0.words.lowerBound == 0 && $0.drug.isBiologic }
            add(.adminDose, dose, isSure: !isNamed)
        }
        // A code may be torn at the end of a line.
        for index in all.indices.dropLast() where all[index].text.hasSuffix("-") && words[index].line < words[index + 1].line {
            guard let code = TypedReading.ndc(all[index].text + TypedReading.trimmed(all[index + 1].text), bare: false) else { continue }
            add(.adminNDC, Reading(value: code, words: index..<index + 2))
        }
    }

    /// Another amount follows that is neither wasted nor what a vial holds: "84.9 mg from 5 vials of 20 mg, waste 15.1 mg".
    private func isFollowedByDose(_ dose: Reading, _ words: ArraySlice<Word>, _ folds: [String]) -> Bool {
        var start = dose.words.upperBound
        while start < words.endIndex, let next = TypedReading.dose(in: words[start...]) {
            let before = folds[max(0, next.words.lowerBound - 2)..<next.words.lowerBound], behind = next.words.upperBound < folds.count ? folds[next.words.upperBound] : ""
            guard before.contains(where: Self.unused.contains) || Self.unused.contains(behind) else { return true }
            start = next.words.upperBound
        }
        return false
    }

    private static let wasting: Set<String> = ["discarded", "wasted"]
    private static let unused: Set<String> = ["discarded", "wasted", "waste", "discard", "wastage", "vial", "vials"]
    private static let giving: Set<String> = ["given", "administered", "infused", "injected"]
    /// Labels of an order's dose that a record has, too.
    private static let plain: Set<String> = ["dose", "amount", "dosage", "dose amount"]
    /// What is given besides the drug.
    private static let besides: Set<String> = ["saline", "flush", "diluent", "premed", "water", "ns"]
    private static let telling: Set<String> = ["given", "gave", "administered", "infused", "injected", "treated", "dos", "date", "dose", "treatment", "amount", "shot", "instilled", "instillation", "injection", "infusion"]
    private static let behindAmount: Set<String> = ["of", "ndc", "from", "iv", "sc", "sq", "im", "subq", "subcut", "subcutaneous", "subcutaneously", "intravenous", "intravenously", "by", "via", "over", "in", "with", "dose", "total", "given", "administered", "infused", "injected", "at", "on", "the", "and", "waste", "wasted", "exp", "batch", "using", "drug", "to", "into", "as"]
    private static let otherDays: Set<String> = ["signed", "signature", "authorization", "auth", "approved", "ordered", "order", "prior", "previous", "last", "next", "weight", "labs"]
    private static let expiring: Set<String> = ["exp", "expires", "expiration", "expiry", "by", "before", "discarded", "waste", "wasted", "dob", "born"]

    /// "Date", above or beside what else was written down of what was given.
    func isDayOfRecord(_ hit: LabelHit, _ values: LabelledValues, _ record: AdministrationArea?) -> Bool {
        guard let record, hit.label.words == ["date"], record.contains(hit.box) else { return false }
        let given = values.hits.filter { [.adminDose, .adminLot].contains($0.label.field) && $0.isMarked && record.contains($0.box) }
        // Under the title of the record, with nothing but the product in between.
        let isAbove = given.map(\.line).min().map { (hit.line...hit.line + 4).contains($0) } ?? false
        return given.contains { $0.line == hit.line } || hit.isMarkedWithColon(in: values.view) && isAbove
    }

    /// "Medication | Administered | Dose": of a record of all that was given the row of the biologic.
    private func collectRecordRow(_ record: AdministrationArea, _ values: LabelledValues, into candidates: inout [Field: [Candidate]]) {
        let view = values.view
        guard let head = view.lines.indices.first(where: { record.contains(view.lines[$0].box) && OrderedRow.isTableHead($0, values) }) else { return }
        let heads = ColumnHeads(view: view, line: head)
        let rows = view.lines.indices.dropFirst(head + 1).prefix { view.lines[$0].words.contains { $0.text.contains(where: \.isNumber) } }
        guard let row = view.lines.indices.dropFirst(head + 1).first(where: { row in knowledge.drugMentions(in: view.lines[row].words.map(\.text)).contains { $0.drug.isBiologic && $0.similarity == 1 } }) ?? (rows.count == 1 ? rows.first : nil) else { return }
        for hit in values.hits where hit.line == head {
            guard let cell = heads.cell(under: hit.words.lowerBound, in: row) else { continue }
            func add(_ field: Field, _ reading: Reading?) {
                guard let reading, candidates[field, default: []].isEmpty else { return }
                candidates[field] = [Candidate(value: reading.value, words: cell[reading.words], page: view.page, checks: [.label, .format], score: 4)]
            }
            if hit.label.field == .dose || hit.label.field == .adminDose { add(.adminDose, TypedReading.dose(in: cell)) }
            // What heads the day says no more than that it was given.
            if [.adminDose, .serviceDate].contains(hit.label.field) || hit.label.words == ["date"] { add(.serviceDate, TypedReading.date(in: cell)) }
            if hit.label.field == .ndc { add(.adminNDC, TypedReading.ndc(in: cell)) }
        }
    }

    /// "Lot / expires   DT0041C / 2027-04 (3 vials)", and the next lots below in the same column.
    private func lotsWithExpiry(_ values: LabelledValues) -> [(lot: Candidate, expiry: Candidate)] {
        let view = values.view
        // "Lot / exp vial 1: …", "Lot / exp vial 2: …": each vial may have a label of its own.
        var all: [(lot: Candidate, expiry: Candidate)] = []
        for hit in values.hits where hit.label.field == .adminLot && Wordings.lotsWithExpiry.contains(hit.label.wording) {
            // "Flush lot/exp": of what is given besides.
            guard !view.folds[hit.line][view.segment(of: hit.words.lowerBound, line: hit.line).lowerBound..<hit.words.lowerBound].contains(where: Self.besides.contains) else { continue }
            guard let region = values.regions(for: hit).first(where: { !values.startsWithLabel($0) && !$0.words.isEmpty }) else { continue }
            var found: [(lot: Candidate, expiry: Candidate)] = [], left = view.lines[region.line].words[region.words.lowerBound].box.left, bottom = view.lines[region.line].box.bottom
            for index in view.lines.indices.dropFirst(region.line) {
                let line = view.lines[index]
                guard line.box.top - bottom < line.box.height, let first = index == region.line ? region.words.lowerBound : line.words.firstIndex(where: { abs($0.box.left - left) < 14 }),
                    case let words = line.words[first..<max(view.segment(of: first, line: index).upperBound, min(first + 4, line.words.count))],
                    let lot = TypedReading.first(in: words.prefix(1), limit: 1, TypedReading.lot), let expiry = TypedReading.expiry(in: words.dropFirst().prefix(4)), expiry.words.lowerBound <= first + 2
                else { break }
                func candidate(_ reading: Reading) -> Candidate { Candidate(value: reading.value, words: words[reading.words], page: view.page, checks: [.label, .format], score: 5) }
                // The rows of a table of all that was given are of several drugs.
                let others = knowledge.drugMentions(in: line.words[..<first].map(\.text))
                if !others.isEmpty, !others.contains(where: { $0.drug.isBiologic }) { continue }
                found.append((candidate(lot), candidate(expiry)))
                found += pairs(behind: expiry.words.upperBound, in: line.words[..<words.endIndex], view)
                (left, bottom) = (line.words[first].box.left, line.box.bottom)
            }
            all += found.filter { pair in !all.contains { $0.lot.value == pair.lot.value } }
        }
        return all
    }

    /// "NKM08A1 exp 08/2026 (3 vials); NKP02A1 exp 11/2026 (1 vial)": the next lots of the line.
    private func pairs(behind start: Int, in words: ArraySlice<Word>, _ view: PageView) -> [(lot: Candidate, expiry: Candidate)] {
        var found: [(lot: Candidate, expiry: Candidate)] = [], position = start
        if position < words.endIndex, words[position].text.hasPrefix("("), let end = words[position...].firstIndex(where: { $0.text.contains(")") }) { position = end + 1 }
        while position < words.endIndex {
            if ["and", "&", ";", ","].contains(words[position].text) { position += 1 }
            guard position < words.endIndex, let lot = TypedReading.lot(words[position].text), let expiry = TypedReading.expiry(in: words[(position + 1)...].prefix(4)), expiry.words.lowerBound <= position + 2 else { break }
            found.append((
                Candidate(value: lot, words: words[position...position], page: view.page, checks: [.label, .format], score: 5), Candidate(value: expiry.value, words: words[expiry.words], page: view.page, checks: [.label, .format], score: 5)
            ))
            position = expiry.words.upperBound
            if position < words.endIndex, words[position].text.hasPrefix("("), let end = words[position...].firstIndex(where: { $0.text.contains(")") }) { position = end + 1 }
        }
        return found
    }

    /// Each candidate with those that commas or "and" join to it: "23-6000, LN5557B".
    private func all(_ firsts: [Candidate], in view: PageView, _ read: (ArraySlice<Word>) -> Reading?) -> [Candidate] {
        firsts.flatMap { first -> [Candidate] in
            var found = [first]
            func isOwn(_ word: Word) -> Bool { first.box.contains(x: word.box.centerX, y: word.box.centerY) }
            guard let line = view.place(of: first).map({ view.lines[$0.line] }), var last = line.words.lastIndex(where: isOwn) else { return found }
            while last + 1 < line.words.count {
                // "3W0914 (exp 07/2026) and 3W0977 (exp 09/2026)": each with its own in brackets.
                if line.words[last + 1].text.hasPrefix("("), let end = line.words[(last + 1)...].prefix(4).firstIndex(where: { $0.text.contains(")") }), end + 1 < line.words.count { last = end }
                let isJoined = ",;&/".contains(line.words[last].text.last ?? " ")
                let start = ["and", "&", "/", ","].contains(line.words[last + 1].text) ? last + 2 : isJoined ? last + 1 : line.words.count
                guard start < line.words.count, let reading = read(line.words[start...]), reading.words.lowerBound == start else { break }
                found.append(Candidate(value: reading.value, words: line.words[reading.words], page: view.page, checks: first.checks.without(.secondReading), score: first.score))
                last = reading.words.upperBound - 1
            }
            return found
        }
    }
}

extension Set<FieldValue.Check> {
    fileprivate func without(_ check: FieldValue.Check) -> Set { filter { $0 != check } }
}
