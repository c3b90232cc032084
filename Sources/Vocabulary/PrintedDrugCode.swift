/// What a person types or a scanner sends for a drug: an NDC in any form, a UPC or GTIN, or a whole GS1 barcode.
public enum PrintedDrugCode: Hashable, Sendable {
    case ndc(NDC)
    /// Ten bare digits, with the NDCs they may stand for.
    case tenDigits([NDC])
    case gtin(GTIN)
    case elementString(GS1ElementString)

    /// - Throws: ``NDC/ParseError`` when it is none of them; ``FormatError`` for a barcode with a wrong check digit or date.
    public init(_ printed: String) throws {
        let text = folded(printed)
        let plain = text.filter { $0 != " " && $0 != "-" }
        let looksLikeBarcode = printed.contains("\u{1D}") || text.contains("(") || text.hasPrefix("]") || plain.hasPrefix("01") && plain.utf8.count > 16
        if looksLikeBarcode {
            self = .elementString(try GS1ElementString(printed))
            return
        }
        do throws(NDC.ParseError) {
            self = .ndc(try NDC(text))
        } catch .ambiguous {
            self = .tenDigits(NDC.candidates(tenDigits: plain.hasPrefix("N4") ? plain.dropFirst(2) : plain[...]))
        } catch {
            guard plain.isDigits, (12...14).contains(plain.utf8.count), plain == text.filter({ $0 != " " }) else { throw error }
            do throws(FormatError) {
                self = .gtin(try GTIN(plain))
            } catch let gtinError {
                // The form of 2033 without its hyphens.
                guard plain.utf8.count == 12, plain.hasPrefix("0"), let ndc = try? NDC(plain.dropFirst()) else { throw gtinError }
                self = .ndc(ndc)
            }
        }
    }

    public var gtin: GTIN? {
        switch self {
        case .gtin(let gtin): gtin
        case .elementString(let text): text.gtin
        case .ndc, .tenDigits: nil
        }
    }

    /// The NDCs it may stand for; one, unless the places of the hyphens are lost.
    public var candidates: [NDC] {
        switch self {
        case .ndc(let ndc): [ndc]
        case .tenDigits(let ndcs): ndcs
        case .gtin, .elementString: gtin?.ndcCandidates ?? []
        }
    }
}
