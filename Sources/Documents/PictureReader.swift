import PageText

/// Pictures to pages by OCR. The engines are loaded when the first picture comes.
///
/// Belongs to one reader, as the engines do.
final class PictureReader {
    private var loaded: Engines?

    private final class Engines {
        let text: OCREngine
        let orientation: OCREngine

        init() throws(DocumentError) {
            text = try OCREngine(language: "eng")
            orientation = try OCREngine(language: "osd")
        }
    }

    private func engines() throws(DocumentError) -> Engines {
        if let loaded { return loaded }
        let engines = try Engines()
        loaded = engines
        return engines
    }

    /// A page that came as a picture file.
    func read(_ picture: consuming Picture, number: Int) throws(DocumentError) -> Page {
        let (x, _) = picture.resolution
        // A photo or a screen picture has no true resolution: taken as a page of letter width, or a label of half.
        let pageWidth = x >= 90 ? Double(picture.width) / x * 72 : 612
        return try recognise(picture, number: number, pageWidth: pageWidth)
    }

    /// - Parameter pageWidth: of the displayed page in points.
    func recognise(_ picture: consuming Picture, number: Int, pageWidth: Double) throws(DocumentError) -> Page {
        let engines = try engines()
        let prepared = try PagePreparation.prepare(picture, pageWidth: pageWidth, osd: engines.orientation)
        let words = try PageRecognition.words(of: prepared, engine: engines.text, number: number)
        let marks = MarkFinder.marks(in: prepared.ink, dotsPerInch: prepared.dotsPerInch, words: words)
        let scale = 72 / prepared.dotsPerInch
        let quality = words.isEmpty ? 0 : words.map(\.confidence).reduce(0, +) / Double(words.count)
        return Page(
            number: number, width: Double(prepared.gray.width) * scale, height: Double(prepared.gray.height) * scale,
            words: words, source: .ocr, rotation: prepared.quarters * 90, skew: prepared.skew,
            quality: (quality * 1000).rounded() / 1000, checkboxes: marks.checkboxes, ink: marks.ink)
    }

    /// Whether a text layer says what the picture of its page shows.
    func confirms(_ layer: [Word], in picture: borrowing Picture, dotsPerInch: Double, number: Int) throws(DocumentError) -> Bool {
        try LayerProof.holds(layer, against: picture, dotsPerInch: dotsPerInch, engine: engines().text, page: number)
    }
}
