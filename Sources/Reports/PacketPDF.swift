public import Documents
import Extraction
public import Packets

/// The packet as one PDF: cover with checklist and claim line, the facts with where they were read, findings, then the source
/// pages as they are.
///
/// Drawn in black on white only, so that it survives a fax.
public enum PacketPDF {
    /// A file whose pages are attached.
    public struct Source: Sendable {
        public let name: String
        public let bytes: [UInt8]

        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// - Parameter sources: in the order in which their pages follow. One that cannot be taken over is named in the list of
    ///   attached papers instead.
    public static func render(_ packet: Packet, sources: [Source]) throws(PDFWritingError) -> [UInt8] {
        let files = sources.map(AttachedFile.init)
        let parts = files.compactMap(\.part)
        let attached = parts.reduce(0) { $0 + $1.pageCount }
        // Page numbers of the sources are known only after our own pages are set: these are set twice.
        let counted = try ownPages(packet, files, ownPageCount: nil, attached: attached).pageCount
        let own = try ownPages(packet, files, ownPageCount: counted, attached: attached)
        let exhibits = Exhibit.list(packet, files, firstPage: own.pageCount + 1)
        let bookmarks = exhibits.compactMap { exhibit in exhibit.packetPages.first.map { PDFBookmark(title: exhibit.title, page: $0) } }
        return try PDFAssembly.join(cover: own.bytes, parts: parts, bookmarks: bookmarks, links: own.links)
    }

    private static func ownPages(
        _ packet: Packet, _ files: [AttachedFile], ownPageCount: Int?, attached: Int
    ) throws(PDFWritingError) -> PageFlow.Result {
        let id = Printable.clipped(packet.claim.claimID, to: 40)
        let canvas = try PDFCanvas(title: "J3590 packet, claim \(id)")
        var flow = PageFlow(
            canvas: canvas, footer: "Claim \(id)  |  HCPCS \(packet.claim.hcpcs)  |  service \(packet.claim.dateOfService)",
            total: ownPageCount.map { $0 + attached })
        let marks = FindingPlaces(packet)
        cover(packet, marks, &flow)
        flow.newPage()
        let exhibits = Exhibit.list(packet, files, firstPage: (ownPageCount ?? 0) + 1)
        facts(packet, exhibits, &flow)
        findings(packet, marks, &flow)
        attachments(exhibits, &flow)
        return try flow.finish()
    }
}

/// A source file as pages, or why it is not there.
struct AttachedFile {
    let name: String
    let sha256: String
    let part: PDFPart?
    /// Why there are no pages; nil where there are.
    let reason: String?

    init(_ source: PacketPDF.Source) {
        name = source.name
        sha256 = DocumentReader.sha256(of: source.bytes)
        do throws(PDFWritingError) {
            part = try PDFPart(file: source.bytes)
            reason = nil
        } catch {
            part = nil
            reason = if case .sourceUnreadable(let reason) = error { reason } else { "it cannot be opened" }
        }
    }
}

/// One document of the packet: an invoice, an order, a label within its file.
struct Exhibit {
    /// A, B, … Z, AA.
    let letter: String
    let kind: DocumentKind
    let file: String
    let filePages: [Int]
    /// Page numbers within the packet; empty where its pages are not in it.
    let packetPages: [Int]
    /// Why its pages are not in the packet.
    let reason: String?

    var title: String { "Exhibit \(letter): \(kind == .other ? "other paper" : kind.rawValue), \(Printable.clipped(file, to: 60))" }

    /// - Parameter firstPage: number of the first source page within the packet.
    static func list(_ packet: Packet, _ files: [AttachedFile], firstPage: Int) -> [Exhibit] {
        var starts: [Int] = []
        var next = firstPage
        for file in files {
            starts.append(next)
            next += file.part?.pageCount ?? 0
        }
        return packet.attachments.enumerated().map { index, attachment in
            // By content, not by name: two folders may both hold a "scan.pdf".
            let place = files.firstIndex { attachment.sha256 == $0.sha256 } ?? files.firstIndex { attachment.sha256 == nil && attachment.file == $0.name }
            let count = place.flatMap { files[$0].part?.pageCount } ?? 0
            let packetPages = place.map { place in attachment.pages.filter { (1...max(1, count)).contains($0) && count > 0 }.map { starts[place] + $0 - 1 } } ?? []
            let reason = attachment.pages.isEmpty ? "the file could not be read" : place.map { files[$0].reason } ?? "the file was not given"
            return Exhibit(
                letter: letter(index), kind: attachment.kind, file: attachment.file, filePages: attachment.pages, packetPages: packetPages,
                reason: packetPages.isEmpty ? reason ?? "the file has no such page" : nil)
        }
    }

    /// The page of the packet on which a value was read; nil where that is not attached.
    static func packetPage(of evidence: Evidence, in exhibits: [Exhibit]) -> Int? {
        for exhibit in exhibits where exhibit.file == evidence.file && exhibit.filePages.count == exhibit.packetPages.count {
            if let index = exhibit.filePages.firstIndex(of: evidence.page) { return exhibit.packetPages[index] }
        }
        return nil
    }

    private static func letter(_ index: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return (index >= 26 ? letter(index / 26 - 1) : "") + String(letters[index % 26])
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
