public import Extraction
import Vocabulary

/// What a line of a purchase paper is to a claim. What is certainly for something else need not be shown to the payer; what is not certain
/// stays for a person to judge.
///
/// Source: 45 CFR 164.502(b), minimum necessary.
public enum LineRelation: Hashable, Sendable {
    /// For the claim's drug, or an amount that may change what that cost.
    case own
    /// For another product.
    case other
    case unsure

    public init(of item: [Field: FieldValue], to claim: Claim) {
        let names = DrugNames(claim)
        let code = item[.ndc].flatMap { try? NDC($0.text) }
        let isOwnCode = code.flatMap { code in claim.ndc.map(code.isSameProduct) }
        if names.isNamed(by: item) || isOwnCode == true && !names.isContradicted(by: item) || Self.changesPrices(item) {
            self = .own
        } else if isOwnCode == true || Self.resembles(item, claim) {
            self = .unsure
        } else {
            self = Self.isKnown(item, isNamedOther: names.isContradicted(by: item), isCodedOther: isOwnCode == false, claim) ? .other : .unsure
        }
    }

    /// One thing that was read for certain says that the line is for something else.
    private static func isKnown(_ item: [Field: FieldValue], isNamedOther: Bool, isCodedOther: Bool, _ claim: Claim) -> Bool {
        func isAccepted(_ field: Field) -> Bool { item[field]?.status == .accepted }
        if isNamedOther, isAccepted(.drugBrand) || isAccepted(.drugGeneric) { return true }
        if isCodedOther, isAccepted(.ndc) { return true }
        // Gloves have no code, and no name that a drug could be missed by.
        let isPlain = item[.drugBrand] == nil && item[.drugGeneric] == nil && item[.ndc] == nil
        return isPlain && isAccepted(.description) && (claim.drugBrand != nil || claim.drugGeneric != nil)
    }

    /// A rebate or a fee may be that of the claim's drug.
    private static func changesPrices(_ item: [Field: FieldValue]) -> Bool {
        let amounts = [Field.extendedPrice, .unitPrice, .quantity].compactMap { item[$0]?.text }
        if amounts.contains(where: { $0.hasPrefix("-") }) { return true }
        guard item[.ndc] == nil, let description = item[.description] else { return false }
        let words = Words(description.text)
        return priceWords.contains { words.contain($0) }
    }

    private static let priceWords = [
        "adjustment", "allowance", "chargeback", "cold chain", "credit", "delivery", "discount", "fee", "freight", "handling", "rebate", "return", "returned", "shipping",
        "surcharge", "tax",
    ].map { Words($0) }

    /// A word of the line is one of the drug's names, or one that may have been misread: two biologics of one core name are told apart by
    /// four letters.
    private static func resembles(_ item: [Field: FieldValue], _ claim: Claim) -> Bool {
        let own = words([claim.drugBrand, claim.drugGeneric])
        return words([Field.drugBrand, .drugGeneric, .description].map { item[$0]?.text }).contains { word in
            own.contains { NearestWord.distance($0, word) * 4 <= min($0.count, word.count) }
        }
    }

    /// Those of five signs and more; a letter may have been read as a digit.
    private static func words(_ texts: [String?]) -> Set<String> {
        let all = texts.compactMap { $0?.lowercased() }.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map { String($0) } }
        return Set(all.filter { $0.count > 4 && $0.contains(where: \.isLetter) })
    }
}
