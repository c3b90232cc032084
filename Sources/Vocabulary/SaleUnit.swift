/// The unit in which an invoice sells.
public enum SaleUnit: String, Codable, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    case each = "EA"
    case vial = "VIAL"
    case box = "BOX"
    case kit = "KIT"
    case carton = "CARTON"
    case syringe = "SYRINGE"

    public init?(_ printed: String) {
        switch folded(printed).filter({ !". ()".contains($0) }) {
        case "EA", "EACH", "UN", "UNIT", "UNITS", "PC", "PCS": self = .each
        case "VIAL", "VIALS", "VL", "VLS", "VI", "VIA", "SDV", "MDV": self = .vial
        case "BOX", "BOXES", "BX", "BXS": self = .box
        case "KIT", "KITS", "KT", "KTS": self = .kit
        case "CARTON", "CARTONS", "CTN", "CTNS", "CT", "CRTN", "CAR", "PK", "PKG", "PACK", "PACKAGE": self = .carton
        case "SYRINGE", "SYRINGES", "SYR", "SYRG", "PFS", "SY", "PREFILLEDSYRINGE": self = .syringe
        default: return nil
        }
    }

    public var description: String { rawValue }
}
