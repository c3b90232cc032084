import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("What supplier papers print in ways of their own")
struct SupplierPaperTests: SupplierPapers {
    private let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Invoice No.", 400, 60), ("PS-20417", 500, 60)]
    private let columns: [Text] = [("Qty", 40, 160), ("UOM", 80, 160), ("Description", 120, 160), ("NDC", 320, 160), ("Unit Price", 410, 160), ("Amount", 520, 160)]
    private let item: [Text] = [("4", 44, 176), ("VL", 80, 176), ("Examplimab 100 mg/10 mL vial", 120, 176), ("12345-678-90", 320, 176), ("250.00", 430, 176), ("1,000.00", 510, 176)]

    @Test("two bills in one scan are two, though neither has a label for its number nor counts its pages")
    func twoBills() throws {
        func bill(_ total: String) -> [Text] { [("Pine Street Drug Supply", 40, 30), ("Invoice", 480, 30)] + columns + item + [("Invoice amount", 400, 250), (total, 510, 250)] }
        #expect(try documents([bill("1,000.00"), bill("1,030.00")]).count == 2)
        #expect(try documents([bill("1,000.00"), bill("1,000.00")]).count == 1)
    }

    @Test("totals by other names and in other places", arguments: [
        ([("Total before shipping", 400, 250), ("1,000.00", 510, 250), ("Courier", 400, 264), ("55.00", 525, 264)], Field.subtotal, "1000.00"),
        ([("Total before shipping", 400, 250), ("1,000.00", 510, 250), ("Courier", 400, 264), ("55.00", 525, 264)], .freight, "55.00"),
        ([("State tax on taxable items", 380, 250), ("7.50", 520, 250)], .tax, "7.50"),
        ([("SHIPPING", 380, 250), ("88.40", 480, 250), ("20. REMARKS: on gel packs", 540, 250)], .freight, "88.40"),
        ([("Merchandise", 40, 250), ("Freight", 180, 250), ("Amount due", 320, 250), ("1,000.00", 40, 264), ("30.00", 180, 264), ("1,030.00", 320, 264)], .total, "1030.00"),
        ([("39.95", 40, 250), ("Overnight freight", 100, 250), ("1,039.95", 30, 264), ("Net due", 100, 264)], .freight, "39.95"),
    ] as [([Text], Field, String)])
    func totals(rows: [Text], field: Field, value: String) throws {
        #expect(try read(head + columns + item + rows).fields[field]?.text == value)
    }

    @Test("days without a label", arguments: [
        ([("Springfield, 08/13/2025", 400, 80)], Field.invoiceDate, "2025-08-13"),
        ([("Payment within thirty days, that is by 22 May 2025", 40, 300)], .dueDate, "2025-05-22"),
        ([("Payable without deduction until 09/12/2025", 40, 300)], .dueDate, "2025-09-12"),
    ] as [([Text], Field, String)])
    func days(texts: [Text], field: Field, value: String) throws {
        #expect(try read(head + columns + item + texts).fields[field]?.text == value)
    }

    @Test("what only looks like it is none of it", arguments: [
        ([("Thank you for your payment received by 02/11/2025", 40, 300)], Field.dueDate, nil),
        ([("Amount due 2,376.50 if paid by 03/24/2025", 40, 300)], .dueDate, nil),
        ([("Credit for invoice MB-204418 dated 01/05/2025", 40, 80)], .invoiceDate, nil),
        ([("$35.00", 40, 300), ("returned freight", 80, 300)], .freight, nil),
        ([("Discount", 380, 250), ("48.50", 480, 250), ("if paid within 10 days", 540, 250)], .discount, nil),
        ([("SHIP", 40, 80), ("POINT", 70, 80), ("Louisville", 140, 80), ("BILL", 300, 80), ("CYCLE", 330, 80), ("Monthly", 400, 80)], .shipToName, nil),
        ([("Bill To", 40, 60), ("Juniper Street Neurology", 40, 74), ("c/o Accounts Payable", 40, 85)], .billToName, "Juniper Street Neurology"),
    ] as [([Text], Field, String?)])
    func likenesses(texts: [Text], field: Field, value: String?) throws {
        #expect(try read(head + columns + item + texts).fields[field]?.text == value)
    }

    @Test("a lost head over months is one of expiries, a head that says something else is not", arguments: [("£XP", true), ("Mfd", false), ("Sent", false)])
    func months(printed: String, isExpiry: Bool) throws {
        let rows: [Text] = (0..<3).flatMap { row -> [Text] in
            let y = 176 + Double(row) * 20
            return [("5", 44, y), ("2,068.00", 420, y), ("10,340.00", 510, y), ("Examplimab 6 mg vial", 120, y), ("02/2027", 288, y)]
        }
        #expect(try read(head + columns.filter { !["NDC", "UOM"].contains($0.text) } + [(printed, 290, 160)] + rows, source: .ocr).lineItems.contains { $0[.expiry] != nil } == isExpiry)
    }

    @Test("papers that bill nothing stay what they are", arguments: ["Quotation Q-88412", "Sales Order 118204", "Purchase Order 118204"])
    func foreign(title: String) throws {
        let documents = try documents([[("Pine Street Drug Supply", 40, 30), (title, 400, 60)] + columns + item + [("Total", 400, 250), ("1,000.00", 510, 250)]])
        #expect(!documents.contains { $0.kind == .invoice })
    }

    @Test("a name goes on below, ends before its street, and is no prose", arguments: [
        ([("Bill To", 40, 60), ("Granite Valley Neurology", 40, 74), ("Associates", 40, 85), ("Accounts Payable", 40, 96)], "Granite Valley Neurology Associates"),
        ([("Client", 40, 60), ("Juniper Clinic, 18 Juniper Street, Ithaca, NY 14850", 120, 60)], "Juniper Clinic"),
        ([("For:", 40, 60), ("Skunk River Clinic", 120, 60)], "Skunk River Clinic"),
        ([("The customer may be required to report them", 40, 300)], nil),
        ([("For goods supplied to you", 40, 60)], nil),
    ] as [([Text], String?)])
    func names(texts: [Text], value: String?) throws {
        #expect(try read(head + columns + item + texts).fields[.billToName]?.text == value)
    }

    @Test("a name that begins under its own head is not the one before it, however close")
    func columnsOfNames() throws {
        let document = try read(head + columns + item + [("Bill to", 40, 80), ("Ship to", 152, 80), ("Harbor Eye Physicians", 40, 94), ("Harbor Retina Clinic", 152, 94)])
        #expect(document.fields[.billToName]?.text == "Harbor Eye Physicians")
        #expect(document.fields[.shipToName]?.text == "Harbor Retina Clinic")
    }

    @Test("a label on two lines has one value; two labels below one another have their own", arguments: [
        ([("CREDIT MEMO", 300, 30), ("Original", 40, 80), ("AB-118403", 140, 80), ("invoice", 40, 90)], Field.originalInvoiceNumber, "AB-118403"),
        ([("Invoice", 40, 80), ("PS-77", 140, 80), ("Date", 40, 90), ("03/01/2026", 140, 90)], .invoiceDate, "2026-03-01"),
    ] as [([Text], Field, String)])
    func labelsOnTwoLines(texts: [Text], field: Field, value: String) throws {
        #expect(try read(head.filter { $0.text != "INVOICE" || field != .originalInvoiceNumber } + columns + item + texts).fields[field]?.text == value)
    }

    @Test("numbers in groups are one number", arguments: [("70 4418", "70 4418"), ("IAE 10 772", "IAE 10 772"), ("88314", "88314")])
    func groups(printed: String, value: String) throws {
        #expect(try read(head + columns + item + [("Customer no.", 40, 80), (printed, 140, 80)]).fields[.accountNumber]?.text == value)
    }

    @Test("lots under a second row of heads are no part of the name")
    func secondHeads() throws {
        let first = try read(head + columns + [("Lot number", 120, 171), ("Expires", 240, 171)] + item.map { ($0.text, $0.x, $0.y + 14) } + [("DT0038A", 120, 201), ("09/30/27", 240, 201)]).lineItems[0]
        #expect(first[.lot]?.text == "DT0038A")
        #expect(first[.description]?.text == "Examplimab 100 mg/10 mL vial")
    }

    @Test("one head for all that is said of an item heads no column of lots")
    func oneHead() throws {
        let heads: [Text] = [("Qty", 40, 160), ("Unit", 80, 160), ("Item / NDC / lot", 120, 160), ("Unit credit", 410, 160), ("Amount", 520, 160)]
        let first = try read(head + heads + item.filter { $0.x != 320 } + [("NDC 12345-678-90 Lot 1196650 Exp 2027/01", 120, 188)]).lineItems[0]
        #expect(first[.description]?.text == "Examplimab 100 mg/10 mL vial")
        #expect(first[.lot]?.text == "1196650")
    }

    @Test("the name may stand below the numbers, across their columns, and how the price came about is no item")
    func nameBelow() throws {
        let heads: [Text] = [("Item", 30, 160), ("Material", 80, 160), ("Quantity", 180, 160), ("Net price", 300, 160), ("Amount USD", 420, 160)]
        let texts: [Text] = [
            ("000010", 30, 176), ("20044871", 80, 176), ("3 EA", 180, 176), ("10,011.64", 300, 176), ("30,034.92", 420, 176),
            ("Examplimab (examplimab-abcd) 600 mg/10 mL vial for intravenous infusion", 80, 188), ("Batch 1187902", 80, 200), ("SLED 03/2027", 180, 200),
            ("List price", 80, 212), ("10,428.79", 300, 212), ("per 1 EA", 380, 212), ("Contract discount", 80, 224), ("4.00- %", 300, 224), ("417.15-", 420, 224),
        ]
        let items = try read(head + heads + texts).lineItems
        #expect(items.count == 1)
        #expect(items[0][.description]?.text == "Examplimab (examplimab-abcd) 600 mg/10 mL vial for intravenous infusion")
        #expect(items[0][.listPrice]?.text == "10428.79")
        #expect(items[0][.expiry]?.text == "2027-03")
    }

    @Test("the count that has a unit is the quantity, and heads beside their values are no name", arguments: [
        ([("Examplimab 6 mg/0.05 mL PFS", 40, 176), ("6 SYR", 300, 176), ("2,188.00", 400, 176), ("13,128.00", 500, 176)], "Examplimab 6 mg/0.05 mL PFS", "SYRINGE"),
        ([("1. Examplimab 76 mg vial", 40, 164), ("Shipped 2", 40, 176), ("Unit VIAL", 140, 176), ("Cost 9,380.25", 260, 176), ("Ext 18,760.50", 420, 176)], "Examplimab 76 mg vial", "VIAL"),
    ] as [([Text], String, String)])
    func withoutHeads(texts: [Text], description: String, unit: String) throws {
        let items = try read(head + [("Bill to:", 40, 60), ("Lakeview Infusion PLLC", 100, 60), ("Terms: Net 30", 40, 90)] + texts).lineItems
        #expect(items.first?[.description]?.text == description)
        #expect(items.first?[.unitOfMeasure]?.text == unit)
    }

    @Test("on a scan: commas apart, counts glued to units, a lost head over months, a letter amid digits")
    func scanned() throws {
        let heads = columns + [("Lot", 250, 160), ("£XP", 290, 160)]
        let rows: [Text] = (0..<3).flatMap { row -> [Text] in
            let y = 176 + Double(row) * 20
            return [("Sea", 44, y), ("2,068.00", 420, y), ("10,340.00", 510, y), ("Examplimab 6 mg vial", 120, y), ("BRO982", 245, y), ("02/2027", 288, y)]
        }
        let items = try read(head + heads.filter { $0.text != "NDC" && $0.text != "UOM" } + rows, source: .ocr).lineItems
        #expect(items.first?[.expiry]?.text == "2027-02")
        #expect(items.first?[.lot]?.text == "BR0982")
        #expect(items.first?[.lot]?.status == .review)
        let words = [("18", 500.0, 100.0, 10.0), ("705.72", 518, 100, 10), (",", 512, 107, 5)].map { Word(text: $0.0, box: Box(x: $0.1, y: $0.2, width: 5 * Double($0.0.count), height: $0.3), confidence: 0.95) }
        #expect(MendedNumbers.withCommas(words).map(\.text) == ["18,705.72"])
    }

    @Test("labels of a sidebar are none of the table's, and end where it begins")
    func sidebar() throws {
        let shifted = (columns + item).map { ($0.text, $0.x * 0.75 + 150, $0.y) }
        let document = try read([("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30)] + shifted + [("Invoice ID", 40, 190), ("LBL-2025-6120", 40, 204), ("Due", 40, 220), ("2025-09-28", 40, 234), ("Lot E24-118 - exp 12/31/2026", 240, 220)])
        #expect(document.fields[.invoiceNumber]?.text == "LBL-2025-6120")
        #expect(document.fields[.dueDate]?.text == "2025-09-28")
    }
}
