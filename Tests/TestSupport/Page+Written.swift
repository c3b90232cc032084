public import PageText

extension Page {
    /// A page written by hand: each text at its left and top, in points.
    ///
    /// Texts are cut into words at spaces; every character is half as wide as the line is high.
    ///
    /// ```swift
    /// Page.written([("Invoice No.", 72, 72), ("A-1001", 160, 72)])
    /// ```
    public static func written(
        _ texts: [(text: String, x: Double, y: Double)], height lineHeight: Double = 10, number: Int = 1,
        width: Double = 612, height: Double = 792, source: PageSource = .textLayer
    ) -> Page {
        let advance = lineHeight / 2
        var words: [Word] = []
        for (text, x, y) in texts {
            var column = 0
            for word in text.split(separator: " ", omittingEmptySubsequences: false) {
                if !word.isEmpty {
                    let box = Box(
                        x: x + Double(column) * advance, y: y, width: Double(word.count) * advance, height: lineHeight)
                    words.append(Word(text: String(word), box: box))
                }
                column += word.count + 1
            }
        }
        return Page(number: number, width: width, height: height, words: words, source: source)
    }
}
