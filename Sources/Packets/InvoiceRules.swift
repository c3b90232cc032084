import Extraction
import Foundation
import Vocabulary

// What the purchase papers prove, and what they do not.

extension Rule {
    static let invoices: [Rule] = [
        Rule("IN003") { claim in
            guard claim.purchases.isEmpty else { return [] }
            return claim.files.flatMap { file in file.documents.filter { $0.kind == .invoice }.map { (file.file, $0) } }.compactMap { file, record in
                guard let value = record.fields[.subtype] else { return nil }
                return Hit([Evidence(value, file: file)], ["file": file, "kind": value.text.split(separator: "_").joined(separator: " ")])
            }
        },
        Rule("IN004") { claim in
            guard let line = claim.line else { return [] }
            let missing = [line.number == nil ? "number" : nil, line.date == nil ? "date" : nil].compactMap { $0 }
            return missing.isEmpty ? [] : [Hit([], ["what": missing.joined(separator: " and no "), "file": line.paper.file])]
        },
        Rule("IN005") { claim in !claim.purchases.isEmpty && claim.lines.isEmpty ? [Hit([], ["name": claim.drugName])] : [] },
        Rule("IN006") { claim in
            guard let own = claim.claim.ndc, let line = claim.line, let ndc = line.ndc, let value = line.fields[.ndc], !claim.isOneProduct(own, ndc) else { return [] }
            return [Hit([Evidence(value, file: line.paper.file)], ["own": own.hyphenated, "other": ndc.hyphenated])]
        },
        Rule("IN009") { claim in
            guard let paper = claim.line?.paper, let total = paper.money(.total), !paper.record.lineItems.isEmpty else { return [] }
            let lines = paper.record.lineItems.compactMap { $0.text(.extendedPrice).flatMap { try? USD($0) } }
            guard lines.count == paper.record.lineItems.count else { return [] }
            let sum = lines.reduce(USD.zero, +)
            let added = (paper.money(.freight) ?? .zero) + (paper.money(.tax) ?? .zero)
            let taken = (paper.money(.discount)?.magnitude ?? .zero) + (paper.money(.rebate)?.magnitude ?? .zero)
            // Some print lines from which the discount is already taken.
            guard ![sum + added - taken, sum + added].contains(where: { $0 == total || abs($0.amount - total.amount) * 20 <= 1 }) else { return [] }
            return [Hit(paper.record.fields[.total].map { [Evidence($0, file: paper.file)] } ?? [], ["total": total.description, "sum": (sum + added - taken).description])]
        },
        Rule("IN010", terms: { claim, terms in
            guard let line = claim.line, let value = line.fields[.unitOfMeasure], terms.contains(value.text) else { return [] }
            return [Hit([Evidence(value, file: line.paper.file)], ["unit": value.text.lowercased()])]
        }),
        Rule("IN012") { claim in
            guard let day = claim.line?.date, day.adding(months: 12) < claim.claim.dateOfService else { return [] }
            return [Hit([], ["date": day.description])]
        },
        Rule("IN015") { claim in
            guard let own = claim.claim.parties?.billing?.name, let value = claim.line?.paper.record.fields[.billToName], value.status == .accepted else { return [] }
            let b = DrugNames.fold(value.text)
            guard !([own] + (claim.answers?.affiliates ?? [])).map(DrugNames.fold).contains(where: { $0.holds(b) || b.holds($0) }) else { return [] }
            return [Hit([Evidence(value, file: claim.line?.paper.file ?? "")], ["buyer": value.text, "own": own])]
        },
        Rule("IN016") { claim in
            guard let paper = claim.line?.paper else { return [] }
            let field = [Field.discount, .rebate].first { (paper.money($0)?.amount ?? 0) != 0 }
            guard let field, let value = paper.record.fields[field] else { return [] }
            return [Hit([Evidence(value, file: paper.file)], ["what": field.plainName, "amount": value.text])]
        },
        Rule("IN017") { claim in
            guard let line = claim.line, let freight = line.paper.money(.freight), freight.amount > 0,
                let quantity = line.quantity, let unit = line.unitPrice, let value = line.fields[.extendedPrice], let extended = line.extendedPrice, extended.amount - unit.amount * quantity == freight.amount
            else { return [] }
            return [Hit([Evidence(value, file: line.paper.file)], ["freight": freight.description])]
        },
        Rule("IN018") { claim in
            guard let paper = claim.line?.paper, let file = claim.files.first(where: { $0.file == paper.file }) else { return [] }
            return file.pages.filter { paper.record.pages.contains($0.page) && $0.quality < 0.4 }.map { Hit([], ["file": paper.file, "page": "\($0.page)"]) }
        },
        Rule("IN020") { claim in
            guard let line = claim.line, let value = line.fields[.ndc], value.status == .review, let ndc = line.ndc, claim.reference.listing(of: ndc) == nil,
                !claim.ndcs.contains(where: { $0.place != "invoice" && $0.ndc.isSameProduct(as: ndc) })
            else { return [] }
            return [Hit([Evidence(value, file: line.paper.file)], ["number": value.printed.first ?? value.text])]
        },
        Rule("CH003") { claim in
            guard let charge = claim.claim.charge, let cost = claim.costOfContainersUsed, cost.amount > 0, charge.amount > cost.amount * 5 else { return [] }
            return [Hit([], ["charge": charge.description, "cost": cost.description])]
        },
    ]
}

extension ClaimCase.Paper {
    func money(_ field: Field) -> USD? { text(field).flatMap { try? USD($0) } }
}
