public import Foundation

/// A patient's weight, in the unit it was printed with.
public struct Weight: PrintedValue {
    public enum Unit: String, Codable, Hashable, Sendable {
        case kilograms = "kg"
        case pounds = "lb"
    }

    public let amount: Decimal
    public let unit: Unit

    public init(_ amount: Decimal, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// "82.4 kg", "181.7lbs".
    public init(_ printed: String) throws(FormatError) {
        if let (number, rest) = NormalisedForm.numberAndUnit(printed), let unit = Unit(rawValue: rest), number > 0, number < 1500 {
            self.init(number, unit)
            return
        }
        let wrong = FormatError.wrongForm(of: "a weight", expected: "a number and kg or lb")
        guard let read = NumberThenText(folded(printed)), read.number > 0, read.number < 1500 else { throw wrong }
        switch read.rest.filter({ $0 != "." }) {
        case "KG", "KGS", "KILO", "KILOS", "KILOGRAM", "KILOGRAMS": self.init(read.number, .kilograms)
        case "LB", "LBS", "POUND", "POUNDS", "#": self.init(read.number, .pounds)
        default: throw wrong
        }
    }

    public var kilograms: Decimal {
        switch unit {
        case .kilograms: amount
        case .pounds: amount * Self.kilogramsOfPound
        }
    }

    /// 0.45359237, exactly.
    private static let kilogramsOfPound = Decimal(sign: .plus, exponent: -8, significand: 45_359_237)

    public var description: String { "\(amount) \(unit.rawValue)" }
}
