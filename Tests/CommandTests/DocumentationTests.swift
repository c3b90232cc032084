import Extraction
import Foundation
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
