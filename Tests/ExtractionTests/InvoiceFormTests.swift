import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Forms, margins and lists of invoices")
struct InvoiceFormTests: SupplierPapers {
    private let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Invoice No.", 400, 60), ("PS-20417", 500, 60)]
    private let columns: [Text] = [("Product", 60, 160), ("Lot", 260, 160), ("Exp.", 340, 160), ("Qty", 420, 160), ("Price", 470, 160), ("Amount", 540, 160)]

    private func item(_ y: Double, number: String? = nil, name: String = "Examplimab 100 mg vial", lot: [Text] = []) -> [Text] {
        (number.map { [($0, 39.5, y)] } ?? []) + [(name, 60, y), ("4", 424, y), ("250.00", 468, y), ("1,000.00", 538, y)] + lot
    }

    @Test("a form of numbered boxes: each value stands under its label")
    func numberedBoxes() throws {
        let form: [Text] = [
            ("COMMERCIAL INVOICE", 40, 30), ("1. Seller", 40, 50), ("2. Invoice number", 320, 50), ("Pine Street Drug Supply", 40, 64), ("PS-20417", 320, 64),
            ("3. Buyer", 40, 84), ("4. Place of delivery", 320, 84), ("Juniper Street Neurology", 40, 98), ("Juniper Street Annex Clinic", 320, 98),
            ("5. Goods", 40, 130), ("6. NDC", 320, 130), ("7. Batch / expiry", 440, 130), ("Examplimab 100 mg single-dose", 40, 144), ("12345-678-90", 320, 144), ("T76114 / 07/2027", 440, 144),
            ("vial", 40, 156), ("23B157 / 11/2027", 440, 156),
            ("8. Quantity", 40, 176), ("9. Unit", 180, 176), ("10. Unit price (USD)", 320, 176), ("11. Amount (USD)", 440, 176), ("4", 40, 190), ("VIAL", 180, 190), ("250.00", 320, 190), ("1,000.00", 440, 190),
            ("12. Total goods", 40, 210), ("13. Freight charges", 180, 210), ("14. Invoice total (USD)", 320, 210), ("1,000.00", 40, 224), ("25.00", 180, 224), ("1,025.00", 320, 224),
        ]
        let invoice = try read(form)
        #expect(invoice.fields[.total]?.text == "1025.00")
        #expect(invoice.fields[.freight]?.text == "25.00")
        #expect(invoice.fields[.supplierName]?.text == "Pine Street Drug Supply")
        #expect(invoice.fields[.shipToName]?.text == "Juniper Street Annex Clinic")
        let line = try #require(invoice.lineItems.first)
        #expect(invoice.lineItems.count == 1)
        #expect(line[.description]?.text == "Examplimab 100 mg single-dose vial")
        #expect(line[.lot]?.text == "T76114, 23B157")
        #expect(line[.expiry]?.text == "2027-07, 2027-11")
        #expect(line[.extendedPrice]?.text == "1000.00")
    }

    @Test("lots and expiries with commas between them reach out from under their heads")
    func lists() throws {
        let line = try #require(try read(head + columns + item(176, lot: [("24C103,", 260, 176), ("25K614", 304, 176), ("12/27,", 340, 176), ("02/28", 372, 176)])).lineItems.first)
        #expect(line[.lot]?.text == "24C103, 25K614")
        #expect(line[.expiry]?.text == "2027-12, 2028-02")
    }

    @Test("the number of a row, which has no head, is no part of the name")
    func rowNumbers() throws {
        let items = try read(head + columns + item(176, number: "28") + item(196, number: "29")).lineItems
        #expect(items.map { $0[.description]?.text } == ["Examplimab 100 mg vial", "Examplimab 100 mg vial"])
    }

    @Test("below a remark nothing stands in columns")
    func remarks() throws {
        let note: [Text] = [("REFRIGERATE ON ARRIVAL. DO NOT FREEZE.", 60, 196), ("1 shipper, 4 gel bricks, qualified for 48 hours. Pack-out time 03/14/2027", 60, 208)]
        let line = try #require(try read(head + columns + item(176, lot: [("24C103", 260, 176), ("12/27", 340, 176)]) + note).lineItems.first)
        #expect(line[.lot]?.text == "24C103")
        #expect(line[.expiry]?.text == "2027-12")
    }

    @Test("one head over name and code", arguments: ["Description / NDC", "NDC / Product / Lot"])
    func sharedHead(printed: String) throws {
        let columns: [Text] = [("Qty", 40, 160), ("Unit", 80, 160), (printed, 130, 160), ("Price", 470, 160), ("Amount", 540, 160)]
        let line: [Text] = [("4", 44, 176), ("VL", 80, 176), ("EXAMPLIMAB exampli alfa 5 mg/5 mL", 130, 176), ("250.00", 468, 176), ("1,000.00", 538, 176), ("12345-678-90", 130, 188)]
        let item = try #require(try read(head + columns + line).lineItems.first)
        #expect(item[.description]?.text == "EXAMPLIMAB exampli alfa 5 mg/5 mL")
        #expect(item[.ndc]?.text == "12345067890")
    }

    @Test("dots that lead to an amount are no part of its name")
    func leaders() throws {
        let rows: [Text] = [("Merchandise total .", 300, 250), (".", 420, 250), ("1,000.00", 538, 250), ("Transportation ..", 300, 264), ("..", 420, 264), ("0.00", 556, 264)]
        let invoice = try read(head + columns + item(176) + rows, source: .ocr)
        #expect(invoice.lineItems.count == 1)
        #expect(invoice.fields[.subtotal]?.text == "1000.00")
        #expect(invoice.fields[.freight]?.text == "0.00")
    }

    @Test("a slip behind a bill is a paper of its own, though it names the bill")
    func slipBehindBill() throws {
        let total: [Text] = [("Invoice total", 400, 250), ("1,000.00", 538, 250)]
        let slip: [Text] = [("Packing Slip", 40, 30), ("Invoice No.", 400, 60), ("PS-20417", 500, 60), ("Ship To", 40, 80), ("Juniper Street Neurology", 40, 94)] + columns.prefix(4) + [("Examplimab 100 mg vial", 60, 176), ("24C103", 260, 176), ("12/27", 340, 176), ("4", 424, 176)]
        func tall(_ texts: [Text], _ title: String) -> Page {
            let page = Page.written(texts, number: title == "INVOICE" ? 1 : 2, source: .textLayer)
            var large = page
            large.words = page.words.map { title.contains($0.text) ? Word(text: $0.text, box: Box(x: $0.box.x, y: $0.box.y, width: $0.box.width * 1.6, height: $0.box.height * 1.6), confidence: 1) : $0 }
            return large
        }
        let pages = [tall(head + columns + item(176) + total, "INVOICE"), tall(slip, "Packing Slip")]
        let documents = Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: pages)).documents
        #expect(documents.map { $0.fields[.subtype]?.text } == ["invoice", "packing_slip"])
    }

    @Test("other names of the same fields", arguments: [
        ([("Credit Memorandum No. 6759-19766", 40, 80), ("for goods which were charged on our invoice IN6210091.", 40, 100)], Field.invoiceNumber, "6759-19766"),
        ([("Amount due by 01/23/2027", 400, 80)], .dueDate, "2027-01-23"),
        ([("Invoice recipient", 40, 80), ("Juniper Street Neurology", 40, 94)], .billToName, "Juniper Street Neurology"),
        ([("Dest:", 40, 80), ("Juniper Street Neurology", 40, 94)], .shipToName, "Juniper Street Neurology"),
        ([("Consignee", 40, 80), ("Delivery note", 160, 80), ("80600566", 230, 80), ("Juniper Street Neurology", 40, 94)], .shipToName, "Juniper Street Neurology"),
        ([("BILL TO #55-201877", 40, 80), ("Juniper Street Neurology", 40, 94)], .accountNumber, "55-201877"),
        ([("Order", 40, 80), ("PO-36242", 120, 80)], .purchaseOrderNumber, "PO-36242"),
        ([("CUSTOMER", 40, 80), ("VIA", 160, 80), ("C9784844", 40, 94), ("COURIER", 160, 94)], .accountNumber, "C9784844"),
        ([("Account Activity Statement", 40, 80), ("Statement 47909588 dated May 30, 2027", 300, 96)], .invoiceNumber, "47909588"),
        ([("Account Activity Statement", 40, 80)], .subtype, "statement"),
        ([("Credit Note", 40, 80), ("Refers to invoice", 300, 96), ("F973431", 400, 96)], .originalInvoiceNumber, "F973431"),
        ([("AMOUNT DUE", 400, 80), ("$1,000.00", 400, 94), ("by 12/27/2027", 400, 106)], .dueDate, "2027-12-27"),
        ([("Invoice recipient", 40, 80), ("Monthly Account Statement", 400, 80), ("Juniper Street Neurology", 40, 94)], .billToName, "Juniper Street Neurology"),
        ([("DELIVERY / PACKING LIST", 40, 80), ("no. H148201", 220, 80)], .invoiceNumber, "H148201"),
        ([("Invoice summary", 400, 90), ("Goods supplied", 400, 102), ("1,000.00", 538, 102), ("Freight", 400, 116), ("19.95", 553, 116), ("Net to pay", 400, 130), ("1,019.95", 538, 130)], .total, "1019.95"),
        ([("Total purchases", 40, 230), ("Discount earned", 200, 230), ("Account balance", 400, 230), ("$1,000.00", 40, 244), ("-$10.00", 200, 244), ("$990.00", 400, 244)], .discount, "-10.00"),
    ] as [([Text], Field, String)])
    func wordings(texts: [Text], field: Field, value: String) throws {
        let own = [.invoiceNumber, .subtype, .originalInvoiceNumber].contains(field) ? [("Pine Street Drug Supply", 40.0, 30.0)] : head
        #expect(try read(own + columns + texts + item(176)).fields[field]?.text == value)
    }

    @Test("a bare day beside the number is the day of the invoice, what a fax machine prints is not")
    func faxBanner() throws {
        let texts: [Text] = [("Dec 15, 2026 13:42", 20, 6), ("FROM: (701) 555-0149", 200, 6), ("INVOICE IN6409840", 40, 80), ("11/12/26", 500, 80)]
        #expect(try read(texts + columns + item(176)).fields[.invoiceDate]?.text == "2026-11-12")
    }

    @Test("goods are no seller")
    func goods() throws {
        let texts: [Text] = [("Invoice No.", 400, 60), ("PS-20417", 500, 60)]
        let invoice = try read(texts + columns.map { ($0.text, $0.x, 80) } + item(96))
        #expect(invoice.fields[.supplierName]?.text.contains("Examplimab") != true)
    }

    @Test("labels and totals in a margin beside the items")
    func margin() throws {
        let texts: [Text] = [("Customer", 600, 170), ("39-455062", 600, 182), ("Net of items", 600, 196), ("$1,000.00", 700, 196), ("Sales tax", 600, 210), ("$8.00", 716, 210), ("To pay", 600, 224), ("$1,008.00", 700, 224)]
        let invoice = try read(head + columns + item(176) + [("12345-678-90", 60, 196), ("Lot 24C103 exp. Aug 2027", 60, 210)] + texts)
        #expect(invoice.fields[.accountNumber]?.text == "39-455062")
        #expect(invoice.fields[.subtotal]?.text == "1000.00")
        #expect(invoice.fields[.tax]?.text == "8.00")
        #expect(invoice.lineItems.first?[.description]?.text == "Examplimab 100 mg vial")
    }

    @Test("a table of lots goes by the numbers of the rows")
    func lotsByRow() throws {
        let columns: [Text] = [("Item", 36, 160), ("Material", 80, 160), ("Qty", 420, 160), ("Price", 470, 160), ("Amount", 540, 160)]
        func row(_ y: Double, _ number: String, _ name: String) -> [Text] { [(number, 36, y), (name, 80, y), ("4", 424, y), ("250.00", 468, y), ("1,000.00", 538, y)] }
        let lots: [Text] = [("Total of positions", 300, 230), ("2,000.00", 538, 230), ("Item", 36, 260), ("Batch", 100, 260), ("Expiry", 200, 260), ("010", 36, 274), ("25-3197", 100, 274), ("09/2027", 200, 274), ("010", 36, 288), ("BJ5837", 100, 288), ("07/2027", 200, 288), ("020", 36, 302), ("HVG8842", 100, 302), ("01/2028", 200, 302)]
        let items = try read(head + columns + row(176, "010", "Examplimab, 100 mg vial") + row(196, "020", "Otherimab, 20 mg vial") + lots).lineItems
        #expect(items.map { $0[.lot]?.text } == ["25-3197, BJ5837", "HVG8842"])
    }

    @Test("totals side by side above the items")
    func totalsBand() throws {
        let band: [Text] = [("Goods", 60, 90), ("Freight", 200, 90), ("Tax", 300, 90), ("TOTAL DUE", 400, 90), ("$1,000.00", 60, 104), ("$0.00", 200, 104), ("$8.00", 300, 104), ("$1,008.00", 400, 104)]
        let invoice = try read(head + band + columns + item(176))
        #expect(invoice.fields[.total]?.text == "1008.00")
        #expect(invoice.fields[.freight]?.text == "0.00")
    }

    @Test("further lots stand below those of a card")
    func lotsOfCard() throws {
        func card(_ y: Double, _ name: String, _ lots: [String]) -> [Text] {
            let heads: [Text] = [(name, 40, y), ("NDC", 40, y + 14), ("LOT", 160, y + 14), ("EXPIRES", 240, y + 14), ("QUANTITY", 330, y + 14), ("UNIT PRICE", 420, y + 14), ("LINE TOTAL", 520, y + 14)]
            var texts: [Text] = heads + [("12345-678-90", 40, y + 28), ("4 EA", 330, y + 28), ("250.00", 420, y + 28), ("1,000.00", 520, y + 28)]
            for (index, lot) in lots.enumerated() {
                let line = y + 28 + 12 * Double(index)
                texts += [(lot, 160, line), ("0\(5 + index)/2028", 240, line)]
            }
            return texts
        }
        let items = try read(head + card(100, "Examplimab 100 mg vial", ["CH1311", "MA1455"]) + card(180, "Otherimab 20 mg vial", ["KH6922"])).lineItems
        #expect(items.map { $0[.lot]?.text } == ["CH1311, MA1455", "KH6922"])
        #expect(items.first?[.expiry]?.text == "2028-05, 2028-06")
    }

    @Test("prose with words of heads is no row of heads")
    func prose() throws {
        let texts: [Text] = [("Terms", 40, 110), ("Net 45 days from date of invoice", 120, 110), ("Shipped to", 400, 110), ("Juniper Street Neurology", 400, 122), ("Examplimab 200 mg/2 mL, single-dose vial", 40, 160), ("4 each at $250.00 each", 56, 174), ("$1,000.00", 538, 174)]
        let invoice = try read(head + texts)
        #expect(invoice.lineItems.first?[.description]?.text == "Examplimab 200 mg/2 mL, single-dose vial")
        #expect(invoice.fields[.shipToName]?.text == "Juniper Street Neurology")
    }

    @Test("details of an item stay below it, and prose above the first is no name")
    func ownDetails() throws {
        func row(_ y: Double, _ name: String) -> [Text] { [(name, 60, y), ("4", 424, y), ("250.00", 468, y), ("1,000.00", 538, y)] }
        let texts: [Text] = row(176, "Examplimab 100 mg vial") + [("NDC 12345-678-90", 60, 187), ("Batch C10128", 60, 198), ("Shelf life end 28.02.2028", 160, 198), ("Batch BF1330A", 60, 209), ("Shelf life end 30.09.2028", 160, 209)] + row(221, "Otherimab 300 mg vial") + [("Lot/Exp 8319808", 60, 232), ("09/28", 160, 232)]
        let items = try read(head + columns.filter { !["Lot", "Exp."].contains($0.text) } + texts).lineItems
        #expect(items.map { $0[.lot]?.text } == ["C10128, BF1330A", "8319808"])
        #expect(items.map { $0[.expiry]?.text } == ["2028-02-28, 2028-09-30", "2028-09"])
        #expect(items.map { $0[.description]?.text } == ["Examplimab 100 mg vial", "Otherimab 300 mg vial"])
    }

    @Test("boxes whose numbers run down one side and on at the top of the other are read in order")
    func columnsOfBoxes() throws {
        let form: [Text] = [
            ("COMMERCIAL INVOICE", 40, 30), ("8. Goods", 320, 50), ("Otherimab 20 mg vial", 320, 64), ("9. NDC", 320, 84), ("23456-789-01", 320, 98), ("10. Quantity", 320, 118), ("2", 320, 132), ("11. Unit price", 320, 152), ("100.00", 320, 166),
            ("1. Seller", 40, 200), ("Pine Street Drug Supply", 40, 214), ("2. Invoice number", 40, 234), ("PS-20417", 40, 248), ("3. Buyer", 40, 268), ("Juniper Street Neurology", 40, 282),
            ("4. Goods", 40, 302), ("Examplimab 100 mg vial", 40, 316), ("5. NDC", 40, 336), ("12345-678-90", 40, 350), ("6. Quantity", 40, 370), ("4", 40, 384), ("7. Unit price", 40, 404), ("250.00", 40, 418),
        ]
        #expect(try read(form).lineItems.count == 2)
    }

    @Test("what only looks like it is none of it", arguments: [
        ([("Paid by: Credit Card", 40, 80)], Field.billToName, nil),
        ([("Facility: Memphis Distribution Center", 40, 80)], .billToName, nil),
        ([("Ship Via", 40, 80), ("FOB", 160, 80), ("Terms", 280, 80), ("UPS Next Day", 40, 94), ("Destination", 160, 94), ("Net 30 Days", 280, 94)], .shipToName, nil),
        ([("FOB", 40, 80), ("Destination", 100, 80), ("Juniper Pharmacy", 220, 80)], .shipToName, nil),
        ([("Customer", 40, 80), ("Juniper Street Neurology", 40, 92), ("62704-1234", 40, 104)], .accountNumber, nil),
        ([("Customer", 40, 80), ("402-555-0164", 40, 92)], .accountNumber, nil),
        ([("Contract value", 300, 250), ("50,000.00", 538, 250), ("Subtotal", 300, 264), ("1,000.00", 538, 264)], .subtotal, "1000.00"),
        ([("Balance", 40, 90), ("Freight", 200, 90), ("4,500.00", 40, 104), ("25.00", 200, 104)], .total, nil),
        ([("Subtotal", 300, 90), ("9,000.00", 538, 90), ("Account balance", 300, 104), ("9,500.00", 538, 104)], .subtotal, nil),
        ([("2% discount if pay", 400, 80), ("by 05/16/2026", 400, 94)], .dueDate, nil),
        ([("Bill To", 40, 80), ("Lakeside Medical Center - 4 West Pharmacy", 40, 94)], .billToName, "Lakeside Medical Center - 4 West Pharmacy"),
        ([("Bill To", 40, 80), ("Juniper Street Neurology, 18A Juniper Street", 40, 94)], .billToName, "Juniper Street Neurology"),
    ] as [([Text], Field, String?)])
    func likenesses(texts: [Text], field: Field, value: String?) throws {
        #expect(try read(head + columns + texts + item(176)).fields[field]?.text == value)
    }

    @Test("a title over a street or a month is no label of a number", arguments: [("SALES INVOICE", "1200 Warehouse Road"), ("STATEMENT", "MAY-2026"), ("MONTHLY STATEMENT", "05-2026")])
    func bareTitles(title: String, below: String) throws {
        let texts: [Text] = [(title, 400, 40), (below, 400, 54), ("Invoice: 60418", 40, 80)]
        #expect(try read(texts + columns + item(176)).fields[.invoiceNumber]?.text == "60418")
    }

    @Test("the maker of goods is not who sells them")
    func maker() throws {
        let invoice = try read(head + columns + item(176) + [("Supplier: Genexample USA Inc", 60, 500)])
        #expect(invoice.fields[.supplierName]?.text == "Pine Street Drug Supply")
    }

    @Test("beside the title may stand an address")
    func addressBesideTitle() throws {
        let texts: [Text] = [("INVOICE", 40, 30), ("4410 Pier Nine Rd", 300, 30), ("DATE", 40, 60), ("INVOICE", 160, 60), ("CUSTOMER", 300, 60), ("06/09/27", 40, 74), ("T-24903-65", 160, 74), ("358766", 300, 74)]
        #expect(try read(texts + columns + item(176)).fields[.invoiceNumber]?.text == "T-24903-65")
    }

    @Test("a slip that says that it is no invoice is a slip all the same")
    func noInvoice() throws {
        let texts: [Text] = [("Apex Bio Source LLC", 40, 20), ("Packing List - not an invoice", 40, 40), ("Consignee", 40, 60), ("Document", 300, 60), ("R-25086-87", 400, 60), ("Juniper Street Neurology", 40, 74), ("Purchase order PO-48398", 300, 74)]
        #expect(try read(texts + columns.prefix(4) + [("Examplimab 100 mg vial", 60, 176), ("24C103", 260, 176), ("12/27", 340, 176), ("4", 424, 176)]).fields[.subtype]?.text == "packing_slip")
    }

    @Test("the amount stands behind the name, and how it came about below")
    func amountBehindName() throws {
        let line = try #require(try read(head + [("Examplimab 60 mg/mL prefilled syringe", 40, 160), ("$1,000.00", 520, 160), ("4 EA @ $250.00", 40, 174), ("NDC 12345-678-90", 160, 174), ("Lot 22W272, Exp. 07/2028", 300, 174), ("Subtotal", 400, 200), ("$1,000.00", 520, 200)]).lineItems.first)
        #expect(line[.extendedPrice]?.text == "1000.00")
        #expect(line[.quantity]?.text == "4")
        #expect(line[.lot]?.text == "22W272")
    }

    @Test("a number of a catalogue below the name is no part of it")
    func catalogue() throws {
        #expect(try read(head + columns + item(176) + [("Cat. no. 345914", 60, 188)]).lineItems.first?[.description]?.text == "Examplimab 100 mg vial")
    }
}
