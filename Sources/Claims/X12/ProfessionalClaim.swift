import Foundation
import Packets
import Vocabulary

/// A whole electronic claim, where claim and parties hold all that one needs.
///
/// Source: ASC X12N 005010X222A1.
struct ProfessionalClaim {
    private let billed: BilledClaim
    private let parties: ClaimParties
    private let made: Date

    /// What the claim lacks, by the key to add; empty where a whole claim can be written.
    static func missing(_ billed: BilledClaim) -> [String] {
        let parties = billed.claim.parties
        let needed: [(String, Bool)] = [
            ("charge", billed.line.charge != nil), ("place_of_service", billed.line.placeOfService != nil), ("diagnosis", !billed.diagnoses.isEmpty),
            ("dob", billed.birthDate != nil), ("mbi", billed.memberID != nil), ("billing_npi", billed.claim.billingNPI != nil),
            ("parties.submitter", parties?.submitter != nil), ("parties.receiver", parties?.receiver != nil), ("parties.payer", parties?.payer != nil),
            ("parties.billing", parties?.billing != nil), ("parties.subscriber", parties?.subscriber?.address != nil),
            ("parties.rendering", parties?.rendering != nil || billed.line.renderingNPI == nil || billed.line.renderingNPI == billed.claim.billingNPI),
            ("parties.signature_on_file", parties?.signatureOnFile == true),
        ]
        return needed.filter { !$0.1 }.map(\.0)
    }

    /// - Returns: nil where something is ``missing(_:)``.
    init?(_ billed: BilledClaim, made: Date) {
        guard Self.missing(billed).isEmpty, let parties = billed.claim.parties else { return nil }
        self.billed = billed
        self.parties = parties
        self.made = made
    }

    /// One interchange with one claim, a segment a line.
    func text() -> String {
        guard let submitter = parties.submitter, let receiver = parties.receiver, let payer = parties.payer, let billing = parties.billing,
            let subscriber = parties.subscriber
        else { return "" }
        let body = header(submitter, receiver) + provider(billing) + patient(subscriber, payer) + claim()
        let transaction = [X12Segment("ST", ["837", "0001", "005010X222A1"])] + body
        let count = transaction.count + 1
        let stamp = Stamp(made)
        let control = controlNumber
        let all =
            [isa(submitter, receiver, control, stamp), X12Segment("GS", ["HC", submitter.id.x12, receiver.id.x12, stamp.date, stamp.time, String(Int(control) ?? 1), "X", "005010X222A1"])]
            + transaction
            + [X12Segment("SE", ["\(count)", "0001"]), X12Segment("GE", ["1", String(Int(control) ?? 1)]), X12Segment("IEA", ["1", control])]
        return all.map { $0.text(X12Delimiters()) + "\n" }.joined()
    }

    // MARK: - Envelope

    private func isa(_ submitter: ClaimParties.Submitter, _ receiver: ClaimParties.Organization, _ control: String, _ stamp: Stamp) -> X12Segment {
        func padded(_ text: String) -> String { String((text.x12 + String(repeating: " ", count: 15)).prefix(15)) }
        let blank = String(repeating: " ", count: 10)
        return X12Segment("ISA", [
            "00", blank, "00", blank, "ZZ", padded(submitter.id), "ZZ", padded(receiver.id), String(stamp.date.dropFirst(2)), stamp.time, "^", "00501", control, "0",
            parties.usage == "T" ? "T" : "P", ":",
        ])
    }

    /// Nine digits that depend on the claim alone, never all zeros.
    private var controlNumber: String {
        let digits = String(StableHash.of(billed.claim.claimID + billed.line.dateOfService.compact) % 999_999_999 + 1)
        return String(repeating: "0", count: 9 - digits.count) + digits
    }

    private struct Stamp {
        let date: String
        let time: String
        init(_ made: Date) {
            let text = made.formatted(.iso8601)
            date = String(text.prefix(10).filter { $0 != "-" })
            time = String(text.dropFirst(11).prefix(5).filter { $0 != ":" })
        }
    }

    private func header(_ submitter: ClaimParties.Submitter, _ receiver: ClaimParties.Organization) -> [X12Segment] {
        let stamp = Stamp(made)
        return [
            X12Segment("BHT", ["0019", "00", controlNumber, stamp.date, stamp.time, "CH"]),
            X12Segment("NM1", ["41", "2", submitter.name.x12.words(within: 60), nil, nil, nil, nil, "46", submitter.id.x12]),
            X12Segment("PER", ["IC", submitter.contact.x12.words(within: 60), "TE", submitter.phone]),
            X12Segment("NM1", ["40", "2", receiver.name.x12.words(within: 60), nil, nil, nil, nil, "46", receiver.id.x12]),
        ]
    }

    // MARK: - Loops 2000A and 2000B

    private func provider(_ billing: ClaimParties.BillingProvider) -> [X12Segment] {
        [X12Segment("HL", ["1", nil, "20", "1"])] + (billing.taxonomy.map { [X12Segment("PRV", ["BI", "PXC", $0])] } ?? [])
            + [X12Segment("NM1", ["85", "2", billing.name.x12.words(within: 60), nil, nil, nil, nil, "XX", billed.claim.billingNPI])]
            + place(billing.address) + [X12Segment("REF", ["EI", billing.taxID])]
    }

    private func patient(_ subscriber: ClaimParties.Person, _ payer: ClaimParties.Organization) -> [X12Segment] {
        let sex = billed.claim.sex.flatMap { ["F", "M"].contains($0) ? $0 : nil } ?? "U"
        return [
            X12Segment("HL", ["2", "1", "22", "0"]), X12Segment("SBR", ["P", "18", nil, nil, nil, nil, nil, nil, filing]),
            name("IL", subscriber, "MI", billed.memberID?.x12),
        ] + (subscriber.address.map(place) ?? []) + [
            X12Segment("DMG", ["D8", billed.birthDate?.compact, sex]),
            X12Segment("NM1", ["PR", "2", payer.name.x12.words(within: 60), nil, nil, nil, nil, "PI", payer.id.x12]),
        ]
    }

    /// Claim filing indicator.
    private var filing: String {
        switch billed.payer.kind {
        case .medicare: "MB"
        case .medicareAdvantage: "16"
        case .medicaid: "MC"
        case .commercial: "CI"
        }
    }

    private func name(_ role: String, _ person: ClaimParties.Person, _ qualifier: String, _ id: String?) -> X12Segment {
        X12Segment("NM1", [
            role, "1", person.lastName.x12.words(within: 60), person.firstName?.x12.words(within: 35), person.middleName?.x12.words(within: 25), nil, nil,
            id == nil ? nil : qualifier, id,
        ])
    }

    private func place(_ address: ClaimParties.Address) -> [X12Segment] {
        [
            X12Segment("N3", [address.street.x12.words(within: 55), address.street2?.x12.words(within: 55)]),
            X12Segment("N4", [address.city.x12.words(within: 30), address.state, address.zip]),
        ]
    }

    // MARK: - Loops 2300 to 2410

    private func claim() -> [X12Segment] {
        let line = ServiceLine(billed: billed)
        let assignment = "A"  // Drugs are paid on assignment only.
        let clm = X12Segment("CLM", [billed.claim.claimID.x12.words(within: 38), billed.line.charge?.x12, nil, nil, nil, "Y", assignment, "Y", "Y"])
            .setting(5, to: [billed.line.placeOfService ?? "", "B", "1"])
        var health = X12Segment("HI", [])
        for (index, code) in billed.diagnoses.enumerated() {
            health = health.setting(index + 1, to: [index == 0 ? "ABK" : "ABF", code.uppercased().filter { $0.isLetter || $0.isNumber }])
        }
        var rendering: [X12Segment] = []
        if let npi = billed.line.renderingNPI, npi != billed.claim.billingNPI, let person = parties.rendering { rendering = [name("82", person, "XX", npi)] }
        return [clm] + line.claimSegments + [health] + rendering + line.lineSegments
    }
}

/// FNV-1a: the same text has the same number on every machine and in every version.
enum StableHash {
    static func of(_ text: String, seed: UInt64 = 0xcbf2_9ce4_8422_2325) -> UInt64 {
        text.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
