public import Foundation
public import Vocabulary

/// What a dose takes out of containers: how many are opened, what is left over, and the quantities that a claim carries.
///
/// ```swift
/// let use = DrugUse(dose: try Dose("312 mg"), container: try Strength("100 mg"))
/// use?.containers        // 4
/// use?.discarded.amount  // 88
/// ```
public struct DrugUse: Hashable, Sendable {
    /// The content of one container; without a volume it is a powder.
    public let container: Strength
    /// In the unit of ``container``.
    public let given: Dose
    /// Containers opened.
    public let containers: Int

    /// - Parameter dose: the whole amount given, not per kilogram.
    /// - Returns: nil when dose and container are measured in different things, or nothing was given.
    public init?(dose: Dose, container: Strength) {
        let inVolume = container.millilitres.flatMap { dose.converted(to: .millilitre) == nil ? nil : $0 }
        let amount: Decimal? =
            if let inVolume, container.unit != .millilitre {
                // A dose in mL of a container that states drug and volume.
                dose.converted(to: .millilitre).map { $0.amount * container.amount / inVolume }
            } else {
                dose.converted(to: container.unit)?.amount
            }
        guard dose.basis == .total, let amount, amount > 0, container.amount > 0 else { return nil }
        given = Dose(amount, container.unit)
        self.container = container
        guard let opened = amount.count(of: container.amount) else { return nil }
        containers = opened
    }

    /// What is left in the containers; zero when the dose fills them.
    public var discarded: Dose { Dose(Decimal(containers) * container.amount - given.amount, container.unit) }
    /// The unit in which an NDC of such containers is counted: millilitres of a liquid, containers of a powder.
    public var ndcUnit: NDCUnit { container.millilitres == nil ? .units : .millilitres }
    public var ndcQuantityGiven: Quantity { quantity(given.amount) }
    public var ndcQuantityDiscarded: Quantity { quantity(discarded.amount) }
    /// All that was opened.
    public var ndcQuantity: Quantity { quantity(Decimal(containers) * container.amount) }

    private func quantity(_ amount: Decimal) -> Quantity {
        Quantity((amount / container.amount * (container.millilitres ?? 1)).rounded(toPlaces: 3), ndcUnit)
    }

    /// HCPCS units of the dose, rounded up, and of what is discarded: together never more than the containers hold.
    ///
    /// - Parameter unit: what one unit of the code is, "10 MG".
    /// - Returns: nil when that is another kind of measure.
    public func billingUnits(per unit: Dose) -> (given: Decimal, discarded: Decimal)? {
        guard let unit = unit.converted(to: container.unit), unit.basis == .total, unit.amount > 0 else { return nil }
        let all = (Decimal(containers) * container.amount / unit.amount).roundedUp
        let given = (given.amount / unit.amount).roundedUp
        return (given, max(0, all - given))
    }
}

extension Decimal {
    /// The next whole number.
    var roundedUp: Decimal {
        var value = self, result = Decimal()
        // A third times three is a hair below one; that is no reason to open another vial.
        value = value.rounded(toPlaces: 9)
        unsafe NSDecimalRound(&result, &value, 0, .up)
        return result
    }
}

/// The content of a package in the units of a claim, from the columns of CMS's crosswalk.
public struct PackageUnits: Hashable, Sendable {
    /// mL in one item, or 1 for a powder.
    public let itemSize: Decimal
    public let items: Decimal
    /// HCPCS units in one item.
    public let unitsPerItem: Decimal

    public init(itemSize: Decimal, items: Decimal, unitsPerItem: Decimal) {
        self.itemSize = itemSize
        self.items = items
        self.unitsPerItem = unitsPerItem
    }

    public var unitsPerPackage: Decimal { items * unitsPerItem }

    /// HCPCS units in an NDC quantity: millilitres of a liquid, items of a powder or counted ones.
    /// - Returns: nil for units of measure that say nothing of items.
    public func billingUnits(in quantity: Quantity) -> Decimal? {
        guard itemSize > 0 else { return nil }
        return switch quantity.unit {
        case .millilitres: quantity.amount / itemSize * unitsPerItem
        case .units: quantity.amount * unitsPerItem
        default: nil
        }
    }

    /// Items that hold so many HCPCS units, whole ones.
    public func items(for billingUnits: Decimal) -> Decimal? { unitsPerItem > 0 ? (billingUnits / unitsPerItem).roundedUp : nil }
}
