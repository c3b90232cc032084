import CPango
import CPoppler
import PageText

extension PDFPage {
    /// What lies on the page beside its own content, as far as a reader sees it.
    struct Additions {
        /// Filled form fields, typed notes or stamps are shown: their text is not in the page's own.
        var isDrawn = false
        /// Buttons of forms, with what is chosen.
        var checkboxes: [Checkbox] = []
    }

    func additions() -> Additions {
        var additions = Additions()
        guard let mappings = poppler_page_get_annot_mapping(page) else { return additions }
        defer { poppler_page_free_annot_mapping(mappings) }
        var node: UnsafeMutablePointer<GList>? = mappings
        while let current = node {
            node = current.pointee.next
            guard let annotation = current.pointee.data?.assumingMemoryBound(to: PopplerAnnotMapping.self).pointee.annot else { continue }
            let hidden = POPPLER_ANNOT_FLAG_HIDDEN.rawValue | POPPLER_ANNOT_FLAG_NO_VIEW.rawValue
            guard poppler_annot_get_flags(annotation).rawValue & hidden == 0 else { continue }
            switch poppler_annot_get_annot_type(annotation) {
            case POPPLER_ANNOT_WIDGET, POPPLER_ANNOT_FREE_TEXT, POPPLER_ANNOT_STAMP, POPPLER_ANNOT_WATERMARK: additions.isDrawn = true
            default: break
            }
        }
        if additions.isDrawn { additions.checkboxes = buttons() }
        return additions
    }

    private func buttons() -> [Checkbox] {
        guard let mappings = poppler_page_get_form_field_mapping(page) else { return [] }
        defer { poppler_page_free_form_field_mapping(mappings) }
        let height = size.height
        var checkboxes: [Checkbox] = []
        var node: UnsafeMutablePointer<GList>? = mappings
        while let current = node {
            node = current.pointee.next
            guard let mapping = current.pointee.data?.assumingMemoryBound(to: PopplerFormFieldMapping.self).pointee,
                poppler_form_field_get_field_type(mapping.field) == POPPLER_FORM_FIELD_BUTTON,
                poppler_form_field_button_get_button_type(mapping.field) != POPPLER_FORM_BUTTON_PUSH
            else { continue }
            // The area is told from the bottom of the page up.
            let box = Box(left: mapping.area.x1, top: height - mapping.area.y2, right: mapping.area.x2, bottom: height - mapping.area.y1)
            checkboxes.append(Checkbox(box: box, isTicked: poppler_form_field_button_get_state(mapping.field) != 0))
        }
        return checkboxes
    }

    /// The same page with everything that is shown on it as its own content: values of forms, notes and stamps become text.
    ///
    /// Poppler draws a value that the file gives no appearance, but its text is only that of the page's content.
    func flattened() -> PDFPage? {
        do throws(PDFWritingError) {
            let (width, height) = size
            let canvas = try PDFSurface(width: max(1, width), height: max(1, height))
            poppler_page_render(page, canvas.context)
            canvas.endPage()
            let bytes = try canvas.finish()
            return try? PDFFile(bytes: bytes).page(at: 0)
        } catch {
            return nil
        }
    }
}
