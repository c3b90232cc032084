import CLeptonica

/// How a camera was held: the turn and mirroring that make a photo upright, as its EXIF data tell.
///
/// Source: EXIF 2.32, 4.6.4 (tag 0x0112) and JPEG APP1; TIFF 6.0, section 2 (directories).
enum JPEGOrientation {
    /// 1 as it is; 2–8 as EXIF numbers them. What cannot be read is 1.
    static func value(of bytes: [UInt8]) -> Int {
        func number(at offset: Int, count: Int, littleEndian: Bool = false) -> Int? {
            guard offset >= 0, offset + count <= bytes.count else { return nil }
            let slice = bytes[offset..<offset + count]
            return (littleEndian ? Array(slice.reversed()) : Array(slice)).reduce(0) { $0 << 8 | Int($1) }
        }
        var offset = 2
        // Segments up to the start of the scan.
        while let marker = number(at: offset, count: 2), marker >= 0xFF01, marker != 0xFFDA, let length = number(at: offset + 2, count: 2), length >= 2 {
            let start = offset + 4
            offset += 2 + length
            guard marker == 0xFFE1, start + 14 <= bytes.count, Array(bytes[start..<start + 6]) == Array("Exif".utf8) + [0, 0] else { continue }
            let tiff = start + 6
            let isLittle = bytes[tiff] == 0x49
            guard let first = number(at: tiff + 4, count: 4, littleEndian: isLittle),
                let entries = number(at: tiff + first, count: 2, littleEndian: isLittle)
            else { return 1 }
            for entry in 0..<min(entries, 200) {
                let place = tiff + first + 2 + entry * 12
                guard number(at: place, count: 2, littleEndian: isLittle) == 0x0112 else { continue }
                let value = number(at: place + 8, count: 2, littleEndian: isLittle) ?? 1
                return (1...8).contains(value) ? value : 1
            }
            return 1
        }
        return 1
    }
}

extension Picture {
    /// Turned and mirrored as the number of an EXIF orientation asks.
    func oriented(_ orientation: Int) throws(DocumentError) -> Picture {
        // 2, 4, 5 and 7 are mirrored left to right after the turn.
        let quarters = [1: 0, 2: 0, 3: 2, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3][orientation] ?? 0
        let picture = try turned(quarters: quarters)
        let (x, y) = resolution
        if quarters % 2 == 0 { picture.setResolution(x: x, y: y) } else { picture.setResolution(x: y, y: x) }
        guard [2, 4, 5, 7].contains(orientation) else { return picture }
        return try picture.making { pixFlipLR(nil, $0) }
    }
}
