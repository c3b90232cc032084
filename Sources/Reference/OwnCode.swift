public import Vocabulary

/// A HCPCS code that belongs to one drug.
public struct OwnCode: Hashable, Sendable {
    public let code: HCPCS
    /// Official short name.
    public let name: String
    /// What one unit is: "1 MG"; nil when it is not known.
    public let unit: String?
    /// The first day in force; nil when only a later day is known on which it was.
    public let effective: CalendarDay?
    /// False when the tables know the code, but not whether it was in force on the day asked for.
    public let isCertain: Bool
}

/// What the tables say of a HCPCS code on a day.
public struct CodeRecord: Hashable, Sendable {
    public let code: HCPCS
    /// Official short name, or the products that have it; empty for codes of the AMA.
    public let name: String
    public let unit: String?
    public let firstDay: CalendarDay?
    public let lastDay: CalendarDay?
    /// The latest day for which a publisher had it in force.
    public let lastSeen: CalendarDay?
    /// Nil when the tables cannot say.
    public let isInForce: Bool?
}

/// The code that a drug needs on a day, by the order of the table of coding steps.
public struct CodingDecision: Hashable, Sendable {
    public let code: HCPCS
    /// Set when the drug has a code of its own.
    public let own: OwnCode?
    public let reason: String
    /// True when billing another code is plainly wrong, false when contractors differ.
    public let isError: Bool
}

/// A HCPCS code with the days on which it is known to be in force.
struct CodeRow {
    let code: HCPCS
    let name: String
    let unit: String?
    let firstDay: CalendarDay?
    /// A day on which it was not yet in force.
    let absentOn: CalendarDay?
    /// The first day and the last one on which a publisher had it in force.
    let inForceOn: CalendarDay?
    let seenOn: CalendarDay?
    let lastDay: CalendarDay?
    /// The complete list of that day's quarter does not have it.
    var isAbsentFromList = false

    enum State { case inForce, notInForce, unknown }

    /// - Parameter approved: of the drug. CMS takes a quarter at least from approval to a code.
    func state(on day: CalendarDay, approved: CalendarDay?) -> State {
        if isAbsentFromList { return .notInForce }
        if let lastDay, day > lastDay { return .notInForce }
        if let firstDay, day < firstDay { return .notInForce }
        if let absentOn, day <= absentOn { return .notInForce }
        // Codes get deleted: that one was in force years ago says little.
        if let last = lastSeen, lastDay == nil, day > last.adding(months: isHospitalOnly ? 6 : 24) { return .unknown }
        if firstDay != nil { return .inForce }
        if let inForceOn, day >= inForceOn { return .inForce }
        if let approved, day < approved.adding(months: 3) { return .notInForce }
        return .unknown
    }

    /// The latest day for which anything says that it was in force.
    var lastSeen: CalendarDay? { [firstDay, inForceOn, seenOn].compactMap { $0 }.max() }

    func record(on day: CalendarDay) -> CodeRecord {
        let state = state(on: day, approved: nil)
        return CodeRecord(
            code: code, name: name, unit: unit, firstDay: firstDay, lastDay: lastDay, lastSeen: lastSeen, isInForce: state == .unknown ? nil : state == .inForce)
    }

    func own(isCertain: Bool) -> OwnCode { OwnCode(code: code, name: name, unit: unit, effective: firstDay, isCertain: isCertain) }

    /// Codes for hospital outpatient departments, which a J or Q code replaces.
    var isHospitalOnly: Bool { code.code.hasPrefix("C9") }
}
