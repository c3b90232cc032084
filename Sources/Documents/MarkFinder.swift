import CLeptonica
import PageText

/// Boxes to tick and pen strokes, judged from the picture.
enum MarkFinder {
    struct Marks {
        var checkboxes: [Checkbox] = []
        var ink: [InkMark] = []
    }

    /// - Parameters:
    ///   - ink: the upright page as black on white, rules kept.
    ///   - dotsPerInch: of `ink`.
    ///   - words: in points of the same page.
    static func marks(in ink: borrowing Picture, dotsPerInch: Double, words: [Word]) throws(DocumentError) -> Marks {
        var marks = Marks()
        // A capital O or D in large bold type has a frame too, but it stands in a word.
        func isInWord(_ checkbox: Checkbox) -> Bool {
            words.contains { word in
                word.confidence > 0.8 && word.text.count { $0.isLetter || $0.isNumber } > 1
                    && word.box.contains(x: checkbox.box.centerX, y: checkbox.box.centerY)
            }
        }
        marks.checkboxes = try checkboxes(in: ink, dotsPerInch: dotsPerInch).filter { !isInWord($0) }
        marks.checkboxes += CrossedBoxes.missed(besides: marks.checkboxes, in: ink, dotsPerInch: dotsPerInch).filter { !isInWord($0) }
        marks.checkboxes += BoxColumns.missed(besides: marks.checkboxes, in: ink, dotsPerInch: dotsPerInch, words: words)
        marks.ink = try strokes(in: ink, dotsPerInch: dotsPerInch, words: words)
        return marks
    }

    // MARK: - Boxes

    /// A box to tick is a small square frame: ink along all four edges, paper or a mark within.
    private static func checkboxes(in ink: borrowing Picture, dotsPerInch: Double) throws(DocumentError) -> [Checkbox] {
        var found: [Checkbox] = []
        func add(_ more: [Checkbox]) {
            found += more.filter { box in !found.contains { $0.box.horizontalOverlap(box.box) > 0 && $0.box.verticalOverlap(box.box) > 0 } }
        }
        add(frames(among: ink.pix, of: ink, dotsPerInch: dotsPerInch))
        // A pen that leaves the box makes one part with it: without what is not straight the frame alone is left.
        for points in [5.0, 7.5] {
            let length = Int32(max(6, points / 72 * dotsPerInch))
            let vertical = try ink.opened(width: 1, height: length)
            let straight = try ink.opened(width: length, height: 1).making { pixOr(nil, $0, vertical.pix) }
            add(frames(among: straight.pix, of: ink, dotsPerInch: dotsPerInch))
        }
        return found
    }

    /// The frames among the parts of a picture, judged by the ink of the page.
    private static func frames(among picture: UnsafeMutablePointer<PIX>, of ink: borrowing Picture, dotsPerInch: Double) -> [Checkbox] {
        let scale = 72 / dotsPerInch
        var found: [Checkbox] = []
        for part in InkParts.frames(in: picture) {
            let box = part.scaled(by: scale)
            guard box.width > 5, box.width < 22, box.height > 5, box.height < 22,
                part.width >= 8, abs(box.width - box.height) < 0.35 * max(box.width, box.height),
                let frame = Frame(ink, x: Int(part.x), y: Int(part.y), width: Int(part.width), height: Int(part.height))
            else { continue }
            found.append(Checkbox(box: box, isTicked: frame.fill > 0.12))
        }
        return found
    }

    /// What lies along the edges and within a small part of the picture.
    private struct Frame {
        /// Share of the inner area that is black.
        let fill: Double

        init?(_ ink: borrowing Picture, x: Int, y: Int, width: Int, height: Int) {
            func isBlack(_ column: Int, _ row: Int) -> Bool {
                var value: UInt32 = 0
                pixGetPixel(ink.pix, Int32(column), Int32(row), &value)
                return value != 0
            }
            // A pen stroke may leave the box: the frame is looked for in the outer sixth of each side.
            let reach = max(2, min(width, height) / 6)
            let rows = y..<y + height, columns = x..<x + width
            func covered(_ along: Range<Int>, _ test: (Int, Int) -> Bool) -> Double {
                let hits = along.count { position in (0..<reach).contains { test(position, $0) } }
                return Double(hits) / Double(along.count)
            }
            let edges = [
                covered(columns) { isBlack($0, y + $1) },
                covered(columns) { isBlack($0, y + height - 1 - $1) },
                covered(rows) { isBlack(x + $1, $0) },
                covered(rows) { isBlack(x + width - 1 - $1, $0) },
            ]
            guard edges.allSatisfy({ $0 > 0.86 }) else { return nil }
            let inset = reach + 1
            guard width > 2 * inset + 2, height > 2 * inset + 2 else { return nil }
            var black = 0
            var total = 0
            for row in (y + inset)..<(y + height - inset) {
                for column in (x + inset)..<(x + width - inset) {
                    total += 1
                    if isBlack(column, row) { black += 1 }
                }
            }
            fill = Double(black) / Double(max(1, total))
        }
    }

    // MARK: - Pen

    /// Parts that no word explains, too large for a letter and too thin for a picture: strokes of a pen.
    private static func strokes(in ink: borrowing Picture, dotsPerInch: Double, words: [Word]) throws(DocumentError) -> [InkMark] {
        let scale = 72 / dotsPerInch
        // Long straight lines are rules, not ink.
        let length = Int32(max(30, dotsPerInch * 0.4))
        let vertical = try ink.opened(width: 1, height: length)
        let rules = try ink.opened(width: length, height: 1).making { pixOr(nil, $0, vertical.pix) }
        let free = try ink.making { pixSubtract(nil, $0, rules.pix) }
        let reach = Int32(max(3, dotsPerInch / 40))
        let joined = try free.making { pixCloseSafeBrick(nil, $0, reach, reach) }
        var found: [InkMark] = []
        for box in InkParts.frames(in: joined.pix).map({ $0.scaled(by: scale) }) {
            guard box.width > 14, box.height > 5, box.height < 90, box.width < 320 else { continue }
            // Print that was read is explained; low-confidence words are what OCR makes of handwriting.
            let explained = words.filter { $0.confidence > 0.75 && $0.text.count > 1 }.reduce(0.0) { sum, word in
                let across = max(0, word.box.horizontalOverlap(box)), down = max(0, word.box.verticalOverlap(box))
                return sum + across * down
            }
            guard explained < 0.3 * box.area else { continue }
            found.append(InkMark(box: box))
        }
        return found
    }
}
