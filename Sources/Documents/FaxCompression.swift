import CLeptonica

extension Picture {
    /// A bilevel picture in the coding of fax group 4 (ITU-T T.6); nil where it cannot be coded.
    ///
    /// Leptonica codes it within a TIFF of one strip, which is taken out of it.
    func group4() -> [UInt8]? {
        guard depth == 1 else { return nil }
        var data: UnsafeMutablePointer<UInt8>?
        var size = 0
        guard pixWriteMemTiff(&data, &size, pix, Int32(IFF_TIFF_G4)) == 0, let data else { return nil }
        defer { lept_free(data) }
        return Self.strip(of: Array(UnsafeBufferPointer(start: data, count: size)))
    }

    /// The bytes of the only strip of a TIFF.
    ///
    /// Source: TIFF 6.0, section 2; tags 273 StripOffsets and 279 StripByteCounts.
    private static func strip(of tiff: [UInt8]) -> [UInt8]? {
        guard let first = tiff.first else { return nil }
        func number(at offset: Int, count: Int) -> Int? {
            guard offset >= 0, offset + count <= tiff.count else { return nil }
            let bytes = tiff[offset..<offset + count]
            return (first == 0x49 ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(at: 4, count: 4), let entries = number(at: directory, count: 2) else { return nil }
        func value(of tag: Int) -> Int? {
            for entry in 0..<entries {
                let start = directory + 2 + entry * 12
                guard number(at: start, count: 2) == tag, number(at: start + 4, count: 4) == 1 else { continue }
                // Type 3 is a short, 4 a long.
                return number(at: start + 8, count: number(at: start + 2, count: 2) == 3 ? 2 : 4)
            }
            return nil
        }
        guard let offset = value(of: 273), let count = value(of: 279), count > 0, offset + count <= tiff.count else { return nil }
        return Array(tiff[offset..<offset + count])
    }
}
