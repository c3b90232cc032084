import PageText
import Testing

@Suite("A page as bytes")
struct PageCodingTests {
    static let page = Page(
        number: 7, width: 612, height: 792,
        words: [
            Word(text: "Lot", box: Box(x: 0.1, y: 1.0 / 3, width: 20, height: 9), confidence: 0.875, secondReading: "L0t"),
            Word(text: "", box: Box(x: 0, y: 0, width: 0, height: 0)), Word(text: "µg/mL é", box: Box(x: -3, y: 5, width: 1e-9, height: 2)),
        ],
        source: .textLayerRejected, rotation: 270, skew: -0.01, quality: 0.93,
        checkboxes: [Checkbox(box: Box(x: 1, y: 2, width: 3, height: 4), isTicked: true)], ink: [InkMark(box: Box(x: 9, y: 8, width: 7, height: 6))],
        barcodes: [Barcode(symbology: "DataMatrix", text: "01…", box: Box(x: 5, y: 5, width: 5, height: 5))])

    @Test("comes back as it was")
    func exact() throws {
        #expect(try Page(encoded: Self.page.encoded()) == Self.page)
    }

    @Test("keeps all that a word has: what is added to Word must be added to its coding")
    func complete() {
        #expect(Mirror(reflecting: Self.page.words[0]).children.compactMap(\.label) == ["text", "box", "confidence", "secondReading"])
        #expect(Mirror(reflecting: Self.page.words[0].box).children.compactMap(\.label) == ["x", "y", "width", "height"])
    }

    @Test("is refused when it is cut off anywhere or changed in its numbers")
    func damaged() throws {
        let bytes = try Self.page.encoded()
        for length in bytes.indices { #expect(throws: Page.CodingError.damaged) { try Page(encoded: bytes.prefix(length)) } }
        #expect(throws: Page.CodingError.damaged) { try Page(encoded: bytes + [0]) }
        for index in 0..<4 {
            var changed = bytes
            changed[index] = 0xFF
            #expect(throws: Page.CodingError.damaged) { try Page(encoded: changed) }
        }
    }
}
