import Documents
import Extraction
import Packets

/// One document of the packet: an invoice, an order, a label within its file.
struct Exhibit {
    /// A, B, … Z, AA: the same in every copy.
    let letter: String
    let kind: DocumentKind
    let file: String
    let filePages: [Int]
    /// Page numbers within the packet; empty where its pages are not in it.
    let packetPages: [Int]
    /// Why its pages are not in the packet.
    let reason: String?

    var title: String { "Exhibit \(letter): \(kind == .other ? "other paper" : kind.rawValue), \(Printable.clipped(file, to: 60))" }

    /// The page of the packet on which a value was read; nil where that is not attached.
    static func packetPage(of evidence: Evidence, in exhibits: [Exhibit]) -> Int? {
        for exhibit in exhibits where exhibit.file == evidence.file && exhibit.filePages.count == exhibit.packetPages.count {
            if let index = exhibit.filePages.firstIndex(of: evidence.page) { return exhibit.packetPages[index] }
        }
        return nil
    }

    static func letter(_ index: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return (index >= 26 ? letter(index / 26 - 1) : "") + String(letters[index % 26])
    }
}

/// Which pages of the files are in a copy, and in which order.
struct PagePlan {
    struct Sheet {
        let file: Int
        /// Of the file, 1-based.
        let page: Int
        /// "Exhibit A 1/3"; nil for a page that belongs to no document.
        let name: String?
        /// What is covered of it; nil where nothing is.
        let masks: PageMasks.Sheet?
    }

    let sheets: [Sheet]
    let exhibits: [Exhibit]
    /// Documents of other patients that are not in this copy.
    let leftOut: Int
    /// Pages of purchase papers with nothing but other lines, not in this copy either.
    let leftOutPages: Int
    /// What is covered in the payer's copy, by letter of the exhibit.
    let covered: [(letter: String, count: PageMasks.Count)]

    /// - Parameter firstPage: number of the first source page within the packet.
    init(_ packet: Packet, _ papers: PacketPapers, copy: PacketPDF.Copy, firstPage: Int) {
        let check = PatientCheck(packet)
        let all = packet.attachments.enumerated().map { (letter: Exhibit.letter($0), attachment: $1, isShown: copy == .working || !check.isOfAnother($1)) }
        let unrelated = UnrelatedPages(packet)
        var leftOutPages = 0
        let documents = all.filter(\.isShown).map { letter, attachment, _ in
            let pages = copy == .working ? attachment.pages : unrelated.removed(from: attachment)
            leftOutPages += attachment.pages.count - pages.count
            return (letter: letter, attachment: attachment, pages: pages)
        }
        self.leftOutPages = leftOutPages
        covered = papers.masks.counts.sorted { $0.key < $1.key }.map { (Exhibit.letter($0.key), $0.value) }
        var sheets: [Sheet] = []
        for (index, file) in papers.files.enumerated() {
            let own = documents.filter { papers.index(of: $0.attachment) == index }
            for page in 1...max(1, file.part?.pageCount ?? 0) where file.part != nil {
                let exhibit = own.first { $0.pages.contains(page) }
                // A page that nobody could assign stays in the working copy only.
                guard exhibit != nil || copy == .working else { continue }
                let name = exhibit.flatMap { found in found.pages.firstIndex(of: page).map { "Exhibit \(found.letter) \($0 + 1)/\(found.pages.count)" } }
                sheets.append(Sheet(file: index, page: page, name: name, masks: copy == .payer ? papers.masks.sheet(file: index, page: page) : nil))
            }
        }
        self.sheets = sheets
        leftOut = all.count - documents.count
        exhibits = documents.map { letter, attachment, pages in
            let file = papers.index(of: attachment)
            let packetPages = pages.compactMap { page in sheets.firstIndex { $0.file == file && $0.page == page }.map { $0 + firstPage } }
            let reason = attachment.pages.isEmpty ? "the file could not be read" : file.map { papers.files[$0].reason } ?? "the file was not given"
            return Exhibit(
                letter: letter, kind: attachment.kind, file: attachment.file, filePages: pages, packetPages: packetPages,
                reason: packetPages.isEmpty ? reason ?? "the file has no such page" : nil)
        }
    }

    /// The pages as they go in, those of one file that follow one another as one part.
    func parts(_ papers: PacketPapers) throws(PDFWritingError) -> [PDFPart] {
        var parts: [PDFPart] = []
        var last: Int?
        for sheet in sheets {
            guard var part = papers.files[sheet.file].part else { continue }
            if let masks = sheet.masks, let look = papers.look(file: sheet.file, page: sheet.page) {
                parts.append(try part.masked(page: sheet.page, masks.masks(width: look.width, height: look.height)))
                last = nil
            } else if last == sheet.file {
                parts[parts.count - 1].pages?.append(sheet.page)
            } else {
                part.pages = [sheet.page]
                parts.append(part)
                last = sheet.file
            }
        }
        return parts
    }
}
