import CLinux
import Foundation

/// The parent's end of one reader process. Ends that process when it is released.
package struct ReaderConnection: ~Copyable {
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

    /// Splits a reader off this process, which must have one thread.
    init(splitOffWithMemory memory: Int) throws(Failure) {
        guard let ends = MessageSocket.pair() else { throw .notStarted }
        let child = clinux_fork()
        guard child >= 0 else { throw .notStarted }
        if child == 0 {
            dup2(ends.theirs.descriptor, 0)
            close(ends.theirs.descriptor)
            // Else it would never see that its parent is gone.
            close(ends.ours.descriptor)
            ReaderService.run(memory: memory)
        }
        socket = ends.ours
        process = child
    }

    deinit {
        kill(process, SIGKILL)
        while waitpid(process, nil, 0) == -1, errno == EINTR {}
    }

    /// Asks for the pages of a file from `firstPage` on.
    /// - Parameter recognisers: folder of our own recognisers; nil does without them.
    package func ask(for bytes: [UInt8], from firstPage: Int, recognisers: String?, until deadline: Deadline) throws(Failure) {
        guard let request = try? JSONEncoder().encode(ReaderRequest(firstPage: firstPage, byteCount: bytes.count, recognisers: recognisers)) else { throw .crashed }
        do throws(MessageSocket.Failure) {
            try socket.sendMessage(Array(request), until: deadline)
            try socket.send(bytes, until: deadline)
        } catch {
            throw Failure(error)
        }
    }

    package func reply(until deadline: Deadline) throws(Failure) -> ReaderReply {
        let message: [UInt8]
        do throws(MessageSocket.Failure) {
            message = try socket.receiveMessage(until: deadline)
        } catch {
            throw Failure(error)
        }
        guard let reply = ReaderReply(encoded: message) else { throw .crashed }
        return reply
    }
}

extension ReaderConnection.Failure {
    fileprivate init(_ failure: MessageSocket.Failure) {
        switch failure {
        case .closed: self = .crashed
        case .late: self = .late
        }
    }
}
