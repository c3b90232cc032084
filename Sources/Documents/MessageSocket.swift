import CLinux
import Foundation

/// One end of the line between two processes: messages with their length before them.
///
/// A socket, not a pipe: writing to one whose other end is gone raises no signal.
package struct MessageSocket: ~Copyable {
    let descriptor: Int32  // owned

    package enum Failure: Error { case closed, late }

    /// More is no message of ours: a page of a hundred thousand words has five megabytes.
    private static let longest = 256 << 20

    init(owning descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }

    /// Two connected ends, which no other program that is started inherits.
    static func pair() -> Pair? {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return nil }
        return Pair(ours: MessageSocket(owning: ends[0]), theirs: MessageSocket(owning: ends[1]))
    }

    struct Pair: ~Copyable {
        let ours: MessageSocket
        let theirs: MessageSocket
    }

    package func sendMessage(_ message: [UInt8], until deadline: Deadline = .never) throws(Failure) {
        let length = UInt32(message.count)
        try send([UInt8(length & 0xFF), UInt8(length >> 8 & 0xFF), UInt8(length >> 16 & 0xFF), UInt8(length >> 24)], until: deadline)
        try send(message, until: deadline)
    }

    package func receiveMessage(until deadline: Deadline = .never) throws(Failure) -> [UInt8] {
        let head = try receive(4, until: deadline)
        let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.longest else { throw .closed }
        return try receive(length, until: deadline)
    }

    func send(_ bytes: [UInt8], until deadline: Deadline = .never) throws(Failure) {
        var sent = 0
        while sent < bytes.count {
            try wait(for: Int16(POLLOUT), until: deadline)
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count > 0 { sent += count } else if errno != EINTR, errno != EAGAIN { throw .closed }
        }
    }

    func receive(_ count: Int, until deadline: Deadline = .never) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var received = 0
        while received < count {
            try wait(for: Int16(POLLIN), until: deadline)
            let more = bytes.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress.map { $0 + received }, $0.count - received, Int32(MSG_DONTWAIT))
            }
            if more > 0 { received += more } else if more == 0 || (errno != EINTR && errno != EAGAIN) { throw .closed }
        }
        return bytes
    }

    /// Returns when the other end is gone.
    static func waitForEnd(of descriptor: Int32) {
        var entry = pollfd(fd: descriptor, events: 0, revents: 0)
        while poll(&entry, 1, -1) <= 0 || entry.revents & Int16(POLLHUP | POLLERR | POLLNVAL) == 0 {}
    }

    private func wait(for event: Int16, until deadline: Deadline) throws(Failure) {
        var entry = pollfd(fd: descriptor, events: event, revents: 0)
        while true {
            guard let milliseconds = deadline.millisecondsLeft else { throw .late }
            let ready = poll(&entry, 1, milliseconds)
            if ready > 0 { return }
            if ready < 0, errno != EINTR { throw .closed }
        }
    }
}

/// A point in time after which an answer is no longer waited for.
package struct Deadline: Sendable {
    private let instant: ContinuousClock.Instant?

    package static let never = Deadline(instant: nil)

    package init(seconds: Double) { instant = ContinuousClock.now + .seconds(seconds) }

    private init(instant: ContinuousClock.Instant?) { self.instant = instant }

    package func earlier(of other: Deadline) -> Deadline {
        guard let instant else { return other }
        return Deadline(instant: min(instant, other.instant ?? instant))
    }

    /// For poll: -1 waits for ever; nil when the time is over.
    fileprivate var millisecondsLeft: Int32? {
        guard let instant else { return -1 }
        let left = ContinuousClock.now.duration(to: instant) / .milliseconds(1)
        return left > 0 ? Int32(min(left + 1, 1e9)) : nil
    }
}
