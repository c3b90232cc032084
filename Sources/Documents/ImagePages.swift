import CLeptonica
import CPango
import Foundation

/// Pictures as pages of a PDF, as they are: JPEG bytes are passed through, black and white stays one bit deep and is coded as
/// a fax is, colours stay.
enum ImagePages {
    /// - Returns: a PDF with one page a picture.
    static func pdf(of bytes: [UInt8], kind: FileKind) throws(PDFWritingError) -> [UInt8] {
        let pdf = try PDFSurface(width: PDFCanvas.width, height: PDFCanvas.height)
        do throws(DocumentError) {
            let file = try ImageFile(bytes: bytes, kind: kind)
            for index in 0..<file.pageCount {
                let picture = try opaque(file.decoded(at: index))
                // A PDF knows nothing of EXIF: only a photo that lies as it is shown goes in as it is.
                try add(picture, jpeg: kind == .jpeg && file.orientation == 1 ? bytes : nil, size: pageSize(of: picture), to: pdf)
            }
        } catch {
            throw .sourceUnreadable(error)
        }
        return try pdf.finish()
    }

    /// Adds a page that the picture fills.
    /// - Parameters:
    ///   - jpeg: the picture as coded before, put in as it is.
    ///   - size: points.
    static func add(_ picture: borrowing Picture, jpeg: [UInt8]?, size: (width: Double, height: Double), to pdf: borrowing PDFSurface) throws(DocumentError) {
        pdf.setPageSize(width: size.width, height: size.height)
        cairo_save(pdf.context)
        cairo_scale(pdf.context, size.width / Double(picture.width), size.height / Double(picture.height))
        try paint(picture, jpeg: jpeg, on: pdf.context)
        cairo_restore(pdf.context)
        pdf.endPage()
    }

    /// One bit, gray or colour, on white paper where the picture is transparent, without a palette.
    private static func opaque(_ decoded: consuming Picture) throws(DocumentError) -> Picture {
        if pixGetSpp(decoded.pix) == 4 { return try decoded.making { pixAlphaBlendUniform($0, 0xFFFF_FF00) } }
        if pixGetColormap(decoded.pix) != nil {
            let plain = try decoded.making { pixRemoveColormap($0, Int32(REMOVE_CMAP_BASED_ON_SRC)) }
            return [1, 8, 32].contains(plain.depth) ? plain : try plain.gray()
        }
        return [1, 8, 32].contains(decoded.depth) ? decoded : try decoded.gray()
    }

    /// Points: by the resolution where the file tells one, else as large as fits a letter page.
    ///
    /// Under 90 dpi a page of text could not be read: such a figure (72, 1) says only that nobody set one.
    private static func pageSize(of picture: borrowing Picture) -> (width: Double, height: Double) {
        let (x, y) = picture.resolution
        if x >= 90, y >= 90 { return (Double(picture.width) / x * 72, Double(picture.height) / y * 72) }
        let scale = min(PDFCanvas.width / Double(picture.width), PDFCanvas.height / Double(picture.height))
        return (Double(picture.width) * scale, Double(picture.height) * scale)
    }

    private static func paint(_ picture: borrowing Picture, jpeg: [UInt8]?, on context: OpaquePointer) throws(DocumentError) {
        let width = Int32(picture.width), height = Int32(picture.height)
        let fax = picture.group4()
        // The stencil is for what cannot be coded as a fax.
        let isBilevel = picture.depth == 1 && fax == nil
        guard let image = cairo_image_surface_create(isBilevel ? CAIRO_FORMAT_A1 : CAIRO_FORMAT_RGB24, width, height),
            cairo_surface_status(image) == CAIRO_STATUS_SUCCESS
        else { throw .tooLarge(limit: "\(width) × \(height) pixels") }
        defer { cairo_surface_destroy(image) }
        if let fax {
            // cairo takes the coded bytes and does not look at the pixels of the surface.
            attach(fax, CAIRO_MIME_TYPE_CCITT_FAX, to: image)
            attach(Array("Columns=\(width) Rows=\(height) K=-1".utf8), CAIRO_MIME_TYPE_CCITT_FAX_PARAMS, to: image)
        } else {
            copy(picture, to: image)
            if let jpeg { attach(jpeg, CAIRO_MIME_TYPE_JPEG, to: image) }
        }
        if isBilevel {
            // The bits are a stencil for black ink.
            cairo_set_source_rgb(context, 0, 0, 0)
            cairo_mask_surface(context, image, 0, 0)
        } else {
            cairo_set_source_surface(context, image, 0, 0)
            // An archive may not ask viewers to smooth it.
            cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
            cairo_paint(context)
        }
    }

    private static func copy(_ picture: borrowing Picture, to image: OpaquePointer) {
        cairo_surface_flush(image)
        guard let target = cairo_image_surface_get_data(image), let source = pixGetData(picture.pix) else { return }
        let stride = Int(cairo_image_surface_get_stride(image)), words = Int(pixGetWpl(picture.pix))
        for row in 0..<picture.height {
            let from = source + row * words
            let to = UnsafeMutableRawPointer(target + row * stride)
            switch picture.depth {
            case 1:
                // Leptonica puts the leftmost pixel in the highest bit, cairo in the lowest.
                for word in 0..<min(words, stride / 4) { to.storeBytes(of: from[word].bitReversed, toByteOffset: word * 4, as: UInt32.self) }
            case 32:
                // Red, green, blue from the top byte down; cairo leaves the top byte unused.
                for column in 0..<picture.width { to.storeBytes(of: from[column] >> 8, toByteOffset: column * 4, as: UInt32.self) }
            default:
                for column in 0..<picture.width {
                    let gray = UInt32(UInt8(truncatingIfNeeded: from[column / 4] >> UInt32(24 - column % 4 * 8)))
                    to.storeBytes(of: gray << 16 | gray << 8 | gray, toByteOffset: column * 4, as: UInt32.self)
                }
            }
        }
        cairo_surface_mark_dirty(image)
    }

    /// Gives cairo the coded picture itself, to be put into the PDF as it is.
    private static func attach(_ bytes: [UInt8], _ type: String, to image: OpaquePointer) {
        guard let copy = malloc(bytes.count) else { return }
        bytes.withUnsafeBytes { if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: $0.count) } }
        let data = copy.assumingMemoryBound(to: UInt8.self)
        cairo_surface_set_mime_data(image, type, data, UInt(bytes.count), { free($0) }, copy)
    }
}

extension UInt32 {
    fileprivate var bitReversed: UInt32 {
        var value = byteSwapped
        value = (value & 0x0F0F_0F0F) << 4 | (value >> 4) & 0x0F0F_0F0F
        value = (value & 0x3333_3333) << 2 | (value >> 2) & 0x3333_3333
        return (value & 0x5555_5555) << 1 | (value >> 1) & 0x5555_5555
    }
}
