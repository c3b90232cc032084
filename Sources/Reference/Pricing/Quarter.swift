public import Vocabulary

/// A quarter of a calendar year, the time for which CMS publishes prices and codes.
public struct Quarter: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let year: Int
    /// 1…4
    public let number: Int

    /// The quarter in which a day lies.
    public init(of day: CalendarDay) {
        year = day.year
        number = (day.month - 1) / 3 + 1
    }

    private init(year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// "2025Q4", in either order of year and quarter.
    public init?(_ text: some StringProtocol) {
        let letters = text.uppercased().filter { $0 != " " && $0 != "-" }
        let halves = letters.split(separator: "Q", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        let digits = halves[0].isEmpty ? [halves[1].dropFirst(), halves[1].prefix(1)] : [halves[0], halves[1]]
        guard let year = Int(digits[0]), (1990...2199).contains(year), let number = Int(digits[1]), (1...4).contains(number) else { return nil }
        self.init(year: year, number: number)
    }

    /// Nil only for years without a calendar of ours.
    public var firstDay: CalendarDay? { try? CalendarDay(year: year, month: number * 3 - 2, day: 1) }
    public var lastDay: CalendarDay? { firstDay?.adding(months: 3).adding(days: -1) }
    public var next: Quarter { number == 4 ? Quarter(year: year + 1, number: 1) : Quarter(year: year, number: number + 1) }

    public var description: String { "\(year)Q\(number)" }
    public static func < (first: Quarter, second: Quarter) -> Bool { (first.year, first.number) < (second.year, second.number) }
}
