import CPango

/// Pages of our own, drawn by cairo and set by Pango into a PDF in memory.
///
/// US Letter, points, origin top left. The same calls make the same bytes: the date of making is fixed by
/// `SOURCE_DATE_EPOCH` or left at 2000-01-01.
///
/// Fonts: Liberation Sans and Liberation Mono where they are installed (Debian: fonts-liberation2), else DejaVu Sans
/// and DejaVu Sans Mono.
public struct PDFCanvas: ~Copyable {
    public static let width = 612.0
    public static let height = 792.0

    private let pdf: PDFSurface

    public struct Style: Hashable, Sendable {
        /// Points.
        public var size: Double
        public var isBold: Bool
        public var isMono: Bool
        /// 0 black to 1 white.
        public var gray: Double
        public var alignment: Alignment

        public enum Alignment: Hashable, Sendable { case left, center, right }

        public init(size: Double, isBold: Bool = false, isMono: Bool = false, gray: Double = 0, alignment: Alignment = .left) {
            self.size = size
            self.isBold = isBold
            self.isMono = isMono
            self.gray = gray
            self.alignment = alignment
        }
    }

    /// Text is marked as headings and paragraphs, for readers that speak.
    private let isTagged: Bool

    /// - Parameters:
    ///   - title: shown by viewers; no patient data belongs in it.
    ///   - isTagged: false for pages that are laid over others.
    public init(title: String, isTagged: Bool = true) throws(PDFWritingError) {
        self.isTagged = isTagged
        pdf = try PDFSurface(width: Self.width, height: Self.height)
        cairo_pdf_surface_set_metadata(pdf.surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(pdf.surface, CAIRO_PDF_METADATA_CREATOR, "j3590")
    }

    /// Points of the page that begins; only before anything is drawn on it.
    public func setPageSize(width: Double, height: Double) { pdf.setPageSize(width: width, height: height) }

    /// Ends the page; what is drawn next stands on a new one.
    public func endPage() { pdf.endPage() }

    /// The finished file.
    public consuming func finish() throws(PDFWritingError) -> [UInt8] { try pdf.finish() }

    // MARK: - Text

    /// Sets `text` with its top left at `x`, `y`, wrapped at `width`, and returns its height in points.
    ///
    /// The text is never read as markup: it may come from a stranger's paper.
    @discardableResult
    public func text(_ text: String, x: Double, y: Double, width: Double, _ style: Style) -> Double {
        guard let layout = TextLayout(text, width: width, style, on: pdf.context) else { return 0 }
        setGray(style.gray)
        cairo_move_to(pdf.context, x, y)
        let tag = style.isBold && style.size >= 13 ? "H1" : "P"
        if isTagged { cairo_tag_begin(pdf.context, tag, nil) }
        pango_cairo_show_layout(pdf.context, layout.layout)
        if isTagged { cairo_tag_end(pdf.context, tag) }
        return layout.height
    }

    /// Sets `text` on one line or more about a point.
    /// - Parameter angle: radians clockwise by which it is turned.
    public func text(_ text: String, centerX x: Double, centerY y: Double, width: Double, _ style: Style, angle: Double) {
        cairo_save(pdf.context)
        cairo_translate(pdf.context, x, y)
        cairo_rotate(pdf.context, angle)
        self.text(text, x: -width / 2, y: -measure(text, width: width, style) / 2, width: width, style)
        cairo_restore(pdf.context)
    }

    /// The height `text` would take, in points.
    public func measure(_ text: String, width: Double, _ style: Style) -> Double {
        TextLayout(text, width: width, style, on: pdf.context)?.height ?? 0
    }

    /// Divides `text` at the end of the last line that fits into `height` points; the first part has at least one line.
    ///
    /// - Returns: the second part is nil where everything fits.
    public func divided(_ text: String, width: Double, height: Double, _ style: Style) -> (fits: String, rest: String?) {
        guard let layout = TextLayout(text, width: width, style, on: pdf.context),
            let end = layout.byteCount(withinHeight: height), end < text.utf8.count
        else { return (text, nil) }
        let utf8 = text.utf8
        let rest = String(decoding: utf8.dropFirst(end), as: UTF8.self)
        return (String(decoding: utf8.prefix(end), as: UTF8.self), rest.isEmpty ? nil : rest)
    }

    // MARK: - Lines, areas, marks

    public func rule(x: Double, y: Double, width: Double, weight: Double = 0.6, gray: Double = 0) {
        setGray(gray)
        cairo_set_line_width(pdf.context, weight)
        cairo_move_to(pdf.context, x, y)
        cairo_line_to(pdf.context, x + width, y)
        cairo_stroke(pdf.context)
    }

    /// - Parameters:
    ///   - isDashed: for what is not sure.
    ///   - angle: radians clockwise by which the frame is turned about its middle.
    public func frame(
        x: Double, y: Double, width: Double, height: Double, weight: Double = 0.6, gray: Double = 0, isDashed: Bool = false, angle: Double = 0
    ) {
        setGray(gray)
        cairo_set_line_width(pdf.context, weight)
        if isDashed { cairo_set_dash(pdf.context, [3, 2], 2, 0) }
        cairo_save(pdf.context)
        cairo_translate(pdf.context, x + width / 2, y + height / 2)
        cairo_rotate(pdf.context, angle)
        cairo_rectangle(pdf.context, -width / 2, -height / 2, width, height)
        cairo_restore(pdf.context)
        cairo_stroke(pdf.context)
        if isDashed { cairo_set_dash(pdf.context, nil, 0, 0) }
    }

    public func fill(x: Double, y: Double, width: Double, height: Double, gray: Double) {
        setGray(gray)
        cairo_rectangle(pdf.context, x, y, width, height)
        cairo_fill(pdf.context)
    }

    public enum Mark: Sendable { case tick, attention, cross, dash }

    /// A mark 9 points high, drawn as lines, so that no font has to have it.
    public func mark(_ mark: Mark, x: Double, y: Double) {
        let context = pdf.context
        setGray(0)
        cairo_set_line_width(context, 1.5)
        cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
        defer { cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT) }
        switch mark {
        case .tick:
            cairo_move_to(context, x + 1, y + 5)
            cairo_line_to(context, x + 3.6, y + 7.8)
            cairo_line_to(context, x + 8.6, y + 1.2)
        case .cross:
            cairo_move_to(context, x + 1.4, y + 1.4)
            cairo_line_to(context, x + 7.8, y + 7.8)
            cairo_move_to(context, x + 7.8, y + 1.4)
            cairo_line_to(context, x + 1.4, y + 7.8)
        case .attention:
            cairo_set_line_width(context, 1.8)
            cairo_move_to(context, x + 4.6, y + 0.8)
            cairo_line_to(context, x + 4.6, y + 5)
            // A line without length under round caps is a dot.
            cairo_move_to(context, x + 4.6, y + 8)
            cairo_line_to(context, x + 4.6, y + 8)
        case .dash:
            cairo_move_to(context, x + 2, y + 4.8)
            cairo_line_to(context, x + 7.2, y + 4.8)
        }
        cairo_stroke(context)
    }

    /// Paints a gray picture into the rectangle.
    /// - Parameter pixels: one byte a pixel, 0 black to 255 white, row by row from the top.
    public func picture(
        gray pixels: [UInt8], pixelWidth: Int, pixelHeight: Int, x: Double, y: Double, width: Double, height: Double
    ) throws(PDFWritingError) {
        guard pixelWidth > 0, pixelHeight > 0, pixels.count == pixelWidth * pixelHeight,
            let image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(pixelWidth), Int32(pixelHeight))
        else { throw .failed(step: "a picture without pixels") }
        defer { cairo_surface_destroy(image) }
        guard let data = cairo_image_surface_get_data(image) else { throw .failed(step: "room for a picture") }
        let stride = Int(cairo_image_surface_get_stride(image))
        for row in 0..<pixelHeight {
            for column in 0..<pixelWidth {
                let gray = pixels[row * pixelWidth + column]
                let pixel = data + row * stride + column * 4
                pixel[0] = gray
                pixel[1] = gray
                pixel[2] = gray
            }
        }
        cairo_surface_mark_dirty(image)
        cairo_save(pdf.context)
        cairo_translate(pdf.context, x, y)
        cairo_scale(pdf.context, width / Double(pixelWidth), height / Double(pixelHeight))
        cairo_set_source_surface(pdf.context, image, 0, 0)
        // An archive may not ask viewers to smooth it.
        cairo_pattern_set_filter(cairo_get_source(pdf.context), CAIRO_FILTER_NEAREST)
        cairo_paint(pdf.context)
        cairo_restore(pdf.context)
    }

    private func setGray(_ gray: Double) { cairo_set_source_rgb(pdf.context, gray, gray, gray) }

    // MARK: - Finding one's way

    /// An entry of the viewer's outline that leads to a place of this canvas.
    /// - Parameters:
    ///   - page: 1-based.
    ///   - y: points from the top of the page.
    public func bookmark(_ name: String, page: Int, y: Double = 0) {
        cairo_pdf_surface_add_outline(
            pdf.surface, Int32(CAIRO_PDF_OUTLINE_ROOT), name, "page=\(page) pos=[0 \(Int(y))]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    }
}

extension PDFCanvas.Style.Alignment {
    fileprivate var pango: PangoAlignment {
        switch self {
        case .left: PANGO_ALIGN_LEFT
        case .center: PANGO_ALIGN_CENTER
        case .right: PANGO_ALIGN_RIGHT
        }
    }
}

/// Lines of text as Pango sets them.
private struct TextLayout: ~Copyable {
    let layout: OpaquePointer  // PangoLayout, owned

    init?(_ text: String, width: Double, _ style: PDFCanvas.Style, on context: OpaquePointer) {
        guard let layout = pango_cairo_create_layout(context) else { return nil }
        self.layout = layout
        if let font = pango_font_description_new() {
            let families = style.isMono ? "Liberation Mono,DejaVu Sans Mono,monospace" : "Liberation Sans,DejaVu Sans,sans-serif"
            pango_font_description_set_family(font, families)
            pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
            pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
            pango_layout_set_font_description(layout, font)
            pango_font_description_free(font)
        }
        // Whole points would set letters unevenly.
        pango_context_set_round_glyph_positions(pango_layout_get_context(layout), 0)
        pango_layout_set_width(layout, Int32(max(1, width) * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_alignment(layout, style.alignment.pango)
        // A hyphen at the end of a line would look like one of the number or file name that is broken there.
        if let attributes = pango_attr_list_new() {
            pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
            pango_layout_set_attributes(layout, attributes)
            pango_attr_list_unref(attributes)
        }
        // Not pango_layout_set_markup: "<b>" on a paper is three characters.
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
    }

    deinit { cpango_layout_release(layout) }

    /// Points.
    var height: Double {
        var height: Int32 = 0
        pango_layout_get_size(layout, nil, &height)
        return Double(height) / Double(PANGO_SCALE)
    }

    /// Bytes of the text before the first line that does not fit; nil where all do. Never less than one line.
    func byteCount(withinHeight limit: Double) -> Int? {
        guard let iterator = pango_layout_get_iter(layout) else { return nil }
        defer { pango_layout_iter_free(iterator) }
        var isFirst = true
        repeat {
            var area = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, nil, &area)
            if !isFirst, Double(area.y + area.height) / Double(PANGO_SCALE) > limit { return Int(pango_layout_iter_get_index(iterator)) }
            isFirst = false
        } while pango_layout_iter_next_line(iterator) != 0
        return nil
    }
}
