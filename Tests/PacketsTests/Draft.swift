import Extraction
import Foundation
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
    var asOf = "2026-03-20"
    var reference = StubReference()

    /// The drug's line on the invoice.
    var line: [Field: FieldValue] {
        get { invoice.lineItems[0] }
        set { invoice.lineItems[0] = newValue }
    }

    init() throws {
        claim = try #require(try JSONSerialization.jsonObject(with: Data(RuleTests.claim.utf8)) as? [String: Any])
        // A payer that says how to bill waste, so that nothing at all is found.
        claim["payer"] = "palmetto-jj"
    }

    static let rules = Result { try RuleTable(csv: String(contentsOf: Repository.file("models/rules.csv"), encoding: .utf8)) }

    func packet() throws -> Packet {
        let record = ExtractionRecord(
            file: file, sha256: nil, pageCount: pageCount, pages: [], documents: (hasInvoice ? [invoice] : []) + (hasOrder ? [order] : []) + others, problems: problems)
        let parsed = try Claim(json: JSONSerialization.data(withJSONObject: claim))
        return try PacketBuilder(rules: Self.rules.get(), reference: reference).build(
            claim: parsed, extractions: [record], profile: try #require(PayerProfile.named(parsed.payer)), asOf: CalendarDay(asOf))
    }

    /// The ids of the rules that found something.
    func findings() throws -> Set<String> { Set(try packet().findings.map(\.rule)) }
}

/// Reference data with just what a test says.
struct StubReference: ReferenceLookup {
    var codeSet: Set<String>?
    var billable: Bool?
    var area: String?
    var singleDose: Bool?
    var advice: CodingAdvice?
    var product: ListedProduct?

    func isOneProduct(_ a: NDC, _ b: NDC) -> Bool { a.isSameProduct(as: b) }
    func coding(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay, placeOfService: String?) -> CodingAdvice? { advice }
    func isSingleDose(ndc: NDC?, brand: String?) -> Bool? { singleDose }
    func isBillable(_ code: ICD10, on day: CalendarDay) -> Bool? { billable }
    func isInCodeSet(_ code: ICD10, on day: CalendarDay) -> Bool? { codeSet?.contains(code.description) }
    func jurisdiction(state: String, zip: String) -> String? { area }
    func listing(of ndc: NDC) -> ListedProduct? { product }
}

extension FieldValue {
    static func read(_ text: String, _ status: Status = .accepted, printed: String? = nil) -> FieldValue {
        FieldValue(.text(text), printed: [printed ?? text], status: status, confidence: 1, page: 1, box: [0, 0, 1, 1], origin: .textLayer)
    }
    static func read(list texts: String...) -> FieldValue {
        FieldValue(.list(texts), printed: texts, status: .accepted, confidence: 1, page: 1, box: [0, 0, 1, 1], origin: .textLayer)
    }
}
