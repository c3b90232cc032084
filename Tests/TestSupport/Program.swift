import Dispatch
public import Foundation

/// The built j3590, run as a person runs it.
public enum Program {
    public struct Result: Sendable {
        public let status: Int32
        public let output: Data
        public let errors: String

        public var text: String { String(decoding: output, as: UTF8.self) }
        public var errorLines: [Substring] { errors.split(separator: "\n") }
    }

    public enum RunError: Error {
        case notBuilt(String)
        case tookTooLong([String])
    }

    /// The program beside the test bundle, which both `swift test` builds; `J3590_PROGRAM` names another one.
    public static let location: URL = {
        if let path = ProcessInfo.processInfo.environment["J3590_PROGRAM"] { return URL(filePath: path) }
        let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: "j3590")
    }()

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - folder: the working folder; an empty one of its own where nil.
    ///   - environment: added to that of the tests.
    ///   - limit: seconds after which it is ended and the call throws.
    public static func run(
        _ arguments: [String], stdin: Data = Data(), environment: [String: String] = [:], in folder: URL? = nil,
        limit: Double = 180
    ) throws -> Result {
        guard FileManager.default.isExecutableFile(atPath: location.path) else {
            throw RunError.notBuilt(location.path)
        }
        // Files, not pipes: a full pipe that nobody reads would stop the program.
        let scratch = try TemporaryFolder()
        let input = try scratch.write(stdin, to: "stdin")
        let output = try scratch.write([], to: "stdout"), errors = try scratch.write([], to: "stderr")
        let home = scratch.url.appending(path: "home")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)

        let process = Process()
        process.executableURL = location
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? home
        process.environment = ProcessInfo.processInfo.environment
            .merging(["HOME": home.path, "XDG_CACHE_HOME": home.appending(path: ".cache").path]) { $1 }
            .merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + limit) == .timedOut {
            process.terminate()
            throw RunError.tookTooLong(arguments)
        }
        let said = try Data(contentsOf: errors)
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try Data(contentsOf: output), errors: String(decoding: said, as: UTF8.self))
    }
}
