import Foundation
import Reference
import Testing
import Vocabulary

@Suite("Look-ups")
struct LookUpTests {
    let reference: ReferenceDatabase

    init() throws { reference = try Tables.database.get() }

    @Test("a package is found by every form of its code", arguments: [
        ("0006-3026-02", "Keytruda"), ("57894-030-01", "Remicade"), ("50242-0061-01", "Avastin"), ("73475-3041-5", "Vyvgart"), ("00078-0827-61", "Beovu"),
    ])
    func package(printed: String, brand: String) throws {
        let record = try #require(reference.package(NDC(printed)))
        #expect(record.drug?.brand == brand)
        #expect(record.isBiologic == true)
        #expect(record.labeler != nil)
        for form in try NDC(printed).tenDigitForms { #expect(reference.package(try NDC(form)) == record) }
    }

    @Test("every package in the tables is found again from each of its printed forms")
    func roundTrip() throws {
        let text = try String(contentsOf: Tables.models.appendingPathComponent("reference/packages.csv"), encoding: .utf8)
        // Every seventh row is enough to prove it, and quick in a debug build.
        for (index, line) in text.split(separator: "\n").dropFirst().enumerated() where index.isMultiple(of: 7) {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            let ndc = try NDC(fields[0])
            #expect(reference.package(ndc)?.ndc == ndc)
            for form in ndc.tenDigitForms { #expect(try NDC(form) == ndc) }
            if !fields[1].isEmpty {
                #expect(try NDC(fields[1]) == ndc)
                #expect(NDC.candidates(tenDigits: fields[1].filter { $0 != "-" }).contains(ndc))
            }
        }
    }

    @Test("the newest biologics, which are billed as J3590, are known by their packages", arguments: [
        ("85166-001-01", "Lumvoa", "500 mg/10 mL"), ("81583-102-01", "Loargys", "2 mg/0.4 mL"), ("59148-400-75", "Voyxact", "400 mg/2 mL"), ("84976-001-01", "Avlayah", "150 mg"),
        ("76179-010-02", "Qivigy", "5 g/50 mL"), ("69448-022-63", "Jubereq", "120 mg/1.7 mL"), ("70710-2172-1", "Nufymco", "0.3 mg/0.05 mL"), ("0143-9166-01", "Xtrenbo", "120 mg/1.7 mL"),
        ("85052-101-04", "Trutakna", "150 mg/mL"), ("10122-502-01", "Revcovi", "2.4 mg/1.5 mL"),
    ])
    func newest(printed: String, brand: String, strength: String) throws {
        let record = try #require(reference.package(NDC(printed)))
        #expect(record.drug?.brand == brand)
        #expect(record.isBiologic == true)
        #expect(record.strength?.description == strength)
        #expect(record.printed == printed)
        #expect(record.labeler != nil)
        let drug = try #require(record.drug)
        #expect(reference.ownCode(of: drug, on: try CalendarDay("2026-11-03")) == nil)
    }

    @Test("a code that no table has is unknown, a drug for further processing is not finished")
    func unknown() throws {
        #expect(reference.package(try NDC("12345-6789-12")) == nil)
        #expect(reference.labeler(of: try NDC("12345-6789-12")) == nil)
        #expect(reference.package(try NDC("71851-001-01"))?.isFinished == false)
        #expect(reference.package(try NDC("12854-659-01"))?.isFinished == false)
        // Listed among biologics once, but approved as a drug.
        #expect(reference.package(try NDC("73606-010-01"))?.isBiologic == false)
    }

    @Test("small molecules and packages of 2020 are told from biologics", arguments: [
        ("00409-4887-10", nil), ("00006-3026-02", true), ("61703-0342-22", false),
    ] as [(String, Bool?)])
    func isBiologic(printed: String, expected: Bool?) throws {
        let record = reference.package(try NDC(printed))
        if let expected { #expect(record?.isBiologic == expected) }
        #expect(record?.isBiologic != true || expected == true)
    }

    @Test("a package says what one item holds, and in which unit a claim counts it", arguments: [
        ("0006-3026-02", "100 mg/4 mL", NDCUnit.millilitres), ("0006-5083-01", "790 mg/4.8 mL", .millilitres), ("62856-215-01", "500 mg/5 mL", .millilitres),
        ("50242-0137-01", "400 mg/20 mL", .millilitres), ("50242-0041-10", nil, nil), ("65597-0801-01", "100 mg", nil), ("61755-056-01", "200 mg/10 mL", .millilitres),
        ("50242-080-03", "0.5 mg/0.05 mL", .millilitres), ("61755-005-01", nil, .millilitres),
    ] as [(String, String?, NDCUnit?)])
    func content(printed: String, strength: String?, unit: NDCUnit?) throws {
        guard let record = reference.package(try NDC(printed)) else { return #expect(strength == nil) }
        if let strength { #expect(record.strength?.description == strength) }
        if let unit { #expect(record.ndcUnit == unit) }
    }

    @Test("what packages hold is what their drug is licensed in")
    func contents() throws {
        let text = try String(contentsOf: Tables.models.appendingPathComponent("reference/packages.csv"), encoding: .utf8)
        var count = 0
        for line in text.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard let record = reference.package(try NDC(fields[0])), let strength = record.strength, let drug = record.drug, !drug.strengths.isEmpty else { continue }
            count += 1
            // The same amount, or the same concentration in another volume.
            let amounts = drug.strengths.flatMap { licensed in
                [licensed.amount, strength.millilitres.flatMap { volume in licensed.concentration.map { $0 * volume } }].compactMap { $0 }.map { Dose($0, licensed.unit) }
            }
            #expect(amounts.contains { $0.converted(to: strength.unit)?.amount == strength.amount }, "\(record.ndc) \(strength)")
        }
        #expect(count > 600)
    }

    @Test("packages of one product are related, and it is said whether both are listed")
    func relation() throws {
        let vial = try NDC("69800-6503-2"), carton = try NDC("69800-6503-1")
        #expect(reference.relation(vial, vial) == .identical)
        guard case .sameProduct = reference.relation(vial, carton) else { Issue.record("carton and vial"); return }
        #expect(reference.relation(try NDC("0006-3026-02"), try NDC("0006-3026-99")) == .sameProduct(areBothListed: false))
        #expect(reference.relation(vial, try NDC("69800-6502-1")) == .different)
        #expect(reference.packages(ofProduct: try NDC("0006-3026-02")).map(\.ndc).contains(try NDC("0006-3026-02")))
    }

    @Test("codes a misread digit away are offered under the name, and only under the name")
    func nearby() throws {
        let near = reference.packages(near: try NDC("00006-3826-02"), named: "Keytruda")
        #expect(near.first?.package.ndc == (try NDC("00006-3026-02")))
        #expect(near.first?.differences == 1)
        #expect(near.first?.isLookalike == true)
        #expect(reference.packages(near: try NDC("00006-3826-02"), named: "pembrolizumab").first?.package.drug?.brand == "Keytruda")
        #expect(reference.packages(near: try NDC("00006-3826-02"), named: "Opdivo").isEmpty)
        // Of several the one of the printed strength comes first.
        let strength = try Strength("100 mg/4 mL")
        #expect(reference.packages(near: try NDC("00006-3826-02"), named: "Keytruda", strength: strength).first?.agreesInStrength == true)
        #expect(reference.packages(near: try NDC("00006-3826-02"), named: "Keytruda", strength: try Strength("50 mg")).first?.agreesInStrength == false)
        // Right as it stands.
        #expect(reference.packages(near: try NDC("00006-3026-02"), named: "Keytruda").isEmpty)
        // Two digits that look alike.
        #expect(reference.packages(near: try NDC("00008-3826-02"), named: "Keytruda").first?.differences == 2)
    }

    @Test("the vectors beside the repository are found in every form", .enabled(if: FileManager.default.fileExists(atPath: Tables.shared.path)))
    func vectors() throws {
        let text = try String(contentsOf: Tables.shared.appendingPathComponent("domain/ndc-test-vectors.csv"), encoding: .utf8)
        var count = 0
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            let ndc = try NDC(fields[3])
            #expect(try NDC(fields[0]) == ndc)
            #expect(try NDC(fields[4]) == ndc)
            #expect(NDC.candidates(tenDigits: fields[2]).contains(ndc))
            // Where the tables know the package, ten bare digits lead to it, or to none where they are not plain.
            if reference.package(ndc) != nil { #expect(reference.package(tenDigits: String(fields[2])).map { $0.ndc == ndc } ?? true) }
            count += 1
        }
        #expect(count > 20)
    }

    @Test("ten bare digits are settled by the tables")
    func tenDigits() throws {
        #expect(reference.package(tenDigits: "5789403001")?.ndc == (try NDC("57894-030-01")))
        #expect(reference.package(tenDigits: "1111111112") == nil)
    }

    @Test("a diagnosis is judged by the year of the day of service", arguments: [
        ("G70.00", "2026-03-02", true), ("G70.0", "2026-03-02", false), ("G35", "2026-03-02", false), ("G35", "2025-06-01", true),
        ("G35.A", "2026-03-02", true), ("G35.A", "2025-06-01", nil), ("T78.2XX", "2026-03-02", nil), ("T78.2A", "2026-03-02", nil), ("I10", "2026-03-02", true),
        ("M34", "2026-03-02", false),
    ] as [(String, String, Bool?)])
    func diagnosis(code: String, day: String, isBillable: Bool?) throws {
        let record = reference.icd10(try ICD10(code), on: try CalendarDay(day))
        #expect(record?.isBillable == isBillable)
        #expect(record?.isOfThatDay != false)
    }

    @Test("what is absent is wrong only on the days for which the table is complete", arguments: [
        ("2026-03-02", true), ("2025-06-01", true), ("2026-10-01", false), ("2023-06-01", false),
    ])
    func absence(day: String, isProof: Bool) throws {
        #expect(reference.provesAbsenceOfDiagnoses(on: try CalendarDay(day)) == isProof)
    }

    @Test("the words of a code are found in whichever year it was valid", arguments: ["G35", "G35.A", "I10", "E78.010"])
    func text(code: String) throws {
        #expect(reference.diagnosisText(try ICD10(code))?.isEmpty == false)
    }

    @Test("descriptions are whole")
    func description() throws {
        let day = try CalendarDay("2026-03-02")
        #expect(reference.icd10(try ICD10("K50.80"), on: day)?.description == "Crohn's disease of both small and large intestine without complications")
        #expect(reference.icd10(try ICD10("A00.1"), on: day)?.description == "Cholera due to Vibrio cholerae 01, biovar eltor")
    }

    @Test("states, denials and sellers")
    func smallTables() throws {
        #expect(reference.mac(state: "ca")?.jurisdiction == "JE")
        #expect(reference.mac(state: "VA")?.note != nil)
        #expect(reference.mac(state: "XX") == nil)
        #expect(reference.mac(zip: "22203-1234")?.jurisdiction == "JL")
        #expect(reference.mac(zip: "22030")?.note != nil)
        #expect(reference.mac(zip: "98101")?.name.contains("Noridian") == true)
        #expect(reference.mac(zip: "00000") == nil)
        #expect(reference.denial("M119") != nil)
        #expect(reference.denial("16") != nil)
        #expect(reference.supplierNames.count > 40)
        #expect(reference.supplierNames.allSatisfy { !$0.variants.isEmpty })
    }

    @Test("every table says where it comes from")
    func editions() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Tables.models.appendingPathComponent("reference").path)
        let tables = Set(files.filter { $0.hasSuffix(".csv") && $0 != "sources.csv" }.map { String($0.dropLast(4)) })
        #expect(Set(reference.editions.map(\.table)) == tables)
        #expect(reference.editions.allSatisfy { $0.asOf != nil && !$0.publisher.isEmpty && !$0.absence.isEmpty && $0.rows > 0 })
    }
}
