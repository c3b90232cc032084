import CLeptonica

/// TIFF (many pages), JPEG and PNG files as gray or bilevel pictures.
struct ImageFile {
    let kind: FileKind
    let bytes: [UInt8]
    let pageCount: Int

    /// More than this is no page of paper: a letter page at 600 dpi has 34 million pixels.
    static let pixelLimit = 120_000_000
    static let sideLimit = 18_000
    static let pageLimit = 5_000

    init(bytes: [UInt8], kind: FileKind) throws(DocumentError) {
        cleptonica_silence()
        self.kind = kind
        self.bytes = bytes
        pageCount = kind == .tiff ? try Self.tiffPageCount(bytes) : 1
    }

    /// The picture as gray or bilevel.
    /// - Parameter index: 0-based.
    func picture(at index: Int) throws(DocumentError) -> Picture {
        let picture = try decoded(at: index)
        guard picture.depth != 1 else { return picture }
        // A PNG with transparency is shown on white paper.
        if pixGetSpp(picture.pix) == 4 {
            let opaque = try picture.making { pixAlphaBlendUniform($0, 0xFFFF_FF00) }
            return try opaque.gray()
        }
        guard picture.depth == 32 else { return try picture.gray() }
        // A photo has no true resolution: what it shows is taken as a page.
        let lifted = try ColouredInk.lifted(from: picture, dotsPerInch: Double(picture.width) / 8.5)
        let (x, y) = picture.resolution
        lifted.setResolution(x: x, y: y)
        return lifted
    }

    /// The picture as it is shown, with its colours.
    /// - Parameter index: 0-based.
    func decoded(at index: Int) throws(DocumentError) -> Picture {
        try checkSize(page: index)
        guard let read = kind == .tiff
            ? pixReadMemTiff(bytes, bytes.count, Int32(index))
            : pixReadMem(bytes, bytes.count)
        else { throw pageCount == 1 ? .damaged(reason: "the picture cannot be decoded") : .pageUnreadable(page: index + 1) }
        let picture = Picture(owning: read)
        return orientation == 1 ? picture : try picture.oriented(orientation)
    }

    /// How a photo has to be turned to stand as it is shown; 1 is as it lies in the file. TIFF is turned by its reader.
    var orientation: Int { kind == .jpeg ? JPEGOrientation.value(of: bytes) : 1 }

    /// Reads the size from the header, before a hostile file makes us decode it.
    private func checkSize(page: Int) throws(DocumentError) {
        var width: Int32 = 0
        var height: Int32 = 0
        let failed: Int32
        if kind == .tiff {
            failed = readHeaderMemTiff(bytes, bytes.count, Int32(page), &width, &height, nil, nil, nil, nil, nil)
        } else {
            failed = pixReadHeaderMem(bytes, bytes.count, nil, &width, &height, nil, nil, nil)
        }
        guard failed == 0, width > 0, height > 0 else { throw .damaged(reason: "the picture has no header") }
        let side = max(Int(width), Int(height))
        guard Int(width) * Int(height) <= Self.pixelLimit, side <= Self.sideLimit else {
            throw .tooLarge(limit: "\(width) × \(height) pixels")
        }
    }

    /// Follows the chain of directories (TIFF 6.0, section 2) without decoding; a chain that bites its own tail
    /// ends at the page limit instead of never.
    private static func tiffPageCount(_ bytes: [UInt8]) throws(DocumentError) -> Int {
        let littleEndian = bytes[0] == 0x49
        func number(at offset: Int, count: Int) -> Int? {
            guard offset >= 0, offset + count <= bytes.count else { return nil }
            let slice = bytes[offset..<offset + count]
            return (littleEndian ? Array(slice.reversed()) : Array(slice)).reduce(0) { $0 << 8 | Int($1) }
        }
        var seen: Set<Int> = []
        var next = number(at: 4, count: 4)
        while let offset = next, offset > 0, seen.insert(offset).inserted {
            guard let entries = number(at: offset, count: 2) else { break }
            guard seen.count <= pageLimit else { throw .tooLarge(limit: "more than \(pageLimit) pages") }
            next = number(at: offset + 2 + entries * 12, count: 4)
        }
        guard !seen.isEmpty else { throw .damaged(reason: "the TIFF has no pages") }
        return seen.count
    }
}
