import Extraction
import Foundation
import Vocabulary

@testable import Packets

/// Packets written by hand.
enum Example {
    static func value(_ text: String, status: FieldValue.Status = .accepted, page: Int = 1, origin: FieldValue.Origin = .textLayer) -> FieldValue {
        FieldValue(
            .text(text), printed: [text], status: status, confidence: 0.9, page: page, box: [0.1, 0.1, 0.2, 0.12], origin: origin, checks: [.format, .label])
    }

    static func fact(_ field: Field, _ text: String, status: FieldValue.Status = .accepted, file: String = "order.pdf", page: Int = 1) -> Fact {
        let value = value(text, status: status, page: page)
        return Fact(field: field, value: value, evidence: [Evidence(value, file: file)])
    }

    static func finding(
        _ code: String, _ severity: Finding.Severity, message: String = "Something is wrong.", action: String = "Mend it.", elements: [String] = [],
        evidence: [Evidence] = []
    ) -> Finding {
        Finding(
            code: code, rule: "XX001", category: .documentation, severity: severity, message: message, action: action, elements: elements, evidence: evidence,
            denials: [.init(carc: "16", rarc: "M119")], source: "a source")
    }

    static func confirm(_ fact: Fact) -> Finding {
        finding("confirm_value", .warning, message: "Please confirm it.", elements: [fact.field.rawValue], evidence: fact.evidence)
    }

    static func attachment(_ file: String, sha256: String? = nil, kind: DocumentKind = .invoice) -> Attachment {
        Attachment(file: file, sha256: sha256, pages: [1], kind: kind)
    }

    static let facts: [Fact] = [
        fact(.invoiceNumber, "INV-20771", file: "invoice.pdf"), fact(.invoiceDate, "2026-01-12", file: "invoice.pdf"),
        fact(.unitPrice, "4105.03", file: "invoice.pdf"), fact(.ndc, "12345067801", file: "invoice.pdf"), fact(.drugBrand, "Examplia"),
        fact(.drugGeneric, "examplimab-abcd"), fact(.patientName, "Dorothea Quint"), fact(.dose, "312 mg"), fact(.route, "IV"), fact(.npi, "1234567893"),
        fact(.orderDate, "2026-02-20"), fact(.signatureType, "wet"), fact(.icd10, "C15.4"),
        fact(.medicalNecessity, "Progressed after two lines of treatment.", status: .review, page: 2),
    ]

    static func packet(
        id: String = "C-1001", facts: [Fact] = Example.facts, findings: [Finding] = [], diagnoses: [String] = ["C15.4"], attachments: [Attachment] = []
    ) throws -> Packet {
        let json: [String: Any] = [
            "schema": "j3590.claim/1", "claim_id": id, "date_of_service": "2026-03-02", "hcpcs": "J3590", "units": "1", "modifiers": ["JZ"], "charge": "8210.06",
            "diagnosis": diagnoses, "beneficiary_name": "Dorothea Quint", "place_of_service": "11", "payer": "noridian-jf",
        ]
        let claim = try Claim(json: JSONSerialization.data(withJSONObject: json))
        return Packet(
            claim: claim, payer: PayerProfile(name: "noridian-jf", title: "Noridian, jurisdiction F", kind: .medicare, jurisdiction: "JF"), facts: facts,
            acquisitionCost: AcquisitionCost(
                unitCost: try USD("4105.03"), unitOfMeasure: "VIAL", perBilledUnit: try USD("8210.06"), invoiceNumber: "INV-20771", invoiceDate: "2026-01-12",
                basis: "2 VIAL at 4105.03 = 8210.06"),
            findings: findings,
            claimLine: ClaimLine(
                hcpcs: "J3590", units: "1", modifiers: ["JZ"], ndcLine: "N412345067801 ML15.6", narrative: "EXAMPLIMAB-ABCD 312MG IV NDC12345067801 100MG X4",
                item19: "EXAMPLIMAB-ABCD 312MG IV NDC12345067801 100MG X4",
                diagnosisPointers: Array(diagnoses.prefix(4)), charge: claim.charge, dateOfService: claim.dateOfService, placeOfService: "11", renderingNPI: "1234567893"),
            attachments: attachments, extractions: [],
            reference: [
                ReferenceDate(table: "drugs", publisher: "FDA", asOf: try CalendarDay("2026-07-16")),
                ReferenceDate(table: "icd10", publisher: "NCHS, CMS", asOf: try CalendarDay("2026-04-01")),
            ])
    }

    /// Everything at its longest: 12 diagnosis codes, 40 findings, 30 open values, long names without a space.
    static func crowded() throws -> Packet {
        let long = "Bartholomew-Featherstonehaugh Wolfeschlegelsteinhausenbergerdorff the Third of Chippewa Falls"
        let file = String(repeating: "scan_of_the_complete_chart_", count: 5) + ".pdf"
        var facts: [Fact] = Field.allCases.map { fact($0, $0.isList ? "M05.79" : long, status: .review, file: file, page: 17) }
        facts.removeAll { $0.field == .medicalNecessity }
        facts.append(fact(.medicalNecessity, (1...900).map { "reason\($0)" }.joined(separator: " "), file: file))
        let codes = ["missing_ndc", "ndc_mismatch", "order_unsigned", "patient_mismatch", "lot_mismatch", "filing_limit_passed", "unheard_of"]
        let findings = (0..<40).map { index in
            finding(
                codes[index % codes.count], [.error, .warning, .info][index % 3], message: "Number \(index): \(long) is on the invoice but not on the order of \(long).",
                action: "Ask \(long) for the page that is missing and add it to the claim before it is sent.")
        }
        let icd = ["C15.4", "C15.5", "C15.8", "C16.0", "C16.1", "D63.0", "E11.9", "I10", "K21.9", "Z51.12", "Z79.899", "Z87.891"]
        return try packet(
            id: "C-" + String(repeating: "2026-0001", count: 9), facts: facts, findings: findings + facts.prefix(30).map(confirm), diagnoses: icd,
            attachments: (1...30).map { Attachment(file: file, sha256: nil, pages: Array($0...$0 + 3), kind: .invoice) })
    }
}
