public import Foundation

/// Bytes that come in pieces, so that a large file is never in memory as a whole.
public protocol ByteSource: AnyObject {
    /// The next piece; empty at the end.
    func next() throws(ArchiveError) -> [UInt8]
}

/// A file as it lies on disk.
public final class FileSource: ByteSource {
    private let handle: FileHandle

    public init(_ url: URL) throws(ArchiveError) {
        guard let handle = FileHandle(forReadingAtPath: url.path) else { throw .cannotRead }
        self.handle = handle
    }

    deinit { try? handle.close() }

    public func next() throws(ArchiveError) -> [UInt8] {
        do {
            return Array(try handle.read(upToCount: 1 << 18) ?? Data())
        } catch {
            throw .cannotRead
        }
    }
}
