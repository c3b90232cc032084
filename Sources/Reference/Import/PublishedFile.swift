import Archives
import Foundation
import Vocabulary

/// One file as its publisher offers it, unpacked or in a zip file.
struct PublishedFile {
    /// "ndctext.zip/product.txt".
    let name: String
    /// When it was last changed.
    let modified: CalendarDay?
    /// Unpacked, in bytes.
    let size: Int
    /// The beginning, enough for any header.
    let head: [UInt8]
    private let source: () throws(ArchiveError) -> any ByteSource

    private static let headLength = 1 << 15

    private init(name: String, modified: CalendarDay?, size: Int, source: @escaping () throws(ArchiveError) -> any ByteSource) throws(ArchiveError) {
        self.name = name
        self.modified = modified
        self.size = size
        self.source = source
        head = Array(try source().next().prefix(Self.headLength))
    }

    func open() throws(ImportError) -> any ByteSource {
        do throws(ArchiveError) { return try source() } catch { throw .unreadable(file: name, error) }
    }

    /// The file itself, or what the zip file holds.
    static func files(at url: URL) throws(ImportError) -> [PublishedFile] {
        let name = url.lastPathComponent
        do throws(ArchiveError) {
            guard ZipFile.begins(with: try FileSource(url).next().prefix(4)) else {
                let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
                let modified = (attributes?[.modificationDate] as? Date).map { Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: $0) }
                return [
                    try PublishedFile(
                        name: name, modified: modified.flatMap { try? CalendarDay(year: $0.year ?? 0, month: $0.month ?? 0, day: $0.day ?? 0) },
                        size: attributes?[.size] as? Int ?? 0, source: { () throws(ArchiveError) in try FileSource(url) })
                ]
            }
            let zip = try ZipFile(contentsOf: url)
            var files: [PublishedFile] = []
            for entry in zip.entries {
                files.append(
                    try PublishedFile(
                        name: "\(name)/\(entry.name.split(separator: "/").last ?? "")",
                        modified: try? CalendarDay(year: entry.modified.year, month: entry.modified.month, day: entry.modified.day), size: entry.size,
                        source: { () throws(ArchiveError) in try zip.source(of: entry) }))
            }
            return files
        } catch {
            throw .unreadable(file: name, error)
        }
    }

    /// The first lines as text, for recognition and for dates above the header.
    func firstLines(_ count: Int = 30) -> [String] {
        head.split(separator: 0x0A, maxSplits: count, omittingEmptySubsequences: false).prefix(count).map { TextDecoding.lenient($0) }
    }

    /// A header among the first lines, written with commas or tabs, that has most of these columns.
    func hasHeader(_ columns: [String]) -> Bool {
        firstLines().contains { line in
            let fields = Set(line.split { $0 == "," || $0 == "\t" }.map { HeaderRow.folded(String($0)) })
            return columns.count { fields.contains(HeaderRow.folded($0)) } * 5 >= columns.count * 3
        }
    }
}

/// UTF-8, or else Windows-1252: what the publishers write.
enum TextDecoding {
    /// Nil where the bytes are neither.
    static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            guard let scalar = windows1252(byte) else { return nil }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    static func lenient(_ bytes: ArraySlice<UInt8>) -> String { text(bytes) ?? String(decoding: bytes, as: UTF8.self) }

    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        let value = upper[Int(byte) - 0x80]
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    private static let upper: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
