import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Totals in one line, and lines near the items that are none of them")
struct TotalsStripTests: SupplierPapers {
    private let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Invoice No.", 400, 60), ("PS-20417", 500, 60)]
    private let columns: [Text] = [("Product", 60, 160), ("Qty", 300, 160), ("Unit", 350, 160), ("Price", 470, 160), ("Amount", 540, 160)]

    private func item(_ y: Double, name: String = "Examplimab 100 mg vial") -> [Text] { [(name, 60, y), ("4", 304, y), ("VL", 350, y), ("250.00", 468, y), ("1,000.00", 538, y)] }

    @Test("each amount behind its name, one pair behind another")
    func pairs() throws {
        let fields = try read(head + columns + item(176) + [("Sum of lines 1,000.00 Freight 12.00 Tax 0.00 Invoice total USD 1,012.00", 40, 240)]).fields
        #expect(fields[.subtotal]?.text == "1000.00")
        #expect(fields[.freight]?.text == "12.00")
        #expect(fields[.total]?.text == "1012.00")
    }

    @Test("a charge that nobody taught stands among totals side by side: the total is for a person to confirm")
    func unknownCharge() throws {
        let names: [Text] = [("NET SALES", 40, 240), ("FREIGHT", 150, 240), ("FUEL SURCHARGE", 230, 240), ("TAX", 350, 240), ("TOTAL DUE", 440, 240)]
        let amounts: [Text] = [("1,000.00", 40, 252), ("12.00", 150, 252), ("6.00", 230, 252), ("0.00", 350, 252), ("1,018.00", 440, 252)]
        let fields = try read(head + columns + item(176) + names + amounts).fields
        #expect(fields[.subtotal]?.text == "1000.00")
        #expect(fields[.freight]?.text == "12.00")
        #expect(fields[.total]?.text == "1018.00")
        #expect(fields[.total]?.status == .review)
    }

    @Test("what comes later is no part of the name", arguments: ["1 EA back ordered, ships 05/20/2028", "2 VL backordered", "1 VL to follow"])
    func backOrders(note: String) throws {
        #expect(try read(head + columns + item(176) + [(note, 60, 188)]).lineItems.first?[.description]?.text == "Examplimab 100 mg vial")
    }

    @Test("a comma before the lot is none of the name")
    func comma() throws {
        #expect(try read(head + columns + item(176, name: "Examplimab 100 mg vial, lot QC0447")).lineItems.first?[.description]?.text == "Examplimab 100 mg vial")
    }

    @Test("a name below its code, and beside it a second lot in a column of its own")
    func nameBesideLot() throws {
        let paper: [Text] = [("NDC / Product", 60, 160), ("Lot - Exp - Qty", 240, 160), ("Qty", 390, 160), ("UM", 420, 160), ("Price", 470, 160), ("Amount", 540, 160), ("12345-0678-90", 60, 176), ("QC0447 - 10/2028 - 3", 240, 176), ("4", 394, 176), ("VL", 420, 176), ("250.00", 468, 176), ("1,000.00", 538, 176), ("Examplimab 100 mg vial", 60, 188), ("QC0512 - 12/2028 - 1", 240, 188)]
        let line = try #require(try read(head + paper).lineItems.first)
        #expect(line[.description]?.text == "Examplimab 100 mg vial")
        #expect(line[.lot]?.text == "QC0447, QC0512")
    }

    @Test("a head of a statement's items is no title over a number of its own")
    func statement() throws {
        let paper: [Text] = [
            ("Pine Street Drug Supply", 40, 30), ("STATEMENT OF ACCOUNT", 400, 30), ("Statement date 07/31/2027", 400, 56), ("Account no. PS-2207", 400, 68), ("Juniper Street Rheumatology PLC", 40, 80), ("18 Juniper Street", 40, 92), ("Akron, OH 44301", 40, 104), ("Date", 40, 150), ("Invoice", 110, 150), ("Product", 190, 150), ("Qty", 400, 150), ("Amount", 540, 150),
            ("07/03/2027", 40, 166), ("INV-70118", 110, 166), ("Examplimab 100 mg vial", 190, 166), ("8", 404, 166), ("2,000.00", 538, 166), ("07/17/2027", 40, 182), ("INV-70233", 110, 182), ("Otherimab 50 mg vial", 190, 182), ("4", 404, 182), ("1,000.00", 538, 182), ("Balance now due", 420, 220), ("3,000.00", 538, 220),
        ]
        let record = try read(paper)
        #expect(record.fields[.invoiceNumber] == nil)
        #expect(record.fields[.billToName]?.text == "Juniper Street Rheumatology PLC")
        #expect(record.lineItems.map { $0[.lineInvoiceNumber]?.text } == ["INV-70118", "INV-70233"])
    }

    @Test("what totals are called does not cut a name, and a docket is a slip")
    func docket() throws {
        let paper: [Text] = [
            ("Delivery Docket", 40, 40), ("From: Alder Cold Chain Rx, 77 Pine Ave, Akron OH 44301", 40, 58), ("To: Juniper Street Clinic, 18 Juniper Street, Akron OH 44301", 40, 70), ("Docket number: AC-118820", 400, 58), ("Despatched: 3-Sep-2027", 400, 70), ("Product", 40, 110), ("Lot number", 300, 110), ("Expiry date", 400, 110), ("Quantity", 520, 110), ("Examplimab 100 mg vial", 40, 126), ("QC0447", 300, 126), ("31-Mar-2028", 400, 126), ("6", 530, 126),
        ]
        let fields = try read(paper).fields
        #expect(fields[.subtype]?.text == "packing_slip")
        #expect(fields[.supplierName]?.text == "Alder Cold Chain Rx")
        #expect(fields[.shipToName]?.text == "Juniper Street Clinic")
        #expect(fields[.invoiceNumber]?.text == "AC-118820")
        #expect(fields[.invoiceDate]?.text == "2027-09-03")
    }

    @Test("the buyer and the receiver told apart in brackets, and until when to pay", arguments: [("Customer (bill)", "Customer (ship)"), ("Buyer:", "Receiver:")])
    func bracketed(buyer: String, receiver: String) throws {
        let paper: [Text] = [(buyer, 40, 84), (receiver, 230, 84), ("Juniper Street Clinic", 40, 96), ("Juniper Street Infusion", 230, 96), ("18 Juniper Street", 40, 108), ("20 Juniper Street", 230, 108), ("Payment deadline:", 400, 108), ("04 Jun 2027", 500, 108)]
        let fields = try read(head + paper + columns + item(176)).fields
        #expect(fields[.billToName]?.text == "Juniper Street Clinic")
        #expect(fields[.shipToName]?.text == "Juniper Street Infusion")
        #expect(fields[.dueDate]?.text == "2027-06-04")
    }

    @Test("CR behind an amount makes it a credit", arguments: [("2,000.00", "-2000.00"), ("$2,000.00", "-2000.00")])
    func credit(printed: String, value: String) throws {
        let paper: [Text] = [("CREDIT MEMO", 250, 30), ("Total", 400, 250), (printed, 538, 250), ("CR", 590, 250)]
        #expect(try read(head.filter { $0.text != "INVOICE" } + columns + item(176) + paper).fields[.total]?.text == value)
    }

    @Test("serial numbers below a lot are none, and a company's form keeps its point")
    func serials() throws {
        let paper: [Text] = [("Sold to: Juniper Street Clinic, Inc.", 40, 90), ("Product", 60, 160), ("Lot / Serial", 220, 160), ("Qty", 320, 160), ("Unit", 360, 160), ("Price", 470, 160), ("Amount", 540, 160), ("Examplimab 100 mg vial", 60, 176), ("QC0447", 220, 176), ("4", 324, 176), ("VL", 360, 176), ("250.00", 468, 176), ("1,000.00", 538, 176), ("SN 10044182", 220, 188)]
        let record = try read(head + paper)
        #expect(record.lineItems.first?[.lot]?.text == "QC0447")
        #expect(record.fields[.billToName]?.text == "Juniper Street Clinic, Inc.")
    }
}
