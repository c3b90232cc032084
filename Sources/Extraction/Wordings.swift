/// What forms print before, above or below a value. One string a wording; case and punctuation do not matter.
enum Wordings {
    static let label = LabelTable([
        (.ndc, ["ndc", "ndc no", "ndc #", "n"]),
        (.lot, ["lot", "lot no", "lot #", "batch/lot", "lot/batch", "10 batch/lot", "10 lot", "batch", "lot number", "batch no", "batch number", "control no", "control number", "lot/control no", "ctrl no"]),
        (.expiry, ["exp", "expiry", "17 expiry", "17 exp", "exp date", "expires", "expiration", "use by", "exp.", "expiration date", "expiry date", "do not use after", "use before", "use until"]),
        (.gtin, ["gtin"]),
        (.serialNumber, ["sn", "serial", "s/n", "serial no", "ser"]),
    ])

    /// Wordings that name other things as often.
    static let vague: [Field: Set<String>] = [.invoiceNumber: ["ref", "reference", "reference no", "shipment", "ref no", "ref number", "reference number", "document", "number", "ticket"], .orderDate: ["encounter", "encounter date"]]

    /// What names the rows below the items.
    static let totals = invoice.only(TotalsRow.fields)

    /// Every head with every tail: "invoice" and "no" make "invoice no". An empty tail is the head alone.
    static func phrases(_ heads: [String], _ tails: [String]) -> [String] {
        heads.flatMap { head in tails.map { $0.isEmpty ? head : "\(head) \($0)" } }
    }
}
