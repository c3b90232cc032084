import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

@Suite("What was read badly")
struct UnsureReadingTests {
    /// One biologic and two diagnoses, as a reference would know them.
    private struct Shelf: Knowledge {
        func drugMentions(in words: [String]) -> [DrugMention] { [] }
        func product(of ndc: NDC) -> DrugIdentity? { ndc.digits == "12345067890" ? DrugIdentity(brand: "Examplia", properName: "examplimab-abcd", isBiologic: true) : nil }
        func diagnosis(_ code: ICD10) -> String? { 
            [
                "I27.0": "Primary pulmonary hypertension", "H05.242": "Constant exophthalmos, left eye", "E30.1": "Precocious puberty", "J30.1": "Allergic rhinitis due to pollen",
                "D12.3": "Lesion of left example gland", "O12.3": "Lesion of right example gland",
            ][code.description]
        }
        func isSupplier(_ name: String) -> Bool { false }
    }

    private func word(_ text: String, _ second: String? = nil, x: Double = 0) -> Word {
        Word(text: text, box: Box(x: x, y: 0, width: 6 * Double(text.count), height: 9), confidence: 0.9, secondReading: second)
    }

    @Test("units behind a number are put right", arguments: [
        ("ma/ka", "mg/kg"), ("mq/kg", "mg/kg"), ("mafka", "mg/kg"), ("m4", "mg"), ("img:", "mg"), ("kq", "kg"), ("mc9", "mcg"),
        ("mg", nil), ("mL", nil), ("mo", nil), ("MS", nil), ("KY", nil), ("km", nil), ("make", nil), ("", nil),
    ] as [(String, String?)])
    func unit(printed: String, unit: String?) { #expect(MendedUnits.unit(printed) == unit) }

    @Test("a unit that was put right is never sure, and a word behind no number stays")
    func mended() {
        let line = MendedUnits.mended(TextLine(words: [word("20"), word("ma/ka", x: 20), word("ma/ka", x: 80)]), space: 1)
        #expect(line.words.map(\.text) == ["20", "mg/kg", "ma/ka"])
        #expect(line.words.map(\.confidence) == [0.9, MendedUnits.most, 0.9])
    }

    @Test("the second reading stands in, and letters in a date are digits", arguments: [
        ([("6/V3/W14", "6/23/2024")], ["6/23/2024"]), ([("5-14-1014", "Q5-24-2024")], ["05-24-2024"]), ([("O6/23/2024", nil)], ["06/23/2024"]),
        ([("Lot", nil), ("A1", "A7")], ["Lot", "A7"]), ([("S12-44", nil)], nil), ([("10.00", "10.00")], nil), ([], nil),
    ] as [([(String, String?)], [String]?)])
    func others(words: [(String, String?)], texts: [String]?) {
        let others = OtherReadings.of(words.map { word($0.0, $0.1) }[...])
        #expect(others.map { $0.map(\.text) } == texts)
        #expect(others?.allSatisfy { $0.confidence < 0.9 || $0.text == "Lot" } ?? true)
    }

    @Test("codes but for their first letter, likeliest first", arguments: [
        ("127.0", ["I27.0", "J27.0", "L27.0"]), ("405.242,", ["H05.242", "A05.242"]), ("12.70", []), ("I27.0", []), ("1270", []),
    ])
    func codes(printed: String, codes: [String]) { #expect(TypedReading.likelyICD10Codes(printed).map(\.description) == codes) }

    @Test("numbers of the DEA are told by their check digit", arguments: [("RS7750601", false), ("AB1234563", true), ("A91234563", true), ("AB1234564", false), ("1234563AB", false), ("", false)])
    func dea(text: String, isOne: Bool) { #expect(TypedReading.isDEA(text) == isOne) }

    private func order(_ texts: [(text: String, x: Double, y: Double)]) throws -> DocumentRecord {
        var page = Page.written([("PHYSICIAN ORDER FORM", 200, 30), ("Patient:", 40, 60), ("HARLOW, JUNE B", 100, 60), ("DOB:", 300, 60), ("02/11/1951", 340, 60)] + texts)
        page.source = .ocr
        let record = Extractor(knowledge: Shelf(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.tif", pages: [page]))
        return try #require(record.documents.first { $0.kind == .order })
    }

    @Test("a name like that of the product with the order's NDC is offered for review")
    func nameByCode() throws {
        let fields = try order([("1. Exarnplia Cexampliwab-abca)", 40, 100), ("Administration Record", 40, 160), ("NDC:", 40, 180), ("12345-0678-90", 80, 180)]).fields
        #expect(fields[.drugBrand]?.text == "Examplia" && fields[.drugBrand]?.status == .review)
        #expect(fields[.drugGeneric]?.text == "examplimab-abcd" && fields[.drugGeneric]?.status == .review)
    }

    @Test("an order in words without labels is read; what was put right by its form is for review", arguments: [
        (Field.dose, "20 mg/kg", true), (.calculatedDose, "968 mg", true), (.icd10, "H05.242", true), (.route, "IV", false), (.frequency, "Q3W", false),
    ])
    func sentence(field: Field, value: String, isPutRight: Bool) throws {
        let read = try order([("20 ma/ka = 968 m4   intravenous infusion   Every three (3) weeks", 40, 100), ("2. Ox: 405.242", 40, 120)]).fields[field]
        #expect(read?.text == value && (read?.status == .review || !isPutRight))
    }

    @Test("the words beside a code without its letter tell the letter; where they may be those of two codes it is for review", arguments: [
        ("330.1", "Precocious puberty", "E30.1", false), ("330.1", "Allergic rhinitis due to pollen", "J30.1", false), ("330.1", "See the notes", "E30.1", true),
        ("012.3", "Lesion of left example gland", "D12.3", true), ("012.3", "Lesion of right example gland", "D12.3", true), ("012.3", "Lesion of example gland", "D12.3", true),
    ])
    func letter(printed: String, words: String, code: String, isUnsure: Bool) throws {
        let fields = try order([("Diagnosis:", 40, 100), (words, 120, 100), ("ICD-10:", 40, 120), (printed, 120, 120)]).fields
        #expect(fields[.icd10]?.text == code)
        #expect(fields[.icd10]?.checks.contains(.directory) == !isUnsure)
        #expect(fields[.icd10]?.status == .review || !isUnsure)
    }

    @Test("a waste whose unit was put right is never certain", arguments: ["323 img:", "323 m9"])
    func waste(printed: String) throws {
        let waste = try order([("Administration Record", 40, 160), ("Wastage:", 40, 180), (printed, 100, 180)]).fields[.wastage]
        #expect(waste?.text == "323 mg" && waste?.status == .review)
    }

    @Test("what is written and cannot be read is not missing", arguments: [("1O8B7", true), ("", false), ("none", false)])
    func unread(written: String, isUnread: Bool) throws {
        let record = try order([("Dose:", 40, 100), (written, 80, 100), ("NPI:", 40, 130), ("1234567893", 80, 130)].filter { !$0.0.isEmpty })
        #expect(record.fields[.dose] == nil && (record.unread[.dose] != nil) == isUnread)
        #expect(record.unread[.npi] == nil)
    }

    @Test("a day that a hand wrote wide is whole again, and never certain", arguments: ["02/24/2 O 25", "02/24/2 025", "02/24/2O25"])
    func wideDay(printed: String) throws {
        let day = try order([("Order Date:", 40, 100), (printed, 100, 100)]).fields[.orderDate]
        #expect(day?.text == "2025-02-24" && day?.status == .review)
    }

    @Test("what stands behind a whole day is none of it")
    func dayAndNumber() throws {
        #expect(try order([("Order Date:", 40, 100), ("02/24/2025 25", 100, 100)]).fields[.orderDate]?.text == "2025-02-24")
    }
}
