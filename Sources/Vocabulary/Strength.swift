public import Foundation

/// How much drug a container or a volume holds: "100 mg/20 mL", "150 mg/mL", "20 mg".
public struct Strength: PrintedValue {
    /// The drug, never per kg.
    public let amount: Decimal
    public let unit: DoseUnit
    /// The volume that holds it, in mL; nil where only the amount is printed.
    public let millilitres: Decimal?

    public init(_ amount: Decimal, _ unit: DoseUnit, millilitres: Decimal? = nil) {
        self.amount = amount
        self.unit = unit
        self.millilitres = millilitres
    }

    /// A concentration in brackets may follow: "100 mg/20 mL (5 mg/mL)". "/vial" adds nothing.
    public init(_ printed: String) throws(FormatError) {
        if let (number, unit) = NormalisedForm.numberAndUnit(printed), number > 0 {
            if let measure = DoseUnit(rawValue: unit) {
                self.init(number, measure)
                return
            }
            let halves = unit.split(separator: "/", maxSplits: 1)
            if halves.count == 2, let measure = DoseUnit(rawValue: String(halves[0])) {
                let volume: Decimal? = halves[1] == "mL" ? 1 : NormalisedForm.numberAndUnit(halves[1]).flatMap { $0.unit == "mL" && $0.number > 0 ? $0.number : nil }
                if let volume {
                    self.init(number, measure, millilitres: volume)
                    return
                }
            }
        }
        let wrong = FormatError.wrongForm(of: "a strength", expected: "an amount such as 100 mg/20 mL")
        var text = Substring(folded(printed))
        guard text.utf8.count <= 60 else { throw wrong }
        if let bracket = text.firstIndex(of: "("), bracket > text.startIndex, text.hasSuffix(")") {
            let inner = text[text.index(after: bracket)...].dropLast()
            _ = try Strength(inner)
            text = text[..<bracket]
        }
        guard let read = NumberThenText(text) else { throw wrong }
        let halves = read.rest.replacing(" PER ", with: "/").replacing(" IN ", with: "/")
            .split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2, let unit = DoseUnit(folded: halves[0].filter { $0 != " " && $0 != "." }), read.number > 0
        else { throw wrong }
        guard halves.count == 2 else {
            self.init(read.number, unit)
            return
        }
        let below = halves[1].drop { $0 == " " }
        if ["VIAL", "VL", "SYRINGE", "SYR", "PEN", "KIT", "CONTAINER", "BAG", "BOTTLE", "CARTRIDGE", "AUTOINJECTOR"].contains(below.filter { $0 != " " }) {
            self.init(read.number, unit)
        } else if let volume = NumberThenText(below), DoseUnit(folded: volume.rest.filter { $0 != " " && $0 != "." }) == .millilitre, volume.number > 0 {
            self.init(read.number, unit, millilitres: volume.number)
        } else if DoseUnit(folded: below.filter { $0 != " " && $0 != "." }) == .millilitre {
            self.init(read.number, unit, millilitres: 1)
        } else {
            throw wrong
        }
    }

    /// Drug per millilitre, in `unit`.
    public var concentration: Decimal? { millilitres.map { amount / $0 } }

    public var description: String {
        switch millilitres {
        case nil: "\(amount) \(unit)"
        case 1: "\(amount) \(unit)/mL"
        case let volume?: "\(amount) \(unit)/\(volume) mL"
        }
    }
}
