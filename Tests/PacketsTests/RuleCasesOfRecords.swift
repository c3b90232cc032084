import Extraction
import Vocabulary

@testable import Packets

extension Draft {
    /// What the directory says of the NDC.
    fileprivate mutating func isListed(strength: String? = nil, isLiquid: Bool? = nil) {
        reference.product = ListedProduct(names: ["Examplia"], isFinished: nil, started: nil, ended: nil, strengths: strength.flatMap { try? [Strength($0)] } ?? [], isLiquid: isLiquid)
    }

    fileprivate mutating func counts(_ quantity: String?, _ unit: String) {
        answers["ndc_quantity"] = quantity
        answers["ndc_unit"] = unit
    }
}

private func page(_ quality: Double) -> PageRecord { PageRecord(page: 1, kind: .invoice, source: "ocr", rotation: 0, quality: quality) }

extension RuleCaseTests {
    static let ndcCases: [RuleCase] = [
        RuleCase("ND002", { $0.line[.ndc] = .read("12345067890", printed: "12345-67-890") }, silent: { $0.line[.ndc] = .read("12345067890", printed: "NDC 12345-678-90") }),
        RuleCase("ND005", { $0.reference.isInDirectory = false }, silent: { $0.reference.isInDirectory = true }),
        RuleCase("ND008", { $0.isListed(strength: "50 mg") }, silent: { $0.isListed(strength: "10 mg/mL") }),
        RuleCase("ND009", { $0.counts(nil, "XX") }, silent: { $0.counts(nil, "UN") }),
        RuleCase("ND010", { $0.isListed(isLiquid: false); $0.counts(nil, "ML") }, silent: { $0.isListed(isLiquid: false); $0.counts(nil, "UN") }),
        RuleCase("ND010", { $0.isListed(isLiquid: true); $0.counts(nil, "UN") }, silent: { $0.counts(nil, "UN") }),
        RuleCase("ND011", { $0.counts("4.0000", "UN") }, silent: { $0.counts("4.000", "UN") }),
        RuleCase("ND011", { $0.counts("-4", "UN") }, silent: { $0.counts("4", "UN") }),
        RuleCase("ND012", { $0.counts("3", "UN") }, silent: { $0.counts("4.05", "UN") }),
        RuleCase("ND013", { $0.counts("350", "ML") }, silent: { $0.counts("35", "ML") }),
        RuleCase("ND015", { $0.order.fields[.ndc] = .read("99999999999") }, silent: { $0.order.fields[.ndc] = .read("12345067890") }),
        RuleCase("ND017", { $0.bill("medicaid"); $0.claim["units"] = "400"; $0.claim["prior_auth_number"] = "A123456"; $0.reference.rebate = false }, silent: { $0.reference.rebate = false }),
    ]

    static let recordCases: [RuleCase] = [
        RuleCase("IN017", {
            $0.line[.extendedPrice] = .read("1040.00"); $0.invoice.fields[.freight] = .read("40.00"); $0.invoice.fields[.total] = .read("1080.00")
        }, silent: { $0.invoice.fields[.freight] = .read("40.00"); $0.invoice.fields[.total] = .read("1040.00") }),
        RuleCase("IN018", { $0.pages = [page(0.2)] }, silent: { $0.pages = [page(0.6)] }),
        RuleCase("IN020", also: ["XD007"], { $0.claim["ndc"] = nil; $0.line[.ndc] = .read("12345067890", .review) }, silent: { $0.line[.ndc] = .read("12345067890", .review) }),
        RuleCase("OR011", { $0.order.pages = [2, 3] }, silent: { $0.order.pages = [2] }),
        RuleCase("OR012", { $0.answers["is_verbal_order"] = true; $0.order.fields[.signatureDate] = .read("2026-03-04") }, silent: { $0.answers["is_verbal_order"] = true }),
        RuleCase("OR012", { $0.order.fields[.prescriberName] = .read("Telephone order, Alan Moss"); $0.order.fields[.signatureDate] = .read("2026-03-04") }, silent: { $0.order.fields[.signatureDate] = .read("2026-03-04") }),
        RuleCase("UN007", {
            $0.order.fields[.dose] = .read("5 mg/kg"); $0.order.fields[.weight] = .read("70 kg"); $0.answers["weight_date"] = "2025-12-01"
        }, silent: { $0.order.fields[.dose] = .read("5 mg/kg"); $0.order.fields[.weight] = .read("70 kg"); $0.answers["weight_date"] = "2025-12-02" }),
        RuleCase("XD004", { $0.claim["modifiers"] = ["JW", "JB"] }, silent: { $0.claim["modifiers"] = ["JW", "JA"] }),
        RuleCase("XD006", { $0.answers["dose"] = "300 mg" }, silent: { $0.answers["dose"] = "0.35 g" }),
        RuleCase("WA002", { $0.reference.sizes = [Strength(100, .milligram), Strength(50, .milligram)] }, silent: { $0.reference.sizes = [Strength(100, .milligram), Strength(400, .milligram)] }),
        RuleCase("WA003", { $0.claim["modifiers"] = ["JZ"]; $0.order.fields[.wastage] = nil }, silent: { $0.bill("palmetto-jj") }),
    ]
}
