import Foundation
import Testing
import TestSupport

@Suite("j3590 on the command line")
struct UsageTests {
    static let commands = ["extract", "packet", "check", "watch", "status", "audit", "ndc", "reference", "schema", "doctor"]

    @Test("without arguments says in a few lines what it does")
    func alone() throws {
        let run = try Program.run([])
        #expect(run.status == 0)
        #expect(run.text.contains("j3590 packet --claim"))
        #expect(run.text.split(separator: "\n").count < 30)
    }

    @Test("help of each command shows an example before the options", arguments: commands)
    func help(command: String) throws {
        let run = try Program.run([command, "--help"])
        #expect(run.status == 0)
        let example = try #require(run.text.firstRange(of: "j3590 \(command)"))
        let options = try #require(run.text.firstRange(of: "OPTIONS:"))
        #expect(example.lowerBound < options.lowerBound)
        // One to paste, no pattern: "extract <file> ...".
        let line = run.text[example.lowerBound...].prefix { !$0.isNewline }
        #expect(!line.contains("<"))
    }

    @Test("refuses wrong usage", arguments: [
        ["--nonsense"], ["nonsense"], ["extract"], ["extract", "--nonsense", "a.pdf"], ["extract", "--format", "xml", "a.pdf"],
        ["packet", "a.pdf"], ["packet", "--claim", "c.json", "--out", "o"], ["check"], ["ndc"], ["schema"], ["schema", "nonsense"],
    ])
    func wrongUsage(arguments: [String]) throws {
        let run = try Program.run(arguments)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test("looks up names, codes, ZIP codes and sellers", arguments: [
        ("Keytruda", "100 mg/4 mL"), ("J9271", "one unit is 1 MG"), ("J9271", "payment limit: $"), ("98101", "Noridian"), ("McKesson", "wholesaler"), ("00006", "labeler 00006"),
        ("0006-3026-02", "counted in     ML"), ("G70.00", "billable"), ("M119", "NDC"), ("zzzzzz", "proves nothing"),
    ])
    func find(words: String, expected: String) throws {
        let run = try Program.run(["reference", "find", words])
        #expect(run.status == 0)
        #expect(run.text.contains(expected), "\(run.text)")
    }

    @Test("says its version in one line")
    func version() throws {
        let run = try Program.run(["--version"])
        #expect(run.status == 0)
        #expect(run.text.contains(/^[^\n]*[0-9]+\.[0-9]+\.[0-9]+[^\n]*\n$/))
    }

    @Test("prints its schemas", arguments: ["extraction", "claim", "packet"])
    func schema(name: String) throws {
        let run = try Program.run(["schema", name])
        #expect(run.status == 0)
        #expect(try run.output == Data(contentsOf: Repository.file("models/schema/\(name).schema.json")))
    }

    @Test("explains drug codes", arguments: [
        ("12345-678-90", ["12345067890"]), ("N4 12345067890", ["12345067890"]),
        ("1234567890", ["01234567890", "12345067890", "12345678900"]),
    ])
    func ndc(code: String, digits: [String]) throws {
        let run = try Program.run(["ndc", "--format", "json", code])
        #expect(run.status == 0, "\(run.errors)")
        let candidates = try JSON(parsing: run.output)[0]?["candidates"]?.array ?? []
        #expect(candidates.map { $0["ndc"]?.string } == digits)
    }

    @Test("refuses codes that are none", arguments: ["12", "12345-6789", "hello"])
    func noNDC(code: String) throws {
        let run = try Program.run(["ndc", code])
        #expect(run.status == 64)
        #expect(run.errors.contains(code))
    }

    @Test("looks things up in the reference data", arguments: ["status", "find"])
    func reference(command: String) throws {
        let run = try Program.run(["reference", command] + (command == "find" ? ["pegfilgrastim"] : []))
        #expect(run.status == 0, "\(run.errors)")
        #expect(!run.output.isEmpty)
        #expect(run.errors.isEmpty)
    }

    @Test("names the line of a settings file that it does not understand", arguments: ["colour: red", "payer", "payer:"])
    func settings(line: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("# settings\n\(line)\n".utf8, to: "settings").path
        let run = try Program.run(["schema", "claim", "--config", file])
        #expect(run.status == 65)
        #expect(run.errors.contains("ine 2"), "\(run.errors)")
    }

    @Test("finds nothing to mend on the machine of its tests")
    func doctor() throws {
        let run = try Program.run(["doctor"])
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        for table in ["drugs 20", "codes 20", "icd10 20"] { #expect(run.text.contains(table), "\(run.text)") }
    }
}
