import Extraction
import Vocabulary

@testable import Packets

extension PayerProfile {
    /// As if somebody had read it at the payer.
    fileprivate mutating func confirm(_ matter: Matter) { grounds[matter] = Ground(source: "a page of the payer", read: "2026-11", isConfirmed: true) }

    fileprivate mutating func excludes(_ entry: String) {
        selfAdministered = [entry]
        confirm(.selfAdministered)
    }
}

private let withPrice: @Sendable (inout PayerProfile) -> Void = { $0.narrativeMustSay = [.drug, .dose, .price] }

extension RuleCaseTests {
    static let payerCases: [RuleCase] = [
        RuleCase("PY003", { $0.claim["parties"] = parties(); $0.answers = [:] }, silent: { $0.answers = [:] }),
        RuleCase("PY004", { $0.answers["accepts_assignment"] = false }, silent: { $0.answers["accepts_assignment"] = true }),
        RuleCase("PA003", { $0.answers["authorization"] = ["from": "2026-03-03"] }, silent: { $0.answers["authorization"] = ["from": "2026-03-02", "to": "2026-03-02"] }),
        RuleCase("PA003", { $0.answers["authorization"] = ["to": "2026-03-01"] }, silent: { $0.answers["authorization"] = ["to": "2026-03-02"] }),
        RuleCase("PA004", { $0.answers["authorization"] = ["dose": "300 mg"] }, silent: { $0.answers["authorization"] = ["dose": "0.35 g", "units": "1", "diagnoses": ["G70.01"]] }),
        RuleCase("PV006", { $0.reference.registered = RegisteredProvider(lastName: "Reed", isPerson: true, isActive: true) }, silent: { $0.reference.registered = RegisteredProvider(lastName: "MOSS", isPerson: true, isActive: true) }),
        RuleCase("PV006", { $0.reference.registered = RegisteredProvider(lastName: "Moss", isPerson: true, isActive: false) }, silent: { $0.reference.registered = nil }),
        RuleCase("UN002", { $0.bill("medicaid"); $0.claim["prior_auth_number"] = "A123456" }, silent: { $0.bill("medicaid"); $0.claim["units"] = "400" }),
        RuleCase("PK001", { $0.changeProfile = { $0.fields = [.weight] } }, silent: { $0.changeProfile = { $0.fields = [.weight] }; $0.order.fields[.weight] = .read("70 kg") }),
        RuleCase("PK001", { $0.changeProfile = { $0.papersMustHold = [.label] } }, silent: { $0.changeProfile = { $0.papersMustHold = [.label] }; $0.others = [label { _ in }] }),
        RuleCase("PK002", { $0.answers["overrides"] = [["rule": "ND016"]] }, silent: { $0.answers["overrides"] = [["rule": "ND016", "reason": "The plan wants it so."]] }),
        RuleCase("CV005", { $0.bill("commercial"); $0.claim["prior_auth_number"] = "A123456"; $0.order.fields[.medicalNecessity] = .read("Severe disease of both hands.") }, silent: { $0.bill("commercial") }),
        RuleCase("CV006", { $0.changeProfile = { $0.papersMustHold = [.visitNote] } }, silent: { $0.changeProfile = { $0.papersMustHold = [.visitNote] }; $0.answers["visit_note_date"] = "2025-08-25" }),
    ]

    static let coverageCases: [RuleCase] = [
        RuleCase("CV001", { $0.changeProfile = { $0.excludes("examplimab-abcd") } }, silent: { $0.changeProfile = { $0.excludes("examplimab-abcd SC") } }),
        RuleCase("MD008", { $0.changeProfile = { $0.excludes("examplimab-abcd SC") } }, silent: { $0.changeProfile = { $0.excludes("examplimab-abcd SC") }; $0.claim["modifiers"] = ["JW", "JA"] }),
        RuleCase("CV003", { $0.answers["drug_source"] = "sample" }, silent: { $0.answers["drug_source"] = "purchased" }),
        RuleCase("CV007", { $0.order.fields[.medicalNecessity] = .read("Off-label use after two failures.") }, silent: { $0.order.fields[.medicalNecessity] = .read("Off-label use after two failures."); $0.answers["has_off_label_support"] = true }),
        RuleCase("CV008", {
            $0.name("donanemab-azbt"); $0.claim["diagnosis"] = ["G30.9", "Z00.6"]; $0.order.fields[.icd10] = .read(list: "G30.9"); $0.claim["modifiers"] = ["JW", "Q1"]
            $0.answers["study_number"] = "01234567"
        }, silent: { $0.name("donanex-azbt") }),
        RuleCase("DX006", { $0.name("ocrelizumab") }, silent: { $0.name("ocrelizumab"); $0.claim["diagnosis"] = ["G35"]; $0.order.fields[.icd10] = .read(list: "G35") }),
        RuleCase("UN008", { $0.name("vedolizumab"); $0.claim["diagnosis"] = ["K50.90"]; $0.order.fields[.icd10] = .read(list: "K50.90") }, silent: { $0.name("eculizumab") }),
        RuleCase("HC010", { $0.answers["other_codes"] = ["99213"] }, silent: { $0.answers["other_codes"] = ["99213", "96413"] }),
        RuleCase("MD007", { $0.answers["drug_source"] = "340b" }, silent: { $0.answers["drug_source"] = "340b"; $0.claim["modifiers"] = ["JW", "TB"] }),
        RuleCase("CH004", { $0.answers["total_charge"] = "1500.00" }, silent: { $0.answers["total_charge"] = "1200.00" }),
    ]

    static let historyCases: [RuleCase] = [
        RuleCase("DU001", { $0.billedBefore(on: "2026-03-02") }, silent: { $0.billedBefore(id: "C-1", on: "2026-03-02") }),
        RuleCase("DU001", { $0.billedBefore(on: "2026-03-02") }, silent: { $0.billedBefore(on: "2026-03-02") { $0.claim["mbi"] = "2EG4TE5MK73"; $0.order.fields[.mbi] = nil } }),
        RuleCase("DU002", { $0.order.fields[.frequency] = .read("Q4W"); $0.billedBefore(on: "2026-02-16") }, silent: { $0.order.fields[.frequency] = .read("Q4W"); $0.billedBefore(on: "2026-02-03") }),
        RuleCase("XD005", { $0.order.fields[.frequency] = .read("Q4W"); $0.billedBefore(on: "2026-01-01") }, silent: { $0.order.fields[.frequency] = .read("Q4W"); $0.billedBefore(on: "2026-01-31") }),
        RuleCase("DT005", {
            $0.order.fields[.frequency] = .read("QWX1"); $0.order.fields[.orderDate] = .read("2026-02-20"); $0.billedBefore(on: "2026-02-23")
        }, silent: { $0.order.fields[.frequency] = .read("QWX2"); $0.order.fields[.orderDate] = .read("2026-02-20"); $0.billedBefore(on: "2026-02-23") }),
        RuleCase("IN014", { $0.billedBefore(on: "2026-02-26") { $0.claim["mbi"] = "2EG4TE5MK73"; $0.invoice.fields[.invoiceNumber] = .read("A-1") } }, silent: { $0.billedBefore(on: "2026-02-26") { $0.claim["mbi"] = "2EG4TE5MK73" } }),
        RuleCase("IN013", {
            $0.billedBefore(on: "2026-02-26") { $0.claim["mbi"] = "2EG4TE5MK73"; $0.invoice.fields[.invoiceNumber] = .read("A-1"); $0.order.fields[.adminDose] = .read("100 mg") }
        }, silent: { $0.billedBefore(id: "C-1", on: "2026-02-26") { $0.invoice.fields[.invoiceNumber] = .read("A-1") } }),
        RuleCase("AT002", {
            $0.claim["attachment"] = ["transmission": "FX", "control_number": "A1"]; $0.billedBefore(on: "2026-01-26") { $0.claim["attachment"] = ["transmission": "FX", "control_number": "A1"] }
        }, silent: { $0.claim["attachment"] = ["transmission": "FX", "control_number": "A1"]; $0.billedBefore(on: "2026-01-26") { $0.claim["attachment"] = ["transmission": "FX", "control_number": "A2"] } }),
        RuleCase("AT004", { $0.claim["attachment"] = ["transmission": "FX"]; $0.answers["claim_sent"] = "2026-03-12" }, silent: { $0.claim["attachment"] = ["transmission": "BM"]; $0.answers["claim_sent"] = "2026-03-12" }),
    ]

    static let narrativeCases: [RuleCase] = [
        RuleCase("NA001", { $0.answers["narrative"] = "" }, silent: { $0.answers["narrative"] = "EXAMPLIMAB-ABCD 350MG NDC12345067890" }),
        RuleCase("NA003", { $0.answers["narrative"] = "EXAMPLIMAB-ABCD NDC12345067890" }, silent: { $0.answers["narrative"] = "GIVEN 350 MG OF EXAMPLIMAB-ABCD NDC12345067890" }),
        RuleCase("NA004", { $0.bill("wps-j5"); $0.answers["narrative"] = "EXAMPLIMAB-ABCD 400MG 100MG NDC12345067890" }, silent: { $0.bill("wps-j5"); $0.answers["narrative"] = "EXAMPLIMAB-ABCD 400MG IV 100MG NDC12345067890" }),
        RuleCase("NA005", { $0.answers["narrative"] = "EXAMPLIMAB-ABCD 350MG" }, silent: { $0.answers["narrative"] = "EXAMPLIMAB-ABCD 350MG NDC 12345-0678-90" }),
        RuleCase("NA005", { $0.name("pegylated recombinant human examplimab for adults of whatever size and weight-abcd") }, silent: { $0.name("pegylated recombinant examplimab-abcd") }),
        RuleCase("NA006", { $0.bill("wps-j5"); $0.answers["narrative"] = "EXAMPLIMAB-ABCD 400MG IV NDC12345067890" }, silent: { $0.bill("noridian-jf"); $0.answers["narrative"] = "EXAMPLIMAB-ABCD 400MG IV NDC12345067890" }),
        RuleCase("NA007", { $0.bill("noridian-jf"); $0.answers["narrative"] = text(81) }, silent: { $0.bill("noridian-jf"); $0.answers["narrative"] = text(80) }),
        RuleCase("NA008", { $0.bill("noridian-jf"); $0.answers["is_paper"] = true; $0.answers["narrative"] = text(72) }, silent: { $0.bill("noridian-jf"); $0.answers["is_paper"] = true; $0.answers["narrative"] = text(71) }),
        RuleCase("NA009", { $0.bill("noridian-jf"); $0.answers["narrative"] = "EXAMPLIMAB-ABCD 400MG IV * NDC12345067890" }, silent: { $0.bill("noridian-jf"); $0.answers["narrative"] = "EXAMPLIMAB-ABCD, 400MG IV. NDC12345067890" }),
        RuleCase("NA010", { $0.bill("noridian-jf"); $0.answers["narrative"] = "EXAMPLIMAB-ABCD 300MG IV NDC12345067890" }, silent: { $0.bill("noridian-jf"); $0.answers["narrative"] = "EXAMPLIMAB-ABCD 0.4 G IV NDC12345067890" }),
        RuleCase("NA010", { $0.bill("noridian-jf"); $0.answers["narrative"] = "OTHERIMAB 400MG IV NDC12345067890" }, silent: { $0.bill("noridian-jf"); $0.answers["narrative"] = "examplia 400MG IV NDC12345067890" }),
        RuleCase("NA011", also: ["NA003", "NA004", "NA005"], { $0.bill("noridian-jf"); $0.answers["narrative"] = "MEDICALLY NECESSARY" }, silent: { $0.bill("noridian-jf"); $0.answers["narrative"] = "EXAMPLIMAB-ABCD 400MG MEDICALLY NECESSARY" }),
        RuleCase("NA012", { $0.answers["narrative"] = "EXAMPLIMAB-ABCD 350MG IV NDC12345067890" }, silent: { $0.answers["narrative"] = "EXAMPLIMAB-ABCD 350 MG NDC 12345067890 WASTE 50MG" }),
        RuleCase("IN019", { $0.changeProfile = withPrice; $0.answers["narrative"] = "EXAMPLIMAB-ABCD 350MG" }, silent: { $0.changeProfile = withPrice }),
    ]

    /// A description of so many letters.
    private static func text(_ count: Int) -> String {
        let text = "EXAMPLIMAB-ABCD 400MG IV NDC12345067890 "
        return text + String(repeating: "X", count: count - text.count)
    }
}
