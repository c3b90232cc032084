import Foundation

/// A program that is told of a packet: run by its path with a list of arguments, without a shell.
enum ReadyCommand {
    /// Longer is no message.
    private static let limit = 120.0

    /// - Returns: whether it ended well.
    static func run(_ program: String, _ arguments: [String]) async -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return await withCheckedContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationReason == .exit && $0.terminationStatus == 0) }
            do {
                try process.run()
                let identifier = process.processIdentifier
                DispatchQueue.global().asyncAfter(deadline: .now() + limit) { if process.isRunning, process.processIdentifier == identifier { process.terminate() } }
            } catch {
                process.terminationHandler = nil
                continuation.resume(returning: false)
            }
        }
    }
}
