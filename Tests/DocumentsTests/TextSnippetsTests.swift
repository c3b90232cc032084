import PageText
import Testing

@testable import Documents

/// Letters of x-height 20, 14 pixels wide and 4 apart, drawn as boxes.
@Suite("Snippets of text")
struct TextSnippetsTests {
    private static let xHeight = 20.0

    private func letters(_ count: Int, x: Double, y: Double, height: Double = 20) -> [Box] {
        (0..<count).map { Box(x: x + Double($0) * 18 * height / 20, y: y, width: 14 * height / 20, height: height) }
    }

    private func found(_ boxes: [Box]) -> [Box] { TextSnippets.find(among: boxes, xHeight: Self.xHeight, grain: 1).map(\.box) }

    @Test("a gap wider than a word space divides, a word space does not", arguments: [(12.0, 1), (20.0, 1), (30.0, 2), (60.0, 2)])
    func gaps(gap: Double, snippets: Int) {
        let first = letters(5, x: 100, y: 100)
        let second = letters(5, x: first[4].right + gap, y: 100)
        #expect(found(first + second).count == snippets)
    }

    @Test("two lines stay two, also where a descender touches the line below")
    func lines() {
        let upper = letters(6, x: 100, y: 100), lower = letters(6, x: 100, y: 140)
        #expect(found(upper + lower).count == 2)
        // A letter of the upper line grown into one of the lower.
        let touching = upper.dropLast() + lower.dropLast() + [Box(x: upper[5].x, y: 100, width: 14, height: 60)]
        let boxes = found(Array(touching))
        #expect(boxes.count == 2)
        #expect(boxes.allSatisfy { $0.height < 40 })
    }

    @Test("a point, a dash and the dot of an i belong to their line")
    func small() {
        let word = letters(4, x: 100, y: 100)
        let end = word[3].right
        let boxes = found(
            word + [
                Box(x: end + 3, y: 116, width: 4, height: 4), Box(x: end + 12, y: 108, width: 9, height: 4),
                Box(x: 105, y: 91, width: 4, height: 4),
            ])
        #expect(boxes == [Box(left: 100, top: 91, right: end + 21, bottom: 120)])
    }

    @Test(
        "what is no print is left out",
        arguments: [(2.0, 2.0), (4.0, 120.0), (400.0, 12.0), (300.0, 300.0)])
    func noPrint(width: Double, height: Double) {
        let dirt = Box(x: 300, y: 100, width: width, height: height)
        #expect(found(letters(5, x: 100, y: 600) + [dirt]).count == 1)
    }

    @Test("a heading in large type is one snippet")
    func heading() {
        #expect(found(letters(8, x: 100, y: 100, height: 60)).count == 1)
    }

    @Test("a line that is not quite level holds together")
    func slope() {
        let boxes = (0..<60).map { Box(x: 100 + Double($0) * 18, y: 100 + Double($0) * 0.5, width: 14, height: 20) }
        #expect(found(boxes).count == 1)
    }

    @Test("how a line falls is told by its letters, whatever hangs below them", arguments: [-0.04, 0, 0.03])
    func falling(slope: Double) throws {
        let boxes = (0..<40).map { (index: Int) -> Box in
            let along = Double(index) * 18
            let height: Double = index % 5 == 0 ? 26 : 20
            return Box(x: 100 + along, y: 200 + along * slope, width: 14, height: height)
        }
        let snippet = try #require(TextSnippets.find(among: boxes, xHeight: Self.xHeight, grain: 1).first)
        let found = try #require(snippet.slope(xHeight: Self.xHeight))
        #expect(abs(found - slope) < 0.003)
    }
}
