import CLeptonica
import PageText

/// A picture of a page made ready for reading, and the way back to the page.
struct PreparedPage: ~Copyable {
    /// Gray, upright, level, with the type at a height that the recogniser likes.
    let gray: Picture
    /// The same as black on white, rules and boxes removed.
    let text: Picture
    /// The same as black on white, everything kept.
    let ink: Picture
    /// Dots per inch of all three.
    let dotsPerInch: Double
    /// Its pixels to a pixel of the picture as it came.
    let grain: Double
    /// Quarter turns clockwise that brought the page upright.
    let quarters: Int
    /// Height of a small letter in pixels.
    let xHeight: Double
    /// Radians by which the upright page was turned clockwise to stand level.
    let skew: Double
    /// Light type on dark fields, nil on a page without any.
    let reversed: ReversedPrint?
}

extension PreparedPage {
    /// Points on the upright, level page of a box in pixels.
    func points(_ pixels: Box) -> Box { pixels.scaled(by: 72 / dotsPerInch) }
}

/// Leptonica's work on one page, chosen by what the page measures.
enum PagePreparation {
    /// The x-height in pixels at which Tesseract's LSTM reads best (about 10 point at 300 dpi).
    static let xHeightWanted = 24.0

    /// - Parameters:
    ///   - picture: the page as displayed.
    ///   - pageWidth: of the displayed page in points.
    ///   - quarters: quarter turns clockwise that bring it upright.
    static func prepare(_ picture: borrowing Picture, pageWidth: Double, quarters: Int = 0)
        throws(DocumentError) -> PreparedPage
    {
        var isBilevel = picture.depth == 1
        var gray = try squared(picture)
        if isBilevel, isGrain(picture) {
            gray = try gray.making { pixBlockconv($0, 1, 1) }
            isBilevel = false
        }
        var grain = Double(gray.height) / Double(max(1, picture.height))
        var dotsPerInch = Double(gray.width) * 72 / pageWidth
        if quarters != 0 { gray = try gray.turned(quarters: quarters) }
        var paper: UInt32 = 255
        _ = pixGetRankValue(gray.pix, 4, 0.8, &paper)
        var reversed = try ReversedPrint.reversed(gray, paper: paper)
        if !isBilevel { gray = try evened(gray, paper: paper) }

        // Measured on the picture as it came; small type is enlarged, large type is left alone, for shrinking
        // loses thin strokes.
        let measure = gray.width > 2_000 ? 0.5 : 1
        let coarse = try binarized(measure < 1 ? try gray.making { pixScaleAreaMap2($0) } : gray.clone(), isBilevel: isBilevel)
        let scale = min(3, max(1, xHeightWanted * measure / xHeight(of: coarse)))
        if scale > 1.15 {
            gray = try gray.scaled(x: scale, y: scale)
            // The stairs of a fax are no part of its letters.
            if isBilevel { gray = try gray.making { pixBlockconv($0, 1, 1) } }
            if let picture = reversed.take() { reversed = try picture.scaled(x: scale, y: scale) }
            dotsPerInch *= scale
            grain *= scale
        }
        var skew = skewAngle(of: coarse)
        if skew == 0 { skew = try skewAngle(ofPrint: coarse) }
        if skew != 0 {
            gray = try gray.leveled(by: skew)
            if let picture = reversed.take() { reversed = try picture.leveled(by: skew) }
        }
        let ink = try binarized(gray, isBilevel: isBilevel)
        if isGrain(ink) { _ = pixClearAll(ink.pix) }
        let height = xHeight(of: ink)
        let text = try RuleLines.removed(from: ink, xHeight: height)
        return PreparedPage(
            gray: gray, text: text, ink: ink, dotsPerInch: dotsPerInch, grain: grain, quarters: quarters, xHeight: height, skew: skew,
            reversed: try ReversedPrint(reversed, paper: paper, xHeight: height))
    }

    /// Whether a page has more black parts than any print has: the grain of empty paper that was scanned too dark. A dense page has
    /// 10,000 letters, a speckled fax 20,000 parts, and on grain every step of the reading takes minutes.
    private static func isGrain(_ ink: borrowing Picture) -> Bool {
        var parts: Int32 = 0
        return pixCountConnComp(ink.pix, 8, &parts) == 0 && parts > 50_000
    }

    /// Boxes to tick and pen strokes of a page whose words are known.
    static func marks(in picture: consuming Picture, words: [Word]) throws(DocumentError) -> MarkFinder.Marks {
        let dotsPerInch = picture.resolution.x
        let ink = try binarized(picture, isBilevel: false)
        return try MarkFinder.marks(in: ink, dotsPerInch: dotsPerInch, words: words)
    }

    /// Gray with square pixels: a fax in standard resolution is 204 × 98.
    private static func squared(_ picture: borrowing Picture) throws(DocumentError) -> Picture {
        let (x, y) = picture.resolution
        let gray = try picture.gray()
        guard x > 0, y > 0, max(x, y) / min(x, y) > 1.2 else { return gray }
        let side = max(x, y)
        let scaled = try gray.scaled(x: side / x, y: side / y)
        return scaled
    }

    /// Quarter turns clockwise to upright as Tesseract judges by the shapes of letters, nil when the page does not tell.
    static func quarterTurns(of picture: borrowing Picture, pageWidth: Double, osd: borrowing OCREngine)
        throws(DocumentError) -> Int?
    {
        let gray = try squared(picture)
        let dotsPerInch = Double(gray.width) * 72 / pageWidth
        guard let (quarters, confidence) = osd.orientation(of: gray, dotsPerInch: dotsPerInch) else { return nil }
        return confidence > 1 ? quarters : nil
    }

    /// Faded print stretched to black, and uneven light taken out: the paper is white everywhere.
    private static func evened(_ gray: consuming Picture, paper: UInt32) throws(DocumentError) -> Picture {
        guard gray.width > 100, gray.height > 100 else { return gray }
        var darkest: UInt32 = 0
        _ = pixGetRankValue(gray.pix, 2, 0.01, &darkest)
        var stretched = gray
        if darkest > 60, paper > darkest + 20 {
            stretched = try stretched.making { pixGammaTRC(nil, $0, 1, Int32(darkest), Int32(paper)) }
        }
        return try stretched.making { pixBackgroundNorm($0, nil, nil, 16, 16, 80, 20, 220, 2, 1) ?? pixClone($0) }
    }

    /// Black on white by a threshold that follows the surroundings.
    private static func binarized(_ gray: borrowing Picture, isBilevel: Bool) throws(DocumentError) -> Picture {
        if isBilevel { return try gray.making { pixThresholdToBinary($0, 128) } }
        let local = try gray.making { pix in
            var result: UnsafeMutablePointer<PIX>?
            let size = min(pixGetWidth(pix), pixGetHeight(pix)) / 4
            let window: Int32 = min(24, size)
            guard window >= 2, pixSauvolaBinarizeTiled(pix, window, 0.25, 4, 4, nil, &result) == 0 else {
                return pixThresholdToBinary(pix, 150)
            }
            return result
        }
        // Within thick strokes everything around is dark too, and the local threshold makes them hollow.
        let dark = try gray.making { pixThresholdToBinary($0, 110) }
        return try local.making { pixOr(nil, $0, dark.pix) }
    }

    /// The same by letters alone.
    private static func skewAngle(ofPrint ink: borrowing Picture) throws(DocumentError) -> Double {
        // A desk around the page, a dark edge and a frame have more ink than the lines, and their edges lie as they will.
        let size = Int32(xHeight(of: ink) * 4)
        let print = try ink.making {
            pixSelectBySize($0, size, size, 8, Int32(L_SELECT_IF_BOTH), Int32(L_SELECT_IF_LTE), nil) ?? pixClone($0)
        }
        return skewAngle(of: print)
    }

    /// Radians clockwise that level the page; 0 when it does not tell.
    private static func skewAngle(of ink: borrowing Picture) -> Double {
        var angle: Float = 0
        var confidence: Float = 0
        guard pixFindSkewSweepAndSearch(ink.pix, &angle, &confidence, 4, 2, 10, 1, 0.02) == 0, confidence > 3 else {
            return 0
        }
        let radians = Double(angle) * .pi / 180
        return abs(radians) > 0.002 ? radians : 0
    }

    /// The height of a small letter, from all parts that can be letters.
    static func xHeight(of ink: borrowing Picture) -> Double {
        let parts = InkParts.frames(in: ink.pix).filter { part in
            part.height >= 4 && part.height <= 120 && part.width >= 2 && part.width < 4 * part.height && part.height < 6 * part.width
        }.map { (height: Int($0.height), area: Int($0.area)) }.sorted { $0.height < $1.height }
        /// The height up to which parts make up so many twentieths of a sum.
        func height(at twentieths: Int, of parts: [(height: Int, area: Int)], by weight: ((height: Int, area: Int)) -> Int) -> Int? {
            let sum = parts.reduce(0) { $0 + weight($1) }
            var covered = 0
            return parts.first { part in
                covered += weight(part)
                return covered * 20 >= sum * twentieths
            }?.height
        }
        // Dirt outnumbers letters on a bad fax but covers little: the height that halves the area is that of letters, and what is much
        // smaller is dirt. On a label a few large letters and a symbol cover most: there the height that halves the heights tells.
        guard let byArea = height(at: 10, of: parts, by: \.area), let byHeight = height(at: 10, of: parts, by: \.height) else { return xHeightWanted }
        let typical = byArea > 2 * byHeight && byHeight >= 8 ? byHeight : byArea
        let letters = parts.filter { $0.height * 4 > typical && $0.height < typical * 3 }
        guard letters.count > 10 else { return xHeightWanted }
        // Small letters outnumber capitals and digits except in forms set in capitals: this share serves both.
        return Double(height(at: 7, of: letters, by: \.height) ?? typical)
    }
}
