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
    /// The least whole number of `part` that makes this amount: of containers that a dose opens. Nil where there is no such number.
    public func count(of part: Decimal) -> Int? {
        guard part > 0 else { return nil }
        if let whole = millionths, let part = part.millionths { return (whole + part - 1) / part }
        guard let near = Int(exactly: (binary / part.binary).rounded()), abs(near) < 1_000_000_000_000 else { return nil }
        return Decimal(near) * part < self ? near + 1 : near
    }

    /// The quotient to so many places, half away from zero, of positive numbers.
    public func quotient(by part: Decimal, toPlaces places: Int) -> Decimal {
        guard (0...3).contains(places), let whole = millionths, let part = part.millionths, part > 0 else { return (self / part).rounded(toPlaces: places) }
        let unit = places == 0 ? 1 : (1...places).reduce(1) { unit, _ in unit * 10 }
        return Decimal((2 * whole * unit + part) / (2 * part), decimals: places)
    }

    /// As `description` prints it.
    public var plain: String {
        guard let millionths else { return description }
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
        guard rest > 0 else { return String(whole) }
        var decimals = Substring(String(1_000_000 + rest).dropFirst())
        while decimals.last == "0" { decimals.removeLast() }
        return "\(whole).\(decimals)"
    }

    /// The amount as a whole number of millionths, below 10^15 of them; nil for a negative one and for what is none.
    ///
    /// Decimals calculate slowly, to all 38 digits; whole numbers are as exact.
    private var millionths: Int? {
        guard sign == .plus, (-6...6).contains(exponent), var number = Int(exactly: significand.binary) else { return nil }
        for _ in 0..<(6 + exponent) {
            guard number < 100_000_000_000_000 else { return nil }
            number *= 10
        }
        return number < 1_000_000_000_000_000 ? number : nil
    }

    /// - Parameter decimals: of the last digits of `digits` those behind the point.
    init(_ digits: Int, decimals: Int) {
        var digits = digits, decimals = decimals
        while decimals > 0, digits.isMultiple(of: 10) {
            digits /= 10
            decimals -= 1
        }
        self = decimals == 0 ? Decimal(digits) : Decimal(sign: .plus, exponent: -decimals, significand: Decimal(digits))
    }

    private var binary: Double { NSDecimalNumber(decimal: self).doubleValue }

    /// Half away from zero, as money is rounded.
    public func rounded(toPlaces places: Int) -> Decimal {
        var source = self
        var result = Decimal()
        unsafe NSDecimalRound(&result, &source, places, .plain)
        return result
    }
}
