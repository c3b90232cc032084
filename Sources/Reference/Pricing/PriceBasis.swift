import Foundation
public import Vocabulary

/// What a price for one pricing unit is made from: the published or printed amount and the rule that adds to it.
///
/// Sources: Social Security Act 1847A(b) (ASP + 6 %), 1847A(c)(4) (WAC + 3 % while there is no ASP), section 11403 of the
/// Inflation Reduction Act (8 % for qualifying biosimilars), 42 CFR 419.64 (95 % of AWP without a code).
public enum PriceBasis: Hashable, Sendable {
    /// A limit published by CMS; what is added is in it already.
    case publishedLimit(USD)
    /// The limit for a drug without a code of its own.
    case unclassifiedLimit(USD)
    case averageSalesPrice(USD)
    /// - Parameter qualifies: the biosimilar's ASP is not above the reference product's, within its five years.
    case biosimilar(averageSalesPrice: USD, reference: USD, qualifies: Bool)
    /// A new drug in the quarters before its ASP is known.
    case wholesaleInitial(USD)
    /// No ASP for another reason.
    case wholesale(USD)
    /// A new biosimilar before its ASP is known: the lesser of two limits.
    case newBiosimilar(wholesale: USD, referenceSalesPrice: USD?, referenceWholesale: USD?)
    case averageWholesale(USD)
    /// What the invoice asks for the unit, net of discounts and without freight.
    case invoice(USD)

    /// The payment limit for one pricing unit, unrounded.
    public var limit: USD {
        switch self {
        case .publishedLimit(let limit), .unclassifiedLimit(let limit), .invoice(let limit): limit
        case .averageSalesPrice(let price), .wholesale(let price): price * Self.percent(106)
        case .wholesaleInitial(let price): price * Self.percent(103)
        case .averageWholesale(let price): price * Self.percent(95)
        case .biosimilar(let own, let reference, let qualifies): own + reference * Self.percent(qualifies ? 8 : 6)
        case .newBiosimilar(let wholesale, let salesPrice, let referenceWholesale):
            [wholesale * Self.percent(103), [salesPrice, referenceWholesale].compactMap { $0 }.min().map { $0 * Self.percent(106) }].compactMap { $0 }.min() ?? wholesale
        }
    }

    /// In few words, for the line beside an estimate.
    public var name: String {
        switch self {
        case .publishedLimit: "payment limit (ASP + 6 %)"
        case .unclassifiedLimit: "limit for drugs without a code"
        case .averageSalesPrice: "ASP + 6 %"
        case .biosimilar(_, _, let qualifies): "ASP + \(qualifies ? 8 : 6) % of the reference product's"
        case .wholesaleInitial: "WAC + 3 %"
        case .wholesale: "WAC + 6 %"
        case .newBiosimilar: "WAC + 3 %, at most the reference product's limit"
        case .averageWholesale: "95 % of AWP"
        case .invoice: "invoice"
        }
    }

    private static func percent(_ number: Int) -> Decimal { Decimal(number) / 100 }

    /// Whether a biosimilar is within the five years in which 8 % instead of 6 % are added, on a day of service.
    ///
    /// The years begin on 2022-10-01 for products that were paid by ASP the day before, otherwise with the first quarter of
    /// payment by ASP, when that lies before 2028.
    public static func isBiosimilarAddOnPeriod(firstPaidByASP: CalendarDay, on day: CalendarDay) -> Bool {
        guard let law = try? CalendarDay(year: 2022, month: 10, day: 1), let end = try? CalendarDay(year: 2027, month: 12, day: 31) else { return false }
        let start = firstPaidByASP < law ? law : Quarter(of: firstPaidByASP).firstDay ?? firstPaidByASP
        return start <= end && day >= start && day < start.adding(months: 60)
    }
}
