import CLeptonica
import Foundation
import PageText
import Testing

@testable import Documents

@Suite("Round buttons")
struct RadioButtonTests {
    /// Rings of 9 points at 144 dots per inch, 20 points apart.
    private func found(_ states: [Bool], words: [Word] = []) throws -> [Checkbox] {
        guard let pix = pixCreate(400, 100, 1) else { throw DocumentError.damaged(reason: "no memory") }
        let picture = Picture(owning: pix)
        for (index, isTicked) in states.enumerated() {
            for y in 0..<100 {
                for x in 0..<400 {
                    let radius = hypot(Double(x) - (40 + 40 * Double(index)), Double(y) - 50)
                    if radius > 7.4 && radius < 9 || isTicked && radius < 4 { pixSetPixel(picture.pix, Int32(x), Int32(y), 1) }
                }
            }
        }
        return RadioButtons.found(in: picture, dotsPerInch: 144, words: words)
    }

    @Test("the one with a dot is ticked")
    func dot() throws { #expect(try found([false, true, false]).sorted { $0.box.left < $1.box.left }.map(\.isTicked) == [false, true, false]) }

    @Test("rings without a dot are the marks of a list; a letter in a word is no ring")
    func others() throws {
        #expect(try found([false, false]).isEmpty)
        #expect(try found([true, false], words: [Word(text: "O", box: Box(x: 34, y: 18, width: 12, height: 14))]).isEmpty)
    }
}
