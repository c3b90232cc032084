import Foundation
import Testing
import TestSupport

@Suite("j3590 watch")
struct WatchTests {
    private let folder: TemporaryFolder
    private var inbox: URL { folder.url.appending(path: "inbox") }
    private var out: String { folder.url.appending(path: "packets").path }

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    }

    private func watch(_ options: String...) throws -> Program.Result {
        try Program.run(["watch", inbox.path, "--out", out, "--once", "--settle", "0.2", "--quiet"] + options)
    }

    @Test("makes the packet of a sample, sets aside what is none, and says so by its status")
    func sample() throws {
        let sample = Repository.file("samples/digital-invoice")
        let claim = inbox.appending(path: "S-1")
        try FileManager.default.createDirectory(at: claim, withIntermediateDirectories: true)
        for name in ["invoice.pdf", "order.pdf", "claim.json"] { try FileManager.default.copyItem(at: sample.appending(path: name), to: claim.appending(path: name)) }
        let first = try watch("--as-of", "2024-04-01", "--metrics", folder.url.appending(path: "figures").path, "--ready-folder", folder.url.appending(path: "hot").path)
        #expect(first.status == 0, "\(first.errors)")
        let packet = try JSON(contentsOf: URL(filePath: out).appending(path: "claims/S-1/packet.json"))
        #expect(packet["ready"] == true)
        #expect(try String(contentsOf: folder.url.appending(path: "figures"), encoding: .utf8).contains("j3590_packets_ready 1\n"))
        #expect(try Data(contentsOf: folder.url.appending(path: "hot/S-1/packet.pdf")) == Data(contentsOf: URL(filePath: out).appending(path: "claims/S-1/packet.pdf")))
        let lots = try Program.run(["status", "--out", out, "--lots"])
        #expect(lots.status == 0)
        #expect(lots.text.contains("\nLots (1)\n") && lots.text.contains("used by S-1: 300 mg"))

        try Data("no paper".utf8).write(to: inbox.appending(path: "note.pdf"))
        let second = try watch("--as-of", "2024-04-01")
        #expect(second.status == 3, "\(second.errors)")
        // What was read stands in no message.
        #expect(!(first.errors + second.errors).contains("Vantongeren"))
        let status = try Program.run(["status", "--out", out, "--format", "json"])
        #expect(status.status == 2)
        #expect(try JSON(parsing: status.output)["quarantined"]?.array?.count == 1)
        #expect(try Program.run(["audit", "verify", "--out", out, "--originals"]).status == 0)
    }

    @Test("ends with 75 where another one watches")
    func second() throws {
        let other = Process()
        other.executableURL = URL(filePath: "/usr/bin/flock")
        other.arguments = [inbox.appending(path: ".j3590.lock").path, "sleep", "5"]
        try other.run()
        defer { other.terminate() }
        while !FileManager.default.fileExists(atPath: inbox.appending(path: ".j3590.lock").path) { usleep(10_000) }
        usleep(200_000)
        #expect(try watch().status == 75)
    }

    @Test("refuses what cannot go well", arguments: [
        (["nowhere", "--out", "out"], 65), (["inbox", "--out", "inbox/out"], 64), (["inbox", "--out", "out", "--on-ready", "mail"], 64),
        (["inbox", "--out", "out", "--settle", "-1"], 64), (["inbox", "--out", "out", "--ready-url", "ftp://example.org/x"], 64), (["inbox"], 64),
    ] as [([String], Int32)])
    func refused(arguments: [String], status: Int32) throws {
        let run = try Program.run(["watch", "--once"] + arguments, in: folder.url)
        #expect(run.status == status, "\(run.errors)")
        #expect(!run.errors.isEmpty)
    }
}
