/// How far a printed piece is from a name, in tenths of a letter. Letters that OCR confuses count less than others.
enum MisreadDistance {
    private static let whole: Int32 = 10
    /// One letter for another that looks like it, or two that together look like one.
    private static let lookalike: Int32 = 4
    private static let unreachable: Int32 = 1_000_000
    /// Places by which the letters may be shifted against each other.
    private static let band = 3
    /// No piece of a name is longer.
    static let longest = 40

    /// What the edits that turn `printed` into `name` cost; nil when that is more than `limit`.
    static func between(_ printed: [UInt8], _ name: [UInt8], limit: Int) -> Int? {
        if printed == name { return 0 }
        let limit = Int32(limit)
        guard name.count <= longest, printed.count <= longest, abs(printed.count - name.count) <= band else { return nil }
        // Three rows of the table of edits, each with a place before its first: row i % 3 is that of printed letter i.
        var cells = InlineArray<126, Int32>(repeating: unreachable)
        for j in 0...min(band, name.count) { cells[j] = Int32(j) * whole }
        var bestBefore: Int32 = 0
        for i in 1...max(printed.count, 1) where i <= printed.count {
            let row = i % 3 * 42, last = (i + 2) % 3 * 42, beforeLast = (i + 1) % 3 * 42
            let from = max(1, i - band), to = min(name.count, i + band)
            cells[row + from - 1] = from == 1 ? Int32(i) * whole : unreachable
            var best = cells[row + from - 1]
            let letter = printed[i - 1], before = i > 1 ? printed[i - 2] : 0
            for j in from...max(from, to) where j <= to {
                let target = name[j - 1]
                var value = min(
                    cells[last + j - 1] + substitution(letter, target), cells[row + j - 1] + whole,
                    j < i + band ? cells[last + j] + whole : unreachable)
                if pair(before, letter) == target, i > 1, j > i - 1 - band { value = min(value, cells[beforeLast + j - 1] + lookalike) }
                if j > 1, pair(name[j - 2], target) == letter { value = min(value, cells[last + j - 2] + lookalike) }
                cells[row + j] = value
                best = min(best, value)
            }
            // A pair reaches over one row.
            guard min(best, bestBefore + lookalike) <= limit else { return nil }
            bestBefore = best
        }
        let cost = cells[printed.count % 3 * 42 + name.count]
        return cost <= limit ? Int(cost) : nil
    }

    private static func substitution(_ printed: UInt8, _ name: UInt8) -> Int32 {
        if printed == name { return 0 }
        return shape[Int(printed & 0x7F)] & shape[Int(name & 0x7F)] != 0 ? lookalike : whole
    }

    /// The one letter that two look like; 0 for most.
    private static func pair(_ first: UInt8, _ second: UInt8) -> UInt8 {
        switch (first, second) {
        case (UInt8(ascii: "r"), UInt8(ascii: "n")), (UInt8(ascii: "n"), UInt8(ascii: "n")): UInt8(ascii: "m")
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
