import ArgumentParser
import Foundation
import Reference
import Vocabulary

struct NDCCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ndc",
        abstract: "Explain and convert NDCs: any printed form, UPC, GTIN or GS1 barcode.",
        usage: """
            j3590 ndc 12345-678-90
            j3590 ndc --format json 00312345678906
            """,
        discussion: "Exit status: 0 done, 64 a code is not valid."
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: ArgumentHelp("Codes as printed or scanned.", valueName: "code"))
    var codes: [String]

    @Option(help: "text or json (array).")
    var format: Format = .text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let reference = try reference()
        let day = try ReferenceCommand.Find.today()
        var explanations: [NDCExplanation] = []
        var failures = 0
        for code in codes {
            do {
                explanations.append(try NDCExplanation(code, reference: reference, day: day))
            } catch {
                failures += 1
                Terminal.say("j3590: \(code): \(error)")
            }
        }
        switch format {
        case .text: Terminal.put(explanations.map(\.text).joined(separator: "\n"))
        case .json: Terminal.put(try json(explanations))
        }
        if failures > 0 { throw Exit(.usage) }
    }

    /// A code can be explained without the reference; only a folder named by hand must be right.
    private func reference() throws -> ReferenceDatabase? {
        do throws(ReferenceError) {
            return try ReferenceDatabase(models: ModelsDirectory.locate(explicit: common.models))
        } catch {
            guard common.models == nil else { throw Exit(.partMissing, "j3590: \(error)") }
            if !common.quiet { Terminal.say("j3590: names and packages are left out. \(error)") }
            return nil
        }
    }

    private func json(_ explanations: [NDCExplanation]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(explanations), as: UTF8.self) + "\n"
    }
}
