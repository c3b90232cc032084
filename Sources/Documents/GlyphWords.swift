import PageText

/// Words from the glyphs of a text layer: split at white space, at wide gaps and where a line ends.
///
/// Text that does not run level (a diagonal watermark) is left out: it is no value, and it would tear lines apart.
func words(fromGlyphs glyphs: [(scalar: Unicode.Scalar, box: Box)]) -> [Word] {
    var words: [Word] = []
    var text = String.UnicodeScalarView()
    var boxes: [Box] = []

    func close() {
        defer {
            text = String.UnicodeScalarView()
            boxes = []
        }
        guard let box = Box.union(boxes), !text.isEmpty, runsLevel(boxes) else { return }
        words.append(Word(text: String(text), box: box))
    }

    for (scalar, box) in glyphs {
        if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
            close()
            continue
        }
        if let last = boxes.last {
            let gap = box.left - last.right
            let isSameLine = last.verticalOverlap(box) > 0.4 * min(last.height, box.height)
            // A letter up or down the slope of a watermark still belongs to its word, which is then left out as a whole.
            let isSloped = !isSameLine && abs(gap) < last.height && abs(box.centerY - last.centerY) < 1.5 * last.height
            if !isSameLine && !isSloped || gap > 0.28 * last.height || gap < -2 * last.height { close() }
        }
        text.append(scalar)
        boxes.append(box)
    }
    close()
    return words
}

/// True when the centres of the glyphs stay on one height.
private func runsLevel(_ boxes: [Box]) -> Bool {
    guard let first = boxes.first, let last = boxes.last, boxes.count > 1 else { return true }
    return abs(last.centerY - first.centerY) < 0.35 * abs(last.centerX - first.centerX) + 2
}
