import CZlib
import Foundation

/// One entry of a zip file, unpacked piece by piece and checked at its end.
final class ZipEntrySource: ByteSource {
    private let stream: UnsafeMutablePointer<z_stream>?  // z_stream, owned; nil for a stored entry
    private let bytes: Data
    private var packed: Range<Int>
    private let size: Int
    private let checksum: UInt32
    private let name: String
    private var done = 0
    private var running: uLong = 0
    private var isAtEnd = false
    /// Packed bytes that are not yet unpacked.
    private var input: [UInt8] = []

    private static let piece = 1 << 18

    init(_ bytes: Data, _ packed: Range<Int>, isDeflated: Bool, size: Int, checksum: UInt32, name: String) throws(ArchiveError) {
        self.bytes = bytes
        self.packed = packed
        self.size = size
        self.checksum = checksum
        self.name = name
        stream = isDeflated ? czlib_inflater() : nil
        guard stream != nil || !isDeflated else { throw .cannotRead }
        running = crc32(0, nil, 0)
    }

    deinit { if let stream { czlib_release(stream) } }

    func next() throws(ArchiveError) -> [UInt8] {
        guard !isAtEnd else { return [] }
        let output = stream == nil ? takePacked() : try inflated()
        done += output.count
        running = crc32(running, output, uInt(output.count))
        // More than was promised is a trap, less is a damaged file.
        guard done <= size else { throw .damagedEntry(name: name) }
        if output.isEmpty || done == size && stream == nil { isAtEnd = true }
        if isAtEnd || output.isEmpty {
            guard done == size, UInt32(truncatingIfNeeded: running) == checksum else { throw .damagedEntry(name: name) }
        }
        return output
    }

    private func takePacked() -> [UInt8] {
        let end = min(packed.upperBound, packed.lowerBound + Self.piece)
        defer { packed = end..<packed.upperBound }
        return Array(bytes[packed.lowerBound..<end])
    }

    private func inflated() throws(ArchiveError) -> [UInt8] {
        guard let stream else { return [] }
        var output = [UInt8](repeating: 0, count: Self.piece)
        var filled = 0
        var status = Z_OK
        while filled == 0, status == Z_OK {
            if input.isEmpty { input = takePacked() }
            guard !input.isEmpty else { throw .damagedEntry(name: name) }
            let given = input.count
            let left = input.withUnsafeMutableBufferPointer { source in
                output.withUnsafeMutableBufferPointer { target in
                    stream.pointee.next_in = source.baseAddress
                    stream.pointee.avail_in = uInt(given)
                    stream.pointee.next_out = target.baseAddress
                    stream.pointee.avail_out = uInt(Self.piece)
                    status = inflate(stream, Z_NO_FLUSH)
                    filled = Self.piece - Int(stream.pointee.avail_out)
                    return Int(stream.pointee.avail_in)
                }
            }
            input.removeFirst(given - left)
        }
        guard status == Z_OK || status == Z_STREAM_END else { throw .damagedEntry(name: name) }
        if status == Z_STREAM_END { packed = packed.upperBound..<packed.upperBound }
        if status == Z_STREAM_END, filled == 0 || done + filled == size { isAtEnd = true }
        output.removeLast(Self.piece - filled)
        return output
    }
}
