import Foundation
import Testing
import Vocabulary

@Suite("Doses and measures")
struct MeasureTests {
    @Test("reads doses, also without the space", arguments: [
        ("400 mg", "400 mg"), ("6mg/kg", "6 mg/kg"), ("0.7 mg/kg", "0.7 mg/kg"), (".5 mg", "0.5 mg"), ("1,030 mcg/m²", "1030 mcg/m2"),
        ("1030 µg/m2", "1030 mcg/m2"), ("10 mg per kg", "10 mg/kg"), ("2 gm", "2 g"), ("5000 units", "5000 units"), ("40 U/kg", "40 units/kg"),
        ("250 I.U.", "250 IU"), ("0.05 mL", "0.05 mL"), ("400MG", "400 mg"), ("5.0 mg", "5 mg"), ("10 mg / kg", "10 mg/kg"),
    ])
    func dose(printed: String, value: String) throws {
        #expect(try Dose(printed).description == value)
    }

    @Test("refuses what is no dose", arguments: ["mg", "400", "400 mg IV", "100 mg/20 mL", "1,03 mg", "4 EA", "10%", "x 4 mg", ""])
    func refusesDose(printed: String) {
        #expect(throws: FormatError.self) { try Dose(printed) }
    }

    @Test("reckons the whole dose from weight and height", arguments: [
        ("10 mg/kg", "78 kg", "170 cm", "780 mg", 0), ("20 mg/kg", "213.4 lb", "170 cm", "1936 mg", 0), ("1030 mcg/m2", "70 kg", "165 cm", "1845 mcg", 0),
        ("400 mg", "70 kg", "165 cm", "400 mg", 0),
    ])
    func total(ordered: String, weight: String, height: String, whole: String, places: Int) throws {
        let total = try #require(try Dose(ordered).total(weight: try Weight(weight), height: try Height(height)))
        #expect(total.amount.rounded(toPlaces: places) == (try Dose(whole)).amount)
    }

    @Test("counts the containers that a dose opens, exactly", arguments: [
        ("350", "100", 4), ("300", "100", 3), ("300.0001", "100", 4), ("299.9999", "100", 3), ("0.5", "100", 1), ("0", "100", 0), ("0.3", "0.1", 3), ("100", "0", nil),
        ("0.7", "0.1", 7), ("1000000", "0.0001", 10_000_000_000), ("10000000000", "0.0001", nil),
    ])
    func count(amount: String, part: String, count: Int?) throws {
        #expect(try #require(Decimal(string: amount)).count(of: #require(Decimal(string: part))) == count)
    }

    @Test("an amount is written as its decimals are", arguments: [
        "0", "7", "350", "1000000", "0.5", "12.25", "0.000001", "0.0000001", "999999999.999999", "1000000000", "123456789012.5", "-3.5", "NaN",
    ])
    func plain(amount: String) throws {
        let number = amount == "NaN" ? Decimal.nan : try #require(Decimal(string: amount))
        #expect(number.plain == amount)
        #expect(number.plain == number.description)
    }

    @Test("a quotient is rounded half away from zero, and written without zeros behind it", arguments: [
        ("350", "100", 3, "3.5"), ("7000", "20", 3, "350"), ("1", "3", 3, "0.333"), ("2", "3", 3, "0.667"), ("0.0005", "1", 3, "0.001"), ("0.00049", "1", 3, "0"), ("1", "8", 2, "0.13"),
        ("-1", "8", 2, "-0.13"), ("10000000", "0.001", 3, "10000000000"), ("10000000000", "0.3", 3, "33333333333.333"),
    ])
    func quotient(amount: String, part: String, places: Int, result: String) throws {
        let quotient = try #require(Decimal(string: amount)).quotient(by: #require(Decimal(string: part)), toPlaces: places)
        #expect("\(quotient)" == result)
    }

    @Test("without the weight there is no whole dose")
    func noWeight() throws {
        #expect(try Dose("10 mg/kg").total(weight: nil, height: nil) == nil)
        #expect(try Dose("400 mg").total(weight: nil, height: nil) == Dose("400 mg"))
    }

    @Test("compares doses of one kind", arguments: [
        ("780 mg", "0.8 g", "0.025"), ("1000 mcg", "1 mg", "0"), ("400 mg", "20 mL", nil), ("10 mg/kg", "10 mg", nil), ("5 IU", "4 units", "0.25"),
    ])
    func deviation(first: String, second: String, share: String?) throws {
        #expect(try Dose(first).deviation(from: Dose(second)) == share.flatMap { Decimal(string: $0) })
    }

    @Test("reads weights and heights", arguments: [
        ("82.4 kg", "82.4 kg"), ("181.7lbs", "181.7 lb"), ("63.0 kg", "63 kg"), ("181.7 pounds", "181.7 lb"),
    ])
    func weight(printed: String, value: String) throws {
        #expect(try Weight(printed).description == value)
    }

    @Test("holds feet and inches as inches", arguments: [
        ("172 cm", "172 cm"), ("172cm", "172 cm"), ("68 in", "68 in"), ("68\"", "68 in"), ("5'8\"", "68 in"), ("5\u{2019}8\u{201D}", "68 in"), ("5' 8\"", "68 in"),
        ("5 ft 8 in", "68 in"), ("5'0\"", "60 in"), ("6ft", "72 in"), ("1.72 m", "172 cm"), ("5'8", "68 in"),
    ])
    func height(printed: String, value: String) throws {
        #expect(try Height(printed).description == value)
    }

    @Test("a pound is exact and the surface is Mosteller's")
    func conversions() throws {
        #expect(try Weight("100 lb").kilograms == Decimal(string: "45.359237"))
        #expect(try bodySurface(weight: Weight("70 kg"), height: Height("165 cm")).rounded(toPlaces: 2) == Decimal(string: "1.79"))
        #expect(throws: FormatError.self) { try Weight("82.4 kg 3") }
        #expect(throws: FormatError.self) { try Height("5'13\"") }
        #expect(throws: FormatError.self) { try Height("68 m") }
    }

    @Test("reads strengths", arguments: [
        ("100 mg/20 mL", "100 mg/20 mL"), ("100mg/20mL", "100 mg/20 mL"), ("150 mg/mL", "150 mg/mL"), ("60 mg/1 mL", "60 mg/mL"), ("20 mg", "20 mg"),
        ("100 mg per 20 mL", "100 mg/20 mL"), ("400 mg/20 mL (20 mg/mL)", "400 mg/20 mL"), ("100 mg/vial", "100 mg"), ("1,000 units", "1000 units"),
        ("10%", "10 %"), ("300 mcg/0.5 mL", "300 mcg/0.5 mL"),
    ])
    func strength(printed: String, value: String) throws {
        #expect(try Strength(printed).description == value)
    }

    @Test("reads NDC quantities", arguments: [("ML39", "ML39"), ("39 mL", "ML39"), ("UN2", "UN2"), ("2 UN", "UN2"), ("F2 500", "F2500"), ("0.5ML", "ML0.5")])
    func quantity(printed: String, value: String) throws {
        #expect(try Quantity(printed).description == value)
    }

    @Test("knows the units of sale", arguments: [
        ("VL", SaleUnit.vial), ("vial", .vial), ("EA", .each), ("Each", .each), ("BX", .box), ("CTN", .carton), ("SYR", .syringe), ("PFS", .syringe), ("KT", .kit),
        ("kits", .kit), ("lb", nil),
    ])
    func saleUnit(printed: String, unit: SaleUnit?) {
        #expect(SaleUnit(printed) == unit)
    }

    @Test("reads routes", arguments: [
        ("IV", Route.intravenous), ("intravenous infusion", .intravenous), ("IV push", .intravenous), ("IVPB", .intravenous), ("I.V.", .intravenous),
        ("SUBQ", .subcutaneous), ("sub-Q", .subcutaneous), ("s.c.", .subcutaneous), ("subcut injection", .subcutaneous), ("IM", .intramuscular),
        ("IVT (intravitreal)", .intravitreal), ("Intravitreal injection", .intravitreal), ("intravesical", .intravesical), ("by mouth", .oral), ("PO", .oral),
        ("IVI", nil), ("IV SC", nil), ("infusion", nil), ("give", nil), ("", nil),
    ])
    func route(printed: String, route: Route?) {
        #expect(Route(printed) == route)
    }

    @Test("reads frequencies", arguments: [
        ("every 8 weeks", "Q8W"), ("q 3 wks", "Q3W"), ("Q8W", "Q8W"), ("q8wks", "Q8W"), ("Every six (6) months", "Q6M"), ("once every 4 weeks", "Q4W"),
        ("weekly x 4 doses", "QWX4"), ("once weekly x 4", "QWX4"), ("weekly for 6 weeks", "QWX6"), ("QWX4", "QWX4"), ("once weekly", "QW"), ("weekly", "QW"),
        ("every week", "QW"), ("monthly", "Q1M"), ("every month", "Q1M"), ("q6 months", "Q6M"), ("EOW", "Q2W"), ("every other week", "Q2W"), ("once daily", "QD"),
        ("q24h", "QD"), ("every 28 days", "Q4W"), ("every 10 days", "Q10D"), ("q12h", "Q12H"), ("single dose", "ONCE"), ("x 1 dose", "ONCE"), ("x1", "ONCE"),
        ("one time only", "ONCE"), ("once", "ONCE"), ("every 8 weeks x 12 months", "Q8W"), ("yearly", "Q12M"), ("twice yearly", "Q6M"), ("q2w x 3 doses", "Q2WX3"),
        ("every 2 weeks × 2", "Q2WX2"),
    ])
    func frequency(printed: String, value: String) {
        #expect(Frequency(printed)?.description == value)
        #expect(Frequency(value)?.description == value)
    }

    @Test("refuses what is no frequency", arguments: [
        "weeks", "4", "1", "every", "dose", "at weeks 0, 2, 6 then every 8 weeks", "every 0 weeks", "every six (8) months", "once upon a time", "q", "a", "400 mg", "IV", "",
    ])
    func refusesFrequency(printed: String) {
        #expect(Frequency(printed) == nil)
    }
}
