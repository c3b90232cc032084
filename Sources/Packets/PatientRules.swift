import Extraction
import Foundation
import Vocabulary

// Who was treated, who pays, who ordered and who bills.

extension Rule {
    static let patient: [Rule] = [
        Rule("PT001") { claim in claim.claim.beneficiaryName == nil && claim.value(.patientName) == nil ? [Hit()] : [] },
        Rule("PT002") { claim in
            claim.profile.kind == .medicare && claim.claim.mbi == nil && claim.value(.mbi) == nil ? [Hit()] : []
        },
        Rule("PT003") { claim in
            guard claim.profile.kind == .medicare, let number = claim.claim.mbi, (try? MBI(number)) == nil else { return [] }
            return [Hit()]
        },
        Rule("PT004") { claim in
            guard let birth = claim.claim.birthDate ?? claim.value(.patientBirthDate).flatMap({ try? CalendarDay($0.text, birth: true) }) else {
                return [Hit([], ["what": "is missing"])]
            }
            let service = claim.claim.dateOfService
            if birth > service { return [Hit([], ["what": "is after the day of service"])] }
            return birth.adding(months: 120 * 12) < service ? [Hit([], ["what": "is more than 120 years back"])] : []
        },
        Rule("PT007") { claim in
            guard let name = claim.claim.beneficiaryName else { return [] }
            return claim.orders.compactMap { paper in
                // The order of the claim itself is compared by PT005.
                guard let value = paper.record.fields[.patientName], paper.record != claim.order?.record, value.status == .accepted,
                    !PatientName.agree(name, value.text), !PatientName.nearlyAgree(name, value.text)
                else { return nil }
                return Hit([Evidence(value, file: paper.file)], ["file": paper.file, "page": "\(value.page)"])
            }
        },
        Rule("PY001") { claim in claim.claim.payer == nil ? [Hit([], ["payer": claim.profile.title])] : [] },
        Rule("PY002") { claim in
            guard let own = claim.profile.jurisdiction, let address = claim.claim.parties?.billing?.address,
                let needed = claim.reference.jurisdiction(state: address.state, zip: address.zip), needed != own
            else { return [] }
            return [Hit([], ["own": own, "needed": needed, "state": address.state])]
        },
        Rule("PA005") { claim in
            claim.profile.kind == .medicare && (claim.claim.priorAuthNumber != nil || claim.value(.priorAuthNumber) != nil) ? [Hit()] : []
        },
        Rule("PA006") { claim in
            guard let number = claim.claim.priorAuthNumber else { return [] }
            let parts = number.split { " ,;/+&".contains($0) }.filter { $0.count > 3 && $0.contains(where: \.isNumber) }
            return parts.count > 1 ? [Hit([], ["count": "\(parts.count)"])] : []
        },
        Rule("PV003") { claim in
            guard let value = claim.value(.npi), value.status == .accepted, (try? NPI(value.text)) == nil else { return [] }
            return [Hit([claim.evidence(.npi)], ["npi": value.text])]
        },
        Rule("PV005") { claim in
            guard let npi = claim.claim.renderingNPI, claim.value(.npi)?.text == npi, let person = claim.claim.parties?.rendering,
                let signer = claim.value(.prescriberName)?.text, !Words(signer).contain(person.lastName)
            else { return [] }
            return [Hit([claim.evidence(.prescriberName), claim.evidence(.npi)], ["npi": npi])]
        },
        Rule("PV007") { claim in
            guard let address = claim.claim.parties?.billing?.address else { return [] }
            if Words(address.street).contain("PO Box") || Words(address.street).contain("P O Box") { return [Hit([], ["what": "is a post office box"])] }
            return address.zip.filter(\.isNumber).count == 9 ? [] : [Hit([], ["what": "has no ZIP code of nine digits"])]
        },
        Rule("OR005") { claim in
            guard claim.order?.text(.signaturePresent) == "yes", claim.value(.prescriberName) == nil else { return [] }
            return [Hit([claim.evidence(.signaturePresent)])]
        },
        Rule("OR006") { claim in
            claim.value(.prescriberName) != nil && claim.value(.prescriberCredentials) == nil ? [Hit([claim.evidence(.prescriberName)])] : []
        },
        Rule("OR008") { claim in
            guard let order = claim.order, ["one", nil].contains(order.text(.drugSelection)) else { return [] }
            return order.record.fields[.drugBrand] == nil && order.record.fields[.drugGeneric] == nil ? [Hit()] : []
        },
        Rule("OR013", terms: { claim, terms in
            guard let value = claim.value(.prescriberCredentials), value.status == .accepted else { return [] }
            let titles = value.text.uppercased().split { !$0.isLetter && $0 != "-" && $0 != "." }.map { $0.filter(\.isLetter) }
            return titles.contains { terms.contains($0) } ? [] : [Hit([claim.evidence(.prescriberCredentials)], ["title": value.text])]
        }),
    ]
}

/// Text as words: case and punctuation do not count, and a part of a word is no word.
struct Words {
    private let folded: String

    init(_ text: String) {
        folded = " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }

    /// The words of `phrase` stand beside each other.
    func contain(_ phrase: String) -> Bool { folded.contains(Words(phrase).folded) }

    /// Nothing but words of these phrases.
    func areOnly(_ phrases: [String]) -> Bool {
        // Longest first: "see attached letter" is no "see attached" with a word of its own.
        let rest = phrases.sorted { $0.count > $1.count }.reduce(folded) { $0.replacingOccurrences(of: Words($1).folded, with: "  ") }
        return rest.allSatisfy { $0 == " " }
    }
}
