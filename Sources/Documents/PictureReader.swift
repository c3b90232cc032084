import PageText

/// Pictures to pages by OCR. The engines are loaded when the first picture comes.
///
/// Belongs to one reader, as the engines do.
final class PictureReader {
    private let folder: String?
    private var text: Engine?
    private var codes: Engine?
    /// Most pages lie upright: this one is made when the first is met that does not.
    private var orientation: Engine?

    /// An engine that several calls share.
    private final class Engine {
        let engine: OCREngine

        init(language: String, folder: String? = nil) throws(DocumentError) {
            engine = try OCREngine(language: language, folder: folder)
        }
    }

    /// - Parameter folder: of the recognisers of our own; nil does without them.
    init(folder: String?) { self.folder = folder }

    private func textEngine() throws(DocumentError) -> Engine {
        if let text { return text }
        let engine = try Engine(language: "eng")
        text = engine
        return engine
    }

    /// The recogniser of codes; nil where it is not there.
    private func codesEngine() throws(DocumentError) -> Engine? {
        if codes == nil, let folder { codes = try Engine(language: "codes", folder: folder) }
        return codes
    }

    private func orientationEngine() throws(DocumentError) -> Engine {
        if let orientation { return orientation }
        let engine = try Engine(language: "osd")
        orientation = engine
        return engine
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
        let barcodes = try BarcodeReader.barcodes(in: picture)
        var page = try words(of: picture, number: number, pageWidth: pageWidth)
        page.barcodes = barcodes.map { Barcode(symbology: $0.symbology, text: $0.text, box: page.box(ofDisplayedFractions: $0.box)) }
        return page
    }

    private func words(of picture: consuming Picture, number: Int, pageWidth: Double) throws(DocumentError) -> Page {
        let text = try textEngine(), codes = try codesEngine()
        let second: PageRecognition.SecondReader? = codes.map { codes in
            { (picture, dotsPerInch) throws(DocumentError) in
                try codes.engine.words(in: picture, layout: .line, dotsPerInch: dotsPerInch, page: number)
            }
        }
        if let page = try PageRecognition.readUpright(
            picture, pageWidth: pageWidth, engine: text.engine, second: second, number: number)
        {
            return try Self.page(from: page, number: number)
        }
        let quarters = try PagePreparation.quarterTurns(of: picture, pageWidth: pageWidth, osd: orientationEngine().engine)
        return try Self.page(
            from: PageRecognition.read(
                picture, pageWidth: pageWidth, quarters: quarters ?? 0, engine: text.engine, second: second, number: number),
            number: number)
    }

    private static func page(from read: consuming RecognisedPage, number: Int) throws(DocumentError) -> Page {
        let dotsPerInch = read.prepared.dotsPerInch
        let marks = try MarkFinder.marks(in: read.prepared.ink, dotsPerInch: dotsPerInch, words: read.words)
        let scale = 72 / dotsPerInch
        let quality = read.words.isEmpty ? 0 : read.words.map(\.confidence).reduce(0, +) / Double(read.words.count)
        return Page(
            number: number, width: Double(read.prepared.gray.width) * scale,
            height: Double(read.prepared.gray.height) * scale, words: read.words, source: .ocr,
            rotation: read.prepared.quarters * 90, skew: read.prepared.skew, quality: (quality * 1000).rounded() / 1000,
            checkboxes: marks.checkboxes, ink: marks.ink)
    }

    /// Whether a text layer says what the picture of its page shows.
    func confirms(_ layer: [Word], in picture: borrowing Picture, dotsPerInch: Double, number: Int) throws(DocumentError) -> Bool {
        try LayerProof.holds(layer, against: picture, dotsPerInch: dotsPerInch, engine: textEngine().engine, page: number)
    }
}
