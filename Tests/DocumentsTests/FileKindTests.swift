import PageText
import Testing

@testable import Documents

@Suite("Files told by content")
struct FileKindTests {
    @Test("the first bytes decide", arguments: [
        ("%PDF-1.7", FileKind.pdf), ("II*\0", .tiff), ("MM\0*", .tiff), ("\u{89}PNG\r\n\u{1A}\n", .png), ("junk %PDF-1.4", .pdf),
    ])
    func knows(start: String, kind: FileKind) throws {
        let bytes = start.unicodeScalars.map { UInt8($0.value) }
        #expect(try FileKind(bytes: bytes) == kind)
    }

    @Test("an empty file and a text file are refused for what they are")
    func refuses() {
        #expect(throws: DocumentError.empty) { try FileKind(bytes: []) }
        #expect(throws: DocumentError.unsupportedType) { try FileKind(bytes: Array("Dear colleague".utf8)) }
    }

    @Test("a truncated PDF is damaged, not a crash")
    func truncatedPDF() async {
        await #expect(throws: DocumentError.self) {
            _ = try await DocumentReader().read(bytes: Array("%PDF-1.7\n1 0 obj\n<<".utf8), name: "x.pdf")
        }
    }

    @Test("a TIFF whose directory points to itself has one page")
    func loopingTIFF() throws {
        // Header, then at 8 a directory without entries whose next directory is itself.
        let bytes: [UInt8] = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0]
        #expect(try ImageFile(bytes: bytes, kind: .tiff).pageCount == 1)
    }

    @Test("a PNG header that claims 20,000 pixels a side is refused before it is decoded")
    func hugePicture() throws {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        bytes += [0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20, 8, 0, 0, 0, 0, 0x8A, 0x2B, 0x1F, 0x5C]
        bytes += [UInt8](repeating: 0, count: 64)
        let file = try ImageFile(bytes: bytes, kind: .png)
        #expect(throws: DocumentError.tooLarge(limit: "20000 × 20000 pixels")) { _ = try file.picture(at: 0) }
    }

    @Test("SHA-256 of three letters")
    func hash() {
        #expect(DocumentReader.sha256(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
