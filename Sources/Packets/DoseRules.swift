import Extraction
import Foundation
import Vocabulary

// How much was ordered, given and thrown away.

extension Rule {
    static let doses: [Rule] = [
        Rule("UN003") { claim in
            // Without a dose, or without the weight it needs, other rules speak.
            guard let dose = claim.value(.dose).flatMap({ try? Dose($0.text) }), claim.doseGiven == nil, dose.total(weight: claim.weight, height: claim.height) != nil
            else { return [] }
            return [Hit([claim.evidence(.dose)], ["dose": dose.description])]
        },
        Rule("UN004") { claim in
            [Field.dose, .adminDose].compactMap { field in
                guard let value = claim.value(field), (try? Dose(value.text)) == nil else { return nil }
                return Hit([claim.evidence(field)], ["text": value.text])
            }
        },
        Rule("UN005") { claim in
            guard let rate = claim.value(.dose).flatMap({ try? Dose($0.text) }), rate.isPerWeight || rate.isPerSurface,
                let needed = rate.total(weight: claim.weight, height: claim.height), let given = claim.doseGiven, let off = given.deviation(from: needed), abs(off) * 20 > 1
            else { return [] }
            let percent = (abs(off) * 100).rounded(toPlaces: 0)
            return [Hit([claim.evidence(.adminDose), claim.evidence(.calculatedDose), claim.evidence(.weight)], ["given": given.description, "rate": rate.description, "percent": "\(percent)"])]
        },
        Rule("UN006") { claim in
            guard let dose = claim.value(.dose).flatMap({ try? Dose($0.text) }) else { return [] }
            if claim.weight == nil, dose.isPerWeight || dose.isPerSurface { return [Hit([claim.evidence(.dose)], ["dose": dose.description, "what": "weight"])] }
            return claim.height == nil && dose.isPerSurface ? [Hit([claim.evidence(.dose)], ["dose": dose.description, "what": "height"])] : []
        },
        Rule("UN010", terms: { claim, terms in
            guard let value = claim.value(.dose), let text = value.printed.first(where: { DoseWriting($0).isRisky(terms) }) else { return [] }
            return [Hit([claim.evidence(.dose)], ["text": text])]
        }),
        Rule("WA001") { claim in
            guard let strength = claim.onlyStrength, let given = claim.doseGiven?.converted(to: strength.unit), let waste = claim.waste?.converted(to: strength.unit), waste.amount > 0
            else { return [] }
            let containers = (given.amount + waste.amount) / strength.amount
            guard containers.rounded(toPlaces: 0) == 0 || abs(containers - containers.rounded(toPlaces: 0)) * strength.amount * 100 > given.amount + waste.amount else { return [] }
            return [Hit([claim.evidence(.adminDose), claim.evidence(.wastage)], ["given": given.description, "waste": waste.description, "strength": strength.description])]
        },
        Rule("WA004") { claim in
            // "100 mg/mL" is a concentration: how much a container holds it does not say.
            guard let strength = claim.onlyStrength, strength.millilitres != 1, let waste = claim.waste?.converted(to: strength.unit), waste.amount > strength.amount else { return [] }
            return [Hit([claim.evidence(.wastage)], ["waste": waste.description, "strength": strength.description])]
        },
    ]
}

extension ClaimCase {
    var weight: Weight? { value(.weight).flatMap { try? Weight($0.text) } }
    var height: Height? { value(.height).flatMap { try? Height($0.text) } }
    var waste: Dose? { value(.wastage).flatMap { try? Dose($0.text) } }

    /// The whole amount that was given, or is to be given; nil where only an amount per kilogram or square metre is known.
    var doseGiven: Dose? {
        [Field.adminDose, .calculatedDose, .dose].lazy.compactMap { field in self.value(field).flatMap { try? Dose($0.text) } }.first { !$0.isPerWeight && !$0.isPerSurface }
    }

    /// What a container holds, where all that was bought hold the same.
    var onlyStrength: Strength? {
        let strengths = Set(lines.compactMap { $0.fields[.strength].flatMap { try? Strength($0.text) } })
        return strengths.count == 1 ? strengths.first.flatMap { $0.amount > 0 ? $0 : nil } : nil
    }
}

/// A dose as someone wrote it.
struct DoseWriting {
    private let characters: [Character]

    init(_ text: String) { characters = Array(text) }

    /// A unit of the list, a zero behind the point ("5.0") or none before it (".5"): each has been read as ten times as much.
    func isRisky(_ units: [String]) -> Bool {
        let words = String(characters.map { $0.isLetter || $0 == "µ" ? $0 : " " }).split(separator: " ").map { $0.lowercased() }
        if words.contains(where: { units.contains($0) }) { return true }
        return characters.indices.contains { index in
            guard characters[index] == ".", characters.indices.contains(index + 1), characters[index + 1].isNumber else { return false }
            if index == 0 || !characters[index - 1].isNumber { return true }
            return characters[(index + 1)...].prefix { $0.isNumber }.allSatisfy { $0 == "0" }
        }
    }
}
