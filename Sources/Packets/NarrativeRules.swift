import Extraction
import Vocabulary

// The words that price an unclassified drug, and the NDC beside them.

extension Rule {
    static let narrative: [Rule] = [
        Rule("NA004") { claim in
            guard let route = claim.value(.route)?.text, !Words(claim.billed.narrative).contain(route) else { return [] }
            return [Hit([claim.evidence(.route)], ["route": route])]
        },
        Rule("NA005") { claim in
            guard let ndc = claim.billedNDC, !claim.billed.narrative.contains(ndc.digits) else { return [] }
            return [Hit([], ["ndc": ndc.digits])]
        },
        Rule("NA006") { claim in
            let strengths = Set(claim.lines.compactMap { $0.fields[.strength].flatMap { try? Strength($0.text) } })
            guard strengths.count > 1, let strength = claim.line?.fields[.strength].flatMap({ try? Strength($0.text) }),
                !Words(claim.billed.narrative).contain("\(strength.amount)\(strength.unit)")
            else { return [] }
            return [Hit([], ["strength": strength.description])]
        },
        Rule("NA011", terms: { claim, terms in
            let names = [claim.claim.drugBrand, claim.claim.drugGeneric].compactMap { $0 }
            guard !names.isEmpty, names.allSatisfy({ Words($0).areOnly(terms) }) else { return [] }
            return [Hit([], ["name": names.joined(separator: ", ")])]
        }),
        Rule("ND003") { claim in
            claim.printedNDCs.filter { $0.value.status == .review && $0.value.printed.contains { $0.count == 10 && $0.allSatisfy(\.isNumber) } }
                .map { Hit([$0.evidence], ["place": $0.place]) }
        },
        Rule("ND004") { claim in
            guard let own = claim.claim.ndc else { return [] }
            let other = claim.ndcs.first { $0.evidence != nil && !claim.reference.isOneProduct($0.ndc, own) && !$0.ndc.bareForms.isDisjoint(with: own.bareForms) }
            return other.map { [Hit([$0.evidence], ["own": own.digits, "right": $0.ndc.digits, "place": $0.place])] } ?? []
        },
        Rule("ND006") { claim in
            guard let ndc = claim.billedNDC, let listing = claim.reference.listing(of: ndc) else { return [] }
            let service = claim.claim.dateOfService
            if let start = listing.started, service < start { return [Hit([], ["ndc": ndc.hyphenated, "when": "came to market on \(start), after the day of service"])] }
            if let end = listing.ended, service > end { return [Hit([], ["ndc": ndc.hyphenated, "when": "left the market on \(end), before the day of service"])] }
            return []
        },
        Rule("ND007") { claim in
            guard let ndc = claim.billedNDC, let names = claim.reference.listing(of: ndc)?.names, !names.isEmpty else { return [] }
            let own = [claim.claim.drugBrand, claim.claim.drugGeneric].compactMap { $0.map(DrugNames.fold) }.filter { !$0.isEmpty }
            let listed = names.map(DrugNames.fold)
            guard !own.isEmpty, !own.contains(where: { name in listed.contains { $0.contains(name) || name.contains($0) } }) else { return [] }
            return [Hit([], ["ndc": ndc.hyphenated, "listed": names[0], "name": claim.drugName])]
        },
        Rule("ND011") { claim in
            // Without invoice or dose other rules speak.
            guard claim.line != nil, claim.doseGiven != nil, let line = claim.billed.ndcLine, !line.contains(" ") else { return [] }
            return [Hit([], ["ndc": line])]
        },
        Rule("ND014") { claim in
            claim.labels.compactMap { label in
                guard let value = label.record.fields[.gtin], let code = try? GTIN(value.text), let ndc = label.record.fields[.ndc].flatMap({ try? NDC($0.text) }),
                    !code.mayStand(for: ndc)
                else { return nil }
                return Hit([Evidence(value, file: label.file)], ["file": label.file, "ndc": ndc.hyphenated])
            }
        },
        Rule("ND016") { claim in
            let codes = claim.ndcs
            guard let first = codes.first, let other = codes.first(where: { $0.ndc != first.ndc && $0.ndc.isSameProduct(as: first.ndc) }) else { return [] }
            return [Hit([first.evidence, other.evidence], ["one": "\(first.ndc.hyphenated) (\(first.place))", "other": "\(other.ndc.hyphenated) (\(other.place))"])]
        },
        Rule("ND018") { claim in
            claim.printedNDCs.filter { $0.value.printed.contains { $0.split(separator: "-").map(\.count) == [6, 4, 2] } }.map { Hit([$0.evidence], ["place": $0.place]) }
        },
    ]
}

extension ClaimCase {
    var billedNDC: NDC? { claim.ndc ?? ndcs.first?.ndc }

    /// The NDC as each paper prints it.
    var printedNDCs: [(value: FieldValue, place: String, evidence: Evidence)] {
        var found: [(value: FieldValue, place: String, evidence: Evidence)] = []
        func add(_ value: FieldValue?, _ place: String, _ file: String) {
            if let value { found.append((value, place, Evidence(value, file: file))) }
        }
        if let line { add(line.fields[.ndc], "invoice", line.paper.file) }
        if let order {
            add(order.record.fields[.ndc], "order", order.file)
            add(order.record.fields[.adminNDC], "administration record", order.file)
        }
        for label in labels { add(label.record.fields[.ndc], "label", label.file) }
        return found
    }
}

extension NDC {
    /// The ten digits of every form it may have been printed in, without hyphens.
    var bareForms: Set<String> { Set(tenDigitForms.map { $0.filter { $0 != "-" } }) }
}
