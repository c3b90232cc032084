import Extraction
import Foundation
import Vocabulary

// How much was ordered, given and thrown away.

extension Rule {
    static let doses: [Rule] = [
        Rule("UN003") { claim in
            // Without a dose, or without the weight it needs, other rules speak.
            guard let dose = claim.orderedDose, claim.doseGiven == nil, dose.total(weight: claim.weight, height: claim.height) != nil
            else { return [] }
            return [Hit([claim.evidence(.dose)], ["dose": dose.description])]
        },
        Rule("UN004") { claim in
            [(Field.dose, claim.orderedDose), (.adminDose, claim.recordedDose)].compactMap { field, dose in
                guard dose == nil, let value = claim.value(field) else { return nil }
                return Hit([claim.evidence(field)], ["text": value.text])
            }
        },
        Rule("UN005") { claim in
            guard let rate = claim.orderedDose, rate.isPerWeight || rate.isPerSurface,
                let needed = rate.total(weight: claim.weight, height: claim.height), let given = claim.doseGiven, let off = given.deviation(from: needed), abs(off) * 20 > 1
            else { return [] }
            let percent = (abs(off) * 100).rounded(toPlaces: 0)
            return [Hit([claim.evidence(.adminDose), claim.evidence(.calculatedDose), claim.evidence(.weight)], ["given": given.description, "rate": rate.description, "percent": "\(percent)"])]
        },
        Rule("UN006") { claim in
            guard let dose = claim.orderedDose else { return [] }
            // Where the prescriber says what the dose comes to, the sizes it follows from are worth having, no more.
            let isCalculated = claim.has(.calculatedDose)
            if dose.isPerWeight || dose.isPerSurface, claim.weight == nil {
                // What is written and cannot be read is not missing (XD008).
                if claim.order?.record.unread[.weight] != nil { return [] }
                return [Hit([claim.evidence(.dose)], ["dose": dose.description, "what": "weight"], isDoubtful: isCalculated)]
            }
            return dose.isPerSurface && claim.height == nil ? [Hit([claim.evidence(.dose)], ["dose": dose.description, "what": "height"], isDoubtful: isCalculated)] : []
        },
        Rule("UN010", terms: { claim, terms in
            guard let value = claim.value(.dose), let text = value.printed.first(where: { DoseWriting($0).isRisky(terms.texts) }) else { return [] }
            return [Hit([claim.evidence(.dose)], ["text": text])]
        }),
        Rule("WA001") { claim in
            guard let strength = claim.onlyStrength, let given = claim.doseGiven?.converted(to: strength.unit), let waste = claim.waste?.converted(to: strength.unit), waste.amount > 0
            else { return [] }
            let opened = given.amount + waste.amount
            // A whole number of containers, within a hundredth of what was taken out of them.
            guard let count = opened.count(of: strength.amount) else { return [] }
            let off = [count - 1, count].filter { $0 > 0 }.map { abs(opened - Decimal($0) * strength.amount) }.min() ?? opened
            guard off * 100 > opened else { return [] }
            return [Hit([claim.evidence(.adminDose), claim.evidence(.wastage)], ["given": given.description, "waste": waste.description, "strength": strength.description])]
        },
        Rule("UN007") { claim in
            guard let day = claim.answers?.weightDate, let dose = claim.orderedDose, dose.isPerWeight || dose.isPerSurface, day.days(until: claim.service) > 90 else { return [] }
            return [Hit([claim.evidence(.weight)], ["date": day.description])]
        },
        Rule("XD006") { claim in
            guard let own = claim.answers?.dose, let given = claim.recordedDose, let off = given.deviation(from: own), off * 100 > 1 else { return [] }
            return [Hit([claim.evidence(.adminDose)], ["own": own.description, "given": given.description])]
        },
        Rule("WA002") { claim in
            guard claim.bills("JW") || claim.waste.map({ $0.amount > 0 }) ?? false, let given = claim.doseGiven, let strength = claim.onlyStrength, let used = claim.containersUsed,
                let same = given.converted(to: strength.unit), strength.millilitres != 1
            else { return [] }
            let sizes = claim.reference.containers(brand: claim.claim.drugBrand, generic: claim.claim.drugGeneric, ndc: claim.billedNDC)
            let leftover = Decimal(used) * strength.amount - same.amount
            guard leftover > 0, sizes.contains(where: { $0 != strength }), let least = claim.leastLeftover(of: same, from: sizes), least < leftover else { return [] }
            return [Hit([claim.evidence(.wastage)], ["least": Dose(least, strength.unit).description, "waste": Dose(leftover, strength.unit).description])]
        },
        Rule("WA003") { claim in
            // With JW on the claim MD005 speaks.
            guard claim.has(.adminDose), !claim.has(.wastage), !claim.bills("JW"), let strength = claim.onlyStrength, strength.millilitres != 1,
                let given = claim.doseGiven?.converted(to: strength.unit), let used = claim.containersUsed,
                claim.bills("JZ") || claim.isSingleDose == true
            else { return [] }
            let left = Decimal(used) * strength.amount - given.amount
            guard left * 100 > given.amount else { return [] }
            return [Hit([claim.evidence(.adminDose)], ["left": Dose(left, strength.unit).description, "used": "\(used)", "strength": strength.description])]
        },
        Rule("WA004") { claim in
            // "100 mg/mL" is a concentration: how much a container holds it does not say.
            guard let strength = claim.onlyStrength, strength.millilitres != 1, let waste = claim.waste?.converted(to: strength.unit), waste.amount > strength.amount else { return [] }
            return [Hit([claim.evidence(.wastage)], ["waste": waste.description, "strength": strength.description])]
        },
    ]
}

extension ClaimCase {
    /// Dose given ÷ content of one container, rounded up.
    func openedContainers() -> Int? {
        guard let strength, let amount = doseGiven?.converted(to: strength.unit)?.amount, strength.amount > 0 else { return nil }
        return amount.count(of: strength.amount)
    }

    /// What the containers that the dose opened cost; nil where the papers do not tell.
    func costOfOpenedContainers() -> USD? {
        guard let unit = line?.unitPrice, let containers = containersUsed else { return nil }
        return USD(unit.amount * Decimal(containers)).rounded
    }

    /// The least that any choice of the sizes on sale leaves over; nil where a size is measured in something else.
    func leastLeftover(of given: Dose, from sizes: [Strength]) -> Decimal? {
        // Whole numbers of a millionth: every choice is tried, and decimals are slow.
        let unit = Decimal(sign: .plus, exponent: -6, significand: 1)
        let amounts = sizes.compactMap { $0.millilitres == 1 ? nil : Dose($0.amount, $0.unit).converted(to: given.measure)?.amount.count(of: unit) }.filter { $0 > 0 }.sorted(by: >)
        guard let needed = given.amount.count(of: unit), !amounts.isEmpty, amounts.count <= 5 else { return nil }
        func least(_ rest: Int, _ sizes: ArraySlice<Int>) -> Int? {
            guard rest > 0 else { return -rest }
            guard let size = sizes.first, (rest + size - 1) / size < 50 else { return nil }
            let most = (rest + size - 1) / size
            return sizes.count == 1 ? most * size - rest : (0...most).compactMap { least(rest - $0 * size, sizes.dropFirst()) }.min()
        }
        return least(needed, amounts[...]).map { Decimal($0) * unit }
    }
}

/// A dose as someone wrote it.
struct DoseWriting {
    private let text: String

    init(_ text: String) { self.text = text }

    /// A unit of the list, a zero behind the point ("5.0") or none before it (".5"): each has been read as ten times as much.
    func isRisky(_ units: [String]) -> Bool {
        let words = text.unicodeScalars.split { !$0.properties.isAlphabetic }.map { String($0).lowercased() }
        if words.contains(where: { units.contains($0) }) { return true }
        let bytes = Array(text.utf8), digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return bytes.indices.dropLast().contains { index in
            guard bytes[index] == UInt8(ascii: "."), digits.contains(bytes[index + 1]) else { return false }
            if index == 0 || !digits.contains(bytes[index - 1]) { return true }
            return bytes[(index + 1)...].prefix { digits.contains($0) }.allSatisfy { $0 == UInt8(ascii: "0") }
        }
    }
}
