public import Extraction
public import Vocabulary

/// The documentation packet of one claim: the contract's `j3590.packet/1`.
public struct Packet: Hashable, Sendable {
    public static let schema = "j3590.packet/1"

    public var claim: Claim
    /// By whose rules the claim was judged.
    public var payer: PayerProfile
    public var facts: [Fact]
    public var acquisitionCost: AcquisitionCost?
    public var findings: [Finding]
    public var claimLine: ClaimLine
    public var attachments: [Attachment]
    /// What was read from each file: the packet can be checked again from itself.
    public var extractions: [ExtractionRecord]
    /// The reference data it was judged by.
    public var reference: [ReferenceDate] = []
    /// Send or keep; nil in a packet that was not judged.
    public var delivery: Delivery? = nil
    public var estimate: Estimate? = nil

    /// Documentation is whole: no error of the categories documentation and consistency.
    public var isComplete: Bool {
        !findings.contains { $0.severity == .error && ($0.category == .documentation || $0.category == .consistency) }
    }

    /// Fit to be sent: complete, and no error of coding or payment either.
    public var isReady: Bool { !findings.contains { $0.severity == .error } }

    public var verdict: String { isComplete ? "complete" : "incomplete" }
}

/// A value the packet stands on, with every place it was read.
public struct Fact: Hashable, Sendable {
    public let field: Field
    public let value: FieldValue
    public let evidence: [Evidence]

    public init(field: Field, value: FieldValue, evidence: [Evidence]) {
        self.field = field
        self.value = value
        self.evidence = evidence
    }
}

/// Where a value stands on paper.
public struct Evidence: Hashable, Sendable, Codable {
    public let file: String
    public let page: Int
    public let box: [Double]
    public let from: FieldValue.Origin

    init(_ value: FieldValue, file: String) {
        self.file = file
        page = value.page
        box = value.box
        from = value.origin
    }
}

/// What the practice paid, from the invoice line of the drug.
public struct AcquisitionCost: Hashable, Sendable {
    public let unitCost: USD
    public let unitOfMeasure: String?
    /// The cost of what was bought for this claim's billed unit; nil where the containers used are not known.
    public let perBilledUnit: USD?
    public let invoiceNumber: String?
    public let invoiceDate: String?
    /// The arithmetic in words.
    public let basis: String
}

/// The service line as it should be entered.
public struct ClaimLine: Hashable, Sendable {
    public let hcpcs: String
    public let units: String
    public let modifiers: [String]
    /// "N4" and eleven digits, with unit of measure and quantity where they are known; nil without an NDC.
    public let ndcLine: String?
    /// SV101-7 and NTE: at most 80 characters.
    public let narrative: String
    /// The same for Item 19 of the paper form, which has room for 71.
    public let item19: String
    /// Diagnosis codes in pointer order, at most four: A is the first.
    public let diagnosisPointers: [String]
    public let charge: USD?
    public let dateOfService: CalendarDay
    public let placeOfService: String?
    public let renderingNPI: String?
}

/// Pages of a source file that belong to the claim.
public struct Attachment: Hashable, Sendable, Codable {
    public let file: String
    public let sha256: String?
    public let pages: [Int]
    public let kind: DocumentKind
}

/// One thing a person must look at.
public struct Finding: Hashable, Sendable {
    public enum Category: String, Hashable, Sendable, Codable, CaseIterable { case documentation, consistency, coding, payment }
    public enum Severity: String, Hashable, Sendable, Codable, CaseIterable { case error, warning, info }

    /// A denial that this finding prevents: CARC with its RARC.
    public struct Denial: Hashable, Sendable, Codable {
        public let carc: String?
        public let rarc: String?
    }

    public let code: String
    /// The id in the table of rules.
    public let rule: String
    public let category: Category
    public let severity: Severity
    /// What is wrong, in a biller's words.
    public let message: String
    /// What to do next.
    public let action: String
    public let elements: [String]
    public let evidence: [Evidence]
    public let denials: [Denial]
    public let source: String
}
