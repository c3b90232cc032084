/// A day of the calendar, without time or zone.
///
/// Printed dates are month first, as in the United States, except with points (`13.08.2024`), where the day stands first.
public struct CalendarDay: PrintedValue, Comparable {
    public let year: Int
    /// 1…12
    public let month: Int
    /// 1…31
    public let day: Int

    public init(year: Int, month: Int, day: Int) throws(FormatError) {
        guard (1850...2199).contains(year), (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day)
        else { throw Self.wrong }
        self.init(checkedYear: year, month: month, day: day)
    }

    /// - Parameter year: with `month` and `day`, known to be a day of the calendar.
    init(checkedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    public init(_ printed: String) throws(FormatError) { try self.init(printed, birth: false) }

    /// - Parameter birth: a year of two digits is 19xx; otherwise it is 20xx.
    public init(_ printed: String, birth: Bool) throws(FormatError) {
        if let day = Self.normalised(printed.utf8) {
            self = day
            return
        }
        let text = folded(printed)
        guard (6...32).contains(text.utf8.count), let parts = DateParts(text) else { throw Self.wrong }
        switch parts.tokens {
        case (.number(let year, 4), .number(let month, _)?, .number(let day, _)?) where parts.isNumericDate:
            try self.init(year: year, month: month, day: day)
        case (.number(let all, 8), nil, nil) where all >= 1900_00_00:
            try self.init(year: all / 10000, month: all / 100 % 100, day: all % 100)
        case (.number(let first, _), .number(let second, _)?, .number(let year, let width)?) where parts.isNumericDate:
            // With points the day stands first, unless only the other order is a date.
            let dayFirst = parts.separator == "." && second <= 12
            try self.init(
                year: Self.fullYear(year, width, birth: birth), month: dayFirst ? second : first, day: dayFirst ? first : second)
        case (.number(let year, 4), .month(let month)?, .number(let day, _)?):
            try self.init(year: year, month: month, day: day)
        case (.month(let month), .number(let day, _)?, .number(let year, let width)?),
            (.number(let day, _), .month(let month)?, .number(let year, let width)?):
            try self.init(year: Self.fullYear(year, width, birth: birth), month: month, day: day)
        default: throw Self.wrong
        }
    }

    /// "2025-08-15", which needs no reading of what was printed: every value that was read before stands like that.
    static func normalised(_ text: String.UTF8View) -> CalendarDay? {
        guard text.count == 10 else { return nil }
        var year = 0, month = 0, day = 0
        for (index, byte) in text.enumerated() {
            if index == 4 || index == 7 {
                guard byte == 0x2D else { return nil }
                continue
            }
            guard (0x30...0x39).contains(byte) else { return nil }
            let digit = Int(byte) - 0x30
            switch index {
            case ..<4: year = year * 10 + digit
            case ..<7: month = month * 10 + digit
            default: day = day * 10 + digit
            }
        }
        return try? CalendarDay(year: year, month: month, day: day)
    }

    private static let wrong = FormatError.wrongForm(of: "a date", expected: "a day such as 08/15/2025 or 2025-08-15")

    /// - Parameter width: how many digits the year was printed with; 0, which is no year of ours, unless two or four.
    static func fullYear(_ year: Int, _ width: Int, birth: Bool = false) -> Int {
        switch width {
        case 4: year
        case 2: year + (birth ? 1900 : 2000)
        default: 0
        }
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 31
        }
    }

    /// ISO 8601: "2025-08-15".
    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
    /// As claims carry it: "20250815".
    public var compact: String { description.filter { $0 != "-" } }

    public static func < (first: CalendarDay, second: CalendarDay) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }

    /// Days since 1970-01-01 in the Gregorian calendar.
    private var number: Int {
        // The year starts in March, so that the leap day comes last.
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let yearOfEra = year - era * 400
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private init(number: Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            checkedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public func adding(days: Int) -> CalendarDay { CalendarDay(number: number + days) }

    /// The same day of a later (or earlier) month, or that month's last day where it is shorter.
    public func adding(months: Int) -> CalendarDay {
        let all = year * 12 + month - 1 + months
        let (year, month) = (all / 12, all % 12 + 1)
        return CalendarDay(checkedYear: year, month: month, day: min(day, Self.days(inMonth: month, of: year)))
    }

    /// Negative when `other` is earlier.
    public func days(until other: CalendarDay) -> Int { other.number - number }
}
