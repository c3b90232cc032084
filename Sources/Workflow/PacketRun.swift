public import Extraction
public import Foundation
public import Packets
public import Vocabulary
public import Claims
import Documents
import PageText
import Reference
import Reports

/// One claim from files to packet.
public struct PacketRun: Sendable {
    private let models: Models
    private let pool: ReaderPool
    private let cache: ReadingCache?

    public init(models: Models, jobs: Int, isolation: Isolation = .none, cache: ReadingCache? = nil) {
        self.models = models
        self.cache = cache
        pool = ReaderPool(jobs: jobs, isolation: isolation, recognisers: models.directory.recognisers, cache: cache) { models.extractor }
    }

    /// What the run gave: the packet and the files that could not be read.
    public struct Outcome: Sendable {
        public let packet: Packet
        public let files: [(name: String, bytes: Data)]
        /// What the claim outputs leave out, and why.
        public let notes: [String]
        /// Problem by path, in the order of the files.
        public let problems: [(path: String, problem: Problem)]
    }

    /// - Parameters:
    ///   - paths: documents, or extractions (`j3590.extraction/1`) that were made or corrected earlier.
    ///   - earlier: claims that the practice made before, which this one must not bill again.
    ///   - claimFile: an 837P of the practice system that holds the claim, to be enriched.
    ///   - isMasked: false leaves lines for other products uncovered in packet.pdf.
    ///   - started: called with the path when work on it begins.
    public func run(
        claim: Claim, paths: [String], profile: PayerProfile, asOf: CalendarDay?, claimFile: ClaimFile? = nil, earlier: [EarlierClaim] = [], isMasked: Bool = true,
        started: @Sendable @escaping (String) async -> Void = { _ in }
    ) async throws -> Outcome {
        var records: [String: ExtractionRecord] = [:]
        var problems: [String: [Problem]] = [:]
        var words: [String: [Page]] = [:]
        let ready = paths.filter { $0.lowercased().hasSuffix(".json") }
        for path in ready { records[path] = try Self.extraction(at: path) }
        let papers = paths.filter { !ready.contains($0) }
        try await pool.read(papers, started: { await started(papers[$0]) }) { result in
            records[result.path] = result.record
            problems[result.path] = result.record.problems
            words[result.path] = result.source?.pages
        }
        Self.tellApart(&records)
        let packet = models.packetBuilder.build(claim: claim, extractions: paths.compactMap { records[$0] }, profile: profile, asOf: asOf, earlier: earlier)
        let sources = paths.compactMap { path -> PacketPDF.Source? in
            guard let record = records[path], !record.documents.isEmpty, let file = Self.document(of: record, at: path), let data = FileManager.default.contents(atPath: file)
            else { return nil }
            let bytes = [UInt8](data)
            // What was read earlier is not read again for its words.
            let pages = words[path] ?? cache?.document(sha256: DocumentReader.sha256(of: bytes), name: record.file)?.pages
            return PacketPDF.Source(name: record.file, bytes: bytes, pages: pages ?? [])
        }
        let open = PacketPapers(packet, sources: sources, isMasked: isMasked)
        // Only the payer's copy paints pages, so that both can be made at a time.
        async let working = PacketPDF.render(packet, papers: open, copy: .working)
        let pdf = try PacketPDF.render(packet, papers: open, copy: .payer)
        let json = try RecordJSON.encode(packet)
        let outputs = try ClaimOutput.files(of: packet, claimFile: claimFile, made: MakingTime.now, packetSize: pdf.count)
        let proof = try CMS1500Page.render(outputs.form, claimID: claim.claimID)
        return Outcome(
            packet: packet, files: [("packet.json", Data(json.utf8)), ("packet.pdf", Data(pdf)), ("working-copy.pdf", Data(try await working)), ("cms1500.pdf", Data(proof))] + outputs.files, notes: outputs.notes,
            problems: paths.flatMap { path in (problems[path] ?? []).map { (path, $0) } })
    }

    /// Two folders may both hold a "scan.pdf": then a name says its folders too, as many as it takes. Evidence is cited by name.
    static func tellApart(_ records: inout [String: ExtractionRecord]) {
        for (name, same) in Dictionary(grouping: records, by: \.value.file) where same.count > 1 {
            let folders = same.map { Array((($0.key as NSString).deletingLastPathComponent as NSString).pathComponents.reversed()) }
            for (index, entry) in same.enumerated() {
                let needed = (1...max(1, folders[index].count)).first { count in
                    !folders.enumerated().contains { $0 != index && $1.prefix(count).elementsEqual(folders[index].prefix(count)) }
                }
                let lead = folders[index].prefix(needed ?? folders[index].count).reversed()
                if !lead.isEmpty { records[entry.key]?.file = (lead + [name]).joined(separator: "/").replacing("//", with: "/") }
            }
        }
    }

    /// The file whose pages a record is about: itself, or beside a ready extraction the file it names.
    private static func document(of record: ExtractionRecord, at path: String) -> String? {
        guard path.lowercased().hasSuffix(".json") else { return path }
        let beside = URL(fileURLWithPath: path).deletingLastPathComponent().appending(path: (record.file as NSString).lastPathComponent).path
        return FileManager.default.fileExists(atPath: beside) ? beside : nil
    }

    private static func extraction(at path: String) throws(PacketRunError) -> ExtractionRecord {
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path: path) }
        do {
            // What extract --format json prints of one file is a list of one.
            if data.first(where: { !" \n\r\t".utf8.contains($0) }) == UInt8(ascii: "[") {
                let records = try JSONDecoder().decode([ExtractionRecord].self, from: data)
                if records.count == 1 { return records[0] }
                throw PacketRunError.notAnExtraction(path: path, reason: "it holds \(records.count), and one is needed")
            }
            return try JSONDecoder().decode(ExtractionRecord.self, from: data)
        } catch let error as PacketRunError {
            throw error
        } catch let DecodingError.dataCorrupted(context) {
            throw .notAnExtraction(path: path, reason: context.debugDescription)
        } catch let DecodingError.keyNotFound(key, _) {
            throw .notAnExtraction(path: path, reason: "\(key.stringValue) is missing")
        } catch let DecodingError.typeMismatch(_, context) {
            throw .notAnExtraction(path: path, reason: "\(context.codingPath.last?.stringValue ?? "the whole") has the wrong type")
        } catch {
            throw .notAnExtraction(path: path, reason: "it does not have the form of j3590 schema extraction")
        }
    }

    /// Checks a packet again, from what it holds itself.
    ///
    /// - Parameters:
    ///   - json: the bytes of a packet.json.
    ///   - payer: another payer than the claim's; nil keeps it.
    public static func check(_ json: Data, models: Models, payer: String?, asOf: CalendarDay?, earlier: [EarlierClaim] = []) throws(PacketRunError) -> Packet {
        let stored = try StoredPacket(json)
        let profile = try models.profile(for: stored.claim, insteadOfClaim: payer)
        return models.packetBuilder.build(claim: stored.claim, extractions: stored.extractions, profile: profile, asOf: asOf, earlier: earlier)
    }
}

/// What a packet.json holds of its own making.
struct StoredPacket {
    let claim: Claim
    let extractions: [ExtractionRecord]

    init(_ json: Data) throws(PacketRunError) {
        struct Stored: Decodable { let extractions: [ExtractionRecord] }
        guard let object = try? JSONSerialization.jsonObject(with: json) as? [String: Any], object["schema"] as? String == Packet.schema else {
            throw .notAPacket(reason: "it is no \(Packet.schema) object")
        }
        guard let claimObject = object["claim"], let claimJSON = try? JSONSerialization.data(withJSONObject: claimObject) else { throw .notAPacket(reason: "it holds no claim") }
        do throws(ClaimError) {
            claim = try Claim(json: claimJSON)
        } catch {
            throw .notAPacket(reason: error.description)
        }
        guard let stored = try? JSONDecoder().decode(Stored.self, from: json) else { throw .notAPacket(reason: "its extractions are not readable") }
        extractions = stored.extractions
    }
}

public enum PacketRunError: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadable(path: String)
    case notAnExtraction(path: String, reason: String)
    case notAPacket(reason: String)
    case unknownPayer(String, nearest: String?, all: [String])

    public var description: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be opened: check its name and who may read it."
        case .notAnExtraction(let path, let reason): "\(path) is no extraction (\(reason)): see j3590 schema extraction."
        case .notAPacket(let reason): "This is no packet that can be checked (\(reason)): build it with j3590 packet."
        case .unknownPayer(let name, let nearest, let all): "There is no payer \(name)\(nearest.map { "; did you mean \($0)?" } ?? ": use one of \(all.joined(separator: ", ")).")"
        }
    }
}
