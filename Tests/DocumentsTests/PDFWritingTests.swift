import CQPDF
import Foundation
import PageText
import TestSupport
import Testing

@testable import Documents

@Suite("Writing PDFs")
struct PDFWritingTests {
    private static let style = PDFCanvas.Style(size: 10)

    private func text(of pdf: [UInt8], page: Int = 1) throws -> String {
        let scalars = try PDFFile(bytes: pdf).page(at: page - 1).glyphs().map(\.scalar)
        return String(String.UnicodeScalarView(scalars))
    }

    private func onePage(_ text: String, title: String = "Test") throws -> [UInt8] {
        let canvas = try PDFCanvas(title: title)
        canvas.text(text, x: 72, y: 72, width: 400, Self.style)
        canvas.endPage()
        return try canvas.finish()
    }

    private func sample(_ path: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: Repository.file("samples/" + path))) }

    /// The page as Poppler paints it, as one byte a pixel.
    private func pixels(_ pdf: [UInt8], page: Int) throws -> [UInt8] {
        let picture = try PDFFile(bytes: pdf).page(at: page - 1).render(dotsPerInch: 60)
        return (0..<picture.height).flatMap { y in (0..<picture.width).map { picture.gray(atX: $0, y: y) } }
    }

    // MARK: - Canvas

    @Test("text is found again as it was given, never read as markup", arguments: [
        "Lot A1-77", "<b>bold?</b> &amp; <span size='40000'>", "José Núñez-Œuvré", "100 % (net) \\ {braces}", "%s %n %@",
    ])
    func textRoundTrip(text: String) throws {
        #expect(try self.text(of: onePage(text)).contains(text))
    }

    @Test("the same calls make the same bytes")
    func deterministic() throws {
        #expect(try onePage("Omega") == onePage("Omega"))
    }

    @Test("text divided by height loses nothing")
    func divides() throws {
        let canvas = try PDFCanvas(title: "Test")
        let long = (1...400).map { "word\($0)" }.joined(separator: " ")
        var rest: String? = long
        var parts: [String] = []
        while let text = rest {
            let (fits, more) = canvas.divided(text, width: 200, height: 100, Self.style)
            #expect(canvas.measure(fits, width: 200, Self.style) <= 100)
            parts.append(fits)
            rest = more
        }
        #expect(parts.count > 3)
        #expect(parts.joined() == long)
    }

    @Test("a line higher than the room left is not divided away")
    func dividesAtLeastOneLine() throws {
        let canvas = try PDFCanvas(title: "Test")
        #expect(canvas.divided("one two", width: 200, height: 1, Self.style).fits == "one two")
    }

    @Test("marks, frames, pictures and bookmarks make a file that qpdf finds in order")
    func drawing() throws {
        let canvas = try PDFCanvas(title: "Marks")
        for (index, mark) in [PDFCanvas.Mark.tick, .attention, .cross, .dash].enumerated() { canvas.mark(mark, x: 60, y: 60 + Double(index) * 20) }
        canvas.frame(x: 50, y: 50, width: 100, height: 100)
        canvas.bookmark("Start (1)", page: 1)
        canvas.endPage()
        try canvas.picture(gray: [0, 255, 255, 0], pixelWidth: 2, pixelHeight: 2, x: 100, y: 100, width: 100, height: 100)
        canvas.endPage()
        let pdf = try canvas.finish()
        #expect(PDFAssembly.problems(of: pdf) == [])
        let painted = try pixels(pdf, page: 2)
        // 60 dpi: the picture's dark quarter begins at 83 pixels, its light one ends at 167.
        #expect(painted[100 * 510 + 100] == 0)
        #expect(painted[100 * 510 + 150] == 255)
    }

    @Test("a picture whose pixels do not fill it is refused")
    func wrongPicture() throws {
        let canvas = try PDFCanvas(title: "Test")
        #expect(throws: PDFWritingError.self) {
            try canvas.picture(gray: [0], pixelWidth: 2, pixelHeight: 2, x: 0, y: 0, width: 10, height: 10)
        }
    }

    // MARK: - Assembly

    @Test("cover and sources become one file with a bookmark each, the source pages pixel for pixel the same")
    func joins() throws {
        let invoice = try sample("digital-invoice/invoice.pdf"), order = try sample("scanned-order/order.pdf")
        let parts = [try PDFPart(file: invoice), try PDFPart(file: order)]
        let pdf = try PDFAssembly.join(
            cover: onePage("Cover"), parts: parts,
            bookmarks: [PDFBookmark(title: "Invoice (A) \\ é", page: 2), PDFBookmark(title: "Order", page: 3), PDFBookmark(title: "Nowhere", page: 99)])
        #expect(PDFAssembly.problems(of: pdf) == [])
        let document = try QPDFDocument(bytes: pdf)
        #expect(document.pageCount == 1 + parts[0].pageCount + parts[1].pageCount)
        #expect(document.bookmarkTitles == ["Invoice (A) \\ é", "Order"])
        #expect(try pixels(pdf, page: 2) == pixels(invoice, page: 1))
        #expect(try pixels(pdf, page: 2 + parts[0].pageCount) == pixels(order, page: 1))
        #expect(try text(of: pdf, page: 2) == text(of: invoice))
        let again = try PDFAssembly.join(
            cover: onePage("Cover"), parts: parts, bookmarks: [PDFBookmark(title: "Invoice (A) \\ é", page: 2), PDFBookmark(title: "Order", page: 3)])
        #expect(pdf == again)
    }

    @Test("bookmarks of the cover stay before those of the sources")
    func keepsCoverOutline() throws {
        let canvas = try PDFCanvas(title: "Test")
        canvas.bookmark("Cover", page: 1)
        canvas.endPage()
        let pdf = try PDFAssembly.join(
            cover: canvas.finish(), parts: [PDFPart(file: onePage("Source"))], bookmarks: [PDFBookmark(title: "Source", page: 2)])
        #expect(try QPDFDocument(bytes: pdf).bookmarkTitles == ["Cover", "Source"])
        #expect(PDFAssembly.problems(of: pdf) == [])
    }

    @Test("a link leads to its page, and the file stays in order")
    func links() throws {
        let link = PDFLink(page: 1, box: PageText.Box(x: 72, y: 72, width: 100, height: 12), targetPage: 2, targetY: 72)
        let pdf = try PDFAssembly.join(cover: onePage("Cover"), parts: [PDFPart(file: onePage("Source"))], links: [link, PDFLink(page: 9, box: link.box, targetPage: 1)])
        #expect(PDFAssembly.problems(of: pdf) == [])
        #expect(try QPDFDocument(bytes: pdf).linkTargets(page: 1) == [2])
    }

    /// `pdf` encrypted by qpdf.
    private func encrypted(_ pdf: [UInt8], userPassword: String) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let input = try folder.write(pdf, to: "in.pdf"), output = folder.url.appending(path: "out.pdf")
        let job: [String: Any] = [
            "inputFile": input.path, "outputFile": output.path,
            "encrypt": ["userPassword": userPassword, "ownerPassword": "owner", "256bit": ["print": "none", "extract": "n"]],
        ]
        let json = try JSONSerialization.data(withJSONObject: job)
        #expect(cqpdf_run(String(decoding: json, as: UTF8.self)) == 0)
        return try [UInt8](Data(contentsOf: output))
    }

    @Test("a file that only forbids printing is taken over without encryption")
    func ownerPassword() throws {
        let source = try onePage("Restricted")
        let pdf = try PDFAssembly.join(cover: onePage("Cover"), parts: [PDFPart(file: encrypted(source, userPassword: ""))], bookmarks: [])
        #expect(try text(of: pdf, page: 2).contains("Restricted"))
        #expect(try !QPDFDocument(bytes: pdf).isEncrypted)
    }

    @Test("a file that asks for a password is refused for what it is")
    func userPassword() throws {
        let locked = try encrypted(onePage("Secret"), userPassword: "secret")
        #expect(throws: PDFWritingError.sourceUnreadable(reason: "it is protected by a password")) { try PDFPart(file: locked) }
    }

    @Test("a PDF that has lost its end is repaired")
    func repairs() throws {
        let whole = try onePage("Rescued")
        let part = try PDFPart(file: Array(whole.dropLast(12)))
        let pdf = try PDFAssembly.join(cover: onePage("Cover"), parts: [part], bookmarks: [])
        #expect(try text(of: pdf, page: 2).contains("Rescued"))
        #expect(PDFAssembly.problems(of: pdf) == [])
    }

    @Test("what Poppler shows can be painted anew, with its text")
    func repaints() throws {
        let pdf = try RepaintedPDF.bytes(of: sample("digital-invoice/invoice.pdf"))
        #expect(try text(of: pdf).contains("INVOICE") || text(of: pdf).contains("Invoice"))
        #expect(PDFAssembly.problems(of: pdf) == [])
    }

    @Test("what is no document is refused", arguments: [[], Array("Dear colleague".utf8), Array("%PDF-1.7\n1 0 obj\n<<".utf8), [0xFF, 0xD8, 0xFF, 0xE0, 0]] as [[UInt8]])
    func refuses(bytes: [UInt8]) {
        #expect(throws: PDFWritingError.self) { try PDFPart(file: bytes) }
    }

    // MARK: - Pictures

    @Test("a JPEG goes into the page byte for byte")
    func jpeg() throws {
        let jpeg = try sample("label-photo/carton.jpg")
        let part = try PDFPart(file: jpeg)
        #expect(part.pageCount == 1)
        #expect(Data(part.bytes).range(of: Data(jpeg)) != nil)
    }

    @Test("a fax of 204 by 98 dpi becomes pages of paper size, one bit deep")
    func fax() throws {
        let part = try PDFPart(file: sample("fax-tiff/fax.tif"))
        #expect(part.pageCount == 2)
        let size = try PDFFile(bytes: part.bytes).page(at: 0).size
        #expect(abs(size.width - 612) < 12 && abs(size.height - 792) < 30)
        #expect(Data(part.bytes).range(of: Data("/CCITTFaxDecode".utf8)) != nil)
        #expect(part.bytes.count < 60_000)
        // Nothing is lost: rendered at its own resolution across, the page has the picture's pixels.
        let file = try ImageFile(bytes: sample("fax-tiff/fax.tif"), kind: .tiff), picture = try file.decoded(at: 0)
        let page = try PDFFile(bytes: part.bytes).page(at: 0).render(dotsPerInch: 204)
        #expect(abs(page.width - picture.width) <= 1)
        let width = min(page.width, picture.width), y = picture.height / 5
        let down = Int((Double(y) + 0.5) * Double(page.height) / Double(picture.height))
        var same = 0
        for x in 3..<width - 3 where (page.gray(atX: x, y: down) < 128) == (picture.gray(atX: x, y: y) < 128) { same += 1 }
        #expect(same * 100 > (width - 6) * 97)
    }
}
