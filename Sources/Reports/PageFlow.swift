import Documents
import PageText

/// Text that flows down pages of a canvas: a new page begins where the next piece does not fit.
struct PageFlow: ~Copyable {
    struct Cell {
        let text: String
        /// Points, with the gap to the next cell.
        let width: Double
        let style: PDFCanvas.Style

        init(_ text: String, _ width: Double, _ style: PDFCanvas.Style = PageFlow.body) {
            self.text = text
            self.width = width
            self.style = style
        }
    }

    /// Where a link leads.
    enum Target {
        /// A place that ``place(_:)`` names.
        case name(String)
        /// Of the whole packet, 1-based.
        case page(Int)
    }

    let canvas: PDFCanvas
    private(set) var page = 1
    var y = PageFlow.top
    private let footer: String
    /// Below the footer: by which data the packet was made.
    private let sources: String
    /// Pages of the whole packet; nil while they are being counted.
    private let total: Int?
    /// Places by name, and what leads to them: a place may be named after the link to it.
    private var places: [String: (page: Int, y: Double)] = [:]
    private var links: [(page: Int, box: Box, target: Target)] = []
    /// Repeated at the top of each page until it is taken away: the head of a table.
    private var tableHead: [Cell] = []

    static let left = 54.0, right = 558.0, top = 54.0, bottom = 730.0
    static var width: Double { right - left }
    /// Between a cell's text and the next cell.
    private static let gap = 8.0

    static let body = PDFCanvas.Style(size: 9.5)
    static let bold = PDFCanvas.Style(size: 9.5, isBold: true)
    static let small = PDFCanvas.Style(size: 8)
    static let smallBold = PDFCanvas.Style(size: 8, isBold: true)
    static let mono = PDFCanvas.Style(size: 9.5, isMono: true)
    private static let title = PDFCanvas.Style(size: 13, isBold: true)

    init(canvas: consuming PDFCanvas, footer: String, sources: String = "", total: Int?) {
        self.canvas = canvas
        self.footer = footer
        self.sources = sources
        self.total = total
    }

    // MARK: - Pages

    /// Begins a new page when less than `height` points are left.
    mutating func need(_ height: Double) {
        guard y + height > Self.bottom, y > Self.top else { return }
        newPage()
    }

    mutating func newPage() {
        endPage()
        page += 1
        y = Self.top
        if !tableHead.isEmpty { drawTableHead() }
    }

    private func endPage() {
        canvas.rule(x: Self.left, y: 735, width: Self.width, weight: 0.5)
        canvas.text(footer, x: Self.left, y: 738, width: Self.width - 90, Self.small)
        if !sources.isEmpty { canvas.text(sources, x: Self.left, y: 759, width: Self.width, .init(size: 7)) }
        let number = total.map { "Page \(page) of \($0)" } ?? "Page \(page)"
        canvas.text(number, x: Self.right - 80, y: 738, width: 80, .init(size: 8, alignment: .right))
        canvas.endPage()
    }

    /// The finished pages.
    struct Result {
        let bytes: [UInt8]
        let pageCount: Int
        let links: [PDFLink]
    }

    consuming func finish() throws(PDFWritingError) -> Result {
        endPage()
        let page = page, places = places
        let links = links.compactMap { link -> PDFLink? in
            switch link.target {
            case .page(let page): PDFLink(page: link.page, box: link.box, targetPage: page)
            case .name(let name): places[name].map { PDFLink(page: link.page, box: link.box, targetPage: $0.page, targetY: $0.y) }
            }
        }
        return Result(bytes: try canvas.finish(), pageCount: page, links: links)
    }

    // MARK: - Links

    /// Names the place that has been reached.
    mutating func place(_ name: String) { places[name] = (page, y) }

    /// Makes what was drawn since `start`, over the whole width, lead to `target`; nothing where a page ended meanwhile.
    mutating func link(since start: (page: Int, y: Double), to target: Target) {
        guard start.page == page, y > start.y else { return }
        links.append((page, Box(x: Self.left, y: start.y, width: Self.width, height: y - start.y), target))
    }

    // MARK: - Pieces

    /// - Parameter room: points that must be left below it on the page.
    mutating func heading(_ text: String, room: Double = 60) {
        need(30 + room)
        if y > Self.top { y += 14 }
        canvas.bookmark(text, page: page, y: y)
        y += canvas.text(text, x: Self.left, y: y, width: Self.width, Self.title) + 3
        canvas.rule(x: Self.left, y: y, width: Self.width, weight: 1)
        y += 7
    }

    mutating func paragraph(_ text: String, _ style: PDFCanvas.Style = PageFlow.body, indent: Double = 0, after: Double = 3) {
        row([Cell(text, Self.width - indent + Self.gap, style)], indent: indent, after: after)
    }

    /// Cells side by side. A row goes to the next page when it does not fit; one that is higher than a page is divided.
    mutating func row(_ cells: [Cell], mark: PDFCanvas.Mark? = nil, indent: Double = 0, after: Double = 4) {
        var cells = cells
        let height = height(of: cells)
        // A long text would leave most of a page empty: from a third of a page on it begins where it stands.
        if height < (Self.bottom - Self.top) / 3 { need(height) } else { need(60) }
        if let mark { canvas.mark(mark, x: Self.left, y: y + 1) }
        while self.height(of: cells) > Self.bottom - y {
            let parts = cells.map { canvas.divided($0.text, width: $0.width - Self.gap, height: Self.bottom - y, $0.style) }
            draw(zip(parts, cells).map { Cell($0.fits, $1.width, $1.style) }, indent: indent)
            cells = zip(parts, cells).map { Cell($0.rest ?? "", $1.width, $1.style) }
            newPage()
            guard cells.contains(where: { !$0.text.isEmpty }) else { return }
        }
        draw(cells, indent: indent)
        y += self.height(of: cells) + after
    }

    /// Cells of which the second has pictures below its text; these stand below the whole row where they are wider than that cell.
    /// - Returns: where it begins.
    @discardableResult
    mutating func row(_ cells: [Cell], pictures: PictureRow, after: Double) -> (page: Int, y: Double) {
        let lead = cells[0].width, text = height(of: [cells[1]]) + 1
        let isBeside = pictures.height > 0 && pictures.width <= cells[1].width - Self.gap
        let whole = isBeside ? max(height(of: cells), text + pictures.height) : height(of: cells) + 1 + pictures.height
        if whole < (Self.bottom - Self.top) / 2 { need(whole) }
        let start = (page: page, y: y)
        guard isBeside, y + whole <= Self.bottom else {
            row(cells, after: pictures.height > 0 ? 1 : after)
            self.pictures(pictures, indent: lead, after: after)
            return start
        }
        draw(cells, indent: 0)
        draw(pictures, x: Self.left + lead, y: y + text)
        y += whole + after
        return start
    }

    /// Pictures side by side, framed.
    mutating func pictures(_ row: PictureRow, indent: Double, after: Double) {
        guard row.height > 0 else { return }
        need(row.height)
        draw(row, x: Self.left + indent, y: y)
        y += row.height + after
    }

    private func draw(_ row: PictureRow, x: Double, y: Double) {
        var x = x
        for (picture, size) in row.items {
            try? canvas.picture(
                gray: picture.pixels, pixelWidth: picture.pixelWidth, pixelHeight: picture.pixelHeight, x: x, y: y, width: size.width, height: size.height)
            canvas.frame(x: x, y: y, width: size.width, height: size.height, weight: 0.4)
            x += size.width + PictureRow.gap
        }
    }

    private func draw(_ cells: [Cell], indent: Double) {
        var x = Self.left + indent
        for cell in cells {
            canvas.text(cell.text, x: x, y: y, width: cell.width - Self.gap, cell.style)
            x += cell.width
        }
    }

    /// Points that a row of `cells` takes.
    func height(of cells: [Cell]) -> Double {
        cells.map { $0.text.isEmpty ? 0 : canvas.measure($0.text, width: $0.width - Self.gap, $0.style) }.max() ?? 0
    }

    /// Small bold column heads with a rule below, repeated on each page until ``endTable()``.
    mutating func beginTable(_ cells: [Cell]) {
        need(60)
        tableHead = cells
        drawTableHead()
    }

    mutating func endTable() { tableHead = [] }

    private mutating func drawTableHead() {
        draw(tableHead, indent: 0)
        y += height(of: tableHead) + 2
        thinRule()
        y += 3
    }

    func thinRule() { canvas.rule(x: Self.left, y: y, width: Self.width, weight: 0.4) }
}

/// Pictures of words in the size they have on their pages, made smaller where they would not fit.
struct PictureRow {
    let items: [(picture: PlacePicture, size: (width: Double, height: Double))]
    var height: Double { items.map(\.size.height).max() ?? 0 }
    var width: Double { items.reduce(0) { $0 + $1.size.width } + Double(max(0, items.count - 1)) * Self.gap }
    static let gap = 6.0

    /// - Parameters:
    ///   - room: points across that they may take together.
    ///   - height: points that each may be high.
    init(_ pictures: [PlacePicture], room: Double, height: Double = 110) {
        let room = (room + Self.gap) / Double(max(1, pictures.count)) - Self.gap
        items = pictures.map { picture in
            let scale = min(1, room / picture.width, height / picture.height)
            return (picture, (picture.width * scale, picture.height * scale))
        }
    }
}
