import Foundation
import PageText
import TestSupport
import Testing

@testable import Documents

@Suite("Pages with masks")
struct MaskedPageTests {
    private func sample(_ path: String) throws -> PDFPart { try PDFPart(file: [UInt8](Data(contentsOf: Repository.file("samples/\(path)")))) }

    private func onlyPicture(of page: borrowing PDFPage) throws -> Picture {
        guard let picture = try page.embeddedImage(at: 0) else { throw DocumentError.damaged(reason: "no picture") }
        return try picture.picture()
    }

    @Test("below a mask neither text nor pixels are left, beside it the page is as it was", arguments: [
        "digital-invoice/invoice.pdf", "scanned-order/order.pdf", "fax-tiff/fax.tif", "label-photo/carton.jpg", "wasted-vial/packing-slip.pdf",
    ])
    func masked(path: String) throws {
        let part = try sample(path)
        let size = try PDFFile(bytes: part.bytes).page(at: 0).size
        let mask = PageMask(box: Box(x: size.width * 0.1, y: size.height * 0.2, width: size.width * 0.8, height: size.height * 0.2))
        let masked = try part.masked(page: 1, [mask])
        #expect(masked.pageCount == 1)
        #expect(PDFAssembly.problems(of: masked.bytes) == [])
        #expect(try QPDFDocument(bytes: masked.bytes).archiveObstacles() == [])
        let page = try PDFFile(bytes: masked.bytes).page(at: 0)
        #expect(page.glyphs().isEmpty)
        #expect(page.size.width == size.width && page.size.height == size.height)
        // All that the file holds is one picture, and that is white there.
        #expect(page.imageBoxes().count == 1)
        let picture = try onlyPicture(of: page)
        let before = try PDFFile(bytes: part.bytes).page(at: 0).render(dotsPerInch: 100)
        var marks = 0, apart = 0
        for y in 0..<before.height {
            for x in 0..<before.width {
                let (left, top) = (Double(x) * 0.72, Double(y) * 0.72)
                let value = picture.gray(atX: x * picture.width / before.width, y: y * picture.height / before.height)
                if left > mask.box.left + 5, left < mask.box.right - 5, top > mask.box.top + 5, top < mask.box.bottom - 5 {
                    // JPEG draws faint waves about what stands beside.
                    marks += value < 250 ? 1 : 0
                } else if left < mask.box.left - 2 || left > mask.box.right + 2 || top < mask.box.top - 2 || top > mask.box.bottom + 2 {
                    apart += abs(Int(value) - Int(before.gray(atX: x, y: y))) > 128 ? 1 : 0
                }
            }
        }
        #expect(marks == 0)
        #expect(Double(apart) < 0.02 * Double(before.width * before.height))
    }

    @Test("black and white stays so, shades and colours stay", arguments: [
        ("digital-invoice/invoice.pdf", 1, 300), ("scanned-order/order.pdf", 1, 300), ("fax-tiff/fax.tif", 1, 204), ("wasted-vial/packing-slip.pdf", 8, 150), ("label-photo/carton.jpg", 24, 176),
    ])
    func kinds(path: String, depth: Int, dotsPerInch: Double) throws {
        let masked = try sample(path).masked(page: 1, [PageMask(box: Box(x: 10, y: 10, width: 20, height: 10))])
        let page = try PDFFile(bytes: masked.bytes).page(at: 0)
        let text = String(String.UnicodeScalarView(masked.bytes.map { Unicode.Scalar($0) }))
        #expect(text.contains("/CCITTFaxDecode") == (depth == 1))
        #expect(text.contains("/DCTDecode") == (depth > 1))
        #expect(text.contains("/ColorSpace /DeviceRGB") == (depth == 24))
        let picture = try onlyPicture(of: page)
        #expect(abs(Double(picture.width) / page.size.width * 72 - dotsPerInch) < 2)
    }

    @Test("a mask is turned as its line lies askew")
    func turned() throws {
        let canvas = try PDFCanvas(title: "", isTagged: false)
        canvas.fill(x: 0, y: 0, width: PDFCanvas.width, height: PDFCanvas.height, gray: 0)
        let part = try PDFPart(file: try canvas.finish())
        let masked = try part.masked(page: 1, [PageMask(box: Box(x: 106, y: 391, width: 400, height: 10), angle: 0.05)])
        let picture = try PDFFile(bytes: masked.bytes).page(at: 0).render(dotsPerInch: 72)
        // 190 points right of the middle it lies 9.5 points lower.
        for (x, y, gray) in [(306, 396, 255), (496, 405, 255), (116, 386, 255), (496, 396, 0), (116, 396, 0)] as [(Int, Int, UInt8)] {
            #expect(picture.gray(atX: x, y: y) == gray, "\(x) \(y)")
        }
    }

    @Test("pages of one file on both sides of a masked one share what they share in the file")
    func shared() throws {
        let part = try PDFPart(file: WrittenPDF.pages(3, line: "SECRET LINE"))
        var first = part, last = part
        first.pages = [1]
        last.pages = [3]
        let masked = try part.masked(page: 2, [PageMask(box: Box(x: 0, y: 0, width: 612, height: 612))])
        let cover = try PDFCanvas(title: "cover")
        let joined = try PDFAssembly.join(cover: try cover.finish(), parts: [first, masked, last])
        #expect(PDFAssembly.problems(of: joined) == [])
        let file = try PDFFile(bytes: joined)
        #expect(file.pageCount == 4)
        for (page, isText) in [(1, true), (2, false), (3, true)] {
            #expect(try String(String.UnicodeScalarView(file.page(at: page).glyphs().map(\.scalar))).contains("SECRET") == isText)
        }
        let text = String(String.UnicodeScalarView(joined.map { Unicode.Scalar($0) }))
        #expect(text.components(separatedBy: "/BaseFont /Helvetica").count <= 2)
    }
}
