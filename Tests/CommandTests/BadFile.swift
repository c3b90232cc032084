import Testing
import TestSupport

/// A file that cannot be read, and what j3590 is to say of it.
struct BadFile: Sendable, CustomTestStringConvertible {
    let name: String
    /// The code of its one problem in the extraction.
    let problem: String
    let bytes: [UInt8]

    var testDescription: String { name }

    static let all: [BadFile] = [
        BadFile(name: "empty.pdf", problem: "empty", bytes: []),
        BadFile(name: "truncated.pdf", problem: "damaged", bytes: Array(pdf().prefix(300))),
        BadFile(name: "encrypted.pdf", problem: "encrypted", bytes: pdf(encrypted: true)),
        BadFile(name: "notes.pdf", problem: "unsupported_type", bytes: Array("Call the supplier.\n".utf8)),
        BadFile(name: "poster.tif", problem: "too_large", bytes: whiteTIFF(pixels: 20_000)),
        BadFile(name: "cut.tif", problem: "damaged", bytes: Array(whiteTIFF(pixels: 1_000).prefix(60))),
        BadFile(name: "cut.png", problem: "damaged", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        BadFile(name: "cut.jpg", problem: "damaged", bytes: [0xFF, 0xD8, 0xFF, 0xE0, 0x00]),
    ]

    /// Puts the file into `folder`.
    /// - Returns: its path.
    func write(into folder: TemporaryFolder) throws -> String { try folder.write(bytes, to: name).path }

    // MARK: - Bytes

    /// A page of one line. Encrypted, it asks for a password that nobody knows. The catalog stands at the end, so
    /// that the first half alone is no PDF that could be repaired.
    static func pdf(line: String = "INVOICE", encrypted: Bool = false) -> [UInt8] {
        let stream = "BT /F1 24 Tf 72 700 Td (\(line)) Tj ET" + String(repeating: " ", count: 400)
        let zeros = "<" + String(repeating: "00", count: 32) + ">"
        let objects = [
            "<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Page /Parent 4 0 R /MediaBox [0 0 612 792] /Contents 1 0 R /Resources << /Font << /F1 2 0 R >> >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Catalog /Pages 4 0 R >>",
            // Neither the empty nor any other password fits these keys.
            "<< /Filter /Standard /V 1 /R 2 /P -4 /O \(zeros) /U \(zeros) >>",
        ]
        var text = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        let lock = encrypted ? " /Encrypt 6 0 R /ID [\(zeros) \(zeros)]" : ""
        text += "trailer\n<< /Size \(objects.count + 1) /Root 5 0 R\(lock) >>\nstartxref\n\(table)\n%%EOF\n"
        return Array(text.utf8)
    }

    /// A white square in CCITT Group 4: each row is one bit, 1 (the same as the row above).
    static func whiteTIFF(pixels: Int) -> [UInt8] {
        let data = [UInt8](repeating: 0xFF, count: pixels / 8 + 1) + [0x00, 0x10, 0x01]
        func bytes(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(number >> (8 * $0) & 0xFF) } }
        // Tag, type (3: short, 4: long), value: width, height, bits, compression, white is zero, strip, samples, rows, length.
        let tags: [(Int, Int, Int)] = [
            (256, 4, pixels), (257, 4, pixels), (258, 3, 1), (259, 3, 4), (262, 3, 0), (273, 4, 8), (277, 3, 1),
            (278, 4, pixels), (279, 4, data.count),
        ]
        let directory = bytes(tags.count, 2) + tags.flatMap { bytes($0.0, 2) + bytes($0.1, 2) + bytes(1, 4) + bytes($0.2, 4) }
        return [0x49, 0x49, 0x2A, 0x00] + bytes(8 + data.count, 4) + data + directory + bytes(0, 4)
    }
}
