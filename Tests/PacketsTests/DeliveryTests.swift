import Extraction
import Testing
import Vocabulary

@testable import Packets

@Suite("Send or keep, and what is at stake")
struct DeliveryTests {
    private func packet(_ change: (inout Draft) throws -> Void) throws -> Packet {
        var draft = try Draft()
        try change(&draft)
        return try draft.packet()
    }

    @Test("each payer gets what it wants", arguments: [
        ("medicare-part-b", false, Delivery.Decision.onFile), ("palmetto-jj", false, .withClaim), ("palmetto-jj", true, .onFile), ("first-coast-jn", false, .onRequest), ("noridian-jf", false, .onFile),
        ("wps-j5", false, .onRequest), ("novitas-jh", false, .onFile), ("commercial", false, .onRequest),
    ])
    func payers(name: String, hasPrice: Bool, decision: Delivery.Decision) throws {
        let delivery = try #require(
            try packet {
                $0.claim["payer"] = name
                if hasPrice { $0.reference.limit = .example }
            }.delivery)
        #expect(delivery.decision == decision)
        #expect(delivery.reason.hasSuffix(".") && !delivery.source.isEmpty)
    }

    @Test("papers go along where the description has no room for what must be said")
    func tooLong() throws {
        let long = "pegylated recombinant human examplimab for adults of whatever size and weight-abcd"
        #expect(try packet { $0.bill("wps-j5"); $0.name(long) }.delivery?.decision == .withClaim)
        #expect(try packet { $0.bill("noridian-je"); $0.name("examplimab-abcd") }.delivery?.decision == .onFile)
    }

    @Test("the published limit comes first, then the invoice; never more than the charge")
    func allowed() throws {
        // 350 mg at 12.00 for 10 mg.
        let published = try #require(try packet { $0.reference.limit = .example }.estimate)
        #expect(published.allowed == USD(420))
        #expect(published.basis.contains("2026Q1"))
        // Four vials at 250.00.
        let invoiced = try #require(try packet { _ in }.estimate)
        #expect(invoiced.allowed == USD(1000) && invoiced.exposure == USD(1000))
        #expect(invoiced.basis.contains("invoice"))
        let capped = try #require(try packet { $0.claim["charge"] = "900.00" }.estimate)
        #expect(capped.allowed == USD(900))
        let unknown = try #require(try packet { $0.line[.strength] = nil }.estimate)
        #expect(unknown.allowed == nil && unknown.exposure == USD(1200))
    }

    @Test("the filing deadline is the payer's", arguments: [("palmetto-jj", "2027-03-02"), ("commercial", nil)] as [(String, String?)])
    func deadline(payer: String, day: String?) throws {
        #expect(try packet { $0.claim["payer"] = payer }.estimate?.filingDeadline?.description == day)
    }

    @Test("a warning with a reason becomes information; an error stays, and so does what has no reason")
    func overrides() throws {
        func severity(_ rule: String, _ override: [String: Any], _ change: (inout Draft) -> Void) throws -> Finding.Severity? {
            try packet { change(&$0); $0.answers["overrides"] = [override] }.findings.first { $0.rule == rule }?.severity
        }
        let twoCodes: (inout Draft) -> Void = { $0.order.fields[.adminNDC] = .read("12345067899") }
        #expect(try severity("ND016", ["rule": "ND016", "reason": "The plan wants it so."], twoCodes) == .info)
        #expect(try severity("ND016", ["rule": "ND016"], twoCodes) == .warning)
        #expect(try severity("OR002", ["rule": "OR002", "reason": "Never mind."]) { $0.order.fields[.orderDate] = nil } == .error)
    }

    @Test("a profile's unconfirmed word warns where a confirmed one blocks")
    func unconfirmed() throws {
        for isConfirmed in [true, false] {
            let packet = try packet {
                $0.changeProfile = { profile in
                    profile.selfAdministered = ["examplimab-abcd"]
                    profile.grounds[.selfAdministered] = PayerProfile.Ground(source: "a list", read: "2026-11", isConfirmed: isConfirmed)
                }
            }
            #expect(packet.findings.first { $0.rule == "CV001" }?.severity == (isConfirmed ? .error : .warning))
        }
    }

    @Test("whether JW or JZ is missing is sure only where the container is known", arguments: [(true, .error), (nil, .warning), (false, nil)] as [(Bool?, Finding.Severity?)])
    func wasteModifier(isSingleDose: Bool?, severity: Finding.Severity?) throws {
        let packet = try packet { $0.claim["modifiers"] = [String](); $0.reference.singleDose = isSingleDose }
        #expect(packet.findings.first { $0.rule == "MD001" }?.severity == severity)
    }

    @Test("the least leftover of the sizes on sale", arguments: [("350", ["100", "50"], "0"), ("350", ["400", "100"], "50"), ("312", ["100", "160"], "8"), ("5", ["100"], "95")])
    func leftover(dose: String, sizes: [String], least: String) throws {
        let context = try Draft().context()
        #expect(try context.leastLeftover(of: Dose("\(dose) mg"), from: sizes.map { try Strength("\($0) mg") })?.description == least)
    }
}
