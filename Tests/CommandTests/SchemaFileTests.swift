import Foundation
import Testing
import TestSupport

/// The schemas in `models/schema`: what they accept and what they refuse.
@Suite("The published schemas")
struct SchemaFileTests {
    private static let extraction: JSON = [
        "schema": "j3590.extraction/1", "file": "a.pdf", "page_count": 1, "problems": [],
        "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
        "pages": [["page": 1, "kind": "invoice", "source": "ocr", "rotation": 90, "quality": 0.9]],
        "documents": [
            [
                "kind": "invoice", "pages": [1],
                "fields": ["invoice_date": value("2026-03-02"), "total": value("10.00")],
                "line_items": [
                    ["ndc": value("12345067890"), "lot": value(["A1"]), "expiry": value(["2026-03"]), "biologic": value(true)]
                ],
            ]
        ],
    ]

    private static let claim: JSON = [
        "schema": "j3590.claim/1", "claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590",
        "mbi": "1EG4TE5MK73", "ndc": "12345067890", "diagnosis": ["C61", "C79.51"], "modifiers": ["JZ"],
        "charge": "8210.06", "units": "1",
    ]

    private static func value(_ content: JSON) -> JSON {
        [
            "value": content, "printed": "as printed", "status": "accepted", "confidence": 1, "page": 1,
            "box": [0.1, 0.1, 0.2, 0.2], "from": "ocr", "checks": ["format"],
        ]
    }

    @Test("accept their example, and keys that they do not name")
    func accept() throws {
        for (name, example) in [("extraction", Self.extraction), ("claim", Self.claim), ("packet", Self.packet)] {
            let schema = try Repository.schema(name)
            #expect(schema.violations(of: example) == [])
            #expect(schema.violations(of: example.setting(["new_key"], to: 1) ?? .null) == [])
        }
    }

    private static let wrongInExtraction: [(path: String, value: JSON?)] = [
        ("schema", "j3590.extraction/2"), ("file", nil), ("sha256", "00"), ("page_count", "1"), ("problems", nil),
        ("problems", [["code": "broken", "message": "x"]]), ("pages/0/page", 0), ("pages/0/kind", "bill"),
        ("pages/0/source", "text"), ("pages/0/rotation", 45), ("pages/0/quality", 1.1),
        ("documents/0/kind", "mixed"), ("documents/0/pages", []), ("documents/0/fields", nil),
        ("documents/0/fields/invoice_date/value", "03/02/2026"), ("documents/0/fields/invoice_date/value", "2026-13-02"),
        ("documents/0/fields/total/value", "1,000.00"), ("documents/0/fields/total/value", 10),
        ("documents/0/fields/total/status", "sure"), ("documents/0/fields/total/confidence", 2),
        ("documents/0/fields/total/box", [0.1, 0.1, 0.2]), ("documents/0/fields/total/from", nil),
        ("documents/0/fields/total/checks", ["luck"]), ("documents/0/fields/total", .null),
        ("documents/0/line_items/0/ndc/value", "12345-0678-90"), ("documents/0/line_items/0/lot/value", []),
        ("documents/0/line_items/0/expiry/value", ["03/2026"]), ("documents/0/line_items/0/biologic/value", "true"),
    ]

    @Test("of an extraction refuses", arguments: wrongInExtraction)
    func refusesExtraction(path: String, value: JSON?) throws {
        let changed = Self.extraction.setting(path.split(separator: "/").map(String.init), to: value)
        #expect(try Repository.schema("extraction").violations(of: changed ?? .null) != [])
    }

    private static let wrongInClaim: [(key: String, value: JSON?)] = [
        ("claim_id", nil), ("date_of_service", nil), ("hcpcs", nil), ("date_of_service", "03/02/2026"), ("hcpcs", "3590"),
        ("mbi", "1EG4-TE5-MK73"), ("mbi", "1SG4TE5MK73"), ("ndc", "12345-0678-90"), ("diagnosis", "C61"),
        ("diagnosis", ["C7951"]), ("modifiers", ["JZZ"]), ("charge", 8210.06), ("charge", "$8,210.06"), ("units", 1),
    ]

    @Test("of a claim refuses", arguments: wrongInClaim)
    func refusesClaim(key: String, value: JSON?) throws {
        #expect(try Repository.schema("claim").violations(of: Self.claim.setting([key], to: value) ?? .null) != [])
    }

    private static let packet: JSON = [
        "schema": "j3590.packet/1", "claim_id": "C-1", "verdict": "incomplete", "ready": false,
        "facts": [
            "ndc": [
                "value": "12345067890", "printed": "12345-0678-90", "status": "accepted", "confidence": 1, "page": 1,
                "box": [0.1, 0.1, 0.2, 0.2], "from": "ocr", "checks": ["format"],
                "evidence": [["file": "a.pdf", "page": 1, "box": [0.1, 0.1, 0.2, 0.2], "from": "ocr"]],
            ]
        ],
        "acquisition_cost": ["unit_cost": "1027.50", "uom": "VIAL", "basis": "Invoice 1: 2 VIAL at 1027.50."],
        "findings": [
            [
                "code": "missing_npi", "rule": "PV002", "category": "documentation", "severity": "error",
                "message": "The order has no NPI.", "action": "Add it.", "elements": ["npi"], "evidence": [],
                "denials": [["carc": "16", "rarc": "N265"]], "source": "837P loop 2420E",
            ]
        ],
        "claim_line": [
            "hcpcs": "J3590", "units": "1", "modifiers": ["JZ"], "ndc_line": "N412345067890 ML40",
            "narrative": "EXAMPLIMAB 824MG IV", "diagnosis_pointers": ["C61"], "charge": "8210.06",
            "date_of_service": "2026-03-02",
        ],
        "attachments": [["file": "a.pdf", "pages": [1], "kind": "invoice"]],
    ]

    private static let wrongInPacket: [(path: String, value: JSON?)] = [
        ("schema", "j3590.packet/2"), ("claim_id", nil), ("verdict", "ready"), ("ready", "no"), ("findings", nil),
        ("facts/ndc/evidence", nil), ("facts/ndc/evidence", []), ("facts/ndc/evidence/0/file", nil), ("facts/ndc/status", "ok"),
        ("acquisition_cost/unit_cost", "$1,027.50"), ("findings/0/severity", "fatal"), ("findings/0/category", "other"),
        ("findings/0/rule", "npi"), ("findings/0/code", "Missing NPI"), ("findings/0/action", ""), ("findings/0/denials/0/carc", "CO-16"),
        ("claim_line/hcpcs", nil), ("claim_line/ndc_line", "12345067890"), ("claim_line/units", 1),
        ("claim_line/diagnosis_pointers", ["A", "B"]), ("attachments/0/kind", "mixed"), ("attachments/0/pages", [0]),
    ]

    @Test("of a packet refuses", arguments: wrongInPacket)
    func refusesPacket(path: String, value: JSON?) throws {
        let changed = Self.packet.setting(path.split(separator: "/").map(String.init), to: value)
        #expect(try Repository.schema("packet").violations(of: changed ?? .null) != [])
    }

    @Test("accept the claims and extractions of the shared corpus")
    func sharedRecords() throws {
        guard let corpus = Shared.corpus else { return }
        let extraction = try Repository.schema("extraction"), claim = try Repository.schema("claim")
        for name in ["claims-truth", "coding-truth"] {
            let lines = try String(contentsOf: corpus.appending(path: "\(name).jsonl"), encoding: .utf8)
            for line in lines.split(separator: "\n") {
                let record = try JSON(parsing: String(line))
                #expect(claim.violations(of: record["claim"] ?? .null) == [])
                for each in record["extractions"]?.array ?? [] { #expect(extraction.violations(of: each) == []) }
            }
        }
    }
}
