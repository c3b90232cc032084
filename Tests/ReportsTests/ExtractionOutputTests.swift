import Extraction
import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite("Extractions for people and programs")
struct ExtractionOutputTests {
    private func record(supplier: String = "Acme, \"Biologics\"") -> ExtractionRecord {
        ExtractionRecord(
            file: "scan 1.pdf", sha256: nil, pageCount: 3, pages: [],
            documents: [
                DocumentRecord(
                    kind: .invoice, pages: [1, 2, 3], fields: [.supplierName: Example.value(supplier), .total: Example.value("10.00", status: .review, page: 3)],
                    lineItems: [[.ndc: Example.value("12345067801", page: 2)]])
            ], problems: [])
    }

    @Test("the table names kind, field, value, page and what to confirm")
    func table() {
        let text = ExtractionTable.render(record(), width: 80, color: false, isUTF8: true)
        let words = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(words == [
            "scan 1.pdf", "invoice, pages 1-3", "supplier_name Acme, \"Biologics\" p. 1", "total ! 10.00 p. 3", "line 1", "ndc 12345067801 p. 2",
            "! 1 to confirm: compare with the paper",
        ])
    }

    @Test("a row a value, quoted as RFC 4180 has it")
    func csv() {
        let rows = ExtractionCSV.rows(record()).split(separator: "\n")
        #expect(rows.count == 3)
        #expect(rows[0].hasPrefix("scan 1.pdf,1,invoice,1,,supplier_name,\"Acme, \"\"Biologics\"\"\","))
        #expect(rows[2].hasPrefix("scan 1.pdf,1,invoice,2,1,ndc,12345067801,"))
    }

    @Test("a cell that a spreadsheet would run is made text", arguments: ["=1+1", "+1", "@SUM(A1)", "\t=1", "-cmd|' /C calc'!A0"])
    func formula(text: String) {
        #expect(!ExtractionCSV.rows(record(supplier: text)).contains(",\(text)"))
    }

    @Test("a negative amount stays a number")
    func negative() {
        #expect(ExtractionCSV.rows(record(supplier: "-12.50")).contains(",-12.50,"))
    }

    @Test("JSON has sorted keys and the same bytes each time")
    func json() throws {
        let packet = try Example.packet(findings: [Example.finding("missing_ndc", .error)])
        let text = try RecordJSON.encode(packet)
        #expect(try text == RecordJSON.encode(packet))
        let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map { $0.prefix { $0 != ":" } }
        #expect(keys == keys.sorted())
        #expect(try JSON(parsing: text)["verdict"] == "incomplete")
    }
}
