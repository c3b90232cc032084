/// What kind of invoice a title announces.
enum Subtype: String, CaseIterable {
    case creditMemo = "credit_memo"
    case statement
    case packingSlip = "packing_slip"
    case invoice

    /// Titles as they fold to one word: parts of them, and the words they end with.
    private static let titles: [(subtype: Subtype, parts: [String], endings: [String])] = [
        (.creditMemo, ["creditmemo", "creditnote", "creditinvoice", "returncredit", "creditadjustment", "creditadvice"], ["credit"]),
        (.packingSlip, ["packingslip", "packinglist", "packslip", "packlist", "deliverynote", "deliveryslip", "shippingnotice", "shippinglist", "shipmentnotice", "picklist", "pickslip", "dispatchnote", "deliveryticket", "contentlist", "contentslist", "shippingticket", "deliverylist", "deliverydocket", "dispatchdocket", "despatchnote", "dispatchadvice", "despatchadvice", "shippingmanifest"], []),
        (.statement, ["accountstatement", "statementofaccount"], ["statement"]),
        (.invoice, [], ["invoice", "billingdocument"]),
    ]

    /// A title of two words before a name, or behind one and a dash: "PACKING SLIP Pine Street Supply", "PINE STREET SUPPLY - PACKING SLIP".
    static func amid(_ folds: [String]) -> (subtype: Subtype, words: Range<Int>)? {
        guard folds.count > 3 else { return nil }
        let places = [0..<2] + (folds[folds.count - 3].isEmpty ? [folds.count - 2..<folds.count] : [])
        return places.lazy.compactMap { place in titles.first { $0.parts.contains(folds[place].joined()) }.map { ($0.subtype, place) } }.first
    }

    /// The words are exactly a title that no other words are.
    static func parted(_ folds: [String]) -> Bool { titles.contains { $0.parts.contains(folds.joined()) } }

    /// - Parameter fold: the title folded, its words joined.
    /// - Returns: nil for words that are no title.
    static func titled(_ printed: String) -> Subtype? {
        let fold = holds(printed, "nota") ? printed.replacing("notaninvoice", with: "").replacing("notabill", with: "") : printed
        // A slip that is the invoice too bills.
        if holds(fold, "invoice"), titles[1].parts.contains(where: { holds(fold, $0) }) { return .invoice }
        guard fold.count < 34 else { return nil }
        return titles.first { row in
            row.parts.contains { holds(fold, $0) } || row.endings.contains { fold == $0 || fold.hasSuffix($0) && fold.count < 28 || fold.hasPrefix($0) && fold.count < 22 && $0 != "credit" }
        }?.subtype
    }
}
