import Foundation
public import PageText

/// Pages of words that do not show: laid over scans, they let a viewer find and copy what OCR read.
///
/// Written by hand: cairo draws no invisible text. The font is not embedded, as no letter of it is ever painted.
///
/// Source: ISO 32000-1, 9.3.6 (text rendering mode 3); ISO 19005-2, 6.2.11.4 (such fonts need not be embedded).
public enum HiddenText {
    public struct Sheet: Sendable {
        /// Points, as displayed.
        public let width: Double
        public let height: Double
        /// The words as they were read; nil makes an empty page.
        public let words: Page?

        public init(width: Double, height: Double, words: Page?) {
            self.width = width
            self.height = height
            self.words = words
        }
    }

    public static func pdf(_ sheets: [Sheet]) -> [UInt8] {
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count \(sheets.count) /Kids [\(sheets.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " "))] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        for (index, sheet) in sheets.enumerated() {
            let content = sheet.words.map { Self.content(of: $0, width: sheet.width, height: sheet.height) } ?? ""
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(number(sheet.width)) \(number(sheet.height))] /Resources << /Font << /F 3 0 R >> >> /Contents \(5 + index * 2) 0 R >>")
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
        }
        var text = "%PDF-1.7\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { text += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n" }
        text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }

    private static func content(of page: Page, width: Double, height: Double) -> String {
        var text = "BT 3 Tr\n"
        var lastSize = 0
        for word in page.words {
            let (encoded, units) = Self.encoded(word.text)
            guard units > 0 else { continue }
            let box = page.displayedFractions(of: word.box)
            let left = box[0] * width, right = box[2] * width, top = height - box[1] * height, bottom = height - box[3] * height
            let isUpright = page.rotation % 180 == 0
            let length = isUpright ? right - left : top - bottom, size = max(2, Int((isUpright ? top - bottom : right - left).rounded()))
            guard length > 1 else { continue }
            if size != lastSize { text += "/F \(size) Tf\n" }
            lastSize = size
            let stretch = Int((length / (Double(units) / 1000 * Double(size)) * 100).rounded())
            // Where the word begins and which way it runs on the displayed page.
            let matrix: String =
                switch page.rotation {
                case 90: "0 1 -1 0 \(number(right)) \(number(bottom))"
                case 180: "-1 0 0 -1 \(number(right)) \(number(top))"
                case 270: "0 -1 1 0 \(number(left)) \(number(top))"
                default: "1 0 0 1 \(number(left)) \(number(bottom))"
                }
            text += "\(stretch) Tz \(matrix) Tm (\(encoded))Tj\n"
        }
        return text + "ET"
    }

    /// One decimal: a tenth of a point is less than a scan's pixel.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// As a PDF string in WinAnsi, and its width in thousandths of the size. Letters that the encoding lacks are left out.
    private static func encoded(_ word: String) -> (text: String, units: Int) {
        var text = ""
        var units = 0
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x28, 0x29, 0x5C: text += "\\" + String(scalar)
            case 0x20...0x7E: text += String(scalar)
            case 0xA1...0xFF:
                let octal = String(scalar.value, radix: 8)
                text += "\\" + octal
            case 0x2010...0x2014: text += "-"
            case 0x2018, 0x2019: text += "'"
            case 0x201C, 0x201D: text += "\""
            default: continue
            }
            let index = Int(scalar.value) - 32
            units += widths.indices.contains(index) ? widths[index] : 556
        }
        return (text, units)
    }

    /// Of Helvetica, space to tilde. Source: Adobe Font Metrics of the 14 standard fonts.
    private static let widths = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ]
}
