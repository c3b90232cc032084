import PageText
import Testing

@testable import Extraction

@Suite("Notes of visits, tables of all that was given, choices that words alone do not tell")
struct VisitNoteTests: OrderPapers {
    @Test("a note of a visit is its record, who treats named or not, and its run-in heading is none of the reasons")
    func visitNote() throws {
        let note: [Text] = [
            ("Lakeview Rheumatology - Infusion Visit Note", 40, 30), ("Patient: Ann B. Harlow", 40, 60), ("DOB: 02/11/1951", 300, 60), ("Visit date: 05/12/2026", 40, 74), ("Provider: Maria Soto, MD", 220, 74), ("NPI: 1234567893", 400, 74),
            ("Indication. Inadequate response to two earlier treatments, with active disease in several joints.", 40, 100), ("Medication. Examplia 300 mg IV, lot AB4471, exp 11/2028. No drug discarded.", 40, 124),
        ]
        let fields = try #require(try read(note)).fields
        #expect(fields[.serviceDate]?.text == "2026-05-12")
        #expect(fields[.medicalNecessity]?.text.hasPrefix("Inadequate response") == true)
    }

    @Test("an order and procedure note has an order as well; what was injected is told by weight, what a volume holds a person says")
    func procedureNote() throws {
        let note: [Text] = [
            ("Injection - Order and Procedure Note", 40, 30), ("Ann B. Harlow", 40, 50), ("DOB: 02/11/1951", 300, 50), ("Plan (ordered 5/8/2026)", 40, 80), ("OD: Examplia 8 mg, intravitreal injection, q8wk", 40, 94), ("Procedure 5/13/2026", 40, 130), ("Time out performed. Injected 8 mg 4.0 mm from the limbus.", 40, 144),
            ("Drug", 40, 170), ("Lot #", 120, 170), ("Exp", 200, 170), ("Given", 280, 170), ("Wasted", 360, 170), ("EXAMPLIA", 40, 184), ("8231500041", 120, 184), ("8/31/2028", 200, 184), ("0.07 mL", 280, 184), ("0 mg", 360, 184),
        ]
        let fields = try #require(try read(note)).fields
        #expect(fields[.dose]?.text == "8 mg")
        #expect(fields[.adminDose]?.text == "8 mg")
        #expect(fields[.adminLot]?.list == ["8231500041"])
    }

    @Test("in a record of all that was given the row of the biologic tells day, dose and waste, below it lot and expiry")
    func givenRows() throws {
        let record: [Text] = [
            ("MEDICATION ADMINISTRATION RECORD", 40, 30), ("Patient", 400, 30), ("HARLOW, Ann B", 460, 30), ("DOB", 400, 44), ("02/11/1951", 460, 44),
            ("Order", 40, 100), ("Ordered / Provider", 170, 100), ("Due", 270, 100), ("Given", 310, 100), ("Dose given", 400, 100), ("Product", 460, 100), ("Waste", 560, 100),
            ("acetaminophen 650 mg PO x1", 40, 116), ("08/19/2026", 170, 116), ("0830", 270, 116), ("0834", 310, 116), ("650 mg", 400, 116), ("unit dose", 460, 116),
            ("EXAMPLIA 150 mg IV infusion", 40, 132), ("08/19/2026", 170, 132), ("0900", 270, 132), ("08/26/2026 0907", 310, 132), ("150 mg", 400, 132), ("NDC 12345-678-90", 460, 132), ("0 mg", 560, 132), ("Soto, Maria, MD", 170, 144), ("end 1312", 310, 144), ("Lot T24J0031", 460, 144), ("Exp 10/31/2028", 460, 156),
            ("sodium chloride flush 10 mL", 40, 172), ("08/19/2026", 170, 172), ("PRN", 270, 172), ("1315", 310, 172), ("10 mL", 400, 172), ("Order authenticated by Maria Soto, MD 08/19/2026 16:20 (electronic)", 40, 200),
        ]
        let fields = try #require(try read(record)).fields
        #expect(fields[.adminDose]?.text == "150 mg")
        #expect(fields[.wastage]?.text == "0 mg")
        #expect(fields[.serviceDate]?.text == "2026-08-26")
        #expect(fields[.adminLot]?.list == ["T24J0031"])
        #expect(fields[.ndc] == nil)
    }

    @Test("lots with their expiries, each behind a label of its own")
    func vials() throws {
        let given: [Text] = [("Drug given", 40, 300), ("Date given: 05/20/2026", 40, 316), ("Dose given: 300 mg", 240, 316), ("Lot / exp vial 1: EF24K09 05/2028", 40, 332), ("Lot / exp vial 2: EF24M31 07/2028", 40, 348)]
        let fields = try #require(try read(order + given)).fields
        #expect(fields[.adminLot]?.list == ["EF24K09", "EF24M31"])
        #expect(fields[.adminExpiry]?.list == ["2028-05", "2028-07"])
    }

    @Test("bands in words are no weight", arguments: ["50 kg to less than 100 kg", "100 kg and over", "less than 50 kg (110 lb)", "50 kg - 100 kg"])
    func bands(band: String) throws {
        #expect(try read(order + [("Body weight", 40, 160), (band, 40, 174)])?.fields[.weight] == nil)
    }

    @Test("a size may stand behind a shared head of several", arguments: ["Height / Weight / BSA"])
    func sharedHead(head: String) throws {
        let fields = try #require(try read(order + [(head, 40, 160), ("178 cm / 75.2 kg / 1.92 m2", 40, 174)])).fields
        #expect(fields[.weight]?.text == "75.2 kg")
        #expect(fields[.height]?.text == "178 cm")
    }

    @Test("what is to be circled is for a person to look at")
    func circled() throws {
        let fields = try #require(try read(order + [("Circle the dose for the patient.", 40, 160)])).fields
        #expect(fields[.dose]?.status == .review)
        #expect(fields[.drugBrand]?.status == .review)
    }

    @Test("two brands side by side without boxes are none that is sure")
    func sideBySide() throws {
        #expect(try read(order + [("Drug", 40, 160), ("Examplia", 120, 160), ("Otheria", 220, 160)], without: ["Drug: "])?.fields[.drugBrand]?.status != .accepted)
    }

    @Test("open brackets with a space between are boxes, wherever a line of options breaks")
    func brackets() throws {
        let codes: [Text] = [("Indication: (X) M05.79 Arthritis of several joints ( ) G35", 40, 150), ("Multiple sclerosis ( ) M06.9 Arthritis", 40, 162)]
        #expect(try read(order + codes, without: ["Diagnosis"])?.fields[.icd10]?.list == ["M05.79"])
    }

    @Test("the number of a colleague whom a letter names is not the prescriber's")
    func colleague() throws {
        let letter: [Text] = [("Maria Soto, MD", 400, 30), ("NPI 1234567893", 400, 44), ("Her primary physician, Dr. Paul Moss (NPI 1245319599), is copied.", 40, 160)]
        #expect(try read(order + letter, without: ["NPI", "Prescriber"])?.fields[.npi].map { $0.status == .accepted && $0.text == "1245319599" } != true)
    }

    @Test("the day of a nurse who took note is not that of the signature, and \"/es/\" is a signature", arguments: [("Electronically signed: Maria Soto, MD", nil), ("Plan approved - /es/ Maria Soto, MD   05/05/2026 14:02 PDT", "2026-05-05")])
    func acknowledged(line: String, day: String?) throws {
        let fields = try #require(try read(order + [(line, 40, 200), ("Acknowledged by L. Petrov, RN 06/17/2026 08:44", 40, 214)])).fields
        #expect(fields[.signaturePresent]?.text == "yes")
        #expect(fields[.signatureDate]?.text == day)
    }

    @Test("a dose before brackets that tell of one already given is ordered")
    func alreadyGiven() throws {
        #expect(try read(order + [("Dose: 30 mg (loading dose 60 mg already given 12/16/2025)", 40, 160)], without: ["Dose: 300"])?.fields[.dose]?.text == "30 mg")
    }

    @Test("a heading with a remark in brackets has its passage below")
    func remark() throws {
        let reasons: [Text] = [("Clinical summary (from referral)", 40, 180), ("Insufficient response to two earlier treatments, and diabetes that limits steroids.", 40, 194)]
        #expect(try read(order + reasons)?.fields[.medicalNecessity]?.text.hasPrefix("Insufficient response") == true)
    }

    @Test("phases under heads of their own, and amounts of a volume and intervals in the row of the ordered drug")
    func phases() throws {
        let heads: [Text] = [("Loading (optional)", 52, 160), ("Maintenance", 300, 160), ("6 mg/kg once at week 0", 52, 174), ("1.75 mg/kg every 4 weeks", 300, 174)]
        #expect(try read(order + heads, boxes: [box(40, 175), box(288, 175, true)], without: ["Dose", "Frequency"])?.fields[.dose]?.text == "1.75 mg/kg")
        let rows: [Text] = [("Agent", 40, 160), ("Dose", 200, 160), ("Interval", 340, 160), ("Otheria", 52, 176), ("2 mg/0.05 mL", 200, 176), ("4 wk", 352, 176), ("8 wk", 402, 176), ("Examplia", 52, 192), ("8 mg/0.07 mL", 200, 192), ("8 wk", 352, 192), ("12 wk", 402, 192)]
        let fields = try #require(try read(order + rows, boxes: [box(40, 177), box(340, 177), box(390, 177), box(40, 193, true), box(340, 193, true), box(390, 193)], without: ["Drug: ", "Dose", "Frequency"])).fields
        #expect(fields[.dose]?.text == "8 mg")
        #expect(fields[.frequency]?.text == "Q8W")
    }
}
