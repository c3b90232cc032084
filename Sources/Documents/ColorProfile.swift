import Foundation

/// The profile of sRGB, by which an archive says what its colours mean.
///
/// Source: ICC.1:2001-04 (version 2 profiles: header, tags, types); IEC 61966-2-1 (primaries adapted to D50, and the curve).
enum ColorProfile {
    static let sRGB: [UInt8] = {
        let curve = bytes("curv") + number(0) + number(UInt32(steps)) + (0..<steps).flatMap { step in
            let level = Double(step) / Double(steps - 1)
            let linear = level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
            let value = UInt16((linear * 65_535).rounded())
            return [UInt8(value >> 8), UInt8(value & 0xFF)]
        }
        let name = "sRGB"
        let description = bytes("desc") + number(0) + number(UInt32(name.utf8.count + 1)) + bytes(name) + [0] + [UInt8](repeating: 0, count: 78)
        let tags: [(name: String, data: [UInt8])] = [
            ("desc", description), ("cprt", bytes("text") + number(0) + bytes("No copyright") + [0]), ("wtpt", place(0.9642, 1, 0.8249)),
            ("rXYZ", place(0.43607, 0.22249, 0.01392)), ("gXYZ", place(0.38515, 0.71687, 0.09708)), ("bXYZ", place(0.14307, 0.06061, 0.7141)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        var table = number(UInt32(tags.count)), data: [UInt8] = []
        var places: [[UInt8]: UInt32] = [:]
        for tag in tags {
            let offset = places[tag.data] ?? UInt32(128 + 4 + 12 * tags.count + data.count)
            if places.updateValue(offset, forKey: tag.data) == nil { data += tag.data + [UInt8](repeating: 0, count: (4 - tag.data.count % 4) % 4) }
            table += bytes(tag.name) + number(offset) + number(UInt32(tag.data.count))
        }
        let size = number(UInt32(128 + table.count + data.count))
        let made: [UInt8] = [0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
        let head = size + number(0) + [2, 0x10, 0, 0] + bytes("mntrRGB XYZ ") + made + bytes("acsp") + [UInt8](repeating: 0, count: 28) + place(0.9642, 1, 0.8249).dropFirst(8)
        return head + [UInt8](repeating: 0, count: 128 - head.count) + table + data
    }()

    private static let steps = 256

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    private static func number(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) } }
    private static func place(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
        bytes("XYZ ") + number(0) + [x, y, z].flatMap { number(UInt32(($0 * 65_536).rounded())) }
    }
}
