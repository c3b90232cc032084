import CLeptonica
import PageText

/// The connected parts of a black-and-white picture, owned: mostly letters, or pieces of them.
struct InkParts: ~Copyable {
    private let pictures: UnsafeMutablePointer<PIXA>  // PIXA, owned
    /// In pixels of the picture they were found in.
    let boxes: [Box]

    init(of ink: borrowing Picture) throws(DocumentError) {
        var pictures: UnsafeMutablePointer<PIXA>?
        guard let found = pixConnComp(ink.pix, &pictures, 8), let pictures else {
            throw .damaged(reason: "the picture cannot be processed")
        }
        defer { cleptonica_boxa_release(found) }
        boxes = Self.boxes(of: found)
        self.pictures = pictures
    }

    /// The frames of the connected parts alone, in pixels; none where there is no memory for them.
    static func frames(in picture: UnsafeMutablePointer<PIX>) -> [Box] {
        guard let found = pixConnCompBB(picture, 8) else { return [] }
        defer { cleptonica_boxa_release(found) }
        return boxes(of: found)
    }

    private static func boxes(of found: UnsafeMutablePointer<BOXA>) -> [Box] {
        (0..<boxaGetCount(found)).map { index in
            var x: Int32 = 0
            var y: Int32 = 0
            var width: Int32 = 0
            var height: Int32 = 0
            boxaGetBoxGeometry(found, index, &x, &y, &width, &height)
            return Box(x: Double(x), y: Double(y), width: Double(width), height: Double(height))
        }
    }

    deinit { cleptonica_pixa_release(pictures) }

    /// Whether a part is a dark field: full, and higher than a line or with straight edges. Bold words whose letters touch are as full, but
    /// their edges are ragged.
    func isField(_ index: Int, xHeight: Double) -> Bool {
        guard let part = pixaGetPix(pictures, Int32(index), Int32(L_CLONE)) else { return false }
        defer { cleptonica_pix_release(part) }
        let box = boxes[index]
        var count: Int32 = 0
        pixCountPixels(part, &count, nil)
        guard Double(count) > 0.55 * box.area else { return false }
        if box.height > 2.5 * xHeight { return true }
        return [0.12, 0.88].allSatisfy { share in
            var black: Int32 = 0
            pixCountPixelsInRow(part, Int32(box.height * share), &black, nil)
            return Double(black) > 0.85 * box.width
        }
    }

    /// Paints a part, or the slice of it that lies in `box`, black into `target`.
    /// - Parameters:
    ///   - left: where the target's left edge lies in the picture the parts were found in, in pixels.
    ///   - top: the same of its top edge.
    func paint(_ index: Int, within box: Box, into target: borrowing Picture, left: Int, top: Int) {
        guard let part = pixaGetPix(pictures, Int32(index), Int32(L_CLONE)) else { return }
        defer { cleptonica_pix_release(part) }
        let whole = boxes[index]
        pixRasterop(
            target.pix, Int32(Int(box.x) - left), Int32(Int(box.y) - top), Int32(box.width), Int32(box.height),
            Int32(PIX_SRC | PIX_DST), part, Int32(box.x - whole.x), Int32(box.y - whole.y))
    }
}
