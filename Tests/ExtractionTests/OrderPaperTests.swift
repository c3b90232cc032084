import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

/// What else stands on the paper of an order: stamps, other people's names and numbers, captions, records.
@Suite("The paper of an order")
struct OrderPaperTests {
    private typealias Texts = [(text: String, x: Double, y: Double)]

    private let diagnoses = ["M05.79": "Rheumatoid arthritis of multiple sites", "E11.9": "Type 2 diabetes mellitus", "E78.01": "Familial hypercholesterolemia"]

    private func order(_ texts: Texts, checkboxes: [Checkbox] = []) throws -> DocumentRecord {
        var page = Page.written(texts)
        page.checkboxes = checkboxes
        let record = Extractor(knowledge: ThreeDrugs(diagnoses: diagnoses), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        return try #require(record.documents.first { $0.kind == .order })
    }

    private let head: Texts = [("INFUSION ORDER FORM", 240, 30), ("Patient: HARLOW, JUNE B", 40, 60), ("DOB: 02/11/1951", 300, 60)]
    private let drug: Texts = [("Drug: Examplia", 40, 200), ("Dose: 300 mg", 200, 200), ("Route: IV", 300, 200), ("Frequency: every 4 weeks", 400, 200)]
    private let dated: Texts = [("Order date: 04/02/2026", 40, 76)]
    private let prescriber: Texts = [("Prescriber: Ann Cole, MD", 40, 360), ("NPI: 1234567893", 300, 360)]
    private var form: Texts { head + dated + drug + prescriber }

    @Test("the day of a stamp, or of a certificate, is no day of order", arguments: [
        [("RECEIVED", 400.0, 30.0), ("04/09/2026", 400, 44), ("MAIL ROOM", 400, 58)], [("Digitally signed by Ann Cole", 40, 400), ("DN: cn=Ann Cole, c=US", 40, 412), ("Date: 2026.04.09 08:41:17 -04'00'", 40, 424)],
    ] as [[(text: String, x: Double, y: Double)]])
    func stamps(stamp: [(text: String, x: Double, y: Double)]) throws {
        #expect(try order(form + stamp).fields[.orderDate]?.text == "2026-04-02")
        #expect(try order(head + drug + prescriber + stamp).fields[.orderDate]?.status != .accepted)
    }

    @Test("a certificate dates the signature")
    func certificate() throws {
        let order = try order(form + [("Digitally signed by Ann Cole", 40, 400), ("DN: cn=Ann Cole, c=US", 40, 412), ("Date: 2026.04.09 08:41:17 -04'00'", 40, 424)])
        #expect(order.fields[.signatureType]?.text == "electronic" && order.fields[.signatureDate]?.text == "2026-04-09")
    }

    @Test("a number behind or under another doctor's name is not the prescriber's", arguments: [
        [("Supervising: Paul Moss, MD NPI 1003000126", 300.0, 388.0)], [("Paul Moss, MD", 300, 40), ("NPI 1003000126", 300, 52)],
    ] as [[(text: String, x: Double, y: Double)]])
    func numbers(other: [(text: String, x: Double, y: Double)]) throws {
        #expect(try order(form + other).fields[.npi]?.text == "1234567893")
        #expect(try order(form.filter { !$0.text.hasPrefix("NPI") } + other).fields[.npi]?.status != .accepted)
    }

    @Test("who takes an order down does not sign it; a co-signature that is pending is none")
    func nurses() throws {
        let said: Texts = [("Transcribed and e-signed by May Hill, RN 04/02/2026 1541", 40, 400), ("Provider co-signature: PENDING - not yet authenticated", 40, 420)]
        let order = try order(form + said)
        #expect(order.fields[.signaturePresent]?.text == "no" && order.fields[.signatureDate] == nil)
        #expect(try self.order(form + [("Electronically signed by Ann Cole, MD 04/02/2026", 40, 400)]).fields[.signaturePresent]?.text == "yes")
    }

    @Test("signed through a service, in the box that asks for it")
    func throughService() throws {
        let order = try order(form + [("Signature (electronic)", 40, 400), ("Date signed", 300, 400), ("✔ Signed in ReferAll by A. Cole, MD", 40, 414), ("04/03/2026", 300, 414)])
        #expect(order.fields[.signatureType]?.text == "electronic" && order.fields[.signatureDate]?.text == "2026-04-03")
    }

    @Test("a heading for nurses starts no record: the code to dispense stays the order's")
    func nursing() throws {
        let order = try order(form + [("Nursing", 40, 120), ("Vital signs before and after", 40, 134), ("NDC 12345-6789-01", 40, 214)])
        #expect(order.fields[.adminNDC] == nil && order.fields[.ndc]?.text == "12345678901")
    }

    @Test("each lot stands with its expiry under one label")
    func lots() throws {
        let order = try order(form + [("Date given", 40, 420), ("04/05/2026", 140, 420), ("Lot / expires", 40, 434), ("DT0041C / 2027-04 (3 vials)", 140, 434), ("DT0044A / 2027-06 (2 vials)", 140, 446)])
        #expect(order.fields[.adminLot]?.list == ["DT0041C", "DT0044A"])
        #expect(order.fields[.adminExpiry]?.list == ["2027-04", "2027-06"])
    }

    @Test("the record of all that was given has a row for the biologic")
    func record() throws {
        let order = try order(form + [
            ("Medication Administration Record", 40, 420), ("Medication", 40, 440), ("Administered", 200, 440), ("Dose", 300, 440), ("Product", 400, 440),
            ("Premedix", 40, 454), ("04/05/2026", 200, 454), ("25 mg", 300, 454), ("Examplia", 40, 468), ("04/06/2026", 200, 468), ("300 mg", 300, 468),
        ])
        #expect(order.fields[.serviceDate]?.text == "2026-04-06" && order.fields[.adminDose]?.text == "300 mg")
    }

    @Test("a schedule is no code; what a comma joins to a diagnosis is part of it; options without marks are for review")
    func codes() throws {
        #expect(try order(form + [("Diagnosis: M05.79 Rheumatoid arthritis of multiple sites", 40, 100), ("Regimen: EXAMPLIMAB Q14D (RA)", 40, 114)]).fields[.icd10]?.list == ["M05.79"])
        #expect(try order(form + [("Dx: E78.01 Familial hypercholesterolemia, homozygous", 40, 100)]).fields[.diagnosisText]?.list == ["Familial hypercholesterolemia, homozygous"])
        let options: Texts = [("Diagnosis", 40, 100), ("Rheumatoid arthritis (M05.79)", 60, 114), ("Diabetes mellitus (E11.9)", 260, 114)]
        #expect(try order(form + options).fields[.icd10]?.status == .review)
        #expect(try order(form + options, checkboxes: [44.0, 244].map { Checkbox(box: Box(x: $0, y: 114, width: 10, height: 10), isTicked: $0 < 100) }).fields[.icd10]?.list == ["M05.79"])
    }

    @Test("labels may be captions under their values")
    func captions() throws {
        let rows: [[String]] = [["HARLOW, JUNE B", "02/11/1951", "04/02/2026"], ["Examplia", "300 mg", "IV"], ["every 4 weeks", "71.2 kg", "160 cm"], ["Ann Cole, MD", "1234567893", "A0042519"]]
        let labels: [[String]] = [["Patient", "Birth date", "Order written"], ["Brand", "Dose", "Route"], ["Schedule", "Weight", "Height"], ["Ordering physician", "NPI", "Prior authorization"]]
        var texts: Texts = [("INFUSION ORDER FORM", 240, 30)]
        for row in rows.indices {
            for column in 0..<3 {
                let (x, y) = (40 + 200 * Double(column), 80 + 40 * Double(row))
                texts += [(rows[row][column], x, y), (labels[row][column], x, y + 12)]
            }
        }
        let order = try order(texts)
        #expect(order.fields[.patientName]?.text == "June B. Harlow" && order.fields[.patientBirthDate]?.text == "1951-02-11" && order.fields[.orderDate]?.text == "2026-04-02")
        #expect(order.fields[.drugBrand]?.text == "Examplia" && order.fields[.dose]?.text == "300 mg" && order.fields[.frequency]?.text == "Q4W")
        #expect(order.fields[.weight]?.text == "71.2 kg" && order.fields[.height]?.text == "160 cm" && order.fields[.npi]?.text == "1234567893")
    }

    @Test("each part of a name may have a box, and a birth date stands before the sex")
    func parts() throws {
        let order = try order(drug + dated + prescriber + [("INFUSION ORDER FORM", 240, 20), ("First name", 40, 40), ("Middle", 200, 40), ("Last name", 300, 40), ("June", 40, 52), ("B.", 200, 52), ("Harlow", 300, 52), ("02/11/1951 Female", 40, 64)])
        #expect(order.fields[.patientName]?.text == "June B. Harlow" && order.fields[.patientBirthDate]?.text == "1951-02-11")
    }

    @Test("a day of the century before beside the patient's name is offered as the birth date, never certain")
    func misreadLabel() throws {
        let order = try order(dated + drug + prescriber + [("INFUSION ORDER FORM", 240, 20), ("Patient: HARLOW, JUNE B", 40, 60), ("pop 02/11/1951", 300, 60)])
        #expect(order.fields[.patientBirthDate].map { $0.text == "1951-02-11" && $0.status == .review } == true)
    }

    @Test("directions say way and schedule")
    func directions() throws {
        let order = try order(head + dated + prescriber + [("Drug: Examplia 300 mg prefilled syringe", 40, 100), ("Sig: Inject 1 syringe under the skin every 4 weeks in clinic", 40, 130)])
        #expect(order.fields[.route]?.text == "SC" && order.fields[.frequency]?.text == "Q4W")
    }

    @Test("directions for another drug are not the order's", arguments: ["Premedix 25 mg tablet", "Premedix by mouth"])
    func otherDirections(drug: String) throws {
        let order = try order(head + dated + prescriber + [("Drug: Examplia 300 mg", 40, 100), (drug, 40, 120), ("Sig: take 25 mg by mouth every 2 weeks", 40, 132)])
        #expect(order.fields[.frequency]?.status != .accepted && order.fields[.route]?.text != "ORAL")
    }

    @Test("a first name is shared by many: another Ann's number is not the prescriber's")
    func firstNames() throws {
        let order = try order(form.filter { !$0.text.hasPrefix("NPI") } + [("Ann Moss, MD", 300, 40), ("NPI 1003000126", 300, 52)])
        #expect(order.fields[.npi]?.status != .accepted)
    }

    @Test("what a dose by size comes to stands behind a verb; its weight within the product")
    func product() throws {
        #expect(try order(head + dated + prescriber + [("Examplia", 40, 100), ("15 mg/kg IV every 4 weeks", 40, 112), ("wt 80 kg", 40, 124), ("give 1,200 mg", 120, 124)]).fields[.calculatedDose]?.text == "1200 mg")
        let order = try order(head + dated + prescriber + [("Drug: Examplia", 40, 100), ("Dose: 15 mg/kg x 80 kg = 1,200 mg", 40, 112), ("Route: IV", 40, 124)])
        #expect(order.fields[.weight]?.text == "80 kg" && order.fields[.calculatedDose]?.text == "1200 mg")
    }

    @Test("a volume in a sentence is no certain dose")
    func volume() throws {
        #expect(try order(head + dated + prescriber + [("Examplia in 100 mL IV every 4 weeks", 40, 100)]).fields[.dose]?.status != .accepted)
    }

    @Test("of a list whose boxes are open the one name without a box is offered")
    func missedBox() throws {
        let names: Texts = [("Otheria 120 mg", 60, 220), ("Examplia 300 mg", 60, 236), ("Unknownia 50 mg", 60, 252), ("Otheria 60 mg", 60, 268)]
        let boxes = [220.0, 252, 268].map { Checkbox(box: Box(x: 42, y: $0, width: 10, height: 10), isTicked: false) }
        let order = try order(head + dated + prescriber + names, checkboxes: boxes)
        #expect(order.fields[.drugSelection]?.text == "one" && order.fields[.drugSelection]?.status == .review)
        #expect(order.fields[.drugBrand]?.text == "Examplia" && order.fields[.drugBrand]?.status == .review)
    }

    @Test("a note of a visit that holds the order and its signature is an order")
    func note() throws {
        let order = try order([
            ("Hill Rheumatology", 40, 20), ("Progress Note", 400, 20), ("Patient: June B. Harlow", 40, 40), ("DOB: 02/11/1951", 300, 40), ("Encounter: 04/02/2026", 40, 52), ("VITAL SIGNS", 40, 76), ("BP 138/82, weight 71.2 kg", 40, 88),
            ("RESULTS", 40, 110), ("hemoglobin 11.2, creatinine 0.8", 40, 122), ("ASSESSMENT", 40, 150), ("Rheumatoid arthritis of multiple sites (M05.79), not controlled.", 40, 162), ("MEDICAL NECESSITY", 40, 190),
            ("Active disease in spite of two agents and a failed trial of a third.", 40, 202), ("PLAN / ORDERS PLACED", 40, 230), ("1. Examplia 300 mg IV every 4 weeks, at our infusion suite.", 40, 242),
            ("Electronically authenticated by Ann Cole, MD (NPI 1234567893) on 04/03/2026 08:47", 40, 280),
        ])
        #expect(order.fields[.drugBrand]?.text == "Examplia" && order.fields[.frequency]?.text == "Q4W" && order.fields[.signatureDate]?.text == "2026-04-03")
        // Orders of tests make no order of a note.
        let tests = Extractor(knowledge: ThreeDrugs(), scorer: try .shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [Page.written([
            ("Hill Rheumatology", 40, 20), ("Progress Note", 400, 20), ("Patient: June B. Harlow", 40, 40), ("CHIEF COMPLAINT", 40, 60), ("VITAL SIGNS", 40, 76), ("RESULTS", 40, 110), ("hemoglobin 11.2, creatinine 0.8", 40, 122),
            ("ASSESSMENT", 40, 150), ("Stable.", 40, 162), ("PLAN / ORDERS PLACED", 40, 230), ("1. CBC, CMP in 8 weeks. Prednisone 10 mg daily.", 40, 242), ("Electronically authenticated by Ann Cole, MD", 40, 280),
        ])]))
        #expect(tests.documents.map(\.kind) == [.other])
        // The day of the visit is offered, not known.
        #expect(order.fields[.orderDate].map { $0.text == "2026-04-02" && $0.status == .review } == true)
    }
}
