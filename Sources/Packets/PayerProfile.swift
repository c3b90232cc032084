public import Extraction
public import Vocabulary

/// What one payer asks for: a file of models/payers, with what it inherits.
public struct PayerProfile: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable { case medicare, medicareAdvantage = "medicare_advantage", medicaid, commercial }

    public var name: String
    public var title: String
    public var kind: Kind
    /// The Medicare jurisdiction, such as "JF"; nil for a payer that is no A/B contractor.
    public var jurisdiction: String?

    // One matter each, by the name of its case in ``Matter``.
    public var units = UnitsRule.one
    /// Where the description of the drug goes, in the order in which it is filled: "SV101-7", "NTE-2400", "Item 19".
    public var narrativePlaces: [String] = []
    public var narrativeMustSay: [NarrativePart] = [.drug, .dose]
    public var narrativeMaySay: [NarrativePart] = []
    /// Anything but what the narrative must or may say makes this payer reject the line.
    public var narrativeNothingElse = false
    public var narrativeLength = 80
    public var paperLength = 71
    /// JW or JZ is asked for on every line for a single-dose container.
    public var wasteModifier = false
    /// How waste of an unclassified code is billed is known: a second line.
    public var wasteLine = WasteLine.ask
    public var invoice = InvoiceRule.onFile
    public var papers = PapersRule.onFile
    /// Papers go along when the narrative has no room for what it must say.
    public var papersWhenTooLong = false
    /// What this payer does with papers that explain no more than drug and dose.
    public var papersUnasked = Welcome.unknown
    public var papersMustHold: [PaperPart] = []
    /// Ways by which papers reach the payer, the usual one first.
    public var papersBy: [PaperAttachment.Transmission] = []
    public var faxWaitDays: Int?
    public var mailWaitDays: Int?
    public var pagesAtMost = 100
    /// Values that must stand on paper beside those that every claim needs.
    public var fields: [Field] = []
    public var priorAuthorization = Need.none
    public var stepTherapy = Need.none
    public var ndcQuantity = false
    public var ndcPackage = PackageLevel.any
    public var rebateCheck = false
    /// Drugs that this payer takes for self-administered; a route behind the name ("examplimab SC") holds for that route only.
    public var selfAdministered: [String] = []
    /// Counted from the day of service; nil where the plan's contract says it.
    public var filing: FilingLimit?

    /// Where each matter is said.
    public var grounds: [Matter: Ground] = [:]
    /// Rules that this payer hardens, relaxes or leaves out, by their id.
    public var ruleChanges: [String: RuleChange] = [:]

    public init(name: String, title: String, kind: Kind, jurisdiction: String? = nil) {
        self.name = name
        self.title = title
        self.kind = kind
        self.jurisdiction = jurisdiction
    }

    /// A matter that nobody looked up never blocks a claim.
    public func isConfirmed(_ matter: Matter) -> Bool { grounds[matter]?.isConfirmed ?? false }
}

extension PayerProfile {
    /// What payers differ in: the keys of `requirements` in a profile.
    public enum Matter: String, Hashable, Sendable, CaseIterable {
        case units
        case narrativePlaces = "narrative_places"
        case narrativeMustSay = "narrative_must_say"
        case narrativeMaySay = "narrative_may_say"
        case narrativeNothingElse = "narrative_nothing_else"
        case narrativeLength = "narrative_length"
        case paperLength = "paper_length"
        case wasteModifier = "waste_modifier"
        case wasteLine = "waste_line"
        case invoice, papers
        case papersWhenTooLong = "papers_when_too_long"
        case papersUnasked = "papers_unasked"
        case papersMustHold = "papers_must_hold"
        case papersBy = "papers_by"
        case faxWaitDays = "fax_wait_days"
        case mailWaitDays = "mail_wait_days"
        case pagesAtMost = "pages_at_most"
        case fields
        case priorAuthorization = "prior_authorization"
        case stepTherapy = "step_therapy"
        case ndcQuantity = "ndc_quantity"
        case ndcPackage = "ndc_package"
        case rebateCheck = "rebate_check"
        case selfAdministered = "self_administered"
        case filing
    }

    /// Where a requirement was read.
    public struct Ground: Hashable, Sendable {
        public var source: String
        /// The year and month, or the day, on which somebody read it there: "2026-11".
        public var read: String
        public var isConfirmed: Bool

        public init(source: String, read: String, isConfirmed: Bool) {
            self.source = source
            self.read = read
            self.isConfirmed = isConfirmed
        }
    }

    public struct RuleChange: Hashable, Sendable {
        /// Nil leaves the rule out.
        public var severity: Finding.Severity?
        public var ground: Ground

        public init(severity: Finding.Severity?, ground: Ground) {
            self.severity = severity
            self.ground = ground
        }
    }

    /// What one billed unit of an unclassified code is.
    public enum UnitsRule: String, Hashable, Sendable, CaseIterable { case one, milligrams, containers }

    /// What the description of an unclassified drug consists of, in the order in which it is said.
    public enum NarrativePart: String, Hashable, Sendable, CaseIterable { case drug, brand, dose, route, ndc, strength, waste, price }

    public enum WasteLine: String, Hashable, Sendable, CaseIterable { case ask, second }

    /// When the supplier's invoice is sent.
    public enum InvoiceRule: String, Hashable, Sendable, CaseIterable {
        case onFile = "on_file"
        case onRequest = "on_request"
        /// With the claim when no price of the drug is published.
        case withoutPrice = "without_price"
        case withClaim = "with_claim"
    }

    /// What happens with the packet when nothing else decides.
    public enum PapersRule: String, Hashable, Sendable, CaseIterable {
        case onFile = "on_file"
        case onRequest = "on_request"
        case withClaim = "with_claim"
    }

    public enum Welcome: String, Hashable, Sendable, CaseIterable { case welcome, ignored, unknown }

    /// Sections that a packet may have to hold.
    public enum PaperPart: String, Hashable, Sendable, CaseIterable {
        case order, invoice
        case label = "label_photo"
        case administration = "administration_record"
        case necessity = "medical_necessity"
        case visitNote = "visit_note"

        var plainName: String {
            switch self {
            case .label: "a photo of the label"
            case .administration: "the administration record"
            case .necessity: "the medical reason"
            case .visitNote: "the visit note"
            case .order: "the order"
            case .invoice: "the invoice"
            }
        }
    }

    public enum Need: String, Hashable, Sendable, CaseIterable { case none, ask, required }

    /// Which package code the payer wants of a carton and the vial in it.
    public enum PackageLevel: String, Hashable, Sendable, CaseIterable { case any, outer, inner }

    public enum FilingLimit: Hashable, Sendable {
        case days(Int)
        case months(Int)

        /// The last day on which a claim counts as filed in time.
        public func lastDay(after service: CalendarDay) -> CalendarDay {
            switch self {
            case .days(let count): service.adding(days: count)
            case .months(let count): service.adding(months: count)
            }
        }
    }
}

/// Every payer that a claim may name.
public struct PayerProfiles: Sendable {
    /// By whose rules a claim is judged that names no payer and no place.
    public static let defaultName = "medicare-part-b"

    public let all: [PayerProfile]

    public init(_ all: [PayerProfile]) { self.all = all }

    public var names: [String] { all.map(\.name) }

    /// - Parameter name: in any case; nil is the Medicare Part B defaults.
    /// - Returns: nil when no profile has that name.
    public func named(_ name: String?) -> PayerProfile? {
        let wanted = name?.lowercased() ?? Self.defaultName
        return all.first { $0.name == wanted }
    }

    /// The payer that the claim names, or `fallback`, or else the Medicare contractor of the place of service.
    ///
    /// - Returns: nil when a payer is named that has no profile.
    public func profile(for claim: Claim, fallback: String? = nil, reference: any ReferenceLookup) -> PayerProfile? {
        if let name = claim.payer ?? fallback { return named(name) }
        if let place = claim.placeOfTreatment, let area = reference.jurisdiction(state: place.state, zip: place.zip),
            let contractor = all.first(where: { $0.jurisdiction == area })
        {
            return contractor
        }
        return named(nil)
    }
}

extension Claim {
    /// The address where the drug was given: that of the service, or else of the practice.
    var placeOfTreatment: (state: String, zip: String)? {
        if let state = answers?.serviceState { return (state, answers?.serviceZIP ?? "") }
        return parties?.billing.map { ($0.address.state, $0.address.zip) }
    }
}
