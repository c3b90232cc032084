public import Extraction
public import Foundation
public import Packets
public import Payers
public import Reference

/// What the tool carries: reference data and rules, loaded once.
public struct Models: Sendable {
    public let directory: ModelsDirectory
    public let database: ReferenceDatabase
    public let rules: RuleTable
    public let payers: PayerProfiles
    let reference: ReferenceKnowledge
    private let scorer: Scorer

    /// - Parameter explicit: the folder a person named; nil finds it beside the program.
    /// - Throws: ``ModelsError`` when a part is missing or damaged.
    public init(explicit: String? = nil) throws(ModelsError) {
        do throws(ReferenceError) {
            directory = try ModelsDirectory.locate(explicit: explicit)
            database = try ReferenceDatabase(models: directory)
        } catch {
            throw .reference(error)
        }
        let weights = directory.url.appending(path: "scorer.json")
        guard let json = try? Data(contentsOf: weights) else { throw .missing(path: weights.path) }
        do {
            scorer = try Scorer(json: json)
        } catch {
            throw .scorer(path: weights.path)
        }
        let file = directory.url.appending(path: "rules.csv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw .missing(path: file.path) }
        do throws(RuleTableError) {
            rules = try RuleTable(csv: text)
        } catch {
            throw .rules(path: file.path, error)
        }
        do throws(PayerFileError) {
            payers = try PayerProfiles(folder: directory.url.appending(path: "payers"), rules: rules)
        } catch {
            throw .payers(error)
        }
        reference = ReferenceKnowledge(database)
    }

    /// Finds facts with what the tool knows of drugs, codes and sellers.
    public var extractor: Extractor { Extractor(knowledge: reference, scorer: scorer) }

    /// How recent the tables are by which packets are judged.
    public var referenceDates: [ReferenceDate] { reference.dates }

    /// By whose rules a claim is judged.
    ///
    /// - Parameters:
    ///   - name: a payer that comes before the claim's own.
    ///   - fallback: for claims that name none; without it the place of service decides.
    public func profile(for claim: Claim, insteadOfClaim name: String? = nil, fallback: String? = nil) throws(PacketRunError) -> PayerProfile {
        let profile = name.map { payers.named($0) } ?? payers.profile(for: claim, fallback: fallback, reference: reference)
        if let profile { return profile }
        let wanted = name ?? claim.payer ?? fallback ?? ""
        throw .unknownPayer(wanted, nearest: NearestWord.to(wanted, among: payers.names), all: payers.names)
    }

    /// Claims that were made before, from their packets.
    public func earlierClaims(_ packets: [Data]) throws(PacketRunError) -> [EarlierClaim] {
        try packets.map { json throws(PacketRunError) in
            let stored = try StoredPacket(json)
            return used(by: stored.claim, stored.extractions)
        }
    }

    /// What a claim uses and bills, which others must not.
    public func used(by claim: Claim, _ extractions: [ExtractionRecord]) -> EarlierClaim {
        EarlierClaim(claim: claim, extractions: extractions, reference: reference)
    }

    public var packetBuilder: PacketBuilder { PacketBuilder(rules: rules, reference: reference) }
}

/// A part of the tool that is missing or damaged.
public enum ModelsError: Error, Hashable, Sendable, CustomStringConvertible {
    case reference(ReferenceError)
    case missing(path: String)
    case rules(path: String, RuleTableError)
    case payers(PayerFileError)
    case scorer(path: String)

    public var description: String {
        switch self {
        case .reference(let error): error.description
        case .missing(let path): "\(path) is missing: restore it from the release."
        case .rules(let path, let error): "\(path): \(error)"
        case .payers(let error): error.description
        case .scorer(let path): "\(path) holds no weights: restore it from the release."
        }
    }
}
