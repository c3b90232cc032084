import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

@Suite("Orders written by hand")
struct OrderTests {
    /// Two biologics, as a reference would know them.
    private struct TwoDrugs: Knowledge {
        func drugMentions(in words: [String]) -> [DrugMention] {
            words.enumerated().compactMap { index, word in
                switch word.lowercased().filter(\.isLetter) {
                case "examplia": DrugMention(words: index..<index + 1, name: .brand, drug: DrugIdentity(brand: "Examplia", properName: "examplimab-abcd", isBiologic: true), similarity: 1)
                case "otheria": DrugMention(words: index..<index + 1, name: .brand, drug: DrugIdentity(brand: "Otheria", properName: "othermab-efgh", isBiologic: true), similarity: 1)
                default: nil
                }
            }
        }
        func product(of ndc: NDC) -> DrugIdentity? { nil }
        func diagnosis(_ code: ICD10) -> String? { nil }
        func isSupplier(_ name: String) -> Bool { false }
    }

    private let form: [(text: String, x: Double, y: Double)] = [
        ("PHYSICIAN ORDER FORM", 200, 30),
        ("Patient:", 40, 60), ("HARLOW, JUNE B", 100, 60), ("DOB:", 300, 60), ("02/11/1951", 340, 60),
        ("MBI:", 40, 76), ("1EG4-TE5-MK73", 100, 76), ("Order date:", 300, 76), ("04/02/2026", 380, 76),
        ("Medication:", 40, 100), ("Examplia", 120, 100), ("Dose:", 300, 100), ("10 mg/kg", 340, 100),
        ("Route:", 40, 116), ("IV infusion", 100, 116), ("Frequency:", 300, 116), ("every 4 weeks", 370, 116),
        ("Weight:", 40, 132), ("70 kg", 100, 132), ("Calculated dose:", 300, 132), ("700 mg", 400, 132),
        ("Dx:", 40, 148), ("G70.01 Myasthenia gravis with exacerbation", 70, 148),
        ("Prescriber:", 40, 180), ("Alan T. Moss, MD", 120, 180), ("NPI:", 300, 180), ("1234567893", 340, 180),
        ("Electronically signed by Alan T. Moss, MD on 04/02/2026", 40, 200),
    ]

    private func read(_ texts: [(text: String, x: Double, y: Double)], checkboxes: [Checkbox] = []) throws -> DocumentRecord {
        var page = Page.written(texts)
        page.checkboxes = checkboxes
        let record = Extractor(knowledge: TwoDrugs(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        return try #require(record.documents.first { $0.kind == .order })
    }

    @Test("labels on the left", arguments: [
        (Field.patientName, "June B. Harlow"), (.patientBirthDate, "1951-02-11"), (.mbi, "1EG4TE5MK73"), (.orderDate, "2026-04-02"),
        (.drugBrand, "Examplia"), (.dose, "10 mg/kg"), (.calculatedDose, "700 mg"), (.route, "IV"), (.frequency, "Q4W"), (.weight, "70 kg"),
        (.icd10, "G70.01"), (.diagnosisText, "Myasthenia gravis with exacerbation"), (.prescriberName, "Alan T. Moss"), (.npi, "1234567893"),
        (.signaturePresent, "yes"), (.signatureType, "electronic"), (.signatureDate, "2026-04-02"),
    ])
    func labels(field: Field, value: String) throws {
        #expect(try read(form).fields[field]?.text == value)
    }

    @Test("weight × dose proves the calculated dose")
    func doseArithmetic() throws {
        #expect(try read(form).fields[.calculatedDose]?.checks.contains(.arithmetic) == true)
    }

    @Test("of many drugs the ticked one is ordered", arguments: [
        ([true, false], "one", "Examplia"), ([false, false], "none", nil), ([true, true], "multiple", nil),
    ])
    func ticked(boxes: [Bool], selection: String, brand: String?) throws {
        let texts = form.filter { $0.text != "Medication:" && $0.text != "Examplia" } + [("Examplia", 60, 300), ("Otheria", 60, 316)]
        let checkboxes = zip(boxes, [300.0, 316.0]).map { Checkbox(box: Box(x: 42, y: $1, width: 10, height: 10), isTicked: $0) }
        let order = try read(texts, checkboxes: checkboxes)
        #expect(order.fields[.drugSelection]?.text == selection)
        #expect(order.fields[.drugBrand]?.text == brand)
    }

    @Test("a nurse's signature is not the prescriber's")
    func nurse() throws {
        let order = try read(form.dropLast() + [("P. Lane", 60, 560), ("Nurse signature", 60, 576), ("Prescriber signature", 60, 640)])
        #expect(order.fields[.signaturePresent]?.text == "no")
    }

    @Test("a form that nobody filled in is no order, whatever it prints")
    func blank() throws {
        let texts: [(text: String, x: Double, y: Double)] = [
            ("INFUSION ORDER FORM", 200, 30), ("Patient name:", 40, 60), ("DOB:", 300, 60), ("Order date:", 40, 76), ("Dose:", 300, 76), ("Route:", 40, 92), ("Frequency:", 300, 92),
            ("Diagnosis:", 40, 108), ("Prescriber:", 40, 124), ("Examplia", 60, 160), ("Otheria", 60, 176), ("Prescriber signature", 40, 240), ("Date", 300, 240),
        ]
        let record = Extractor(knowledge: TwoDrugs(), scorer: try .shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [Page.written(texts)]))
        #expect(record.documents.map(\.kind) == [.other])
        #expect(record.documents.flatMap(\.fields.keys).isEmpty)
        #expect(record.pages.map(\.kind) == [.other])
    }

    @Test("route and frequency of a sentence without a dose")
    func sentence() throws {
        let texts = form.filter { !["Medication:", "Examplia", "Dose:", "10 mg/kg", "Route:", "IV infusion", "Frequency:", "every 4 weeks"].contains($0.text) }
            + [("Please administer Examplia SQ every six months at your facility.", 40, 250)]
        let order = try read(texts)
        #expect(order.fields[.route]?.text == "SC")
        #expect(order.fields[.frequency]?.text == "Q6M")
    }

    @Test("heads that stand close together have a column each")
    func closeHeads() throws {
        let order = try read(form + [
            ("Injection Date", 40, 400), ("Administered Dose", 117, 400), ("Lot No.", 206, 400), ("Expiration", 260, 400), ("07/25/2026", 40, 416), ("500 mg", 117, 416), ("TKA1000", 206, 416), ("11/2028", 260, 416),
        ])
        #expect(order.fields[.adminLot]?.list == ["TKA1000"])
        #expect(order.fields[.adminDose]?.text == "500 mg")
    }

    @Test("several lots and their expiries stand behind one label")
    func lots() throws {
        let order = try read(form + [("Lot #:", 40, 400), ("23-6000, LN5557B", 100, 400), ("Exp:", 300, 400), ("02/10/2027, 07/31/2027", 340, 400), ("Dose given:", 40, 416), ("700 mg", 110, 416)])
        #expect(order.fields[.adminLot]?.list == ["23-6000", "LN5557B"])
        #expect(order.fields[.adminExpiry]?.list == ["2027-02-10", "2027-07-31"])
    }

    @Test("a zero read as a letter is no waste to confirm, never a certain one")
    func letterForZero() throws {
        let record = form + [("Lot #:", 40, 400), ("AB1234", 100, 400), ("Dose given:", 40, 416), ("700 mg", 110, 416), ("Wastage:", 300, 416), ("Omg", 360, 416)]
        let waste = try #require(try read(record).fields[.wastage])
        #expect(waste.text == "0 mg")
        #expect(waste.status == .review)
        #expect(try read(record.map { $0.text == "Omg" ? ("0 mg", $0.x, $0.y) : $0 }).fields[.wastage]?.status == .accepted)
    }

    @Test("a dose by size and what it comes to stand side by side")
    func calculatedBeside() throws {
        let texts = form.filter { $0.text != "Calculated dose:" && $0.text != "700 mg" } + [("700 mg", 420, 100)]
        #expect(try read(texts).fields[.calculatedDose]?.text == "700 mg")
    }

    @Test("a drug that a sentence gives as one that failed is not the ordered one")
    func failedDrug() throws {
        let order = try read(form + [("Medical necessity:", 40, 220), ("Examplia is needed because of an infusion reaction on Otheria. Benefit outweighs risk.", 140, 220)])
        #expect(order.fields[.drugBrand]?.text == "Examplia")
    }
}
