import Foundation

/// A lock on a file, held until the value ends or its process does, however that ends.
public struct FileLock: ~Copyable, Sendable {
    private let descriptor: Int32  // owned

    /// The file is made where it is missing, and stays.
    /// - Returns: nil when another process holds the lock, or no file can be made there.
    public init?(path: String) {
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { return nil }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            return nil
        }
        descriptor = opened
    }

    deinit { close(descriptor) }

    /// Whether another process holds the lock now.
    public static func isHeld(path: String) -> Bool {
        let opened = open(path, O_RDWR | O_CLOEXEC)
        guard opened >= 0 else { return false }
        defer { close(opened) }
        return flock(opened, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }
}
