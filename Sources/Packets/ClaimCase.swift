public import Extraction
public import Vocabulary

/// One claim and its papers, arranged as the rules look at them: which line bought the drug, which order asked for it.
public struct ClaimCase: Sendable {
    public let claim: Claim
    public let profile: PayerProfile
    /// The day of judging, for rules that depend on it; nil leaves them out.
    public let asOf: CalendarDay?
    let reference: any ReferenceLookup

    /// A document and the file it came from.
    struct Paper: Sendable {
        let record: DocumentRecord
        let file: String
        func text(_ field: Field) -> String? { record.fields[field]?.text }
    }

    /// A line of a purchase paper that is for the claim's drug.
    struct PurchaseLine: Sendable {
        let paper: Paper
        let fields: [Field: FieldValue]

        /// The date of purchase: on a statement, that of the line.
        var date: CalendarDay? {
            let own = fields[.lineInvoiceDate] ?? (paper.text(.subtype) == "statement" ? nil : paper.record.fields[.invoiceDate])
            return own.flatMap { try? CalendarDay($0.text) }
        }
        var number: String? { (fields[.lineInvoiceNumber] ?? paper.record.fields[.invoiceNumber])?.text }
        var lots: [String] { fields[.lot]?.list.map(ClaimCase.foldedCode) ?? [] }
        /// Expiry by lot, where both lists go together.
        func expiry(ofLot lot: String) -> ExpiryDate? {
            guard let expiries = fields[.expiry]?.list, let index = lots.firstIndex(of: lot), index < expiries.count, expiries.count == lots.count
            else { return nil }
            return try? ExpiryDate(expiries[index])
        }
    }

    /// Every file that was read, also where nothing in it is for the claim.
    let files: [ExtractionRecord]
    let purchases: [Paper]
    let orders: [Paper]
    let labels: [Paper]
    /// Lines for the drug on purchase papers.
    let lines: [PurchaseLine]
    /// Of these the one the claim is about: with the claim's NDC where there is one, else the first.
    let line: PurchaseLine?
    let order: Paper?

    public init(claim: Claim, extractions: [ExtractionRecord], profile: PayerProfile, asOf: CalendarDay?, reference: any ReferenceLookup) {
        self.claim = claim
        self.profile = profile
        self.asOf = asOf
        self.reference = reference
        files = extractions
        let papers = extractions.flatMap { extraction in extraction.documents.map { Paper(record: $0, file: extraction.file) } }
        // A packing slip proves no price and a credit memo takes one back.
        purchases = papers.filter { $0.record.kind == .invoice && ["invoice", "statement", nil].contains($0.text(.subtype)) }
        let drug = DrugNames(claim)
        let claimNDC = claim.ndc
        let lookup = reference
        lines = purchases.flatMap { paper in
            paper.record.lineItems.filter { drug.isNamed(by: $0) || Self.sameProduct($0[.ndc], claimNDC, lookup) && !drug.isContradicted(by: $0) }.map { PurchaseLine(paper: paper, fields: $0) }
        }
        line = lines.first { line in line.fields[.ndc].flatMap { try? NDC($0.text) }.map { $0 == claimNDC } ?? false } ?? lines.first
        labels = papers.filter { $0.record.kind == .label && !drug.isContradicted(by: $0.record.fields) }
        orders = papers.filter { $0.record.kind == .order }
        order = orders.first { drug.isNamed(by: $0.record.fields) } ?? orders.first
    }

    var drug: DrugNames { DrugNames(claim) }

    static func sameProduct(_ value: FieldValue?, _ ndc: NDC?, _ reference: any ReferenceLookup) -> Bool {
        guard let ndc, let other = value.flatMap({ try? NDC($0.text) }) else { return false }
        return reference.isOneProduct(ndc, other)
    }

    static func foldedCode(_ text: String) -> String { text.uppercased().filter { $0.isLetter || $0.isNumber } }

    func value(_ field: Field) -> FieldValue? { order?.record.fields[field] }

    /// The service line as the packet would bill it.
    var billed: ClaimLine { ClaimLineBuilder(self).line() }
}

/// The names a claim's drug goes by.
struct DrugNames: Sendable {
    let brand: String?
    let generic: String?

    init(_ claim: Claim) {
        brand = claim.drugBrand.map(Self.fold)
        generic = claim.drugGeneric.map(Self.fold)
    }

    static func fold(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    /// Brand decides where both have one; else the proper name with its suffix. (A biosimilar's brand differs while its core name agrees.)
    func isNamed(by fields: [Field: FieldValue]) -> Bool {
        if let other = fields[.drugBrand].map({ Self.fold($0.text) }), let brand { return other == brand }
        if let other = fields[.drugGeneric].map({ Self.fold($0.text) }), let generic { return other == generic }
        guard let description = fields[.description].map({ Self.fold($0.text) }) else { return false }
        return [brand, generic].compactMap { $0 }.contains { $0.count > 3 && description.contains($0) }
    }

    /// The four letters that tell makers of one biologic apart: "abcd" of "examplimab-abcd".
    static func suffix(of properName: String) -> String? {
        let parts = properName.lowercased().split(separator: "-")
        guard parts.count > 1, let last = parts.last, last.count == 4, last.allSatisfy({ $0.isLetter && $0.isASCII }) else { return nil }
        return String(last)
    }

    /// The paper names a drug, and it is another.
    func isContradicted(by fields: [Field: FieldValue]) -> Bool {
        if let other = fields[.drugBrand].map({ Self.fold($0.text) }), let brand { return other != brand }
        if let other = fields[.drugGeneric].map({ Self.fold($0.text) }), let generic { return other != generic }
        return false
    }
}

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
    /// The tables a packet is judged by.
    var dates: [ReferenceDate] { get }
}

extension ReferenceLookup {
    public func listing(of ndc: NDC) -> ListedProduct? { nil }
    public func isInCodeSet(_ code: ICD10, on day: CalendarDay) -> Bool? { nil }
    public func jurisdiction(state: String, zip: String) -> String? { nil }
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

    public init(names: [String], isFinished: Bool?, started: CalendarDay?, ended: CalendarDay?) {
        self.names = names
        self.isFinished = isFinished
        self.started = started
        self.ended = ended
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
