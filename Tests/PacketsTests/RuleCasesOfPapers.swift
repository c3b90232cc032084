import Extraction
import Vocabulary

@testable import Packets

func label(_ change: (inout [Field: FieldValue]) -> Void) -> DocumentRecord {
    var fields: [Field: FieldValue] = [.drugBrand: .read("Examplia"), .ndc: .read("12345067890"), .lot: .read(list: "LX12"), .expiry: .read(list: "2027-01")]
    change(&fields)
    return DocumentRecord(kind: .label, pages: [2], fields: fields)
}

func listed(_ name: String, isFinished: Bool? = nil, from: String? = nil, to: String? = nil) -> ListedProduct {
    ListedProduct(names: [name], isFinished: isFinished, started: from.flatMap { try? CalendarDay($0) }, ended: to.flatMap { try? CalendarDay($0) })
}

extension Draft {
    /// Another size of the same drug on the invoice.
    mutating func buyAlso(strength: String) {
        var other = line
        other[.strength] = .read(strength)
        invoice.lineItems.append(other)
        invoice.fields[.total] = .read("2000.00")
    }
}

extension RuleCaseTests {
    static let doseCases: [RuleCase] = [
        RuleCase("UN003", { $0.order.fields[.dose] = .read("5 mg/kg"); $0.order.fields[.weight] = .read("70 kg"); $0.order.fields[.adminDose] = nil; $0.order.fields[.wastage] = .read("50 mg") }, silent: { $0.order.fields[.adminDose] = nil }),
        RuleCase("UN004", { $0.order.fields[.dose] = .read("100 mg/mL") }, silent: { $0.order.fields[.dose] = .read("0.35 g") }),
        RuleCase("UN005", { $0.order.fields[.dose] = .read("5 mg/kg"); $0.order.fields[.weight] = .read("80 kg") }, silent: { $0.order.fields[.dose] = .read("5 mg/kg"); $0.order.fields[.weight] = .read("72 kg") }),
        RuleCase("UN006", { $0.order.fields[.dose] = .read("5 mg/kg") }, silent: { $0.order.fields[.dose] = .read("5 mg/kg"); $0.order.fields[.weight] = .read("70 kg") }),
        RuleCase("UN009", { $0.order.fields[.dose] = .read("400 mg") }, silent: { $0.order.fields[.dose] = .read("340 mg") }),
        RuleCase("UN010", { $0.order.fields[.dose] = .read("350 mg", printed: "350.0 mg") }, silent: { $0.order.fields[.dose] = .read("350 mg", printed: "350.05 mg") }),
        RuleCase("WA001", { $0.order.fields[.wastage] = .read("20 mg") }, silent: { $0.order.fields[.wastage] = .read("51 mg") }),
        RuleCase("WA004", { $0.order.fields[.wastage] = .read("150 mg") }, silent: { $0.order.fields[.wastage] = .read("50 mg") }),
        RuleCase("MD003", { $0.reference.singleDose = false }, silent: { $0.reference.singleDose = true }),
        RuleCase("MD006", { $0.claim["payer"] = "noridian-jf" }, silent: { $0.claim["payer"] = "noridian-jf"; $0.claim["modifiers"] = ["JZ"] }),
        RuleCase("MD009", { $0.claim["modifiers"] = ["JW", "A"] }, silent: { $0.claim["modifiers"] = ["JW", "q0"] }),
        RuleCase("MD009", { $0.claim["modifiers"] = ["JW", "A1", "A2", "A3", "A4"] }, silent: { $0.claim["modifiers"] = ["JW", "A1", "A2", "A3"] }),
    ]

    static let invoiceCases: [RuleCase] = [
        RuleCase("IN003", also: ["IN001"], { $0.invoice.fields[.subtype] = .read("packing_slip") }, silent: { $0.hasInvoice = false }),
        RuleCase("IN004", { $0.invoice.fields[.invoiceNumber] = nil }, silent: { $0.invoice.fields[.invoiceNumber] = nil; $0.line[.lineInvoiceNumber] = .read("A-1") }),
        RuleCase("IN005", also: ["ND001"], { $0.line = [.description: .read("Otheria 5 mg"), .extendedPrice: .read("1000.00")] }, silent: { $0.hasInvoice = false }),
        RuleCase("IN006", { $0.line[.ndc] = .read("99999067890") }, silent: { $0.line[.ndc] = nil; $0.others = [label { _ in }] }),
        RuleCase("IN008", { $0.line[.unitPrice] = .read("240.00") }, silent: { $0.line[.unitPrice] = .read("250.01") }),
        RuleCase("IN009", { $0.invoice.fields[.freight] = .read("40.00") }, silent: { $0.invoice.fields[.freight] = .read("40.00"); $0.invoice.fields[.total] = .read("1040.00") }),
        RuleCase("IN010", { $0.line[.unitOfMeasure] = .read("CARTON") }, silent: { $0.line[.unitOfMeasure] = .read("VIAL") }),
        RuleCase("IN011", { $0.invoice.fields[.invoiceDate] = .read("2026-03-03") }, silent: { $0.invoice.fields[.invoiceDate] = .read("2026-03-02") }),
        RuleCase("IN012", { $0.invoice.fields[.invoiceDate] = .read("2025-03-01") }, silent: { $0.invoice.fields[.invoiceDate] = .read("2025-03-02") }),
        RuleCase("IN013", also: ["IN008"], { $0.line[.quantity] = .read("3") }, silent: { $0.line[.quantity] = .read("4"); $0.line[.unitOfMeasure] = .read("EA") }),
        RuleCase("IN015", { $0.claim["parties"] = parties(); $0.invoice.fields[.billToName] = .read("Pine Hospital") }, silent: { $0.claim["parties"] = parties(); $0.invoice.fields[.billToName] = .read("OAK CLINIC, LLC") }),
        RuleCase("IN016", { $0.invoice.fields[.discount] = .read("20.00") }, silent: { $0.invoice.fields[.discount] = .read("0.00") }),
        RuleCase("CH001", { $0.claim["charge"] = nil }, silent: { $0.claim["charge"] = "1000.00" }),
        RuleCase("CH002", { $0.claim["charge"] = "999.99" }, silent: { $0.claim["charge"] = "1000.00" }),
        RuleCase("CH003", { $0.claim["charge"] = "5000.01" }, silent: { $0.claim["charge"] = "5000.00" }),
        RuleCase("CV003", { $0.line[.description] = .read("Examplia 100 mg sample") }, silent: { $0.line[.description] = .read("Examplia 100 mg sampler kit") }),
        RuleCase("XD001", { $0.order.fields[.drugBrand] = .read("Otheria") }, silent: { $0.order.fields[.drugBrand] = .read("EXAMPLIA") }),
        RuleCase("XD002", { $0.order.fields[.drugGeneric] = .read("examplimab-wxyz") }, silent: { $0.order.fields[.drugGeneric] = .read("Examplimab-ABCD") }),
        RuleCase("XD003", { $0.order.fields[.adminNDC] = .read("99999067890") }, silent: { $0.order.fields[.adminNDC] = .read("12345067890") }),
    ]

    static let codeCases: [RuleCase] = [
        RuleCase("CV004", { $0.order.fields[.medicalNecessity] = .read("Medically necessary.") }, silent: { $0.order.fields[.medicalNecessity] = .read("Medically necessary after two relapses.") }),
        RuleCase("HC006", { $0.line[.description] = .read("Examplia 100 mg compounded") }, silent: { $0.line[.description] = .read("Examplia 100 mg for decompounding") }),
        RuleCase("HC009", { $0.order.fields[.route] = .read("ORAL") }, silent: { $0.order.fields[.route] = .read("INTRAVITREAL") }),
        RuleCase("HC011", { $0.reference.product = listed("Examplia", isFinished: false) }, silent: { $0.reference.product = listed("Examplia", isFinished: true) }),
        RuleCase("CV002", { $0.order.fields[.route] = .read("SC") }, silent: { $0.order.fields[.route] = .read("IM") }),
        RuleCase("NA011", also: ["XD001", "IN005", "ND001"], { $0.claim["drug_brand"] = nil; $0.claim["drug_generic"] = "Unclassified biologic (see attached)" }, silent: { $0.claim["drug_brand"] = nil }),
        RuleCase("ND003", also: ["XD007"], { $0.line[.ndc] = .read("12345067890", .review, printed: "1234567890") }, silent: { $0.line[.ndc] = .read("12345067890", printed: "1234567890") }),
        RuleCase("ND004", also: ["IN006"], { $0.line[.ndc] = .read("01234567890") }, silent: { $0.line[.ndc] = .read("99999067890") }),
        RuleCase("ND006", { $0.reference.product = listed("Examplia", from: "2026-03-03") }, silent: { $0.reference.product = listed("Examplia", from: "2026-03-02", to: "2026-03-02") }),
        RuleCase("ND007", { $0.reference.product = listed("Otheria") }, silent: { $0.reference.product = listed("EXAMPLIMAB") }),
        RuleCase("ND011", { $0.line[.strength] = nil }, silent: { $0.line[.strength] = .read("50 mg") }),
        RuleCase("ND014", { $0.others = [label { $0[.gtin] = .read("00399999678902") }] }, silent: { $0.others = [label { $0[.gtin] = .read("00312345678906") }] }),
        RuleCase("ND016", { $0.order.fields[.adminNDC] = .read("12345067899") }, silent: { $0.order.fields[.adminNDC] = .read("12345067890") }),
        RuleCase("ND018", { $0.line[.ndc] = .read("12345067890", printed: "012345-0678-90") }, silent: { $0.line[.ndc] = .read("12345067890", printed: "12345-0678-90") }),
    ]

    static let attachmentCases: [RuleCase] = [
        RuleCase("AT001", { $0.claim["attachment"] = ["transmission": "FX", "control_number": "A 1"] }, silent: { $0.claim["attachment"] = ["transmission": "FX", "control_number": "A1"] }),
        RuleCase("AT003", { $0.claim["attachment"] = ["transmission": "FX"]; $0.reference.limit = .example }, silent: { $0.claim["attachment"] = ["transmission": "FX"] }),
        RuleCase("AT005", { $0.claim["attachment"] = ["transmission": "AA"]; $0.claim["billing_npi"] = nil }, silent: { $0.claim["billing_npi"] = nil }),
        RuleCase("AT006", { $0.pageCount = 101 }, silent: { $0.pageCount = 100 }),
        RuleCase("AT006", { $0.problems = [Problem(code: .pageUnreadable, page: 2, message: "")] }, silent: { $0.problems = [Problem(code: .empty, message: "")] }),
        RuleCase("AT007", { $0.file = "cole-invoice.pdf" }, silent: { $0.file = "colestipol-invoice.pdf" }),
    ]

    static let presenceCases: [RuleCase] = [
        RuleCase("IN001", also: ["ND001"], { $0.hasInvoice = false }, silent: { $0.hasInvoice = false; $0.reference.limit = .example }),
        RuleCase("IN002", also: ["ND001"], { $0.hasInvoice = false; $0.reference.limit = .example }, silent: { $0.invoice.fields[.subtype] = .read("statement"); $0.line[.lineInvoiceDate] = .read("2026-02-20") }),
        RuleCase("ND001", also: ["IN001"], { $0.hasInvoice = false }, silent: { $0.hasInvoice = false; $0.others = [label { _ in }] }),
        RuleCase("IN007", { $0.line[.ndc] = nil }, silent: { $0.line[.ndc] = nil; $0.others = [label { _ in }] }),
        RuleCase("OR001", { $0.hasOrder = false }, silent: { _ in }),
        RuleCase("OR002", { $0.order.fields[.orderDate] = nil }, silent: { $0.order.fields[.signatureDate] = .read("2026-02-26") }),
        RuleCase("OR003", { $0.order.fields[.signaturePresent] = .read("no") }, silent: { $0.order.fields[.signatureType] = .read("electronic") }),
        RuleCase("OR004", { $0.order.fields[.signatureType] = .read("stamp") }, silent: { $0.order.fields[.signatureType] = nil }),
        RuleCase("OR007", { $0.order.fields[.signatureDate] = nil }, silent: { $0.order.fields[.signaturePresent] = .read("no"); $0.order.fields[.signatureDate] = nil }),
        RuleCase("OR009", { $0.order.fields[.dose] = nil }, silent: { $0.order.fields[.dose] = nil; $0.order.fields[.drugSelection] = .read("none") }),
        RuleCase("OR010", { $0.order.fields[.drugSelection] = .read("multiple") }, silent: { $0.order.fields[.drugSelection] = .read("one") }),
        RuleCase("OR014", { $0.order.fields[.route] = nil }, silent: { $0.order.fields[.route] = .read("IM") }),
        RuleCase("DX001", { $0.order.fields[.icd10] = nil }, silent: { $0.claim["diagnosis"] = nil }),
        RuleCase("DX008", { $0.order.fields[.icd10] = .read(list: "C15.4") }, silent: { $0.order.fields[.icd10] = .read(list: "C15.4", "G7001") }),
        RuleCase("PV001", { $0.claim["billing_npi"] = "1234567890" }, silent: { $0.claim["billing_npi"] = "1558598797" }),
        RuleCase("PV002", { $0.order.fields[.npi] = nil }, silent: { $0.claim["rendering_npi"] = nil }),
        RuleCase("PV004", { $0.claim["rendering_npi"] = "1234567890" }, silent: { $0.claim["rendering_npi"] = "1558598797" }),
        RuleCase("NA002", { $0.claim["drug_brand"] = nil; $0.claim["drug_generic"] = nil }, silent: { $0.claim["drug_generic"] = nil }),
        RuleCase("LT001", { $0.order.fields[.adminExpiry] = .read(list: "2026-02") }, silent: { $0.order.fields[.adminExpiry] = .read(list: "2026-03") }),
        RuleCase("LT002", { $0.order.fields[.adminLot] = .read(list: "QQ77") }, silent: { $0.order.fields[.adminLot] = .read(list: "lx-12") }),
        RuleCase("LT003", { $0.order.fields[.adminLot] = nil; $0.line[.lot] = nil }, silent: { $0.order.fields[.adminLot] = nil }),
        RuleCase("PA001", { $0.answers["authorization"] = ["needed": true] }, silent: { $0.answers["authorization"] = ["needed": true]; $0.claim["prior_auth_number"] = "A123456" }),
        RuleCase("PA002", { $0.claim["payer"] = "commercial" }, silent: { $0.claim["payer"] = "commercial"; $0.claim["prior_auth_number"] = "A123456" }),
        RuleCase("MD001", { $0.claim["modifiers"] = [String]() }, silent: { $0.claim["modifiers"] = [String](); $0.reference.singleDose = false }),
        RuleCase("MD002", also: ["MD004"], { $0.claim["modifiers"] = ["JW", "JZ"] }, silent: { $0.claim["modifiers"] = ["JZ"] }),
        RuleCase("MD004", { $0.claim["modifiers"] = ["JZ"] }, silent: { $0.claim["modifiers"] = ["JZ"]; $0.order.fields[.wastage] = .read("0 mg") }),
        RuleCase("MD005", { $0.order.fields[.wastage] = nil }, silent: { $0.claim["modifiers"] = ["JZ"]; $0.order.fields[.wastage] = nil }),
        RuleCase("UN001", { $0.claim["units"] = "4" }, silent: { $0.claim["units"] = "4"; $0.claim["payer"] = "medicaid" }),
        RuleCase("DT004", { $0.order.fields[.orderDate] = .read("2026-03-03") }, silent: { $0.order.fields[.orderDate] = .read("2026-03-02") }),
        RuleCase("DT005", { $0.order.fields[.orderDate] = .read("2025-03-01") }, silent: { $0.order.fields[.orderDate] = .read("2025-03-02") }),
        RuleCase("DT006", { $0.order.fields[.serviceDate] = .read("2026-03-01") }, silent: { $0.order.fields[.serviceDate] = nil }),
        RuleCase("HC001", { $0.claim["hcpcs"] = "J9999" }, silent: { $0.claim["hcpcs"] = "j3590" }),
        RuleCase("HC002", { $0.reference.advice = advice("J1234", isOwn: true) }, silent: { $0.reference.advice = advice("J3590") }),
        RuleCase("HC003", { $0.reference.lastDay = try? CalendarDay("2026-03-01") }, silent: { $0.reference.lastDay = try? CalendarDay("2026-03-02") }),
        RuleCase("HC012", { $0.reference.advice = advice("J1234", isOwn: true, isError: false) }, silent: { $0.reference.advice = advice("J1234", isOwn: true) }),
        RuleCase("HC004", { $0.reference.advice = advice("J3490") }, silent: { $0.reference.advice = advice("J9999") }),
        RuleCase("HC005", { $0.reference.advice = advice("J9999") }, silent: { $0.reference.advice = advice("J3490") }),
        RuleCase("HC007", { $0.reference.advice = advice("C9399"); $0.claim["place_of_service"] = "22" }, silent: { $0.reference.advice = advice("J9999") }),
        RuleCase("HC008", { $0.reference.advice = advice("J7599") }, silent: { $0.reference.advice = advice("J3490") }),
        RuleCase("XD008", { $0.order.fields[.signatureDate] = nil; $0.order.unread[.signatureDate] = Place(page: 1, box: [0.6, 0.8, 0.8, 0.82]) }, silent: { $0.order.unread = [:] }),
        // A weight that cannot be read matters where the dose goes by it, and is then not missing.
        RuleCase("XD008", { $0.order.fields[.dose] = .read("5 mg/kg"); $0.order.unread[.weight] = Place(page: 1, box: [0.6, 0.2, 0.8, 0.22]) }, silent: { $0.order.unread[.weight] = Place(page: 1, box: [0.6, 0.2, 0.8, 0.22]) }),
        RuleCase("UN006", { $0.order.fields[.dose] = .read("5 mg/kg") }, silent: { $0.order.fields[.dose] = .read("5 mg/kg"); $0.order.unread[.weight] = Place(page: 1, box: [0.6, 0.2, 0.8, 0.22]) }),
        RuleCase("XD007", { $0.order.fields[.mbi] = .read("1EG4TE5MK78", .review) }, silent: { $0.order.fields[.frequency] = .read("every 4 weeks", .review) }),
    ]
}

private func advice(_ code: String, isOwn: Bool = false, isError: Bool = true) -> CodingAdvice {
    CodingAdvice(code: code, isOwn: isOwn, since: nil, isError: isError, reason: "of its kind")
}
