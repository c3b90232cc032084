public import Foundation

/// A unit in which drugs are measured, as printed on orders and labels: "mg", "mcg", "units".
public enum DoseUnit: String, Codable, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    case gram = "g"
    case milligram = "mg"
    case microgram = "mcg"
    case nanogram = "ng"
    case millilitre = "mL"
    case litre = "L"
    case units = "units"
    case internationalUnits = "IU"
    case milliequivalent = "mEq"
    case millimole = "mmol"
    case vectorGenomes = "vg"
    case millicurie = "mCi"
    case percent = "%"

    /// - Parameter text: folded, without spaces or points.
    init?(folded text: some StringProtocol) {
        switch String(text) {
        case "G", "GM", "GMS", "GRAM", "GRAMS": self = .gram
        case "MG", "MGS", "MILLIGRAM", "MILLIGRAMS": self = .milligram
        case "MCG", "MCGS", "UG", "MICROGRAM", "MICROGRAMS": self = .microgram
        case "NG", "NANOGRAM", "NANOGRAMS": self = .nanogram
        case "ML", "MLS", "CC", "MILLILITER", "MILLILITERS", "MILLILITRE", "MILLILITRES": self = .millilitre
        case "L", "LITER", "LITERS": self = .litre
        case "UNITS", "UNIT", "U", "USPUNITS", "USPUNIT": self = .units
        case "IU", "IUS", "INTERNATIONALUNITS", "INTERNATIONALUNIT": self = .internationalUnits
        case "MEQ", "MEQS": self = .milliequivalent
        case "MMOL": self = .millimole
        case "VG", "VECTORGENOMES": self = .vectorGenomes
        case "MCI", "MILLICURIES": self = .millicurie
        case "%", "PERCENT": self = .percent
        default: return nil
        }
    }

    /// The unit that stands for all of one measure, and the power of ten of it that this one is.
    private var base: (unit: DoseUnit, exponent: Int) {
        switch self {
        case .gram: (.gram, 0)
        case .milligram: (.gram, -3)
        case .microgram: (.gram, -6)
        case .nanogram: (.gram, -9)
        case .litre: (.litre, 0)
        case .millilitre: (.litre, -3)
        case .units, .internationalUnits: (.units, 0)
        case .milliequivalent, .millimole, .vectorGenomes, .millicurie, .percent: (self, 0)
        }
    }

    /// `amount` of this unit in `other`; nil where they measure different things.
    public func converted(_ amount: Decimal, to other: DoseUnit) -> Decimal? {
        let (mine, theirs) = (base, other.base)
        guard mine.unit == theirs.unit else { return nil }
        // Most papers keep to one unit, and decimals multiply slowly.
        return mine.exponent == theirs.exponent ? amount : amount * Decimal(sign: .plus, exponent: mine.exponent - theirs.exponent, significand: 1)
    }

    public var description: String { rawValue }
}
