import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Statements with payments and balances")
struct StatementTests: SupplierPapers {
    private let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("STATEMENT", 480, 30), ("Statement no.", 400, 60), ("ST-20417", 500, 60)]
    private let columns: [Text] = [("Date", 40, 160), ("Type", 110, 160), ("Reference", 170, 160), ("Charges", 380, 160), ("Credits", 460, 160), ("Balance", 540, 160)]
    private let rows: [Text] = [
        ("04/03/2027", 40, 176), ("Invoice", 110, 176), ("IN-550912", 170, 176), ("4,485.00", 380, 176), ("7,625.00", 540, 176), ("04/09/2027", 40, 192), ("Payment", 110, 192), ("CK 20817", 170, 192), ("3,140.00", 460, 192), ("4,485.00", 540, 192),
    ]

    @Test("a row that names an invoice is no title")
    func title() throws {
        let head: [Text] = [("Pine Street Drug Supply", 40, 30), ("Activity of your account", 40, 60), ("Bill to: Juniper Street Neurology Center", 40, 76)]
        #expect(try read(head + columns + rows).fields[.subtype]?.status == .review)
    }

    @Test("what was paid ends an item, and the running balance is no price of it")
    func payments() throws {
        let columns: [Text] = [("Date", 40, 160), ("Invoice", 110, 160), ("Description", 180, 160), ("Qty", 330, 160), ("Amount", 380, 160), ("Payments", 460, 160), ("Balance", 540, 160)]
        let rows: [Text] = [
            ("04/03/2027", 40, 176), ("IN-550912", 110, 176), ("Examplimab 100 mg vial", 180, 176), ("4", 334, 176), ("4,485.00", 380, 176), ("0.00", 470, 176), ("7,625.00", 540, 176),
            ("04/09/2027", 40, 188), ("Payment, thank you", 180, 188), ("3,140.00", 460, 188), ("4,485.00", 540, 188),
        ]
        let items = try read(head + columns + rows).lineItems
        #expect(items.map { $0[.description]?.text } == ["Examplimab 100 mg vial"])
        #expect(items.map { $0[.extendedPrice]?.text } == ["4485.00"])
    }

    @Test("what was paid of an item is no price of it", arguments: ["Payments", "Paid", "Credits"])
    func paid(label: String) throws {
        let columns: [Text] = [("Date", 40, 160), ("Invoice", 110, 160), ("Description", 180, 160), ("Qty", 330, 160), (label, 380, 160), ("Amount", 460, 160)]
        let rows: [Text] = [("04/03/2027", 40, 176), ("IN-550912", 110, 176), ("Examplimab 100 mg vial", 180, 176), ("4", 334, 176), ("485.00", 380, 176), ("4,000.00", 460, 176)]
        let item = try #require(try read(head + columns + rows).lineItems.first)
        #expect(item[.extendedPrice]?.text == "4000.00")
        #expect(item[.unitPrice] == nil)
        #expect(item[.description]?.text == "Examplimab 100 mg vial")
    }

    @Test("one head over name, code and batch")
    func sharedHead() throws {
        let columns: [Text] = [("Description / NDC / Batch", 60, 160), ("Qty", 330, 160), ("Price", 400, 160), ("Amount", 480, 160)]
        let rows: [Text] = [("Examplimab-abcd for injection, 100 mg single-dose vial", 60, 176), ("4", 334, 176), ("250.00", 400, 176), ("1,000.00", 480, 176), ("12345-0678-90", 60, 188), ("QC0447", 160, 188)]
        #expect(try read(head + columns + rows).lineItems.first?[.description]?.text == "Examplimab-abcd for injection, 100 mg single-dose vial")
    }
}
