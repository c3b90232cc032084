public import Foundation
public import Vocabulary

/// What Medicare Part B and the patient are likely to pay for a line, after the deductible. Never a promise.
public struct PaymentEstimate: Hashable, Sendable, CustomStringConvertible {
    public let basis: PriceBasis
    /// The quarter of the published price; nil for prices that were typed or read from an invoice.
    public let quarter: Quarter?
    /// Pricing units: HCPCS units, containers or whatever ``basis`` is for one of.
    public let units: Decimal
    /// To cents, and not more than the charge.
    public let allowed: USD
    public let patientPays: USD
    /// After sequestration.
    public let programPays: USD
    public let sequestration: USD

    public var total: USD { programPays + patientPays }

    /// - Parameters:
    ///   - charge: what the claim asks; payment is the lower of both.
    ///   - coinsurance: the patient's share in percent, below 20 for some drugs.
    ///   - isSequestered: 2 % are kept back from the program's share (through fiscal year 2032).
    public init(_ basis: PriceBasis, quarter: Quarter? = nil, units: Decimal, charge: USD? = nil, coinsurance: Decimal = 20, isSequestered: Bool = true) {
        self.basis = basis
        self.quarter = quarter
        self.units = units
        let limit = (basis.limit * units).rounded
        allowed = charge.map { min($0.rounded, limit) } ?? limit
        patientPays = (allowed * (coinsurance / 100)).rounded
        let share = allowed - patientPays
        sequestration = isSequestered ? (share * (Decimal(2) / 100)).rounded : .zero
        programPays = share - sequestration
    }

    /// "$5300.00 by ASP + 6 %, 2025Q4".
    public var description: String { "$\(allowed) by \(basis.name)" + (quarter.map { ", \($0)" } ?? "") }
}

extension USD {
    /// An amount in two parts by quantity, to cents; the second is what remains, so that both add up.
    ///
    /// ```swift
    /// USD(3861.20).divided(given: 312, discarded: 88)  // 3011.74, 849.46
    /// ```
    public func divided(given: Decimal, discarded: Decimal) -> (given: USD, discarded: USD)? {
        guard given >= 0, discarded >= 0, given + discarded > 0 else { return nil }
        let first = USD(amount * given / (given + discarded)).rounded
        return (first, rounded - first)
    }
}

/// What one container costs by an invoice line.
public struct AcquisitionCost: Hashable, Sendable {
    /// Net of discounts, without freight and fees.
    public let net: USD
    public let containers: Decimal
    /// Unrounded.
    public var perContainer: USD { USD(net.amount / containers) }

    /// - Parameters:
    ///   - lineDiscount: on this line, positive.
    ///   - invoiceDiscount: this line's part of a discount on the whole invoice, of rebates known, and of the value of free goods.
    ///   - containersPerUnit: vials in the unit of sale.
    /// - Returns: nil when there is no quantity, or more discount than price.
    public init?(quantity: Decimal, unitPrice: USD, lineDiscount: USD = .zero, invoiceDiscount: USD = .zero, containersPerUnit: Decimal = 1) {
        let net = unitPrice * quantity - lineDiscount - invoiceDiscount
        guard quantity > 0, containersPerUnit > 0, net >= .zero else { return nil }
        self.net = net
        containers = quantity * containersPerUnit
    }
}
