import Testing
import TestSupport

/// A file made to harm who reads it.
struct HostileFile: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// The code of its problem; nil when it can be read.
    let problem: String?
    var pageCount = 0

    var testDescription: String { name }

    static let all: [HostileFile] = [
        HostileFile(name: "loops.pdf", bytes: looping, problem: "timed_out"),
        HostileFile(name: "grows.pdf", bytes: growing, problem: "reader_crashed"),
        HostileFile(name: "poster.pdf", bytes: WrittenPDF.pages(1, line: "POSTER", side: 14_400, type: 900), problem: nil, pageCount: 1),
        HostileFile(name: "book.pdf", bytes: WrittenPDF.pages(5_000, line: "4711", side: 72, type: 12), problem: nil, pageCount: 5_000),
        HostileFile(name: "library.pdf", bytes: WrittenPDF.pages(5_001, line: "4711", side: 72, type: 12), problem: "too_large"),
        HostileFile(name: "ouroboros.tif", bytes: ouroboros, problem: nil, pageCount: 1),
    ]

    private static let looping = pages(1, endless: 1)

    /// Of five pages, the third never ends.
    static let fivePages = pages(5, endless: 3)

    /// Pages of one word, one of them with forty forms, each of which draws the next one twice: a million million drawings.
    private static func pages(_ count: Int, endless: Int) -> [UInt8] {
        let depth = 40
        let forms = (0..<depth).map { index in
            WrittenPDF.stream(
                Array((index == depth - 1 ? "0 0 1 1 re f" : "/X Do /X Do").utf8),
                "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X \(index + 7) 0 R >> >>")
        }
        let pages = (1...count).map { number in
            let content = number == endless ? "5 0 R" : "4 0 R"
            return Array(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(content) /Resources << /Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >> >>".utf8)
        }
        let kids = (0..<count).map { "\(depth + 6 + $0) 0 R" }.joined(separator: " ")
        return WrittenPDF.bytes(
            [
                Array("<< /Type /Catalog /Pages 2 0 R >>".utf8), Array("<< /Type /Pages /Kids [\(kids)] /Count \(count) >>".utf8),
                Array("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".utf8),
                WrittenPDF.stream(Array("BT /F1 24 Tf 72 700 Td (INVOICE) Tj ET".utf8)), WrittenPDF.stream(Array("/X Do".utf8)),
            ] + forms + pages)
    }

    /// One string of ten thousand million letters, which four filters in a row make of a few bytes.
    private static let growing: [UInt8] = {
        // Run-length coding: 0x81 says that the next byte comes 128 times; here that byte is 0x81 again.
        let seed = [UInt8](repeating: 0x81, count: 640) + [0x80]
        let filters = Array(repeating: "/RunLengthDecode", count: 4).joined(separator: " ")
        return WrittenPDF.bytes([
            Array("<< /Type /Catalog /Pages 2 0 R >>".utf8), Array("<< /Type /Pages /Kids [3 0 R] /Count 1 >>".utf8),
            Array("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents [4 0 R 5 0 R] /Resources << /Font << /F1 6 0 R >> >> >>".utf8),
            WrittenPDF.stream(Array("BT /F1 12 Tf 72 72 Td (".utf8)), WrittenPDF.stream(seed, "/Filter [\(filters)]"),
            Array("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".utf8),
        ])
    }()

    /// A white square whose directory names itself as the next one.
    static let ouroboros: [UInt8] = {
        let side = 200
        // CCITT Group 4: a row that is the same as the one above is one bit.
        let data = [UInt8](repeating: 0xFF, count: side / 8) + [0x00, 0x10, 0x01]
        func bytes(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(number >> (8 * $0) & 0xFF) } }
        let tags = [
            (256, 4, side), (257, 4, side), (258, 3, 1), (259, 3, 4), (262, 3, 0), (273, 4, 8), (277, 3, 1), (278, 4, side), (279, 4, data.count),
        ]
        let start = bytes(8 + data.count, 4)
        return [0x49, 0x49, 0x2A, 0x00] + start + data + bytes(tags.count, 2)
            + tags.flatMap { bytes($0.0, 2) + bytes($0.1, 2) + bytes(1, 4) + bytes($0.2, 4) } + start
    }()
}
