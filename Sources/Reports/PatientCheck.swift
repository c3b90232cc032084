import Extraction
import Packets
import Vocabulary

/// Tells papers of another patient from those of the claim's: they may not go to the payer.
struct PatientCheck {
    private let packet: Packet
    private var claim: Claim { packet.claim }

    init(_ packet: Packet) { self.packet = packet }

    /// The document names a patient, and everything it says of them speaks against the claim's: a single slip of a pen or of reading does not.
    func isOfAnother(_ attachment: Attachment) -> Bool {
        guard let fields = packet.document(of: attachment)?.fields else { return false }
        var against: [FieldValue] = []
        func compare(_ field: Field, _ agrees: (String) -> Bool?) -> Bool {
            guard let value = fields[field], let result = agrees(value.text) else { return true }
            if !result { against.append(value) }
            return !result
        }
        let differs = compare(.patientName) { name in claim.beneficiaryName.map { !Self.words($0).isDisjoint(with: Self.words(name)) } }
            && compare(.patientBirthDate) { day in claim.birthDate.map { $0.description == day } }
            && compare(.mbi) { number in claim.mbi.map { Self.agree($0, number) } }
        return differs && against.contains { $0.status == .accepted }
    }

    /// Initials belong to many people.
    private static func words(_ name: String) -> Set<String> {
        Set(name.lowercased().split { !$0.isLetter }.map { String($0) }.filter { $0.count > 2 })
    }

    /// Up to two characters may be misread.
    private static func agree(_ one: String, _ other: String) -> Bool {
        let one = one.filter { $0 != "-" }, other = other.filter { $0 != "-" }
        return one.count == other.count && zip(one, other).count { $0 != $1 } <= 2
    }
}
