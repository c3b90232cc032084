import PageText

/// Words from the glyphs of a text layer: split at white space, at wide gaps and where a line ends.
///
/// Text that does not run level (a diagonal watermark) is left out: it is no value, and it would tear lines apart.
func words(fromGlyphs glyphs: [(scalar: Unicode.Scalar, box: Box)]) -> [Word] {
    var words: [Word] = []
    var text = String.UnicodeScalarView()
    var boxes: [Box] = []
    /// A space was met since the last glyph, which divides only where there is room for it.
    var isSpaced = false

    func close() {
        defer {
            text = String.UnicodeScalarView()
            boxes = []
            isSpaced = false
        }
        guard let box = Box.union(boxes), !text.isEmpty, runsLevel(boxes) else { return }
        words.append(Word(text: String(text), box: box))
    }

    let narrow = narrowestSpace(glyphs)
    for (scalar, box) in glyphs {
        if scalar == " " || scalar == "\u{A0}" {
            isSpaced = true
            continue
        }
        if scalar.properties.isWhitespace {
            close()
            continue
        }
        if let last = boxes.last {
            let gap = box.left - last.right
            let isSameLine = last.verticalOverlap(box) > 0.4 * min(last.height, box.height)
            // A letter up or down the slope of a watermark still belongs to its word, which is then left out as a whole.
            let isSloped = !isSameLine && !isSpaced && abs(gap) < last.height && abs(box.centerY - last.centerY) < 1.5 * last.height
            let isTouching = isSameLine && abs(gap) < narrow * last.height
            if isSpaced && !isTouching || !isSameLine && !isSloped || gap > 0.28 * last.height || gap < -2 * last.height { close() }
        }
        isSpaced = false
        text.append(contentsOf: letters(of: scalar))
        boxes.append(box)
    }
    close()
    return joiningSpacedLetters(words.filter { !isAcross($0, words) })
}

/// What room a space must have, as a share of the height of its letters.
///
/// No space of any font is narrower than a twentieth: the letters on its two sides touch. Beside others that are wide, a narrow one is the
/// gap of a pair of letters ("ZEMAIR A" of fonts that are drawn) and no space either.
private func narrowestSpace(_ glyphs: [(scalar: Unicode.Scalar, box: Box)]) -> Double {
    var last: Box?, isSpaced = false, gaps: [Double] = []
    for (scalar, box) in glyphs {
        if scalar == " " || scalar == "\u{A0}" {
            isSpaced = true
            continue
        }
        if let last, isSpaced, box.left > last.right, last.verticalOverlap(box) > 0.4 * min(last.height, box.height), last.height > 0 { gaps.append((box.left - last.right) / last.height) }
        (last, isSpaced) = (box, false)
    }
    guard gaps.count > 20 else { return 0.05 }
    gaps.sort()
    return min(0.13, max(0.05, 0.4 * gaps[gaps.count / 2]))
}

/// Fonts set some pairs of letters as one sign; it is read as the letters.
private func letters(of scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
    guard (0xFB00...0xFB06).contains(scalar.value) else { return String(scalar).unicodeScalars }
    return ligatures[Int(scalar.value - 0xFB00)].unicodeScalars
}

/// A letter or two of a watermark lie across the words of the page.
private func isAcross(_ word: Word, _ words: [Word]) -> Bool {
    guard word.text.unicodeScalars.count <= 2 else { return false }
    // "280 mg/2 mL" in a font with tall boxes reaches into the lines beside: a word of its size right before it shows that it is none.
    let isOfLine = words.contains { other in
        other.text.unicodeScalars.count > 2 && abs(other.box.height - word.box.height) < 0.05 * word.box.height && abs(other.box.centerY - word.box.centerY) < 0.05 * word.box.height
            && min(abs(word.box.left - other.box.right), abs(other.box.left - word.box.right)) < 0.4 * word.box.height
    }
    guard !isOfLine else { return false }
    return words.contains { other in
        word.box.height > 2 * other.box.height && other.text.unicodeScalars.count > 2 && word.box.horizontalOverlap(other.box) > 0
            && word.box.verticalOverlap(other.box) > 0.5 * other.box.height
    }
}

/// True when the centres of the glyphs stay on one height.
private func runsLevel(_ boxes: [Box]) -> Bool {
    guard let first = boxes.first, let last = boxes.last, boxes.count > 1 else { return true }
    return abs(last.centerY - first.centerY) < 0.35 * abs(last.centerX - first.centerX) + 2
}

/// `I N V O I C E` is one word: single letters or digits at even distances, four and more of them.
///
/// So is `0 9 / 0 2 / 1 9 5 7`, a date in the boxes of a form. A row of choices (`A B C D`, `0 1 2 3`) stays what it is.
private func joiningSpacedLetters(_ words: [Word]) -> [Word] {
    var result: [Word] = []
    var run: [Word] = []

    func close() {
        defer { run = [] }
        let isDivided = run.contains { isDivider($0.text) }
        guard run.count >= 4, let box = Box.union(run.map(\.box)), !isSequence(run.filter { !isDivider($0.text) }), !isDivided || run.count >= 6 && run.allSatisfy({ isDivider($0.text) || $0.text.allSatisfy(\.isNumber) }) else {
            result += run
            return
        }
        result.append(Word(text: run.map(\.text).joined(), box: box))
    }

    for word in words {
        guard word.text.unicodeScalars.count == 1, let scalar = word.text.unicodeScalars.first, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || !run.isEmpty && isDivider(word.text)
        else {
            close()
            result.append(word)
            continue
        }
        if let last = run.last {
            let gap = word.box.left - last.box.right
            let isBeside = word.box.verticalOverlap(last.box) > 0.7 * last.box.height && gap > 0 && gap < 1.1 * last.box.height
            let first = run.count > 1 ? run[1].box.centerX - run[0].box.centerX : nil
            let pitch = word.box.centerX - last.box.centerX
            if !isBeside || first.map({ abs(pitch - $0) > 0.45 * $0 }) == true { close() }
        }
        run.append(word)
    }
    close()
    return result
}

private func isDivider(_ text: String) -> Bool { text == "/" || text == "-" }

/// Letters or digits that follow one another in the alphabet or in counting.
private func isSequence(_ words: [Word]) -> Bool {
    let values = words.compactMap { $0.text.unicodeScalars.first?.value }
    return zip(values, values.dropFirst()).count { $1 == $0 + 1 } * 2 >= values.count
}

extension Unicode.Scalar {
    /// A sign that stands for a glyph whose letter the file does not tell.
    var isUnmapped: Bool {
        value == 0xFFFD || properties.generalCategory == .privateUse || properties.generalCategory == .control
            || properties.generalCategory == .unassigned
    }
}

extension Word {
    /// Some of its letters are unknown.
    var isUnmapped: Bool { text.unicodeScalars.contains(where: \.isUnmapped) }
}
