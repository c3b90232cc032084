import Foundation
import Testing
import TestSupport

@Suite("Rules and payers, as a person meets them")
struct RulesCommandTests {
    /// The packet of a sample, in a folder of its own.
    private func packet(_ name: String, _ options: [String] = []) throws -> (folder: TemporaryFolder, json: URL) {
        let sample = try #require(Repository.samples.first { $0.name == name })
        let folder = try TemporaryFolder()
        let out = folder.url.appending(path: "packet")
        _ = try Program.run(["packet", "--claim", sample.claim.path, "--as-of", try #require(sample.asOf), "--out", out.path] + options + sample.documents.map(\.path))
        return (folder, out.appending(path: "packet.json"))
    }

    @Test("a payer that does not exist is refused with the one that was probably meant")
    func payer() throws {
        let made = try packet("digital-invoice")
        let run = try Program.run(["check", made.json.path, "--payer", "palmeto-jj"])
        #expect(run.status == 64)
        #expect(run.errors.contains("did you mean palmetto-jj?"), "\(run.errors)")
    }

    @Test("the packet says whether it is sent, what is at stake, and fits its schema")
    func delivery() throws {
        let made = try packet("digital-invoice", ["--payer", "first-coast-jn"])
        let packet = try JSON(contentsOf: made.json)
        #expect(packet["payer"]?.string == "first-coast-jn")
        #expect(packet["delivery"]?["decision"]?.string == "on_request")
        #expect(packet["estimate"]?["filing_deadline"]?.string != nil)
        #expect(try Repository.schema("packet").violations(of: packet) == [])
    }

    @Test("with claims made before, nothing is billed twice")
    func earlier() throws {
        let made = try packet("digital-invoice")
        var object = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: made.json)) as? [String: Any])
        var claim = try #require(object["claim"] as? [String: Any])
        claim["claim_id"] = "BEFORE-1"
        object["claim"] = claim
        let before = made.folder.url.appending(path: "before/one")
        try FileManager.default.createDirectory(at: before, withIntermediateDirectories: true)
        try JSONSerialization.data(withJSONObject: object).write(to: before.appending(path: "packet.json"))
        let run = try Program.run(["check", made.json.path, "--earlier", made.folder.url.appending(path: "before").path])
        #expect(run.status == 2)
        #expect(run.text.contains("already_billed") && run.text.contains("BEFORE-1"), "\(run.text)")
        // A claim does not stand in its own way.
        #expect(try !Program.run(["check", made.json.path, "--earlier", made.json.path]).text.contains("already_billed"))
        #expect(try Program.run(["check", made.json.path, "--earlier", "nowhere"]).status == 65)
    }
}
