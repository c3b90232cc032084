import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

/// Induction and maintenance, bands of weight, intervals: what is ticked of what a form prints.
@Suite("Doses to tick")
struct TickedPhaseTests {
    private typealias Texts = [(text: String, x: Double, y: Double)]

    private func order(_ texts: Texts, height: Double = 10, checkboxes: [Checkbox] = []) throws -> DocumentRecord {
        var page = Page.written(head + texts, height: height)
        page.checkboxes = checkboxes
        let diagnoses = ["G70.00": "Myasthenia gravis", "E03.9": "Hypothyroidism, unspecified"]
        let record = Extractor(knowledge: ThreeDrugs(diagnoses: diagnoses), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        return try #require(record.documents.first { $0.kind == .order })
    }

    private let head: Texts = [("INFUSION ORDER FORM", 240, 30), ("Patient: HARLOW, JUNE B", 40, 60), ("DOB: 02/11/1951", 320, 60), ("Prescriber: Ann Cole, MD", 40, 600), ("Date of order: 04/02/2026", 320, 600)]
    private func box(_ x: Double, _ y: Double, _ isTicked: Bool = false) -> Checkbox { Checkbox(box: Box(x: x, y: y, width: 8, height: 8), isTicked: isTicked) }

    @Test("of the phases of a treatment the ticked one is ordered, with what it is mixed in behind it")
    func phases() throws {
        let order = try order([
            ("Examplia 300 mg/10 mL vial - by intravenous infusion", 40, 100), ("Initial: 300 mg on day 1, then 300 mg on day 15", 54, 114), ("Subsequent: 600 mg in 500 mL with Premedix, every 6 months", 54, 128),
            ("Premedix 100 mg IV", 54, 160), ("Premedix 25 mg PO", 54, 174),
        ], checkboxes: [box(42, 115), box(42, 129, true), box(42, 161, true), box(42, 175)])
        for (field, value) in [(Field.dose, "600 mg"), (.frequency, "Q6M"), (.route, "IV")] { #expect(order.fields[field]?.text == value) }
    }

    @Test("cells with a box each are phases, too")
    func cells() throws {
        let order = try order([
            ("Product: Examplia", 40, 100), ("Phase", 40, 114), ("Adults", 140, 114), ("Children", 380, 114), ("Induction", 40, 128), ("600 mg weekly x 4", 154, 128), ("900 mg weekly x 4", 394, 128),
            ("Maintenance", 40, 142), ("900 mg IV every 2 weeks", 154, 142), ("1,200 mg IV every 2 weeks", 394, 142),
        ], checkboxes: [box(142, 129), box(382, 129), box(142, 143, true), box(382, 143)])
        for (field, value) in [(Field.dose, "900 mg"), (.frequency, "Q2W"), (.route, "IV")] { #expect(order.fields[field]?.text == value) }
    }

    @Test("how often something is given once, its interval tells")
    func once() throws {
        let interval: Texts = [("Interval: (must check one)", 40, 128), ("Induction: week 0, week 2, week 6", 54, 142), ("Maintenance: Every 8 weeks", 54, 156)]
        let ticked = try order([("Examplia 300 mg in 250 mL, intravenous, ONCE, over 30 minutes", 40, 100), ("Premedix 10 mg, oral, ONCE", 40, 114)] + interval, checkboxes: [box(42, 143), box(42, 157, true)])
        #expect(ticked.fields[.frequency]?.text == "Q8W")
        let labelled = try order([("Premedix 10 mg, oral, once, may repeat one time in 10 minutes", 40, 86), ("Examplia 300 mg", 40, 100), ("300 mg, Intravenous, over 90 Minutes. Interval: Every 6 months. Duration: until discontinued", 50, 112)])
        #expect(labelled.fields[.frequency]?.text == "Q6M")
        let elsewhere = try order([("Examplia 300 mg IV once", 40, 100), ("Premedix 10 mg PO once", 40, 114)] + (0..<7).map { ("Note \(UnicodeScalar(97 + UInt8($0)))", 40, 130 + 12 * Double($0)) } + [("Laboratory frequency: every 4 weeks", 40, 220)])
        #expect(elsewhere.fields[.frequency]?.text == "ONCE" || elsewhere.fields[.frequency]?.status == .review)
    }

    @Test("boxes may stand at the end of the rows")
    func closing() throws {
        let order = try order([
            ("Examplia, single infusion, intravenous", 40, 100), ("Body weight", 60, 120), ("Dose", 250, 120), ("Vials", 350, 120), ("Check", 450, 120),
            ("up to 55 kg", 60, 134), ("260 mg", 250, 134), ("2", 355, 134), ("over 55 kg", 60, 148), ("390 mg", 250, 148), ("3", 355, 148),
        ], checkboxes: [box(458, 135), box(458, 149, true)])
        #expect(order.fields[.dose]?.text == "390 mg")
    }

    @Test("of drugs side by side each has its own dose")
    func sideBySide() throws {
        let order = try order([("AGENT - MARK ONE", 40, 86), ("Examplia 8 mg", 54, 100), ("Otheria 6 mg", 320, 100), ("Premedix 2 mg", 54, 114)], checkboxes: [box(42, 101), box(308, 101, true), box(42, 115)])
        #expect(order.fields[.dose]?.text == "6 mg")
    }

    @Test("boxes of something else below hide no value")
    func otherBoxes() throws {
        let order = try order([("Drug Examplia", 40, 86), ("Dose 300 mg", 40, 100), ("Route intravenous infusion Frequency Q8W Duration 12 months", 40, 114), ("May use home pump", 54, 128), ("Central line", 200, 128)], checkboxes: [box(42, 129, true), box(188, 129)])
        #expect(order.fields[.frequency]?.text == "Q8W" && order.fields[.route]?.text == "IV")
    }

    @Test("within a sentence a colon makes a label")
    func colon() throws {
        let order = try order([("Inadequate response to other agents over a six month trial. Examplia is needed.", 40, 86), ("Orders placed", 40, 110), ("Examplia 560 mg, route: subcutaneous infusion, frequency: once weekly x 6 doses", 60, 124)])
        #expect(order.fields[.frequency]?.text == "QWX6")
    }

    @Test("a narrow value stands under the head of which a word is a label, too")
    func narrow() throws {
        let order = try order([("Drug: Examplia", 40, 100), ("Dose: 300 mg", 200, 100), ("ROUTE OF ADMINISTRATION", 40, 120), ("TREATMENT INTERVAL", 306, 120), ("Intravenous", 42, 131), ("q4wks", 308, 131)])
        #expect(order.fields[.frequency]?.text == "Q4W")
    }

    @Test("behind dose and weight stands what they come to, though the sign before it is lost")
    func product() throws {
        let order = try order([("Drug: Examplia", 40, 100), ("Ordered dose: 1 mg/kg x 68.8 kg", 40, 114), ("69 mg", 300, 114), ("Weight: 68.8 kg", 40, 128)])
        #expect(order.fields[.dose]?.text == "1 mg/kg" && order.fields[.calculatedDose]?.text == "69 mg")
    }

    @Test("the sign before a heading is no drug to tick")
    func headings() throws {
        let order = try order([("Product - check one only:", 54, 100), ("Examplia", 54, 114), ("Otheria", 200, 114), ("Otheria", 54, 128), ("Examplia", 200, 128), ("Dose: 300 mg", 40, 160)], checkboxes: [box(42, 101, true), box(42, 115), box(188, 115, true), box(42, 129), box(188, 129)])
        #expect(order.fields[.drugSelection]?.text == "one" && order.fields[.drugBrand]?.text == "Otheria")
    }

    @Test("a box is of the line whose height it has, however far letters reach")
    func tallLetters() throws {
        let order = try order([("Drug: Examplia", 54, 100), ("Diagnosis", 54, 130), ("Myasthenia gravis (G70.00)", 54, 148), ("Hypothyroidism, unspecified (E03.9)", 54, 160), ("CAS score", 54, 172)], height: 20, checkboxes: [box(42, 153, true), box(42, 166)])
        #expect(order.fields[.icd10]?.list == ["G70.00"])
    }

    @Test("the way may stand before what only looks like the dose")
    func routeBeforeStrength() throws {
        let order = try order([("Drug: Examplia powder for intravenous infusion; available as 120 mg and 400 mg vials", 40, 100), ("Dose: 10 mg/kg", 40, 114)])
        #expect(order.fields[.route]?.text == "IV" && order.fields[.dose]?.text == "10 mg/kg")
    }
}
