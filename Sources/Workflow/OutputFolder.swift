public import Foundation

/// Why a result could not be written.
public enum OutputError: Error, Hashable, Sendable, CustomStringConvertible {
    case cannotWrite(path: String, reason: String)
    /// The folder holds files that are not ours.
    case notOurs(path: String, file: String)

    public var description: String {
        switch self {
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written (\(reason)): choose another place or make room."
        case .notOurs(let path, let file):
            "\(path) holds \(file), which no packet made: choose an empty or new folder."
        }
    }
}

/// A folder that appears whole or not at all, readable by its owner only.
public struct OutputFolder {
    /// Writes `files` (name and bytes) so that `path` holds exactly these afterwards.
    ///
    /// The files are written beside it and moved into place by one rename; a folder from an earlier run is replaced, one
    /// that holds other files is left alone.
    public static func write(_ files: [(name: String, bytes: Data)], to path: String) throws(OutputError) {
        let manager = FileManager.default
        let target = URL(fileURLWithPath: path).standardizedFileURL
        let parent = target.deletingLastPathComponent()
        let names = Set(files.map(\.name))
        let present = (try? manager.contentsOfDirectory(atPath: target.path)) ?? []
        if let other = present.sorted().first(where: { !names.contains($0) }) {
            throw .notOurs(path: path, file: other)
        }
        let fresh = parent.appendingPathComponent(".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp")
        do {
            try manager.createDirectory(at: parent, withIntermediateDirectories: true)
            try? manager.removeItem(at: fresh)
            try manager.createDirectory(at: fresh, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            for file in files {
                let url = fresh.appendingPathComponent(file.name)
                guard manager.createFile(atPath: url.path, contents: file.bytes, attributes: [.posixPermissions: 0o600]) else {
                    throw CocoaError(.fileWriteUnknown)
                }
            }
            if manager.fileExists(atPath: target.path) {
                let old = parent.appendingPathComponent(".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).old")
                try manager.moveItem(at: target, to: old)
                try manager.moveItem(at: fresh, to: target)
                try? manager.removeItem(at: old)
            } else {
                try manager.moveItem(at: fresh, to: target)
            }
        } catch {
            try? manager.removeItem(at: fresh)
            throw .cannotWrite(path: path, reason: (error as NSError).localizedDescription)
        }
    }
}
