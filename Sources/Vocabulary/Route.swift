/// How a drug is given.
public enum Route: String, Codable, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    case intravenous = "IV"
    case subcutaneous = "SC"
    case intramuscular = "IM"
    case intravitreal = "INTRAVITREAL"
    case intravesical = "INTRAVESICAL"
    case intradermal = "INTRADERMAL"
    case intrathecal = "INTRATHECAL"
    case intralesional = "INTRALESIONAL"
    case intraarticular = "INTRAARTICULAR"
    case intraperitoneal = "INTRAPERITONEAL"
    case intracavernous = "INTRACAVERNOUS"
    case intracerebroventricular = "INTRACEREBROVENTRICULAR"
    case intratracheal = "INTRATRACHEAL"
    case subretinal = "SUBRETINAL"
    case percutaneous = "PERCUTANEOUS"
    case oral = "ORAL"
    case inhaled = "INHALED"
    case nasal = "NASAL"
    case ophthalmic = "OPHTHALMIC"
    case topical = "TOPICAL"
    case rectal = "RECTAL"

    /// Words of one line, such as "IV", "intravenous infusion", "subQ", "IVT (intravitreal)". Abbreviations that
    /// stand for two routes ("IVI") are not read.
    public init?(_ printed: String) {
        if let route = Route(rawValue: printed) {
            self = route
            return
        }
        let text = folded(printed)
        guard text.utf8.count <= 48 else { return nil }
        let words = text.filter { $0 != "." && $0 != "-" }.split { !$0.isLetter }.filter { !Self.filler.contains($0) }
        guard !words.isEmpty else { return nil }
        if let route = Self.names[words.joined()] {
            self = route
            return
        }
        let routes = Set(words.map { Self.names[String($0)] })
        guard routes.count == 1, let route = routes.first ?? nil else { return nil }
        self = route
    }

    /// Given by mouth: no drug so given is billed as an unclassified biologic.
    public var isOral: Bool { self == .oral }
    public var description: String { rawValue }

    /// Words that do not change the route.
    private static let filler: Set<Substring> = [
        "INFUSION", "INF", "INJECTION", "INJ", "PUSH", "BOLUS", "DRIP", "ROUTE", "USE", "VIA", "BY", "ONLY", "PIGGYBACK", "ADMINISTRATION",
    ]

    private static let names: [String: Route] = [
        "IV": .intravenous, "IVPB": .intravenous, "IVP": .intravenous, "INTRAVENOUS": .intravenous, "INTRAVENOUSLY": .intravenous,
        "INTRAVEN": .intravenous, "IVINF": .intravenous,
        "SC": .subcutaneous, "SQ": .subcutaneous, "SUBQ": .subcutaneous, "SUBCUT": .subcutaneous, "SUBCUTANEOUS": .subcutaneous,
        "SUBCUTANEOUSLY": .subcutaneous, "SUBQUE": .subcutaneous,
        "IM": .intramuscular, "INTRAMUSCULAR": .intramuscular, "INTRAMUSCULARLY": .intramuscular,
        "IVT": .intravitreal, "INTRAVITREAL": .intravitreal, "INTRAVITREALLY": .intravitreal, "INTRAVIT": .intravitreal,
        "INTRAVESICAL": .intravesical, "INTRAVESICALLY": .intravesical, "INTRAVESICULAR": .intravesical, "BLADDERINSTILLATION": .intravesical,
        "INTRADERMAL": .intradermal, "ID": .intradermal, "INTRATHECAL": .intrathecal, "IT": .intrathecal,
        "INTRALESIONAL": .intralesional, "INTRAARTICULAR": .intraarticular, "INTRAPERITONEAL": .intraperitoneal, "IP": .intraperitoneal,
        "INTRACAVERNOUS": .intracavernous, "INTRACAVERNOSAL": .intracavernous,
        "INTRACEREBROVENTRICULAR": .intracerebroventricular, "INTRAVENTRICULAR": .intracerebroventricular,
        "INTRATRACHEAL": .intratracheal, "SUBRETINAL": .subretinal, "PERCUTANEOUS": .percutaneous,
        "ORAL": .oral, "ORALLY": .oral, "PO": .oral, "MOUTH": .oral,
        "INHALED": .inhaled, "INHALATION": .inhaled, "NEBULIZED": .inhaled, "NEB": .inhaled, "RESPIRATORY": .inhaled,
        "NASAL": .nasal, "INTRANASAL": .nasal, "OPHTHALMIC": .ophthalmic, "TOPICAL": .topical, "TOPICALLY": .topical, "RECTAL": .rectal,
    ]
}
