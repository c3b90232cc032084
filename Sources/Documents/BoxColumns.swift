import CLeptonica
import PageText

/// Boxes that stand below one another tell of each other: where one must be that a pen made unlike a box.
enum BoxColumns {
    /// - Parameters:
    ///   - found: the boxes that are known, in points.
    ///   - ink: the page as black on white.
    ///   - words: in points of the same page.
    /// - Returns: those that are not known.
    static func missed(besides found: [Checkbox], in ink: borrowing Picture, dotsPerInch: Double, words: [Word]) -> [Checkbox] {
        var rest = found, missed: [Checkbox] = []
        while let first = rest.first {
            let column = rest.filter { abs($0.box.left - first.box.left) < 4 && abs($0.box.width - first.box.width) < 3 }
            rest.removeAll { column.contains($0) }
            missed += boxes(of: column, besides: found + missed, in: ink, scale: dotsPerInch / 72, words: words)
        }
        return missed
    }

    private static func boxes(of column: [Checkbox], besides found: [Checkbox], in ink: borrowing Picture, scale: Double, words: [Word]) -> [Checkbox] {
        // Where the words behind its boxes begin, and how far the boxes stand apart.
        let behind = column.compactMap { box in word(behind: box.box, among: words).map { (word: $0, box: box.box) } }
        guard behind.count > 1 else { return [] }
        let left = median(behind.map(\.word.box.left)), offset = median(behind.map { $0.box.centerY - $0.word.box.centerY })
        let width = median(column.map(\.box.width)), height = median(column.map(\.box.height)), edge = median(column.map(\.box.left))
        let tops = column.map(\.box.top).sorted()
        let step = min(40, max(height, zip(tops, tops.dropFirst()).map { $1 - $0 }.min() ?? height)) * 1.4
        let top = (tops.first ?? 0) - step, bottom = (tops.last ?? 0) + height + step
        // More options than fit a page are none.
        return words.lazy.filter { abs($0.box.left - left) < 5 && $0.box.centerY > top && $0.box.centerY < bottom }.prefix(100).compactMap { word in
            let box = Box(x: edge, y: word.box.centerY + offset - height / 2, width: width, height: height)
            guard !found.contains(where: { $0.box.horizontalOverlap(box) > 0 && $0.box.verticalOverlap(box) > 0 }), let place = place(near: box, in: ink, scale: scale), !isWithinBar(place, in: ink, scale: scale) else { return nil }
            return Checkbox(box: place, isTicked: blackness(within: place, in: ink, scale: scale) > 0.12)
        }
    }

    private static func word(behind box: Box, among words: [Word]) -> Word? {
        words.filter { $0.box.left > box.right - 1 && $0.box.left - box.right < 24 && $0.box.verticalOverlap(box) > 0.4 * min($0.box.height, box.height) }.min { $0.box.left < $1.box.left }
    }

    /// The place within a few points of `box` where ink lies along all four edges; nil where there is none.
    private static func place(near box: Box, in ink: borrowing Picture, scale: Double) -> Box? {
        var best: (box: Box, covered: Double)?
        for down in stride(from: -4.0, through: 4, by: 0.5) {
            for right in stride(from: -2.0, through: 2, by: 0.5) {
                let place = Box(x: box.x + right, y: box.y + down, width: box.width, height: box.height)
                let covered = leastCovered(place, in: ink, scale: scale)
                if covered > best?.covered ?? 0.7 { best = (place, covered) }
            }
        }
        return best?.box
    }

    /// Where in a part that is larger a frame of this size lies, in points; nil where none does.
    static func place(of size: Double, within part: Box, in ink: borrowing Picture, scale: Double) -> Box? {
        var best: (box: Box, covered: Double)?
        // The last row and column of pixels are of the frame.
        let pixel = 1 / scale, side = size - pixel
        for y in stride(from: part.top - pixel, through: max(part.top, part.bottom - side), by: pixel) {
            for x in stride(from: part.left - pixel, through: max(part.left, part.right - side), by: pixel) {
                let place = Box(x: x, y: y, width: side, height: side), covered = leastCovered(place, in: ink, scale: scale)
                if covered > best?.covered ?? 0.75 { best = (place, covered) }
            }
        }
        return best?.box
    }

    /// The bar of a heading, printed white on black, has ink along all edges of any place within it, and right of it as well.
    private static func isWithinBar(_ box: Box, in ink: borrowing Picture, scale: Double) -> Bool {
        blackness(within: Box(x: box.right, y: box.y - box.height / 2, width: 4, height: 2 * box.height), in: ink, scale: scale) > 0.7
    }

    /// The share of the edge with least ink that has some within half a point.
    private static func leastCovered(_ box: Box, in ink: borrowing Picture, scale: Double) -> Double {
        let columns = Int(box.left * scale)...Int(box.right * scale), rows = Int(box.top * scale)...Int(box.bottom * scale)
        func isBlack(_ x: Int, _ y: Int) -> Bool { ink.gray(atX: x, y: y) == 0 }
        let near = max(1, Int(0.5 * scale))
        func share(_ range: ClosedRange<Int>, _ test: (Int, Int) -> Bool) -> Double { Double(range.count { place in (-near...near).contains { test(place, $0) } }) / Double(range.count) }
        return [
            share(columns) { isBlack($0, rows.lowerBound + $1) }, share(columns) { isBlack($0, rows.upperBound + $1) },
            share(rows) { isBlack(columns.lowerBound + $1, $0) }, share(rows) { isBlack(columns.upperBound + $1, $0) },
        ].min() ?? 0
    }

    /// Share that is black inside the frame.
    static func blackness(within box: Box, in ink: borrowing Picture, scale: Double) -> Double {
        let columns = Int((box.left + 0.25 * box.width) * scale)..<Int((box.right - 0.25 * box.width) * scale)
        let rows = Int((box.top + 0.25 * box.height) * scale)..<Int((box.bottom - 0.25 * box.height) * scale)
        guard !columns.isEmpty, !rows.isEmpty else { return 0 }
        let black = rows.reduce(0) { sum, y in sum + columns.count { ink.gray(atX: $0, y: y) == 0 } }
        return Double(black) / Double(columns.count * rows.count)
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
