/// How often a dose is given, in one canonical form: ONCE, QD, QW, Q2W, Q1M, QWX4, and in general Q‹n›W, Q‹n›M, Q‹n›D, Q‹n›H
/// with X‹count› behind it where the number of doses is ordered.
public struct Frequency: Hashable, Sendable, Codable, CustomStringConvertible {
    public enum Unit: String, Hashable, Sendable {
        case hours = "H"
        case days = "D"
        case weeks = "W"
        case months = "M"
    }

    /// Nil: once.
    public let interval: (count: Int, unit: Unit)?
    /// Ordered number of doses.
    public let doses: Int?

    public static let once = Frequency(every: nil, doses: nil)

    /// - Parameter interval: whole days are held as days and whole weeks as weeks, so that "every 28 days" is Q4W.
    init(every interval: (count: Int, unit: Unit)?, doses: Int?) {
        self.doses = interval == nil ? nil : doses
        switch interval {
        case (let hours, .hours)? where hours.isMultiple(of: 24): self.interval = Self.inWeeks(hours / 24)
        case (let days, .days)?: self.interval = Self.inWeeks(days)
        default: self.interval = interval
        }
    }

    private static func inWeeks(_ days: Int) -> (count: Int, unit: Unit) {
        days.isMultiple(of: 7) ? (days / 7, .weeks) : (days, .days)
    }

    /// "every 8 weeks", "q 3 wks", "Every six (6) months", "weekly x 4 doses", "EOW", "single dose", "Q8W".
    public init?(_ printed: String) {
        let text = folded(printed)
        guard text.utf8.count <= 60, var words = FrequencyWords(text), let read = words.frequency() else { return nil }
        self = read
    }

    public var description: String {
        guard let interval else { return "ONCE" }
        // A day and a week are written without their number, a month with it.
        let count = interval.count == 1 && (interval.unit == .days || interval.unit == .weeks) ? "" : "\(interval.count)"
        return "Q\(count)\(interval.unit.rawValue)" + (doses.map { "X\($0)" } ?? "")
    }

    public static func == (first: Frequency, second: Frequency) -> Bool {
        first.interval?.count == second.interval?.count && first.interval?.unit == second.interval?.unit && first.doses == second.doses
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(interval?.count)
        hasher.combine(interval?.unit)
        hasher.combine(doses)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let read = Frequency(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "This is not a frequency such as Q4W.")
        }
        self = read
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
