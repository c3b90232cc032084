import ArgumentParser
import Documents
import Workflow

/// What j3590 starts of itself to find facts in what was read: it answers on the socket that it is given as standard input.
struct FinderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "finder", abstract: "Find facts for another j3590, which starts this.", shouldDisplay: false)

    @Option(help: ArgumentHelp("Bytes it may hold.", valueName: "bytes"))
    var memory: Int

    func run() throws {
        guard ChildService.isCalledRightly else { throw Exit(.usage, "j3590 finder is started by j3590 itself: use j3590 extract.") }
        FinderService.run(memory: memory)
    }
}
