import Foundation

/// A PDF of one page written by hand: objects as text, so that a test can say exactly what a file holds.
struct RawPDF {
    var width = 612
    var height = 792
    /// The page's content stream. Fonts: /H Helvetica, /C Courier, /Z ZapfDingbats. Pictures: /I.
    var content = ""
    /// Further entries of the page's dictionary: `/Annots [7 0 R]`, `/Rotate 90`.
    var page = ""
    /// Further entries of the catalog: `/AcroForm << … >>`.
    var catalog = ""
    /// Objects from number 8 on, as dictionaries.
    var objects: [String] = []
    /// A gray picture, 8 bits a pixel.
    var image: (width: Int, height: Int, pixels: [UInt8])?

    var bytes: [UInt8] {
        func text(_ string: String) -> [UInt8] { Array(string.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }) }
        var parts: [[UInt8]] = [
            text("<< /Type /Catalog /Pages 2 0 R \(catalog) >>"),
            text("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            text(
                """
                << /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents 4 0 R /Resources << /Font << /H 5 0 R /C 6 0 R /Z 7 0 R >> \
                \(image == nil ? "" : "/XObject << /I 8 0 R >>") >> \(page) >>
                """),
            text("<< /Length \(text(content).count) >>\nstream\n\(content)\nendstream"),
            text("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
            text("<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"),
            text("<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>"),
        ]
        if let image {
            parts.append(
                text(
                    """
                    << /Type /XObject /Subtype /Image /Width \(image.width) /Height \(image.height) /ColorSpace /DeviceGray /BitsPerComponent 8 \
                    /Length \(image.pixels.count) >>
                    stream

                    """) + image.pixels + text("\nendstream"))
        }
        parts += objects.map(text)
        var file = text("%PDF-1.7\n")
        var offsets: [Int] = []
        for (index, part) in parts.enumerated() {
            offsets.append(file.count)
            file += text("\(index + 1) 0 obj\n") + part + text("\nendobj\n")
        }
        let start = file.count
        file += text("xref\n0 \(parts.count + 1)\n0000000000 65535 f \n")
        for offset in offsets { file += text(String(format: "%010d 00000 n \n", offset)) }
        return file + text("trailer << /Size \(parts.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF")
    }

    /// Lines of type from the top of the page down, 20 points apart.
    static func lines(_ lines: [String], font: String = "H", size: Int = 11, mode: Int = 0, x: Int = 72, y: Int = 720) -> String {
        let shown = lines.enumerated().map { index, line in
            let escaped = line.replacingOccurrences(of: "(", with: "\\(").replacingOccurrences(of: ")", with: "\\)")
            return "1 0 0 1 \(x) \(y - index * 20) Tm (\(escaped)) Tj"
        }
        return "BT /\(font) \(size) Tf \(mode) Tr \(shown.joined(separator: "\n")) ET\n"
    }
}
