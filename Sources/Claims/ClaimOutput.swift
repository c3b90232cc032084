public import Foundation
public import Packets

/// The files by which a claim reaches other systems.
public enum ClaimOutput {
    public struct Result: Sendable {
        public let files: [(name: String, bytes: Data)]
        public let form: CMS1500
        /// What could not be written, and why: one sentence each.
        public let notes: [String]
    }

    /// - Parameters:
    ///   - claimFile: an 837P that holds the claim; it is enriched instead of written anew.
    ///   - made: the time of making, part of the 837P's and FHIR's headers.
    ///   - packetSize: bytes of packet.pdf.
    public static func files(of packet: Packet, claimFile: ClaimFile? = nil, made: Date, packetSize: Int?) throws -> Result {
        let billed = BilledClaim(packet)
        let line = ServiceLine(billed: billed)
        var notes: [String] = []
        var files: [(name: String, bytes: Data)] = []
        func add(_ name: String, _ text: String) { files.append((name, Data(text.utf8))) }
        add("claim-line.x12", (line.claimSegments + line.lineSegments).map { $0.text(X12Delimiters()) + "\n" }.joined())
        if billed.ndc != nil, billed.quantity == nil {
            notes.append("The quantity of the NDC is not known: the 837P goes without LIN and CTP. Add strength or dose to the papers' facts.")
        }
        if let claimFile {
            let enriched = try claimFile.enriched(by: billed)
            files.append(("claim.837", enriched.bytes))
            notes += enriched.notes
        } else if let whole = ProfessionalClaim(billed, made: made) {
            add("claim.837", whole.text())
        } else if packet.claim.parties != nil {
            notes.append("No whole 837P was written: the claim lacks \(ProfessionalClaim.missing(billed).joined(separator: ", ")).")
        }
        add("claim.csv", ClaimRow.csv(billed))
        add("claim.fhir.json", try FHIRBundle(billed, made: made, packetSize: packetSize).text())
        let form = CMS1500(billed)
        add("cms1500.csv", form.csv)
        return Result(files: files, form: form, notes: notes)
    }

    /// Every name that ``files(of:claimFile:made:packetSize:)`` may use.
    public static let names: Set<String> = ["claim-line.x12", "claim.837", "claim.csv", "claim.fhir.json", "cms1500.csv"]
}
