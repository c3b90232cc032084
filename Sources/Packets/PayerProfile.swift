/// What one payer asks for. A claim that names no payer is judged by the Medicare Part B defaults.
public struct PayerProfile: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case medicare, medicareAdvantage = "medicare_advantage", medicaid, commercial }

    public let name: String
    public let title: String
    public let kind: Kind

    /// The Medicare jurisdiction, such as "JF"; nil for a payer that is no A/B contractor.
    public var jurisdiction: String? {
        guard kind == .medicare, let last = name.split(separator: "-").last, last.count > 1, last.hasPrefix("j") else { return nil }
        return last.uppercased()
    }

    /// Rows are data; requirements that differ by payer come with the profiles.
    static let all: [PayerProfile] =
        [("medicare-part-b", "Medicare Part B", Kind.medicare)].map { PayerProfile(name: $0.0, title: $0.1, kind: $0.2) }
        + [
            ("noridian-je", "Noridian, jurisdiction E"), ("noridian-jf", "Noridian, jurisdiction F"), ("wps-j5", "WPS, jurisdiction 5"), ("wps-j8", "WPS, jurisdiction 8"),
            ("ngs-j6", "National Government Services, jurisdiction 6"), ("ngs-jk", "National Government Services, jurisdiction K"), ("cgs-j15", "CGS, jurisdiction 15"),
            ("novitas-jh", "Novitas, jurisdiction H"), ("novitas-jl", "Novitas, jurisdiction L"), ("palmetto-jj", "Palmetto GBA, jurisdiction J"),
            ("palmetto-jm", "Palmetto GBA, jurisdiction M"), ("first-coast-jn", "First Coast, jurisdiction N"), ("railroad-medicare", "Railroad Medicare"),
        ].map { PayerProfile(name: $0.0, title: $0.1, kind: .medicare) }
        + [
            PayerProfile(name: "medicare-advantage", title: "Medicare Advantage", kind: .medicareAdvantage),
            PayerProfile(name: "medicaid", title: "Medicaid", kind: .medicaid),
            PayerProfile(name: "commercial", title: "Commercial plan", kind: .commercial),
        ]

    /// - Returns: nil when no profile has that name.
    public static func named(_ name: String?) -> PayerProfile? {
        guard let name else { return all.first }
        return all.first { $0.name == name.lowercased() }
    }

    public static var names: [String] { all.map(\.name) }
}
