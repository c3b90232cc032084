import Packets
public import PageText
import Vocabulary

/// The boxes of the paper form (CMS-1500, 02/12) with what is written into each.
///
/// Source: NUCC, 1500 Claim Form Reference Instruction Manual.
public struct CMS1500: Sendable {
    public struct Entry: Hashable, Sendable {
        /// "24D".
        public let box: String
        public let title: String
        public let value: String
        /// Where the value stands on the form: points of a letter page from its top left.
        public let place: Box
    }

    /// In the order of the form; boxes about which nothing is known are left out.
    public let entries: [Entry]

    public init(_ billed: BilledClaim) {
        let claim = billed.claim, line = billed.line, parties = billed.claim.parties
        var entries: [Entry] = []
        func add(_ box: String, _ title: String, _ value: String?, _ x: Double, _ y: Double, _ width: Double) {
            guard let value, !value.isEmpty else { return }
            entries.append(Entry(box: box, title: title, value: value, place: Box(x: x, y: y, width: width, height: 24)))
        }
        func place(_ address: ClaimParties.Address?) -> String? { address.map { "\($0.street), \($0.city) \($0.state) \($0.zip)" } }
        let isMedicare = billed.payer.kind != .commercial && billed.payer.kind != .medicaid
        add("1", "Coverage", billed.payer.kind == .medicaid ? "MEDICAID" : isMedicare ? "MEDICARE" : "OTHER", 36, 60, 170)
        add("1A", "Insured's ID number", billed.memberID, 380, 60, 196)
        add("2", "Patient's name", parties?.subscriber.map { [$0.lastName, $0.firstName, $0.middleName].compactMap { $0 }.joined(separator: ", ").x12 } ?? billed.patientName?.x12, 36, 84, 200)
        add("3", "Birth date and sex", [billed.birthDate.map(Self.longDate), claim.sex].compactMap { $0 }.joined(separator: "  "), 240, 84, 136)
        add("5", "Patient's address", place(parties?.subscriber?.address)?.x12, 36, 108, 340)
        add("11", "Insured's policy group", isMedicare && parties?.payer != nil ? "NONE" : nil, 380, 108, 196)
        add("17", "Ordering provider", nil, 36, 300, 200)
        add("19", "Additional claim information", line.item19, 36, 324, 540)
        add("21", "ICD ind.", "0", 380, 348, 60)
        for (index, code) in billed.diagnoses.enumerated() {
            let letter = String(Array("ABCDEFGHIJKL")[index])
            add("21\(letter)", "Diagnosis \(letter)", code.filter { $0 != "." }, 36 + Double(index % 4) * 86, 348 + Double(index / 4) * 24, 84)
        }
        add("23", "Prior authorization number", billed.priorAuthNumber?.x12, 380, 396, 196)
        add("24 shaded", "NDC", Self.shaded(billed), 36, 444, 540)
        add("24A", "Dates of service", Self.shortDate(line.dateOfService) + " " + Self.shortDate(line.dateOfService), 36, 468, 120)
        add("24B", "POS", line.placeOfService, 158, 468, 34)
        add("24D", "Procedure and modifiers", ([line.hcpcs] + line.modifiers.prefix(4)).joined(separator: " "), 194, 468, 130)
        add("24E", "Pointer", billed.pointerLetters, 326, 468, 50)
        add("24F", "Charges", line.charge.map(Self.amount), 378, 468, 70)
        add("24G", "Units", line.units, 450, 468, 36)
        add("24J", "Rendering NPI", line.renderingNPI, 488, 468, 88)
        add("25", "Federal tax ID", parties?.billing.map { "\($0.taxID) EIN" }, 36, 640, 130)
        add("26", "Patient's account number", claim.claimID.x12, 168, 640, 130)
        add("27", "Accept assignment", isMedicare ? "YES" : nil, 300, 640, 76)
        add("28", "Total charge", line.charge.map(Self.amount), 378, 640, 98)
        add("33", "Billing provider", parties?.billing.map { "\($0.name), \(place($0.address) ?? "")" }?.x12, 36, 664, 400)
        add("33A", "Billing provider's NPI", claim.billingNPI, 440, 664, 136)
        self.entries = entries
    }

    /// Qualifier and NDC from the first place on, unit and quantity from the seventeenth.
    private static func shaded(_ billed: BilledClaim) -> String? {
        guard let ndc = billed.ndc else { return nil }
        guard let quantity = billed.quantity else { return ndc.n4 }
        let code = ndc.n4
        return code + String(repeating: " ", count: max(1, 16 - code.count)) + quantity.description
    }

    /// "8210 06": dollars and cents without a point.
    private static func amount(_ charge: USD) -> String { charge.rounded.description.replacing(".", with: " ") }
    private static func longDate(_ day: CalendarDay) -> String { parts(day).joined(separator: " ") }
    private static func shortDate(_ day: CalendarDay) -> String {
        let parts = parts(day)
        return [parts[0], parts[1], String(parts[2].suffix(2))].joined(separator: " ")
    }
    private static func parts(_ day: CalendarDay) -> [String] {
        let compact = day.compact
        return [String(compact.dropFirst(4).prefix(2)), String(compact.suffix(2)), String(compact.prefix(4))]
    }

    /// `box,title,value`, a line a box.
    public var csv: String { CSV.text([["box", "title", "value"]] + entries.map { [$0.box, $0.title, $0.value] }) }
}
