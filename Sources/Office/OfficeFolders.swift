import Documents
public import Foundation

/// The outbox and what stands where in it.
public struct OfficeFolders: Sendable {
    public let outbox: URL
    public let state: URL

    public init(outbox: URL, state: URL) {
        self.outbox = outbox
        self.state = state
    }

    static let originals = "originals", duplicates = "duplicates", quarantine = "quarantine", claims = "claims"

    /// Where packets of claims are made before they are put in place.
    var work: URL { state.appending(path: "work", directoryHint: .isDirectory) }

    func make() throws(OfficeError) {
        for folder in [outbox, work] + [Self.originals, Self.duplicates, Self.quarantine, Self.claims].map({ outbox.appending(path: $0) }) {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw .cannotWrite(path: folder.path, reason: (error as NSError).localizedDescription)
            }
        }
    }

    /// The place of a document, below the outbox. The digest stands first: two that have one name do not meet.
    static func place(in folder: String, sha256: String, name: String, number: Int? = nil) -> String {
        "\(folder)/\(sha256.prefix(12))\(number.map { "-\($0)" } ?? "")-\(fileName(name))"
    }

    /// The folder of a claim's packet, below the outbox.
    static func packet(of claim: String) -> String { "\(claims)/\(folderName(claim))" }

    /// A claim's number as the name of a folder. What no name may hold is replaced, and a digest keeps it from meeting another.
    static func folderName(_ claim: String) -> String {
        let kept = String(claim.map { $0.isLetter || $0.isNumber || "-_.+ ".contains($0) ? $0 : "_" }.prefix(80))
        let isSame = kept == claim && !kept.hasPrefix(".") && !kept.hasSuffix(" ")
        return isSame ? claim : "\(kept.drop { $0 == "." })-\(DocumentReader.sha256(of: Array(claim.utf8)).prefix(8))"
    }

    /// A name without control characters, short enough to have a digest before it and ".txt" behind; its end tells the kind, so the middle goes.
    static func fileName(_ name: String) -> String {
        let clean = String(name.map { $0.isNewline || $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control } ? "_" : $0 })
        var head = Substring(clean)
        let tail = clean.suffix(16)
        while head.utf8.count + tail.utf8.count > 200 { head.removeLast() }
        return head.count == clean.count ? clean : String(head + tail)
    }

    func url(_ place: String) -> URL { outbox.appending(path: place) }

    // MARK: - Moving

    /// Moves a file to its place so that it survives a power cut; from another file system by copying, comparing, and only then removing.
    static func move(_ source: String, to target: String, sha256: String) throws(OfficeError) {
        do throws(DiskFile.Failure) {
            try DiskFile.move(source, to: target)
        } catch .otherFileSystem {
            try copy(source, to: target, sha256: sha256)
        } catch .exists where digest(target) == sha256 {
            // An earlier run had copied it.
            try remove(source, ifStill: sha256)
        } catch {
            throw failure(error, path: target)
        }
    }

    private static func copy(_ source: String, to target: String, sha256: String) throws(OfficeError) {
        let fresh = (target as NSString).deletingLastPathComponent + "/.\(sha256.prefix(12)).part"
        try? FileManager.default.removeItem(atPath: fresh)
        do {
            try FileManager.default.copyItem(atPath: source, toPath: fresh)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: fresh)
            try DiskFile.sync(fresh)
        } catch {
            try? FileManager.default.removeItem(atPath: fresh)
            if (error as? CocoaError)?.code == .fileWriteOutOfSpace || (error as? DiskFile.Failure) == .noRoom { throw .noRoom(path: target) }
            throw .cannotWrite(path: target, reason: (error as NSError).localizedDescription)
        }
        guard digest(fresh) == sha256 else {
            try? FileManager.default.removeItem(atPath: fresh)
            throw .cannotWrite(path: target, reason: "the copy differs from the original")
        }
        do throws(DiskFile.Failure) {
            try DiskFile.move(fresh, to: target)
            try DiskFile.sync((target as NSString).deletingLastPathComponent)
        } catch {
            throw failure(error, path: target)
        }
        try remove(source, ifStill: sha256)
    }

    private static func remove(_ source: String, ifStill sha256: String) throws(OfficeError) {
        guard digest(source) == sha256 else { return }
        do { try FileManager.default.removeItem(atPath: source) } catch { throw .cannotWrite(path: source, reason: (error as NSError).localizedDescription) }
    }

    /// Nil when the file cannot be read.
    static func digest(_ path: String) -> String? { DocumentReader.sha256(ofFile: path) }

    static func failure(_ error: DiskFile.Failure, path: String) -> OfficeError {
        switch error {
        case .noRoom: .noRoom(path: path)
        case .exists: .cannotWrite(path: path, reason: "another file is there")
        case .otherFileSystem: .cannotWrite(path: path, reason: "it is on another file system")
        case .refused(let reason): .cannotWrite(path: path, reason: reason)
        }
    }

    /// A text that is there whole or not at all.
    static func write(_ text: String, to path: String) throws(OfficeError) {
        let fresh = (path as NSString).deletingLastPathComponent + "/.\((path as NSString).lastPathComponent).part"
        guard FileManager.default.createFile(atPath: fresh, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]) else {
            try? FileManager.default.removeItem(atPath: fresh)
            throw .cannotWrite(path: path, reason: "no room or no right to write")
        }
        guard unsafe rename(fresh, path) == 0 else { throw .cannotWrite(path: path, reason: "it cannot be put in place") }
    }

    /// Removes what a program that was killed left half written.
    func tidy() {
        for folder in [Self.originals, Self.duplicates, Self.quarantine, Self.claims, ""].map({ outbox.appending(path: $0) }) {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            where name.hasPrefix(".") && ["part", "tmp", "old"].contains((name as NSString).pathExtension) {
                try? FileManager.default.removeItem(at: folder.appending(path: name))
            }
        }
        try? FileManager.default.removeItem(at: work)
        try? FileManager.default.createDirectory(at: work, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}
