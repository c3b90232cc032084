import ArgumentParser
import Foundation
import Reference
import Vocabulary

struct ReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference",
        abstract: "Show the reference data in use, and look things up in it.",
        usage: """
            j3590 reference status
            j3590 reference find pegfilgrastim
            j3590 reference import ndctext.zip
            """,
        subcommands: [Status.self, Find.self, Import.self, Build.self]
    )

    struct Status: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the tables: publisher, date, rows, and what a missing row proves.", usage: "j3590 reference status")

        @OptionGroup var common: CommonOptions

        func run() throws {
            let reference = try open(common)
            var lines = [reference.path]
            if let imported = reference.importedPath { lines.append("imported: \(imported)") }
            for edition in reference.editions {
                let days = edition.validFrom.flatMap { from in edition.validTo.map { "  for services \(from) to \($0)" } } ?? ""
                lines.append("")
                lines.append(
                    [edition.table, edition.period].compactMap { $0 }.joined(separator: " ") + ", \(edition.rows) rows, as of \(edition.asOf?.description ?? "an unknown day")\(days)")
                lines.append("  from: \(edition.publisher); \(edition.source)" + (edition.imported.map { "; imported \($0)" } ?? "; came with the program"))
                lines.append("  a missing row proves: \(edition.absence)")
            }
            Terminal.put(lines.joined(separator: "\n") + "\n")
            Terminal.say(reference.importedProblem.map { "j3590: \($0)" })
        }
    }

    struct Find: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Look up a drug by name (misread letters are forgiven), an NDC, a diagnosis, a HCPCS or denial code, or a state.",
            usage: """
                j3590 reference find Eylea HD
                j3590 reference find G70.00 --on 2026-03-02
                """,
            discussion: "Exit status: 0 also when nothing is found: what is not in the tables is unknown, not wrong."
        )

        @Argument(help: ArgumentHelp("A name or a code.", valueName: "words"))
        var words: [String]

        @Option(help: ArgumentHelp("Day of service that codes are judged by (default: today).", valueName: "date"))
        var on: String?

        @OptionGroup var common: CommonOptions

        func run() throws {
            let day = try Self.day(on, option: "--on") ?? Self.today()
            let found = ReferenceAnswers(reference: try open(common), day: day).answers(to: words.joined(separator: " "))
            Terminal.put(found.isEmpty ? "Nothing in the reference data. That proves nothing: the newest products are missing first.\n" : found.joined(separator: "\n") + "\n")
        }

        static func today() throws -> CalendarDay {
            let today = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
            return try CalendarDay(year: today.year ?? 0, month: today.month ?? 0, day: today.day ?? 0)
        }

        static func day(_ text: String?, option: String) throws -> CalendarDay? {
            guard let text else { return nil }
            do {
                return try CalendarDay(text)
            } catch {
                throw Exit(.usage, "j3590: \(option) \(text): \(error)")
            }
        }
    }

    /// For set-up and packagers: otherwise the first use makes the database.
    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the database from the tables of the models folder.", usage: "j3590 reference build", shouldDisplay: false)

        @OptionGroup var common: CommonOptions

        func run() throws {
            do throws(ReferenceError) {
                let path = try ReferenceDatabase.build(models: ModelsDirectory.locate(explicit: common.models))
                if !common.quiet { Terminal.say("j3590: made \(path)") }
            } catch {
                throw Exit(.partMissing, "j3590: \(error)")
            }
        }
    }

    private static func open(_ common: CommonOptions) throws -> ReferenceDatabase {
        do throws(ReferenceError) {
            return try ReferenceDatabase(models: ModelsDirectory.locate(explicit: common.models))
        } catch {
            throw Exit(.partMissing, "j3590: \(error)")
        }
    }
}
