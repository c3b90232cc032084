import CLeptonica
import PageText

/// Boxes that a pen crossed out of shape: with the strokes they are one part, which has no frame of its own. What stands elsewhere on the page says how large a box is.
enum CrossedBoxes {
    /// - Parameters:
    ///   - found: the boxes that are known, in points.
    ///   - ink: the page as black on white.
    /// - Returns: ticked ones that are not known.
    static func missed(besides found: [Checkbox], in ink: borrowing Picture, dotsPerInch: Double) -> [Checkbox] {
        let sizes = found.map { max($0.box.width, $0.box.height) }.sorted()
        guard sizes.count > 2, case let size = sizes[sizes.count / 2], sizes.count(where: { abs($0 - size) < 1.5 }) * 2 > sizes.count else { return [] }
        let scale = dotsPerInch / 72
        var missed: [Checkbox] = []
        for part in InkParts.frames(in: ink.pix).map({ $0.scaled(by: 1 / scale) }) {
            guard part.width > 0.9 * size, part.height > 0.9 * size, part.width < 2.2 * size, part.height < 2 * size, !found.contains(where: { $0.box.horizontalOverlap(part) > 0 && $0.box.verticalOverlap(part) > 0 }),
                let box = BoxColumns.place(of: size, within: part, in: ink, scale: scale), BoxColumns.blackness(within: box, in: ink, scale: scale) > 0.2
            else { continue }
            missed.append(Checkbox(box: box, isTicked: true))
        }
        return missed
    }
}
