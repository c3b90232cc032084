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
}
