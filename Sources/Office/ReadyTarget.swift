public import Foundation
import Workflow

/// Who is told of a packet that is ready.
public enum ReadyTarget: Sendable {
    /// A program and its first arguments, run without a shell; the packet's folder comes last.
    case program(String, [String])
    /// An address to which a short JSON object is posted, with curl.
    case url(String)
    /// A folder that another system watches: the packet is put into it, in a folder of its own that appears whole.
    case folder(URL)

    public static let curl = "/usr/bin/curl"

    /// Longer is no message.
    private static let secondsAtMost = 120.0

    /// The name in the state; stays.
    var name: String {
        switch self {
        case .program: "program"
        case .url: "url"
        case .folder: "folder"
        }
    }

    /// - Parameter packet: the packet's folder.
    /// - Returns: whether it went well.
    func tell(of packet: URL, claim: String) async -> Bool {
        switch self {
        case .program(let program, let arguments): return await Self.run(program, arguments + [packet.path])
        case .url(let url):
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let body = try? encoder.encode(Note(claim_id: claim, folder: packet.path)) else { return false }
            // -q: no settings of a user. The body is not among the arguments, which others on the machine can see.
            return await Self.run(
                Self.curl,
                ["-q", "--silent", "--fail", "--proto", "=http,https", "--max-time", "60", "--header", "Content-Type: application/json", "--data-binary", "@-", "--url", url],
                input: body)
        case .folder(let folder):
            do {
                let names = try FileManager.default.contentsOfDirectory(atPath: packet.path).filter { $0 != OutputFolder.sums }.sorted()
                let files = try names.map { (name: $0, bytes: try Data(contentsOf: packet.appending(path: $0))) }
                try OutputFolder.write(files, to: folder.appending(path: packet.lastPathComponent).path)
                return true
            } catch {
                return false
            }
        }
    }

    /// What a URL is told; the names are those of the contract.
    private struct Note: Encodable {
        let claim_id: String
        let folder: String
        var ready = true
    }

    private static func run(_ program: String, _ arguments: [String], input: Data? = nil) async -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let pipe = input.map { _ in Pipe() }
        process.standardInput = pipe ?? FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return await withCheckedContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationReason == .exit && $0.terminationStatus == 0) }
            do {
                try process.run()
                let identifier = process.processIdentifier
                DispatchQueue.global().asyncAfter(deadline: .now() + secondsAtMost) { if process.isRunning, process.processIdentifier == identifier { process.terminate() } }
                // Short enough for the pipe to take at once.
                if let input { try? pipe?.fileHandleForWriting.write(contentsOf: input) }
                try? pipe?.fileHandleForWriting.close()
            } catch {
                process.terminationHandler = nil
                continuation.resume(returning: false)
            }
        }
    }
}
