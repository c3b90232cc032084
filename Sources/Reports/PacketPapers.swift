import Documents
import Extraction
import PageText
public import Packets

/// The source files of a packet, opened once for all its PDFs: their pages, pictures of the words that values were read from, room for a stamp.
public struct PacketPapers {
    let files: [AttachedFile]
    /// By index of the file and number of the page.
    private let looks: [[Int: PageLook]]
    /// Places of ``pictures`` by file and page, as they were asked for.
    private let places: [[Int: [[Double]]]]

    static let stampSize = (width: 172.0, height: 11.0)

    public init(_ packet: Packet, sources: [PacketPDF.Source]) {
        let files = sources.map(AttachedFile.init)
        var places = files.map { file in Dictionary((1...max(1, file.part?.pageCount ?? 1)).map { ($0, [[Double]]()) }) { first, _ in first } }
        for evidence in packet.facts.flatMap(\.evidence) {
            guard let index = files.firstIndex(where: { $0.name == evidence.file }), let known = places[index][evidence.page], !known.contains(evidence.box) else { continue }
            places[index][evidence.page]?.append(evidence.box)
        }
        self.files = files
        self.places = places
        looks = zip(files, places).map { $0.part?.looks(at: $1, stamp: Self.stampSize) ?? [:] }
    }

    func look(file: Int, page: Int) -> PageLook? { looks[file][page] }

    /// The picture of the very words; nil where their page is not at hand.
    func picture(of evidence: Evidence) -> PlacePicture? {
        guard let file = files.firstIndex(where: { $0.name == evidence.file }), let index = places[file][evidence.page]?.firstIndex(of: evidence.box),
            let pictures = looks[file][evidence.page]?.pictures
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
