import CLeptonica
import PageText

/// Reads a prepared page: every snippet as a line of its own.
enum PageRecognition {
    /// - Returns: words in points of the upright page.
    static func words(of page: borrowing PreparedPage, engine: borrowing OCREngine, number: Int)
        throws(DocumentError) -> [Word]
    {
        let picture = try page.gray.making { pixClone($0) }
        var words: [Word] = []
        let margin = (page.xHeight * 0.35).rounded()
        for snippet in try TextSnippets.find(in: page) {
            let region = Box(
                left: max(0, snippet.left - margin), top: max(0, snippet.top - margin),
                right: min(Double(page.gray.width), snippet.right + margin),
                bottom: min(Double(page.gray.height), snippet.bottom + margin))
            for word in try engine.words(
                in: picture, region: region, layout: .line, dotsPerInch: page.dotsPerInch, page: number)
            {
                words.append(Word(text: word.text, box: page.points(word.box), confidence: word.confidence))
            }
        }
        return words
    }
}
