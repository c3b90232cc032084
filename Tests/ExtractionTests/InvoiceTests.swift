import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Invoices written by hand")
struct InvoiceTests {
    private func read(_ texts: [(text: String, x: Double, y: Double)], source: PageSource = .textLayer) -> DocumentRecord? {
        let page = Page.written(texts, source: source)
        let record = Extractor(knowledge: NoKnowledge()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
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
        #expect(try #require(read(invoice)).fields[field]?.text == value)
    }

    @Test("what stands under an item belongs to it", arguments: [
        (Field.quantity, "4"), (.unitOfMeasure, "VIAL"), (.ndc, "12345067890"), (.unitPrice, "250.00"), (.extendedPrice, "1000.00"),
        (.lot, "AB1234"), (.expiry, "2027-05"), (.description, "Examplimab 100 mg/10 mL vial"),
    ])
    func item(field: Field, value: String) throws {
        let document = try #require(read(invoice))
        #expect(document.lineItems.count == 2)
        #expect(document.lineItems[0][field]?.text == value)
    }

    @Test("an amount read by OCR is accepted only where the sum proves it")
    func arithmeticDecides() throws {
        let good = try #require(read(invoice, source: .ocr))
        #expect(good.lineItems[0][.extendedPrice]?.checks.contains(.arithmetic) == true)
        #expect(good.fields[.total]?.status == .accepted)
        let wrong = try #require(read(invoice.map { $0.text == "1,000.00" ? ("1,800.00", $0.x, $0.y) : $0 }, source: .ocr))
        #expect(wrong.lineItems[0][.extendedPrice]?.status == .review)
        #expect(wrong.fields[.subtotal]?.checks.contains(.arithmetic) == true, "the total still proves the subtotal")
    }

    @Test("an order number in the form of an NDC is no NDC")
    func orderNumberIsNoNDC() throws {
        let document = try #require(read(invoice.filter { $0.text != "12345-678-90" } + [("Customer P.O.", 200, 60), ("07957-751-70", 290, 60)]))
        #expect(document.fields[.purchaseOrderNumber]?.text == "07957-751-70")
        #expect(document.lineItems[0][.ndc] == nil)
    }

    @Test("credits keep their sign however it is printed", arguments: ["(1,000.00)", "1,000.00-", "-1,000.00"])
    func negative(printed: String) throws {
        let document = try #require(read(invoice.map { $0.text == "1,000.00" ? (printed, $0.x, $0.y) : $0 }))
        #expect(document.lineItems[0][.extendedPrice]?.text == "-1000.00")
    }
}
