import Extraction
import Foundation
import Packets
import Testing
import TestSupport

@Suite("The documents")
struct DocumentationTests {
    @Test("docs/fields.md and the schema name every field", arguments: Field.allCases)
    func fields(field: Field) throws {
        let page = try String(contentsOf: Repository.file("docs/fields.md"), encoding: .utf8)
        #expect(page.contains("| `\(field.rawValue)` |"))
        let schema = try JSON(contentsOf: Repository.file("models/schema/extraction.schema.json"))
        #expect(schema["$defs"]?["fields"]?["properties"]?[field.rawValue] != nil)
    }

    @Test("docs/rules.md names every rule")
    func rules() throws {
        let page = try String(contentsOf: Repository.file("docs/rules.md"), encoding: .utf8)
        let table = try String(contentsOf: Repository.file("models/rules.csv"), encoding: .utf8)
        // Id and code are the first two cells, and neither is ever quoted.
        let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: ",", maxSplits: 2).prefix(2) }
        #expect(rows.count > 20)
        for row in rows { #expect(page.contains("| `\(row[1])` | \(row[0]) |"), "\(row)") }
    }

    @Test("docs/payers.md names every requirement", arguments: PayerProfile.Matter.allCases)
    func requirements(matter: PayerProfile.Matter) throws {
        let page = try String(contentsOf: Repository.file("docs/payers.md"), encoding: .utf8)
        #expect(page.contains("`\(matter.rawValue)`"))
    }

    @Test("the README names every command")
    func commands() throws {
        let readme = try String(contentsOf: Repository.file("README.md"), encoding: .utf8)
        let help = try Program.run(["--help"]).text
        let names = help.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }
            .compactMap { $0.wholeMatch(of: #/\ {2}([a-z]+) .*/#).map { String($0.1) } }
        #expect(names == UsageTests.commands)
        for name in names { #expect(readme.contains("| `j3590 \(name)` |")) }
    }

    @Test("claims shown in the documents are valid", arguments: ["README.md", "docs/formats.md"])
    func claims(page: String) throws {
        let text = try String(contentsOf: Repository.file(page), encoding: .utf8)
        let blocks = text.matches(of: /```json\n([^`]*)```/).map { String($0.1) }
        #expect(!blocks.isEmpty)
        for block in blocks { #expect(try Repository.schema("claim").violations(of: JSON(parsing: block)) == []) }
    }

    @Test("links in README.md and docs lead to files that exist")
    func links() throws {
        let pages = ["README.md", "CONTRIBUTING.md"] + (try FileManager.default.contentsOfDirectory(atPath: Repository.file("docs").path))
            .filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
        for page in pages {
            let url = Repository.file(page)
            let text = try String(contentsOf: url, encoding: .utf8)
            for match in text.matches(of: /\]\(([^)#\s]+)[^)]*\)/) where !match.1.contains("://") {
                let target = url.deletingLastPathComponent().appending(path: String(match.1))
                #expect(FileManager.default.fileExists(atPath: target.path), "\(page) links to \(match.1)")
            }
        }
    }
}
