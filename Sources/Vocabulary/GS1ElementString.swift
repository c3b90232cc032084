/// What a GS1 barcode on a drug package says: number, expiry, lot and serial.
///
/// Read raw (fields of variable length end at GS, ASCII 29) or with the application identifiers in parentheses. Identifiers that
/// this tool does not use are skipped. A lot that is not the last field and has lost its GS takes what follows it.
///
/// Source: GS1 General Specifications, application identifiers 01, 10, 17, 21.
public struct GS1ElementString: PrintedValue {
    public let gtin: GTIN?
    public let expiry: ExpiryDate?
    public let lot: LotNumber?
    /// Up to 20 characters, as encoded.
    public let serial: String?

    public init(_ printed: String) throws(FormatError) {
        let fields = printed.contains("(") ? Self.bracketedFields(printed) : Self.rawFields(printed)
        guard let fields, !fields.isEmpty else {
            throw .wrongForm(of: "a GS1 element string", expected: "identifiers such as 01, 17, 10 and 21 with their values")
        }
        let gtinText = fields.first { $0.identifier == "01" }?.value
        gtin = if let gtinText { try GTIN(gtinText) } else { nil }
        let expiryText = fields.first { $0.identifier == "17" }?.value
        expiry = if let expiryText { try Self.expiry(expiryText) } else { nil }
        lot = fields.first { $0.identifier == "10" }.flatMap { try? LotNumber($0.value) }
        serial = fields.first { $0.identifier == "21" }?.value
        guard gtin != nil || expiry != nil || lot != nil || serial != nil else {
            throw .wrongForm(of: "a drug's GS1 element string", expected: "at least one of 01, 17, 10 and 21")
        }
    }

    /// In parentheses, in the order 01, 17, 10, 21.
    public var description: String {
        var text = ""
        if let gtin { text += "(01)\(gtin)" }
        if let expiry {
            let day = expiry.day.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "00"
            text += "(17)" + String(format(expiry.year % 100) + format(expiry.month) + day)
        }
        if let lot { text += "(10)\(lot)" }
        if let serial { text += "(21)\(serial)" }
        return text
    }

    private func format(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// YYMMDD; day 00 means the month's end.
    private static func expiry(_ text: String) throws(FormatError) -> ExpiryDate {
        let wrong = FormatError.wrongForm(of: "a GS1 expiry date", expected: "YYMMDD")
        guard text.isDigits, text.utf8.count == 6, let number = Int(text) else { throw wrong }
        let day = number % 100
        let month = number / 100 % 100
        return try ExpiryDate(year: 2000 + number / 10000, month: month, day: day == 0 ? nil : day)
    }

    private typealias Element = (identifier: String, value: String)

    private static func bracketedFields(_ printed: some StringProtocol) -> [Element]? {
        var fields: [Element] = []
        for part in printed.split(separator: "(") {
            let halves = part.split(separator: ")", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, halves[0].isDigits else { return nil }
            fields.append((String(halves[0]), String(halves[1].filter { $0 != " " && $0 != "\u{1D}" })))
        }
        return fields
    }

    /// Lengths of values that have no end mark. Weights and measures (31–36) all have six digits.
    private static let fixedLengths = ["00": 18, "01": 14, "02": 14, "11": 6, "12": 6, "13": 6, "15": 6, "16": 6, "17": 6, "20": 2]

    private static func rawFields(_ printed: some StringProtocol) -> [Element]? {
        var rest = Substring(printed)
        if rest.hasPrefix("]") { rest = rest.dropFirst(3) }  // the scanner's symbology mark, "]d2"
        var fields: [Element] = []
        while true {
            rest = rest.drop { $0 == "\u{1D}" || $0 == " " }
            guard !rest.isEmpty else { return fields }
            let two = String(rest.prefix(2))
            guard two.isDigits, two.utf8.count == 2 else { return nil }
            if let length = fixedLengths[two] {
                let value = rest.dropFirst(2).prefix(length)
                guard value.count == length else { return nil }
                fields.append((two, String(value)))
                rest = rest.dropFirst(2 + length)
            } else {
                // 10, 21, 22, 30, 37 and 90–99 have two digits; what else has variable length has three (24n, 71n) or more.
                let length = ["10", "21", "22", "30", "37"].contains(two) || two.hasPrefix("9") ? 2 : 3
                let value = rest.dropFirst(length).prefix { $0 != "\u{1D}" }
                guard !value.isEmpty else { return nil }
                fields.append((String(rest.prefix(length)), String(value)))
                rest = value.endIndex == rest.endIndex ? "" : rest[value.endIndex...]
            }
        }
    }
}
