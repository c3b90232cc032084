import CLeptonica
import PageText

/// A page that was read: its picture as it was prepared, and its words in points of the upright, level page.
struct RecognisedPage: ~Copyable {
    let prepared: PreparedPage
    let words: [Word]
}

/// Reads a picture of a page: every snippet as a line of its own.
enum PageRecognition {
    /// - Parameter pageWidth: of the displayed page in points.
    /// - Returns: nil when what was read shows that the page does not stand upright.
    static func readUpright(_ picture: borrowing Picture, pageWidth: Double, engine: borrowing OCREngine, number: Int)
        throws(DocumentError) -> RecognisedPage?
    {
        let prepared = try PagePreparation.prepare(picture, pageWidth: pageWidth)
        guard let words = try words(of: prepared, engine: engine, number: number, unless: isNotUpright), !isNotUpright(words)
        else { return nil }
        return RecognisedPage(prepared: prepared, words: words)
    }

    /// - Parameter quarters: quarter turns clockwise that bring the page upright.
    static func read(
        _ picture: borrowing Picture, pageWidth: Double, quarters: Int, engine: borrowing OCREngine, number: Int
    ) throws(DocumentError) -> RecognisedPage {
        let prepared = try PagePreparation.prepare(picture, pageWidth: pageWidth, quarters: quarters)
        let words = try words(of: prepared, engine: engine, number: number) { _ in false } ?? []
        return RecognisedPage(prepared: prepared, words: words)
    }

    /// Whether words read as if they were upright show that they are not.
    private static func isNotUpright(_ words: [Word]) -> Bool {
        let letters = words.reduce(0) { $0 + $1.text.count }
        let sure = words.reduce(0.0) { $0 + Double($1.text.count) * ($1.confidence > 0.7 ? 1 : 0) }
        return sure < 0.5 * Double(letters)
    }

    private static let sample = 12

    /// - Parameter isHopeless: asked after the widest snippets; true ends the reading.
    /// - Returns: words in points; nil when they were found hopeless.
    private static func words(
        of page: borrowing PreparedPage, engine: borrowing OCREngine, number: Int, unless isHopeless: ([Word]) -> Bool
    ) throws(DocumentError) -> [Word]? {
        let parts = try InkParts(of: page.text)
        let snippets = TextSnippets.find(among: parts.boxes, xHeight: page.xHeight)
        var read: [[Word]] = Array(repeating: [], count: snippets.count)
        let order = snippets.indices.sorted { snippets[$0].box.width > snippets[$1].box.width }
        for (count, index) in order.enumerated() {
            if count == sample, isHopeless(read.flatMap(\.self)) { return nil }
            read[index] = try words(of: snippets[index], parts, on: page, engine: engine, number: number)
        }
        return read.flatMap(\.self)
    }

    private static func words(
        of snippet: Snippet, _ parts: borrowing InkParts, on page: borrowing PreparedPage, engine: borrowing OCREngine,
        number: Int
    ) throws(DocumentError) -> [Word] {
        let margin = (page.xHeight * 0.35).rounded()
        let picture = try page.picture(of: snippet, parts, margin: margin)
        var reading = try engine.words(in: picture, layout: .line, dotsPerInch: page.dotsPerInch, page: number)
        if reading.isEmpty || reading.contains(where: { $0.confidence < sure }) {
            let soft = try picture.making { pixBlockconv($0, 2, 2) }
            let second = try engine.words(in: soft, layout: .line, dotsPerInch: page.dotsPerInch, page: number)
            if isBetter(second, than: reading) { reading = second }
        }
        let (left, top) = (snippet.box.left - margin, snippet.box.top - margin)
        return reading.map { word in
            let inPage = Box(x: word.box.x + left, y: word.box.y + top, width: word.box.width, height: word.box.height)
            return Word(text: word.text, box: page.points(inPage), confidence: word.confidence)
        }
    }

    /// Words below this confidence are read a second time from a softened picture, which closes broken strokes.
    private static let sure = 0.85

    /// A second reading that lost characters is no better, however sure it is of the rest.
    private static func isBetter(_ second: [Word], than first: [Word]) -> Bool {
        let (old, new) = (Certainty(of: first), Certainty(of: second))
        return new.mean * min(1, Double(new.characters) / Double(max(1, old.characters))) > old.mean + 0.04
    }

    private struct Certainty {
        let characters: Int
        let mean: Double

        init(of words: [Word]) {
            characters = words.reduce(0) { $0 + $1.text.count }
            mean = words.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(max(1, characters))
        }
    }
}

extension PreparedPage {
    /// A snippet cut out: its own parts in gray, white around them whatever stands there.
    fileprivate func picture(of snippet: Snippet, _ parts: borrowing InkParts, margin: Double) throws(DocumentError) -> Picture {
        let left = Int(snippet.box.left - margin), top = Int(snippet.box.top - margin)
        let width = Int32(snippet.box.width + 2 * margin), height = Int32(snippet.box.height + 2 * margin)
        guard let bits = pixCreate(width, height, 1), let cut = pixCreate(width, height, 8) else {
            throw .tooLarge(limit: "\(width) × \(height) pixels")
        }
        let mask = Picture(owning: bits), picture = Picture(owning: cut)
        for part in snippet.parts { parts.paint(part.index, within: part.box, into: mask, left: left, top: top) }
        // The gray around a stroke belongs to it.
        let around = try mask.making { pixDilateBrick(nil, $0, 7, 7) }
        let outside = try around.making { pixInvert(nil, $0) }
        pixSetAll(picture.pix)
        pixRasterop(picture.pix, 0, 0, width, height, Int32(PIX_SRC), gray.pix, Int32(left), Int32(top))
        pixSetMasked(picture.pix, outside.pix, 255)
        return picture
    }
}
