import PageText

/// Leptonica has a C type of the same name; in this module a box is ours.
typealias Box = PageText.Box

extension Box {
    /// In other units of the same place: points of a page for pixels of its picture.
    func scaled(by factor: Double) -> Box { Box(x: x * factor, y: y * factor, width: width * factor, height: height * factor) }
}
