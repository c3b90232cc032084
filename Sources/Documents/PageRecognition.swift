import CLeptonica
import PageText

/// A page that was read: its picture as it was prepared, and its words in points of the upright, level page.
struct RecognisedPage: ~Copyable {
    let prepared: PreparedPage
    let words: [Word]
}

/// Reads a picture of a page: every snippet as a line of its own.
enum PageRecognition {
    /// Reads one line again, by other means: a picture and its dots per inch to words.
    typealias SecondReader = (borrowing Picture, Double) throws(DocumentError) -> [Word]

    /// - Parameter pageWidth: of the displayed page in points.
    /// - Returns: nil when what was read shows that the page does not stand upright.
    static func readUpright(_ picture: borrowing Picture, pageWidth: Double, engine: borrowing OCREngine, second: SecondReader?, number: Int)
        throws(DocumentError) -> RecognisedPage?
    {
        let prepared = try PagePreparation.prepare(picture, pageWidth: pageWidth)
        guard let words = try words(of: prepared, engine: engine, second: second, number: number, unless: isNotUpright), !isNotUpright(words)
        else { return nil }
        return RecognisedPage(prepared: prepared, words: words)
    }

    /// - Parameter quarters: quarter turns clockwise that bring the page upright.
    static func read(
        _ picture: borrowing Picture, pageWidth: Double, quarters: Int, engine: borrowing OCREngine, second: SecondReader?, number: Int
    ) throws(DocumentError) -> RecognisedPage {
        let prepared = try PagePreparation.prepare(picture, pageWidth: pageWidth, quarters: quarters)
        let words = try words(of: prepared, engine: engine, second: second, number: number) { _ in false } ?? []
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
        of page: borrowing PreparedPage, engine: borrowing OCREngine, second: SecondReader?, number: Int, unless isHopeless: ([Word]) -> Bool
    ) throws(DocumentError) -> [Word]? {
        let parts = try InkParts(of: page.text)
        let boxes = parts.boxes.enumerated().map { index, box in
            // What is wide and full is a field, not print.
            let isField = box.width > 4 * page.xHeight && box.height > page.xHeight && parts.isField(index, xHeight: page.xHeight)
            return isField ? Box(x: box.x, y: box.y, width: 0, height: 0) : box
        }
        let snippets = TextSnippets.find(among: boxes, xHeight: page.xHeight, grain: page.grain)
        var read: [[Word]] = Array(repeating: [], count: snippets.count)
        let order = snippets.indices.sorted { snippets[$0].box.width > snippets[$1].box.width }
        for (count, index) in order.enumerated() {
            if count == sample, isHopeless(read.flatMap(\.self)) { return nil }
            let line = try page.picture(of: snippets[index], parts, in: page.gray)
            read[index] = try words(in: line, on: page, engine: engine, second: second, number: number)
        }
        guard let reversed = page.reversed else { return read.flatMap(\.self) }
        var light: [Word] = []
        for snippet in TextSnippets.find(among: reversed.letters, xHeight: page.xHeight, grain: page.grain) where snippet.parts.count > 1 {
            let line = try page.picture(of: snippet, reversed.parts, in: reversed.gray)
            light += try words(in: line, on: page, engine: engine, second: second, number: number)
        }
        return ReversedPrint.merged(read.flatMap(\.self), with: light)
    }

    private static func words(
        in line: borrowing LinePicture, on page: borrowing PreparedPage, engine: borrowing OCREngine, second: SecondReader?,
        number: Int
    ) throws(DocumentError) -> [Word] {
        var reading = try engine.words(in: line.picture, layout: .line, dotsPerInch: page.dotsPerInch, page: number)
        // Tesseract finds no line in some short words in large type.
        if reading.isEmpty { reading = try engine.words(in: line.picture, layout: .word, dotsPerInch: page.dotsPerInch, page: number) }
        if reading.isEmpty || reading.contains(where: { $0.confidence < sure }) {
            for scale in secondScales {
                let again = try words(softened: line.picture, scale: scale, engine: engine, dotsPerInch: page.dotsPerInch, number: number)
                if isBetter(again, than: reading) { reading = again }
                if !reading.isEmpty, reading.allSatisfy({ $0.confidence >= sure }) { break }
            }
        }
        reading = CodeReadings.joined(reading)
        if let second, CodeReadings.matter(reading) {
            reading = CodeReadings.compared(reading, with: CodeReadings.joined(try second(line.picture, page.dotsPerInch)))
        } else if CodeReadings.mayName(reading) {
            let again = try words(softened: line.picture, scale: nameScale, engine: engine, dotsPerInch: page.dotsPerInch, number: number)
            reading = CodeReadings.confirmed(reading, by: again)
        }
        return reading.map { word in
            let inPage = Box(
                x: word.box.x + Double(line.left), y: word.box.y + Double(line.top), width: word.box.width, height: word.box.height)
            return Word(text: word.text, box: page.points(inPage), confidence: word.confidence, secondReading: word.secondReading)
        }
    }

    /// Words below this confidence are read again from a softened picture, which closes broken strokes, and from a smaller one, in which the
    /// ragged edges of a fax are lost.
    private static let sure = 0.85
    private static let secondScales = [1, 0.55]
    /// Of the picture from which names are read again: small enough that other pixels make the letters.
    private static let nameScale = 0.7

    private static func words(
        softened line: borrowing Picture, scale: Double, engine: borrowing OCREngine, dotsPerInch: Double, number: Int
    ) throws(DocumentError) -> [Word] {
        let soft = try line.making { scale < 1 ? pixScaleAreaMap($0, Float(scale), Float(scale)) : pixBlockconv($0, 2, 2) }
        return try engine.words(in: soft, layout: .line, dotsPerInch: dotsPerInch, page: number).map { word in
            let box = Box(x: word.box.x / scale, y: word.box.y / scale, width: word.box.width / scale, height: word.box.height / scale)
            return Word(text: word.text, box: box, confidence: word.confidence)
        }
    }

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

/// A snippet cut out of its page.
private struct LinePicture: ~Copyable {
    let picture: Picture
    /// Of its top left corner on the page, in pixels.
    let left: Int
    let top: Int
}

extension PreparedPage {
    /// A snippet cut out: its own parts in gray, white around them whatever stands there.
    fileprivate func picture(of snippet: Snippet, _ parts: borrowing InkParts, in gray: borrowing Picture)
        throws(DocumentError) -> LinePicture
    {
        let margin = (xHeight * 0.35).rounded()
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
        // On a photo no turn levels all lines.
        if let slope = snippet.slope(xHeight: xHeight), abs(slope) * snippet.box.width > 0.12 * xHeight {
            let level = try picture.making { pixVShearLI($0, width / 2, Float(-slope), Int32(L_BRING_IN_WHITE)) }
            return LinePicture(picture: level, left: left, top: top)
        }
        return LinePicture(picture: picture, left: left, top: top)
    }
}
