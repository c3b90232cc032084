import Extraction
import Foundation
import Testing
import TestSupport

@testable import Office

@Suite("The ledger of lots")
struct LedgerTests {
    private let office: TestOffice

    init() throws { office = try TestOffice() }

    @Test("what claims used of a lot is told in the packets of all of them, whichever came first")
    func overUse() async throws {
        func second(_ text: String) -> String { text.replacing("C-1", with: "C-2").replacing("Ann B. Example", with: "Bob Other").replacing("1955-06-11", with: "1940-01-02") }
        var order = TestOffice.order
        order.fields[.adminDose] = Paper.value("60 mg")
        var other = order
        (other.fields[.patientName], other.fields[.patientBirthDate]) = (Paper.value("Bob Other"), Paper.value("1940-01-02"))
        try office.drop("order", as: "a.pdf", order)
        try office.drop("invoice", as: "b.pdf", TestOffice.invoice)
        try office.drop(TestOffice.claim, as: "claim.json")
        var status = try await office.work()
        #expect(status.lotWarnings.isEmpty)
        #expect(status.lots.map { [$0.lot, $0.containers, $0.bought, $0.used, $0.unit, $0.unitCost, $0.costPerUnit] } == [["L4711", "1", "100", "60", "mg", "1000.00", "10"]])
        #expect(status.lots.map(\.claims) == [["C-1"]] && status.lots.map(\.invoices) == [["I-1"]])
        try office.drop("other", as: "c.pdf", other)
        try office.drop(second(TestOffice.claim), as: "claim2.json")
        status = try await office.work()
        #expect(status.lotWarnings.first?.note.contains("used 120 mg of it, and only 100 mg were bought") ?? false)
        for claim in ["C-1", "C-2"] { #expect(try office.readme(claim).contains("only 100 mg were bought")) }
        // Another invoice settles it.
        var more = TestOffice.invoice
        more.fields[.invoiceNumber] = Paper.value("I-2")
        try office.drop("more", as: "d.pdf", more)
        #expect(try await office.work().lotWarnings.isEmpty)
        #expect(try !office.readme("C-1").contains("were bought"))
    }

    @Test("of a line with two lots the cost is told and the amount is not; a drug without a name goes by its NDC")
    func twoLots() async throws {
        let line: [Field: String] = [.ndc: "12345067890", .lot: "L4711,K0815", .quantity: "2", .unitOfMeasure: "VIAL", .strength: "100 mg/10 mL", .unitPrice: "1000.00"]
        try office.drop("invoice", as: "invoice.pdf", Paper.invoice(line))
        let lots = try await office.work().lots
        #expect(lots.map(\.lot) == ["K0815", "L4711"] && Set(lots.map(\.drug)) == ["NDC 12345-0678"])
        #expect(Set(lots.map { [$0.containers, $0.bought, $0.unit, $0.costPerUnit] }) == [["", "", "mg", "10"]])
    }

    @Test("more used of a lot than was bought is told")
    func ledger() async throws {
        try office.drop("order", as: "C-1/order.pdf", TestOffice.order)
        try office.drop("invoice", as: "C-1/invoice.pdf", TestOffice.invoice)
        try office.drop(TestOffice.claim, as: "C-1/claim.json")
        let status = try await office.work()
        #expect(status.lotWarnings.map(\.name) == ["Examplia, lot L4711"])
        #expect(status.lotWarnings.first?.note.contains("used 150 mg of it, and only 100 mg were bought") ?? false)
        #expect(try office.readme("C-1").contains("only 100 mg were bought"))
    }
}
