import Documents
import Foundation
import PageText

@main struct Main {
    static func main() async throws {
        let readers = [DocumentReader(), DocumentReader()]
        let files = Array(CommandLine.arguments.dropFirst())
        await withTaskGroup(of: Void.self) { group in
            for w in 0..<2 {
                group.addTask {
                    for (i, f) in files.enumerated() where i % 2 == w {
                        let t = Date()
                        do {
                            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: f)))
                            let r = try await readers[w].read(bytes: bytes, name: (f as NSString).lastPathComponent)
                            let e = JSONEncoder()
                            print(String(decoding: try e.encode(r.document), as: UTF8.self))
                            FileHandle.standardError.write("\(f) \(Date().timeIntervalSince(t)) rot \(r.document.pages.map(\.rotation)) src \(r.document.pages.map(\.source.rawValue)) words \(r.document.pages.map(\.words.count)) q \(r.document.pages.map(\.quality))\n".data(using: .utf8)!)
                        } catch { FileHandle.standardError.write("\(f): \(error)\n".data(using: .utf8)!) }
                    }
                }
            }
        }
    }
}
