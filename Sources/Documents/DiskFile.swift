import CLinux
import Foundation

/// What the file system says of a file: equal while nobody wrote to it.
public struct FileStamp: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case file, folder, other }

    public let kind: Kind
    public let size: Int
    /// Nanoseconds since 1970, by the clock of whoever holds the file.
    public let modified: Int
    public let inode: UInt64

    /// Links are not followed. Nil when there is nothing of that name.
    public init?(path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(status.st_mtim.tv_nsec)
        inode = UInt64(status.st_ino)
    }
}

/// Moves that survive a power cut.
public enum DiskFile {
    public enum Failure: Error, Hashable, Sendable {
        case otherFileSystem, exists, noRoom
        case refused(reason: String)

        init(_ code: Int32) {
            self =
                switch code {
                case EXDEV: .otherFileSystem
                case EEXIST: .exists
                case ENOSPC, EDQUOT: .noRoom
                default: .refused(reason: String(cString: strerror(code)))
                }
        }
    }

    /// Waits until the bytes of a file, or the names in a folder, are on the disk.
    public static func sync(_ path: String) throws(Failure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(errno) }
        defer { close(descriptor) }
        // Some network file systems know no fsync of a folder.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw Failure(errno) }
    }

    /// Two files or folders of one file system change names. At no moment is there nothing of either name.
    ///
    /// - Returns: false on a file system that cannot do it.
    public static func exchange(_ one: String, _ other: String) throws(Failure) -> Bool {
        if clinux_exchange(one, other) == 0 { return true }
        guard errno == EINVAL || errno == ENOSYS else { throw Failure(errno) }
        return false
    }

    /// Gives a file another name on its file system; nothing that has that name is replaced.
    public static func move(_ from: String, to target: String) throws(Failure) {
        if clinux_move(from, target) == 0 { return }
        guard errno == EINVAL || errno == ENOSYS else { throw Failure(errno) }
        // A file system without it: the lock of the inbox keeps others of us away.
        guard FileStamp(path: target) == nil else { throw .exists }
        guard rename(from, target) == 0 else { throw Failure(errno) }
    }

    /// A folder in which there is something stays.
    public static func removeEmptyFolder(_ path: String) { rmdir(path) }

    /// Bytes that may still be written where `path` is; nil when it cannot be said.
    public static func room(at path: String) -> Int? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int(status.f_bavail) &* Int(status.f_frsize)
    }
}
