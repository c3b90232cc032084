import Extraction
import Foundation
import Testing

@testable import Packets

@Suite("What a purchase line is to a claim")
struct LineRelationTests {
    /// Values by field; those with a "?" in front were not read for certain.
    private func item(_ texts: [Field: String]) -> [Field: FieldValue] {
        texts.mapValues { text in
            let isUnsure = text.hasPrefix("?")
            let value = isUnsure ? String(text.dropFirst()) : text
            return FieldValue(.text(value), printed: [value], status: isUnsure ? .review : .accepted, confidence: 0.9, page: 1, box: [0, 0, 1, 1], origin: .ocr)
        }
    }

    private static let own = "12345067801", other = "57894080001"

    @Test("only what is certainly for another product is", arguments: [
        ([.drugBrand: "Examplia"], .own), ([.description: "EXAMPLIA 100 MG VIAL"], .own), ([.ndc: own], .own), ([.ndc: "12345067802"], .own),
        ([.drugBrand: "Imaavy"], .other), ([.drugBrand: "?Imaavy"], .unsure), ([.drugGeneric: "sodium chloride", .description: "?Sodium chloride"], .other),
        ([.ndc: other], .other), ([.ndc: "?" + other], .unsure), ([.ndc: other, .drugBrand: "Examplia"], .own), ([.ndc: own, .drugBrand: "Imaavy"], .unsure),
        ([.description: "Exam gloves nitrile, M"], .other), ([.description: "?Exam gloves nitrile, M"], .unsure), ([.description: "EXAMPL1A 100 MG VIAL"], .unsure),
        ([.description: "Exampila vial", .ndc: other], .unsure), ([.drugGeneric: "examplimab-efgh", .drugBrand: "?Otherone"], .unsure), ([.quantity: "2"], .unsure),
        // What may change the price of the claim's drug.
        ([.description: "Volume rebate", .extendedPrice: "-100.00"], .own), ([.description: "Credit Imaavy", .drugBrand: "Imaavy", .quantity: "-1"], .own),
        ([.description: "Cold chain box"], .own), ([.description: "Freight"], .own), ([.description: "Handling tray", .ndc: other], .other),
    ] as [([Field: String], LineRelation)])
    func relation(texts: [Field: String], relation: LineRelation) throws {
        let claim = try Claim(json: Data(#"{"claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590", "drug_brand": "Examplia", "drug_generic": "examplimab-abcd", "ndc": "12345067801"}"#.utf8))
        #expect(LineRelation(of: item(texts), to: claim) == relation, "\(texts)")
    }

    @Test("a claim that names no drug has no line that is certainly for another one", arguments: [[.drugBrand: "Imaavy"], [.description: "Exam gloves"], [.ndc: other]] as [[Field: String]])
    func nameless(texts: [Field: String]) throws {
        let claim = try Claim(json: Data(#"{"claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590"}"#.utf8))
        #expect(LineRelation(of: item(texts), to: claim) == .unsure)
    }
}
