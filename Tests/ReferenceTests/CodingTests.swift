import Foundation
import Reference
import Testing
import Vocabulary

@Suite("Coding")
struct CodingTests {
    let reference: ReferenceDatabase

    init() throws { reference = try Tables.database.get() }

    /// Cases kept outside this repository: which code a drug needs on a day in a place.
    @Test("the code for a drug, day and place agrees with the cases beside the repository")
    func codingTruth() throws {
        let url = Tables.shared.appendingPathComponent("corpus/coding-truth.jsonl")
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            print("SKIPPED: no \(url.path), so the coding cases were not run")
            return
        }
        var right = 0
        var wrong: [String] = []
        for line in text.split(separator: "\n") {
            let item = try JSONDecoder().decode(CodingCase.self, from: Data(line.utf8))
            let claim = item.claim
            let day = try CalendarDay(claim.date_of_service)
            let drug = reference.drugs(named: claim.drug_brand ?? claim.drug_generic ?? "", limit: 1).first?.drug
            let decision = drug.flatMap { reference.coding(of: $0, on: day, placeOfService: claim.place_of_service) }
            if decision?.code.code == item.expected.code {
                right += 1
            } else {
                wrong.append("\(item.case_id): \(decision?.code.code ?? "none") instead of \(item.expected.code)")
            }
        }
        print("coding cases: \(right) right, \(wrong.count) wrong \(wrong)")
        #expect(wrong.isEmpty)
    }

    private struct CodingCase: Decodable {
        struct Claim: Decodable {
            let drug_brand: String?
            let drug_generic: String?
            let date_of_service: String
            let place_of_service: String?
        }
        struct Expected: Decodable { let code: String }
        let case_id: String
        let claim: Claim
        let expected: Expected
    }
}
