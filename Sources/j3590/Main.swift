import ArgumentParser
import Documents
import Foundation
import Workflow

@main
struct J3590: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "j3590",
        abstract: "Reads drug invoices and physician orders and builds the documentation packet of a HCPCS J3590 claim.",
        usage: """
            j3590 packet --claim claim.json invoice.pdf order.pdf --out packet
            j3590 extract scan.pdf
            j3590 check packet/packet.json
            """,
        discussion: """
            Everything runs on this machine; nothing is sent anywhere.
            Exit status: 0 done or ready, 2 not ready, 3 some input could not be read, 64 wrong usage, 65 an input \
            file is not valid, 69 a needed part is missing, 70 a defect of j3590, 73 output cannot be written, 75 another j3590 is at it.
            """,
        version: Version.current,
        subcommands: [ExtractCommand.self, PacketCommand.self, CheckCommand.self, WatchCommand.self, StatusCommand.self, AuditCommand.self, NDCCommand.self, ReferenceCommand.self, SchemaCommand.self, DoctorCommand.self, ReaderCommand.self, FinderCommand.self]
    )

    static func main() async {
        // Files we write are private, whatever the shell's default is.
        umask(0o077)
        // Before anything else, and only where a file is to be read.
        if ["extract", "packet"].contains(CommandLine.arguments.dropFirst().first) { EarlyProcesses.start() }
        do {
            let command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
        } catch let exit as Exit {
            Terminal.say(exit.message)
            Foundation.exit(exit.status.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}
