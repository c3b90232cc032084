public import Vocabulary

/// What the practice knows of a claim and no paper says: the claim's key `answers`. Rules that ask for one of these say nothing where
/// it is not given, unless their row in models/rules.csv says otherwise.
public struct ClaimAnswers: Hashable, Sendable, Codable {
    /// Where the drug came from.
    public enum DrugSource: String, Hashable, Sendable, Codable, CaseIterable {
        case purchased, sample
        case program340B = "340b"
        case patient
        case specialtyPharmacy = "specialty_pharmacy"
    }

    /// What the plan authorized.
    public struct Authorization: Hashable, Sendable, Codable {
        /// The plan wants one for this drug.
        public var isNeeded: Bool?
        public var from: CalendarDay?
        public var to: CalendarDay?
        public var dose: Dose?
        public var units: String?
        public var diagnoses: [String]?

        private enum CodingKeys: String, CodingKey {
            case from, to, dose, units, diagnoses
            case isNeeded = "needed"
        }
    }

    /// A finding that the practice looked at and lets pass. With a reason a warning becomes information; an error stays.
    public struct Override: Hashable, Sendable, Codable {
        /// The id of the rule, such as ND016.
        public var rule: String
        public var reason: String?
    }

    /// The practice's own text for the line, in place of ours.
    public var narrative: String?
    /// What the claim says was given.
    public var dose: Dose?
    /// "UN", "ML", "GR", "F2" or "ME".
    public var ndcUnit: String?
    public var ndcQuantity: String?
    /// Of the whole claim (CLM02, Item 28).
    public var totalCharge: USD?
    /// Item 27, CLM07.
    public var acceptsAssignment: Bool?
    /// Another insurance pays first.
    public var hasOtherInsurance: Bool?
    /// Codes of the claim's other lines of that day.
    public var otherCodes: [String]?
    public var drugSource: DrugSource?
    /// Where the drug was given, when not at the billing address.
    public var serviceState: String?
    public var serviceZIP: String?
    /// The day of the note that led to the order.
    public var visitNoteDate: CalendarDay?
    public var weightDate: CalendarDay?
    /// Eight digits, with or without NCT.
    public var studyNumber: String?
    /// The claim goes out on the CMS-1500 form.
    public var isPaper: Bool?
    /// The order was given by word of mouth and written down by another.
    public var isVerbalOrder: Bool?
    /// Compendium or literature for a use off the label is in the packet.
    public var hasOffLabelSupport: Bool?
    public var claimSent: CalendarDay?
    public var papersSent: CalendarDay?
    /// Names under which the practice buys beside its own.
    public var affiliates: [String]?
    public var authorization: Authorization?
    public var overrides: [Override]?

    private enum CodingKeys: String, CodingKey {
        case narrative, dose, affiliates, authorization, overrides
        case ndcUnit = "ndc_unit"
        case ndcQuantity = "ndc_quantity"
        case totalCharge = "total_charge"
        case acceptsAssignment = "accepts_assignment"
        case hasOtherInsurance = "has_other_insurance"
        case otherCodes = "other_codes"
        case drugSource = "drug_source"
        case serviceState = "service_state"
        case serviceZIP = "service_zip"
        case visitNoteDate = "visit_note_date"
        case weightDate = "weight_date"
        case studyNumber = "study_number"
        case isPaper = "is_paper"
        case isVerbalOrder = "is_verbal_order"
        case hasOffLabelSupport = "has_off_label_support"
        case claimSent = "claim_sent"
        case papersSent = "papers_sent"
    }
}
