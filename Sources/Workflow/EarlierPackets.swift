public import Foundation

/// Packets that were made before.
public enum EarlierPackets {
    /// - Parameter path: a packet.json, or a folder with such files in it or in its folders.
    public static func find(at path: String) throws(PacketRunError) -> [Data] {
        let url = URL(fileURLWithPath: path)
        guard let isFolder = try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory else { throw .unreadable(path: path) }
        var files = [path]
        if isFolder {
            let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
            files = all.filter { $0 == "packet.json" || $0.hasSuffix("/packet.json") }.sorted().map { url.appending(path: $0).path }
        }
        return try files.map { file throws(PacketRunError) in
            guard let data = FileManager.default.contents(atPath: file) else { throw .unreadable(path: file) }
            return data
        }
    }
}
