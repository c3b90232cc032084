import Extraction
import Vocabulary

// Where and when the drug was given, and what may be billed for it there.

extension Rule {
    static let service: [Rule] = [
        Rule("DT001") { claim in
            guard let today = claim.asOf, claim.claim.dateOfService > today else { return [] }
            return [Hit([], ["service": claim.claim.dateOfService.description])]
        },
        Rule("DT003") { claim in
            guard let today = claim.asOf, let limit = claim.filingDeadline, today <= limit else { return [] }
            // Of a year two months, of ninety days three weeks.
            guard today.days(until: limit) < min(65, claim.service.days(until: limit) / 4) else { return [] }
            return [Hit([], ["limit": limit.description, "payer": claim.profile.title])]
        },
        Rule("PS001", terms: { claim, terms in
            // Where the drug has C9399 there, HC007 says so.
            guard claim.isMedicare, let place = claim.claim.placeOfService, terms.contains(place), claim.advice({ $0.code == "C9399" }).isEmpty else { return [] }
            return [Hit([], ["place": place])]
        }),
        Rule("PS002", terms: { claim, terms in
            guard let place = claim.claim.placeOfService else { return [Hit([], ["what": "is missing"])] }
            return terms.contains(place) ? [] : [Hit([], ["what": "\(place) is not on the CMS list"])]
        }),
    ]
}

extension ClaimCase {
    /// The last day on which the claim reaches the payer in time; nil where only a contract says it.
    var filingDeadline: CalendarDay? { profile.filing?.lastDay(after: service) }
}
