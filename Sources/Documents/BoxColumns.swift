import CLeptonica
import PageText

/// Boxes that stand below one another tell of each other: how black an open one is, and where one must be that a pen made unlike a box.
enum BoxColumns {
    /// - Parameters:
    ///   - found: the boxes that are known, in points.
    ///   - ink: the page as black on white.
    ///   - words: in points of the same page.
    static func judged(_ found: [Checkbox], in ink: borrowing Picture, dotsPerInch: Double, words: [Word]) -> [Checkbox] {
        var rest = found, judged: [Checkbox] = []
        while let first = rest.first {
            let column = rest.filter { abs($0.box.left - first.box.left) < 4 && abs($0.box.width - first.box.width) < 3 }
            rest.removeAll { column.contains($0) }
            judged += column.map { compared($0, with: column, in: ink, scale: dotsPerInch / 72) }
            judged += missed(by: column, besides: found + judged, in: ink, scale: dotsPerInch / 72, words: words)
        }
        return judged
    }

    /// A thin stroke through a box is seen beside empty ones.
    private static func compared(_ box: Checkbox, with column: [Checkbox], in ink: borrowing Picture, scale: Double) -> Checkbox {
        let open = column.filter { !$0.isTicked && $0 != box }
        guard !box.isTicked, open.count > 1 else { return box }
        return Checkbox(box: box.box, isTicked: isDarker(box.box, than: open, in: ink, scale: scale))
    }

    private static func isDarker(_ box: Box, than open: [Checkbox], in ink: borrowing Picture, scale: Double) -> Bool {
        blackness(of: box, in: ink, scale: scale) > 1.35 * median(open.map { blackness(of: $0.box, in: ink, scale: scale) }) + 0.03
    }

    private static func missed(by column: [Checkbox], besides found: [Checkbox], in ink: borrowing Picture, scale: Double, words: [Word]) -> [Checkbox] {
        let open = column.filter { !$0.isTicked }
        guard column.count > 1, !open.isEmpty else { return [] }
        // Where the words behind its boxes begin, and how far the boxes stand apart.
        let behind = column.compactMap { box in word(behind: box.box, among: words).map { (word: $0, box: box.box) } }
        guard behind.count > 1 else { return [] }
        let left = median(behind.map(\.word.box.left)), offset = median(behind.map { $0.box.centerY - $0.word.box.centerY })
        let width = median(column.map(\.box.width)), height = median(column.map(\.box.height)), edge = median(column.map(\.box.left))
        let tops = column.map(\.box.top).sorted()
        let step = min(40, max(height, zip(tops, tops.dropFirst()).map { $1 - $0 }.min() ?? height)) * 1.4
        let empty = median(open.map { blackness(of: $0.box, in: ink, scale: scale) })
        return words.compactMap { word in
            guard abs(word.box.left - left) < 5, word.box.centerY > (tops.first ?? 0) - step, word.box.centerY < (tops.last ?? 0) + height + step else { return nil }
            let box = Box(x: edge, y: word.box.centerY + offset - height / 2, width: width, height: height)
            guard !found.contains(where: { $0.box.horizontalOverlap(box) > 0 && $0.box.verticalOverlap(box) > 0 }) else { return nil }
            if isDarker(box, than: open, in: ink, scale: scale) { return Checkbox(box: box, isTicked: true) }
            return blackness(of: box, in: ink, scale: scale) > 0.7 * empty ? Checkbox(box: box, isTicked: false) : nil
        }
    }

    private static func word(behind box: Box, among words: [Word]) -> Word? {
        words.filter { $0.box.left > box.right - 1 && $0.box.left - box.right < 16 && $0.box.verticalOverlap(box) > 0.4 * min($0.box.height, box.height) }.min { $0.box.left < $1.box.left }
    }

    /// Share of a place that is black, its frame and a little around it included.
    private static func blackness(of box: Box, in ink: borrowing Picture, scale: Double) -> Double {
        let reach = 1.5
        guard let area = boxCreate(Int32((box.left - reach) * scale), Int32((box.top - reach) * scale), Int32((box.width + 2 * reach) * scale), Int32((box.height + 2 * reach) * scale)) else { return 0 }
        var owned: UnsafeMutablePointer<BOX>? = area
        defer { boxDestroy(&owned) }
        guard let part = pixClipRectangle(ink.pix, area, nil) else { return 0 }
        defer { cleptonica_pix_release(part) }
        var share: Float = 0
        return pixForegroundFraction(part, &share) == 0 ? Double(share) : 0
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
