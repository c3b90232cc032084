import Foundation
import PageText
import TestSupport
import Testing

@testable import Documents

@Suite("Looks at pages")
struct PageLookTests {
    @Test("a page painted in places is there as it is painted whole, and white elsewhere", arguments: [
        "digital-invoice/invoice.pdf", "scanned-order/order.pdf", "one-pdf/everything.pdf", "shared-invoice/invoice.pdf",
    ])
    func places(path: String) throws {
        let file = try PDFFile(bytes: [UInt8](Data(contentsOf: Repository.file("samples/\(path)"))))
        for number in 0..<file.pageCount {
            let page = try file.page(at: number)
            let (width, height) = page.size
            // Also on fractions of a pixel, one within another, and over the edge of the page.
            let places = [
                Box(x: 40.3, y: 50.7, width: 200.1, height: 120.9), Box(x: 100, y: 90, width: 60, height: 200), Box(x: width - 90.5, y: height - 60.5, width: 200, height: 90),
                Box(x: -5, y: height / 2 + 0.1, width: width + 10, height: 30.3),
            ]
            let whole = try page.render(dotsPerInch: 170), part = try page.paint(dotsPerInch: 170, only: places).picture()
            var most = 0, outside = 0, printed = 0
            for y in 0..<whole.height {
                for x in 0..<whole.width {
                    let (left, top) = (Double(x) * 72 / 170, Double(y) * 72 / 170)
                    if places.contains(where: { $0.contains(x: left, y: top) }) {
                        most = max(most, abs(Int(part.gray(atX: x, y: y)) - Int(whole.gray(atX: x, y: y))))
                        printed += whole.gray(atX: x, y: y) < 128 ? 1 : 0
                    } else if !places.contains(where: { left > $0.left - 2 && left < $0.right + 2 && top > $0.top - 2 && top < $0.bottom + 2 }) {
                        outside += part.gray(atX: x, y: y) == 255 ? 0 : 1
                    }
                }
            }
            // cairo rounds the edges of shapes a little differently within a clip.
            #expect(most <= 8 && outside == 0, "page \(number + 1): by up to \(most), \(outside) pixels outside")
            #expect(printed > 100)
        }
    }
}
