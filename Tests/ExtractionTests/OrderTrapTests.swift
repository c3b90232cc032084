import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

/// What the paper of an order says of something else: of other drugs, other people, other days.
@Suite("What is not of the order")
struct OrderTrapTests {
    typealias Text = (text: String, x: Double, y: Double)

    private static let people: [Text] = [("INFUSION ORDER FORM", 240, 30), ("Patient: Ann B. Harlow", 40, 60), ("DOB: 02/11/1951", 300, 60), ("Order date: 04/02/2026", 40, 76), ("NPI: 1234567893", 300, 130)]
    private static let drug: [Text] = [("Drug: Examplia", 40, 100), ("Dose: 300 mg", 200, 100), ("Route: IV", 300, 100), ("Frequency: every 4 weeks", 400, 100)]
    private static let prescriber: [Text] = [("Prescriber: Ann Cole, MD", 40, 130)]
    private static let order = people + drug + prescriber

    private func read(_ texts: [Text], boxes: [Checkbox] = []) throws -> [Field: FieldValue] {
        var page = Page.written(texts)
        page.checkboxes = boxes
        let record = Extractor(knowledge: ThreeDrugs(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        return try #require(record.documents.first { $0.kind == .order }).fields
    }

    private func accepted(_ fields: [Field: FieldValue], _ field: Field) -> String? { fields[field].flatMap { $0.status == .accepted ? $0.text : nil } }

    private func box(_ x: Double, _ y: Double, _ isTicked: Bool = false) -> Checkbox { Checkbox(box: Box(x: x, y: y, width: 8, height: 8), isTicked: isTicked) }

    @Test("amounts to tick that are no phases of the ordered drug", arguments: [
        [("Premedications:", 40, 160), ("Premedix", 40, 174), ("40 mg IV", 54, 188), ("125 mg IV", 54, 202)],
        [("Pre-medication: Premedix", 40, 174), ("40 mg IV", 54, 188), ("125 mg IV", 54, 202)],
        [("Methylprednisolone", 40, 174), ("40 mg IV push", 54, 188), ("125 mg IV push", 54, 202)],
        [("Vial size to dispense:", 40, 174), ("100 mg vial", 54, 188), ("400 mg vial", 54, 202)],
        [("Hydration:", 40, 174), ("then 250 mg every hour", 54, 188), ("first 500 mg IV", 54, 202)],
        [("Solu-medrol before infusion:", 40, 174), ("Dose 40 mg IV", 54, 188), ("Dose 125 mg IV", 54, 202)],
        [("CBC:", 40, 174), ("Frequency every 6 weeks", 54, 188), ("Frequency every 8 weeks", 54, 202)],
    ] as [[Text]])
    func noPhases(texts: [Text]) throws {
        let fields = try read(Self.order + texts, boxes: [box(42, 189), box(42, 203, true)])
        #expect(accepted(fields, .dose) == "300 mg")
        #expect(accepted(fields, .frequency) == "Q4W")
    }

    @Test("a phase that is ticked against the labelled dose leaves both open")
    func phaseAgainstLabel() throws {
        let fields = try read(Self.order + [("Initial: 300 mg IV on day 1", 54, 188), ("Maintenance: 600 mg IV", 54, 202)], boxes: [box(42, 189), box(42, 203, true)])
        #expect(accepted(fields, .dose) == nil && fields[.dose] != nil)
    }

    @Test("below a name that no directory has the doses to tick may be its own")
    func unknownAbove() throws {
        let fields = try read(Self.people + [("Examplia 300 mg IV every 4 weeks", 40, 100), ("Solumedrol", 40, 174), ("Dose 40 mg IV", 54, 188), ("Dose 125 mg IV", 54, 202)] + Self.prescriber, boxes: [box(42, 189), box(42, 203, true)])
        #expect(accepted(fields, .dose) != "125 mg")
    }

    @Test("a table of other drugs with a box at the end of each row")
    func tableOfOthers() throws {
        let fields = try read(Self.order + [("Premedication", 60, 160), ("Dose", 250, 160), ("Check", 450, 160), ("Acetaminophen", 60, 174), ("650 mg", 250, 174), ("Diphenhydramine", 60, 188), ("25 mg", 250, 188)], boxes: [box(458, 175), box(458, 189, true)])
        #expect(accepted(fields, .dose) == "300 mg")
    }

    @Test("a band of weight that is ticked against the labelled dose leaves both open")
    func bandAgainstLabel() throws {
        let fields = try read(Self.order + [("Body weight", 60, 160), ("Dose", 250, 160), ("Check", 450, 160), ("up to 55 kg", 60, 174), ("260 mg", 250, 174), ("over 55 kg", 60, 188), ("390 mg", 250, 188)], boxes: [box(458, 175), box(458, 189, true)])
        #expect(accepted(fields, .dose) == nil && fields[.dose] != nil)
    }

    @Test("titles over an order, or of a paper that is not here, begin no record", arguments: [
        [("TO BE COMPLETED BY NURSE", 40, 40), ("Weight: 82.4 kg", 40, 50), ("TO BE COMPLETED BY PHYSICIAN", 240, 50)],
        [("Procedure note attached", 40, 46)], [("Infusion record to be returned to prescriber", 40, 46)], [("Treatment record enclosed", 40, 46)], [("To be completed by administering site: fax back", 40, 46)],
    ] as [[Text]])
    func noRecord(texts: [Text]) throws {
        let fields = try read(texts + Self.order)
        #expect(accepted(fields, .dose) == "300 mg")
        #expect(fields[.adminDose] == nil)
    }

    @Test("what the nurse completes begins at its title where a record follows")
    func completed() throws {
        let fields = try read(Self.order + [("TO BE COMPLETED BY NURSE", 40, 200), ("NDC: 12345-678-90", 40, 214), ("Date given: 04/09/2026", 40, 228), ("Dose given: 290 mg", 240, 228), ("Lot: AB1234", 400, 228)])
        #expect(fields[.adminNDC]?.text == "12345067890" && fields[.ndc] == nil)
    }

    @Test("a record is as wide as the page where nothing of the order stands beside it")
    func wideRecord() throws {
        let fields = try read(Self.order + [("Nurse: R. Vance, RN", 40, 400), ("Date given: 04/09/2026", 320, 400), ("NDC: 12345-678-90", 40, 414), ("Dose given: 300 mg", 320, 414)])
        #expect(fields[.ndc] == nil && fields[.adminNDC]?.text == "12345067890")
    }

    @Test("better labels than those of who treats, or who types", arguments: [
        [("Treating physician: Bob Stone, MD", 40, 146)], [("Patient signature", 40, 160), ("Typed name: JUNE HARLOW", 240, 160)], [("Nurse signature", 40, 160), ("Name (printed): Rita Vance", 240, 160)],
    ] as [[Text]])
    func otherPeople(texts: [Text]) throws {
        #expect(try read(Self.order + texts)[.prescriberName]?.text == "Ann Cole")
        let others = try read(Self.people.filter { !$0.text.hasPrefix("NPI") } + Self.drug + texts.filter { !$0.text.hasPrefix("Treating") })
        #expect(others[.prescriberName] == nil)
    }

    @Test("who treats is the prescriber where nobody else is named")
    func treating() throws {
        #expect(try read(Self.people + Self.drug + [("Treating physician: Bob Stone, MD", 40, 130)])[.prescriberName]?.text == "Bob Stone")
    }

    @Test("full names of those around the patient", arguments: ["Emergency contact", "Insured", "Guarantor"])
    func fullName(heading: String) throws {
        let person: [Text] = [(heading, 40, 160), ("Full name: ROBERT HARLOW", 40, 174)]
        #expect(try read(Self.order + person)[.patientName]?.text == "Ann B. Harlow")
        #expect(try read(Self.order.filter { !$0.text.hasPrefix("Patient") } + person)[.patientName]?.text != "Robert Harlow")
    }

    @Test("capitals without a comma do not tell the family name", arguments: ["JUNE HARLOW B", "JUNE HARLOW F", "JUNE HARLOW M"])
    func capitals(name: String) throws {
        let patient = try read(Self.order.filter { !$0.text.hasPrefix("Patient") } + [("Patient: " + name, 40, 60)])
        #expect(accepted(patient, .patientName) == nil && patient[.patientName] != nil)
        let prescriber = try read(Self.people + Self.drug + [("Prescriber: " + name, 40, 130)])
        #expect(accepted(prescriber, .prescriberName) == nil)
    }

    @Test("another spelling on the page tells the family name")
    func spelledTwice() throws {
        let fields = try read(Self.order.filter { !$0.text.hasPrefix("Patient") } + [("Patient: HARLOW JUNE B", 40, 60), ("I have seen June Harlow today.", 40, 160)])
        #expect(accepted(fields, .patientName) == "June B. Harlow")
    }

    @Test("a form that requires a signature has none yet", arguments: [
        [("Prescriber e-signature", 40, 160), ("REQUIRED", 300, 160), ("Ann Cole, MD", 40, 172)],
        [("Electronic signature of prescriber", 40, 160), ("(required)", 300, 160), ("Date", 400, 160), ("Stamps are not accepted", 40, 172)],
    ] as [[Text]])
    func required(texts: [Text]) throws {
        #expect(try accepted(read(Self.order + texts), .signatureType) == nil)
    }

    @Test("what a vial holds is no waste", arguments: ["Waste: 0 Vial strength: 400 mg", "Wastage: none Vial strength: 400 mg", "Wastage: N/A Total prepared: 300 mg", "Waste: N/A Vial: 400 mg", "Wastage ____ Vial size: 400 mg"])
    func noWaste(text: String) throws {
        let fields = try read(Self.order + [("Dose given: 300 mg", 40, 200), ("Lot: AB1234", 240, 200), (text, 40, 214)])
        #expect(accepted(fields, .wastage) == nil)
        #expect(!["400 mg", "300 mg"].contains(fields[.wastage]?.text))
    }

    @Test("other drugs that were given as well", arguments: ["Premedix 25 mg given at 09:40, tolerated well.", "Tylenol 650 mg given PO at 09:40"])
    func otherDrugs(text: String) throws {
        let fields = try read(Self.order + [("Nursing record", 40, 200), ("Date given: 04/09/2026", 40, 214), ("Lot: AB1234", 240, 214), (text, 40, 228)])
        #expect(fields[.adminDose] == nil)
    }

    @Test("the amount of a drug that no directory has is hardly what was given")
    func unknownGiven() throws {
        #expect(try accepted(read(Self.order + [("Patient was given 200 mg prednisone in 2024. Lot: 12345 Exp: 12/2027", 40, 160)]), .adminDose) == nil)
    }

    @Test("days on which nothing of this order was given", arguments: [
        [("Has the patient received this drug before? Yes", 40, 160), ("Given: 03/05/2026", 40, 174)], [("Next visit 05/22/2026 (service date)", 40, 160)], [("Planned infusion 05/22/2026 (service date)", 40, 160)],
    ] as [[Text]])
    func otherDays(texts: [Text]) throws {
        #expect(try read(Self.order + texts)[.serviceDate] == nil)
    }

    @Test("intervals of tests are not those of the drug", arguments: [
        [("CBC, CMP", 40, 128), ("Frequency: every 12 weeks", 200, 128)], [("Vitals frequency: every 4 weeks", 40, 128)], [("Labs", 40, 114), ("Frequency: every 12 weeks", 40, 128)],
    ] as [[Text]])
    func tests(texts: [Text]) throws {
        let fields = try read(Self.people.filter { !$0.text.hasPrefix("NPI") } + [("Examplia 300 mg IV once", 40, 100), ("Premedix 10 mg PO once", 40, 140)] + texts + [("Prescriber: Ann Cole, MD", 40, 330)])
        #expect(accepted(fields, .frequency) == nil || accepted(fields, .frequency) == "ONCE")
    }

    @Test("sentences of drugs that no directory has", arguments: ["Continue methotrexate 15 mg PO weekly", "Home medicines: methotrexate 15 mg oral every week, folic acid 1 mg", "Give acetaminophen 650 mg PO every 4 weeks"])
    func unknownDrugs(text: String) throws {
        let fields = try read(Self.people + [("Drug: Examplia", 40, 100), (text, 40, 160)] + Self.prescriber)
        for field in [Field.dose, .route, .frequency] { #expect(accepted(fields, field) == nil, "\(field)") }
    }

    @Test("headings that give no reason", arguments: [
        [("Letter of Medical Necessity Attached", 40, 160), ("Fax completed form with labs to the infusion center at once.", 40, 174)],
        [("Rationale for Site of Care", 40, 160), ("Patient lives forty miles from the hospital outpatient department site.", 40, 174)],
    ] as [[Text]])
    func noReasons(texts: [Text]) throws {
        #expect(try read(Self.order + texts)[.medicalNecessity] == nil)
    }
}
