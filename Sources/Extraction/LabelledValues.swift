import PageText

/// Where the value of a label may stand.
struct Region {
    enum Relation: String, Sendable, Codable { case right, below, above }
    let line: Int
    let words: Range<Int>
    let relation: Relation
}

/// Looks for values beside, below and above the labels of one page.
struct LabelledValues {
    let view: PageView
    let hits: [LabelHit]
    /// The lines of a table and its left edge: what stands beyond is no value of a label beside it.
    var table: (lines: Range<Int>, left: Double)?
    /// The labels of this page stand under their values.
    var areCaptions: Bool { !captionRows.isEmpty }
    /// Lines of such labels.
    private(set) var captionRows: [Int] = []

    /// - Parameter other: labels that end values and announce none.
    init(_ view: PageView, _ table: LabelTable, beside other: LabelTable? = nil) {
        self.view = view
        let hits = view.hits(of: table)
        let others = other.map { view.hits(of: $0).filter { hit in !hits.contains { $0.line == hit.line && $0.words.overlaps(hit.words) } && !hits.contains { $0.label.field == hit.label.field } } } ?? []
        self.hits = (hits + others).sorted { ($0.line, $0.words.lowerBound) < ($1.line, $1.words.lowerBound) }
        captionRows = findCaptions()
    }

    /// Places to look for the value of `hit`, likeliest first.
    func regions(for hit: LabelHit) -> [Region] {
        if areCaptions, !endsWithColon(hit), let over = over(hit) { return [over] }
        // Nothing was written over it: what is below belongs to the next caption.
        if captionRows.contains(hit.line) { return [] }
        var regions: [Region] = []
        // "Diagnosis and rationale" is a title, not a label with a value.
        if let right = right(of: hit), !["and", "&"].contains(words(of: right).first?.text.lowercased()) { regions.append(right) }
        if regions.allSatisfy(startsWithLabel), let (line, first) = besideCentred(hit) { regions.append(Region(line: line, words: first, relation: .right)) }
        regions += below(hit)
        return regions
    }

    /// The words behind the label, up to the next label or the end of the line.
    func right(of hit: LabelHit) -> Region? {
        let line = view.lines[hit.line]
        var start = hit.words.upperBound
        guard start < line.words.count else { return nil }
        var end = line.words.count
        if let table, table.lines.contains(hit.line), hit.box.right < table.left { end = line.words.firstIndex { $0.box.left > table.left - 6 } ?? end }
        guard start < end else { return nil }
        for other in hits where other.line == hit.line && other.words.lowerBound >= start {
            // A label in the middle of prose ends nothing; one that is marked, or starts a segment, does.
            let next = other.words.upperBound < line.words.count ? line.words[other.words.upperBound].text : ""
            // "Medical necessity   Patient has …": nor does one that a sentence begins with.
            let startsSegment = line.segments.contains { $0.lowerBound == other.words.lowerBound } && next.first?.isLowercase != true
            // "Purchase order   PO 26-0014"
            if other.label.words == ["po"], hit.label.field == .purchaseOrderNumber { continue }
            if other.isMarked || startsSegment { end = min(end, other.words.lowerBound) }
        }
        if hit.isMarked, !endsWithColon(hit), let remark = PageView.remark(behind: start, view.segment(of: hit.words.lowerBound, line: hit.line), in: line) { start = remark.upperBound }
        guard start < end else { return nil }
        // "PATIENT : COLE, ANN"
        if start + 1 < end, line.words[start].text == ":" { start += 1 }
        // "Prior authorization   Number: PA-26"
        let begin = end > start + 1 && Self.isPartOfLabel(line.words[start].text, before: line.words[start + 1].text) ? start + 1 : start
        // "Patient / date of birth   Ann Cole / May 27, 1959": one value behind two labels.
        if line.words[begin].text == "/", let next = hits.first(where: { $0.line == hit.line && $0.words.lowerBound == begin + 1 }), next.words.upperBound < line.words.count {
            return Region(line: hit.line, words: next.words.upperBound..<line.words.count, relation: .right)
        }
        guard end > begin else { return nil }
        // "Lot / exp vial 1: AB1234"
        if !endsWithColon(hit), let colon = (begin..<min(end - 1, begin + 3)).first(where: { line.words[$0].text.hasSuffix(":") }), view.folds[hit.line][begin...colon].allSatisfy({ Self.ofPackage.contains($0) || $0.count < 2 && $0.allSatisfy(\.isNumber) }) {
            return Region(line: hit.line, words: colon + 1..<end, relation: .right)
        }
        return Region(line: hit.line, words: begin..<end, relation: .right)
    }

    private static let ofPackage: Set<String> = ["vial", "vials", "syringe", "pen", "dose", "used", "given"]

    /// "Number:", "Reference" before a code.
    private static func isPartOfLabel(_ word: String, before next: String) -> Bool {
        ["number", "no", "num"].contains(folded(word)) && word.hasSuffix(":") || ["reference", "ref"].contains(folded(word)) && next.count { $0.isNumber } > 3
    }

    /// The words of the next two lines that stand under the label, as in a box or under a column head.
    func below(_ hit: LabelHit, lines count: Int = 2) -> [Region] {
        let segment = view.segment(of: hit.words.lowerBound, line: hit.line)
        // Heads that stand close together are one segment: each has its own column.
        let isSecond = hits.contains { $0.line == hit.line && $0.words.upperBound == hit.words.lowerBound && segment.contains($0.words.lowerBound) }
        let left = (isSecond ? hit.box.left : min(hit.box.left, view.lines[hit.line].box(of: segment).left)) - 8
        // The label's cell ends where the next segment of its line starts.
        let next = view.lines[hit.line].segments.first { $0.lowerBound >= hit.words.upperBound }
        let right = next.map { view.lines[hit.line].box(of: $0).left - 3 } ?? hit.box.right + 220
        var regions: [Region] = []
        for index in view.lines.indices.dropFirst(hit.line + 1).prefix(count + 2) {
            let line = view.lines[index]
            guard line.box.top - hit.box.bottom < 3.2 * max(hit.box.height, 8), regions.count < count else { break }
            let range = line.segments.filter { segment in
                let box = line.box(of: segment)
                return box.horizontalOverlap(hit.box) > 0 || box.left >= left && box.left < right && box.left < hit.box.right + 40
            }
            guard let first = range.first, let last = range.last else { continue }
            // Under a column head the head's own segment only.
            let words = own(next == nil ? first.lowerBound..<last.upperBound : first, of: line, at: index, below: hit)
            regions.append(Region(line: index, words: words, relation: .below))
        }
        return regions
    }

    /// Without the words that stand under the heads beside `hit`: narrow boxes put their values little more than a word space apart.
    private func own(_ words: Range<Int>, of line: TextLine, at index: Int, below hit: LabelHit) -> Range<Int> {
        let heads = hits.filter { $0.line == hit.line && $0.isMarked && $0.words != hit.words }.map(\.box)
        guard !heads.isEmpty, !hits.contains(where: { $0.line == index && words.contains($0.words.lowerBound) }) else { return words }
        func isParted(_ word: Int) -> Bool {
            let left = line.words[word - 1].box, right = line.words[word].box
            let gap = right.left - left.right, height = max(left.height, right.height)
            // What begins right under a head is its own, however close the name before it ends.
            return gap > 0.62 * height || gap > 0.15 * height && (heads + [hit.box]).contains { abs($0.left - right.left) < 2.5 }
        }
        func isUnder(_ word: Int) -> Bool { heads.contains { $0.horizontalOverlap(line.words[word].box) > 0 } }
        let cuts = words.dropFirst().filter(isParted)
        let start = cuts.last { cut in line.words[cut - 1].box.right <= hit.box.left && (words.lowerBound..<cut).contains(where: isUnder) } ?? words.lowerBound
        let end = cuts.first { cut in cut > start && line.words[cut].box.left >= hit.box.right && isUnder(cut) } ?? words.upperBound
        return start..<end
    }

    /// The words above a line to write on ("Signature", "Date").
    func above(_ hit: LabelHit, reach: Double = 34) -> [Region] {
        view.lines.indices.prefix(hit.line).reversed().prefix(4).compactMap { index -> Region? in
            let line = view.lines[index]
            guard hit.box.top - line.box.bottom < reach else { return nil }
            let segments = line.segments.filter { line.box(of: $0).horizontalOverlap(hit.box.widened(by: 60)) > 0 }
            guard let first = segments.first, let last = segments.last else { return nil }
            return Region(line: index, words: first.lowerBound..<last.upperBound, relation: .above)
        }
    }

    func words(of region: Region) -> ArraySlice<Word> { view.lines[region.line].words[region.words] }

    /// True when the region starts with a label itself, so that it holds no value of another.
    func startsWithLabel(_ region: Region) -> Bool {
        hits.contains { $0.line == region.line && $0.words.lowerBound == region.words.lowerBound && $0.isMarked }
    }

    /// "CUST 00441276" below "STMT NO": another label with a value behind it.
    private func isOfOther(_ region: Region, than hit: LabelHit) -> Bool {
        hits.contains { $0.line == region.line && $0.words.lowerBound == region.words.lowerBound && $0.label.field != hit.label.field && $0.words.upperBound < region.words.upperBound }
    }

    private func endsWithColon(_ hit: LabelHit) -> Bool {
        view.lines[hit.line].words[hit.words.upperBound - 1].text.hasSuffix(":")
    }

    // MARK: - Cells

    /// The words of the cell that a label announces, wrapped lines included: what stands behind it, else below it.
    func cell(of hit: LabelHit, lines limit: Int = 12) -> [Word] {
        if areCaptions, case let words = cell(over: hit), !words.isEmpty { return words }
        if let (line, first) = besideCentred(hit) { return cell(from: first, line: line, lines: limit) }
        guard let region = regions(for: hit).first(where: { !startsWithLabel($0) && !words(of: $0).isEmpty }) else { return [] }
        let first = region.words.lowerBound
        let end = min(region.words.upperBound, view.segment(of: first, line: region.line).upperBound)
        // Wrapped text goes on below its first word, or below the label that it follows in one line.
        let gap = view.lines[region.line].words[first].box.left - hit.box.right
        let isInline = region.relation == .right && (view.segment(of: first, line: region.line).contains(hit.words.lowerBound) || gap < 1.2 * hit.box.height && gap > 0)
        let rowLabel = region.relation == .right && !isInline ? hit.box.left : nil
        // "Reason for therapy (medical necessity): …" goes on where the line begins.
        let start = view.segment(of: hit.words.lowerBound, line: hit.line).lowerBound
        if let rowLabel, hit.below == nil, let top = top(ofCell: first, line: region.line) { return cell(from: view.lines[top].words.indices, line: top, rows: rowLabel, besides: hit.line, lines: limit) }
        return cell(from: first..<end, line: region.line, orFrom: isInline ? [hit.box.left, view.lines[hit.line].words[start].box.left] : [], rows: rowLabel, besides: hit.below == nil ? nil : hit.line + 1, lines: limit)
    }

    /// A label with nothing behind it but the next, set beside the middle of a cell of two lines: where the cell begins.
    private func besideCentred(_ hit: LabelHit) -> (line: Int, words: Range<Int>)? {
        let line = view.lines[hit.line], next = line.segments.first { $0.lowerBound >= hit.words.upperBound }
        guard view.segment(of: hit.words.lowerBound, line: hit.line) == hit.words, hit.line > 0, hit.line + 1 < view.lines.count, next.map({ isHead($0, line: hit.line) }) ?? true else { return nil }
        let above = view.lines[hit.line - 1], below = view.lines[hit.line + 1], reach = 0.95 * hit.box.height, end = next.map { line.box(of: $0).left - 3 } ?? .infinity
        guard hit.box.centerY - above.box.centerY < reach, below.box.centerY - hit.box.centerY < reach,
            let first = above.segments.first(where: { above.box(of: $0).left > hit.box.right && above.box(of: $0).left < end }), below.segments.contains(where: { abs(below.box(of: $0).left - above.box(of: first).left) < 4 })
        else { return nil }
        return (hit.line - 1, first)
    }

    /// The first line of a cell of three or five lines whose label is set beside its middle: as many lines stand right above as below.
    private func top(ofCell first: Int, line index: Int) -> Int? {
        let left = view.lines[index].words[first].box.left
        func goesOn(_ line: Int, by step: Int) -> Bool {
            guard view.lines.indices.contains(line), view.lines.indices.contains(line - step) else { return false }
            let own = view.lines[line], gap = step > 0 ? own.box.top - view.lines[line - step].box.bottom : view.lines[line - step].box.top - own.box.bottom
            return gap < 0.6 * own.box.height && abs(own.box.left - left) < 4 && own.segments.count == 1
        }
        let above = [1, 2, 3].prefix { goesOn(index - $0, by: -1) }.count, below = [1, 2, 3].prefix { goesOn(index + $0, by: 1) }.count
        guard above > 0, above == below else { return nil }
        // What the lines above go on from is the cell of the label above.
        let top = view.lines[index - above]
        let isOfCellAbove = index > above && top.box.top - view.lines[index - above - 1].box.bottom < 0.6 * top.box.height && view.lines[index - above - 1].segments.contains { abs(view.lines[index - above - 1].box(of: $0).left - left) < 4 }
        return isOfCellAbove ? nil : index - above
    }

    /// The words of a segment and of those that go on below it, set as one paragraph.
    ///
    /// - Parameters:
    ///   - other: where else the lines below may begin.
    ///   - rows: where the labels of a table's rows begin: the next one ends the cell.
    ///   - wrapped: the line in which the cell's own label goes on.
    func cell(from start: Range<Int>, line: Int, orFrom others: [Double] = [], rows: Double? = nil, besides wrapped: Int? = nil, lines limit: Int = 12) -> [Word] {
        let first = wholeSentences(start, line: line)
        var block = [Array(view.lines[line].words[first])]
        guard var left = block[0].first?.box.left, var bottom = block[0].map(\.box.bottom).max() else { return [] }
        // A number of a list stands before the text.
        if block[0].count > 1, Self.isListMark(block[0][0].text) { left = block[0][1].box.left }
        var right = block[0].last?.box.right ?? left
        let height = max(6, block[0].map(\.box.height).max() ?? 6)
        for index in view.lines.indices.dropFirst(line + 1) where block.count < limit {
            let below = view.lines[index]
            let segment = below.segments.first { segment in
                let edge = below.words[segment.lowerBound].box.left
                return abs(edge - left) < 14 || others.contains { edge > $0 - 16 && edge < $0 + 24 }
            }
            guard let segment else {
                // What stands in another column ends nothing.
                if below.words.contains(where: { $0.box.left < right && $0.box.right > left }) || below.box.top - bottom > 1.2 * height { break }
                continue
            }
            let box = below.box(of: segment)
            // "Labs: …", "Validated by: …": the next thing has a name of its own.
            if below.words[segment].prefix(2).contains(where: { $0.text.hasSuffix(":") && $0.text.contains(where: \.isLetter) }), below.words[segment.lowerBound].text.first?.isUppercase == true { break }
            // A label right before the segment announces it.
            if index != wrapped, hits.contains(where: { $0.line == index && $0.isMarked && $0.words.upperBound == segment.lowerBound }) { break }
            let isNextRow = index == wrapped ? false : rows.map { row in below.segments.contains { abs(below.words[$0.lowerBound].box.left - row) < 10 } } ?? false
            let isNextOfList = below.words[..<segment.upperBound].contains { $0.box.left <= box.left && Self.isListMark($0.text) }
            // A typist's double spacing: a sentence that has no end goes on with a small letter.
            let goesOn = !others.isEmpty && box.top - bottom < 1.3 * height && block.last?.last?.text.hasSuffix(".") == false && below.words[segment.lowerBound].text.first?.isLowercase == true
            guard box.top - bottom < 0.95 * height || goesOn, !isNextRow, !isNextOfList, !isHead(segment, line: index) else { break }
            block.append(Array(below.words[wholeSentences(segment, line: index)]))
            bottom = max(bottom, box.bottom)
            right = max(right, box.right)
        }
        return Self.paragraph(block, right: right, margin: others.isEmpty ? right : max(right, view.lines.filter { line in (others + [left]).contains { abs(line.box.left - $0) < 10 } }.map(\.box.right).max() ?? right))
    }

    /// A segment with what goes on behind it as prose does: typewriters leave two spaces behind the end of a sentence.
    private func wholeSentences(_ segment: Range<Int>, line index: Int) -> Range<Int> {
        let line = view.lines[index]
        var end = segment.upperBound
        // Behind a short word OCR may see more of a gap than there is.
        func goesOn(_ next: Range<Int>, _ gap: Double) -> Bool {
            let isSentence = line.words[end - 1].text.last.map { ".;,:".contains($0) } ?? false
            return isSentence ? gap < 2.2 && (segment.count > 3 || next.count > 3) : gap < 1.6 && next.count > 6 && line.words[end].text.first?.isLowercase == true
        }
        while let next = line.segments.first(where: { $0.lowerBound == end }),
            goesOn(next, (line.words[end].box.left - line.words[end - 1].box.right) / max(line.words[end - 1].box.height, line.words[end].box.height)),
            !hits.contains(where: { $0.line == index && $0.words.lowerBound == end && $0.isMarked })
        {
            end = next.upperBound
        }
        return segment.lowerBound..<end
    }

    /// The lines up to the first that had room for the word below: there a paragraph ends.
    ///
    /// - Parameter margin: where the widest lines of the page end: a sentence that ends far before it ends the paragraph.
    private static func paragraph(_ block: [[Word]], right: Double, margin: Double) -> [Word] {
        var words = block[0], isBrokenByHand = false
        for (above, below) in zip(block, block.dropFirst()) {
            guard let last = above.last, let first = below.first else { break }
            // Who breaks lines by hand leaves room: a sentence without an end goes on with a small letter.
            let goesOn = above.count > 5 && last.text.last.map { $0.isLetter || $0 == "," } ?? false && first.text.first?.isLowercase == true
            let hasRoom = last.box.right + first.box.width + 0.8 * first.box.height < (last.text.hasSuffix(".") ? margin : right)
            // Without what it takes to be sure the lines stay together.
            if hasRoom, !goesOn, !isBrokenByHand { break }
            if hasRoom, goesOn { isBrokenByHand = true }
            words += below
        }
        return words
    }

    private static func isListMark(_ text: String) -> Bool {
        if ["•", "-", "*", "–", "▪", "●"].contains(text) { return true }
        guard let last = text.last, ".)".contains(last), text.count <= 3 else { return false }
        return text.dropLast().allSatisfy(\.isNumber) || text.count == 2
    }

    /// True when a segment is a label, or starts with one that is marked: the next cell.
    private func isHead(_ segment: Range<Int>, line: Int) -> Bool {
        hits.contains { $0.line == line && $0.words.lowerBound == segment.lowerBound && ($0.isMarked || $0.words.upperBound == segment.upperBound) }
    }

    /// Candidates of a typed field: in each region the first reading that `read` finds.
    func candidates(
        _ field: Field, _ read: (ArraySlice<Word>) -> Reading?, near: Bool = true,
        excluding: (LabelHit) -> Bool = { _ in false }
    ) -> [Candidate] {
        hits.filter { $0.label.field == field && !excluding($0) }.flatMap { hit -> [Candidate] in
            for region in regions(for: hit) {
                // A word of a sentence announces nothing in the next line.
                if region.relation == .below, startsWithLabel(region) || isAmid(hit) || isOfOther(region, than: hit) { continue }
                var words = words(of: region)
                var found = read(words)
                if found == nil, let others = OtherReadings.of(words) {
                    words = others
                    found = read(words)
                }
                if found == nil, region.relation == .below, let joined = joined(region), let reading = read(joined[...]) {
                    // What was broken over lines is for a person to confirm.
                    return [Candidate(value: reading.value, words: joined[reading.words], page: view.page, checks: [.format]).ranked(view.ranking, Ranking.Signs(labelWords: hit.label.words.count, isMarked: hit.isMarked, relation: region.relation)).without(.secondReading)]
                }
                guard let reading = found else {
                    // Something else stands to the right: what is below belongs to another label.
                    if region.relation == .right, near, endsWithColon(hit), words.first.map({ $0.box.left - hit.box.right < 60 }) ?? false { break }
                    continue
                }
                let distance = reading.words.lowerBound - words.startIndex
                // Under a label its value comes first: words before it belong to something else. ("70 kg / 174 cm" stands under both labels.)
                let isSecond = distance > 0 && words[reading.words.lowerBound - 1].text == "/"
                if region.relation == .below, distance > 2, !isSecond { continue }
                // Such a word may be the end of a name that nobody taught: no evidence, and only where nothing better is.
                let isVague = Wordings.vague[field]?.contains(hit.label.wording) ?? false
                // A value that ends with a hyphen goes on somewhere else.
                let isCut = reading.value.hasSuffix("-")
                let candidate = Candidate(
                    value: reading.value, words: words[reading.words], page: view.page,
                    checks: isVague || isCut ? [.format] : [.label, .format])
                    .ranked(view.ranking, Ranking.Signs(labelWords: hit.label.words.count, isMarked: hit.isMarked, relation: region.relation, distance: distance, isVague: isVague))
                return [isCut ? candidate.without(.secondReading) : candidate]
            }
            return []
        }
    }

    /// "BRG-" over "2231" in a narrow box: one word.
    private func joined(_ region: Region) -> [Word]? {
        guard let first = words(of: region).last, first.text.count > 1, first.text.hasSuffix("-") else { return nil }
        for below in view.lines.dropFirst(region.line + 1).prefix(3) where below.box.top - first.box.bottom < 1.5 * first.box.height {
            guard let next = below.words.first(where: { abs($0.box.left - first.box.left) < 6 }), next.box.top > first.box.centerY else { continue }
            return [Word(text: first.text + next.text, box: first.box.union(next.box), confidence: min(first.confidence, next.confidence))]
        }
        return nil
    }

    private func isAmidNumbers(_ hit: LabelHit) -> Bool {
        !hit.isMarked && view.lines[hit.line].words[hit.words.upperBound..<max(hit.words.upperBound, view.segment(of: hit.words.lowerBound, line: hit.line).upperBound)].contains { $0.text.contains(where: \.isNumber) }
    }

    private func isAmid(_ hit: LabelHit) -> Bool {
        // Heads that stand close together are side by side.
        let isLower = view.lines[hit.line].words[hit.words.lowerBound].text.first?.isLowercase == true
        if !isLower, hits.contains(where: { $0.line == hit.line && ($0.words.upperBound == hit.words.lowerBound || $0.words.lowerBound == hit.words.upperBound) }) { return false }
        // "Height / Weight"
        if hit.words.lowerBound > 0, view.lines[hit.line].words[hit.words.lowerBound - 1].text == "/" { return false }
        // "Thanks for your order!"
        return !hit.isMarked && !view.startsSegment(hit.words.lowerBound, line: hit.line) && (isLower || view.segment(of: hit.words.lowerBound, line: hit.line).upperBound > hit.words.upperBound)
    }

    /// What stands behind the label of a typed field, with digits in it: nil where nothing does, and on pages that are text.
    func written(behind field: Field) -> Box? {
        guard view.page.source != .textLayer else { return nil }
        // "wt 27.4 wae": a label without a colon, and a number behind it.
        func isFilled(_ hit: LabelHit) -> Bool { field == .weight && view.startsSegment(hit.words.lowerBound, line: hit.line) && view.lines[hit.line].words[hit.words.upperBound...].first?.text.first?.isNumber == true }
        for hit in hits where hit.label.field == field && (hit.isMarked || isFilled(hit)) {
            guard let right = right(of: hit), case let words = words(of: right).prefix(3), let first = words.first, first.box.left - hit.box.right < 60,
                words.reduce(0, { $0 + $1.text.count(where: \.isNumber) }) > 1,
                // The day of signing, and others that are not this one, can be read.
                field != .orderDate || TypedReading.date(in: words) == nil
            else { continue }
            return Box.union(words.map(\.box))
        }
        return nil
    }

    /// Candidates of a field that is plain text: the rest of the segment behind the label, or the line below it.
    func textCandidates(_ field: Field, excluding: (LabelHit) -> Bool = { _ in false }, accept: (String) -> Bool) -> [Candidate] {
        hits.filter { $0.label.field == field && !excluding($0) }.compactMap { hit -> Candidate? in
            for region in regions(for: hit) {
                // "Practice account FH-2209" is no head of what stands below.
                if region.relation == .below, startsWithLabel(region) || isAmidNumbers(hit) { continue }
                var words = words(of: region)
                // Behind the label, one segment is the value.
                if let first = words.indices.first {
                    let segment = view.segment(of: first, line: region.line)
                    // "Alpine Cold Chain Rx": what totals are called is no label within a name.
                    let next = hits.first { $0.line == region.line && $0.words.lowerBound > first && $0.label.words.count > 1 && !TotalsRow.fields.contains($0.label.field) }
                    words = words[first..<min(words.endIndex, segment.upperBound, next?.words.lowerBound ?? words.endIndex)]
                }
                let text = TypedReading.trimmed(words.map(\.text).joined(separator: " "))
                // What ends with a colon announces another value.
                guard words.last?.text.hasSuffix(":") != true, accept(text) else { continue }
                return Candidate(value: text, words: words, page: view.page, checks: [.label])
                    .ranked(view.ranking, Ranking.Signs(labelWords: hit.label.words.count, isMarked: hit.isMarked, relation: region.relation))
            }
            return nil
        }
    }
}

extension Box {
    func widened(by points: Double) -> Box {
        Box(x: x - points, y: y, width: width + 2 * points, height: height)
    }
}
