import Archives

/// The records of a published file one after another, as fields; memory holds one piece of the file and one record.
struct RecordReader {
    enum Layout {
        /// Quotes are ordinary characters.
        case tabs
        /// Quotes enclose fields; inside them two stand for one, and lines may break.
        case commas
        /// Fixed columns: a record is one field.
        case lines
    }

    let file: String
    /// On which the record last read begins.
    private(set) var line = 0
    /// Whether a line end stood behind it.
    private(set) var isTerminated = true
    private let layout: Layout
    private let source: any ByteSource
    private let monitor: ImportMonitor
    private var piece: [UInt8] = []
    private var position = 0
    private var nextLine = 1
    private var record: [UInt8] = []
    /// Where each field ends in `record`.
    private var ends: [Int] = []

    init(_ published: PublishedFile, _ layout: Layout, _ monitor: ImportMonitor) throws(ImportError) {
        file = published.name
        source = try published.open()
        self.layout = layout
        self.monitor = monitor
        try refill()
        if piece.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if piece.starts(with: [0xFF, 0xFE]) || piece.starts(with: [0xFE, 0xFF]) { throw .wrongEncoding(file: file, line: 1) }
    }

    var count: Int { ends.count }
    var isBlank: Bool { record.allSatisfy { $0 == 0x20 } }

    /// - Returns: false at the end.
    mutating func next() throws(ImportError) -> Bool {
        record.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        line = nextLine
        isTerminated = false
        var isQuoted = false
        let separator: UInt8 = layout == .tabs ? 0x09 : 0x2C
        while true {
            if position == piece.count {
                try refill()
                if piece.isEmpty { break }
            }
            let byte = piece[position]
            position += 1
            if isQuoted {
                if byte == 0x0A { nextLine += 1 }
                if byte == 0x22 {
                    if position == piece.count { try refill() }
                    if position < piece.count, piece[position] == 0x22 {
                        record.append(0x22)
                        position += 1
                    } else {
                        isQuoted = false
                    }
                } else {
                    record.append(byte)
                }
            } else if byte == 0x0A {
                nextLine += 1
                isTerminated = true
                break
            } else if byte == separator, layout != .lines {
                ends.append(record.count)
            } else if byte == 0x22, layout == .commas, record.count == ends.last ?? 0 {
                isQuoted = true
            } else if byte == 0 {
                throw .wrongEncoding(file: file, line: line)
            } else if byte != 0x0D {
                record.append(byte)
            }
        }
        if isQuoted { throw .cutOff(file: file, line: line) }
        if !isTerminated, record.isEmpty, ends.isEmpty { return false }
        ends.append(record.count)
        return true
    }

    private mutating func refill() throws(ImportError) {
        do throws(ArchiveError) { piece = try source.next() } catch { throw .unreadable(file: file, error) }
        position = 0
        monitor.advance(bytes: piece.count)
    }

    /// Field `index`, without spaces around it.
    func text(_ index: Int) throws(ImportError) -> String {
        try text(in: (index == 0 ? 0 : ends[index - 1])..<ends[index])
    }

    /// Columns of a fixed layout, counted from 1; empty where the line ends before them.
    func text(columns: ClosedRange<Int>) throws(ImportError) -> String {
        let from = min(columns.lowerBound - 1, record.count), to = min(columns.upperBound, record.count)
        return try text(in: from..<to)
    }

    var length: Int { record.count }

    private func text(in range: Range<Int>) throws(ImportError) -> String {
        var range = range
        while let first = range.first, record[first] == 0x20 { range.removeFirst() }
        while let last = range.last, record[last] == 0x20 { range.removeLast() }
        guard let text = TextDecoding.text(record[range]) else { throw .wrongEncoding(file: file, line: line) }
        return text
    }

    /// All fields, for headers.
    func fields() throws(ImportError) -> [String] {
        var all: [String] = []
        for index in 0..<count { all.append(try text(index)) }
        return all
    }
}

/// Where the columns stand, by the header line.
struct HeaderRow {
    let places: [String: Int]
    /// Of the header, and so of every row.
    let count: Int

    static func folded(_ name: String) -> String { String(name.uppercased().unicodeScalars.filter { ("A"..."Z").contains($0) || ("0"..."9").contains($0) }) }

    /// Reads on to the header: the first line with more than half of `columns`.
    ///
    /// - Parameters:
    ///   - columns: that have to be there, each with the names it goes by.
    ///   - above: is given the fields of every line above the header.
    init(of columns: [[String]], in reader: inout RecordReader, above: ([String]) -> Void = { _ in }) throws(ImportError) {
        let wanted = columns.map { $0.map(Self.folded) }
        while try reader.next(), reader.line <= 60 {
            let fields = try reader.fields()
            if let header = try Self.match(wanted, columns, fields, reader) {
                self = header
                return
            }
            above(fields)
        }
        throw .missingColumn(file: reader.file, line: 1, column: columns.first?.first ?? "")
    }

    /// Nil where the line is no header at all.
    static func match(_ wanted: [[String]], _ columns: [[String]], _ fields: [String], _ reader: RecordReader) throws(ImportError) -> HeaderRow? {
        let folded = fields.map(Self.folded)
        var places: [String: Int] = [:]
        var missing: String?
        for (names, printed) in zip(wanted, columns) {
            // CMS's crosswalk puts the year before a name.
            let place = names.lazy.compactMap { name in folded.firstIndex { $0 == name || $0.dropFirst(4) == name && $0.hasPrefix("20") } }.first
            if let place { places[printed[0]] = place } else { missing = missing ?? printed[0] }
        }
        guard places.count * 2 > columns.count else { return nil }
        if let missing { throw .missingColumn(file: reader.file, line: reader.line, column: missing) }
        return HeaderRow(places: places, count: fields.count)
    }

    private init(places: [String: Int], count: Int) {
        self.places = places
        self.count = count
    }

    /// - Throws: when the row has another number of fields than the header.
    func check(_ reader: RecordReader) throws(ImportError) {
        guard reader.count == count else {
            if !reader.isTerminated { throw .cutOff(file: reader.file, line: reader.line) }
            throw .wrongFieldCount(file: reader.file, line: reader.line, count: reader.count, expected: count)
        }
    }

    func text(_ column: String, _ reader: RecordReader) throws(ImportError) -> String {
        guard let place = places[column], place < reader.count else { return "" }
        return try reader.text(place)
    }
}
