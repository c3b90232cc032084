import CLeptonica
import PageText
import TestSupport
import Testing

@testable import Documents

@Suite("Pictures made ready for reading")
struct PagePreparationTests {
    private static let lines = (1...24).map { "Lot 7F4\($0)093 expires 08/2027 amount 12,3\($0 + 10).60 reference 99182-27-\($0)" }

    private func page(dotsPerInch: Double) throws -> Picture {
        try PDFFile(bytes: RawPDF(content: RawPDF.lines(Self.lines)).bytes).page(at: 0).render(dotsPerInch: dotsPerInch)
    }

    @Test("lines of print are levelled, whatever lies around the page", arguments: [-0.11, -0.04, 0.03, 0.12])
    func desk(radians: Double) throws {
        let sheet = try page(dotsPerInch: 150)
        let desk = try Picture.blankPage(width: Int32(sheet.width + 400), height: Int32(sheet.height + 400))
        pixSetAllArbitrary(desk.pix, 70)
        let turned = try sheet.making { pixRotate($0, Float(radians), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_BLACK), 0, 0) }
        desk.put(turned, x: 200, y: 200)
        let skew = try PagePreparation.prepare(desk, pageWidth: 612).skew
        #expect(abs(skew + radians) < 0.008)
    }

    @Test("small print is measured beside large type and symbols")
    func smallPrint() throws {
        let label = try #require(pixCreate(1_200, 700, 1))
        let picture = Picture(owning: label)
        func box(_ x: Int32, _ y: Int32, _ width: Int32, _ height: Int32) {
            pixRasterop(picture.pix, x, y, width, height, Int32(PIX_SET), nil, 0, 0)
        }
        for row in 0..<5 as Range<Int32> { for letter in 0..<24 as Range<Int32> { box(60 + letter * 12, 200 + row * 30, 8, 12) } }
        for letter in 0..<6 as Range<Int32> { box(60 + letter * 50, 60, 40, 70) }
        box(900, 400, 100, 100)
        let height = PagePreparation.xHeight(of: picture)
        #expect(abs(height - 12) <= 1)
    }

    @Test("a stamp is taken off black print that it lies on, and stays elsewhere")
    func stamp() throws {
        let page = try #require(pixCreate(900, 600, 32))
        let picture = Picture(owning: page)
        pixSetAll(picture.pix)
        func paint(_ x: Int32, _ y: Int32, _ width: Int32, _ height: Int32, _ colour: UInt32) {
            for row in y..<y + height { for column in x..<x + width { pixSetPixel(picture.pix, column, row, colour) } }
        }
        // Two letters of a stamp, one of them on a line of print.
        paint(300, 100, 30, 120, 0xC83C_4600)
        paint(600, 100, 30, 120, 0xC83C_4600)
        for letter in 0..<20 as Range<Int32> { paint(200 + letter * 12, 150, 4, 24, 0x1414_1400) }
        let gray = try ColouredInk.lifted(from: picture, dotsPerInch: 170)
        let print = gray.gray(atX: 202, y: 160), printBelow = gray.gray(atX: 310, y: 160)
        let stamp = gray.gray(atX: 306, y: 160), stampElsewhere = gray.gray(atX: 610, y: 160)
        #expect(print < 40 && printBelow < 60)
        #expect(stamp > 230 && stampElsewhere < 130)
    }

    /// Bars as letters of bold type, joined at their feet, ragged above; and a field with straight edges of the same size.
    @Test("a bold word whose letters touch is no dark field")
    func boldWord() throws {
        let picture = Picture(owning: try #require(pixCreate(600, 200, 1)))
        func box(_ x: Int32, _ y: Int32, _ width: Int32, _ height: Int32) {
            pixRasterop(picture.pix, x, y, width, height, Int32(PIX_SET), nil, 0, 0)
        }
        for letter in 0..<10 as Range<Int32> { box(20 + letter * 14, letter % 3 == 0 ? 40 : 48, letter % 3 == 0 ? 12 : 14, letter % 3 == 0 ? 26 : 18) }
        box(20, 56, 140, 10)
        box(300, 40, 140, 26)
        let parts = try InkParts(of: picture)
        let fields = parts.boxes.indices.sorted { parts.boxes[$0].x < parts.boxes[$1].x }.map { parts.isField($0, xHeight: 20) }
        #expect(fields == [false, true])
    }

    @Test("the posts of a low table are rules, letters between its rows are not")
    func lowTable() throws {
        let ink = Picture(owning: try #require(pixCreate(800, 300, 1)))
        func box(_ x: Int32, _ y: Int32, _ width: Int32, _ height: Int32) {
            pixRasterop(ink.pix, x, y, width, height, Int32(PIX_SET), nil, 0, 0)
        }
        for row in 0..<2 as Range<Int32> { box(40, 100 + row * 90, 700, 3) }
        for post in 0..<4 as Range<Int32> { box(40 + post * 230, 100, 3, 92) }
        box(100, 125, 4, 34)
        let text = try RuleLines.removed(from: ink, xHeight: 24)
        let left = try InkParts(of: text).boxes
        #expect(left.map(\.x) == [100] && left[0].height >= 32)
    }

    @Test("empty paper that was scanned too dark is all grain, and holds no print")
    func grain() throws {
        let page = Picture(owning: try #require(pixCreate(1_700, 2_200, 1)))
        var random = Seeded(7)
        for y in Int32(0)..<2_200 {
            for x in Int32(0)..<1_700 where Int.random(in: 0..<100, using: &random) < 38 { pixSetPixel(page.pix, x, y, 1) }
        }
        let prepared = try PagePreparation.prepare(page, pageWidth: 612)
        var black: Float = 1
        pixForegroundFraction(prepared.ink.pix, &black)
        #expect(black == 0)
    }

    @Test("an opening leaves what a brick of its size finds room in", arguments: [(1, 6), (7, 1), (13, 1), (9, 3), (1, 31), (900, 1)])
    func opening(width: Int, height: Int) throws {
        let page = Picture(owning: try #require(pixCreate(300, 200, 1)))
        var random = Seeded(11)
        for _ in 0..<120 {
            let (x, y) = (Int32.random(in: 0..<300, using: &random), Int32.random(in: 0..<200, using: &random))
            pixRasterop(page.pix, x, y, Int32.random(in: 1...60, using: &random), Int32.random(in: 1...40, using: &random), Int32(PIX_SET), nil, 0, 0)
            pixRasterop(page.pix, y, x / 2, Int32.random(in: 1...30, using: &random), Int32.random(in: 1...12, using: &random), Int32(PIX_CLR), nil, 0, 0)
        }
        let own = try page.opened(width: Int32(width), height: Int32(height)), other = try page.making { pixOpenBrick(nil, $0, Int32(width), Int32(height)) }
        var same: Int32 = 0
        pixEqual(own.pix, other.pix, &same)
        #expect(same == 1)
    }
}
