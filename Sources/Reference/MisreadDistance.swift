/// How far a printed piece is from a name, in tenths of a letter. Letters that OCR confuses count less than others.
enum MisreadDistance {
    private static let whole = 10
    /// One letter for another that looks like it.
    private static let lookalike = 4

    /// Edits that turn `printed` into `name`; nil when they cost more than `limit`.
    static func between(_ printed: [UInt8], _ name: [UInt8], limit: Int) -> Int? {
        if printed == name { return 0 }
        guard abs(printed.count - name.count) * lookalike <= limit else { return nil }
        let width = name.count + 1
        var beforeLast = [Int](repeating: .max / 2, count: width)
        var last = (0..<width).map { $0 * whole }
        var row = last
        for i in 1...max(printed.count, 1) where i <= printed.count {
            row[0] = i * whole
            var best = row[0]
            for j in 1..<width {
                let cost = substitution(printed[i - 1], name[j - 1])
                var value = min(last[j - 1] + cost, last[j] + whole, row[j - 1] + whole)
                // Two letters that together look like one: "rn" for "m".
                if i > 1, pair(printed[i - 2], printed[i - 1]) == name[j - 1] { value = min(value, beforeLast[j - 1] + lookalike) }
                if j > 1, pair(name[j - 2], name[j - 1]) == printed[i - 1] { value = min(value, last[j - 2] + lookalike) }
                row[j] = value
                best = min(best, value)
            }
            // A pair may still reach over one row.
            guard best <= limit + whole else { return nil }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        return last[width - 1] <= limit ? last[width - 1] : nil
    }

    private static func substitution(_ printed: UInt8, _ name: UInt8) -> Int {
        if printed == name { return 0 }
        return shape[Int(printed & 0x7F)] & shape[Int(name & 0x7F)] != 0 ? lookalike : whole
    }

    private static func pair(_ first: UInt8, _ second: UInt8) -> UInt8 {
        switch (first, second) {
        case (UInt8(ascii: "r"), UInt8(ascii: "n")): UInt8(ascii: "m")
        case (UInt8(ascii: "n"), UInt8(ascii: "n")): UInt8(ascii: "m")
        case (UInt8(ascii: "v"), UInt8(ascii: "v")): UInt8(ascii: "w")
        case (UInt8(ascii: "c"), UInt8(ascii: "l")): UInt8(ascii: "d")
        case (UInt8(ascii: "l"), UInt8(ascii: "i")): UInt8(ascii: "h")
        case (UInt8(ascii: "i"), UInt8(ascii: "i")): UInt8(ascii: "u")
        case (UInt8(ascii: "r"), UInt8(ascii: "i")): UInt8(ascii: "n")
        default: 0
        }
    }

    /// Characters that share a bit look alike.
    private static let shape: [UInt32] = {
        var table = [UInt32](repeating: 0, count: 128)
        let groups = ["o0qd", "il1jt", "s5", "b8", "g69q", "z2", "ceo", "uvn", "hnb", "vy", "ft", "a4", "mn", "rn", "kh", "ea", "pq", "xk"]
        for (bit, group) in groups.enumerated() {
            for byte in group.utf8 { table[Int(byte)] |= 1 << UInt32(bit) }
        }
        return table
    }()
}
