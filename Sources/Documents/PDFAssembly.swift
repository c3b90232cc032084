import CQPDF
import Foundation

/// Puts files together into one PDF by qpdf; the pages of the sources stay as they are.
public enum PDFAssembly {
    /// - Parameters:
    ///   - cover: a PDF that comes first.
    ///   - sources: PDFs, or pictures, which become pages of their own.
    /// - Returns: one PDF, not encrypted, with an identifier that depends on its content only.
    public static func join(cover: [UInt8], sources: [[UInt8]]) throws(DocumentError) -> [UInt8] {
        // qpdf reads and writes files: they live in a private folder for as long as this call.
        let folder = FileManager.default.temporaryDirectory.appending(path: "j3590-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .damaged(reason: "no temporary folder can be made")
        }
        defer { try? FileManager.default.removeItem(at: folder) }

        var pages: [[String: String]] = []
        func put(_ bytes: [UInt8], _ name: String) throws(DocumentError) {
            let path = folder.appending(path: name).path
            guard FileManager.default.createFile(atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600]) else {
                throw .damaged(reason: "no temporary file can be written")
            }
            pages.append(["file": path, "range": "1-z"])
        }
        try put(cover, "cover.pdf")
        for (index, source) in sources.enumerated() {
            let kind = try FileKind(bytes: source)
            try put(kind == .pdf ? source : try ImagePages.pdf(of: source, kind: kind), "source\(index).pdf")
        }
        let output = folder.appending(path: "out.pdf").path
        let job: [String: Any] = [
            "inputFile": folder.appending(path: "cover.pdf").path, "outputFile": output, "pages": pages, "deterministicId": "", "objectStreams": "generate",
            "decrypt": "", "warningExit0": "",
        ]
        guard let json = try? JSONSerialization.data(withJSONObject: job, options: [.sortedKeys]) else { throw .damaged(reason: "the pages cannot be joined") }
        let status = cqpdf_run(String(decoding: json, as: UTF8.self))
        // 3: pages were mended on the way, as every viewer would.
        guard status == 0 || status == 3, let data = FileManager.default.contents(atPath: output) else {
            throw .damaged(reason: "the pages cannot be joined")
        }
        return [UInt8](data)
    }
}
