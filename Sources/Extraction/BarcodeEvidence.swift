import PageText
import Vocabulary

/// What the barcodes of a document say, held against what is printed beside them.
///
/// A symbol has check digits of its own: a printed value that agrees was read twice. What only a symbol says is no printed value: a lot or an
/// expiry is offered for review, an NDC is not taken from a GTIN at all, for the number does not tell where its hyphens stand.
struct BarcodeEvidence {
    /// Those of GS1 symbols first: a UPC beside them names the package for the till.
    private var gtins: [(value: GTIN, page: Int, box: Box)] = []
    /// No GS1 symbol was read.
    private var isRetail = true
    private var serials: [(value: String, page: Int, box: Box)] = []
    private var lots: [(value: String, page: Int, box: Box)] = []
    private var expiries: [(value: ExpiryDate, page: Int, box: Box)] = []

    init(_ pages: [Page]) {
        var retail: [(value: GTIN, page: Int, box: Box)] = []
        for page in pages {
            for barcode in page.barcodes {
                if let elements = try? GS1ElementString(barcode.text) {
                    if let gtin = elements.gtin { gtins.append((gtin, page.number, barcode.box)) }
                    if let serial = elements.serial { serials.append((serial, page.number, barcode.box)) }
                    if let lot = elements.lot { lots.append((lot.description, page.number, barcode.box)) }
                    if let expiry = elements.expiry { expiries.append((expiry, page.number, barcode.box)) }
                } else if let gtin = try? GTIN(barcode.text) {
                    retail.append((gtin, page.number, barcode.box))
                }
            }
        }
        isRetail = gtins.isEmpty
        gtins += retail
    }

    /// The candidates of a field; those that a barcode confirms come first and say so.
    func weighed(_ candidates: [Candidate], for field: Field) -> [Candidate] {
        switch field {
        case .ndc: candidates.map { weigh($0, against: gtins.flatMap(\.value.ndcCandidates).map(\.digits)) { $0 == $1 } }
        case .lot: candidates.map { weigh($0, against: lots.map(\.value)) { $0 == $1 } }
        case .expiry:
            // A symbol has the day where the print often has the month alone.
            candidates.map { weigh($0, against: expiries.map(\.value.description)) { $1.hasPrefix($0) || $0.hasPrefix($1) } }
        default: candidates
        }
    }

    /// What a barcode says of a field that is printed nowhere else. GTIN and serial number are the barcode's own.
    func alone(_ field: Field, judge: Judge) -> FieldValue? {
        switch field {
        // Packages carry a retail code beside that of the carton or vial, which may have gone unread.
        case .gtin: gtins.first.map { judge.encoded(.text($0.value.digits), at: $0.box, page: $0.page, accepted: !isRetail) }
        case .serialNumber: serials.first.map { judge.encoded(.text($0.value), at: $0.box, page: $0.page, accepted: true) }
        case .lot: lots.first.map { judge.encoded(.list([$0.value]), at: $0.box, page: $0.page) }
        case .expiry: expiries.first.map { judge.encoded(.list([$0.value.description]), at: $0.box, page: $0.page) }
        default: nil
        }
    }

    private func weigh(_ candidate: Candidate, against values: [String], agrees: (String, String) -> Bool) -> Candidate {
        var candidate = candidate
        if values.contains(where: { agrees(candidate.value, $0) }) {
            // A symbol proves its letters by check digits, and names what they are.
            candidate.checks.formUnion([.secondReading, .label, .format])
            candidate.confidence = max(candidate.confidence, 0.9)
            candidate.score += 100
        } else if candidate.confidence < 1, let near = values.first(where: { isNear($0, candidate.value) }) {
            // Misread by a sign or two: what the symbol says, for a person to confirm.
            candidate.value = near
            candidate.checks = [.format]
            candidate.score += 50
        }
        return candidate
    }

    private func isNear(_ first: String, _ second: String) -> Bool {
        let count = first.utf8.count
        guard count == second.utf8.count, count >= 5 else { return false }
        return zip(first.utf8, second.utf8).count { $0 != $1 } <= (count >= 9 ? 2 : 1)
    }
}
