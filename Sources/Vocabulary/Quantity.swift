public import Foundation

/// How much of an NDC was used, as the claim counts it.
public struct Quantity: PrintedValue {
    public let amount: Decimal
    public let unit: NDCUnit

    public init(_ amount: Decimal, _ unit: NDCUnit) {
        self.amount = amount
        self.unit = unit
    }

    /// "ML39", "39 mL".
    public init(_ printed: String) throws(FormatError) {
        let text = folded(printed)
        let prefix = text.prefix(2)
        if let unit = NDCUnit(rawValue: String(prefix)), let rest = NumberThenText(text.dropFirst(2).drop { $0 == " " }), rest.rest.isEmpty {
            self.init(rest.number, unit)
        } else if let read = NumberThenText(text), let unit = NDCUnit(String(read.rest)) {
            self.init(read.number, unit)
        } else {
            throw .wrongForm(of: "an NDC quantity", expected: "a unit and a number such as ML39")
        }
    }

    /// Unit and number as on the paper claim: "ML39".
    public var description: String { "\(unit)\(amount.plain)" }
}
