public import Foundation

/// An ordered or given amount of drug: "400 mg", "10 mg/kg", "1030 mcg/m2".
public struct Dose: PrintedValue {
    /// What the amount is multiplied with.
    public enum Basis: String, Codable, Hashable, Sendable {
        case total = ""
        /// Kilogram of body weight.
        case weight = "/kg"
        /// Square metre of body surface.
        case surface = "/m2"
    }

    public let amount: Decimal
    public let measure: DoseUnit
    public let basis: Basis

    public init(_ amount: Decimal, _ measure: DoseUnit, _ basis: Basis = .total) {
        self.amount = amount
        self.measure = measure
        self.basis = basis
    }

    /// "6mg/kg", "1,030 mcg/m²", "10 mg per kg", "40 units/kg". Nothing may stand before or behind it.
    public init(_ printed: String) throws(FormatError) {
        if let (number, unit) = NormalisedForm.numberAndUnit(printed) {
            let basis = [Basis.weight, .surface].first { unit.hasSuffix($0.rawValue) } ?? .total
            if let measure = DoseUnit(rawValue: String(unit.dropLast(basis.rawValue.count))), measure != .percent {
                self.init(number, measure, basis)
                return
            }
        }
        let wrong = FormatError.wrongForm(of: "a dose", expected: "a number and a unit such as 10 mg/kg")
        guard let read = NumberThenText(folded(printed)), read.rest.utf8.count <= 40 else { throw wrong }
        let halves = read.rest.replacing(" PER ", with: "/").filter { $0 != " " && $0 != "." }
            .split(separator: "/", omittingEmptySubsequences: false)
        guard let measure = DoseUnit(folded: halves[0]), measure != .percent else { throw wrong }
        switch halves.count {
        case 1: self.init(read.number, measure)
        case 2:
            switch halves[1] {
            case "KG", "KILOGRAM", "KGBW": self.init(read.number, measure, .weight)
            case "M2", "M^2", "SQM", "SQMETER": self.init(read.number, measure, .surface)
            case "DOSE": self.init(read.number, measure)
            default: throw wrong
            }
        default: throw wrong
        }
    }

    /// "mg/kg".
    public var unit: String { measure.rawValue + basis.rawValue }
    public var isPerWeight: Bool { basis == .weight }
    public var isPerSurface: Bool { basis == .surface }
    public var description: String { "\(amount) \(unit)" }

    /// The same dose in another unit on the same basis; nil where a mass would have to become a volume.
    public func converted(to other: DoseUnit) -> Dose? {
        measure.converted(amount, to: other).map { Dose($0, other, basis) }
    }

    /// The whole amount for a patient, unrounded; nil when the weight or height that it needs is not known.
    public func total(weight: Weight?, height: Height?) -> Dose? {
        switch basis {
        case .total: self
        case .weight: weight.map { Dose(amount * $0.kilograms, measure) }
        case .surface:
            if let weight, let height { Dose(amount * bodySurface(weight: weight, height: height), measure) } else { nil }
        }
    }

    /// How far this dose is from `other`, as a share of `other`; nil when they cannot be compared.
    ///
    /// ```swift
    /// try Dose("780 mg").deviation(from: Dose("0.8 g"))  // 0.025
    /// ```
    public func deviation(from other: Dose) -> Decimal? {
        guard basis == other.basis, other.amount != 0, let same = converted(to: other.measure) else { return nil }
        return same.amount == other.amount ? 0 : abs(same.amount - other.amount) / other.amount
    }
}
