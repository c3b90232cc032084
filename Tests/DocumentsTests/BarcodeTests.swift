import Foundation
import TestSupport
import Testing

@testable import Documents

@Suite("Barcodes")
struct BarcodeTests {
    private static let elements = "010039999900101417271231" + "10A1B2C3"

    private func picture(_ name: String) throws -> Picture {
        let bytes = [UInt8](try Data(contentsOf: Repository.file("Tests/DocumentsTests/Barcodes/\(name).png")))
        return try ImageFile(bytes: bytes, kind: FileKind(bytes: bytes)).picture(at: 0)
    }

    @Test("symbols are read with their kind and content", arguments: [
        ("gs1-datamatrix", "gs1_data_matrix", elements + "\u{1D}21S123"),
        ("plain-datamatrix", "data_matrix", elements),
        ("gs1-128", "gs1_code_128", elements),
        ("upc-a", "upc_a", "399999001014"),
        ("itf-14", "itf", "00399999001014"),
        ("qr", "qr", "https://example.com/p/399999001"),
    ])
    func reads(name: String, symbology: String, text: String) throws {
        let found = try BarcodeReader.barcodes(in: picture(name))
        #expect(found.map(\.symbology) == [symbology])
        #expect(found.map(\.text) == [text])
    }

    @Test("a symbol is found on a page, upright and turned, at its place", arguments: [0, 1, 2, 3])
    func onPage(quarters: Int) throws {
        let page = try Picture.blankPage(width: 1_700, height: 2_200)
        try page.put(picture("gs1-datamatrix").gray().scaled(x: 1.5, y: 1.5), x: 1_000, y: 400)
        let found = try BarcodeReader.barcodes(in: page.turned(quarters: quarters))
        #expect(found.map(\.text) == [Self.elements + "\u{1D}21S123"])
        let box = try #require(found.first?.box)
        let (x, y) = [(0.67, 0.245), (0.755, 0.67), (0.33, 0.755), (0.245, 0.33)][quarters]
        #expect(abs(box.centerX - x) < 0.02 && abs(box.centerY - y) < 0.02)
    }

    @Test("a page without symbols has none")
    func none() throws {
        #expect(try BarcodeReader.barcodes(in: Picture.blankPage(width: 1_700, height: 2_200)).isEmpty)
    }
}
