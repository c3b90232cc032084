import Foundation
import Packets
import TestSupport
import Testing

@testable import Claims

@Suite("Claim outputs")
struct OutputTests {
    private func file(_ name: String, _ packet: Packet) throws -> String {
        let files = try ClaimOutput.files(of: packet, made: ExampleClaim.made, packetSize: 1_000).files
        #expect(Set(files.map(\.name)).isSubset(of: ClaimOutput.names))
        return String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
    }

    private func packets() throws -> [Packet] {
        [
            try ExampleClaim.packet(), try ExampleClaim.packet(parties: nil, diagnoses: [], modifiers: [], ndcLine: nil, narrative: ""),
            try ExampleClaim.packet(ndcLine: "N412345067801", attachment: ["transmission": "BM", "control_number": "ACN-7"], priorAuth: "PA77"),
            // As practice systems pad their columns.
            try ExampleClaim.packet(id: " C-1001 ", modifiers: ["JZ", "RT", "TB", "KX"], attachment: ["transmission": "FX", "control_number": " ACN 7 "], priorAuth: " PA77 ", name: "  Dorothéa Quint "),
        ]
    }

    @Test("FHIR keeps the rules of R4 for the elements that are used, and each reference leads to a resource of the bundle")
    func fhir() throws {
        let schema = try JSONSchema(JSON(contentsOf: Repository.file("Tests/ClaimsTests/Files/fhir-r4.schema.json")))
        for packet in try packets() {
            let bundle = try JSON(parsing: file("claim.fhir.json", packet))
            #expect(schema.violations(of: bundle) == [])
            let urls = bundle["entry"]?.array?.compactMap { $0["fullUrl"]?.string } ?? []
            #expect(Set(urls).count == 4 && urls.count == 4)
            let kinds = Dictionary(uniqueKeysWithValues: bundle["entry"]?.array?.map { ($0["fullUrl"]?.string ?? "", $0["resource"]?["resourceType"]?.string ?? "") } ?? [])
            for (name, url) in references(in: bundle, of: "") { #expect(kinds[url] == Self.targets[name], "\(name)") }
            #expect(nothings(in: bundle) == 0)
        }
        let item = try JSON(parsing: file("claim.fhir.json", packets()[0]))["entry"]?.array?.first?["resource"]?["item"]?.array?.first
        #expect(item?["productOrService"]?["text"] == "EXAMPLIMAB-ABCD 312MG IV NDC12345067801")
        #expect(item?["detail"]?.array?.first?["quantity"]?["unit"] == "ML")
    }

    /// What each element may point to.
    private static let targets = ["patient": "Patient", "beneficiary": "Patient", "subject": "Patient", "coverage": "Coverage", "valueReference": "DocumentReference"]

    private func references(in json: JSON, of name: String) -> [(name: String, url: String)] {
        if let object = json.object { return object.flatMap { $0.key == "reference" ? [(name, $0.value.string ?? "")] : references(in: $0.value, of: $0.key) } }
        return (json.array ?? []).flatMap { references(in: $0, of: name) }
    }

    /// FHIR has no null, and nothing that is empty (R4, JSON representation; invariant ele-1).
    private func nothings(in json: JSON) -> Int {
        if let object = json.object { return object.isEmpty ? 1 : object.values.reduce(0) { $0 + nothings(in: $1) } }
        if let list = json.array { return list.isEmpty ? 1 : list.reduce(0) { $0 + nothings(in: $1) } }
        return json == .null || json == "" ? 1 : 0
    }

    @Test("decimals stand in FHIR as they are printed, without an exponent", arguments: [("8210.06", "8210.06"), ("0.07", "0.07"), ("1234567.10", "1234567.1"), ("100", "100")])
    func decimals(charge: String, text: String) throws {
        let found = try file("claim.fhir.json", ExampleClaim.packet(charge: charge)).matches(of: #/"value" : (-?[0-9][^,\s]*)/#).map { String($0.1) }
        #expect(found.contains(text), "\(found)")
        #expect(found.allSatisfy { $0.wholeMatch(of: #/-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?/#) != nil }, "\(found)")
    }

    @Test("one insurance is the one that is billed")
    func focal() throws {
        let claim = try JSON(parsing: file("claim.fhir.json", packets()[0]))["entry"]?.array?.first?["resource"]
        #expect(claim?["insurance"]?.array?.count { $0["focal"] == true } == 1)
    }

    @Test("what an item of the claim points to is there", arguments: ["careTeam", "diagnosis", "information"])
    func sequences(kind: String) throws {
        for packet in try packets() {
            let claim = try #require(try JSON(parsing: file("claim.fhir.json", packet))["entry"]?.array?.first?["resource"])
            let known = claim[kind == "information" ? "supportingInfo" : kind]?.array?.compactMap { $0["sequence"]?.number } ?? []
            let used = claim["item"]?.array?.flatMap { $0["\(kind)Sequence"]?.array ?? [] }.compactMap(\.number) ?? []
            #expect(used.allSatisfy(known.contains))
            #expect(Set(known).count == known.count)
        }
    }

    @Test("the row for spreadsheets has a value below each head")
    func row() throws {
        for packet in try packets() {
            let rows = try file("claim.csv", packet).split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
            #expect(rows.count == 2)
            #expect(rows[0].count == rows[1].count)
        }
        #expect(CSV.text([["=1+1", "a,\"b\""]]) == "'=1+1,\"a,\"\"b\"\"\"\r\n")
    }

    @Test("the form's NDC begins at its first place, unit and quantity at the seventeenth")
    func form() throws {
        let form = try CMS1500(BilledClaim(ExampleClaim.packet()))
        let values = Dictionary(form.entries.map { ($0.box, $0.value) }) { first, _ in first }
        #expect(values["24 shaded"] == "N412345067801   ML15.6")
        #expect(values["24A"] == "03 02 26 03 02 26")
        #expect(values["24E"] == "AB")
        #expect(values["24F"] == "8210 06")
        #expect(values["21A"] == "C154")
        #expect(values["19"] == "EXAMPLIMAB-ABCD 312MG IV NDC12345067801")
        #expect(values["33A"] == "1122334455")
    }

    @Test("no two boxes of the form stand on one another, whatever is filled in")
    func places() throws {
        let codes = ["C15.4", "C15.5", "C15.8", "C16.0", "C16.1", "D63.0", "E11.9", "I10", "K21.9", "Z51.12", "Z79.899", "Z87.891"]
        let boxes = try CMS1500(BilledClaim(ExampleClaim.packet(diagnoses: codes, priorAuth: "PA77"))).boxes.map(\.place)
        for (index, box) in boxes.enumerated() {
            for other in boxes[(index + 1)...] { #expect(!(box.horizontalOverlap(other) > 0 && box.verticalOverlap(other) > 0), "\(box) \(other)") }
        }
    }
}
