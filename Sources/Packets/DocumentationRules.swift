import Extraction
import Foundation
import Vocabulary

// What must be on paper. Definitions as the contract gives them.

extension Rule {
    static let documentation: [Rule] = [
        Rule("IN002") { $0.purchases.isEmpty ? [Hit()] : [] },
        Rule("ND001") { claim in
            let printed = claim.lines.contains { $0.fields[.ndc] != nil } || claim.labels.contains { $0.record.fields[.ndc] != nil }
            return printed ? [] : [Hit([], ["where": claim.lines.isEmpty ? "no invoice line and no label" : "neither the invoice line nor a label"])]
        },
        Rule("OR001") { $0.order == nil ? [Hit()] : [] },
        Rule("OR002") { claim in claim.order.map { $0.record.fields[.orderDate] == nil ? [Hit()] : [] } ?? [] },
        Rule("OR003") { claim in
            guard let order = claim.order, order.text(.signaturePresent) != "yes" else { return [] }
            return [Hit([claim.evidence(.signaturePresent)])]
        },
        Rule("OR004") { claim in
            guard let order = claim.order, order.text(.signaturePresent) == "yes", order.text(.signatureType) == "stamp" else { return [] }
            return [Hit([claim.evidence(.signatureType)])]
        },
        Rule("OR007") { claim in
            guard let order = claim.order, order.text(.signaturePresent) == "yes", order.record.fields[.signatureDate] == nil else { return [] }
            return [Hit([claim.evidence(.signaturePresent)])]
        },
        Rule("OR010") { claim in
            guard let selection = claim.order?.text(.drugSelection), selection != "one" else { return [] }
            return [Hit([claim.evidence(.drugSelection)], ["count": selection == "none" ? "No drug is" : "More than one drug is"])]
        },
        Rule("OR009") { claim in
            // On a form without one ticked drug no dose can be read: that has its own finding.
            guard let order = claim.order, ["one", nil].contains(order.text(.drugSelection)) else { return [] }
            return order.record.fields[.dose] == nil ? [Hit()] : []
        },
        Rule("OR014") { claim in claim.order.map { $0.record.fields[.route] == nil ? [Hit()] : [] } ?? [] },
        Rule("DX001") { claim in claim.order.map { $0.record.fields[.icd10] == nil ? [Hit()] : [] } ?? [] },
        Rule("CV004", terms: { claim, terms in
            guard let order = claim.order else { return [] }
            guard let reason = order.text(.medicalNecessity) else { return [Hit()] }
            return Words(reason).areOnly(terms) ? [Hit([claim.evidence(.medicalNecessity)])] : []
        }),
        Rule("PV002") { claim in claim.order.map { $0.record.fields[.npi] == nil ? [Hit()] : [] } ?? [] },
        Rule("NA002") { claim in claim.claim.drugBrand == nil && claim.claim.drugGeneric == nil ? [Hit()] : [] },
        Rule("LT003") { claim in
            let hasLot = claim.order?.record.fields[.adminLot] != nil || claim.lines.contains { $0.fields[.lot] != nil } || claim.labels.contains { $0.record.fields[.lot] != nil }
            return hasLot ? [] : [Hit()]
        },
        Rule("PA001") { claim in
            guard claim.profile.kind != .medicare, claim.claim.priorAuthNumber == nil, claim.order?.record.fields[.priorAuthNumber] == nil else { return [] }
            return [Hit()]
        },
        Rule("MD005") { claim in
            guard claim.claim.modifiers.contains("JW"), claim.order != nil else { return [] }
            let waste = claim.value(.wastage).flatMap { try? Dose($0.text) }
            return (waste?.amount ?? 0) > 0 ? [] : [Hit([claim.evidence(.wastage)])]
        },
    ]
}

extension ClaimCase {
    /// Where the order says so.
    func evidence(_ field: Field) -> Evidence? {
        guard let order, let value = order.record.fields[field] else { return nil }
        return Evidence(value, file: order.file)
    }
}
