import Foundation

enum Child {
    /// Children of this process that are j3590 with a subcommand.
    static func processes(running command: String) -> [Int32] {
        let own = getpid()
        let processes = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
        return processes.filter { process in
            guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8), status.contains("PPid:\t\(own)\n"),
                !status.contains("State:\tZ")
            else { return false }
            let line = (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)) ?? ""
            return line.split(separator: "\0").dropFirst().first == Substring(command)
        }
    }
}
