import CPango
import Foundation
import PageText

/// Pages of our own, drawn by cairo and set by Pango into a PDF in memory.
///
/// US Letter, points, origin top left. The same calls make the same bytes: the date of making is fixed by
/// `SOURCE_DATE_EPOCH` or left at 2000-01-01.
public struct PDFCanvas: ~Copyable {
    public static let width = 612.0
    public static let height = 792.0

    private let surface: OpaquePointer  // cairo_surface_t, owned
    private let context: OpaquePointer  // cairo_t, owned
    private let sink: ByteSink

    public struct Style: Hashable, Sendable {
        /// Points.
        public var size: Double
        public var isBold: Bool
        public var isMono: Bool
        /// 0 black to 1 white.
        public var gray: Double

        public init(size: Double, isBold: Bool = false, isMono: Bool = false, gray: Double = 0) {
            self.size = size
            self.isBold = isBold
            self.isMono = isMono
            self.gray = gray
        }
    }

    /// - Parameter title: shown by viewers; no patient data belongs in it.
    public init(title: String) throws(DocumentError) {
        let sink = ByteSink()
        guard
            let surface = cairo_pdf_surface_create_for_stream(
                ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), Self.width, Self.height)
        else { throw .damaged(reason: "no page can be made") }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            throw .damaged(reason: "no page can be made")
        }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "j3590")
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, Self.date)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, Self.date)
        self.surface = surface
        self.context = context
        self.sink = sink
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    private static var date: String {
        let seconds = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Double($0) } ?? 946_684_800
        return Date(timeIntervalSince1970: seconds).formatted(.iso8601)
    }

    // MARK: - Drawing

    /// Sets `text` with its top left at `x`, `y`, wrapped at `width`, and returns its height in points.
    ///
    /// The text is never read as markup: it may come from a stranger's paper.
    @discardableResult
    public func text(_ text: String, x: Double, y: Double, width: Double, _ style: Style) -> Double {
        guard let layout = layout(text, width: width, style) else { return 0 }
        defer { cpango_layout_release(layout) }
        cairo_set_source_rgb(context, style.gray, style.gray, style.gray)
        cairo_move_to(context, x, y)
        pango_cairo_show_layout(context, layout)
        return Self.height(of: layout)
    }

    /// The height `text` would take, in points.
    public func measure(_ text: String, width: Double, _ style: Style) -> Double {
        guard let layout = layout(text, width: width, style) else { return 0 }
        defer { cpango_layout_release(layout) }
        return Self.height(of: layout)
    }

    public func rule(x: Double, y: Double, width: Double, weight: Double = 0.6, gray: Double = 0) {
        cairo_set_source_rgb(context, gray, gray, gray)
        cairo_set_line_width(context, weight)
        cairo_move_to(context, x, y)
        cairo_line_to(context, x + width, y)
        cairo_stroke(context)
    }

    public func frame(x: Double, y: Double, width: Double, height: Double, weight: Double = 0.6) {
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_set_line_width(context, weight)
        cairo_rectangle(context, x, y, width, height)
        cairo_stroke(context)
    }

    public func fill(x: Double, y: Double, width: Double, height: Double, gray: Double) {
        cairo_set_source_rgb(context, gray, gray, gray)
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
    }

    public enum Mark: Sendable { case tick, question, cross }

    /// A mark 9 points high, drawn, so that no font has to have it.
    public func mark(_ mark: Mark, x: Double, y: Double) {
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_set_line_width(context, 1.4)
        switch mark {
        case .tick:
            cairo_move_to(context, x + 1, y + 5)
            cairo_line_to(context, x + 3.6, y + 8)
            cairo_line_to(context, x + 9, y + 1)
        case .cross:
            cairo_move_to(context, x + 1, y + 1)
            cairo_line_to(context, x + 8.5, y + 8.5)
            cairo_move_to(context, x + 8.5, y + 1)
            cairo_line_to(context, x + 1, y + 8.5)
        case .question:
            text("?", x: x + 2, y: y - 2, width: 12, Style(size: 10.5, isBold: true))
            return
        }
        cairo_stroke(context)
    }

    /// Ends the page; what is drawn next stands on a new one.
    public func endPage() { cairo_show_page(context) }

    /// An entry of the viewer's outline that leads to a page of this canvas.
    /// - Parameter page: 1-based.
    public func bookmark(_ name: String, page: Int) {
        cairo_pdf_surface_add_outline(
            surface, Int32(CAIRO_PDF_OUTLINE_ROOT), name, "page=\(page) pos=[0 0]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    }

    /// The finished file.
    public consuming func finish() -> [UInt8] {
        cairo_surface_finish(surface)
        return sink.bytes
    }

    // MARK: - Pango

    /// A PangoLayout, owned by the caller.
    private func layout(_ text: String, width: Double, _ style: Style) -> OpaquePointer? {
        guard let layout = pango_cairo_create_layout(context) else { return nil }
        guard let font = pango_font_description_new() else { return layout }
        defer { pango_font_description_free(font) }
        pango_font_description_set_family(font, style.isMono ? "DejaVu Sans Mono,Liberation Mono,monospace" : "Liberation Sans,DejaVu Sans,sans-serif")
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_text(layout, text, -1)
        return layout
    }

    private static func height(of layout: OpaquePointer) -> Double {
        var width: Int32 = 0
        var height: Int32 = 0
        pango_layout_get_size(layout, &width, &height)
        return Double(height) / Double(PANGO_SCALE)
    }
}

/// Takes what cairo writes.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes += UnsafeBufferPointer(start: data, count: Int(length))
        return CAIRO_STATUS_SUCCESS
    }
}
