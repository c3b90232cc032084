import Foundation

/// A comma-separated table with a header line, as in models/reference: UTF-8, quotes only where a field needs them.
struct CSVTable {
    let name: String
    private let bytes: [UInt8]

    init(contentsOf url: URL) throws(ReferenceError) {
        name = url.lastPathComponent
        do {
            bytes = Array(try Data(contentsOf: url))
        } catch {
            throw .damagedTable(file: name, line: 1, reason: "it cannot be read")
        }
    }

    /// Calls `body` with the fields of every row behind the header, in the order of `columns`.
    ///
    /// - Throws: ``ReferenceError/damagedTable(file:line:reason:)`` when the header lacks a column or a row has another
    ///   number of fields than the header; what `body` throws.
    func forEachRow(_ columns: [String], _ body: ([String]) throws -> Void) throws {
        var position = bytes.startIndex
        var line = 1
        guard let header = nextRow(&position, &line) else {
            throw ReferenceError.damagedTable(file: name, line: 1, reason: "it is empty")
        }
        var places: [Int] = []
        for column in columns {
            guard let place = header.firstIndex(of: column) else {
                throw ReferenceError.damagedTable(file: name, line: 1, reason: "column \(column) is missing")
            }
            places.append(place)
        }
        let isInOrder = places == Array(header.indices)
        while true {
            let start = line
            guard let row = nextRow(&position, &line) else { return }
            guard row.count == header.count else {
                throw ReferenceError.damagedTable(file: name, line: start, reason: "\(row.count) fields instead of \(header.count)")
            }
            try body(isInOrder ? row : places.map { row[$0] })
        }
    }

    private func nextRow(_ position: inout Int, _ line: inout Int) -> [String]? {
        guard position < bytes.endIndex else { return nil }
        var fields: [String] = []
        fields.reserveCapacity(12)
        while true {
            let start = position
            if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") {
                fields.append(quotedField(&position, &line))
            } else {
                while position < bytes.endIndex, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "\n") { position += 1 }
                fields.append(String(decoding: bytes[start..<position], as: UTF8.self))
            }
            let isEnd = position >= bytes.endIndex || bytes[position] == UInt8(ascii: "\n")
            position += 1
            if isEnd {
                line += 1
                return fields
            }
        }
    }

    /// Two quotes inside stand for one.
    private func quotedField(_ position: inout Int, _ line: inout Int) -> String {
        var field: [UInt8] = []
        position += 1
        while position < bytes.endIndex {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") else { break }
                position += 1
            } else if byte == UInt8(ascii: "\n") {
                line += 1
            }
            field.append(byte)
        }
        return String(decoding: field, as: UTF8.self)
    }
}
