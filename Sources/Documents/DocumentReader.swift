import CPoppler
import Foundation
public import PageText

/// Bytes to `SourceDocument`: the text layer where it says what the page shows, OCR elsewhere.
///
/// One reader works on one file at a time, on a thread of its own: Poppler and Tesseract block for seconds.
public actor DocumentReader {
    private let executor = QueueExecutor(label: "reader")
    private var engines: Engines?

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    public init() {}

    /// What one file gave: its pages, and what could not be read.
    public struct Reading: Sendable {
        public var document: SourceDocument
        /// In page order; a page listed here is in `document` without words.
        public var unreadable: [(page: Int, error: DocumentError)]
    }

    /// - Parameter name: the file's name without its folder.
    /// - Throws: when no page of the file can be opened. A page that fails alone is reported in the result.
    public func read(bytes: [UInt8], name: String) throws(DocumentError) -> Reading {
        let kind = try FileKind(bytes: bytes)
        let sha256 = Self.sha256(of: bytes)
        var pages: [Page] = []
        var unreadable: [(page: Int, error: DocumentError)] = []

        if kind == .pdf {
            let file = try PDFFile(bytes: bytes)
            guard file.pageCount <= ImageFile.pageLimit else {
                throw .tooLarge(limit: "\(file.pageCount) pages")
            }
            for index in 0..<file.pageCount {
                do throws(DocumentError) {
                    pages.append(try read(try file.page(at: index), number: index + 1))
                } catch {
                    pages.append(try Self.blank(index + 1, because: error, notedIn: &unreadable))
                }
            }
        } else {
            let file = try ImageFile(bytes: bytes, kind: kind)
            for index in 0..<file.pageCount {
                do throws(DocumentError) {
                    pages.append(try read(try file.picture(at: index), number: index + 1))
                } catch {
                    pages.append(try Self.blank(index + 1, because: error, notedIn: &unreadable))
                }
            }
        }
        if pages.count == 1, let failure = unreadable.first { throw failure.error }
        return Reading(document: SourceDocument(sha256: sha256, name: name, pages: pages), unreadable: unreadable)
    }

    /// SHA-256 of `bytes`, lower-case hex.
    public static func sha256(of bytes: [UInt8]) -> String {
        guard let text = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, gsize(bytes.count)) else { return "" }
        defer { g_free(text) }
        return String(cString: text)
    }

    /// The place of a page that could not be read. A missing OCR model is no fault of the page: it ends the file.
    private static func blank(
        _ number: Int, because error: DocumentError, notedIn unreadable: inout [(page: Int, error: DocumentError)]
    ) throws(DocumentError) -> Page {
        if case .languageModelMissing = error { throw error }
        unreadable.append((number, error))
        return Page(number: number, width: 612, height: 792, words: [], source: .ocr, quality: 0)
    }

    // MARK: - Pages

    private func read(_ page: consuming PDFPage, number: Int) throws(DocumentError) -> Page {
        let (width, height) = page.size
        guard width >= 1, height >= 1 else { throw .pageUnreadable(page: number) }
        let layer = words(fromGlyphs: page.glyphs())
        let scan = page.images()
            .filter { $0.box.width * $0.box.height > 0.5 * width * height && $0.pixelWidth > 200 }
            .max { $0.pixelWidth < $1.pixelWidth }
        if scan == nil, Self.isLegible(layer) || !layer.isEmpty && page.images().isEmpty {
            var read = Page(number: number, width: width, height: height, words: layer, source: .textLayer)
            if Self.mayHoldMarks(layer) {
                let marks = try PagePreparation.marks(in: try page.render(dotsPerInch: 150), words: layer)
                read.checkboxes = marks.checkboxes
                read.ink = marks.ink
            }
            return read
        }

        let resolution =
            scan.map { max(Double($0.pixelWidth) / $0.box.width, Double($0.pixelHeight) / $0.box.height) * 72 } ?? 300
        let limit = min(400, 12_000 / max(width, height) * 72)
        let picture = try page.render(dotsPerInch: min(limit, max(100, resolution)))
        var recognised = try recognise(picture, number: number, pageWidth: width)
        guard Self.isLegible(layer) else { return recognised }
        // A scan with a text layer behind it: the layer counts only when it says what the picture shows.
        if recognised.rotation == 0, Self.agreement(of: layer, with: recognised.words) > 0.75 {
            recognised.words = layer
            recognised.source = .textLayer
        } else {
            recognised.source = .textLayerRejected
        }
        return recognised
    }

    private func read(_ picture: consuming Picture, number: Int) throws(DocumentError) -> Page {
        let (x, _) = picture.resolution
        // A photo or a screen picture has no true resolution: taken as a page of letter width, or a label of half.
        let pageWidth = x >= 90 ? Double(picture.width) / x * 72 : 612
        return try recognise(picture, number: number, pageWidth: pageWidth)
    }

    private func recognise(_ picture: consuming Picture, number: Int, pageWidth: Double)
        throws(DocumentError) -> Page
    {
        let engines = try loadedEngines()
        let prepared = try engines.prepare(picture, pageWidth: pageWidth)
        let words = try engines.words(of: prepared, number: number)
        let marks = MarkFinder.marks(in: prepared.ink, dotsPerInch: prepared.dotsPerInch, words: words)
        let scale = 72 / prepared.dotsPerInch
        let quality = words.isEmpty ? 0 : words.map(\.confidence).reduce(0, +) / Double(words.count)
        return Page(
            number: number, width: Double(prepared.gray.width) * scale, height: Double(prepared.gray.height) * scale,
            words: words, source: .ocr, rotation: prepared.quarters * 90, skew: prepared.skew,
            quality: (quality * 1000).rounded() / 1000, checkboxes: marks.checkboxes, ink: marks.ink)
    }

    /// Whether a page of text asks for a signature or ticks, so that its picture is worth a look.
    private static func mayHoldMarks(_ words: [Word]) -> Bool {
        words.contains { word in
            let text = word.text.lowercased()
            return text.hasPrefix("sign") || text.hasPrefix("prescrib") || text.hasPrefix("physician")
                || text.hasPrefix("authoriz") || text.hasPrefix("sincerely")
        }
    }

    private func loadedEngines() throws(DocumentError) -> Engines {
        if let engines { return engines }
        let loaded = try Engines()
        engines = loaded
        return loaded
    }

    /// A text layer that is more than page numbers and has no signs of lost characters.
    private static func isLegible(_ words: [Word]) -> Bool {
        let scalars = words.lazy.flatMap { $0.text.unicodeScalars }
        var count = 0
        var lost = 0
        for scalar in scalars {
            count += 1
            if scalar.value == 0xFFFD || scalar.properties.generalCategory == .privateUse || scalar.value < 32 { lost += 1 }
        }
        return count >= 20 && lost * 20 < count
    }

    /// The share of the layer's words of four and more characters that OCR read anywhere on the page, the lower
    /// of the shares of plain words and of those with a digit: a layer may be right in prose and wrong in codes.
    private static func agreement(of layer: [Word], with recognised: [Word]) -> Double {
        func folded(_ word: Word) -> String { word.text.lowercased().filter { $0.isLetter || $0.isNumber } }
        let seen = Set(recognised.map(folded))
        func share(_ words: [String]) -> Double {
            words.count < 4 ? 1 : Double(words.count { seen.contains($0) }) / Double(words.count)
        }
        let said = layer.map(folded).filter { $0.count >= 4 }
        return min(
            share(said.filter { $0.contains(where: \.isNumber) }), share(said.filter { !$0.contains(where: \.isNumber) }))
    }
}

/// The OCR engines of one reader, made when the first picture comes.
private final class Engines {
    private let text: OCREngine
    private let orientation: OCREngine

    init() throws(DocumentError) {
        text = try OCREngine(language: "eng")
        orientation = try OCREngine(language: "osd")
    }

    func prepare(_ picture: consuming Picture, pageWidth: Double) throws(DocumentError) -> PreparedPage {
        try PagePreparation.prepare(picture, pageWidth: pageWidth, osd: orientation)
    }

    func words(of page: borrowing PreparedPage, number: Int) throws(DocumentError) -> [Word] {
        try PageRecognition.words(of: page, engine: text, number: number)
    }
}
