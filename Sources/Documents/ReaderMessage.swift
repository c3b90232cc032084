import Foundation
package import PageText

/// What is asked of a reader process; the bytes of the file follow.
struct ReaderRequest: Codable {
    /// 1-based: pages before it are known already.
    var firstPage: Int
    var byteCount: Int
    /// Folder of our own recognisers; nil does without them.
    var recognisers: String?
}

/// What a reader process answers, a message as soon as it is known.
package enum ReaderReply: Sendable {
    /// The file could be opened.
    case opened(pageCount: Int)
    /// Pages come in order.
    case page(Page)
    case unreadable(page: Int, DocumentError)
    /// The last page was told.
    case finished
    /// No page of the file can be read.
    case failed(DocumentError)

    /// Everything but a page, which has its own coding.
    private enum Note: Codable {
        case opened(pageCount: Int)
        case unreadable(page: Int, error: DocumentError)
        case finished
        case failed(DocumentError)
    }

    func encoded() throws -> [UInt8] {
        let note: Note
        switch self {
        case .page(let page): return [UInt8(ascii: "P")] + (try page.encoded())
        case .opened(let pageCount): note = .opened(pageCount: pageCount)
        case .unreadable(let page, let error): note = .unreadable(page: page, error: error)
        case .finished: note = .finished
        case .failed(let error): note = .failed(error)
        }
        return [UInt8(ascii: "N")] + (try JSONEncoder().encode(note))
    }

    init?(encoded bytes: [UInt8]) {
        guard let kind = bytes.first else { return nil }
        let rest = bytes.dropFirst()
        if kind == UInt8(ascii: "P") {
            guard let page = try? Page(encoded: rest) else { return nil }
            self = .page(page)
            return
        }
        guard kind == UInt8(ascii: "N"), let note = try? JSONDecoder().decode(Note.self, from: Data(rest)) else { return nil }
        switch note {
        case .opened(let pageCount): self = .opened(pageCount: pageCount)
        case .unreadable(let page, let error): self = .unreadable(page: page, error)
        case .finished: self = .finished
        case .failed(let error): self = .failed(error)
        }
    }
}
