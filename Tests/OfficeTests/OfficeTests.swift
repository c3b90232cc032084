import Documents
import Extraction
import Foundation
import GRDB
import Packets
import Testing
import TestSupport

@testable import Office

@Suite("The watched folder")
struct OfficeTests {
    private let office: TestOffice

    init() throws { office = try TestOffice() }

    @Test("a sub-folder with its papers and its claim becomes a packet")
    func folder() async throws {
        try office.drop("order", as: "C-1/order.pdf", TestOffice.order)
        try office.drop("invoice", as: "C-1/invoice.pdf", TestOffice.invoice)
        try office.drop(TestOffice.claim, as: "C-1/claim.json")
        let status = try await office.work()
        #expect(status.notReady.map(\.name) == ["C-1"])
        #expect(status.inInbox == 0 && status.waitingPapers.isEmpty && status.toRead == 0)
        #expect(try office.names("claims/C-1") == ["README.txt", "SHA256SUMS", "packet.json"])
        #expect(try office.names("originals").count == 3)
        #expect(try office.readme("C-1").contains("order: order.pdf\n      by a person"))
        #expect(try AuditTrail.changedOriginals(OfficeState(folder: office.outbox.appending(path: ".j3590")), outbox: office.outbox) == [])
    }

    @Test("loose papers wait for their claim, and are taken up when it comes")
    func loose() async throws {
        try office.drop("order", as: "scan1.pdf", TestOffice.order)
        try office.drop("invoice", as: "scan2.pdf", TestOffice.invoice)
        #expect(try await office.work().waitingPapers.map(\.name) == ["scan1.pdf", "scan2.pdf"])
        try office.drop("Claim #,Patient Name,Birth Date,DOS,HCPCS,Drug,Charges\nC-1,\"Example, Ann B.\",06/11/1955,03/02/2026,J3590,Examplia,\"$1,350.00\"\n", as: "export.csv")
        let status = try await office.work()
        #expect(status.waitingPapers.isEmpty)
        #expect(try office.names("claims") == ["C-1"])
        #expect(try office.readme("C-1").contains("lot and drug agree"))
        #expect(office.readTexts.withLock { $0 } == ["order", "invoice"])
    }

    @Test("a name with two underscores tells the claim")
    func named() async throws {
        try office.drop("order", as: "C-1__order.pdf", Paper.order([:]))
        let status = try await office.work()
        #expect(status.waitingClaims.map(\.name) == ["C-1"])
        try office.drop(TestOffice.claim, as: "claim.json")
        #expect(try await office.work().notReady.map(\.name) == ["C-1"])
    }

    @Test("one file of several claims is divided among them")
    func stack() async throws {
        var second = TestOffice.order
        second.fields[.patientName] = Paper.value("Bob Other")
        second.fields[.patientBirthDate] = Paper.value("1940-01-02")
        try office.drop("stack", as: "stack.pdf", TestOffice.order, second)
        try office.drop("[\(TestOffice.claim), \(TestOffice.claim.replacing("C-1", with: "C-2").replacing("Ann B. Example", with: "Bob Other").replacing("1955-06-11", with: "1940-01-02"))]", as: "claims.json")
        try await office.work()
        for claim in ["C-1", "C-2"] {
            let packet = try JSON(contentsOf: office.outbox.appending(path: "claims/\(claim)/packet.json"))
            #expect(packet["attachments"]?.array?.count == 1)
        }
    }

    @Test("the same bytes are recognised, kept and not read again; in another claim's folder they serve that one, too")
    func duplicates() async throws {
        try office.drop("invoice", as: "C-1/invoice.pdf", TestOffice.invoice)
        try office.drop(TestOffice.claim, as: "C-1/claim.json")
        try await office.work()
        try office.drop("invoice", as: "C-1/invoice.pdf")
        try office.drop("invoice", as: "C-2/copy.pdf")
        try office.drop(TestOffice.claim.replacing("C-1", with: "C-2"), as: "C-2/claim.json")
        let status = try await office.work()
        #expect(status.duplicates == 2)
        #expect(try office.names("duplicates").count == 2)
        #expect(office.readTexts.withLock { $0 } == ["invoice"])
        #expect(try office.readme("C-2").contains("invoice: invoice.pdf"))
    }

    @Test("what cannot be read is set aside with a sentence, and stops nothing")
    func setAside() async throws {
        try office.drop("torn", as: "torn.pdf")
        try office.drop("{ torn", as: "claim.json")
        try office.drop("a,b\n1,2\n", as: "export.csv")
        try office.drop("order", as: "C-1/order.pdf", TestOffice.order)
        let status = try await office.work()
        #expect(status.quarantined.map(\.name) == ["claim.json", "export.csv", "torn.pdf"])
        #expect(try office.names("quarantine").filter { $0.hasSuffix(".txt") }.count == 3)
        #expect(status.waitingClaims.map(\.name) == ["C-1"])
    }

    @Test("a line of an export that is not right is told; the others count")
    func partOfExport() async throws {
        try office.drop("claim_id;dos;hcpcs\nC-1;2026-03-02;J3590\nC-2;soon;J3590\n", as: "export.csv")
        let status = try await office.work()
        #expect(status.waitingClaims.map(\.name) == ["C-1"])
        #expect(status.remarks.map(\.note).first?.hasPrefix("Line 3: The key date_of_service") ?? false)
    }

    @Test("a corrected extraction takes the place of what was read")
    func correction() async throws {
        let bytes = "order"
        try office.drop(bytes, as: "C-1/order.pdf", Paper.order([.patientName: "Anm Example"]))
        try office.drop(TestOffice.claim, as: "C-1/claim.json")
        try await office.work()
        let corrected = Paper.record(TestOffice.order, name: "order.pdf", sha256: DocumentReader.sha256(of: Array(bytes.utf8)))
        try office.drop(try Office.text(corrected), as: "order.json")
        let status = try await office.work()
        #expect(status.waitingPapers.isEmpty && status.documents == 3)
        let packet = try JSON(contentsOf: office.outbox.appending(path: "claims/C-1/packet.json"))
        #expect(packet["facts"]?["patient_name"]?["value"]?.string == "Ann B. Example")
    }

    @Test("an export of the whole day brings the claims for unclassified codes, by their surest column")
    func wholeDay() async throws {
        try office.drop(
            "Account Number,Claim Number,DOS,HCPCS\n77,C-1,2026-03-02,96413\n77,C-1,2026-03-02,J3590\n78,C-2,2026-03-02,99213\n", as: "export.csv")
        try office.drop("Claim,DOS,CPT\nC-3,2026-03-02,99213\n", as: "other.csv")
        let status = try await office.work()
        #expect(status.waitingClaims.map(\.name) == ["C-1"])
        #expect(status.remarks.isEmpty && status.quarantined.isEmpty)
    }

    @Test("the second claim for one dose is told of the first, and an earlier dose that comes late is told to the later ones")
    func billedBefore() async throws {
        var order = TestOffice.order
        order.fields[.frequency] = Paper.value("Q4W")
        try office.drop(TestOffice.claim.replacing("C-1", with: "C-2"), as: "C-2/claim.json")
        try office.drop("order 2", as: "C-2/order.pdf", order)
        try await office.work()
        #expect(try findings("C-2")["already_billed"] == nil && findings("C-2")["dose_too_early"] == nil)
        // Of the same day, and with the lower number, though it comes later.
        try office.drop(TestOffice.claim, as: "C-1/claim.json")
        try office.drop("order 1", as: "C-1/order.pdf", order)
        try await office.work()
        #expect(try findings("C-2")["already_billed"]?.contains("C-1") == true)
        #expect(try findings("C-1")["already_billed"] == nil)
        try office.drop(TestOffice.claim.replacing("C-1", with: "C-3").replacing("2026-03-02", with: "2026-02-28"), as: "C-3/claim.json")
        order.fields[.serviceDate] = Paper.value("2026-02-28")
        try office.drop("order 3", as: "C-3/order.pdf", order)
        try await office.work()
        #expect(try findings("C-1")["dose_too_early"]?.contains("only 2 days before on 2026-02-28") == true)
        #expect(try findings("C-3")["dose_too_early"] == nil)
    }

    /// Messages by code.
    private func findings(_ claim: String) throws -> [String: String] {
        let state = try OfficeState(folder: office.outbox.appending(path: ".j3590"), isReadOnly: true)
        let rows = try state.read { try Row.fetchAll($0, sql: "SELECT code, message FROM finding WHERE claim = ?", arguments: [claim]) }
        return Dictionary(rows.map { ($0["code"], $0["message"]) }) { first, _ in first }
    }

    @Test("a packet that somebody removed is made again")
    func removed() async throws {
        try office.drop("order", as: "C-1/order.pdf", TestOffice.order)
        try office.drop(TestOffice.claim, as: "C-1/claim.json")
        try await office.work()
        try FileManager.default.removeItem(at: office.outbox.appending(path: "claims/C-1"))
        try await office.work()
        #expect(try office.names("claims") == ["C-1"])
    }

    @Test("a claim whose only paper turns out to be another's has no packet any more")
    func withdrawn() async throws {
        try office.drop("invoice", as: "scan.pdf", Paper.invoice([.drugBrand: "Examplia"]))
        try office.drop(TestOffice.claim, as: "claim.json")
        try await office.work()
        #expect(try office.names("claims") == ["C-1"])
        try office.drop(TestOffice.claim.replacing("C-1", with: "C-2"), as: "claim2.json")
        let status = try await office.work()
        #expect(try office.names("claims") == [])
        #expect(status.waitingPapers.count == 1 && status.waitingClaims.count == 2)
    }

    /// Each commit and each move is a moment at which the program may end: the state is what it was before, and the files where they were.
    @Test("a halt between writing down and moving is mended", arguments: [true, false])
    func halt(isMoved: Bool) async throws {
        try office.drop("order", as: "order.pdf", TestOffice.order)
        let sha256 = DocumentReader.sha256(of: Array("order".utf8))
        try await office.work()
        let state = try OfficeState(folder: office.outbox.appending(path: ".j3590"))
        try await state.queue.write { try $0.execute(sql: "DELETE FROM waiting; DELETE FROM extraction; UPDATE document SET state = 'received'") }
        if !isMoved { try FileManager.default.moveItem(at: office.outbox.appending(path: "originals/\(sha256.prefix(12))-order.pdf"), to: office.inbox.appending(path: "order.pdf")) }
        let status = try await office.work()
        #expect(status.documents == 1 && status.duplicates == 0 && status.toRead == 0 && status.waitingPapers.count == 1)
        #expect(try office.names("originals").count == 1)
    }
}
