import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Prints of web shops, letters between practices")
struct ShopPrintTests: SupplierPapers {
    private let head: [Text] = [
        ("Pine Street Direct", 40, 60), ("Printable invoice", 480, 60), ("Order placed", 40, 100), ("Order #", 180, 100), ("Invoice #", 320, 100), ("Invoiced on", 460, 100), ("July 9, 2027", 40, 114), ("114-60287", 180, 114), ("PSD-I-229417", 320, 114), ("July 10, 2027", 460, 114),
        ("Shipping to", 40, 140), ("Billing to", 220, 140), ("Payment", 420, 140), ("Juniper Street Neurology - North", 40, 154), ("Juniper Street Neurology PLLC", 220, 154), ("Net terms account PSD-50331", 420, 154), ("1450 Monroe St", 40, 166), ("77 N Broad St", 220, 166), ("Globe, AZ 85501", 40, 178), ("Miami, AZ 85539", 220, 178),
    ]
    private let items: [Text] = [
        ("Examplia (examplimab-abcd) 210 mg/1.91 mL prefilled syringe", 120, 220), ("$3,911.07 / syringe", 480, 220), ("Sold by Pine Street Biologics", 120, 234), ("Qty: 2", 540, 234), ("NDC 12345-678-90 · Lot 1190277 · Exp. 02/2029", 120, 248), ("$7,822.14", 530, 248), ("Ships refrigerated", 120, 262),
        ("Peak flow meter, adult, washable", 120, 290), ("$18.75 / each", 490, 290), ("Sold by Pine Street Direct", 120, 304), ("Qty: 4", 540, 304), ("$75.00", 540, 318),
        ("Item(s) subtotal:", 380, 370), ("$7,897.14", 530, 370), ("Grand total:", 380, 384), ("$7,897.14", 530, 384),
    ]

    @Test("heads of boxes over the shop's numbers")
    func numbers() throws {
        let fields = try read(head + items).fields
        #expect(fields[.invoiceNumber]?.text == "PSD-I-229417")
        #expect(fields[.invoiceDate]?.text == "2027-07-10")
        #expect(fields[.shipToName]?.text == "Juniper Street Neurology - North")
        #expect(fields[.billToName]?.text == "Juniper Street Neurology PLLC")
    }

    @Test("a letter that tells its one item in a sentence, its count in words and in digits")
    func letter() throws {
        let record = try read([
            ("PINE STREET PULMONARY GROUP", 200, 40), ("Stock transfer at cost - INVOICE", 200, 56), ("No.", 60, 90), ("2027-T-019", 130, 90), ("Dated", 60, 104), ("09/26/2027", 130, 104), ("To", 60, 118), ("Juniper Street Allergy Clinic", 130, 118), ("300 SE Marina Way", 130, 132),
            ("As agreed, we transferred to your office today from our own inventory:", 60, 160), ("Two (2) syringes, EXAMPLIA 300 mg/2 mL prefilled syringe", 60, 190), ("(examplimab), NDC 12345-678-90, lot 3702186, expiring JUN 2028,", 60, 202), ("at $1,402.55 per syringe, together $2,805.10.", 60, 214),
            ("No freight, no tax. Amount due: $2,805.10, payable within 30", 60, 240), ("days to this practice.", 60, 252),
        ])
        let item = try #require(record.lineItems.first)
        #expect(item[.quantity]?.text == "2")
        #expect(item[.unitOfMeasure]?.text == "SYRINGE")
        #expect(item[.unitPrice]?.text == "1402.55")
        #expect(item[.extendedPrice]?.text == "2805.10")
        #expect(item[.description]?.text == "EXAMPLIA 300 mg/2 mL prefilled syringe (examplimab)")
        #expect(item[.ndc]?.text == "12345067890")
        #expect(item[.lot]?.list == ["3702186"])
        #expect(item[.expiry]?.list == ["2028-06"])
        #expect(record.fields[.invoiceNumber]?.text == "2027-T-019")
        #expect(record.fields[.total]?.text == "2805.10")
    }

    @Test("the day above that a sentence speaks of is not the one that it names")
    func payBy() throws {
        let fields = try read([
            ("Pine Street Drug Supply", 200, 40), ("Kalispell, March 31, 2027", 440, 80), ("Invoice No. PS-0952", 40, 100), ("To: Juniper Street Neurology Center", 40, 120), ("Product", 60, 160), ("Qty", 300, 160), ("Price", 470, 160), ("Amount", 540, 160), ("Examplimab 100 mg vial", 60, 176), ("4", 304, 176), ("250.00", 468, 176), ("1,000.00", 538, 176),
            ("Please pay", 440, 220), ("1,000.00", 538, 220), ("Terms: 30 days from the date above, that is by April 30, 2027. No sales tax.", 40, 260),
        ]).fields
        #expect(fields[.invoiceDate]?.text == "2027-03-31")
        #expect(fields[.dueDate]?.text == "2027-04-30")
    }

    @Test("a credit names the invoice that it is against, and its own number below its title")
    func credit() throws {
        let fields = try read([
            ("Pine Street Drug Supply", 40, 40), ("CREDIT NOTE", 440, 40), ("No. CN-5517", 460, 60), ("17 September 2027", 450, 74), ("Credit given to: Juniper Street Neurology Center", 40, 100), ("Against our invoice: PS-30916 of 20 August 2027", 40, 114), ("Goods", 60, 160), ("Count", 300, 160), ("Rate", 470, 160), ("Credit", 540, 160),
            ("Examplimab 100 mg vial", 60, 176), ("-4", 304, 176), ("250.00", 468, 176), ("(1,000.00)", 538, 176), ("Total credit", 440, 220), ("(1,000.00)", 538, 220),
        ]).fields
        #expect(fields[.invoiceNumber]?.text == "CN-5517")
        #expect(fields[.originalInvoiceNumber]?.text == "PS-30916")
        #expect(fields[.billToName]?.text == "Juniper Street Neurology Center")
    }

    @Test("the place of the goods in the seller's books is none of their name")
    func category() throws {
        let record = try read([
            ("Pine Street Drug Supply", 40, 40), ("Invoice No. PS-0952", 440, 40), ("ACTIVITY", 40, 160), ("QTY", 400, 160), ("RATE", 470, 160), ("AMOUNT", 540, 160), ("Biologics: EX300", 40, 176), ("Examplimab 100 mg vial", 160, 176), ("4", 404, 176), ("250.00", 468, 176), ("1,000.00", 538, 176), ("NDC: 12345-678-90", 160, 188),
        ])
        #expect(record.lineItems.first?[.description]?.text == "Examplimab 100 mg vial")
    }
}
