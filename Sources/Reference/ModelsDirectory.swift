public import Foundation

/// The folder with the data that the program uses at run time.
public struct ModelsDirectory: Hashable, Sendable {
    public let url: URL
    /// The database of what the user imported, which need not exist: in a folder that was named, or else among the user's own data, so
    /// that a new release does not lose it.
    public let imported: URL

    private init(url: URL, isNamed: Bool) {
        self.url = url.standardizedFileURL
        imported = (isNamed ? self.url : Self.userData).appendingPathComponent("imported.sqlite")
    }

    private static var userData: URL {
        let folder = ProcessInfo.processInfo.environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0, isDirectory: true) : nil }
            ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".local/share", isDirectory: true)
        return folder.appendingPathComponent("j3590", isDirectory: true)
    }

    /// The folder of our own recognisers for the reader; nil where there are none.
    public var recognisers: String? {
        let folder = url.appendingPathComponent("tessdata", isDirectory: true)
        return FileManager.default.fileExists(atPath: folder.appendingPathComponent("codes.traineddata").path) ? folder.path : nil
    }

    /// The published tables as this project keeps them.
    public var tables: URL { url.appendingPathComponent("reference", isDirectory: true) }

    /// The first of these that exists: the explicit path, `J3590_MODELS`, `share/j3590/models` beside the program's
    /// `bin`, and `models` in a folder above the program or above the current directory.
    ///
    /// - Parameter explicit: a path the user gave; when it is given, nothing else is looked at.
    public static func locate(explicit: String? = nil) throws(ReferenceError) -> ModelsDirectory {
        let environment = ProcessInfo.processInfo.environment["J3590_MODELS"].flatMap { $0.isEmpty ? nil : $0 }
        if let named = explicit ?? environment {
            let directory = ModelsDirectory(url: URL(fileURLWithPath: named, isDirectory: true), isNamed: true)
            guard directory.isComplete else { throw .missing(path: directory.url.path) }
            return directory
        }
        for url in candidates() {
            let directory = ModelsDirectory(url: url, isNamed: false)
            if directory.isComplete { return directory }
        }
        throw .modelsNotFound
    }

    /// Holds the tables, or the database made from them.
    private var isComplete: Bool {
        let files = FileManager.default
        return files.fileExists(atPath: tables.path) || files.fileExists(atPath: url.appendingPathComponent("reference.sqlite").path)
    }

    private static func candidates() -> [URL] {
        var found: [URL] = []
        if let program = Bundle.main.executableURL?.resolvingSymlinksInPath() {
            let folder = program.deletingLastPathComponent()
            found.append(folder.appendingPathComponent("../share/j3590/models", isDirectory: true))
            found += parents(of: folder).map { $0.appendingPathComponent("models", isDirectory: true) }
        }
        let current = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
        return found + parents(of: current).map { $0.appendingPathComponent("models", isDirectory: true) }
    }

    /// The folder itself and all above it.
    private static func parents(of folder: URL) -> [URL] {
        var folders = [folder.standardizedFileURL]
        while let last = folders.last, last.path != "/" { folders.append(last.deletingLastPathComponent().standardizedFileURL) }
        return folders
    }
}
