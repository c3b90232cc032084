import ArgumentParser
import Foundation
import Office

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what waits in a watched folder and for what, what is done, and what needs a person.",
        usage: """
            j3590 status --out packets
            j3590 status --out packets --format json
            """,
        discussion: "It only looks, also while a watcher works. Exit status: 0 nothing needs a person, 2 something does."
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @OptionGroup var place: OfficePlace

    @Option(help: "The form: text or json.")
    var format: Format = .text

    @Flag(help: "Show every entry, not the first twenty of each kind.")
    var all = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let status: OfficeStatus
        do throws(OfficeError) {
            status = try OfficeStatus(try OfficeState(folder: place.stateFolder, isReadOnly: true))
        } catch {
            throw Exit(error)
        }
        Terminal.put(format == .json ? status.json : status.text(limit: all ? .max : 20, now: Date()))
        if status.needsPerson { throw Exit(.notReady) }
    }
}
