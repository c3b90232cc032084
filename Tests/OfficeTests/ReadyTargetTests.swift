import Extraction
import Foundation
import GRDB
import Testing
import TestSupport

@testable import Office

@Suite("Telling of ready packets")
struct ReadyTargetTests {
    @Test("the program for ready packets is run once for each packet that is ready")
    func announced() async throws {
        let scratch = try TemporaryFolder(), told = scratch.url.appending(path: "told").path
        let script = try scratch.write("#!/bin/sh\necho \"$1 ${2##*/}\" >> \(told)\n".utf8, to: "tell")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
        let office = try TestOffice(targets: [.program(script.path, ["packet"])])
        try office.drop("order", as: "C-1/order.pdf", Paper.order([:]))
        try office.drop(TestOffice.claim, as: "C-1/claim.json")
        try await office.work()
        let open = try office.open()
        try await open.state.queue.write { try $0.execute(sql: "UPDATE packet SET is_ready = 1") }
        try await open.announce()
        try await open.announce()
        #expect(try String(contentsOfFile: told, encoding: .utf8) == "packet C-1\n")
    }

    @Test("a folder that another system watches gets each ready packet once, and again when it is another one")
    func handedOn() async throws {
        let scratch = try TemporaryFolder(), hot = scratch.url.appending(path: "hot")
        let office = try TestOffice(targets: [.folder(hot)])
        try office.drop("order", as: "C-1/order.pdf", Paper.order([:]))
        try office.drop(TestOffice.claim, as: "C-1/claim.json")
        try await office.work()
        #expect(!FileManager.default.fileExists(atPath: hot.path))
        let open = try office.open()
        try await open.state.queue.write { try $0.execute(sql: "UPDATE packet SET is_ready = 1") }
        try await open.announce()
        #expect(try FileManager.default.contentsOfDirectory(atPath: hot.appending(path: "C-1").path).sorted() == ["README.txt", "SHA256SUMS", "packet.json"])
        // The other system takes it away: it does not come back.
        try FileManager.default.removeItem(at: hot.appending(path: "C-1"))
        try await open.announce()
        #expect(!FileManager.default.fileExists(atPath: hot.appending(path: "C-1").path))
        try await open.state.queue.write { try $0.execute(sql: "UPDATE packet SET fingerprint = 'other'") }
        try await open.announce()
        #expect(FileManager.default.fileExists(atPath: hot.appending(path: "C-1").path))
    }

    @Test("an address that does not answer is told again later")
    func unanswered() async throws {
        let office = try TestOffice(targets: [.url("http://127.0.0.1:9/")])
        try office.drop("order", as: "C-1/order.pdf", Paper.order([:]))
        try office.drop(TestOffice.claim, as: "C-1/claim.json")
        try await office.work()
        let open = try office.open()
        try await open.state.queue.write { try $0.execute(sql: "UPDATE packet SET is_ready = 1") }
        try await open.announce()
        #expect(try await open.state.queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM announcement") } == 0)
        #expect(await !open.backOff.isDue("url C-1"))
    }
}
