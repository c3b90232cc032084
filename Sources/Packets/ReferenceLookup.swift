public import Vocabulary

/// What rules ask of the reference data. Unknown is nil, never a reason for an error.
public protocol ReferenceLookup: Sendable {
    /// Carton and vial of one product carry different package codes.
    func isOneProduct(_ a: NDC, _ b: NDC) -> Bool
    /// The code that the drug needs on a day in a place of service; nil when the drug is not known.
    func coding(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay, placeOfService: String?) -> CodingAdvice?
    func isSingleDose(ndc: NDC?, brand: String?) -> Bool?
    /// Billable on that day; nil when the code is not in the table in force.
    func isBillable(_ code: ICD10, on day: CalendarDay) -> Bool?
    /// In the code set of that day; nil when that set is not at hand.
    func isInCodeSet(_ code: ICD10, on day: CalendarDay) -> Bool?
    /// The Medicare jurisdiction of an address, such as "JF"; nil where it is not sure.
    func jurisdiction(state: String, zip: String) -> String?
    /// The drug that a code is listed for.
    func listing(of ndc: NDC) -> ListedProduct?
    /// In the NDC Directory; nil where none is at hand that is as young as the day.
    func isListed(_ ndc: NDC, on day: CalendarDay) -> Bool?
    /// What one container of the drug may hold, as it is sold.
    func containers(brand: String?, generic: String?, ndc: NDC?) -> [Strength]
    /// What CMS published for a drug without a code of its own; nil where it did not, or its list is not at hand.
    func publishedLimit(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay) -> PublishedLimit?
    /// The last day for which the list of HCPCS codes can be trusted; nil where that is not known.
    var codesKnownUntil: CalendarDay? { get }
    /// The registry's entry of a provider; nil where no copy of the registry is at hand.
    func provider(_ npi: NPI) -> RegisteredProvider?
    /// The labeler pays rebates to Medicaid; nil where the list is not at hand.
    func paysRebate(labeler: String, on day: CalendarDay) -> Bool?
    /// The tables a packet is judged by.
    var dates: [ReferenceDate] { get }
}

extension ReferenceLookup {
    public func listing(of ndc: NDC) -> ListedProduct? { nil }
    public func isInCodeSet(_ code: ICD10, on day: CalendarDay) -> Bool? { nil }
    public func jurisdiction(state: String, zip: String) -> String? { nil }
    public func isListed(_ ndc: NDC, on day: CalendarDay) -> Bool? { nil }
    public func containers(brand: String?, generic: String?, ndc: NDC?) -> [Strength] { [] }
    public func publishedLimit(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay) -> PublishedLimit? { nil }
    public var codesKnownUntil: CalendarDay? { nil }
    public func provider(_ npi: NPI) -> RegisteredProvider? { nil }
    public func paysRebate(labeler: String, on day: CalendarDay) -> Bool? { nil }
    public var dates: [ReferenceDate] { [] }
}

/// How recent a table of the reference data is.
public struct ReferenceDate: Hashable, Sendable {
    /// As `j3590 reference status` names it: "icd10".
    public let table: String
    public let publisher: String
    public let asOf: CalendarDay

    public init(table: String, publisher: String, asOf: CalendarDay) {
        self.table = table
        self.publisher = publisher
        self.asOf = asOf
    }
}

/// The HCPCS code that a drug needs, as the reference data tell.
public struct CodingAdvice: Hashable, Sendable {
    public let code: String
    /// The code is the drug's own, not an unclassified one.
    public let isOwn: Bool
    /// The day from which it is in force, where that is known.
    public let since: CalendarDay?
    /// Another code is plainly wrong; false where contractors differ or the tables are not sure.
    public let isError: Bool
    public let reason: String

    public init(code: String, isOwn: Bool, since: CalendarDay?, isError: Bool, reason: String) {
        self.code = code
        self.isOwn = isOwn
        self.since = since
        self.isError = isError
        self.reason = reason
    }
}

/// What the tables know of one NDC, as far as rules ask.
public struct ListedProduct: Hashable, Sendable {
    /// Every name it goes by, the printed one first.
    public let names: [String]
    /// False for bulk and drugs for further processing.
    public let isFinished: Bool?
    /// First and last day on the market, where the directory says them.
    public let started: CalendarDay?
    public let ended: CalendarDay?
    /// What its containers hold; empty where that is not known.
    public let strengths: [Strength]
    /// True for a solution, false for a powder; nil where the dosage form does not tell it.
    public let isLiquid: Bool?

    public init(names: [String], isFinished: Bool?, started: CalendarDay?, ended: CalendarDay?, strengths: [Strength] = [], isLiquid: Bool? = nil) {
        self.names = names
        self.isFinished = isFinished
        self.started = started
        self.ended = ended
        self.strengths = strengths
        self.isLiquid = isLiquid
    }
}

/// A payment limit for a drug without a code of its own.
public struct PublishedLimit: Hashable, Sendable {
    public let limit: USD
    /// What it is for one of.
    public let unit: Dose
    /// "2025Q4".
    public let quarter: String
    /// False when the quarter of the day of service was not published or not imported.
    public let isOfThatQuarter: Bool

    public init(limit: USD, unit: Dose, quarter: String, isOfThatQuarter: Bool) {
        self.limit = limit
        self.unit = unit
        self.quarter = quarter
        self.isOfThatQuarter = isOfThatQuarter
    }
}

/// What the registry of providers says of one NPI.
public struct RegisteredProvider: Hashable, Sendable {
    public let lastName: String
    public let isPerson: Bool
    public let isActive: Bool

    public init(lastName: String, isPerson: Bool, isActive: Bool) {
        self.lastName = lastName
        self.isPerson = isPerson
        self.isActive = isActive
    }
}

/// Knows nothing but the form of an NDC.
public struct EmptyReference: ReferenceLookup {
    public init() {}
    public func isOneProduct(_ a: NDC, _ b: NDC) -> Bool { a.isSameProduct(as: b) }
    public func coding(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay, placeOfService: String?) -> CodingAdvice? { nil }
    public func isSingleDose(ndc: NDC?, brand: String?) -> Bool? { nil }
    public func isBillable(_ code: ICD10, on day: CalendarDay) -> Bool? { nil }
}
