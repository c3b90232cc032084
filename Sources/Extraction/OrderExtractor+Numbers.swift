import PageText

// Whose of the numbers of doctors and practices is the prescriber's.

extension OrderExtractor {
    /// Who has a number as well: a practice, or somebody beside the prescriber.
    private static let others: Set<String> = [
        "pharmacy", "facility", "group", "practice", "clinic", "organization", "supplier", "supervising", "supervisor", "collaborating", "referring", "pcp", "billing", "department", "centre", "center",
    ]

    /// A pharmacy, a clinic and a group have numbers, too: where several stand on the page, the prescriber's is the one beside the name.
    func npis(_ values: LabelledValues) -> [Candidate] {
        let found = values.candidates(.npi, TypedReading.npi, near: false)
        guard Set(found.map(\.value)).count > 1 else { return found.map { isOfOthers($0, values.view) ? $0.untied.rated(-3) : $0 } }
        // "Her primary physician, Dr. Cole (NPI …), is copied": a word of a sentence announces nobody who orders.
        let names = values.hits.filter { hit in hit.label.field == .prescriberName && (hit.isMarked || values.view.lines[hit.line].words[hit.words.lowerBound].text.first?.isLowercase != true) }.map(\.line)
        return found.map { candidate in
            guard let line = values.view.place(of: candidate)?.line else { return candidate }
            let isBeside = names.contains { abs($0 - line) <= 1 } && !isOfOthers(candidate, values.view)
            let isOther = values.view.folds[max(0, line - 2)...line].joined().contains { ["pharmacy", "facility", "group", "clinic", "organization", "supplier"].contains($0) }
            var candidate = isBeside ? candidate : candidate.untied
            candidate.score += isBeside ? 3 : isOther ? -3 : 0
            return candidate
        }
    }

    /// "Group NPI 1188304269", "Supervising: Paul Moss, MD NPI 1188304269"
    private func isOfOthers(_ npi: Candidate, _ view: PageView) -> Bool {
        guard let (line, word) = view.place(of: npi) else { return false }
        let start = view.segment(of: word, line: line).lowerBound
        return view.folds[line][min(start, max(0, word - 4))..<word].contains(where: Self.others.contains)
    }

    /// A number behind or under a name with credentials is that person's: where it is not the prescriber's name, it is another doctor's of the pad.
    func ofPrescriber(_ npi: Candidate, _ prescribers: [Candidate], _ view: PageView) -> Candidate {
        guard let prescriber = prescribers.max(by: { $0.score < $1.score })?.value, npi.page == view.page.number, let (line, word) = view.place(of: npi), let owner = owner(ofNumber: word, line: line, view)
        else { return npi }
        guard !isOfOthers(npi, view) else { return npi }
        var npi = npi
        if Self.sharesName(owner, prescriber) {
            // "Ann Cole" is not "Mark Cole"; an initial may be either.
            let initials = [owner, prescriber].map { $0.split(separator: " ").count > 1 ? $0.first : nil }
            guard initials[0] == nil || initials[1] == nil || initials[0] == initials[1] else { return npi.untied.rated(-3) }
            npi.checks.insert(.label)
            return npi.rated(3)
        }
        return npi.untied.rated(-3)
    }

    /// The name with credentials before the number on its line, else right above it in its column.
    private func owner(ofNumber word: Int, line index: Int, _ view: PageView) -> String? {
        let line = view.lines[index], segment = view.segment(of: word, line: index)
        if let title = (segment.lowerBound..<word).last(where: { view.folds[index][$0] == "dr" }), let name = PersonName(line.words[(title + 1)..<word].filter { !folded($0.text).hasPrefix("npi") }.map(\.text)) { return name.normal }
        for start in (segment.lowerBound..<word).reversed() {
            // "Ann Cole, MD NPI …": the name reaches to its label.
            guard let name = PersonName(line.words[start..<word].map(\.text)), name.credentials != nil, name.normal.split(separator: " ").count > 1 else { continue }
            let isWhole = start == 0 || !line.words[start - 1].text.contains { $0.isLetter } || line.words[start - 1].text.hasSuffix(":") || line.words[start - 1].text.first?.isUppercase != true
            if isWhole || start == view.segment(of: word, line: index).lowerBound { return name.normal }
        }
        for above in view.lines.indices.prefix(index).reversed().prefix(2) where line.box.top - view.lines[above].box.bottom < 2 * line.box.height {
            for segment in view.lines[above].segments where view.lines[above].box(of: segment).horizontalOverlap(line.words[word].box.widened(by: 30)) > 0 {
                if let name = PersonName(view.lines[above].words[segment].map(\.text)), name.credentials != nil { return name.normal }
            }
        }
        return nil
    }

    /// The last name, or a part of it, is read as the same: "M. Cole" is "Mary Cole-Hall". First names are shared by many.
    static func sharesName(_ first: String, _ second: String) -> Bool {
        let parts = [first, second].map { $0.split(separator: " ").last?.split(separator: "-").map { folded($0) }.filter { $0.count > 1 } ?? [] }
        return parts[0].contains { part in parts[1].contains { $0 == part || part.count > 4 && nearlyEqual($0, part) } }
    }
}
