import CLeptonica
import PageText

/// The places of a page that hold text, found by what is printed: connected parts joined across gaps that are no
/// wider than a word space. In tables each cell is a snippet of its own, which Tesseract's page layout often loses.
enum TextSnippets {
    /// - Returns: boxes in pixels, in reading order, each holding one piece of one line.
    static func find(in page: borrowing PreparedPage) throws(DocumentError) -> [Box] {
        let xHeight = page.xHeight
        let gap = Int32((xHeight * 1.1).rounded())
        // Closing joins what is nearer than the gap; a border keeps it from reaching over the edge.
        let joined = try page.text.making { pixCloseSafeBrick(nil, $0, gap, 1) }
        guard let components = pixConnCompBB(joined.pix, 8) else { return [] }
        defer { cleptonica_boxa_release(components) }

        var boxes: [Box] = []
        for index in 0..<boxaGetCount(components) {
            var x: Int32 = 0
            var y: Int32 = 0
            var width: Int32 = 0
            var height: Int32 = 0
            boxaGetBoxGeometry(components, index, &x, &y, &width, &height)
            boxes.append(Box(x: Double(x), y: Double(y), width: Double(width), height: Double(height)))
        }
        return lines(from: boxes, xHeight: xHeight)
    }

    /// Joins dots, accents and descenders to the line they belong to, and drops dirt and drawings.
    private static func lines(from parts: [Box], xHeight: Double) -> [Box] {
        let bodies = parts.filter { $0.height >= xHeight * 0.55 && $0.height < xHeight * 7 }
            .sorted { $0.width > $1.width }
        let small = parts.filter { $0.height < xHeight * 0.55 && $0.height >= 2 }
        var snippets: [Box] = []
        for body in bodies {
            // A part that stands within the reach of a snippet on the same line is a piece of it.
            if let index = snippets.firstIndex(where: { belongs(body, to: $0, reach: xHeight * 0.9) }) {
                snippets[index] = snippets[index].union(body)
            } else {
                snippets.append(body)
            }
        }
        for dot in small {
            let near = snippets.indices.filter { belongs(dot, to: snippets[$0], reach: xHeight * 0.9, above: xHeight * 0.5) }
            guard let index = near.min(by: { abs(snippets[$0].centerY - dot.centerY) < abs(snippets[$1].centerY - dot.centerY) })
            else { continue }
            snippets[index] = snippets[index].union(dot)
        }
        return snippets
            .filter { $0.width >= xHeight * 0.3 }
            .sorted { ($0.centerY, $0.x) < ($1.centerY, $1.x) }
    }

    private static func belongs(_ part: Box, to line: Box, reach: Double, above: Double = 0) -> Bool {
        let overlap = part.verticalOverlap(line) + above
        return overlap > 0.6 * min(part.height, line.height) && part.horizontalOverlap(line) > -reach
            && part.union(line).height < 1.35 * max(line.height, part.height) + above
    }
}
