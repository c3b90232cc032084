public import Extraction
public import Packets
import Vocabulary

/// The elements that a J3590 packet needs, each with its state: what a biller ticks off.
public struct Checklist: Sendable {
    public enum State: Sendable {
        case present
        /// A person compares it with the paper.
        case confirm
        case missing
        /// Not on the papers, and no rule asks for it here.
        case notAsked
    }

    public struct Item: Sendable {
        public let title: String
        public let state: State
        /// Where ``value`` comes from; empty where it is the claim's.
        public let facts: [Fact]
        /// What was found; empty where nothing was.
        public let value: String
        /// What speaks against it, the worst first. Values to confirm are not among them.
        public let findings: [Finding]
        /// Values to confirm.
        public let doubts: [OpenValue]
    }

    public let items: [Item]

    private struct Element {
        let title: String
        /// Fields whose values are shown.
        let fields: [Field]
        /// Fields that belong to it without being shown.
        var others: [Field] = []
        let codes: Set<String>
        /// From the claim, where no paper has to say it.
        var ofClaim: @Sendable (Packet) -> String? = { _ in nil }
    }

    private static let elements: [Element] = [
        Element(
            title: "Drug, brand and generic", fields: [.drugBrand, .drugGeneric], others: [.drugSelection, .strength, .description],
            codes: ["drug_mismatch", "missing_drug_name", "order_drug_selection_ambiguous"]),
        Element(title: "NDC on invoice or label", fields: [.ndc], others: [.adminNDC, .gtin], codes: ["missing_ndc", "ndc_mismatch"]),
        Element(title: "Dose and units", fields: [.dose, .adminDose], others: [.calculatedDose, .weight, .height], codes: ["missing_dose", "dose_mismatch"]),
        Element(title: "Route", fields: [.route], others: [.frequency], codes: ["missing_route"]),
        Element(
            title: "Invoice, acquisition cost", fields: [.invoiceNumber, .invoiceDate, .unitPrice],
            others: [.supplierName, .quantity, .unitOfMeasure, .extendedPrice, .total], codes: ["missing_invoice", "invoice_after_service", "invoice_arithmetic"]),
        Element(title: "Physician order and date", fields: [.orderDate], codes: ["missing_order", "order_date_missing", "order_after_service", "order_old"]),
        Element(
            title: "Prescriber's signature", fields: [.signatureType, .signatureDate], others: [.signaturePresent, .prescriberName, .prescriberCredentials],
            codes: ["order_unsigned", "signature_stamp", "signature_undated"]),
        Element(title: "Prescriber's NPI", fields: [.npi], codes: ["missing_npi"]),
        Element(title: "Diagnosis codes", fields: [.icd10], others: [.diagnosisText], codes: ["missing_diagnosis", "diagnosis_mismatch", "diagnosis_not_billable"]),
        Element(title: "Medical reason", fields: [.medicalNecessity], codes: ["missing_medical_necessity"]),
        Element(title: "Patient", fields: [.patientName, .patientBirthDate, .mbi], codes: ["patient_mismatch"]),
        Element(title: "Date of service", fields: [.serviceDate], codes: ["service_date_mismatch"], ofClaim: { $0.claim.dateOfService.description }),
        Element(
            title: "Lot and expiry", fields: [.adminLot, .lot, .adminExpiry, .expiry], codes: ["lot_mismatch", "expired_lot", "missing_lot"]),
        Element(
            title: "Waste, JW or JZ", fields: [.wastage], codes: ["wastage_not_documented", "wastage_with_jz", "missing_jw_jz", "jw_and_jz"],
            ofClaim: { $0.claim.modifiers.isEmpty ? nil : $0.claim.modifiers.joined(separator: ", ") }),
        Element(title: "Prior authorization", fields: [.priorAuthNumber], codes: ["missing_prior_authorization"], ofClaim: \.claim.priorAuthNumber),
        // The last one also takes what no other lists.
        Element(title: "Code, units, charge, filing", fields: [], codes: [], ofClaim: { packet in
            [packet.claimLine.hcpcs, packet.claimLine.units + (packet.claimLine.units == "1" ? " unit" : " units"), packet.claimLine.charge.map { "$\($0)" }]
                .compactMap { $0 }.joined(separator: ", ")
        }),
    ]

    public init(_ packet: Packet) {
        let facts = Dictionary(packet.facts.map { ($0.field, $0.value) }, uniquingKeysWith: { first, _ in first })
        let open = OpenValue.all(in: packet)
        let listed = Self.elements.reduce(into: Set<String>()) { $0.formUnion($1.codes) }
        items = Self.elements.enumerated().map { index, element in
            let isLast = index == Self.elements.count - 1
            let findings = packet.findings.filter { finding in
                finding.code != OpenValue.code && (element.codes.contains(finding.code) || isLast && !listed.contains(finding.code))
            }
            let against = Finding.Severity.allCases.flatMap { severity in findings.filter { $0.severity == severity } }
            let doubts = open.filter { value in value.field.map { element.fields.contains($0) || element.others.contains($0) } ?? isLast }
            var values: [String] = []
            for value in element.fields.compactMap({ field in facts[field].map { Shown.text($0, of: field) } }) where !values.contains(value) { values.append(value) }
            if let claimed = element.ofClaim(packet), values.isEmpty { values = [claimed] }
            let state: State =
                if against.contains(where: { $0.severity == .error }) { .missing }
                else if against.contains(where: { $0.severity == .warning }) || !doubts.isEmpty { .confirm }
                else if values.isEmpty { .notAsked }
                else { .present }
            return Item(
                title: element.title, state: state, facts: packet.facts.filter { element.fields.contains($0.field) }, value: values.joined(separator: ", "), findings: against.filter { $0.severity != .info }, doubts: doubts)
        }
    }
}

/// A value that was read but that nothing else backs up: a person compares it with the paper.
public struct OpenValue: Hashable, Sendable {
    /// The code of its finding.
    static let code = "confirm_value"

    public let field: Field?
    public let title: String
    public let value: String
    /// Empty where the finding names no place.
    public let file: String
    public let page: Int


    public static func all(in packet: Packet) -> [OpenValue] {
        packet.findings.filter { $0.code == code }.map { finding in
            let field = finding.elements.first.flatMap(Field.init(rawValue:))
            let fact = field.flatMap { field in packet.facts.first { $0.field == field } }
            return OpenValue(
                field: field, title: field?.plainName ?? finding.message, value: fact.map { Shown.text($0.value, of: $0.field) } ?? "",
                file: finding.evidence.first?.file ?? "", page: finding.evidence.first?.page ?? 1)
        }
    }
}

/// Values as a biller writes them.
enum Shown {
    static func text(_ value: FieldValue, of field: Field) -> String {
        if case .flag(let flag) = value.content { return flag ? "yes" : "no" }
        switch field {
        case .ndc, .adminNDC: return (try? NDC(value.text))?.hyphenated ?? value.text
        case .unitPrice, .extendedPrice, .listPrice, .subtotal, .discount, .rebate, .freight, .tax, .total:
            return value.text.hasPrefix("-") ? "-$\(value.text.dropFirst())" : "$\(value.text)"
        default: return value.text
        }
    }

    /// A long name loses its middle: the end often tells files apart.
    static func file(_ name: String) -> String {
        let name = Printable.text(name)
        return name.count <= 48 ? name : "\(name.prefix(24))…\(name.suffix(23))"
    }

    static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// "1-3, 5" of 1, 2, 3, 5.
    static func pages(_ numbers: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for number in numbers.sorted() {
            if let last = ranges.last, number <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...max(number, last.upperBound)
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
    }

    /// "CARC 16 / RARC M119"; nil where no denial is known.
    static func denials(_ finding: Finding) -> String? {
        let texts = finding.denials.map { [$0.carc.map { "CARC \($0)" }, $0.rarc.map { "RARC \($0)" }].compactMap { $0 }.joined(separator: " / ") }
        return texts.isEmpty ? nil : texts.joined(separator: ", ")
    }

    /// "Documentation is incomplete: 2 things to fix, 1 value to confirm."
    static func verdict(_ packet: Packet) -> String {
        let errors = packet.findings.count { $0.severity == .error }, open = OpenValue.all(in: packet).count
        let documentation = "Documentation is \(packet.verdict)"
        let parts = [
            errors > 0 ? "\(errors) \(errors == 1 ? "thing" : "things") to fix" : nil, open > 0 ? "\(open) \(open == 1 ? "value" : "values") to confirm" : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? documentation + "; nothing is open." : documentation + ": " + parts.joined(separator: ", ") + "."
    }
}
