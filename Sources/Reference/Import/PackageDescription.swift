/// The content of a package, from FDA's description: levels from the outermost to the innermost, "1 VIAL in 1 CARTON / 10 mL in 1 VIAL".
struct PackageDescription {
    /// mL in one item, or 1; nil where the innermost level counts something else.
    let size: String?
    /// Innermost containers in the whole package.
    let items: Int?
    let container: Drug.Container?

    /// Works on bytes: a directory has hundreds of thousands of these.
    init(_ text: String) {
        let upper = text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }
        let words = upper.split(separator: 0x20)
        let says = { (word: String) in words.contains { $0.starts(with: word.utf8) } }
        container =
            if says("SINGLE-DOSE") || says("SINGLE-USE") { .singleDose }
            else if says("MULTI-DOSE") { .multipleDose }
            else if says("SYRINGE") { .singleDose }
            else { nil }
        let levels = words.split { $0.elementsEqual("/".utf8) }
        guard let last = levels.last, let amount = last.first, last.count > 1 else {
            size = nil
            items = nil
            return
        }
        items = levels.dropLast().reduce(1 as Int?) { count, level in
            guard let count, let number = level.first.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }), number > 0, number < 100_000 else { return nil }
            return count * number
        }
        let unit = last[last.startIndex + 1]
        size =
            if unit.elementsEqual("ML".utf8) { (amount.first == 0x2E ? "0" : "") + String(decoding: amount, as: UTF8.self) }
            else if unit.starts(with: "INJECTION".utf8) || unit.starts(with: "KIT".utf8) { "1" }
            else { nil }
    }
}
