import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Records of what was given, in the words of those who keep them")
struct GivenRecordTests {
    typealias Text = (text: String, x: Double, y: Double)

    private let order: [Text] = [
        ("Physician Order", 40, 30), ("Patient Name: Ann Cole", 40, 60), ("DOB: 04/12/1950", 300, 60), ("Ordered: 03/19/2027", 40, 74), ("Drug: Examplia", 40, 88), ("Dose: 300 mg", 200, 88), ("Route: IV", 300, 88), ("Frequency: every 8 weeks", 400, 88),
        ("Diagnosis: M05.79", 40, 102), ("Prescriber: Maria Soto, MD", 40, 116), ("Electronically signed by Maria Soto, MD on 03/20/2027", 40, 130),
    ]

    private func read(_ texts: [Text], source: PageSource = .textLayer) throws -> DocumentRecord {
        let pages = [Page.written(texts, source: source)]
        return try #require(Extractor(knowledge: ThreeDrugs(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: pages)).documents.first { $0.kind == .order })
    }

    private static let records: [[Text]] = [
        [("Treatment room note", 40, 200), ("Given 03/25/2027, 09:53 to 10:48: 290 mg of the above, NDC 12345-678-90, lot 23-3248,", 40, 214), ("expiration 06/28. Discarded: 10 mg. T. Osei, RN", 40, 226)],
        [("Treatment note. Given 03/25/2027: 290 mg of the drug from lot 23-3248, expires JUN 2028, NDC 12345-", 40, 200), ("678-90. Discarded: 10 mg. 10:56 to 11:44, A. Renner RN.", 40, 212)],
        [("DONE: DOS 03/25/2027 gave 290 mg NDC 12345-678-90 lot 23-3248 exp 06/2028", 40, 200), ("waste 10 mg M. Tillman RN", 40, 212)],
        [("Dose log", 40, 200), ("Date", 40, 214), ("Dose", 130, 214), ("NDC", 200, 214), ("Lot", 300, 214), ("Exp", 380, 214), ("Waste", 450, 214), ("03/25/2027", 40, 228), ("290 mg", 130, 228), ("12345-678-90", 200, 228), ("23-3248", 300, 228), ("06/2028", 380, 228), ("10 mg", 450, 228)],
        [("CARRIED OUT", 40, 200), ("Treatment date 03/25/2027", 40, 214), ("Given 290 mg", 300, 214), ("NDC 12345-678-90", 40, 228), ("Lot 23-3248", 300, 228), ("Use by 06/2028", 40, 242), ("Wasted 10 mg", 300, 242)],
        [("Given - Cycle 1 Day 1", 40, 200), ("Date 03/25/2027", 40, 214), ("Dose given 290 mg", 200, 214), ("Waste 10 mg", 360, 214), ("Lot 23-3248", 40, 228), ("Exp 06/2028", 200, 228), ("NDC 12345-678-90", 360, 228)],
        [("Chemotherapy nurse record", 40, 200), ("Treated", 40, 214), ("Given", 130, 214), ("NDC", 200, 214), ("Lot(s)", 300, 214), ("Exp.", 380, 214), ("Waste", 450, 214), ("03/25/2027", 40, 228), ("290 mg", 130, 228), ("12345-678-90", 200, 228), ("23-3248", 300, 228), ("06/2028", 380, 228), ("10 mg", 450, 228)],
        [("Given", 40, 200), ("03/25/2027 start 1010, stop 1052 amount 290 mg waste 10 mg", 100, 200), ("NDC 12345-678-90", 100, 212), ("lot 23-3248 exp JUN 2028", 240, 212), ("Nurse", 40, 224), ("T. Osei 03/25/2027 1055", 100, 224)],
        [("Instillation 1 03/25/2027 dose 290 mg NDC 12345-678-90 lot 23-3248 exp 06/2028", 40, 200)],
        [("9", 40, 200), ("infused 03/25/2027: 290 mg, NDC 12345-678-90, lot 23-3248, exp 06/2028, waste 0", 60, 200), ("mg. RN T. Osei.", 60, 212)],
        [("Shot 1: 03/25/2027", 40, 200), ("290 mg", 160, 200), ("lot 23-3248", 240, 200), ("exp 06/2028", 330, 200), ("wasted 10 mg", 420, 200), ("NDC 12345-678-90", 40, 214)],
        [("INFUSED", 40, 200), ("03/25/2027 290 mg from 3 vials of 100 mg waste 10 mg", 140, 200), ("NDC, LOT", 40, 214), ("12345-678-90 23-3248", 140, 214)],
    ]

    @Test("the last dose and what was given before it are of no record")
    func before() throws {
        let fields = try read(order + [("Last dose given 02/12/2027, lot P100433091. Loading dose of 840 mg was given 01/22/2027.", 40, 200), ("Plan expires 06/02/2028", 40, 214)]).fields
        #expect(fields[.adminLot] == nil && fields[.adminExpiry] == nil && fields[.serviceDate] == nil)
        #expect(fields[.dose]?.text == "300 mg")
    }

    @Test("each of several lots, with its expiry in brackets, behind a word, or before how many", arguments: [
        "lots 3W0914 (exp 07/2028) and 3W0977 (exp 09/2028)", "Lot / expiration: 3W0914 exp 07/2028 (3 vials); 3W0977 exp 09/2028 (1 vial)",
    ])
    func lots(text: String) throws {
        let fields = try read(order + [("Infusion record", 40, 200), ("Date of service: 03/25/2027", 40, 214), ("NDC 12345-678-90", 300, 214), (text, 40, 228)]).fields
        #expect(fields[.adminLot]?.list == ["3W0914", "3W0977"])
        #expect(fields[.adminExpiry]?.list == ["2028-07", "2028-09"])
    }

    @Test("of a record of all that was given the row of the biologic counts, and where none names it nothing is certain", arguments: ["Examplia", "Unknownia"])
    func rowOfBiologic(name: String) throws {
        let record: [Text] = [
            ("Administration record 03/25/2027", 40, 200), ("Time", 40, 214), ("Given", 110, 214), ("Dose", 240, 214), ("Lot", 320, 214), ("08:05", 40, 228), ("Acetaminophen PO", 110, 228), ("1,000 mg", 240, 228), ("UD", 320, 228),
            ("09:02", 40, 242), ("\(name) IV", 110, 242), ("290 mg", 240, 242), ("23-3248", 320, 242),
        ]
        let dose = try read(order + record).fields[.adminDose]
        #expect(dose?.text != "1000 mg" || dose?.status == .review)
        if name == "Examplia" { #expect(dose == nil || dose?.text == "290 mg") }
    }

    @Test("a lot that goes on below the first, whatever stands at the left of it")
    func below() throws {
        let heads: [Text] = [("Medication", 40, 214), ("Dose given", 160, 214), ("NDC", 240, 214), ("Lot", 340, 214), ("Exp", 420, 214), ("Wasted", 490, 214)]
        let rows: [Text] = [("Examplia", 40, 228), ("290 mg", 160, 228), ("12345-678-90", 240, 228), ("1004471", 340, 228), ("03/2028", 420, 228), ("0 mg", 490, 228), ("Order 618830142", 40, 242), ("1004518", 340, 242), ("05/2028", 420, 242)]
        let fields = try read(order + [("Medication administrations", 40, 200)] + heads + rows).fields
        #expect(fields[.adminLot]?.list == ["1004471", "1004518"])
        #expect(fields[.adminExpiry]?.list == ["2028-03", "2028-05"])
    }

    @Test("the day behind what was done, below the lot")
    func dayBelow() throws {
        let fields = try read(order + [("DRUG LOG", 40, 200), ("NDC 12345-678-90", 40, 214), ("Lot 23-3248", 200, 214), ("Exp 11/2028", 320, 214), ("Given 03/25/2027 09:31 Amount 290 mg", 40, 228)]).fields
        #expect(fields[.serviceDate]?.text == "2027-03-25")
        #expect(fields[.adminDose]?.text == "290 mg")
    }

    @Test("a waste to be documented is none")
    func toDocument() throws {
        #expect(try read(order + [("Rounding: give exact dose, document waste", 40, 150), ("in 250 mL of saline", 200, 164)]).fields[.wastage] == nil)
    }

    @Test("what was given is none of what was ordered", arguments: records.indices)
    func given(index: Int) throws {
        let fields = try read(order + Self.records[index]).fields
        #expect(fields[.serviceDate]?.text == "2027-03-25")
        #expect(fields[.adminDose]?.text == "290 mg")
        #expect(fields[.adminNDC]?.text == "12345067890")
        #expect(fields[.adminLot]?.text == "23-3248")
        #expect(fields[.ndc] == nil)
        #expect(fields[.dose]?.text == "300 mg")
        #expect(fields[.orderDate]?.text == "2027-03-19")
    }

    @Test("a heading of the order that speaks of nursing begins no record", arguments: ["Nursing notes: observe for 30 minutes", "Dose adjustment note", "Treatment note to nurse"])
    func noRecord(title: String) throws {
        let fields = try read(order.filter { !$0.text.hasPrefix("Dose") && !$0.text.hasPrefix("Prescriber") } + [(title, 40, 150), ("NDC: 12345-678-90", 40, 164), ("Dose: 300 mg", 40, 178), ("Prescriber: Maria Soto, MD", 40, 192)]).fields
        #expect(fields[.ndc]?.text == "12345067890")
        #expect(fields[.adminNDC] == nil)
        #expect(fields[.dose]?.text == "300 mg")
    }

    @Test("the day that a fax machine prints is no day of the order, nor is one of birth")
    func banner() throws {
        let texts: [Text] = [("SEP 28 2027 17:22", 40, 8), ("TO 18665550143", 300, 8), ("PAGE 01 OF 01", 450, 8)] + order.filter { !$0.text.hasPrefix("Ordered") } + [("04/12/1950", 40, 74)]
        #expect(try read(texts, source: .ocr).fields[.orderDate] == nil)
    }

    @Test("supportive drugs have doses of their own, and no sentence is a label")
    func supportive() throws {
        let texts: [Text] = order.filter { !$0.text.hasPrefix("Dose") } + [("Supportive orders", 40, 150), ("Acetaminophen 650 mg by mouth before dose", 40, 164), ("Cetirizine 10 mg by mouth", 330, 164)]
        #expect(try read(texts).fields[.dose]?.status != .accepted)
    }

    @Test("other names of the same fields", arguments: [
        ([("Need: No covered equivalent is suitable for this patient.", 40, 150)], Field.medicalNecessity, "No covered equivalent is suitable for this patient."),
        ([("Authorization on file: PA-182437", 40, 150)], .priorAuthNumber, "PA-182437"),
        ([("A. Beneficiary birth date", 40, 150), ("06/16/1950", 240, 150)], .patientBirthDate, "1950-06-16"),
        ([("Present weight", 40, 150), ("80.4 kg", 160, 150)], .weight, "80.4 kg"),
        ([("SIGNED 05/09/2027 16:42 Maria Soto, MD", 40, 150)], .signatureType, "electronic"),
        ([("Caller Maria Soto MD", 40, 150)], .prescriberName, "Maria Soto"),
    ] as [([Text], Field, String)])
    func wordings(texts: [Text], field: Field, value: String) throws {
        let own = order.filter { text in !["Electronically", "Prescriber", "DOB"].contains { text.text.hasPrefix($0) } || field == .medicalNecessity }
        #expect(try read(own + texts).fields[field]?.text == value)
    }

    @Test("body weight and body height are a letter apart")
    func weightAndHeight() throws {
        let fields = try read(order + [("Body weight", 40, 150), ("Body height", 200, 150), ("123.5 lb", 40, 164), ("62 in", 200, 164)]).fields
        #expect(fields[.weight]?.text == "123.5 lb")
        #expect(fields[.height]?.text == "62 in")
    }

    @Test("how often is told by the row of the ordered drug, or by the line below it", arguments: [true, false])
    func rows(isBelow: Bool) throws {
        let table: [Text] = [("Medication", 40, 150), ("Dose", 200, 150), ("Route", 280, 150), ("Frequency", 380, 150), ("Premedix", 40, 164), ("8 mg", 200, 164), ("PO", 280, 164), ("once", 380, 164), ("Examplia", 40, 178), ("120 mg", 200, 178), ("IV", 280, 178), ("every 3 weeks", 380, isBelow ? 189 : 178)]
        let own = order.filter { text in !["Drug", "Dose", "Route", "Frequency"].contains { text.text.hasPrefix($0) } }
        let fields = try read(own + table).fields
        #expect(fields[.frequency]?.text == "Q3W")
        #expect(fields[.dose]?.text == "120 mg")
    }

    @Test("what only looks like it is none of it", arguments: [
        ([("Port placed 01/15/2026", 40, 150)], Field.orderDate, nil),
        ([("Prior doses", 40, 150), ("Date given: 01/15/2027", 40, 164), ("Lot: 23-3248", 240, 164)], .serviceDate, nil),
        ([("Prior doses", 40, 150), ("Date given: 01/15/2027", 40, 164), ("Lot: 23-3248", 240, 164)], .adminLot, nil),
        ([("Treated 03/05/2026 elsewhere", 40, 150)], .serviceDate, nil),
        ([("Consent signed 05/09/2027 16:42 by June Harlow", 40, 150)], .signatureType, nil),
        ([("Supporting diagnosis: K50.10", 40, 150)], .icd10, "K50.10"),
        ([("Enrolled under number 4410229", 40, 150)], .priorAuthNumber, nil),
    ] as [([Text], Field, String?)])
    func likenesses(texts: [Text], field: Field, value: String?) throws {
        let own = order.filter { text in !["Electronically", "Ordered", "Diagnosis"].contains { text.text.hasPrefix($0) } }
        #expect(try read(own + texts).fields[field]?.text == value)
    }

    @Test("whoever calls is a prescriber by credentials only", arguments: ["Caller: Robert Harlow", "Requested by: Robert Harlow"])
    func caller(printed: String) throws {
        #expect(try read(order.filter { !$0.text.hasPrefix("Prescriber") && !$0.text.hasPrefix("Electronically") } + [(printed, 40, 150)]).fields[.prescriberName]?.status != .accepted)
        #expect(try read(order + [(printed, 40, 150)]).fields[.prescriberName]?.text == "Maria Soto")
    }
}
