import Extraction
import Vocabulary

// What the drug was given for: codes in form, in force, linked and sure.

extension Rule {
    static let diagnosis: [Rule] = [
        Rule("DX002") { claim in
            claim.diagnoses.filter { $0.code == nil }.map { Hit([], ["code": $0.text]) }
        },
        Rule("DX004") { claim in
            claim.diagnoses.compactMap { _, code in
                guard let code, claim.reference.isInCodeSet(code, on: claim.claim.dateOfService) == false else { return nil }
                return Hit([], ["code": code.description, "service": claim.claim.dateOfService.description])
            }
        },
        Rule("DX005") { claim in claim.billed.diagnosisPointers.isEmpty ? [Hit()] : [] },
        Rule("DX007") { claim in
            let codes = claim.billed.diagnosisPointers
            guard !codes.isEmpty, codes.allSatisfy({ $0.uppercased().hasPrefix("R") }) else { return [] }
            return [Hit([claim.evidence(.icd10)], ["codes": codes.joined(separator: ", ")])]
        },
        Rule("DX009") { claim in
            claim.claim.diagnoses.count > 12 ? [Hit([], ["count": "\(claim.claim.diagnoses.count)"])] : []
        },
        Rule("DX010", terms: { claim, terms in
            guard let words = claim.diagnosisWords, let word = terms.first(in: words) else { return [] }
            return [Hit([claim.evidence(.diagnosisText)], ["word": word])]
        }),
        Rule("DX011", terms: { claim, terms in
            guard claim.isMedicare, claim.drugWords.contains(where: { terms.first(in: $0) != nil }) else { return [] }
            let digits = claim.answers?.studyNumber?.filter(\.isNumber).count
            let missing = [
                claim.claim.diagnoses.contains { ClaimCase.foldedCode($0) == "Z006" } ? nil : "diagnosis Z00.6",
                claim.bills("Q0") || claim.bills("Q1") ? nil : "modifier Q0 or Q1", digits == 8 ? nil : "the study's number of eight digits",
            ].compactMap { $0 }
            return missing.isEmpty ? [] : [Hit([], ["name": claim.drugName, "what": missing.joined(separator: " and ")])]
        }),
    ]
}
