/// What a file is, told by its first bytes, never by its name.
public enum FileKind: Hashable, Sendable {
    case pdf, tiff, jpeg, png

    public init(bytes: [UInt8]) throws(DocumentError) {
        guard !bytes.isEmpty else { throw .empty }
        let head = bytes.prefix(1024)
        // A PDF header may follow up to 1024 bytes of something else (ISO 32000-1, Annex H).
        if head.starts(with: Array("%PDF-".utf8)) || head.containsSequence(Array("%PDF-".utf8)) {
            self = .pdf
        } else if head.starts(with: [0x49, 0x49, 0x2A, 0x00]) || head.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
            self = .tiff
        } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else {
            throw .unsupportedType
        }
    }
}

extension Collection<UInt8> {
    fileprivate func containsSequence(_ needle: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: needle) }
    }
}
