import Foundation
import GRDB
public import Vocabulary

extension ReferenceDatabase {
    /// The package that carries this NDC.
    public func package(_ ndc: NDC) -> PackageRecord? {
        memory.packages.answer(to: ndc) {
            read { database in
                let pack = hasImported ? try ImportedPack(ndc, in: database) : nil
                if let row = try database.row("SELECT * FROM package WHERE ndc = ?", [ndc.digits]) { return try record(ndc, row, pack, in: database) }
                if let pack { return try record(ndc, pack, in: database) }
                return try listed(ndc, in: database)
            }
        }
    }

    /// Every package of the product: same labeler and product segment.
    public func packages(ofProduct ndc: NDC) -> [PackageRecord] {
        let product = String(ndc.digits.prefix(9))
        return read { database in
            var found: [PackageRecord] = []
            for row in try database.rows("SELECT * FROM package WHERE ndc >= ? AND ndc < ? ORDER BY ndc", [product, product + ":"]) {
                if let code = try? NDC(row["ndc"] as String? ?? "") { found.append(try record(code, row, nil, in: database)) }
            }
            if hasImported {
                let known = Set(found.map(\.ndc))
                for digits in try String.fetchAll(
                    database.cachedStatement(sql: "SELECT ndc FROM own.pack WHERE ndc >= ? AND ndc < ?"), arguments: [product, product + ":"])
                {
                    guard let code = try? NDC(digits), !known.contains(code), let pack = try ImportedPack(code, in: database) else { continue }
                    found.append(try record(code, pack, in: database))
                }
            }
            if let packages = try database.text("SELECT packages FROM listed WHERE product = ?", [product]) {
                let known = Set(found.map(\.ndc))
                for package in pairs(packages) {
                    guard let code = try? NDC(product + package), !known.contains(code), let record = try listed(code, in: database) else { continue }
                    found.append(record)
                }
            }
            return found.sorted { $0.ndc < $1.ndc }
        } ?? []
    }

    public func relation(_ first: NDC, _ second: NDC) -> PackageRelation {
        if first == second { return .identical }
        guard first.isSameProduct(as: second) else { return .different }
        return .sameProduct(areBothListed: package(first) != nil && package(second) != nil)
    }

    /// The package that ten bare digits stand for, when the tables have exactly one.
    public func package(tenDigits: String) -> PackageRecord? {
        let found = NDC.candidates(tenDigits: tenDigits).compactMap { package($0) }
        return found.count == 1 ? found[0] : nil
    }

    private func record(_ ndc: NDC, _ row: Row, _ pack: ImportedPack?, in database: Database) throws -> PackageRecord {
        let drug = try (row["drug"] as Int64?).flatMap { try self.drug($0, in: database) } ?? pack.flatMap { try self.drug(of: $0, in: database) }
        return PackageRecord(
            ndc: ndc, printed: row["printed"] ?? pack?.printed, name: row["name"] ?? "", drug: drug,
            labeler: try labeler(ndc, in: database) ?? pack?.labeler,
            size: (row["size"] as String?).flatMap { Decimal(string: $0) } ?? pack?.size,
            strength: (row["strength"] as String?).flatMap { try? Strength($0) } ?? pack?.strength, items: (row["items"] as String?).flatMap { Int($0) } ?? pack?.items,
            codes: try crosswalkCodes(of: ndc, codes(row["codes"]), in: database),
            isBiologic: pack?.isBiologic ?? row["biologic"] ?? drug?.isBiologic, isFinished: row["finished"] ?? pack?.isFinished, source: .current,
            listing: pack?.listing, ownContainer: pack?.container ?? (row["container"] as String?).flatMap { Drug.Container(rawValue: $0) })
    }

    private func record(_ ndc: NDC, _ pack: ImportedPack, in database: Database) throws -> PackageRecord {
        let drug = try self.drug(of: pack, in: database)
        return PackageRecord(
            ndc: ndc, printed: pack.printed, name: pack.brand ?? pack.properName ?? "", drug: drug, labeler: pack.labeler, size: pack.size, strength: pack.strength, items: pack.items,
            codes: try crosswalkCodes(of: ndc, [], in: database), isBiologic: pack.isBiologic ?? drug?.isBiologic, isFinished: pack.isFinished, source: .imported,
            listing: pack.listing, ownContainer: pack.container)
    }

    /// The drug of an imported package, by the names on it; several drugs of one name are none.
    private func drug(of pack: ImportedPack, in database: Database) throws -> Drug? {
        for (name, kind) in [(pack.brand, DrugMatch.Kind.brand), (pack.properName, .properName)] {
            guard let name else { continue }
            let text = NamePieces.fold(name).joined(separator: " ")
            for table in ["main", "own"] {
                guard let ids = try database.text("SELECT drugs FROM \(table).name WHERE text = ? AND kind = ?", [text, kind.rawValue]) else { continue }
                let drugs = try ids.split(separator: " ").compactMap { Int64($0) }.compactMap { try self.drug($0, in: database) }
                let same = drugs.filter { pack.properName == nil || $0.properName?.lowercased() == pack.properName?.lowercased() }
                if let one = same.count == 1 ? same.first : drugs.count == 1 ? drugs.first : nil { return one }
            }
        }
        return nil
    }

    /// The package's codes by imported crosswalks, or else by what came with the program.
    private func crosswalkCodes(of ndc: NDC, _ shipped: [HCPCS], in database: Database) throws -> [HCPCS] {
        guard hasImported else { return shipped }
        let imported = try String.fetchAll(
            database.cachedStatement(sql: "SELECT DISTINCT code FROM own.crosswalk WHERE ndc = ? ORDER BY quarter DESC"), arguments: [ndc.digits]
        ).compactMap { try? HCPCS($0) }
        return imported + shipped.filter { !imported.contains($0) }
    }

    /// From the directory of 2020, which knows ingredients only.
    private func listed(_ ndc: NDC, in database: Database) throws -> PackageRecord? {
        guard let row = try database.row("SELECT * FROM listed WHERE product = ?", [String(ndc.digits.prefix(9))]),
            pairs(row["packages"] ?? "").contains(ndc.package)
        else { return nil }
        let ingredient = try (row["ingredient"] as Int64?).flatMap { try database.text("SELECT name FROM ingredient WHERE id = ?", [$0]) }
        return PackageRecord(
            ndc: ndc, printed: nil, name: ingredient ?? "", drug: nil, labeler: try labeler(ndc, in: database), size: nil, strength: nil, items: nil, codes: [],
            isBiologic: try ingredient.flatMap { try isBiologic(ingredient: $0, in: database) }, isFinished: nil, source: .listed2020,
            listing: nil, ownContainer: nil)
    }

    /// Nil for a name that the drugs do not have.
    private func isBiologic(ingredient: String, in database: Database) throws -> Bool? {
        let name = NamePieces.fold(ingredient).joined(separator: " ")
        let ids = try database.rows("SELECT drugs FROM name WHERE text = ? AND kind > 0", [name]).flatMap { row in
            (row["drugs"] as String? ?? "").split(separator: " ").compactMap { Int64($0) }
        }
        let answers = Set(try ids.compactMap { try drug($0, in: database)?.isBiologic })
        return answers.count == 1 ? answers.first : nil
    }

    private func labeler(_ ndc: NDC, in database: Database) throws -> String? {
        try database.text("SELECT name FROM labeler WHERE code = ?", [ndc.labeler])
    }

    /// "0102" is two package codes.
    private func pairs(_ text: String) -> [String] {
        stride(from: 0, to: text.utf8.count - 1, by: 2).map { String(text.dropFirst($0).prefix(2)) }
    }
}
