public import Vocabulary
public import Foundation

/// What the biller or the practice system knows of a claim: the contract's `j3590.claim/1`.
///
/// Only the claim's number, the date of service and the HCPCS code are required; the rest comes from the papers or is missing.
public struct Claim: Hashable, Sendable {
    public static let schema = "j3590.claim/1"

    public var claimID: String
    public var dateOfService: CalendarDay
    public var hcpcs: String
    public var beneficiaryName: String?
    public var birthDate: CalendarDay?
    public var mbi: String?
    public var sex: String?
    public var placeOfService: String?
    public var units: String?
    public var modifiers: [String]
    public var charge: USD?
    public var drugBrand: String?
    public var drugGeneric: String?
    public var ndc: NDC?
    public var diagnoses: [String]
    public var payer: String?
    public var renderingNPI: String?
    public var billingNPI: String?
    public var priorAuthNumber: String?
    /// Named in full electronic claims.
    public var parties: ClaimParties?
    /// Present when papers are sent with the claim.
    public var attachment: PaperAttachment?
    /// What no paper says.
    public var answers: ClaimAnswers?
}

/// Why a claim file cannot be used: which key, and what it should hold.
public enum ClaimError: Error, Hashable, Sendable, CustomStringConvertible {
    case notJSON
    case missing(key: String)
    case invalid(key: String, expected: String)

    public var description: String {
        switch self {
        case .notJSON: "It is not a JSON object: see j3590 schema claim for the form."
        case .missing(let key): "The key \(key) is missing: add it."
        case .invalid(let key, let expected): "The key \(key) is not right: expected \(expected)."
        }
    }
}

extension Claim {
    /// - Parameter json: the file's bytes.
    public init(json: Data) throws(ClaimError) {
        guard let object = try? JSONSerialization.jsonObject(with: json) as? [String: Any] else { throw .notJSON }
        func text(_ key: String) throws(ClaimError) -> String? {
            guard let value = object[key], !(value is NSNull) else { return nil }
            guard let text = value as? String else { throw .invalid(key: key, expected: "text in quotes") }
            let trimmed = text.trimmingCharacters(in: .whitespaces)
            return trimmed.isEmpty ? nil : trimmed
        }
        func texts(_ key: String) throws(ClaimError) -> [String] {
            guard let value = object[key], !(value is NSNull) else { return [] }
            guard let list = value as? [String] else { throw .invalid(key: key, expected: "a list of texts") }
            return list.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
        func needed(_ key: String) throws(ClaimError) -> String {
            guard let text = try text(key) else { throw .missing(key: key) }
            return text
        }
        func day(_ key: String) throws(ClaimError) -> CalendarDay? {
            guard let text = try text(key) else { return nil }
            guard text.count == 10, let day = try? CalendarDay(text) else { throw .invalid(key: key, expected: "a date such as 2026-03-31") }
            return day
        }
        if let schema = try text("schema"), schema != Self.schema { throw .invalid(key: "schema", expected: Self.schema) }
        claimID = try needed("claim_id")
        guard let service = try day("date_of_service") else { throw .missing(key: "date_of_service") }
        dateOfService = service
        hcpcs = try needed("hcpcs").uppercased()
        beneficiaryName = try text("beneficiary_name")
        birthDate = try day("dob")
        mbi = try text("mbi")
        sex = try text("sex")
        placeOfService = try text("place_of_service")
        units = try text("units")
        modifiers = try texts("modifiers").map { $0.uppercased() }
        if let amount = try text("charge") {
            guard let value = try? USD(amount) else { throw .invalid(key: "charge", expected: "an amount such as \"8210.06\"") }
            charge = value
        } else {
            charge = nil
        }
        drugBrand = try text("drug_brand")
        drugGeneric = try text("drug_generic")
        if let code = try text("ndc") {
            guard let value = try? NDC(code) else { throw .invalid(key: "ndc", expected: "an NDC of 11 digits") }
            ndc = value
        } else {
            ndc = nil
        }
        diagnoses = try texts("diagnosis")
        payer = try text("payer")
        renderingNPI = try text("rendering_npi")
        billingNPI = try text("billing_npi")
        priorAuthNumber = try text("prior_auth_number")
        func part<Part: Decodable>(_ key: String, _ type: Part.Type) throws(ClaimError) -> Part? {
            guard let value = object[key], !(value is NSNull) else { return nil }
            guard JSONSerialization.isValidJSONObject(value), let data = try? JSONSerialization.data(withJSONObject: value), let part = try? JSONDecoder().decode(type, from: data)
            else { throw .invalid(key: key, expected: "the form that j3590 schema claim prints") }
            return part
        }
        parties = try part("parties", ClaimParties.self)
        attachment = try part("attachment", PaperAttachment.self)
        answers = try part("answers", ClaimAnswers.self)
    }
}
