import CLeptonica
import PageText

/// Looks at a page that a program drew: type that no word explains, boxes to tick, pen strokes.
enum TypeFinder {
    /// Parts of the page that hold type outside `words`: a logo, a stamp, letters drawn as lines.
    /// - Parameters:
    ///   - uncovered: the parts that come into question, points; ``PaintedPage/uncoveredType(by:)``.
    ///   - words: what is known of the page, points.
    /// - Returns: boxes in points.
    static func type(on painted: borrowing PaintedPage, in uncovered: [Box], outside words: [Box]) throws(DocumentError) -> [Box] {
        // A line of type is longer than seven tiles; what is shorter may still be a barcode.
        let regions = uncovered.filter { $0.width > 34 }
        guard !regions.isEmpty else { return [] }
        for word in words { painted.blank(word) }
        let ink = try black(painted)
        return regions.filter { holdsLetters(ink, in: $0, dotsPerInch: painted.dotsPerInch) }
    }

    static func marks(on painted: borrowing PaintedPage, words: [Word]) throws(DocumentError) -> MarkFinder.Marks {
        MarkFinder.marks(in: try black(painted), dotsPerInch: painted.dotsPerInch, words: words)
    }

    /// A drawn page has even paper: one threshold serves all of it.
    private static func black(_ painted: borrowing PaintedPage) throws(DocumentError) -> Picture {
        try painted.picture().making { pixThresholdToBinary($0, 176) }
    }

    /// Five and more separate parts of about one height; a signature or a drawing has few or all kinds.
    private static func holdsLetters(_ ink: borrowing Picture, in box: Box, dotsPerInch: Double) -> Bool {
        let scale = dotsPerInch / 72
        guard let area = boxCreate(Int32(box.left * scale), Int32(box.top * scale), Int32(box.width * scale), Int32(box.height * scale)) else { return false }
        var areaToRelease: UnsafeMutablePointer<BOX>? = area
        defer { boxDestroy(&areaToRelease) }
        guard let clip = pixClipRectangle(ink.pix, area, nil) else { return false }
        let part = Picture(owning: clip)
        guard let components = pixConnCompBB(part.pix, 8) else { return false }
        defer { cleptonica_boxa_release(components) }
        var heights: [Int32] = []
        for index in 0..<boxaGetCount(components) {
            var width: Int32 = 0
            var height: Int32 = 0
            boxaGetBoxGeometry(components, index, nil, nil, &width, &height)
            if height >= 6, height < 80, width < height * 4, height < width * 8 { heights.append(height) }
        }
        heights.sort()
        guard heights.count >= 5 else { return false }
        let typical = heights[heights.count / 2]
        return heights.count { $0 * 10 > typical * 6 && $0 * 10 < typical * 16 } * 10 > heights.count * 6
    }
}
