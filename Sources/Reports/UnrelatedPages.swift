import Extraction
import Packets

/// Pages of long invoices and statements on which other products stand and nothing that the claim is built on.
struct UnrelatedPages {
    private struct Place: Hashable {
        let file: String
        let page: Int
    }

    private let packet: Packet
    private let used: Set<Place>

    init(_ packet: Packet) {
        self.packet = packet
        used = Set((packet.facts.flatMap(\.evidence) + packet.findings.flatMap(\.evidence)).map { Place(file: $0.file, page: $0.page) })
    }

    /// The pages of `attachment` that belong to the claim. Only a page on which lines were read, none of them the claim's, is known not to.
    func removed(from attachment: Attachment) -> [Int] {
        guard attachment.kind == .invoice, attachment.pages.count > 1 else { return attachment.pages }
        let document = packet.document(of: attachment)
        let ownLine = document?.lineItems.contains { line in line.values.contains { used.contains(Place(file: attachment.file, page: $0.page)) } } ?? false
        guard let document, ownLine else { return attachment.pages }
        let withLines = Set(document.lineItems.flatMap { $0.values.map(\.page) })
        // Its header is on the first page.
        return attachment.pages.filter { $0 == attachment.pages.first || used.contains(Place(file: attachment.file, page: $0)) || !withLines.contains($0) }
    }
}
