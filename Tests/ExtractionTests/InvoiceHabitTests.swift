import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

@Suite("Habits of billers")
struct InvoiceHabitTests: SupplierPapers {
    private let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Invoice No.", 400, 60), ("PS-20417", 500, 60)]
    private let columns: [Text] = [("Product", 60, 160), ("Qty", 300, 160), ("Unit", 350, 160), ("Price", 470, 160), ("Amount", 540, 160)]

    private func item(_ y: Double, name: String = "Examplimab 100 mg vial") -> [Text] { [(name, 60, y), ("4", 304, y), ("VL", 350, y), ("250.00", 468, y), ("1,000.00", 538, y)] }

    private func words(_ texts: [(text: String, x: Double, y: Double, height: Double)], source: PageSource) -> Page {
        let words = texts.flatMap { text, x, y, height in
            Page.written([(text, x, y)], height: height).words.map { Word(text: $0.text, box: Box(x: $0.box.left, y: y - height / 2, width: $0.box.width, height: height), confidence: $0.confidence) }
        }
        return Page(number: 1, width: 612, height: 792, words: words, source: source)
    }

    @Test("a billing document with its buyer as payer, its order's day beside, and decimal commas")
    func billingDocument() throws {
        let paper: [Text] = [
            ("Nordholm Biologics AB", 40, 30), ("BILLING DOCUMENT", 40, 56), ("Document number", 320, 56), ("8030117745", 480, 56), ("Document date", 320, 68), ("14.11.2027", 480, 68),
            ("Payer", 40, 84), ("Purchase order no.", 320, 84), ("4711-20", 480, 84), ("Juniper Street Neurology Center", 40, 96), ("Purchase order date", 320, 96), ("09.11.2027", 480, 96),
            ("18 Juniper Street", 40, 108), ("Payable until", 320, 108), ("29.12.2027", 480, 108), ("Akron, OH 44301", 40, 120),
            ("Item", 40, 160), ("Material / description", 90, 160), ("Quantity", 320, 160), ("Unit", 390, 160), ("Price per unit", 430, 160), ("Value", 560, 160),
            ("000010", 40, 176), ("20041-100", 90, 176), ("4", 340, 176), ("VIA", 390, 176), ("1.250,00", 460, 176), ("5.000,00", 545, 176), ("Examplimab 100 mg vial", 90, 188), ("Batch 7QA1204 quantity 4 VIA expiry 31.08.2028", 100, 200),
            ("Value of goods", 320, 230), ("5.000,00", 545, 230), ("Freight", 320, 242), ("60,00", 560, 242), ("Amount payable USD", 320, 254), ("5.060,00", 545, 254),
        ]
        let invoice = try read(paper)
        #expect(invoice.fields[.invoiceNumber]?.text == "8030117745")
        #expect(invoice.fields[.purchaseOrderNumber]?.text == "4711-20")
        #expect(invoice.fields[.billToName]?.text == "Juniper Street Neurology Center")
        #expect(invoice.fields[.dueDate]?.text == "2027-12-29")
        #expect(invoice.fields[.total]?.text == "5060.00")
        #expect(invoice.lineItems.first?[.lot]?.text == "7QA1204")
        #expect(invoice.lineItems.first?[.expiry]?.text == "2028-08-31")
    }

    @Test("what the lines add up to is the subtotal, whatever the rows are called")
    func exchangedTotals() throws {
        let totals: [Text] = [("Transfer total", 400, 250), ("2,000.00", 538, 250), ("Courier allocation", 400, 262), ("15.00", 553, 262), ("Total charge", 400, 274), ("2,015.00", 538, 274)]
        let invoice = try read(head + columns + item(176) + item(196, name: "Otherimab 50 mg vial") + totals)
        #expect(invoice.fields[.subtotal]?.text == "2000.00")
        #expect(invoice.fields[.total]?.text == "2015.00")
    }

    @Test("two charges under one name leave exchanged totals to a person")
    func twoCharges() throws {
        let totals: [Text] = [("Transfer total", 400, 250), ("2,000.00", 538, 250), ("Courier", 400, 262), ("15.00", 553, 262), ("Handling", 400, 274), ("20.00", 553, 274), ("Total charge", 400, 286), ("2,035.00", 538, 286)]
        let fields = try read(head + columns + item(176) + item(196, name: "Otherimab 50 mg vial") + totals).fields
        #expect(fields[.total]?.status != .accepted || fields[.total]?.text == "2035.00")
        #expect(fields[.subtotal]?.status != .accepted || fields[.subtotal]?.text == "2000.00")
    }

    @Test("an insurer's number is not the customer's")
    func payer() throws {
        #expect(try read(head + [("Payer ID", 40, 60), ("60054", 140, 60)] + columns + item(176)).fields[.accountNumber] == nil)
    }

    @Test("lots with a date each, one behind another")
    func pairs() throws {
        let line = try #require(try read(head + columns + item(176) + [("Lot/exp: QC0447 09/30/2027; QC0512 11/30/2027", 60, 188)]).lineItems.first)
        #expect(line[.lot]?.text == "QC0447, QC0512")
        #expect(line[.expiry]?.text == "2027-09-30, 2027-11-30")
        #expect(line[.description]?.text == "Examplimab 100 mg vial")
    }

    @Test("what stands below the name is none of it", arguments: ["MFR CAT 1181-934-45 WHSE 03", "Return of expired stock, invoice 20448 of", "exampli alfa, mfr Lakeside", "1 VIAL PER CARTON"])
    func belowTheName(note: String) throws {
        let line = try #require(try read(head + columns + item(176) + [("LOT QC0447 EXP 09/2027", 60, 188), (note, 60, 200)]).lineItems.first)
        #expect(line[.description]?.text == "Examplimab 100 mg vial")
        #expect(line[.lot]?.text == "QC0447")
    }

    @Test("how many are of a lot stands in brackets behind it")
    func countedLots() throws {
        let slip: [Text] = [
            ("Pine Street Drug Supply", 40, 30), ("PACKING SLIP", 440, 30), ("PS7740127", 440, 44), ("Ship to", 40, 70), ("Juniper Street Neurology Center", 40, 82),
            ("Bin", 40, 160), ("Item", 90, 160), ("Ship", 300, 160), ("UM", 340, 160), ("Lot (qty)", 380, 160), ("Expires", 480, 160),
            ("C-04", 40, 176), ("Examplimab 100 mg", 90, 176), ("12", 304, 176), ("EA", 340, 176), ("QEV23B07 (8)", 380, 176), ("28FEB2028", 480, 176), ("QEV23C01 (4)", 380, 188), ("30APR2028", 480, 188),
        ]
        let record = try read(slip)
        #expect(record.fields[.invoiceNumber]?.text == "PS7740127")
        #expect(record.fields[.invoiceNumber]?.status == .review)
        let line = try #require(record.lineItems.first)
        #expect(line[.lot]?.text == "QEV23B07, QEV23C01")
        #expect(line[.quantity]?.text == "12")
        #expect(line[.description]?.text == "Examplimab 100 mg")
    }

    @Test("a statement heads the items of each invoice with their sum")
    func summedHeadings() throws {
        let statement: [Text] = [
            ("STATEMENT OF ACCOUNT", 220, 30), ("Pine Street Drug Supply", 40, 50), ("Statement S-27-0381", 400, 50), ("As of 07/31/2027", 400, 62), ("Description", 60, 160), ("Qty", 300, 160), ("U/M", 350, 160), ("Price", 470, 160), ("Amount", 540, 160),
            ("Invoice K114408 dated 07/03/27 your order P-5512", 40, 176), ("1,000.00", 538, 176),
        ] + item(192) + [("Invoice K114977 dated 07/11/27 your order P-5530", 40, 212), ("1,000.00", 538, 212)] + item(228, name: "Otherimab 50 mg vial") + [("Charges this period", 400, 250), ("2,000.00", 538, 250), ("Balance due", 400, 262), ("2,000.00", 538, 262)]
        let items = try read(statement).lineItems
        #expect(items.map { $0[.lineInvoiceNumber]?.text } == ["K114408", "K114977"])
        #expect(items.map { $0[.lineInvoiceDate]?.text } == ["2027-07-03", "2027-07-11"])
        #expect(items.map { $0[.description]?.text } == ["Examplimab 100 mg vial", "Otherimab 50 mg vial"])
    }

    @Test("a code under a title of a statement is its number, for a person to confirm")
    func codeUnderTitle() throws {
        let paper: [Text] = [("Pine Street Drug Supply", 40, 30), ("Monthly Statement", 440, 30), ("ST-0927-60117", 440, 44), ("30-SEP-2027", 520, 44)]
        let number = try read(paper + columns + item(176) + [("Balance due", 400, 250), ("1,000.00", 538, 250)]).fields[.invoiceNumber]
        #expect(number?.text == "ST-0927-60117")
        #expect(number?.status == .review)
    }

    @Test("the label of another paper is no title, and a credit advice is a credit", arguments: ["CREDIT ADVICE", "CREDIT MEMORANDUM"])
    func credits(title: String) throws {
        let paper: [Text] = [("Pine Street Drug Supply", 40, 30), (title, 400, 30), ("Credit no.", 400, 60), ("CA-338104", 480, 60), ("Original invoice", 400, 72), ("3317750", 500, 72)]
        let goods: [Text] = [("Examplimab 100 mg vial", 60, 176), ("2-", 304, 176), ("VL", 350, 176), ("250.00", 468, 176), ("500.00-", 538, 176)]
        let totals: [Text] = [("Net of lines", 400, 250), ("500.00-", 538, 250), ("Freight allowance", 400, 262), ("22.00-", 543, 262), ("CREDIT TO ACCOUNT", 400, 274), ("522.00-", 538, 274)]
        let credit = try read(paper + columns + goods + totals)
        #expect(credit.fields[.subtype]?.text == "credit_memo")
        #expect(credit.fields[.originalInvoiceNumber]?.text == "3317750")
        #expect(credit.fields[.freight]?.text == "-22.00")
        #expect(credit.fields[.discount] == nil)
        #expect(credit.fields[.supplierName]?.text == "Pine Street Drug Supply")
    }

    @Test("who buys and receives, in words that say so")
    func receivers() throws {
        func parties(_ texts: [Text]) throws -> [String?] {
            let fields = try read(head + texts + columns + item(176) + [("Total", 400, 250), ("1,000.00", 538, 250)]).fields
            return [fields[.billToName]?.text, fields[.shipToName]?.text]
        }
        #expect(try parties([("Sold and shipped to", 40, 80), ("Juniper Street Clinic", 40, 92)]) == ["Juniper Street Clinic", "Juniper Street Clinic"])
        #expect(try parties([("Bill to: Juniper Street Clinic", 40, 80), ("Shipped to: Juniper Street Annex Clinic (same address)", 40, 92)]) == ["Juniper Street Clinic", "Juniper Street Annex Clinic"])
        #expect(try parties([("Invoice to", 40, 80), ("Juniper Street Clinic", 120, 80), ("Goods to", 40, 110), ("Juniper Street, Norwood", 120, 110), ("Office", 120, 121)]) == ["Juniper Street Clinic", "Juniper Street, Norwood Office"])
        #expect(try parties([("Bill to: Juniper Street Clinic", 40, 80), ("Drop ship charge is waived", 40, 110)]) == ["Juniper Street Clinic", nil])
    }

    @Test("numbers of requisitions; an account of the books is not the customer's")
    func numbers() throws {
        let paper: [Text] = [("PO / requisition", 40, 80), ("REQ 118840", 160, 80)]
        let tail: [Text] = [("Total", 400, 250), ("1,000.00", 538, 250), ("No cash settlement: charge clears through account 1290-0245 at month end.", 40, 290)]
        let fields = try read(head + paper + columns + item(176) + tail).fields
        #expect(fields[.purchaseOrderNumber]?.text == "REQ 118840")
        #expect(fields[.accountNumber] == nil)
    }

    @Test("a promotion is a discount; a sentence says until when to settle")
    func promotion() throws {
        let totals: [Text] = [("Items", 400, 250), ("1,000.00", 538, 250), ("Promotion TOX250", 400, 262), ("-250.00", 543, 262), ("Invoice total", 400, 274), ("750.00", 548, 274), ("Kindly settle by May 9, 2027. Cheques to Pine Street.", 40, 300)]
        let fields = try read(head + columns + item(176) + totals).fields
        #expect(fields[.discount]?.text == "-250.00")
        #expect(fields[.dueDate]?.text == "2027-05-09")
    }

    @Test("a letter tells its items in sentences")
    func sentences() throws {
        let letter: [Text] = [
            ("Pine Street Drug Supply", 40, 30), ("Invoice number PS-20417, dated August 25, 2027, against your purchase order ACO 0811.", 40, 60), ("Invoiced to Juniper Street Clinic, 18 Juniper Street, Akron, OH 44301", 40, 84),
            ("4 syringes of Examplimab, high dose, 6 mg prefilled syringe (NDC 12345-678-90, lot 1162290, expires", 40, 120), ("04/30/2028), list $310.00, your net $250.00 each", 40, 132), ("$1,000.00", 538, 132), ("25 vials of Otherimab 4 mg vial, your net $0.88 each", 40, 146), ("$22.00", 553, 146),
            ("Goods", 400, 170), ("$1,022.00", 538, 170), ("Amount to pay", 400, 182), ("$1,022.00", 538, 182),
        ]
        let items = try read(letter).lineItems
        #expect(items.map { $0[.description]?.text } == ["Examplimab, high dose, 6 mg prefilled syringe", "Otherimab 4 mg vial"])
        #expect(items.map { $0[.quantity]?.text } == ["4", "25"])
        #expect(items.map { $0[.unitPrice]?.text } == ["250.00", "0.88"])
        let first = try #require(items.first)
        #expect(first[.listPrice]?.text == "310.00")
        #expect(first[.lot]?.text == "1162290")
        #expect(first[.expiry]?.text == "2028-04-30")
        #expect(first[.ndc]?.text == "12345067890")
    }

    @Test("what has the amount of a product in the line below has the name, though the subtotal is as much")
    func nameOverProduct() throws {
        let paper: [Text] = [
            ("Pine Street Drug Supply", 40, 30), ("Bill for: Juniper Street Clinic", 40, 60), ("Bill no. PS-20417", 400, 60), ("Date: 06/09/2027", 400, 72), ("Examplimab 60 mg/mL prefilled syringe", 40, 160), ("$750.00", 540, 160),
            ("3 EA @ $250.00 NDC 12345-678-90", 56, 172), ("Lot 22W272, Exp. 07/2028", 250, 172), ("Subtotal", 380, 200), ("$750.00", 540, 200), ("Courier", 380, 212), ("$12.00", 545, 212), ("Please remit", 380, 224), ("$762.00", 540, 224),
        ]
        let invoice = try read(paper)
        let line = try #require(invoice.lineItems.first)
        #expect(invoice.lineItems.count == 1)
        #expect(line[.description]?.text == "Examplimab 60 mg/mL prefilled syringe")
        #expect(line[.extendedPrice]?.text == "750.00")
        #expect(line[.lot]?.text == "22W272")
        #expect(invoice.fields[.subtotal]?.text == "750.00")
    }

    @Test("a slip behind a bill whose title is of more words is a paper of its own")
    func slipBehindForm() throws {
        let bill: [Text] = [("COMMERCIAL INVOICE - BIOLOGICAL PRODUCTS FOR HUMAN USE", 40, 30), ("Invoice No.", 400, 60), ("PS-20417", 500, 60)] + columns + item(176)
        let slip = Page.written([("Packing Slip", 40, 30)], height: 20, number: 2)
        let rest = Page.written([("Ship to", 40, 70), ("Juniper Street Annex Clinic", 40, 82), ("Invoice no. PS-20417", 400, 70), ("Qty", 40, 160), ("Unit", 80, 160), ("Product", 130, 160), ("Lot", 400, 160), ("4", 44, 176), ("VL", 80, 176), ("Examplimab 100 mg vial", 130, 176), ("QC0447", 400, 176)], number: 2)
        let pages = [Page.written(bill), Page(number: 2, width: 612, height: 792, words: slip.words + rest.words, source: .textLayer)]
        let documents = Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: pages)).documents
        #expect(documents.map { $0.fields[.subtype]?.text } == ["invoice", "packing_slip"])
    }

    @Test("each value of an item behind its label, as a pharmacy words them")
    func dispensed() throws {
        let paper: [Text] = [
            ("INVOICE NUMBER", 40, 60), ("BW0093316", 200, 60), ("Charge to", 40, 72), ("Juniper Street Clinic", 200, 72), ("Medication", 40, 120), ("EXAMPLIMAB 210 MG PREFILLED SYRINGE", 200, 120), ("Product code (NDC)", 40, 132), ("12345-678-90", 200, 132),
            ("Quantity dispensed", 40, 144), ("2 SYR", 200, 144), ("Lot / expires", 40, 156), ("1157204A / 12/2028", 200, 156), ("Price each", 40, 168), ("$250.00", 200, 168), ("Line charge", 40, 180), ("$500.00", 200, 180), ("PLEASE PAY", 40, 210), ("$500.00", 200, 210),
        ]
        let line = try #require(try read([("Pine Street Drug Supply", 40, 30)] + paper).lineItems.first)
        #expect(line[.description]?.text == "EXAMPLIMAB 210 MG PREFILLED SYRINGE")
        #expect(line[.quantity]?.text == "2")
        #expect(line[.lot]?.text == "1157204A")
        #expect(line[.extendedPrice]?.text == "500.00")
    }

    @Test("corners of boxes on a scan are no words")
    func corners() throws {
        let page = words([
            ("Pine Street Drug Supply", 40, 49, 17), ("(", 402, 48, 22), ("INVOICE NUMBER", 412, 48, 7), (")", 567, 48, 22), ("[", 402, 63, 22), ("PS-0077135", 412, 63, 7), ("]", 567, 63, 22), ("INVOICE", 240, 90, 7),
            ("Bill to", 40, 110, 7), ("Juniper Street Clinic", 40, 120, 7), ("Total due", 400, 250, 7), ("$1,000.00", 538, 250, 7),
        ], source: .ocr)
        // A line of nothing else may stay.
        let written = PageView(page).lines.filter { line in line.words.contains { $0.text.count > 2 } }
        #expect(!written.contains { line in line.words.contains { ["(", ")", "[", "]"].contains($0.text) } })
        let document = Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page])).documents.first
        #expect(document?.fields[.invoiceNumber]?.text == "PS-0077135")
        #expect(document?.fields[.supplierName]?.text == "Pine Street Drug Supply")
    }

    @Test("a lot of letters and a serial number on a label", arguments: [("LOT: BDCT", "BDCT"), ("LOT: EXP: JAN 2028", nil)])
    func letters(printed: String, lot: String?) throws {
        let label: [Text] = [("NDC 12345-678-90", 40, 30), ("Examplimab 100 mg vial", 40, 50), ("For intravenous infusion. Rx only", 40, 66), ("Store in a refrigerator", 40, 80), (printed, 40, 96), ("S/N 1008443271", 40, 110), ("Discard unused portion", 40, 126)]
        let record = try #require(try documents([label], source: .ocr).first { $0.kind == .label })
        #expect(record.fields[.lot]?.text == lot)
        #expect(record.fields[.lot].map { $0.status == .review } ?? true)
    }

    @Test("a referral form that nobody filled in is no order")
    func blankForm() throws {
        let form: [Text] = [
            ("Infusion Referral Form", 220, 30), ("Patient", 40, 60), ("Last name", 40, 72), ("Date of birth", 400, 72), ("Weight (kg / lb)", 40, 100), ("ICD-10 code", 40, 120), ("Diagnosis", 200, 120),
            ("Therapy (tick one)", 40, 150), ("oO Examplimab 3 mg/kg IV every 4 weeks", 40, 164), ("Prescriber", 40, 200), ("NPI", 200, 200), ("Signature", 40, 230), ("Date", 300, 230), ("Medical necessity", 40, 180),
        ]
        #expect(try documents([form], source: .ocr).allSatisfy { $0.kind != .order })
    }

    @Test("digits without hyphens are the code of the drug that the line names, where the reference has one")
    func listedCodes() throws {
        func codes(_ heads: [Text], _ row: [Text]) throws -> String? {
            let page = Page.written(head + heads + row + [("Total", 400, 250), ("1,000.00", 538, 250)])
            let record = Extractor(knowledge: OneDrug(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page])).documents.first { $0.kind == .invoice }
            return record?.lineItems.first?[.ndc]?.text
        }
        let heads: [Text] = [("Code", 40, 160), ("Description", 130, 160)] + columns.dropFirst()
        func row(_ code: String, _ name: String) -> [Text] { [(code, 40, 176)] + item(176, name: name).map { $0.x == 60 ? ($0.text, 130, $0.y) : $0 } }
        #expect(try codes(heads, row("12345067801", "Examplimab 100 mg")) == "12345067801")
        #expect(try codes(heads, row("1234567801", "Examplimab 100 mg")) == "12345067801")
        // Of another drug, or of none, it is a number of the seller's.
        #expect(try codes(heads, row("12345067801", "Otherimab 50 mg")) == nil)
        #expect(try codes(heads, row("99945067801", "Examplimab 100 mg")) == nil)
    }

    private struct OneDrug: Knowledge {
        private let drug = DrugIdentity(brand: "Examplimab", properName: "exampli alfa", isBiologic: true)

        func drugMentions(in words: [String]) -> [DrugMention] {
            words.indices.filter { words[$0] == "Examplimab" }.map { DrugMention(words: $0..<$0 + 1, name: .brand, drug: drug, similarity: 1) }
        }
        func product(of ndc: NDC) -> DrugIdentity? { ndc.digits == "12345067801" ? drug : nil }
        func diagnosis(_ code: ICD10) -> String? { nil }
        func isSupplier(_ name: String) -> Bool { false }
    }
}
