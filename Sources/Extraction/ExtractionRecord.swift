/// What was read from one file, as the contract's `j3590.extraction/1` object.
public struct ExtractionRecord: Hashable, Sendable {
    public static let schema = "j3590.extraction/1"

    /// The file's name without its folder.
    public var file: String
    /// SHA-256 of the bytes, lower-case hex; nil when the file could not be opened.
    public var sha256: String?
    public var pageCount: Int
    public var pages: [PageRecord]
    public var documents: [DocumentRecord]
    public var problems: [Problem]

    public init(
        file: String, sha256: String?, pageCount: Int, pages: [PageRecord], documents: [DocumentRecord],
        problems: [Problem]
    ) {
        self.file = file
        self.sha256 = sha256
        self.pageCount = pageCount
        self.pages = pages
        self.documents = documents
        self.problems = problems
    }
}

public enum DocumentKind: String, Hashable, Sendable, Codable, CaseIterable {
    case invoice, order, label, other
}

/// One page of a file: what it is and how it was read.
public struct PageRecord: Hashable, Sendable, Codable {
    /// 1-based.
    public var page: Int
    public var kind: DocumentKind
    /// `text_layer`, `ocr` or `text_layer_rejected`.
    public var source: String
    /// Degrees clockwise by which the page had to be turned to stand upright.
    public var rotation: Int
    /// 0…1.
    public var quality: Double

    public init(page: Int, kind: DocumentKind, source: String, rotation: Int, quality: Double) {
        self.page = page
        self.kind = kind
        self.source = source
        self.rotation = rotation
        self.quality = quality
    }
}

/// One document within a file: the pages that belong together and what they say.
public struct DocumentRecord: Hashable, Sendable {
    public var kind: DocumentKind
    public var pages: [Int]
    public var fields: [Field: FieldValue]
    public var lineItems: [[Field: FieldValue]]
    /// Fields without a value although something is written in their place: not missing, but for a person to read.
    public var unread: [Field: Place]

    public init(
        kind: DocumentKind, pages: [Int], fields: [Field: FieldValue], lineItems: [[Field: FieldValue]] = [], unread: [Field: Place] = [:]
    ) {
        self.kind = kind
        self.pages = pages
        self.fields = fields
        self.lineItems = lineItems
        self.unread = unread
    }
}

/// Where something stands in a file.
public struct Place: Hashable, Sendable, Codable {
    /// 1-based.
    public var page: Int
    /// Fractions 0…1 of the displayed page from its top left: x0, y0, x1, y1.
    public var box: [Double]

    public init(page: Int, box: [Double]) {
        self.page = page
        self.box = box
    }
}

/// Something about a file that a person must know: it, or a page of it, could not be read.
public struct Problem: Hashable, Sendable, Codable {
    public var code: Code
    /// 1-based; nil when it concerns the whole file.
    public var page: Int?
    /// One sentence without patient data: what, where, what to do.
    public var message: String

    public init(code: Code, page: Int? = nil, message: String) {
        self.code = code
        self.page = page
        self.message = message
    }

    public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        case encrypted, damaged, empty
        case unsupportedType = "unsupported_type"
        case tooLarge = "too_large"
        case timedOut = "timed_out"
        case readerCrashed = "reader_crashed"
        case pageUnreadable = "page_unreadable"
    }
}

/// One value read from paper, normalised, with where it stands and what speaks for it.
public struct FieldValue: Hashable, Sendable {
    public var content: Content
    /// As it stands on the page; a list for list fields. Empty where nothing is printed as text.
    public var printed: [String]
    public var status: Status
    /// The probability that the value is right, 0…1.
    public var confidence: Double
    /// How sure the letters are, 0…1: the lowest confidence of the recogniser among the value's words; 1 for text of a file.
    public var reading: Double
    /// 1-based.
    public var page: Int
    /// Fractions 0…1 of the displayed page from its top left: x0, y0, x1, y1.
    public var box: [Double]
    /// List fields: one box per element of the list, in its order.
    public var boxes: [[Double]]?
    public var origin: Origin
    public var checks: [Check]
    public var alternatives: [String]

    public init(
        _ content: Content, printed: [String], status: Status, confidence: Double, reading: Double = 1, page: Int, box: [Double],
        boxes: [[Double]]? = nil, origin: Origin, checks: [Check] = [], alternatives: [String] = []
    ) {
        self.content = content
        self.printed = printed
        self.status = status
        self.confidence = confidence
        self.reading = reading
        self.page = page
        self.box = box
        self.boxes = boxes
        self.origin = origin
        self.checks = checks
        self.alternatives = alternatives
    }

    public enum Content: Hashable, Sendable {
        case text(String)
        case list([String])
        case flag(Bool)
    }

    /// `accepted`: independent evidence agrees, used as it is. `review`: a person looks at it first.
    public enum Status: String, Hashable, Sendable, Codable { case accepted, review }

    public enum Origin: String, Hashable, Sendable, Codable {
        case textLayer = "text_layer"
        case ocr, barcode, derived
    }

    /// Evidence that agrees with the value.
    public enum Check: String, Hashable, Sendable, Codable, CaseIterable {
        case format, directory, arithmetic, label
        case secondReading = "second_reading"
        case secondDocument = "second_document"
        case picture
    }

    /// The same value, to be looked at by a person first.
    func forReview() -> FieldValue {
        guard status == .accepted else { return self }
        var value = self
        value.status = .review
        value.confidence = min(confidence, Judge.doubtful)
        return value
    }

    /// The same value, sure because something else on the paper agrees.
    func accepted(by check: Check) -> FieldValue {
        guard status == .review else { return self }
        var value = self
        value.status = .accepted
        value.confidence = max(confidence, Judge.proven)
        if !value.checks.contains(check) { value.checks.append(check) }
        return value
    }

    /// The value as one text: list elements joined by ", ".
    public var text: String {
        switch content {
        case .text(let text): text
        case .list(let texts): texts.joined(separator: ", ")
        case .flag(let flag): flag ? "true" : "false"
        }
    }

    /// The value as a list, with one element where the field is no list.
    public var list: [String] {
        switch content {
        case .list(let texts): texts
        default: [text]
        }
    }
}
