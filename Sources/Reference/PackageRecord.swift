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
    /// Items in the package.
    public let items: Int?
    public let codes: [HCPCS]
    public let isBiologic: Bool?
    /// False for bulk and drugs for further processing, which are not billed; nil when it is not known.
    public let isFinished: Bool?
    public let source: Source

    public enum Source: String, Hashable, Sendable {
        /// A table of the last years.
        case current
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
