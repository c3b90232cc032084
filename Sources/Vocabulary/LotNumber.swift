/// A maker's lot number: 2 to 20 of A–Z, 0–9 and `- . /`, at least one digit, and not a date or an NDC.
public struct LotNumber: PrintedValue {
    public let text: String

    public init(_ printed: String) throws(FormatError) {
        let wrong = FormatError.wrongForm(of: "a lot number", expected: "2 to 20 letters and digits with at least one digit")
        let text = folded(printed)
        let bytes = text.utf8
        guard (2...20).contains(bytes.count), bytes.contains(where: \.isDigit),
            bytes.allSatisfy({ $0.isDigit || $0.isCapital || "-./".utf8.contains($0) }),
            let first = bytes.first, first.isDigit || first.isCapital, let last = bytes.last, last.isDigit || last.isCapital
        else { throw wrong }
        if !text.isDigits, (try? ExpiryDate(text)) != nil || (try? CalendarDay(text)) != nil { throw wrong }
        if text.contains("-"), (try? NDC(text)) != nil { throw wrong }
        self.text = text
    }

    public var description: String { text }
}
