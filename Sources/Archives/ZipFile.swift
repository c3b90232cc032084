public import Foundation

/// A zip file: its list of entries, and each entry's bytes.
///
/// Source: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. Zip64, encryption and methods other than stored and deflated are refused.
public struct ZipFile: Sendable {
    public struct Entry: Hashable, Sendable {
        /// With its folders.
        public let name: String
        /// Unpacked, in bytes.
        public let size: Int
        /// When it was last changed, by the clock of whoever packed it.
        public let modified: (year: Int, month: Int, day: Int)
        fileprivate let method: Int
        fileprivate let packedSize: Int
        fileprivate let checksum: UInt32
        fileprivate let headerOffset: Int
        fileprivate let isEncrypted: Bool

        public static func == (first: Entry, second: Entry) -> Bool { first.headerOffset == second.headerOffset && first.name == second.name }
        public func hash(into hasher: inout Hasher) { hasher.combine(headerOffset) }
    }

    public let entries: [Entry]
    /// Mapped: only what is read is in memory.
    private let bytes: Data

    public static func begins(with bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) }

    public init(contentsOf url: URL) throws(ArchiveError) {
        do {
            bytes = try Data(contentsOf: url, options: .mappedIfSafe)
        } catch {
            throw .cannotRead
        }
        guard let end = Self.endOfDirectory(in: bytes) else { throw .damaged }
        var entries: [Entry] = []
        var offset = Self.number(bytes, end + 16, 4)
        for _ in 0..<Self.number(bytes, end + 10, 2) {
            guard offset + 46 <= bytes.count, Self.number(bytes, offset, 4) == 0x0201_4B50 else { throw .damaged }
            let nameLength = Self.number(bytes, offset + 28, 2)
            let next = offset + 46 + nameLength + Self.number(bytes, offset + 30, 2) + Self.number(bytes, offset + 32, 2)
            guard next <= bytes.count else { throw .damaged }
            let date = Self.number(bytes, offset + 14, 2)
            entries.append(
                Entry(
                    name: String(decoding: bytes[offset + 46..<offset + 46 + nameLength], as: UTF8.self), size: Self.number(bytes, offset + 24, 4),
                    modified: (1980 + date >> 9, date >> 5 & 15, date & 31), method: Self.number(bytes, offset + 10, 2),
                    packedSize: Self.number(bytes, offset + 20, 4), checksum: UInt32(Self.number(bytes, offset + 16, 4)),
                    headerOffset: Self.number(bytes, offset + 42, 4), isEncrypted: Self.number(bytes, offset + 8, 2) & 1 != 0))
            offset = next
        }
        self.entries = entries.filter { !$0.name.hasSuffix("/") }
    }

    public func source(of entry: Entry) throws(ArchiveError) -> any ByteSource {
        guard !entry.isEncrypted, entry.method == 0 || entry.method == 8, entry.packedSize < 0xFFFF_FFFF, entry.size < 0xFFFF_FFFF else {
            throw .unsupported(name: entry.name)
        }
        let header = entry.headerOffset
        guard header + 30 <= bytes.count, Self.number(bytes, header, 4) == 0x0403_4B50 else { throw .damaged }
        let start = header + 30 + Self.number(bytes, header + 26, 2) + Self.number(bytes, header + 28, 2)
        guard start + entry.packedSize <= bytes.count else { throw .damaged }
        return try ZipEntrySource(
            bytes, start..<start + entry.packedSize, isDeflated: entry.method == 8, size: entry.size, checksum: entry.checksum, name: entry.name)
    }

    /// The record at the end, behind which only a comment of at most 64 KB may stand.
    private static func endOfDirectory(in bytes: Data) -> Int? {
        guard bytes.count >= 22 else { return nil }
        for offset in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
        where bytes[offset] == 0x50 && number(bytes, offset, 4) == 0x0605_4B50 {
            return offset
        }
        return nil
    }

    /// Little endian.
    private static func number(_ bytes: Data, _ offset: Int, _ count: Int) -> Int {
        (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
    }
}
