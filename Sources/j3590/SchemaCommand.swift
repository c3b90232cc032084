import ArgumentParser
import Foundation
import Reference

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of what is read and written.",
        usage: """
            j3590 schema claim
            j3590 schema extraction > extraction.schema.json
            """,
        discussion: "The schemas are of JSON Schema 2020-12. Keys may be added in later versions; none changes its name or type."
    )

    enum Form: String, ExpressibleByArgument, CaseIterable { case extraction, claim, packet }

    @Argument(help: "extraction, claim or packet.")
    var form: Form

    @OptionGroup var common: CommonOptions

    func run() throws {
        let explicit = try common.models ?? common.settings().models
        let models: ModelsDirectory
        do throws(ReferenceError) {
            models = try ModelsDirectory.locate(explicit: explicit)
        } catch {
            throw Exit(.partMissing, "j3590: \(error)")
        }
        let file = models.url.appending(path: "schema/\(form.rawValue).schema.json")
        guard let text = FileManager.default.contents(atPath: file.path) else {
            throw Exit(.partMissing, "j3590: \(file.path) is missing: restore it from the release.")
        }
        FileHandle.standardOutput.write(text)
    }
}
