import CLeptonica
import PageText

/// Light type on dark fields: the head of a table, a title band.
///
/// The field is no rectangle that could be cut out (on a photo it runs into the desk), so the whole picture is
/// reversed and only letters that stand on a dark ground are taken.
final class ReversedPrint {
    /// Dark on light, where the page is light on dark.
    let gray: Picture
    /// Boxes of the letters in pixels, and where they are in `parts`.
    let letters: [Box]
    let parts: InkParts

    /// - Parameter gray: the page before its paper was made white.
    /// - Returns: nil when hardly anything on it is a dark field.
    static func reversed(_ gray: borrowing Picture, paper: UInt32) throws(DocumentError) -> Picture? {
        guard gray.depth == 8, gray.width > 200, gray.height > 100 else { return nil }
        let half = try gray.making { pixScaleAreaMap2($0) }
        let dark = try half.making { pixThresholdToBinary($0, Int32(Double(paper) * darkness)) }
        // Strokes are thinner than the opening; a field is not, even between its letters.
        let unit = Int32(max(3, half.width / 300))
        let fields = try dark.opened(width: unit * 3, height: unit)
        var share: Float = 0
        pixForegroundFraction(fields.pix, &share)
        return share > 0.003 ? try gray.making { pixInvert(nil, $0) } : nil
    }

    /// Of the paper's own: what is darker is a field.
    private static let darkness = 0.78

    /// - Parameters:
    ///   - gray: the reversed page; nil gives nil.
    ///   - paper: of the page as it was.
    init?(_ gray: consuming Picture?, paper: UInt32, xHeight: Double) throws(DocumentError) {
        guard let gray else { return nil }
        let ink = try gray.making { pix in
            var result: UnsafeMutablePointer<PIX>?
            return pixSauvolaBinarizeTiled(pix, 24, 0.25, 4, 4, nil, &result) == 0 ? result : nil
        }
        let parts = try InkParts(of: ink)
        let ground = 255 - Double(paper) * Self.darkness
        let reach = Int(xHeight * 0.4)
        let size = (width: gray.width, height: gray.height)
        let picture = try gray.clone()
        letters = parts.boxes.map { box in
            // Nothing of another size is a letter; the ground is looked at all around.
            guard box.height < xHeight * 7, box.height >= 3, box.width < xHeight * 7 else { return Self.none }
            let (left, right) = (Int(box.left) - reach, Int(box.right) + reach)
            let (top, bottom) = (Int(box.top) - reach, Int(box.bottom) + reach)
            let (middleX, middleY) = (Int(box.centerX), Int(box.centerY))
            let around = [(left, middleY), (right, middleY), (middleX, top), (middleX, bottom), (left, top), (right, top), (left, bottom), (right, bottom)]
            let light = around.count { x, y in
                x >= 0 && y >= 0 && x < size.width && y < size.height && Double(picture.gray(atX: x, y: y)) > ground
            }
            // A neighbour may stand where one looks.
            return light >= 5 ? box : Self.none
        }
        self.parts = parts
        self.gray = gray
    }

    /// The words of a page with those read in reverse: where both stand, the better reading counts. In a shadow the
    /// spaces between letters look like light print, and in a field light letters leave dark pieces.
    static func merged(_ words: [Word], with reversed: [Word]) -> [Word] {
        func covers(_ one: Word, _ other: Word) -> Bool {
            let across = one.box.horizontalOverlap(other.box), down = one.box.verticalOverlap(other.box)
            return across > 0 && down > 0 && across * down > 0.25 * min(one.box.area, other.box.area)
        }
        let added = reversed.filter { new in
            new.confidence > 0.6 && !words.contains { $0.confidence >= new.confidence - 0.1 && $0.text.count > 1 && covers($0, new) }
        }
        return words.filter { old in !added.contains { covers($0, old) } } + added
    }

    /// The place of a part that is no letter.
    private static let none = Box(x: 0, y: 0, width: 0, height: 0)
}
