import Extraction
import Foundation
import Vocabulary

extension Rule {
    static let dates: [Rule] = [
        Rule("DT004") { claim in
            guard let day = claim.orderDay, day > claim.claim.dateOfService else { return [] }
            return [Hit([claim.evidence(.orderDate)], ["order": day.description, "service": claim.claim.dateOfService.description])]
        },
        Rule("IN011") { claim in
            guard let day = claim.line?.date, day > claim.claim.dateOfService else { return [] }
            return [Hit([], ["invoice": day.description, "service": claim.claim.dateOfService.description])]
        },
        Rule("LT001") { claim in
            let service = claim.claim.dateOfService
            guard let expired = claim.usedExpiries.first(where: { $0.lastDay < service }) else { return [] }
            return [Hit([claim.evidence(.adminExpiry)], ["expiry": expired.description, "service": service.description])]
        },
        Rule("DT006") { claim in
            guard let day = claim.text(.serviceDate).flatMap({ try? CalendarDay($0) }), day != claim.claim.dateOfService else { return [] }
            return [Hit([claim.evidence(.serviceDate)], ["record": day.description, "service": claim.claim.dateOfService.description])]
        },
        Rule("DT005") { claim in
            guard let day = claim.orderDay else { return [] }
            if day.adding(months: 12) < claim.service { return [Hit([claim.evidence(.orderDate)], ["order": day.description, "what": "is older than 12 months"])] }
            // Only what was given before can have used an order up.
            guard !claim.earlier.isEmpty, let doses = claim.text(.frequency).flatMap({ Frequency($0) })?.doses else { return [] }
            let given = claim.earlierOfPatient.count { $0.dateOfService >= day && $0.dateOfService < claim.service }
            return given < doses ? [] : [Hit([claim.evidence(.orderDate), claim.evidence(.frequency)], ["order": day.description, "what": "was for \(doses) doses and they have been given"])]
        },
    ]
}

extension ClaimCase {
    /// Expiries of the lots that were used, as far as the papers tell which lots those are.
    var usedExpiries: [ExpiryDate] {
        let given = givenLots
        var expiries = list(.adminExpiry)?.compactMap { try? ExpiryDate($0) } ?? []
        for line in lines {
            if given.isEmpty {
                // Of several lots nobody knows which was used: only when all have expired is one sure to have.
                let all = line.fields.list(.expiry)?.compactMap { try? ExpiryDate($0) } ?? []
                if let latest = all.max(by: { $0.lastDay < $1.lastDay }), lines.count == 1 { expiries.append(latest) }
            } else {
                expiries += given.compactMap { line.expiry(ofLot: $0) }
            }
        }
        for label in labels {
            let lots = Set(label.record.fields.list(.lot)?.map(Self.foldedCode) ?? [])
            guard given.isEmpty || !lots.isDisjoint(with: given) else { continue }
            expiries += label.record.fields.list(.expiry)?.compactMap { try? ExpiryDate($0) } ?? []
        }
        return expiries
    }
}
