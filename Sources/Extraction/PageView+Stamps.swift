import PageText

extension PageView {
    /// "RECEIVED 11/12/2024": the date of a stamp says when the paper came.
    func isStamped(_ date: Box) -> Bool {
        let around = Box(left: date.left - 30, top: date.top - 1.8 * date.height, right: date.right + 30, bottom: date.bottom)
        return zip(lines, folds).contains { line, folds in
            line.words.indices.contains { index in
                ["received", "approved", "copy", "scanned", "faxed", "recd", "entered", "void", "posted"].contains(folds[index])
                    && around.contains(x: line.words[index].box.centerX, y: line.words[index].box.centerY)
            }
        }
    }

    private static let clock = Pattern(/\d{1,2}:\d\d/)

    /// What a fax machine prints along the edge: its day is the day of the fax.
    func isFaxBanner(_ line: Int) -> Bool {
        // "Pine Street Supply   Phone … Fax …" is a letterhead.
        let isLetterhead = lines[line].box.top > 0.02 * page.height && folds[line].contains(where: Self.calling.contains) && TypedReading.date(in: lines[line].words[...]) == nil
        return lines[line].box.top < 0.07 * page.height
            && (folds[line].contains(where: Self.faxing.contains) && !isLetterhead || lines[line].words.contains { Self.clock.begins($0.text) })
    }

    private static let calling: Set<String> = ["phone", "telephone", "tel", "ph", "call"]
    private static let faxing: Set<String> = ["fax", "tsi", "csid"]
}
