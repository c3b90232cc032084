import Extraction
import Vocabulary

// What the drug was given for: codes in form, in force, linked and sure.

extension Rule {
    static let diagnosis: [Rule] = [
        Rule("DX002") { claim in
            claim.claim.diagnoses.filter { (try? ICD10($0)) == nil }.map { Hit([], ["code": $0]) }
        },
        Rule("DX004") { claim in
            claim.claim.diagnoses.compactMap { text in
                guard let code = try? ICD10(text), claim.reference.isInCodeSet(code, on: claim.claim.dateOfService) == false else { return nil }
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
            guard let value = claim.value(.diagnosisText), let word = terms.first(where: { Words(value.text).contain($0) }) else { return [] }
            return [Hit([claim.evidence(.diagnosisText)], ["word": word])]
        }),
        Rule("DX011", terms: { claim, terms in
            guard claim.profile.kind == .medicare, claim.isNamed(anyOf: terms) else { return [] }
            let hasCode = claim.claim.diagnoses.contains { ClaimCase.foldedCode($0) == "Z006" }
            let hasModifier = !Set(claim.claim.modifiers).isDisjoint(with: ["Q0", "Q1"])
            return hasCode && hasModifier ? [] : [Hit([], ["name": claim.drugName])]
        }),
    ]
}

extension ClaimCase {
    /// Brand or generic name of the claim holds one of these words.
    func isNamed(anyOf terms: [String]) -> Bool {
        [claim.drugBrand, claim.drugGeneric].compactMap { $0.map(Words.init) }.contains { name in terms.contains { name.contain($0) } }
    }
}
