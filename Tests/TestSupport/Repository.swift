public import Foundation

/// Where the files of this checkout are.
public enum Repository {
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    public static func file(_ path: String) -> URL { root.appending(path: path) }

    public static func schema(_ name: String) throws -> JSONSchema {
        try JSONSchema(JSON(contentsOf: file("models/schema/\(name).schema.json")))
    }

    /// The folders of `samples/` that hold a claim, by name.
    public static let samples: [Sample] =
        ((try? FileManager.default.contentsOfDirectory(atPath: file("samples").path)) ?? []).sorted()
        .map { Sample(folder: file("samples").appending(path: $0)) }
        .filter { FileManager.default.fileExists(atPath: $0.claim.path) }
}

/// One folder of `samples/`: a claim, its documents and what is expected of both.
public struct Sample: Hashable, Sendable, CustomStringConvertible {
    public let folder: URL

    public var name: String { folder.lastPathComponent }
    public var description: String { name }
    public var claim: URL { folder.appending(path: "claim.json") }
    public var expected: URL { folder.appending(path: "expected.json") }

    /// The day on which the claim is judged, `2026-03-25`: a year later its filing limit would have passed.
    public var asOf: String? { (try? JSON(contentsOf: expected))?["as_of"]?.string }

    /// Everything in the folder that is not JSON or text, by name.
    public var documents: [URL] {
        let kinds: Set = ["pdf", "tif", "tiff", "jpg", "jpeg", "png"]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { folder.appending(path: $0) }
            .filter { kinds.contains($0.pathExtension.lowercased()) }
    }
}

/// The material beside the checkout that some tests measure against. The project does not need it.
public enum Shared {
    /// `../shared/corpus`; nil, and a line on standard error, where it is missing.
    public static let corpus: URL? = {
        let folder = Repository.root.deletingLastPathComponent().appending(path: "shared/corpus")
        if FileManager.default.fileExists(atPath: folder.path) { return folder }
        let notice = "SKIPPED: ../shared/corpus is missing, tests that measure against it do nothing\n"
        FileHandle.standardError.write(Data(notice.utf8))
        return nil
    }()
}

/// A folder for one test, removed with it.
public final class TemporaryFolder: Sendable {
    public let url: URL

    public init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "j3590-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult
    public func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> URL {
        let file = url.appending(path: name)
        try Data(bytes).write(to: file)
        return file
    }
}
