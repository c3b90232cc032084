import Foundation
import PageText
import Vocabulary

// What stands in a margin, or in a line of labels and values one behind another.

extension InvoiceExtractor {
    /// "TOTAL DUE" over "$1,500.00" in a margin, where it is what all else adds up to.
    func stackedTotals(_ expected: Decimal) -> [Candidate]? {
        let found = views.flatMap { view in
            view.lines.indices.dropLast().flatMap { index in
                view.lines[index].segments.compactMap { segment -> Candidate? in
                    guard let (label, count) = Wordings.totals.match(view.folds[index][..<segment.upperBound], at: segment.lowerBound), label.field == .total, count == segment.count else { return nil }
                    let head = view.lines[index].box(of: segment)
                    for below in view.lines.dropFirst(index + 1).prefix(3) where below.box.top - head.bottom < 2 * head.height {
                        guard let word = below.words.firstIndex(where: { abs($0.box.left - head.left) < 6 && $0.box.top > head.centerY && TypedReading.looksLikeMoney($0.text) }), let amount = TypedReading.money(below.words[word].text), (try? USD(amount))?.amount == expected else { continue }
                        return Candidate(value: amount, words: below.words[word...word], page: view.page, checks: [.label, .format, .arithmetic])
                    }
                    return nil
                }
            }
        }
        let all = found + spokenTotals(expected)
        return all.isEmpty ? nil : all
    }

    /// "SUB-TOTAL" over "3,970.67", "FREIGHT" over "12.00": each name in a box or a margin over its amount.
    func stackedRows(_ view: PageView) -> [(field: Field, candidate: Candidate)] {
        view.lines.indices.dropLast().flatMap { index in
            view.lines[index].segments.compactMap { segment -> (field: Field, candidate: Candidate)? in
                guard let (label, count) = Wordings.totals.match(view.folds[index][..<segment.upperBound], at: segment.lowerBound), count == segment.count else { return nil }
                let head = view.lines[index].box(of: segment)
                for (offset, below) in view.lines.dropFirst(index + 1).prefix(2).enumerated() where below.box.top - head.bottom < 2 * head.height {
                    guard let own = below.segments.first(where: { own in
                        let box = below.box(of: own)
                        return box.top > head.centerY && (abs(box.left - head.left) < 6 || box.left > head.left && box.left - head.right < 120)
                    }), case let words = below.words[own], let amount = TypedReading.money(in: words), amount.words == own, offset == 0 || below.box(of: own).top - head.bottom < 1.2 * head.height else { continue }
                    return (label.field, Candidate(value: amount.value, words: words, page: view.page, checks: [.label, .format], score: 2))
                }
                return nil
            }
        }
    }

    /// "No freight, no tax. Amount due: $2,805.10, payable within 30 days": in a letter.
    private func spokenTotals(_ expected: Decimal) -> [Candidate] {
        views.flatMap { view in
            zip(view.lines, view.folds).flatMap { line, folds in
                line.words.indices.dropFirst().compactMap { word -> Candidate? in
                    guard line.words[word - 1].text.hasSuffix(":"), let amount = TypedReading.money(TypedReading.trimmed(line.words[word].text)), (try? USD(amount))?.amount == expected,
                        (1...3).contains(where: { count in word >= count && Wordings.totals.match(folds[..<word], at: word - count).map { $0.0.field == .total && $0.1 == count } ?? false })
                    else { return nil }
                    return Candidate(value: amount, words: line.words[word...word], page: view.page, checks: [.label, .format, .arithmetic])
                }
            }
        }
    }

    /// "Invoice 30871 Customer 00418 P.O. 1105": digits alone between the word and the next label.
    func inlineAccounts(_ values: LabelledValues) -> [Candidate] {
        values.hits.compactMap { hit in
            let words = values.view.lines[hit.line].words, next = hit.words.upperBound
            if next == words.count, ["customer", "client", "member", "account"].contains(hit.label.wording), let wrapped = wrappedNumber(behind: hit, in: values.view) { return wrapped }
            guard ["customer", "client", "member"].contains(hit.label.wording), !hit.isMarked, next < words.count, words[next].text.count > 3, words[next].text.allSatisfy(\.isNumber), values.hits.contains(where: { $0.line == hit.line && $0.words.lowerBound == next + 1 }) else { return nil }
            return Candidate(value: words[next].text, words: words[next...next], page: values.view.page, checks: [.label, .format])
        }
    }

    /// "… Invoiced Mar 30, 2027 · Customer" and below it, where the line goes on, "ID 88120".
    private func wrappedNumber(behind hit: LabelHit, in view: PageView) -> Candidate? {
        guard hit.words.lowerBound > 2, view.lines.indices.contains(hit.line + 1), case let line = view.lines[hit.line], case let below = view.lines[hit.line + 1], below.words.count == 2, abs(below.box.left - line.box.left) < 4, below.box.top - line.box.bottom < 0.9 * line.box.height,
            ["id", "no", "number", "#"].contains(view.folds[hit.line + 1][0]), let number = TypedReading.identifier(in: below.words[1...])
        else { return nil }
        return Candidate(value: number.value, words: below.words[number.words], page: view.page, checks: [.label, .format])
    }

    /// "N1   BT   JUNIPER STREET CLINIC": prints of electronic invoices have codes for who is who.
    func parties(_ view: PageView) -> [(field: Field, name: Candidate)] {
        view.lines.indices.compactMap { index in
            let words = view.lines[index].words, folds = view.folds[index]
            guard words.count > 2, folds[0] == "n1", let field = Self.partyCodes[folds[1]] else { return nil }
            let name = words[view.segment(of: 2, line: index).clamped(to: 2..<words.count)], text = TypedReading.trimmed(name.map(\.text).joined(separator: " "))
            guard Self.isName(text) else { return nil }
            return (field, weighed(Candidate(value: text, words: name, page: view.page, checks: [.label], score: 4), view))
        }
    }

    /// Of X12: seller, vendor, buyer's bill and where the goods go.
    private static let partyCodes: [String: Field] = ["se": .supplierName, "vn": .supplierName, "bt": .billToName, "st": .shipToName]
}
