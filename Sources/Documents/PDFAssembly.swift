import CQPDF
import Foundation
public import PageText

/// A file whose pages go into a PDF: what is one stays as it is, a picture becomes pages without loss.
public struct PDFPart: Sendable {
    /// A PDF, not protected by a password.
    public let bytes: [UInt8]
    public let pageCount: Int
    /// Those to be put in, 1-based; nil is all.
    public var pages: [Int]?

    /// - Parameter file: a PDF (one that opens without a password), TIFF, JPEG or PNG.
    /// - Throws: ``PDFWritingError/sourceUnreadable(reason:)``.
    public init(file: [UInt8]) throws(PDFWritingError) {
        let pdf = try Self.pdf(of: file)
        if let document = try? QPDFDocument(bytes: pdf), document.pageCount > 0 {
            bytes = pdf
            pageCount = document.pageCount
            return
        }
        // qpdf gives up on some files that viewers still show: those are painted anew, once.
        bytes = try RepaintedPDF.bytes(of: pdf)
        pageCount = try QPDFDocument(bytes: bytes).pageCount
    }

    private static func pdf(of file: [UInt8]) throws(PDFWritingError) -> [UInt8] {
        let kind: FileKind
        do throws(DocumentError) {
            kind = try FileKind(bytes: file)
        } catch {
            throw .sourceUnreadable(error)
        }
        return kind == .pdf ? file : try ImagePages.pdf(of: file, kind: kind)
    }
}

/// An entry of a viewer's outline.
public struct PDFBookmark: Hashable, Sendable {
    public let title: String
    /// Of the whole file, 1-based.
    public let page: Int

    public init(title: String, page: Int) {
        self.title = title
        self.page = page
    }
}

/// A place of a page that leads to another page.
public struct PDFLink: Hashable, Sendable {
    /// Of the whole file, 1-based.
    public let page: Int
    /// Points from the top left of a page of ``PDFCanvas``.
    public let box: PageText.Box
    public let targetPage: Int
    /// Points from the top of the target; nil shows the page whole.
    public let targetY: Double?

    public init(page: Int, box: PageText.Box, targetPage: Int, targetY: Double? = nil) {
        self.page = page
        self.box = box
        self.targetPage = targetPage
        self.targetY = targetY
    }
}

/// Puts PDFs together into one by qpdf; the pages stay as they are.
public enum PDFAssembly {
    /// - Parameters:
    ///   - cover: a PDF that comes first, with its outline and title.
    ///   - bookmarks: added after those of the cover.
    ///   - overlay: a PDF with one page for each page of the parts, drawn over it. The page below stays as it is.
    ///   - hidden: the same, of words that do not show.
    ///   - links: on pages of the cover; not by cairo, whose link tags leave a damaged file (cairo 1.16).
    /// - Returns: one PDF, not encrypted, with an identifier that depends on its content only; PDF/A-2b where no part stands against it.
    public static func join(cover: [UInt8], parts: [PDFPart], overlay: [UInt8]? = nil, hidden: [UInt8]? = nil, bookmarks: [PDFBookmark] = [], links: [PDFLink] = []) throws(PDFWritingError)
        -> [UInt8]
    {
        let parts = parts.filter { $0.pages?.isEmpty != true }
        let joined = parts.isEmpty ? cover : try concatenated(cover: cover, parts: parts)
        let document = try QPDFDocument(bytes: joined)
        document.showTitle()
        document.nameGlyphs()
        var conforms = true
        for bytes in distinct(parts) where conforms { conforms = try QPDFDocument(bytes: bytes).archiveObstacles().isEmpty }
        document.describe(conforms: conforms)
        document.add(bookmarks)
        for link in links { document.add(link) }
        let first = try QPDFDocument(bytes: cover).pageCount + 1
        // The layers live until all is written: their streams are read then.
        let words = try QPDFDocument(bytes: hidden ?? cover), marks = try QPDFDocument(bytes: overlay ?? cover)
        if hidden != nil { document.lay(words, name: "Words", over: first) }
        if overlay != nil { document.lay(marks, name: "Marks", over: first) }
        let bytes = try document.written()
        _ = (words.pageCount, marks.pageCount)
        return bytes
    }

    /// What qpdf finds wrong with a PDF, as `qpdf --check` would say it; empty when it is in order.
    public static func problems(of bytes: [UInt8]) -> [String] {
        guard let document = try? QPDFDocument(bytes: bytes) else { return ["it cannot be opened"] }
        return document.problems()
    }

    /// The files of the parts: pages of one file that do not follow one another are several parts, and share its fonts.
    private static func distinct(_ parts: [PDFPart]) -> [[UInt8]] {
        parts.reduce(into: []) { files, part in if !files.contains(part.bytes) { files.append(part.bytes) } }
    }

    /// Not page by page through the C API: the job also carries form fields and their values over.
    private static func concatenated(cover: [UInt8], parts: [PDFPart]) throws(PDFWritingError) -> [UInt8] {
        // qpdf's job knows files only; these live in memory, so that no page reaches a disk.
        let first = try MemoryFile(cover), sources = distinct(parts)
        var files: [MemoryFile] = []
        for bytes in sources { files.append(try MemoryFile(bytes)) }
        let pages = parts.map { part in
            ["file": files[sources.firstIndex(of: part.bytes) ?? 0].path, "range": part.pages.map { $0.map { "\($0)" }.joined(separator: ",") } ?? "1-z"]
        }
        let output = try MemoryFile([])
        let job: [String: Any] = [
            "inputFile": first.path, "outputFile": output.path, "pages": [["file": first.path, "range": "1-z"]] + pages,
            "decrypt": "", "deterministicId": "", "objectStreams": "generate", "warningExit0": "",
        ]
        guard let json = try? JSONSerialization.data(withJSONObject: job, options: [.sortedKeys]) else { throw .failed(step: "joining pages") }
        // 3: pages were mended on the way, as every viewer would.
        let status = cqpdf_run(String(decoding: json, as: UTF8.self))
        guard status == 0 || status == 3, let bytes = output.contents() else { throw .failed(step: "joining pages") }
        return bytes
    }
}

/// A file without a name that exists in memory only, for libraries that want a path.
private final class MemoryFile {
    private let descriptor: Int32

    init(_ bytes: [UInt8]) throws(PDFWritingError) {
        descriptor = memfd_create("j3590", 1 /* MFD_CLOEXEC */)
        guard descriptor >= 0 else { throw .failed(step: "a file in memory") }
        do {
            try FileHandle(fileDescriptor: descriptor).write(contentsOf: bytes)
        } catch {
            throw .failed(step: "a file in memory")
        }
    }

    deinit { close(descriptor) }

    var path: String { "/proc/self/fd/\(descriptor)" }

    func contents() -> [UInt8]? { FileManager.default.contents(atPath: path).map { [UInt8]($0) } }
}
