import CLeptonica
import PageText

/// A picture in memory: bilevel (1 bit) or gray (8 bits), owned.
struct Picture: ~Copyable {
    let pix: UnsafeMutablePointer<PIX>  // PIX, owned

    init(owning pix: UnsafeMutablePointer<PIX>) { self.pix = pix }
    deinit { cleptonica_pix_release(pix) }

    /// From cairo's RGB24: four bytes a pixel, blue first.
    init(bgrx: UnsafePointer<UInt8>, stride: Int, width: Int, height: Int, dotsPerInch: Double)
        throws(DocumentError)
    {
        guard let pix = pixCreate(Int32(width), Int32(height), 8) else {
            throw .tooLarge(limit: "\(width) × \(height) pixels")
        }
        guard let data = pixGetData(pix) else {
            cleptonica_pix_release(pix)
            throw .tooLarge(limit: "\(width) × \(height) pixels")
        }
        let words = Int(pixGetWpl(pix))
        for row in 0..<height {
            let line = bgrx + row * stride
            let target = UnsafeMutableRawPointer(data + row * words).assumingMemoryBound(to: UInt8.self)
            for column in 0..<width {
                let pixel = line + column * 4
                // ITU-R BT.601 luma in 1/256.
                let gray = (29 * Int(pixel[0]) + 150 * Int(pixel[1]) + 77 * Int(pixel[2])) >> 8
                // Leptonica packs bytes big-endian inside 32-bit words.
                target[column ^ 3] = UInt8(gray)
            }
        }
        pixSetResolution(pix, Int32(dotsPerInch.rounded()), Int32(dotsPerInch.rounded()))
        self.pix = pix
    }

    var width: Int { Int(pixGetWidth(pix)) }
    var height: Int { Int(pixGetHeight(pix)) }
    var depth: Int { Int(pixGetDepth(pix)) }

    /// Dots per inch; 0 where the file does not say.
    var resolution: (x: Double, y: Double) { (Double(pixGetXRes(pix)), Double(pixGetYRes(pix))) }

    /// One pixel as gray, 0 black to 255 white; outside the picture is white.
    func gray(atX x: Int, y: Int) -> UInt8 {
        var value: UInt32 = 255
        guard pixGetPixel(pix, Int32(x), Int32(y), &value) == 0 else { return 255 }
        return depth == 1 ? (value == 0 ? 255 : 0) : UInt8(truncatingIfNeeded: value)
    }

    func setResolution(x: Double, y: Double) {
        pixSetResolution(pix, Int32(x.rounded()), Int32(y.rounded()))
    }
}

extension Picture {
    /// Runs one Leptonica function that makes a new picture from this one.
    func making(_ make: (UnsafeMutablePointer<PIX>) -> UnsafeMutablePointer<PIX>?) throws(DocumentError)
        -> Picture
    {
        guard let result = make(pix) else { throw .damaged(reason: "the picture cannot be processed") }
        return Picture(owning: result)
    }

    /// The same pixels, not copied.
    func clone() throws(DocumentError) -> Picture {
        try making { pixClone($0) }
    }

    func gray() throws(DocumentError) -> Picture {
        try making { pixConvertTo8($0, 0) }
    }

    func scaled(x: Double, y: Double) throws(DocumentError) -> Picture {
        let result = try making { pixScale($0, Float(x), Float(y)) }
        let (xResolution, yResolution) = resolution
        result.setResolution(x: xResolution * x, y: yResolution * y)
        return result
    }

    /// - Parameter radians: clockwise; white comes in at the corners.
    func leveled(by radians: Double) throws(DocumentError) -> Picture {
        try making { pixRotate($0, Float(radians), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0) }
    }

    /// - Parameter quarters: quarter turns clockwise.
    func turned(quarters: Int) throws(DocumentError) -> Picture {
        try making { pixRotateOrth($0, Int32(quarters)) }
    }
}
