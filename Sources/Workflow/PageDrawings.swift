import Documents
import Extraction
import Foundation
import PageText

/// Pictures of the pages of one file with the boxes of its values, to see at a glance what was read where.
public enum PageDrawings {
    /// Writes `NAME-page-N.png` into `folder`, readable by the owner only.
    public static func write(_ result: ReaderPool.Result, to folder: String) throws(OutputError) {
        guard let source = result.source, let data = FileManager.default.contents(atPath: result.path) else { return }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .cannotWrite(path: folder, reason: (error as NSError).localizedDescription)
        }
        let bytes = [UInt8](data)
        let stem = (source.name as NSString).deletingPathExtension
        for page in source.pages {
            let values = result.record.documents.flatMap { document in
                ([document.fields] + document.lineItems).flatMap { fields in fields.map { ($0.key, $0.value) } }
            }
            let marks = values.filter { $0.1.page == page.number && $0.1.origin != .derived }.flatMap { field, value in
                (value.boxes ?? [value.box]).map { PageDrawing.Mark(box: $0, label: field.rawValue, isSure: value.status == .accepted) }
            }
            guard let png = try? PageDrawing.png(of: bytes, page: page.number, marks: marks) else { continue }
            let path = folder + "/" + stem + "-page-\(page.number).png"
            guard FileManager.default.createFile(atPath: path, contents: Data(png), attributes: [.posixPermissions: 0o600]) else {
                throw .cannotWrite(path: path, reason: "no room or no right to write")
            }
        }
    }
}
