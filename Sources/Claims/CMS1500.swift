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

    /// All boxes of the form in its order, with an empty value where nothing is known or nothing is to be entered.
    public let boxes: [Entry]

    /// Those that are filled.
    public var entries: [Entry] { boxes.filter { !$0.value.isEmpty } }

    public init(_ billed: BilledClaim) {
        let claim = billed.claim, line = billed.line, parties = billed.claim.parties
        var boxes: [Entry] = []
        func add(_ box: String, _ title: String, _ value: String?, _ x: Double, _ y: Double, _ width: Double, lines: Int = 1) {
            boxes.append(Entry(box: box, title: title, value: value ?? "", place: Box(x: x, y: y, width: width, height: 24 + 9 * Double(lines - 1))))
        }
        func place(_ address: ClaimParties.Address?) -> String? {
            address.map { [$0.street, $0.street2, "\($0.city) \($0.state) \($0.zip)"].compactMap { $0 }.joined(separator: ", ") }
        }
        let kind = billed.payer.kind
        let isMedicare = kind == .medicare || kind == .medicareAdvantage
        // Medicare leaves the boxes of an insured person empty where that is the patient.
        let isInsuredNamed = !isMedicare && parties?.subscriber != nil
        let name = parties?.subscriber.map { [$0.lastName, $0.firstName, $0.middleName].compactMap { $0 }.joined(separator: ", ").x12 } ?? billed.patientName?.x12
        let signature = parties?.signatureOnFile == true ? "SIGNATURE ON FILE" : nil
        add("1", "Coverage", kind == .medicaid ? "MEDICAID" : isMedicare ? "MEDICARE" : "OTHER", 36, 60, 340)
        add("1A", "Insured's ID number", billed.memberID, 380, 60, 196)
        add("2", "Patient's name", name, 36, 84, 200, lines: 2)
        add("3", "Birth date and sex", [billed.birthDate.map(Self.longDate), claim.sex].compactMap { $0 }.joined(separator: "  "), 240, 84, 136, lines: 2)
        add("4", "Insured's name", isInsuredNamed ? name : nil, 380, 84, 196, lines: 2)
        add("5", "Patient's address", place(parties?.subscriber?.address)?.x12, 36, 117, 200, lines: 2)
        add("6", "Relationship to insured", isInsuredNamed ? "SELF" : nil, 240, 117, 136, lines: 2)
        add("7", "Insured's address", isInsuredNamed ? place(parties?.subscriber?.address)?.x12 : nil, 380, 117, 196, lines: 2)
        add("9", "Other insured's name", nil, 36, 150, 200)
        add("10", "Related to work or accident", nil, 240, 150, 136)
        add("11", "Insured's policy group", isMedicare && parties?.payer != nil ? "NONE" : nil, 380, 150, 196)
        add("9A", "Other insured's policy", nil, 36, 174, 200)
        add("10D", "Claim codes", nil, 240, 174, 136)
        add("11C", "Insurance plan name", isMedicare ? nil : parties?.payer?.name.x12, 380, 174, 196)
        add("9D", "Other plan's name", nil, 36, 198, 340)
        add("11D", "Another health plan", nil, 380, 198, 196)
        add("12", "Patient's signature", signature, 36, 222, 340)
        add("13", "Insured's signature", isMedicare ? nil : signature, 380, 222, 196)
        add("14", "Date of current illness", nil, 36, 246, 168)
        add("15", "Other date", nil, 208, 246, 168)
        add("16", "Unable to work", nil, 380, 246, 196)
        add("17", "Referring or ordering provider", nil, 36, 270, 200)
        add("17B", "NPI", nil, 240, 270, 136)
        add("18", "Hospitalization dates", nil, 380, 270, 196)
        add("20", "Outside lab", nil, 380, 294, 196)
        add("19", "Additional claim information", line.item19, 36, 324, 540)
        for (index, letter) in "ABCDEFGHIJKL".enumerated() {
            let code = index < billed.diagnoses.count ? billed.diagnoses[index].filter { $0 != "." } : nil
            add("21\(letter)", "Diagnosis \(letter)", code, 36 + Double(index % 4) * 86, 348 + Double(index / 4) * 24, 84)
        }
        add("21", "ICD ind.", "0", 380, 348, 60)
        add("22", "Resubmission code", nil, 380, 372, 196)
        add("23", "Prior authorization number", billed.priorAuthNumber?.x12, 380, 396, 196)
        add("24 shaded", "NDC", Self.shaded(billed), 36, 444, 540)
        add("24A", "Dates of service", Self.shortDate(line.dateOfService) + " " + Self.shortDate(line.dateOfService), 36, 468, 120)
        add("24B", "POS", line.placeOfService, 158, 468, 34)
        add("24D", "Procedure and modifiers", ([line.hcpcs] + line.modifiers.prefix(4)).joined(separator: " "), 194, 468, 130)
        add("24E", "Pointer", billed.pointerLetters, 326, 468, 50)
        add("24F", "Charges", line.charge.map(Self.amount), 378, 468, 70)
        add("24G", "Units", line.units, 450, 468, 36)
        add("24J", "Rendering NPI", line.renderingNPI, 488, 468, 88)
        for number in 2...6 { add("24", "Line \(number)", nil, 36, 492 + Double(number - 2) * 24, 540) }
        add("25", "Federal tax ID", parties?.billing.map { "\($0.taxID) EIN" }, 36, 640, 100)
        add("26", "Patient's account number", claim.claimID.x12, 138, 640, 160)
        add("27", "Accept assignment", isMedicare ? "YES" : nil, 300, 640, 76)
        add("28", "Total charge", line.charge.map(Self.amount), 378, 640, 98)
        add("29", "Amount paid", nil, 478, 640, 98)
        add("33", "Billing provider", parties?.billing.map { "\($0.name), \(place($0.address) ?? "")" }?.x12, 36, 664, 400, lines: 2)
        add("33A", "Billing provider's NPI", claim.billingNPI, 440, 664, 136, lines: 2)
        add("31", "Signature of physician or supplier", nil, 36, 697, 200)
        add("32", "Service facility", nil, 240, 697, 196)
        add("32A", "Service facility's NPI", nil, 440, 697, 136)
        self.boxes = boxes
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
