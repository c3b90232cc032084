import Extraction
import Foundation
import Vocabulary

// The most specific code wins (CMS Claims Processing Manual chapter 17; MAC articles on NOC codes).

extension Rule {
    static let coding: [Rule] = [
        Rule("HC001") { claim in claim.claim.hcpcs == "J3590" ? [] : [Hit([], ["code": claim.claim.hcpcs])] },
        Rule("HC002") { claim in claim.advice { $0.isOwn && $0.isError } },
        Rule("HC003") { claim in
            guard let last = claim.reference.codesKnownUntil, claim.claim.hcpcs == "J3590", last < claim.service else { return [] }
            return [Hit([], ["last": last.description])]
        },
        Rule("HC012") { claim in claim.advice { $0.isOwn && !$0.isError } },
        Rule("HC004") { claim in claim.advice { $0.code == "J3490" } },
        Rule("HC005") { claim in claim.advice { $0.code == "J9999" } },
        Rule("HC007") { claim in claim.advice { $0.code == "C9399" } },
        Rule("HC008") { claim in claim.advice { !$0.isOwn && !["J3490", "J9999", "C9399", "J3590"].contains($0.code) } },
        Rule("DX003") { claim in
            claim.diagnoses.compactMap { _, code in
                guard let code, claim.reference.isBillable(code, on: claim.claim.dateOfService) == false else { return nil }
                return Hit([], ["code": code.description])
            }
        },
        Rule("MD001") { claim in
            guard claim.profile.wasteModifier, !claim.bills("JW"), !claim.bills("JZ") else { return [] }
            let isSingleDose = claim.isSingleDose
            return isSingleDose == false ? [] : [Hit(isDoubtful: isSingleDose == nil || !claim.profile.isConfirmed(.wasteModifier))]
        },
        Rule("MD002") { claim in claim.bills("JW") && claim.bills("JZ") ? [Hit()] : [] },
        Rule("HC006", terms: { claim, terms in
            (claim.ownWords + [claim.descriptionWords].compactMap { $0 }).contains { terms.first(in: $0) != nil } ? [Hit()] : []
        }),
        Rule("HC009", terms: { claim, terms in
            guard let value = claim.value(.route), let route = Route(value.text), terms.contains(route.rawValue) else { return [] }
            return [Hit([claim.evidence(.route)], ["route": value.text])]
        }),
        Rule("HC011") { claim in
            guard let ndc = claim.billedNDC, claim.listing?.isFinished == false else { return [] }
            return [Hit([], ["ndc": ndc.hyphenated])]
        },
        Rule("MD003") { claim in
            let used = claim.claim.modifiers.filter { ["JW", "JZ"].contains($0) }
            guard !used.isEmpty, claim.isSingleDose == false else { return [] }
            return [Hit([], ["modifier": used.joined(separator: " and ")])]
        },
        Rule("MD006") { claim in
            guard claim.isMedicare, claim.bills("JW"), claim.profile.wasteLine == .ask else { return [] }
            return [Hit([], ["payer": claim.profile.title])]
        },
        Rule("MD007", terms: { claim, terms in
            guard claim.answers?.drugSource == .program340B, Set(claim.claim.modifiers).isDisjoint(with: terms.texts) else { return [] }
            return [Hit([], ["modifiers": terms.texts.joined(separator: " or ")])]
        }),
        Rule("MD009") { claim in
            let modifiers = claim.claim.modifiers
            if modifiers.count > 4 { return [Hit([], ["what": "The claim has \(modifiers.count) modifiers and a line takes four"])] }
            return modifiers.filter { $0.count != 2 || !$0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }.map { Hit([], ["what": "\($0) is no modifier"]) }
        },
        Rule("UN001") { claim in
            guard claim.profile.units == .one, let units = claim.claim.units, Decimal(string: units) != 1 else { return [] }
            return [Hit([], ["units": units], isDoubtful: !claim.profile.isConfirmed(.units))]
        },
    ]

    static let payment: [Rule] = [
        Rule("CH001") { claim in (claim.claim.charge?.amount ?? 0) > 0 ? [] : [Hit()] },
        Rule("PV001") { claim in
            guard let npi = claim.claim.billingNPI, (try? NPI(npi)) == nil else { return [] }
            return [Hit([], ["npi": npi])]
        },
        Rule("PV004") { claim in
            guard let npi = claim.claim.renderingNPI, (try? NPI(npi)) == nil else { return [] }
            return [Hit([], ["npi": npi])]
        },
        Rule("CH002") { claim in
            guard let charge = claim.claim.charge, let cost = claim.costOfContainersUsed, charge < cost else { return [] }
            return [Hit([], ["charge": charge.description, "cost": cost.description])]
        },
        Rule("DT002") { claim in
            guard let today = claim.asOf, let limit = claim.filingDeadline, today > limit else { return [] }
            return [Hit([], ["limit": limit.description, "payer": claim.profile.title], isDoubtful: !claim.profile.isConfirmed(.filing))]
        },
        Rule("CH004") { claim in
            guard let total = claim.answers?.totalCharge, let charge = claim.claim.charge, total != charge else { return [] }
            return [Hit([], ["total": total.description, "charge": charge.description])]
        },
    ]

    /// A value that OCR was not sure of, of those that the claim stands on: one finding for each.
    static let confirmation: [Rule] = [
        Rule("XD007") { claim in
            claim.doubtful.map { entry in
                Hit([Evidence(entry.value, file: entry.file)], ["element": entry.field.rawValue, "field": entry.field.plainName, "value": entry.value.text, "file": entry.file, "page": "\(entry.value.page)"])
            }
        },
        Rule("XD008") { claim in
            guard let order = claim.order else { return [] }
            // In the order of the fields, as findings come in the same order each time.
            let isBySize = claim.orderedDose.map { $0.isPerWeight || $0.isPerSurface } ?? false
            return Field.allCases.filter { ($0 != .wastage || claim.bills("JW")) && ($0 != .weight || isBySize) }.compactMap { field in
                order.record.unread[field].map { Hit([], ["element": field.rawValue, "field": field.plainName, "file": order.file, "page": "\($0.page)"]) }
            }
        },
    ]
}

extension ClaimCase {
    func codingAdvice() -> CodingAdvice? {
        guard claim.hcpcs == "J3590" else { return nil }
        return reference.coding(brand: claim.drugBrand, generic: claim.drugGeneric, ndc: billedNDC, on: service, placeOfService: claim.placeOfService)
    }

    /// A hit when the reference advises another code than J3590 and `applies` takes it.
    func advice(_ applies: (CodingAdvice) -> Bool) -> [Rule.Hit] {
        guard let advice = coding, advice.code != claim.hcpcs, applies(advice) else { return [] }
        return [Rule.Hit([], [
            "code": advice.code, "since": advice.since.map { "since \($0)" } ?? "on the date of service", "name": drugName,
            "place": claim.placeOfService ?? "", "reason": advice.reason.prefix(1).lowercased() + advice.reason.dropFirst().trimmingSuffix { $0 == "." },
        ])]
    }

    private static let neededOfOrder: [Field] = [
        .patientName, .patientBirthDate, .mbi, .orderDate, .drugBrand, .drugGeneric, .dose, .route, .icd10, .medicalNecessity, .prescriberName, .npi, .signaturePresent,
        .signatureDate, .serviceDate, .adminDose, .adminLot, .adminNDC, .wastage,
    ]

    /// Values the claim stands on that a person has to confirm.
    var doubtful: [(field: Field, value: FieldValue, file: String)] {
        var found: [(field: Field, value: FieldValue, file: String)] = []
        func add(_ field: Field, of fields: [Field: FieldValue], _ file: String) {
            if fields.isForReview(field), let value = fields[field] { found.append((field, value, file)) }
        }
        if let order {
            for field in Self.neededOfOrder {
                add(field, of: order.record.fields, order.file)
            }
        }
        if let line {
            for field in [Field.ndc, .quantity, .unitPrice, .extendedPrice, .lot, .expiry] {
                add(field, of: line.fields, line.paper.file)
            }
            for field in [Field.invoiceNumber, .invoiceDate] {
                add(field, of: line.paper.record.fields, line.paper.file)
            }
        }
        for label in labels {
            for field in [Field.ndc, .lot, .expiry] {
                add(field, of: label.record.fields, label.file)
            }
        }
        return found
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, isDropped(last) { text.removeLast() }
        return text
    }
}
