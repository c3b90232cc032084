import Foundation

/// A page as bytes, for the way between two processes of one program and for its cache: every number exact, the words packed, as
/// they are nearly all of a page and JSON takes longer for them than reading the page does.
///
/// Not a format for other programs: that is the JSON of ``Page``, which the rest of the page is kept in here too.
extension Page {
    public enum CodingError: Error, Hashable, Sendable { case damaged }

    public func encoded() throws -> [UInt8] {
        var rest = self
        rest.words = []
        let json = try JSONEncoder().encode(rest)
        var writer = PackedWriter()
        writer.put(UInt32(json.count))
        writer.bytes += json
        writer.put(UInt32(words.count))
        for word in words {
            writer.put(word.text)
            // A word that was read a second time was not read as nothing: nothing stands for none.
            writer.put(word.secondReading ?? "")
            for number in [word.box.x, word.box.y, word.box.width, word.box.height, word.confidence] { writer.put(number.bitPattern) }
        }
        return writer.bytes
    }

    /// - Throws: ``CodingError/damaged``, whatever is wrong with the bytes.
    public init(encoded bytes: some Collection<UInt8>) throws(CodingError) {
        var reader = PackedReader(Array(bytes))
        let json = try reader.take(Int(reader.number(UInt32.self)))
        guard var page = try? JSONDecoder().decode(Page.self, from: Data(json)), page.isPlausible else { throw .damaged }
        let count = Int(try reader.number(UInt32.self))
        // A word has 48 bytes at least: a wrong count must not reserve memory.
        guard count <= reader.left / 48 else { throw .damaged }
        page.words.reserveCapacity(count)
        for _ in 0..<count {
            let text = try reader.text(), second = try reader.text()
            var numbers = [0.0, 0, 0, 0, 0]
            for index in numbers.indices { numbers[index] = Double(bitPattern: try reader.number(UInt64.self)) }
            guard numbers.allSatisfy(\.isFinite) else { throw .damaged }
            page.words.append(
                Word(
                    text: text, box: Box(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3]),
                    confidence: numbers[4], secondReading: second.isEmpty ? nil : second))
        }
        guard reader.left == 0 else { throw .damaged }
        self = page
    }

    private var isPlausible: Bool { width > 0 && height > 0 && width.isFinite && height.isFinite && [0, 90, 180, 270].contains(rotation) }
}

private struct PackedWriter {
    var bytes: [UInt8] = []

    /// Lowest byte first.
    mutating func put<Number: FixedWidthInteger>(_ number: Number) {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> Number(shift))) }
    }

    mutating func put(_ text: String) {
        put(UInt32(text.utf8.count))
        bytes += text.utf8
    }
}

private struct PackedReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var left: Int { bytes.count - position }

    mutating func take(_ count: Int) throws(Page.CodingError) -> ArraySlice<UInt8> {
        guard count <= left else { throw .damaged }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func text() throws(Page.CodingError) -> String {
        String(decoding: try take(Int(try number(UInt32.self))), as: UTF8.self)
    }

    mutating func number<Number: FixedWidthInteger>(_: Number.Type) throws(Page.CodingError) -> Number {
        var number: Number = 0
        for byte in try take(Number.bitWidth / 8).reversed() { number = number << 8 | Number(truncatingIfNeeded: byte) }
        return number
    }
}
