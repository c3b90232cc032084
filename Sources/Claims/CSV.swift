import Packets
import Vocabulary

/// Comma separated values (RFC 4180) that a spreadsheet takes as text where they could be a formula.
enum CSV {
    static func text(_ rows: [[String]]) -> String { rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined() }

    private static func cell(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
        guard text.contains(where: { "\",\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

/// The claim as one line of a spreadsheet, below its heads.
enum ClaimRow {
    static func csv(_ billed: BilledClaim) -> String {
        let line = billed.line
        let columns: [(String, String?)] = [
            ("claim_id", billed.claim.claimID), ("ready", billed.isReady ? "yes" : "no"), ("payer", billed.payer.name), ("patient_name", billed.patientName),
            ("dob", billed.birthDate?.description), ("member_id", billed.memberID), ("date_of_service", line.dateOfService.description),
            ("place_of_service", line.placeOfService), ("hcpcs", line.hcpcs), ("modifiers", line.modifiers.joined(separator: " ")), ("units", line.units),
            ("charge", line.charge?.description), ("ndc", billed.ndc?.digits), ("ndc_unit", billed.quantity?.unit.rawValue),
            ("ndc_quantity", billed.quantity.map { "\($0.amount)" }), ("narrative", line.narrative), ("item_19", line.item19),
            ("diagnoses", billed.diagnoses.joined(separator: " ")), ("diagnosis_pointers", billed.pointerLetters), ("rendering_npi", line.renderingNPI),
            ("billing_npi", billed.claim.billingNPI), ("prior_auth_number", billed.priorAuthNumber),
            ("attachment_control_number", billed.attachment.map { _ in billed.claim.attachmentControlNumber }), ("unit_cost", billed.cost?.unitCost.description),
            ("cost_of_dose", billed.cost?.perBilledUnit?.description), ("invoice_number", billed.cost?.invoiceNumber), ("invoice_date", billed.cost?.invoiceDate),
        ]
        return CSV.text([columns.map(\.0), columns.map { $0.1 ?? "" }])
    }
}
