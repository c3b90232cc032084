import PageText
import Testing

@Suite("Words on a page")
struct LinesTests {
    private func word(_ text: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double = 10) -> Word {
        Word(text: text, box: Box(x: x, y: y, width: width, height: height))
    }

    @Test("words of one height are a line, from left to right")
    func groupsByCentre() {
        let page = Page(number: 1, width: 612, height: 792, words: [
            word("1001", 100, 52, 20, 7), word("Invoice", 20, 50, 35), word("Date", 20, 70, 20), word("No.", 58, 50, 15),
        ])
        #expect(page.lines().map(\.text) == ["Invoice No. 1001", "Date"])
    }

    @Test("a gap wider than a word space divides cells")
    func dividesSegments() {
        let line = TextLine(words: [word("Unit", 20, 50, 20), word("Price", 43, 50, 25), word("Amount", 120, 50, 40)])
        #expect(line.segments == [0..<2, 2..<3])
    }

    @Test("boxes fall on the page as displayed", arguments: [
        (0, [0.1, 0.2, 0.3, 0.4]), (90, [0.2, 0.7, 0.4, 0.9]), (180, [0.7, 0.6, 0.9, 0.8]), (270, [0.6, 0.1, 0.8, 0.3]),
    ])
    func turnsBack(rotation: Int, expected: [Double]) {
        let page = Page(number: 1, width: 100, height: 100, words: [], rotation: rotation)
        #expect(page.displayedFractions(of: Box(left: 10, top: 20, right: 30, bottom: 40)) == expected)
    }

    @Test("the tilt of a levelled page is put back")
    func tiltsBack() {
        let page = Page(number: 1, width: 1000, height: 1000, words: [], skew: 0.01)
        let box = page.displayedFractions(of: Box(left: 890, top: 490, right: 910, bottom: 510))
        // 400 to the right of the middle, 0.01 rad: four units up before it was turned clockwise.
        #expect(abs(box[1] - 0.486) < 0.0005)
    }
}
