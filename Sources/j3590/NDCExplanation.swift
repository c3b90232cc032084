import Foundation
import Reference
import Vocabulary

/// What one printed code stands for.
struct NDCExplanation: Encodable {
    struct Candidate: Encodable {
        let ndc: String
        let hyphenated: String
        let tenDigitForms: [String]
        let labeler: String
        let product: String
        let package: String
        let n4: String
        let labelerName: String?
        let known: Known?
        /// A name of the same product in another package, where this package is not in the tables.
        let productName: String?
    }

    /// What the reference holds; a code that it lacks is unknown, not wrong.
    struct Known: Encodable {
        let name: String
        let properName: String?
        let strength: String?
        let isBiologic: Bool?
        let isSingleDose: Bool?
        let isFinished: Bool?
        let printed: String?
        let size: String?
        let items: Int?
        /// UN or ML, in which a claim counts it.
        let unit: String?
        let description: String?
        let marketedFrom: String?
        let marketedTo: String?
        let hcpcs: [String]
        /// The one in force on the day asked for.
        let ownCode: String?
        let otherPackages: [String]
        let source: String
    }

    let input: String
    let gtin: String?
    let packLevel: Int?
    let expiry: String?
    let lot: String?
    let serialNumber: String?
    /// One, unless the code does not say where its hyphens stand.
    let candidates: [Candidate]

    /// - Throws: a sentence when `code` is no drug code.
    init(_ code: String, reference: ReferenceDatabase?, day: CalendarDay) throws {
        let read = try PrintedDrugCode(code)
        guard !read.candidates.isEmpty else {
            throw FormatError.wrongForm(of: "a US drug's number", expected: "the prefix 03 behind the first digit")
        }
        input = code
        gtin = read.gtin?.digits
        packLevel = read.gtin?.indicator
        let barcode: GS1ElementString? = if case .elementString(let text) = read { text } else { nil }
        expiry = barcode?.expiry?.description
        lot = barcode?.lot?.description
        serialNumber = barcode?.serial
        let all = read.candidates.map { Candidate($0, reference: reference, day: day) }
        let known = all.filter { $0.known != nil || $0.productName != nil }
        // One known code among several possible ones is the one that is meant.
        candidates = known.count == 1 ? known : all
    }

    var text: String {
        var lines = [input]
        func add(_ title: String, _ value: String?) {
            if let value, !value.isEmpty { lines.append("  \(title.padding(toLength: 14, withPad: " ", startingAt: 0)) \(value)") }
        }
        if let gtin { add("GTIN", gtin + (packLevel == 0 ? "" : "  (outer package, level \(packLevel ?? 0))")) }
        add("lot", lot)
        add("expires", expiry)
        add("serial", serialNumber)
        if candidates.count > 1 { lines.append("  \(candidates.count) codes are possible: the digits do not say where the hyphens stand.") }
        for candidate in candidates {
            add("11 digits", "\(candidate.ndc)  (\(candidate.hyphenated))")
            add("10 digits", candidate.known?.printed ?? candidate.tenDigitForms.joined(separator: " or "))
            add("labeler", candidate.labeler + (candidate.labelerName.map { "  \($0)" } ?? ""))
            add("product", "\(candidate.product), package \(candidate.package)")
            add("on the claim", candidate.n4)
            if let known = candidate.known {
                add("drug", known.name + (known.properName.map { " (\($0))" } ?? ""))
                add("strength", known.strength)
                add("licence", known.isBiologic.map { $0 ? "biologic (BLA)" : "not a biologic" })
                add("container", known.isSingleDose.map { $0 ? "single-dose" : "multiple-dose" })
                if known.isFinished == false { add("billing", "not a finished product: it cannot be billed") }
                add("package", known.description)
                add("holds", Self.content(known))
                add("counted in", known.unit)
                add("marketed", Self.days(known))
                add("HCPCS", known.hcpcs.map { $0 == known.ownCode ? "\($0) (in force)" : $0 }.joined(separator: ", "))
                add("other packages", known.otherPackages.joined(separator: ", "))
                add("known from", known.source)
            } else if let name = candidate.productName {
                add("drug", name + ", by the product; this package is not in the reference data")
            } else {
                add("drug", "not in the reference data, which says nothing against it")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func content(_ known: Known) -> String? {
        guard let size = known.size, let items = known.items else { return nil }
        // Crosswalks give a vial of powder the size 1.
        switch (size, known.unit) {
        case ("1", "UN"): return "\(items) vial\(items == 1 ? "" : "s")"
        case ("1", nil): return "\(items) of 1 mL or one vial of powder"
        default: return "\(items) of \(size) mL"
        }
    }

    private static func days(_ known: Known) -> String? {
        let days = [known.marketedFrom.map { "from \($0)" }, known.marketedTo.map { "to \($0)" }].compactMap { $0 }
        return days.isEmpty ? nil : days.joined(separator: " ")
    }
}

extension NDCExplanation.Candidate {
    init(_ ndc: NDC, reference: ReferenceDatabase?, day: CalendarDay) {
        self.ndc = ndc.digits
        hyphenated = ndc.hyphenated
        tenDigitForms = ndc.tenDigitForms
        labeler = ndc.labeler
        product = ndc.product
        package = ndc.package
        n4 = ndc.n4
        labelerName = reference?.labeler(of: ndc)
        let record = reference?.package(ndc)
        productName = record == nil ? reference?.packages(ofProduct: ndc).first.map { $0.drug?.brand ?? $0.name } : nil
        known = reference.flatMap { reference in
            record.map { record in
                NDCExplanation.Known(
                    name: record.drug?.brand ?? record.name, properName: record.drug?.properName, strength: record.strength?.description, isBiologic: record.isBiologic,
                    isSingleDose: record.isSingleDose, isFinished: record.isFinished, printed: record.printed,
                    size: record.size.map { "\($0)" }, items: record.items, unit: record.ndcUnit?.rawValue, description: record.listing?.packageDescription,
                    marketedFrom: record.listing?.started?.description, marketedTo: record.listing?.ended?.description,
                    hcpcs: record.codes.map(\.code), ownCode: reference.ownCode(of: ndc, on: day).flatMap { $0.isCertain ? $0.code.code : nil },
                    otherPackages: reference.packages(ofProduct: ndc).map(\.ndc).filter { $0 != ndc }.map(\.hyphenated),
                    source: reference.source(of: record))
            }
        }
    }
}

extension ReferenceDatabase {
    /// The table that knows a package, with its day.
    fileprivate func source(of record: PackageRecord) -> String {
        let (table, title) =
            switch record.source {
            case .current: ("packages", "tables of CMS and FDA")
            case .imported: ("directory", "the imported NDC Directory")
            case .listed2020: ("listed", "an old NDC Directory")
            }
        let day = editions.filter { $0.table == table }.compactMap(\.asOf).max()
        return title + (day.map { ", as of \($0)" } ?? "")
    }
}
