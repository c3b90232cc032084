import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

@Suite("Who sells and who buys, and numbers beside titles and names")
struct PartyTests: SupplierPapers {
    private let columns: [Text] = [("Product", 60, 160), ("Qty", 300, 160), ("Unit", 350, 160), ("Price", 470, 160), ("Amount", 540, 160)]
    private let item: [Text] = [("Examplia 100 mg vial", 60, 176), ("4", 304, 176), ("VL", 350, 176), ("250.00", 468, 176), ("1,000.00", 538, 176)]

    private func page(_ texts: [(text: String, x: Double, y: Double, height: Double)], source: PageSource = .textLayer) -> Page {
        Page(number: 1, width: 612, height: 792, words: texts.flatMap { Page.written([($0.text, $0.x, $0.y)], height: $0.height).words }, source: source)
    }

    private func record(_ page: Page, knowing knowledge: any Knowledge = NoKnowledge()) throws -> DocumentRecord? {
        Extractor(knowledge: knowledge, scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page])).documents.first
    }

    @Test("the company's name in full below its name in large print")
    func inFull() throws {
        let head: [(text: String, x: Double, y: Double, height: Double)] = [("Pine Street", 40, 24, 20), ("Pine Street Drug Supply, LLC", 40, 46, 9), ("7700 Pine Street, Akron, OH 44301", 40, 58, 9), ("Customer care 800-555-0142", 40, 70, 9), ("INVOICE", 480, 30, 10), ("Invoice No. PS-20417", 400, 60, 10)]
        #expect(try record(page(head + (columns + item).map { ($0.text, $0.x, $0.y, 10) }))?.fields[.supplierName]?.text == "Pine Street Drug Supply, LLC")
    }

    @Test("a title's number whose letters stand apart")
    func titleWithNumber() throws {
        let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("TAX INVOICE QA 0098-3317", 400, 60)]
        #expect(try read(head + columns + item).fields[.invoiceNumber]?.text == "QA 0098-3317")
    }

    @Test("a print of an electronic invoice names its parties by codes")
    func partyCodes() throws {
        let paper: [Text] = [
            ("*** EDI INBOUND DOCUMENT PRINT ***", 40, 30), ("TRANSACTION SET 810 INVOICE", 330, 30), ("BIG", 40, 54), ("INVOICE NBR 9931027745", 80, 54), ("N1", 40, 66), ("SE", 68, 66), ("PINE STREET DRUG SUPPLY CORP", 96, 66), ("N1", 40, 78), ("BT", 68, 78), ("JUNIPER STREET CLINIC ASSOC", 96, 78),
            ("18 JUNIPER ST AKRON OH 44301", 96, 90), ("N1", 40, 102), ("ST", 68, 102), ("JUNIPER INFUSION ROOM", 96, 102), ("18 JUNIPER ST STE 3 AKRON OH 44301", 96, 114),
        ]
        let fields = try read(paper + columns + item).fields
        #expect(fields[.supplierName]?.text == "PINE STREET DRUG SUPPLY CORP")
        #expect(fields[.billToName]?.text == "JUNIPER STREET CLINIC ASSOC")
        #expect(fields[.shipToName]?.text == "JUNIPER INFUSION ROOM")
    }

    @Test("the buyer's number right behind the label, the name below")
    func numberBehindBuyer() throws {
        let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Number: 7712055-00", 400, 42), ("SOLD TO: 448190", 40, 80), ("SHIP TO:", 240, 80), ("Juniper Street Clinic", 40, 92), ("Juniper Street Pharmacy", 240, 92), ("18 Juniper St", 40, 104), ("20 Juniper St", 240, 104)]
        let fields = try read(head + columns + item).fields
        #expect(fields[.accountNumber]?.text == "448190")
        #expect(fields[.billToName]?.text == "Juniper Street Clinic")
    }

    @Test("the proper name in brackets below is of the name, whatever stands behind it")
    func properNameBelow() throws {
        let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Invoice No. PS-20417", 400, 60)]
        let line = try #require(try record(page((head + columns + item).map { ($0.text, $0.x, $0.y, 10) } + [("(examplimab-abcd) List 262.00", 66, 188, 7)]), knowing: NamedDrug())?.lineItems.first)
        #expect(line[.description]?.text == "Examplia 100 mg vial (examplimab-abcd)")
        #expect(line[.listPrice]?.text == "262.00")
    }

    @Test("a label's brand by its proper name, and its code without a hyphen, for a person to confirm")
    func unreadLabel() throws {
        let label: [Text] = [("NDC 12345-678 90", 40, 30), ("Exampl a", 40, 50), ("(examplimab-abcd) injection", 40, 66), ("50 mg/mL", 40, 82), ("For intravenous infusion. Rx only", 40, 98), ("Store in a refrigerator", 40, 110), ("LOT 417730", 40, 124), ("EXP 2027-03", 40, 136), ("Discard unused portion", 40, 150)]
        let fields = try #require(try record(page(label.map { ($0.text, $0.x, $0.y, 10) }, source: .ocr), knowing: NamedDrug())).fields
        #expect(fields[.drugBrand]?.text == "Examplia")
        #expect(fields[.drugBrand]?.status == .review)
        #expect(fields[.ndc]?.text == "12345067890")
        #expect(fields[.ndc]?.status == .review)
    }
}

/// One drug, by the letters of its brand and of its proper name.
private struct NamedDrug: Knowledge {
    func drugMentions(in words: [String]) -> [DrugMention] {
        words.enumerated().compactMap { index, word in
            let letters = word.lowercased().filter(\.isLetter), drug = DrugIdentity(brand: "Examplia", properName: "examplimab-abcd", isBiologic: true)
            guard ["examplia", "examplimababcd"].contains(letters) else { return nil }
            return DrugMention(words: index..<index + 1, name: letters == "examplia" ? .brand : .properName, drug: drug, similarity: 1)
        }
    }
    func product(of ndc: NDC) -> DrugIdentity? { nil }
    func diagnosis(_ code: ICD10) -> String? { nil }
    func isSupplier(_ name: String) -> Bool { false }
}
