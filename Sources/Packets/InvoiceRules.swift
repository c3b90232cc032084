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
            guard let own = claim.claim.ndc, let line = claim.line, let value = line.fields[.ndc], let ndc = try? NDC(value.text), !claim.reference.isOneProduct(own, ndc) else { return [] }
            return [Hit([Evidence(value, file: line.paper.file)], ["own": own.hyphenated, "other": ndc.hyphenated])]
        },
        Rule("IN009") { claim in
            guard let paper = claim.line?.paper, let total = paper.money(.total), !paper.record.lineItems.isEmpty else { return [] }
            let lines = paper.record.lineItems.compactMap { $0[.extendedPrice].flatMap { try? USD($0.text) } }
            guard lines.count == paper.record.lineItems.count else { return [] }
            let sum = lines.reduce(USD.zero, +)
            let added = (paper.money(.freight) ?? .zero) + (paper.money(.tax) ?? .zero)
            let taken = (paper.money(.discount)?.magnitude ?? .zero) + (paper.money(.rebate)?.magnitude ?? .zero)
            // Some print lines from which the discount is already taken.
            guard ![sum + added - taken, sum + added].contains(where: { abs($0.amount - total.amount) * 20 <= 1 }) else { return [] }
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
        Rule("IN013") { claim in
            guard let used = claim.containersUsed, claim.onlyStrength.map({ $0.millilitres != 1 }) ?? false else { return [] }
            let bought = claim.lines.compactMap { line -> Decimal? in
                // How many are in a carton the paper does not say.
                guard let unit = line.fields[.unitOfMeasure].map({ SaleUnit($0.text) }) ?? .each, ![.box, .carton, .kit].contains(unit) else { return nil }
                return line.fields[.quantity].flatMap { Decimal(string: $0.text) }
            }
            guard bought.count == claim.lines.count, bought.reduce(0, +) < Decimal(used) else { return [] }
            return [Hit([], ["used": "\(used)", "bought": "\(bought.reduce(0, +))"])]
        },
        Rule("IN015") { claim in
            guard let own = claim.claim.parties?.billing?.name, let value = claim.line?.paper.record.fields[.billToName], value.status == .accepted else { return [] }
            let a = DrugNames.fold(own), b = DrugNames.fold(value.text)
            guard !a.contains(b), !b.contains(a) else { return [] }
            return [Hit([Evidence(value, file: claim.line?.paper.file ?? "")], ["buyer": value.text, "own": own])]
        },
        Rule("IN016") { claim in
            guard let paper = claim.line?.paper else { return [] }
            let field = [Field.discount, .rebate].first { (paper.money($0)?.amount ?? 0) != 0 }
            guard let field, let value = paper.record.fields[field] else { return [] }
            return [Hit([Evidence(value, file: paper.file)], ["what": field.plainName, "amount": value.text])]
        },
        Rule("CH003") { claim in
            guard let charge = claim.claim.charge, let cost = claim.costOfContainersUsed, cost.amount > 0, charge.amount > cost.amount * 5 else { return [] }
            return [Hit([], ["charge": charge.description, "cost": cost.description])]
        },
        Rule("CV003", terms: { claim, terms in
            guard let line = claim.line else { return [] }
            let isFree = line.fields[.unitPrice].flatMap { try? USD($0.text) }?.amount == 0
            let word = line.fields[.description].flatMap { value in terms.first { Words(value.text).contain($0) } }
            guard isFree || word != nil else { return [] }
            return [Hit([line.fields[.unitPrice] ?? line.fields[.description]].compactMap { $0.map { Evidence($0, file: line.paper.file) } }, ["why": word.map { "calls the drug \"\($0)\"" } ?? "gives a price of zero"])]
        }),
    ]

    /// What is to be known before papers leave the practice.
    static let papers: [Rule] = [
        Rule("AT001") { claim in
            guard let number = claim.claim.attachment?.controlNumber else { return [] }
            let isRight = (2...50).contains(number.count) && number.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            return isRight ? [] : [Hit([], ["number": number])]
        },
        Rule("AT003", terms: { claim, terms in
            guard claim.claim.attachment != nil, claim.claim.attachment?.transmission != .onRequest, terms.contains(claim.profile.name) else { return [] }
            return [Hit([], ["payer": claim.profile.title])]
        }),
        Rule("AT005") { claim in
            guard claim.claim.attachment != nil else { return [] }
            let missing = [
                claim.claim.beneficiaryName == nil ? "patient's name" : nil, claim.profile.kind == .medicare && claim.claim.mbi == nil ? "Medicare number" : nil,
                claim.claim.billingNPI == nil ? "billing NPI" : nil, claim.claim.charge == nil ? "charge" : nil,
            ].compactMap { $0 }
            return missing.isEmpty ? [] : [Hit([], ["what": missing.joined(separator: " and ")])]
        },
        Rule("AT006") { claim in
            let pages = claim.files.reduce(0) { $0 + $1.pageCount }
            if pages > 100 { return [Hit([], ["what": "The papers have \(pages) pages"])] }
            return claim.files.flatMap { file in
                file.problems.filter { $0.code == .pageUnreadable }.map { Hit([], ["what": "\(file.file)" + ($0.page.map { " page \($0)" } ?? "") + " cannot be read"]) }
            }
        },
        Rule("AT007") { claim in
            let number = claim.claim.mbi.map(ClaimCase.foldedCode)
            let names = claim.claim.beneficiaryName.map { $0.split { !$0.isLetter }.map(String.init).filter { $0.count > 3 } } ?? []
            return claim.files.filter { file in
                number.map { ClaimCase.foldedCode(file.file).contains($0) } ?? false || names.contains { Words(file.file).contain($0) }
            }.map { _ in Hit() }
        },
    ]
}

extension ClaimCase.Paper {
    func money(_ field: Field) -> USD? { record.fields[field].flatMap { try? USD($0.text) } }
}
