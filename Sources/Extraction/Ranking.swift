/// Which of a field's candidates a label announces best: weights learned from labelled documents, by `scripts/train-scorer`.
///
/// Rank is relative: it orders the candidates of one field. Whether the best of them is accepted is for `Scorer` to say.
public struct Ranking: Hashable, Sendable, Codable {
    /// For each word of the label: "Date" says less than "Date of order".
    var labelWord: Double
    /// For a label that ends with a colon, or stands by itself.
    var marked: Double
    /// For a value behind its label, beyond one below it.
    var beside: Double
    /// For a value above its label, beyond one below it.
    var above: Double
    /// For each word between the label and its value.
    var distance: Double
    /// For a wording that may be the end of a name nobody taught.
    var vague: Double

    /// Before anything was learned: what the training starts from.
    static let untrained = Ranking(labelWord: 1, marked: 2, beside: 0.5, above: -0.4, distance: -0.4, vague: -4)

    /// How a candidate stands to its label.
    struct Signs: Hashable, Sendable, Codable {
        var labelWords: Int
        var isMarked: Bool
        var relation: Region.Relation
        var distance = 0
        var isVague = false
    }

    /// Of a value below its label, beside what is said in other ways: a tick, a row of a table, the ordered drug near by.
    private static let below = 0.5

    func score(_ signs: Signs) -> Double {
        var score = Self.below + Double(signs.labelWords) * labelWord + Double(signs.distance) * distance
        if signs.isMarked { score += marked }
        if signs.isVague { score += vague }
        switch signs.relation {
        case .right: score += beside
        case .below: break
        case .above: score += above
        }
        return score
    }
}

/// The candidates that one field of a document had, best first: what the ranking is trained and measured on.
public struct Choice: Sendable, Codable {
    public struct Option: Sendable, Codable {
        public var value: String
        /// Nil where no label announces it.
        var signs: Ranking.Signs?
        var score: Double
    }

    public var field: Field
    public var page: Int
    public var options: [Option]
}
