import CLeptonica
import PageText

/// Print in black below coloured ink: a stamp, a pen, a stain.
///
/// As gray, a red or green stamp is nearly as dark as the letters it lies on and grows together with them. In the brightest of a pixel's
/// three colours it is light, and black print stays dark.
enum ColouredInk {
    /// The picture as gray, coloured ink taken off where it touches black print.
    /// - Parameter picture: 32 bits a pixel.
    static func lifted(from picture: borrowing Picture, dotsPerInch: Double) throws(DocumentError) -> Picture {
        let gray = try picture.gray()
        guard gray.width > 100, gray.height > 100 else { return gray }
        let brightest = try picture.making { pixConvertRGBToGrayMinMax($0, Int32(L_CHOOSE_MAX)) }
        let least = try picture.making { pixConvertRGBToGrayMinMax($0, Int32(L_CHOOSE_MIN)) }
        let apart = try brightest.making { pixSubtractGray(nil, $0, least.pix) }
        let pale = try apart.making { pixThresholdToBinary($0, saturation) }
        let ink = try gray.making { pixThresholdToBinary($0, 200) }
        let coloured = try ink.making { pixSubtract(nil, $0, pale.pix) }
        var share: Float = 0
        pixForegroundFraction(coloured.pix, &share)
        guard share > 0.0002 else { return gray }

        // A stamp is worn: its grains are one part.
        let reach = Int32(max(3, dotsPerInch * 0.03))
        let joined = try coloured.making { pixCloseSafeBrick(nil, $0, reach, reach) }
        let parts = try InkParts(of: joined)
        let smallest = dotsPerInch * 0.15
        for (index, box) in parts.boxes.enumerated()
        where box.height >= smallest && box.width >= smallest && box.area < 0.3 * Double(gray.width * gray.height) {
            try lift(index, of: parts, coloured, pale, brightest, from: gray, dotsPerInch: dotsPerInch)
        }
        return gray
    }

    /// How far a pixel's colours are apart, of 255, to be coloured: paper in warm light is not.
    static let saturation: Int32 = 28

    private static func lift(
        _ index: Int, of parts: borrowing InkParts, _ coloured: borrowing Picture, _ pale: borrowing Picture, _ brightest: borrowing Picture,
        from gray: borrowing Picture, dotsPerInch: Double
    ) throws(DocumentError) {
        let margin = (dotsPerInch * 0.04).rounded()
        let whole = parts.boxes[index]
        let left = max(0, Int(whole.left - margin)), top = max(0, Int(whole.top - margin))
        let right = min(gray.width, Int(whole.right + margin)), bottom = min(gray.height, Int(whole.bottom + margin))
        guard let area = boxCreate(Int32(left), Int32(top), Int32(right - left), Int32(bottom - top)) else { return }
        var areaToRelease: UnsafeMutablePointer<BOX>? = area
        defer { boxDestroy(&areaToRelease) }
        let light = try brightest.making { pixClipRectangle($0, area, nil) }
        let colour = try coloured.making { pixClipRectangle($0, area, nil) }
        let mask = try light.making { pixCreate(pixGetWidth($0), pixGetHeight($0), 1) }
        parts.paint(index, within: whole, into: mask, left: left, top: top)

        // How light the ink is in its brightest colour.
        var ranked: Float = 0
        let own = try colour.making { pixAnd(nil, $0, mask.pix) }
        guard pixGetRankValueMasked(light.pix, own.pix, 0, 0, 1, 0.5, &ranked, nil) == 0, ranked > 70 else { return }
        let print = try light.making { pixThresholdToBinary($0, Int32(Double(ranked) * 0.6)) }
        // The rule that a pen signs on is no print.
        let rules = try print.opened(width: Int32(dotsPerInch * 0.12), height: 1)
        let letters = try print.making { pixSubtract(nil, $0, rules.pix) }
        // Nor is the dark middle of a coloured stroke.
        let neutral = try pale.making { pixClipRectangle($0, area, nil) }
        let black = try letters.making { pixAnd(nil, $0, neutral.pix) }
        let around = try mask.making { pixDilateBrick(nil, $0, 5, 5) }
        let touched = try black.making { pixAnd(nil, $0, around.pix) }
        guard count(touched) > 5, count(own) * 4 > count(mask) else { return }

        let distance = Int32(dotsPerInch * 0.2) | 1
        let near = try black.making { pixDilateCompBrick(nil, $0, distance, distance) }
        let place = try near.making { pixAnd(nil, $0, around.pix) }
        // From black print to the ink, which becomes paper.
        let lifted = try light.making { pixGammaTRC(nil, $0, 1, Int32(Double(ranked) * 0.45), Int32(Double(ranked) * 0.92)) }
        pixCombineMaskedGeneral(gray.pix, lifted.pix, place.pix, Int32(left), Int32(top))
    }

    private static func count(_ picture: borrowing Picture) -> Int {
        var count: Int32 = 0
        pixCountPixels(picture.pix, &count, nil)
        return Int(count)
    }
}
