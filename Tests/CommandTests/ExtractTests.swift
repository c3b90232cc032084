import Foundation
import Testing
import TestSupport

@Suite("j3590 extract")
struct ExtractTests {
    @Test("says of a file it cannot read what is wrong, once, and goes on", arguments: BadFile.all)
    func badFile(file: BadFile) throws {
        let folder = try TemporaryFolder()
        let good = try folder.write(BadFile.pdf(), to: "good.pdf").path
        let run = try Program.run(["extract", "--format", "jsonl", try file.write(into: folder), good])
        #expect(run.status == 3)
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(run.errors.contains(file.name))

        let objects = try run.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(objects.map { $0["file"]?.string } == [file.name, "good.pdf"])
        #expect(try Repository.schema("extraction").violations(of: objects.first ?? .null) == [])
        #expect(objects.first?["pages"]?.array == [])
        #expect(objects.first?["problems"]?.array?.map { $0["code"]?.string } == [file.problem])
        #expect(objects.last?["problems"]?.array == [])
    }

    @Test("says that a file is missing or is a folder", arguments: ["nowhere.pdf", "."])
    func noFile(name: String) throws {
        let folder = try TemporaryFolder()
        let run = try Program.run(["extract", "--format", "json", name], in: folder.url)
        #expect(run.status == 3)
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(run.errors.contains(name))
        let objects = try JSON(parsing: run.output).array ?? []
        #expect(objects.count == 1)
        #expect(try Repository.schema("extraction").violations(of: objects.first ?? .null) == [])
    }

    @Test("reads standard input")
    func standardInput() throws {
        let run = try Program.run(["extract", "--format", "jsonl", "-"], stdin: Data(BadFile.pdf()))
        #expect(run.status == 0, "\(run.errors)")
        #expect(try JSON(parsing: run.output)["page_count"] == 1)
    }

    @Test("prints the words of a page as text")
    func text() throws {
        let folder = try TemporaryFolder()
        let good = try folder.write(BadFile.pdf(line: "PACKING SLIP 4711"), to: "good.pdf").path
        let run = try Program.run(["extract", "--format", "text", good])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("PACKING SLIP 4711"))
    }

    @Test("gives one object a file, in the order of the files, as the schema has it")
    func samples() throws {
        let documents = Repository.samples.flatMap(\.documents)
        try #require(!documents.isEmpty)
        let run = try Program.run(["extract", "--format", "jsonl"] + documents.map(\.path), limit: 600)
        #expect(run.status == 0, "\(run.errors)")
        let objects = try run.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(objects.map { $0["file"]?.string } == documents.map(\.lastPathComponent))
        let schema = try Repository.schema("extraction")
        for object in objects {
            #expect(schema.violations(of: object) == [])
        }
    }

    @Test("of all the shared corpus fits the schema", .enabled(if: Shared.corpus != nil, "../shared is missing"))
    func corpus() throws {
        guard let files = Shared.corpus?.appending(path: "files") else { return }
        // A few of each form: the whole takes minutes.
        let names = try FileManager.default.contentsOfDirectory(atPath: files.path).sorted().prefix(12)
        let run = try Program.run(
            ["extract", "--format", "jsonl"] + names.map { files.appending(path: $0).path }, limit: 900)
        let objects = try run.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(objects.count == names.count)
        let schema = try Repository.schema("extraction")
        for object in objects {
            #expect(schema.violations(of: object) == [])
        }
    }
}
