import CTesseract
import PageText

/// Tesseract with its LSTM model: a picture in, words with boxes in that picture's pixels out.
///
/// Not thread safe: one engine belongs to one reader.
struct OCREngine: ~Copyable {
    private let engine: OpaquePointer  // TessBaseAPI, owned

    /// - Parameters:
    ///   - language: the traineddata's name ("eng", "osd").
    ///   - folder: where the traineddata lies; nil is where Tesseract looks itself.
    init(language: String = "eng", folder: String? = nil) throws(DocumentError) {
        guard let engine = TessBaseAPICreate() else { throw .languageModelMissing(language: language) }
        let mode = language == "osd" ? OEM_TESSERACT_ONLY : OEM_LSTM_ONLY
        guard TessBaseAPIInit2(engine, folder, language, mode) == 0 else {
            ctesseract_engine_release(engine)
            throw .languageModelMissing(language: language)
        }
        TessBaseAPISetVariable(engine, "debug_file", "/dev/null")
        // Dictionaries pull codes towards words: what we live on are digits.
        TessBaseAPISetVariable(engine, "tessedit_do_invert", "0")
        self.engine = engine
    }

    deinit { ctesseract_engine_release(engine) }

    enum Layout {
        /// The whole page, divided by Tesseract.
        case page
        /// Text anywhere, in no order.
        case sparse
        /// The picture is one line.
        case line
        /// The picture is one word.
        case word

        fileprivate var mode: TessPageSegMode {
            switch self {
            case .page: PSM_AUTO
            case .sparse: PSM_SPARSE_TEXT
            case .line: PSM_SINGLE_LINE
            case .word: PSM_SINGLE_WORD
            }
        }
    }

    /// - Parameters:
    ///   - region: part of the picture in pixels; nil is all of it.
    ///   - deadline: milliseconds after which reading this picture is given up.
    /// - Returns: words with boxes in pixels of `picture`, origin top left.
    func words(
        in picture: borrowing Picture, region: Box? = nil, layout: Layout, dotsPerInch: Double,
        deadline: Int32 = 60_000, page: Int
    ) throws(DocumentError) -> [Word] {
        TessBaseAPISetPageSegMode(engine, layout.mode)
        TessBaseAPISetImage2(engine, picture.pix)
        TessBaseAPISetSourceResolution(engine, Int32(dotsPerInch))
        if let region {
            TessBaseAPISetRectangle(
                engine, Int32(region.left), Int32(region.top), Int32(region.width), Int32(region.height))
        }
        ctesseract_use_one_thread()
        guard let monitor = TessMonitorCreate() else { throw .pageUnreadable(page: page) }
        defer { TessMonitorDelete(monitor) }
        TessMonitorSetDeadlineMSecs(monitor, deadline)
        guard TessBaseAPIRecognize(engine, monitor) == 0 else { throw .timedOut(page: page) }
        defer { TessBaseAPIClear(engine) }
        return readWords()
    }

    private func readWords() -> [Word] {
        guard let iterator = TessBaseAPIGetIterator(engine) else { return [] }
        defer { ctesseract_iterator_release(iterator) }
        let place = TessResultIteratorGetPageIterator(iterator)  // borrowed
        var words: [Word] = []
        repeat {
            // On a blank page the first word is null.
            guard let text = TessResultIteratorGetUTF8Text(iterator, RIL_WORD) else { continue }
            defer { TessDeleteText(text) }
            var left: Int32 = 0
            var top: Int32 = 0
            var right: Int32 = 0
            var bottom: Int32 = 0
            guard TessPageIteratorBoundingBox(place, RIL_WORD, &left, &top, &right, &bottom) != 0 else { continue }
            let box = Box(left: Double(left), top: Double(top), right: Double(right), bottom: Double(bottom))
            let confidence = Double(TessResultIteratorConfidence(iterator, RIL_WORD)) / 100
            let string = String(cString: text)
            guard string.contains(where: { !$0.isWhitespace }) else { continue }
            words.append(Word(text: string, box: box, confidence: min(1, max(0, confidence))))
        } while TessResultIteratorNext(iterator, RIL_WORD) != 0
        return words
    }

    /// Quarter turns clockwise that bring the picture upright, with Tesseract's confidence in it
    /// (0 none, above 2 good); nil when there is too little text to tell.
    func orientation(of picture: borrowing Picture, dotsPerInch: Double) -> (quarters: Int, confidence: Double)? {
        TessBaseAPISetPageSegMode(engine, PSM_OSD_ONLY)
        TessBaseAPISetImage2(engine, picture.pix)
        TessBaseAPISetSourceResolution(engine, Int32(dotsPerInch))
        defer { TessBaseAPIClear(engine) }
        var degrees: Int32 = 0
        var confidence: Float = 0
        var script: UnsafePointer<CChar>?
        var scriptConfidence: Float = 0
        ctesseract_use_one_thread()
        guard TessBaseAPIDetectOrientationScript(engine, &degrees, &confidence, &script, &scriptConfidence) != 0
        else { return nil }
        // Tesseract tells how far the text stands turned clockwise; the turn that mends it is the rest of the circle.
        return ((4 - Int(degrees / 90)) % 4, Double(confidence))
    }
}
