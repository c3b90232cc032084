import CPango
import CPoppler

/// Pages that Poppler shows but qpdf cannot take over, painted into a new PDF: text stays text, lines stay lines.
enum RepaintedPDF {
    static func bytes(of pdf: [UInt8]) throws(PDFWritingError) -> [UInt8] {
        // Opened once by the reader's own type, which says what is wrong and keeps Poppler silent.
        do throws(DocumentError) {
            _ = try PDFFile(bytes: pdf)
        } catch {
            throw .sourceUnreadable(error)
        }
        let data = g_bytes_new(pdf, gsize(pdf.count))
        defer { g_bytes_unref(data) }
        guard let document = poppler_document_new_from_bytes(data, nil, nil) else { throw .sourceUnreadable(reason: "the PDF is damaged") }
        defer { cpoppler_document_release(document) }

        let canvas = try PDFSurface(width: 612, height: 792)
        for index in 0..<poppler_document_get_n_pages(document) {
            guard let page = poppler_document_get_page(document, index) else { throw .sourceUnreadable(reason: "page \(index + 1) is damaged") }
            defer { cpoppler_page_release(page) }
            var width = 0.0
            var height = 0.0
            poppler_page_get_size(page, &width, &height)
            canvas.setPageSize(width: max(1, width), height: max(1, height))
            poppler_page_render_for_printing(page, canvas.context)
            canvas.endPage()
        }
        return try canvas.finish()
    }
}
