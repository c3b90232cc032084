import Packets
import Vocabulary

/// The segments of the service line and of its claim, each with the place it has in an 837P.
///
/// Source: ASC X12N 005010X222A1, loops 2300, 2400 and 2410.
struct ServiceLine {
    let billed: BilledClaim

    /// HC, code, up to four modifiers, description: the description of an unclassified code is mandatory.
    var procedure: [String] {
        let modifiers = billed.line.modifiers.prefix(4) + Array(repeating: "", count: max(0, 4 - billed.line.modifiers.count))
        return ["HC", billed.line.hcpcs] + modifiers + [billed.line.narrative]
    }

    /// Nil without a charge: a line cannot be billed without one.
    var sv1: X12Segment? {
        guard let charge = billed.line.charge else { return nil }
        return X12Segment("SV1", [nil, charge.x12, "UN", billed.line.units, nil, nil, nil])
            .setting(1, to: procedure).setting(7, to: billed.pointers.prefix(4).map(String.init))
    }

    var date: X12Segment { X12Segment("DTP", ["472", "D8", billed.line.dateOfService.compact]) }

    /// The control number of the line: the same claim makes the same.
    var control: X12Segment { X12Segment("REF", ["6R", String(billed.claim.claimID.x12.filter { $0 != " " }.suffix(28)) + "L1"]) }

    /// The narrative once more, where contractors look for it in notes.
    var note: X12Segment? { billed.line.narrative.isEmpty ? nil : X12Segment("NTE", ["ADD", billed.line.narrative]) }

    /// LIN and CTP go together: without a quantity there is no loop 2410.
    var drug: [X12Segment] {
        guard let ndc = billed.ndc, let quantity = billed.quantity else { return [] }
        return [
            X12Segment("LIN", [nil, "N4", ndc.digits]),
            X12Segment("CTP", [nil, nil, nil, quantity.amount.x12, quantity.unit.rawValue]),
        ]
    }

    /// Papers that follow the claim.
    var paperwork: X12Segment? {
        billed.attachment.map { X12Segment("PWK", ["OZ", $0.transmission.rawValue, nil, nil, "AC", billed.claim.attachmentControlNumber]) }
    }

    var priorAuthorization: X12Segment? { billed.priorAuthNumber.map { X12Segment("REF", ["G1", $0.x12.words(within: 50)]) } }

    /// Of loop 2300, in its order.
    var claimSegments: [X12Segment] { [paperwork, priorAuthorization].compactMap { $0 } }

    /// Of loops 2400 and 2410, in their order.
    var lineSegments: [X12Segment] { [X12Segment("LX", ["1"]), sv1, date, control, note].compactMap { $0 } + drug }
}
