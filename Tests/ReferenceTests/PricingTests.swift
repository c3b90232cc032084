import Foundation
import Reference
import Testing
import Vocabulary

@Suite("Pricing")
struct PricingTests {
    private static func usd(_ text: String) -> USD { USD(Decimal(string: text) ?? -1) }

    @Test("estimates by every basis", arguments: [
        (PriceBasis.averageSalesPrice(usd("12.50")), 400, "5300.00", "4155.20", "84.80", "1060.00"),
        (.wholesaleInitial(usd("6000")), 2, "12360.00", "9690.24", "197.76", "2472.00"),
        (.wholesale(usd("6000")), 2, "12720.00", "9972.48", "203.52", "2544.00"),
        (.biosimilar(averageSalesPrice: usd("600"), reference: usd("1000"), qualifies: true), 1, "680.00", "533.12", "10.88", "136.00"),
        (.biosimilar(averageSalesPrice: usd("600"), reference: usd("1000"), qualifies: false), 1, "660.00", "517.44", "10.56", "132.00"),
        (.averageWholesale(usd("7200")), 2, "13680.00", "10725.12", "218.88", "2736.00"),
        (.publishedLimit(usd("9.287")), 90, "835.83", "655.29", "13.37", "167.17"),
        (.newBiosimilar(wholesale: usd("1000"), referenceSalesPrice: usd("950"), referenceWholesale: usd("1200")), 1, "1007.00", "789.49", "16.11", "201.40"),
        (.invoice(usd("965.30")), 4, "3861.20", "3027.18", "61.78", "772.24"),
    ] as [(PriceBasis, Decimal, String, String, String, String)])
    func estimate(basis: PriceBasis, units: Decimal, allowed: String, program: String, cut: String, patient: String) {
        let estimate = PaymentEstimate(basis, units: units)
        #expect(estimate.allowed.description == allowed)
        #expect(estimate.programPays.description == program)
        #expect(estimate.sequestration.description == cut)
        #expect(estimate.patientPays.description == patient)
        #expect(estimate.programPays + estimate.sequestration + estimate.patientPays == estimate.allowed)
    }

    @Test("the charge caps what is allowed, and without sequestration nothing is kept back")
    func cap() {
        let estimate = PaymentEstimate(.averageSalesPrice(Self.usd("100")), units: 1, charge: Self.usd("80"), isSequestered: false)
        #expect(estimate.allowed == Self.usd("80"))
        #expect(estimate.total == Self.usd("80"))
    }

    @Test("the five years of the 8 percent", arguments: [
        ("2020-05-01", "2022-09-30", false), ("2020-05-01", "2022-10-01", true), ("2020-05-01", "2027-10-01", false), ("2023-08-15", "2028-06-30", true),
        ("2023-08-15", "2028-07-01", false), ("2028-02-01", "2028-03-01", false),
    ])
    func addOn(first: String, day: String, expected: Bool) throws {
        #expect(PriceBasis.isBiosimilarAddOnPeriod(firstPaidByASP: try CalendarDay(first), on: try CalendarDay(day)) == expected)
    }

    @Test("what an invoice line costs per container, and a charge in two parts that add up")
    func cost() throws {
        let cost = try #require(AcquisitionCost(quantity: 2, unitPrice: Self.usd("9850"), lineDiscount: Self.usd("394"), containersPerUnit: 10))
        #expect(cost.net.description == "19306.00")
        #expect(cost.perContainer.description == "965.30")
        let parts = try #require((cost.perContainer * 4).divided(given: 312, discarded: 88))
        #expect(parts.given.description == "3011.74")
        #expect(parts.discarded.description == "849.46")
        #expect(AcquisitionCost(quantity: 0, unitPrice: Self.usd("1")) == nil)
        #expect(AcquisitionCost(quantity: 1, unitPrice: Self.usd("1"), lineDiscount: Self.usd("2")) == nil)
    }

    @Test("containers, waste and NDC quantities of a dose", arguments: [
        ("312 mg", "100 mg", 4, "88 mg", "UN3.12", "UN0.88"), ("780 mg", "100 mg/5 mL", 8, "20 mg", "ML39", "ML1"), ("0.8 g", "400 mg/20 mL", 2, "0 mg", "ML40", "ML0"),
        ("150 mcg", "0.1 mg", 2, "0.05 mg", "UN1.5", "UN0.5"), ("39 mL", "400 mg/20 mL", 2, "20 mg", "ML39", "ML1"), ("3000 IU", "1000 units", 3, "0 units", "UN3", "UN0"),
        ("0.3 mg", "0.1 mg/mL", 3, "0 mg", "ML3", "ML0"),
    ])
    func use(dose: String, container: String, containers: Int, discarded: String, given: String, left: String) throws {
        let use = try #require(DrugUse(dose: try Dose(dose), container: try Strength(container)))
        #expect(use.containers == containers)
        #expect(use.discarded.description == discarded)
        #expect(use.ndcQuantityGiven.description == given)
        #expect(use.ndcQuantityDiscarded.description == left)
    }

    @Test("a dose in another measure than the container is not counted")
    func incomparable() throws {
        #expect(DrugUse(dose: try Dose("5 units"), container: try Strength("100 mg")) == nil)
        #expect(DrugUse(dose: try Dose("5 mg/kg"), container: try Strength("100 mg")) == nil)
    }

    @Test("billing units are whole, and with the waste not more than the containers hold", arguments: [
        ("312 mg", "100 mg", "10 mg", 32, 8), ("312 mg", "100 mg", "1 mg", 312, 88), ("0.5 mg", "1 mg", "0.1 mg", 5, 5), ("95 mg", "100 mg", "10 mg", 10, 0),
    ] as [(String, String, String, Decimal, Decimal)])
    func billing(dose: String, container: String, unit: String, given: Decimal, discarded: Decimal) throws {
        let units = try #require(DrugUse(dose: try Dose(dose), container: try Strength(container))?.billingUnits(per: try Dose(unit)))
        #expect(units.given == given)
        #expect(units.discarded == discarded)
    }

    @Test("published limits name their quarter, and say when it is not the one of the service", arguments: [
        ("Q9997", "2025-11-03", "9.287", true), ("Q9997", "2026-02-01", "9.287", false), ("Q9997", "2024-02-01", "9.287", false),
    ])
    func published(code: String, day: String, limit: String, isOfThatQuarter: Bool) throws {
        let price = try #require(try Tables.database.get().price(of: HCPCS(code), on: CalendarDay(day)))
        #expect(price.limit == Self.usd(limit))
        #expect(price.quarter.description == "2025Q4")
        #expect(price.isOfThatQuarter == isOfThatQuarter)
        #expect(price.notes == ["biosimilar"])
    }

    @Test("a drug without a code is priced by its package or name, and most are not")
    func unclassified() throws {
        let reference = try Tables.database.get()
        let day = try CalendarDay("2025-11-03")
        #expect(reference.unclassifiedPrice(ndc: try NDC("81298-8552-03"), name: nil, on: day)?.limit == Self.usd("2.462"))
        #expect(reference.unclassifiedPrice(ndc: nil, name: "vasopressin", on: day)?.unit == "1 UNIT")
        #expect(reference.unclassifiedPrice(ndc: nil, name: "Keytruda", on: day) == nil)
    }

    @Test("NDC quantity and billing units of a package", arguments: [
        ("00006-3026-02", "J9271", "ML4", 100), ("50242-0053-06", "J9312", "ML50", 50),
    ] as [(String, String, String, Decimal)])
    func packages(ndc: String, code: String, quantity: String, units: Decimal) throws {
        let package = try #require(try Tables.database.get().units(of: NDC(ndc), as: HCPCS(code), on: CalendarDay("2025-11-03")))
        #expect(package.billingUnits(in: try Quantity(quantity)) == units)
        #expect(package.billingUnits(in: try Quantity("UN1")) == units)
        #expect(package.items(for: units + 1) == 2)
    }

    @Test("quarters", arguments: [("2025Q4", "2025-10-01", "2025-12-31"), ("Q1 2026", "2026-01-01", "2026-03-31")])
    func quarters(text: String, first: String, last: String) throws {
        let quarter = try #require(Quarter(text))
        #expect(quarter.firstDay?.description == first)
        #expect(quarter.lastDay?.description == last)
        #expect(Quarter(of: try CalendarDay(last)) == quarter)
        #expect(Quarter("2025Q5") == nil)
        #expect(Quarter("25Q1") == nil)
    }
}
