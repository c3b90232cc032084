import PageText

/// Headings of papers that look like invoices or orders, with names, codes and amounts, and are neither.
enum ForeignTitle {
    /// Words as `folded(_:)` leaves them.
    private static let titles: Set<[String]> = Set([
        "quotation", "quote", "price quote", "sales quote", "estimate", "pro forma", "proforma", "price list", "price file", "price sheet", "price schedule", "contract pricing",
        "purchase order", "order confirmation", "order acknowledgment", "order acknowledgement", "sales order",
        "remittance advice", "explanation of payment", "explanation of benefits", "explanation of medicare benefits", "payment advice", "health insurance claim form", "claim form",
        "patient statement", "patient bill", "statement of patient account", "patient account statement",
        "notice of approval", "approval notice", "approval letter", "notice of authorization", "authorization approval", "coverage determination", "notice of determination", "notice of denial", "denial notice",
        "recall notice", "drug recall", "product recall", "safety alert", "certificate of analysis", "safety data sheet",
        "medication reconciliation list", "medication reconciliation form", "medication list for patient",
    ].map { $0.split(separator: " ").map(String.init) })
    private static let longest = titles.map(\.count).max() ?? 1

    /// Such a heading stands in the upper third, and none that an invoice or a slip has, nor an invoice's number.
    static func stands(on view: PageView) -> Bool {
        var isForeign = false
        // It says elsewhere that it bills, or what was packed.
        lazy var isBill = view.lines.indices.contains { line in
            view.lines[line].segments.contains { segment in
                let fold = view.folds[line][segment].joined()
                // "Packing list - not an invoice"
                guard !view.folds[line].contains("not") || Subtype.titled(fold) == .packingSlip else { return false }
                return !fold.contains("order") && !fold.contains("proforma") && (Subtype.titled(fold) != nil || ["packingslip", "packinglist"].contains { nearlyEqual($0, fold) })
            }
        }
        let labels = view.hits(of: Wordings.invoice)
        let heights = view.lines.map(\.box.height).sorted()
        let height = heights.isEmpty ? 0 : heights[heights.count / 2]
        for (index, line) in view.lines.enumerated() where line.box.top < view.page.height * 0.35 {
            for segment in line.segments where segment.count <= 9 {
                // "Billing date | Purchase order": heads of boxes stand side by side.
                let heads = labels.filter { $0.line == index && line.segments.contains($0.words) && $0.words != segment && !line.words[$0.words.upperBound - 1].text.hasSuffix(":") }
                if heads.contains(where: { line.box(of: segment).height < 1.25 * $0.box.height }) { continue }
                // "Sales order 118204-6", no larger than the rest, is a label and its number; "Purchase order date" a label.
                if let last = segment.last, segment.count < 5, ["sales", "purchase"].contains(view.folds[index][segment.lowerBound]), isBill, line.words[last].text.contains(where: \.isNumber) || ["no", "number", "date", "nr"].contains(view.folds[index][last]), line.box(of: segment).height < 1.3 * height { continue }
                if names(segment.map { (view.folds[index][$0], line.words[$0].text.hasSuffix(":")) }) {
                    isForeign = true
                } else if !view.folds[index][segment].contains("not"), Subtype.titled(view.folds[index][segment].joined()) != nil {
                    return false
                }
            }
        }
        return isForeign && !labels.contains { $0.label.field == .invoiceNumber && $0.isMarked && $0.label.wording.contains("inv") }
    }

    /// With a colon behind it, or "your" before it, it is a label.
    private static func names(_ words: [(fold: String, hasColon: Bool)]) -> Bool {
        let words = words.filter { !$0.fold.isEmpty }
        return words.indices.contains { start in
            (start == 0 || start + 2 >= words.count || !["your", "customer", "client", "cust"].contains(words[start - 1].fold)) && (1...longest).contains { count in
                start + count <= words.count && !words[start + count - 1].hasColon && titles.contains(words[start..<start + count].map(\.fold))
            }
        }
    }
}
