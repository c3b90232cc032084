import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Invoices written by hand")
struct InvoiceTests {
    private func read(_ texts: [(text: String, x: Double, y: Double)], source: PageSource = .textLayer) throws -> DocumentRecord? {
        let page = Page.written(texts, source: source)
        let record = Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        return record.documents.first { $0.kind == .invoice }
    }

    private let invoice: [(text: String, x: Double, y: Double)] = [
        ("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30),
        ("Invoice No.", 400, 60), ("PS-20417", 500, 60), ("Invoice Date", 400, 74), ("03/14/2026", 500, 74),
        ("Bill To", 40, 60), ("Lakeview Infusion PLLC", 40, 74),
        ("Qty", 40, 160), ("UOM", 80, 160), ("Description", 120, 160), ("NDC", 320, 160), ("Unit Price", 410, 160), ("Amount", 520, 160),
        ("4", 44, 176), ("VL", 80, 176), ("Examplimab 100 mg/10 mL vial", 120, 176), ("12345-678-90", 320, 176), ("250.00", 430, 176), ("1,000.00", 510, 176),
        ("Lot: AB1234 Exp: 05/2027", 130, 190),
        ("2", 44, 210), ("EA", 80, 210), ("Infusion set", 120, 210), ("10.00", 435, 210), ("20.00", 525, 210),
        ("Subtotal", 400, 250), ("1,020.00", 510, 250), ("Freight", 400, 264), ("30.00", 525, 264), ("Total Due", 400, 278), ("1,050.00", 510, 278),
    ]

    @Test("header, items and totals", arguments: [
        (Field.invoiceNumber, "PS-20417"), (.invoiceDate, "2026-03-14"), (.billToName, "Lakeview Infusion PLLC"),
        (.supplierName, "Pine Street Drug Supply"), (.subtype, "invoice"), (.subtotal, "1020.00"), (.freight, "30.00"), (.total, "1050.00"),
    ])
    func header(field: Field, value: String) throws {
        #expect(try #require(try read(invoice)).fields[field]?.text == value)
    }

    @Test("a paper without an amount is not certainly an invoice, whatever it names")
    func withoutAmounts() throws {
        let priced = try #require(try read(invoice)), bare = try #require(try read(invoice.filter { !$0.text.contains(".0") && !$0.text.contains("00") }))
        #expect(priced.fields[.subtype]?.status == .accepted)
        #expect(bare.fields[.subtype]?.status == .review)
    }

    @Test("what stands under an item belongs to it", arguments: [
        (Field.quantity, "4"), (.unitOfMeasure, "VIAL"), (.ndc, "12345067890"), (.unitPrice, "250.00"), (.extendedPrice, "1000.00"),
        (.lot, "AB1234"), (.expiry, "2027-05"), (.description, "Examplimab 100 mg/10 mL vial"),
    ])
    func item(field: Field, value: String) throws {
        let document = try #require(try read(invoice))
        #expect(document.lineItems.count == 2)
        #expect(document.lineItems[0][field]?.text == value)
    }

    @Test("an amount read by OCR is accepted only where the sum proves it")
    func arithmeticDecides() throws {
        let good = try #require(try read(invoice, source: .ocr))
        #expect(good.lineItems[0][.extendedPrice]?.checks.contains(.arithmetic) == true)
        #expect(good.fields[.total]?.status == .accepted)
        let wrong = try #require(try read(invoice.map { $0.text == "1,000.00" ? ("1,800.00", $0.x, $0.y) : $0 }, source: .ocr))
        #expect(wrong.lineItems[0][.extendedPrice]?.status == .review)
        #expect(wrong.fields[.subtotal]?.checks.contains(.arithmetic) == true, "the total still proves the subtotal")
    }

    @Test("an order number in the form of an NDC is no NDC")
    func orderNumberIsNoNDC() throws {
        let document = try #require(try read(invoice.filter { $0.text != "12345-678-90" } + [("Customer P.O.", 200, 60), ("07957-751-70", 290, 60)]))
        #expect(document.fields[.purchaseOrderNumber]?.text == "07957-751-70")
        #expect(document.lineItems[0][.ndc] == nil)
    }

    @Test("credits keep their sign however it is printed", arguments: ["(1,000.00)", "1,000.00-", "-1,000.00"])
    func negative(printed: String) throws {
        let document = try #require(try read(invoice.map { $0.text == "1,000.00" ? (printed, $0.x, $0.y) : $0 }))
        #expect(document.lineItems[0][.extendedPrice]?.text == "-1000.00")
    }

    private func lines(_ texts: [(text: String, x: Double, y: Double)], source: PageSource = .textLayer) throws -> [[Field: FieldValue]] {
        try #require(try read(texts, source: source)).lineItems
    }

    private let head: [(text: String, x: Double, y: Double)] = [
        ("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Invoice No.:", 40, 60), ("PS-20417", 110, 60), ("Date shipped:", 40, 74), ("03/14/2026", 110, 74), ("Terms:", 40, 88), ("Net 30", 110, 88),
    ]

    @Test("lines with colons and dates are no heads of a table; names stand above their numbers")
    func receipt() throws {
        let items = try lines(head + [
            ("EXAMPLIMAB 100 MG VIAL", 40, 160), ("10 VL @ 207.92", 50, 172), ("2,079.20", 300, 172), ("INFUSION SET", 40, 190), ("6 EA @ 12.02", 50, 202), ("72.12", 310, 202),
            ("SUBTOTAL", 100, 230), ("2,151.32", 300, 230), ("INVOICE TOTAL", 100, 244), ("2,151.32", 300, 244),
        ], source: .ocr)
        #expect(items.map { $0[.description]?.text } == ["EXAMPLIMAB 100 MG VIAL", "INFUSION SET"])
        #expect(items.map { $0[.extendedPrice]?.text } == ["2079.20", "72.12"])
    }

    private let cardEnd: [(text: String, x: Double, y: Double)] = [("Subtotal", 300, 260), ("1,060.00", 410, 260), ("Total", 300, 274), ("1,060.00", 410, 274)]

    @Test("a card names its item in the line of its heads, and prints codes beside the numbers")
    func cards() throws {
        func card(_ name: String, _ code: String, _ count: String, _ price: String, _ sum: String, at y: Double) -> [(text: String, x: Double, y: Double)] {
            [(name, 40, y), ("Qty", 260, y), ("Price", 330, y), ("Line total", 410, y), ("NDC \(code)", 40, y + 14), (count, 260, y + 14), (price, 330, y + 14), (sum, 410, y + 14)]
        }
        let items = try lines(head + card("Examplimab 100 mg vial", "12345-678-90", "4", "250.00", "1,000.00", at: 160) + card("Sterile water 20 mL", "12345-600-10", "6", "10.00", "60.00", at: 200) + cardEnd)
        #expect(items.map { $0[.description]?.text } == ["Examplimab 100 mg vial", "Sterile water 20 mL"])
        #expect(items.map { $0[.ndc]?.text } == ["12345067890", "12345060010"])
    }

    @Test("on a receipt codes and lots stand between the name and its numbers")
    func receiptDetails() throws {
        let items = try lines(head + [
            ("EXAMPLIMAB 60 MG/ML PFS", 40, 160), ("NDC 12345-678-90", 40, 172), ("LOT 1168402 EXP 06/27", 40, 184), ("2 EA @ 500.00", 50, 196), ("1,000.00", 300, 196),
            ("SHARPS BOX", 40, 212), ("6 EA @ 10.00", 50, 224), ("60.00", 310, 224), ("SUBTOTAL", 100, 250), ("1,060.00", 300, 250), ("TOTAL", 100, 264), ("1,060.00", 300, 264),
        ], source: .ocr)
        #expect(items.map { $0[.description]?.text } == ["EXAMPLIMAB 60 MG/ML PFS", "SHARPS BOX"])
        #expect(items[0][.ndc]?.text == "12345067890")
        #expect(items[0][.lot]?.list == ["1168402"])
    }

    @Test("a page of codes and lots tells more of the items before it")
    func lotPage() throws {
        let second: [(text: String, x: Double, y: Double)] = [
            ("Pine Street Drug Supply", 40, 30), ("Invoice No.:", 40, 60), ("PS-20417", 110, 60), ("LOT / EXPIRATION DETAIL", 40, 100),
            ("Line", 40, 120), ("NDC", 90, 120), ("Product", 190, 120), ("Lot", 300, 120), ("Exp", 380, 120), ("Qty", 450, 120), ("Serial range", 500, 120),
            ("1", 40, 136), ("12345-678-90", 90, 136), ("Examplimab", 190, 136), ("AB1234", 300, 136), ("05/2027", 380, 136), ("3", 450, 136), ("101-A to 103-A", 500, 136),
            ("1", 40, 152), ("12345-678-90", 90, 152), ("Examplimab", 190, 152), ("AB1240", 300, 152), ("06/2027", 380, 152), ("1", 450, 152), ("104-A to 104-A", 500, 152),
        ]
        let first = invoice.filter { !$0.text.hasPrefix("Lot") }
        let record = Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [Page.written(first), Page.written(second, number: 2)]))
        let items = try #require(record.documents.first).lineItems
        #expect(record.documents.count == 1 && items.count == 2)
        #expect(items[0][.lot]?.list == ["AB1234", "AB1240"])
        #expect(items[0][.expiry]?.list == ["2027-05", "2027-06"])
    }

    @Test("number and date may stand under the title, the list price in front of the others")
    func underTitle() throws {
        let texts = invoice.filter { !["Invoice No.", "PS-20417", "Invoice Date", "03/14/2026"].contains($0.text) } + [("No. PS-20417", 480, 44), ("03/14/2026", 480, 58)]
        let document = try #require(try read(texts))
        #expect(document.fields[.invoiceNumber]?.text == "PS-20417")
        #expect(document.fields[.invoiceDate]?.text == "2026-03-14")
    }

    @Test("what stands in brackets behind a total's name is not its name; a slip to send back is no subtotal")
    func brackets() throws {
        let texts = invoice.map { $0.text == "Freight" ? ("Tax (supplies and freight)", 300, $0.y) : $0 } + [("Return this part A-118820 1,020.00", 40, 400)]
        let document = try #require(try read(texts))
        #expect(document.fields[.tax]?.text == "30.00")
        #expect(document.fields[.freight] == nil)
    }

    @Test("a head of a box is no title of another kind of paper")
    func headOfBox() throws {
        let texts = invoice.filter { $0.text != "INVOICE" } + [("Billing date", 300, 100), ("Purchase order", 420, 100), ("03/14/2026", 300, 112), ("PO-7741", 420, 112)]
        #expect(try #require(try read(texts)).fields[.purchaseOrderNumber]?.text == "PO-7741")
    }

    @Test("on a scan amounts without their cents are not proven by a sum")
    func lostPoints() throws {
        let bare = try lines(invoice.map { $0.text == "250.00" ? ("$250", $0.x, $0.y) : $0.text == "1,000.00" ? ("$1,000", $0.x, $0.y) : $0 }, source: .ocr)
        #expect(bare[0][.extendedPrice]?.text == "1000.00" && bare[0][.extendedPrice]?.status == .review)
    }

    @Test("a line of number and date heads a section of a statement; a shipper of cold packs is an item")
    func sections() throws {
        let items = try lines([("STATEMENT", 480, 30)] + head.filter { $0.text != "INVOICE" } + [
            ("Qty", 44, 160), ("UOM", 80, 160), ("Description", 120, 160), ("Unit Price", 410, 160), ("Amount", 520, 160), ("INV-64165 12/01/2025", 44, 176), ("2", 44, 190), ("EA", 80, 190), ("Infusion set", 120, 190),
            ("10.00", 435, 190), ("20.00", 525, 190), ("2", 44, 206), ("Each", 80, 206), ("COLD PACK SHIPPER", 120, 206), ("5.00", 435, 206), ("10.00", 525, 206), ("Total", 400, 250), ("30.00", 525, 250),
        ])
        #expect(items.map { $0[.description]?.text } == ["Infusion set", "COLD PACK SHIPPER"])
        #expect(items.map { $0[.lineInvoiceNumber]?.text } == ["INV-64165", "INV-64165"])
    }

    @Test("a lot behind a glued number sign is read")
    func gluedSign() throws {
        let items = try lines(invoice.map { $0.text == "Lot: AB1234 Exp: 05/2027" ? ("Lot# AB1234, Exp May 12, 2027", $0.x, $0.y) : $0 })
        #expect(items[0][.lot]?.list == ["AB1234"])
        #expect(items[0][.expiry]?.list == ["2027-05-12"])
    }

    @Test("heads on the last line of a page head no items")
    func headsAtTheEnd() throws {
        let texts = head + [("Qty", 44, 700), ("UOM", 80, 700), ("Description", 120, 700), ("Unit Price", 410, 700), ("Amount", 520, 700)]
        #expect(try lines(texts).isEmpty)
        #expect(try lines(texts, source: .ocr).isEmpty)
    }

    @Test("on a scan a sum whose name was lost is no item")
    func namelessSum() throws {
        let items = try lines(invoice.map { $0.text == "Subtotal" ? ("P STER,", $0.x, $0.y) : $0 }, source: .ocr)
        #expect(items.count == 2)
    }

    @Test("an item of a scan whose sign does not fit its amount is not proven")
    func lostSign() throws {
        let items = try lines(invoice.map { $0.text == "1,000.00" ? ("-1,000.00", $0.x, $0.y) : $0 }, source: .ocr)
        #expect(items[0][.extendedPrice]?.checks.contains(.arithmetic) == false)
    }

    @Test("an item in a block of its own is proven as one in a table is")
    func stackedProof() throws {
        typealias Text = (text: String, x: Double, y: Double)
        func block(_ price: String, _ amount: String, at y: Double) -> [Text] {
            let heads: [Text] = [("NDC", 40, y + 14), ("Qty Shipped", 160, y + 14), ("Unit Price", 280, y + 14), ("Line Total", 400, y + 14)]
            let values: [Text] = [("12345-678-90", 40, y + 26), ("4", 160, y + 26), (price, 280, y + 26), (amount, 400, y + 26)]
            return [("Examplimab vial", 40, y)] + heads + values
        }
        func blocks(_ amount: String) -> [Text] { head + block("250.00", amount, at: 160) + block("12.50", "50.00", at: 240) }
        let good = try lines(blocks("1,000.00"), source: .ocr), off = try lines(blocks("1,000.01"), source: .ocr)
        #expect(good.count == 2 && off.count == 2)
        #expect(good[0][.extendedPrice]?.checks.contains(.arithmetic) == true)
        #expect(off[0][.extendedPrice]?.checks.contains(.arithmetic) == false, "half a cent a unit is for rounded prices of text")
    }

    @Test("a statement without a label names its customer by the address, for review")
    func addressee() throws {
        let texts = invoice.filter { $0.text != "Bill To" && $0.text != "Lakeview Infusion PLLC" } + [("Lakeview Infusion PLLC", 40, 90), ("12 Shore Road, Macon, GA 31210", 40, 102)]
        let name = try #require(try read(texts)?.fields[.billToName])
        #expect(name.text == "Lakeview Infusion PLLC")
        #expect(name.status == .review)
    }
}
