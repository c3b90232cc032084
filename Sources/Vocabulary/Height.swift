public import Foundation

/// A patient's height, in the unit it was printed with; feet and inches are held as inches.
public struct Height: PrintedValue {
    public enum Unit: String, Codable, Hashable, Sendable {
        case centimetres = "cm"
        case inches = "in"
    }

    public let amount: Decimal
    public let unit: Unit

    public init(_ amount: Decimal, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// "172 cm", "1.72 m", "68 in", `5'8"`, "5 ft 8 in".
    public init(_ printed: String) throws(FormatError) {
        if let (number, rest) = NormalisedForm.numberAndUnit(printed), let unit = Unit(rawValue: rest), number > 0, number < 300 {
            self.init(number, unit)
            return
        }
        let wrong = FormatError.wrongForm(of: "a height", expected: "a number and cm or in, or feet and inches")
        guard let read = NumberThenText(folded(printed)), read.number > 0, read.number < 300 else { throw wrong }
        let words = read.rest.filter { $0 != "." }.split(separator: " ", maxSplits: 1)
        let unit = words.first.map(String.init) ?? ""
        switch unit {
        case "CM", "CMS", "CENTIMETERS": self.init(read.number, .centimetres)
        case "M", "METERS":
            guard read.number < 3 else { throw wrong }
            self.init(read.number * 100, .centimetres)
        case "IN", "INS", "INCH", "INCHES", "\"", "''": self.init(read.number, .inches)
        default:
            let feet = ["FEET", "FOOT", "FT", "'"].first { read.rest.hasPrefix($0) }
            guard let feet, read.number < 9 else { throw wrong }
            let inchText = read.rest.dropFirst(feet.count).drop { $0 == " " || $0 == "." }
            guard !inchText.isEmpty else {
                self.init(read.number * 12, .inches)
                return
            }
            guard let inches = NumberThenText(inchText), inches.number < 12,
                ["", "\"", "''", "'", "IN", "INCH", "INCHES"].contains(inches.rest.filter { $0 != "." })
            else { throw wrong }
            self.init(read.number * 12 + inches.number, .inches)
            return
        }
        guard words.count == 1 else { throw wrong }
    }

    public var centimetres: Decimal {
        switch unit {
        case .centimetres: amount
        case .inches: amount * Decimal(254) / 100
        }
    }

    /// Whether a person may well be so tall.
    public var isUsual: Bool { centimetres > 90 && centimetres < 220 }

    public var description: String { "\(amount) \(unit.rawValue)" }
}
