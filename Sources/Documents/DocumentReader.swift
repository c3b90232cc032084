import CPoppler
import Foundation
public import PageText

/// Bytes to `SourceDocument`: the text layer where it says what the page shows, OCR elsewhere.
///
/// One reader works on one file at a time, on a thread of its own: Poppler and Tesseract block for seconds.
public actor DocumentReader {
    private let executor = QueueExecutor(label: "reader")
    private let pictures: PictureReader

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter recognisers: folder of our own recognisers (`models/tessdata`); nil does without a second reading of codes.
    public init(recognisers: String? = nil) { pictures = PictureReader(folder: recognisers) }

    /// What one file gave: its pages, and what could not be read.
    public struct Reading: Sendable {
        public var document: SourceDocument
        /// In page order; a page listed here is in `document` without words.
        public var unreadable: [(page: Int, error: DocumentError)]

        package init(document: SourceDocument, unreadable: [(page: Int, error: DocumentError)]) {
            self.document = document
            self.unreadable = unreadable
        }
    }

    /// - Parameter name: the file's name without its folder.
    /// - Throws: when no page of the file can be opened. A page that fails alone is reported in the result.
    public func read(bytes: [UInt8], name: String) throws(DocumentError) -> Reading {
        var file = try OpenFile(bytes: bytes)
        var pages: [Page] = []
        var unreadable: [(page: Int, error: DocumentError)] = []
        for number in 1...file.pageCount {
            do throws(DocumentError) {
                pages.append(try file.page(number, with: pictures))
            } catch {
                // A missing OCR model is no fault of the page: it ends the file.
                if case .languageModelMissing = error { throw error }
                unreadable.append((number, error))
                pages.append(.unread(number))
            }
        }
        if pages.count == 1, let failure = unreadable.first { throw failure.error }
        return Reading(document: SourceDocument(sha256: Self.sha256(of: bytes), name: name, pages: pages), unreadable: unreadable)
    }

    /// SHA-256 of `bytes`, lower-case hex.
    public static func sha256(of bytes: [UInt8]) -> String {
        guard let text = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, gsize(bytes.count)) else { return "" }
        defer { g_free(text) }
        return String(cString: text)
    }

    /// The same of a file, in pieces: it may be larger than the memory at hand. Nil when it cannot be read.
    public static func sha256(ofFile path: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: path), let sum = g_checksum_new(G_CHECKSUM_SHA256) else { return nil }
        defer {
            g_checksum_free(sum)
            try? file.close()
        }
        while true {
            let piece: Data
            // Nil is the end.
            do { piece = try file.read(upToCount: 1 << 20) ?? Data() } catch { return nil }
            if piece.isEmpty { return String(cString: g_checksum_get_string(sum)) }
            piece.withUnsafeBytes { g_checksum_update(sum, $0.bindMemory(to: guchar.self).baseAddress, gssize($0.count)) }
        }
    }
}

extension Page {
    /// The place of a page that could not be read.
    package static func unread(_ number: Int) -> Page {
        Page(number: number, width: 612, height: 792, words: [], source: .ocr, quality: 0)
    }
}
