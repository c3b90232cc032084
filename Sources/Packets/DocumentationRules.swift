import Extraction
import Foundation
import Vocabulary

// What must be on paper. Definitions as the contract gives them.

extension Rule {
    static let documentation: [Rule] = [
        Rule("IN001") { claim in
            claim.purchases.isEmpty && claim.payerWantsInvoice ? [Hit([], ["payer": claim.profile.title])] : []
        },
        Rule("IN002") { claim in claim.purchases.isEmpty && !claim.payerWantsInvoice ? [Hit()] : [] },
        Rule("ND001") { claim in claim.hasPrintedNDC || !claim.lines.isEmpty || claim.showsNDCElsewhere ? [] : [Hit()] },
        Rule("IN007") { claim in
            guard let line = claim.line, !claim.hasPrintedNDC else { return [] }
            return [Hit([], ["file": line.paper.file])]
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
        Rule("OR011") { claim in
            guard let order = claim.order, order.record.pages.count > 1 else { return [] }
            return [Hit([claim.evidence(.patientName)], ["count": "\(order.record.pages.count)"])]
        },
        Rule("OR012", terms: { claim, terms in
            guard let order = claim.order else { return [] }
            let texts = [claim.necessity] + [Field.signatureType, .prescriberName, .frequency].map { order.record.fields[$0].map { Words($0.text) } }
            let isVerbal = claim.answers?.isVerbalOrder ?? texts.contains { $0.map { terms.first(in: $0) != nil } ?? false }
            guard isVerbal else { return [] }
            let signed = claim.value(.signatureDate).flatMap { try? CalendarDay($0.text) }
            return order.text(.signaturePresent) == "yes" && signed.map { $0 <= claim.service } ?? false ? [] : [Hit([claim.evidence(.signatureDate)])]
        }),
        Rule("OR014") { claim in claim.order.map { $0.record.fields[.route] == nil ? [Hit()] : [] } ?? [] },
        Rule("DX001") { claim in claim.order.map { $0.record.fields[.icd10] == nil ? [Hit()] : [] } ?? [] },
        Rule("CV004", terms: { claim, terms in
            guard let order = claim.order else { return [] }
            guard order.record.fields[.medicalNecessity] != nil, let reason = claim.necessity else { return [Hit()] }
            return reason.areOnly(terms.words) ? [Hit([claim.evidence(.medicalNecessity)])] : []
        }),
        Rule("PV002") { claim in claim.order.map { $0.record.fields[.npi] == nil ? [Hit()] : [] } ?? [] },
        Rule("NA002") { claim in claim.claim.drugBrand == nil && claim.claim.drugGeneric == nil ? [Hit()] : [] },
        Rule("LT003") { claim in
            let hasLot = claim.order?.record.fields[.adminLot] != nil || claim.lines.contains { $0.fields[.lot] != nil } || claim.labels.contains { $0.record.fields[.lot] != nil }
            return hasLot ? [] : [Hit()]
        },
        Rule("MD005") { claim in
            guard claim.claim.modifiers.contains("JW"), claim.order != nil else { return [] }
            return (claim.waste?.amount ?? 0) > 0 ? [] : [Hit([claim.evidence(.wastage)])]
        },
    ]
}

extension ClaimCase {
    /// On the drug's invoice line or on a label.
    /// A packing slip, an order or an administration record prints the code of the drug: what is missing then is the invoice.
    var showsNDCElsewhere: Bool {
        files.flatMap(\.documents).contains { paper in
            paper.kind == .order && (paper.fields[.ndc] ?? paper.fields[.adminNDC]) != nil || paper.lineItems.contains { drug.isNamed(by: $0) && $0[.ndc] != nil }
        }
    }

    var hasPrintedNDC: Bool { lines.contains { $0.fields[.ndc] != nil } || labels.contains { $0.record.fields[.ndc] != nil } }

    /// The payer sets the price by the invoice and wants it with the claim.
    var payerWantsInvoice: Bool {
        switch profile.invoice {
        case .withClaim: true
        case .withoutPrice: price == nil
        case .onFile, .onRequest: false
        }
    }

    /// Where the order says so.
    func evidence(_ field: Field) -> Evidence? {
        guard let order, let value = order.record.fields[field] else { return nil }
        return Evidence(value, file: order.file)
    }
}
