import PageText
import Vocabulary

/// Drug names that were read too badly to be found, told by the NDC on the same paper, or its brand by the proper name: the word that is like the name of its product is the
/// best reading of that name, for a person to confirm.
struct NamesByCode {
    let views: [PageView]
    let judge: Judge
    let knowledge: any Knowledge

    /// How much of the name the word must have.
    private static let least = 0.6

    func complete(_ fields: inout [Field: FieldValue]) {
        let code = (fields[.ndc] ?? fields[.adminNDC]).flatMap { try? NDC($0.text) }
        guard let drug = code.flatMap(knowledge.product) ?? named(fields[.drugGeneric]) else { return }
        if fields[.drugBrand] == nil, let brand = drug.brand, let read = word(like: brand) { fields[.drugBrand] = judge.value(.drugBrand, [read]) }
        // A proper name without its suffix is one that lost it.
        if let name = drug.properName, fields[.drugGeneric].map({ $0.text != name && name.hasPrefix($0.text) }) ?? true, let read = word(like: name) {
            fields[.drugGeneric] = judge.value(.drugGeneric, [read])
        }
    }

    /// The one drug of that proper name. Names without a suffix have several brands.
    private func named(_ name: FieldValue?) -> DrugIdentity? {
        guard let name, name.text.contains("-") else { return nil }
        return knowledge.drugMentions(in: name.text.split(separator: " ").map(String.init)).first { $0.name == .properName && $0.similarity == 1 && $0.drug.properName == name.text }?.drug
    }

    private func word(like name: String) -> Candidate? {
        var best: (candidate: Candidate, share: Double)?
        let wanted = folded(name)
        for view in views where view.page.source != .textLayer {
            for line in view.lines {
                for (index, word) in line.words.enumerated() where word.text.count > 3 {
                    let share = [word.text, word.secondReading ?? ""].map { likeness(folded($0), wanted) }.max() ?? 0
                    guard share >= Self.least, share > best?.share ?? 0 else { continue }
                    var candidate = Candidate(value: name, words: line.words[index...index], page: view.page)
                    candidate.confidence = min(candidate.confidence, 0.5)
                    best = (candidate, share)
                }
            }
        }
        return best?.candidate
    }
}
