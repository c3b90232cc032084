import Foundation
import GRDB
public import Vocabulary

extension ReferenceDatabase {
    /// The package that carries this NDC.
    public func package(_ ndc: NDC) -> PackageRecord? {
        read { database in
            if let row = try database.row("SELECT * FROM package WHERE ndc = ?", [ndc.digits]) { return try record(ndc, row, in: database) }
            return try listed(ndc, in: database)
        }
    }

    /// Every package of the product: same labeler and product segment.
    public func packages(ofProduct ndc: NDC) -> [PackageRecord] {
        let product = String(ndc.digits.prefix(9))
        return read { database in
            var found: [PackageRecord] = []
            for row in try database.rows("SELECT * FROM package WHERE ndc >= ? AND ndc < ? ORDER BY ndc", [product, product + ":"]) {
                if let code = try? NDC(row["ndc"] as String? ?? "") { found.append(try record(code, row, in: database)) }
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

    private func record(_ ndc: NDC, _ row: Row, in database: Database) throws -> PackageRecord {
        let drug = try (row["drug"] as Int64?).flatMap { try self.drug($0, in: database) }
        return PackageRecord(
            ndc: ndc, printed: row["printed"], name: row["name"] ?? "", drug: drug, labeler: try labeler(ndc, in: database),
            size: (row["size"] as String?).flatMap { Decimal(string: $0) }, items: (row["items"] as String?).flatMap { Int($0) },
            codes: codes(row["codes"]), isBiologic: row["biologic"] ?? drug?.isBiologic, isFinished: row["finished"], source: .current)
    }

    /// From the directory of 2020, which knows ingredients only.
    private func listed(_ ndc: NDC, in database: Database) throws -> PackageRecord? {
        guard let row = try database.row("SELECT * FROM listed WHERE product = ?", [String(ndc.digits.prefix(9))]),
            pairs(row["packages"] ?? "").contains(ndc.package)
        else { return nil }
        let ingredient = try (row["ingredient"] as Int64?).flatMap { try database.text("SELECT name FROM ingredient WHERE id = ?", [$0]) }
        return PackageRecord(
            ndc: ndc, printed: nil, name: ingredient ?? "", drug: nil, labeler: try labeler(ndc, in: database), size: nil, items: nil, codes: [],
            isBiologic: try ingredient.flatMap { try isBiologic(ingredient: $0, in: database) }, isFinished: nil, source: .listed2020)
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
