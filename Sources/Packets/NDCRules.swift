import Extraction
import Foundation
import Vocabulary

// The NDC: as printed, as listed, as billed.

extension Rule {
    static let ndc: [Rule] = [
        Rule("ND002") { claim in
            claim.printedNDCs.filter { $0.value.printed.contains { $0.hasImpossibleNDCLayout } }
                .map { Hit([$0.evidence], ["place": $0.place, "printed": $0.value.printed.first ?? ""], isDoubtful: $0.value.status == .review) }
        },
        Rule("ND003") { claim in
            claim.printedNDCs.filter { $0.value.status == .review && $0.value.printed.contains { $0.count == 10 && $0.allSatisfy(\.isNumber) } }
                .map { Hit([$0.evidence], ["place": $0.place]) }
        },
        Rule("ND004") { claim in
            guard let own = claim.claim.ndc else { return [] }
            let other = claim.ndcs.first { $0.evidence != nil && !claim.isOneProduct($0.ndc, own) && !$0.ndc.bareForms.isDisjoint(with: own.bareForms) }
            return other.map { [Hit([$0.evidence], ["own": own.digits, "right": $0.ndc.digits, "place": $0.place])] } ?? []
        },
        Rule("ND005") { claim in
            guard let ndc = claim.billedNDC, claim.reference.isListed(ndc, on: claim.service) == false else { return [] }
            return [Hit([], ["ndc": ndc.hyphenated])]
        },
        Rule("ND006") { claim in
            guard let ndc = claim.billedNDC, let listing = claim.listing else { return [] }
            let service = claim.claim.dateOfService
            if let start = listing.started, service < start { return [Hit([], ["ndc": ndc.hyphenated, "when": "came to market on \(start), after the day of service"])] }
            if let end = listing.ended, service > end { return [Hit([], ["ndc": ndc.hyphenated, "when": "left the market on \(end), before the day of service"])] }
            return []
        },
        Rule("ND007") { claim in
            guard let ndc = claim.billedNDC, let names = claim.listing?.names, !names.isEmpty else { return [] }
            let own = [claim.claim.drugBrand, claim.claim.drugGeneric].compactMap { $0.map(DrugNames.fold) }.filter { !$0.isEmpty }
            let listed = names.map(DrugNames.fold)
            guard !own.isEmpty, !own.contains(where: { name in listed.contains { $0.holds(name) || name.holds($0) } }) else { return [] }
            return [Hit([], ["ndc": ndc.hyphenated, "listed": names[0], "name": claim.drugName])]
        },
        Rule("ND008") { claim in
            guard let ndc = claim.billedNDC, let listed = claim.listing?.strengths, !listed.isEmpty, let strength = claim.strength,
                !listed.contains(where: { $0.isSame(as: strength) })
            else { return [] }
            return [Hit([], ["ndc": ndc.hyphenated, "listed": listed.map(\.description).joined(separator: " or "), "strength": strength.description])]
        },
        Rule("ND009") { claim in
            guard let unit = claim.answers?.ndcUnit, NDCUnit(rawValue: unit) == nil else { return [] }
            return [Hit([], ["unit": unit])]
        },
        Rule("ND010") { claim in
            guard let isLiquid = claim.listing?.isLiquid, let unit = claim.answers?.ndcUnit.flatMap({ NDCUnit(rawValue: $0) }) else { return [] }
            if unit == .millilitres, !isLiquid { return [Hit([], ["unit": "ML", "kind": "powder", "right": "UN"])] }
            return unit == .units && isLiquid ? [Hit([], ["unit": "UN", "kind": "liquid", "right": "ML"])] : []
        },
        Rule("ND011") { claim in
            if let text = claim.answers?.ndcQuantity {
                let number = Decimal(string: text), isWhole = text.allSatisfy { $0.isNumber || $0 == "." }
                let decimals = text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
                return isWhole && decimals <= 3 && (number ?? 0) > 0 ? [] : [Hit([], ["what": "\"\(text)\" is none that a claim can carry"])]
            }
            // Without invoice or dose other rules speak, unless the payer pays by the quantity.
            guard claim.line != nil && claim.doseGiven != nil || claim.profile.ndcQuantity, let line = claim.billed.ndcLine, !line.utf8.contains(UInt8(ascii: " ")) else { return [] }
            return [Hit([], ["what": "cannot be worked out from the papers"])]
        },
        Rule("ND012") { claim in
            guard let stated = claim.statedQuantity, stated.amount > 0, let expected = claim.expectedQuantity, stated.unit == expected.unit, !claim.isQuantityInMilligrams,
                abs(stated.amount - expected.amount) * 50 > expected.amount
            else { return [] }
            return [Hit([], ["stated": stated.description, "expected": expected.description])]
        },
        Rule("ND013") { claim in
            guard claim.isQuantityInMilligrams, let stated = claim.statedQuantity else { return [] }
            return [Hit([], ["stated": stated.description, "dose": claim.doseGiven?.description ?? ""])]
        },
        Rule("ND014") { claim in
            claim.labels.compactMap { label in
                guard let value = label.record.fields[.gtin], let code = try? GTIN(value.text), let ndc = label.record.fields.text(.ndc).flatMap({ try? NDC($0) }),
                    !code.mayStand(for: ndc)
                else { return nil }
                return Hit([Evidence(value, file: label.file)], ["file": label.file, "ndc": ndc.hyphenated])
            }
        },
        Rule("ND015") { claim in
            claim.printedNDCs.filter { entry in
                guard entry.ndc == nil else { return false }
                do throws(NDC.ParseError) { _ = try NDC(entry.value.text) } catch { return error == .dummy }
                return false
            }.map { Hit([$0.evidence], ["place": $0.place, "printed": $0.value.text]) }
        },
        Rule("ND016") { claim in
            let codes = claim.ndcs
            guard let first = codes.first, let other = codes.first(where: { $0.ndc != first.ndc && $0.ndc.isSameProduct(as: first.ndc) }) else { return [] }
            return [Hit([first.evidence, other.evidence], ["level": claim.profile.ndcPackage == .inner ? "the vial's" : "the carton's", "one": "\(first.ndc.hyphenated) (\(first.place))", "other": "\(other.ndc.hyphenated) (\(other.place))"])]
        },
        Rule("ND017") { claim in
            guard claim.profile.rebateCheck, let ndc = claim.billedNDC, claim.reference.paysRebate(labeler: ndc.labeler, on: claim.service) == false else { return [] }
            return [Hit([], ["ndc": ndc.hyphenated, "labeler": ndc.labeler])]
        },
        Rule("ND018") { claim in
            claim.printedNDCs.filter { $0.value.printed.contains { $0.utf8.count >= 14 && $0.split(separator: "-").map(\.count) == [6, 4, 2] } }.map { Hit([$0.evidence], ["place": $0.place]) }
        },
    ]
}

extension ClaimCase {
    /// An NDC as a paper prints it.
    struct PrintedNDC {
        let value: FieldValue
        let place: String
        let evidence: Evidence
        /// Nil where what is printed is none.
        let ndc: NDC?
    }

    func allPrintedNDCs() -> [PrintedNDC] {
        var found: [PrintedNDC] = []
        func add(_ value: FieldValue?, _ place: String, _ file: String) {
            if let value { found.append(PrintedNDC(value: value, place: place, evidence: Evidence(value, file: file), ndc: try? NDC(value.text))) }
        }
        if let line { add(line.fields[.ndc], "invoice", line.paper.file) }
        if let order {
            add(order.record.fields[.ndc], "order", order.file)
            add(order.record.fields[.adminNDC], "administration record", order.file)
        }
        for label in labels { add(label.record.fields[.ndc], "label", label.file) }
        return found
    }

    /// Every NDC that must be one, with where it stands.
    func allNDCs() -> [(ndc: NDC, place: String, evidence: Evidence?)] {
        let own = claim.ndc.map { [(ndc: $0, place: "claim", evidence: Evidence?.none)] } ?? []
        return own + printedNDCs.compactMap { printed in printed.ndc.map { ($0, printed.place, printed.evidence) } }
    }
}

extension ClaimCase {
    /// Quantity and unit that the claim names itself.
    var statedQuantity: Quantity? {
        guard let amount = answers?.ndcQuantity.flatMap({ Decimal(string: $0) }), let unit = answers?.ndcUnit.flatMap({ NDCUnit(rawValue: $0) }) else { return nil }
        return Quantity(amount, unit)
    }

    /// The number is that of the dose in milligrams, where millilitres are counted.
    var isQuantityInMilligrams: Bool {
        guard let stated = statedQuantity, stated.unit == .millilitres, let dose = doseGiven?.converted(to: .milligram), expectedQuantity?.amount != stated.amount else { return false }
        return stated.amount == dose.amount
    }
}

extension Strength {
    /// Nothing says that the two are of different containers: a concentration and an amount without volume cannot be compared.
    func isSame(as other: Strength) -> Bool {
        guard let same = Dose(amount, unit).converted(to: other.unit)?.amount else { return false }
        switch (millilitres, other.millilitres) {
        case (let own?, let volume?): return same * volume == other.amount * own
        case (nil, nil): return same == other.amount
        default: return true
        }
    }
}

extension String {
    /// Digits between hyphens, but in no layout that an NDC has.
    ///
    /// Source: 21 CFR 207.33: 4-4-2, 5-3-2, 5-4-1; 5-4-2 on claims; 6-4-2 to come.
    var hasImpossibleNDCLayout: Bool {
        let hyphen = UInt8(ascii: "-"), digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard utf8.contains(hyphen) else { return false }
        return utf8.split { !digits.contains($0) && $0 != hyphen }.contains { run in
            let counts = run.split(separator: hyphen, omittingEmptySubsequences: false).map(\.count)
            return counts.count == 3 && !counts.contains(0) && ![[4, 4, 2], [5, 3, 2], [5, 4, 1], [5, 4, 2], [6, 4, 2]].contains(counts)
        }
    }
}

extension NDC {
    /// The ten digits of every form it may have been printed in, without hyphens.
    var bareForms: Set<String> { Set(tenDigitForms.map { $0.filter { $0 != "-" } }) }
}
