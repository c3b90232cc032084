import Extraction
import Foundation
public import Packets
import Vocabulary

/// The elements that a J3590 packet needs, each with its state: what a biller ticks off.
public struct Checklist: Sendable {
    public enum State: Sendable { case present, confirm, missing }

    public struct Item: Sendable {
        public let title: String
        /// What was found, or what to do.
        public let detail: String
        public let state: State
    }

    public let items: [Item]

    /// Element, the fields that hold it, and the codes of findings that speak against it.
    private static let elements: [(title: String, fields: [Field], codes: Set<String>)] = [
        ("Drug, brand and generic", [.drugBrand, .drugGeneric], ["drug_mismatch", "missing_drug_name", "order_drug_selection_ambiguous"]),
        ("NDC on invoice or label", [.ndc], ["missing_ndc", "ndc_mismatch"]),
        ("Dose and units", [.dose], ["missing_dose", "dose_mismatch"]),
        ("Route", [.route], ["missing_route"]),
        ("Invoice and acquisition cost", [.invoiceNumber, .unitPrice], ["missing_invoice", "invoice_after_service", "invoice_arithmetic"]),
        ("Physician order and date", [.orderDate], ["missing_order", "order_date_missing", "order_after_service"]),
        ("Prescriber's signature", [.signatureType, .signatureDate], ["order_unsigned", "signature_stamp", "signature_undated"]),
        ("Prescriber's NPI", [.npi], ["missing_npi"]),
        ("Diagnosis codes", [.icd10], ["missing_diagnosis", "diagnosis_mismatch"]),
        ("Medical reason", [.medicalNecessity], ["missing_medical_necessity"]),
        ("Patient", [.patientName, .patientBirthDate, .mbi], ["patient_mismatch"]),
        ("Lot and expiry", [.adminLot, .lot], ["lot_mismatch", "expired_lot", "missing_lot"]),
        ("Waste, JW or JZ", [.wastage], ["wastage_not_documented", "wastage_with_jz", "missing_jw_jz", "jw_and_jz"]),
    ]

    public init(_ packet: Packet) {
        let facts = Dictionary(packet.facts.map { ($0.field, $0.value) }, uniquingKeysWith: { first, _ in first })
        items = Self.elements.map { element in
            let against = packet.findings.filter { element.codes.contains($0.code) }
            if let worst = against.first(where: { $0.severity == .error }) { return Item(title: element.title, detail: worst.message, state: .missing) }
            let values = element.fields.compactMap { facts[$0] }
            let names = Set(element.fields.map(\.rawValue))
            let doubtful = packet.findings.contains { $0.code == "confirm_value" && !names.isDisjoint(with: $0.elements) }
            if let warning = against.first(where: { $0.severity == .warning }) { return Item(title: element.title, detail: warning.message, state: .confirm) }
            if values.isEmpty {
                // What no rule asks for here is no gap: a claim with JZ and no waste on paper is in order.
                return Item(title: element.title, detail: element.title.hasPrefix("Waste") ? packet.claimLine.modifiers.joined(separator: ", ") : "not on the papers", state: element.title.hasPrefix("Waste") ? .present : .confirm)
            }
            let text = values.map(\.text).joined(separator: ", ")
            return Item(title: element.title, detail: doubtful ? "please confirm: \(text)" : text, state: doubtful ? .confirm : .present)
        }
    }
}

/// The checklist for the terminal: what is there, what is wrong, what to do next; the verdict comes last.
public enum ChecklistText {
    /// - Parameters:
    ///   - folder: where the packet was written; nil when nothing was.
    ///   - width: columns of the terminal.
    public static func render(_ packet: Packet, folder: String?, width: Int, color: Bool) -> String {
        let style = TerminalStyle(color: color)
        let isUTF8 = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { ProcessInfo.processInfo.environment[$0] }.first { !$0.isEmpty }.map { $0.uppercased().contains("UTF") } ?? false
        func mark(_ state: Checklist.State) -> String {
            switch state {
            case .present: style.good(isUTF8 ? "✓" : "+")
            case .confirm: style.warning(isUTF8 ? "?" : "?")
            case .missing: style.bad(isUTF8 ? "✗" : "x")
            }
        }
        var text = style.bold("Claim \(Printable.text(packet.claim.claimID))") + ", \(packet.claim.hcpcs), service \(packet.claim.dateOfService)\n\n"
        for item in Checklist(packet).items {
            text += "  \(mark(item.state)) \(item.title.padding(toLength: 30, withPad: " ", startingAt: 0)) \(Printable.clipped(item.detail, to: max(20, width - 35)))\n"
        }
        let groups: [(String, Finding.Severity)] = [("To fix before the claim can go out", .error), ("To look at", .warning), ("Good to know", .info)]
        for (title, severity) in groups {
            let findings = packet.findings.filter { $0.severity == severity }
            guard !findings.isEmpty else { continue }
            text += "\n\(style.bold(title))\n"
            for finding in findings {
                let denial = finding.denials.first.map { denial in " [\(finding.code), prevents \([denial.carc.map { "CARC \($0)" }, denial.rarc.map { "RARC \($0)" }].compactMap { $0 }.joined(separator: " "))]" } ?? " [\(finding.code)]"
                for (index, line) in Printable.wrapped(finding.message + " " + finding.action + denial, to: max(30, width - 4)).enumerated() {
                    text += (index == 0 ? "  - " : "    ") + line + "\n"
                }
            }
        }
        let open = packet.findings.count { $0.code == "confirm_value" }
        let verdict = packet.isReady ? style.good("READY") : style.bad("NOT READY")
        text += "\n\(verdict): documentation \(packet.verdict), \(packet.findings.count { $0.severity == .error }) to fix, \(open) to confirm"
        if let folder { text += "; packet in \(folder)" }
        return text + "\n"
    }
}
