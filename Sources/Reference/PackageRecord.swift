public import Foundation
public import Vocabulary

/// What the tables know of one NDC.
public struct PackageRecord: Hashable, Sendable {
    public let ndc: NDC
    /// The ten-digit form on the package, hyphenated, where it is known.
    public let printed: String?
    /// As its publisher prints it: a brand or a generic name.
    public let name: String
    /// Nil when no row of the drugs carries that name for sure.
    public let drug: Drug?
    public let labeler: String?
    /// The content of one item: mL, or 1 for a powder.
    public let size: Decimal?
    /// What one item holds; nil unless two sources agree on it, or the imported directory says it.
    public let strength: Strength?
    /// Items in the package.
    public let items: Int?
    public let codes: [HCPCS]
    public let isBiologic: Bool?
    /// False for bulk and drugs for further processing, which are not billed; nil when it is not known.
    public let isFinished: Bool?
    public let source: Source
    /// What the NDC Directory says of it, where one was imported.
    public let listing: Listing?
    /// Nil where neither its label nor its listing says it.
    let ownContainer: Drug.Container?

    /// True when every container in it is for one dose; by its label or listing, or else by the drug.
    public var isSingleDose: Bool? {
        switch ownContainer {
        case .singleDose: true
        case .multipleDose: false
        case .both, nil: drug?.isSingleDose
        }
    }

    /// The unit in which a claim counts it; nil when that is not known.
    public var ndcUnit: NDCUnit? { strength?.millilitres.map { _ in .millilitres } ?? drug?.ndcUnit }

    public enum Source: String, Hashable, Sendable {
        /// A table of the last years.
        case current
        /// The NDC Directory that the user imported.
        case imported
        /// Only the NDC Directory of 2020 lists it, so that the name is its ingredient.
        case listed2020 = "listed 2020"
    }
}

/// How two NDCs stand to each other.
public enum PackageRelation: Hashable, Sendable {
    case identical
    /// The same product in different packages, such as a carton and the vial in it.
    /// - Parameter areBothListed: the tables know both codes; otherwise one of them may be a slip.
    case sameProduct(areBothListed: Bool)
    case different
}

/// A row of the NDC Directory.
public struct Listing: Hashable, Sendable {
    /// "10 mL in 1 VIAL, SINGLE-DOSE", outermost package first.
    public let packageDescription: String?
    public let dosageForm: String?
    /// "BLA", "NDA"…
    public let marketingCategory: String?
    /// "BLA761310".
    public let application: String?
    public let strengths: String?
    public let routes: String?
    public let started: CalendarDay?
    public let ended: CalendarDay?
    public let isSample: Bool

    /// Whether it was on the market on a day; nil when the directory does not say since when.
    public func isMarketed(on day: CalendarDay) -> Bool? {
        started.map { $0 <= day && (ended.map { day <= $0 } ?? true) }
    }
}
