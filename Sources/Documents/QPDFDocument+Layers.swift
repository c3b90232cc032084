import CQPDF

extension QPDFDocument {
    /// Draws the pages of `layer` over pages of this document, one over each from `firstPage` (1-based) on.
    ///
    /// The page's own content stays byte for byte what it was, between a "save" and a "restore": nothing is painted otherwise than before.
    /// Not by qpdf's overlay job, which makes the page a form of its own and fits the overlay to its trim box.
    ///
    /// `layer` must live until this document is written. Source: ISO 32000-1, 8.10 (forms) and 7.8.2 (content streams).
    func lay(_ layer: borrowing QPDFDocument, name: String, over firstPage: Int) {
        guard cqpdf_failed(qpdf_push_inherited_attributes_to_page(qpdf)) == 0, cqpdf_failed(qpdf_push_inherited_attributes_to_page(layer.qpdf)) == 0 else { return }
        for index in 0..<max(0, min(layer.pageCount, pageCount - firstPage + 1)) {
            let page = qpdf_get_page_n(qpdf, firstPage - 1 + index)
            guard let form = form(of: layer, page: index) else { continue }
            let key = "/J3590\(name)\(firstPage + index)"
            let resources = copied(qpdf_oh_get_key(qpdf, page, "/Resources")), objects = copied(qpdf_oh_get_key(qpdf, resources, "/XObject"))
            qpdf_oh_replace_key(qpdf, objects, key, form)
            qpdf_oh_replace_key(qpdf, resources, "/XObject", objects)
            qpdf_oh_replace_key(qpdf, page, "/Resources", resources)
            let present = qpdf_oh_get_key(qpdf, page, "/Contents"), contents = qpdf_oh_new_array(qpdf)
            qpdf_oh_append_item(qpdf, contents, stream(Array("q\n".utf8)))
            if qpdf_oh_is_array(qpdf, present) != 0 {
                for item in 0..<qpdf_oh_get_array_n_items(qpdf, present) { qpdf_oh_append_item(qpdf, contents, qpdf_oh_get_array_item(qpdf, present, item)) }
            } else if qpdf_oh_is_stream(qpdf, present) != 0 {
                qpdf_oh_append_item(qpdf, contents, present)
            }
            qpdf_oh_append_item(qpdf, contents, stream(Array("\nQ\nq \(displayMatrix(of: page)) cm \(key) Do Q\n".utf8)))
            qpdf_oh_replace_key(qpdf, page, "/Contents", contents)
        }
    }

    func stream(_ bytes: [UInt8]) -> qpdf_oh {
        let stream = qpdf_oh_new_stream(qpdf)
        replaceData(of: stream, bytes)
        return stream
    }

    private func replaceData(of stream: qpdf_oh, _ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { qpdf_oh_replace_stream_data(qpdf, stream, $0.baseAddress, $0.count, qpdf_oh_new_null(qpdf), qpdf_oh_new_null(qpdf)) }
    }

    /// A dictionary of its own with the same entries: that of a page may be shared by others.
    private func copied(_ dictionary: qpdf_oh) -> qpdf_oh {
        let copy = qpdf_oh_new_dictionary(qpdf)
        guard qpdf_oh_is_dictionary(qpdf, dictionary) != 0 else { return copy }
        var keys: [String] = []
        qpdf_oh_begin_dict_key_iter(qpdf, dictionary)
        while qpdf_oh_dict_more_keys(qpdf) != 0 { if let key = qpdf_oh_dict_next_key(qpdf) { keys.append(String(cString: key)) } }
        for key in keys { qpdf_oh_replace_key(qpdf, copy, key, qpdf_oh_get_key(qpdf, dictionary, key)) }
        return copy
    }

    /// A page of `layer` as a form; nil where nothing is drawn on it.
    private func form(of layer: borrowing QPDFDocument, page index: Int) -> qpdf_oh? {
        let page = qpdf_get_page_n(layer.qpdf, index)
        var data: UnsafeMutablePointer<UInt8>?
        var length = 0
        guard cqpdf_failed(qpdf_oh_get_page_content_data(layer.qpdf, page, &data, &length)) == 0, let data else { return nil }
        defer { cqpdf_free(data) }
        guard length > 0 else { return nil }
        let form = qpdf_oh_new_stream(qpdf), dictionary = qpdf_oh_get_dict(qpdf, form)
        let box = layer.numbers(qpdf_oh_get_key(layer.qpdf, page, "/MediaBox")).map { "\($0)" }.joined(separator: " ")
        qpdf_oh_replace_key(qpdf, dictionary, "/Type", qpdf_oh_new_name(qpdf, "/XObject"))
        qpdf_oh_replace_key(qpdf, dictionary, "/Subtype", qpdf_oh_new_name(qpdf, "/Form"))
        qpdf_oh_replace_key(qpdf, dictionary, "/BBox", qpdf_oh_parse(qpdf, "[\(box)]"))
        let resources = qpdf_make_indirect_object(layer.qpdf, qpdf_oh_get_key(layer.qpdf, page, "/Resources"))
        qpdf_oh_replace_key(qpdf, dictionary, "/Resources", qpdf_oh_copy_foreign_object(qpdf, layer.qpdf, resources))
        replaceData(of: form, Array(UnsafeBufferPointer(start: data, count: length)))
        return form
    }

    func numbers(_ array: qpdf_oh) -> [Double] {
        guard qpdf_oh_is_array(qpdf, array) != 0 else { return [] }
        return (0..<qpdf_oh_get_array_n_items(qpdf, array)).map { qpdf_oh_get_numeric_value(qpdf, qpdf_oh_get_array_item(qpdf, array, $0)) }
    }

    /// From the page as displayed (origin bottom left, turned by /Rotate, cut to the crop box) to its own coordinates.
    private func displayMatrix(of page: qpdf_oh) -> String {
        var box = numbers(qpdf_oh_get_key(qpdf, page, "/CropBox"))
        let media = numbers(qpdf_oh_get_key(qpdf, page, "/MediaBox"))
        if box.count != 4 { box = media.count == 4 ? media : [0, 0, PDFCanvas.width, PDFCanvas.height] }
        var left = min(box[0], box[2]), right = max(box[0], box[2]), bottom = min(box[1], box[3]), top = max(box[1], box[3])
        if media.count == 4 {
            // What lies outside of the sheet is not shown.
            left = max(left, min(media[0], media[2]))
            right = min(right, max(media[0], media[2]))
            bottom = max(bottom, min(media[1], media[3]))
            top = min(top, max(media[1], media[3]))
        }
        let turned = Int(qpdf_oh_get_numeric_value(qpdf, qpdf_oh_get_key(qpdf, page, "/Rotate")))
        switch (turned % 360 + 360) % 360 {
        case 90: return "0 1 -1 0 \(right) \(bottom)"
        case 180: return "-1 0 0 -1 \(right) \(top)"
        case 270: return "0 -1 1 0 \(left) \(top)"
        default: return "1 0 0 1 \(left) \(bottom)"
        }
    }
}
