import ArgumentParser
import Foundation
import Office

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Look through the trail of what a watched folder did.",
        usage: "j3590 audit verify --out packets",
        subcommands: [Verify.self], defaultSubcommand: Verify.self
    )

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that no entry of the trail was changed, removed or put in.",
            usage: """
                j3590 audit verify --out packets
                j3590 audit verify --out packets --originals --noted 5e0c…
                """,
            discussion: """
                Each entry carries a digest of itself and of the one before. The last digest is printed: noted elsewhere and given \
                with --noted, it also proves that the end of the trail was not cut off. Exit status: 0 all is as it was, 65 it is not.
                """
        )

        @OptionGroup var place: OfficePlace

        @Flag(help: "Also check that every original still has the bytes with which it came.")
        var originals = false

        @Option(help: ArgumentHelp("A digest printed by an earlier run.", valueName: "digest"))
        var noted: String?

        @OptionGroup var common: CommonOptions

        func run() throws {
            do {
                let state = try OfficeState(folder: place.stateFolder, isReadOnly: true)
                let verdict = try AuditTrail.verify(state)
                if let broken = verdict.firstBroken {
                    throw Exit(.invalidInput, "j3590: entry \(broken) of the trail does not follow from those before it: the state was changed by hand. Compare it with a backup.")
                }
                if let noted, try !AuditTrail.holds(noted, in: state) {
                    throw Exit(.invalidInput, "j3590: the trail does not hold \(noted): its end was cut off, or the digest is of another trail.")
                }
                let changed = originals ? try AuditTrail.changedOriginals(state, outbox: place.outbox) : []
                for path in changed { Terminal.say("j3590: \(path) is missing or was changed: bring it back from a backup.") }
                if !changed.isEmpty { throw Exit(.invalidInput) }
                Terminal.put("The trail is whole: \(verdict.entries) entries, last digest \(verdict.last)\n")
            } catch let error as OfficeError {
                throw Exit(error)
            }
        }
    }
}

/// Where a watched folder's packets and state are.
struct OfficePlace: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of packets, as given to watch.", valueName: "dir"))
    var out: String

    @Option(help: ArgumentHelp("The folder of the state (default: .j3590 in the folder of packets).", valueName: "dir"))
    var state: String?

    var outbox: URL { URL(filePath: out, directoryHint: .isDirectory).standardizedFileURL }

    var stateFolder: URL {
        state.map { URL(filePath: $0, directoryHint: .isDirectory).standardizedFileURL } ?? outbox.appending(path: ".j3590", directoryHint: .isDirectory)
    }
}

extension Exit {
    init(_ error: OfficeError) {
        let status: ExitStatus =
            switch error {
            case .noInbox, .noState, .newerState, .olderState, .cannotOpen: .invalidInput
            case .outputInsideInbox: .usage
            case .inUse: .busy
            case .cannotWrite, .noRoom: .cannotWrite
            }
        self.init(status, "j3590: \(error)")
    }
}
