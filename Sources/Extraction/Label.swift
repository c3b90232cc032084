import PageText

/// The printed wordings that announce a field.
///
/// A table: to teach a new wording, add a string. Wordings are compared folded (`folded(_:)`), longest first, word by
/// word; in words of six letters and more one character may be misread.
struct Label: Hashable, Sendable {
    let field: Field
    let wording: String
    /// The folded words of the wording.
    let words: [String]

    init(_ field: Field, _ wording: String) {
        self.field = field
        self.wording = wording
        words = wording.split(separator: " ").map { folded($0) }.filter { !$0.isEmpty }
    }
}

/// A label found on a page.
struct LabelHit: Sendable {
    let label: Label
    let line: Int
    /// The label's words within the line.
    let words: Range<Int>
    let box: Box
    /// Its words in the line below, where it did not fit on one.
    var below: Range<Int>?
    /// The words are followed by a colon, or a segment of their own: so printed, a label is hardly prose.
    let isMarked: Bool

    func isMarkedWithColon(in view: PageView) -> Bool { view.lines[line].words[words.upperBound - 1].text.hasSuffix(":") }
}

/// A page with its lines, folded words and labels: what extractors look at.
struct PageView: Sendable {
    let page: Page
    let lines: [TextLine]
    let folds: [[String]]
    /// Circles to be filled are among its words.
    let hasEmptyCircles: Bool
    /// Boxes to tick, and blanks to initial that stand below one another: one that holds letters is ticked.
    let boxes: [Checkbox]
    /// Those of them that stand behind their words, as they stand and as `boxes` has them.
    let trailing: [(behind: Checkbox, before: Checkbox)]
    let ranking: Ranking
    /// Lines with amounts, codes or numbers, which are no heads of columns: "NDC-11" and "(5-4-2)" are parts of one.
    let hasNumbers: [Bool]

    init(_ page: Page, ranking: Ranking = .untrained) {
        var page = page
        if page.source != .textLayer { page.words = TickedBoxes.parted(MendedNumbers.withCommas(page.words), page.checkboxes) }
        self.page = page
        self.ranking = ranking
        // A text layer says its numbers and units as they are; OCR may tear and misread them.
        let isText = page.source == .textLayer
        lines = page.lines().compactMap { line in
            let plain = Self.withoutRules(line, isText).map { Self.parted($0, isText) }
            return isText ? plain : plain.map { MendedUnits.mended(MendedNumbers.mended($0, space: Page.ocrSpace), space: Page.ocrSpace) }
        }
        folds = lines.map { $0.words.map { isText ? folded($0.text) : Self.withSign($0.text) } }
        hasNumbers = lines.map { line in
            line.words.contains { $0.text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } && (TypedReading.looksLikeMoney($0.text) || TypedReading.ndc($0.text, bare: true) != nil || $0.text.count(where: \.isNumber) > 3) }
        }
        let found = page.checkboxes + Self.blanks(page)
        boxes = TrailingBoxes.led(found, by: lines)
        trailing = zip(found, boxes).compactMap { $0 == $1 ? nil : (behind: $0, before: $1) }
        hasEmptyCircles = lines.contains { $0.words.contains { ["○", "◯"].contains($0.text) } }
    }

    /// "____ 300 mg" over "DQ 600 mg": what begins lines at one place, blanks and initials.
    private static func blanks(_ page: Page) -> [Checkbox] {
        let firsts = page.lines().compactMap(\.words.first)
        let found = firsts.compactMap { word -> Checkbox? in
            if word.text.count > 2, word.box.width < 70, word.text.allSatisfy({ $0 == "_" }) { return Checkbox(box: word.box, isTicked: false) }
            return word.text.count <= 3 && word.text.allSatisfy { $0.isUppercase || "✓✔/".contains($0) } ? Checkbox(box: word.box, isTicked: true) : nil
        }
        return found.filter { box in
            found.contains { $0.box != box.box && (!$0.isTicked || !box.isTicked) && abs($0.box.left - box.box.left) < 12 && abs($0.box.centerY - box.box.centerY) < 200 }
        }
    }

    /// "INVA:" is "INV#:": before a colon OCR takes the sign for a letter.
    private static func withSign(_ text: String) -> String {
        let fold = folded(text)
        return text.hasSuffix(":") && !fold.hasSuffix("#") && abbreviations.contains(String(fold.dropLast())) && !abbreviations.contains(fold) ? fold.dropLast() + "#" : fold
    }

    /// What stands before the sign for a number.
    private static let abbreviations: Set<String> = ["inv", "invoice", "po", "lot", "acct", "account", "cust", "customer", "order", "ord", "ref", "item", "auth"]

    /// "( INVOICE NUMBER )", "Jk": on a scan the round corners and sides of boxes look like brackets, far taller than the words between them.
    private static func corners(of line: TextLine) -> [Word] {
        func mayBe(_ word: Word) -> Bool { word.text.count <= 2 && word.text.allSatisfy { "()[]{}|JjlIkKL".contains($0) } }
        let others = line.words.filter { !mayBe($0) }.map(\.box)
        return line.words.filter { word in
            guard mayBe(word), let nearest = others.min(by: { $0.horizontalOverlap(word.box) > $1.horizontalOverlap(word.box) }) else { return false }
            return word.box.height > 1.7 * nearest.height
        }
    }

    /// Without the rules of tables that are drawn with characters, and the dots that lead to a value; nil for a line that is nothing else.
    private static func withoutRules(_ line: TextLine, _ isText: Bool) -> TextLine? {
        let corners = isText ? [] : corners(of: line)
        let words = line.words.filter { word in
            !corners.contains(word) && !(word.text.allSatisfy { "|+-=_".contains($0) } && (word.text.count > 2 || "|+".contains(word.text))) && !word.text.allSatisfy { ".·…".contains($0) }
        }
        return words.count == line.words.count ? line : words.isEmpty ? nil : isText ? TextLine(words: words) : TextLine(words: words, space: Page.ocrSpace)
    }

    /// "DOB:01/31/1958": a label and its value without a space between them.
    private static func parted(_ line: TextLine, _ isText: Bool) -> TextLine {
        guard line.words.contains(where: { glued.begins($0.text) }) else { return line }
        let words = line.words.flatMap { word -> [Word] in
            guard glued.begins(word.text), let colon = word.text.firstIndex(of: ":"), case let label = word.text[...colon], case let value = word.text[word.text.index(after: colon)...], value.contains(where: { $0.isLetter || $0.isNumber }) else { return [word] }
            let width = word.box.width * Double(label.count) / Double(word.text.count), box = word.box
            return [
                Word(text: String(label), box: Box(x: box.x, y: box.y, width: width, height: box.height), confidence: word.confidence),
                Word(text: String(value), box: Box(x: box.x + width, y: box.y, width: box.width - width, height: box.height), confidence: word.confidence),
            ]
        }
        return isText ? TextLine(words: words) : TextLine(words: words, space: Page.ocrSpace)
    }

    private static let glued = Pattern(/[A-Za-z][A-Za-z.]*[A-Za-z#.]:[^:\/\\]/)

    /// All labels of a table on this page, in reading order. Where two overlap the longer wording wins.
    func hits(of table: LabelTable) -> [LabelHit] {
        var hits: [LabelHit] = []
        for (index, line) in lines.enumerated() {
            var start = 0
            while start < line.words.count {
                if let last = hits.last(where: { $0.line == index - 1 && $0.below?.lowerBound == start })?.below {
                    start = last.upperBound
                    continue
                }
                if let wrapped = wrapped(at: start, line: index, table) {
                    hits.append(wrapped)
                    start = wrapped.words.upperBound
                    continue
                }
                // A label never reaches over a gap: "Patient" and "DOB" side by side are two.
                let end = segment(of: start, line: index).upperBound
                if let (label, count) = table.match(folds[index][..<end], at: start) {
                    let range = start..<start + count
                    hits.append(
                        LabelHit(
                            label: label, line: index, words: range, box: line.box(of: range),
                            isMarked: isMarked(range, in: line)))
                    start += count
                } else {
                    start += 1
                }
            }
        }
        return hits
    }

    /// A label on two lines ("Original | invoice   AB-118403"): neither half by itself is one that has its own value beside it.
    private func wrapped(at start: Int, line index: Int, _ table: LabelTable) -> LabelHit? {
        guard index + 1 < lines.count else { return nil }
        let line = lines[index], below = lines[index + 1], first = segment(of: start, line: index)
        guard first.lowerBound == start, first.count <= 2, !line.words[first.upperBound - 1].text.hasSuffix(":"), first.upperBound < line.words.count else { return nil }
        let box = line.box(of: first)
        guard let second = below.segments.first(where: { abs(below.box(of: $0).left - box.left) < 3 }), second.count <= 3, below.box(of: second).top - box.bottom < 0.7 * box.height else { return nil }
        let words = folds[index][first] + folds[index + 1][second]
        guard let (label, count) = table.match(words, at: words.startIndex), count == words.count, count > first.count else { return nil }
        func isLabel(_ line: Int, _ words: Range<Int>) -> Bool { table.match(folds[line][..<words.upperBound], at: words.lowerBound).map { $0.1 == words.count } ?? false }
        func field(_ line: Int, _ words: Range<Int>) -> Field? { table.match(folds[line][..<words.upperBound], at: words.lowerBound)?.0.field }
        let value = line.words[first.upperBound].box.left
        let hasValue = second.upperBound < below.words.count && below.words[second.upperBound].box.left < value + 10
        // "Patient  John Cole" over "DOB" and a blank: two labels.
        let areTwo = isLabel(index, first) && isLabel(index + 1, second) && field(index, first) != field(index + 1, second)
        guard label.words.last == "to" || !areTwo && (!isLabel(index, first) || !isLabel(index + 1, second) || !hasValue) else { return nil }
        return LabelHit(label: label, line: index, words: first, box: box, below: second, isMarked: true)
    }

    private func isMarked(_ range: Range<Int>, in line: TextLine) -> Bool {
        // "Previous therapy: …" within a line is prose: labels of a form begin with a capital, or the line.
        let isWithin = !line.segments.contains { cell(of: $0, in: line).lowerBound == range.lowerBound }
        if isWithin, line.words[range.lowerBound].text.first?.isLowercase == true { return false }
        let last = line.words[range.upperBound - 1].text
        if last.hasSuffix(":") || last.hasSuffix("#") || last.hasSuffix(".:") { return true }
        if range.upperBound < line.words.count, line.words[range.upperBound].text.allSatisfy({ ":#.-=".contains($0) }) {
            return true
        }
        return line.segments.contains { segment in
            cell(of: segment, in: line).lowerBound == range.lowerBound && (segment.upperBound == range.upperBound || Self.remark(behind: range.upperBound, segment, in: line) != nil)
        }
    }

    /// "(from referral)" behind a label, to the end of its segment: told of the label.
    static func remark(behind word: Int, _ segment: Range<Int>, in line: TextLine) -> Range<Int>? {
        guard segment.contains(word), case let words = line.words[word..<segment.upperBound], words.first?.text.hasPrefix("(") == true, words.last.map({ $0.text.hasSuffix(")") || $0.text.hasSuffix("):") }) == true,
            !words.contains(where: { $0.text.contains(where: \.isNumber) })
        else { return nil }
        return word..<segment.upperBound
    }

    /// A segment without the number or letter that forms print before a label: "25. Prescriber", "A. Beneficiary".
    private func cell(of segment: Range<Int>, in line: TextLine) -> Range<Int> {
        let first = line.words[segment.lowerBound].text
        guard segment.count > 1, let last = first.last, ".)".contains(last), first.dropLast().allSatisfy(\.isNumber) || first.count == 2 && first.first?.isUppercase == true
        else { return segment }
        return segment.lowerBound + 1..<segment.upperBound
    }

    /// The word begins a segment, or stands behind no more than the number of a label.
    func startsSegment(_ word: Int, line: Int) -> Bool { cell(of: segment(of: word, line: line), in: lines[line]).lowerBound == word }

    /// Line and first word of what a candidate was read from.
    func place(of candidate: Candidate) -> (line: Int, word: Int)? {
        let found = lines.enumerated().compactMap { index, line -> (line: Int, word: Int)? in
            guard line.box.top < candidate.box.bottom, line.box.bottom > candidate.box.top else { return nil }
            return line.words.firstIndex { candidate.box.contains(x: $0.box.centerX, y: $0.box.centerY) }.map { (index, $0) }
        }
        // Boxes of some text layers reach into the lines above and below.
        return found.min { abs(lines[$0.line].words[$0.word].box.centerY - candidate.box.centerY) < abs(lines[$1.line].words[$1.word].box.centerY - candidate.box.centerY) }
    }

    /// The segment of `line` that holds word `index`.
    func segment(of index: Int, line: Int) -> Range<Int> {
        lines[line].segments.first { $0.contains(index) } ?? index..<index + 1
    }
}

/// Labels by their first word, longest first.
struct LabelTable: Sendable {
    private let byFirstWord: [String: [Label]]
    /// Those of six characters and more, by their length.
    private let firstWords: [Int: [String]]

    init(_ wordings: [(Field, [String])]) {
        var table: [String: [Label]] = [:]
        for (field, texts) in wordings {
            for text in texts {
                let label = Label(field, text)
                guard let first = label.words.first else { continue }
                table[first, default: []].append(label)
            }
        }
        self.init(table.mapValues { $0.sorted { $0.words.count > $1.words.count } })
    }

    /// The labels of some fields: where another field has the same wording it is in the way.
    func only(_ fields: Set<Field>) -> LabelTable {
        LabelTable(byFirstWord.mapValues { $0.filter { fields.contains($0.field) } }.filter { !$0.value.isEmpty })
    }

    private init(_ byFirstWord: [String: [Label]]) {
        self.byFirstWord = byFirstWord
        firstWords = Dictionary(grouping: byFirstWord.keys.filter { $0.count >= 6 }.sorted(), by: \.count)
    }

    /// The longest label whose words stand at `start`, and how many printed words it takes.
    func match(_ words: [String], at start: Int) -> (Label, Int)? { match(words[...], at: start) }

    func match(_ words: ArraySlice<String>, at start: Int) -> (Label, Int)? {
        let first = words[start]
        guard !first.isEmpty else { return nil }
        var candidates = byFirstWord[first] ?? byFirstWord[Self.withoutSign(first)] ?? []
        if candidates.isEmpty, first.count >= 6 {
            // A letter is misread more often than lost.
            let near = [0, -1, 1].flatMap { firstWords[first.count + $0, default: []].filter { nearlyEqual($0, first) } }
            candidates = near.flatMap { byFirstWord[$0] ?? [] }
        }
        // "Body height" is one letter from "body weight": of labels as long as one another the exact one wins.
        var near: (label: Label, count: Int)?
        for label in candidates {
            if let near, label.words.count < near.label.words.count { break }
            guard let count = length(of: label, in: words, at: start) else { continue }
            if label.words.elementsEqual(words[start..<start + count]) { return (label, count) }
            near = near ?? (label, count)
        }
        return near.map { ($0.label, $0.count) }
    }

    /// The field of a head that its column was too narrow for ("SELL UNI"), where all wordings that it may stand for agree.
    func field(ofCut words: [String]) -> Field? {
        guard let last = words.last, last.count >= (words.count > 1 ? 2 : 4) else { return nil }
        let whole = words.count == 1 ? byFirstWord.values.joined().map(\.self) : byFirstWord[words[0]] ?? []
        let fields = Set(whole.filter { $0.words.count == words.count && $0.words.dropLast() == words.dropLast() && $0.words.last?.hasPrefix(last) == true }.map(\.field))
        return fields.count == 1 ? fields.first : nil
    }

    private func length(of label: Label, in words: ArraySlice<String>, at start: Int) -> Int? {
        var position = start
        for (index, word) in label.words.enumerated() {
            // A lone colon or dash between the words of a label folds to nothing.
            while index > 0, position < words.endIndex, words[position].isEmpty { position += 1 }
            // "Lot#" is "lot #", printed as one word.
            if word == "#", index > 0, words[position - 1].count > 1, words[position - 1].hasSuffix("#") { continue }
            guard position < words.endIndex else { return nil }
            let printed = words[position]
            // "Bill to #55-201877": the sign stands close before the number.
            if word == "#", index > 0, index == label.words.count - 1, printed.hasPrefix("#"), printed.contains(where: \.isNumber) { continue }
            guard printed == word || Self.withoutSign(printed) == word || word.count >= 6 && nearlyEqual(printed, word) else { return nil }
            position += 1
        }
        return position - start
    }

    private static func withoutSign(_ word: String) -> String { word.count > 1 && word.hasSuffix("#") ? String(word.dropLast()) : word }
}
