import CLeptonica
import CPango
import PageText

/// A page or a part of one painted on white: four bytes a pixel, blue first, as cairo holds them.
struct PaintedPage: ~Copyable {
    private let surface: OpaquePointer  // cairo_surface_t, owned
    private let pixels: UnsafeMutablePointer<UInt8>  // of the surface, borrowed
    private let stride: Int
    let width: Int
    let height: Int
    let dotsPerInch: Double

    /// - Parameter draw: paints on the white sheet; its units are pixels.
    init(width: Int, height: Int, dotsPerInch: Double, draw: (OpaquePointer) -> Void) throws(DocumentError) {
        // An image surface starts black and transparent; RGB24 painted white is what a reader sees.
        guard width > 0, height > 0, let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        else { throw .damaged(reason: "a page has no size") }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            throw .tooLarge(limit: "\(width) × \(height) pixels")
        }
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        draw(context)
        cairo_surface_flush(surface)
        guard let pixels = cairo_image_surface_get_data(surface) else {
            cairo_surface_destroy(surface)
            throw .damaged(reason: "a page cannot be painted")
        }
        self.surface = surface
        self.pixels = pixels
        self.width = width
        self.height = height
        self.dotsPerInch = dotsPerInch
        stride = Int(cairo_image_surface_get_stride(surface))
    }

    deinit { cairo_surface_destroy(surface) }

    /// The same as gray.
    func picture() throws(DocumentError) -> Picture {
        try Picture(bgrx: pixels, stride: stride, width: width, height: height, dotsPerInch: dotsPerInch)
    }

    /// The same as gray, without coloured ink on black print.
    func print(dotsPerInch: Double) throws(DocumentError) -> Picture {
        guard isColoured else { return try picture() }
        let lifted = try ColouredInk.lifted(from: colours(), dotsPerInch: dotsPerInch)
        lifted.setResolution(x: dotsPerInch, y: dotsPerInch)
        return lifted
    }

    /// The same with its colours.
    func colours() throws(DocumentError) -> Picture {
        guard let pix = pixCreate(Int32(width), Int32(height), 32), let data = pixGetData(pix) else {
            throw .tooLarge(limit: "\(width) × \(height) pixels")
        }
        let colours = Picture(owning: pix)
        let words = Int(pixGetWpl(pix))
        for row in 0..<height {
            let line = UnsafeRawPointer(pixels + row * stride).assumingMemoryBound(to: UInt32.self)
            let target = data + row * words
            // Leptonica has red in the highest byte, cairo leaves that one unused.
            for column in 0..<width { target[column] = line[column] << 8 }
        }
        return colours
    }

    /// Whether more than a few of its pixels have a colour: most scans are gray, which is found out sooner than coloured ink.
    var isColoured: Bool {
        var count = 0
        for row in Swift.stride(from: 0, to: height, by: 3) {
            let line = pixels + row * stride
            for column in Swift.stride(from: 0, to: width * 4, by: 12) {
                let blue = line[column], green = line[column + 1], red = line[column + 2]
                if max(blue, green, red) - min(blue, green, red) >= UInt8(ColouredInk.saturation) { count += 1 }
            }
            if count > 50 { return true }
        }
        return false
    }

    /// The same as black on white, by one threshold: a drawn page has even paper.
    /// - Parameter threshold: what is darker is black.
    func black(below threshold: Int = 176) throws(DocumentError) -> Picture {
        guard let pix = pixCreate(Int32(width), Int32(height), 1), let data = pixGetData(pix) else {
            throw .tooLarge(limit: "\(width) × \(height) pixels")
        }
        pixSetResolution(pix, Int32(dotsPerInch.rounded()), Int32(dotsPerInch.rounded()))
        let words = Int(pixGetWpl(pix))
        for row in 0..<height {
            let line = pixels + row * stride
            let target = data + row * words
            var column = 0
            for word in 0..<words {
                // Most of a page is paper.
                if column + 32 <= width, isWhite(UnsafeRawPointer(line + column * 4)) {
                    target[word] = 0
                    column += 32
                    continue
                }
                // The leftmost pixel is the highest bit.
                var bits: UInt32 = 0
                let end = min(width, column + 32)
                let count = end - column
                while column < end {
                    bits = bits << 1 | (Self.luma(line + column * 4) < threshold ? 1 : 0)
                    column += 1
                }
                target[word] = count == 32 ? bits : bits << UInt32(32 - count)
            }
        }
        return Picture(owning: pix)
    }

    /// Whether 32 pixels from here on are white; cairo leaves their fourth byte open.
    private func isWhite(_ start: UnsafeRawPointer) -> Bool {
        var all = UInt64.max
        for pair in 0..<16 { all &= start.loadUnaligned(fromByteOffset: pair * 8, as: UInt64.self) }
        return all | 0xFF00_0000_FF00_0000 == UInt64.max
    }

    /// A part of the page as gray.
    /// - Parameter box: points.
    func picture(of box: Box) throws(DocumentError) -> Picture {
        let (columns, rows) = pixelRanges(of: box)
        return try Picture(
            bgrx: pixels + rows.lowerBound * stride + columns.lowerBound * 4, stride: stride, width: columns.count, height: rows.count,
            dotsPerInch: dotsPerInch)
    }

    /// Nothing but paper.
    var isBlank: Bool {
        for row in 0..<height {
            let line = pixels + row * stride
            for column in 0..<width where line[column * 4 + 1] < 224 || line[column * 4] < 224 { return false }
        }
        return true
    }

    /// Nothing but black and white, as a fax machine makes it.
    var isBlackAndWhite: Bool {
        for row in 0..<height {
            let line = pixels + row * stride
            for column in 0..<width where (24..<232).contains(Self.luma(line + column * 4)) { return false }
        }
        return true
    }

    /// Lighter grays than this are paper when a drawn page becomes black and white.
    static let paleGray = 192

    /// Whether areas are painted in shades that would be lost in black and white: more than the smooth edges of letters and pale stripes.
    var hasShades: Bool {
        var count = 0
        for row in Swift.stride(from: 2, to: height - 2, by: 2) {
            for column in Swift.stride(from: 2, to: width - 2, by: 2) {
                let value = Self.luma(pixels + row * stride + column * 4)
                // Areas near the limit between ink and paper would be either by chance.
                guard (100..<PaintedPage.paleGray + 12).contains(value) else { continue }
                let isFlat = [(-2, 0), (2, 0), (0, -2), (0, 2)].allSatisfy { down, across in
                    abs(Self.luma(pixels + (row + down) * stride + (column + across) * 4) - value) < 8
                }
                if isFlat { count += 1 }
            }
        }
        return count * 4 > width * height / 2_000
    }

    /// Paints a box white.
    /// - Parameter box: points.
    func blank(_ box: Box) {
        let area = pixelRanges(of: box)
        guard !area.columns.isEmpty else { return }
        for row in area.rows { (pixels + row * stride + area.columns.lowerBound * 4).update(repeating: 255, count: area.columns.count * 4) }
    }

    private func pixelRanges(of box: Box) -> (columns: Range<Int>, rows: Range<Int>) {
        let scale = dotsPerInch / 72
        func clamped(_ low: Double, _ high: Double, _ limit: Int) -> Range<Int> {
            let start = max(0, min(limit, Int((low * scale).rounded(.down))))
            return start..<max(start, min(limit, Int((high * scale).rounded(.up))))
        }
        return (clamped(box.left, box.right, width), clamped(box.top, box.bottom, height))
    }

    // MARK: - What can be seen

    /// Whether so many letters can stand out in `box`: as many changes between light and dark on one row as their strokes make.
    ///
    /// White on white, a bar painted over and an empty box have none; a rule through the box has none along its rows.
    /// - Parameters:
    ///   - box: of a word, from the height of its font to the depth; points.
    ///   - letters: letters and digits in it; other signs need no more than some contrast.
    func showsText(in box: Box, letters: Int) -> Bool {
        let middle = Box(x: box.x, y: box.y + box.height * 0.15, width: box.width, height: box.height * 0.75)
        let (columns, rows) = pixelRanges(of: middle)
        guard columns.count > 0, rows.count > 0 else { return false }
        var darkest = 255, lightest = 0
        for row in rows {
            let line = pixels + row * stride
            for column in columns {
                let value = Self.luma(line + column * 4)
                darkest = min(darkest, value)
                lightest = max(lightest, value)
            }
        }
        guard lightest - darkest >= 24 else { return false }
        let threshold = (lightest + darkest) / 2
        let needed = (letters * 3 + 3) / 4
        for row in rows {
            let line = pixels + row * stride
            var changes = 0
            var wasDark = Self.luma(line + columns.lowerBound * 4) < threshold
            for column in columns {
                let isDark = Self.luma(line + column * 4) < threshold
                if isDark != wasDark { changes += 1 }
                wasDark = isDark
            }
            if changes >= needed { return true }
        }
        return false
    }

    /// ITU-R BT.601 luma.
    private static func luma(_ pixel: UnsafePointer<UInt8>) -> Int {
        (29 * Int(pixel[0]) + 150 * Int(pixel[1]) + 77 * Int(pixel[2])) >> 8
    }

    /// Where something like lines of type is painted that no word covers: boxes in points.
    ///
    /// The page is looked at in tiles of four points. A tile of type changes between light and dark along several of its rows; type is a
    /// row of such tiles. Rules, frames and single marks are not.
    func uncoveredType(by words: [Box]) -> [Uncovered] {
        let tile = 8
        let across = width / tile, down = height / tile
        guard across > 8, down > 1 else { return [] }
        var busy = [Bool](repeating: false, count: across * down)
        for row in 0..<down {
            for column in 0..<across { busy[row * across + column] = changes(atX: column * tile, y: row * tile, side: tile) }
        }
        let points = Double(tile) * 72 / dotsPerInch
        for box in words {
            let left = max(0, Int((box.left - 2) / points)), right = min(across - 1, Int((box.right + 2) / points))
            let top = max(0, Int((box.top - 1) / points)), bottom = min(down - 1, Int((box.bottom + 1) / points))
            guard left <= right, top <= bottom else { continue }
            for row in top...bottom { for column in left...right { busy[row * across + column] = false } }
        }
        var regions: [Box] = []
        for row in 0..<down {
            var start = 0
            while start < across {
                guard busy[row * across + start] else {
                    start += 1
                    continue
                }
                var end = start, last = start, count = 1
                while end + 1 < across, end + 1 - last <= 2 {
                    end += 1
                    if busy[row * across + end] {
                        last = end
                        count += 1
                    }
                }
                if count >= 3 {
                    regions.append(
                        Box(x: Double(start) * points, y: Double(row) * points, width: Double(last - start + 1) * points, height: points))
                }
                start = last + 1
            }
        }
        return Self.joined(regions, gap: points * 1.5).map { region in
            let columns = Int(region.left / points)..<min(across, Int((region.right / points).rounded()))
            let rows = Int(region.top / points)..<min(down, Int((region.bottom / points).rounded()))
            let filled = rows.reduce(0) { sum, row in sum + columns.count { busy[row * across + $0] } }
            let box = Box(left: region.left - points, top: region.top - points, right: region.right + points, bottom: region.bottom + points)
            return Uncovered(box: box, fill: Double(filled) / Double(max(1, rows.count * columns.count)))
        }
    }

    /// A part of the page where something is drawn that no word covers.
    struct Uncovered {
        /// Points.
        let box: Box
        /// The share of its tiles that change between light and dark.
        let fill: Double

        /// As dense and as high as a symbol is; a word or a signature is not.
        var mayBeBarcode: Bool { fill > 0.6 && box.height > 18 && box.width > 18 }
    }

    /// Whether at least two of four rows of a tile have an edge of type, dark or light.
    private func changes(atX x: Int, y: Int, side: Int) -> Bool {
        var rows = 0
        for step in Swift.stride(from: 0, to: side, by: 2) {
            // Green alone tells coloured type from paper well enough.
            let line = pixels + (y + step) * stride + x * 4 + 1
            var edges = 0
            var last = Int(line[0])
            for column in 1..<side {
                let value = Int(line[column * 4])
                if abs(value - last) > 50 { edges += 1 }
                last = value
            }
            if edges >= 2 { rows += 1 }
        }
        return rows >= 2
    }

    private static func joined(_ boxes: [Box], gap: Double) -> [Box] {
        var result: [Box] = []
        for box in boxes {
            var box = box
            while let index = result.firstIndex(where: { $0.horizontalOverlap(box) > -gap && $0.verticalOverlap(box) > -gap }) {
                box = box.union(result.remove(at: index))
            }
            result.append(box)
        }
        return result
    }
}
