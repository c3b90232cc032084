import Foundation
import PageText
import Vocabulary

/// Reads one physician's order, with the administration record when it stands on the same paper.
struct OrderExtractor {
    let views: [PageView]
    let judge: Judge
    let knowledge: any Knowledge

    init(_ views: [PageView], knowledge: any Knowledge, scorer: Scorer) {
        self.views = views
        self.knowledge = knowledge
        judge = Judge(views, scorer: scorer)
    }

    func read() -> DocumentRecord {
        var candidates: [Field: [Candidate]] = [:]
        var lists: [Field: [Candidate]] = [:]
        var fields: [Field: FieldValue] = [:]
        var unread: [Field: Place] = [:]
        for view in views {
            let values = LabelledValues(view, Wordings.order)
            for field in Self.typed {
                if let box = values.written(behind: field) { unread[field] = judge.place(box, page: view.page.number) }
            }
            collectTyped(values, into: &candidates)
            collectNames(values, into: &candidates)
            collectAdministration(values, into: &candidates, &lists)
            let diagnoses = Diagnoses(view: view, values: values, knowledge: knowledge).read()
            lists[.icd10, default: []] += diagnoses.codes
            lists[.diagnosisText, default: []] += diagnoses.texts
            if let necessity = Necessity(view: view, values: values, diagnoses: diagnoses.texts).read() { candidates[.medicalNecessity, default: []].append(necessity) }
            let drug = OrderedDrug(view: view, values: values, judge: judge, knowledge: knowledge)
            drug.read(into: &candidates, &fields)
            collectDoses(values, near: drug.lines, into: &candidates)
            favour(.route, near: drug.lines, in: view, &candidates)
            favour(.frequency, near: drug.lines, in: view, &candidates)
            addSentence(values, near: drug.lines, &candidates)
            takeRow(drug.row, on: view.page.number, &candidates)
        }
        dropExamples(&candidates)
        dropExamples(&lists)
        let signature = SignatureReader(views: views, judge: judge)
        let known = [Field.orderDate, .serviceDate].compactMap { candidates[$0]?.max { $0.score < $1.score } }
        unread[.signatureDate] = signature.read(into: &fields, knownDates: known)
        for (field, found) in candidates where fields[field] == nil {
            if let value = judge.value(field, found) { fields[field] = value }
        }
        for (field, found) in lists {
            if let value = judge.list(field, Self.unique(found)) { fields[field] = value }
        }
        checkDose(&fields)
        checkNames(&fields)
        NamesByCode(views: views, judge: judge, knowledge: knowledge).complete(&fields)
        return DocumentRecord(kind: .order, pages: views.map(\.page.number), fields: fields, unread: unread.filter { fields[$0.key] == nil })
    }

    /// "e.g. 300 mg", "usual: every 8 weeks": what a form prints to show how it is filled in is said of nobody.
    private func dropExamples(_ candidates: inout [Field: [Candidate]]) {
        let words: Set<String> = ["eg", "usual", "usually", "sample"]
        func isExample(_ candidate: Candidate) -> Bool {
            guard let view = views.first(where: { $0.page.number == candidate.page }) else { return false }
            for (line, folds) in zip(view.lines, view.folds) where line.box.verticalOverlap(candidate.box) > 0.5 * candidate.box.height {
                guard let first = line.words.firstIndex(where: { $0.box.right > candidate.box.left + 1 }) else { continue }
                if folds[..<first].suffix(6).contains(where: words.contains) || folds[..<first].contains(where: { $0.hasPrefix("example") }) { return true }
            }
            return false
        }
        for (field, found) in candidates where field != .medicalNecessity { candidates[field] = found.filter { !isExample($0) } }
    }

    /// Fields that a rule calls missing when they have no value.
    private static let typed: [Field] = [.orderDate, .dose, .npi, .wastage, .icd10]

    private static func unique(_ candidates: [Candidate]) -> [Candidate] {
        var seen: Set<String> = []
        return candidates.filter { seen.insert($0.value).inserted }
    }

    // MARK: - Typed fields

    private func collectTyped(_ values: LabelledValues, into candidates: inout [Field: [Candidate]]) {
        func add(_ field: Field, _ found: [Candidate]) { candidates[field, default: []] += found }
        add(.patientBirthDate, values.candidates(.patientBirthDate, { TypedReading.date(in: $0, birth: true) }))
        add(.mbi, values.candidates(.mbi, TypedReading.mbi))
        add(.orderDate, values.candidates(.orderDate, { TypedReading.date(in: $0) }, excluding: { hit in isSignatureDate(hit, values) }))
        add(.npi, values.candidates(.npi, TypedReading.npi, near: false))
        let options = TickedOptions(values: values)
        add(.route, options.candidates(.route, TypedReading.route))
        add(.frequency, options.candidates(.frequency, TypedReading.frequency))
        // A lost point makes 923 kg of 92.3.
        add(.weight, values.candidates(.weight, { TickedBoxes.chosenUnit(in: $0, of: values.view, TypedReading.weight) }).map { Self.isUsual($0.value) ? $0 : $0.without(.label).without(.secondReading) })
        add(.height, values.candidates(.height, { TickedBoxes.chosenUnit(in: $0, of: values.view, TypedReading.height) }).map { Self.isUsualHeight($0.value) ? $0 : $0.without(.label).without(.secondReading) })
        add(.serviceDate, values.candidates(.serviceDate, { TypedReading.date(in: $0) }))
        add(.priorAuthNumber, values.candidates(.priorAuthNumber, { words in
            TypedReading.identifier(in: words).flatMap { $0.value.count >= 5 && !TypedReading.isPhone($0.value) ? $0 : nil }
        }, excluding: { hit in
            hit.label.words.count == 1 && !hit.isMarked && !isFollowedByNumber(hit, values)
        }))
        // Without labels: a code with a check digit or a fixed form speaks for itself.
        for line in values.view.lines {
            if candidates[.npi, default: []].isEmpty, let npi = TypedReading.npi(in: line.words[...]) {
                add(.npi, [Candidate(value: npi.value, words: line.words[npi.words], page: values.view.page, checks: [.format], score: -1).without(.secondReading)])
            }
            if candidates[.mbi, default: []].isEmpty, let mbi = TypedReading.mbi(in: line.words[...]) {
                add(.mbi, [Candidate(value: mbi.value, words: line.words[mbi.words], page: values.view.page, checks: [.format], score: -1)])
            }
        }
        if candidates[.mbi, default: []].isEmpty {
            add(.mbi, values.candidates(.mbi, TypedReading.likelyMBI).map { candidate in
                var candidate = candidate
                candidate.checks = []
                candidate.confidence = min(candidate.confidence, 0.6)
                return candidate
            })
        }
        if candidates[.orderDate, default: []].isEmpty { add(.orderDate, letterDate(values.view)) }
        dropBirthDates(&candidates)
    }

    /// "PA" is a state as well, and "authorization" a word of any letter: without a colon only a number right behind makes them labels.
    private func isFollowedByNumber(_ hit: LabelHit, _ values: LabelledValues) -> Bool {
        let words = values.view.lines[hit.line].words
        guard hit.words.upperBound < words.count else { return false }
        let next = words[hit.words.upperBound].text
        // At the start of a line, or of an item of a list, the number may be digits alone.
        let isFirst = words[..<hit.words.lowerBound].allSatisfy { !$0.text.contains(where: \.isLetter) }
        return next.count(where: \.isNumber) > 4 && (next.contains(where: \.isLetter) || isFirst && hit.label.words != ["pa"])
    }

    private static func isUsual(_ weight: String) -> Bool {
        guard let kilograms = (try? Weight(weight))?.kilograms else { return false }
        return kilograms > 2 && kilograms < 300
    }

    private static func isUsualHeight(_ height: String) -> Bool {
        guard let centimetres = (try? Height(height))?.centimetres else { return false }
        return centimetres > 90 && centimetres < 220
    }

    /// The birth date is in no other field, and no such order was written in the century before.
    private func dropBirthDates(_ candidates: inout [Field: [Candidate]]) {
        let births = Set(candidates[.patientBirthDate, default: []].map { $0.value.suffix(8) })
        for field in [Field.orderDate, .serviceDate] {
            // A year in two digits is read as one of this century: the rest tells.
            candidates[field]?.removeAll { $0.value < "2000" || births.contains($0.value.suffix(8)) }
        }
    }

    /// A bare "Date" that stands beside or under a signature line dates the signature, not the order.
    private func isSignatureDate(_ hit: LabelHit, _ values: LabelledValues) -> Bool {
        guard hit.label.words == ["date"] else { return false }
        let around = values.view.lines[max(0, hit.line - 2)...min(values.view.lines.count - 1, hit.line + 1)]
        return around.contains { $0.words.contains { folded($0.text).hasPrefix("sign") || folded($0.text) == "cosignature" } }
    }

    /// A letter is dated at its head, on a line of its own.
    private func letterDate(_ view: PageView) -> [Candidate] {
        for line in view.lines where line.box.top < view.page.height * 0.35 {
            for segment in line.segments {
                guard let date = TypedReading.date(in: line.words[segment]), date.words == segment else { continue }
                return [Candidate(value: date.value, words: line.words[date.words], page: view.page, checks: [.format, .label], score: 0)]
            }
        }
        return []
    }

    /// Route and frequency out of the sentence that orders the dose: "… 60 mg by SUBQ q6 months". Other drugs (premedication) have such sentences too.
    private func addSentence(_ values: LabelledValues, near drugLines: Set<Int>, _ candidates: inout [Field: [Candidate]]) {
        let view = values.view
        let doses = candidates[.dose, default: []].filter { $0.page == view.page.number }.map(\.box.centerY)
        for index in view.lines.indices.sorted(by: { (drugLines.contains($0) ? 0 : 1, $0) < (drugLines.contains($1) ? 0 : 1, $1) }) {
            let line = view.lines[index]
            let isOrdered = drugLines.contains(index) || drugLines.contains(index - 1) || doses.contains { line.box.top < $0 && $0 < line.box.bottom }
            // The dose may be missing: "Please administer X by SC injection every 4 weeks".
            // Where neither name nor dose can be read, a line that says both route and schedule is the order.
            let isSentence = drugLines.isEmpty && doses.isEmpty && TypedReading.route(in: line.words[...]) != nil && TypedReading.frequency(in: line.words[...]) != nil
            guard isOrdered || drugLines.isEmpty, let start = TypedReading.dose(in: line.words[...])?.words.upperBound ?? (drugLines.contains(index) ? 1 : isSentence ? 0 : nil) else { continue }
            // A sentence may run on into the next line.
            var words = line.words
            if index + 1 < view.lines.count, line.words.count > 5, abs(view.lines[index + 1].box.left - line.box.left) < 6, !values.hits.contains(where: { $0.line == index + 1 && $0.isMarked }) {
                words += view.lines[index + 1].words
            }
            let behind = words[start...]
            for (field, read) in [(Field.route, TypedReading.route), (.frequency, TypedReading.frequency)] where candidates[field, default: []].isEmpty {
                guard let reading = read(behind), reading.words.lowerBound >= line.words.count || TickedBoxes.state(before: reading.words.lowerBound, of: index, in: view) != false else { continue }
                candidates[field, default: []].append(
                    Candidate(value: reading.value, words: words[reading.words], page: view.page, checks: isSentence ? [.format] : [.format, .label], score: 0))
            }
        }
    }

    /// A form with several drugs prints route and schedule under each: those at the ordered drug count.
    private func favour(_ field: Field, near drugLines: Set<Int>, in view: PageView, _ candidates: inout [Field: [Candidate]]) {
        guard candidates[field, default: []].count > 1, !drugLines.isEmpty else { return }
        for index in candidates[field, default: []].indices {
            guard let box = candidates[field]?[index].box, let line = view.lines.firstIndex(where: { $0.box.verticalOverlap(box) > 0 }) else { continue }
            let distance = drugLines.map { line - $0 }.filter { $0 >= 0 }.min() ?? 9
            candidates[field]?[index].score += max(0, 3 - Double(distance))
        }
    }

    /// What the row of the ordered drug says counts, whatever stands elsewhere.
    private func takeRow(_ row: OrderedRow?, on page: Int, _ candidates: inout [Field: [Candidate]]) {
        guard let row else { return }
        let readers: [(Field, (ArraySlice<Word>) -> Reading?)] = [
            (.dose, TypedReading.dose), (.calculatedDose, TypedReading.dose), (.route, TypedReading.route), (.frequency, TypedReading.frequency),
        ]
        for (field, read) in readers {
            guard let own = row.candidates(field, read) else { continue }
            candidates[field] = candidates[field, default: []].filter { $0.page != page } + own
        }
    }

    // MARK: - Names

    private func collectNames(_ values: LabelledValues, into candidates: inout [Field: [Candidate]]) {
        let view = values.view
        for field in [Field.patientName, .prescriberName] {
            for hit in values.hits where hit.label.field == field {
                guard hit.isMarked || view.startsSegment(hit.words.lowerBound, line: hit.line) else { continue }
                for region in values.regions(for: hit) + (field == .prescriberName ? values.above(hit).prefix(1) : []) {
                    if region.relation != .right, values.startsWithLabel(region) { continue }
                    let words = values.words(of: region)
                    guard let name = PersonName(words.map(\.text)), !isDrug(name.normal) else { continue }
                    let nameWords = words.prefix(name.normal.split(separator: " ").count)
                    let printed = ([String](nameWords.map(\.text)) + [name.credentials ?? ""]).joined(separator: " ").trimmingEnd()
                    let score = Double(hit.label.words.count) + (hit.isMarked ? 2 : 0) + (region.relation == .right ? 1 : region.relation == .below ? 0.6 : 0.2)
                    candidates[field, default: []].append(
                        Candidate(value: name.normal, words: nameWords, page: view.page, checks: [.label], score: score, printed: printed))
                    if field == .prescriberName, name.credentials == nil { candidates[.prescriberCredentials, default: []] += credentials(behind: nameWords, in: region, view, score) }
                    break
                }
            }
        }
        if candidates[.patientName, default: []].isEmpty { candidates[.patientName, default: []] += nameAboveBirthDate(values) }
        candidates[.prescriberCredentials, default: []] += values.textCandidates(.prescriberCredentials) { PersonName.areCredentials($0.split { " ,".contains($0) }.map(String.init)) }
        if candidates[.prescriberName, default: []].isEmpty { candidates[.prescriberName, default: []] += nameWithCredentials(view) }
    }

    /// Credentials in a box of their own, right of the name.
    private func credentials(behind name: ArraySlice<Word>, in region: Region, _ view: PageView, _ score: Double) -> [Candidate] {
        let line = view.lines[region.line]
        guard let segment = line.segments.first(where: { $0.lowerBound >= name.endIndex }), PersonName.areCredentials(line.words[segment].map(\.text)) else { return [] }
        return [Candidate(value: line.text(of: segment), words: line.words[segment], page: view.page, checks: [.label], score: score)]
    }

    private func isDrug(_ text: String) -> Bool { knowledge.drugMentions(in: text.split(separator: " ").map(String.init)).contains { $0.similarity == 1 } }

    /// Charts print the patient's name alone, with the birth date right below or beside it.
    private func nameAboveBirthDate(_ values: LabelledValues) -> [Candidate] {
        guard let birth = values.hits.first(where: { $0.label.field == .patientBirthDate }) else { return [] }
        let view = values.view
        for index in view.lines.indices.prefix(birth.line + 1).reversed().prefix(3) {
            let line = view.lines[index]
            let column = line.segments.filter { line.box(of: $0).horizontalOverlap(birth.box.widened(by: 20)) > 0 }
            let all = index == birth.line ? line.words[..<birth.words.lowerBound] : line.words[...]
            for words in index == birth.line ? [all] : column.map({ line.words[$0] }) + [all] {
                guard let name = PersonName(words.map(\.text)), !isDrug(name.normal) else { continue }
                // Names of practices look like those of people; what is set beside a birth date on paper is read, not known.
                return [
                    Candidate(
                        value: name.normal, words: words.prefix(name.normal.split(separator: " ").count), page: view.page,
                        checks: view.page.source == .textLayer ? [.label] : [], score: 0)
                ]
            }
        }
        return []
    }

    /// A letter is signed with name and credentials on a line of their own.
    private func nameWithCredentials(_ view: PageView) -> [Candidate] {
        for line in view.lines.reversed() {
            for segment in line.segments {
                guard let name = PersonName(line.words[segment].map(\.text)), let credentials = name.credentials, !PersonName.isNurse(credentials) else { continue }
                let words = line.words[segment].prefix(name.normal.split(separator: " ").count)
                return [Candidate(value: name.normal, words: words, page: view.page, checks: [.label], score: 0, printed: line.text(of: segment))]
            }
        }
        return []
    }

    // MARK: - Administration record

    private func collectAdministration(
        _ values: LabelledValues, into candidates: inout [Field: [Candidate]], _ lists: inout [Field: [Candidate]]
    ) {
        candidates[.adminDose, default: []] += values.candidates(.adminDose, { TypedReading.dose(in: $0.prefix(4)) }, excluding: { !isOfRecord($0, values) })
            .filter { !$0.value.contains("/") }
        candidates[.wastage, default: []] += values.candidates(.wastage, { TypedReading.dose(in: $0.prefix(4)) })
        // A zero read as a letter may be another digit, and no waste is what JZ swears to: for a person to confirm.
        if candidates[.wastage, default: []].isEmpty {
            candidates[.wastage] = values.candidates(.wastage, { TypedReading.noDose(in: $0.prefix(2)) }).map { $0.without(.label).without(.secondReading) }
        }
        lists[.adminLot, default: []] += all(values.candidates(.adminLot, { TypedReading.first(in: $0.prefix(2), limit: 1, TypedReading.lot) }), in: values.view) {
            TypedReading.first(in: $0.prefix(1), limit: 1, TypedReading.lot)
        }
        lists[.adminExpiry, default: []] += all(values.candidates(.adminExpiry, { TypedReading.expiry(in: $0.prefix(4)) }), in: values.view) { TypedReading.expiry(in: $0.prefix(4)) }
        if let table = AdministrationTable(values) {
            for field in [Field.adminDose, .wastage] { table.amount(field).map { candidates[field] = [$0] } }
            let lots = table.list(.adminLot) { TypedReading.first(in: $0.prefix(2), limit: 1, TypedReading.lot) }, expiries = table.list(.adminExpiry) { TypedReading.expiry(in: $0.prefix(4)) }
            if !lots.isEmpty { lists[.adminLot] = lots }
            if !expiries.isEmpty { lists[.adminExpiry] = expiries }
        }
        // The order names the code to dispense; the record names the one that was given.
        let record = administrationStart(values)
        for candidate in values.candidates(.ndc, { TypedReading.ndc(in: $0.prefix(3)) }) {
            let isRecord = record.map { candidate.box.top >= $0 } ?? false
            candidates[isRecord ? .adminNDC : .ndc, default: []].append(candidate)
        }
        candidates[.adminNDC, default: []] += values.candidates(.adminNDC, { TypedReading.ndc(in: $0.prefix(3)) })
    }

    /// Each candidate with those that commas or "and" join to it: "23-6000, LN5557B".
    private func all(_ firsts: [Candidate], in view: PageView, _ read: (ArraySlice<Word>) -> Reading?) -> [Candidate] {
        firsts.flatMap { first -> [Candidate] in
            var found = [first]
            func isOwn(_ word: Word) -> Bool { first.box.contains(x: word.box.centerX, y: word.box.centerY) }
            guard let line = view.lines.first(where: { $0.words.contains(where: isOwn) }), var last = line.words.lastIndex(where: isOwn) else { return found }
            while last + 1 < line.words.count {
                let isJoined = ",;&/".contains(line.words[last].text.last ?? " ")
                let start = ["and", "&", "/", ","].contains(line.words[last + 1].text) ? last + 2 : isJoined ? last + 1 : line.words.count
                guard start < line.words.count, let reading = read(line.words[start...]), reading.words.lowerBound == start else { break }
                found.append(Candidate(value: reading.value, words: line.words[reading.words], page: view.page, checks: first.checks.without(.secondReading), score: first.score))
                last = reading.words.upperBound - 1
            }
            return found
        }
    }

    private static let record: Set<Field> = [.serviceDate, .adminDose, .adminLot, .wastage, .adminExpiry]

    /// "Given" alone is a word of any order ("to be given by infusion"): it speaks of what was given where lot, day or waste stand on the page, too.
    private func isOfRecord(_ hit: LabelHit, _ values: LabelledValues) -> Bool {
        guard hit.label.field == .adminDose, hit.label.words.count == 1 else { return true }
        return hit.isMarked && values.hits.contains { $0.label.field != .adminDose && Self.record.contains($0.label.field) && $0.isMarked }
    }

    /// The height at which the administration record begins: its title, or its first label.
    private func administrationStart(_ values: LabelledValues) -> Double? {
        let titles = values.view.lines.filter { line in
            let fold = folded(line.text)
            return fold.hasPrefix("administration") || fold.hasPrefix("medicationadministration") || fold.hasPrefix("nursing") || fold.hasPrefix("infusionrecord") || fold.hasPrefix("injectionrecord")
        }.map(\.box.top)
        let labels = values.hits.filter { Self.record.contains($0.label.field) && $0.isMarked && isOfRecord($0, values) }.map(\.box.top)
        return (titles.filter { title in labels.isEmpty || title <= (labels.max() ?? title) } + labels).min().map { $0 - 2 }
    }

    // MARK: - Doses

    private func collectDoses(_ values: LabelledValues, near drugLines: Set<Int>, into candidates: inout [Field: [Candidate]]) {
        let record = administrationStart(values) ?? .infinity
        func ordered(_ found: [Candidate]) -> [Candidate] { found.filter { $0.box.top < record } }
        candidates[.calculatedDose, default: []] += ordered(values.candidates(.calculatedDose, { TypedReading.dose(in: $0.prefix(5)) }))
        var doses = ordered(TickedOptions(values: values).candidates(.dose, { TypedReading.dose(in: $0.prefix(4)) })).filter { !isOpen($0, in: values.view) }
        // A form with several drugs has a dose under each: the one at the ordered drug counts.
        if doses.count > 1, !drugLines.isEmpty {
            for index in doses.indices {
                let line = values.view.lines.firstIndex { $0.box.verticalOverlap(doses[index].box) > 0 } ?? 0
                let distance = drugLines.map { line - $0 }.filter { $0 >= 0 }.min() ?? 9
                doses[index].score += max(0, 3 - Double(distance))
            }
        }
        if doses.isEmpty {
            // Prose: the dose stands right behind the drug's name.
            let calculated = candidates[.calculatedDose, default: []].map(\.box)
            for index in drugLines.sorted() {
                for line in [index, index + 1] where line < values.view.lines.count && values.view.lines[line].box.top < record {
                    guard let dose = TypedReading.dose(in: values.view.lines[line].words[...]), TickedBoxes.state(before: dose.words.lowerBound, of: line, in: values.view) != false, !calculated.contains(where: { $0.horizontalOverlap(values.view.lines[line].box(of: dose.words)) > 0 && $0.verticalOverlap(values.view.lines[line].box) > 0 }) else { continue }
                    doses.append(
                        Candidate(value: dose.value, words: values.view.lines[line].words[dose.words], page: values.view.page, checks: [.format, .label], score: Double(line == index ? 0 : -1)))
                }
                if !doses.isEmpty { break }
            }
        }
        if doses.isEmpty {
            // A dose by the patient's size is an order wherever it stands.
            for (index, line) in values.view.lines.enumerated() where line.box.top < record {
                guard let dose = TypedReading.dose(in: line.words[...]), dose.value.hasSuffix("/kg") || dose.value.hasSuffix("/m2"),
                    TickedBoxes.state(before: dose.words.lowerBound, of: index, in: values.view) != false
                else { continue }
                doses.append(Candidate(value: dose.value, words: line.words[dose.words], page: values.view.page, checks: [.format], score: -2))
                break
            }
        }
        // "Dose 10 mg/kg" and under it "= Dose 754 mg": what goes by the patient's size is ordered, the other is what it comes to.
        let bySize = doses.filter { $0.value.contains("/") }
        if !bySize.isEmpty, candidates[.calculatedDose, default: []].isEmpty {
            candidates[.calculatedDose, default: []] += doses.filter { !$0.value.contains("/") }
            doses = bySize
        }
        if candidates[.calculatedDose, default: []].isEmpty { candidates[.calculatedDose, default: []] += bySize.compactMap { beside($0, in: values.view) } }
        candidates[.dose, default: []] += doses
        // "6 mg/kg = 616 mg": what stands behind the sign is the dose it comes to.
        for line in values.view.lines where line.box.top < record {
            guard let equals = line.words.indices.first(where: { $0 > 0 && ["=", "=>", "→"].contains(line.words[$0].text) }),
                TypedReading.dose(in: line.words[..<equals]) != nil, let total = TypedReading.dose(in: line.words[(equals + 1)...].prefix(3))
            else { continue }
            candidates[.calculatedDose, default: []].append(
                Candidate(value: total.value, words: line.words[total.words], page: values.view.page, checks: [.format, .label], score: 1))
        }
    }

    /// The box before it is not ticked.
    private func isOpen(_ dose: Candidate, in view: PageView) -> Bool {
        guard let index = view.lines.firstIndex(where: { $0.words.contains { dose.box.contains(x: $0.box.centerX, y: $0.box.centerY) } }),
            let word = view.lines[index].words.firstIndex(where: { dose.box.contains(x: $0.box.centerX, y: $0.box.centerY) })
        else { return false }
        return TickedBoxes.state(before: word, of: index, in: view) == false
    }

    /// "Dose 6 mg/kg   616 mg": what stands alone on the line of a dose by size, close behind it, is what it comes to.
    private func beside(_ dose: Candidate, in view: PageView) -> Candidate? {
        guard let line = view.lines.first(where: { $0.words.contains { dose.box.contains(x: $0.box.centerX, y: $0.box.centerY) } }),
            let last = line.words.lastIndex(where: { dose.box.contains(x: $0.box.centerX, y: $0.box.centerY) }),
            let total = TypedReading.dose(in: line.words[(last + 1)...].prefix(3)), !total.value.contains("/"), total.words.lowerBound <= last + 2
        else { return nil }
        return Candidate(value: total.value, words: line.words[total.words], page: view.page, checks: [.format], score: 0)
    }

    /// A brand and a proper name of different drugs: one of them is not what was ordered, or was cut.
    private func checkNames(_ fields: inout [Field: FieldValue]) {
        guard let brand = fields[.drugBrand], let generic = fields[.drugGeneric],
            let drug = knowledge.drugMentions(in: brand.text.split(separator: " ").map(String.init)).first?.drug, let name = drug.properName, folded(name) != folded(generic.text)
        else { return }
        // Without the suffix it is the same substance, read less exactly.
        let core = name.split(separator: "-").dropLast().joined(separator: "-")
        if !core.isEmpty, folded(core) == folded(generic.text) { return }
        fields[.drugGeneric] = generic.forReview()
        if !brand.checks.contains(.label) { fields[.drugBrand] = brand.forReview() }
    }

    /// dose × weight (or surface) = calculated dose proves all three; where it is another, one of them is not what was meant.
    private func checkDose(_ fields: inout [Field: FieldValue]) {
        guard let dose = fields[.dose].flatMap({ try? Dose($0.text) }), let calculated = fields[.calculatedDose].flatMap({ try? Dose($0.text) }),
            let expected = dose.total(weight: fields[.weight].flatMap { try? Weight($0.text) }, height: fields[.height].flatMap { try? Height($0.text) }),
            let difference = calculated.deviation(from: expected)
        else { return }
        guard abs(difference) * 50 < 1 else {
            if abs(difference) * 5 > 1 { for field in [Field.dose, .calculatedDose] { fields[field] = fields[field]?.forReview() } }
            return
        }
        for field in [Field.dose, .calculatedDose, .weight] {
            guard var value = fields[field] else { continue }
            if !value.checks.contains(.arithmetic) { value.checks.append(.arithmetic) }
            fields[field] = judge.judged(field, value)
        }
    }
}

extension Set<FieldValue.Check> {
    fileprivate func without(_ check: FieldValue.Check) -> Set { filter { $0 != check } }
}

extension String {
    fileprivate func trimmingEnd() -> String {
        var part = Substring(self)
        while let last = part.last, last == " " || last == "," { part.removeLast() }
        return String(part)
    }
}
