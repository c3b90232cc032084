import CLeptonica
import PageText

extension PDFPage {
    /// The pixels of the one picture that fills the page, turned as the page shows it; nil when the page shows something else
    /// (mirrored, covered by a stamp, with a signature drawn over it).
    /// - Parameter scan: the embedded picture.
    func upright(_ scan: borrowing PaintedPage, sheet: Box) throws(DocumentError) -> Picture? {
        let own = try scan.picture()
        // Small enough to be quick, large enough that a pen stroke shows.
        let shown = try paint(dotsPerInch: 50).picture()
        for quarters in 0..<4 {
            let turned = try own.turned(quarters: quarters)
            let isAlong = (turned.width > turned.height) == (sheet.width > sheet.height)
            guard isAlong || abs(sheet.width - sheet.height) < 0.1 * sheet.width else { continue }
            let small = try turned.making { pixScaleToSize($0, Int32(shown.width), Int32(shown.height)) }
            guard small.width == shown.width, small.height == shown.height, Self.isSame(small, shown) else { continue }
            let resolution = (x: Double(turned.width) / sheet.width * 72, y: Double(turned.height) / sheet.height * 72)
            turned.setResolution(x: resolution.x, y: resolution.y)
            // More than a scanner's best is only slower to read.
            let most = max(resolution.x, resolution.y)
            return most > 400 ? try turned.scaled(x: 400 / most, y: 400 / most) : turned
        }
        return nil
    }

    /// Compared in fields of four pixels, as two ways of shrinking differ in each pixel.
    private static func isSame(_ first: borrowing Picture, _ second: borrowing Picture) -> Bool {
        guard let a = pixScale(first.pix, 0.25, 0.25) else { return false }
        let coarse = Picture(owning: a)
        guard let b = pixScale(second.pix, 0.25, 0.25) else { return false }
        let other = Picture(owning: b)
        guard let difference = pixAbsDifference(coarse.pix, other.pix) else { return false }
        let apart = Picture(owning: difference)
        var most: UInt32 = 255
        guard pixGetRankValue(apart.pix, 1, 1, &most) == 0 else { return false }
        return most < 40
    }
}
