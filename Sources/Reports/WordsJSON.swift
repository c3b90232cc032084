import Foundation
public import PageText

/// The words of a file with their places, for programs that want the reading without the understanding: one JSON object.
///
///     {"file": "scan.pdf", "sha256": "…", "pages": [{"page": 1, "width": 612, "height": 792, "rotated": 0, "source": "ocr",
///       "words": [{"text": "NDC", "box": [0.1, 0.2, 0.15, 0.21], "confidence": 0.97}]}]}
///
/// Width and height are points of the page as displayed; boxes are left, top, right and bottom as fractions of it.
public enum WordsJSON {
    public static func encode(_ source: SourceDocument) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(File(source)), as: UTF8.self)
    }

    private struct File: Encodable {
        let file: String
        let sha256: String
        let pages: [Sheet]

        init(_ source: SourceDocument) {
            file = source.name
            sha256 = source.sha256
            pages = source.pages.map(Sheet.init)
        }
    }

    private struct Sheet: Encodable {
        let page: Int
        let width: Double
        let height: Double
        let rotated: Int
        let source: String
        let words: [Piece]

        init(_ page: Page) {
            self.page = page.number
            let lies = page.rotation % 180 != 0
            width = lies ? page.height : page.width
            height = lies ? page.width : page.height
            rotated = page.rotation
            source = page.source.rawValue
            words = page.words.map {
                Piece(text: $0.text, box: page.displayedFractions(of: $0.box), confidence: ($0.confidence * 100).rounded() / 100,
                    second: $0.secondReading)
            }
        }
    }

    private struct Piece: Encodable {
        let text: String
        let box: [Double]
        let confidence: Double
        /// What the recogniser of codes read there, on lines with codes.
        let second: String?
    }
}
