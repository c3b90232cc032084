import CLeptonica
import PageText

extension PDFPage {
    /// The pixels of the one picture that fills the page, turned as the page shows it; nil when the page shows something else
    /// (mirrored, covered by a stamp, with a signature drawn over it).
    /// - Parameter scan: the embedded picture.
    func upright(_ scan: borrowing PaintedPage, sheet: Box) throws(DocumentError) -> Picture? {
        let resolution = Double(max(scan.width, scan.height)) / max(sheet.width, sheet.height) * 72
        // Small enough to be quick, large enough that a pen stroke shows.
        let shown = try paint(dotsPerInch: 50).picture()
        let small = try scan.picture()
        var best: (quarters: Int, difference: UInt32)?
        for quarters in 0..<4 {
            // The pixels of a fax are not square: how they are turned is told by what they show, not by their number.
            let isLying = quarters % 2 == 1
            let size = isLying ? (shown.height, shown.width) : (shown.width, shown.height)
            let turned = try small.making { pixScaleToSize($0, Int32(size.0), Int32(size.1)) }.turned(quarters: quarters)
            guard let difference = Self.difference(turned, shown), difference < best?.difference ?? Self.sameLimit else { continue }
            best = (quarters, difference)
        }
        guard let best else { return nil }
        let own = try scan.print(dotsPerInch: resolution).turned(quarters: best.quarters)
        let across = Double(own.width) / sheet.width * 72, down = Double(own.height) / sheet.height * 72
        own.setResolution(x: across, y: down)
        // More than a scanner's best is only slower to read.
        let most = max(across, down)
        return most > 400 ? try own.scaled(x: 400 / most, y: 400 / most) : own
    }

    /// Gray levels that two ways of shrinking differ by at most.
    private static let sameLimit: UInt32 = 40

    /// Compared in fields of four pixels, as two ways of shrinking differ in each pixel.
    private static func difference(_ first: borrowing Picture, _ second: borrowing Picture) -> UInt32? {
        guard let a = pixScale(first.pix, 0.25, 0.25) else { return nil }
        let coarse = Picture(owning: a)
        guard let b = pixScale(second.pix, 0.25, 0.25) else { return nil }
        let other = Picture(owning: b)
        guard let difference = pixAbsDifference(coarse.pix, other.pix) else { return nil }
        let apart = Picture(owning: difference)
        var most: UInt32 = 255
        guard pixGetRankValue(apart.pix, 1, 1, &most) == 0 else { return nil }
        return most
    }
}
