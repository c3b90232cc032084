/// Text as it is compared: small letters and digits only, so that case, colons and dashes do not matter.
func folded(_ text: some StringProtocol) -> String {
    // Nearly all print is: by bytes it is quicker.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return String(decoding: text.utf8.compactMap(foldedASCII), as: UTF8.self) }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            // NFKC of the few ligatures that fonts print; everything else is plain.
            switch scalar.value {
            case 0xFB01: result.append(contentsOf: "fi".unicodeScalars)
            case 0xFB02: result.append(contentsOf: "fl".unicodeScalars)
            case 0xB2: result.append("2")
            default: result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        } else if scalar == "#" || scalar == "%" {
            result.append(scalar)
        }
    }
    return String(result)
}

private func foldedASCII(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"), UInt8(ascii: "%"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: nil
    }
}

/// True where folded text has a part: by bytes, which is quicker than by characters.
func holds(_ text: String, _ part: String) -> Bool {
    var rest = Substring(text).utf8
    while rest.count >= part.utf8.count {
        if rest.starts(with: part.utf8) { return true }
        rest = rest.dropFirst()
    }
    return false
}

/// True when the two differ by at most one character put in, left out or changed.
func nearlyEqual(_ a: String, _ b: String) -> Bool {
    guard a != b else { return true }
    // A character has four bytes at most; where each has one, as nearly always, bytes are compared.
    guard abs(a.utf8.count - b.utf8.count) <= 4 else { return false }
    let isASCII = a.utf8.allSatisfy { $0 < 0x80 } && b.utf8.allSatisfy { $0 < 0x80 }
    return isASCII ? nearlyEqual(a.utf8, b.utf8) : nearlyEqual(a.unicodeScalars, b.unicodeScalars)
}

private func nearlyEqual<Text: BidirectionalCollection>(_ a: Text, _ b: Text) -> Bool where Text.Element: Equatable {
    let (length, other) = (a.count, b.count)
    guard abs(length - other) <= 1 else { return false }
    let front = zip(a, b).prefix { $0 == $1 }.count
    let back = zip(a.reversed(), b.reversed()).prefix(min(length, other) - front).prefix { $0 == $1 }.count
    return max(length, other) - front - back <= 1
}

/// 1 less the share of characters that must change to make one of the other (Levenshtein).
func likeness(_ a: String, _ b: String) -> Double {
    let x = Array(a), y = Array(b)
    guard !x.isEmpty, !y.isEmpty else { return 0 }
    var row = Array(0...y.count)
    for i in 1...x.count {
        var diagonal = row[0]
        row[0] = i
        for j in 1...y.count {
            let change = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1)
            diagonal = row[j]
            row[j] = min(change, row[j] + 1, row[j - 1] + 1)
        }
    }
    return 1 - Double(row[y.count]) / Double(max(x.count, y.count))
}
