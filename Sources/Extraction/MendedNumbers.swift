import PageText

/// Numbers that OCR tore apart or whose marks it doubled, put together again: "13 , 592.60", "343 92", "6.,270.22".
///
/// A mark that was not read is a guess, so such a word stands below every limit of acceptance until arithmetic proves it.
enum MendedNumbers {
    /// The confidence that is left to a number whose decimal point was not seen.
    static let mostWithoutPoint = 0.65

    static func mended(_ line: TextLine, space: Double) -> TextLine {
        var words: [Word] = []
        var isChanged = false
        let counted = line.words.indices.map { Self.counted(line.words[$0], before: $0 + 1 < line.words.count ? line.words[$0 + 1] : nil) }
        for word in wholeDates(counted.flatMap(parted)) {
            let single = withLetter(withoutDoubledMarks(word))
            if single != word { isChanged = true }
            if let last = words.last, let joined = joined(last, single) {
                words[words.count - 1] = joined
                isChanged = true
            } else {
                words.append(single)
            }
        }
        return isChanged || words.count != line.words.count ? TextLine(words: words, space: space) : line
    }

    /// "18 705.72" with the comma as a word of its own below the gap: its printer set the digits wide apart.
    static func withCommas(_ words: [Word]) -> [Word] {
        var words = words
        let marks = words.filter { [",", "'", "’", "‘"].contains($0.text) }
        for mark in marks {
            func isBeside(_ word: Word) -> Bool {
                let below = mark.box.centerY - word.box.centerY
                return below > 0 && below < 1.2 * word.box.height && abs(word.box.left - mark.box.centerX) + abs(word.box.right - mark.box.centerX) < word.box.width + 2.4 * word.box.height
            }
            guard let left = words.indices.first(where: { words[$0].box.right <= mark.box.centerX && isBeside(words[$0]) && isWhole(words[$0].text) }),
                let right = words.indices.first(where: { words[$0].box.left >= mark.box.centerX && isBeside(words[$0]) && isGrouped(words[left].text + "," + words[$0].text) && words[$0].text.first?.isNumber == true }),
                words[right].box.left - words[left].box.right < 1.6 * max(words[left].box.height, words[right].box.height)
            else { continue }
            let second = words[left].secondReading.flatMap { first in words[right].secondReading.map { first + "," + $0 } }
            words[left] = Word(text: words[left].text + "," + words[right].text, box: words[left].box.union(words[right].box), confidence: min(words[left].confidence, words[right].confidence), secondReading: second)
            let taken = [words[right], mark]
            words.removeAll { taken.contains($0) }
        }
        return words
    }

    private static let dayAndMonth = Pattern(/\d{1,2}[\/-]\d{1,2}[\/-]/)
    private static let wholeDate = Pattern(/\d{1,2}[\/-]\d{1,2}[\/-]20\d\d/)

    /// "02/24/2 O 25": a day that a hand wrote wide, its year torn and a zero read as the letter.
    private static func wholeDates(_ words: [Word]) -> [Word] {
        var result: [Word] = []
        for word in words {
            result.append(word)
            // The last three and this one may be pieces of one day.
            for count in [2, 3, 4] where result.count >= count {
                let pieces = result.suffix(count)
                guard let first = pieces.first, dayAndMonth.begins(first.text), zip(pieces, pieces.dropFirst()).allSatisfy({ $1.box.left - $0.box.right < 1.2 * max($0.box.height, $1.box.height) }) else { continue }
                let text = pieces.map(\.text).joined().replacing("O", with: "0").replacing("o", with: "0")
                guard wholeDate.isAll(of: text) else { continue }
                let whole = Word(text: text, box: pieces.dropFirst().reduce(first.box) { $0.union($1.box) }, confidence: min(mostWithoutPoint, pieces.map(\.confidence).min() ?? 0))
                result.replaceSubrange(result.count - count..<result.count, with: [whole])
                break
            }
        }
        return result
    }

    /// "2|EA" is two cells with a ruling line between them.
    private static func parted(_ word: Word) -> [Word] {
        let letter = word.box.width / Double(max(1, word.text.count))
        if let count = glued(word.text) {
            let edge = word.box.left + Double(count) * letter
            return [
                Word(text: String(word.text.prefix(count)), box: Box(left: word.box.left, top: word.box.top, right: edge, bottom: word.box.bottom), confidence: word.confidence),
                Word(text: String(word.text.dropFirst(count)), box: Box(left: edge, top: word.box.top, right: word.box.right, bottom: word.box.bottom), confidence: word.confidence),
            ]
        }
        guard word.text.count > 2, word.text.dropFirst().dropLast().contains("|") else { return [word] }
        var place = 0
        return word.text.split(separator: "|" as Character, omittingEmptySubsequences: false).compactMap { part -> Word? in
            defer { place += part.count + 1 }
            guard !part.isEmpty else { return nil }
            let box = Box(x: word.box.x + Double(place) * letter, y: word.box.y, width: Double(part.count) * letter, height: word.box.height)
            return Word(text: "\(part)", box: box, confidence: word.confidence)
        }
    }

    /// "5EA" is a count and its unit: how many of its characters are the count.
    private static func glued(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }, unit = text.dropFirst(digits.count)
        return (1...3).contains(digits.count) && unit.count > 1 && units.contains(unit.uppercased()) ? digits.count : nil
    }

    private static let units: Set<String> = ["EA", "VL", "VIAL", "VIALS", "BX", "BOX", "KT", "KIT", "CT", "CTN", "CARTON", "SYR", "EACH", "BOXES", "KITS", "SYRINGE", "SYRINGES"]

    /// "Sea   2,068.00": before a price a count that was read as a letter, and its unit. Arithmetic says whether it is.
    private static func counted(_ word: Word, before next: Word?) -> Word {
        guard let next, TypedReading.looksLikeMoney(next.text) || ["at", "x", "@"].contains(next.text), let first = word.text.first, let digit = digits[first], units.contains(word.text.dropFirst().uppercased()), word.text.dropFirst().allSatisfy(\.isLowercase) else { return word }
        return Word(text: digit + word.text.dropFirst(), box: word.box, confidence: min(word.confidence, mostWithoutPoint))
    }

    private static let digits: [Character: String] = ["S": "5", "l": "1", "I": "1", "B": "8", "Z": "2"]

    /// "6.,270.22" is "6,270.22": of two marks between digits the one that groups stays.
    private static func withoutDoubledMarks(_ word: Word) -> Word {
        let text = word.text
        guard text.contains(".,") || text.contains(",.") else { return word }
        var word = word
        word.text = text.replacing(".,", with: ",").replacing(",.", with: ",")
        return TypedReading.looksLikeMoney(word.text) ? word : Word(text: text, box: word.box, confidence: word.confidence, secondReading: word.secondReading)
    }

    /// "$06340" is "S06340": no amount begins with a zero and has no point.
    private static func withLetter(_ word: Word) -> Word {
        guard word.text.hasPrefix("$0"), leadingZero.isAll(of: word.text) else { return word }
        return Word(text: "S" + word.text.dropFirst(), box: word.box, confidence: min(mostWithoutPoint, word.confidence))
    }

    private static let leadingZero = Pattern(/\$0[0-9A-Z]{3,}/)

    private static func joined(_ left: Word, _ right: Word) -> Word? {
        guard let first = left.text.first, "$(-0123456789".contains(first), left.text.allSatisfy({ "$(-0123456789,.".contains($0) }),
            let start = right.text.first, start.isNumber || ",.".contains(start), right.text.allSatisfy({ "0123456789,.)-".contains($0) })
        else { return nil }
        let gap = right.box.left - left.box.right
        let height = max(left.box.height, right.box.height)
        let marked = left.text + right.text
        let hasMark = ",.".contains(left.text.last ?? " ") || ",.".contains(start)
        var text: String?
        var confidence = min(left.confidence, right.confidence)
        if hasMark {
            // What ends or begins with a mark isn't whole.
            if gap < 1.2 * height, isGrouped(marked), ",.".contains(marked.last ?? " ") || TypedReading.looksLikeMoney(marked) { text = marked }
        } else if gap < 0.55 * height {
            if isWhole(left.text), right.text.count == 2, right.text.allSatisfy(\.isNumber) {
                text = left.text + "." + right.text
                confidence = min(confidence, mostWithoutPoint)
            } else if isWhole(left.text), right.text.prefix(3).allSatisfy(\.isNumber), right.text.dropFirst(3).hasPrefix("."), isGrouped(left.text + "," + right.text) {
                text = left.text + "," + right.text
                confidence = min(confidence, mostWithoutPoint)
            }
        }
        guard let text else { return nil }
        return Word(text: text, box: left.box.union(right.box), confidence: confidence)
    }

    /// Digits in groups of three, so far: "13", "1,234".
    private static func isWhole(_ text: String) -> Bool {
        let digits = text.drop { "$(-".contains($0) }
        guard digits.count <= 11, let first = digits.first, first.isNumber else { return false }
        let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
        return groups.allSatisfy { $0.allSatisfy(\.isNumber) } && (groups.first?.count ?? 0) <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
    }

    /// A number of which the marks so far are in their places: "13,", "13,592.60".
    private static func isGrouped(_ text: String) -> Bool {
        var digits = text.drop { "$(-".contains($0) }
        while let last = digits.last, ")-".contains(last) { digits.removeLast() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, parts.count == 1 || parts[1].count <= 2 && parts[1].allSatisfy(\.isNumber) else { return false }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count) || groups.count == 1, groups.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return false }
        return groups.dropFirst().enumerated().allSatisfy { $0.element.count == 3 || $0.element.isEmpty && $0.offset == groups.count - 2 && parts.count == 1 }
    }
}
