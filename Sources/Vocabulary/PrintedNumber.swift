public import Foundation

/// Reads a number and then what stands behind it, with or without a space between: OCR drops narrow gaps.
struct NumberThenText {
    let number: Decimal
    /// Everything behind the number, folded, without the space in front.
    let rest: Substring

    /// - Parameter text: folded. A comma groups thousands; a point may stand first (".5").
    init?(_ text: some StringProtocol) {
        var digits = ""
        var index = text.startIndex
        var sawPoint = false
        var group = 0  // digits since the last comma
        var sawComma = false
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            let digitFollows = next < text.endIndex && text[next].isASCII && text[next].isNumber
            if character.isASCII, character.isNumber {
                digits.append(character)
                group += 1
            } else if character == ",", digitFollows, !sawPoint, !digits.isEmpty, sawComma ? group == 3 : group <= 3 {
                sawComma = true
                group = 0
            } else if character == ".", digitFollows, !sawPoint, !sawComma || group == 3 {
                digits += digits.isEmpty ? "0." : "."
                sawPoint = true
            } else {
                break
            }
            index = next
        }
        if sawComma, !sawPoint, group != 3 { return nil }
        guard digits.utf8.contains(where: \.isDigit), digits.utf8.count <= 20, let number = Decimal(string: digits) else { return nil }
        self.number = number
        rest = Substring(text[index...].drop { $0 == " " })
    }
}

extension Decimal {
    /// Half away from zero, as money is rounded.
    public func rounded(toPlaces places: Int) -> Decimal {
        var source = self
        var result = Decimal()
        unsafe NSDecimalRound(&result, &source, places, .plain)
        return result
    }
}
