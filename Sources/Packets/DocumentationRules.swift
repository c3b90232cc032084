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
        Rule("OR002") { claim in claim.order.map { $0.shows(.orderDate) ? [] : [Hit()] } ?? [] },
        Rule("OR003") { claim in
            guard let order = claim.order, order.text(.signaturePresent) != "yes" else { return [] }
            return [Hit([claim.evidence(.signaturePresent)])]
        },
        Rule("OR004") { claim in
            guard let order = claim.order, order.text(.signaturePresent) == "yes", order.text(.signatureType) == "stamp" else { return [] }
            return [Hit([claim.evidence(.signatureType)])]
        },
        Rule("OR007") { claim in
            guard let order = claim.order, order.text(.signaturePresent) == "yes", !order.shows(.signatureDate) else { return [] }
            return [Hit([claim.evidence(.signaturePresent)])]
        },
        Rule("OR010") { claim in
            guard let selection = claim.order?.text(.drugSelection), selection != "one" else { return [] }
            return [Hit([claim.evidence(.drugSelection)], ["count": selection == "none" ? "No drug is" : "More than one drug is"])]
        },
        Rule("OR009") { claim in
            // On a form without one ticked drug no dose can be read: that has its own finding.
            guard let order = claim.order, ["one", nil].contains(order.text(.drugSelection)) else { return [] }
            return order.shows(.dose) ? [] : [Hit()]
        },
        Rule("OR011") { claim in
            guard let order = claim.order, order.record.pages.count > 1 else { return [] }
            return [Hit([claim.evidence(.patientName)], ["count": "\(order.record.pages.count)"])]
        },
        Rule("OR012", terms: { claim, terms in
            guard let order = claim.order else { return [] }
            func says(_ words: Words?) -> Bool { words.map { terms.first(in: $0) != nil } ?? false }
            let isVerbal = claim.answers?.isVerbalOrder ?? (says(claim.necessity) || [Field.signatureType, .prescriberName, .frequency].contains { says(order.text($0).map { Words($0) }) })
            guard isVerbal else { return [] }
            let signed = claim.text(.signatureDate).flatMap { try? CalendarDay($0) }
            return order.text(.signaturePresent) == "yes" && signed.map { $0 <= claim.service } ?? false ? [] : [Hit([claim.evidence(.signatureDate)])]
        }),
        Rule("OR014") { claim in claim.order.map { $0.has(.route) ? [] : [Hit()] } ?? [] },
        Rule("DX001") { claim in claim.order.map { $0.shows(.icd10) ? [] : [Hit()] } ?? [] },
        Rule("CV004", terms: { claim, terms in
            guard let order = claim.order else { return [] }
            guard order.has(.medicalNecessity), let reason = claim.necessity else { return [Hit()] }
            return reason.areOnly(terms.words) ? [Hit([claim.evidence(.medicalNecessity)])] : []
        }),
        Rule("PV002") { claim in claim.order.map { $0.shows(.npi) ? [] : [Hit()] } ?? [] },
        Rule("NA002") { claim in claim.claim.drugBrand == nil && claim.claim.drugGeneric == nil ? [Hit()] : [] },
        Rule("LT003") { claim in
            let hasLot = claim.has(.adminLot) || claim.lines.contains { $0.fields.has(.lot) } || claim.labels.contains { $0.has(.lot) }
            return hasLot ? [] : [Hit()]
        },
        Rule("MD005") { claim in
            guard claim.bills("JW"), let order = claim.order, order.record.unread[.wastage] == nil else { return [] }
            return (claim.waste?.amount ?? 0) > 0 ? [] : [Hit([claim.evidence(.wastage)])]
        },
    ]
}

extension ClaimCase {
    /// On the drug's invoice line or on a label.
    /// A packing slip, an order or an administration record prints the code of the drug: what is missing then is the invoice.
    var showsNDCElsewhere: Bool {
        files.flatMap(\.documents).contains { paper in
            paper.kind == .order && (paper.fields[.ndc] ?? paper.fields[.adminNDC]) != nil || paper.lineItems.contains { drug.isNamed(by: $0) && $0.has(.ndc) }
        }
    }

    var hasPrintedNDC: Bool { lines.contains { $0.fields.has(.ndc) } || labels.contains { $0.has(.ndc) } }

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
