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
        guard sizes.count > 2, case let size = sizes[sizes.count / 2], sizes.count(where: { abs($0 - size) < 1.5 }) * 2 > sizes.count, let parts = pixConnCompBB(ink.pix, 8) else { return [] }
        defer { cleptonica_boxa_release(parts) }
        let scale = dotsPerInch / 72
        var missed: [Checkbox] = []
        for index in 0..<boxaGetCount(parts) {
            var x: Int32 = 0
            var y: Int32 = 0
            var width: Int32 = 0
            var height: Int32 = 0
            boxaGetBoxGeometry(parts, index, &x, &y, &width, &height)
            let part = Box(x: Double(x) / scale, y: Double(y) / scale, width: Double(width) / scale, height: Double(height) / scale)
            guard part.width > 0.9 * size, part.height > 0.9 * size, part.width < 2.2 * size, part.height < 2 * size, !found.contains(where: { $0.box.horizontalOverlap(part) > 0 && $0.box.verticalOverlap(part) > 0 }),
                let box = BoxColumns.place(of: size, within: part, in: ink, scale: scale), BoxColumns.blackness(within: box, in: ink, scale: scale) > 0.2
            else { continue }
            missed.append(Checkbox(box: box, isTicked: true))
        }
        return missed
    }
}
