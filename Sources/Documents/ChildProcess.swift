import CLinux
import Foundation

/// The parent's end of a process that answers on a socket. Ends that process when it is released.
package struct ChildProcess: ~Copyable {
    private let socket: MessageSocket
    private let process: pid_t

    package enum Failure: Error, Hashable, Sendable {
        /// The process is gone, or said what cannot be understood.
        case crashed
        case late
        case notStarted
    }

    /// Starts `program` with its socket as standard input.
    package init(program: String, arguments: [String]) throws(Failure) {
        guard let ends = MessageSocket.pair() else { throw .notStarted }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends.theirs.descriptor, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var argv = (["j3590"] + arguments).map { strdup($0) } + [nil]
        var environment = ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + environment { free(text) } }
        var child: pid_t = 0
        guard posix_spawn(&child, program, &actions, nil, &argv, &environment) == 0 else { throw .notStarted }
        socket = ends.ours
        process = child
    }

    /// Splits a process off this one, which must have one thread, to do `work` with its socket as standard input.
    package init(doing work: () -> Never) throws(Failure) {
        guard let ends = MessageSocket.pair() else { throw .notStarted }
        let child = clinux_fork()
        guard child >= 0 else { throw .notStarted }
        if child == 0 {
            dup2(ends.theirs.descriptor, 0)
            // Else neither it nor one split off before it would see that its parent is gone.
            clinux_close_all_but_standard()
            work()
        }
        socket = ends.ours
        process = child
    }

    deinit {
        kill(process, SIGKILL)
        while waitpid(process, nil, 0) == -1, errno == EINTR {}
    }

    package func sendMessage(_ message: [UInt8], until deadline: Deadline) throws(Failure) {
        do throws(MessageSocket.Failure) { try socket.sendMessage(message, until: deadline) } catch { throw Failure(error) }
    }

    package func send(_ bytes: [UInt8], until deadline: Deadline) throws(Failure) {
        do throws(MessageSocket.Failure) { try socket.send(bytes, until: deadline) } catch { throw Failure(error) }
    }

    package func receiveMessage(until deadline: Deadline) throws(Failure) -> [UInt8] {
        do throws(MessageSocket.Failure) { return try socket.receiveMessage(until: deadline) } catch { throw Failure(error) }
    }
}

extension ChildProcess.Failure {
    fileprivate init(_ failure: MessageSocket.Failure) {
        switch failure {
        case .closed: self = .crashed
        case .late: self = .late
        }
    }
}
