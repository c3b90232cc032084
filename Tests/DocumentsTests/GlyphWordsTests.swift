import PageText
import Testing

@testable import Documents

@Suite("Words from glyphs")
struct GlyphWordsTests {
    private func glyphs(_ text: String, x: Double = 10, y: Double = 50, rise: Double = 0) -> [(scalar: Unicode.Scalar, box: Box)] {
        text.unicodeScalars.enumerated().map { index, scalar in
            (scalar, Box(x: x + Double(index) * 6, y: y - Double(index) * rise, width: 6, height: 10))
        }
    }

    @Test("white space divides words")
    func spaces() {
        #expect(words(fromGlyphs: glyphs("Lot A1")).map(\.text) == ["Lot", "A1"])
    }

    @Test("a wide gap divides words that no space divides")
    func gaps() {
        #expect(words(fromGlyphs: glyphs("12") + glyphs("EA", x: 60)).map(\.text) == ["12", "EA"])
    }

    @Test("a diagonal watermark is no text of the page")
    func diagonal() {
        #expect(words(fromGlyphs: glyphs("COPY", rise: 6)).isEmpty)
    }
}
