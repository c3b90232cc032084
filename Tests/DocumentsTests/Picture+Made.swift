import CLeptonica

@testable import Documents

extension Picture {
    /// White paper, 8 bits a pixel.
    static func blankPage(width: Int32, height: Int32) throws -> Picture {
        guard let pix = pixCreate(width, height, 8) else { throw DocumentError.damaged(reason: "no memory") }
        pixSetAll(pix)
        return Picture(owning: pix)
    }

    /// Lays another picture of 8 bits on this one.
    func put(_ other: borrowing Picture, x: Int32, y: Int32) {
        pixRasterop(pix, x, y, Int32(other.width), Int32(other.height), Int32(PIX_SRC), other.pix, 0, 0)
    }
}
