/// The unit in which a claim counts an NDC.
///
/// Source: ASC X12N 837P, loop 2410 CTP05-1.
public enum NDCUnit: String, Codable, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// Units: vials of powder, kits, tablets.
    case units = "UN"
    case millilitres = "ML"
    case grams = "GR"
    case internationalUnits = "F2"
    case milligrams = "ME"

    public init?(_ printed: String) {
        switch folded(printed) {
        case "UN", "UNIT", "UNITS", "EA", "EACH": self = .units
        case "ML", "CC": self = .millilitres
        case "GR", "G", "GM", "GRAM", "GRAMS": self = .grams
        case "F2", "IU": self = .internationalUnits
        case "ME", "MG": self = .milligrams
        default: return nil
        }
    }

    public var description: String { rawValue }
}
