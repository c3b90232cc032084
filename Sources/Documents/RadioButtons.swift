import CLeptonica
import Foundation
import PageText

/// Round buttons of a form: rings drawn side by side, with a dot in the one that is chosen.
enum RadioButtons {
    /// - Parameters:
    ///   - ink: the page as black on white.
    ///   - words: of the page's text, in points: an O or a number in a circle stands in one.
    /// - Returns: nothing where no ring has a dot, or all have: rings alone are the marks of a list.
    static func found(in ink: borrowing Picture, dotsPerInch: Double, words: [Word]) -> [Checkbox] {
        let scale = 72 / dotsPerInch
        var found: [Checkbox] = []
        for part in InkParts.frames(in: ink.pix) {
            let box = part.scaled(by: scale)
            guard box.width > 5, box.width < 14, part.width > 9, abs(box.width - box.height) < 0.15 * max(box.width, box.height),
                !words.contains(where: { $0.box.contains(x: box.centerX, y: box.centerY) }), let isTicked = isTicked(ink, x: part.x, y: part.y, width: part.width, height: part.height)
            else { continue }
            found.append(Checkbox(box: box, isTicked: isTicked))
        }
        return found.contains(where: \.isTicked) && found.contains { !$0.isTicked } ? found : []
    }

    /// Ink all along an ellipse, paper in its corners and right within; nil for anything else.
    private static func isTicked(_ ink: borrowing Picture, x: Double, y: Double, width: Double, height: Double) -> Bool? {
        let center = (x: x + (width - 1) / 2, y: y + (height - 1) / 2)
        func isBlack(_ share: Double, _ angle: Double) -> Bool {
            ink.gray(atX: Int((center.x + share * width / 2 * cos(angle)).rounded()), y: Int((center.y + share * height / 2 * sin(angle)).rounded())) == 0
        }
        let angles = (0..<48).map { Double($0) / 48 * 2 * .pi }
        func share(_ test: (Double) -> Bool) -> Double { Double(angles.count(where: test)) / Double(angles.count) }
        guard share({ angle in [0.8, 0.85, 0.9, 0.95, 1].contains { isBlack($0, angle) } }) > 0.95, !(0..<4).contains(where: { isBlack(1.3, (Double($0) + 0.5) * .pi / 2) }), share({ isBlack(0.64, $0) }) < 0.25
        else { return nil }
        let center20 = share { isBlack(0.2, $0) }
        return center20 > 0.6 ? true : center20 < 0.2 ? false : nil
    }
}
