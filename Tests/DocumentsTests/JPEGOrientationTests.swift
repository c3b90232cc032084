import CLeptonica
import Testing

@testable import Documents

@Suite("Photos and how the camera was held")
struct JPEGOrientationTests {
    /// 120 × 80 with a black block at its top left, as JPEG with that orientation.
    private func photo(orientation: UInt8, littleEndian: Bool) throws -> [UInt8] {
        let picture = try Picture.blankPage(width: 120, height: 80)
        let block = try Picture.blankPage(width: 40, height: 20)
        pixClearAll(block.pix)
        picture.put(block, x: 0, y: 0)
        var data: UnsafeMutablePointer<UInt8>?
        var size = 0
        try #require(pixWriteMemJpeg(&data, &size, picture.pix, 95, 0) == 0)
        let start = try #require(data)
        defer { lept_free(start) }
        let jpeg = Array(UnsafeBufferPointer(start: start, count: size))
        let entry: [UInt8] =
            littleEndian
            ? [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
            : [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
        let exif = Array("Exif".utf8) + [0, 0] + entry
        return jpeg.prefix(2) + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + jpeg.dropFirst(2)
    }

    @Test("the picture is turned and mirrored as EXIF asks", arguments: [
        (1, 120, "top left"), (2, 120, "top right"), (3, 120, "bottom right"), (4, 120, "bottom left"), (5, 80, "top left"), (6, 80, "top right"),
        (7, 80, "bottom right"), (8, 80, "bottom left"),
    ])
    func turned(orientation: Int, width: Int, corner: String) throws {
        for isLittle in [true, false] {
            let bytes = try photo(orientation: UInt8(orientation), littleEndian: isLittle)
            let picture = try ImageFile(bytes: bytes, kind: .jpeg).picture(at: 0)
            #expect(picture.width == width)
            let x = corner.hasSuffix("left") ? 5 : picture.width - 6, y = corner.hasPrefix("top") ? 5 : picture.height - 6
            #expect(picture.gray(atX: x, y: y) < 100)
            #expect(picture.gray(atX: picture.width - 1 - x, y: picture.height - 1 - y) > 200)
        }
    }

    @Test("damaged EXIF is no reason to turn", arguments: [[], [0xFF, 0xD8], [0xFF, 0xD8, 0xFF, 0xE1, 0, 4, 0x45, 0x78], [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 0x45]])
    func damaged(bytes: [UInt8]) {
        #expect(JPEGOrientation.value(of: bytes) == 1)
    }
}
