import Extraction
import Foundation
public import Vocabulary

/// What is at stake: what the payer is likely to allow, what is lost when it does not, and until when there is time. Never a promise.
public struct Estimate: Hashable, Sendable {
    /// Before the patient's share; nil where neither a published price nor the invoice tells it.
    public let allowed: USD?
    /// What ``allowed`` was worked out from, in words.
    public let basis: String
    /// What the practice is out of pocket when the claim is denied.
    public let exposure: USD?
    public let exposureBasis: String
    /// The last day on which the claim counts as filed in time; nil where the plan's contract says it.
    public let filingDeadline: CalendarDay?
    public let filingBasis: String
}

extension ClaimCase {
    var estimate: Estimate {
        let (limit, basis) = expectedLimit
        let charge = claim.charge?.rounded
        let isCapped = limit.flatMap { limit in charge.map { $0 < limit } } ?? false
        let cost = costOfContainersUsed
        return Estimate(
            allowed: isCapped ? charge : limit, basis: basis + (isCapped ? " More than the charge is not paid." : ""), exposure: cost ?? charge,
            exposureBasis: cost != nil ? "What was paid for \(Self.containers(containersUsed ?? 0))." : charge != nil ? "The charge, as the cost of the dose is not known." : "Neither cost nor charge is known.",
            filingDeadline: filingDeadline, filingBasis: profile.grounds[.filing]?.source ?? "not known for \(profile.title)")
    }

    /// The payment limit for the dose, and where it comes from.
    ///
    /// Source: Claims Processing Manual ch. 17 s. 20.1.3: the quarterly file of drugs without a code, else the contractor's price, which without a
    /// published one is the invoice.
    private var expectedLimit: (USD?, String) {
        if let price, let amount = doseGiven?.converted(to: price.unit.measure)?.amount, price.unit.amount > 0 {
            let quarter = price.isOfThatQuarter ? "of \(price.quarter)" : "of \(price.quarter), the nearest quarter at hand"
            return (USD(price.limit.amount * amount / price.unit.amount).rounded, "CMS limit for drugs without a code \(quarter): \(price.limit) for \(price.unit).")
        }
        if let cost = costOfContainersUsed, let containers = containersUsed {
            return (cost, "No price is published: by the invoice, \(Self.containers(containers)) at \(line?.fields.text(.unitPrice) ?? "").")
        }
        return (nil, "Neither a published price nor the invoice tells it.")
    }

    private static func containers(_ count: Int) -> String { count == 1 ? "1 container" : "\(count) containers" }
}
