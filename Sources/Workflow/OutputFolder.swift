import Documents
public import Foundation

/// Why a result could not be written.
public enum OutputError: Error, Hashable, Sendable, CustomStringConvertible {
    case cannotWrite(path: String, reason: String)
    /// The folder holds files that are not ours.
    case notOurs(path: String, file: String)
    /// Somebody changed a file that we wrote.
    case changed(path: String, file: String)

    public var description: String {
        switch self {
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written (\(reason)): choose another place or make room."
        case .notOurs(let path, let file):
            "\(path) holds \(file), which no packet made: choose an empty or new folder."
        case .changed(let path, let file):
            "\(path) holds \(file), which was changed by hand: keep that folder and choose a new one."
        }
    }
}

/// A folder that appears whole or not at all, readable by its owner only.
///
/// It also holds `SHA256SUMS`, in the form of the command `sha256sum`: by that it is known later whether a person changed a file.
public struct OutputFolder {
    public static let sums = "SHA256SUMS"

    /// Writes `files` (name and bytes) so that `path` holds exactly these and their sums afterwards.
    ///
    /// The files are written beside it and moved into place in one step. A folder from an earlier run is replaced; one in which there is
    /// a file that is not ours, or that somebody changed, is left alone.
    public static func write(_ files: [(name: String, bytes: Data)], to path: String) throws(OutputError) {
        let manager = FileManager.default
        let target = URL(fileURLWithPath: path).standardizedFileURL
        let parent = target.deletingLastPathComponent()
        try refuseForeign(in: target, path: path)
        let sums = files.sorted { $0.name < $1.name }.map { "\(DocumentReader.sha256(of: [UInt8]($0.bytes)))  \($0.name)\n" }.joined()
        let fresh = parent.appendingPathComponent(".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp")
        do {
            try manager.createDirectory(at: parent, withIntermediateDirectories: true)
            removeRemains(of: target, in: parent)
            try manager.createDirectory(at: fresh, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            for file in files + [(name: Self.sums, bytes: Data(sums.utf8))] {
                let url = fresh.appendingPathComponent(file.name)
                guard manager.createFile(atPath: url.path, contents: file.bytes, attributes: [.posixPermissions: 0o600]) else {
                    throw CocoaError(.fileWriteUnknown)
                }
                try DiskFile.sync(url.path)
            }
            try DiskFile.sync(fresh.path)
            try place(fresh, at: target)
            try? DiskFile.sync(parent.path)
        } catch let failure as DiskFile.Failure {
            try? manager.removeItem(at: fresh)
            throw .cannotWrite(path: path, reason: "\(failure)")
        } catch {
            try? manager.removeItem(at: fresh)
            throw .cannotWrite(path: path, reason: (error as NSError).localizedDescription)
        }
    }

    /// What a run that was killed an hour ago or more left behind; that of one that still runs, maybe on another machine, is its own.
    private static func removeRemains(of target: URL, in parent: URL) {
        let manager = FileManager.default
        let start = ".\(target.lastPathComponent)."
        for name in (try? manager.contentsOfDirectory(atPath: parent.path)) ?? [] where name.hasPrefix(start) && name.hasSuffix(".tmp") {
            guard let owner = Int32(name.dropFirst(start.count).dropLast(4)) else { continue }
            let isOwn = owner == ProcessInfo.processInfo.processIdentifier, url = parent.appendingPathComponent(name)
            let age = ((try? manager.attributesOfItem(atPath: url.path))?[.modificationDate] as? Date)?.timeIntervalSinceNow ?? 0
            if isOwn || age < -3_600 && !manager.fileExists(atPath: "/proc/\(owner)") { try? manager.removeItem(at: url) }
        }
    }

    private static func place(_ fresh: URL, at target: URL) throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: target.path) else { return try manager.moveItem(at: fresh, to: target) }
        if try DiskFile.exchange(fresh.path, target.path) { return try manager.removeItem(at: fresh) }
        // A file system without it: for a moment there is no folder.
        let old = fresh.appendingPathExtension("old")
        try manager.moveItem(at: target, to: old)
        do {
            try manager.moveItem(at: fresh, to: target)
        } catch {
            try? manager.moveItem(at: old, to: target)
            throw error
        }
        try? manager.removeItem(at: old)
    }

    /// Every file must be one that the sums name, as they name it.
    private static func refuseForeign(in folder: URL, path: String) throws(OutputError) {
        let manager = FileManager.default
        let present = ((try? manager.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        let text = manager.contents(atPath: folder.appendingPathComponent(sums).path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        var known: [String: Substring] = [:]
        for line in text.split(separator: "\n") where line.count > 66 { known[String(line.dropFirst(66))] = line.prefix(64) }
        for name in present where name != sums {
            guard let sum = known[name] else { throw .notOurs(path: path, file: name) }
            guard let bytes = manager.contents(atPath: folder.appendingPathComponent(name).path), DocumentReader.sha256(of: [UInt8](bytes)) == sum else {
                throw .changed(path: path, file: name)
            }
        }
    }
}
