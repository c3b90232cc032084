import Documents
import Extraction
import Packets
import PageText
import Vocabulary

/// What is covered of the pages that go to the payer: lines of purchase papers that are for other products, and names of other patients.
struct PageMasks {
    /// A page with something covered.
    struct Sheet {
        let page: Page
        /// On the upright and level page.
        let boxes: [Box]

        /// The words that can still be seen.
        var words: Page {
            var left = page
            left.words.removeAll { word in boxes.contains { $0.contains(x: word.box.centerX, y: word.box.centerY) } }
            return left
        }

        /// - Parameters:
        ///   - width: points of the page as displayed.
        func masks(width: Double, height: Double) -> [PageMask] {
            boxes.map { box in
                let shown = page.displayedFractions(of: box)
                return PageMask(box: Box(left: shown[0] * width, top: shown[1] * height, right: shown[2] * width, bottom: shown[3] * height), angle: -page.skew)
            }
        }
    }

    /// What is covered of one document, and what a person has to look at.
    struct Count {
        var lines = 0
        var names = 0
        var unsure = 0
    }

    private struct Place: Hashable {
        let file: Int
        let page: Int
    }

    private var sheets: [Place: Sheet] = [:]
    /// By index of the attachment, where there is anything to say.
    private(set) var counts: [Int: Count] = [:]

    /// Nothing is covered.
    init() {}

    init(_ packet: Packet, _ papers: PacketPapers) {
        let check = PatientCheck(packet), unrelated = UnrelatedPages(packet), patients = OtherPatients(packet)
        for (index, attachment) in packet.attachments.enumerated() where !check.isOfAnother(attachment) {
            guard let file = papers.index(of: attachment) else { continue }
            let items = packet.purchaseLines(of: attachment)
            var count = Count()
            for number in unrelated.removed(from: attachment) {
                let rows = items.filter { $0.values.contains { $0.page == number } }
                // A page that cannot be painted cannot be covered either.
                guard let page = papers.files[file].page(number, of: packet), papers.look(file: file, page: number) != nil else {
                    count.unsure += rows.count { $0.relation != .own }
                    continue
                }
                let covered = CoveredRows(page: page, rows: rows.map { .init(relation: $0.relation, boxes: $0.boxes(on: page)) }, kept: packet.kept(of: attachment, on: page))
                let names = patients.places(on: page).filter { name in !covered.bands.contains { $0.contains(x: name.centerX, y: name.centerY) } }
                count.lines += covered.count
                count.unsure += covered.unsure
                count.names += names.count
                let boxes = covered.bands + names.map { Box(left: $0.left - 1, top: $0.top - 0.5, right: $0.right + 1, bottom: $0.bottom + 0.5) }
                if !boxes.isEmpty { sheets[Place(file: file, page: number)] = Sheet(page: page, boxes: boxes) }
            }
            if count.lines + count.names + count.unsure > 0 { counts[index] = count }
        }
    }

    /// - Parameters:
    ///   - file: index among the papers.
    ///   - page: 1-based.
    func sheet(file: Int, page: Int) -> Sheet? { sheets[Place(file: file, page: page)] }
}

/// A line of a purchase paper and what it is to the claim.
private struct PurchaseLine {
    let relation: LineRelation
    /// Where it is read: without what is said once for several lines, the number and date of their invoice.
    let values: [FieldValue]

    func boxes(on page: Page) -> [Box] { values.flatMap { $0.boxes(on: page) } }
}

extension FieldValue {
    /// On the upright and level page, none where the value stands on another one.
    fileprivate func boxes(on target: Page) -> [Box] {
        guard page == target.number, origin != .derived else { return [] }
        return (boxes ?? [box]).filter { $0.count == 4 }.map {
            let box = target.box(ofDisplayedFractions: Box(left: $0[0], top: $0[1], right: $0[2], bottom: $0[3]))
            // Fractions are rounded.
            return Box(left: box.left - 0.5, top: box.top - 0.5, right: box.right + 0.5, bottom: box.bottom + 0.5)
        }
    }
}

extension Packet {
    /// What was read of an attachment; nil where it could not be read.
    func document(of attachment: Attachment) -> DocumentRecord? {
        extractions.filter { $0.file == attachment.file && $0.sha256 == attachment.sha256 }.flatMap(\.documents)
            .first { $0.pages == attachment.pages && $0.kind == attachment.kind }
    }

    /// The claim, with what it leaves to its papers to say of its drug.
    private var named: Claim {
        var claim = claim
        func accepted(_ field: Field) -> String? { facts.first { $0.field == field && $0.value.status == .accepted }?.value.text }
        claim.drugBrand = claim.drugBrand ?? accepted(.drugBrand)
        claim.drugGeneric = claim.drugGeneric ?? accepted(.drugGeneric)
        claim.ndc = claim.ndc ?? accepted(.ndc).flatMap { try? NDC($0) }
        return claim
    }

    /// None where no line is for the claim's drug: whoever put such a paper among the claim's may have had a reason.
    fileprivate func purchaseLines(of attachment: Attachment) -> [PurchaseLine] {
        guard attachment.kind == .invoice, let items = document(of: attachment)?.lineItems else { return [] }
        let claim = named
        let lines = items.map { item in
            PurchaseLine(relation: LineRelation(of: item, to: claim), values: item.filter { ![.lineInvoiceNumber, .lineInvoiceDate].contains($0.key) }.map(\.value))
        }
        return lines.contains { $0.relation == .own } ? lines : []
    }

    /// Heads, totals and whatever the packet is built on, also what is said once for several lines.
    fileprivate func kept(of attachment: Attachment, on page: Page) -> [Box] {
        guard let document = document(of: attachment) else { return [] }
        let claim = named
        let own = document.lineItems.filter { LineRelation(of: $0, to: claim) == .own }.flatMap(\.values)
        let used = facts.flatMap(\.evidence).filter { $0.file == attachment.file && $0.page == page.number && $0.from != .derived }.map(\.box)
        return (Array(document.fields.values) + own).flatMap { $0.boxes(on: page) }
            + used.filter { $0.count == 4 }.map { page.box(ofDisplayedFractions: Box(left: $0[0], top: $0[1], right: $0[2], bottom: $0[3])) }
    }
}
