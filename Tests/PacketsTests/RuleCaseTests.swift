import Extraction
import Testing
import Vocabulary

@testable import Packets

/// One change that makes a rule speak, and one as near as can be that does not.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let id: String
    /// Other rules that rightly speak of the same change.
    let also: Set<String>
    let fires: @Sendable (inout Draft) -> Void
    let silent: @Sendable (inout Draft) -> Void

    init(_ id: String, also: Set<String> = [], _ fires: @escaping @Sendable (inout Draft) -> Void, silent: @escaping @Sendable (inout Draft) -> Void) {
        self.id = id
        self.also = also
        self.fires = fires
        self.silent = silent
    }

    var testDescription: String { id }
}

@Suite("Rules one by one")
struct RuleCaseTests {
    static let cases: [RuleCase] = presenceCases + patientCases + diagnosisCases + serviceCases + doseCases + invoiceCases + codeCases + attachmentCases
        + payerCases + coverageCases + historyCases + narrativeCases + ndcCases + recordCases

    @Test("complete papers give no finding at all")
    func complete() throws {
        #expect(try Draft().findings() == [])
    }

    @Test("one change gives one rule's finding", arguments: cases)
    func fires(item: RuleCase) throws {
        var draft = try Draft()
        item.fires(&draft)
        let found = try draft.findings()
        #expect(found == item.also.union([item.id]))
    }

    @Test("the nearest harmless change does not, where that rule is concerned", arguments: cases)
    func silent(item: RuleCase) throws {
        var draft = try Draft()
        item.silent(&draft)
        #expect(try !draft.findings().contains(item.id))
    }

    @Test("no NDC, no dose and a reason of two words: not ready, and exactly that is missing; with them it is ready")
    func seed() throws {
        var draft = try Draft()
        #expect(try draft.packet().isReady)
        draft.claim["ndc"] = nil
        draft.line[.ndc] = nil
        draft.order.fields[.dose] = nil
        draft.order.fields[.adminDose] = nil
        draft.order.fields[.medicalNecessity] = .read("Medically necessary")
        let packet = try draft.packet()
        #expect(!packet.isReady && packet.verdict == "incomplete")
        #expect(Set(packet.findings.map(\.code)) == ["missing_ndc", "missing_dose", "missing_medical_necessity"])
    }

    @Test("every rule has its case, and its source")
    func coverage() throws {
        let rows = try Draft.rules.get().rows
        #expect(Set(Self.cases.map(\.id)) == Set(rows.map(\.id)))
        for row in rows { #expect(!row.source.isEmpty, "\(row.id)") }
    }

    @Test("no place in a sentence stays unfilled", arguments: cases)
    func filled(item: RuleCase) throws {
        var draft = try Draft()
        item.fires(&draft)
        for finding in try draft.packet().findings {
            #expect(!finding.message.contains { "{}".contains($0) }, "\(finding.message)")
            #expect(!finding.action.contains { "{}".contains($0) }, "\(finding.action)")
        }
    }
}

private func order(of name: String, _ status: FieldValue.Status = .accepted) -> DocumentRecord {
    DocumentRecord(kind: .order, pages: [2], fields: [.patientName: .read(name, status), .drugBrand: .read("Otheria")])
}

func parties(street: String = "12 Main St", zip: String = "372010001", lastName: String = "Moss") -> [String: Any] {
    [
        "billing": ["name": "Oak Clinic", "tax_id": "123456789", "address": ["street": street, "city": "Nashville", "state": "TN", "zip": zip]],
        "rendering": ["last_name": lastName],
    ]
}

extension RuleCaseTests {
    static let patientCases: [RuleCase] = [
        RuleCase("PT001", { $0.claim["beneficiary_name"] = nil; $0.order.fields[.patientName] = nil }, silent: { $0.claim["beneficiary_name"] = nil }),
        RuleCase("PT002", { $0.claim["mbi"] = nil; $0.order.fields[.mbi] = nil }, silent: { $0.claim["mbi"] = nil }),
        RuleCase("PT003", { $0.claim["mbi"] = "1SG4TE5MK73"; $0.order.fields[.mbi] = nil }, silent: { $0.claim["mbi"] = "1eg4 te5 mk73" }),
        RuleCase("PT004", { $0.claim["dob"] = nil; $0.order.fields[.patientBirthDate] = nil }, silent: { $0.claim["dob"] = nil }),
        RuleCase("PT004", { $0.claim["dob"] = "1900-01-02"; $0.order.fields[.patientBirthDate] = nil }, silent: { $0.claim["dob"] = "1910-01-02" }),
        RuleCase("PT005", { $0.order.fields[.patientName] = .read("Bob Cole") }, silent: { $0.order.fields[.patientName] = .read("COLE, ANN B. JR") }),
        RuleCase("PT006", { $0.order.fields[.patientBirthDate] = .read("1951-02-11") }, silent: { $0.order.fields[.patientBirthDate] = nil }),
        RuleCase("PT007", { $0.others = [order(of: "Bob Ray")] }, silent: { $0.others = [order(of: "Ann Cole"), order(of: "Bob Ray", .review)] }),
        RuleCase("PY001", also: ["MD006"], { $0.claim["payer"] = nil }, silent: { $0.claim["payer"] = "medicare-part-b" }),
        RuleCase("PY002", { $0.claim["parties"] = parties(); $0.reference.area = "JN" }, silent: { $0.claim["parties"] = parties(); $0.reference.area = "JJ" }),
        RuleCase("PA005", { $0.claim["prior_auth_number"] = "A123456" }, silent: { $0.claim["prior_auth_number"] = "A123456"; $0.claim["payer"] = "commercial" }),
        RuleCase("PA006", also: ["PA005"], { $0.claim["prior_auth_number"] = "A123456, B123457" }, silent: { $0.claim["prior_auth_number"] = "AUTH A123456" }),
        RuleCase("PV003", { $0.order.fields[.npi] = .read("1234567890") }, silent: { $0.order.fields[.npi] = .read("1558598797") }),
        RuleCase("PV005", { $0.claim["parties"] = parties(lastName: "Reed") }, silent: { $0.claim["parties"] = parties() }),
        RuleCase("PV007", { $0.claim["parties"] = parties(street: "P.O. Box 12") }, silent: { $0.claim["parties"] = parties(street: "12 Boxwood Rd") }),
        RuleCase("PV007", { $0.claim["parties"] = parties(zip: "37201") }, silent: { $0.claim["parties"] = parties(zip: "37201-0001") }),
        RuleCase("OR005", { $0.order.fields[.prescriberName] = nil }, silent: { $0.order.fields[.prescriberName] = .read("A Moss") }),
        RuleCase("OR006", { $0.order.fields[.prescriberCredentials] = nil }, silent: {
            // Printed with the name, as on most orders.
            $0.order.fields[.prescriberCredentials] = nil
            $0.order.fields[.prescriberName] = .read("Ann Cole", printed: "Ann Cole, DO")
        }),
        RuleCase("OR008", { $0.order.fields[.drugBrand] = nil; $0.order.fields[.drugGeneric] = nil }, silent: { $0.order.fields[.drugBrand] = nil }),
        RuleCase("OR013", { $0.order.fields[.prescriberCredentials] = .read("RN") }, silent: { $0.order.fields[.prescriberCredentials] = .read("RN, F.N.P.-C.") }),
    ]

    static let diagnosisCases: [RuleCase] = [
        RuleCase("DX002", { $0.claim["diagnosis"] = ["G70.01", "70.01"] }, silent: { $0.claim["diagnosis"] = ["g7001"] }),
        RuleCase("DX003", { $0.reference.billable = false }, silent: { $0.reference.billable = true }),
        RuleCase("DX004", { $0.reference.codeSet = ["E75.21"] }, silent: { $0.reference.codeSet = ["G70.01"] }),
        RuleCase("DX005", also: ["DX001"], { $0.claim["diagnosis"] = nil; $0.order.fields[.icd10] = nil }, silent: { $0.claim["diagnosis"] = nil }),
        RuleCase("DX007", { $0.claim["diagnosis"] = ["R53.1"]; $0.order.fields[.icd10] = .read(list: "R53.1") }, silent: { $0.claim["diagnosis"] = ["R53.1", "G70.01"] }),
        RuleCase("DX009", { $0.claim["diagnosis"] = ["G70.01"] + (0..<12).map { "E11.\($0 + 10)" } }, silent: { $0.claim["diagnosis"] = ["G70.01"] + (0..<11).map { "E11.\($0 + 10)" } }),
        RuleCase("DX010", { $0.order.fields[.diagnosisText] = .read("R/O myasthenia gravis") }, silent: { $0.order.fields[.diagnosisText] = .read("Myasthenia, impossible to walk") }),
        RuleCase("DX011", also: ["CV008", "DX006"], { $0.name("donanemab-azbt") }, silent: {
            $0.name("donanemab-azbt"); $0.claim["diagnosis"] = ["G70.01", "Z00.6"]; $0.claim["modifiers"] = ["JW", "Q1"]; $0.answers["study_number"] = "NCT01234567"
        }),
    ]

    static let serviceCases: [RuleCase] = [
        RuleCase("DT001", { $0.asOf = "2026-03-01" }, silent: { $0.asOf = "2026-03-02" }),
        RuleCase("DT002", { $0.asOf = "2027-03-03" }, silent: { $0.asOf = "2027-03-02" }),
        RuleCase("DT003", { $0.asOf = "2026-12-28" }, silent: { $0.asOf = "2026-12-27" }),
        RuleCase("PS001", { $0.claim["place_of_service"] = "21" }, silent: { $0.claim["place_of_service"] = "12" }),
        RuleCase("PS002", { $0.claim["place_of_service"] = "98" }, silent: { $0.claim["place_of_service"] = "49" }),
        RuleCase("PS002", { $0.claim["place_of_service"] = nil }, silent: { _ in }),
    ]
}

extension Draft {
    /// Gives the drug another generic name on every paper.
    mutating func name(_ generic: String) {
        claim["drug_generic"] = generic
        line[.drugGeneric] = .read(generic)
        order.fields[.drugGeneric] = .read(generic)
    }
}
