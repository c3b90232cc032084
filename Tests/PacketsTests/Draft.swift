import Extraction
import Foundation
import Payers
import TestSupport
import Testing
import Vocabulary

@testable import Packets

/// A claim with complete papers, to be changed in one place.
struct Draft {
    var claim: [String: Any]
    var invoice = RuleTests.invoice
    var order = RuleTests.order
    /// Papers beside the two.
    var others: [DocumentRecord] = []
    var hasInvoice = true
    var hasOrder = true
    var file = "a.pdf"
    var problems: [Problem] = []
    var pageCount = 2
    var pages: [PageRecord] = []
    var asOf = "2026-03-20"
    var reference = StubReference()
    /// Claims made before.
    var earlier: [EarlierClaim] = []
    /// What this payer asks for beside its profile.
    var changeProfile: (@Sendable (inout PayerProfile) -> Void)?

    /// The claim's answers.
    var answers: [String: Any] {
        get { claim["answers"] as? [String: Any] ?? [:] }
        set { claim["answers"] = newValue }
    }

    /// The drug's line on the invoice.
    var line: [Field: FieldValue] {
        get { invoice.lineItems[0] }
        set { invoice.lineItems[0] = newValue }
    }

    init() throws {
        claim = try #require(try JSONSerialization.jsonObject(with: Data(RuleTests.claim.utf8)) as? [String: Any])
        // A payer that says how to bill waste, so that nothing at all is found.
        claim["payer"] = "palmetto-jj"
        answers = ["has_other_insurance": false]
    }

    static let rules = Result { try RuleTable(csv: String(contentsOf: Repository.file("models/rules.csv"), encoding: .utf8)) }
    static let payers = Result { try PayerProfiles(folder: Repository.file("models/payers"), rules: rules.get()) }

    var record: ExtractionRecord {
        ExtractionRecord(
            file: file, sha256: nil, pageCount: pageCount, pages: pages, documents: (hasInvoice ? [invoice] : []) + (hasOrder ? [order] : []) + others, problems: problems)
    }

    func parsedClaim() throws -> Claim { try Claim(json: JSONSerialization.data(withJSONObject: claim)) }

    func profile(_ parsed: Claim) throws -> PayerProfile {
        var profile = try #require(try Self.payers.get().profile(for: parsed, reference: reference))
        changeProfile?(&profile)
        return profile
    }

    func context() throws -> ClaimCase {
        let parsed = try parsedClaim()
        return ClaimCase(claim: parsed, extractions: [record], profile: try profile(parsed), asOf: try CalendarDay(asOf), reference: reference, earlier: earlier)
    }

    func packet() throws -> Packet {
        let parsed = try parsedClaim()
        return try PacketBuilder(rules: Self.rules.get(), reference: reference).build(
            claim: parsed, extractions: [record], profile: try profile(parsed), asOf: CalendarDay(asOf), earlier: earlier)
    }

    /// The ids of the rules that found something.
    func findings() throws -> Set<String> { Set(try packet().findings.map(\.rule)) }

    /// Another claim that was made before, with papers of its own where nothing else is said.
    mutating func billedBefore(id: String = "C-9", on day: String, change: (inout Draft) -> Void = { _ in }) {
        guard var other = try? Draft() else { return }
        other.claim["claim_id"] = id
        other.claim["date_of_service"] = day
        other.invoice.fields[.invoiceNumber] = .read("Z-\(earlier.count)")
        change(&other)
        if let parsed = try? other.parsedClaim() { earlier.append(EarlierClaim(claim: parsed, extractions: [other.record], reference: reference)) }
    }

    /// Another payer, and a dose that leaves nothing over.
    mutating func bill(_ payer: String) {
        claim["payer"] = payer
        claim["modifiers"] = ["JZ"]
        order.fields[.wastage] = nil
        order.fields[.dose] = .read("400 mg")
        order.fields[.adminDose] = .read("400 mg")
    }
}

/// Reference data with just what a test says.
struct StubReference: ReferenceLookup {
    var codeSet: Set<String>?
    var billable: Bool?
    var area: String?
    var singleDose: Bool?
    var advice: CodingAdvice?
    var product: ListedProduct?
    var isInDirectory: Bool?
    var sizes: [Strength] = []
    var limit: PublishedLimit?
    var lastDay: CalendarDay?
    var registered: RegisteredProvider?
    var rebate: Bool?

    var codesKnownUntil: CalendarDay? { lastDay }
    func isListed(_ ndc: NDC, on day: CalendarDay) -> Bool? { isInDirectory }
    func containers(brand: String?, generic: String?, ndc: NDC?) -> [Strength] { sizes }
    func publishedLimit(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay) -> PublishedLimit? { limit }
    func provider(_ npi: NPI) -> RegisteredProvider? { registered }
    func paysRebate(labeler: String, on day: CalendarDay) -> Bool? { rebate }
    func isOneProduct(_ a: NDC, _ b: NDC) -> Bool { a.isSameProduct(as: b) }
    func coding(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay, placeOfService: String?) -> CodingAdvice? { advice }
    func isSingleDose(ndc: NDC?, brand: String?) -> Bool? { singleDose }
    func isBillable(_ code: ICD10, on day: CalendarDay) -> Bool? { billable }
    func isInCodeSet(_ code: ICD10, on day: CalendarDay) -> Bool? { codeSet?.contains(code.description) }
    func jurisdiction(state: String, zip: String) -> String? { area }
    func listing(of ndc: NDC) -> ListedProduct? { product }
}

extension PublishedLimit {
    static let example = try? PublishedLimit(limit: USD("12.00"), unit: Dose("10 mg"), quarter: "2026Q1", isOfThatQuarter: true)
}

extension FieldValue {
    static func read(_ text: String, _ status: Status = .accepted, printed: String? = nil) -> FieldValue {
        FieldValue(.text(text), printed: [printed ?? text], status: status, confidence: 1, page: 1, box: [0, 0, 1, 1], origin: .textLayer)
    }
    static func read(list texts: String...) -> FieldValue {
        FieldValue(.list(texts), printed: texts, status: .accepted, confidence: 1, page: 1, box: [0, 0, 1, 1], origin: .textLayer)
    }
}
