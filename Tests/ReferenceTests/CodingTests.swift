import Foundation
import Reference
import Testing
import Vocabulary

@Suite("Coding")
struct CodingTests {
    let reference: ReferenceDatabase

    init() throws { reference = try Tables.database.get() }

    @Test("a drug needs another code before and after it got its own", arguments: [
        ("Leqembi", "2023-02-01", "11", "J3590"), ("Leqembi", "2023-02-01", "22", "C9399"), ("Leqembi", "2023-07-06", "11", "J0174"),
        ("Vabysmo", "2022-09-30", "11", "J3590"), ("Vabysmo", "2022-07-01", "22", "C9097"), ("Vabysmo", "2022-10-01", "11", "J2777"),
        ("Fasenra", "2018-12-31", "11", "J3590"), ("Fasenra", "2018-12-31", "24", "C9466"), ("Fasenra", "2019-01-01", "11", "J0517"),
        ("Monjuvi", "2020-11-12", "11", "J9999"), ("Monjuvi", "2021-04-01", "11", "J9349"), ("Onpattro", "2018-10-01", "11", "J3490"),
        ("Onpattro", "2019-10-01", "11", "J0222"), ("Soliris", "2025-04-01", "11", "J1299"), ("Exdensur", "2026-02-27", "11", "J3590"),
        ("Keytruda", "2020-01-01", "11", "J9271"), ("Steqeyma", "2025-06-30", "11", "J3590"), ("Steqeyma", "2025-07-01", "11", "Q5099"),
        ("Asceniv", "2020-11-01", "11", "J1599"), ("Altuviiio", "2023-05-01", "11", "J7199"), ("Vowst", "2024-01-01", "11", "J8499"),
        ("Avzivi", "2026-02-01", "11", "J9999"), ("Winrevair", "2026-02-01", "11", "J3590"), ("Winrevair", "2026-02-01", "65", "J3591"),
    ])
    func code(name: String, day: String, place: String, code: String) throws {
        let drug = try #require(reference.drugs(named: name, limit: 1).first?.drug)
        #expect(reference.coding(of: drug, on: try CalendarDay(day), placeOfService: place)?.code.code == code)
    }

    @Test("a package's own code comes from the crosswalk")
    func ownCodeOfPackage() throws {
        let own = try #require(reference.ownCode(of: try NDC("0006-3026-02"), on: try CalendarDay("2026-01-01")))
        #expect(own.code.code == "J9271")
        #expect(own.unit == "1 MG")
        #expect(own.effective?.description == "2016-01-01")
        #expect(own.isCertain)
        #expect(reference.ownCode(of: try NDC("12345-6789-12"), on: try CalendarDay("2026-01-01")) == nil)
    }

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
