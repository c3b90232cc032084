import Foundation
import Testing
import TestSupport

@Suite("j3590 packet")
struct PacketTests {
    private static let claim = #"{"schema": "j3590.claim/1", "claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590"}"#

    @Test("refuses a claim that is not valid, and writes nothing", arguments: [
        "", "{", "[]", "{}", #"{"claim_id": "C-1", "date_of_service": "2026-03-02"}"#,
        #"{"claim_id": "C-1", "date_of_service": "tomorrow", "hcpcs": "J3590"}"#,
        #"{"claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": 3590}"#,
        #"{"claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590", "ndc": "12345"}"#,
        #"{"claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590", "schema": "j3590.claim/2"}"#,
    ])
    func claim(text: String) throws {
        let folder = try TemporaryFolder()
        let claim = try folder.write(text.utf8, to: "claim.json").path
        let paper = try folder.write(BadFile.pdf(), to: "paper.pdf").path
        let out = folder.url.appending(path: "out").path
        let run = try Program.run(["packet", "--claim", claim, paper, "--out", out])
        #expect(run.status == 65)
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(run.errors.contains("claim.json"))
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test("refuses a claim that is not there")
    func noClaim() throws {
        let folder = try TemporaryFolder()
        let paper = try folder.write(BadFile.pdf(), to: "paper.pdf").path
        let run = try Program.run(["packet", "--claim", "nowhere.json", paper, "--out", "out"], in: folder.url)
        #expect(run.status == 65)
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["paper.pdf"])
    }

    @Test("names a document that it cannot read", arguments: BadFile.all)
    func badFile(file: BadFile) throws {
        let folder = try TemporaryFolder()
        let claim = try folder.write(Self.claim.utf8, to: "claim.json").path
        let out = folder.url.appending(path: "out").path
        let run = try Program.run(["packet", "--claim", claim, try file.write(into: folder), "--out", out])
        #expect(run.status == 3)
        #expect(run.errors.contains(file.name))
        // The rest was done: a whole packet, or none.
        if FileManager.default.fileExists(atPath: out) {
            let packet = try JSON(contentsOf: URL(filePath: out).appending(path: "packet.json"))
            #expect(packet["ready"] == false)
            #expect(try Repository.schema("packet").violations(of: packet) == [])
        }
    }

    @Test("says when the folder cannot be made")
    func noOutput() throws {
        let folder = try TemporaryFolder()
        let claim = try folder.write(Self.claim.utf8, to: "claim.json").path
        let paper = try folder.write(BadFile.pdf(), to: "paper.pdf").path
        let run = try Program.run(["packet", "--claim", claim, paper, "--out", "\(paper)/out"])
        #expect(run.status == 73)
        #expect(run.errors.contains("out"))
    }

    @Test("of a sample fits the schema; check agrees with it", arguments: Repository.samples)
    func sample(sample: Sample) throws {
        let folder = try TemporaryFolder()
        let out = folder.url.appending(path: "out")
        let day = try #require(sample.asOf)
        let run = try Program.run(
            ["packet", "--claim", sample.claim.path] + sample.documents.map(\.path)
                + ["--out", out.path, "--as-of", day], limit: 600)
        let packet = try JSON(contentsOf: out.appending(path: "packet.json"))
        #expect(try Repository.schema("packet").violations(of: packet) == [])
        #expect(run.status == (packet["ready"] == true ? 0 : 2), "\(run.errors)")
        let picture = try Data(contentsOf: out.appending(path: "packet.pdf"))
        #expect(picture.starts(with: Data("%PDF-".utf8)))

        let check = try Program.run(["check", out.appending(path: "packet.json").path, "--as-of", day])
        #expect(check.status == run.status, "\(check.errors)")
    }
}
