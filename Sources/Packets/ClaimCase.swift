import Extraction
import Foundation
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
    let drug: DrugNames
    /// What the practice billed before.
    let earlier: [EarlierClaim]

    /// A document and the file it came from.
    struct Paper: Sendable {
        let record: DocumentRecord
        let file: String
        func text(_ field: Field) -> String? { record.fields.text(field) }
        func has(_ field: Field) -> Bool { record.fields.has(field) }
        /// A value stands there, or something that could not be read: it is not missing.
        func shows(_ field: Field) -> Bool { has(field) || record.unread[field] != nil }
    }

    /// A line of a purchase paper that is for the claim's drug.
    struct PurchaseLine: Sendable {
        let paper: Paper
        let fields: [Field: FieldValue]
        let ndc: NDC?
        let quantity: Decimal?
        let unitPrice: USD?
        let extendedPrice: USD?
        let strength: Strength?
        /// The date of purchase: on a statement, that of the line.
        let date: CalendarDay?
        let number: String?
        /// Folded.
        let lots: [String]

        init(paper: Paper, fields: [Field: FieldValue], ndc: NDC?) {
            self.paper = paper
            self.fields = fields
            self.ndc = ndc
            quantity = fields.text(.quantity).flatMap { Decimal(string: $0) }
            unitPrice = fields.text(.unitPrice).flatMap { try? USD($0) }
            extendedPrice = fields.text(.extendedPrice).flatMap { try? USD($0) }
            strength = fields.text(.strength).flatMap { try? Strength($0) }
            let dated = fields.text(.lineInvoiceDate) ?? (paper.text(.subtype) == "statement" ? nil : paper.text(.invoiceDate))
            date = dated.flatMap { try? CalendarDay($0) }
            number = fields.text(.lineInvoiceNumber) ?? paper.text(.invoiceNumber)
            lots = fields.list(.lot)?.map(ClaimCase.foldedCode) ?? []
        }

        /// Expiry by lot, where both lists go together.
        func expiry(ofLot lot: String) -> ExpiryDate? {
            guard let expiries = fields.list(.expiry), let index = lots.firstIndex(of: lot), index < expiries.count, expiries.count == lots.count
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

    lazy var billed = ClaimLineBuilder(self).line()
    lazy var narrative = ClaimLineBuilder(self).narrative
    /// What dose and container come to.
    lazy var expectedQuantity: Quantity? = ClaimLineBuilder(self).quantity
    lazy var ownNarrative: OwnNarrative? = answers?.narrative.flatMap { $0.isEmpty ? nil : OwnNarrative($0) }
    lazy var statedWords = Words(statedNarrative)
    /// The names of the drug on the claim.
    lazy var ownWords: [Words] = drugNames.map(Words.init)
    /// Those on claim, order and invoice.
    lazy var drugWords: [Words] = ownWords + [text(.drugGeneric), line?.fields.text(.drugGeneric)].compactMap { $0.map { Words($0) } }
    lazy var descriptionWords: Words? = line?.fields.text(.description).map { Words($0) }
    lazy var diagnosisWords: Words? = text(.diagnosisText).map { Words($0) }
    lazy var necessity: Words? = text(.medicalNecessity).map { Words($0) }
    /// Whether each container of the drug is for one dose.
    lazy var isSingleDose: Bool? = reference.isSingleDose(ndc: claim.ndc, brand: claim.drugBrand)
    lazy var route: Route? = text(.route).flatMap { Route($0) }
    lazy var ndcs = allNDCs()
    lazy var printedNDCs = allPrintedNDCs()
    lazy var orderedDose: Dose? = text(.dose).flatMap { try? Dose($0) }
    lazy var calculatedDose: Dose? = text(.calculatedDose).flatMap { try? Dose($0) }
    /// As the administration record has it.
    lazy var recordedDose: Dose? = text(.adminDose).flatMap { try? Dose($0) }
    /// The whole amount that was given, or is to be given; nil where only an amount per kilogram or square metre is known.
    lazy var doseGiven: Dose? = [recordedDose, calculatedDose, orderedDose].lazy.compactMap { $0 }.first { !$0.isPerWeight && !$0.isPerSurface }
    /// As the narrative says it: "350mg".
    lazy var doseText: String? = (doseGiven ?? answers?.dose).map { "\($0.amount.plain)\($0.unit)" }
    /// Lots that the administration record names, folded.
    lazy var givenLots: Set<String> = Set(list(.adminLot)?.map(Self.foldedCode) ?? [])
    lazy var orderDay: CalendarDay? = text(.orderDate).flatMap { try? CalendarDay($0) }
    /// The claim's codes, and each as the code it is; nil where it has the form of none.
    lazy var diagnoses: [(text: String, code: ICD10?)] = claim.diagnoses.map { ($0, try? ICD10($0)) }
    lazy var waste: Dose? = text(.wastage).flatMap { try? Dose($0) }
    lazy var weight: Weight? = text(.weight).flatMap { try? Weight($0) }
    lazy var height: Height? = text(.height).flatMap { try? Height($0) }
    lazy var strength: Strength? = line?.strength
    /// What the containers hold that were bought.
    lazy var strengths: Set<Strength> = Set(lines.compactMap(\.strength))
    /// What a container holds, where all that was bought hold the same.
    lazy var onlyStrength: Strength? = strengths.count == 1 ? strengths.first.flatMap { $0.amount > 0 ? $0 : nil } : nil
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
        let drug = DrugNames(claim)
        self.drug = drug
        files = extractions
        let papers = extractions.flatMap { extraction in extraction.documents.map { Paper(record: $0, file: extraction.file) } }
        // A packing slip proves no price and a credit memo takes one back.
        purchases = papers.filter { $0.record.kind == .invoice && ["invoice", "statement", nil].contains($0.text(.subtype)) }
        lines = purchases.flatMap { paper in
            paper.record.lineItems.compactMap { item in
                let ndc = item.text(.ndc).flatMap { try? NDC($0) }
                guard drug.isNamed(by: item) || Self.isOneProduct(ndc, claim.ndc, reference) && !drug.isContradicted(by: item) else { return nil }
                return PurchaseLine(paper: paper, fields: item, ndc: ndc)
            }
        }
        line = lines.first { $0.ndc != nil && $0.ndc == claim.ndc } ?? lines.first
        labels = papers.filter { $0.record.kind == .label && !drug.isContradicted(by: $0.record.fields) }
        orders = papers.filter { $0.record.kind == .order }
        order = orders.first { drug.isNamed(by: $0.record.fields) } ?? orders.first
    }

    private static func isOneProduct(_ a: NDC?, _ b: NDC?, _ reference: any ReferenceLookup) -> Bool {
        guard let a, let b else { return false }
        return a == b || reference.isOneProduct(a, b)
    }

    /// Letters and digits, in capitals: how codes, lots and numbers are compared.
    static func foldedCode(_ text: String) -> String { text.lettersAndDigits(isUpper: true) }

    func value(_ field: Field) -> FieldValue? { order?.record.fields[field] }
    func has(_ field: Field) -> Bool { order?.has(field) ?? false }
    func text(_ field: Field) -> String? { order?.text(field) }
    func list(_ field: Field) -> [String]? { order?.record.fields.list(field) }

    func isOneProduct(_ a: NDC, _ b: NDC) -> Bool { a == b || reference.isOneProduct(a, b) }

    var service: CalendarDay { claim.dateOfService }
    var answers: ClaimAnswers? { claim.answers }
    func bills(_ modifier: String) -> Bool { claim.modifiers.contains(modifier) }
    var isMedicare: Bool { profile.kind == .medicare }
}

extension [Field: FieldValue] {
    /// Without fetching the value, of which most is where it was read: rules ask some hundred times a claim.
    func has(_ field: Field) -> Bool { index(forKey: field) != nil }
    func isForReview(_ field: Field) -> Bool { index(forKey: field).map { values[$0].status == .review } ?? false }
    func text(_ field: Field) -> String? { self[field]?.text }
    func list(_ field: Field) -> [String]? { self[field]?.list }
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
        if let other = fields.text(.drugBrand).map(Self.fold), let brand { return other == brand }
        if let other = fields.text(.drugGeneric).map(Self.fold), let generic { return other == generic }
        guard let description = fields.text(.description).map(Self.fold) else { return false }
        return [brand, generic].compactMap { $0 }.contains { $0.count > 3 && description.holds($0) }
    }

    /// The four letters that tell makers of one biologic apart: "abcd" of "examplimab-abcd".
    static func suffix(of properName: String) -> String? {
        let end = properName.utf8.suffix(5)
        guard end.count == 5, end.first == UInt8(ascii: "-"), end.dropFirst().allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }) else { return nil }
        return properName.suffix(4).lowercased()
    }

    /// The paper names a drug, and it is another.
    func isContradicted(by fields: [Field: FieldValue]) -> Bool {
        if let other = fields.text(.drugBrand).map(Self.fold), let brand { return other != brand }
        if let other = fields.text(.drugGeneric).map(Self.fold), let generic { return other != generic }
        return false
    }
}
