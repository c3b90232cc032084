import Foundation
import PageText
import Packets
import TestSupport
import Testing

@testable import Documents
@testable import Reports

@Suite("packet.pdf")
struct PacketPDFTests {
    private func sources(_ sample: String, _ names: [String]) throws -> [PacketPDF.Source] {
        try names.map { PacketPDF.Source(name: $0, bytes: try [UInt8](Data(contentsOf: Repository.file("samples/\(sample)/\($0)")))) }
    }

    private func pages(_ pdf: [UInt8]) throws -> [[(scalar: Unicode.Scalar, box: Box)]] {
        let file = try PDFFile(bytes: pdf)
        return try (0..<file.pageCount).map { try file.page(at: $0).glyphs() }
    }

    /// The words of all pages, single spaces between them.
    private func text(_ pdf: [UInt8]) throws -> String {
        try pages(pdf).map { String(String.UnicodeScalarView($0.map(\.scalar))) }.joined(separator: " ")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func attachments(_ sources: [PacketPDF.Source]) -> [Packets.Attachment] {
        sources.map { Example.attachment($0.name, sha256: DocumentReader.sha256(of: $0.bytes)) }
    }

    @Test("every fact, the claim line and the finding with its action stand in the file")
    func holdsEverything() throws {
        let finding = Example.finding("missing_ndc", .error, message: "No NDC is on the invoice.", action: "Ask the supplier for it.")
        let packet = try Example.packet(findings: [finding])
        let text = try text(PacketPDF.render(packet, sources: []))
        for fact in packet.facts where fact.field != .unitPrice && fact.field != .ndc { #expect(text.contains(fact.value.text), "\(fact.field)") }
        for expected in [
            "C-1001", "Dorothea Quint", "Noridian, jurisdiction F", "NOT READY", "1 thing to fix", "12345-0678-01", "$4105.03", "N412345067801 ML15.6",
            "EXAMPLIMAB-ABCD 312MG IV NDC12345067801 100MG X4", "8210.06", "J3590 JZ", "2 VIAL at 4105.03 = 8210.06", "No NDC is on the invoice.",
            "Ask the supplier for it.", "CARC 16 / RARC M119", "order.pdf, page 2", "please confirm", "Page 1 of",
        ] { #expect(text.contains(expected), "\(expected)") }
    }

    @Test("sources follow as they are, each document with a bookmark, pages counted through")
    func attaches() throws {
        let sources = try sources("digital-invoice", ["invoice.pdf", "order.pdf"]) + sources("label-photo", ["carton.jpg"])
        let pdf = try PacketPDF.render(Example.packet(attachments: attachments(sources)), sources: sources)
        #expect(PDFAssembly.problems(of: pdf) == [])
        let file = try QPDFDocument(bytes: pdf)
        #expect(file.bookmarkTitles.suffix(3) == ["Exhibit A: invoice, invoice.pdf", "Exhibit B: invoice, order.pdf", "Exhibit C: invoice, carton.jpg"])
        #expect(try text(pdf).contains("Page 1 of \(file.pageCount)"))
        #expect(try text(pdf).contains("page \(file.pageCount - 2)"))
        #expect(pdf.count < sources.reduce(300_000) { $0 + $1.bytes.count })
    }

    @Test("a source that cannot be taken over is named, and the packet is made without it")
    func withoutDamaged() throws {
        let broken = PacketPDF.Source(name: "broken.pdf", bytes: Array("%PDF-1.7 nothing".utf8))
        let pdf = try PacketPDF.render(Example.packet(attachments: attachments([broken])), sources: [broken])
        #expect(try text(pdf).contains("not attached"))
    }

    @Test("the same packet makes the same bytes")
    func deterministic() throws {
        let sources = try sources("digital-invoice", ["invoice.pdf"])
        let packet = try Example.packet(attachments: attachments(sources))
        #expect(try PacketPDF.render(packet, sources: sources) == PacketPDF.render(packet, sources: sources))
    }

    @Test("what a stranger's paper says stays text", arguments: [
        "<span size=\"9999\">big</span>", "&amp;<b>", "\u{202E}desrever", "a\u{0}b\u{1B}[31mred", "line\nline\r\nline", "'name' rect=[0 0 9 9]",
    ])
    func hostile(text: String) throws {
        let facts = [Example.fact(.patientName, text, file: text), Example.fact(.supplierName, text)]
        let packet = try Example.packet(
            id: text.filter { $0 != "\0" }, facts: facts, findings: [Example.finding("x", .error, message: text, action: text), Example.confirm(facts[0])],
            attachments: [Example.attachment(text, kind: .other)])
        let pdf = try PacketPDF.render(packet, sources: [])
        #expect(PDFAssembly.problems(of: pdf) == [])
        let found = try self.text(pdf)
        #expect(!found.unicodeScalars.contains { $0.properties.generalCategory == .control || $0.properties.generalCategory == .format })
        let shown = Printable.text(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(found.contains(shown))
    }

    @Test("the longest content flows over pages: nothing beyond the margins, nothing on top of anything else")
    func crowded() throws {
        let pdf = try PacketPDF.render(Example.crowded(), sources: [])
        #expect(PDFAssembly.problems(of: pdf) == [])
        let pages = try pages(pdf)
        #expect(pages.count > 6)
        for (index, glyphs) in pages.enumerated() {
            let ink = glyphs.filter { !$0.scalar.properties.isWhitespace && $0.box.width > 0 }.map(\.box)
            #expect(ink.allSatisfy { $0.x >= 53 && $0.x + $0.width <= 560 && $0.y >= 50 && $0.y + $0.height <= 770 }, "page \(index + 1)")
            #expect(overlapping(ink) == 0, "page \(index + 1)")
        }
        let text = try text(pdf)
        for number in 1...900 { #expect(text.contains("reason\(number)")) }
        for number in 0..<40 { #expect(text.contains("Number \(number):")) }
        #expect(text.contains("L Z87.891"))
    }

    /// Pairs of letters that stand on one another.
    private func overlapping(_ boxes: [Box]) -> Int {
        let sorted = boxes.sorted { $0.y < $1.y }
        var count = 0
        for (index, box) in sorted.enumerated() {
            for other in sorted[(index + 1)...] {
                // Boxes span ascent to descent: lines touch, letters of one line follow each other.
                guard other.y < box.y + box.height * 0.7 else { break }
                let across = min(box.x + box.width, other.x + other.width) - max(box.x, other.x)
                if across > 0.5 * min(box.width, other.width) { count += 1 }
            }
        }
        return count
    }
}
