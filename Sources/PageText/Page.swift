import Foundation

/// A word as printed, with its place on the page.
public struct Word: Hashable, Sendable, Codable {
    public var text: String
    public var box: Box
    /// 0…1; words of a text layer have 1.
    public var confidence: Double
    /// What a second, independent recogniser read in the same place; nil where none was asked.
    public var secondReading: String?

    public init(text: String, box: Box, confidence: Double = 1, secondReading: String? = nil) {
        self.text = text
        self.box = box
        self.confidence = confidence
        self.secondReading = secondReading
    }
}

/// Where the words of a page come from.
public enum PageSource: String, Hashable, Sendable, Codable {
    case textLayer = "text_layer"
    case ocr
    /// The page has a text layer that does not say what its picture shows; the words are OCR's.
    case textLayerRejected = "text_layer_rejected"
}

/// A box to tick, found by its lines in the picture or by its glyph in the text.
public struct Checkbox: Hashable, Sendable, Codable {
    public var box: Box
    public var isTicked: Bool

    public init(box: Box, isTicked: Bool) {
        self.box = box
        self.isTicked = isTicked
    }
}

/// Ink that is neither print nor a rule: where a pen wrote. Judged from the picture.
public struct InkMark: Hashable, Sendable, Codable {
    public var box: Box

    public init(box: Box) { self.box = box }
}

/// A machine-readable symbol on the page and the text it holds.
public struct Barcode: Hashable, Sendable, Codable {
    public var symbology: String
    public var text: String
    public var box: Box

    public init(symbology: String, text: String, box: Box) {
        self.symbology = symbology
        self.text = text
        self.box = box
    }
}

/// One page, turned upright and level: `width`, `height` and every box are those of the page as one reads it.
public struct Page: Hashable, Sendable, Codable {
    /// 1-based.
    public var number: Int
    /// Points.
    public var width: Double
    public var height: Double
    public var words: [Word]
    public var source: PageSource
    /// Degrees clockwise by which the displayed page was turned to stand upright: 0, 90, 180 or 270.
    public var rotation: Int
    /// Radians clockwise by which the upright page was then turned to stand level.
    public var skew: Double
    /// 0…1, how well the page could be read: the mean confidence of its words.
    public var quality: Double
    public var checkboxes: [Checkbox]
    public var ink: [InkMark]
    public var barcodes: [Barcode]

    public init(
        number: Int, width: Double, height: Double, words: [Word], source: PageSource = .textLayer,
        rotation: Int = 0, skew: Double = 0, quality: Double = 1, checkboxes: [Checkbox] = [], ink: [InkMark] = [],
        barcodes: [Barcode] = []
    ) {
        self.number = number
        self.width = width
        self.height = height
        self.words = words
        self.source = source
        self.rotation = rotation
        self.skew = skew
        self.quality = quality
        self.checkboxes = checkboxes
        self.ink = ink
        self.barcodes = barcodes
    }
}

extension Page {
    /// The box before levelling: its centre turned back about the middle of the page, its size kept.
    private func tilted(_ box: Box) -> Box {
        guard skew != 0 else { return box }
        let (sine, cosine) = (sin(skew), cos(skew))
        let dx = box.centerX - width / 2, dy = box.centerY - height / 2
        let x = width / 2 + dx * cosine + dy * sine
        let y = height / 2 - dx * sine + dy * cosine
        return Box(x: x - box.width / 2, y: y - box.height / 2, width: box.width, height: box.height)
    }

    /// `box` as fractions 0…1 of the page as displayed (before it was turned upright and level): left, top, right, bottom.
    public func displayedFractions(of box: Box) -> [Double] {
        let box = tilted(box)
        let left = box.left / width, right = box.right / width
        let top = box.top / height, bottom = box.bottom / height
        let corners =
            switch rotation {
            case 90: [top, 1 - right, bottom, 1 - left]
            case 180: [1 - right, 1 - bottom, 1 - left, 1 - top]
            case 270: [1 - bottom, left, 1 - top, right]
            default: [left, top, right, bottom]
            }
        return corners.map { min(1, max(0, ($0 * 10_000).rounded() / 10_000)) }
    }
}

/// One file, read: its pages as words with boxes.
public struct SourceDocument: Hashable, Sendable, Codable {
    /// SHA-256 of the bytes, lower-case hex.
    public var sha256: String
    /// The file's name without its folder.
    public var name: String
    public var pages: [Page]

    public init(sha256: String, name: String, pages: [Page]) {
        self.sha256 = sha256
        self.name = name
        self.pages = pages
    }
}
