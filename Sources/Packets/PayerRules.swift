import Extraction
import Foundation
import Vocabulary

// Who pays, what he wants to be asked for beforehand, and what he wants to see.

extension Rule {
    static let payer: [Rule] = [
        Rule("PY001") { claim in claim.claim.payer == nil ? [Hit([], ["payer": claim.profile.title])] : [] },
        Rule("PY002") { claim in
            guard let own = claim.profile.jurisdiction, let place = claim.claim.placeOfTreatment,
                let needed = claim.reference.jurisdiction(state: place.state, zip: place.zip), needed != own
            else { return [] }
            return [Hit([], ["own": own, "needed": needed, "state": place.state])]
        },
        Rule("PY003") { claim in claim.claim.parties != nil && claim.answers?.hasOtherInsurance == nil ? [Hit()] : [] },
        Rule("PY004") { claim in claim.isMedicare && claim.answers?.acceptsAssignment == false ? [Hit()] : [] },
        Rule("PA001") { claim in
            guard claim.authorizationNumber == nil else { return [] }
            if claim.answers?.authorization?.isNeeded == true { return [Hit()] }
            return claim.profile.priorAuthorization == .required && claim.answers?.authorization?.isNeeded == nil
                ? [Hit(isDoubtful: !claim.profile.isConfirmed(.priorAuthorization))] : []
        },
        Rule("PA002") { claim in
            claim.authorizationNumber == nil && claim.profile.priorAuthorization == .ask && claim.answers?.authorization?.isNeeded == nil ? [Hit()] : []
        },
        Rule("PA003") { claim in
            guard let plan = claim.answers?.authorization, plan.from.map({ claim.service < $0 }) ?? false || plan.to.map({ claim.service > $0 }) ?? false else { return [] }
            return [Hit([], ["service": claim.service.description, "from": plan.from?.description ?? "the start", "to": plan.to?.description ?? "further notice"])]
        },
        Rule("PA004") { claim in
            guard let plan = claim.answers?.authorization else { return [] }
            var differing: [String] = []
            if let dose = plan.dose, let given = claim.doseGiven, let off = given.deviation(from: dose), off > 0 { differing.append("dose") }
            if let units = plan.units, units != claim.billed.units { differing.append("number of units") }
            if let codes = plan.diagnoses?.map(ClaimCase.foldedCode), !codes.isEmpty, Set(codes).isDisjoint(with: claim.billed.diagnosisPointers.map(ClaimCase.foldedCode)) {
                differing.append("diagnosis")
            }
            return differing.isEmpty ? [] : [Hit([], ["what": differing.joined(separator: " and ")])]
        },
        Rule("PA005") { claim in claim.isMedicare && claim.authorizationNumber != nil ? [Hit()] : [] },
        Rule("PA006") { claim in
            guard let number = claim.claim.priorAuthNumber else { return [] }
            let parts = number.split { " ,;/+&".contains($0) }.filter { $0.count > 3 && $0.contains(where: \.isNumber) }
            return parts.count > 1 ? [Hit([], ["count": "\(parts.count)"])] : []
        },
        Rule("UN002") { claim in
            let expected: Decimal? =
                switch claim.profile.units {
                case .one: nil
                case .milligrams: claim.doseGiven?.converted(to: .milligram).map { $0.amount.roundedUp }
                case .containers: claim.containersUsed.map { Decimal($0) }
                }
            guard let expected, Decimal(string: claim.billed.units) != expected else { return [] }
            return [Hit([], ["units": claim.billed.units, "expected": "\(expected)", "payer": claim.profile.title, "unit": claim.profile.units.rawValue])]
        },
        Rule("PK001") { claim in
            // Order, invoice and reason have rules of their own.
            let papers = claim.profile.papersMustHold.filter { part in
                switch part {
                case .label: claim.labels.isEmpty
                case .administration: !claim.has(.adminDose) && !claim.has(.serviceDate)
                case .order, .invoice, .necessity, .visitNote: false
                }
            }
            let fields = claim.profile.fields.filter { !claim.isOnPaper($0) }
            let payer = claim.profile.title
            return papers.map { Hit([], ["payer": payer, "what": $0.plainName], isDoubtful: !claim.profile.isConfirmed(.papersMustHold)) }
                + fields.map { Hit([], ["payer": payer, "what": "the \($0.plainName)", "element": $0.rawValue], isDoubtful: !claim.profile.isConfirmed(.fields)) }
        },
        Rule("PK002") { claim in
            (claim.answers?.overrides ?? []).filter { $0.reason?.isEmpty ?? true }.map { Hit([], ["rule": $0.rule]) }
        },
        Rule("CV005", terms: { claim, terms in
            guard claim.profile.stepTherapy != .none, let reason = claim.necessity, terms.first(in: reason) == nil else { return [] }
            return [Hit([claim.evidence(.medicalNecessity)])]
        }),
        Rule("CV006") { claim in
            guard claim.profile.papersMustHold.contains(.visitNote) else { return [] }
            guard let note = claim.answers?.visitNoteDate else { return [Hit([], ["payer": claim.profile.title])] }
            let ordered = claim.orderDay ?? claim.service
            return note.adding(months: 6) < ordered || note > ordered ? [Hit([], ["payer": claim.profile.title])] : []
        },
    ]
}

extension ClaimCase {
    var authorizationNumber: String? { claim.priorAuthNumber ?? text(.priorAuthNumber) }

    /// Some paper of the claim has it.
    func isOnPaper(_ field: Field) -> Bool {
        value(field) != nil || line.map { $0.fields[field] != nil || $0.paper.record.fields[field] != nil } ?? false || labels.contains { $0.has(field) }
    }
}

extension Decimal {
    /// The next whole number.
    var roundedUp: Decimal {
        let whole = rounded(toPlaces: 0)
        return whole < self ? whole + 1 : whole
    }
}
