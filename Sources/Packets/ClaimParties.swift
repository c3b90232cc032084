import Vocabulary

/// Who sends, bills, treats, is treated and pays: what a whole electronic claim names beside its service line.
///
/// The practice system knows them; no paper is read for them. What is absent is reported, never made up.
public struct ClaimParties: Hashable, Sendable, Codable {
    public struct Address: Hashable, Sendable, Codable {
        public var street: String
        public var street2: String?
        public var city: String
        public var state: String
        public var zip: String
    }

    /// Who sends the file, as the clearing house knows them.
    public struct Submitter: Hashable, Sendable, Codable {
        public var id: String
        public var name: String
        public var contact: String
        public var phone: String
    }

    public struct Organization: Hashable, Sendable, Codable {
        public var id: String
        public var name: String
    }

    public struct BillingProvider: Hashable, Sendable, Codable {
        public var name: String
        public var taxID: String
        public var taxonomy: String?
        public var address: Address

        private enum CodingKeys: String, CodingKey {
            case name, taxonomy, address
            case taxID = "tax_id"
        }
    }

    public struct Person: Hashable, Sendable, Codable {
        public var lastName: String
        public var firstName: String?
        public var middleName: String?
        /// The payer's number of a patient who has no Medicare number.
        public var memberID: String?
        public var address: Address?

        private enum CodingKeys: String, CodingKey {
            case address
            case lastName = "last_name"
            case firstName = "first_name"
            case middleName = "middle_name"
            case memberID = "member_id"
        }
    }

    public var submitter: Submitter?
    public var receiver: Organization?
    public var payer: Organization?
    public var billing: BillingProvider?
    public var rendering: Person?
    public var subscriber: Person?
    /// The practice holds the patient's and the provider's signature for this claim, and the assignment of benefits.
    public var signatureOnFile: Bool?
    /// "P" for production, "T" for a test file.
    public var usage: String?

    private enum CodingKeys: String, CodingKey {
        case submitter, receiver, payer, billing, rendering, subscriber, usage
        case signatureOnFile = "signature_on_file"
    }
}

/// The papers go to the payer beside an electronic claim: how, and under which number.
public struct PaperAttachment: Hashable, Sendable, Codable {
    /// FX fax, BM mail, EL portal, EM e-mail, FT file transfer, AA on request.
    ///
    /// Source: ASC X12N 837P, PWK02.
    public enum Transmission: String, Hashable, Sendable, Codable { case fax = "FX", mail = "BM", portal = "EL", email = "EM", file = "FT", onRequest = "AA" }

    public var transmission: Transmission
    /// The practice's own number; nil takes ``Claim/attachmentControlNumber``.
    public var controlNumber: String?

    private enum CodingKeys: String, CodingKey {
        case transmission
        case controlNumber = "control_number"
    }
}

extension Claim {
    /// What ties papers to the claim (PWK06, cover sheet): the practice's own number, else claim number and day of service.
    ///
    /// Letters and digits, at most 50: two claims have the same only if number and day are the same.
    public var attachmentControlNumber: String {
        if let own = attachment?.controlNumber { return own }
        let id = claimID.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return String(id.suffix(42)) + dateOfService.compact
    }
}
