public import Vocabulary

/// Where a table comes from and what it can prove.
public struct Edition: Hashable, Sendable {
    public let table: String
    public let publisher: String
    public let source: String
    public let asOf: CalendarDay?
    /// The days of service for which the table holds; nil where it names none.
    public let validFrom: CalendarDay?
    public let validTo: CalendarDay?
    /// For these days nothing is missing.
    public let isComplete: Bool
    /// What the absence of a row proves.
    public let absence: String
    public let rows: Int
    /// "2025Q4", "FY2027": which of several editions of the same table; nil where there is one.
    public var period: String?
    /// When the user imported it; nil for what came with the program.
    public var imported: CalendarDay?

    public var isImported: Bool { imported != nil }

    public func covers(_ day: CalendarDay) -> Bool {
        (validFrom.map { $0 <= day } ?? false) && (validTo.map { day <= $0 } ?? false)
    }
}

/// An ICD-10-CM code on a day of service.
public struct DiagnosisRecord: Hashable, Sendable {
    public let code: ICD10
    public let description: String
    /// False for a heading, which claims do not take.
    public let isBillable: Bool
    /// The tables hold the code set of that day; otherwise this is the nearest year's.
    public let isOfThatDay: Bool
}

/// A Medicare contractor for Part A and B.
public struct MedicareContractor: Hashable, Sendable {
    /// "JF".
    public let jurisdiction: String
    public let name: String
    /// Set where the state is divided.
    public let note: String?
    /// Two letters, where a ZIP code was asked for.
    public var state: String?
}

/// A seller of drugs, as invoices name it.
public struct SupplierName: Hashable, Sendable {
    public let name: String
    /// "specialty distributor", "manufacturer direct"…
    public let kind: String
    /// Every form seen in print, `name` among them.
    public let variants: [String]
}
