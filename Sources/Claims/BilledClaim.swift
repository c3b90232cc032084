import Extraction
import Foundation
public import Packets
public import Vocabulary

/// What is billed, gathered once from claim, papers and claim line, so that every output says the same.
public struct BilledClaim: Sendable {
    public let claim: Claim
    public let line: ClaimLine
    public let payer: PayerProfile
    /// From the line's NDC text.
    public let ndc: NDC?
    /// In the unit in which the NDC is counted; nil where dose and strength do not tell it.
    public let quantity: Quantity?
    /// As claims carry them, with their dot; those of the line first, at most twelve.
    public let diagnoses: [String]
    public let priorAuthNumber: String?
    public let patientName: String?
    public let birthDate: CalendarDay?
    /// The payer's number of the patient.
    public let memberID: String?
    public let isReady: Bool
    public let cost: AcquisitionCost?
    /// Segments of its own where the papers go along.
    public let attachment: PaperAttachment?

    public init(_ packet: Packet) {
        let claim = packet.claim
        // A doubtful reading is for a person to confirm: it does not go into a claim by itself.
        func accepted(_ field: Field) -> FieldValue? { packet.facts.first { $0.field == field }.map(\.value).flatMap { $0.status == .accepted ? $0 : nil } }
        self.claim = claim
        line = packet.claimLine
        payer = packet.payer
        let pieces = (packet.claimLine.ndcLine ?? "").split(separator: " ")
        ndc = pieces.first.flatMap { try? NDC($0) }
        quantity = pieces.count > 1 ? (try? Quantity(pieces[1])).flatMap { $0.amount > 0 ? $0 : nil } : nil
        var codes = packet.claimLine.diagnosisPointers
        for code in claim.diagnoses.isEmpty ? accepted(.icd10)?.list ?? [] : claim.diagnoses where !codes.contains(code) { codes.append(code) }
        diagnoses = Array(codes.prefix(12))
        priorAuthNumber = claim.priorAuthNumber ?? accepted(.priorAuthNumber)?.text
        patientName = claim.beneficiaryName ?? accepted(.patientName)?.text
        birthDate = claim.birthDate ?? accepted(.patientBirthDate).flatMap { try? CalendarDay($0.text, birth: true) }
        memberID = claim.mbi ?? claim.parties?.subscriber?.memberID ?? accepted(.mbi)?.text
        isReady = packet.isReady
        cost = packet.acquisitionCost
        attachment = claim.attachment
    }

    /// Places of the line's codes among ``diagnoses``, from 1.
    var pointers: [Int] { line.diagnosisPointers.compactMap { code in diagnoses.firstIndex(of: code).map { $0 + 1 } } }
    /// "AB".
    var pointerLetters: String { pointers.map { String(Array("ABCDEFGHIJKL")[$0 - 1]) }.joined() }
}
