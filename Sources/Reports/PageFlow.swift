import Documents

/// Text that flows down pages of a canvas: a new page begins where the next piece does not fit.
struct PageFlow: ~Copyable {
    let canvas: PDFCanvas
    private(set) var page = 1
    var y = PageFlow.top
    private let footer: String

    static let left = 54.0, right = 558.0, top = 54.0, bottom = 726.0
    static var width: Double { right - left }

    static let body = PDFCanvas.Style(size: 9.5)
    static let bold = PDFCanvas.Style(size: 9.5, isBold: true)
    static let small = PDFCanvas.Style(size: 8, gray: 0.25)
    static let heading = PDFCanvas.Style(size: 13, isBold: true)
    static let mono = PDFCanvas.Style(size: 9.5, isMono: true)

    init(canvas: consuming PDFCanvas, footer: String) {
        self.canvas = canvas
        self.footer = footer
    }

    /// Begins a new page when less than `height` is left.
    mutating func need(_ height: Double) {
        guard y + height > Self.bottom, y > Self.top else { return }
        newPage()
    }

    mutating func newPage() {
        endPage()
        page += 1
        y = Self.top
    }

    private func endPage() {
        canvas.rule(x: Self.left, y: 744, width: Self.width, weight: 0.4, gray: 0.5)
        canvas.text(footer, x: Self.left, y: 748, width: Self.width - 80, Self.small)
        canvas.text("Page \(page)", x: Self.right - 60, y: 748, width: 60, Self.small)
        canvas.endPage()
    }

    mutating func heading(_ text: String) {
        need(60)
        if y > Self.top { y += 14 }
        y += canvas.text(text, x: Self.left, y: y, width: Self.width, Self.heading) + 3
        canvas.rule(x: Self.left, y: y, width: Self.width, weight: 1)
        y += 7
        canvas.bookmark(text, page: page)
    }

    mutating func paragraph(_ text: String, _ style: PDFCanvas.Style = PageFlow.body, indent: Double = 0, after: Double = 3) {
        let width = Self.width - indent
        need(min(canvas.measure(text, width: width, style), 500))
        y += canvas.text(text, x: Self.left + indent, y: y, width: width, style) + after
    }

    /// Cells side by side; the row is as high as its highest cell and never divided.
    mutating func row(_ cells: [(text: String, width: Double, style: PDFCanvas.Style)], mark: PDFCanvas.Mark? = nil, indent: Double = 0) {
        let height = cells.map { canvas.measure($0.text, width: $0.width - 6, $0.style) }.max() ?? 0
        need(height + 4)
        if let mark { canvas.mark(mark, x: Self.left, y: y + 1) }
        var x = Self.left + indent
        for cell in cells {
            canvas.text(cell.text, x: x, y: y, width: cell.width - 6, cell.style)
            x += cell.width
        }
        y += height + 4
    }

    consuming func finish() -> [UInt8] {
        endPage()
        return canvas.finish()
    }
}
