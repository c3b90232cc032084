import Extraction
import Foundation
import Vocabulary

@testable import Packets

/// Packets of one claim line, written by hand.
enum ExampleClaim {
    static var parties: [String: Any] {
        [
        "submitter": ["id": "SUB1", "name": "Alder Creek Clinic", "contact": "Billing", "phone": "2085550100"],
        "receiver": ["id": "02202", "name": "Noridian JF"], "payer": ["id": "02202", "name": "Noridian JF"],
        "billing": ["name": "Alder Creek Clinic, PC", "tax_id": "005550110", "address": ["street": "1 Clinic Way", "city": "Boise", "state": "ID", "zip": "837025510"]],
        "rendering": ["last_name": "Lindqvist", "first_name": "Tobias"],
        "subscriber": ["last_name": "Quint", "first_name": "Dorothéa", "address": ["street": "12 Larch Row", "city": "Boise", "state": "ID", "zip": "83702"]],
        "signature_on_file": true, "usage": "T",
        ]
    }

    static func packet(
        id: String = "C-1001", parties: [String: Any]? = parties, diagnoses: [String] = ["C15.4", "I10"], modifiers: [String] = ["JZ"], ndcLine: String? = "N412345067801 ML15.6",
        narrative: String = "EXAMPLIMAB-ABCD 312MG IV NDC12345067801", attachment: [String: Any]? = nil, priorAuth: String? = nil,
        name: String = "Dorothéa Quint", charge: String = "8210.06"
    ) throws -> Packet {
        var json: [String: Any] = [
            "claim_id": id, "date_of_service": "2026-03-02", "hcpcs": "J3590", "units": "1", "modifiers": modifiers, "charge": charge, "diagnosis": diagnoses,
            "beneficiary_name": name, "dob": "1955-06-11", "mbi": "1EG4TE5MK73", "sex": "F", "place_of_service": "11", "payer": "noridian-jf",
            "rendering_npi": "1699277400", "billing_npi": "1122334455",
        ]
        json["parties"] = parties
        json["attachment"] = attachment
        json["prior_auth_number"] = priorAuth
        let claim = try Claim(json: JSONSerialization.data(withJSONObject: json))
        return Packet(
            claim: claim, payer: PayerProfile(name: "noridian-jf", title: "Noridian, jurisdiction F", kind: .medicare, jurisdiction: "JF"), facts: [], acquisitionCost: nil, findings: [],
            claimLine: ClaimLine(
                hcpcs: "J3590", units: "1", modifiers: modifiers, ndcLine: ndcLine, narrative: narrative, item19: narrative,
                diagnosisPointers: Array(diagnoses.prefix(4)), charge: claim.charge, dateOfService: claim.dateOfService, placeOfService: "11",
                renderingNPI: claim.renderingNPI),
            attachments: [], extractions: [])
    }

    static let made = Date(timeIntervalSince1970: 1_772_500_000)
}
