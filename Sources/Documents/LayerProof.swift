import CLeptonica
import PageText

/// Whether the text layer of a page says what its picture shows: a few pieces of lines are read from the picture and compared.
///
/// Pieces with digits come first. A layer may be right in prose and wrong in every code, and the codes are what counts.
enum LayerProof {
    /// - Parameters:
    ///   - layer: in points of the displayed page.
    ///   - picture: the displayed page.
    static func holds(
        _ layer: [Word], against picture: borrowing Picture, dotsPerInch: Double, engine: borrowing OCREngine, page number: Int
    ) throws(DocumentError) -> Bool {
        var tally = Agreement()
        var told = 0
        for piece in samples(of: layer) {
            let words = try read(piece.box, of: picture, dotsPerInch: dotsPerInch, engine: engine, page: number)
            let confidence = words.map(\.confidence).reduce(0, +) / Double(max(1, words.count))
            // What can hardly be read speaks neither for the layer nor against it. An empty place speaks against it.
            guard words.isEmpty || confidence > 0.6 else { continue }
            tally.add(printed: piece.text, read: words.map(\.text).joined(separator: " "))
            told += 1
            // A layer of another document shows at once, a right one after eight pieces; between the two more are read.
            if told >= 4, tally.isFarOff { return false }
            if told >= 8, tally.digitShare >= 0.965, tally.letterShare >= 0.85 { return true }
        }
        return told >= 3 && tally.digitShare >= 0.92 && tally.letterShare >= 0.75
    }

    struct Piece: Hashable {
        var text: String
        var box: Box
    }

    /// At most sixteen pieces of lines, spread over the page, most of them with digits.
    static func samples(of layer: [Word]) -> [Piece] {
        let page = Page(number: 1, width: 1, height: 1, words: layer)
        let pieces = page.lines().flatMap { line in line.segments.flatMap { cut(line.words[$0]) } }
        let coded = spread(pieces.filter { piece in piece.text.count { $0.isNumber } >= 3 }, count: 10)
        let plain = spread(pieces.filter { piece in piece.text.count { $0.isLetter } >= 6 && !piece.text.contains(where: \.isNumber) }, count: 16 - coded.count)
        // Alternating, two with digits to one without, so that either kind of lie shows early.
        var mixed: [Piece] = []
        var codedRest = coded[...], plainRest = plain[...]
        while !codedRest.isEmpty || !plainRest.isEmpty {
            mixed += codedRest.prefix(2)
            mixed += plainRest.prefix(1)
            codedRest = codedRest.dropFirst(2)
            plainRest = plainRest.dropFirst(1)
        }
        return mixed
    }

    /// A segment, cut where it would be longer than a line of a letter is wide.
    private static func cut(_ words: ArraySlice<Word>) -> [Piece] {
        var pieces: [Piece] = []
        var run: [Word] = []
        func close() {
            if let box = Box.union(run.map(\.box)) { pieces.append(Piece(text: run.map(\.text).joined(separator: " "), box: box)) }
            run = []
        }
        for word in words {
            if run.reduce(0, { $0 + $1.text.count + 1 }) + word.text.count > 44 { close() }
            run.append(word)
        }
        close()
        return pieces
    }

    /// Evenly from top to bottom; in an order that jumps over the page, so that the first few already tell of all of it.
    private static func spread(_ pieces: [Piece], count: Int) -> [Piece] {
        guard pieces.count > count, count > 0 else { return Array(pieces.prefix(max(0, count))) }
        let chosen = (0..<count).map { pieces[$0 * pieces.count / count] }
        return stride(from: 0, to: count, by: 3).map { chosen[$0] } + stride(from: 1, to: count, by: 3).map { chosen[$0] }
            + stride(from: 2, to: count, by: 3).map { chosen[$0] }
    }

    private static func read(
        _ box: Box, of picture: borrowing Picture, dotsPerInch: Double, engine: borrowing OCREngine, page number: Int
    ) throws(DocumentError) -> [Word] {
        let scale = dotsPerInch / 72
        // Boxes of a layer may be lower than its letters are, and end before the last one does.
        let margin = box.height * 0.28
        let left = max(0, Int32((box.left - box.height * 0.45) * scale)), top = max(0, Int32((box.top - margin) * scale))
        let right = min(Int32(picture.width), Int32((box.right + box.height * 0.45) * scale))
        let bottom = min(Int32(picture.height), Int32((box.bottom + margin) * scale))
        guard right - left > 4, bottom - top > 4, let area = boxCreate(left, top, right - left, bottom - top) else { return [] }
        var areaToRelease: UnsafeMutablePointer<BOX>? = area
        defer { boxDestroy(&areaToRelease) }
        let clip = try picture.making { pixClipRectangle($0, area, nil) }
        let gray = try clip.gray()
        // The recogniser wants letters of some size: a line of type 40 pixels high.
        let factor = min(4, max(1, 42 / Double(bottom - top)))
        let line = try gray.scaled(x: factor, y: factor)
        let framed = try line.making { pixAddBorder($0, 8, 255) }
        return try engine.words(in: framed, layout: .line, dotsPerInch: dotsPerInch * factor, page: number)
    }
}

/// How many letters and digits of the layer were read from the picture at their places.
struct Agreement {
    private var digits = (right: 0, all: 0)
    private var letters = (right: 0, all: 0)

    var digitShare: Double { digits.all == 0 ? 1 : Double(digits.right) / Double(digits.all) }
    var letterShare: Double { letters.all == 0 ? 1 : Double(letters.right) / Double(letters.all) }

    /// Not to be mended by what else might be read.
    var isFarOff: Bool { digits.all >= 12 && digitShare < 0.6 || letters.all >= 20 && letterShare < 0.4 }

    mutating func add(printed: String, read: String) {
        let expected = Self.folded(printed), seen = Self.folded(read)
        let isRight = Self.matches(expected, seen)
        for (sign, right) in zip(expected, isRight) {
            if sign.isDigit {
                digits.all += 1
                if right { digits.right += 1 }
            } else {
                letters.all += 1
                if right { letters.right += 1 }
            }
        }
    }

    private struct Sign {
        /// As compared: signs that OCR confuses are one.
        let likeness: UInt8
        let isDigit: Bool
    }

    private static func folded(_ text: String) -> [Sign] {
        text.uppercased().utf8.compactMap { byte in
            let isDigit = byte >= 0x30 && byte <= 0x39
            guard isDigit || byte >= 0x41 && byte <= 0x5A || byte == UInt8(ascii: "/") else { return nil }
            let same: UInt8 =
                switch byte {
                case UInt8(ascii: "O"), UInt8(ascii: "Q"): UInt8(ascii: "0")
                case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
                case UInt8(ascii: "S"): UInt8(ascii: "5")
                case UInt8(ascii: "B"): UInt8(ascii: "8")
                case UInt8(ascii: "Z"): UInt8(ascii: "2")
                case UInt8(ascii: "/"): UInt8(ascii: "7")
                default: byte
                }
            return Sign(likeness: same, isDigit: isDigit)
        }
    }

    /// For each expected sign whether the best alignment (fewest changes) of both texts keeps it.
    private static func matches(_ expected: [Sign], _ seen: [Sign]) -> [Bool] {
        let rows = expected.count, columns = seen.count
        var cost = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
        for row in 0...rows { cost[row][0] = row }
        for column in 0...columns { cost[0][column] = column }
        for row in stride(from: 1, through: rows, by: 1) {
            for column in stride(from: 1, through: columns, by: 1) {
                let change = expected[row - 1].likeness == seen[column - 1].likeness ? 0 : 1
                cost[row][column] = min(cost[row - 1][column - 1] + change, cost[row - 1][column] + 1, cost[row][column - 1] + 1)
            }
        }
        var kept = [Bool](repeating: false, count: rows)
        var row = rows, column = columns
        while row > 0, column > 0 {
            let change = expected[row - 1].likeness == seen[column - 1].likeness ? 0 : 1
            if cost[row][column] == cost[row - 1][column - 1] + change {
                kept[row - 1] = change == 0
                row -= 1
                column -= 1
            } else if cost[row][column] == cost[row - 1][column] + 1 {
                row -= 1
            } else {
                column -= 1
            }
        }
        return kept
    }
}
