public import Extraction
import Foundation
public import Packets
public import Reference

/// What the tool carries: reference data and rules, loaded once.
public struct Models: Sendable {
    public let directory: ModelsDirectory
    public let database: ReferenceDatabase
    public let rules: RuleTable
    let reference: ReferenceKnowledge

    /// - Parameter explicit: the folder a person named; nil finds it beside the program.
    /// - Throws: ``ModelsError`` when a part is missing or damaged.
    public init(explicit: String? = nil) throws(ModelsError) {
        do throws(ReferenceError) {
            directory = try ModelsDirectory.locate(explicit: explicit)
            database = try ReferenceDatabase(models: directory)
        } catch {
            throw .reference(error)
        }
        let file = directory.url.appending(path: "rules.csv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw .missing(path: file.path) }
        do throws(RuleTableError) {
            rules = try RuleTable(csv: text)
        } catch {
            throw .rules(path: file.path, error)
        }
        reference = ReferenceKnowledge(database)
    }

    /// What extraction knows of drugs, codes and sellers.
    public var knowledge: any Knowledge { reference }

    /// How recent the tables are by which packets are judged.
    public var referenceDates: [ReferenceDate] { reference.dates }

    public var packetBuilder: PacketBuilder { PacketBuilder(rules: rules, reference: reference) }
}

/// A part of the tool that is missing or damaged.
public enum ModelsError: Error, Hashable, Sendable, CustomStringConvertible {
    case reference(ReferenceError)
    case missing(path: String)
    case rules(path: String, RuleTableError)

    public var description: String {
        switch self {
        case .reference(let error): error.description
        case .missing(let path): "\(path) is missing: restore it from the release."
        case .rules(let path, let error): "\(path): \(error)"
        }
    }
}
