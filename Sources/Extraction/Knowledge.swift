public import Vocabulary

/// What extraction asks of the reference data. A table that does not know answers nil: unknown is not invalid.
public protocol Knowledge: Sendable {
    /// Drug names in a sequence of printed words, in order, without overlap.
    func drugMentions(in words: [String]) -> [DrugMention]
    /// The product that carries this NDC.
    func product(of ndc: NDC) -> DrugIdentity?
    /// The printed description of a billable code; nil when the code is not in the table.
    func diagnosis(_ code: ICD10) -> String?
    /// True when the text is the name of a known seller of drugs.
    func isSupplier(_ name: String) -> Bool
}

/// A drug as the reference names it.
public struct DrugIdentity: Hashable, Sendable {
    public var brand: String?
    /// Proper name with its four-letter suffix where it has one.
    public var properName: String?
    public var isBiologic: Bool

    public init(brand: String?, properName: String?, isBiologic: Bool) {
        self.brand = brand
        self.properName = properName
        self.isBiologic = isBiologic
    }
}

/// A drug name found in print.
public struct DrugMention: Hashable, Sendable {
    public enum Name: Hashable, Sendable { case brand, properName }

    /// Indices of the words that name it.
    public var words: Range<Int>
    public var name: Name
    public var drug: DrugIdentity
    /// 1 is letter for letter; less allows for misread letters.
    public var similarity: Double

    public init(words: Range<Int>, name: Name, drug: DrugIdentity, similarity: Double) {
        self.words = words
        self.name = name
        self.drug = drug
        self.similarity = similarity
    }
}

/// Knows nothing: every check by the reference is left out.
public struct NoKnowledge: Knowledge {
    public init() {}
    public func drugMentions(in words: [String]) -> [DrugMention] { [] }
    public func product(of ndc: NDC) -> DrugIdentity? { nil }
    public func diagnosis(_ code: ICD10) -> String? { nil }
    public func isSupplier(_ name: String) -> Bool { false }
}
