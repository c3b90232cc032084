/// Why a PDF could not be written.
public enum PDFWritingError: Error, Hashable, Sendable {
    /// A picture or PDF whose pages neither qpdf nor Poppler can take over.
    case sourceUnreadable(reason: String)
    /// Something of the machine failed: memory, a library.
    case failed(step: String)
}

extension PDFWritingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .sourceUnreadable(let reason): "The pages cannot be put into the packet (\(reason)): scan or export the file again."
        case .failed(let step): "The PDF cannot be made (\(step)): see whether memory is left, then run j3590 doctor."
        }
    }
}

extension PDFWritingError {
    static func sourceUnreadable(_ error: DocumentError) -> PDFWritingError {
        let reason =
            switch error {
            case .encrypted: "it is protected by a password"
            case .damaged(let reason): reason
            case .empty: "it is empty"
            case .unsupportedType: "it is no PDF or picture"
            case .tooLarge(let limit): "too large: \(limit)"
            case .languageModelMissing, .timedOut, .readerCrashed, .readerNotStarted, .finderCrashed, .findingTimedOut: "it cannot be opened"
            case .pageUnreadable(let page): "page \(page) is damaged"
            }
        return .sourceUnreadable(reason: reason)
    }
}
