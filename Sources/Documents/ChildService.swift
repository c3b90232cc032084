import CLinux
import Foundation

/// What every process that ``ChildProcess`` starts does first, inside it.
package enum ChildService {
    /// Whether standard input is a socket.
    package static var isCalledRightly: Bool {
        var status = stat()
        return fstat(0, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }

    /// The line to the parent. The process ends when that is gone.
    package static func begin() -> MessageSocket {
        silence()
        // Not by prctl(PR_SET_PDEATHSIG): that one watches the thread that started us, not its process.
        Thread.detachNewThread {
            MessageSocket.waitForEnd(of: 0)
            _exit(0)
        }
        return MessageSocket(owning: 0)
    }

    /// From here on it writes no file, has no network, starts nothing and looks into no other process.
    /// - Parameter memory: bytes it may hold.
    package static func confine(memory: Int) {
        clinux_limit_files()
        limit(memory)
        // Where the kernel refuses (it was built without seccomp), the other limits still hold.
        _ = clinux_refuse_network_and_programs()
    }

    /// - Parameter memory: bytes it may hold.
    package static func limit(_ memory: Int) { _ = clinux_limit_memory(UInt64(max(64 << 20, memory))) }

    /// What libraries print would stand on a person's terminal or in the results.
    private static func silence() {
        let nowhere = open("/dev/null", O_RDWR)
        guard nowhere >= 0 else { return }
        dup2(nowhere, 1)
        dup2(nowhere, 2)
        close(nowhere)
    }
}
