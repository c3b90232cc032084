import Documents
import Extraction
import Foundation
import PageText
import TestSupport
import Testing

@testable import Reports

@Suite("PDF of our own")
struct PacketPDFTests {
    private func page(_ lines: [String]) throws -> [UInt8] {
        let canvas = try PDFCanvas(title: "test")
        for (index, line) in lines.enumerated() { canvas.text(line, x: 72, y: 72 + Double(index) * 20, width: 400, .init(size: 11)) }
        canvas.endPage()
        return canvas.finish()
    }

    @Test("the same calls make the same bytes")
    func deterministic() throws {
        #expect(try page(["Lot AB12"]) == page(["Lot AB12"]))
        let cover = try page(["cover"])
        #expect(try PDFAssembly.join(cover: cover, sources: [cover]) == PDFAssembly.join(cover: cover, sources: [cover]))
    }

    @Test("text out of documents is text, never markup")
    func hostile() async throws {
        let bytes = try page(["<b>bold</b> & <span foreground='red'>", "plain"])
        let text = try await DocumentReader().read(bytes: bytes, name: "a.pdf").document.pages[0].words.map(\.text).joined(separator: " ")
        #expect(text.contains("<b>bold</b> & <span foreground='red'>"))
    }

    @Test("cover first, then every page of every source")
    func joins() async throws {
        let sample = try #require(Repository.samples.first { $0.name == "fax-tiff" })
        let fax = try [UInt8](Data(contentsOf: try #require(sample.documents.first)))
        let joined = try PDFAssembly.join(cover: page(["cover"]), sources: [page(["source"]), fax])
        let pages = try await DocumentReader().read(bytes: joined, name: "a.pdf").document.pages
        #expect(pages.count == 4)
        #expect(pages[0].words.map(\.text) == ["cover"])
        #expect(pages[1].words.map(\.text) == ["source"])
        #expect(pages[2].source == .ocr)
    }

    @Test("spreadsheet cells are quoted, and never run as formulas")
    func csv() {
        let value = FieldValue(.text("=1+1, \"x\""), printed: [], status: .review, confidence: 0.5, page: 1, box: [0, 0, 1, 1], origin: .ocr)
        let record = ExtractionRecord(
            file: "a.pdf", sha256: nil, pageCount: 1, pages: [], documents: [DocumentRecord(kind: .invoice, pages: [1], fields: [.supplierName: value])], problems: [])
        #expect(ExtractionCSV.rows(record).contains("\"'=1+1, \"\"x\"\"\""))
    }

    @Test("control characters of a document never reach the terminal")
    func terminal() {
        #expect(Printable.text("a\u{1B}[2Jb\u{202E}c") == "a [2Jb c")
    }
}
