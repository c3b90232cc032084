/// Words that stand on one height, from left to right.
public struct TextLine: Hashable, Sendable {
    public var words: [Word]
    public var box: Box
    /// Where the line divides at gaps wider than word spaces: ranges of `words`, each a cell, a label or a value.
    public var segments: [Range<Int>]

    /// - Parameter space: the widest word space, in heights of the words beside it.
    public init(words: [Word], space: Double = 0.85) {
        let words = words.sorted { $0.box.left < $1.box.left }
        self.words = words
        box = Box.union(words.map(\.box)) ?? Box(x: 0, y: 0, width: 0, height: 0)
        segments = Self.segments(of: words, space: space)
    }

    public var text: String { words.map(\.text).joined(separator: " ") }

    /// The words of one segment as printed, joined by spaces.
    public func text(of range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }

    public func box(of range: Range<Int>) -> Box {
        Box.union(words[range].map(\.box)) ?? box
    }

    private static func segments(of words: [Word], space: Double) -> [Range<Int>] {
        guard !words.isEmpty else { return [] }
        var segments: [Range<Int>] = []
        var start = 0
        for index in 1..<max(1, words.count) {
            let last = words[index - 1].box, next = words[index].box
            // A word space is a quarter to a half of the type size; mono type and justified text reach 0.7.
            if next.left - last.right > space * max(last.height, next.height) {
                segments.append(start..<index)
                start = index
            }
        }
        segments.append(start..<words.count)
        return segments
    }
}

extension Page {
    /// Boxes of OCR hug the ink: the widest word space is wider when measured in their heights.
    public static let ocrSpace = 1.3

    /// The page's words as lines from top to bottom.
    ///
    /// Lines are grouped by vertical centre: boxes of a text layer span the font's height, those of OCR hug the ink.
    public func lines() -> [TextLine] {
        let isText = source == .textLayer
        var groups: [(words: [Word], center: Double, height: Double)] = []
        for word in words.sorted(by: { ($0.box.centerY, $0.box.left) < ($1.box.centerY, $1.box.left) }) {
            let center = word.box.centerY
            let match = groups.indices.suffix(6).filter { index in
                let group = groups[index]
                let tall = max(group.height, word.box.height), low = min(group.height, word.box.height)
                // Boxes of a text layer are even. Those of OCR hug the ink: "mg" hangs lower than "60".
                let reach = isText ? 0.42 * max(low, 5) : min(0.5 * tall, 0.8 * max(low, 4))
                guard abs(group.center - center) < reach else { return false }
                // OCR reads the boxes of neighbours so wide that they overlap: on one height they still are neighbours.
                if !isText, abs(group.center - center) < 0.25 * tall { return true }
                // What stands above or below overlaps.
                return !group.words.contains { $0.box.horizontalOverlap(word.box) > 0.5 * min($0.box.width, word.box.width) }
            }.min { abs(groups[$0].center - center) < abs(groups[$1].center - center) }
            if let match {
                let count = Double(groups[match].words.count)
                groups[match].center = (groups[match].center * count + center) / (count + 1)
                groups[match].height = max(groups[match].height, word.box.height)
                groups[match].words.append(word)
            } else {
                groups.append(([word], center, word.box.height))
            }
        }
        let space = source == .textLayer ? 0.85 : Self.ocrSpace
        return groups.sorted { $0.center < $1.center }.map { TextLine(words: $0.words, space: space) }
    }
}
