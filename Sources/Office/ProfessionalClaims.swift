import Foundation
import Vocabulary

/// The service lines of an 837P that bill an unclassified code, each as the object of a claim.
///
/// Source: ASC X12N 837P (005010X222A1), loops 2000B to 2410.
struct ProfessionalClaims {
    private(set) var claims: [[String: Any]] = []

    /// Service lines with any other code.
    private(set) var otherLines = 0

    /// What holds for what follows: of the billing provider, the subscriber, the claim.
    private var billingNPI: String?
    private var patient: [String: Any] = [:]
    private var claim: [String: Any] = [:]
    private var lines: [[String: Any]] = []

    /// - Returns: nil when the bytes are no interchange.
    init?(_ bytes: Data) {
        let text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars.drop { $0.properties.isWhitespace })
        // ISA is of fixed length; the separators stand in it.
        guard text.count > 106, String(String.UnicodeScalarView(text[0..<3])) == "ISA" else { return nil }
        let mark = text[3], part = Character(text[104]), end = text[105]
        let segments = text.split(separator: end).map { segment in
            segment.drop { $0.properties.isWhitespace }.split(separator: mark, omittingEmptySubsequences: false).map { String(String.UnicodeScalarView($0)) }
        }
        guard segments.contains(where: { $0.first == "ST" && $0.count > 1 && $0[1] == "837" }) else { return nil }
        var entity = ""
        for segment in segments {
            func element(_ index: Int) -> String? { index < segment.count && !segment[index].isEmpty ? segment[index] : nil }
            func parts(_ index: Int) -> [String] { element(index)?.split(separator: part, omittingEmptySubsequences: false).map(String.init) ?? [] }
            switch segment.first {
            case "HL" where element(3) == "20": billingNPI = nil
            case "HL" where element(3) == "22" || element(3) == "23":
                finish()
                if element(3) == "22" { patient = [:] }
            case "NM1":
                entity = element(1) ?? ""
                let identifier = element(9)
                switch entity {
                case "85": billingNPI = identifier
                case "82": set("rendering_npi", identifier)
                case "IL", "QC":
                    let name = [4, 5, 3].compactMap(element).joined(separator: " ")
                    if !name.isEmpty { patient["beneficiary_name"] = name }
                    if element(8) == "MI" { patient["mbi"] = identifier }
                default: break
                }
            case "DMG" where entity == "IL" || entity == "QC":
                patient["dob"] = element(2).flatMap(Self.day)
                if let sex = element(3), ["F", "M", "U"].contains(sex) { patient["sex"] = sex }
            case "CLM":
                finish()
                entity = ""
                claim = ["claim_id": element(1) ?? "", "place_of_service": parts(5).first ?? ""]
            case "HI":
                let codes = (1..<max(1, segment.count)).map(parts).filter { ["ABK", "ABF"].contains($0.first) && $0.count > 1 }.map { Self.dotted($0[1]) }
                claim["diagnosis"] = (claim["diagnosis"] as? [String] ?? []) + codes
            case "REF" where element(1) == "G1": set("prior_auth_number", element(2))
            case "SV1":
                let procedure = parts(1)
                var line: [String: Any] = ["hcpcs": procedure.count > 1 ? procedure[1] : "", "modifiers": procedure.dropFirst(2).prefix(4).filter { !$0.isEmpty }]
                line["charge"] = element(2).map(Self.cents)
                line["units"] = element(4)
                if let place = element(5) { line["place_of_service"] = place }
                lines.append(line)
            case "DTP" where element(1) == "472": set("date_of_service", element(3).flatMap { Self.day(String($0.prefix(8))) })
            case "LIN" where element(2) == "N4": set("ndc", element(3))
            default: break
            }
        }
        finish()
    }

    /// For the service line at hand; before the first one, for the claim.
    private mutating func set(_ key: String, _ value: String?) {
        guard let value else { return }
        if lines.isEmpty { claim[key] = value } else { lines[lines.count - 1][key] = value }
    }

    /// A claim is at its end: its lines are known.
    private mutating func finish() {
        let wanted = lines.filter { ($0["hcpcs"] as? String).flatMap { try? HCPCS($0) }?.isUnclassified ?? false }
        otherLines += lines.count - wanted.count
        for (index, line) in wanted.enumerated() {
            var object = patient.merging(claim) { $1 }.merging(line) { $1 }
            if let billingNPI { object["billing_npi"] = billingNPI }
            if wanted.count > 1 { object["claim_id"] = "\(claim["claim_id"] as? String ?? "")-\(index + 1)" }
            claims.append(object)
        }
        claim = [:]
        lines = []
    }

    private static func day(_ text: String) -> String? {
        guard text.count == 8, text.allSatisfy(\.isNumber) else { return nil }
        return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
    }

    /// X12 leaves out decimals that are zero.
    private static func cents(_ text: String) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return "\(parts.first.flatMap { $0.isEmpty ? nil : $0 } ?? "0").\(((parts.count > 1 ? String(parts[1]) : "") + "00").prefix(2))"
    }

    private static func dotted(_ code: String) -> String { code.count > 3 && !code.contains(".") ? "\(code.prefix(3)).\(code.dropFirst(3))" : code }
}
