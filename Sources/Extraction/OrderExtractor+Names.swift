import PageText

// Who is treated, and who orders.

extension OrderExtractor {
    func collectNames(_ values: LabelledValues, into candidates: inout [Field: [Candidate]]) {
        let view = values.view
        for field in [Field.patientName, .prescriberName] {
            var lesser: [Candidate] = [], written: [Candidate] = []
            for hit in values.hits where owner(of: hit, view) == field {
                // "Fill date | Drug | Prescriber": the head of a list of what others ordered.
                if field == .prescriberName, isHeadOfList(hit, values) || isOfNurse(hit, view) { continue }
                guard hit.isMarked || view.startsSegment(hit.words.lowerBound, line: hit.line) else { continue }
                for region in values.regions(for: hit) + (field == .prescriberName ? values.above(hit).prefix(1) : []) {
                    if region.relation != .right, values.startsWithLabel(region) { continue }
                    let words = upToGap(withoutLabels(values.words(of: region), line: region.line, view), line: region.line, view)
                    let text = wrapped(words, in: region, values)
                    guard let name = PersonName(text), !isDrug(name.normal), field != .prescriberName || !(name.credentials.map(PersonName.isNurse) ?? false), region.relation != .above || name.isAll(of: text) else { continue }
                    let nameWords = words.prefix(name.normal.split(separator: " ").count)
                    let printed = ([String](nameWords.map(\.text)) + [name.credentials ?? ""]).joined(separator: " ").trimmingEnd()
                    let signs = Ranking.Signs(labelWords: hit.label.words.first == "last" ? 1 : hit.label.words.count, isMarked: hit.isMarked, relation: region.relation)
                    let found = Candidate(value: name.normal, words: nameWords, page: view.page, checks: text.contains { $0.hasSuffix("-") } ? [] : [.label], printed: printed).ranked(view.ranking, signs)
                    let candidate = isTold(name, view) && (name.credentials != nil || !Self.anybody.contains(hit.label.words)) ? found : found.untied
                    // "Physician signature": what stands there is written by hand, and read as it may be.
                    let isSignature = hit.words.upperBound < view.folds[hit.line].count && view.folds[hit.line][hit.words.upperBound].hasPrefix("signature")
                    if field == .prescriberName, isSignature, name.credentials == nil {
                        written.append(candidate.untied)
                        break
                    }
                    if Self.lesser.contains(hit.label.words) {
                        lesser.append(candidate)
                        break
                    }
                    candidates[field, default: []].append(candidate)
                    // Between a name and "MD" behind its comma OCR may leave a gap as wide as that between two boxes.
                    if field == .prescriberName, name.credentials == nil || view.page.source == .textLayer && nameWords.last?.text.hasSuffix(",") == false { candidates[.prescriberCredentials, default: []] += credentials(behind: nameWords, in: region, view).map { $0.ranked(view.ranking, signs) } }
                    break
                }
            }
            if candidates[field, default: []].isEmpty { candidates[field] = lesser }
            if field == .prescriberName, candidates[field, default: []].isEmpty { candidates[field] = printedPrescriber(values) }
            if candidates[field, default: []].isEmpty { candidates[field] = written }
        }
        if candidates[.patientName, default: []].isEmpty { candidates[.patientName, default: []] += nameInParts(view) }
        if candidates[.patientName, default: []].isEmpty { candidates[.patientName, default: []] += nameUnderBothHeads(view) }
        if candidates[.patientName, default: []].isEmpty { candidates[.patientName, default: []] += nameAboveBirthDate(values) }
        if candidates[.patientName, default: []].isEmpty { candidates[.patientName, default: []] += patientOfSentence(view) }
        if candidates[.patientName, default: []].isEmpty { candidates[.patientName, default: []] += nameBeforeBirth(view) }
        candidates[.prescriberCredentials, default: []] += values.textCandidates(.prescriberCredentials) { PersonName.areCredentials($0.split { " ,".contains($0) }.map(String.init)) && !PersonName.isNurse($0) }
        if candidates[.prescriberCredentials, default: []].isEmpty { candidates[.prescriberCredentials, default: []] += labelledCredentials(values) }
        if case let ticked = tickedCredentials(view), !ticked.isEmpty { candidates[.prescriberCredentials] = ticked }
    }

    /// "Ann Cole   Person #: 118845": behind a whole name and a gap stands something else.
    private func upToGap(_ words: ArraySlice<Word>, line: Int, _ view: PageView) -> ArraySlice<Word> {
        guard view.page.source == .textLayer, let end = view.lines[line].segments.first(where: { $0.contains(words.startIndex) })?.upperBound, end < words.endIndex, view.lines[line].words.indices.contains(words.startIndex), view.lines[line].words[words.startIndex] == words.first, case let own = words[..<end],
            let name = PersonName(own.map(\.text)), name.credentials == nil, name.isAll(of: own.map(\.text)), !PersonName.areCredentials([words[end].text])
        else { return words }
        return own
    }

    /// The printed name tells its order, or first and last name stand elsewhere in this one.
    private func isTold(_ name: PersonName, _ view: PageView) -> Bool {
        guard name.isUnsure else { return true }
        let parts = name.normal.split(separator: " ").map { folded($0) }
        guard let first = parts.first, let last = parts.last, last.count > 1 else { return false }
        return zip(view.lines, view.folds).contains { line, folds in
            folds.indices.contains { index in
                let behind = folds[(index + 1)...].prefix(2)
                if folds[index] == last { return line.words[index].text.hasSuffix(",") && behind.first == first }
                return folds[index] == first && (behind.first == last || behind.last == last && behind.first?.count == 1)
            }
        }
    }

    /// Up to a later segment that has a word of forms in it: a label that was misread.
    private func withoutLabels(_ words: ArraySlice<Word>, line index: Int, _ view: PageView) -> ArraySlice<Word> {
        let next = view.lines[index].segments.first { segment in
            segment.lowerBound > words.startIndex && segment.lowerBound < words.endIndex && view.lines[index].words[segment].prefix(3).contains { PersonName.isOfForm($0.text) }
        }
        return next.map { words[..<$0.lowerBound] } ?? words
    }

    /// A name that was broken at its hyphen goes on below; what stands beside it there or here is no more of it.
    private func wrapped(_ words: ArraySlice<Word>, in region: Region, _ values: LabelledValues) -> [String] {
        guard let broken = words.firstIndex(where: { $0.text.count > 2 && $0.text.hasSuffix("-") }), region.line + 1 < values.view.lines.count,
            values.view.segment(of: broken, line: region.line).upperBound == broken + 1
        else { return words.map(\.text) }
        let left = values.hits.filter { $0.line == region.line && $0.words.upperBound <= words.startIndex }.map(\.box.left).max() ?? words.first?.box.left ?? 0
        for index in values.view.lines.indices.dropFirst(region.line + 1).prefix(3) {
            let line = values.view.lines[index]
            guard line.box.top - words[broken].box.bottom < 1.5 * words[broken].box.height else { break }
            let rest = line.words.indices.first { word in
                let box = line.words[word].box
                return line.segments.contains { $0.lowerBound == word } && box.left > left - 6 && box.left < words[broken].box.right && line.words[word].text.first?.isUppercase == true && !line.words[word].text.hasSuffix(":")
                    && !values.hits.contains { $0.line == index && $0.words.contains(word) }
            }
            if let rest { return words[..<broken].map(\.text) + [words[broken].text + line.words[rest].text] }
        }
        return words[...broken].map(\.text)
    }

    /// Whom a label is about: a bare "Name" is that of the part of the form it stands in. Nil where that is of somebody else.
    private func owner(of hit: LabelHit, _ view: PageView) -> Field? {
        // "Prescriber name (Last, First):" is the prescriber's.
        let isForm = hit.label.words.first == "last"
        if isForm, let before = view.hits(of: Wordings.order).last(where: { $0.line == hit.line && $0.words.upperBound <= hit.words.lowerBound && hit.words.lowerBound - $0.words.upperBound < 2 && [.patientName, .prescriberName].contains($0.label.field) }) {
            return before.label.field
        }
        guard [["name"], ["full", "name"]].contains(hit.label.words) || isForm else { return hit.label.field }
        // "Name Ann Cole, NP   NPI 1234567893": no patient has credentials or such a number.
        let behind = view.lines[hit.line].words[hit.words.upperBound...].map(\.text)
        if let credentials = PersonName(behind)?.credentials, !PersonName.isNurse(credentials) { return .prescriberName }
        for index in view.lines.indices.prefix(hit.line).suffix(8).reversed() {
            // Of headings side by side the nearest counts.
            for segment in view.lines[index].segments.reversed() where segment.count <= 4 && view.lines[index].box(of: segment).left < hit.box.right && !view.lines[index].words[segment.lowerBound].text.hasSuffix(":") {
                let folds = view.folds[index][segment]
                if folds.contains("patient") { return .patientName }
                if folds.contains(where: Self.relations.contains) { return nil }
                if folds.contains(where: Self.prescribers.contains), !folds.contains("order"), !folds.contains("orders") { return .prescriberName }
            }
        }
        return hit.label.field
    }

    private static let prescribers: Set<String> = ["prescriber", "provider", "physician", "practitioner"]
    /// Heads of the parts of a form about those around the patient.
    private static let relations: Set<String> = ["contact", "emergency", "insured", "subscriber", "guarantor", "spouse", "policyholder", "caregiver", "guardian"]

    /// "Last name | Cole", "First name | Ann": a form may have a box for each part of a name. The first of a page are the patient's.
    private func nameInParts(_ view: PageView) -> [Candidate] {
        let names: [[String]: Int] = [["first", "name"]: 0, ["first"]: 0, ["middle", "name"]: 1, ["middle"]: 1, ["mi"]: 1, ["middle", "initial"]: 1, ["last", "name"]: 2, ["last"]: 2, ["surname"]: 2, ["given", "name"]: 0]
        for (index, line) in view.lines.enumerated() {
            var parts: [Int: ArraySlice<Word>] = [:]
            for segment in line.segments {
                let folds = view.folds[index][segment]
                guard let count = [2, 1].first(where: { names[Array(folds.prefix($0))] != nil }), let part = names[Array(folds.prefix(count))], parts[part] == nil, !line.words[segment].contains(where: { $0.text.hasSuffix(",") }) else { continue }
                let behind = line.words[segment].dropFirst(count)
                if !behind.isEmpty { parts[part] = behind } else if let below = below(segment, line: index, view) { parts[part] = below }
            }
            guard let first = parts[0], let last = parts[2], first.count <= 3, last.count <= 3, !isOfOthers(index, view), let name = PersonName((first + (parts[1] ?? []) + last).map(\.text)), name.normal.split(separator: " ").count > 1, !isDrug(name.normal) else { continue }
            return [Candidate(value: name.normal, words: (first + (parts[1] ?? []) + last)[...], page: view.page, checks: [.label], score: 2)]
        }
        return []
    }

    /// "Cole, Ann B." under "Last name | First, MI": the name in its usual order over both heads.
    private func nameUnderBothHeads(_ view: PageView) -> [Candidate] {
        for (index, line) in view.lines.enumerated() {
            for (head, next) in zip(line.segments, line.segments.dropFirst()) where view.folds[index][head].starts(with: ["last", "name"]) && head.count == 2 && view.folds[index][next].first == "first" {
                guard let words = below(head.lowerBound..<next.upperBound, line: index, view), !isOfOthers(index, view), words.contains(where: { $0.text.hasSuffix(",") }), let name = PersonName(words.map(\.text)), name.isAll(of: words.map(\.text)), !isDrug(name.normal) else { continue }
                return [Candidate(value: name.normal, words: words, page: view.page, checks: [.label], score: 2)]
            }
        }
        return []
    }

    /// The nearest heading above is that of the prescriber's part, or of somebody else's.
    private func isOfOthers(_ index: Int, _ view: PageView) -> Bool {
        let heading = view.folds[max(0, index - 8)..<index].reversed().first { folds in
            folds.count <= 5 && folds.contains { ["patient", "member", "beneficiary", "prescriber", "provider", "physician", "practitioner", "caregiver", "guardian", "insured", "contact", "doctor", "ordering", "referring", "emergency", "spouse", "subscriber", "policyholder", "nurse"].contains($0) }
        }
        return heading.map { !$0.contains { ["patient", "member", "beneficiary"].contains($0) } } ?? false
    }

    /// The words under one of several heads, up to the next head.
    private func below(_ head: Range<Int>, line index: Int, _ view: PageView) -> ArraySlice<Word>? {
        guard index + 1 < view.lines.count, view.lines[index + 1].box.top - view.lines[index].box.bottom < 2 * view.lines[index].box.height else { return nil }
        let left = view.lines[index].box(of: head).left - 4, right = view.lines[index].segments.first { $0.lowerBound >= head.upperBound }.map { view.lines[index].box(of: $0).left - 4 } ?? .infinity
        let words = view.lines[index + 1].words, inside = words.indices.filter { words[$0].box.left > left && words[$0].box.left < right }
        guard let first = inside.first, let last = inside.last else { return nil }
        return words[first...last]
    }

    /// Credentials in a box of their own, right of the name.
    private func credentials(behind name: ArraySlice<Word>, in region: Region, _ view: PageView) -> [Candidate] {
        let line = view.lines[region.line]
        guard let segment = line.segments.first(where: { $0.lowerBound >= name.endIndex }), PersonName.areCredentials(line.words[segment].map(\.text)) else { return [] }
        return [Candidate(value: line.text(of: segment), words: line.words[segment], page: view.page, checks: [.label])]
    }

    /// "Type   ☒ MD   ☐ DO   ☐ NP": one is ticked.
    private func tickedCredentials(_ view: PageView) -> [Candidate] {
        view.lines.indices.flatMap { index -> [Candidate] in
            let words = view.lines[index].words, marks = TickedBoxes.marks(in: index, of: view).filter { PersonName.areCredentials([words[$0.word].text]) }
            guard marks.count > 1, case let ticked = marks.filter(\.isTicked), ticked.count == 1, let word = ticked.first?.word else { return [] }
            return [Candidate(value: TypedReading.trimmed(words[word].text), words: words[word...word], page: view.page, checks: [.label], score: 1)]
        }
    }

    /// "Title: MD   NPI 1234567893": the credentials right behind their label, whatever follows.
    private func labelledCredentials(_ values: LabelledValues) -> [Candidate] {
        values.hits.filter { $0.label.field == .prescriberCredentials && $0.isMarked }.compactMap { hit in
            guard let words = values.right(of: hit).map(values.words) else { return nil }
            let own = words.prefix { PersonName.areCredentials([$0.text]) }
            return own.isEmpty || PersonName.isNurse(own.map(\.text).joined(separator: " ")) ? nil : Candidate(value: TypedReading.trimmed(own.map(\.text).joined(separator: " ")), words: own, page: values.view.page, checks: [.label], score: 1)
        }
    }

    /// Where no label announces it.
    private func printedPrescriber(_ values: LabelledValues) -> [Candidate] {
        for find in [nameBeforeCredentials, { nameOfSigner($0.view) }, { nameWithCredentials($0.view) }, { namesBesideNPI($0.view) }] as [(LabelledValues) -> [Candidate]] {
            if case let found = find(values), !found.isEmpty { return found }
        }
        return []
    }

    /// "Ann Cole   Credentials   MD": the name right before the label of its credentials.
    private func nameBeforeCredentials(_ values: LabelledValues) -> [Candidate] {
        let view = values.view
        return values.hits.filter { $0.label.field == .prescriberCredentials && $0.words.lowerBound > 0 }.compactMap { hit in
            let words = view.lines[hit.line].words[view.segment(of: hit.words.lowerBound - 1, line: hit.line)].prefix { $0.box.right < hit.box.left + 1 }
            guard let name = PersonName(words.map(\.text)), name.isAll(of: words.map(\.text)), name.normal.split(separator: " ").count > 1, !isDrug(name.normal) else { return nil }
            return Candidate(value: name.normal, words: words, page: view.page, checks: [.label], score: 0)
        }
    }

    func isDrug(_ text: String) -> Bool { knowledge.drugMentions(in: text.split(separator: " ").map(String.init)).contains { $0.similarity == 1 } }

    /// Charts print the patient's name alone, with the birth date right below or beside it.
    private func nameAboveBirthDate(_ values: LabelledValues) -> [Candidate] {
        guard let birth = values.hits.first(where: { $0.label.field == .patientBirthDate }) else { return [] }
        let view = values.view
        for index in view.lines.indices.prefix(birth.line + 1).reversed().prefix(3) {
            let line = view.lines[index]
            let column = line.segments.filter { line.box(of: $0).horizontalOverlap(birth.box.widened(by: 20)) > 0 }
            let all = index == birth.line ? line.words[..<birth.words.lowerBound] : line.words[...]
            // On a label stuck to the page the name begins where the birth date does, whatever stands before it.
            let stuck = column.first.map { abs(line.box(of: $0).left - birth.box.left) < 3 ? line.words[$0.lowerBound...] : [] } ?? []
            for words in index == birth.line ? [all] : column.map({ line.words[$0] }) + [stuck, all] {
                guard let name = PersonName(words.map(\.text)), !isDrug(name.normal), !words.contains(where: { ["&", "clinic", "center", "medical"].contains($0.text.lowercased()) }) else { continue }
                // Names of practices look like those of people; what is set beside a birth date on paper is read, not known.
                let isNear = view.page.source == .textLayer && index + 1 >= birth.line
                let found = Candidate(value: name.normal, words: words.prefix(name.normal.split(separator: " ").count), page: view.page, checks: isNear ? [.label] : [], score: 0)
                return [isTold(name, view) ? found : found.untied]
            }
        }
        return []
    }

    /// "my patient Ann B. Cole, born February 4, 1953": a letter tells of whom it speaks.
    private func patientOfSentence(_ view: PageView) -> [Candidate] {
        for (index, line) in view.lines.enumerated() {
            guard let patient = view.folds[index].firstIndex(where: { ["patient", "mr", "mrs", "ms"].contains($0) }), patient > 0,
                let born = view.folds[index][patient...].firstIndex(where: { ["born", "dob"].contains($0) }), case let words = line.words[(patient + 1)..<born], let name = PersonName(words.map(\.text)), name.isAll(of: words.map(\.text)), !isDrug(name.normal)
            else { continue }
            return [Candidate(value: name.normal, words: words, page: view.page, checks: [.label], score: 0)]
        }
        return []
    }

    /// "Nurse signature ____  Print ____": a bare "Print" is of who signs beside it.
    private func isOfNurse(_ hit: LabelHit, _ view: PageView) -> Bool {
        guard Self.printed.contains(hit.label.wording) else { return false }
        let said = (hit.line > 0 && view.lines[hit.line].box.top - view.lines[hit.line - 1].box.bottom < 2 * view.lines[hit.line].box.height ? view.folds[hit.line - 1][...] : []) + view.folds[hit.line][..<hit.words.lowerBound]
        return said.contains(where: Self.otherSigners.contains) && !said.contains(where: Self.prescribers.contains)
    }

    private static let printed: Set<String> = ["print", "print name", "printed name", "name (print)", "typed name", "typed or printed name", "name (typed)", "name (printed)", "name (please print)"]
    private static let otherSigners: Set<String> = ["nurse", "rn", "lpn", "witness", "pharmacist", "patient", "guardian", "caregiver", "parent", "representative", "guarantor"]
    /// They announce the field only where no better label does: who treats may not be who orders, and whose name is full may be anybody.
    private static let lesser: Set<[String]> = [["treating", "physician"], ["treating", "provider"], ["full", "name"], ["caller"], ["requested", "by"]]
    /// Whoever calls or asks for something is a prescriber by credentials only.
    private static let anybody: Set<[String]> = [["caller"], ["requested", "by"]]

    private func isHeadOfList(_ hit: LabelHit, _ values: LabelledValues) -> Bool {
        let heads = values.hits.filter { $0.line == hit.line && [.drugBrand, .drugGeneric].contains($0.label.field) }
        return heads.contains { values.view.lines[hit.line].segments.contains($0.words) } && !values.view.lines[hit.line].words.contains { $0.text.hasSuffix(":") }
    }

    /// "E-signed by: Ann Cole, MD 2025-11-03"
    private func nameOfSigner(_ view: PageView) -> [Candidate] {
        for (index, folds) in view.folds.enumerated() {
            let line = view.lines[index]
            guard let sign = folds.firstIndex(where: { ["signed", "esigned", "authenticated", "signedoff", "approved", "validated", "sealed", "esign"].contains($0) }),
                let start = folds[(sign + 1)...].prefix(3).firstIndex(where: { !["by", "electronically", "digitally", "off"].contains($0) && !$0.isEmpty }),
                let name = PersonName(line.words[start...].map(\.text)), let credentials = name.credentials, !PersonName.isNurse(credentials)
            else { continue }
            let words = line.words[start...].prefix(name.normal.split(separator: " ").count)
            let found = Candidate(value: name.normal, words: words, page: view.page, checks: [.label], score: 0)
            return [isTold(name, view) ? found : found.untied]
        }
        return []
    }

    /// "by telephone from Ann Cole, MD (NPI 1234567893)": with the number of one who orders behind the name.
    private func namesBesideNPI(_ view: PageView) -> [Candidate] {
        let found = zip(view.lines, view.folds).flatMap { line, folds -> [Candidate] in
            folds.indices.filter { folds[$0] == "npi" && $0 > 1 }.compactMap { npi in
                // The longest run of words before it that is a name to its end.
                for start in max(0, npi - 6)..<(npi - 1) {
                    let words = line.words[start..<npi], text = words.map { $0.text.trimmingCommas() }.filter { !$0.isEmpty }
                    guard words.first?.text.first?.isUppercase == true, let name = PersonName(words.map(\.text)), let credentials = name.credentials, !PersonName.isNurse(credentials), PersonName.areCredentials([text.last ?? ""]), !isDrug(name.normal) else { continue }
                    let own = words.prefix(name.normal.split(separator: " ").count)
                    return Candidate(value: name.normal, words: own, page: view.page, checks: [.label], score: 0)
                }
                return nil
            }
        }
        return Set(found.map(\.value)).count > 1 ? found.map(\.untied) : found
    }

    /// "1   Ann B. Cole, born 10/30/1951", "order … for Ann B. Cole, birth date 7/4/1959", "Cole, Ann B. b. 05/05/1944": the name right before the birth date, for a person to confirm.
    private func nameBeforeBirth(_ view: PageView) -> [Candidate] {
        for (line, folds) in zip(view.lines, view.folds) {
            for born in folds.indices.dropFirst(2) where (["born", "dob", "birth", "birthdate"].contains(folds[born]) || line.words[born].text == "b.") && TypedReading.date(in: line.words[(born + 1)...].prefix(4)) != nil {
                for start in max(0, born - 5)..<(born - 1) {
                    let before = start > 0 ? line.words[start - 1].text : ""
                    guard before.isEmpty || before.first?.isLowercase == true || before.allSatisfy(\.isNumber) || line.segments.contains(where: { $0.lowerBound == start }) else { continue }
                    let words = line.words[start..<born]
                    guard let name = PersonName(words.map(\.text)), name.normal.split(separator: " ").count > 1, name.isAll(of: words.map(\.text)), name.credentials == nil, !isDrug(name.normal) else { continue }
                    return [Candidate(value: name.normal, words: words, page: view.page, checks: [.format], score: 0).untied]
                }
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
                let found = Candidate(value: name.normal, words: words, page: view.page, checks: [.label], score: 0, printed: line.text(of: segment))
                return [isTold(name, view) ? found : found.untied]
            }
        }
        return []
    }
}

extension String {
    fileprivate func trimmingCommas() -> String { filter { !",(".contains($0) } }

    fileprivate func trimmingEnd() -> String {
        var part = Substring(self)
        while let last = part.last, last == " " || last == "," { part.removeLast() }
        return String(part)
    }
}
