import Foundation
import Glibc

/// One run of a program: how long it took and how much memory it held.
struct Run {
    /// Wall-clock seconds from start to end.
    var seconds: Double
    /// The most memory that the program, or one process it started and waited for, held at once: bytes.
    var peakMemory: Int
    var status: Int32
    var output: Data
}

/// A program with its arguments, run to measure it.
struct Command {
    /// A path, or a name that is looked for on PATH.
    var program: String
    var arguments: [String]
    var environment: [String: String] = [:]

    enum Failure: Error, CustomStringConvertible {
        case notStarted(String)

        var description: String {
            switch self {
            case .notStarted(let program): "\(program) cannot be started."
            }
        }
    }

    /// Whether `program` is found on PATH.
    static func exists(_ program: String) -> Bool {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    /// Runs once. Standard error is discarded.
    func run() throws(Failure) -> Run {
        // posix_spawn and wait4, as Foundation's Process does not give the memory a child used.
        let output = FileManager.default.temporaryDirectory.appending(path: "j3590-bench-\(getpid()).out").path
        defer { unlink(output) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
        var argv = ([program] + arguments).map { strdup($0) } + [nil]
        var envp = variables.map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }

        let clock = ContinuousClock()
        let start = clock.now
        var child: pid_t = 0
        guard posix_spawnp(&child, program, &actions, nil, &argv, &envp) == 0 else { throw .notStarted(program) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) == -1, errno == EINTR {}
        let taken = start.duration(to: clock.now).components
        return Run(
            seconds: Double(taken.seconds) + Double(taken.attoseconds) / 1e18,
            peakMemory: Int(usage.ru_maxrss) * 1024,
            status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F),
            output: FileManager.default.contents(atPath: output) ?? Data())
    }

    /// The run of median time of `count`; one run beforehand, not counted, brings the files into memory.
    func median(of count: Int) throws(Failure) -> Run {
        _ = try run()
        var runs: [Run] = []
        for _ in 0..<count { runs.append(try run()) }
        return runs.sorted { $0.seconds < $1.seconds }[count / 2]
    }
}
