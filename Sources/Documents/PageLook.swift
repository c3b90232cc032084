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
    /// The page is dark there, as a photo without a margin may be: black letters would not be seen on it.
    public let isStampOnDark: Bool
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
            let margins = Self.marginPlaces(pageWidth: width, pageHeight: height, stamp)
            let shown = boxes.compactMap { PlacePicture.area(of: $0, pageWidth: width, pageHeight: height) }
            guard let picture = try? page.paint(dotsPerInch: dotsPerInch, only: margins.map { Self.surroundings(of: $0) } + shown).picture() else { continue }
            let place = Self.emptyPlace(on: picture, among: margins, pageWidth: width)
            looks[number] = PageLook(
                width: width, height: height, pictures: boxes.map { PlacePicture(of: $0, on: picture, pageWidth: width, pageHeight: height) },
                stamp: place.box, isStampOnDark: place.isDark)
        }
        return looks
    }

    /// Where a stamp may stand. Top before bottom, right before left: where a person looks first.
    private static func marginPlaces(pageWidth: Double, pageHeight: Double, _ stamp: (width: Double, height: Double)) -> [Box] {
        [10, 18, pageHeight - stamp.height - 10, pageHeight - stamp.height - 18, 3, pageHeight - stamp.height - 3].flatMap { y in
            [pageWidth - stamp.width - 18, (pageWidth - stamp.width) / 2, 18].map { x in Box(x: max(0, x), y: max(0, y), width: stamp.width, height: stamp.height) }
        }
    }

    /// A stamp with the room around it that must be empty too.
    private static func surroundings(of stamp: Box) -> Box { Box(left: stamp.left - 2, top: stamp.top - 1, right: stamp.right + 2, bottom: stamp.bottom + 1) }

    private static func emptyPlace(on picture: borrowing Picture, among places: [Box], pageWidth: Double) -> (box: Box, isDark: Bool) {
        let scale = Double(picture.width) / pageWidth
        var best = (box: places[0], isDark: false)
        var least = Double.infinity
        for box in places where least > 0 {
            let around = surroundings(of: box)
            let ground = picture.ground(x: Int(around.left * scale)..<Int(around.right * scale), y: Int(around.top * scale)..<Int(around.bottom * scale))
            let isDark = ground.gray < 215
            // Rather on a dark place than on print, rather among specks than on a dark place.
            let cost = ground.marked + (isDark ? 0.03 : 0)
            if cost < least {
                least = cost
                best = (box, isDark)
            }
        }
        return best
    }
}

extension PlacePicture {
    /// Points of the page that a picture shows; nil for a box as large as half the page, which shows nothing in particular.
    static func area(of box: [Double], pageWidth: Double, pageHeight: Double) -> Box? {
        guard box.count == 4, box[2] > box[0], box[3] > box[1], (box[2] - box[0]) * (box[3] - box[1]) < 0.5 else { return nil }
        return Box(left: box[0] * pageWidth - 3, top: box[1] * pageHeight - 2, right: box[2] * pageWidth + 3, bottom: box[3] * pageHeight + 2)
    }

    init?(of box: [Double], on picture: borrowing Picture, pageWidth: Double, pageHeight: Double) {
        guard let area = Self.area(of: box, pageWidth: pageWidth, pageHeight: pageHeight) else { return nil }
        let across = Double(picture.width) / pageWidth, down = Double(picture.height) / pageHeight
        let left = max(0, Int(area.left * across)), right = min(picture.width, Int(area.right * across) + 1)
        let top = max(0, Int(area.top * down)), bottom = min(picture.height, Int(area.bottom * down) + 1)
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
    /// The gray that most of a part of the picture has, and the share of its pixels that stand out from it, dark on light or light on dark.
    func ground(x: Range<Int>, y: Range<Int>) -> (gray: Int, marked: Double) {
        var counts = [Int](repeating: 0, count: 256)
        for row in y.clamped(to: 0..<height) {
            for column in x.clamped(to: 0..<width) { counts[Int(gray(atX: column, y: row))] += 1 }
        }
        let total = counts.reduce(0, +)
        guard total > 0 else { return (255, 1) }
        var below = 0
        let middle = counts.firstIndex { count in
            below += count
            return below * 2 >= total
        } ?? 255
        let near = counts[max(0, middle - 40)...min(255, middle + 40)].reduce(0, +)
        return (middle, Double(total - near) / Double(total))
    }
}
