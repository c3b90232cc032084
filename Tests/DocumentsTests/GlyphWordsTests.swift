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

    @Test("two letters that a font sets as one sign are the letters")
    func ligatures() {
        #expect(words(fromGlyphs: glyphs("con\u{FB01}rmed di\u{FB03}cult")).map(\.text) == ["confirmed", "difficult"])
    }

    @Test("a wide gap divides words that no space divides")
    func gaps() {
        #expect(words(fromGlyphs: glyphs("12") + glyphs("EA", x: 60)).map(\.text) == ["12", "EA"])
    }

    @Test("a diagonal watermark is no text of the page")
    func diagonal() {
        #expect(words(fromGlyphs: glyphs("COPY", rise: 6)).isEmpty)
    }

    @Test("a short word in large print whose box reaches into small print is one of its line; alone it is of a watermark")
    func tallBoxes() {
        func large(_ text: String, x: Double) -> [(scalar: Unicode.Scalar, box: Box)] { text.unicodeScalars.enumerated().map { ($1, Box(x: x + Double($0) * 12, y: 30, width: 12, height: 50)) } }
        let end: [(scalar: Unicode.Scalar, box: Box)] = [("\n", Box(x: 0, y: 0, width: 0, height: 0))], small = end + glyphs("subcutaneous", x: 80, y: 60)
        #expect(words(fromGlyphs: large("mg/2", x: 10) + end + large("mL", x: 66) + small).map(\.text) == ["mg/2", "mL", "subcutaneous"])
        #expect(words(fromGlyphs: large("DR", x: 90) + small).map(\.text) == ["subcutaneous"])
    }

    @Test("letters set apart are one word, rows of choices are not", arguments: [
        ("I N V O I C E", 12.0, ["INVOICE"]),
        ("5 0 2 4 2 0 0 9 6", 12, ["502420096"]),
        ("0 1 2 3 4 5", 12, ["0", "1", "2", "3", "4", "5"]),
        ("A B C D", 12, ["A", "B", "C", "D"]),
        ("0 9 / 0 2 / 1 9 5 7", 12, ["09/02/1957"]),
        ("Y / N / X / Z", 12, ["Y", "/", "N", "/", "X", "/", "Z"]),
        ("Q 4 W", 12, ["Q", "4", "W"]),
        ("N P I 1 2", 30, ["N", "P", "I", "1", "2"]),
    ])
    func spacedLetters(text: String, pitch: Double, expected: [String]) {
        let glyphs = text.unicodeScalars.enumerated().map { index, scalar in
            (scalar: scalar, box: Box(x: Double(index) * pitch / 2, y: 50, width: min(6, pitch / 2), height: 10))
        }
        #expect(words(fromGlyphs: glyphs).map(\.text) == expected)
    }

    @Test("a space between letters that touch divides nothing")
    func spaceWithin() {
        let parts = glyphs("LOT") + [(" ", Box(x: 28, y: 50, width: 0, height: 10))] + glyphs("42", x: 28)
        #expect(words(fromGlyphs: parts).map(\.text) == ["LOT42"])
    }

    @Test("a letter without meaning is noticed", arguments: [("\u{F0B7}", true), ("\u{FFFD}9", true), ("A\u{1}", true), ("9,5", false)])
    func unmapped(text: String, expected: Bool) {
        #expect(Word(text: text, box: Box(x: 0, y: 0, width: 1, height: 1)).isUnmapped == expected)
    }
}
