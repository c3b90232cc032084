import Foundation
import PageText
import Vocabulary

/// Reads one physician's order, with the administration record when it stands on the same paper.
struct OrderExtractor {
    let views: [PageView]
    let judge: Judge
    let knowledge: any Knowledge

    init(_ views: [PageView], knowledge: any Knowledge, judge: Judge) {
        self.views = views
        self.knowledge = knowledge
        self.judge = judge
    }

    func read() -> DocumentRecord {
        var candidates: [Field: [Candidate]] = [:]
        var lists: [Field: [Candidate]] = [:]
        var fields: [Field: FieldValue] = [:]
        var unread: [Field: Place] = [:]
        let drugs = views.map { view in
            OrderedDrug(view: view, values: LabelledValues(view, Wordings.order), judge: judge, knowledge: knowledge)
        }
        let isNamed = drugs.contains { !$0.lines.isEmpty }
        let found = drugs.map { Diagnoses(view: $0.view, values: $0.values, knowledge: knowledge, drugLines: $0.lines, namedLines: $0.ownLines) }
        let tie = found.map(\.tie).max() ?? .none
        for ((view, drug), diagnosed) in zip(zip(views, drugs), found) {
            let values = drug.values
            for field in Self.typed {
                if let box = values.written(behind: field) { unread[field] = judge.place(box, page: view.page.number) }
            }
            let record = AdministrationArea(values)
            collectTyped(values, record, into: &candidates)
            collectNames(values, into: &candidates)
            candidates[.npi] = candidates[.npi]?.map { ofPrescriber($0, candidates[.prescriberName, default: []], view) }
            collectAdministration(values, record, into: &candidates, &lists)
            let diagnoses = diagnosed.read(best: tie)
            lists[.icd10, default: []] += diagnoses.codes
            lists[.diagnosisText, default: []] += diagnoses.texts
            if let necessity = Necessity(view: view, values: values, diagnoses: diagnoses.texts).read() { candidates[.medicalNecessity, default: []].append(necessity) }
            drug.read(into: &candidates, &fields)
            // Where only the record of what was given has a label for the drug, the order names it in prose above.
            let isAbove = { (line: Int) in !(record?.contains(view.lines[line].box) ?? false) }
            let named = drug.lines.contains(where: isAbove) ? drug.lines : drug.lines.union(drug.ownLines.filter(isAbove))
            collectDoses(values, record, near: named, row: drug.row, into: &candidates)
            favour(.route, near: named, in: view, &candidates)
            favour(.frequency, near: named, in: view, &candidates)
            // Sentences of a page that does not name the drug are of others.
            if !isNamed || !drug.lines.isEmpty { addSentence(values, record, near: named, &candidates) }
            let isNamedElsewhere = drug.ownLines.contains(where: isAbove) || drugs.contains { $0.view.page.number != view.page.number && !$0.lines.isEmpty }
            takeRow(drug, besides: record, isNamedElsewhere: isNamedElsewhere, on: view.page.number, &candidates)
        }
        dropExamples(&candidates)
        dropExamples(&lists)
        doubtThousands(&candidates)
        dropAsides(&candidates)
        takeDoseBySize(&candidates)
        weighRivals(&candidates)
        // Of several lots one was not read, or one expiry.
        if case let (lots, expiries) = (lists[.adminLot, default: []], lists[.adminExpiry, default: []]), !lots.isEmpty, !expiries.isEmpty, lots.count != expiries.count {
            for field in [Field.adminLot, .adminExpiry] { lists[field] = lists[field]?.map { $0.untied } }
        }
        // What expires without a lot is an authorization, or the order.
        if lists[.adminLot, default: []].isEmpty, candidates[.adminDose, default: []].isEmpty, candidates[.adminNDC, default: []].isEmpty { lists[.adminExpiry] = [] }
        let signature = SignatureReader(views: views, judge: judge)
        let known = [Field.orderDate, .serviceDate].compactMap { candidates[$0]?.max { $0.score < $1.score } }
        unread[.signatureDate] = signature.read(into: &fields, knownDates: known)
        for (field, found) in candidates where fields[field] == nil {
            if let value = judge.value(field, found) { fields[field] = value }
        }
        for (field, found) in lists {
            if let value = judge.list(field, Self.unique(found)) { fields[field] = value }
        }
        doubtCircled(&fields)
        checkDose(&fields)
        checkNames(&fields)
        NamesByCode(views: views, judge: judge, knowledge: knowledge).complete(&fields)
        return DocumentRecord(kind: .order, pages: views.map(\.page.number), fields: fields, unread: unread.filter { fields[$0.key] == nil })
    }

    /// "e.g. 300 mg", "usual: every 8 weeks": what a form prints to show how it is filled in is said of nobody.
    private func dropExamples(_ candidates: inout [Field: [Candidate]]) {
        func isExample(_ candidate: Candidate) -> Bool {
            guard let view = views.first(where: { $0.page.number == candidate.page }) else { return false }
            for (line, folds) in zip(view.lines, view.folds) where line.box.verticalOverlap(candidate.box) > 0.5 * candidate.box.height {
                guard let first = line.words.firstIndex(where: { $0.box.right > candidate.box.left + 1 }) else { continue }
                if folds[..<first].suffix(6).contains(where: Self.showing.contains) || folds[..<first].contains(where: { $0.hasPrefix("example") }) { return true }
            }
            return false
        }
        for (field, found) in candidates where field != .medicalNecessity { candidates[field] = found.filter { !isExample($0) } }
    }

    /// "Circle the dose for the patient's weight": which of them a pen went round the words do not say.
    private func doubtCircled(_ fields: inout [Field: FieldValue]) {
        let pages = Set(views.filter { view in
            zip(view.lines, view.folds).contains { line, folds in folds.indices.contains { folds[$0] == "circle" && line.words[$0].text.first?.isUppercase == true || folds[$0] == "circled" || folds[$0] == "circle" && folds[($0 + 1)...].first.map { ["one", "the", "all"].contains($0) } ?? false } }
        }.map(\.page.number))
        for field in [Field.drugBrand, .drugGeneric, .drugSelection, .dose, .route, .frequency] where fields[field].map({ pages.contains($0.page) }) ?? false { fields[field] = fields[field]?.forReview() }
    }

    /// "6.500 MG": on a scan it may as well be 6,500.
    private func doubtThousands(_ candidates: inout [Field: [Candidate]]) {
        let scans = Set(views.filter { $0.page.source != .textLayer }.map(\.page.number))
        for field in [Field.dose, .adminDose, .calculatedDose, .wastage] { candidates[field] = candidates[field]?.map { scans.contains($0.page) && Self.threeDecimals.begins($0.printed) ? $0.untied : $0 } }
    }

    private static let threeDecimals = Pattern(/\d{1,3}\.\d{3}(?!\d)/)
    private static let showing: Set<String> = ["eg", "usual", "usually", "sample"]
    /// Fields that a rule calls missing when they have no value.
    private static let typed: [Field] = [.orderDate, .dose, .npi, .wastage, .icd10, .weight]

    private static func unique(_ candidates: [Candidate]) -> [Candidate] {
        var seen: Set<String> = []
        return candidates.filter { seen.insert($0.value).inserted }
    }

    // MARK: - Typed fields

    private func collectTyped(_ values: LabelledValues, _ record: AdministrationArea?, into candidates: inout [Field: [Candidate]]) {
        func add(_ field: Field, _ found: [Candidate]) { candidates[field, default: []] += found }
        add(.patientBirthDate, values.candidates(.patientBirthDate, { TypedReading.date(in: $0, birth: true) }))
        add(.mbi, values.candidates(.mbi, TypedReading.mbi))
        add(.orderDate, values.candidates(.orderDate, { TypedReading.date(in: $0) }, excluding: { hit in isSignatureDate(hit, values) || isDayOfRecord(hit, values, record) || hit.label.words == ["date"] && record?.contains(hit.box) ?? false || isPartOfLabel(hit, values) || isStamp(hit, values.view) || isOfDevice(hit, values.view) }).map { $0.signs?.isVague == true ? $0.untied : $0 })
        add(.npi, npis(values))
        let options = TickedOptions(values: values)
        add(.route, options.candidates(.route, TypedReading.route))
        // "May repeat one time in 10 minutes": a word of a sentence is no label.
        func isInSentence(_ hit: LabelHit) -> Bool { !hit.isMarked && !hit.isMarkedWithColon(in: values.view) && values.view.lines[hit.line].words[hit.words.lowerBound].text.first?.isLowercase == true && !values.view.startsSegment(hit.words.lowerBound, line: hit.line) }
        add(.frequency, options.candidates(.frequency, TypedReading.frequency, excluding: isInSentence))
        // "Route / how often   IV, every 4 weeks"
        add(.route, values.candidates(.frequency, TypedReading.route, excluding: { !$0.label.wording.hasPrefix("route") }))
        // A lost point makes 923 kg of 92.3.
        add(.weight, values.candidates(.weight, { Self.single(TickedBoxes.chosenUnit(in: $0, of: values.view, TypedReading.weight), in: $0) }, excluding: { isMeasureOfDose($0, values.view) }).map { Self.isUsual($0.value) ? $0 : $0.untied })
        add(.height, values.candidates(.height, { Self.single(TickedBoxes.chosenUnit(in: $0, of: values.view, TypedReading.height), in: $0) }).map { Self.isUsualHeight($0.value) && !Self.lacksInches($0.printed) && !Self.isMendedUnit($0.printed) ? $0 : $0.untied })
        for (field, units, isUsual) in [(Field.weight, ["kg", "lb", "lbs"], Self.isUsual), (.height, ["cm", "in"], Self.isUsualHeight)] where candidates[field, default: []].isEmpty {
            add(field, sizes(field, in: units, values).filter { isUsual($0.value) })
        }
        for (field, read) in [(Field.weight, TypedReading.weight), (.height, TypedReading.height)] where candidates[field, default: []].isEmpty { add(field, overTheLine(field, read, values)) }
        if candidates[.weight, default: []].isEmpty { add(.weight, weightOfDose(values.view)) }
        for (field, read) in [(Field.weight, TypedReading.weight), (.height, TypedReading.height)] where candidates[field, default: []].isEmpty { add(field, loneSize(read, values.view, record)) }
        // A visit is one where something is given only beside a record of it.
        add(.serviceDate, values.candidates(.serviceDate, { TypedReading.date(in: $0) }, excluding: { hit in AdministrationArea.visits.contains(hit.label.wording) && !(record.map { $0.contains(hit.box) || AdministrationArea.isTitle(of: values.view) } ?? false) || AdministrationArea.isOfPast(hit, values.view) }))
        // "Administered   08/13/2026 09:31": what announces the dose elsewhere heads the day.
        add(.serviceDate, values.candidates(.adminDose, { words in TypedReading.date(in: words).flatMap { $0.words.lowerBound == words.startIndex ? $0 : nil } }, excluding: { !$0.isMarked || $0.label.words.count > 1 || !AdministrationArea.isAmidAmounts($0, values) || OrderedRow.isTableHead($0.line, values) }))
        add(.serviceDate, daysInFront(of: .serviceDate, values))
        add(.priorAuthNumber, values.candidates(.priorAuthNumber, { words in
            TypedReading.identifier(in: words).flatMap { $0.value.count >= 5 && $0.value.count(where: \.isNumber) > 2 && !TypedReading.isPhone($0.value) && !($0.value.contains(".") && (try? ICD10($0.value)) != nil) ? $0 : nil }
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
        if candidates[.orderDate, default: []].isEmpty { add(.orderDate, letterDate(values)) }
        if candidates[.patientBirthDate, default: []].isEmpty { add(.patientBirthDate, birthDateBesideSex(values.view)) }
        if candidates[.patientBirthDate, default: []].isEmpty { add(.patientBirthDate, dayOfFormerCentury(values)) }
        dropBirthDates(&candidates)
    }

    /// "Visit 01/22/2026 (service date)": in brackets a label tells what stands before it.
    private func daysInFront(of field: Field, _ values: LabelledValues) -> [Candidate] {
        values.hits.filter { $0.label.field == field }.compactMap { hit in
            let words = values.view.lines[hit.line].words, start = hit.words.lowerBound
            guard words[start].text.hasPrefix("("), words[hit.words.upperBound - 1].text.hasSuffix(")"), let date = TypedReading.date(in: words[..<start].suffix(4)), date.words.upperBound == start,
                !values.view.folds[hit.line][..<date.words.lowerBound].contains(where: Self.toCome.contains)
            else { return nil }
            return Candidate(value: date.value, words: words[date.words], page: values.view.page, checks: [.label, .format], score: 2)
        }
    }

    /// Before a day they say that nothing was done on it yet.
    private static let toCome: Set<String> = ["next", "planned", "scheduled", "upcoming", "future"]

    /// "Port placed 01/15/2026": an order is placed where the word begins what is said.
    private func isOfDevice(_ hit: LabelHit, _ view: PageView) -> Bool { hit.label.words.first == "placed" && !view.startsSegment(hit.words.lowerBound, line: hit.line) }

    /// "RECEIVED" without a colon is stamped on whatever comes in: the day under or behind it is that of the mail.
    private func isStamp(_ hit: LabelHit, _ view: PageView) -> Bool { hit.label.words == ["received"] && !hit.isMarkedWithColon(in: view) }

    /// "Requested start date" ends with a label that is none; "plan received" is prose.
    private func isPartOfLabel(_ hit: LabelHit, _ values: LabelledValues) -> Bool {
        let words = values.view.lines[hit.line].words, first = hit.words.lowerBound, next = hit.words.upperBound
        // "Date needed:"
        if hit.label.words == ["date"], next < words.count, words[next].text.first?.isLowercase == true, words[next].text.hasSuffix(":") { return true }
        guard hit.label.words.count == 1, first > 0, !values.view.startsSegment(first, line: hit.line), words[first - 1].text.last?.isLetter == true else { return false }
        return hit.label.words == ["date"] || words[first].text.first?.isLowercase == true
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

    /// "Weight (kg): 74": the label has the unit, or the head of a column.
    private func sizes(_ field: Field, in units: [String], _ values: LabelledValues) -> [Candidate] {
        values.hits.filter { $0.label.field == field }.compactMap { hit in
            let folds = values.view.folds[hit.line]
            guard let unit = units.first(where: folds[hit.words.lowerBound..<min(hit.words.upperBound + 1, folds.count)].contains) else { return nil }
            for region in values.regions(for: hit) {
                let words = values.words(of: region).filter { $0.text != "(\(unit)" && folded($0.text) != unit }
                guard let word = words.first(where: { $0.box.horizontalOverlap(hit.box) > 0 || region.relation == .right }), Double(word.text) != nil,
                    let value = field == .weight ? (try? Weight("\(word.text) \(unit)"))?.description : (try? Height("\(word.text) \(unit)"))?.description
                else { continue }
                return Candidate(value: value, words: [word], page: values.view.page, checks: [.label, .format], score: 1)
            }
            return nil
        }
    }

    /// "Current weight is | 79.5 kg": a sentence goes on in the next line.
    private func overTheLine(_ field: Field, _ read: (ArraySlice<Word>) -> Reading?, _ values: LabelledValues) -> [Candidate] {
        let lines = values.view.lines
        return values.hits.filter { $0.label.field == field && $0.line + 1 < lines.count }.compactMap { hit in
            let behind = values.view.folds[hit.line][hit.words.upperBound...], below = lines[hit.line + 1]
            guard behind.isEmpty || behind == ["is"], abs(below.box.left - lines[hit.line].box.left) < 8, hit.words.lowerBound > 3, let reading = read(below.words.prefix(3)), reading.words.lowerBound == 0 else { return nil }
            return Candidate(value: reading.value, words: below.words[reading.words], page: values.view.page, checks: [.label, .format], score: 0)
        }
    }

    /// "20 mg/kg × 82 kg = 1,640 mg": the weight that a dose is worked out with.
    private func weightOfDose(_ view: PageView) -> [Candidate] {
        for line in view.lines {
            guard let dose = TypedReading.dose(in: line.words[...]), dose.value.hasSuffix("/kg"), case let behind = line.words[dose.words.upperBound...].prefix(4),
                let sign = behind.first?.text, sign.count == 1, "xX×*@=".contains(sign), let weight = TypedReading.weight(in: behind), weight.words.lowerBound == dose.words.upperBound + 1, Self.isUsual(weight.value)
            else { continue }
            return [Candidate(value: weight.value, words: line.words[weight.words], page: view.page, checks: [.format], score: 0)]
        }
        return []
    }

    /// "86.9 kg / 166 cm", alone in its place, under or behind a label that was not read: the only one of the page.
    private func loneSize(_ read: (ArraySlice<Word>) -> Reading?, _ view: PageView, _ record: AdministrationArea?) -> [Candidate] {
        let found = view.lines.flatMap { line in
            line.segments.compactMap { segment -> Candidate? in
                let words = line.words[segment], isWeight = TypedReading.weight(in: words).map { Self.isUsual($0.value) && $0.words.lowerBound == words.startIndex } ?? false
                guard words.count < 6, let reading = read(words), record?.contains(line.box(of: segment)) != true, reading.words.lowerBound == words.startIndex || isWeight else { return nil }
                // Nothing else stands there but the other size.
                let isAll = reading.words == segment || isWeight && TypedReading.height(in: words).map { $0.words.upperBound == words.endIndex && Self.isUsualHeight($0.value) } ?? false
                return isAll ? Candidate(value: reading.value, words: words[reading.words], page: view.page, checks: [.format], score: -1).untied : nil
            }
        }
        guard let only = found.first, found.count == 1, Self.isUsual(only.value) || Self.isUsualHeight(only.value) else { return [] }
        return [only]
    }

    /// "60 to 100 kg", "< 60 kg", "60 kg to less than 100 kg", "100 kg and over" and "60 kg:" are bands of weights, nobody's own.
    private static func single(_ reading: Reading?, in words: ArraySlice<Word>) -> Reading? {
        guard let reading else { return nil }
        let before = words[..<reading.words.lowerBound].suffix(2)
        if before.last.map({ limits.contains($0.text.lowercased()) }) ?? false || words[reading.words].last?.text.hasSuffix(":") == true { return nil }
        // "70 kg and 174 cm"
        let behind = words[reading.words.upperBound...].prefix(2).map { $0.text.lowercased() }
        if let first = behind.first, ["to", "-", "–"].contains(first) || ["and", "or"].contains(first) && behind.count == 2 && ends.contains(behind[1]) { return nil }
        return before.count == 2 && before.first?.text.contains(where: \.isNumber) == true && ["to", "-", "–", "and", "or"].contains(before.last?.text.lowercased()) ? nil : reading
    }

    private static let limits: Set<String> = ["<", ">", "≤", "≥", "<=", ">=", "under", "over", "above", "below", "than"]
    private static let ends: Set<String> = ["over", "above", "more", "less", "under", "below", "greater", "up", "heavier", "lighter", "<"]

    /// "Dosing (by weight)": what a dose is measured by.
    private func isMeasureOfDose(_ hit: LabelHit, _ view: PageView) -> Bool {
        hit.words.lowerBound > 0 && ["by", "per", "on"].contains(view.folds[hit.line][hit.words.lowerBound - 1])
    }

    private static func isUsual(_ weight: String) -> Bool {
        guard let kilograms = (try? Weight(weight))?.kilograms else { return false }
        return kilograms > 2 && kilograms < 300
    }

    /// "5 ft": the inches may not have been read.
    private static func lacksInches(_ printed: String) -> Bool { printed.lowercased().hasSuffix("ft") || printed.hasSuffix("'") }

    /// "68 m" may be 68 in, and 1.68 m that lost its first digit.
    private static func isMendedUnit(_ height: String) -> Bool { ["m", "om", "crn"].contains(height.filter(\.isLetter).lowercased()) && (try? Height(TypedReading.trimmed(height))) == nil }

    private static func isUsualHeight(_ height: String) -> Bool {
        (try? Height(height))?.isUsual ?? false
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
        if around.contains(where: { $0.words.contains { folded($0.text).hasPrefix("sign") || folded($0.text) == "cosignature" } }) { return true }
        // "Digitally signed by … DN: cn=… Date: …": what a program prints of a certificate.
        return values.view.folds[max(0, hit.line - 5)...hit.line].joined().contains("digitally")
    }

    /// "1957-11-19 Female": the day that stands before a person's sex.
    private func birthDateBesideSex(_ view: PageView) -> [Candidate] {
        for (line, folds) in zip(view.lines, view.folds) {
            guard let sex = folds.firstIndex(where: { ["female", "male"].contains($0) }), let date = TypedReading.date(in: line.words[..<sex], birth: true), date.words.upperBound >= sex - 1, date.value < "2010" else { continue }
            return [Candidate(value: date.value, words: line.words[date.words], page: view.page, checks: [.format, .label], score: 0)]
        }
        return []
    }

    /// Where its label was misread, a day of the century before, on the line of the patient's name or right below, is the birth date: for a person to confirm.
    private func dayOfFormerCentury(_ values: LabelledValues) -> [Candidate] {
        for hit in values.hits where hit.label.field == .patientName && hit.isMarked {
            for line in values.view.lines[hit.line...min(hit.line + 2, values.view.lines.count - 1)] {
                guard let date = TypedReading.date(in: line.words[...], birth: true), date.value < "2000" else { continue }
                var candidate = Candidate(value: date.value, words: line.words[date.words], page: values.view.page, checks: [.format], score: -1).untied
                candidate.confidence = min(candidate.confidence, 0.5)
                return [candidate]
            }
        }
        return []
    }

    /// A letter is dated at its head, on a line of its own.
    private func letterDate(_ values: LabelledValues) -> [Candidate] {
        let view = values.view
        for (index, line) in view.lines.enumerated() where line.box.top < view.page.height * 0.35 && !view.isFaxBanner(index) {
            for segment in line.segments {
                // Nobody who is treated today had an order before 2000: such a day is one of birth.
                guard let date = TypedReading.date(in: line.words[segment]), date.words == segment, date.value >= "2000", !view.isStamped(line.box(of: segment)) else { continue }
                // "Visit date   October 6, 2026", "Plan start   05/20/2026": in the cell of another label, or in a table.
                let before = line.segments.last { $0.upperBound == segment.lowerBound }
                if line.segments.count > 2 { continue }
                if let before, values.hits.contains(where: { $0.line == index && before.contains($0.words.lowerBound) }) { continue }
                if let before, before.count <= 3, view.folds[index][before].allSatisfy({ !$0.contains(where: \.isNumber) }) { return [Candidate(value: date.value, words: line.words[date.words], page: view.page, score: 0).untied] }
                // On a scan that bears a stamp a lone day may be its own.
                let isSure = view.page.source == .textLayer || !view.folds.joined().contains { ["received", "faxed", "scanned", "copy", "entered"].contains($0) }
                return [Candidate(value: date.value, words: line.words[date.words], page: view.page, checks: isSure ? [.format, .label] : [.format], score: 0)]
            }
        }
        return []
    }
}
