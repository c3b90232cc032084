import PageText
import Testing

@testable import Extraction

@Suite("Forms of one drug: its title, bands of weight, boxes that prose left behind")
struct OrderBandTests: OrderPapers {
    /// A form for one drug, which only its title names.
    private let form: [Text] = [
        ("EXAMPLIA INFUSION ORDER FORM", 200, 30), ("Patient: Ann B. Harlow", 40, 60), ("DOB: 02/11/1951", 300, 60), ("Order date: 04/02/2026", 40, 76), ("Diagnosis: M05.79", 40, 116), ("Prescriber: Maria Soto, MD", 40, 132), ("NPI: 1234567893", 300, 132),
    ]
    private let bands: [Text] = [("Dosing (by weight):", 40, 160), ("< 60 kg: 500 mg", 160, 160), ("60 - 100 kg: 750 mg", 280, 160), ("> 100 kg: 1,000 mg", 430, 160)]

    @Test("the dose is that of the ticked band, and no band is the patient's weight")
    func dose() throws {
        let fields = try #require(try read(form + bands, boxes: [box(148, 161), box(268, 161, true), box(418, 161)])).fields
        #expect(fields[.dose]?.text == "750 mg")
        #expect(fields[.weight] == nil)
    }

    @Test("a limit is no weight", arguments: ["Weight: < 60 kg", "Weight: over 60 kg", "Weight 60 kg: 500 mg", "Dosing by weight 60 kg"])
    func limits(band: String) throws {
        #expect(try read(order + [(band, 40, 160)])?.fields[.weight] == nil)
    }

    @Test("the drug in the title of a form is the ordered one, though its reasons tell of another")
    func title() throws {
        let reasons: [Text] = [("Medical necessity: Active disease after six months of Otheria, which was stopped for lack of effect.", 40, 180)]
        let field = try #require(try read(form + bands + reasons, boxes: [box(148, 161), box(268, 161, true), box(418, 161)])?.fields[.drugBrand])
        #expect(field.text == "Examplia")
        #expect(field.status == .accepted)
    }

    @Test("where a form names another biologic on a line of its own, its title decides nothing")
    func otherDrug() throws {
        #expect(try read(form + bands + [("Otheria", 40, 180)], boxes: [box(148, 161), box(268, 161, true), box(418, 161)])?.fields[.drugBrand]?.status != .accepted)
    }

    @Test("a box at the end of a line is that of the words the next line begins with", arguments: [true, false])
    func boxAtEnd(isTicked: Bool) throws {
        let codes: [Text] = [("ICD-10:", 40, 150), ("\(isTicked ? "☐" : "☑") M05.79 Arthritis of several joints, with rheumatoid factor \(isTicked ? "☑" : "☐")", 120, 150), ("G35 Multiple sclerosis", 40, 162)]
        let fields = try #require(try read(order + codes, without: ["Diagnosis"])).fields
        #expect(fields[.icd10]?.list == [isTicked ? "G35" : "M05.79"])
    }
}
