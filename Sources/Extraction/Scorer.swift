public import Foundation

/// How sure a value is, from the evidence it carries: a logistic model with weights learned from labelled documents.
///
/// `scripts/train-scorer` writes the weights and measures, on layouts that it kept back, from which probability on the values are right
/// often enough to be used without a look. A new field, or a kind of evidence that the weights do not know, counts for nothing.
public struct Scorer: Sendable {
    /// What speaks for and against one value.
    struct Evidence {
        var field: Field
        var origin: FieldValue.Origin
        var checks: Set<FieldValue.Check>
        /// The lowest confidence of the recogniser among the words, 0…1.
        var reading: Double
        /// Of the page, 0…1.
        var quality: Double
        /// Other readings of the field were found.
        var hasAlternatives: Bool
        /// The elements of a list; one where the field is none.
        var texts: [String]
    }

    /// The probability from which a value is accepted.
    public let acceptance: Double
    let ranking: Ranking
    private let weights: [String: Double]

    public init(acceptance: Double, weights: [String: Double], ranking: Ranking? = nil) {
        self.acceptance = acceptance
        self.weights = weights
        self.ranking = ranking ?? .untrained
    }

    /// - Parameter json: the form of `models/scorer.json`.
    /// - Throws: `DecodingError` where it is none.
    public init(json: Data) throws {
        let file = try JSONDecoder().decode(File.self, from: json)
        self.init(acceptance: file.acceptance, weights: file.weights, ranking: file.ranking)
    }

    private struct File: Decodable {
        let acceptance: Double
        let weights: [String: Double]
        let ranking: Ranking?
    }

    /// Accepts nothing.
    public static let cautious = Scorer(acceptance: 2, weights: [:])

    /// The probability that the value is right, 0…1.
    func probability(of evidence: Evidence) -> Double {
        let sum = Self.features(of: evidence).reduce(0) { $0 + (weights[$1.name] ?? 0) * $1.size }
        return 1 / (1 + exp(-sum))
    }

    /// The same as `scripts/scorer/model.py`.
    private static func features(of evidence: Evidence) -> [(name: String, size: Double)] {
        let source = evidence.origin == .textLayer ? "text" : evidence.origin.rawValue
        let field = evidence.field.rawValue
        var found: [(name: String, size: Double)] = [("bias", 1), ("field:\(field)", 1), (source, 1), ("\(source):field:\(field)", 1)]
        for check in evidence.checks { found += [("\(source):\(check.rawValue)", 1), ("\(source):\(field):\(check.rawValue)", 1)] }
        if evidence.hasAlternatives { found += [("\(source):alternatives", 1), ("\(source):\(field):alternatives", 1)] }
        if evidence.texts.count > 1 { found.append(("\(source):elements", Double(evidence.texts.count - 1))) }
        guard evidence.origin == .ocr else { return found }
        let reading = level(evidence.reading)
        if evidence.reading <= 0.85 { found.append(("ocr:\(field):unsure", 1)) }
        found.append(("ocr:reading:\(reading)", 1))
        found.append(("ocr:page:\(level(evidence.quality))", 1))
        found.append(("ocr:\(evidence.checks.contains(.secondReading) ? "twice" : "once"):\(reading)", 1))
        if free.contains(evidence.field) {
            if evidence.texts.contains(where: { $0.first.map { lookalike.contains($0.uppercased()) } ?? false }) { found.append(("ocr:lookalike", 1)) }
            if evidence.texts.contains(where: { $0.contains(where: \.isLetter) && $0.contains(where: \.isNumber) }) { found.append(("ocr:mixed", 1)) }
        }
        return found
    }

    /// Fields whose values may be letters or digits at any place, and the signs that OCR takes for one another.
    private static let free: Set<Field> = [
        .invoiceNumber, .purchaseOrderNumber, .accountNumber, .originalInvoiceNumber, .lineInvoiceNumber, .lot, .adminLot, .priorAuthNumber, .serialNumber,
    ]
    private static let lookalike: Set<String> = ["1", "I", "0", "O", "5", "S", "8", "B"]
    private static let levels = [0.3, 0.5, 0.65, 0.75, 0.85, 0.9, 0.93, 0.96]

    /// Where a share stands among the levels: the number of those that it passes.
    private static func level(_ share: Double) -> Int { levels.count { share > $0 } }
}
