import CDmtx
import CLeptonica
import CZXing
import Foundation
import PageText

/// Machine-readable symbols in a picture: GS1-128, UPC-A, EAN-13, ITF-14 and QR by ZXing; Data Matrix by libdmtx, which also reads those
/// of a crooked photo, at the places that look like one.
enum BarcodeReader {
    /// - Returns: symbols with boxes as fractions 0…1 of the picture.
    static func barcodes(in picture: borrowing Picture) throws(DocumentError) -> [Barcode] {
        let gray = try picture.gray()
        guard gray.width >= 40, gray.height >= 40 else { return [] }
        return try linear(in: gray) + matrices(in: gray)
    }

    // MARK: - ZXing

    /// ZXing cannot be interrupted. What it takes grows with the pixels: about a tenth of a second for so many.
    private static let pixelLimit = 9_000_000.0

    private static func linear(in picture: borrowing Picture) throws(DocumentError) -> [Barcode] {
        let pixels = Double(picture.width) * Double(picture.height)
        let scale = min(1, (pixelLimit / pixels).squareRoot())
        let gray = try picture.making { scale < 1 ? pixScale($0, Float(scale), Float(scale)) : pixClone($0) }
        // Leptonica packs bytes big-endian inside 32-bit words.
        let bytes = try gray.making { pixEndianByteSwapNew($0) }
        guard let data = pixGetData(bytes.pix) else { return [] }
        let pixelBytes = UnsafeRawPointer(data).assumingMemoryBound(to: UInt8.self)
        var count: Int32 = 0
        guard let symbols = czxing_read(pixelBytes, Int32(bytes.width), Int32(bytes.height), pixGetWpl(bytes.pix) * 4, &count) else { return [] }
        defer { czxing_release(symbols, count) }
        return UnsafeBufferPointer(start: symbols, count: Int(count)).map { symbol in
            let xs = [symbol.x.0, symbol.x.1, symbol.x.2, symbol.x.3].map { Double($0) / Double(bytes.width) }
            let ys = [symbol.y.0, symbol.y.1, symbol.y.2, symbol.y.3].map { Double($0) / Double(bytes.height) }
            let box = Box(left: xs.min() ?? 0, top: ys.min() ?? 0, right: xs.max() ?? 0, bottom: ys.max() ?? 0)
            let text = String(decoding: UnsafeBufferPointer(start: symbol.bytes, count: Int(symbol.length)), as: UTF8.self)
            let name = String(cString: symbol.symbology)
            return Barcode(symbology: symbol.isGS1 != 0 ? "gs1_" + name : name, text: text, box: box)
        }
    }

    // MARK: - Data Matrix

    /// Places looked at on one page, the largest first, and milliseconds for each.
    private static let placeLimit = 4
    private static let patience: Int32 = 40

    private static func matrices(in gray: borrowing Picture) throws(DocumentError) -> [Barcode] {
        let scale = min(1, 1_600 / Double(max(gray.width, gray.height)))
        let small = try gray.making { scale < 1 ? pixScale($0, Float(scale), Float(scale)) : pixClone($0) }
        let width = Double(small.width), height = Double(small.height)
        var found: [Barcode] = []
        // Dots of a large symbol join only where the picture is small.
        let fine = try places(in: small)
        let large = try places(in: small.scaled(x: 0.4, y: 0.4)).map { Box(x: $0.x / 0.4, y: $0.y / 0.4, width: $0.width / 0.4, height: $0.height / 0.4) }
        let places = (fine + large).sorted { $0.area > $1.area }
        for place in places.prefix(placeLimit) where !found.contains(where: { $0.box.contains(x: place.centerX / width, y: place.centerY / height) }) {
            let margin = place.width / 6 + 4
            let box = Box(
                left: max(0, place.left - margin), top: max(0, place.top - margin), right: min(width, place.right + margin),
                bottom: min(height, place.bottom + margin))
            // As many pixels as it takes, no more: the search is slow.
            let enlarged = max(110 / place.width, min(1 / scale, 260 / place.width))
            guard let area = boxCreate(
                Int32(box.left / scale), Int32(box.top / scale), Int32(box.width / scale), Int32(box.height / scale))
            else { continue }
            var areaToRelease: UnsafeMutablePointer<BOX>? = area
            defer { boxDestroy(&areaToRelease) }
            let clip = try gray.making { pixClipRectangle($0, area, nil) }
            guard let text = try read(clip.scaled(x: enlarged * scale, y: enlarged * scale)) else { continue }
            found.append(
                Barcode(
                    symbology: text.hasPrefix("\u{1D}") ? "gs1_data_matrix" : "data_matrix", text: String(text.drop { $0 == "\u{1D}" }),
                    box: Box(x: place.x / width, y: place.y / height, width: place.width / width, height: place.height / height)))
        }
        return found
    }

    /// Where a part of the page is square and about half black, its dots joined.
    private static func places(in gray: borrowing Picture) throws(DocumentError) -> [Box] {
        let even = try gray.making { pixBackgroundNorm($0, nil, nil, 32, 32, 80, 20, 220, 2, 1) ?? pixClone($0) }
        let ink = try even.making { pixThresholdToBinary($0, 140) }
        let dot = Int32(max(5, gray.width / 120))
        let joined = try ink.making { pixCloseSafeCompBrick(nil, $0, dot, dot) }
        let solid = try joined.making { pixOpenCompBrick(nil, $0, dot * 2, dot * 2) }
        var places: [Box] = []
        for place in InkParts.frames(in: solid.pix) {
            guard place.width >= 32, place.height >= 32, place.width < Double(gray.width / 2), place.width * 10 <= place.height * 14, place.height * 10 <= place.width * 14,
                let area = boxCreate(Int32(place.x), Int32(place.y), Int32(place.width), Int32(place.height))
            else { continue }
            var areaToRelease: UnsafeMutablePointer<BOX>? = area
            defer { boxDestroy(&areaToRelease) }
            let part = try ink.making { pixClipRectangle($0, area, nil) }
            var share: Float = 0
            pixForegroundFraction(part.pix, &share)
            if share > 0.38, share < 0.8 { places.append(place) }
        }
        return places
    }

    private static func read(_ picture: consuming Picture) throws(DocumentError) -> String? {
        let width = picture.width, height = picture.height
        guard let data = pixGetData(picture.pix), width > 10, height > 10, picture.depth == 8 else { return nil }
        let words = Int(pixGetWpl(picture.pix))
        var bytes = [UInt8](repeating: 255, count: width * height)
        for row in 0..<height {
            let line = UnsafeRawPointer(data + row * words).assumingMemoryBound(to: UInt8.self)
            for column in 0..<width { bytes[row * width + column] = line[column ^ 3] }
        }
        var length: Int32 = 0
        guard let text = cdmtx_read(&bytes, Int32(width), Int32(height), patience, &length) else { return nil }
        defer { free(text) }
        return String(decoding: UnsafeBufferPointer(start: text, count: Int(length)), as: UTF8.self)
    }
}
