import GRDB
import Vocabulary

extension ReferenceDatabase {
    /// Drugs whose name stands in `text`, the best match first, each drug once. Letters that OCR confuses are forgiven, one or
    /// two in a name; ordinary words match nothing.
    public func drugs(named text: String, limit: Int = 5) -> [DrugMatch] {
        guard limit > 0, let index = names() else { return [] }
        let line = NamePieces(words: [text])
        var hits: [NameIndex.Hit] = []
        for start in line.pieces.indices {
            for var hit in index.hits(in: line.pieces, at: start, .name) {
                hit.hasUnknownSuffix = index.hasUnknownSuffix(hit, in: line)
                hits.append(hit)
            }
        }
        hits.sort { index.isBetter($0, than: $1) }
        var seen: Set<Int64> = []
        var matches: [DrugMatch] = []
        for hit in hits {
            guard matches.count < limit, let match = match(hit, index), seen.isDisjoint(with: match.drugs.map(\.id)) else { continue }
            seen.formUnion(match.drugs.map(\.id))
            matches.append(match)
        }
        return matches
    }

    /// The drug of that name, letter for letter: a brand, or a proper name with its suffix.
    public func drug(named name: String) -> Drug? {
        memory.drugs.answer(to: name) {
            drugs(named: name, limit: 1).first.flatMap { $0.similarity == 1 && $0.kind != .coreName ? $0.drug : nil }
        }
    }

    /// Drug names in the words of a line or page, from left to right, without overlap. Punctuation around words is passed over; a
    /// name may run over several words.
    public func drugMentions(inWords words: [String]) -> [(range: Range<Int>, match: DrugMatch)] {
        guard let index = names() else { return [] }
        let line = NamePieces(words: words)
        return index.mentions(in: line).compactMap { hit in
            guard let match = match(hit, index) else { return nil }
            return (line.words[hit.pieces.lowerBound]..<line.words[hit.pieces.upperBound - 1] + 1, match)
        }
    }

    private func match(_ hit: NameIndex.Hit, _ index: NameIndex) -> DrugMatch? {
        let name = index.names[hit.name]
        let drugs = read { database in try name.drugs.compactMap { try self.drug($0, in: database) } } ?? []
        guard let first = drugs.first else { return nil }
        let kind = hit.hasUnknownSuffix ? .coreName : name.kind
        let spelled: String? =
            switch kind {
            case .brand: first.brand
            case .properName: first.properName
            case .coreName: first.coreName
            }
        return DrugMatch(kind: kind, name: spelled ?? name.text, drugs: drugs, similarity: hit.similarity)
    }
}
