import CPango
import CPoppler
import Foundation
import PageText

/// Pictures of pages with boxes drawn on them, to see where values were read.
public enum PageDrawing {
    public struct Mark: Sendable {
        /// Fractions 0…1 of the displayed page: left, top, right, bottom.
        public let box: [Double]
        public let label: String
        /// Accepted values are drawn solid, doubtful ones dashed.
        public let isSure: Bool

        public init(box: [Double], label: String, isSure: Bool) {
            self.box = box
            self.label = label
            self.isSure = isSure
        }
    }

    /// - Parameters:
    ///   - bytes: of the source file.
    ///   - page: 1-based.
    /// - Returns: a PNG of the displayed page at 110 dpi or less with `marks` drawn.
    public static func png(of bytes: [UInt8], page: Int, marks: [Mark]) throws(DocumentError) -> [UInt8] {
        let picture = try picture(of: bytes, page: page)
        let width = Int32(picture.width), height = Int32(picture.height)
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height),
            cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface)
        else { throw .tooLarge(limit: "\(width) × \(height) pixels") }
        defer {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
        }
        fill(surface, from: picture)
        for mark in marks where mark.box.count == 4 { draw(mark, on: context, width: Double(width), height: Double(height)) }
        return encode(surface)
    }

    private static func picture(of bytes: [UInt8], page: Int) throws(DocumentError) -> Picture {
        let kind = try FileKind(bytes: bytes)
        guard kind != .pdf else {
            let file = try PDFFile(bytes: bytes)
            guard page >= 1, page <= file.pageCount else { throw .pageUnreadable(page: page) }
            return try file.page(at: page - 1).render(dotsPerInch: 110)
        }
        let full = try ImageFile(bytes: bytes, kind: kind).picture(at: page - 1)
        let (x, y) = full.resolution
        let gray = try full.gray()
        let stretch = x > 0 && y > 0 && max(x, y) / min(x, y) > 1.2 ? x / y : 1
        let scale = min(1, 1_200 / Double(max(gray.width, gray.height)))
        return try gray.scaled(x: scale, y: scale * stretch)
    }

    private static func fill(_ surface: OpaquePointer, from picture: borrowing Picture) {
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<picture.height {
            for column in 0..<picture.width {
                let gray = picture.gray(atX: column, y: row)
                let pixel = data + row * stride + column * 4
                pixel[0] = gray
                pixel[1] = gray
                pixel[2] = gray
            }
        }
        cairo_surface_mark_dirty(surface)
    }

    private static func draw(_ mark: Mark, on context: OpaquePointer, width: Double, height: Double) {
        cairo_set_line_width(context, 1.5)
        if mark.isSure {
            cairo_set_source_rgb(context, 0, 0.45, 0.1)
            cairo_set_dash(context, nil, 0, 0)
        } else {
            cairo_set_source_rgb(context, 0.85, 0.3, 0)
            cairo_set_dash(context, [4, 3], 2, 0)
        }
        let x = mark.box[0] * width, y = mark.box[1] * height
        cairo_rectangle(context, x - 1, y - 1, (mark.box[2] - mark.box[0]) * width + 2, (mark.box[3] - mark.box[1]) * height + 2)
        cairo_stroke(context)
        cairo_set_font_size(context, 8)
        cairo_move_to(context, x, max(8, y - 3))
        cairo_show_text(context, mark.label)
    }

    private static func encode(_ surface: OpaquePointer) -> [UInt8] {
        let sink = ByteSink()
        cairo_surface_write_to_png_stream(surface, ByteSink.write, Unmanaged.passUnretained(sink).toOpaque())
        return sink.bytes
    }
}
