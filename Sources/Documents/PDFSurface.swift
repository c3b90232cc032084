import CPango
import Foundation

/// Takes what cairo writes.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes += UnsafeBufferPointer(start: data, count: Int(length))
        return CAIRO_STATUS_SUCCESS
    }
}

/// A PDF that cairo draws into memory.
struct PDFSurface: ~Copyable {
    let surface: OpaquePointer  // cairo_surface_t, owned
    let context: OpaquePointer  // cairo_t, owned
    private let sink: ByteSink  // written to by the surface until that is finished

    /// Points; the size of the first page.
    init(width: Double, height: Double) throws(PDFWritingError) {
        let sink = ByteSink()
        guard
            let surface = cairo_pdf_surface_create_for_stream(
                ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), width, height)
        else { throw .failed(step: "making a page") }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            throw .failed(step: "making a page")
        }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, Self.date)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, Self.date)
        self.surface = surface
        self.context = context
        self.sink = sink
    }

    deinit {
        cairo_destroy(context)
        // Destroying an unfinished surface still writes.
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
    }

    func setPageSize(width: Double, height: Double) { cairo_pdf_surface_set_size(surface, width, height) }

    func endPage() { cairo_show_page(context) }

    /// The finished file.
    consuming func finish() throws(PDFWritingError) -> [UInt8] {
        let state = cairo_status(context)
        cairo_surface_finish(surface)
        guard state == CAIRO_STATUS_SUCCESS, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
            throw .failed(step: "drawing a page")
        }
        return sink.bytes
    }

    /// The same input must make the same bytes: the day of making is `SOURCE_DATE_EPOCH` or 2000-01-01.
    static let date: String = {
        let seconds = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? 946_684_800
        // Year 9999 is the last that a PDF date can hold.
        return Date(timeIntervalSince1970: Double(min(max(0, seconds), 253_402_300_799))).formatted(.iso8601)
    }()
}
