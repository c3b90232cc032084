import ArgumentParser
import Foundation
import Packets
import Reports
import Vocabulary
import Workflow

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a packet again, or explain a finding.",
        usage: """
            j3590 check packet/packet.json
            j3590 check packet/packet.json --payer palmetto-jj
            j3590 check --explain missing_ndc
            """,
        discussion: "Nothing is written. Exit status: 0 ready, 2 not ready, 65 not a packet."
    )

    @Argument(help: ArgumentHelp("A packet.json that j3590 packet wrote.", valueName: "packet.json"))
    var packet: String?

    @Option(help: ArgumentHelp("Print what a finding means, what to do and where the rule comes from, by its code or rule.", valueName: "code"))
    var explain: String?

    @OptionGroup var judging: JudgingOptions

    @Flag(help: "Print the packet's JSON with the new findings instead of the checklist.")
    var json = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (packet == nil) != (explain == nil) else { throw ValidationError("Name a packet.json, or one code with --explain.") }
    }

    func run() throws {
        if let explain { return try explanation(of: explain) }
        guard let packet else { return }
        guard let data = FileManager.default.contents(atPath: packet) else {
            throw Exit(.invalidInput, "j3590: \(packet) cannot be opened: check its name and who may read it.")
        }
        let day = try judging.day()
        let models = try common.loadModels()
        if let payer = judging.payer, models.payers.named(payer) == nil {
            throw Exit(.usage, "j3590: \(PacketRunError.unknownPayer(payer, nearest: NearestWord.to(payer, among: models.payers.names), all: models.payers.names))")
        }
        let earlier = try judging.earlierClaims(models)
        let checked: Packet
        do throws(PacketRunError) {
            checked = try PacketRun.check(data, models: models, payer: judging.payer, asOf: day, earlier: earlier)
        } catch {
            throw Exit(.invalidInput, "j3590: \(packet): \(error)")
        }
        Terminal.put(
            json ? try RecordJSON.encode(checked) : ChecklistText.render(checked, folder: nil, width: Terminal.width, color: common.color.isOn))
        if !checked.isReady { throw Exit(.notReady) }
    }

    private func explanation(of name: String) throws {
        let rules = try common.loadModels().rules
        guard let text = rules.explanation(of: name) else {
            let near = rules.nearestName(to: name).map { " Did you mean \($0)?" } ?? " docs/rules.md lists all."
            throw Exit(.usage, "j3590: No rule is called \(name).\(near)")
        }
        Terminal.put(text)
    }
}
