public import Vocabulary

/// A drug as its licence names it: one brand of one maker, or one molecule where no brand is known.
public struct Drug: Hashable, Sendable, Identifiable {
    public let id: Int64
    public let brand: String?
    /// The nonproprietary name, of biologics with the four-letter suffix where there is one.
    public let properName: String?
    /// Licensed under a BLA; nil when that is not known.
    public let isBiologic: Bool?
    /// "antibody", "immune globulin", "vaccine", "small molecule"…
    public let kind: String
    /// Given against cancer; nil when that is not known.
    public let isAntineoplastic: Bool?
    public let routes: [Route]
    /// "powder", "solution", "suspension", "implant"…, as far as its publisher says it plainly.
    public let forms: [String]
    public let container: Container?
    public let strengths: [Strength]
    /// Who holds the licence, or who labels it; nil for a molecule.
    public let maker: String?
    /// Brands of the reference product of a biosimilar.
    public let biosimilarTo: [String]
    /// "351(a)" or "351(k)"; nil when it is not known or the drug is no biologic.
    public let licence: String?
    /// BLA numbers.
    public let applications: [String]
    public let approved: CalendarDay?
    public let isMarketed: Bool
    /// Its own HCPCS codes, past and present.
    public let codes: [HCPCS]

    /// What it is sold in.
    public enum Container: String, Hashable, Sendable {
        case singleDose = "single"
        case multipleDose = "multi"
        case both
    }

    /// True when every container is for one dose, false when none is, nil when both are sold or it is not known.
    public var isSingleDose: Bool? {
        switch container {
        case .singleDose: true
        case .multipleDose: false
        case .both, nil: nil
        }
    }

    /// The unit in which a claim counts its NDC: vials of powder, millilitres of a liquid; nil when it is sold as both or that is not known.
    public var ndcUnit: NDCUnit? {
        let units = Set(forms.map { ["solution", "suspension"].contains($0) ? NDCUnit.millilitres : .units })
        return units.count == 1 ? units.first : nil
    }

    /// The proper name without its suffix.
    public var coreName: String? { properName.map { String($0.dropLast(Self.suffix(of: $0).map { $0.count + 1 } ?? 0)) } }
    /// The four letters behind the last hyphen of the proper name.
    public var suffix: String? { properName.flatMap { Self.suffix(of: $0).map { String($0) } } }

    static func suffix(of properName: String) -> Substring? {
        guard let hyphen = properName.lastIndex(of: "-") else { return nil }
        let letters = properName[properName.index(after: hyphen)...]
        return letters.utf8.count == 4 && letters.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } ? letters : nil
    }

    /// By the stems of INN names: -mab, and since 2021 -tug, -bart, -mig and -ment.
    static func isAntibody(word: Substring) -> Bool { ["mab", "tug", "bart", "mig", "ment"].contains { word.count > 6 && word.hasSuffix($0) } }

    /// The names under which it is found.
    static func names(brand: String?, properName: String?) -> [(text: String, kind: DrugMatch.Kind)] {
        var names: [(String, DrugMatch.Kind)] = []
        if let brand { names.append((brand, .brand)) }
        if let properName {
            names.append((properName, .properName))
            if let suffix = suffix(of: properName) { names.append((String(properName.dropLast(suffix.count + 1)), .coreName)) }
        }
        return names
    }
}
