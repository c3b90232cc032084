import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Items whose numbers stand in different lines, and totals over their amounts")
struct SpreadItemsTests: SupplierPapers {
    private let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Invoice No.", 400, 60), ("PS-20417", 500, 60), ("Bill to", 40, 90), ("Juniper Street Neurology Center", 40, 102)]

    /// One item as a shop, a letter, a receipt and a portal print it: 4 vials for 250.00 each.
    static let items: [[Text]] = [
        [("Examplimab 100 mg vial", 40, 200), ("$250.00", 520, 200), ("Sold by Pine Street", 40, 212), ("Qty: 4", 525, 212), ("NDC 12345-678-90 · Lot QC0447 · Exp. 04/2028", 40, 224), ("$1,000.00", 510, 224), ("Ships refrigerated", 40, 236)],
        [("4 × Examplimab 100 mg vial", 40, 200), ("$1,000.00", 510, 200), ("NDC 12345-678-90; lot QC0447, good through Apr 2028; $250.00 a vial", 40, 212)],
        [("Examplimab 100 mg vial", 120, 200), ("$1,000.00", 510, 200), ("NDC 12345-678-90", 120, 212), ("Lot QC0447, use by Apr 2028", 120, 224), ("Qty: 4 × $250.00", 120, 236)],
        [("Examplimab 100 mg vial", 90, 200), ("4 VIAL", 400, 200), ("$1,000.00", 510, 200), ("examplimab-abcd, Exampla Inc.", 90, 212), ("$250.00 ea", 400, 212), ("NDC 12345-678-90", 90, 224), ("Lot QC0447 | Expires 04/2028", 90, 236)],
        [("Examplimab 100 mg vial", 120, 200), ("$1,000.00", 510, 200), ("NDC: 12345-678-90   Lot: QC0447   Exp: 04/2028", 120, 212), ("Qty: 4   Unit: Vial", 120, 224), ("Price: $250.00 each", 120, 236)],
    ]

    @Test("the count and the price whose product stands beside them", arguments: items.indices)
    func item(layout: Int) throws {
        let more: [Text] = [("Gauze pads 100 ct", Self.items[layout][0].x, 260)]
        let items = try read(head + Self.items[layout] + more).lineItems
        #expect(items.count == 1)
        let item = try #require(items.first)
        #expect(item[.quantity]?.text == "4" && item[.quantity]?.status == .accepted)
        #expect(item[.unitPrice]?.text == "250.00")
        #expect(item[.extendedPrice]?.text == "1000.00")
        #expect(item[.description]?.text == "Examplimab 100 mg vial")
        #expect(item[.ndc]?.text == "12345067890")
        #expect(item[.lot]?.list == ["QC0447"])
        #expect(item[.expiry]?.list == ["2028-04"])
    }

    @Test("where no product stands beside them a count and a price are no item of their own")
    func noProduct() throws {
        let texts: [Text] = [("Examplimab 100 mg vial", 120, 200), ("$1,100.00", 510, 200), ("Qty: 4", 120, 212), ("Price: $250.00 each", 120, 224)]
        #expect(try read(head + texts).lineItems.allSatisfy { $0[.quantity]?.status != .accepted || $0[.extendedPrice] == nil })
    }

    @Test("a value alone below its label at the end of an item")
    func belowLabel() throws {
        let texts: [Text] = [("Product", 60, 160), ("Qty", 300, 160), ("Price", 470, 160), ("Amount", 540, 160), ("Examplimab 100 mg vial", 60, 176), ("4", 304, 176), ("250.00", 468, 176), ("1,000.00", 538, 176), ("LOT QC0447", 60, 188), ("GOOD THROUGH", 60, 200), ("SEP 2028", 60, 212)]
        let item = try read(head + texts).lineItems[0]
        #expect(item[.description]?.text == "Examplimab 100 mg vial")
        #expect(item[.expiry]?.list == ["2028-09"])
    }

    @Test("a card has its name and its amount over its heads")
    func card() throws {
        let texts: [Text] = [("Examplimab 100 mg vial, IV induction", 40, 200), ("$1,000.00", 510, 200), ("NDC-11", 40, 220), ("Lot", 140, 220), ("Expires", 220, 220), ("Units shipped", 300, 220), ("Unit cost", 400, 220), ("12345067890", 40, 232), ("QC0447", 140, 232), ("04/2028", 220, 232), ("4 vials", 300, 232), ("$250.00", 400, 232)]
        let item = try #require(try read(head + texts).lineItems.first)
        #expect(item[.description]?.text == "Examplimab 100 mg vial, IV induction")
        #expect(item[.extendedPrice]?.text == "1000.00")
    }

    @Test("codes under a second row of heads, a unit of measure beside a count that is set askew")
    func lowerHeads() throws {
        let texts: [Text] = [
            ("LN", 40, 160), ("ITEM NBR", 64, 160), ("DESCRIPTION", 120, 160), ("ORD", 285, 160), ("SHP", 312, 160), ("UM", 336, 160), ("UNIT PRICE", 366, 160), ("EXTENSION", 460, 160), ("NDC/UPC", 64, 172), ("LOT", 166, 172), ("EXP", 231, 172),
            ("01", 40, 190), ("1440927", 64, 190), ("EXAMPLIMAB 100MG SDV", 120, 190), ("4", 317, 190), ("4", 344, 190), ("VL", 356, 190), ("250.00", 400, 190), ("1,000.00", 474, 190), ("N", 64, 202), ("12345067890", 76, 202), ("LOT QC0447", 150, 202), ("EXP 04/30/28", 231, 202),
        ]
        let item = try #require(try read(head + texts).lineItems.first)
        #expect(item[.ndc]?.text == "12345067890")
        #expect(item[.unitOfMeasure]?.text == "VIAL")
        #expect(item[.lot]?.list == ["QC0447"])
    }

    @Test("the names stand under \"Product\" where \"Description\" heads their codes and lots")
    func namesBeforeDetails() throws {
        let texts: [Text] = [("SKU", 40, 160), ("PRODUCT", 90, 160), ("DESCRIPTION", 270, 160), ("QTY", 420, 160), ("RATE", 470, 160), ("AMOUNT", 540, 160), ("EX100", 40, 176), ("Examplimab 100 mg vial", 90, 176), ("NDC 12345-678-90", 270, 176), ("4", 424, 176), ("250.00", 468, 176), ("1,000.00", 538, 176), ("lot QC0447 exp 04/2028", 270, 188)]
        let item = try #require(try read(head + texts).lineItems.first)
        #expect(item[.description]?.text == "Examplimab 100 mg vial")
        #expect(item[.ndc]?.text == "12345067890")
    }

    @Test("each total in a box with its name over its amount")
    func stackedTotals() throws {
        let table: [Text] = [("Product", 60, 160), ("Qty", 300, 160), ("Price", 470, 160), ("Amount", 540, 160), ("Examplimab 100 mg vial", 60, 176), ("4", 304, 176), ("250.00", 468, 176), ("1,000.00", 538, 176)]
        let totals: [Text] = [("SUB-TOTAL", 480, 220), ("1,000.00", 538, 230), ("FREIGHT", 480, 246), ("12.00", 550, 256), ("TOTAL", 480, 272), ("$1,012.00", 533, 282)]
        let fields = try read(head + table + totals).fields
        #expect(fields[.subtotal]?.text == "1000.00")
        #expect(fields[.freight]?.text == "12.00")
        #expect(fields[.total]?.text == "1012.00")
    }

    @Test("what stands below a label is not its value where it has a label of its own, and words of a sentence head nothing")
    func otherLabels() throws {
        let receipt: [Text] = [("Pine Street Drug Supply", 40, 30), ("Thanks for your order!", 40, 50), ("Invoice", 40, 70), ("OL-7730-2156", 120, 70), ("Paid with", 40, 82), ("Practice account FH-2209", 120, 82), ("Your PO", 40, 94), ("June restock", 120, 94), ("Billing", 40, 120), ("Juniper Street Neurology Center", 40, 132)]
        let total: [Text] = [("Subtotal", 400, 300), ("$1,000.00", 510, 300), ("Order total", 400, 312), ("$1,000.00", 510, 312)]
        let fields = try read(receipt + Self.items[2] + total).fields
        #expect(fields[.invoiceNumber]?.text == "OL-7730-2156")
        #expect(fields[.purchaseOrderNumber] == nil)
        #expect(fields[.billToName]?.text == "Juniper Street Neurology Center")
        let statement: [Text] = [("Pine Street Drug Supply", 40, 30), ("INVOICE STATEMENT", 420, 30), ("STMT NO S -2505-114", 420, 54), ("STMT DATE 05/31/27", 420, 66), ("CUST 00441276", 420, 78)]
        #expect(try read(statement + Self.items[1] + total).fields[.invoiceNumber]?.text == "S -2505-114")
    }
}
