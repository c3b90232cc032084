import Extraction
import Foundation
import Packets
import TestSupport
import Testing
import Vocabulary
import Workflow

@testable import Documents

/// The PDFs of every sample, as a payer's reader gets them.
@Suite("PDFs of sample claims")
struct PacketFileTests {
    private func pdf(_ name: String, _ sample: Sample) async throws -> [UInt8] {
        [UInt8](try #require(try await SampleRuns.shared.outcome(of: sample).files.first { $0.name == name }).bytes)
    }

    @Test("are in order, and at most 300 kB larger than the papers", arguments: Repository.samples)
    func order(sample: Sample) async throws {
        let papers = try sample.documents.reduce(0) { try $0 + Data(contentsOf: $1).count }
        for name in ["packet.pdf", "working-copy.pdf", "cms1500.pdf"] {
            let bytes = try await pdf(name, sample)
            #expect(PDFAssembly.problems(of: bytes) == [])
            #expect(bytes.count <= papers + 300_000, "\(name)")
        }
    }

    @Test("every word of every fact is found as text", arguments: Repository.samples)
    func text(sample: Sample) async throws {
        let file = try PDFFile(bytes: await pdf("packet.pdf", sample))
        // Own pages only: words of the papers behind them would prove nothing.
        var found = ""
        for page in 0..<file.pageCount {
            let text = try String(String.UnicodeScalarView(file.page(at: page).glyphs().map(\.scalar))).filter { !$0.isWhitespace }
            if text.contains("ExhibitA1/") { break }
            found += text
        }
        for fact in try await SampleRuns.shared.outcome(of: sample).packet.facts {
            if case .flag = fact.value.content { continue }
            let isCode = fact.field == .ndc || fact.field == .adminNDC
            let shown = isCode ? try NDC(fact.value.text).hyphenated : fact.value.text
            for word in shown.split(separator: " ").map({ $0.drop { $0 == "-" } }) where !word.isEmpty { #expect(found.contains(word), "\(fact.field)") }
        }
    }

    @Test("the payer's copy shows nothing of lines for other products and of other patients, and all of the claim's own line", arguments: [
        ("shared-invoice", ["IMAAVY", "57894-0800-01", "PBC2T07", "14,655.00", "Diphenhydramine", "Fellowes", "Ambrose", "8PW2CH4XM71"], ["AVTOZMA", "72606-0044-01", "5F1190", "1,885.20", "16,598.60", "Lindqvist"]),
        ("statement", ["Proparacaine", "Lidocaine", "6128840", "gloves", "N443046", "47.40"], ["Pavblu", "55513-0056-01", "1172093", "N442208", "7,310.00", "8,157.66"]),
        ("wasted-vial", ["Sodium", "63323-0664", "00338"], ["IMAAVY", "57894-0800-01", "PBC2T01"]),
    ] as [(String, [String], [String])])
    func covered(name: String, gone: [String], kept: [String]) async throws {
        let sample = try #require(Repository.samples.first { $0.name == name })
        func words(_ copy: String) async throws -> String {
            let file = try PDFFile(bytes: await pdf(copy, sample))
            return try (0..<file.pageCount).map { try String(String.UnicodeScalarView(file.page(at: $0).glyphs().map(\.scalar))) }.joined(separator: " ")
        }
        let payer = try await words("packet.pdf"), working = try await words("working-copy.pdf")
        for word in gone {
            #expect(!payer.localizedCaseInsensitiveContains(word), "\(word)")
            #expect(working.localizedCaseInsensitiveContains(word), "\(word)")
        }
        for word in kept { #expect(payer.localizedCaseInsensitiveContains(word), "\(word)") }
        #expect(payer.contains("not part of this claim"))
    }

    @Test("source pages keep every pixel but those of frames and stamp", arguments: Repository.samples)
    func pixels(sample: Sample) async throws {
        let copy = try PDFFile(bytes: await pdf("working-copy.pdf", sample))
        let sources = try sample.documents.map { try PDFPart(file: [UInt8](Data(contentsOf: $0))) }
        var index = copy.pageCount - sources.reduce(0) { $0 + $1.pageCount }
        for source in sources {
            let file = try PDFFile(bytes: source.bytes)
            for page in 0..<source.pageCount {
                let before = try file.page(at: page).render(dotsPerInch: 60), after = try copy.page(at: index).render(dotsPerInch: 60)
                index += 1
                try #require(before.width == after.width && before.height == after.height)
                var darker = 0
                var lighter = 0
                for y in 0..<before.height {
                    for x in 0..<before.width {
                        darker += after.gray(atX: x, y: y) < before.gray(atX: x, y: y) ? 1 : 0
                        lighter += after.gray(atX: x, y: y) > before.gray(atX: x, y: y) ? 1 : 0
                    }
                }
                #expect(darker > 0)
                #expect(Double(darker) < 0.06 * Double(before.width * before.height))
                // Only the ground of a stamp on a dark page.
                #expect(lighter < 145 * 13)
            }
        }
    }
}
