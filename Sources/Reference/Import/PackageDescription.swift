/// The content of a package, from FDA's description: levels from the outermost to the innermost, "1 VIAL in 1 CARTON / 10 mL in 1 VIAL".
struct PackageDescription {
    /// mL in one item, or 1; nil where the innermost level counts something else.
    let size: String?
    /// Innermost containers in the whole package.
    let items: Int?
    let container: Drug.Container?

    init(_ text: String) {
        let upper = text.uppercased()
        container =
            if upper.contains("SINGLE-DOSE") || upper.contains("SINGLE-USE") { .singleDose }
            else if upper.contains("MULTI-DOSE") { .multipleDose }
            else if upper.contains("SYRINGE") { .singleDose }
            else { nil }
        let levels = upper.split(separator: " / ").map { $0.split(separator: " ") }
        guard let last = levels.last, let amount = last.first, !amount.isEmpty, last.count > 1 else {
            size = nil
            items = nil
            return
        }
        items = levels.dropLast().reduce(1 as Int?) { count, level in
            guard let count, let number = level.first.flatMap({ Int($0) }), number > 0, number < 100_000 else { return nil }
            return count * number
        }
        size = last[1] == "ML" ? String(amount.first == "." ? "0" + amount : amount) : last[1].hasPrefix("INJECTION") || last[1].hasPrefix("KIT") ? "1" : nil
    }
}
