import Extraction
import Foundation
import Vocabulary

// Who was treated, who ordered and who bills.

extension Rule {
    static let patient: [Rule] = [
        Rule("PT001") { claim in claim.claim.beneficiaryName == nil && !claim.has(.patientName) ? [Hit()] : [] },
        Rule("PT002") { claim in
            claim.isMedicare && claim.claim.mbi == nil && !claim.has(.mbi) ? [Hit()] : []
        },
        Rule("PT003") { claim in
            guard claim.isMedicare, let number = claim.claim.mbi, (try? MBI(number)) == nil else { return [] }
            return [Hit()]
        },
        Rule("PT004") { claim in
            guard let birth = claim.claim.birthDate ?? claim.text(.patientBirthDate).flatMap({ try? CalendarDay($0, birth: true) }) else {
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
        Rule("PV003") { claim in
            guard let value = claim.value(.npi), value.status == .accepted, (try? NPI(value.text)) == nil else { return [] }
            return [Hit([claim.evidence(.npi)], ["npi": value.text])]
        },
        Rule("PV005") { claim in
            guard let npi = claim.claim.renderingNPI, claim.text(.npi) == npi, let person = claim.claim.parties?.rendering,
                let signer = claim.text(.prescriberName), !Words(signer).contain(Words(person.lastName))
            else { return [] }
            return [Hit([claim.evidence(.prescriberName), claim.evidence(.npi)], ["npi": npi])]
        },
        Rule("PV007") { claim in
            guard let address = claim.claim.parties?.billing?.address else { return [] }
            if Words(address.street).contain(Words("PO Box")) || Words(address.street).contain(Words("P O Box")) { return [Hit([], ["what": "is a post office box"])] }
            return address.zip.filter(\.isNumber).count == 9 ? [] : [Hit([], ["what": "has no ZIP code of nine digits"])]
        },
        Rule("PV006") { claim in
            guard let value = claim.value(.npi), let npi = try? NPI(value.text), let entry = claim.reference.provider(npi) else { return [] }
            let what =
                if !entry.isActive { "is no longer active" } else if !entry.isPerson { "belongs to an organization" } else if let name = claim.text(.prescriberName), !Words(name).contain(Words(entry.lastName)) {
                    "is registered for \(entry.lastName)"
                } else { nil as String? }
            return what.map { [Hit([claim.evidence(.npi)], ["npi": value.text, "what": $0])] } ?? []
        },
        Rule("OR005") { claim in
            guard claim.order?.text(.signaturePresent) == "yes", !claim.has(.prescriberName) else { return [] }
            return [Hit([claim.evidence(.signaturePresent)])]
        },
        Rule("OR006") { claim in
            guard let name = claim.value(.prescriberName), !claim.has(.prescriberCredentials) else { return [] }
            // The title may be printed with the name: "Ann Cole, MD" is the name Ann Cole.
            let isTitled = name.printed.contains { $0.split(separator: " ").count > name.text.split(separator: " ").count }
            return isTitled ? [] : [Hit([claim.evidence(.prescriberName)])]
        },
        Rule("OR008") { claim in
            guard let order = claim.order, ["one", nil].contains(order.text(.drugSelection)) else { return [] }
            return order.has(.drugBrand) || order.has(.drugGeneric) ? [] : [Hit()]
        },
        Rule("OR013", terms: { claim, terms in
            guard let value = claim.value(.prescriberCredentials), value.status == .accepted else { return [] }
            let titles = value.text.uppercased().split { !$0.isLetter && $0 != "-" && $0 != "." }.map { $0.filter(\.isLetter) }
            return titles.contains { terms.contains($0) } ? [] : [Hit([claim.evidence(.prescriberCredentials)], ["title": value.text])]
        }),
    ]
}
