import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Slips, margins and lines that tell more of the goods")
struct SlipAndMarginTests: SupplierPapers {
    private let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Invoice No.", 400, 60), ("PS-20417", 500, 60)]
    private let columns: [Text] = [("Product", 60, 160), ("Qty", 300, 160), ("Unit", 350, 160), ("Price", 470, 160), ("Amount", 540, 160)]
    private let slip: [Text] = [("Slip no. PS-77401", 40, 60), ("Ship date 04/03/2027", 240, 60), ("Ship to: Juniper Street Neurology Center", 40, 74), ("Qty", 40, 160), ("UM", 90, 160), ("Description", 140, 160), ("Lot", 400, 160), ("Exp", 480, 160), ("3", 44, 176), ("EA", 90, 176), ("Examplimab 100 mg vial", 140, 176), ("QC0447", 400, 176), ("10/2028", 480, 176)]

    private func item(_ y: Double, name: String = "Examplimab 100 mg vial") -> [Text] { [(name, 60, y), ("4", 304, y), ("VL", 350, y), ("250.00", 468, y), ("1,000.00", 538, y)] }

    private func words(_ texts: [(text: String, x: Double, y: Double, height: Double)]) -> Page {
        Page(number: 1, width: 612, height: 792, words: texts.flatMap { Page.written([($0.text, $0.x, $0.y)], height: $0.height).words }, source: .textLayer)
    }

    @Test("the title of a slip in one line with the seller, or with its letters apart", arguments: [
        [("PINE STREET DRUG SUPPLY - PACKING SLIP", 40, 30)], [("PINE STREET DRUG SUPPLY", 40, 30), ("P A C K I N G", 360, 30), ("S L I P", 470, 30)],
    ] as [[Text]])
    func titleAmid(title: [Text]) throws {
        let record = try read(title + slip)
        #expect(record.fields[.subtype]?.text == "packing_slip")
        #expect(record.fields[.invoiceDate]?.text == "2027-04-03")
        #expect(record.fields[.supplierName]?.text == "PINE STREET DRUG SUPPLY")
    }

    @Test("the title of a slip in larger print before the seller")
    func titleBefore() throws {
        let page = words([("PACKING SLIP", 40, 30, 14), ("Pine Street Drug Supply", 131, 32, 10)] + slip.map { ($0.text, $0.x, $0.y, 10) })
        let record = try #require(Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page])).documents.first)
        #expect(record.fields[.subtype]?.text == "packing_slip")
        #expect(record.fields[.supplierName]?.text == "Pine Street Drug Supply")
    }

    @Test("the number of a delivery note is its own")
    func deliveryNote() throws {
        #expect(try read([("Pine Street Drug Supply", 40, 30), ("Delivery Note / Packing List", 400, 30), ("Delivery note: DN 7730216", 40, 60)] + slip.dropFirst()).fields[.invoiceNumber]?.text == "DN 7730216")
    }

    @Test("serial numbers and for whom it is are no part of the name", arguments: ["Serial: SN 10000048213377 - 10000048213386", "For patient initials: R.T. Prescriber: D. Varga MD"])
    func asides(note: String) throws {
        let line = try #require(try read(head + columns + item(176) + [(note, 60, 188), ("Lot QC0447 Exp 09/2028", 60, 200)]).lineItems.first)
        #expect(line[.description]?.text == "Examplimab 100 mg vial")
        #expect(line[.lot]?.text == "QC0447")
    }

    @Test("a head centred over wide names, with details below that begin elsewhere, and a box to tick")
    func centredHead() throws {
        let details: (Double) -> [Text] = { y in [("NDC 12345-678-90", 150, y), ("Lot QC0447", 150, y + 12), ("Exp 2028-03", 240, y + 12), ("Qty 5", 320, y + 12), ("Lot QC0448", 150, y + 24), ("Exp 2028-04", 240, y + 24), ("Qty 3", 320, y + 24)] }
        let paper: [Text] = [("PACKING SLIP", 40, 30), ("Pine Street Drug Supply", 40, 44), ("Slip no. PS-77401", 40, 60), ("SHIPPED", 30, 160), ("ORDERED", 80, 160), ("U/M", 126, 160), ("PRODUCT", 310, 160), ("CHECKED", 500, 160)]
            + [("8", 45, 176), ("8", 95, 176), ("VIAL", 124, 176), ("Examplia (exampli globulin intravenous, human) 10% 20 g", 150, 176), ("☐", 515, 176)] + details(188)
            + [("6", 45, 230), ("6", 95, 230), ("VIAL", 124, 230), ("Otheria (exampli globulin subcutaneous, human) 20% 4 g", 150, 230), ("☐", 515, 230)] + details(242)
        #expect(try read(paper).lineItems.map { $0[.description]?.text } == ["Examplia (exampli globulin intravenous, human) 10% 20 g", "Otheria (exampli globulin subcutaneous, human) 20% 4 g"])
    }

    @Test("a name behind its label below the numbers, the sum of a page, and the paper's own number on its next page")
    func printout() throws {
        func item(_ y: Double, _ line: String, _ name: String, _ amount: String) -> [Text] {
            [("IT1 LINE \(line)", 40, y), ("QTY INVOICED 4", 140, y), ("UOM EA", 240, y), ("UNIT PRICE 250.00", 300, y), ("EXT \(amount)", 420, y), ("IT1*N4 NDC......: 12345067890", 60, y + 12), ("PID DESCRIPTION.: \(name)", 60, y + 24), ("REF*LT LOT......: QC0447", 60, y + 36)]
        }
        let first: [Text] = [("INVOICE TRANSLATION REPORT", 40, 30), ("REF*DX DEPARTMENT.......: INFUSION PHARM", 40, 44), ("INVOICE NUMBER....: NP20417", 40, 58), ("INVOICE DATE......: 20270520", 40, 70), ("BILL TO...: JUNIPER STREET CLINIC PA", 40, 82)]
            + item(176, "001", "EXAMPLIA EXAMPLIMAB 100MG VIAL", "1000.00") + [("*** CONTINUED ***", 60, 240), ("RUNNING TOTAL LINES 1-1:", 170, 240), ("1000.00", 360, 240)]
        let second: [Text] = [("INVOICE NP20417 DATE 20270520", 40, 30)] + item(100, "002", "OTHERIA OTHERIMAB 50MG VIAL", "1000.00") + [("SUBTOTAL MERCHANDISE....: 2000.00", 40, 200), ("TOTAL INVOICE AMT.: 2000.00", 40, 212)]
        let record = try #require(try documents([first, second]).first { $0.kind == .invoice })
        #expect(record.lineItems.map { $0[.description]?.text } == ["EXAMPLIA EXAMPLIMAB 100MG VIAL", "OTHERIA OTHERIMAB 50MG VIAL"])
        #expect(record.lineItems.allSatisfy { $0[.lineInvoiceNumber] == nil && $0[.lineInvoiceDate] == nil })
        #expect(record.fields[.subtotal]?.text == "2000.00")
        #expect(record.fields[.supplierName]?.text != "REF*DX DEPARTMENT.......: INFUSION PHARM")
    }

    @Test("labels of a margin at the height of the heads")
    func marginOfLabels() throws {
        let margin: [Text] = [("Invoice number", 20, 130), ("NV-0098127", 20, 142), ("Invoice date", 20, 160), ("12/02/2027", 20, 172), ("Due date", 20, 190), ("01/31/2028", 20, 202), ("Account", 20, 220), ("31-77402", 20, 232), ("Customer PO", 20, 250), ("HCN-6630", 20, 262)]
        let heads: [Text] = [("Product", 160, 160), ("Qty", 330, 160), ("Unit", 370, 160), ("Price", 470, 160), ("Amount", 540, 160)]
        func row(_ y: Double, _ name: String) -> [Text] { [(name, 160, y), ("4", 334, y), ("VL", 370, y), ("250.00", 468, y), ("1,000.00", 538, y)] }
        let fields = try read([("INVOICE", 200, 30), ("Pine Street Drug Supply", 20, 30)] + margin + heads + row(176, "Examplimab 100 mg vial") + row(206, "Otherimab 50 mg vial") + [("Total", 400, 290), ("2,000.00", 538, 290)]).fields
        #expect(fields[.invoiceDate]?.text == "2027-12-02")
        #expect(fields[.dueDate]?.text == "2028-01-31")
        #expect(fields[.accountNumber]?.text == "31-77402")
        #expect(fields[.purchaseOrderNumber]?.text == "HCN-6630")
    }

    @Test("heads beside the numbers of a margin, amounts first")
    func amountsFirst() throws {
        let heads: [Text] = [("Tax ID 58-5550143", 20, 160), ("AMOUNT", 160, 160), ("EACH", 230, 160), ("QTY", 280, 160), ("UNIT", 310, 160), ("PRODUCT", 360, 160)]
        func row(_ y: Double, _ amount: String, _ count: String, _ name: String) -> [Text] { [(amount, 150, y), ("250.00", 220, y), (count, 285, y), ("VL", 310, y), (name, 360, y)] }
        let items = try read([("Pine Street", 20, 30), ("Invoice KR-1188", 160, 30)] + heads + row(176, "1,000.00", "4", "Examplimab 100 mg vial") + [("NDC 12345-678-90 lot QC0447 exp 2028-02", 360, 188)] + row(206, "500.00", "2", "Otherimab 50 mg vial") + [("TOTAL DUE", 20, 188), ("$1,500.00", 20, 206)]).lineItems
        #expect(items.map { $0[.description]?.text } == ["Examplimab 100 mg vial", "Otherimab 50 mg vial"])
        #expect(items.map { $0[.quantity]?.text } == ["4", "2"])
        #expect(items.first?[.lot]?.text == "QC0447")
    }

    @Test("how often a price counts stands behind it with its sign")
    func times() throws {
        let items = try read([("Pine Street Direct", 40, 30), ("Invoice #AS-229817", 40, 60), ("Bill to", 40, 80), ("Juniper Street Clinic", 40, 92), ("Examplimab 100 Units vial", 80, 176), ("$468.00", 400, 176), ("×4", 460, 176), ("$1,872.00", 520, 176), ("NDC: 12345-678-90", 80, 188), ("Subtotal", 400, 220), ("$1,872.00", 520, 220), ("Total", 400, 232), ("$1,872.00", 520, 232)]).lineItems
        #expect(items.first?[.quantity]?.text == "4")
        #expect(items.first?[.unitPrice]?.text == "468.00")
        #expect(items.first?[.description]?.text == "Examplimab 100 Units vial")
    }

    @Test("a rebate among totals, with a note at the other side of the page")
    func besideNotes() throws {
        let totals: [Text] = [("Net merchandise", 40, 250), ("1,000.00", 200, 250), ("Volume rebate Q4-2026", 40, 262), ("(50.00)", 205, 262), ("may be subject to further terms", 320, 262), ("Freight", 40, 274), ("0.00", 220, 274), ("Please pay", 40, 286), ("950.00", 210, 286)]
        let fields = try read(head + columns + item(176) + totals).fields
        #expect(fields[.rebate]?.text == "-50.00")
        #expect(fields[.total]?.text == "950.00")
    }

    @Test("names end before a suite, titles of numbers keep their sign, and a small letter amid capitals is for a person")
    func names() throws {
        let fields = try read(head + [("Ship to: Juniper Street Center, Suite B (rear entrance)", 40, 84), ("PO number:", 40, 100), ("PO#RSW-0828", 110, 100)] + columns + item(176)).fields
        #expect(fields[.shipToName]?.text == "Juniper Street Center")
        #expect(fields[.purchaseOrderNumber]?.text == "PO#RSW-0828")
        let credit: [Text] = [("Pine Street Drug Supply", 40, 30), ("CREDIT MEMO", 400, 30), ("Credit no.", 400, 60), ("CA-338104", 480, 60), ("Original invoice", 400, 72), ("Tl-88207", 500, 72)]
        let number = try read(credit + columns + item(176), source: .ocr).fields[.originalInvoiceNumber]
        #expect(number?.text == "TI-88207")
        #expect(number?.status == .review)
    }

    @Test("who buys, by words that say so", arguments: [
        [("Account holder: Juniper Street Neurology Center, 18 Juniper Street", 40, 90)], [("Issued to Juniper Street Neurology Center", 40, 90)], [("Customer", 40, 90), ("Deliver", 300, 90), ("Juniper Street Neurology Center", 40, 102), ("Juniper Annex Clinic", 300, 102)],
    ] as [[Text]])
    func buyers(texts: [Text]) throws {
        let fields = try read(head + texts + columns + item(176)).fields
        #expect(fields[.billToName]?.text == "Juniper Street Neurology Center")
        #expect(fields[.shipToName]?.text == (texts.count > 1 ? "Juniper Annex Clinic" : nil))
    }

    @Test("a second line of the seller's name is for a person to confirm")
    func secondLine() throws {
        let page = words([("Quiet Harbor", 40, 30, 16), ("Biotherapies", 40, 47, 16), ("18 Pier Road", 40, 66, 9), ("512-555-0166", 40, 78, 9)] + (head.dropFirst() + columns + item(176)).map { ($0.text, $0.x, $0.y, 10) })
        let name = try #require(Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page])).documents.first?.fields[.supplierName])
        #expect(name.text == "Quiet Harbor Biotherapies")
        #expect(name.status == .review)
    }

    @Test("items whose name stands above their numbers behind the number of the row")
    func numberedCards() throws {
        let paper = head + [("Item", 40, 160), ("Material / description", 80, 160), ("Qty", 330, 160), ("Unit", 370, 160), ("Unit price", 430, 160), ("Value", 540, 160)]
            + [("10", 40, 176), ("Examplimab 105 mg powder for concentrate", 80, 176), ("NDC 12345-678-90", 80, 190), ("4", 334, 190), ("Vial", 370, 190), ("250.00", 440, 190), ("1,000.00", 530, 190), ("Batch QC0447 exp 31-Jan-2028 qty 4", 80, 202)]
            + [("20", 40, 220), ("Sterile water for injection 10 mL vial", 80, 220), ("NDC 12345-679-90", 80, 234), ("25", 334, 234), ("Each", 370, 234), ("1.00", 450, 234), ("25.00", 545, 234)] as [Text]
        #expect(try read(paper).lineItems.map { $0[.description]?.text } == ["Examplimab 105 mg powder for concentrate", "Sterile water for injection 10 mL vial"])
    }

    @Test("a total in a margin over its amount, where all else adds up to it")
    func stackedTotal() throws {
        let paper = head + columns + item(176) + [("Subtotal", 400, 250), ("1,000.00", 538, 250), ("Freight", 400, 262), ("25.00", 553, 262)] as [Text]
        #expect(try read(paper + [("TOTAL DUE", 20, 100), ("$1,025.00", 20, 112)]).fields[.total]?.text == "1025.00")
        #expect(try read(paper + [("TOTAL DUE", 20, 100), ("$1,325.00", 20, 112)]).fields[.total] == nil)
    }

    @Test("labels and values one behind another, a name that goes on behind a gap, and the line of a fax machine")
    func lines() throws {
        let account = try read([("Pine Street Drug Supply", 40, 30), ("TAX INVOICE", 480, 30), ("Invoice LW-30871 Inv. date 11/06/2027 Customer 00418 P.O. BHC 1105 Terms Net 45", 40, 60)] + columns + item(176)).fields[.accountNumber]
        #expect(account?.text == "00418")
        let wrapped = try read([("Pine Street Drug Supply", 40, 30), ("Invoice #AS-229817 · Order W-771204 · Invoiced Mar 30, 2027 · Customer", 40, 60), ("ID 88120", 40, 72)] + columns + item(176)).fields[.accountNumber]
        #expect(wrapped?.text == "88120")
        let licence = try read(head + [("License issued to Pine Street Supply", 40, 74)] + columns + item(176)).fields[.billToName]
        #expect(licence == nil)
        // No registrant's number begins with an I.
        #expect(TypedReading.isDEA("RB1290446") && !TypedReading.isDEA("IB1290446"))
        let scan = try read(head + [("SHIP TO:", 300, 84), ("JUNIPER DIGESTIVE CARE", 300, 96), ("OREM", 440, 96), ("1055 N 300 W", 300, 108)] + columns + item(176), source: .ocr).fields[.shipToName]
        #expect(scan?.status == .review)
        let faxed = try read([("07/30/2027 11:08AM FROM: PINE RX ACCTG 8505550121 P.01/01", 40, 49)] + (head + columns + item(176)).map { ($0.text, $0.x, $0.y + 40) }, source: .ocr)
        #expect(faxed.fields[.supplierName]?.text == "Pine Street Drug Supply")
        let lot = try read([("PACKING SLIP", 40, 30), ("Pine Street Drug Supply", 40, 44)] + slip.map { ($0.text == "QC0447" ? "$C0447" : $0.text, $0.x, $0.y) }, source: .ocr).lineItems.first?[.lot]
        #expect(lot?.text == "SC0447")
        #expect(lot?.status == .review)
    }

    @Test("a number broken over lines in a narrow box is for a person to confirm")
    func brokenNumber() throws {
        let number = try read(head + [("Bill to", 40, 90), ("Customer", 380, 90), ("P.O.", 437, 90), ("Terms", 500, 90), ("Juniper Street Clinic", 40, 102), ("BRG-", 437, 102), ("LA3390", 380, 107), ("2231", 437, 114)] + columns + item(176), source: .ocr).fields[.purchaseOrderNumber]
        #expect(number?.text == "BRG-2231")
        #expect(number?.status == .review)
    }

    @Test("where all print is of one size the seller is whom one pays, for a person to confirm")
    func remitTo() throws {
        let name = try read([("EDI 810 INVOICE", 40, 30), ("REMIT TO..........: PINE STREET SUPPLY INC", 40, 500), ("INVOICE NUMBER....: PS20417", 40, 72), ("BILL TO...: JUNIPER STREET CLINIC PA", 40, 84)] + columns + item(176)).fields[.supplierName]
        #expect(name?.text == "PINE STREET SUPPLY INC")
        #expect(name?.status == .review)
    }

    @Test("a strength that lost its unit or its point is for a person", arguments: [([("280 mg/2", 40, 50), ("Each vial contains 280 mg of exampli alfa", 300, 60)], "280 mg"), ([("2 mg/0 05 mL", 40, 50)], "2 mg/0.05 mL")] as [([Text], String)])
    func strengths(texts: [Text], strength: String) throws {
        let label: [Text] = [("NDC 12345-678-90", 40, 30)] + texts + [("For intravenous infusion. Rx only", 40, 76), ("Store in a refrigerator", 40, 90), ("LOT 417730", 40, 104), ("EXP 2027-03", 40, 118), ("Discard unused portion", 40, 130)]
        let value = try #require(try documents([label], source: .ocr).first { $0.kind == .label }).fields[.strength]
        #expect(value?.text == strength)
        #expect(value?.status == .review)
    }

    @Test("the strength in the largest print counts, however tall the line beside it")
    func largestStrength() throws {
        let page = words([("NDC 12345-678-90", 40, 30, 10), ("Examplia", 40, 44, 40), ("Each vial contains 280 mg of exampli alfa", 300, 59, 10), ("280 mg/2 mL", 40, 100, 20), ("For intravenous infusion. Rx only", 40, 130, 10), ("LOT 417730", 40, 144, 10), ("EXP 2027-03", 40, 158, 10), ("Discard unused portion", 40, 172, 10)])
        let value = Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page])).documents.first { $0.kind == .label }?.fields[.strength]
        #expect(value?.text == "280 mg/2 mL")
        #expect(value?.status == .accepted)
    }

    @Test("a seller with its telephone and fax in one line at the top is no banner of a fax")
    func letterhead() throws {
        #expect(try read([("Pine Street Drug Supply", 40, 44), ("Phone 330-555-0142", 240, 44), ("Fax 330-555-0143", 400, 44)] + head.dropFirst().map { ($0.text, $0.x, $0.y + 20) } + columns + item(176)).fields[.supplierName]?.text == "Pine Street Drug Supply")
    }

    @Test("heads of how it is shipped name no place, and a count of cartons no slip")
    func shipping() throws {
        #expect(try read(head + [("CUSTOMER", 40, 90), ("SHIP", 200, 90), ("SALES REP", 300, 90), ("Juniper Street Clinic", 40, 102), ("Ground Express", 200, 102), ("Ann Cole", 300, 102)] + columns + item(176)).fields[.shipToName] == nil)
        #expect(try read([("Pine Street Drug Supply", 40, 30), ("PACKING SLIP", 400, 30), ("Delivery note: 12 cartons", 40, 60)] + slip.dropFirst()).fields[.invoiceNumber] == nil)
    }
}
