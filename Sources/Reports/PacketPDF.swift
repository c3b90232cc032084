public import Documents
import Extraction
public import PageText
public import Packets

/// The packet as one PDF: cover with checklist and claim line, the facts with pictures of the words they were read from, then the source
/// pages as they are, each with its exhibit in a margin.
///
/// Drawn in black on white only, so that it survives a fax.
public enum PacketPDF {
    /// For whom a PDF is.
    public enum Copy: Hashable, Sendable {
        /// What goes to the payer: no findings, nothing of other patients.
        case payer
        /// What the practice works with: verdict, findings, every page.
        case working
    }

    /// A file whose pages are attached.
    public struct Source: Sendable {
        public let name: String
        public let bytes: [UInt8]
        /// As they were read, where that is known: words of scans are laid behind them.
        public let pages: [Page]

        public init(name: String, bytes: [UInt8], pages: [Page] = []) {
            self.name = name
            self.bytes = bytes
            self.pages = pages
        }
    }

    /// - Parameter papers: in the order in which their pages follow. One that cannot be taken over is named in the list of
    ///   attached papers instead.
    public static func render(_ packet: Packet, papers: PacketPapers, copy: Copy) throws(PDFWritingError) -> [UInt8] {
        // Page numbers of the sources are known only after our own pages are set: these are set twice.
        let counted = try ownPages(packet, papers, copy, ownPageCount: nil).pageCount
        let own = try ownPages(packet, papers, copy, ownPageCount: counted)
        let plan = PagePlan(packet, papers, copy: copy, firstPage: own.pageCount + 1)
        let bookmarks = plan.exhibits.compactMap { exhibit in exhibit.packetPages.first.map { PDFBookmark(title: exhibit.title, page: $0) } }
        return try PDFAssembly.join(
            cover: own.bytes, parts: try plan.parts(papers), overlay: try overlay(packet, papers, plan, ownPageCount: own.pageCount), hidden: hidden(papers, plan),
            bookmarks: bookmarks, links: own.links)
    }

    private static func ownPages(_ packet: Packet, _ papers: PacketPapers, _ copy: Copy, ownPageCount: Int?) throws(PDFWritingError) -> PageFlow.Result {
        let id = Printable.clipped(packet.claim.claimID, to: 40)
        let plan = PagePlan(packet, papers, copy: copy, firstPage: (ownPageCount ?? 0) + 1)
        let packet = copy == .working ? packet : withoutHidden(packet, plan.exhibits)
        let canvas = try PDFCanvas(title: "J3590 packet, claim \(id)" + (copy == .working ? ", working copy" : ""))
        // One line, however long the number of the claim is.
        let footer = (copy == .working ? "WORKING COPY  |  " : "") + "Claim \(Printable.clipped(id, to: 30))  |  HCPCS \(packet.claim.hcpcs)  |  service \(packet.claim.dateOfService)"
        let dates = packet.reference.map { "\($0.table) \($0.publisher) \($0.asOf)" }.joined(separator: "; ")
        var flow = PageFlow(canvas: canvas, footer: footer, sources: dates.isEmpty ? "" : "Reference data: \(dates)", total: ownPageCount.map { $0 + plan.sheets.count })
        let marks = FindingPlaces(packet)
        cover(packet, marks, plan.exhibits, copy, &flow)
        flow.newPage()
        facts(packet, papers, plan.exhibits, copy, &flow)
        if copy == .working { findings(packet, marks, &flow) }
        attachments(plan, copy, &flow)
        return try flow.finish()
    }

    /// What stands only on papers that are not in this copy is not said in it either.
    private static func withoutHidden(_ packet: Packet, _ exhibits: [Exhibit]) -> Packet {
        var packet = packet
        packet.facts = packet.facts.compactMap { fact in
            let evidence = fact.evidence.filter { place in exhibits.contains { $0.file == place.file && $0.filePages.contains(place.page) } }
            return evidence.isEmpty && !fact.evidence.isEmpty ? nil : Fact(field: fact.field, value: fact.value, evidence: evidence)
        }
        return packet
    }

    // MARK: - Over and behind the source pages

    /// One page for each source page: its exhibit and number in a margin, frames around what was read. Nil without source pages.
    private static func overlay(_ packet: Packet, _ papers: PacketPapers, _ plan: PagePlan, ownPageCount: Int) throws(PDFWritingError) -> [UInt8]? {
        guard !plan.sheets.isEmpty else { return nil }
        let canvas = try PDFCanvas(title: "", isTagged: false)
        let total = ownPageCount + plan.sheets.count
        for (index, sheet) in plan.sheets.enumerated() {
            guard let look = papers.look(file: sheet.file, page: sheet.page) else {
                canvas.endPage()
                continue
            }
            canvas.setPageSize(width: look.width, height: look.height)
            let name = papers.files[sheet.file].name
            let slant = papers.files[sheet.file].slant(ofPage: sheet.page)
            if let masks = sheet.masks { cover(masks.masks(width: look.width, height: look.height), rotation: masks.page.rotation, on: canvas) }
            for frame in frames(packet, file: name, page: sheet.page, look) {
                let box = frame.box
                canvas.frame(x: box.x, y: box.y, width: box.width, height: box.height, weight: 0.7, isDashed: frame.isDashed, angle: slant)
            }
            let stamp = [sheet.name, "page \(ownPageCount + index + 1) of \(total)"].compactMap { $0 }.joined(separator: "  |  ")
            if look.isStampOnDark { canvas.fill(x: look.stamp.x, y: look.stamp.y - 1, width: look.stamp.width, height: look.stamp.height + 2, gray: 1) }
            canvas.text(stamp, x: look.stamp.x, y: look.stamp.y, width: look.stamp.width, .init(size: 8.5, isBold: true, alignment: .center))
            canvas.endPage()
        }
        return try canvas.finish()
    }

    /// Frames what is white on the page below, and says what it is where there is room for it.
    private static func cover(_ masks: [PageMask], rotation: Int, on canvas: borrowing PDFCanvas) {
        for mask in masks {
            let box = mask.box
            canvas.frame(x: box.x, y: box.y, width: box.width, height: box.height, weight: 0.7, angle: mask.angle)
            let lies = rotation % 180 != 0
            let height = lies ? box.width : box.height, width = lies ? box.height : box.width
            let style = PDFCanvas.Style(size: min(8, height - 1.5), alignment: .center)
            guard style.size >= 6, width > 14 * style.size else { continue }
            canvas.text("not part of this claim", centerX: box.centerX, centerY: box.centerY, width: width, style, angle: mask.angle - Double(rotation) * .pi / 180)
        }
    }

    struct Frame: Hashable {
        let box: Box
        /// Around what is not sure.
        let isDashed: Bool
    }

    /// What was read on a page, each piece once. A piece within another one has no frame of its own, which would run through its letters.
    private static func frames(_ packet: Packet, file: String, page: Int, _ look: PageLook) -> [Frame] {
        var all: [Frame] = []
        for fact in packet.facts {
            for place in fact.evidence where place.file == file && place.page == page && place.from != .derived {
                guard let box = box(around: place, on: look) else { continue }
                let frame = Frame(box: box, isDashed: fact.value.status == .review)
                if !all.contains(where: { $0.box == box }) { all.append(frame) }
            }
        }
        return outermost(all)
    }

    static func outermost(_ frames: [Frame]) -> [Frame] {
        frames.filter { inner in
            !frames.contains { outer in
                outer.box != inner.box && outer.box.width * outer.box.height > inner.box.width * inner.box.height
                    && outer.box.left <= inner.box.left + 2.5 && outer.box.right >= inner.box.right - 2.5 && outer.box.top <= inner.box.top + 2.5
                    && outer.box.bottom >= inner.box.bottom - 2.5 && (outer.isDashed || !inner.isDashed)
            }
        }
    }

    /// A text layer's box reaches from ascent to descent: there is room above its letters, none below. That of OCR hugs them.
    private static func box(around place: Evidence, on look: PageLook) -> Box? {
        guard place.box.count == 4 else { return nil }
        let box = Box(left: place.box[0] * look.width, top: place.box[1] * look.height, right: place.box[2] * look.width, bottom: place.box[3] * look.height)
        guard box.width > 1, box.height > 1 else { return nil }
        let isTyped = place.from == .textLayer
        return Box(left: box.left - 1.5, top: box.top + (isTyped ? 0.3 : -1.2), right: box.right + 1.5, bottom: box.bottom + (isTyped ? 0.4 : 1.2))
    }

    /// The words of scans and of pages that became pictures; nil where no page is one.
    private static func hidden(_ papers: PacketPapers, _ plan: PagePlan) -> [UInt8]? {
        let sheets = plan.sheets.map { sheet in
            let look = papers.look(file: sheet.file, page: sheet.page)
            let words = sheet.masks?.words ?? papers.files[sheet.file].words.first { $0.number == sheet.page && $0.source != .textLayer }
            return HiddenText.Sheet(width: look?.width ?? PDFCanvas.width, height: look?.height ?? PDFCanvas.height, words: look == nil ? nil : words)
        }
        return sheets.contains { $0.words != nil } ? HiddenText.pdf(sheets) : nil
    }
}

/// The findings in their order, with names that links lead to.
struct FindingPlaces {
    static let openValues = "confirm"
    private let order: [Finding]

    init(_ packet: Packet) {
        order = Finding.Severity.allCases.flatMap { severity in packet.findings.filter { $0.severity == severity && $0.code != OpenValue.code } }
    }

    /// The worst first, without the values to confirm.
    var all: [(number: Int, name: String, finding: Finding)] { order.enumerated().map { ($0 + 1, "finding\($0 + 1)", $1) } }

    func name(of finding: Finding) -> String? { order.firstIndex(of: finding).map { "finding\($0 + 1)" } }
}
