/// A drug name found in print, and the drugs that carry it.
public struct DrugMatch: Hashable, Sendable {
    public enum Kind: Int, Hashable, Sendable {
        case brand, properName
        /// The proper name without a suffix, or with one that is not known: any maker's product, perhaps one not in the tables.
        case coreName
    }

    public let kind: Kind
    /// The name as the reference writes it.
    public let name: String
    /// At least one; marketed ones first, then by age.
    public let drugs: [Drug]
    /// 1 is letter for letter; less allows for misread letters.
    public let similarity: Double

    public var drug: Drug { drugs[0] }
    /// Whether all of them are licensed as biologics; nil when they differ or it is not known.
    public var isBiologic: Bool? {
        let first = drug.isBiologic
        return drugs.allSatisfy { $0.isBiologic == first } ? first : nil
    }

    /// - Parameter drugs: not empty.
    init?(kind: Kind, name: String, drugs: [Drug], similarity: Double) {
        guard !drugs.isEmpty else { return nil }
        self.kind = kind
        self.name = name
        self.drugs = drugs
        self.similarity = similarity
    }
}
