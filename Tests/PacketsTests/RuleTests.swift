import Extraction
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Packets

/// A claim with complete papers, and what is found when one thing is taken away or changed.
@Suite("Rules")
struct RuleTests {
    static func value(_ content: FieldValue.Content, _ status: FieldValue.Status = .accepted) -> FieldValue {
        FieldValue(content, printed: [], status: status, confidence: 1, page: 1, box: [0, 0, 1, 1], origin: .textLayer)
    }
    static func text(_ text: String) -> FieldValue { value(.text(text)) }
    static func list(_ texts: String...) -> FieldValue { value(.list(texts)) }

    static let invoice = DocumentRecord(
        kind: .invoice, pages: [1],
        fields: [.subtype: text("invoice"), .invoiceNumber: text("A-1"), .invoiceDate: text("2026-02-20"), .total: text("1000.00")],
        lineItems: [[
            .description: text("Examplia 100 mg vial"), .drugBrand: text("Examplia"), .drugGeneric: text("examplimab-abcd"), .ndc: text("12345067890"),
            .quantity: text("4"), .unitPrice: text("250.00"), .extendedPrice: text("1000.00"), .lot: list("LX12"), .expiry: list("2027-01"), .strength: text("100 mg"), .biologic: value(.flag(true)),
        ]])
    static let order = DocumentRecord(
        kind: .order, pages: [1],
        fields: [
            .patientName: text("Ann B. Cole"), .patientBirthDate: text("1950-02-11"), .mbi: text("1EG4TE5MK73"), .orderDate: text("2026-02-25"),
            .drugBrand: text("Examplia"), .drugGeneric: text("examplimab-abcd"), .dose: text("350 mg"), .route: text("IV"), .icd10: list("G70.01", "Z79.899"),
            .medicalNecessity: text("Failed two earlier treatments."), .prescriberName: text("Alan Moss"), .prescriberCredentials: text("MD"), .npi: text("1234567893"), .signaturePresent: text("yes"),
            .signatureType: text("wet"), .signatureDate: text("2026-02-25"), .serviceDate: text("2026-03-02"), .adminDose: text("350 mg"), .adminLot: list("LX12"), .wastage: text("50 mg"),
        ])
    static let claim = #"""
        {"schema": "j3590.claim/1", "claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590", "beneficiary_name": "COLE, ANN", "dob": "1950-02-11",
         "mbi": "1EG4-TE5-MK73", "place_of_service": "11", "units": "1", "modifiers": ["JW"], "charge": "1200.00", "drug_brand": "Examplia",
         "drug_generic": "examplimab-abcd", "ndc": "12345-0678-90", "diagnosis": ["G70.01"], "billing_npi": "1234567893", "rendering_npi": "1234567893"}
        """#

    private func errors(
        claim change: (inout [String: Any]) -> Void = { _ in }, invoice: (inout DocumentRecord) -> Void = { _ in },
        order: (inout DocumentRecord) -> Void = { _ in }, without kind: DocumentKind? = nil, severities: Set<Finding.Severity> = [.error]
    ) throws -> Set<String> {
        var object = try #require(try JSONSerialization.jsonObject(with: Data(Self.claim.utf8)) as? [String: Any])
        change(&object)
        var bill = Self.invoice, paper = Self.order
        invoice(&bill)
        order(&paper)
        let documents = [bill, paper].filter { $0.kind != kind }
        let record = ExtractionRecord(file: "a.pdf", sha256: nil, pageCount: 2, pages: [], documents: documents, problems: [])
        let rules = try RuleTable(csv: String(contentsOf: Repository.file("models/rules.csv"), encoding: .utf8))
        let packet = PacketBuilder(rules: rules, reference: EmptyReference()).build(
            claim: try Claim(json: JSONSerialization.data(withJSONObject: object)), extractions: [record], profile: try #require(try Draft.payers.get().named("palmetto-jj")),
            asOf: try CalendarDay("2026-03-20"))
        return Set(packet.findings.filter { severities.contains($0.severity) }.map(\.code))
    }

    @Test("complete papers have no error and no warning")
    func complete() throws {
        #expect(try errors(severities: [.error, .warning]) == [])
    }

    @Test("what is missing from the order is found, and nothing else", arguments: [
        (Field.orderDate, "order_date_missing"), (.dose, "missing_dose"), (.icd10, "missing_diagnosis"), (.medicalNecessity, "missing_medical_necessity"),
        (.npi, "missing_npi"), (.signaturePresent, "order_unsigned"), (.signatureDate, "signature_undated"), (.wastage, "wastage_not_documented"),
    ])
    func removed(field: Field, code: String) throws {
        #expect(try errors(order: { $0.fields[field] = nil }) == [code])
    }

    @Test("what contradicts is found, and nothing else", arguments: [
        (Field.orderDate, "2026-03-03", "order_after_service"), (.signatureType, "stamp", "signature_stamp"), (.drugBrand, "Otheria", "drug_mismatch"),
        (.patientName, "Bob Cole", "patient_mismatch"), (.mbi, "2EG4TE5MK73", "patient_mismatch"), (.ndc, "99999067890", "ndc_mismatch"),
        (.drugSelection, "multiple", "order_drug_selection_ambiguous"), (.adminExpiry, "2026-02", "expired_lot"), (.adminLot, "QQ77", "lot_mismatch"), (.icd10, "C15.4", "diagnosis_mismatch"),
    ])
    func changed(field: Field, value: String, code: String) throws {
        #expect(try errors(order: { $0.fields[field] = field.isList ? Self.list(value) : Self.text(value) }) == [code])
    }

    @Test("papers that are not there, or prove nothing")
    func papers() throws {
        #expect(try errors(without: .order) == ["missing_order"])
        #expect(try errors(without: .invoice) == ["missing_invoice", "missing_ndc"])
        #expect(try errors(invoice: { $0.fields[.subtype] = Self.text("packing_slip") }) == ["missing_invoice"])
        #expect(try errors(invoice: { $0.lineItems[0][.ndc] = nil }) == ["missing_ndc"])
        #expect(try errors(invoice: { $0.fields[.invoiceDate] = Self.text("2026-03-03") }) == ["invoice_after_service"])
    }

    @Test("a carton and its vial are one product")
    func carton() throws {
        #expect(try errors(order: { $0.fields[.adminNDC] = Self.text("12345067899") }) == [])
    }

    @Test("an unsure reading is to be confirmed: never a pass in silence, never the finding of a missing one")
    func unsure() throws {
        let codes = try errors(order: { $0.fields[.mbi] = Self.value(.text("1EG4TE5MK78"), .review) }, severities: [.error, .warning])
        #expect(codes == ["confirm_value"])
        #expect(try errors(order: { $0.fields[.mbi] = Self.value(.text("9XX4TE5MK78"), .review) }) == ["patient_mismatch"])
    }

    @Test("what the claim itself has wrong", arguments: [
        ("units", "4", "units_not_one"), ("hcpcs", "J9999", "not_j3590"), ("billing_npi", "1234567890", "billing_npi_invalid"), ("date_of_service", "2024-03-02", "filing_limit_passed"),
    ])
    func claimItself(key: String, value: String, code: String) throws {
        #expect(try errors(claim: { $0[key] = value }).contains(code))
    }

    @Test("the narrative is short, plain and says name, dose, route and NDC")
    func narrative() throws {
        let context = ClaimCase(
            claim: try Claim(json: Data(Self.claim.utf8)), extractions: [ExtractionRecord(file: "a.pdf", sha256: nil, pageCount: 2, pages: [], documents: [Self.invoice, Self.order], problems: [])],
            profile: try #require(try Draft.payers.get().named(nil)), asOf: nil, reference: EmptyReference())
        let line = ClaimLineBuilder(context).line()
        #expect(line.narrative == "EXAMPLIMAB-ABCD EXAMPLIA 350MG IV NDC12345067890 100MG X4 WASTE 50MG")
        #expect(line.ndcLine == "N412345067890 UN4")
    }

    @Test("every rule of the table has its function, and is written down")
    func table() throws {
        let rules = try RuleTable(csv: String(contentsOf: Repository.file("models/rules.csv"), encoding: .utf8))
        #expect(Set(rules.rows.map(\.id)) == Set(Rule.all.map(\.id)))
        for row in rules.rows { #expect(!row.message.isEmpty && !row.action.isEmpty && !row.source.isEmpty, "\(row.id)") }
        for row in rules.rows { #expect(!row.applies.isEmpty, "\(row.id)") }
    }

    @Test("the codes of the contract are rules, and errors by default", arguments: [
        "missing_ndc", "missing_invoice", "missing_order", "missing_diagnosis", "missing_dose", "missing_npi", "missing_medical_necessity", "order_unsigned", "signature_undated",
        "signature_stamp", "order_date_missing", "order_after_service", "invoice_after_service", "expired_lot", "ndc_mismatch", "drug_mismatch", "lot_mismatch", "patient_mismatch",
        "diagnosis_mismatch", "order_drug_selection_ambiguous", "wastage_not_documented",
    ])
    func contract(code: String) throws {
        let rows = try Draft.rules.get().rows.filter { $0.code == code }
        #expect(!rows.isEmpty && rows.allSatisfy { $0.severity == .error && [.documentation, .consistency].contains($0.category) })
    }

    @Test("what nobody confirmed never blocks a claim")
    func unconfirmed() throws {
        for row in try Draft.rules.get().rows where row.source.contains("unconfirmed") { #expect(row.severity != .error, "\(row.id)") }
    }

    @Test("every rule of the trade's list is here")
    func complete173() throws {
        // Two letters for the area, numbered without a gap; OR014 and HC012 are ours.
        let areas = [
            "PT": 7, "PY": 4, "PA": 6, "PV": 7, "HC": 11, "UN": 10, "NA": 12, "ND": 18, "DX": 11, "DT": 6, "PS": 2, "CH": 4, "DU": 2, "MD": 9, "WA": 4, "CV": 8, "OR": 13, "IN": 20, "LT": 3,
            "XD": 7, "AT": 7, "PK": 2,
        ]
        let wanted = areas.flatMap { area, count in (1...count).map { area + (($0 < 10) ? "00" : "0") + "\($0)" } }
        #expect(wanted.count == 173)
        let rows = try Draft.rules.get().rows.map(\.id)
        #expect(Set(wanted).subtracting(rows) == [])
        #expect(Set(rows).count == rows.count)
    }

    @Test("message and action are one sentence each")
    func sentences() throws {
        for row in try Draft.rules.get().rows {
            for text in [row.message, row.action] {
                #expect(text.hasSuffix(".") && text.matches(of: /\. [A-Z]/).isEmpty, "\(row.id): \(text)")
                #expect(text.first.map { $0.isUppercase || "{\"".contains($0) } ?? false, "\(row.id): \(text)")
                // Words of programs and of the electronic claim, which no biller reads aloud.
                for word in ["SV101", "NTE", "loop", "segment", "JSON", "null", "field", "value of"] where text.contains(word) { #expect(text.contains("{field}"), "\(row.id): \(text)") }
            }
        }
    }

    @Test("docs/rules.md is what the table says; RECORD=1 writes it")
    func page() throws {
        let rules = try RuleTable(csv: String(contentsOf: Repository.file("models/rules.csv"), encoding: .utf8))
        let file = Repository.file("docs/rules.md")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try rules.markdown().write(to: file, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: file, encoding: .utf8) == rules.markdown())
    }

    @Test("a rule is explained by code or id, and a slip of the pen gets the nearest name")
    func explanation() throws {
        let rules = try RuleTable(csv: String(contentsOf: Repository.file("models/rules.csv"), encoding: .utf8))
        let text = try #require(rules.explanation(of: "ND001"))
        #expect(text == rules.explanation(of: "nd001"))
        #expect(try #require(rules.explanation(of: "missing_ndc")).contains(text))
        for part in ["missing_ndc", "error", "documentation", "16/M119", "837P"] { #expect(text.contains(part)) }
        #expect(try #require(rules.explanation(of: "patient_mismatch")).contains("PT006"))
        #expect(rules.explanation(of: "mising_ndc") == nil)
        #expect(rules.nearestName(to: "mising_ndc") == "missing_ndc")
        #expect(rules.nearestName(to: "qqqqqqqqqqqq") == nil)
    }

    @Test("a table that is not right is refused with its line", arguments: [
        ("a,b\n", RuleTableError.wrongHeader(expected: RuleTable.columns.joined(separator: ","))),
        (RuleTable.columns.joined(separator: ",") + "\nX1,c,documentation,fatal,,,,m,a,,s\n", .wrongRow(line: 2, reason: "fatal is no severity")),
    ])
    func refuses(csv: String, error: RuleTableError) {
        #expect(throws: error) { try RuleTable(csv: csv) }
    }
}
