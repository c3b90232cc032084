import Foundation

extension Page {
    /// The box on the upright, level page of what stands at `fractions` of the displayed one: the way back from ``displayedFractions(of:)``.
    public func box(ofDisplayedFractions fractions: Box) -> Box {
        let upright =
            switch rotation {
            case 90: Box(left: 1 - fractions.bottom, top: fractions.left, right: 1 - fractions.top, bottom: fractions.right)
            case 180: Box(left: 1 - fractions.right, top: 1 - fractions.bottom, right: 1 - fractions.left, bottom: 1 - fractions.top)
            case 270: Box(left: fractions.top, top: 1 - fractions.right, right: fractions.bottom, bottom: 1 - fractions.left)
            default: fractions
            }
        let box = Box(x: upright.x * width, y: upright.y * height, width: upright.width * width, height: upright.height * height)
        let (sine, cosine) = (sin(skew), cos(skew))
        let dx = box.centerX - width / 2, dy = box.centerY - height / 2
        let x = width / 2 + dx * cosine - dy * sine
        let y = height / 2 + dx * sine + dy * cosine
        return Box(x: x - box.width / 2, y: y - box.height / 2, width: box.width, height: box.height)
    }
}
