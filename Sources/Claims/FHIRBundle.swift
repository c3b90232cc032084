import Foundation
import Packets
import Vocabulary

/// The claim as FHIR R4: a collection of Claim, DocumentReference and those they refer to.
///
/// Source: HL7 FHIR R4 (4.0.1), Claim, DocumentReference, Coverage, Bundle.
struct FHIRBundle {
    private let billed: BilledClaim
    private let made: String
    private let packetSize: Int?

    /// - Parameter packetSize: bytes of packet.pdf; nil where there is none.
    init(_ billed: BilledClaim, made: Date, packetSize: Int?) {
        self.billed = billed
        self.made = made.formatted(.iso8601)
        self.packetSize = packetSize
    }

    /// JSON with sorted keys.
    func text() throws -> String {
        var entries: [Node] = []
        func add(_ kind: String, _ resource: [String: Node]) { entries.append(["fullUrl": .text(url(kind)), "resource": .object(resource.merging(["resourceType": .text(kind)]) { $1 })]) }
        add("Claim", claim)
        add("Patient", patient)
        add("Coverage", [
            "status": "active", "beneficiary": reference("Patient"), "payor": [["display": .text(payerName)]],
            "subscriberId": .text(optional: billed.memberID), "relationship": ["coding": [["system": "http://terminology.hl7.org/CodeSystem/subscriber-relationship", "code": "self"]]],
        ])
        add("DocumentReference", document)
        let bundle: Node = [
            "resourceType": "Bundle", "type": "collection", "timestamp": .text(made), "entry": .list(entries),
            "identifier": ["system": "urn:ietf:rfc:3986", "value": .text(url("Bundle"))],
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(bundle.pruned ?? bundle), as: UTF8.self) + "\n"
    }

    // MARK: - Resources

    private var claim: [String: Node] {
        let line = billed.line
        let money: Node? = line.charge.map { ["value": .number($0.rounded.amount), "currency": "USD"] }
        let modifiers = line.modifiers.map { concept("https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", $0) }
        var item: [String: Node] = [
            "sequence": .number(1), "productOrService": code(line.hcpcs, text: line.narrative), "modifier": .list(modifiers),
            "servicedDate": .text(line.dateOfService.description), "locationCodeableConcept": line.placeOfService.map { concept("https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set", $0) } ?? .none,
            "quantity": Decimal(string: line.units).map { ["value": .number($0)] } ?? .none, "net": money ?? .none,
            "diagnosisSequence": .list(billed.pointers.map { .number(Decimal($0)) }), "informationSequence": line.narrative.isEmpty ? .none : [.number(1)],
        ]
        if line.renderingNPI != nil { item["careTeamSequence"] = [.number(1)] }
        if let ndc = billed.ndc {
            item["detail"] = [[
                "sequence": .number(1), "productOrService": concept("http://hl7.org/fhir/sid/ndc", ndc.digits),
                "quantity": billed.quantity.map { ["value": .number($0.amount), "unit": .text($0.unit.rawValue)] } ?? .none,
            ]]
        }
        var information: [Node] = []
        func inform(_ category: String, _ content: (String, Node)) {
            information.append(.object([
                "sequence": .number(Decimal(information.count + 1)), "category": concept("http://terminology.hl7.org/CodeSystem/claiminformationcategory", category), content.0: content.1,
            ]))
        }
        if !line.narrative.isEmpty { inform("info", ("valueString", .text(line.narrative))) }
        inform("attachment", ("valueReference", reference("DocumentReference")))
        return [
            "identifier": [["value": .text(billed.claim.claimID)]], "status": billed.isReady ? "active" : "draft",
            "type": concept("http://terminology.hl7.org/CodeSystem/claim-type", "professional"), "use": "claim", "patient": reference("Patient"), "created": .text(made),
            "provider": billed.claim.billingNPI.map { ["identifier": npi($0), "display": .text(optional: billed.claim.parties?.billing?.name)] } ?? ["display": "not known"],
            "insurer": ["display": .text(payerName)], "priority": concept("http://terminology.hl7.org/CodeSystem/processpriority", "normal"),
            "careTeam": line.renderingNPI.map { [["sequence": .number(1), "provider": ["identifier": npi($0)]]] } ?? .none,
            "supportingInfo": .list(information),
            "diagnosis": .list(billed.diagnoses.enumerated().map { [
                "sequence": .number(Decimal($0 + 1)), "diagnosisCodeableConcept": concept("http://hl7.org/fhir/sid/icd-10-cm", $1),
            ] }),
            "insurance": [[
                "sequence": .number(1), "focal": .flag(true), "coverage": reference("Coverage"),
                "preAuthRef": billed.priorAuthNumber.map { [.text($0)] } ?? .none,
            ]],
            "item": [.object(item)], "total": money ?? .none,
        ]
    }

    private var patient: [String: Node] {
        let name = billed.claim.parties?.subscriber
        let gender: Node = switch billed.claim.sex { case "F": "female"; case "M": "male"; case "U": "unknown"; default: .none }
        return [
            "identifier": billed.claim.mbi.map { [["system": "http://hl7.org/fhir/sid/us-mbi", "value": .text($0)]] } ?? .none,
            "name": [[
                "text": .text(optional: billed.patientName), "family": .text(optional: name?.lastName),
                "given": .list([name?.firstName, name?.middleName].compactMap { $0 }.map { .text($0) }),
            ]],
            "birthDate": .text(optional: billed.birthDate?.description), "gender": gender,
        ]
    }

    private var document: [String: Node] {
        [
            "status": "current", "docStatus": billed.isReady ? "final" : "preliminary", "subject": reference("Patient"), "date": .text(made),
            "type": ["text": "Documentation packet of an unclassified drug claim"], "description": "Invoice, order and other papers with the values read from them",
            "identifier": [["value": .text(billed.claim.attachmentControlNumber)]],
            "content": [["attachment": [
                "contentType": "application/pdf", "url": "packet.pdf", "title": "Documentation packet", "size": packetSize.map { .number(Decimal($0)) } ?? .none,
            ]]],
        ]
    }

    // MARK: - Pieces

    private var payerName: String { billed.claim.parties?.payer?.name ?? billed.payer.title }
    private func npi(_ digits: String) -> Node { ["system": "http://hl7.org/fhir/sid/us-npi", "value": .text(digits)] }
    private func code(_ hcpcs: String, text: String) -> Node {
        ["coding": [["system": "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "code": .text(hcpcs)]], "text": .text(optional: text.isEmpty ? nil : text)]
    }
    private func concept(_ system: String, _ code: String) -> Node { ["coding": [["system": .text(system), "code": .text(code)]]] }
    private func reference(_ kind: String) -> Node { ["reference": .text(url(kind))] }

    /// A UUID that the same claim always has.
    private func url(_ kind: String) -> String {
        let key = "\(kind)/\(billed.claim.claimID)/\(billed.line.dateOfService)"
        let high = StableHash.of(key) & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
        let low = StableHash.of(key, seed: 0x9E37_79B9_7F4A_7C15) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        func hex(_ value: UInt64) -> String { String(repeating: "0", count: 16 - String(value, radix: 16).count) + String(value, radix: 16) }
        let digits = hex(high) + hex(low)
        var rest = Substring(digits)
        let parts = [8, 4, 4, 4, 12].map { length -> Substring in defer { rest = rest.dropFirst(length) }; return rest.prefix(length) }
        return "urn:uuid:" + parts.joined(separator: "-")
    }
}

/// A JSON value in the making. FHIR knows no empty lists, objects or texts, and none with space around it: ``pruned`` takes that away.
indirect enum Node: Encodable, ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    case none
    case text(String)
    case number(Decimal)
    case flag(Bool)
    case list([Node])
    case object([String: Node])

    static func text(optional text: String?) -> Node { text.map { .text($0) } ?? .none }

    init(stringLiteral text: String) { self = .text(text) }
    init(arrayLiteral elements: Node...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, Node)...) { self = .object(Dictionary(elements) { $1 }) }

    /// Nil where nothing is left.
    var pruned: Node? {
        switch self {
        case .none: return nil
        case .text(let text):
            let kept = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return kept.isEmpty ? nil : .text(kept)
        case .number, .flag: return self
        case .list(let nodes):
            let kept = nodes.compactMap(\.pruned)
            return kept.isEmpty ? nil : .list(kept)
        case .object(let nodes):
            let kept = nodes.compactMapValues(\.pruned)
            return kept.isEmpty ? nil : .object(kept)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .none: try value.encodeNil()
        case .text(let text): try value.encode(text)
        case .number(let number): try value.encode(number)
        case .flag(let flag): try value.encode(flag)
        case .list(let nodes): try value.encode(nodes)
        case .object(let nodes): try value.encode(nodes)
        }
    }
}
