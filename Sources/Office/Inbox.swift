import Documents
import Foundation

/// A file that lies in the inbox.
struct IncomingFile: Hashable {
    let path: String
    /// Below the inbox, with its folders: "C-1001/order.pdf".
    let relativePath: String
    let stamp: FileStamp

    var name: String { (relativePath as NSString).lastPathComponent }

    /// The claim that the sub-folder or the name tells: `C-1001/order.pdf`, `C-1001__order.pdf`.
    var claim: (id: String, how: String)? {
        let folders = relativePath.split(separator: "/").dropLast()
        if let folder = folders.first { return (String(folder), "folder") }
        guard let mark = name.firstRange(of: "__"), mark.lowerBound > name.startIndex else { return nil }
        return (String(name[..<mark.lowerBound]), "name")
    }
}

/// The folder into which papers are dropped.
struct Inbox {
    let folder: URL
    /// Held while a watcher works here; of its name nothing is ever taken.
    static let lockName = ".j3590.lock"

    /// What systems leave lying about: it is never a paper.
    static func isLitter(_ name: String) -> Bool {
        let lower = name.lowercased()
        return lower.hasPrefix(".") || lower.hasPrefix("~") || ["thumbs.db", "desktop.ini"].contains(lower) || ["swp", "lock"].contains((lower as NSString).pathExtension)
    }

    /// What somebody is still writing under another name.
    static func isPassing(_ name: String) -> Bool {
        ["part", "partial", "tmp", "temp", "crdownload", "download", "filepart"].contains((name.lowercased() as NSString).pathExtension)
    }

    /// What lies in the inbox, by name.
    struct Scan {
        var files: [IncomingFile] = []
        /// Files whose name says that they are still written.
        var passing: [IncomingFile] = []
        /// The inbox first.
        var folders: [String] = []
        /// Folders in which there is nothing, not even litter.
        var empty: [(path: String, stamp: FileStamp)] = []
    }

    /// Every file and folder that counts. Links are not followed.
    func scan() throws(OfficeError) -> Scan {
        var scan = Scan(folders: [folder.path])
        var next = 0
        while next < scan.folders.count {
            let current = scan.folders[next]
            next += 1
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: current)
            } catch {
                // A sub-folder may be gone by now; the inbox itself may not.
                if next == 1 { throw .noInbox(path: folder.path) }
                continue
            }
            if names.isEmpty, next > 1, let stamp = FileStamp(path: current) { scan.empty.append((current, stamp)) }
            for name in names.sorted() where !Self.isLitter(name) {
                let path = current + "/" + name
                guard let stamp = FileStamp(path: path) else { continue }
                lazy var file = IncomingFile(path: path, relativePath: String(path.dropFirst(folder.path.count + 1)), stamp: stamp)
                switch stamp.kind {
                case .folder: scan.folders.append(path)
                case .file: if Self.isPassing(name) { scan.passing.append(file) } else { scan.files.append(file) }
                case .other: break
                }
            }
        }
        return scan
    }

    /// Sub-folders out of which everything was taken would pile up over months. One that was empty for a day goes.
    func removeEmptied(_ empty: [(path: String, stamp: FileStamp)], now: Date = Date()) {
        for folder in empty where folder.stamp.age(at: now) > 86_400 { DiskFile.removeEmptyFolder(folder.path) }
    }
}

extension FileStamp {
    /// Seconds since it was written to, by the calendar clock.
    func age(at now: Date = Date()) -> Double { now.timeIntervalSince1970 - Double(modified) / 1e9 }
}

/// Tells files that are whole from those that somebody still writes.
///
/// A file is whole when its size and time were still for a while as this machine's running clock counts it, so that neither a jump of the
/// calendar clock nor another machine's clock matters, and when its end looks like one. What stays without an end is taken after a longer while
/// as it is: it will be set aside as damaged, visibly.
struct SettleCheck {
    let still: Duration
    let patience: Duration
    /// Whether a file was not yet still for long enough; others wait for their end.
    private(set) var isWaiting = false
    /// Files that are still, and end too early.
    private(set) var cutOff: [IncomingFile] = []
    private var seen: [String: (stamp: FileStamp, since: ContinuousClock.Instant)] = [:]

    init(still: Duration, patience: Duration) {
        self.still = still
        self.patience = patience
    }

    /// - Returns: the files that are whole, and the number of those that are not yet.
    mutating func settled(_ files: [IncomingFile], now: ContinuousClock.Instant = .now) -> (whole: [IncomingFile], unsettled: [IncomingFile]) {
        var known: [String: (stamp: FileStamp, since: ContinuousClock.Instant)] = [:]
        var whole: [IncomingFile] = [], unsettled: [IncomingFile] = []
        for file in files {
            let since = seen[file.path].flatMap { $0.stamp == file.stamp ? $0.since : nil } ?? now
            known[file.path] = (file.stamp, since)
            let age = since.duration(to: now)
            // Also by the calendar clock, as --once does not run for so long.
            let isOld = age >= patience || file.stamp.age() >= patience / .seconds(1)
            if age >= still, isOld || FileEnd.isWhole(file.path, size: file.stamp.size) { whole.append(file) } else { unsettled.append(file) }
        }
        seen = known
        cutOff = unsettled.filter { file in known[file.path].map { $0.since.duration(to: now) >= still } ?? false }
        isWaiting = cutOff.count < unsettled.count
        return (whole, unsettled)
    }
}

/// Whether the bytes of a file go as far as its format says.
enum FileEnd {
    static func isWhole(_ path: String, size: Int) -> Bool {
        guard size > 0, let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        func bytes(at offset: Int, _ count: Int) -> [UInt8] {
            guard (try? file.seek(toOffset: UInt64(max(0, offset)))) != nil else { return [] }
            return (try? file.read(upToCount: count)).map { [UInt8]($0) } ?? []
        }
        let head = bytes(at: 0, 1024)
        func holds(_ text: String, in part: [UInt8]) -> Bool { part.firstRange(of: Array(text.utf8)) != nil }
        if holds("%PDF-", in: head) { return holds("%%EOF", in: bytes(at: size - 2048, 2048)) }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return bytes(at: size - 4096, 4096).firstRange(of: [0xFF, 0xD9]) != nil }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return holds("IEND", in: bytes(at: size - 64, 64)) }
        if head.starts(with: Array("II*\0".utf8)) || head.starts(with: Array("MM\0*".utf8)) {
            return holdsDirectories(isBig: head.first == UInt8(ascii: "M"), size: size, bytes: bytes)
        }
        return true
    }

    /// Whether every page's directory is there: scanners write each behind its pixels, and the next one's place into the one before.
    ///
    /// Source: TIFF 6.0, section 2.
    private static func holdsDirectories(isBig: Bool, size: Int, bytes: (Int, Int) -> [UInt8]) -> Bool {
        func number(at offset: Int, _ count: Int) -> Int? {
            let part = bytes(offset, count)
            return part.count == count ? (isBig ? part : part.reversed()).reduce(0) { $0 << 8 | Int($1) } : nil
        }
        guard var directory = number(at: 4, 4), directory > 0 else { return false }
        for _ in 0..<10_000 {
            guard directory + 2 <= size, let entries = number(at: directory, 2), entries > 0, let next = number(at: directory + 2 + 12 * entries, 4) else { return false }
            if next == 0 { return true }
            directory = next
        }
        return true
    }
}
