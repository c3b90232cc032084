import Extraction
import Packets
import Reports

/// The text that lies in a packet's folder for whoever opens it first.
enum PacketReadme {
    static let name = "README.txt"

    /// - Parameters:
    ///   - papers: what lies in the packet, and why.
    ///   - lots: warnings of the ledger about lots of this claim.
    static func text(_ packet: Packet, papers: [(name: String, kind: DocumentKind, reason: String)], lots: [String]) -> String {
        let verdict = packet.isReady ? "This packet is ready: send packet.pdf." : "This packet is not ready. What is to be done stands below; packet.pdf shows each value on its page."
        var text = verdict + "\n\n" + ChecklistText.render(packet, folder: nil, width: 100, color: false, isUTF8: true)
        text += "\nPapers of this claim\n"
        for paper in papers { text += "  \(paper.kind.rawValue): \(paper.name)\n      \(paper.reason)\n" }
        if papers.isEmpty { text += "  none\n" }
        if !lots.isEmpty { text += "\nLots\n" + lots.map { "  \($0)\n" }.joined() }
        text += "\nA paper on the wrong claim, or one that is missing here: drop it into the inbox in a folder of the claim's number.\n"
        return text
    }
}
