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

    /// How many milligrams one of it weighs; nil where it is no mass.
    public var milligrams: Decimal? {
        switch self {
        case .gram: 1000
        case .milligram: 1
        case .microgram: Decimal(1) / 1000
        case .nanogram: Decimal(1) / 1_000_000
        default: nil
        }
    }

    /// How many `other` make one of this unit; nil where they measure different things.
    public func converts(to other: DoseUnit) -> Decimal? {
        if self == other || Set([self, other]) == [.units, .internationalUnits] { return 1 }
        if let mine = milligrams, let theirs = other.milligrams { return mine / theirs }
        switch (self, other) {
        case (.litre, .millilitre): return 1000
        case (.millilitre, .litre): return Decimal(1) / 1000
        default: return nil
        }
    }

    public var description: String { rawValue }
}
