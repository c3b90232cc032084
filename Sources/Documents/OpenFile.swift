import PageText

/// A file opened for reading, one page at a time: however long it is, one page is in memory.
///
/// A damaged PDF is repaired once by qpdf: when it cannot be opened, or when a page of it cannot be had.
struct OpenFile: ~Copyable {
    private enum Content: ~Copyable {
        case pdf(PDFFile)
        case pictures(ImageFile)
    }

    let pageCount: Int
    private let bytes: [UInt8]
    private let content: Content
    private var repaired: PDFFile?
    private var isRepairTried = false

    /// - Throws: when no page of the file can be read.
    init(bytes: [UInt8]) throws(DocumentError) {
        self.bytes = bytes
        let kind = try FileKind(bytes: bytes)
        guard kind == .pdf else {
            let file = try ImageFile(bytes: bytes, kind: kind)
            pageCount = file.pageCount
            content = .pictures(file)
            return
        }
        let pdf: PDFFile
        do throws(DocumentError) {
            pdf = try PDFFile(bytes: bytes)
        } catch .damaged(let reason) {
            isRepairTried = true
            guard let mended = Self.repair(bytes) else { throw .damaged(reason: reason) }
            pdf = mended
        }
        guard pdf.pageCount <= ImageFile.pageLimit else { throw .tooLarge(limit: "\(pdf.pageCount) pages") }
        pageCount = pdf.pageCount
        content = .pdf(pdf)
    }

    /// - Parameter number: 1-based.
    mutating func page(_ number: Int, with pictures: PictureReader) throws(DocumentError) -> Page {
        switch content {
        case .pictures(let file):
            return try pictures.read(try file.picture(at: number - 1), number: number)
        case .pdf(let file):
            do throws(DocumentError) {
                return try PDFPageReader(pictures: pictures).read(try file.page(at: number - 1), number: number)
            } catch .pageUnreadable(let page) {
                if !isRepairTried {
                    isRepairTried = true
                    repaired = Self.repair(bytes)
                }
                guard let mended = try repaired?.page(at: number - 1) else { throw .pageUnreadable(page: page) }
                return try PDFPageReader(pictures: pictures).read(mended, number: number)
            }
        }
    }

    /// Written anew by qpdf, which finds objects that the file's own table has lost.
    private static func repair(_ bytes: [UInt8]) -> PDFFile? {
        guard let written = try? QPDFDocument(bytes: bytes).written() else { return nil }
        return try? PDFFile(bytes: written)
    }
}
