import PageText
import TestSupport
import Testing
import Vocabulary

@testable import Extraction

@Suite("Tables of invoices")
struct TableTests {
    private typealias Text = (text: String, x: Double, y: Double)

    private let head: [Text] = [
        ("Pine Street Drug Supply", 40, 30), ("INVOICE", 480, 30), ("Invoice No.:", 40, 60), ("PS-20417", 110, 60), ("Invoice Date:", 40, 74), ("03/14/2026", 110, 74),
    ]

    private func read(_ texts: [Text], source: PageSource = .textLayer) throws -> DocumentRecord {
        let page = Page.written(head + texts, source: source)
        let record = Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        return try #require(record.documents.first { $0.kind == .invoice })
    }

    private func lines(_ texts: [Text], source: PageSource = .textLayer) throws -> [[Field: FieldValue]] { try read(texts, source: source).lineItems }

    /// Numbers at the middle of rows whose name takes two lines, 6 above and 6 below.
    @Test("cells of several lines, centred beside their numbers, stay in their row")
    func centredCells() throws {
        func row(_ name: [String], _ code: [String], _ expiry: [String], _ price: String, _ amount: String, at y: Double) -> [Text] {
            func cell(_ parts: [String], _ x: Double) -> [Text] { parts.enumerated().map { ($1, x, y + 12 * Double($0) - 6 * Double(parts.count - 1)) } }
            return cell(name, 120) + cell(code, 300) + cell(expiry, 380) + [("2", 44, y), ("VL", 80, y), (price, 440, y), (amount, 520, y)]
        }
        let items = try lines(
            [("Qty", 40, 160), ("UOM", 80, 160), ("Description", 120, 160), ("NDC", 300, 160), ("Exp", 380, 160), ("Unit Price", 440, 160), ("Amount", 520, 160)]
                + row(["Examplimab 100 mg/10 mL single-", "dose vial"], ["12345-678-", "90"], ["31-Oct-", "2027"], "250.00", "500.00", at: 190)
                + row(["Othermab 20 mg vial"], ["12345-679-90"], ["10/2027"], "10.00", "20.00", at: 220)
                + row(["Thirdmab (thirdmab-abcd)", "300 mg/15 mL", "vial"], ["12345-680-90"], ["2028-", "01"], "5.00", "10.00", at: 256)
                + [("Subtotal", 400, 300), ("530.00", 520, 300)])
        #expect(items.map { $0[.description]?.text } == ["Examplimab 100 mg/10 mL single-dose vial", "Othermab 20 mg vial", "Thirdmab (thirdmab-abcd) 300 mg/15 mL vial"])
        #expect(items.map { $0[.ndc]?.text } == ["12345067890", "12345067990", "12345068090"])
        #expect(items.map { $0[.expiry]?.list } == [["2027-10-31"], ["2027-10"], ["2028-01"]])
        #expect(items[0][.ndc]?.printed == ["12345-678-90"])
    }

    private let columns: [Text] = [("Qty", 40, 160), ("UOM", 80, 160), ("Description", 120, 160), ("NDC", 320, 160), ("Unit Price", 410, 160), ("Amount", 520, 160)]
    private let item: [Text] = [("4", 44, 176), ("VL", 80, 176), ("Examplimab 100 mg vial", 120, 176), ("12345-678-90", 320, 176), ("250.00", 430, 176), ("1,000.00", 510, 176)]

    @Test("a name begins where its words do, left of a head that is centred over them")
    func centredHead() throws {
        let items = try lines(columns.map { $0.text == "Description" ? ($0.text, 190, $0.y) : $0 } + item.map { $0.text.hasPrefix("Exa") ? ("Examplimab single dose vial 100 mg", $0.x, $0.y) : $0 })
        #expect(items[0][.description]?.text == "Examplimab single dose vial 100 mg")
    }

    @Test("sentences below a name are no part of it")
    func remarks() throws {
        let items = try lines(columns + item + [("Store in a refrigerator. Do not", 120, 188), ("freeze or shake", 120, 200)])
        #expect(items[0][.description]?.text == "Examplimab 100 mg vial")
    }

    @Test("all lots and expiries behind one label are taken", arguments: ["Lots AB1234, CD5678; expire 03/2027 and 05/2027", "Lot: AB1234, CD5678 Exp: 03/2027, 05/2027"])
    func severalLots(printed: String) throws {
        let items = try lines(columns + item + [(printed, 120, 188)])
        #expect(items[0][.lot]?.list == ["AB1234", "CD5678"])
        #expect(items[0][.expiry]?.list == ["2027-03", "2027-05"])
    }

    @Test("lots of a table of their own go to the items above, or to those with their code", arguments: [false, true])
    func lotTable(byCode: Bool) throws {
        let below: [Text] = [("Lot", 140, 190), ("Exp", 220, 190), ("Lot Qty", 280, 190), ("AB1234", 140, 202), ("07/2027", 220, 202), ("12", 284, 202)]
        let totals: [Text] = [("Subtotal", 400, 250), ("1,000.00", 510, 250)]
        let byNDC: [Text] = [("NDC", 40, 280), ("Lot", 140, 280), ("Expiry", 220, 280), ("Qty", 280, 280), ("12345067890", 40, 292), ("AB1234", 140, 292), ("2027/07", 220, 292), ("4", 284, 292)]
        let items = try lines(columns + item + (byCode ? totals + byNDC : below + totals))
        #expect(items.count == 1)
        #expect(items[0][.lot]?.list == ["AB1234"])
        #expect(items[0][.expiry]?.list == ["2027-07"])
        #expect(items[0][.extendedPrice]?.text == "1000.00")
    }

    @Test("a count, a sign and a price say what they are, with their amount in the line below", arguments: [false, true])
    func cards(withHeads: Bool) throws {
        let heads: [Text] = [("Description", 40, 160), ("Amount", 520, 160)]
        func card(_ name: String, _ product: String, _ code: String, _ amount: String, at y: Double) -> [Text] {
            [(name, 40, y), (product, 560 - 5 * Double(product.count), y), (code, 40, y + 14), (amount, 560 - 5 * Double(amount.count), y + 11)]
        }
        let items = try lines(
            (withHeads ? heads : []) + card("Examplimab 100 mg vial", "3 vials × $250.00", "NDC 12345-678-90 Lot AB1234", "$750.00", at: 180)
                + card("Infusion set", "10 each × $14.25", "SKU 88-2010", "$142.50", at: 220) + [("Subtotal", 400, 260), ("$892.50", 525, 260)])
        #expect(items.map { $0[.description]?.text } == ["Examplimab 100 mg vial", "Infusion set"])
        #expect(items.map { $0[.quantity]?.text } == ["3", "10"])
        #expect(items.map { $0[.unitPrice]?.text } == ["250.00", "14.25"])
        #expect(items.map { $0[.extendedPrice]?.text } == ["750.00", "142.50"])
        #expect(items[0][.unitOfMeasure]?.text == "VIAL")
        #expect(items[0][.lot]?.list == ["AB1234"])
    }

    @Test("an item in a block is named by what stands under the head of names, with all its lots")
    func namedBlock() throws {
        func block(_ number: Int, _ name: String, at y: Double) -> [Text] {
            [
                ("Item \(number) of 2", 40, y), ("Product", 40, y + 20), ("NDC", 300, y + 20), (name, 40, y + 32), ("12345-678-90", 300, y + 32),
                ("Quantity Shipped", 40, y + 50), ("Lot Number", 160, y + 50), ("Extended Amount", 300, y + 50), ("3", 40, y + 62), ("AB1234, CD5678", 160, y + 62), ("$30.00", 300, y + 62),
            ]
        }
        let items = try lines(block(1, "Examplimab 100 mg vial", at: 140) + block(2, "Othermab 20 mg vial", at: 240))
        #expect(items.map { $0[.description]?.text } == ["Examplimab 100 mg vial", "Othermab 20 mg vial"])
        #expect(items[0][.lot]?.list == ["AB1234", "CD5678"])
    }

    @Test("nothing shipped is nothing, under heads over two lines that stand close together")
    func nothingShipped() throws {
        let heads: [Text] = [("Qty", 40, 150), ("Qty", 64, 150), ("Ord Shp", 40, 160), ("Description", 120, 160), ("NDC", 320, 160), ("Unit Price", 410, 160), ("Amount", 520, 160)]
        let items = try lines(heads + [("2", 50, 176), ("0", 70, 176), ("Examplimab 100 mg vial", 120, 176), ("12345-678-90", 320, 176), ("250.00", 430, 176), ("0.00", 530, 176)])
        #expect(items[0][.quantity]?.text == "0")
    }

    @Test("numbers of a line that contradict each other are for a person")
    func contradiction() throws {
        let items = try lines(columns + item.map { $0.text == "1,000.00" ? ("900.00", 520, $0.y) : $0 })
        for field in [Field.quantity, .unitPrice, .extendedPrice] { #expect(items[0][field]?.status == .review) }
    }

    @Test("sums of sections are no totals, and the total that the sums prove wins")
    func sectionTotals() throws {
        let sums: [Text] = [("Section total", 400, 200), ("1,000.00", 510, 200), ("Merchandise", 400, 220), ("1,000.00", 510, 220), ("Freight", 400, 232), ("12.00", 525, 232)]
        #expect(try read(columns + item + sums + [("Amt Due", 400, 244), ("1,012.00", 510, 244)]).fields[.total]?.text == "1012.00")
        let two = try read(columns + item + sums + [("Amount due", 400, 244), ("1,012.00", 510, 244), ("Total", 400, 256), ("990.00", 520, 256)])
        #expect(two.fields[.total]?.text == "1012.00")
        let wrong = try read(columns + item + sums + [("Total Due", 400, 244), ("1,007.00", 510, 244)])
        #expect(wrong.fields[.total]?.status == .review)
    }

    @Test("only statements date their lines")
    func filled() throws {
        let items = try lines(columns + item + [("Date", 250, 160), ("03/02/2026", 250, 176)])
        #expect(items.count == 1 && items[0][.lineInvoiceDate] == nil)
    }

    @Test("values that stand close together below heads belong each to its own", arguments: [
        (Field.purchaseOrderNumber, "LC-418"), (.dueDate, "2026-03-23"),
    ])
    func boxes(field: Field, value: String) throws {
        let document = try read(columns + item + [("P.O. No.", 202, 120), ("Terms", 254, 120), ("Due Date", 295, 120), ("Rep", 355, 120), ("LC-418", 200, 132), ("Net 15", 237, 132), ("3/23/2026", 294, 132), ("DWM", 350, 132)])
        #expect(document.fields[field]?.text == value)
    }

    @Test("departments, sentences and other heads name nobody")
    func noNames() throws {
        let document = try read(columns + item + [
            ("Attn: Accounts Payable", 40, 100), ("410 Dakota Street", 40, 112), ("The goods were shipped to your clinic on March 6", 40, 140), ("Credit To:", 300, 90), ("Returned From:", 400, 90),
            ("Pine Clinic PA", 300, 102), ("Pine Clinic North", 400, 102),
        ])
        #expect(document.fields[.accountNumber] == nil)
        #expect(document.fields[.shipToName] == nil)
        #expect(document.fields[.billToName]?.text == "Pine Clinic PA")
    }

    private struct TwoDrugs: Knowledge {
        func drugMentions(in words: [String]) -> [DrugMention] {
            words.indices.filter { words[$0] == "Examplimab" }.map { DrugMention(words: $0..<$0 + 1, name: .brand, drug: DrugIdentity(brand: "Examplimab", properName: nil, isBiologic: true), similarity: 1) }
        }
        func product(of ndc: NDC) -> DrugIdentity? { DrugIdentity(brand: ndc.digits == "12345067890" ? "Examplimab" : "Othermab", properName: nil, isBiologic: true) }
        func diagnosis(_ code: ICD10) -> String? { nil }
        func isSupplier(_ name: String) -> Bool { false }
    }

    @Test("a name of another drug than the code of its line is for a person", arguments: [("12345-678-90", FieldValue.Status.accepted), ("12345-999-90", .review)])
    func otherDrug(code: String, status: FieldValue.Status) throws {
        let page = Page.written(head + columns + item.map { $0.text == "12345-678-90" ? (code, $0.x, $0.y) : $0 })
        let record = Extractor(knowledge: TwoDrugs(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        let line = try #require(record.documents.first?.lineItems.first)
        #expect(line[.drugBrand]?.status == status)
        #expect(line[.description]?.status == status)
        #expect(line[.ndc]?.status == .accepted)
    }
}
