import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

/// Why the drug is needed, and how prose goes on over lines.
@Suite("Reasons of an order")
struct NecessityTests {
    private typealias Texts = [(text: String, x: Double, y: Double)]

    private let diagnoses = ["K50.10": "Crohn's disease of large intestine without complications", "M06.9": "Rheumatoid arthritis, unspecified"]

    private func order(_ texts: Texts, source: PageSource = .textLayer, checkboxes: [Checkbox] = []) throws -> DocumentRecord {
        var page = Page.written(head + texts, source: source)
        page.checkboxes = checkboxes
        let record = Extractor(knowledge: ThreeDrugs(diagnoses: diagnoses), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        return try #require(record.documents.first { $0.kind == .order })
    }

    private let head: Texts = [
        ("PHYSICIAN ORDER FORM", 40, 20), ("Patient: HARLOW, JUNE B", 40, 40), ("DOB: 02/11/1951", 300, 40), ("Order date: 04/02/2026", 40, 54), ("Drug: Examplia", 40, 68), ("Dose: 300 mg", 200, 68), ("Route: IV", 300, 68),
        ("Frequency: every 4 weeks", 400, 68),
    ]

    @Test("a heading that speaks of necessity is that of the reasons, whatever else it says", arguments: ["5 Statement of medical necessity", "LETTER OF NECESSITY - SUMMARY", "Reason for Order / Medical Necessity", "REASON THERAPY IS MEDICALLY NECESSARY"])
    func headings(heading: String) throws {
        let order = try order([(heading, 40, 100), ("Uric acid 9.8 mg/dL after febuxostat 80 mg for eleven months, and the tophi", 40, 114), ("of both hands and the left elbow have grown.", 40, 126)])
        #expect(order.fields[.medicalNecessity]?.text == "Uric acid 9.8 mg/dL after febuxostat 80 mg for eleven months, and the tophi of both hands and the left elbow have grown.")
    }

    @Test("lines that somebody broke by hand stay together")
    func brokenByHand() throws {
        let order = try order([
            ("Medical Necessity", 40, 100), ("DAS28 5.6 after methotrexate weekly and", 40, 114), ("two inhibitors (first, second).", 40, 126), ("The reference product is not covered on the plan formulary; substitution", 40, 138), ("approved by prescriber.", 40, 150),
        ])
        #expect(order.fields[.medicalNecessity]?.text.hasSuffix("(first, second). The reference product is not covered on the plan formulary; substitution approved by prescriber.") == true)
    }

    @Test("what follows a label within its line goes on where the line begins, or a little before a mark that was lost", arguments: [("Reason for therapy (medical necessity): ", 40.0), ("Medical necessity: ", 27)])
    func inline(label: String, left: Double) throws {
        let order = try order([(label + "Steroid-dependent colitis, score 9 with subscore 3 on 07/10/2025. Failed", 40, 100), ("mesalamine and azathioprine. Surgery declined.", left, 112)])
        #expect(order.fields[.medicalNecessity]?.text == "Steroid-dependent colitis, score 9 with subscore 3 on 07/10/2025. Failed mesalamine and azathioprine. Surgery declined.")
    }

    @Test("what a form asks of whoever fills it in is no reason")
    func rules() throws {
        let order = try order([("GUIDELINES FOR ORDERING", 40, 100), ("1. Send the face sheet and the most recent note.", 40, 114), ("2. Live vaccines may be given concurrently only where the benefits outweigh the risks of it all.", 40, 126)])
        #expect(order.fields[.medicalNecessity] == nil)
    }

    @Test("captions: nothing over one is nothing, and lines to write on are far apart")
    func captions() throws {
        let order = try order([
            ("6FK5XX0PV01", 44, 100), ("74.8 kg", 300, 100), ("65 in", 460, 100), ("Medicare number", 40, 112), ("Weight", 296, 112), ("Height", 456, 112), ("IV", 44, 140), ("every 4 weeks", 200, 140), ("Route", 40, 152), ("Frequency", 196, 152), ("Authorization number", 380, 152),
            ("Crohn's disease", 44, 180), ("C7451", 460, 180), ("Diagnosis", 40, 192), ("ICD-10", 456, 192), ("Documented loss of response to previous therapy. Its benefits", 44, 220), ("outweigh the risks of treatment.", 44, 244), ("Why this treatment is medically necessary", 40, 280),
        ])
        #expect(order.fields[.priorAuthNumber] == nil)
        #expect(order.fields[.medicalNecessity]?.text == "Documented loss of response to previous therapy. Its benefits outweigh the risks of treatment.")
    }

    @Test("two rows of captions are some where every value fits them")
    func pad() throws {
        let texts: Texts = [
            ("Ann Cole, MD", 225, 40), ("PHYSICIAN ORDER", 40, 20), ("June B. Harlow", 116, 70), ("11/10/2024", 409, 70), ("Name", 76, 81), ("Date", 376, 81), ("2/9/1945", 108, 100), ("1EG4TE5MK73", 276, 100), ("61.5 kg", 454, 100), ("DOB", 76, 111), ("Medicare", 222, 111), ("Wt", 430, 111),
            ("Examplia", 121, 140), ("210 mg subcut monthly", 121, 158),
        ]
        let record = Extractor(knowledge: ThreeDrugs(diagnoses: diagnoses), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [Page.written(texts)]))
        let order = try #require(record.documents.first)
        for (field, value) in [(Field.patientName, "June B. Harlow"), (.weight, "61.5 kg"), (.patientBirthDate, "1945-02-09")] { #expect(order.fields[field]?.text == value) }
    }

    @Test("two values under two labels, and one in the next line of a sentence")
    func measures() throws {
        let both = try order([("9. Weight / Height", 300, 100), ("70.0 kg / 174 cm", 300, 112)])
        #expect(both.fields[.weight]?.text == "70 kg" && both.fields[.height]?.text == "174 cm")
        let sentence = try order([("Please give it by infusion as ordered above. Current weight is", 40, 100), ("79.5 kg, which was measured today.", 40, 112)])
        #expect(sentence.fields[.weight]?.text == "79.5 kg")
    }

    @Test("an option goes on in its own column")
    func columns() throws {
        let order = try order([
            ("DIAGNOSIS", 40, 100), ("Rheumatoid arthritis - ICD-10: M06.9", 54, 114), ("Ulcerative colitis - ICD-10: K51.90", 320, 114), ("Crohn's disease of large intestine without complications - ICD-", 54, 126), ("Psoriasis - ICD-10: L40.0", 420, 126), ("10: K50.10", 54, 138),
        ], checkboxes: [(42.0, 115.0, false), (308, 115, false), (42, 127, true), (408, 127, false)].map { Checkbox(box: Box(x: $0.0, y: $0.1, width: 8, height: 8), isTicked: $0.2) })
        #expect(order.fields[.icd10]?.list == ["K50.10"])
    }

    @Test("a code torn before its point is one")
    func torn() throws {
        let order = try order([("ICD-10: M06 .9", 40, 100), ("Description: Rheumatoid arthritis, unspecified", 200, 100)], source: .ocr)
        #expect(order.fields[.icd10]?.list == ["M06.9"])
    }

    @Test("amount, way and schedule in a row are the order of a letter, for a person to confirm")
    func wholeSentence() throws {
        let letter = head.filter { !["Dose", "Route", "Frequency"].contains($0.text.prefix { $0 != ":" }) } + [("To whom it may concern:", 40, 100), ("Please accept this letter as my order.", 40, 120), ("Order. 3,300 mg by intravenous infusion every 8 weeks for one year, diluted to", 40, 140), ("50 mg/mL, over at least 40 minutes.", 40, 152)]
        let record = Extractor(knowledge: ThreeDrugs(diagnoses: diagnoses), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [Page.written(letter)]))
        let order = try #require(record.documents.first)
        #expect(order.fields[.dose]?.text == "3300 mg" && order.fields[.dose]?.status == .review && order.fields[.frequency]?.text == "Q8W")
    }
}
