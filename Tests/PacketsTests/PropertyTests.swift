import Extraction
import TestSupport
import Testing
import Vocabulary

@testable import Packets

/// What holds of every packet, not only of those somebody thought of.
@Suite("Properties of the rules")
struct PropertyTests {
    /// An element that every claim needs: how it goes missing, and the one rule that must say so.
    struct Element: Sendable, CustomTestStringConvertible {
        let rule: String
        let remove: @Sendable (inout Draft) -> Void
        init(_ rule: String, _ remove: @escaping @Sendable (inout Draft) -> Void) {
            self.rule = rule
            self.remove = remove
        }
        var testDescription: String { rule }
    }

    /// None of them hides another.
    static let elements: [Element] = [
        Element("IN007") { $0.line[.ndc] = nil }, Element("IN004") { $0.invoice.fields[.invoiceNumber] = nil }, Element("OR002") { $0.order.fields[.orderDate] = nil },
        Element("OR007") { $0.order.fields[.signatureDate] = nil }, Element("OR009") { $0.order.fields[.dose] = nil }, Element("OR014") { $0.order.fields[.route] = nil },
        Element("DX001") { $0.order.fields[.icd10] = nil }, Element("CV004") { $0.order.fields[.medicalNecessity] = nil }, Element("PV002") { $0.order.fields[.npi] = nil },
        Element("MD005") { $0.order.fields[.wastage] = nil }, Element("OR006") { $0.order.fields[.prescriberCredentials] = nil },
        Element("OR008") { $0.order.fields[.drugBrand] = nil; $0.order.fields[.drugGeneric] = nil }, Element("PT001") { $0.claim["beneficiary_name"] = nil; $0.order.fields[.patientName] = nil },
        Element("PT002") { $0.claim["mbi"] = nil; $0.order.fields[.mbi] = nil }, Element("PT004") { $0.claim["dob"] = nil; $0.order.fields[.patientBirthDate] = nil },
        Element("PS002") { $0.claim["place_of_service"] = nil }, Element("CH001") { $0.claim["charge"] = nil }, Element("ND011") { $0.line[.strength] = nil },
    ]

    @Test("one element taken away gives its finding and no other, by the rules of every payer", arguments: elements)
    func oneElement(element: Element) throws {
        for payer in try Draft.payers.get().names {
            var whole = try Draft()
            whole.claim["payer"] = payer
            let before = try whole.findings()
            // Only Medicare wants the Medicare number.
            if element.rule == "PT002", try whole.profile(whole.parsedClaim()).kind != .medicare { continue }
            var draft = whole
            element.remove(&draft)
            let after = try draft.findings()
            #expect(after.subtracting(before) == [element.rule], "\(payer)")
            // What needs the element to be looked at falls silent; nothing of what is left may.
            #expect(before.subtracting(after).isSubset(of: ["UN002", "DX006"]), "\(payer)")
        }
    }

    @Test("any set of elements taken away gives exactly their findings", arguments: 0..<200)
    func anySet(seed: UInt64) throws {
        var random = Seeded(seed)
        let chosen = Self.elements.filter { _ in Bool.random(using: &random) }
        var draft = try Draft()
        for element in chosen.shuffled(using: &random) { element.remove(&draft) }
        #expect(try draft.findings() == Set(chosen.map(\.rule)), "seed \(seed)")
    }

    @Test("the order of the rules never changes the result", arguments: RuleCaseTests.cases)
    func order(item: RuleCase) throws {
        var draft = try Draft()
        item.fires(&draft)
        let table = try Draft.rules.get()
        let usual = table.findings(in: try draft.context())
        var random = Seeded(UInt64(item.id.utf8.reduce(0) { $0 * 31 + Int($1) }))
        for _ in 0..<5 {
            #expect(table.findings(of: table.checks.shuffled(using: &random), in: try draft.context()) == usual)
        }
        #expect(table.findings(of: table.checks.reversed(), in: try draft.context()) == usual)
    }

    @Test("a value at review is confirmed, not missing and not passed over", arguments: [
        Field.patientName, .patientBirthDate, .mbi, .orderDate, .drugBrand, .drugGeneric, .dose, .route, .icd10, .medicalNecessity, .prescriberName, .npi, .signatureDate, .adminDose, .adminLot, .wastage,
    ])
    func review(field: Field) throws {
        var draft = try Draft()
        draft.order.fields[field]?.status = .review
        let findings = try draft.packet().findings
        #expect(findings.map(\.rule) == ["XD007"])
        #expect(findings.first?.elements == [field.rawValue])
    }

    @Test("an unsure label with the lot that was given does not make up for another on the invoice", arguments: [("QX7731", true, true), ("LX1234", true, true), ("LX1234", false, false), ("QX7731", false, false)])
    func lotOfLabel(lot: String, isSure: Bool, isFound: Bool) throws {
        var draft = try Draft()
        draft.line[.lot] = .read(list: "LX1233")
        draft.order.fields[.adminLot] = .read(list: lot)
        draft.others = [label { $0[.lot] = .read(list: lot) }]
        draft.others[0].fields[.lot]?.status = .review
        if !isSure { draft.line[.lot]?.status = .review }
        #expect(try draft.packet().findings.contains { $0.code == "lot_mismatch" } == isFound)
    }
}
