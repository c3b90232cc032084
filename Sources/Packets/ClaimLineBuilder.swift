import Extraction
import Foundation
import Vocabulary

/// The service line of the claim, with the narrative of an unclassified code.
struct ClaimLineBuilder {
    private let context: ClaimCase

    init(_ context: ClaimCase) { self.context = context }

    func line() -> ClaimLine {
        let claim = context.claim
        return ClaimLine(
            hcpcs: claim.hcpcs, units: claim.units ?? "1", modifiers: claim.modifiers, ndcLine: ndcLine(), narrative: narrative(),
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

    /// Name, dose given, route, NDC, strength, waste: in this order, dropped from the end until it fits.
    ///
    /// Source: 837P SV101-7 (80 characters); MAC articles ask for name and dose, the rest where there is room.
    private func narrative() -> String {
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
        var text = ""
        for part in parts.map(Self.allowed) where !part.isEmpty {
            let longer = text.isEmpty ? part : text + " " + part
            guard longer.count <= 80 else { break }
            text = longer
        }
        return text
    }

    /// Capitals, digits, space and . , / - $: what every clearing house passes on.
    private static func allowed(_ text: String) -> String {
        let kept = text.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || " .,/-$".contains($0)) ? $0 : " " }
        return String(kept).split(separator: " ").joined(separator: " ")
    }
}
