/// The date to which a lot may be used, to the month or to the day.
///
/// A month means its last day (USP <7>).
public struct ExpiryDate: Hashable, Sendable {
    public let year: Int
    public let month: Int
    /// nil: printed to the month only.
    public let day: Int?

    /// - Parameter printed: "03/2027", "03/26", "2026-03", "MAR 2026", "2026-MAR-31", or any full date.
    public init(_ printed: some StringProtocol) throws(FormatError) {
        let text = printed.trimmingSpace()
        if let full = try? CalendarDay(text) {
            guard (2000...2099).contains(full.year) else { throw Self.wrong }
            (year, month, day) = (full.year, full.month, full.day)
            return
        }
        let parts = text.split { " /-.,\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}".contains($0) }.map { String($0) }
        guard parts.count == 2 else { throw Self.wrong }
        func number(_ part: String, year: Bool) -> Int? {
            guard part.allSatisfy({ $0.isASCII && $0.isNumber }), let value = Int(part) else { return nil }
            if year { return part.count == 4 ? value : part.count == 2 ? 2000 + value : nil }
            return part.count <= 2 ? value : nil
        }
        let found: (Int, Int)?
        if let month = CalendarDay.month(named: parts[0]) {
            found = number(parts[1], year: true).map { ($0, month) }
        } else if let month = CalendarDay.month(named: parts[1]) {
            found = number(parts[0], year: true).map { ($0, month) }
        } else if parts[0].count == 4 {
            found = number(parts[0], year: true).flatMap { year in number(parts[1], year: false).map { (year, $0) } }
        } else {
            found = number(parts[0], year: false).flatMap { month in number(parts[1], year: true).map { ($0, month) } }
        }
        guard let (year, month) = found, (2000...2099).contains(year), (1...12).contains(month) else { throw Self.wrong }
        (self.year, self.month, day) = (year, month, nil)
    }

    private static let wrong = FormatError.wrongForm(of: "an expiry date", expected: "month and year such as 03/2027")

    public init(year: Int, month: Int, day: Int?) throws(FormatError) {
        guard (2000...2099).contains(year), (1...12).contains(month), (day ?? 1) >= 1, (day ?? 1) <= CalendarDay.days(in: month, of: year)
        else { throw Self.wrong }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The last day on which the lot may be used.
    public var lastDay: CalendarDay {
        let last = day ?? CalendarDay.days(in: month, of: year)
        // The parts were checked when this was made.
        return (try? CalendarDay(year: year, month: month, day: last)) ?? Self.unreachable
    }

    private static let unreachable = CalendarDay.epoch
}

extension CalendarDay {
    /// 1970-01-01.
    static let epoch = CalendarDay(number: 0)
}

extension ExpiryDate: PrintedValue {
    /// "2027-03" or "2027-03-31".
    public var description: String {
        let base = "\(year)-\(month < 10 ? "0" : "")\(month)"
        return day.map { base + "-\($0 < 10 ? "0" : "")\($0)" } ?? base
    }
}
