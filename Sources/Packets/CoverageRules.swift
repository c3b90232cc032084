import Extraction
import Foundation
import Vocabulary

// Whether this payer pays for this drug in this use at all.

extension Rule {
    static let coverage: [Rule] = [
        Rule("CV001") { claim in
            guard claim.isSelfAdministered else { return [] }
            return [Hit([claim.evidence(.route)], ["payer": claim.profile.title, "name": claim.drugName], isDoubtful: !claim.profile.isConfirmed(.selfAdministered))]
        },
        Rule("CV002") { claim in
            guard claim.isMedicare, claim.route == .subcutaneous, !claim.isSelfAdministered else { return [] }
            return [Hit([claim.evidence(.route)])]
        },
        Rule("CV003", terms: { claim, terms in
            let supplied: String? =
                switch claim.answers?.drugSource {
                case .sample: "The drug was a sample"
                case .patient: "The patient brought the drug"
                case .specialtyPharmacy: "A specialty pharmacy supplied the drug and bills it itself"
                case .purchased, .program340B, nil: nil
                }
            if let supplied { return [Hit([], ["why": supplied])] }
            guard let line = claim.line else { return [] }
            let isFree = line.unitPrice?.amount == 0
            let word = claim.descriptionWords.flatMap { terms.first(in: $0) }
            guard isFree || word != nil else { return [] }
            return [
                Hit(
                    [line.fields[.unitPrice] ?? line.fields[.description]].compactMap { $0.map { Evidence($0, file: line.paper.file) } },
                    ["why": word.map { "The invoice calls the drug \"\($0)\"" } ?? "The invoice gives a price of zero"])
            ]
        }),
        Rule("CV007", terms: { claim, terms in
            guard claim.answers?.hasOffLabelSupport != true else { return [] }
            if let reason = claim.necessity, terms.first(in: reason) != nil { return [Hit([claim.evidence(.medicalNecessity)])] }
            return claim.diagnosisWords.map { terms.first(in: $0) != nil } ?? false ? [Hit([claim.evidence(.diagnosisText)])] : []
        }),
        Rule("CV008", terms: { claim, terms in terms.value(in: claim.drugWords).map { [Hit([], ["policy": $0, "name": claim.drugName])] } ?? [] }),
        Rule("DX006", terms: { claim, terms in
            let codes = claim.billed.diagnosisPointers
            guard !codes.isEmpty, let labelled = terms.value(in: claim.drugWords)?.split(separator: "|").map({ ClaimCase.foldedCode(String($0)) }) else { return [] }
            guard !codes.contains(where: { code in labelled.contains { ClaimCase.foldedCode(code).hasPrefix($0) } }) else { return [] }
            return [Hit([claim.evidence(.icd10)], ["codes": codes.joined(separator: ", "), "name": claim.drugName])]
        }),
        Rule("UN008", terms: { claim, terms in
            guard let given = claim.doseGiven, let most = terms.value(in: claim.drugWords).flatMap({ try? Dose($0) }), let same = given.converted(to: most.measure), same.amount > most.amount
            else { return [] }
            return [Hit([claim.evidence(.adminDose), claim.evidence(.dose)], ["given": given.description, "most": most.description, "name": claim.drugName])]
        }),
        Rule("MD008") { claim in
            guard let route = claim.route, !claim.isSelfAdministered, !claim.bills("JA"), !claim.bills("JB"),
                claim.selfAdministeredRoutes.contains(where: { $0 != nil && $0 != route })
            else { return [] }
            return [Hit([claim.evidence(.route)], ["payer": claim.profile.title, "modifier": route == .subcutaneous ? "JB" : "JA", "route": route.rawValue])]
        },
        Rule("HC010", terms: { claim, terms in
            guard let codes = claim.answers?.otherCodes, !codes.contains(where: { code in terms.texts.contains { code.hasPrefix($0) } }) else { return [] }
            return [Hit()]
        }),
    ]
}

extension ClaimCase {
    /// For each entry of the payer's list that names this drug its route; nil for every route.
    var selfAdministeredRoutes: [Route?] {
        guard !profile.selfAdministered.isEmpty else { return [] }
        let names = drugWords
        return profile.selfAdministered.compactMap { entry in
            let parts = entry.split(separator: " ")
            let route = parts.count > 1 ? parts.last.flatMap { Route(String($0)) } : nil
            let name = Words(route == nil ? entry : parts.dropLast().joined(separator: " "))
            return names.contains { $0.contain(name) } ? .some(route) : nil
        }
    }

    var isSelfAdministered: Bool { selfAdministeredRoutes.contains { $0 == nil || $0 == route } }
}
