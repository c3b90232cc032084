/// Why a file, or a page of it, could not be read.
public enum DocumentError: Error, Hashable, Sendable, Codable {
    case encrypted
    case damaged(reason: String)
    case empty
    case unsupportedType
    /// - Parameter limit: what was too large, in words ("20000 × 20000 pixels").
    case tooLarge(limit: String)
    case languageModelMissing(language: String)
    /// - Parameter page: 1-based.
    case pageUnreadable(page: Int)
    /// - Parameter page: nil when the file could not even be opened in time.
    case timedOut(page: Int?)
    /// The process that read it ended before its time: a crash, or more memory than it may have.
    /// - Parameter page: nil when it happened before the first page.
    case readerCrashed(page: Int?)
    case readerNotStarted
    /// The process that looked for facts ended before its time, twice.
    case finderCrashed
    case findingTimedOut
}

extension DocumentError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .encrypted:
            "The PDF is protected by a password: save a copy without it and try again."
        case .damaged(let reason):
            "The file is damaged (\(reason)): scan or export it again."
        case .empty:
            "The file is empty: scan or copy it again."
        case .unsupportedType:
            "This is no PDF, TIFF, JPEG or PNG file: save it in one of these forms."
        case .tooLarge(let limit):
            "The picture is too large (\(limit)): scan it again at 300 dpi."
        case .languageModelMissing(let language):
            "OCR has no \(language) data: run apt-get install tesseract-ocr-\(language)."
        case .pageUnreadable(let page):
            "Page \(page) cannot be read: scan it again."
        case .timedOut(let page):
            "\(page.map { "Page \($0)" } ?? "The file") took too long to read: scan it again."
        case .readerCrashed(let page):
            "\(page.map { "Page \($0)" } ?? "The file") broke the reader or asked for too much memory: print and scan it again."
        case .readerNotStarted:
            "The reading process cannot be started: see whether memory is left, then run j3590 doctor."
        case .finderCrashed:
            "The file was read, but j3590 failed to find what stands in it, by a defect of its own: enter its values by hand and report it."
        case .findingTimedOut:
            "The file was read, but finding what stands in it took too long: split it into its documents."
        }
    }
}

extension DocumentError {
    /// No file's fault: no other file could be read either.
    public var isOfTheInstallation: Bool {
        switch self {
        case .languageModelMissing, .readerNotStarted: true
        default: false
        }
    }
}
