import CLeptonica
import PageText
import Testing

@testable import Documents

@Suite("Boxes that stand below one another")
struct BoxColumnsTests {
    /// At 72 dots per inch a pixel is a point.
    private static let size = 12

    private func page(rows: [(top: Int, isTicked: Bool)]) throws -> Picture {
        guard let pix = pixCreate(200, 200, 1) else { throw DocumentError.damaged(reason: "no memory") }
        let picture = Picture(owning: pix)
        for (top, isTicked) in rows {
            for step in 0..<Self.size {
                for (x, y) in [(20 + step, top), (20 + step, top + Self.size - 1), (20, top + step), (20 + Self.size - 1, top + step)] { pixSetPixel(picture.pix, Int32(x), Int32(y), 1) }
                // A stroke that leaves the box.
                if isTicked { for thick in 0..<3 { pixSetPixel(picture.pix, Int32(20 + step + thick), Int32(top + Self.size - step), 1) } }
            }
        }
        return picture
    }

    private func box(_ top: Int, _ isTicked: Bool = false) -> Checkbox { Checkbox(box: Box(x: 20, y: Double(top), width: Double(Self.size), height: Double(Self.size)), isTicked: isTicked) }
    private func word(_ top: Int) -> Word { Word(text: "option", box: Box(x: 38, y: Double(top) + 1, width: 40, height: 10), confidence: 0.9) }

    @Test("where one was not found, the others tell its place and the ink whether it is ticked")
    func missed() throws {
        let tops = [20, 40, 60, 80, 100]
        let ink = try page(rows: [(20, false), (40, false), (60, true), (80, false)])
        let missed = BoxColumns.missed(besides: [box(20), box(40), box(80)], in: ink, dotsPerInch: 72, words: tops.map(word))
        // Beside the last words there is no box.
        #expect(missed.map(\.isTicked) == [true])
        #expect(missed.first.map { abs($0.box.top - 60) < 2 } == true)
    }

    @Test("an open one a few points off its place is open")
    func open() throws {
        let ink = try page(rows: [(20, false), (40, false), (63, false), (80, false)])
        let missed = BoxColumns.missed(besides: [box(20), box(40), box(80)], in: ink, dotsPerInch: 72, words: [20, 40, 60, 80].map(word))
        #expect(missed.map(\.isTicked) == [false])
    }

    @Test("the bar of a heading, white on black, holds none")
    func bar() throws {
        let ink = try page(rows: [(20, false), (40, false), (80, false)])
        for y in 58..<76 { for x in 14..<180 { pixSetPixel(ink.pix, Int32(x), Int32(y), 1) } }
        #expect(BoxColumns.missed(besides: [box(20), box(40), box(80)], in: ink, dotsPerInch: 72, words: [20, 40, 60, 80].map(word)).isEmpty)
    }

    @Test("a box that strokes cross beyond its frame is ticked wherever it stands; what has no frame of that size, or is open, is none")
    func crossed() throws {
        guard let pix = pixCreate(300, 200, 1) else { throw DocumentError.damaged(reason: "no memory") }
        let ink = Picture(owning: pix)
        func set(_ x: Int, _ y: Int) { pixSetPixel(ink.pix, Int32(x), Int32(y), 1) }
        func frame(_ left: Int, _ top: Int, _ size: Int = Self.size) {
            for step in 0..<size { for (x, y) in [(left + step, top), (left + step, top + size - 1), (left, top + step), (left + size - 1, top + step)] { set(x, y) } }
        }
        // Two strokes, longer than the box is wide.
        func cross(_ left: Int, _ top: Int) { for step in -3..<Self.size + 3 { for thick in 0..<2 { set(left + step + thick, top + step); set(left + step + thick, top + Self.size - 1 - step) } } }
        frame(100, 50)
        cross(100, 50)
        // A cross alone, a larger box, and an open one.
        cross(200, 50)
        frame(100, 120, 18)
        frame(200, 120)
        let found = CrossedBoxes.missed(besides: [box(20), box(40), box(80)], in: ink, dotsPerInch: 72)
        #expect(found.map(\.isTicked) == [true])
        #expect(found.first.map { abs($0.box.left - 100) <= 1 && abs($0.box.top - 50) <= 1 } == true)
        // Few boxes do not tell how large one is.
        #expect(CrossedBoxes.missed(besides: [box(20)], in: ink, dotsPerInch: 72).isEmpty)
    }
}
