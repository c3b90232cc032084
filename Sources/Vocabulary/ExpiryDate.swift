/// The last day a product may be used, printed as a month or as a day.
///
/// A month alone means its last day (the way US drug labels are read; USP <7>).
public struct ExpiryDate: PrintedValue, Comparable {
    public let year: Int
    public let month: Int
    /// Nil where only a month is printed.
    public let day: Int?

    public init(year: Int, month: Int, day: Int? = nil) throws(FormatError) {
        guard (2000...2099).contains(year), (1...12).contains(month) else { throw Self.wrong }
        if let day { _ = try CalendarDay(year: year, month: month, day: day) }
        self.year = year
        self.month = month
        self.day = day
    }

    public init(_ printed: String) throws(FormatError) {
        if let day = CalendarDay.normalised(printed.utf8) {
            try self.init(year: day.year, month: day.month, day: day.day)
            return
        }
        if let month = Self.normalisedMonth(printed.utf8) {
            self = month
            return
        }
        let text = folded(printed)
        guard (4...24).contains(text.utf8.count), let parts = DateParts(text) else { throw Self.wrong }
        switch parts.tokens {
        case (.number(let month, 1...2), .number(let year, 4)?, nil) where parts.isNumericDate,
            (.number(let year, 4), .number(let month, 1...2)?, nil) where parts.isNumericDate:
            try self.init(year: year, month: month)
        case (.number(let month, 1...2), .number(let year, 2)?, nil) where parts.separator == "/" || parts.separator == "-" && year > 12:
            try self.init(year: 2000 + year, month: month)
        case (.month(let month), .number(let year, let width)?, nil),
            (.number(let year, let width), .month(let month)?, nil) where width == 4:
            try self.init(year: CalendarDay.fullYear(year, width), month: month)
        default:
            let day = try CalendarDay(text)
            try self.init(year: day.year, month: day.month, day: day.day)
        }
    }

    /// "2027-01", as months that were read before stand.
    private static func normalisedMonth(_ text: String.UTF8View) -> ExpiryDate? {
        guard text.count == 7 else { return nil }
        var digits = 0
        for (index, byte) in text.enumerated() {
            guard index == 4 ? byte == UInt8(ascii: "-") : byte.isDigit else { return nil }
            if index != 4 { digits = digits * 10 + Int(byte) - 0x30 }
        }
        return try? ExpiryDate(year: digits / 100, month: digits % 100)
    }

    private static let wrong = FormatError.wrongForm(of: "an expiry date", expected: "a month or a day such as 03/2026 or 2026-03-31")

    /// The product may be used until the end of this day.
    public var lastDay: CalendarDay {
        CalendarDay(checkedYear: year, month: month, day: day ?? CalendarDay.days(inMonth: month, of: year))
    }

    /// "2026-03" or "2026-03-31".
    public var description: String {
        day == nil ? String(lastDay.description.prefix(7)) : lastDay.description
    }

    public static func < (first: ExpiryDate, second: ExpiryDate) -> Bool { first.lastDay < second.lastDay }
}
