import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

/// How practices write their orders, in forms and words that no standard asks for.
@Suite("Habits of those who write orders")
struct OrderHabitTests: OrderPapers {
    @Test("a program says in its own words that it was signed", arguments: [
        "Validated by Maria Soto, MD 04/03/2026 08:13", "E-SIGN : SOTO,MARIA MD 04/03/26 1015", "Signature   Approved by Maria Soto 04/03/2026 17:06:41 MST", "Electronically approved by Maria Soto, MD 04/03/2026 18:22 EST",
    ])
    func signed(text: String) throws {
        // What stands left of it is of another column.
        let fields = try #require(try read(order + [("C4 due 05/10/2026", 40, 160), (text, 250, 160)])).fields
        #expect(fields[.signatureType]?.text == "electronic")
        #expect(fields[.signatureDate]?.text == "2026-04-03")
    }

    @Test("nobody is 68 metres tall", arguments: [("Ht: 68 m", "68 in"), ("Height: 170 om", "170 cm"), ("Height: 170 m", "170 cm"), ("Height: 1.70 m", "170 cm")])
    func height(printed: String, value: String) throws {
        let height = try read(order + [(printed, 40, 160)], source: .ocr)?.fields[.height]
        #expect(height?.text == value)
        // "68 m" may be 1.68 m that lost its first digit.
        #expect(height?.status == .review || printed.contains("1.70"))
    }

    @Test("who checked the order beside it did not sign it")
    func checked() throws {
        let texts: [Text] = [("Approved and electronically signed", 40, 160), ("Pharmacist 2: L. Benally, PharmD, 2026-04-05", 320, 160), ("2026-04-03 16:44:09 MST", 40, 174), ("Nurse: C. Whitlow, 2026-04-06", 320, 174)]
        #expect(try read(order + texts)?.fields[.signatureDate]?.text == "2026-04-03")
    }

    @Test("a pharmacist who validates an order did not sign it", arguments: ["Validated by L. Benally, PharmD 04/05/2026 08:13", "Validated by pharmacy 04/05/2026 08:13", "Approved by L. Benally, RPh 04/05/2026 08:13"])
    func validated(text: String) throws {
        let fields = try #require(try read(order + [(text, 40, 160)])).fields
        #expect(fields[.signatureType] == nil)
        #expect(fields[.prescriberName]?.text == "Maria Soto")
    }

    @Test("no day that a paragraph tells is that of the signature")
    func paragraph() throws {
        let texts: [Text] = order + [("Standard treatment, then transplant in another hospital with its conditioning 05/14/2024. Well since.", 40, 180), ("Signature", 40, 192), ("Date signed: 4/3/26", 40, 216)]
        #expect(try #require(try read(texts, source: .ocr)).fields[.signatureDate]?.text != "2024-05-14")
    }

    @Test("a stroke over the typed name and number is a signature, a name in capitals behind the label is stamped")
    func strokes() throws {
        let typed: [Text] = [("Maria Soto, MD", 40, 240), ("NPI 1234567893", 160, 240), ("Signed on 04/03/2026", 320, 240)]
        let wet = try #require(try read(order + typed, ink: [InkMark(box: Box(x: 44, y: 215, width: 120, height: 20))], without: ["Prescriber:", "NPI:"])).fields
        #expect(wet[.signatureType]?.text == "wet" && wet[.signatureType]?.status == .review)
        #expect(wet[.signatureDate]?.text == "2026-04-03")
        let stamped = try #require(try read(order + [("Physician signature: MARIA SOTO, M.D.", 40, 160), ("Date: 04/03/2026", 40, 174)], source: .ocr)).fields
        #expect(stamped[.signatureType]?.text == "stamp" && stamped[.signatureType]?.status == .review)
    }

    @Test("the patient's name, wherever its printer put it", arguments: [
        [("1", 40, 60), ("Ann B. Harlow, born 02/11/1951. Medicare ID 1EG4TE5MK73", 60, 60)], [("I order the following for Ann B. Harlow, birth date 2/11/1951, Medicare", 40, 60)], [("Harlow, Ann B. b. 02/11/1951", 240, 60)],
        [("Last name", 40, 60), ("First, MI", 120, 60), ("Birth date", 220, 60), ("Harlow, Ann B.", 40, 72), ("02/11/1951", 220, 72)], [("Child: Ann B. Harlow", 40, 60), ("DOB: 02/11/1951", 300, 60)],
    ] as [[Text]])
    func patient(texts: [Text]) throws {
        #expect(try #require(try read(order + texts, without: ["Patient", "DOB"])).fields[.patientName]?.text == "Ann B. Harlow")
    }

    @Test("the prescriber's name, wherever it stands", arguments: [
        [("Received 04/02/2026 by telephone from Maria Soto, MD (NPI 1234567893)", 40, 150)], [("Maria Soto", 40, 160), ("Credentials", 130, 160), ("MD", 210, 160)], [("Validated by Maria Soto, MD 04/03/2026 08:13", 40, 160)],
    ] as [[Text]])
    func prescriber(texts: [Text]) throws {
        #expect(try #require(try read(order + texts, without: ["Prescriber:", "NPI:"])).fields[.prescriberName]?.text == "Maria Soto")
    }

    @Test("what is read over the caption of a signature is no printed name")
    func overCaption() throws {
        let texts: [Text] = [("Imai Aw", 40, 160), ("Maria Soto, MD", 240, 160), ("Physician signature", 40, 172), ("Name", 240, 172)]
        #expect(try read(order + texts, source: .ocr, without: ["Prescriber"])?.fields[.prescriberName]?.text != "Imai Aw")
    }

    @Test("a drug that was given last, or failed in the rows of a table, is not ordered", arguments: [
        [("Last injection: 02/03/2026 Otheria 1.25 mg (no. 6)", 40, 150)], [("Prior therapy", 40, 150), ("Dates", 200, 150), ("Outcome", 320, 150), ("Otheria 300 mg q2wk", 40, 164), ("01/2024 - 01/2025", 200, 164), ("loss of response", 320, 164)],
    ] as [[Text]])
    func before(texts: [Text]) throws {
        let fields = try #require(try read(order.map { ($0.text.replacing("Drug: ", with: ""), $0.x, $0.y) } + texts)).fields
        #expect(fields[.drugBrand]?.text == "Examplia")
    }

    @Test("of drugs with strokes between them one may be circled")
    func options() throws {
        let fields = try read(order + [("Drug: Examplia / Otheria / other", 40, 150)], without: ["Drug: Examplia"])?.fields
        #expect(fields?[.drugBrand]?.status != .accepted)
    }

    @Test("a dose with its volume behind the name, not that of the next drug, for a person to confirm")
    func volume() throws {
        let list: [Text] = [("Examplia 920 mg/23 mL SC every 6 months", 60, 150), ("Otheria 450 mg IV every 6 months", 60, 164)]
        let boxes = [Checkbox(box: Box(x: 46, y: 151, width: 8, height: 8), isTicked: true), Checkbox(box: Box(x: 46, y: 165, width: 8, height: 8), isTicked: false)]
        let dose = try #require(try read(order + list, boxes: boxes, without: ["Drug", "Dose", "Route", "Frequency"])).fields[.dose]
        #expect(dose?.text == "920 mg")
        #expect(dose?.status == .review)
    }

    @Test("a ticked code needs no label, and a problem list behind its label is none")
    func codes() throws {
        let ticked = try read(order + [("G35 Multiple sclerosis", 60, 150)], boxes: [Checkbox(box: Box(x: 46, y: 151, width: 8, height: 8), isTicked: true)], without: ["Diagnosis"])
        #expect(ticked?.fields[.icd10]?.list == ["G35"])
        #expect(try read(order + [("PROBLEMS: I10 / N18.31 / I25.10", 40, 160)])?.fields[.icd10]?.list == ["M05.79"])
    }

    @Test("a weight alone in its place is for a person to confirm, two are nobody's")
    func weight() throws {
        let one = try #require(try read(order + [("86.9 kg / 166 cm", 200, 150)], source: .ocr)).fields
        #expect(one[.weight]?.text == "86.9 kg" && one[.weight]?.status == .review)
        #expect(one[.height]?.text == "166 cm")
        #expect(try read(order + [("86.9 kg", 200, 150), ("70 kg", 300, 150)], source: .ocr)?.fields[.weight] == nil)
    }

    @Test("boxes that OCR drew to a word, and an S that it took for a dollar")
    func misread() throws {
        let fields = try #require(try read(order + [("Route [x{IV SC", 300, 100), ("Infusion record", 40, 200), ("Date of service: 04/09/2026", 40, 214), ("Lot #: $06340", 300, 214)], source: .ocr, without: ["Route: IV"])).fields
        #expect(fields[.route]?.text == "IV")
        #expect(fields[.adminLot]?.list == ["S06340"])
        #expect(fields[.adminLot]?.status == .review)
    }

    @Test("credentials that are ticked, or in a box of their own")
    func credentials() throws {
        let ticks: [Text] = [("Type", 40, 160), ("MD", 100, 160), ("DO", 150, 160), ("NP", 200, 160)]
        let boxes = [false, true, false].enumerated().map { Checkbox(box: Box(x: 88 + 50 * Double($0.offset), y: 161, width: 8, height: 8), isTicked: $0.element) }
        #expect(try read(order + ticks, boxes: boxes)?.fields[.prescriberCredentials]?.text == "DO")
        let own: [Text] = [("Prescriber", 40, 132), ("Maria Soto", 120, 132), ("MD", 220, 132)]
        #expect(try read(order + own, without: ["Prescriber:"])?.fields[.prescriberCredentials]?.text == "MD")
        #expect(try read(order)?.fields[.prescriberCredentials] == nil)
    }

    @Test("labels in turn with their values are no heads of a table")
    func labelsInTurn() throws {
        let rows: [Text] = [("Drug", 40, 100), ("EXAMPLIA", 140, 100), ("Route", 320, 100), ("IV infusion", 420, 100), ("Generic", 40, 114), ("examplimab", 140, 114), ("Rate", 320, 114), ("over 30 minutes", 420, 114), ("Dose", 40, 128), ("300 mg", 140, 128), ("Every", 320, 128), ("3 weeks", 420, 128)]
        #expect(try read(order + rows, without: ["Drug:", "Dose:", "Route:", "Frequency:", "Diagnosis", "Prescriber", "NPI"])?.fields[.route]?.text == "IV")
    }

    @Test("another column is not what the label of the drug speaks of")
    func column() throws {
        let texts: [Text] = [("Medication: Examplia 300 mg", 40, 100), ("acuity after six Otheria injections", 300, 100)]
        #expect(try read(order + texts, without: ["Drug:", "Dose:", "Route:", "Frequency:"])?.fields[.drugBrand]?.text == "Examplia")
    }

    @Test("letters that OCR made of a box before a word or a unit")
    func boxLetters() throws {
        let boxes = [(102.0, false), (123.0, true)].map { Checkbox(box: Box(x: $0.0, y: 151, width: 8, height: 8), isTicked: $0.1) }
        let texts: [Text] = [("Weight", 40, 150), ("92.6", 76, 150), ("Olb", 102, 150), ("&ikg", 123, 150)]
        #expect(try read(order + texts, boxes: boxes, source: .ocr)?.fields[.weight]?.text == "92.6 kg")
    }

    @Test("the code in the row of the ticked drug, not that of the next")
    func codeOfRow() throws {
        let list: [Text] = [("Otheria", 60, 150), ("54321-300-20", 160, 150), ("300 mg IV every 8 weeks", 280, 150), ("Examplia", 60, 164), ("12345-678-90", 160, 164), ("200 mg IV every 4 weeks", 280, 164)]
        let boxes = [false, true].enumerated().map { Checkbox(box: Box(x: 46, y: 151 + 14 * Double($0.offset), width: 8, height: 8), isTicked: $0.element) }
        let fields = try #require(try read(order + list, boxes: boxes, without: ["Drug", "Dose", "Route", "Frequency"])).fields
        #expect(fields[.ndc]?.text == "12345067890")
        #expect(fields[.dose]?.text == "200 mg")
    }

    @Test("numbers of approvals, and of no insurer", arguments: [("Payer ID: 60054-1", nil), ("Payer no: 60054-1", nil), ("Secondary payer reference: FB0091-4471", "FB0091-4471"), ("TAR no: 8840117205", "8840117205"), ("Payer approval: 0052291-TEC", "0052291-TEC")])
    func approvals(text: String, number: String?) throws {
        #expect(try read(order + [(text, 40, 160)])?.fields[.priorAuthNumber]?.text == number)
    }

    @Test("reasons in a numbered sentence")
    func reasons() throws {
        let fields = try #require(try read(order + [("4. Necessity. Three earlier drugs failed and this one is required to keep function.", 40, 160)])).fields
        #expect(fields[.medicalNecessity]?.text == "Three earlier drugs failed and this one is required to keep function.")
    }

    @Test("an empty form whose doses are printed beside the drugs is no order")
    func empty() throws {
        let form: [Text] = [("Infusion Referral Form", 240, 30), ("Patient", 40, 60), ("Date of birth", 300, 60), ("Therapy (tick one)", 40, 90), ("[) Examplia 3 mg/kg IV every 4 weeks", 40, 104), ("O Otheria 100 mg SC every 4 weeks", 40, 118), ("Prescriber", 40, 150), ("Signature", 40, 180), ("Date", 300, 180)]
        #expect(try read(form, source: .ocr) == nil)
    }

    @Test("of a record of all that was given only the lot of the biologic", arguments: ["Examplia in NS", "Examplia NDC 12345-678-90"])
    func lotOfBiologic(name: String) throws {
        let record: [Text] = [
            ("Infusion record", 40, 200), ("Date of service: 04/09/2026", 300, 200), ("Drug", 40, 214), ("Amount", 240, 214), ("Lot #", 320, 214), ("Exp", 400, 214), ("Acetaminophen tab", 40, 228), ("650 mg", 240, 228), ("P20188", 320, 228), ("08/2028", 400, 228),
            (name, 40, 242), ("300 mg", 240, 242), ("NR8842", 320, 242), ("05/2028", 400, 242), ("Sodium chloride 0.9%", 40, 256), ("25 mL", 240, 256), ("Y441209", 320, 256), ("11/2028", 400, 256),
        ]
        let fields = try #require(try read(order + record)).fields
        #expect(fields[.adminLot]?.list == ["NR8842"])
        #expect(fields[.adminExpiry]?.list == ["2028-05"])
    }

    @Test("amounts in brackets tell how a dose is made up")
    func madeUp() throws {
        let list: [Text] = [("Otheria 60 mg SC every 6 months", 60, 150), ("Examplia 210 mg (two 105 mg syringes) SC monthly", 60, 164)]
        #expect(try read(order + list, boxes: [box(46, 150), box(46, 164, true)], without: ["Drug", "Dose", "Route", "Frequency"])?.fields[.dose]?.text == "210 mg")
    }

    @Test("a label and its value without a space between")
    func glued() throws {
        let fields = try #require(try read(order.filter { $0.x != 300 || $0.y != 60 } + [("DOB:01/31/1958 F MR#:0229871", 300, 60), ("MBI:1EG4TE5MK73", 300, 74)])).fields
        #expect(fields[.patientBirthDate]?.text == "1958-01-31")
        #expect(fields[.mbi]?.text == "1EG4TE5MK73")
    }

    @Test("what stands behind a whole name is none of it", arguments: [("Patient: Ann Harlow-Sato", "Person #: 118845", "Ann Harlow-Sato"), ("Patient: Ann B. Harlow Birthdate 02/11/1951", "", "Ann B. Harlow"), ("Patient: HARLOW, ANN B F", "", "Ann B. Harlow")])
    func behindName(text: String, behind: String, name: String) throws {
        #expect(try read(order.filter { $0.y != 60 } + [(text, 40, 60), (behind, 200, 60)].filter { !$0.0.isEmpty })?.fields[.patientName]?.text == name)
    }

    @Test("the caller of a spoken order, not the initial of the co-signature")
    func caller() throws {
        let texts: [Text] = [("Prescriber giving order: Dr. Maria Soto", 40, 132), ("M. Soto", 40, 180), ("04/03/26", 200, 180), ("Signature, credentials", 40, 194), ("Date and time", 200, 194)]
        #expect(try read(order + texts, without: ["Prescriber:"])?.fields[.prescriberName]?.text == "Maria Soto")
    }

    @Test("a name that a hand wrote, and the day beside or below", arguments: [
        [("M Soto", 40, 160), ("Signed/date: 04/03/2026", 200, 160)], [("Maria Soto Signed on 04/03/2026", 40, 150)], [("M. Soto", 40, 160), ("________ Date signed: 4/3/26", 40, 172)], [("Maria Soto", 40, 150), ("Maria Soto, MD", 40, 162), ("NPI 1234567893", 40, 174), ("Signed April 3, 2026", 40, 186)],
    ] as [[Text]])
    func written(texts: [Text]) throws {
        let fields = try #require(try read(order + texts)).fields
        #expect(fields[.signaturePresent]?.text == "yes")
        #expect(fields[.signaturePresent]?.status == .review)
        #expect(fields[.signatureDate]?.text == "2026-04-03")
    }

    @Test("a draft is not signed, and a date that looks like a mark signs nothing")
    func unsigned() throws {
        #expect(try read(order + [("Status: PENDING PROVIDER SIGNATURE - not yet signed", 40, 160)])?.fields[.signaturePresent]?.text == "no")
        #expect(try read(order + [("Prescriber signature: Aika Wrev Date: \\/S/ 25", 40, 160)], source: .ocr)?.fields[.signatureType]?.text != "electronic")
        #expect(try read(order + [("/s/ Maria Soto, MD   04/03/2026", 40, 160)])?.fields[.signatureType]?.text == "electronic")
        #expect(try read(order + [("Encounter signed-off by Maria Soto, MD, 04/03/2026.", 40, 160)])?.fields[.signatureDate]?.text == "2026-04-03")
    }

    @Test("labels set beside the middle of cells of several lines")
    func centred() throws {
        let table: [Text] = [
            ("Three earlier drugs failed and the disease is progressive; without this drug", 120, 160), ("Necessity", 40, 172), ("the joints will be lost. Treatment with Examplia is medically necessary to", 120, 172), ("keep the function of both hands.", 120, 184),
            ("04/09/2026", 120, 220), ("300 mg (two 150 mg injections,", 360, 220), ("Administered", 40, 226), ("Amount", 280, 226), ("11:00", 120, 232), ("abdomen)", 360, 232), ("Lot", 40, 250), ("NR8842", 120, 250),
        ]
        let fields = try #require(try read(order + table)).fields
        #expect(fields[.medicalNecessity]?.text == "Three earlier drugs failed and the disease is progressive; without this drug the joints will be lost. Treatment with Examplia is medically necessary to keep the function of both hands.")
        #expect(fields[.serviceDate]?.text == "2026-04-09")
        #expect(fields[.adminDose]?.text == "300 mg")
    }

    @Test("a day of earlier doses is not that of the record, nor a day in other sentences that of signing")
    func otherDays() throws {
        let record: [Text] = [("Infusion record", 40, 200), ("Date: 04/09/2026", 40, 214), ("Lot: NR8842", 40, 228), ("Loading doses given 02/07/2026 (1,000 mg IV, day 1) at another hospital.", 40, 242)]
        let fields = try #require(try read(order + record)).fields
        #expect(fields[.serviceDate]?.text == "2026-04-09")
        #expect(fields[.adminDose]?.text != "1000 mg")
        let unsigned: [Text] = [("Signature: M . Soo Date:", 40, 170), ("Nursing: verify the screening of 01/22/2026, no live vaccines, run over an hour at least, then flush.", 40, 184)]
        #expect(try read(order + unsigned, source: .ocr)?.fields[.signatureDate] == nil)
    }
}
