import PageText

// Dates that no label announces.

extension InvoiceExtractor {
    /// "Payment within thirty days, that is by 22 May 2025": a sentence about paying says until when.
    func dueDates(_ view: PageView) -> [Candidate] {
        view.lines.indices.compactMap { index in
            let folds = view.folds[index], words = view.lines[index].words
            if let date = byDay(view, line: index) { return date }
            guard let pay = folds.firstIndex(where: Self.paying.contains), let by = folds.indices.first(where: { ($0 > pay && Self.until.contains(folds[$0]) || $0 == pay && folds[pay] == "payable") && TypedReading.date(in: words[($0 + 1)...].prefix(4))?.words.lowerBound == $0 + 1 }),
                let date = TypedReading.date(in: words[(by + 1)...].prefix(4))
            else { return nil }
            // "if paid by", "payment received on": of an offer, or of what was paid.
            guard !folds[..<date.words.upperBound].contains(where: Self.offering.contains) else { return nil }
            return Candidate(value: date.value, words: words[date.words], page: view.page, checks: [.format]).without(.secondReading)
        }
    }

    /// "AMOUNT DUE", under it the amount, and under that "by 12/27/2024".
    private func byDay(_ view: PageView, line index: Int) -> Candidate? {
        let line = view.lines[index]
        for segment in line.segments where segment.count > 1 && ["by", "before"].contains(view.folds[index][segment.lowerBound]) {
            let box = line.box(of: segment)
            let isDue = view.lines.indices.prefix(index).suffix(3).contains { above in
                !view.folds[above].contains(where: Self.offering.contains) && view.lines[above].segments.contains { view.lines[above].box(of: $0).horizontalOverlap(box) > 0 && box.top - view.lines[above].box(of: $0).bottom < 5 * box.height && !Self.dues.isDisjoint(with: view.folds[above][$0]) }
            }
            guard isDue, let date = TypedReading.date(in: line.words[(segment.lowerBound + 1)..<segment.upperBound]), date.words == segment.lowerBound + 1..<segment.upperBound else { continue }
            return Candidate(value: date.value, words: line.words[date.words], page: view.page, checks: [.label, .format])
        }
        return nil
    }

    private static let dues: Set<String> = ["due", "pay", "payable"]

    private static let offering: Set<String> = ["if", "received", "thank", "last", "previous", "discount", "interest", "late", "otherwise"]

    /// "Credit for invoice 20417 dated 01/05/2026": the day of another paper.
    private static let referring: Set<String> = ["credit", "credits", "credited", "against", "original", "applies", "applied", "respect", "relates", "return", "returned"]

    func isOfOther(_ word: Int, line: Int, _ view: PageView) -> Bool {
        let before = view.folds[line][view.segment(of: word, line: line).lowerBound..<word]
        // "Re our invoice CR-88120 of April 2"
        if before.indices.contains(where: { Wordings.invoice.match(before, at: $0)?.0.field == .originalInvoiceNumber }) { return true }
        return before.contains("invoice") && before.contains(where: Self.referring.contains)
    }

    private static let paying: Set<String> = ["pay", "payable", "payment", "paid", "remit", "settle", "settlement", "terms"]
    private static let until: Set<String> = ["by", "until", "before"]

    /// The day of an invoice that only stands there: behind its number ("No. 30518 of 22-JUN-2026"), else alone, or behind a place, near the
    /// head of the page, and no other day does.
    func bareDates(_ view: PageView, above body: Int) -> [Candidate] {
        var found: [Candidate] = []
        let labels = view.hits(of: Wordings.invoice).filter(\.isMarked)
        for (index, line) in view.lines.prefix(body).enumerated() where line.box.top < 0.4 * view.page.height {
            let folds = view.folds[index]
            if view.isFaxBanner(index) { continue }
            for segment in line.segments {
                if let of = segment.first(where: { $0 > segment.lowerBound && ["of", "dated"].contains(folds[$0]) }), folds[segment.lowerBound..<of].contains("invoice"), !isOfOther(of, line: index, view), line.words[of - 1].text.contains(where: \.isNumber),
                    let date = TypedReading.date(in: line.words[(of + 1)..<segment.upperBound]), date.words.lowerBound == of + 1
                {
                    return [Candidate(value: date.value, words: line.words[date.words], page: view.page, checks: [.label, .format])]
                }
                let place = segment.lowerBound
                let start = segment.count > 1 && line.words[place].text.hasSuffix(",") && !line.words[place].text.contains(where: \.isNumber) ? place + 1 : place
                guard let date = TypedReading.date(in: line.words[start..<segment.upperBound]), date.words == start..<segment.upperBound else { continue }
                // Behind a label it is what that says.
                guard segment.lowerBound == 0 || !line.words[segment.lowerBound - 1].text.hasSuffix(":"), !labels.contains(where: { $0.line == index && $0.words.upperBound == segment.lowerBound }) else { continue }
                found.append(Candidate(value: date.value, words: line.words[date.words], page: view.page, checks: [.format]).without(.secondReading))
            }
        }
        return Set(found.map(\.value)).count == 1 ? Array(found.prefix(1)) : []
    }
}
