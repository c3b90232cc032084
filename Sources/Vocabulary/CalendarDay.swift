/// A day of the Gregorian calendar: no time, no zone.
public struct CalendarDay: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    public init(year: Int, month: Int, day: Int) throws(FormatError) {
        guard (1880...2199).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { throw Self.wrong }
        self.year = year
        self.month = month
        self.day = day
    }

    public init(_ printed: some StringProtocol) throws(FormatError) { try self.init(printed, birth: false) }

    /// - Parameters:
    ///   - printed: month first with slashes or dashes, day first with dots, ISO, compact ISO, or with the month's name.
    ///   - birth: two-digit years are 19xx; else 20xx.
    public init(_ printed: some StringProtocol, birth: Bool) throws(FormatError) {
        let text = printed.trimmingSpace()
        let parts = text.split { " /-.,\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}".contains($0) }.map { String($0) }
        let century = birth ? 1900 : 2000
        func year(_ part: String) throws(FormatError) -> Int {
            guard let number = Int(part), part.count == 2 || part.count == 4 else { throw Self.wrong }
            return part.count == 2 ? century + number : number
        }
        if parts.count == 1, let only = parts.first, only.count == 8, only.allSatisfy({ $0.isASCII && $0.isNumber }) {
            guard let y = Int(only.prefix(4)), let m = Int(only.dropFirst(4).prefix(2)), let d = Int(only.suffix(2)) else { throw Self.wrong }
            try self.init(year: y, month: m, day: d)
            return
        }
        guard parts.count == 3 else { throw Self.wrong }
        if let month = Self.month(named: parts[0]) {
            guard let day = Self.day(parts[1]) else { throw Self.wrong }
            try self.init(year: try year(parts[2]), month: month, day: day)
        } else if let month = Self.month(named: parts[1]) {
            if parts[0].count == 4 {
                guard let y = Int(parts[0]), let day = Self.day(parts[2]) else { throw Self.wrong }
                try self.init(year: y, month: month, day: day)
            } else {
                guard let day = Self.day(parts[0]) else { throw Self.wrong }
                try self.init(year: try year(parts[2]), month: month, day: day)
            }
        } else {
            guard let a = Int(parts[0]), let b = Int(parts[1]), let c = Int(parts[2]), parts.allSatisfy({ $0.allSatisfy(\.isASCII) }), !text.contains(" ") || text.contains(where: { "/-.".contains($0) }) else { throw Self.wrong }
            if parts[0].count == 4 {
                try self.init(year: a, month: b, day: c)
            } else {
                guard parts[0].count <= 2, parts[1].count <= 2 else { throw Self.wrong }
                let isDayFirst = text.contains(".")
                try self.init(year: try year(parts[2]), month: isDayFirst ? b : a, day: isDayFirst ? a : b)
            }
        }
    }

    private static let wrong = FormatError.wrongForm(of: "a date", expected: "month, day and year such as 08/15/2025")
    private static let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let fullNames = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]

    static func month(named text: String) -> Int? {
        let name = text.lowercased()
        guard name.count >= 3, let index = names.firstIndex(of: String(name.prefix(3))) else { return nil }
        return fullNames[index].hasPrefix(name) || name == "sept" ? index + 1 : nil
    }

    private static func day(_ text: String) -> Int? {
        var digits = Substring(text.lowercased())
        for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) { digits = digits.dropLast(2) }
        return digits.count <= 2 ? Int(digits) : nil
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    // MARK: - Arithmetic (days since 1970-01-01 by the proleptic Gregorian calendar)

    private var number: Int {
        let y = month <= 2 ? year - 1 : year
        let era = y / 400, yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    init(number: Int) {
        let z = number + 719_468
        let era = z / 146_097, dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    public func adding(days: Int) -> CalendarDay { CalendarDay(number: number + days) }

    /// The same day `months` later, or the last day of that month when it has fewer.
    public func adding(months: Int) -> CalendarDay {
        let total = year * 12 + month - 1 + months
        let y = total / 12, m = total % 12 + 1
        return (try? CalendarDay(year: y, month: m, day: min(day, Self.days(in: m, of: y)))) ?? self
    }

    /// Days from this day to `other`; negative when `other` is earlier.
    public func days(until other: CalendarDay) -> Int { other.number - number }
}

extension CalendarDay: PrintedValue {
    /// ISO 8601.
    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}

extension CalendarDay: Comparable {
    public static func < (a: CalendarDay, b: CalendarDay) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

extension StringProtocol {
    func trimmingSpace() -> String {
        var part = Substring(self)
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}
