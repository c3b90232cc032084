/// A PDF written by hand: objects in order, with a table that fits.
public enum WrittenPDF {
    /// - Parameter objects: numbered from 1; the first is the catalog.
    public static func bytes(_ objects: [[UInt8]]) -> [UInt8] {
        var file = Array("%PDF-1.4\n".utf8)
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.count)
            file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let table = file.count
        var end = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { end += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n" }
        end += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return file + Array(end.utf8)
    }

    public static func bytes(_ objects: [String]) -> [UInt8] { bytes(objects.map { Array($0.utf8) }) }

    public static func stream(_ content: [UInt8], _ keys: String = "") -> [UInt8] {
        Array("<< /Length \(content.count) \(keys) >>\nstream\n".utf8) + content + Array("\nendstream".utf8)
    }

    /// Pages of the same line.
    /// - Parameter side: points.
    public static func pages(_ count: Int, line: String, side: Int = 612, type: Int = 24) -> [UInt8] {
        let content = "BT /F1 \(type) Tf \(side / 10) \(side - 2 * type) Td (\(line)) Tj ET"
        let kids = (0..<count).map { "\($0 + 5) 0 R" }.joined(separator: " ")
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(side) \(side)] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
        return bytes(
            [
                Array("<< /Type /Catalog /Pages 2 0 R >>".utf8), Array("<< /Type /Pages /Kids [\(kids)] /Count \(count) >>".utf8),
                stream(Array(content.utf8)), Array("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".utf8),
            ] + Array(repeating: Array(page.utf8), count: count))
    }
}
