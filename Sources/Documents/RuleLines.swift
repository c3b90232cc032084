import CLeptonica
import PageText

/// Ruling lines and frames of tables and forms.
enum RuleLines {
    /// The picture without them, the strokes of letters that touch them kept.
    ///
    /// A rule on a fax is broken and frayed: its pieces are joined before it is measured, and only what is long and
    /// thin counts. Serifs on a base line join too, but their pieces are shorter than a letter is high.
    static func removed(from ink: borrowing Picture, xHeight: Double) throws(DocumentError) -> Picture {
        // Rules show as well at half the size, at a quarter of the work.
        let half = try ink.making { pixReduceRankBinary2($0, 2, nil) }
        let unit = xHeight / 2
        let horizontal = try long(in: half, piece: unit * 2, gap: unit * 1.5, length: unit * 6) {
            (pix, size, isClosing) in
            isClosing ? pixCloseSafeCompBrick(nil, pix, size, 1) : pixOpenCompBrick(nil, pix, size, 1)
        }
        let vertical = try long(in: half, piece: unit * 2.2, gap: unit * 1.5, length: unit * 5) {
            (pix, size, isClosing) in
            isClosing ? pixCloseSafeCompBrick(nil, pix, 1, size) : pixOpenCompBrick(nil, pix, 1, size)
        }
        // A rule is thin: a dark field is none.
        let thickness = Int32(max(3, unit * 0.45))
        let flat = try horizontal.making { pixOpenBrick(nil, $0, 1, thickness) }
        let thinRows = try horizontal.making { pixSubtract(nil, $0, flat.pix) }
        let wide = try vertical.making { pixOpenBrick(nil, $0, thickness, 1) }
        let thinLong = try vertical.making { pixSubtract(nil, $0, wide.pix) }
        let short = try posts(in: half, between: thinRows, length: unit * 3, thickness: Double(thickness))
        let thinColumns = try thinLong.making { pixOr(nil, $0, short.pix) }
        let small = try thinRows.making { pixOr(nil, $0, thinColumns.pix) }
        let rules = try small.making { pixExpandReplicate($0, 2) }
        let grown = try rules.making { pixDilateBrick(nil, $0, 3, 3) }
        let pieces = try ink.making { pixSubtract(nil, $0, grown.pix) }
        let columns = try thinColumns.making { pixExpandReplicate($0, 2) }
        let cleared = try withoutFringe(pieces, of: columns, reach: max(3, xHeight * 0.15))
        // Letters cut by a rule are closed again over its height.
        let closed = try cleared.making { pixCloseSafeBrick(nil, $0, 1, 5) }
        let mended = try closed.making { pixAnd(nil, $0, ink.pix) }
        return try mended.making { pixOr(nil, $0, cleared.pix) }
    }

    /// A rule that is not quite upright leaves bits of its edge, which would read as a 1 or a quote before the first letter of a cell:
    /// what does not reach out of the rule's near surroundings is of the rule.
    private static func withoutFringe(_ ink: consuming Picture, of columns: borrowing Picture, reach: Double) throws(DocumentError) -> Picture {
        let band = try columns.making { pixDilateBrick(nil, $0, 2 * Int32(reach) + 1, 3) }
        let outside = try ink.making { pixSubtract(nil, $0, band.pix) }
        return try outside.making { pixSeedfillBinary(nil, $0, ink.pix, 8) }
    }

    /// The uprights of a low table, no longer than large letters: they stand between two rows.
    private static func posts(in ink: borrowing Picture, between rows: borrowing Picture, length: Double, thickness: Double) throws(DocumentError) -> Picture {
        let found = try ink.making { pixCreateTemplate($0) }
        let reach = try rows.making { pixDilateBrick(nil, $0, 3, 7) }
        let parts = try InkParts(of: ink.making { pixOpenCompBrick(nil, $0, 1, Int32(length)) })
        for (index, box) in parts.boxes.enumerated() where box.width < thickness {
            let isBetween = [box.top, box.bottom - 1].allSatisfy { y in
                var pixel: UInt32 = 0
                pixGetPixel(reach.pix, Int32(box.centerX), Int32(y), &pixel)
                return pixel != 0
            }
            if isBetween { parts.paint(index, within: box, into: found, left: 0, top: 0) }
        }
        return found
    }

    /// - Parameters:
    ///   - piece: shortest unbroken piece in pixels.
    ///   - gap: widest break in pixels.
    ///   - length: of a rule in pixels.
    private static func long(
        in ink: borrowing Picture, piece: Double, gap: Double, length: Double,
        _ brick: (UnsafeMutablePointer<PIX>, Int32, Bool) -> UnsafeMutablePointer<PIX>?
    ) throws(DocumentError) -> Picture {
        let pieces = try ink.making { brick($0, Int32(piece), false) }
        let joined = try pieces.making { brick($0, Int32(gap), true) }
        return try joined.making { brick($0, Int32(length), false) }
    }
}
