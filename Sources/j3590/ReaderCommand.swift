import ArgumentParser
import Documents

/// What j3590 starts of itself to read files: it answers on the socket that it is given as standard input.
struct ReaderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reader", abstract: "Read files for another j3590, which starts this.", shouldDisplay: false)

    @Option(help: ArgumentHelp("Bytes it may hold.", valueName: "bytes"))
    var memory: Int

    func run() throws {
        guard ChildService.isCalledRightly else { throw Exit(.usage, "j3590 reader is started by j3590 itself: use j3590 extract.") }
        ReaderService.run(memory: memory)
    }
}
