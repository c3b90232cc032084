/// A rectangle on a page: PDF points (1/72 inch), origin top left, on the page as displayed.
public struct Box: Hashable, Sendable, Codable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    public init(left: Double, top: Double, right: Double, bottom: Double) {
        self.init(x: left, y: top, width: right - left, height: bottom - top)
    }

    public var left: Double { x }
    public var top: Double { y }
    public var right: Double { x + width }
    public var bottom: Double { y + height }
    public var centerX: Double { x + width / 2 }
    public var centerY: Double { y + height / 2 }
    public var area: Double { max(0, width) * max(0, height) }

    /// The smallest box that holds both.
    public func union(_ other: Box) -> Box {
        Box(
            left: min(left, other.left), top: min(top, other.top),
            right: max(right, other.right), bottom: max(bottom, other.bottom))
    }

    /// The length that both cover horizontally; negative is the gap between them.
    public func horizontalOverlap(_ other: Box) -> Double {
        min(right, other.right) - max(left, other.left)
    }

    /// The length that both cover vertically; negative is the gap between them.
    public func verticalOverlap(_ other: Box) -> Double {
        min(bottom, other.bottom) - max(top, other.top)
    }

    public func contains(x: Double, y: Double) -> Bool {
        x >= left && x <= right && y >= top && y <= bottom
    }
}

extension Box {
    /// The smallest box that holds all of `boxes`, nil when there are none.
    public static func union(_ boxes: some Sequence<Box>) -> Box? {
        boxes.reduce(nil) { $0?.union($1) ?? $1 }
    }
}
