import CLinux
import Foundation

/// Tells that something happened in folders (inotify). What happened is for the caller to look up: events get lost, folders do not.
public struct FolderEvents: ~Copyable, Sendable {
    private let descriptor: Int32  // owned

    public init() { descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }

    deinit { if isWorking { close(descriptor) } }

    /// False where the kernel has no room for one more: then only time passes.
    public var isWorking: Bool { descriptor >= 0 }

    /// Watches one folder, not those in it; again for one that is watched changes nothing.
    /// - Returns: false where it cannot be watched.
    public func watch(_ folder: String) -> Bool {
        inotify_add_watch(descriptor, folder, UInt32(IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE)) >= 0
    }

    /// Blocks until something happened or the time is over.
    /// - Returns: whether something happened.
    public func wait(milliseconds: Int) -> Bool {
        // poll leaves out what has no descriptor, and waits.
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, Int32(clamping: milliseconds)) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while read(descriptor, &buffer, buffer.count) > 0 {}
        return true
    }
}
