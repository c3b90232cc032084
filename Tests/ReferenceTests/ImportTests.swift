import Foundation
import Reference
import Testing
import Vocabulary

@Suite("Importing published files")
struct ImportTests {
    /// A models folder whose tables are those of the repository, with room for imported data.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("import-\(UUID().uuidString)")
        var models: String { url.path }

        init() throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(at: url.appendingPathComponent("reference"), withDestinationURL: Tables.models.appendingPathComponent("reference"))
            // Made once for all tests.
            try FileManager.default.copyItem(atPath: try Tables.database.get().path, toPath: url.appendingPathComponent("reference.sqlite").path)
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func reference() throws -> ReferenceDatabase { try ReferenceDatabase(models: models) }

        func take(_ files: [URL], from: String? = nil, fewer: Bool = false) throws -> [ImportReport] {
            var job = ReferenceImport(models: try ModelsDirectory.locate(explicit: models))
            job.from = try from.map { try CalendarDay($0) }
            job.acceptsFewer = fewer
            return try job.run(files, today: CalendarDay("2026-11-23"))
        }

        /// A changed copy of one of the files.
        func write(_ name: String, _ bytes: Data) throws -> URL {
            let file = url.appendingPathComponent(name)
            try bytes.write(to: file)
            return file
        }
    }

    private static let files = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Files")
    private static func file(_ name: String) -> URL { files.appendingPathComponent(name) }

    @Test("the NDC Directory, zipped or unpacked", arguments: [["ndctext.zip"], ["product.txt", "package.txt"], ["package.txt", "product.txt"]])
    func directory(names: [String]) throws {
        let folder = try Folder()
        let reports = try folder.take(names.map(Self.file))
        #expect(reports.map(\.rows) == [5])
        let reference = try folder.reference()
        let carton = try #require(reference.package(try NDC("55555-111-01")))
        #expect(carton.source == .imported)
        #expect(carton.printed == "55555-111-01")
        #expect(carton.name == "Zuvexlia")
        #expect(carton.drug?.properName == "zuvexlimab-qzkw")
        #expect(carton.labeler == "Müller Biologics \"East\", Inc.")
        #expect(carton.isBiologic == true)
        #expect(carton.isSingleDose == true)
        #expect(carton.strength?.description == "100 mg/10 mL")
        #expect(carton.ndcUnit == .millilitres)
        #expect(carton.drug?.maker == carton.labeler)
        #expect(carton.size == 10)
        #expect(carton.items == 1)
        #expect(carton.listing?.marketingCategory == "BLA")
        #expect(carton.listing?.isMarketed(on: try CalendarDay("2026-11-01")) == false)
        #expect(carton.listing?.isMarketed(on: try CalendarDay("2026-11-02")) == true)
        #expect(reference.relation(try NDC("55555-111-01"), try NDC("55555-111-02")) == .sameProduct(areBothListed: true))
        #expect(reference.packages(ofProduct: try NDC("55555-111-01")).count == 2)
        #expect(reference.package(try NDC("55555-111-02"))?.listing?.isSample == true)
        let powder = try #require(reference.package(try NDC("5556-3333-01")))
        #expect(powder.isBiologic == false)
        #expect(powder.isSingleDose == false)
        #expect(powder.strength == nil)
        #expect(powder.items == 5)
        #expect(powder.size == 1)
        #expect(powder.listing?.isMarketed(on: try CalendarDay("2026-07-01")) == false)
        #expect(reference.package(try NDC("55555-222-10"))?.size == Decimal(string: "0.5"))
        // The newest drug is known by its names as well, and is a biologic without a code.
        let match = try #require(reference.drugs(named: "Zuvexl1a").first)
        #expect(match.drug.properName == "zuvexlimab-qzkw")
        #expect(match.drug.routes == [.intravenous, .subcutaneous])
        #expect(reference.coding(of: match.drug, on: try CalendarDay("2026-11-23"), placeOfService: "11")?.code.code == "J3590")
        #expect(reference.drugs(named: "Quivaxol Junior").first?.drug.kind == "vaccine")
        #expect(reference.drugs(named: "Brenditol").isEmpty)
        // What came with the program is still there.
        #expect(reference.package(try NDC("0006-3026-02"))?.drug?.brand == "Keytruda")
        #expect(reference.editions.first { $0.table == "directory" }?.isImported == true)
    }

    @Test("a zip file says its own day")
    func day() throws {
        let folder = try Folder()
        _ = try folder.take([Self.file("ndctext.zip")])
        #expect(try folder.reference().editions.first { $0.table == "directory" }?.asOf?.description == "2026-11-20")
    }

    @Test("openFDA")
    func openFDA() throws {
        let folder = try Folder()
        _ = try folder.take([Self.file("drug-ndc.json")])
        let reference = try folder.reference()
        #expect(reference.package(try NDC("55555-111-01"))?.isSingleDose == true)
        #expect(reference.package(try NDC("55558-555-01"))?.isFinished == false)
        #expect(reference.editions.first { $0.table == "directory" }?.asOf?.description == "2026-11-21")
    }

    @Test("the Purple Book")
    func purpleBook() throws {
        let folder = try Folder()
        #expect(try folder.take([Self.file("purplebook.csv")]).map(\.rows) == [4])
        let reference = try folder.reference()
        let drug = try #require(reference.drugs(named: "Zuvexlia").first?.drug)
        #expect(drug.container == .both)
        #expect(drug.strengths.map(\.description) == ["100 mg/10 mL", "200 mg/20 mL"])
        #expect(drug.approved?.description == "2026-11-02")
        #expect(drug.licence == "351(a)")
        let old = try #require(reference.drugs(named: "Plasmorex").first?.drug)
        #expect(old.approved?.description == "1987-12-02")
        #expect(!old.isMarketed)
        #expect(old.kind == "immune globulin")
        #expect(reference.drugs(named: "zuvexlimab-bbbb").first?.drug.licence == "351(k)")
        #expect(reference.drugs(named: "zuvexlimab").first?.drugs.count == 2)
        #expect(reference.editions.first { $0.table == "purple_book" }?.asOf?.description == "2026-11-01")
    }

    @Test("a new maker's product joins those of its molecule, a known brand stays one")
    func newMaker() throws {
        let folder = try Folder()
        let text = try String(contentsOf: Self.file("purplebook.csv"), encoding: .utf8)
        _ = try folder.take([try folder.write("book.csv", Data(text.replacing("zuvexlimab", with: "trastuzumab").replacing("Plasmorex", with: "Herceptin").utf8))])
        let reference = try folder.reference()
        let brands = reference.drugs(named: "trastuzumab").flatMap { $0.drugs.map(\.brand) }
        #expect(brands.contains("Herceptin"))
        #expect(brands.contains("Zuvexlia"))
        #expect(reference.drugs(named: "Herceptin", limit: 1).first?.drugs.count == 1)
    }

    @Test("directory and Purple Book make one drug of one")
    func both() throws {
        let folder = try Folder()
        _ = try folder.take([Self.file("ndctext.zip"), Self.file("purplebook.csv")])
        #expect(try folder.reference().drugs(named: "Zuvexlia").first?.drugs.count == 1)
    }

    @Test("quarterly tables keep their history: a claim is judged by the data of its day")
    func quarters() throws {
        let folder = try Folder()
        _ = try folder.take(["asp_pricing.csv", "crosswalk.csv", "noc_crosswalk.csv", "noc_pricing.csv", "HCPC2027_JAN_ANWEB.txt", "ndctext.zip"].map(Self.file))
        let reference = try folder.reference()
        let keytruda = try HCPCS("J9271")
        let new = try #require(reference.price(of: keytruda, on: CalendarDay("2027-02-01")))
        #expect(new.limit == USD(Decimal(string: "58.1") ?? 0))
        #expect(new.coinsurance == Decimal(string: "18.5"))
        #expect(new.notes == ["inflation"])
        #expect(new.isOfThatQuarter)
        #expect(reference.price(of: keytruda, on: try CalendarDay("2025-12-31"))?.quarter.description == "2025Q4")
        #expect(reference.price(of: try HCPCS("Q5999"), on: try CalendarDay("2027-02-01"))?.limit.description == "1016.423")
        #expect(reference.unclassifiedPrice(ndc: try NDC("55555-222-10"), name: nil, on: try CalendarDay("2027-01-05"))?.limit.description == "22.462")
        #expect(reference.units(of: try NDC("55555-111-01"), as: try HCPCS("J7777"), on: try CalendarDay("2027-01-05"))?.unitsPerPackage == 100)
        // The drug has its own code from January on, a hospital code before, and none in the office.
        let own = try #require(reference.ownCode(of: try NDC("55555-111-01"), on: CalendarDay("2027-01-01")))
        #expect(own.code.code == "J7777")
        #expect(own.effective?.description == "2027-01-01")
        #expect(own.isCertain)
        #expect(reference.ownCode(of: try NDC("55555-111-01"), on: try CalendarDay("2026-12-31")) == nil)
        let drug = try #require(reference.drugs(named: "Zuvexlia").first?.drug)
        #expect(reference.ownCode(of: drug, on: try CalendarDay("2027-01-01"))?.code.code == "J7777")
        #expect(reference.coding(of: drug, on: try CalendarDay("2026-12-31"), placeOfService: "11")?.code.code == "J3590")
        #expect(reference.isInForce(try HCPCS("C9999"), on: try CalendarDay("2026-12-31")) == true)
        #expect(reference.isInForce(try HCPCS("C9999"), on: try CalendarDay("2027-01-01")) == false)
    }

    @Test("diagnoses of the next fiscal year", arguments: ["icd10cm_order_2027.txt", "icd10cm_codes_2027.txt"])
    func diagnoses(name: String) throws {
        let folder = try Folder()
        let isOrder = name.contains("order")
        #expect(try folder.take([Self.file(name)]).first?.period == "FY2027")
        let reference = try folder.reference()
        let code = try ICD10("A00.77")
        #expect(reference.icd10(code, on: try CalendarDay("2026-10-01"))?.isBillable == true)
        #expect(reference.icd10(code, on: try CalendarDay("2026-09-30")) == nil)
        let heading = reference.icd10(try ICD10("G35"), on: try CalendarDay("2026-10-01"))
        let expected: Bool? = isOrder ? false : nil
        #expect(heading?.isBillable == expected)
        #expect(reference.icd10(try ICD10("I10"), on: try CalendarDay("2026-09-30"))?.isBillable == true)
        #expect(reference.provesAbsenceOfDiagnoses(on: try CalendarDay("2026-10-01")))
    }

    @Test("a second import says what changed")
    func changes() throws {
        let folder = try Folder()
        _ = try folder.take([Self.file("asp_pricing.csv")])
        let text = try String(contentsOf: Self.file("asp_pricing.csv"), encoding: .utf8)
        let next = try folder.write("next.csv", Data(text.replacing("12.345", with: "13.000").replacing("Q5999", with: "Q5998").replacing("January 1, 2027", with: "April 1, 2027").utf8))
        let report = try #require(try folder.take([next]).first)
        #expect(report.period == "2027Q2")
        let change = try #require(report.change)
        #expect("\(change.added) \(change.removed) \(change.changed)" == "1 1 1")
        #expect(change.since == "2027Q1")
        #expect(report.notes.count == 1)
        let reference = try folder.reference()
        #expect(reference.price(of: try HCPCS("J7777"), on: try CalendarDay("2027-03-31"))?.limit.description == "12.345")
        #expect(reference.price(of: try HCPCS("J7777"), on: try CalendarDay("2027-04-01"))?.limit.description == "13.00")
    }

    @Test("progress comes while a file is read, and ends at the whole")
    func progress() throws {
        let folder = try Folder()
        let told = Told()
        _ = try ReferenceImport(models: ModelsDirectory.locate(explicit: folder.models)).run([Self.file("ndctext.zip")], today: CalendarDay("2026-11-23")) { told.all.append($0) }
        #expect(told.all.last?.fraction == 1)
        #expect((told.all.last?.rows ?? 0) == 9)
    }

    private final class Told { var all: [ImportProgress] = [] }

    // MARK: - Damage

    /// A change of one file, and the error that it has to lead to.
    struct Damage: CustomTestStringConvertible, Sendable {
        let name: String
        let change: @Sendable (String) -> String
        let encoding: String.Encoding
        /// A word of the sentence, and the line it names.
        let says: String
        let line: Int?

        init(_ name: String, _ says: String, line: Int?, encoding: String.Encoding = .windowsCP1252, _ change: @escaping @Sendable (String) -> String) {
            self.name = name
            self.change = change
            self.encoding = encoding
            self.says = says
            self.line = line
        }

        var testDescription: String { "\(name): \(says)" }
    }

    static let damages: [Damage] = [
        // a column is missing
        Damage("product.txt", "column MARKETINGCATEGORYNAME is missing", line: 1) { $0.replacing("MARKETINGCATEGORYNAME", with: "SOMETHING") },
        Damage("package.txt", "column NDCPACKAGECODE is missing", line: 1) { $0.replacing("NDCPACKAGECODE", with: "SOMETHING") },
        Damage("purplebook.csv", "column Proper Name is missing", line: 4, encoding: .utf8) { $0.replacing(",Proper Name,", with: ",Something,") },
        Damage("asp_pricing.csv", "column Payment Limit is missing", line: 9) { $0.replacing("Payment Limit,", with: "Something,") },
        Damage("crosswalk.csv", "column NDC2 is missing", line: 9) { $0.replacing("NDC2,", with: "Something,") },
        Damage("noc_pricing.csv", "column Payment Limit is missing", line: 13) { $0.replacing("Payment Limit,", with: "Something,") },
        // the file is cut
        Damage("product.txt", "ends in the middle", line: 5) { String($0.dropLast(70)) },
        Damage("package.txt", "ends in the middle", line: 6) { String($0.dropLast(3)) },
        Damage("package.txt", "not whole", line: nil) { $0.split(separator: "\r\n").prefix(4).joined(separator: "\r\n") + "\r\n" },
        Damage("product.txt", "no product 55557-4444_aa04", line: 6) { $0.split(separator: "\r\n").prefix(4).joined(separator: "\r\n") + "\r\n" },
        Damage("drug-ndc.json", "ends in the middle", line: 12, encoding: .utf8) { String($0.dropLast(9)) },
        Damage("purplebook.csv", "ends in the middle", line: 12, encoding: .utf8) { String($0.dropLast(40)) },
        Damage("asp_pricing.csv", "ends in the middle", line: 12) { String($0.dropLast(100)) },
        Damage("crosswalk.csv", "ends in the middle", line: 13) { String($0.dropLast(30)) },
        Damage("HCPC2027_JAN_ANWEB.txt", "ends in the middle", line: 5) { String($0.dropLast(60)) },
        Damage("icd10cm_order_2027.txt", "ends in the middle", line: 5) { String($0.dropLast(60)) },
        // another encoding
        Damage("product.txt", "in no encoding", line: 1, encoding: .utf16) { $0 },
        Damage("package.txt", "in no encoding", line: 3, encoding: .utf8) { $0.replacing("20261102\t\tN\tY", with: "2026\u{0}1102\t\tN\tY") },
        Damage("asp_pricing.csv", "in no encoding", line: 1, encoding: .utf16LittleEndian) { "\u{FEFF}" + $0 },
        // a key is there twice
        Damage("product.txt", "55555-222_aa02 is there a second time", line: 4) { $0.replacing("5556-3333_aa03", with: "55555-222_aa02") },
        Damage("package.txt", "55555-111-01 is there a second time", line: 3) { $0.replacing("55555-111\t55555-111-02\t", with: "55555-111\t55555-111-01\t") },
        Damage("drug-ndc.json", "a second time", line: 10, encoding: .utf8) { $0.replacing("55558-555_bb02", with: "55555-111_aa01") },
        Damage("asp_pricing.csv", "J7777 is there a second time", line: 11) { $0.replacing("J9271", with: "J7777") },
        Damage("crosswalk.csv", "a second time", line: 11) { $0.replacing("55555-0111-02", with: "55555-0111-01") },
        Damage("HCPC2027_JAN_ANWEB.txt", "J3590 is there a second time", line: 5) { $0.replacing("C9999", with: "J3590") },
        Damage("icd10cm_order_2027.txt", "A00.0 is there a second time", line: 5) { $0.replacing("G35A   ", with: "A000   ") },
        // values that are none
        Damage("package.txt", "NDCPACKAGECODE should be an NDC", line: 3) { $0.replacing("55555-111-02\t10", with: "55555-1I1-02\t10") },
        Damage("product.txt", "STARTMARKETINGDATE should be a day", line: 3) { $0.replacing("20260201", with: "Feb 2026") },
        Damage("asp_pricing.csv", "Payment Limit should be an amount", line: 10) { $0.replacing("12.345", with: "twelve") },
        Damage("icd10cm_order_2027.txt", "column 15 should be 0 or 1", line: 2) { $0.replacing("A000    1", with: "A000    7") },
        Damage("noc_pricing.csv", "should be an amount", line: 14) { $0.replacing("$22.462", with: "n/a") },
        // another file
        Damage("product.txt", "none of the files that can be imported", line: 1) { _ in "name,amount\nsomething,1\n" },
        Damage("asp_pricing.csv", "none of the files that can be imported", line: 1) { _ in "" },
    ]

    @Test("damage is refused with its line, and the data stay as they are", arguments: damages)
    func damaged(damage: Damage) throws {
        let folder = try Folder()
        // Something to lose.
        _ = try folder.take(["ndctext.zip", "purplebook.csv", "asp_pricing.csv", "crosswalk.csv", "noc_pricing.csv", "HCPC2027_JAN_ANWEB.txt", "icd10cm_order_2027.txt"].map(Self.file))
        let stored = folder.url.appendingPathComponent("imported.sqlite")
        let before = try Data(contentsOf: stored)
        let original = Self.file(damage.name)
        let isLatin = damage.name == "product.txt"
        let text = try #require(String(data: Data(contentsOf: original), encoding: isLatin ? .windowsCP1252 : .utf8))
        let damaged = try folder.write(damage.name, try #require(damage.change(text).data(using: damage.encoding)))
        let pair = damage.name == "product.txt" ? [Self.file("package.txt")] : damage.name == "package.txt" ? [Self.file("product.txt")] : []
        // A sound file in the same call is not taken either.
        do {
            _ = try folder.take([damaged] + pair + [Self.file("icd10cm_codes_2027.txt")])
            Issue.record("it was taken")
        } catch let error as ImportError {
            #expect("\(error)".contains(damage.says), "\(error)")
            if let line = damage.line { #expect("\(error)".contains("line \(line):"), "\(error)") }
        }
        #expect(try Data(contentsOf: stored) == before)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix(".imported-") }
        #expect(names.isEmpty)
    }

    @Test("half of a pair, and a zip file that broke off, are refused")
    func halves() throws {
        let folder = try Folder()
        #expect { try folder.take([Self.file("package.txt")]) } throws: { "\($0)".contains("needs product.txt") }
        #expect { try folder.take([Self.file("noc_crosswalk.csv")]) } throws: { "\($0)".contains("needs the NOC pricing file") }
        let zip = try Data(contentsOf: Self.file("ndctext.zip"))
        #expect { try folder.take([try folder.write("cut.zip", zip.prefix(900))]) } throws: { "\($0)".contains("not whole") }
        var wrong = zip
        wrong[200] ^= 0x55
        #expect { try folder.take([try folder.write("wrong.zip", wrong)]) } throws: { "\($0)".contains("is damaged") }
        #expect { try folder.take([folder.url.appendingPathComponent("nothing.txt")]) } throws: { "\($0)".contains("cannot be read") }
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("imported.sqlite").path))
    }

    @Test("a file with much fewer rows is taken only when that is said")
    func fewer() throws {
        let folder = try Folder()
        _ = try folder.take([Self.file("icd10cm_order_2027.txt")])
        let text = try String(contentsOf: Self.file("icd10cm_order_2027.txt"), encoding: .utf8)
        let short = try folder.write("icd10cm_order_2027.txt", Data(text.split(separator: "\r\n").prefix(3).joined(separator: "\r\n").utf8))
        #expect(throws: ImportError.fewerRows(file: "icd10cm_order_2027.txt", rows: 3, inUse: 5)) { try folder.take([short]) }
        #expect(try folder.take([short], fewer: true).map(\.rows) == [3])
    }

    @Test("a file that does not say its days needs them")
    func unknownDays() throws {
        let folder = try Folder()
        let copy = try folder.write("list.txt", try Data(contentsOf: Self.file("icd10cm_order_2027.txt")))
        #expect(throws: ImportError.unknownDays(file: "list.txt")) { try folder.take([copy]) }
        #expect(try folder.take([copy], from: "2027-04-01").first?.period == "FY2027-04")
    }

    @Test("the data are the user's alone, and a file that is none is told")
    func ownership() throws {
        let folder = try Folder()
        _ = try folder.take([Self.file("ndctext.zip")])
        let stored = folder.url.appendingPathComponent("imported.sqlite")
        let mode = try FileManager.default.attributesOfItem(atPath: stored.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try Data("no database".utf8).write(to: stored)
        let reference = try folder.reference()
        #expect(reference.importedProblem != nil)
        #expect(reference.package(try NDC("0006-3026-02")) != nil)
    }
}
