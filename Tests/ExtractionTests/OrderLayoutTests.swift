import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

@Suite("Where orders put what they say")
struct OrderLayoutTests: OrderPapers {
    @Test("a dose that is ticked below the name of the drug")
    func dose() throws {
        let texts: [Text] = [("Examplia", 300, 150), ("0.2 mg/kg", 320, 164), ("0.3 mg/kg", 400, 164), ("other ____ mg/kg", 480, 164)]
        #expect(try read(order + texts, boxes: [box(308, 164), box(388, 164, true), box(468, 164)], without: ["Drug", "Dose"])?.fields[.dose]?.text == "0.3 mg/kg")
    }

    @Test("one head for dose, route and schedule heads no columns")
    func head() throws {
        let texts: [Text] = [("Medication orders: dose / route / frequency", 40, 150), ("Examplia 1 mg/kg", 40, 164), ("IV infusion, every 2 weeks", 60, 178)]
        let fields = try #require(try read(order + texts, without: ["Drug", "Dose", "Route", "Frequency"])).fields
        #expect(fields[.frequency]?.text == "Q2W")
        #expect(fields[.route]?.text == "IV")
    }

    @Test("one label for route and schedule")
    func routeAndSchedule() throws {
        let fields = try #require(try read(order.filter { $0.x < 300 || $0.y != 100 } + [("Route / how often", 40, 160), ("IV infusion over 60 min, q4wk", 200, 160)])).fields
        #expect(fields[.frequency]?.text == "Q4W")
        #expect(fields[.route]?.text == "IV")
    }

    @Test("doses that were completed elsewhere say nothing of the schedule before them")
    func completed() throws {
        #expect(try read(order + [("Frequency: every 4 weeks (first doses completed elsewhere)", 40, 160)], without: ["Frequency: every 4 weeks "])?.fields[.frequency]?.text == "Q4W")
    }

    @Test("the second diagnosis stands beside the next label of the drug's box")
    func diagnoses() throws {
        let texts: [Text] = [("Drug", 40, 150), ("Diagnosis", 300, 150), ("Examplia", 40, 164), ("M06.9 Rheumatoid arthritis", 300, 164), ("Dose 4 mg/kg", 40, 178), ("G35 Multiple sclerosis", 300, 178)]
        #expect(try read(order.filter { $0.y != 116 && $0.y != 100 } + texts)?.fields[.icd10]?.list == ["M06.9", "G35"])
    }

    @Test("reasons under a heading that no table has, up to the next that is named", arguments: ["Letter of need (short form): ", "Reason for biologic: "])
    func reasons(label: String) throws {
        let texts: [Text] = [(label + "Active disease despite three earlier drugs, each tried", 40, 160), ("for six months. Treatment is medically necessary.", 40, 172), ("Monitoring: CBC every 8 weeks and lipids", 40, 184)]
        #expect(try read(order + texts)?.fields[.medicalNecessity]?.text == "Active disease despite three earlier drugs, each tried for six months. Treatment is medically necessary.")
    }

    @Test("the record on the next page says what was given, not which code to dispense")
    func record() throws {
        let heads: [Text] = [("Infusion record", 40, 30), ("Drug", 40, 60), ("Amount", 240, 60), ("Lot #", 320, 60), ("Exp", 400, 60), ("Examplia NDC 12345-678-90", 40, 74), ("300 mg", 240, 74), ("NR8842", 320, 74), ("05/2028", 400, 74), ("Discarded: 0 mg", 40, 100)]
        let pages = [Page.written(order, source: .textLayer), Page.written(heads, number: 2, source: .textLayer)]
        let fields = Extractor(knowledge: ThreeDrugs(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: pages)).documents.first { $0.kind == .order }?.fields
        #expect(fields?[.ndc] == nil)
        #expect(fields?[.adminNDC]?.text == "12345067890")
        #expect(fields?[.adminLot]?.list == ["NR8842"])
    }

    @Test("a typed name beside a signature's label, near the printed name")
    func typed() throws {
        let fields = try #require(try read(order + [("Name (print): Maria Soto", 40, 150), ("Credentials:", 200, 150), ("Signature: M. Soto", 40, 172), ("Date: 4/6/26 No stamped signatures", 200, 172)], without: ["Prescriber"])).fields
        #expect(fields[.signaturePresent]?.text == "yes")
        #expect(fields[.signatureDate]?.text == "2026-04-06")
    }

    @Test("the cells of the biologic's row go over several lines")
    func wrappedRow() throws {
        let rows: [Text] = [
            ("Drug", 40, 214), ("NDC", 240, 214), ("Lot", 340, 214), ("Exp", 420, 214), ("Discarded", 500, 214),
            ("Lidocaine jelly", 40, 232), ("10 mL", 180, 238), ("76329-3015-5", 240, 238), ("LJ2409B", 340, 238), ("03/31/2028", 420, 238), ("none", 500, 238), ("(urethral)", 40, 244),
            ("Examplia", 40, 262), ("400", 180, 268), ("12345-678-", 240, 268), ("NAI-", 340, 268), ("(examplimab-abcd)", 40, 274), ("01/31/2028", 420, 274), ("0 mcg", 500, 274), ("mcg", 180, 280), ("90", 240, 280), ("60218", 340, 280), ("single vial", 40, 286),
            ("Sodium chloride", 40, 304), ("50 mL", 180, 310), ("00409-4888-50", 240, 310), ("TX88120", 340, 310), ("11/30/2028", 420, 310), ("none", 500, 310), ("diluent", 40, 316),
        ]
        let fields = try #require(try read(order + [("Infusion record", 40, 190), ("Date of service: 04/09/2026", 300, 190)] + rows)).fields
        #expect(fields[.adminLot]?.list == ["NAI-60218"])
        #expect(fields[.adminExpiry]?.list == ["2028-01-31"])
        #expect(fields[.adminDose]?.text == "400 mcg")
        #expect(fields[.adminNDC]?.text == "12345067890")
        #expect(fields[.wastage]?.text == "0 mcg")
    }

    @Test("a day in the cell of another label dates no order", arguments: ["Visit date", "Plan start"])
    func otherDay(label: String) throws {
        let date = try read(order + [(label, 300, 76), ("October 6, 2026", 420, 76)], without: ["Order date"])?.fields[.orderDate]
        #expect(date?.status != .accepted)
    }

    @Test("what a letter orders, not what it takes the place of")
    func letter() throws {
        let letter: [Text] = [("She has been maintained on Otheria 1,200 mg since last spring.", 40, 150), ("I am ordering Examplia 300 mg by intravenous infusion every 2 weeks. She weighed 91.0 kg today.", 40, 164)]
        let fields = try #require(try read(order + letter, without: ["Drug", "Dose", "Route", "Frequency"])).fields
        #expect(fields[.drugBrand]?.text == "Examplia")
        #expect(fields[.frequency]?.text == "Q2W")
        #expect(fields[.weight]?.text == "91.0 kg" || fields[.weight]?.text == "91 kg")
    }

    @Test("one drug of several to tick, and a ticked instruction in the same column")
    func instruction() throws {
        let list: [Text] = [("Examplia (examplimab-abcd) 10 mg/kg IV on day 1", 60, 150), ("Examplia (examplimab-abcd) 5 mg/kg IV every 4 weeks", 60, 164), ("Use the syringe supplied with the vial; filter; infuse over 30 minutes", 60, 178)]
        let fields = try #require(try read(order + list, boxes: [box(46, 150), box(46, 164, true), box(46, 178, true)], without: ["Drug", "Dose", "Route", "Frequency"])).fields
        #expect(fields[.drugBrand]?.text == "Examplia")
        #expect(fields[.dose]?.text == "5 mg/kg")
    }

    @Test("a dose with three decimals on a scan may be thousands")
    func thousands() throws {
        #expect(try read(order + [("Dose: 6.500 mg", 200, 100)], source: .ocr, without: ["Dose: 300 mg"])?.fields[.dose]?.status == .review)
    }

    @Test("a name that holds the letters of a nurse's credentials signs")
    func lettersOfNurse() throws {
        let fields = try #require(try read(order.filter { $0.y != 132 } + [("Printed name: Winslow T. Abernathy, MD", 40, 132), ("NPI: 1234567893", 300, 132), ("Signature: Winslow Abernathy", 40, 160), ("Signed on: 04/03/2026", 300, 160)])).fields
        #expect(fields[.signaturePresent]?.text == "yes")
        #expect(fields[.signatureDate]?.text == "2026-04-03")
    }

    @Test("what a therapy plan lists under its medications is ordered")
    func therapyPlan() throws {
        let plan: [Text] = [("Therapy Plan: MAINTENANCE", 40, 90), ("Medications", 40, 150), ("Examplia 3 mg/kg = 215.4 mg in sodium chloride", 40, 164), ("Dose", 40, 178), ("3 mg/kg", 100, 178), ("Route", 40, 192), ("Intravenous", 100, 192), ("Frequency", 240, 192), ("Every 2 weeks", 320, 192)]
        let fields = try #require(try read(order + plan, without: ["Drug", "Dose:", "Route:", "Frequency:"])).fields
        #expect(fields[.dose]?.text == "3 mg/kg")
        #expect(fields[.frequency]?.text == "Q2W")
    }

    private let given: [Text] = [("Infusion record", 40, 190), ("Date of service: 04/09/2026", 300, 190), ("Drug", 40, 214), ("Dose", 180, 214), ("Lot", 340, 214), ("Exp", 420, 214), ("Discarded", 500, 214)]

    @Test("the lots of other drugs are not those of a row without one", arguments: ["Premedix", "Solumedrol"], [0.0, 14])
    func blankLot(other: String, gap: Double) throws {
        let rows: [Text] = [("Examplia", 40, 230), ("300 mg", 180, 230), ("0 mg", 500, 230), (other, 40, 244), ("25 mg", 180, 244), ("PX1234", 340, 244), ("01/2028", 420, 244), ("Sodium chloride", 40, 258 + gap), ("50 mL", 180, 258 + gap), ("TX8812", 340, 258 + gap), ("11/2028", 420, 258 + gap)]
        let fields = try #require(try read(order + given + rows)).fields
        #expect(fields[.adminLot] == nil)
        #expect(fields[.adminExpiry] == nil)
    }

    @Test("a further row of the drug says which bag or where", arguments: ["Second bag", "Right thigh"])
    func furtherRow(name: String) throws {
        let rows: [Text] = [("Examplia", 40, 230), ("300 mg", 180, 230), ("NR8842", 340, 230), ("05/2028", 420, 230), ("0 mg", 500, 230), (name, 40, 244), ("300 mg", 180, 244), ("NR9011", 340, 244), ("06/2028", 420, 244), ("0 mg", 500, 244)]
        #expect(try read(order + given + rows)?.fields[.adminLot]?.list == ["NR8842", "NR9011"])
    }

    @Test("nurses and other papers sign no order", arguments: [
        [("RN/LPN signature: ____________", 40, 180), ("Date: 04/06/2026", 300, 180)], [("Maria Soto, MD", 40, 180), ("Consent signed 04/06/2026", 300, 180)], [("Luis Soto", 40, 144), ("Signed 04/06/2026", 300, 144)],
    ] as [[Text]])
    func notSigned(texts: [Text]) throws {
        let fields = try #require(try read(order + texts)).fields
        #expect(fields[.signatureDate] == nil)
        #expect(fields[.signaturePresent]?.text != "yes")
    }

    @Test("lines above that go on from another label's cell are none of this one's")
    func cellAbove() throws {
        let texts: [Text] = [("Address", 40, 160), ("18 Juniper Street", 150, 160), ("Akron, OH 44301", 150, 171), ("Medical necessity", 40, 182), ("Active disease despite three earlier drugs, each tried", 150, 182), ("for six months. Treatment is medically necessary.", 150, 193)]
        let necessity = try #require(try read(order + texts)?.fields[.medicalNecessity])
        #expect(necessity.text == "Active disease despite three earlier drugs, each tried for six months. Treatment is medically necessary.")
        #expect(necessity.checks.contains(.label))
    }

    @Test("another drug that is ticked and written in is one of those ticked")
    func otherTicked() throws {
        let list: [Text] = [("☒ Examplia 200 mg IV", 60, 150), ("☐ Otheria 300 mg IV", 60, 164), ("☒ Other biologic per payer preference Fooqimab", 60, 178)]
        #expect(try read(order + list, without: ["Drug", "Dose", "Route"])?.fields[.drugSelection]?.text == "multiple")
    }

    @Test("what is ticked besides is no dose of the drug above")
    func besides() throws {
        let texts: [Text] = [("Medication: Examplia 300 mg IV every 4 weeks", 40, 150), ("☐ acetaminophen 650 mg PO", 60, 164), ("☒ diphenhydramine 25 mg IV", 300, 164)]
        #expect(try read(order + texts, without: ["Drug", "Dose", "Route", "Frequency"])?.fields[.dose]?.text == "300 mg")
    }

    @Test("what is discontinued in brackets is not ordered")
    func discontinued() throws {
        let texts: [Text] = [("Otheria 200 mg IV every 8 weeks (discontinued 03/2025)", 40, 150), ("Examplia", 40, 164), ("300 mg IV every 4 weeks", 40, 178)]
        let fields = try #require(try read(order + texts, without: ["Drug", "Dose", "Route", "Frequency"])).fields
        #expect(fields[.drugBrand]?.text == "Examplia")
        #expect(fields[.dose]?.text == "300 mg")
    }

    @Test("below an assessment and treatment plan a list of medications orders nothing")
    func plan() throws {
        let texts: [Text] = [("Assessment and treatment plan:", 40, 150), ("Medications:", 40, 164), ("Otheria 200 mg IV every 8 weeks", 60, 178), ("Examplia 200 mg SC weekly", 60, 190)]
        #expect(try read(order + texts, without: ["Drug", "Dose", "Route", "Frequency"])?.fields[.dose] == nil)
    }

    @Test("the day of signing beside that of the start")
    func start() throws {
        let date = try read(order + [("Prescriber signature: M Soto", 40, 160), ("04/06/2026", 260, 160), ("Start date: 05/01/2026", 400, 160)])?.fields[.signatureDate]
        #expect(date?.text != "2026-05-01")
    }
}
