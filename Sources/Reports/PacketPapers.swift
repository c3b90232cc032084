import Documents
import Extraction
import Foundation
import PageText
public import Packets

/// The source files of a packet, opened once for all its PDFs: their pages, pictures of the words that values were read from, room for a stamp.
public struct PacketPapers: Sendable {
    let files: [AttachedFile]
    /// By index of the file and number of the page.
    private let looks: [[Int: PageLook]]
    /// Places of ``pictures`` by file and page, as they were asked for.
    private let places: [[Int: [[Double]]]]
    /// What is covered in the payer's copy.
    private(set) var masks = PageMasks()

    static let stampSize = (width: 172.0, height: 11.0)

    /// - Parameter isMasked: false shows the payer whole pages, also the lines that are for other products.
    public init(_ packet: Packet, sources: [PacketPDF.Source], isMasked: Bool = true) {
        let files = sources.map(AttachedFile.init)
        var places = files.map { file in Dictionary((1...max(1, file.part?.pageCount ?? 1)).map { ($0, [[Double]]()) }) { first, _ in first } }
        for evidence in packet.facts.flatMap(\.evidence) {
            guard let index = files.firstIndex(where: { $0.name == evidence.file }), let known = places[index][evidence.page] else { continue }
            let box = files[index].wholeBox(of: evidence)
            if !known.contains(box) { places[index][evidence.page]?.append(box) }
        }
        self.files = files
        self.places = places
        looks = zip(files, places).map { $0.part?.looks(at: $1, stamp: Self.stampSize) ?? [:] }
        if isMasked { masks = PageMasks(packet, self) }
    }

    /// The file of a document. By content, not by name: two folders may both hold a "scan.pdf".
    func index(of attachment: Attachment) -> Int? {
        files.firstIndex { attachment.sha256 == $0.sha256 } ?? files.firstIndex { attachment.sha256 == nil && attachment.file == $0.name }
    }

    func look(file: Int, page: Int) -> PageLook? { looks[file][page] }

    /// The picture of the very words; nil where their page is not at hand.
    func picture(of evidence: Evidence) -> PlacePicture? {
        guard let file = files.firstIndex(where: { $0.name == evidence.file }),
            let index = places[file][evidence.page]?.firstIndex(of: files[file].wholeBox(of: evidence)), let pictures = looks[file][evidence.page]?.pictures
        else { return nil }
        return pictures[index]
    }
}

/// A source file as pages, or why it is not there.
struct AttachedFile {
    let name: String
    let sha256: String
    let part: PDFPart?
    /// Why there are no pages; nil where there are.
    let reason: String?
    /// As they were read, for files of scans.
    let words: [Page]

    /// A page with its words; nil where nobody knows them.
    func page(_ number: Int, of packet: Packet) -> Page? {
        if let known = words.first(where: { $0.number == number }) { return known }
        // Of a file that was read earlier its own text is at hand, where that was what was read.
        let isText = packet.extractions.first { $0.sha256 == sha256 }?.pages.contains { $0.page == number && $0.source == PageSource.textLayer.rawValue } ?? false
        return isText ? part?.text(ofPage: number) : nil
    }

    /// Radians clockwise by which lines on a page run: a scan may lie askew.
    func slant(ofPage number: Int) -> Double { words.first { $0.number == number }.map { -$0.skew } ?? 0 }

    /// A box is as large as its words on the level page: on a page that lies askew they reach beyond it.
    func wholeBox(of evidence: Evidence) -> [Double] {
        let slant = abs(sin(slant(ofPage: evidence.page)))
        guard evidence.box.count == 4, slant > 0, let page = words.first(where: { $0.number == evidence.page }) else { return evidence.box }
        let lies = page.rotation % 180 != 0
        let size = lies ? (width: page.height, height: page.width) : (width: page.width, height: page.height)
        let across = (evidence.box[3] - evidence.box[1]) * size.height * slant / 2 / size.width
        let down = (evidence.box[2] - evidence.box[0]) * size.width * slant / 2 / size.height
        return [max(0, evidence.box[0] - across), max(0, evidence.box[1] - down), min(1, evidence.box[2] + across), min(1, evidence.box[3] + down)]
    }

    init(_ source: PacketPDF.Source) {
        name = source.name
        sha256 = DocumentReader.sha256(of: source.bytes)
        words = source.pages
        do throws(PDFWritingError) {
            part = try PDFPart(file: source.bytes)
            reason = nil
        } catch {
            part = nil
            reason = if case .sourceUnreadable(let reason) = error { reason } else { "it cannot be opened" }
        }
    }
}
