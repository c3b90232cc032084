import Foundation
import Testing
import Vocabulary

@Suite("Money and dates")
struct MoneyAndDateTests {
    @Test("reads dollars however printed", arguments: [
        ("$1,234.50", "1234.50"), ("1234.5", "1234.50"), ("USD 21,872.12", "21872.12"), ("1,234.50 USD", "1234.50"),
        ("(1.00)", "-1.00"), ("1.00-", "-1.00"), ("-$1.00", "-1.00"), ("$-1.00", "-1.00"), ("($14,300.52)", "-14300.52"),
        ("$(14.52)", "-14.52"), ("USD -53.36", "-53.36"), ("\u{2212}5.00", "-5.00"), ("1.00 CR", "-1.00"), ("1.234,50", "1234.50"),
        ("12,50", "12.50"), ("1,234", "1234.00"), ("1.234.567", "1234567.00"), ("3.0712", "3.0712"), ("$ 5", "5.00"), (".50", "0.50"),
        ("-1,415.85", "-1415.85"), ("0.00", "0.00"),
    ])
    func reads(printed: String, value: String) throws {
        #expect(try USD(printed).description == value)
    }

    @Test("refuses what is no amount", arguments: [
        "", "$", "USD", "12.34.56", "1,23,456.00", "1,2345.00", "12 EA", "-1.00-", "(1.00)-", "1.23456", "5%", "abc", "12,3456",
    ])
    func refuses(printed: String) {
        #expect(throws: FormatError.self) { try USD(printed) }
    }

    @Test("counts in exact decimals")
    func arithmetic() throws {
        let price = try USD("0.10")
        #expect((price * 3).description == "0.30")
        #expect((price + price - price * 2) == .zero)
        #expect(try USD("1.005").rounded.description == "1.01")
        #expect(try USD("-1.005").rounded.description == "-1.01")
        #expect(try USD("-1.00").isNegative)
    }

    @Test("reads days however printed", arguments: [
        ("08/15/2025", "2025-08-15"), ("8/5/25", "2025-08-05"), ("2025-08-15", "2025-08-15"), ("20250815", "2025-08-15"),
        ("Aug 15, 2025", "2025-08-15"), ("August 15, 2025", "2025-08-15"), ("15-AUG-2025", "2025-08-15"), ("27 FEB 2025", "2025-02-27"),
        ("13.08.2024", "2024-08-13"), ("01.02.2024", "2024-02-01"), ("08.15.2025", "2025-08-15"), ("08-15-2025", "2025-08-15"),
        ("Aug15,2025", "2025-08-15"), ("Monday, August 11th, 2025", "2025-08-11"), ("Sept 5, 2024", "2024-09-05"),
        ("2025-08-15T10:30:00Z", "2025-08-15"), ("2025/08/15", "2025-08-15"), ("2025-AUG-15", "2025-08-15"), ("02/29/2024", "2024-02-29"),
        ("08\u{2010}15\u{2010}2025", "2025-08-15"), ("15 August, 2025", "2025-08-15"), ("08 / 15 / 2025", "2025-08-15"),
    ])
    func readsDay(printed: String, value: String) throws {
        #expect(try CalendarDay(printed).description == value)
    }

    @Test("refuses what is no day", arguments: [
        "02/30/2025", "13/13/2025", "8/2025", "2025", "1 2 2025", "12345678", "25/1/2", "08//15/2025", "08/15-2025", "1234-567-890",
        "Foo 15, 2025", "08/15/2025 x", "",
    ])
    func refusesDay(printed: String) {
        #expect(throws: FormatError.self) { try CalendarDay(printed) }
    }

    @Test("a birth year of two digits is of the last century")
    func birth() throws {
        #expect(try CalendarDay("04/28/36", birth: true).description == "1936-04-28")
        #expect(try CalendarDay("04/28/1936", birth: true).description == "1936-04-28")
        #expect(try CalendarDay("04/28/36", birth: false).description == "2036-04-28")
    }

    @Test("counts days and months", arguments: [
        ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-11-15", 3, "2026-02-15"), ("2025-03-31", -1, "2025-02-28"),
    ])
    func months(start: String, count: Int, end: String) throws {
        #expect(try CalendarDay(start).adding(months: count).description == end)
    }

    @Test("day arithmetic runs over leap years")
    func days() throws {
        let start = try CalendarDay("2024-02-28")
        #expect(start.adding(days: 2).description == "2024-03-01")
        #expect(start.days(until: try CalendarDay("2025-02-28")) == 366)
        #expect(start.adding(days: -59).description == "2023-12-31")
        for step in stride(from: -40000, to: 40000, by: 37) {
            let day = start.adding(days: step)
            #expect(start.days(until: day) == step)
            #expect(try CalendarDay(year: day.year, month: day.month, day: day.day) == day)
        }
    }

    @Test("reads an expiry of a month or a day", arguments: [
        ("2026-03", "2026-03", "2026-03-31"), ("2026-03-15", "2026-03-15", "2026-03-15"), ("03/2026", "2026-03", "2026-03-31"),
        ("03/26", "2026-03", "2026-03-31"), ("MAR 2026", "2026-03", "2026-03-31"), ("MAR26", "2026-03", "2026-03-31"),
        ("2026-MAR-31", "2026-03-31", "2026-03-31"), ("2026-MAR", "2026-03", "2026-03-31"), ("03/31/2026", "2026-03-31", "2026-03-31"),
        ("FEB 2028", "2028-02", "2028-02-29"), ("31-MAR-2026", "2026-03-31", "2026-03-31"), ("20260331", "2026-03-31", "2026-03-31"),
        ("03-2026", "2026-03", "2026-03-31"),
    ])
    func expiry(printed: String, value: String, lastDay: String) throws {
        let read = try ExpiryDate(printed)
        #expect(read.description == value)
        #expect(read.lastDay.description == lastDay)
    }

    @Test("refuses what is no expiry", arguments: ["13/2026", "03/3126", "23-3776", "12.34", "2026", "03 26", "1/2", "00/26"])
    func refusesExpiry(printed: String) {
        #expect(throws: FormatError.self) { try ExpiryDate(printed) }
    }
}
