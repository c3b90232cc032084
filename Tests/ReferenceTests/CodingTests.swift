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

    /// First days by the quarterly updates, written down apart from our table.
    @Test("a drug has its own code from its first day on, and not on the day before", arguments: [
        ("Keytruda", "J9271", "2016-01-01"), ("Opdivo", "J9299", "2016-01-01"), ("Tecentriq", "J9022", "2018-01-01"), ("Imfinzi", "J9173", "2019-01-01"),
        ("Bavencio", "J9023", "2018-01-01"), ("Libtayo", "J9119", "2019-10-01"), ("Ocrevus", "J2350", "2018-01-01"), ("Fasenra", "J0517", "2019-01-01"),
        ("Nucala", "J2182", "2017-01-01"), ("Cinqair", "J2786", "2017-01-01"), ("Crysvita", "J0584", "2019-01-01"), ("Trogarzo", "J1746", "2019-01-01"),
        ("Ultomiris", "J1303", "2019-10-01"), ("Evenity", "J3111", "2019-10-01"), ("Polivy", "J9309", "2020-01-01"), ("Enhertu", "J9358", "2020-07-01"),
        ("Padcev", "J9177", "2020-07-01"), ("Adakveo", "J0791", "2020-07-01"), ("Beovu", "J0179", "2020-01-01"), ("Reblozyl", "J0896", "2020-07-01"),
        ("Tepezza", "J3241", "2020-10-01"), ("Vyepti", "J3032", "2020-10-01"), ("Sarclisa", "J9227", "2020-10-01"), ("Trodelvy", "J9317", "2021-01-01"),
        ("Uplizna", "J1823", "2021-01-01"), ("Monjuvi", "J9349", "2021-04-01"), ("Danyelza", "J9348", "2021-07-01"), ("Margenza", "J9353", "2021-07-01"),
        ("Evkeeza", "J1305", "2021-10-01"), ("Jemperli", "J9272", "2022-01-01"), ("Rybrevant", "J9061", "2022-01-01"), ("Zynlonta", "J9359", "2022-04-01"),
        ("Saphnelo", "J0491", "2022-04-01"), ("Nexviazyme", "J0219", "2022-04-01"), ("Tivdak", "J9273", "2022-04-01"), ("Susvimo", "J2779", "2022-07-01"),
        ("Tezspire", "J2356", "2022-07-01"), ("Vyvgart", "J9332", "2022-07-01"), ("Enjaymo", "J1302", "2022-10-01"), ("Vabysmo", "J2777", "2022-10-01"),
        ("Kimmtrak", "J9274", "2022-10-01"), ("Opdualag", "J9298", "2022-10-01"), ("Xenpozyme", "J0218", "2023-04-01"), ("Spevigo", "J1747", "2023-04-01"),
        ("Tzield", "J9381", "2023-07-01"), ("Imjudo", "J9347", "2023-07-01"), ("Lunsumio", "J9350", "2023-07-01"), ("Tecvayli", "J9380", "2023-07-01"),
        ("Briumvi", "J2329", "2023-07-01"), ("Elahere", "J9063", "2023-07-01"), ("Leqembi", "J0174", "2023-07-06"), ("Lamzede", "J0217", "2024-01-01"),
        ("Zynyz", "J9345", "2023-10-01"), ("Columvi", "J9286", "2024-01-01"), ("Epkinly", "J9321", "2024-01-01"), ("Vyvgart Hytrulo", "J9334", "2024-01-01"),
        ("Rystiggo", "J9333", "2024-01-01"), ("Elfabrio", "J2508", "2024-01-01"), ("Elrexfio", "J1323", "2024-04-01"), ("Talvey", "J3055", "2024-04-01"),
        ("Eylea HD", "J0177", "2024-04-01"), ("Pombiliti", "J1203", "2024-04-01"), ("Veopoz", "J9376", "2024-04-01"), ("Loqtorzi", "J3263", "2024-07-01"),
        ("Adzynma", "J7171", "2024-07-01"), ("Tevimbra", "J9329", "2024-10-01"), ("Imdelltra", "J9026", "2025-01-01"), ("Anktiva", "J9028", "2025-01-01"),
        ("Mvasi", "Q5107", "2019-01-01"), ("Ogivri", "Q5114", "2019-07-01"), ("Truxima", "Q5115", "2019-07-01"), ("Kanjinti", "Q5117", "2019-10-01"),
        ("Zirabev", "Q5118", "2019-10-01"), ("Ruxience", "Q5119", "2020-07-01"), ("Riabni", "Q5123", "2021-07-01"), ("Byooviz", "Q5124", "2022-04-01"),
        ("Releuko", "Q5125", "2022-10-01"), ("Alymsys", "Q5126", "2023-01-01"), ("Stimufend", "Q5127", "2023-04-01"), ("Cimerli", "Q5128", "2023-04-01"),
        ("Vegzelma", "Q5129", "2023-04-01"), ("Fylnetra", "Q5130", "2023-04-01"),
    ])
    func firstDay(name: String, code: String, first: String) throws {
        let drug = try #require(reference.drugs(named: name, limit: 1).first?.drug)
        let day = try CalendarDay(first)
        #expect(reference.ownCode(of: drug, on: day)?.code.code == code)
        #expect(reference.ownCode(of: drug, on: day)?.effective == day)
        #expect(reference.ownCode(of: drug, on: day.adding(days: -1)) == nil)
        #expect(reference.coding(of: drug, on: day.adding(days: -1), placeOfService: "11")?.own == nil)
    }

    @Test("a code for another route, or for another drug of the molecule, is not a drug's own", arguments: [
        ("Simponi", "J3590"), ("Simponi Aria", "J1602"), ("Entyvio Pen", "J3590"), ("Entyvio", "J3380"), ("Kesimpta", "J3590"), ("Arzerra", "J9302"), ("Avonex", "Q3027"),
        ("Rebif", "Q3028"), ("Zymfentra", "J1748"), ("Inflectra", "Q5103"), ("Luxturna", "J3398"), ("Zolgensma", "J3399"), ("Itvisma", "J3590"), ("Prolastin-C Liquid", "J0256"),
        ("Blenrep", "J9053"), ("Bkemv", "Q5152"), ("Soliris", "J1299"), ("Lumvoa", "J3590"), ("Decnupaz", "J9999"), ("Yimmugo", "J1599"),
    ])
    func route(name: String, code: String) throws {
        let drug = try #require(reference.drugs(named: name, limit: 1).first?.drug)
        #expect(reference.coding(of: drug, on: try CalendarDay("2026-11-03"), placeOfService: "11")?.code.code == code)
    }

    @Test("a list that holds deleted codes does not prove that an old code is in force", arguments: [
        ("J3590", true), ("J9271", true), ("J0205", nil), ("J1300", false), ("Q5139", false), ("C9466", false), ("J9277", true), ("J3398", true),
    ] as [(String, Bool?)])
    func inForce(code: String, expected: Bool?) throws {
        let record = try #require(reference.code(try HCPCS(code), on: try CalendarDay("2026-11-03")))
        #expect(record.isInForce == expected)
        #expect(!record.name.isEmpty)
    }

    @Test("a code names its drugs")
    func drugs() throws {
        #expect(reference.drugs(with: try HCPCS("Q5136")).compactMap(\.brand).sorted() == ["Jubbonti", "Wyost"])
        #expect(reference.drugs(with: try HCPCS("J3590")).isEmpty)
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
