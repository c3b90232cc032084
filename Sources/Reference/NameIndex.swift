import GRDB
import Synchronization

/// All drug names in memory, found by their first piece, letter for letter or misread.
final class NameIndex: Sendable {
    struct Name: Sendable {
        let text: String
        let kind: DrugMatch.Kind
        let pieces: [[UInt8]]
        var drugs: [Int64]
    }

    /// A name at a place in a line.
    struct Hit {
        let pieces: Range<Int>
        let name: Int
        /// Tenths of a letter.
        let cost: Int
        let letters: Int
        /// The print goes on with a suffix that the name does not have.
        var hasUnknownSuffix = false

        var similarity: Double { max(0, 1 - Double(cost) / Double(max(letters, 1) * 10)) }
    }

    /// How much misreading is forgiven.
    enum Tolerance {
        /// In running text, where most words are no drugs.
        case text
        /// In a text that is meant to be a name.
        case name
    }

    let names: [Name]
    private let byFirstPiece: [[UInt8]: [Int]]
    /// First pieces that may be misread, by their length.
    private let firstPieces: [[(mask: UInt32, piece: [UInt8])]]
    /// The words of a page come again on the next one.
    private let remembered = Mutex<[[UInt8]: [NearPiece]]>([:])

    init(_ database: Database, hasImported: Bool) throws {
        var names = try Self.names(in: database, table: "main.name")
        if hasImported {
            // A drug that came with the program knows more than a directory says: under names of its own only others join it.
            let places = Dictionary(names.indices.map { (Key(names[$0]), $0) }, uniquingKeysWith: { first, _ in first })
            let fresh = try Self.newDrugs(in: database)
            for name in try Self.names(in: database, table: "own.name") {
                if let place = places[Key(name)] { names[place].drugs += name.drugs.filter(fresh.contains) } else { names.append(name) }
            }
        }
        var byFirstPiece: [[UInt8]: [Int]] = [:]
        for (index, name) in names.enumerated() {
            if let first = name.pieces.first { byFirstPiece[first, default: []].append(index) }
        }
        var firstPieces: [[(mask: UInt32, piece: [UInt8])]] = Array(repeating: [], count: MisreadDistance.longest + 1)
        for piece in byFirstPiece.keys where piece.count >= 5 && piece.count <= MisreadDistance.longest {
            firstPieces[piece.count].append((Self.mask(piece), piece))
        }
        self.names = names
        self.byFirstPiece = byFirstPiece
        self.firstPieces = firstPieces
    }

    private struct Key: Hashable {
        let text: String
        let kind: DrugMatch.Kind

        init(_ name: Name) {
            text = name.text
            kind = name.kind
        }
    }

    private static func names(in database: Database, table: String) throws -> [Name] {
        var names: [Name] = []
        let cursor = try Row.fetchCursor(database, sql: "SELECT text, kind, drugs FROM \(table)")
        while let row = try cursor.next() {
            let text: String = row[0]
            let ids: String = row[2]
            names.append(
                Name(
                    text: text, kind: DrugMatch.Kind(rawValue: row[1]) ?? .coreName, pieces: text.utf8.split(separator: 0x20).map { Array($0) },
                    drugs: ids.utf8.split(separator: 0x20).map { digits in digits.reduce(into: Int64(0)) { $0 = $0 * 10 + Int64($1 - 0x30) } }))
        }
        return names
    }

    /// Imported drugs whose brand, or name where there is none, did not come with the program.
    private static func newDrugs(in database: Database) throws -> Set<Int64> {
        let known = Set(try String.fetchAll(database, sql: "SELECT lower(coalesce(brand, proper, '')) FROM main.drug"))
        let imported = try Row.fetchAll(database, sql: "SELECT id, lower(coalesce(brand, proper, '')) FROM own.drug")
        return Set(imported.compactMap { known.contains($0[1]) ? nil : $0[0] as Int64 })
    }

    /// One bit for each letter or digit that occurs.
    private static func mask(_ piece: [UInt8]) -> UInt32 { piece.reduce(0) { $0 | 1 << UInt32($1 & 31) } }

    /// What may be paid for a piece of `length` letters.
    private static func limit(_ length: Int, _ tolerance: Tolerance) -> Int {
        switch (length, tolerance) {
        case (..<5, _): 0
        case (5, _): 4
        case (6...7, .text): 10
        case (6...7, .name): 14
        case (8...10, .text): 14
        case (8...10, .name): 20
        default: 20
        }
    }

    /// Every name that begins with the piece at `start`.
    func hits(in pieces: [[UInt8]], at start: Int, _ tolerance: Tolerance) -> [Hit] {
        let first = pieces[start]
        var hits: [Hit] = []
        let exact = byFirstPiece[first] ?? []
        for index in exact { appendHit(index, firstCost: 0) }
        // A piece that begins some name is read right, also where that name does not go on as printed.
        if exact.isEmpty {
            let limit = Self.limit(first.count, tolerance)
            for near in nearPieces(to: first) where near.cost <= limit {
                for index in byFirstPiece[near.piece] ?? [] { appendHit(index, firstCost: near.cost) }
            }
        }
        return hits

        func appendHit(_ index: Int, firstCost: Int) {
            let name = names[index].pieces
            var cost = firstCost
            var letters = name[0].count
            guard start + name.count <= pieces.count else { return }
            for offset in 1..<max(name.count, 1) where offset < name.count {
                let printed = pieces[start + offset]
                let limit = name[offset].count == 4 ? 8 : Self.limit(name[offset].count, tolerance)
                guard let more = MisreadDistance.between(printed, name[offset], limit: limit) else { return }
                cost += more
                letters += name[offset].count
            }
            hits.append(Hit(pieces: start..<start + name.count, name: index, cost: cost, letters: letters))
        }
    }

    private struct NearPiece {
        let piece: [UInt8]
        let cost: Int
    }

    /// First pieces of names that `printed` may be a misreading of.
    private func nearPieces(to printed: [UInt8]) -> [NearPiece] {
        guard printed.count >= 5, printed.contains(where: { $0 >= 0x61 }), !OrdinaryWords.contains(printed) else { return [] }
        if let known = remembered.withLock({ $0[printed] }) { return known }
        let limit = Self.limit(printed.count, .name)
        let mask = Self.mask(printed)
        // The cheapest edit changes two letters of the set.
        let differences = limit / 2
        var found: [NearPiece] = []
        for length in max(5, printed.count - 2)...(printed.count + 2) where length < firstPieces.count {
            for candidate in firstPieces[length] where (candidate.mask ^ mask).nonzeroBitCount <= differences {
                guard let cost = MisreadDistance.between(printed, candidate.piece, limit: limit) else { continue }
                found.append(NearPiece(piece: candidate.piece, cost: cost))
            }
        }
        remembered.withLock {
            // Bounded: a run over thousands of pages must not grow.
            if $0.count > 20_000 { $0.removeAll() }
            $0[printed] = found
        }
        return found
    }

    /// Longer names first, then the better read, then brands before proper names.
    func isBetter(_ first: Hit, than second: Hit) -> Bool {
        if first.pieces.count != second.pieces.count {
            // A longer name that is misread must not beat a shorter one letter for letter by more than its own weight.
            return first.pieces.count > second.pieces.count
        }
        if first.cost != second.cost { return first.cost < second.cost }
        return names[first.name].kind.rawValue < names[second.name].kind.rawValue
    }

    /// The names in a line, from left to right, without overlap.
    func mentions(in line: NamePieces) -> [Hit] {
        var mentions: [Hit] = []
        var start = 0
        while start < line.pieces.count {
            // Three letters in running text are an abbreviation of anything.
            let hits = hits(in: line.pieces, at: start, .text).filter { $0.letters > 3 }
            guard var best = hits.min(by: { isBetter($0, than: $1) }) else {
                start += 1
                continue
            }
            best.hasUnknownSuffix = hasUnknownSuffix(best, in: line)
            mentions.append(best)
            start = best.pieces.upperBound
        }
        return mentions
    }

    /// Four letters in the same word behind a proper name that has no such suffix.
    func hasUnknownSuffix(_ hit: Hit, in line: NamePieces) -> Bool {
        let next = hit.pieces.upperBound
        guard names[hit.name].kind != .brand, next < line.pieces.count, line.words[next] == line.words[next - 1] else { return false }
        let piece = line.pieces[next]
        return piece.count == 4 && piece.allSatisfy { $0 >= 0x61 }
    }
}
