import CQPDF
import PageText

/// A PDF opened by qpdf in memory. Damage is repaired where qpdf can; an empty password is tried.
struct QPDFDocument: ~Copyable {
    let qpdf: qpdf_data  // qpdf_data, owned
    private let buffer: UnsafeMutableRawBufferPointer  // the file's bytes, owned: qpdf reads them as it needs them

    init(bytes: [UInt8]) throws(PDFWritingError) {
        guard let qpdf = cqpdf_new() else { throw .failed(step: "opening a PDF") }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        buffer.copyBytes(from: bytes)
        let status = qpdf_read_memory(qpdf, "document", buffer.baseAddress, UInt64(bytes.count), nil)
        guard cqpdf_failed(status) == 0 else {
            let isEncrypted = qpdf_get_error_code(qpdf, qpdf_get_error(qpdf)) == qpdf_e_password
            cqpdf_release(qpdf)
            buffer.deallocate()
            throw .sourceUnreadable(reason: isEncrypted ? "it is protected by a password" : "the PDF is damaged")
        }
        self.qpdf = qpdf
        self.buffer = buffer
    }

    deinit {
        cqpdf_release(qpdf)
        buffer.deallocate()
    }

    /// Less than 1 where the tree of pages cannot be followed.
    var pageCount: Int { Int(qpdf_get_num_pages(qpdf)) }

    var isEncrypted: Bool { qpdf_is_encrypted(qpdf) != 0 }

    /// Reads the whole file as a viewer would and collects what is wrong with it.
    func problems() -> [String] {
        let status = qpdf_check_pdf(qpdf)
        var problems: [String] = []
        func text(_ error: qpdf_error?) -> String { qpdf_get_error_full_text(qpdf, error).map { String(cString: $0) } ?? "unknown" }
        if cqpdf_failed(status) != 0 { problems.append(text(qpdf_get_error(qpdf))) }
        while qpdf_more_warnings(qpdf) != 0 { problems.append(text(qpdf_next_warning(qpdf))) }
        return problems
    }

    /// Viewers show the document's title, not the name of the file, and know that it is in English.
    ///
    /// Source: ISO 32000-1, 12.2, 14.7.1 and 14.9.2.
    func showTitle() {
        let root = qpdf_get_root(qpdf)
        qpdf_oh_replace_key(qpdf, root, "/ViewerPreferences", qpdf_oh_parse(qpdf, "<< /DisplayDocTitle true >>"))
        // Our own pages have their structure; what a source page has nobody looked at.
        if qpdf_oh_is_dictionary(qpdf, qpdf_oh_get_key(qpdf, root, "/StructTreeRoot")) != 0 {
            qpdf_oh_replace_key(qpdf, root, "/MarkInfo", qpdf_oh_parse(qpdf, "<< /Marked true /Suspects true >>"))
        }
        qpdf_oh_replace_key(qpdf, root, "/Lang", qpdf_oh_new_string(qpdf, "en-US"))
    }

    // MARK: - Outline

    /// Adds entries at the end of the outline's first level.
    ///
    /// Source: ISO 32000-1, 12.3.3.
    func add(_ bookmarks: [PDFBookmark]) {
        let pages = pageCount
        let bookmarks = bookmarks.filter { (1...max(1, pages)).contains($0.page) }
        guard !bookmarks.isEmpty else { return }
        let outline = outlineRoot()
        for bookmark in bookmarks { append(bookmark, to: outline) }
        // Count is negative for a closed entry; the root's is that of all shown entries.
        let count = qpdf_oh_get_int_value_as_int(qpdf, qpdf_oh_get_key(qpdf, outline, "/Count"))
        qpdf_oh_replace_key(qpdf, outline, "/Count", qpdf_oh_new_integer(qpdf, Int64(max(0, count)) + Int64(bookmarks.count)))
    }

    /// Titles of the outline's first level.
    var bookmarkTitles: [String] {
        var titles: [String] = []
        var entry = qpdf_oh_get_key(qpdf, qpdf_oh_get_key(qpdf, qpdf_get_root(qpdf), "/Outlines"), "/First")
        while qpdf_oh_is_dictionary(qpdf, entry) != 0, titles.count < 10_000 {
            if let title = qpdf_oh_get_utf8_value(qpdf, qpdf_oh_get_key(qpdf, entry, "/Title")) { titles.append(String(cString: title)) }
            entry = qpdf_oh_get_key(qpdf, entry, "/Next")
        }
        return titles
    }

    private func outlineRoot() -> qpdf_oh {
        let root = qpdf_get_root(qpdf)
        let present = qpdf_oh_get_key(qpdf, root, "/Outlines")
        guard qpdf_oh_is_dictionary(qpdf, present) == 0 else { return present }
        let outline = qpdf_make_indirect_object(qpdf, qpdf_oh_parse(qpdf, "<< /Type /Outlines /Count 0 >>"))
        qpdf_oh_replace_key(qpdf, root, "/Outlines", outline)
        qpdf_oh_replace_key(qpdf, root, "/PageMode", qpdf_oh_new_name(qpdf, "/UseOutlines"))
        return outline
    }

    private func append(_ bookmark: PDFBookmark, to outline: qpdf_oh) {
        let entry = qpdf_make_indirect_object(qpdf, qpdf_oh_new_dictionary(qpdf))
        qpdf_oh_replace_key(qpdf, entry, "/Title", qpdf_oh_new_unicode_string(qpdf, bookmark.title))
        qpdf_oh_replace_key(qpdf, entry, "/Parent", outline)
        let destination = qpdf_oh_new_array(qpdf)
        qpdf_oh_append_item(qpdf, destination, qpdf_get_page_n(qpdf, bookmark.page - 1))
        qpdf_oh_append_item(qpdf, destination, qpdf_oh_new_name(qpdf, "/Fit"))
        qpdf_oh_replace_key(qpdf, entry, "/Dest", destination)
        let last = qpdf_oh_get_key(qpdf, outline, "/Last")
        if qpdf_oh_is_dictionary(qpdf, last) != 0 {
            qpdf_oh_replace_key(qpdf, last, "/Next", entry)
            qpdf_oh_replace_key(qpdf, entry, "/Prev", last)
        } else {
            qpdf_oh_replace_key(qpdf, outline, "/First", entry)
        }
        qpdf_oh_replace_key(qpdf, outline, "/Last", entry)
    }

    // MARK: - Links

    /// Adds a link without a frame to a page of ours.
    ///
    /// Source: ISO 32000-1, 12.5.6.5.
    func add(_ link: PDFLink) {
        let pages = 1...max(1, pageCount)
        guard pages.contains(link.page), pages.contains(link.targetPage) else { return }
        let bottom = PDFCanvas.height - link.box.y - link.box.height
        let rectangle = [link.box.x, bottom, link.box.x + link.box.width, bottom + link.box.height].map { "\(Int($0.rounded()))" }.joined(separator: " ")
        let annotation = qpdf_make_indirect_object(qpdf, qpdf_oh_parse(qpdf, "<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [\(rectangle)] >>"))
        let view = link.targetY.map { "/XYZ null \(Int((PDFCanvas.height - $0).rounded())) null" } ?? "/Fit"
        let destination = qpdf_oh_parse(qpdf, "[\(view)]")
        qpdf_oh_insert_item(qpdf, destination, 0, qpdf_get_page_n(qpdf, link.targetPage - 1))
        qpdf_oh_replace_key(qpdf, annotation, "/Dest", destination)
        let page = qpdf_get_page_n(qpdf, link.page - 1)
        if qpdf_oh_is_array(qpdf, qpdf_oh_get_key(qpdf, page, "/Annots")) == 0 { qpdf_oh_replace_key(qpdf, page, "/Annots", qpdf_oh_new_array(qpdf)) }
        qpdf_oh_append_item(qpdf, qpdf_oh_get_key(qpdf, page, "/Annots"), annotation)
    }

    /// The pages to which the links of a page lead.
    func linkTargets(page: Int) -> [Int] {
        let annotations = qpdf_oh_get_key(qpdf, qpdf_get_page_n(qpdf, page - 1), "/Annots")
        guard qpdf_oh_is_array(qpdf, annotations) != 0 else { return [] }
        return (0..<qpdf_oh_get_array_n_items(qpdf, annotations)).map { index in
            let destination = qpdf_oh_get_key(qpdf, qpdf_oh_get_array_item(qpdf, annotations, index), "/Dest")
            return Int(qpdf_find_page_by_oh(qpdf, qpdf_oh_get_array_item(qpdf, destination, 0))) + 1
        }
    }

    // MARK: - Writing

    /// The same objects make the same bytes.
    func written() throws(PDFWritingError) -> [UInt8] {
        guard cqpdf_failed(qpdf_init_write_memory(qpdf)) == 0 else { throw .failed(step: "writing the PDF") }
        qpdf_set_deterministic_ID(qpdf, 1)
        qpdf_set_preserve_encryption(qpdf, 0)
        qpdf_set_object_stream_mode(qpdf, qpdf_o_generate)
        guard cqpdf_failed(qpdf_write(qpdf)) == 0, let bytes = qpdf_get_buffer(qpdf) else { throw .failed(step: "writing the PDF") }
        return Array(UnsafeBufferPointer(start: bytes, count: qpdf_get_buffer_length(qpdf)))
    }
}
