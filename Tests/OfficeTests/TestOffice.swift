import Extraction
import Foundation
import GRDB
import Logging
import Packets
import Payers
import Synchronization
import Testing
import TestSupport

@testable import Office

/// An inbox and an outbox, and an office between them whose reader knows what each text says.
final class TestOffice: Sendable {
    let scratch: TemporaryFolder
    /// What is read from a file, by its bytes.
    let readings = Mutex<[String: ExtractionRecord]>([:])
    /// What was read, in that order.
    let readTexts = Mutex<[String]>([])
    let options: OfficeOptions

    var inbox: URL { scratch.url.appending(path: "inbox") }
    var outbox: URL { scratch.url.appending(path: "out") }

    init(targets: [ReadyTarget] = []) throws {
        scratch = try TemporaryFolder()
        var options = OfficeOptions()
        (options.still, options.patience, options.targets) = (.zero, .seconds(3600), targets)
        self.options = options
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    }

    func open() throws -> Office {
        let columns = ClaimColumns(csv: try Data(contentsOf: Repository.file("models/claim-columns.csv")))
        let tools = OfficeTools(columns: columns, read: read, packet: Self.packet)
        return try Office(inbox: inbox, folders: OfficeFolders(outbox: outbox, state: outbox.appending(path: ".j3590")), tools: tools, options: options, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func read(_ paths: [String], _ finished: (String, ExtractionRecord) async throws -> Void) async throws {
        for path in paths {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            readTexts.withLock { $0.append(text) }
            try await finished(path, readings.withLock { $0[text] } ?? Self.unreadable)
        }
    }

    private static func packet(_ claim: Claim, _ paths: [String], _ interchange: Data?, _ earlier: [EarlierClaim]) async throws -> OfficeTools.Made {
        let records = try paths.map { try JSONDecoder().decode(ExtractionRecord.self, from: Data(contentsOf: URL(filePath: $0))) }
        let rules = try RuleTable(csv: String(contentsOf: Repository.file("models/rules.csv"), encoding: .utf8))
        let profile = try #require(try PayerProfiles(folder: Repository.file("models/payers"), rules: rules).named(nil))
        let packet = PacketBuilder(rules: rules, reference: EmptyReference()).build(claim: claim, extractions: records, profile: profile, asOf: nil, earlier: earlier)
        return (packet, [("packet.json", try JSONEncoder().encode(packet))])
    }

    private static let unreadable = ExtractionRecord(
        file: "", sha256: nil, pageCount: 0, pages: [], documents: [], problems: [Problem(code: .damaged, message: "The file is damaged: scan it again.")])

    /// Drops a file, below the inbox.
    func drop(_ text: String, as name: String, _ documents: DocumentRecord...) throws {
        if !documents.isEmpty {
            var record = Paper.record(documents[0])
            record.documents = documents
            readings.withLock { $0[text] = record }
        }
        let file = inbox.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Works until nothing is due, in an office of its own.
    @discardableResult
    func work() async throws -> OfficeStatus {
        let office = try open()
        try await office.workOff()
        return try OfficeStatus(office.state, inbox: inbox)
    }

    func names(_ folder: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: outbox.appending(path: folder).path).sorted() }
    func readme(_ claim: String) throws -> String { try String(contentsOf: outbox.appending(path: "claims/\(claim)/README.txt"), encoding: .utf8) }

    static let claim = #"{"claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590", "beneficiary_name": "Ann B. Example", "dob": "1955-06-11", "drug_brand": "Examplia"}"#
    static let order = Paper.order([
        .patientName: "Ann B. Example", .patientBirthDate: "1955-06-11", .drugBrand: "Examplia", .serviceDate: "2026-03-02", .adminLot: "L4711", .adminDose: "150 mg",
    ])
    static let invoice = Paper.invoice([.drugBrand: "Examplia", .lot: "L4711", .quantity: "1", .unitOfMeasure: "VIAL", .strength: "100 mg/10 mL", .unitPrice: "1000.00"])
}
