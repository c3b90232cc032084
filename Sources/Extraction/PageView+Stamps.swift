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
}
