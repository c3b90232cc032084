import PageText

/// One piece of one line of print: a cell of a table, a label, a line of a paragraph.
struct Snippet {
    /// A connected part, or the slice of one that touches two lines.
    struct Part {
        var index: Int
        var box: Box
    }

    /// In pixels.
    var box: Box
    var parts: [Part]

    init(_ part: Part) {
        box = part.box
        parts = [part]
    }

    mutating func add(_ part: Part) {
        box = box.union(part.box)
        parts.append(part)
    }

    mutating func add(_ other: Snippet) {
        box = box.union(other.box)
        parts += other.parts
    }

    /// Of the parts added last, which follow a line that is not quite level.
    fileprivate var end: Box { Box.union(parts.suffix(4).map(\.box)) ?? box }

    /// How its base line falls from left to right, in pixels down a pixel; nil where too few letters tell.
    func slope(xHeight: Double) -> Double? {
        let letters = parts.map(\.box).filter { $0.height > 0.8 * xHeight && $0.height < 2 * xHeight && $0.width < 4 * xHeight }
        guard letters.count >= 6 else { return nil }
        // The median of all pairs far apart: descenders and dirt are few (Theil and Sen).
        var slopes: [Double] = []
        for (index, left) in letters.enumerated() {
            for right in letters[(index + 1)...] {
                let apart = right.centerX - left.centerX
                if abs(apart) > 0.3 * box.width { slopes.append((right.bottom - left.bottom) / apart) }
            }
        }
        guard slopes.count >= 6 else { return nil }
        slopes.sort()
        return slopes[slopes.count / 2]
    }

    /// Height of its larger letters.
    fileprivate var letterHeight: Double {
        let heights = parts.map(\.box.height).sorted()
        return heights[heights.count * 3 / 4]
    }
}

/// Finds the places of a page that hold text by what is printed: letters joined to their right neighbours across gaps
/// no wider than a word space. In tables each cell is a snippet of its own, which Tesseract's page layout often loses.
enum TextSnippets {
    /// - Parameters:
    ///   - boxes: of the connected parts of the page, rules taken out, in pixels.
    ///   - xHeight: height of a small letter, in pixels.
    ///   - grain: pixels to a pixel of the picture as it came.
    /// - Returns: snippets in reading order.
    static func find(among boxes: [Box], xHeight: Double, grain: Double) -> [Snippet] {
        // The dot of a decimal is small, and dirt is a pixel or two.
        let dirt = min(xHeight * 0.15, 2.5 * grain)
        var letters: [Snippet.Part] = []
        var small: [Snippet.Part] = []
        for (index, box) in boxes.enumerated() {
            switch shape(box, xHeight, dirt) {
            case .letter: letters.append(Snippet.Part(index: index, box: box))
            case .small: small.append(Snippet.Part(index: index, box: box))
            case .none: continue
            }
        }
        var snippets = merged(divided(chains(of: letters, xHeight), xHeight), xHeight)
        attach(small, to: &snippets, xHeight)
        return merged(snippets, xHeight)
            .filter { isText($0, xHeight) }
            .sorted { ($0.box.centerY, $0.box.x) < ($1.box.centerY, $1.box.x) }
    }

    private enum Shape { case letter, small, none }

    private static func shape(_ box: Box, _ xHeight: Double, _ dirt: Double) -> Shape {
        if box.width < dirt && box.height < dirt { return .none }
        if box.height >= xHeight * 0.5 {
            // What is left of an upright rule, a frame, a drawing.
            if box.height > xHeight * 2.2 && box.height > box.width * 7 || box.height > xHeight * 7 { return .none }
            return box.width < xHeight * 30 ? .letter : .none
        }
        return box.width < xHeight * 3 ? .small : .none
    }

    // MARK: - Letters to lines

    private static func chains(of letters: [Snippet.Part], _ xHeight: Double) -> [Snippet] {
        var closed: [Snippet] = []
        var open: [Snippet] = []
        for part in letters.sorted(by: { $0.box.left < $1.box.left }) {
            var best: (index: Int, distance: Double)?
            var still: [Snippet] = []
            for snippet in open {
                if part.box.left - snippet.box.right > xHeight * 10 { closed.append(snippet) } else { still.append(snippet) }
            }
            open = still
            for (index, snippet) in open.enumerated() where follows(part.box, snippet, xHeight) {
                let distance = abs(snippet.end.centerY - part.box.centerY)
                if best == nil || distance < best?.distance ?? 0 { best = (index, distance) }
            }
            if let best { open[best.index].add(part) } else { open.append(Snippet(part)) }
        }
        return closed + open
    }

    private static func follows(_ part: Box, _ line: Snippet, _ xHeight: Double) -> Bool {
        let end = line.end
        let size = max(xHeight, 0.7 * line.letterHeight)
        let gap = part.left - line.box.right
        guard gap < 1.15 * size, gap > -2 * size else { return false }
        let tall = max(part.height, end.height), short = min(part.height, end.height)
        return part.verticalOverlap(end) > 0.5 * short && tall < 2.1 * max(short, xHeight)
    }

    /// A part that stands as high as two lines and touches letters of both is cut between them.
    private static func divided(_ snippets: [Snippet], _ xHeight: Double) -> [Snippet] {
        var result = snippets.filter { !isTall($0, xHeight) }
        var tall = snippets.filter { isTall($0, xHeight) }
        while let snippet = tall.popLast() {
            let box = snippet.box
            let near = result.filter {
                $0.box.horizontalOverlap(box) > -2 * xHeight && $0.box.verticalOverlap(box) > 0.6 * $0.box.height
                    && $0.box.height < 0.7 * box.height
            }.sorted { $0.box.centerY < $1.box.centerY }
            guard let upper = near.first, let lower = near.last, upper.box.bottom < lower.box.bottom - xHeight * 0.8 else {
                result.append(snippet)
                continue
            }
            let cut = ((min(upper.box.bottom, lower.box.top) + max(upper.box.bottom, lower.box.top)) / 2).rounded()
            for part in snippet.parts {
                for piece in [
                    Box(left: part.box.left, top: part.box.top, right: part.box.right, bottom: min(cut, part.box.bottom)),
                    Box(left: part.box.left, top: max(cut, part.box.top), right: part.box.right, bottom: part.box.bottom),
                ] where piece.height >= xHeight * 0.3 {
                    result.append(Snippet(Snippet.Part(index: part.index, box: piece)))
                }
            }
        }
        return result
    }

    private static func isTall(_ snippet: Snippet, _ xHeight: Double) -> Bool {
        snippet.parts.count < 3 && snippet.box.height > xHeight * 2.2
    }

    /// Joins snippets that overlap or stand a word space apart on the same line.
    private static func merged(_ snippets: [Snippet], _ xHeight: Double) -> [Snippet] {
        var result: [Snippet] = []
        for snippet in snippets.sorted(by: { $0.box.width > $1.box.width }) {
            var joined = snippet
            while let index = result.firstIndex(where: { belong($0.box, joined.box, xHeight) }) {
                joined.add(result.remove(at: index))
            }
            result.append(joined)
        }
        return result
    }

    private static func belong(_ one: Box, _ other: Box, _ xHeight: Double) -> Bool {
        let size = max(xHeight, 0.5 * min(one.height, other.height))
        return one.verticalOverlap(other) > 0.6 * min(one.height, other.height)
            && one.horizontalOverlap(other) > -0.9 * size
            && one.union(other).height < min(
                1.35 * max(one.height, other.height, 1.3 * xHeight),
                // A stamp across two lines joins them to none.
                2.2 * max(min(one.height, other.height), 1.3 * xHeight))
    }

    // MARK: - Dots, dashes and pieces

    private static func attach(_ small: [Snippet.Part], to snippets: inout [Snippet], _ xHeight: Double) {
        let lines = snippets.map(\.box)
        for part in small {
            var best: (index: Int, distance: Double)?
            for (index, line) in lines.enumerated() {
                guard part.box.horizontalOverlap(line) > -0.9 * xHeight,
                    part.box.top > line.top - 0.6 * xHeight, part.box.bottom < line.bottom + 0.5 * xHeight
                else { continue }
                let distance = abs(line.centerY - part.box.centerY)
                if best == nil || distance < best?.distance ?? 0 { best = (index, distance) }
            }
            if let best { snippets[best.index].add(part) }
        }
    }

    private static func isText(_ snippet: Snippet, _ xHeight: Double) -> Bool {
        let box = snippet.box
        guard box.width >= xHeight * 0.2, box.height < xHeight * 7 else { return false }
        return box.width < box.height * 8 || snippet.parts.count > 2
    }
}
