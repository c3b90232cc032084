public import PageText

/// A piece of a page as it looks, in few shades of gray, so that it stays small and survives a fax.
public struct PlacePicture: Hashable, Sendable {
    /// One byte a pixel, 0 black to 255 white, row by row from the top.
    public let pixels: [UInt8]
    public let pixelWidth: Int
    public let pixelHeight: Int
    /// Points on the paper.
    public let width: Double
    public let height: Double
}

/// A page as it looks: its size, pictures of places on it, and a place in its margin where nothing is printed.
public struct PageLook: Sendable {
    /// Points, as displayed.
    public let width: Double
    public let height: Double
    /// In the order of the boxes asked for; nil where a box is no piece of the page.
    public let pictures: [PlacePicture?]
    /// Room for a stamp; the emptiest place of the margins where none is empty.
    public let stamp: PageText.Box
}

extension PDFPart {
    /// Looks at pages.
    ///
    /// - Parameters:
    ///   - pages: the boxes wanted of each page (1-based), fractions of the displayed page: left, top, right, bottom.
    ///   - stamp: points of the stamp that shall stand in the margin.
    /// - Returns: without the pages that cannot be painted.
    public func looks(at pages: [Int: [[Double]]], stamp: (width: Double, height: Double)) -> [Int: PageLook] {
        guard let file = try? PDFFile(bytes: bytes) else { return [:] }
        var looks: [Int: PageLook] = [:]
        for (number, boxes) in pages {
            guard let page = try? file.page(at: number - 1) else { continue }
            let (width, height) = page.size
            guard width > 1, height > 1 else { continue }
            // A stamp needs no letters; a poster is not painted larger than a letter page.
            let dotsPerInch = min(boxes.isEmpty ? 40.0 : 170.0, 2_600 * 72 / max(width, height))
            guard let picture = try? page.render(dotsPerInch: dotsPerInch) else { continue }
            looks[number] = PageLook(
                width: width, height: height, pictures: boxes.map { PlacePicture(of: $0, on: picture, pageWidth: width, pageHeight: height) },
                stamp: Self.emptyPlace(on: picture, pageWidth: width, pageHeight: height, stamp))
        }
        return looks
    }

    /// Top before bottom, right before left: where a person looks first.
    private static func emptyPlace(on picture: borrowing Picture, pageWidth: Double, pageHeight: Double, _ stamp: (width: Double, height: Double)) -> Box {
        let scale = Double(picture.width) / pageWidth
        var best = Box(x: 0, y: 0, width: stamp.width, height: stamp.height)
        var least = Int.max
        for y in [10, 18, pageHeight - stamp.height - 10, pageHeight - stamp.height - 18, 3, pageHeight - stamp.height - 3] {
            for x in [pageWidth - stamp.width - 18, (pageWidth - stamp.width) / 2, 18] {
                let box = Box(x: max(0, x), y: max(0, y), width: stamp.width, height: stamp.height)
                let ink = picture.darkPixels(
                    x: Int((box.left - 2) * scale)..<Int((box.right + 2) * scale), y: Int((box.top - 1) * scale)..<Int((box.bottom + 1) * scale), limit: least)
                if ink < least {
                    least = ink
                    best = box
                }
                if least == 0 { return best }
            }
        }
        return best
    }
}

extension PlacePicture {
    /// - Parameter box: a box as large as half the page shows nothing in particular.
    init?(of box: [Double], on picture: borrowing Picture, pageWidth: Double, pageHeight: Double) {
        guard box.count == 4, box[2] > box[0], box[3] > box[1], (box[2] - box[0]) * (box[3] - box[1]) < 0.5 else { return nil }
        let across = Double(picture.width) / pageWidth, down = Double(picture.height) / pageHeight
        let left = max(0, Int((box[0] * pageWidth - 3) * across)), right = min(picture.width, Int((box[2] * pageWidth + 3) * across) + 1)
        let top = max(0, Int((box[1] * pageHeight - 2) * down)), bottom = min(picture.height, Int((box[3] * pageHeight + 2) * down) + 1)
        guard right - left > 2, bottom - top > 2 else { return nil }
        var pixels: [UInt8] = []
        pixels.reserveCapacity((right - left) * (bottom - top))
        for y in top..<bottom { for x in left..<right { pixels.append(picture.gray(atX: x, y: y)) } }
        self.pixels = Self.cleared(pixels)
        pixelWidth = right - left
        pixelHeight = bottom - top
        width = Double(right - left) / across
        height = Double(bottom - top) / down
    }

    /// Paper becomes white, ink black, in six shades.
    private static func cleared(_ pixels: [UInt8]) -> [UInt8] {
        var counts = [Int](repeating: 0, count: 256)
        for pixel in pixels { counts[Int(pixel)] += 1 }
        func level(_ share: Double) -> Int {
            var rest = Int(Double(pixels.count) * share)
            for (value, count) in counts.enumerated() {
                rest -= count
                if rest < 0 { return value }
            }
            return 255
        }
        let ink = level(0.02), paper = level(0.7)
        guard paper - ink > 40 else { return pixels }
        return pixels.map { pixel in
            let share = min(1, max(0, Double(Int(pixel) - ink) / Double(paper - ink)))
            return UInt8((share * 5).rounded() * 51)
        }
    }
}

extension Picture {
    /// Pixels darker than paper within a part of the picture, counted up to `limit`.
    func darkPixels(x: Range<Int>, y: Range<Int>, limit: Int) -> Int {
        var count = 0
        for row in y.clamped(to: 0..<height) {
            for column in x.clamped(to: 0..<width) where gray(atX: column, y: row) < 215 { count += 1 }
            if count >= limit { return count }
        }
        return count
    }
}
