import Extraction
import Foundation
import PageText
import TestSupport
import Testing

@testable import Claims
@testable import Documents
@testable import Packets
@testable import Reports

@Suite("packet.pdf")
struct PacketPDFTests {
    private func render(_ packet: Packet, sources: [PacketPDF.Source], copy: PacketPDF.Copy = .working) throws -> [UInt8] {
        try PacketPDF.render(packet, papers: PacketPapers(packet, sources: sources), copy: copy)
    }

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
        let text = try text(render(packet, sources: []))
        for fact in packet.facts where fact.field != .unitPrice && fact.field != .ndc { #expect(text.contains(fact.value.text), "\(fact.field)") }
        for expected in [
            "C-1001", "Dorothea Quint", "Noridian, jurisdiction F", "NOT READY", "1 thing to fix", "12345-0678-01", "$4105.03", "N412345067801 ML15.6",
            "EXAMPLIMAB-ABCD 312MG IV NDC12345067801 100MG X4", "8210.06", "J3590 JZ", "2 VIAL at 4105.03 = 8210.06", "No NDC is on the invoice.",
            "Ask the supplier for it.", "CARC 16 / RARC M119", "order.pdf, page 2", "please confirm", "Page 1 of",
        ] { #expect(text.contains(expected), "\(expected)") }
    }

    @Test("each page of its own says how recent the reference data are")
    func saysItsData() throws {
        let packet = try Example.packet()
        let pdf = try PacketPDF.render(packet, papers: PacketPapers(packet, sources: []), copy: .payer)
        for page in try pages(pdf) {
            #expect(String(String.UnicodeScalarView(page.map(\.scalar))).contains("Reference data: drugs FDA 2026-07-16; icd10 NCHS, CMS 2026-04-01"))
        }
    }

    @Test("sources follow as they are, each document with a bookmark, pages counted through")
    func attaches() throws {
        let sources = try sources("digital-invoice", ["invoice.pdf", "order.pdf"]) + sources("label-photo", ["carton.jpg"])
        let pdf = try render(Example.packet(attachments: attachments(sources)), sources: sources)
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
        let pdf = try render(Example.packet(attachments: attachments([broken])), sources: [broken])
        #expect(try text(pdf).contains("not attached"))
    }

    @Test("the same packet makes the same bytes")
    func deterministic() throws {
        let sources = try sources("digital-invoice", ["invoice.pdf"])
        let packet = try Example.packet(attachments: attachments(sources))
        #expect(try render(packet, sources: sources) == render(packet, sources: sources))
    }

    @Test("the payer's copy has no finding, no verdict and nothing to confirm; the working copy has them")
    func copies() throws {
        let packet = try Example.packet(
            findings: [Example.finding("missing_ndc", .error, message: "No NDC is on the invoice."), Example.confirm(Example.facts[13])], attachments: Self.papers)
        let payer = try text(render(packet, sources: [], copy: .payer)), working = try text(render(packet, sources: []))
        for words in ["No NDC is on the invoice.", "NOT READY", "Findings", "CARC", "please confirm", "Working copy"] {
            #expect(!payer.contains(words), "\(words)")
            #expect(working.contains(words), "\(words)")
        }
        for fact in packet.facts where fact.field != .unitPrice && fact.field != .ndc { #expect(payer.contains(fact.value.text), "\(fact.field)") }
    }

    private static let papers = ["invoice.pdf", "order.pdf"].map { Packets.Attachment(file: $0, sha256: nil, pages: [1, 2], kind: .order) }

    @Test("the payer's cover tells what rests on its picture alone, and on which pages things stand")
    func doubtful() throws {
        let sources = try sources("digital-invoice", ["invoice.pdf", "order.pdf"])
        let facts = [Example.fact(.npi, "1234567893", status: .review), Example.fact(.mbi, "1EG4TE5MK73", status: .review), Example.fact(.route, "IV", file: "invoice.pdf")]
        let found = try text(render(Example.packet(facts: facts, attachments: attachments(sources)), sources: sources, copy: .payer))
        #expect(found.contains("1234567893 (as pictured)"))
        #expect(found.contains("1EG4TE5MK73 (as pictured)"))
        #expect(!found.contains("IV (as pictured)"))
        // The invoice with the route comes first, then the order.
        #expect(found.contains("page 3 page 4 page 4"))
    }

    @Test("what stands only on a paper that is left out is not said in the payer's copy")
    func hiddenFacts() throws {
        let facts = [Example.fact(.priorAuthNumber, "PA-OTHER-77", file: "another.pdf"), Example.fact(.route, "IV")]
        let packet = try Example.packet(facts: facts, attachments: Self.papers)
        #expect(try !text(render(packet, sources: [], copy: .payer)).contains("PA-OTHER-77"))
        #expect(try text(render(packet, sources: [], copy: .working)).contains("PA-OTHER-77"))
    }

    @Test("every field has its row")
    func everyField() throws {
        let facts = Field.allCases.enumerated().map { Example.fact($1, "value\($0)x") }
        let found = try text(render(Example.packet(facts: facts, attachments: Self.papers), sources: [], copy: .payer))
        for (index, field) in Field.allCases.enumerated() { #expect(found.contains("value\(index)x"), "\(field)") }
    }

    @Test("a piece within another one has no frame of its own, unless it is the unsure one", arguments: [
        (false, false, 1), (true, true, 1), (true, false, 1), (false, true, 2),
    ])
    func nested(outer: Bool, inner: Bool, count: Int) {
        let frames = [
            PacketPDF.Frame(box: Box(x: 10, y: 10, width: 200, height: 24), isDashed: outer), .init(box: Box(x: 10, y: 9, width: 60, height: 12), isDashed: inner),
        ]
        #expect(PacketPDF.outermost(frames).count == count)
    }

    @Test("the picture of words on a page that lies askew reaches as far as they do")
    func askew() throws {
        let page = Page(number: 1, width: 600, height: 800, words: [], source: .ocr, skew: 0.02)
        let source = PacketPDF.Source(name: "order.pdf", bytes: HiddenText.pdf([.init(width: 600, height: 800, words: nil)]), pages: [page])
        let value = FieldValue(.text("x"), printed: ["x"], status: .review, confidence: 0.9, page: 1, box: [0.1, 0.5, 0.9, 0.53], origin: .ocr, checks: [])
        let box = AttachedFile(source).wholeBox(of: Evidence(value, file: "order.pdf"))
        // 480 points across rise by 9.6.
        #expect(abs((0.5 - box[1]) * 800 - 4.8) < 0.1)
        #expect(abs((box[3] - 0.53) * 800 - 4.8) < 0.1)
    }

    @Test("the stamp is seen on a page that is dark to its edges")
    func darkPage() throws {
        let canvas = try PDFCanvas(title: "", isTagged: false)
        canvas.fill(x: 0, y: 0, width: PDFCanvas.width, height: PDFCanvas.height, gray: 0.15)
        let source = PacketPDF.Source(name: "photo.pdf", bytes: try canvas.finish())
        let packet = try Example.packet(attachments: attachments([source]))
        let papers = PacketPapers(packet, sources: [source])
        let stamp = try #require(papers.look(file: 0, page: 1)).stamp
        let pdf = try PDFFile(bytes: PacketPDF.render(packet, papers: papers, copy: .payer))
        let picture = try pdf.page(at: pdf.pageCount - 1).render(dotsPerInch: 72)
        #expect(picture.gray(atX: Int(stamp.x + 2), y: Int(stamp.y + 2)) == 255)
        #expect(picture.gray(atX: 30, y: 400) < 60)
    }

    @Test("two hundred pages: each has its number, and the file is hardly larger than they are")
    func longSource() throws {
        let sheets = HiddenText.pdf((1...200).map { number in
            .init(width: 612, height: 792, words: Page(number: number, width: 612, height: 792, words: [Word(text: "sheet\(number)", box: Box(x: 72, y: 100, width: 60, height: 12))]))
        })
        let source = PacketPDF.Source(name: "chart.pdf", bytes: sheets)
        let attachment = Packets.Attachment(file: source.name, sha256: DocumentReader.sha256(of: sheets), pages: Array(1...200), kind: .order)
        let pdf = try render(Example.packet(attachments: [attachment]), sources: [source], copy: .payer)
        #expect(PDFAssembly.problems(of: pdf) == [])
        let file = try PDFFile(bytes: pdf)
        let own = file.pageCount - 200
        for number in [1, 99, 200] {
            let found = try String(String.UnicodeScalarView(file.page(at: own + number - 1).glyphs().map(\.scalar)))
            #expect(found.contains("sheet\(number)"))
            #expect(found.split(separator: " ").joined(separator: " ").contains("Exhibit A \(number)/200 | page \(own + number) of \(file.pageCount)"))
        }
        #expect(pdf.count < sheets.count + 300_000)
    }

    @Test("the file says that it is PDF/A-2b where its papers are pictures, not where they hold text of other programs", arguments: [
        (nil, nil, true), ("label-photo", "carton.jpg", true), ("fax-tiff", "fax.tif", true), ("digital-invoice", "invoice.pdf", false),
    ] as [(String?, String?, Bool)])
    func archive(sample: String?, paper: String?, conforms: Bool) throws {
        let sources = try sample.map { try self.sources($0, [paper ?? ""]) } ?? []
        let pdf = try render(Example.packet(attachments: attachments(sources)), sources: sources, copy: .payer)
        #expect(PDFAssembly.problems(of: pdf) == [])
        let text = String(String.UnicodeScalarView(pdf.map { Unicode.Scalar($0) }))
        #expect(text.contains("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>") == conforms)
        #expect(text.contains("<rdf:li xml:lang=\"x-default\">J3590 packet, claim C-1001</rdf:li>"))
        // What is drawn by ourselves has whole fonts and no smoothing: only fonts and annotations keep the check from saying so.
        let own = try PDFAssembly.join(cover: PacketPDF.render(Example.packet(), papers: PacketPapers(Example.packet(), sources: []), copy: .payer), parts: [])
        #expect(try QPDFDocument(bytes: own).archiveObstacles().filter { !["Font", "operator", "Annots"].contains($0) } == [])
    }

    @Test("papers of another patient are in the working copy only, and the payer's copy says how many were left out")
    func otherPatient() throws {
        let sources = try sources("digital-invoice", ["invoice.pdf", "order.pdf"])
        var packet = try Example.packet(attachments: attachments(sources))
        func document(_ name: String, status: FieldValue.Status = .accepted) -> DocumentRecord {
            DocumentRecord(kind: .invoice, pages: [1], fields: [.patientName: Example.value(name, status: status)], lineItems: [])
        }
        func counts(_ order: DocumentRecord) throws -> (payer: Int, working: Int) {
            packet.extractions = zip(packet.attachments, [document("Quint, Dorothea"), order]).map {
                ExtractionRecord(file: $0.file, sha256: $0.sha256, pageCount: 1, pages: [], documents: [$1], problems: [])
            }
            let papers = PacketPapers(packet, sources: sources)
            return (PagePlan(packet, papers, copy: .payer, firstPage: 5).sheets.count, PagePlan(packet, papers, copy: .working, firstPage: 5).sheets.count)
        }
        #expect(try counts(document("Someone Else")) == (1, 3))
        #expect(try counts(document("Someone Else", status: .review)).payer == 2)
        #expect(try counts(document("D. Quint")).payer == 2)
        _ = try counts(document("Someone Else"))
        #expect(try text(render(packet, sources: sources, copy: .payer)).contains("1 document in the same files not of this patient: left out"))
    }

    @Test("pages of a statement with lines of other products only are in the working copy only")
    func unrelatedPages() throws {
        let sheets = HiddenText.pdf((1...4).map { _ in .init(width: 612, height: 792, words: nil) })
        let source = PacketPDF.Source(name: "statement.pdf", bytes: sheets)
        func value(_ page: Int) -> FieldValue { Example.value("x", page: page) }
        let attachment = Packets.Attachment(file: source.name, sha256: DocumentReader.sha256(of: sheets), pages: [1, 2, 3, 4], kind: .invoice)
        var packet = try Example.packet(facts: [Fact(field: .lot, value: value(3), evidence: [Evidence(value(3), file: source.name)])], attachments: [attachment])
        let document = DocumentRecord(kind: .invoice, pages: [1, 2, 3, 4], fields: [:], lineItems: [[.lot: value(2)], [.lot: value(3)]])
        packet.extractions = [ExtractionRecord(file: source.name, sha256: attachment.sha256, pageCount: 4, pages: [], documents: [document], problems: [])]
        let papers = PacketPapers(packet, sources: [source])
        // Page 4 has no line that was read: it may hold the total.
        #expect(PagePlan(packet, papers, copy: .payer, firstPage: 1).sheets.map(\.page) == [1, 3, 4])
        #expect(PagePlan(packet, papers, copy: .payer, firstPage: 1).sheets.map(\.name) == ["Exhibit A 1/3", "Exhibit A 2/3", "Exhibit A 3/3"])
        #expect(PagePlan(packet, papers, copy: .working, firstPage: 1).sheets.map(\.page) == [1, 2, 3, 4])
        #expect(try text(render(packet, sources: [source], copy: .payer)).contains("1 page of purchase papers with lines for other products only"))
    }

    @Test("each box of the proof page shows its value, and none stands on another")
    func proof() throws {
        let form = try CMS1500(BilledClaim(Example.packet(diagnoses: ["C15.4", "C15.5", "C15.8", "C16.0", "C16.1", "D63.0", "E11.9", "I10", "K21.9", "Z51.12", "Z79.899", "Z87.891"])))
        let pdf = try CMS1500Page.render(form, claimID: "C-1001")
        #expect(PDFAssembly.problems(of: pdf) == [])
        let found = try text(pdf)
        for entry in form.entries { #expect(found.contains(entry.value.split(separator: " ").joined(separator: " ")), "\(entry.box)") }
        #expect(try overlapping(pages(pdf)[0].filter { !$0.scalar.properties.isWhitespace && $0.box.width > 0 }.map(\.box)) == 0)
    }

    @Test("a value's words are pictured; source pages keep every pixel outside of frames and stamp")
    func overlay() throws {
        let sources = try sources("digital-invoice", ["invoice.pdf"])
        let value = FieldValue(
            .text("INV-1"), printed: ["INV-1"], status: .accepted, confidence: 1, page: 1, box: [0.1, 0.1, 0.3, 0.12], origin: .textLayer, checks: [.format])
        let packet = try Example.packet(
            facts: [Fact(field: .invoiceNumber, value: value, evidence: [Evidence(value, file: "invoice.pdf")])], attachments: attachments(sources))
        let papers = PacketPapers(packet, sources: sources)
        #expect(papers.picture(of: packet.facts[0].evidence[0])?.pixelWidth ?? 0 > 200)
        let pdf = try PacketPDF.render(packet, papers: papers, copy: .payer)
        let file = try PDFFile(bytes: pdf)
        #expect(try String(String.UnicodeScalarView(file.page(at: file.pageCount - 1).glyphs().map(\.scalar))).split(separator: " ").joined(separator: " ").contains("Exhibit A 1/1 | page \(file.pageCount) of \(file.pageCount)"))
        let after = try file.page(at: file.pageCount - 1).render(dotsPerInch: 100), before = try PDFFile(bytes: sources[0].bytes).page(at: 0).render(dotsPerInch: 100)
        let stamp = try #require(papers.look(file: 0, page: 1)).stamp
        var changed = 0
        var elsewhere: [Box] = []
        for y in 0..<before.height {
            for x in 0..<before.width where before.gray(atX: x, y: y) != after.gray(atX: x, y: y) {
                changed += 1
                let left = Double(x) * 0.72, top = Double(y) * 0.72
                let inStamp = left > stamp.left - 2 && left < stamp.right + 2 && top > stamp.top - 2 && top < stamp.bottom + 2
                let inFrame = left > 56 && left < 188 && top > 74 && top < 99
                if !inStamp && !inFrame { elsewhere.append(Box(x: left, y: top, width: 1, height: 1)) }
            }
        }
        #expect(changed > 100)
        #expect(elsewhere.isEmpty, "\(elsewhere.count) in \(Box.union(elsewhere) ?? stamp)")
    }

    @Test("words of a scan are found in the packet where they stand on the page, and do not show", arguments: [0, 90, 180, 270])
    func hiddenWords(rotation: Int) throws {
        let source = try sources("label-photo", ["carton.jpg"])[0]
        let size = try PDFFile(bytes: PDFPart(file: source.bytes).bytes).page(at: 0).size
        let lies = rotation % 180 != 0
        let page = Page(
            number: 1, width: lies ? size.height : size.width, height: lies ? size.width : size.height,
            words: [Word(text: "Zebrafish(7)", box: Box(x: 100, y: 120, width: 80, height: 12))], source: .ocr, rotation: rotation)
        let scan = PacketPDF.Source(name: source.name, bytes: source.bytes, pages: [page])
        let packet = try Example.packet(attachments: attachments([scan]))
        let with = try PDFFile(bytes: render(packet, sources: [scan])), without = try PDFFile(bytes: render(packet, sources: [source]))
        let last = with.pageCount - 1
        let glyphs = try with.page(at: last).glyphs()
        #expect(String(String.UnicodeScalarView(glyphs.map(\.scalar))).contains("Zebrafish(7)"))
        let place = page.displayedFractions(of: page.words[0].box)
        let first = try #require(glyphs.first { $0.scalar == "Z" }).box
        #expect(first.centerX > place[0] * size.width - 3 && first.centerX < place[2] * size.width + 3)
        #expect(first.centerY > place[1] * size.height - 3 && first.centerY < place[3] * size.height + 3)
        let one = try with.page(at: last).render(dotsPerInch: 40), other = try without.page(at: last).render(dotsPerInch: 40)
        #expect((0..<one.height).allSatisfy { y in (0..<one.width).allSatisfy { one.gray(atX: $0, y: y) == other.gray(atX: $0, y: y) } })
    }

    @Test("the stamp stands upright on a page that its file turns", arguments: [90, 180, 270])
    func turnedPage(degrees: Int) throws {
        let plain = String(decoding: HiddenText.pdf([.init(width: 612, height: 792, words: nil)]), as: UTF8.self)
        let turned = Array(plain.replacing("/Contents", with: "/Rotate \(degrees) /Contents").utf8)
        let source = PacketPDF.Source(name: "turned.pdf", bytes: turned)
        let pdf = try PDFFile(bytes: render(Example.packet(attachments: attachments([source])), sources: [source]))
        let page = try pdf.page(at: pdf.pageCount - 1)
        let glyphs = page.glyphs()
        #expect(page.size.width > page.size.height || degrees == 180)
        let index = try #require(glyphs.indices.first { String(String.UnicodeScalarView(glyphs[$0...].prefix(7).map(\.scalar))) == "Exhibit" })
        #expect(glyphs[index].box.x < glyphs[index + 6].box.x)
        #expect(abs(glyphs[index].box.y - glyphs[index + 6].box.y) < 1)
        #expect(glyphs[index].box.y < 30 && glyphs[index].box.x > page.size.width / 2)
    }

    @Test("what a stranger's paper says stays text", arguments: [
        "<span size=\"9999\">big</span>", "&amp;<b>", "\u{202E}desrever", "a\u{0}b\u{1B}[31mred", "line\nline\r\nline", "'name' rect=[0 0 9 9]",
    ])
    func hostile(text: String) throws {
        let facts = [Example.fact(.patientName, text, file: text), Example.fact(.supplierName, text)]
        let packet = try Example.packet(
            id: text.filter { $0 != "\0" }, facts: facts, findings: [Example.finding("x", .error, message: text, action: text), Example.confirm(facts[0])],
            attachments: [Example.attachment(text, kind: .other)])
        let pdf = try render(packet, sources: [])
        #expect(PDFAssembly.problems(of: pdf) == [])
        let found = try self.text(pdf)
        #expect(!found.unicodeScalars.contains { $0.properties.generalCategory == .control || $0.properties.generalCategory == .format })
        let shown = Printable.text(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(found.contains(shown))
    }

    @Test("the longest content flows over pages: nothing beyond the margins, nothing on top of anything else")
    func crowded() throws {
        let payer = try pages(render(Example.crowded(), sources: [], copy: .payer))
        for glyphs in payer { #expect(overlapping(glyphs.filter { !$0.scalar.properties.isWhitespace && $0.box.width > 0 }.map(\.box)) == 0) }
        let pdf = try render(Example.crowded(), sources: [])
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
