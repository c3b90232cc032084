import Documents
import Extraction
import Foundation
import Testing
import TestSupport

@testable import Office

@Suite("The inbox")
struct InboxTests {
    private let office: TestOffice

    init() throws { office = try TestOffice() }

    @Test("names of what is still written are waited for", arguments: [".hidden.pdf", "~$order.docx", "order.pdf.part", "order.tmp", "Thumbs.db"])
    func passing(name: String) async throws {
        try office.drop("x", as: name)
        #expect(try await office.work().documents == 0)
        #expect(FileManager.default.fileExists(atPath: office.inbox.appending(path: name).path))
    }

    @Test("a file without its end is waited for", arguments: [
        ("%PDF-1.7\n1 0 obj", false), ("%PDF-1.7\n1 0 obj\n%%EOF\n", true), ("text", true), ("", false),
        // A directory behind the end; one that is still of zeros; one page; a second page that is to come; two pages.
        ("II*\u{0}\u{10}\u{0}\u{0}\u{0}", false), (tiff([0, 0]), false), (tiff([1, 0]), true), (tiff([1, 26]), false), (tiff([1, 26, 1, 0]), true),
    ])
    func cutOff(text: String, isWhole: Bool) throws {
        let file = try office.scratch.write(text.utf8, to: "file")
        #expect(FileEnd.isWhole(file.path, size: text.utf8.count) == isWhole)
    }

    /// Directories of one entry each: for each the number of entries and the place of the next one.
    private static func tiff(_ directories: [UInt8]) -> String {
        var bytes: [UInt8] = Array("II*\u{0}".utf8)
        bytes += [8, 0, 0, 0]
        for index in stride(from: 0, to: directories.count, by: 2) {
            bytes += [directories[index], 0]
            bytes += [UInt8](repeating: 0, count: 12)
            bytes += [directories[index + 1], 0, 0, 0]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("a file is whole when it was still for long enough by the running clock")
    func settles() throws {
        try office.drop("%PDF-1.7\n%%EOF\n", as: "a.pdf")
        var check = SettleCheck(still: .seconds(5), patience: .seconds(600))
        let start = ContinuousClock.now
        func whole(_ seconds: Double) throws -> Int { try check.settled(Inbox(folder: office.inbox).scan().files, now: start + .seconds(seconds)).whole.count }
        #expect(try whole(0) == 0)
        #expect(try whole(4) == 0)
        try office.drop("%PDF-1.7\nmore\n%%EOF\n", as: "a.pdf")
        #expect(try whole(6) == 0)
        #expect(try whole(10) == 0)
        #expect(try whole(11.5) == 1)
    }

    @Test("two offices at one inbox: the second is refused")
    func second() throws {
        let first = try office.open()
        #expect(throws: OfficeError.self) { try office.open() }
        _ = first
    }

    @Test("where no lock can be made the work goes on")
    func noLock() async throws {
        try FileManager.default.createDirectory(at: office.inbox.appending(path: Inbox.lockName), withIntermediateDirectories: true)
        try office.drop("order", as: "order.pdf", TestOffice.order)
        #expect(try await office.work().waitingPapers.count == 1)
    }

    @Test("an outbox in the inbox is refused, and an inbox in the outbox")
    func nested() throws {
        for outbox in ["inbox/out", "inbox", "."] {
            let folders = OfficeFolders(outbox: office.scratch.url.appending(path: outbox).standardizedFileURL, state: office.scratch.url.appending(path: "state"))
            let tools = OfficeTools(columns: ClaimColumns(csv: Data()), read: { _, _ in }, packet: { _, _, _, _ in throw CancellationError() })
            #expect(throws: OfficeError.outputInsideInbox) { try Office(inbox: office.inbox, folders: folders, tools: tools, logger: .init(label: "test")) }
        }
    }

    @Test("bytes that come twice at the same time are one document and one duplicate")
    func twiceAtOnce() async throws {
        try office.drop("order", as: "a.pdf", TestOffice.order)
        try office.drop("order", as: "b.pdf")
        let status = try await office.work()
        #expect(status.documents == 1 && status.duplicates == 1)
        #expect(try office.names("originals").count == 1 && office.names("duplicates").count == 1)
    }

    @Test("a file that stays in the inbox waits visibly")
    func held() async throws {
        try office.drop("%PDF-1.7\n1 0 obj", as: "half.pdf")
        try office.drop("x", as: "old.pdf.part")
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -1800)], ofItemAtPath: office.inbox.appending(path: "old.pdf.part").path)
        var status = try await office.work()
        #expect(status.held.map(\.name) == ["half.pdf"] && status.needsPerson)
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -86400)], ofItemAtPath: office.inbox.appending(path: "old.pdf.part").path)
        try office.drop("%PDF-1.7\n1 0 obj\n%%EOF\n", as: "half.pdf", TestOffice.order)
        status = try await office.work()
        #expect(status.held.map(\.name) == ["old.pdf.part"])
        try FileManager.default.removeItem(at: office.inbox.appending(path: "old.pdf.part"))
        #expect(try await office.work().held.isEmpty)
    }

    @Test("a file that cannot be moved stops no other, and is taken when it can be")
    func stuck() async throws {
        try office.drop("order", as: "order.pdf", TestOffice.order)
        try office.drop("invoice", as: "invoice.pdf", TestOffice.invoice)
        // Something of another kind lies where it is to go.
        let place = office.outbox.appending(path: OfficeFolders.place(in: "originals", sha256: DocumentReader.sha256(of: Array("order".utf8)), name: "order.pdf"))
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        var status = try await office.work()
        #expect(status.held.map(\.name) == ["order.pdf"] && status.waitingPapers.map(\.name) == ["invoice.pdf"])
        try FileManager.default.removeItem(at: place)
        status = try await office.work()
        #expect(status.held.isEmpty && status.waitingPapers.map(\.name) == ["invoice.pdf", "order.pdf"])
    }

    @Test("a sub-folder that was empty for a day goes; a newer one and one with something in it stay")
    func emptied() async throws {
        let old = Date(timeIntervalSinceNow: -90_000)
        for name in ["old", "new", "full"] { try FileManager.default.createDirectory(at: office.inbox.appending(path: name), withIntermediateDirectories: true) }
        try office.drop("x", as: "full/.hidden")
        for name in ["old", "full"] { try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: office.inbox.appending(path: name).path) }
        try await office.work()
        #expect(try FileManager.default.contentsOfDirectory(atPath: office.inbox.path).filter { !$0.hasPrefix(".") }.sorted() == ["full", "new"])
    }

    @Test("a document that was written to after it was taken is set aside, not read as what it was")
    func writtenTo() async throws {
        var record = Paper.record(TestOffice.order)
        record.sha256 = DocumentReader.sha256(of: Array("other bytes".utf8))
        let changed = record
        office.readings.withLock { $0["order"] = changed }
        try office.drop("order", as: "order.pdf")
        #expect(try await office.work().quarantined.map(\.name) == ["order.pdf"])
    }
}
