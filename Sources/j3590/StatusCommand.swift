import ArgumentParser
import Foundation
import Office

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what waits in a watched folder and for what, what is done, and what needs a person.",
        usage: """
            j3590 status --out packets
            j3590 status --out packets --lots
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

    @Flag(help: "Also show every lot: what was bought, at what cost, and which claims used it.")
    var lots = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let status: OfficeStatus
        do throws(OfficeError) {
            let state = try OfficeState(folder: place.stateFolder, isReadOnly: true)
            status = try OfficeStatus(state, inbox: state.inbox)
        } catch {
            throw Exit(error)
        }
        Terminal.put(format == .json ? status.json : status.text(limit: all ? .max : 20, hasLots: lots, now: Date()))
        if status.needsPerson { throw Exit(.notReady) }
    }
}
