import CLeptonica
import CPango
public import PageText

/// A part of a page that is not to be seen.
public struct PageMask: Hashable, Sendable {
    /// Points on the page as displayed, before the box is turned.
    public let box: PageText.Box
    /// Radians clockwise by which the box is turned about its middle: a scan may lie askew.
    public let angle: Double

    public init(box: PageText.Box, angle: Double = 0) {
        self.box = box
        self.angle = angle
    }
}

extension PDFPart {
    /// One page as a picture on which `masks` are white.
    ///
    /// A picture, as whatever stood below a mask is gone from it: text, pixels, and what else the file says of them. It keeps the page's
    /// resolution, and black and white stays black and white.
    ///
    /// - Parameter number: of the page, 1-based.
    public func masked(page number: Int, _ masks: [PageMask]) throws(PDFWritingError) -> PDFPart {
        let surface = try PDFSurface(width: PDFCanvas.width, height: PDFCanvas.height)
        do throws(DocumentError) {
            let page = try PDFFile(bytes: bytes).page(at: number - 1)
            guard page.size.width > 1, page.size.height > 1 else { throw .pageUnreadable(page: number) }
            let kind = try PictureKind(of: page)
            let painted = try page.paint(dotsPerInch: kind.dotsPerInch, masks: masks)
            let picture = try kind.isBlack ? painted.black(below: kind.threshold) : painted.isColoured ? painted.colours() : painted.picture()
            try ImagePages.add(picture, jpeg: kind.isBlack ? nil : picture.jpeg(), size: page.size, to: surface)
        } catch {
            throw .sourceUnreadable(error)
        }
        return try PDFPart(file: surface.finish())
    }

    /// The text of a page as it lies in the file; nil where there is none.
    /// - Parameter number: 1-based.
    public func text(ofPage number: Int) -> Page? {
        guard let page = try? PDFFile(bytes: bytes).page(at: number - 1) else { return nil }
        let words = Documents.words(fromGlyphs: page.glyphs()), size = page.size
        return words.isEmpty ? nil : Page(number: number, width: size.width, height: size.height, words: words)
    }
}

/// As what picture a page loses least.
private struct PictureKind {
    let dotsPerInch: Double
    let isBlack: Bool
    /// What is darker is ink.
    let threshold: Int

    init(of page: borrowing PDFPage) throws(DocumentError) {
        let (width, height) = page.size
        let boxes = page.imageBoxes()
        let resolution: Double
        if let index = boxes.firstIndex(where: { $0.area > 0.8 * width * height }), let scan = try page.embeddedImage(at: index) {
            resolution = min(300, max(100, Self.resolution(scan.width, scan.height, on: boxes[index])))
            isBlack = scan.isBlackAndWhite
            threshold = 128
        } else {
            isBlack = try !page.paint(dotsPerInch: 100).hasShades
            // Black dots must be small to draw letters well, shades need not be.
            resolution = isBlack ? 300 : 200
            // Pale letters stay, pale areas become paper.
            threshold = PaintedPage.paleGray
        }
        // A poster is not painted larger than a letter page.
        dotsPerInch = min(resolution, 5_000 * 72 / max(width, height))
    }

    /// Dots per inch of a picture on its place. It may have been turned; the pixels of a fax are not square.
    private static func resolution(_ width: Int, _ height: Int, on box: Box) -> Double {
        let upright = (Double(width) / box.width * 72, Double(height) / box.height * 72), lying = (Double(width) / box.height * 72, Double(height) / box.width * 72)
        let square = [upright, lying].first { max($0.0, $0.1) < 1.1 * min($0.0, $0.1) }
        return max((square ?? upright).0, (square ?? upright).1)
    }
}

extension Picture {
    /// Coded as JPEG, gray or in colours; nil where it cannot be.
    fileprivate func jpeg() -> [UInt8]? {
        var data: UnsafeMutablePointer<UInt8>?
        var size = 0
        guard pixWriteMemJpeg(&data, &size, pix, 80, 0) == 0, let data else { return nil }
        defer { lept_free(data) }
        return Array(UnsafeBufferPointer(start: data, count: size))
    }
}
