import Foundation
import Testing
import TestSupport

@Suite("j3590 on the command line")
struct UsageTests {
    static let commands = ["extract", "packet", "check", "ndc", "reference", "schema", "doctor"]

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

    @Test("finds nothing to mend on the machine of its tests")
    func doctor() throws {
        let run = try Program.run(["doctor"])
        #expect(run.status == 0, "\(run.text)\(run.errors)")
    }
}
