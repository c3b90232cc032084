import Extraction
import Foundation
import Vocabulary

/// The service line of the claim, with the narrative of an unclassified code.
struct ClaimLineBuilder {
    private let context: ClaimCase

    init(_ context: ClaimCase) { self.context = context }

    func line() -> ClaimLine {
        let claim = context.claim
        let narrative = narrative
        return ClaimLine(
            hcpcs: claim.hcpcs, units: claim.units ?? "1", modifiers: claim.modifiers, ndcLine: ndcLine(),
            narrative: narrative.text(within: Narrative.electronicLength), item19: narrative.text(within: Narrative.paperLength),
            diagnosisPointers: Array(diagnoses.prefix(4)), charge: claim.charge, dateOfService: claim.dateOfService,
            placeOfService: claim.placeOfService, renderingNPI: claim.renderingNPI)
    }

    /// Codes of the claim, those on the order first: they carry the reason.
    private var diagnoses: [String] {
        let ordered = Set(context.value(.icd10)?.list.map(ClaimCase.foldedCode) ?? [])
        let codes = context.claim.diagnoses.isEmpty ? context.value(.icd10)?.list ?? [] : context.claim.diagnoses
        return codes.filter { ordered.contains(ClaimCase.foldedCode($0)) } + codes.filter { !ordered.contains(ClaimCase.foldedCode($0)) }
    }

    private var ndc: NDC? { context.claim.ndc ?? context.ndcs.first?.ndc }

    private var dose: Dose? {
        let given = [context.value(.adminDose), context.value(.calculatedDose), context.value(.dose)].compactMap { $0.flatMap { try? Dose($0.text) } }
        return given.first { !$0.isPerWeight && !$0.isPerSurface }
    }

    /// "N473475304105 ML40": a ready liquid by the millilitre, a powder by the container.
    ///
    /// Source: 837P loops 2410 LIN03, CTP04, CTP05; quantity from dose ÷ concentration.
    private func ndcLine() -> String? {
        guard let ndc else { return nil }
        guard let strength = context.line?.fields[.strength].flatMap({ try? Strength($0.text) }), let dose,
            let amount = dose.converted(to: strength.unit)?.amount, strength.amount > 0
        else { return ndc.n4 }
        if let volume = strength.millilitres {
            return "\(ndc.n4) ML\((amount * volume / strength.amount).rounded(toPlaces: 3))"
        }
        return context.containersUsed.map { "\(ndc.n4) UN\($0)" } ?? ndc.n4
    }

    /// Name, dose given, route, NDC, strength, waste: in this order.
    ///
    /// Source: MAC articles ask for name and dose, the rest where there is room.
    private var narrative: Narrative {
        let claim = context.claim
        var parts: [String] = []
        if let name = claim.drugGeneric ?? claim.drugBrand { parts.append(name) }
        if let dose { parts.append("\(dose.amount)\(dose.unit)") }
        if let route = context.value(.route)?.text { parts.append(route) }
        if let ndc { parts.append("NDC\(ndc.digits)") }
        if let strength = context.line?.fields[.strength].flatMap({ try? Strength($0.text) }), let count = context.containersUsed {
            parts.append("\(strength.amount)\(strength.unit) X\(count)")
        }
        if claim.modifiers.contains("JW"), let waste = context.value(.wastage).flatMap({ try? Dose($0.text) }) { parts.append("WASTE \(waste.amount)\(waste.unit)") }
        if let brand = claim.drugBrand, claim.drugGeneric != nil { parts.append(brand) }
        return Narrative(parts)
    }
}
