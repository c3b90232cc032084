import Vocabulary

/// How far an import is.
public struct ImportProgress: Hashable, Sendable {
    /// The file that is being read.
    public let file: String
    public let rows: Int
    /// 0…1 of all bytes.
    public let fraction: Double
}

/// What an import changed in one table.
public struct ImportReport: Hashable, Sendable {
    /// "NDC Directory".
    public let table: String
    /// "2025Q4"; nil where only the newest counts.
    public let period: String?
    public let rows: Int
    /// Compared with the edition that it replaces or follows; nil for the first.
    public let change: Change?
    /// Sentences about what was left out.
    public let notes: [String]

    public struct Change: Hashable, Sendable {
        public let added: Int
        public let removed: Int
        public let changed: Int
        /// The edition it was compared with; nil when that was the same one.
        public let since: String?
    }
}

/// Counts what was read, and tells whoever waits.
final class ImportMonitor {
    private let total: Int
    private let tell: (ImportProgress) -> Void
    private var bytes = 0
    private var told = 0
    var file = ""
    var rows = 0

    init(total: Int, _ tell: @escaping (ImportProgress) -> Void) {
        self.total = max(total, 1)
        self.tell = tell
    }

    func advance(bytes count: Int) {
        bytes += count
        guard bytes - told >= 1 << 20 || count == 0 else { return }
        told = bytes
        tell(ImportProgress(file: file, rows: rows, fraction: min(1, Double(bytes) / Double(total))))
    }
}
