import Extraction
import Vocabulary

/// One claim and its papers, arranged as the rules look at them: which line bought the drug, which order asked for it.
///
/// A class, as most rules ask for the same few things, and each is worked out once, when the first rule asks.
final class ClaimCase {
    let claim: Claim
    let profile: PayerProfile
    /// The day of judging, for rules that depend on it; nil leaves them out.
    let asOf: CalendarDay?
    let reference: any ReferenceLookup
    /// What the practice billed before.
    let earlier: [EarlierClaim]

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

    lazy var drug = DrugNames(claim)
    lazy var billed = ClaimLineBuilder(self).line()
    lazy var narrative = ClaimLineBuilder(self).narrative
    lazy var ownNarrative: OwnNarrative? = answers?.narrative.flatMap { $0.isEmpty ? nil : OwnNarrative($0) }
    lazy var statedWords = Words(statedNarrative)
    /// The names of the drug on claim, order and invoice.
    lazy var drugWords: [Words] = allDrugWords()
    lazy var necessity: Words? = value(.medicalNecessity).map { Words($0.text) }
    /// Whether each container of the drug is for one dose.
    lazy var isSingleDose: Bool? = reference.isSingleDose(ndc: claim.ndc, brand: claim.drugBrand)
    lazy var route: Route? = value(.route).flatMap { Route($0.text) }
    lazy var ndcs = allNDCs()
    lazy var printedNDCs = allPrintedNDCs()
    lazy var orderedDose: Dose? = value(.dose).flatMap { try? Dose($0.text) }
    lazy var doseGiven: Dose? = wholeDose()
    lazy var waste: Dose? = value(.wastage).flatMap { try? Dose($0.text) }
    lazy var weight: Weight? = value(.weight).flatMap { try? Weight($0.text) }
    lazy var height: Height? = value(.height).flatMap { try? Height($0.text) }
    lazy var strength: Strength? = line?.fields[.strength].flatMap { try? Strength($0.text) }
    /// What a container holds, where all that was bought hold the same.
    lazy var onlyStrength: Strength? = commonStrength()
    lazy var containersUsed: Int? = openedContainers()
    lazy var costOfContainersUsed: USD? = costOfOpenedContainers()
    lazy var coding: CodingAdvice? = codingAdvice()
    lazy var billedNDC: NDC? = claim.ndc ?? ndcs.first?.ndc
    /// What the NDC Directory says of the NDC that is billed.
    lazy var listing: ListedProduct? = billedNDC.flatMap { reference.listing(of: $0) }
    lazy var price: PublishedLimit? = reference.publishedLimit(brand: claim.drugBrand, generic: claim.drugGeneric, ndc: billedNDC, on: claim.dateOfService)
    lazy var patientKey: String? = EarlierClaim.patientKey(of: self)

    init(
        claim: Claim, extractions: [ExtractionRecord], profile: PayerProfile, asOf: CalendarDay?, reference: any ReferenceLookup, earlier: [EarlierClaim] = []
    ) {
        self.claim = claim
        self.profile = profile
        self.asOf = asOf
        self.reference = reference
        self.earlier = earlier
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

    static func sameProduct(_ value: FieldValue?, _ ndc: NDC?, _ reference: any ReferenceLookup) -> Bool {
        guard let ndc, let other = value.flatMap({ try? NDC($0.text) }) else { return false }
        return ndc == other || reference.isOneProduct(ndc, other)
    }

    /// Letters and digits, in capitals: how codes, lots and numbers are compared.
    static func foldedCode(_ text: String) -> String { text.lettersAndDigits(isUpper: true) }

    func value(_ field: Field) -> FieldValue? { order?.record.fields[field] }

    func isOneProduct(_ a: NDC, _ b: NDC) -> Bool { a == b || reference.isOneProduct(a, b) }

    var service: CalendarDay { claim.dateOfService }
    var answers: ClaimAnswers? { claim.answers }
    var isMedicare: Bool { profile.kind == .medicare }
}

/// The names a claim's drug goes by.
struct DrugNames: Sendable {
    let brand: String?
    let generic: String?

    init(_ claim: Claim) {
        brand = claim.drugBrand.map(Self.fold)
        generic = claim.drugGeneric.map(Self.fold)
    }

    static func fold(_ text: String) -> String { text.lettersAndDigits(isUpper: false) }

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
