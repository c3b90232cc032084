import Foundation
import GRDB
import Vocabulary

/// A package of the imported NDC Directory, with its product.
struct ImportedPack {
    let printed: String?
    let brand: String?
    let properName: String?
    let labeler: String?
    let size: Decimal?
    let items: Int?
    let container: Drug.Container?
    let isFinished: Bool?
    let listing: Listing

    init?(_ ndc: NDC, in database: Database) throws {
        guard
            let row = try database.row(
                """
                SELECT pack.printed, pack.description, pack.size, pack.items, pack.container, pack.started, pack.ended, pack.sample, pack.finished,
                       product.brand, product.proper, product.labeler, product.form, product.routes, product.strengths, product.category, product.application
                FROM own.pack AS pack JOIN own.product AS product ON product.id = pack.product WHERE pack.ndc = ?
                """, [ndc.digits])
        else { return nil }
        printed = row["printed"]
        brand = row["brand"]
        properName = row["proper"]
        labeler = row["labeler"]
        size = (row["size"] as String?).flatMap { Decimal(string: $0) }
        items = (row["items"] as String?).flatMap { Int($0) }
        container = (row["container"] as String?).flatMap { Drug.Container(rawValue: $0) }
        isFinished = row["finished"]
        let day = { (text: String?) in text.flatMap { try? CalendarDay($0) } }
        listing = Listing(
            packageDescription: row["description"], dosageForm: row["form"], marketingCategory: row["category"], application: row["application"],
            strengths: row["strengths"], routes: row["routes"], started: day(row["started"]), ended: day(row["ended"]), isSample: row["sample"] == 1)
    }

    /// "100 mg/10mL" of one ingredient; what several ingredients have is not one strength.
    var strength: Strength? {
        guard let text = listing.strengths, let read = try? Strength(text) else { return nil }
        // A powder is listed by what "1" vial of it holds.
        return text.hasSuffix("/1") ? nil : read
    }

    /// By the marketing category; nil where that is neither a licence nor an application for a drug.
    var isBiologic: Bool? {
        switch listing.marketingCategory {
        case "BLA": true
        case "NDA", "ANDA", "NDA AUTHORIZED GENERIC": false
        default: nil
        }
    }
}
