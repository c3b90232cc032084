public import Vocabulary

/// A listed package whose code is a few misread digits away from a printed one.
public struct NearbyPackage: Hashable, Sendable {
    public let package: PackageRecord
    /// Digits that differ; two that changed places count as one.
    public let differences: Int
    /// Every differing digit looks like the printed one, as OCR confuses them.
    public let isLookalike: Bool
    /// Its strength is the printed one; nil where one of them is not known.
    public let agreesInStrength: Bool?
}

extension ReferenceDatabase {
    /// Listed codes within one misread digit of `ndc`, or two that look alike, of packages that carry `name`.
    ///
    /// One wrong digit makes another listed code in a few of a hundred cases, mostly the same drug in another strength or pack: what is found
    /// here is an offer to a person, never a correction. Strength, pack and price have to agree as well.
    ///
    /// - Parameters:
    ///   - name: brand, proper or core name, as printed. Without one, any package counts.
    ///   - strength: of one item, as printed. Packages of another strength come last.
    /// - Returns: the likeliest first; empty when `ndc` itself is listed under that name.
    public func packages(near ndc: NDC, named name: String?, strength: Strength? = nil) -> [NearbyPackage] {
        let wanted = name.map { NamePieces.fold($0).joined(separator: " ") }
        if let own = package(ndc), carries(own, wanted) { return [] }
        let digits = Array(ndc.digits.utf8)
        var found: [NearbyPackage] = []
        var seen: Set<[UInt8]> = [digits]

        func probe(_ candidate: [UInt8], _ differences: Int, _ isLookalike: Bool) {
            guard seen.insert(candidate).inserted, let code = try? NDC(String(decoding: candidate, as: UTF8.self)), let package = package(code),
                carries(package, wanted)
            else { return }
            found.append(NearbyPackage(
                package: package, differences: differences, isLookalike: isLookalike,
                agreesInStrength: strength.flatMap { printed in package.strength.map { Self.agree($0, printed) } }))
        }

        for place in digits.indices {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != digits[place] {
                var candidate = digits
                candidate[place] = digit
                probe(candidate, 1, Self.lookalikes(of: digits[place]).contains(digit))
            }
            if place + 1 < digits.count, digits[place] != digits[place + 1] {
                var candidate = digits
                candidate.swapAt(place, place + 1)
                probe(candidate, 1, false)
            }
        }
        for first in digits.indices {
            for second in digits.indices.dropFirst(first + 1) {
                for one in Self.lookalikes(of: digits[first]) {
                    for two in Self.lookalikes(of: digits[second]) {
                        var candidate = digits
                        candidate[first] = one
                        candidate[second] = two
                        probe(candidate, 2, true)
                    }
                }
            }
        }
        func rank(_ one: NearbyPackage) -> (Int, Int, Int, NDC) {
            (one.agreesInStrength == false ? 1 : 0, one.isLookalike ? 0 : 1, one.differences, one.package.ndc)
        }
        return found.sorted { rank($0) < rank($1) }
    }

    /// The amounts are equal, and the volumes where both are printed.
    private static func agree(_ first: Strength, _ second: Strength) -> Bool {
        guard let amount = Dose(second.amount, second.unit).converted(to: first.unit)?.amount, amount == first.amount else { return false }
        return first.millilitres == nil || second.millilitres == nil || first.millilitres == second.millilitres
    }

    /// - Parameter wanted: folded; nil agrees with everything.
    private func carries(_ package: PackageRecord, _ wanted: String?) -> Bool {
        guard let wanted, !wanted.isEmpty else { return true }
        let names = [package.name, package.drug?.brand, package.drug?.properName, package.drug?.coreName].compactMap { $0 }
        return names.map { NamePieces.fold($0).joined(separator: " ") }.contains { $0 == wanted || $0.hasPrefix(wanted + " ") || wanted.hasPrefix($0 + " ") && $0.count > 4 }
    }

    /// Digits that OCR takes for each other.
    private static func lookalikes(of digit: UInt8) -> [UInt8] {
        switch digit {
        case UInt8(ascii: "0"): Array("689".utf8)
        case UInt8(ascii: "1"): Array("47".utf8)
        case UInt8(ascii: "2"): Array("37".utf8)
        case UInt8(ascii: "3"): Array("258".utf8)
        case UInt8(ascii: "4"): Array("19".utf8)
        case UInt8(ascii: "5"): Array("368".utf8)
        case UInt8(ascii: "6"): Array("058".utf8)
        case UInt8(ascii: "7"): Array("12".utf8)
        case UInt8(ascii: "8"): Array("0356".utf8)
        default: Array("04".utf8)
        }
    }
}
