import CLeptonica

extension Picture {
    /// What is left of the black where a brick of this size finds room: the same as `pixOpenBrick`, which looks once for each pixel of the
    /// brick's sides; here each look doubles the length that is known to be black.
    /// - Returns: of a picture of one bit a pixel.
    func opened(width: Int32, height: Int32) throws(DocumentError) -> Picture {
        let result = try making { pixCopy(nil, $0) }
        try result.spread(over: width, .left, by: Self.both)
        try result.spread(over: height, .up, by: Self.both)
        try result.spread(over: width, .right, by: Self.either)
        try result.spread(over: height, .down, by: Self.either)
        return result
    }

    private enum Direction { case left, right, up, down }

    private static let both = Int32(PIX_SRC) & Int32(PIX_DST)
    private static let either = Int32(PIX_SRC) | Int32(PIX_DST)

    /// Lays the picture over itself, moved by up to `length` − 1 pixels.
    private func spread(over length: Int32, _ direction: Direction, by operation: Int32) throws(DocumentError) {
        let (columns, rows) = (Int32(width), Int32(height))
        let isWide = direction == .left || direction == .right
        guard length > 1 else { return }
        guard length <= (isWide ? columns : rows) else {
            if operation == Self.both { pixClearAll(pix) }
            return
        }
        var known: Int32 = 1
        while known < length {
            let step = min(known, length - known)
            let moved = try making { pixCopy(nil, $0) }
            switch direction {
            case .left: pixRasterop(pix, 0, 0, columns - step, rows, operation, moved.pix, step, 0)
            case .right: pixRasterop(pix, step, 0, columns - step, rows, operation, moved.pix, 0, 0)
            case .up: pixRasterop(pix, 0, 0, columns, rows - step, operation, moved.pix, 0, step)
            case .down: pixRasterop(pix, 0, step, columns, rows - step, operation, moved.pix, 0, 0)
            }
            known += step
        }
        guard operation == Self.both else { return }
        // Beyond the edge nothing is black.
        let clear = Int32(PIX_CLR)
        if isWide { pixRasterop(pix, columns - length + 1, 0, length - 1, rows, clear, nil, 0, 0) } else { pixRasterop(pix, 0, rows - length + 1, columns, length - 1, clear, nil, 0, 0) }
    }
}
