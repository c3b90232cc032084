import Vocabulary

@testable import Extraction

/// Two biologics and a drug that is given before them, and the words of some diagnoses.
struct ThreeDrugs: Knowledge {
    var diagnoses: [String: String] = [:]

    func drugMentions(in words: [String]) -> [DrugMention] {
        words.enumerated().compactMap { index, word in
            let drug: DrugIdentity? =
                switch word.lowercased().filter(\.isLetter) {
                case "examplia": DrugIdentity(brand: "Examplia", properName: "examplimab-abcd", isBiologic: true)
                case "otheria": DrugIdentity(brand: "Otheria", properName: "othermab-efgh", isBiologic: true)
                case "premedix": DrugIdentity(brand: "Premedix", properName: "premedol", isBiologic: false)
                default: nil
                }
            return drug.map { DrugMention(words: index..<index + 1, name: .brand, drug: $0, similarity: 1) }
        }
    }
    func product(of ndc: NDC) -> DrugIdentity? { nil }
    func diagnosis(_ code: ICD10) -> String? { diagnoses[code.description] }
    func isSupplier(_ name: String) -> Bool { false }
}
