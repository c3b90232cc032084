import CLeptonica
import CPango
import CPoppler
import PageText

/// A PDF held in memory. Poppler reads it lazily, so a damaged page shows only when it is asked for.
struct PDFFile: ~Copyable {
    private let document: OpaquePointer  // PopplerDocument, owned

    /// - Parameter bytes: the whole file. An empty user password is tried, as every reader does.
    init(bytes: [UInt8]) throws(DocumentError) {
        _ = Self.isSilent
        let data = g_bytes_new(bytes, gsize(bytes.count))
        defer { g_bytes_unref(data) }
        var error: UnsafeMutablePointer<GError>?
        guard let document = poppler_document_new_from_bytes(data, nil, &error) else {
            throw DocumentError(consuming: error)
        }
        guard poppler_document_get_n_pages(document) > 0 else {
            cpoppler_document_release(document)
            throw .damaged(reason: "it has no pages")
        }
        self.document = document
    }

    deinit { cpoppler_document_release(document) }

    /// GLib takes a log writer once and ends the process when asked a second time.
    private static let isSilent: Bool = {
        cpoppler_silence()
        cleptonica_silence()
        return true
    }()

    var pageCount: Int { Int(poppler_document_get_n_pages(document)) }

    /// The page holds its own reference to the document, so it may outlive this value.
    /// - Parameter index: 0-based.
    func page(at index: Int) throws(DocumentError) -> PDFPage {
        guard let page = poppler_document_get_page(document, Int32(index)) else {
            throw .pageUnreadable(page: index + 1)
        }
        return PDFPage(owning: page)
    }
}

extension DocumentError {
    fileprivate init(consuming error: UnsafeMutablePointer<GError>?) {
        guard let error else {
            self = .damaged(reason: "the PDF cannot be opened")
            return
        }
        defer { g_error_free(error) }
        self = cpoppler_is_encrypted(error) != 0 ? .encrypted : .damaged(reason: "the PDF cannot be opened")
    }
}

/// One page of a PDF, in displayed coordinates: crop box and /Rotate are already applied.
struct PDFPage: ~Copyable {
    let page: OpaquePointer  // PopplerPage, owned

    init(owning page: OpaquePointer) { self.page = page }
    deinit { cpoppler_page_release(page) }

    /// Points.
    var size: (width: Double, height: Double) {
        var width = 0.0
        var height = 0.0
        poppler_page_get_size(page, &width, &height)
        return (width, height)
    }

    /// One box per Unicode scalar of the page's text, in points from the top left.
    func glyphs() -> [(scalar: Unicode.Scalar, box: Box)] {
        guard let text = poppler_page_get_text(page) else { return [] }
        defer { g_free(text) }
        var rectangles: UnsafeMutablePointer<PopplerRectangle>?
        var count: guint = 0
        guard poppler_page_get_text_layout(page, &rectangles, &count) != 0 else { return [] }
        defer { g_free(rectangles) }
        // Scalars, not Characters: "é" may be two rectangles.
        let boxes = UnsafeBufferPointer(start: rectangles, count: Int(count)).map {
            Box(left: $0.x1, top: $0.y1, right: $0.x2, bottom: $0.y2)
        }
        return Array(zip(String(cString: text).unicodeScalars, boxes))
    }

    /// The words of the page's text, with what forms and annotations show.
    func words(with additions: Additions) throws(DocumentError) -> [Word] {
        guard additions.isDrawn, let flat = flattened() else { return Documents.words(fromGlyphs: glyphs()) }
        // The tick of a button is a sign in a font of its own: it is no word.
        return Documents.words(fromGlyphs: flat.glyphs()).filter { word in
            !additions.checkboxes.contains { $0.box.contains(x: word.box.centerX, y: word.box.centerY) }
        }
    }

    /// Where pictures are painted. Their pixels are not unpacked for it.
    func imageBoxes() -> [Box] {
        guard let mappings = poppler_page_get_image_mapping(page) else { return [] }
        defer { poppler_page_free_image_mapping(mappings) }
        var boxes: [Box] = []
        var node: UnsafeMutablePointer<GList>? = mappings
        while let current = node {
            node = current.pointee.next
            guard let data = current.pointee.data else { continue }
            let area = data.assumingMemoryBound(to: PopplerImageMapping.self).pointee.area
            boxes.append(Box(left: area.x1, top: area.y1, right: area.x2, bottom: area.y2))
        }
        return boxes
    }

    /// One picture of the page with its own pixels, on white paper, as it lies in the file: the page may show it
    /// turned or mirrored.
    /// - Parameter index: in the order of ``imageBoxes()``.
    func embeddedImage(at index: Int) throws(DocumentError) -> PaintedPage? {
        guard let image = poppler_page_get_image(page, Int32(index)) else { return nil }
        defer { cairo_surface_destroy(image) }
        let width = cairo_image_surface_get_width(image), height = cairo_image_surface_get_height(image)
        guard width > 0, height > 0, Int(width) * Int(height) <= ImageFile.pixelLimit else { return nil }
        return try PaintedPage(width: Int(width), height: Int(height), dotsPerInch: 0) { context in
            cairo_set_source_surface(context, image, 0, 0)
            cairo_paint(context)
        }
    }

    /// The page painted on white, and white where it is masked.
    ///
    /// - Parameter places: points; what lies outside stays white, and is not worked on. Nil paints all.
    func paint(dotsPerInch: Double, only places: [Box]? = nil, masks: [PageMask] = []) throws(DocumentError) -> PaintedPage {
        let (width, height) = size
        let scale = dotsPerInch / 72
        return try PaintedPage(
            width: Int((width * scale).rounded()), height: Int((height * scale).rounded()), dotsPerInch: dotsPerInch
        ) { context in
            cairo_save(context)
            if let places { Self.clip(context, to: places, scale: scale) }
            cairo_scale(context, scale, scale)
            poppler_page_render(page, context)
            cairo_restore(context)
            cairo_scale(context, scale, scale)
            // No pixel is left half as it was.
            cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
            cairo_set_source_rgb(context, 1, 1, 1)
            for mask in masks {
                cairo_save(context)
                cairo_translate(context, mask.box.centerX, mask.box.centerY)
                cairo_rotate(context, mask.angle)
                cairo_rectangle(context, -mask.box.width / 2, -mask.box.height / 2, mask.box.width, mask.box.height)
                cairo_restore(context)
                cairo_fill(context)
            }
        }
    }

    /// To whole pixels, as clipping along them costs nothing, and one more on each side, as who cuts a place out rounds too.
    private static func clip(_ context: OpaquePointer, to places: [Box], scale: Double) {
        for place in places {
            let left = (place.left * scale).rounded(.down) - 1, top = (place.top * scale).rounded(.down) - 1
            cairo_rectangle(context, left, top, (place.right * scale).rounded(.up) + 1 - left, (place.bottom * scale).rounded(.up) + 1 - top)
        }
        cairo_clip(context)
    }

    /// The page painted on white, as gray.
    func render(dotsPerInch: Double) throws(DocumentError) -> Picture { try paint(dotsPerInch: dotsPerInch).picture() }
}
