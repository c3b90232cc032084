import Claims
import Extraction
import Foundation
import Packets
import TestSupport
import Testing
import Vocabulary
import Workflow

/// What each payer is told of each sample's drug.
@Suite("Narratives for every payer")
struct NarrativeOfPayersTests {
    private static let models = Result { try Models(explicit: Repository.file("models").path) }
    private static let payers = (try? models.get().payers.all) ?? []

    /// The sample's packet as this payer gets it.
    private func packet(_ sample: Sample, _ payer: PayerProfile) async throws -> Packet {
        let known = try await SampleRuns.shared.outcome(of: sample).packet
        return try Self.models.get().packetBuilder.build(claim: known.claim, extractions: known.extractions, profile: payer, asOf: CalendarDay(try #require(sample.asOf)))
    }

    /// Where each part begins in a narrative, in the order of the rules: drug, dose, route, NDC, containers, waste, price.
    private static var parts: [Regex<Substring>] {
        [
            #/\b[0-9.]+(?:MG|MCG|G|UNITS|IU|ML)\b/#, #/\b(?:IV|SC|IM|INTRAVITREAL|PO)\b/#, #/\bNDC[0-9]{11}\b/#, #/\b[0-9.]+(?:MG|MCG|G|UNITS|IU) X[0-9]+\b/#,
            #/\bWASTE [0-9.]+[A-Z]+\b/#, #/\bINV \$[0-9]+\.[0-9]{2}\b/#,
        ]
    }

    @Test("fit, hold allowed characters only, are never cut within a word, and say the parts in one order", arguments: payers, Repository.samples)
    func form(payer: PayerProfile, sample: Sample) async throws {
        let packet = try await packet(sample, payer)
        let line = packet.claimLine
        #expect(!line.narrative.isEmpty && line.narrative.count <= payer.narrativeLength && line.narrative.count <= 80)
        #expect(!line.item19.isEmpty && line.item19.count <= payer.paperLength && line.item19.count <= 71)
        var roomy = payer
        roomy.narrativeLength = 1_000
        let whole = try await self.packet(sample, roomy).claimLine.narrative
        let words = Set(whole.split(separator: " "))
        for text in [line.narrative, line.item19] {
            #expect(text.wholeMatch(of: #/[A-Z0-9.,\/$-]+( [A-Z0-9.,\/$-]+)*/#) != nil, "\(text)")
            #expect(text.split(separator: " ").allSatisfy(words.contains), "\(text) of \(whole)")
            // A concentration is no dose.
            #expect(text.firstMatch(of: #/\/ ?[0-9.]* ?ML\b/#) == nil, "\(text)")
            let name = try #require(packet.claim.drugGeneric).uppercased()
            #expect(text.hasPrefix(name), "\(text)")
            let places = Self.parts.compactMap { text.firstMatch(of: $0)?.range.lowerBound }
            #expect(places == places.sorted(), "\(text)")
        }
    }

    @Test("say the dose that was given, and the NDC of the claim line", arguments: payers, Repository.samples)
    func content(payer: PayerProfile, sample: Sample) async throws {
        let packet = try await packet(sample, payer)
        let fact = packet.facts.first { $0.field == .adminDose } ?? packet.facts.first { $0.field == .calculatedDose } ?? packet.facts.first { $0.field == .dose }
        let given = try #require(fact).value.text.uppercased().filter { $0 != " " && $0 != "," }
        for text in [packet.claimLine.narrative, packet.claimLine.item19] {
            #expect(text.split(separator: " ").contains(Substring(given)), "\(given) in \(text)")
            guard let code = text.firstMatch(of: #/NDC([0-9]{11})/#) else {
                #expect(!payer.narrativeMustSay.contains(.ndc), "\(text)")
                continue
            }
            #expect(packet.claimLine.ndcLine?.hasPrefix("N4" + code.1) == true)
        }
    }

    @Test("are the same in the 837P, FHIR, the row for spreadsheets and on the form", arguments: payers, Repository.samples)
    func everywhere(payer: PayerProfile, sample: Sample) async throws {
        let packet = try await packet(sample, payer)
        let result = try ClaimOutput.files(of: packet, made: Date(timeIntervalSince1970: 1_772_500_000), packetSize: 1_000)
        func file(_ name: String) throws -> String { String(decoding: try #require(result.files.first { $0.name == name }).bytes, as: UTF8.self) }
        let line = packet.claimLine
        for name in ["claim-line.x12", "claim.837"] {
            let segments = try file(name).split { $0 == "~" || $0.isNewline }.map { $0.split(separator: "*", omittingEmptySubsequences: false) }
            let service = try #require(segments.first { $0[0] == "SV1" })
            let procedure = service[1].split(separator: ":", omittingEmptySubsequences: false)
            #expect(procedure.count == 7 && procedure[6] == line.narrative)
            #expect(segments.contains { $0.elementsEqual(["NTE", "ADD", Substring(line.narrative)]) })
        }
        let item = try JSON(parsing: file("claim.fhir.json"))["entry"]?.array?.first?["resource"]?["item"]?.array?.first
        #expect(item?["productOrService"]?["text"]?.string == line.narrative)
        #expect(result.form.entries.first { $0.box == "19" }?.value == line.item19)
        let rows = try file("claim.csv").split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows[1][try #require(rows[0].firstIndex(of: "narrative"))] == line.narrative)
        #expect(rows[1][try #require(rows[0].firstIndex(of: "item_19"))] == line.item19)
    }
}
