import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

/// Who is treated, who orders, and how it is signed.
@Suite("People of an order")
struct OrderPeopleTests {
    private typealias Texts = [(text: String, x: Double, y: Double)]

    private func order(_ texts: Texts, source: PageSource = .textLayer, ink: [InkMark] = []) throws -> DocumentRecord {
        var page = Page.written(texts, source: source)
        page.ink = ink
        let record = Extractor(knowledge: ThreeDrugs(diagnoses: [:]), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        return try #require(record.documents.first { $0.kind == .order })
    }

    private let drug: Texts = [("PHYSICIAN ORDER FORM", 40, 20), ("Order date: 04/02/2026", 40, 90), ("Drug: Examplia", 40, 104), ("Dose: 300 mg", 200, 104), ("Route: IV", 300, 104), ("Frequency: every 4 weeks", 400, 104)]
    private let patient: Texts = [("Patient: HARLOW, JUNE B", 40, 60), ("DOB: 02/11/1951", 300, 60)]

    @Test("a name before a number of prescribers is the prescriber's; that of the patient is stuck over the birth date")
    func sticker() throws {
        let order = try order(drug + [("St. Mary Hospital", 40, 40), ("HARLOW JUNE B", 400, 40), ("DOB 02/11/1951", 400, 54), ("MBI 1EG4TE5MK73", 400, 68), ("Name Ann Cole, NP", 40, 150), ("NPI 1234567893", 200, 150)])
        #expect(order.fields[.patientName]?.text == "June B. Harlow" && order.fields[.prescriberName]?.text == "Ann Cole")
    }

    @Test("a letter tells of whom it speaks")
    func letter() throws {
        let order = try order(drug + [("I am writing this order for my patient June B. Harlow, born February 11, 1951, Medicare", 40, 60)])
        #expect(order.fields[.patientName]?.text == "June B. Harlow")
    }

    @Test("a full name belongs to the part of the form that it stands in")
    func fullName() throws {
        let order = try order(drug + [("PATIENT", 40, 40), ("Full name: June B. Harlow", 40, 54), ("PRESCRIBER", 40, 150), ("Full name: Ann Cole", 40, 164)])
        #expect(order.fields[.patientName]?.text == "June B. Harlow" && order.fields[.prescriberName]?.text == "Ann Cole")
    }

    @Test("a sentence over a heading is no name")
    func sentence() throws {
        let order = try order(drug + patient + [("M Hypersensitivity protocol per clinic policy", 40, 150), ("PRESCRIBER", 40, 166), ("Printed name Ann Cole, NP", 40, 182), ("NPI 1234567893", 240, 182)], source: .ocr)
        #expect(order.fields[.prescriberName]?.text == "Ann Cole")
    }

    @Test("an initial read as a stroke is one")
    func stroke() throws {
        let order = try order(drug + [("Patient: Ramona |. Escobedo", 40, 60), ("DOB: 02/11/1951", 300, 60)], source: .ocr)
        #expect(order.fields[.patientName]?.text == "Ramona I. Escobedo")
    }

    @Test("a name in a hand's type signs in the cell behind its label, and a statement signs though its first letter was misread")
    func handsType() throws {
        var page = Page.written(patient + drug + [("Provider signature", 40, 200), ("Date signed", 340, 200), ("04/03/2026", 440, 212)])
        page.words += Page.written([("Ann Cole", 150, 203)], height: 26).words
        let record = Extractor(knowledge: ThreeDrugs(diagnoses: [:]), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        let order = try #require(record.documents.first)
        #expect(order.fields[.signatureType]?.text == "wet" && order.fields[.signatureDate]?.text == "2026-04-03")
        let statement = try self.order(patient + drug + [("Flectronically signed: Ann Cole, PA-C - 04/03/2026 08:08", 40, 200), ("Signature", 40, 214), ("Date", 300, 214)], source: .ocr)
        #expect(statement.fields[.signatureType]?.text == "electronic" && statement.fields[.signatureDate]?.text == "2026-04-03")
    }

    @Test("the typed name counts, not how the hand above it is read")
    func typed() throws {
        let order = try order(drug + patient + [("Anna Gole", 40, 150), ("Physician (typed): Ann Cole, M.D.", 40, 164), ("N.P.I. 1234567893", 300, 164)], source: .ocr)
        #expect(order.fields[.prescriberName]?.text == "Ann Cole")
    }

    @Test("the day under an electronic signature is its own, not that of the order beside it; what the next box asks for is no matter")
    func electronicDay() throws {
        let certificate = try order(patient + drug.filter { !$0.text.hasPrefix("Order date") } + [("Digitally signed by Ann Cole, MD", 300, 200), ("Order date", 40, 212), ("04/02/2026", 120, 212), ("Date: 2026.04.09 08:41:17 -04'00'", 300, 212)])
        #expect(certificate.fields[.signatureDate]?.text == "2026-04-09")
        let boxes = try order(patient + drug + [("Physician's signature", 40, 200), ("Date signed", 300, 200), ("Prior auth no.", 420, 200), ("Electronically signed by Ann Cole, MD", 40, 212), ("04/09/2026 13:14", 300, 212), ("none required", 420, 212)])
        #expect(boxes.fields[.signatureType]?.text == "electronic" && boxes.fields[.signatureDate]?.text == "2026-04-09")
    }

    @Test("a pen in the cell behind its label, and a hand's name behind a colon, sign")
    func wet() throws {
        let cell = try order(patient + drug + [("Provider signature", 40, 200), ("Date signed", 300, 200), ("04/03/2026", 400, 212)], source: .ocr, ink: [InkMark(box: Box(x: 150, y: 204, width: 100, height: 20))])
        #expect(cell.fields[.signatureType]?.text == "wet" && cell.fields[.signatureDate]?.text == "2026-04-03")
        let name = try order(patient + drug + [("Signature: Ann Cole", 40, 200), ("Signed on: 04/03/2026", 300, 200)], source: .ocr)
        #expect(name.fields[.signatureType]?.text == "wet" && name.fields[.signatureDate]?.text == "2026-04-03")
        let letter = try order(patient + drug + [("Sincerely,", 40, 180), ("Ann Cole", 50, 200), ("Ann Cole, MD", 40, 214), ("Signed: 04/03/2026", 300, 214)], source: .ocr)
        #expect(letter.fields[.signatureType]?.text == "wet" && letter.fields[.signatureDate]?.text == "2026-04-03")
    }

    @Test("a form that takes no stamps is not stamped")
    func noStamps() throws {
        let order = try order(patient + drug + [("Signature (wet or electronic; stamps not accepted)", 40, 200)], source: .ocr, ink: [InkMark(box: Box(x: 50, y: 212, width: 150, height: 20))])
        #expect(order.fields[.signatureType]?.text == "wet")
    }
}
