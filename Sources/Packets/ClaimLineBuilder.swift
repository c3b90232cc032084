import Extraction
import Foundation
import Vocabulary

/// The service line of the claim, with the narrative of an unclassified code.
struct ClaimLineBuilder {
    private let context: ClaimCase

    init(_ context: ClaimCase) { self.context = context }

    func line() -> ClaimLine {
        let claim = context.claim, profile = context.profile
        let narrative = context.narrative
        // The practice's own words where they can go out as they are; else NA007 to NA009 say why not.
        let own = claim.answers?.narrative.flatMap { Narrative.isAllowed($0) ? $0 : nil }
        func text(within length: Int) -> String { own.flatMap { $0.utf8.count <= length ? $0 : nil } ?? narrative.text(within: length) }
        let electronic = text(within: profile.narrativeLength)
        return ClaimLine(
            hcpcs: claim.hcpcs, units: claim.units ?? "1", modifiers: claim.modifiers, ndcLine: ndcLine(), narrative: electronic,
            item19: electronic.utf8.count <= profile.paperLength ? electronic : text(within: profile.paperLength), diagnosisPointers: Array(diagnoses.prefix(4)), charge: claim.charge, dateOfService: claim.dateOfService,
            placeOfService: claim.placeOfService, renderingNPI: claim.renderingNPI)
    }

    /// Codes of the claim, those on the order first: they carry the reason.
    private var diagnoses: [String] {
        let codes = context.claim.diagnoses.isEmpty ? context.list(.icd10) ?? [] : context.claim.diagnoses
        guard codes.count > 1 else { return codes }
        let ordered = Set(context.list(.icd10)?.map(ClaimCase.foldedCode) ?? [])
        return codes.filter { ordered.contains(ClaimCase.foldedCode($0)) } + codes.filter { !ordered.contains(ClaimCase.foldedCode($0)) }
    }

    private var ndc: NDC? { context.billedNDC }
    private var dose: Dose? { context.doseGiven ?? context.answers?.dose }

    /// A ready liquid by the millilitre, a powder by the container; nil where dose and container do not tell it.
    ///
    /// Source: 837P loop 2410 CTP04, CTP05; quantity from dose ÷ concentration.
    var quantity: Quantity? {
        guard let strength = context.strength, let dose, let amount = dose.converted(to: strength.unit)?.amount, strength.amount > 0 else { return nil }
        if let volume = strength.millilitres { return Quantity((amount * volume).quotient(by: strength.amount, toPlaces: 3), .millilitres) }
        return context.containersUsed.map { Quantity(Decimal($0), .units) }
    }

    /// "N473475304105 ML40", in the practice's own quantity where it gives one.
    private func ndcLine() -> String? {
        guard let ndc else { return nil }
        let stated = context.statedQuantity.flatMap { $0.amount > 0 ? $0 : nil }
        return (stated ?? context.expectedQuantity).map { "\(ndc.n4) \($0)" } ?? ndc.n4
    }

    /// What the payer must be told weighs most, then what it likes to see, in the order of the profile; in the text all payers get one order.
    var narrative: Narrative {
        let profile = context.profile, order = PayerProfile.NarrativePart.allCases
        let wanted = profile.narrativeMustSay + profile.narrativeMaySay.filter { !profile.narrativeMustSay.contains($0) }
        let parts = wanted.compactMap { part in text(part).map { (text: $0, place: order.firstIndex(of: part) ?? order.count) } }
        return Narrative(parts.map(\.text), places: parts.map(\.place))
    }

    private func text(_ part: PayerProfile.NarrativePart) -> String? {
        let claim = context.claim
        switch part {
        case .drug: return claim.drugGeneric ?? claim.drugBrand
        case .brand: return claim.drugGeneric == nil ? nil : claim.drugBrand
        case .dose: return context.doseText
        case .route: return context.text(.route)
        case .ndc: return ndc.map { "NDC\($0.digits)" }
        case .strength:
            guard let strength = context.strength, let count = context.containersUsed else { return nil }
            return "\(strength.amount.plain)\(strength.unit) X\(count)"
        case .waste:
            guard claim.modifiers.contains("JW"), let waste = context.waste else { return nil }
            return "WASTE \(waste.amount.plain)\(waste.unit)"
        case .price: return context.costOfContainersUsed.map { "INV $\($0)" }
        }
    }
}
