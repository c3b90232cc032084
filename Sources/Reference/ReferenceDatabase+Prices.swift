public import Foundation
import GRDB
public import Vocabulary

/// A price that CMS published for a quarter.
public struct PublishedPrice: Hashable, Sendable {
    /// Nil for a drug without a code of its own.
    public let code: HCPCS?
    public let quarter: Quarter
    /// What the limit is for one of: "10 MG".
    public let unit: String
    public let limit: USD
    /// The patient's share in percent.
    public let coinsurance: Decimal
    /// What changed the limit: `inflation`, `biosimilar`, `lesser`, `amp`.
    public let notes: [String]
    /// False when the quarter of the day of service was not published or not imported, so that this is the nearest one's.
    public let isOfThatQuarter: Bool

    public var basis: PriceBasis { code == nil ? .unclassifiedLimit(limit) : .publishedLimit(limit) }

    /// What so many units come to.
    public func estimate(units: Decimal, charge: USD? = nil) -> PaymentEstimate {
        PaymentEstimate(basis, quarter: quarter, units: units, charge: charge, coinsurance: coinsurance)
    }
}

extension ReferenceDatabase {
    /// The payment limit of a code for a day of service: of its quarter, or of the nearest one that is known.
    public func price(of code: HCPCS, on day: CalendarDay) -> PublishedPrice? {
        read { database in
            nearest(try dated("price", where: "code = ?", [code.code], in: database), code: code, to: day)
        }
    }

    /// The payment limit of a drug without a code: by its package, or by its name.
    public func unclassifiedPrice(ndc: NDC?, name: String?, on day: CalendarDay) -> PublishedPrice? {
        read { database in
            let folded = name.map { NamePieces.fold($0).joined(separator: " ") }
            let rows = try dated("noc", where: "1", [], in: database).filter { row in
                let isPackage = ndc.map { list(row["packages"]).contains($0.digits) } ?? false
                let names = NamePieces.fold(row["name"] ?? "").joined(separator: " ")
                return isPackage || folded.map { !$0.isEmpty && (names == $0 || names.hasPrefix($0 + " ")) } ?? false
            }
            return nearest(rows, code: nil, to: day)
        }
    }

    /// What one package holds by the crosswalk of the quarter, or of the nearest one.
    public func units(of ndc: NDC, as code: HCPCS, on day: CalendarDay) -> PackageUnits? {
        read { database in
            let imported = hasImported
                ? try database.rows("SELECT quarter, units_per_item, size, items FROM own.crosswalk WHERE ndc = ? AND code = ?", [ndc.digits, code.code]) : []
            let shipped = try database.rows(
                """
                SELECT quarter, units_per_item, size, items FROM main.crosswalk JOIN package USING(ndc) WHERE ndc = ? AND code = ?
                """, [ndc.digits, code.code])
            guard let row = Self.nearest(imported + shipped, to: day) else { return nil }
            let number = { (column: String) in (row[column] as String?).flatMap { Decimal(string: $0) } }
            guard let size = number("size"), let items = number("items"), let units = number("units_per_item") else { return nil }
            return PackageUnits(itemSize: size, items: items, unitsPerItem: units)
        }
    }

    /// Imported rows first, so that they come before those of the same quarter that came with the program.
    private func dated(_ table: String, where condition: String, _ arguments: StatementArguments, in database: Database) throws -> [Row] {
        let imported = hasImported ? try database.rows("SELECT * FROM own.\(table) WHERE \(condition)", arguments) : []
        return imported + (try database.rows("SELECT * FROM main.\(table) WHERE \(condition)", arguments))
    }

    /// The row of the day's quarter; or the last one before it, or the first one after.
    private static func nearest(_ rows: [Row], to day: CalendarDay) -> Row? {
        let wanted = Quarter(of: day)
        var best: (row: Row, quarter: Quarter)?
        for row in rows {
            guard let quarter = Quarter(row["quarter"] as String? ?? "") else { continue }
            guard let known = best?.quarter else {
                best = (row, quarter)
                continue
            }
            if quarter <= wanted ? quarter > known || known > wanted : known > wanted && quarter < known { best = (row, quarter) }
        }
        return best?.row
    }

    private func nearest(_ rows: [Row], code: HCPCS?, to day: CalendarDay) -> PublishedPrice? {
        guard let row = Self.nearest(rows, to: day), let quarter = Quarter(row["quarter"] as String? ?? ""),
            let amount = (row["amount"] as String?).flatMap({ Decimal(string: $0) })
        else { return nil }
        return PublishedPrice(
            code: code, quarter: quarter, unit: row["unit"] ?? "", limit: USD(amount),
            coinsurance: (row.hasColumn("coinsurance") ? row["coinsurance"] as String? : nil).flatMap { Decimal(string: $0) } ?? 20,
            notes: list(row["note"]), isOfThatQuarter: quarter == Quarter(of: day))
    }
}
