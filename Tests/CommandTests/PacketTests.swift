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

    @Test("takes an extraction in place of its document", arguments: ["json", "jsonl"])
    func extraction(format: String) throws {
        let sample = try #require(Repository.samples.first { $0.name == "digital-invoice" })
        let folder = try TemporaryFolder()
        let read = try sample.documents.map { document in
            let run = try Program.run(["extract", "--format", format, document.path])
            return try folder.write(run.output, to: document.lastPathComponent + ".json").path
        }
        let out = folder.url.appending(path: "out")
        let run = try Program.run(
            ["packet", "--claim", sample.claim.path] + read + ["--out", out.path, "--as-of", try #require(sample.asOf)])
        #expect(run.status == 0, "\(run.errors)")
        let attachments = try JSON(contentsOf: out.appending(path: "packet.json"))["attachments"]?.array ?? []
        #expect(Set(attachments.compactMap { $0["file"]?.string }) == Set(sample.documents.map(\.lastPathComponent)))
    }

    @Test("the same input makes the same bytes in every file, at a time that SOURCE_DATE_EPOCH tells")
    func deterministic() throws {
        let sample = try #require(Repository.samples.first { $0.name == "digital-invoice" })
        let folder = try TemporaryFolder()
        // The sums of all files, their documents beside the extraction.
        let sums = try (1...2).map { number in
            let out = folder.url.appending(path: "out\(number)")
            _ = try Program.run(
                ["packet", "--claim", sample.claim.path] + sample.documents.map(\.path) + ["--out", out.path, "--as-of", try #require(sample.asOf)],
                environment: ["SOURCE_DATE_EPOCH": "1772500000"])
            return try String(contentsOf: out.appending(path: "SHA256SUMS"), encoding: .utf8)
        }
        #expect(sums[0] == sums[1])
        let names = sums[0].split(separator: "\n").map { $0.dropFirst(66) }
        #expect(names == ["claim-line.x12", "claim.837", "claim.csv", "claim.fhir.json", "cms1500.csv", "cms1500.pdf", "packet.json", "packet.pdf", "working-copy.pdf"])
        #expect(try String(contentsOf: folder.url.appending(path: "out1/claim.837"), encoding: .utf8).contains("*20260303*"))
    }

    @Test("lines for other products are covered, and with --no-mask they are not")
    func masks() throws {
        let sample = try #require(Repository.samples.first { $0.name == "statement" })
        let folder = try TemporaryFolder()
        for (option, isCovered) in [([], true), (["--no-mask"], false)] as [([String], Bool)] {
            let out = folder.url.appending(path: "out")
            _ = try Program.run(["packet", "--claim", sample.claim.path] + sample.documents.map(\.path) + ["--out", out.path, "--as-of", try #require(sample.asOf)] + option)
            // A page with something covered is a picture; the papers of this sample are text.
            let bytes = try Data(contentsOf: out.appending(path: "packet.pdf"))
            #expect((bytes.firstRange(of: Data("/CCITTFaxDecode".utf8)) != nil) == isCovered)
        }
    }

    @Test("an 837P comes back with what it lacks; one without the claim is refused")
    func interchange() throws {
        let sample = try #require(Repository.samples.first { $0.name == "digital-invoice" })
        let folder = try TemporaryFolder()
        let paper = try folder.write(#"{"schema": "j3590.extraction/1", "file": "a.pdf", "page_count": 0, "pages": [], "documents": [], "problems": []}"#.utf8, to: "paper.json").path
        func run(_ out: String, _ x12: String?) throws -> Program.Result {
            try Program.run(["packet", "--claim", sample.claim.path, paper, "--out", folder.url.appending(path: out).path] + (x12.map { ["--x12", $0] } ?? []))
        }
        #expect(try run("first", nil).status == 2)
        let whole = try String(contentsOf: folder.url.appending(path: "first/claim.837"), encoding: .utf8)
        let bare = whole.split(separator: "\n").filter { !$0.hasPrefix("NTE*") }.joined(separator: "\n").replacing("SE*26*", with: "SE*25*") + "\n"
        let file = try folder.write(bare.utf8, to: "claims.837").path
        #expect(try run("second", file).status == 2)
        #expect(try String(contentsOf: folder.url.appending(path: "second/claim.837"), encoding: .utf8) == whole)
        let other = try folder.write(bare.replacing("CLM*S-0101*", with: "CLM*S-9*").utf8, to: "other.837").path
        let refused = try run("third", other)
        // 65, as for every other input that does not fit.
        #expect(refused.status == 65)
        #expect(refused.errors.contains("S-0101"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "third").path))
    }

    @Test("refuses JSON that is no extraction", arguments: ["{}", "[]", "[1]", "nothing", #"{"schema": "j3590.extraction/9"}"#])
    func noExtraction(text: String) throws {
        let folder = try TemporaryFolder()
        let claim = try folder.write(Self.claim.utf8, to: "claim.json").path
        let paper = try folder.write(text.utf8, to: "paper.json").path
        let out = folder.url.appending(path: "out").path
        let run = try Program.run(["packet", "--claim", claim, paper, "--out", out])
        #expect(run.status == 65)
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test("replaces a packet, and leaves a folder alone that holds something else")
    func outputFolder() throws {
        let folder = try TemporaryFolder()
        let claim = try folder.write(Self.claim.utf8, to: "claim.json").path
        let paper = try folder.write(BadFile.pdf(), to: "paper.pdf").path
        let out = folder.url.appending(path: "out")
        let arguments = ["packet", "--claim", claim, paper, "--out", out.path]
        #expect(try Program.run(arguments).status == 2)
        #expect(try Program.run(arguments).status == 2)
        try Data("mine".utf8).write(to: out.appending(path: "notes.txt"))
        let run = try Program.run(arguments)
        #expect(run.status == 73)
        #expect(run.errors.contains("notes.txt"))
        #expect(try String(contentsOf: out.appending(path: "notes.txt"), encoding: .utf8) == "mine")
    }

    @Test("prints colour only where it is asked for")
    func color() throws {
        let sample = try #require(Repository.samples.first { $0.name == "digital-invoice" })
        let folder = try TemporaryFolder()
        for (choice, isColored) in [("auto", false), ("always", true), ("never", false)] {
            let run = try Program.run(
                ["packet", "--claim", sample.claim.path] + sample.documents.map(\.path)
                    + ["--out", folder.url.appending(path: "out").path, "--color", choice])
            #expect(run.text.contains("\u{1B}[") == isColored, "--color \(choice)")
        }
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
