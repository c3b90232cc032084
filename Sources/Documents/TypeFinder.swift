import CLeptonica
import PageText

/// Looks at a page that a program drew for type that no word explains.
enum TypeFinder {
    /// Parts of the page that hold type outside its words: a logo, a stamp, letters drawn as lines.
    /// - Parameters:
    ///   - ink: the page, black on white.
    ///   - uncovered: the parts that come into question.
    ///   - known: words and symbols that were read, points.
    /// - Returns: boxes in points.
    static func type(in ink: borrowing Picture, at uncovered: [PaintedPage.Uncovered], besides known: [Box], dotsPerInch: Double) -> [Box] {
        // A line of type is longer than seven tiles.
        uncovered.map(\.box).filter { $0.width > 34 && holdsLetters(ink, in: $0, besides: known, dotsPerInch: dotsPerInch) }
    }

    /// Five and more separate parts of about one height; a signature or a drawing has few or all kinds.
    private static func holdsLetters(_ ink: borrowing Picture, in box: Box, besides known: [Box], dotsPerInch: Double) -> Bool {
        let scale = dotsPerInch / 72
        guard let area = boxCreate(Int32(box.left * scale), Int32(box.top * scale), Int32(box.width * scale), Int32(box.height * scale)) else { return false }
        var areaToRelease: UnsafeMutablePointer<BOX>? = area
        defer { boxDestroy(&areaToRelease) }
        guard let clip = pixClipRectangle(ink.pix, area, nil) else { return false }
        let part = Picture(owning: clip)
        var heights: [Double] = []
        for letter in InkParts.frames(in: part.pix) {
            guard letter.height >= 6, letter.height < 80, letter.width < letter.height * 4, letter.height < letter.width * 8 else { continue }
            let centerX = box.left + letter.centerX / scale, centerY = box.top + letter.centerY / scale
            if !known.contains(where: { $0.contains(x: centerX, y: centerY) }) { heights.append(letter.height) }
        }
        heights.sort()
        guard heights.count >= 5 else { return false }
        let typical = heights[heights.count / 2]
        return heights.count { $0 * 10 > typical * 6 && $0 * 10 < typical * 16 } * 10 > heights.count * 6
    }
}
