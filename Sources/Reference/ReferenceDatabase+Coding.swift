import GRDB
public import Vocabulary

extension ReferenceDatabase {
    /// The drug's own code on a day of service.
    ///
    /// - Parameter hospital: codes for hospital outpatient departments (C9…) count as well.
    /// - Returns: nil when it has none on that day, or none is known. ``OwnCode/isCertain`` is false when the tables
    ///   cannot say whether the code was already in force.
    public func ownCode(of drug: Drug, on day: CalendarDay, hospital: Bool = false) -> OwnCode? {
        ownCode(among: drug.codes + crosswalkCodes(of: drug), approved: drug.approved, on: day, hospital: hospital)
    }

    /// By the crosswalk of the package, or else by its drug.
    public func ownCode(of ndc: NDC, on day: CalendarDay, hospital: Bool = false) -> OwnCode? {
        guard let package = package(ndc) else { return nil }
        let codes = package.codes + (package.drug?.codes ?? []).filter { !package.codes.contains($0) }
        return ownCode(among: codes, approved: package.drug?.approved, on: day, hospital: hospital)
    }

    /// What the table of codes says of `code`; nil when it does not have it.
    public func code(_ code: HCPCS, on day: CalendarDay) -> CodeRecord? { row(of: code, on: day)?.record(on: day) }

    public func isInForce(_ code: HCPCS, on day: CalendarDay) -> Bool? { self.code(code, on: day)?.isInForce }

    /// Drugs whose own code it is or was.
    public func drugs(with code: HCPCS) -> [Drug] {
        read { database in
            try database.rows("SELECT id FROM drug WHERE '|' || codes || '|' LIKE ? ORDER BY marketed DESC, approved", ["%|\(code.code)|%"]).compactMap {
                try drug($0["id"] ?? 0, in: database)
            }
        } ?? []
    }

    /// The code that the drug needs in a place on a day: its own, or the unclassified one that the steps of the table come to.
    ///
    /// - Parameter placeOfService: two digits; nil counts as an office.
    /// - Returns: nil when no step fits, because it is not known whether the drug is a biologic.
    public func coding(of drug: Drug, on day: CalendarDay, placeOfService: String?) -> CodingDecision? {
        let own = ownCode(of: drug, on: day, hospital: placeOfService.map { Self.hospitalPlaces.contains($0) } ?? false)
        for step in codingSteps where step.fits(drug, placeOfService: placeOfService, own: own) {
            if let own, step.code == nil { return CodingDecision(code: own.code, own: own, reason: step.reason, isError: step.isError && own.isCertain) }
            if let code = step.code { return CodingDecision(code: code, own: nil, reason: step.reason, isError: step.isError) }
        }
        return nil
    }

    /// Outpatient departments on and off campus, and surgery centers.
    private static let hospitalPlaces: Set<String> = ["19", "22", "24"]

    private var codingSteps: [CodingStep] {
        memory.codingSteps.answer(to: "coding") {
            read { database in
                try database.rows("SELECT * FROM coding ORDER BY step", []).map {
                    CodingStep(
                        condition: $0["condition"] ?? "", values: list($0["value"]), code: ($0["code"] as String?).flatMap { try? HCPCS($0) },
                        reason: $0["reason"] ?? "", isError: $0["severity"] == "error")
                }
            } ?? []
        }
    }

    private func ownCode(among codes: [HCPCS], approved: CalendarDay?, on day: CalendarDay, hospital: Bool) -> OwnCode? {
        let rows = codes.filter { !$0.isUnclassified }.compactMap { row(of: $0, on: day) }
        // A hospital code counts only while no other is in force.
        for isHospitalCode in hospital ? [false, true] : [false] {
            for row in rows where row.isHospitalOnly == isHospitalCode && row.state(on: day, approved: approved) == .inForce {
                return row.own(isCertain: true)
            }
        }
        // In doubt only from nine months after approval: by then most drugs have a code.
        let isLate = approved.map { day >= $0.adding(months: 9) } ?? true
        return isLate ? rows.first { !$0.isHospitalOnly && $0.state(on: day, approved: approved) == .unknown }?.own(isCertain: false) : nil
    }

    /// Codes that imported crosswalks give to packages of that name.
    private func crosswalkCodes(of drug: Drug) -> [HCPCS] {
        guard hasImported, let name = drug.brand ?? drug.properName else { return [] }
        return memory.crosswalks.answer(to: drug.id) {
            let found = read { database in
                try String.fetchAll(
                    database.cachedStatement(sql: "SELECT DISTINCT code FROM own.crosswalk WHERE folded = ? ORDER BY quarter DESC"),
                    arguments: [NamePieces.fold(name).joined(separator: " ")])
            } ?? []
            return found.compactMap { try? HCPCS($0) }.filter { !drug.codes.contains($0) }
        }
    }

    private func row(of code: HCPCS, on day: CalendarDay) -> CodeRow? {
        let question = QuarterlyCode(code: code, quarter: Quarter(of: day))
        return memory.codes.answer(to: question) {
            read { database in
                let shipped = try database.row("SELECT * FROM code WHERE code = ?", [code.code]).map {
                    CodeRow(
                        code: code, name: $0["name"] ?? "", unit: $0["unit"], firstDay: self.day($0["first_day"]), absentOn: self.day($0["absent_on"]),
                        inForceOn: self.day($0["in_force_on"]), seenOn: self.day($0["seen_on"]), lastDay: self.day($0["last_day"]))
                }
                return hasImported ? try imported(code, shipped, in: question.quarter, of: database) : shipped
            }
        }
    }

    /// What imported lists and crosswalks say of a code, with what came with the program.
    private func imported(_ code: HCPCS, _ shipped: CodeRow?, in asked: Quarter, of database: Database) throws -> CodeRow? {
        let listed = try database.row("SELECT name, added, ended, quarter FROM own.hcpcs WHERE code = ? ORDER BY quarter DESC LIMIT 1", [code.code])
        let crosswalk = try database.row("SELECT min(quarter) AS quarter, max(quarter) AS last, unit FROM own.crosswalk WHERE code = ?", [code.code])
        let firstDay = { (row: Row?, column: String) in (row?[column] as String?).flatMap { Quarter($0)?.firstDay } }
        let quarter = firstDay(crosswalk, "quarter")
        let seen = [firstDay(listed, "quarter"), firstDay(crosswalk, "last"), shipped?.seenOn].compactMap { $0 }.max()
        guard listed != nil || quarter != nil || shipped != nil else { return nil }
        let inForceOn = [quarter, shipped?.inForceOn].compactMap { $0 }.min()
        var row = CodeRow(
            code: code, name: listed?["name"] ?? shipped?.name ?? "", unit: shipped?.unit ?? crosswalk?["unit"], firstDay: self.day(listed?["added"]) ?? shipped?.firstDay,
            absentOn: shipped?.absentOn, inForceOn: inForceOn, seenOn: seen,
            lastDay: self.day(listed?["ended"]) ?? shipped?.lastDay)
        // The list of a quarter is complete, but has no codes of the AMA.
        if listed == nil, code.code.first?.isLetter ?? false {
            row.isAbsentFromList = try database.text("SELECT period FROM own.edition WHERE name = 'hcpcs' AND period = ?", [asked.description]) != nil
        }
        return row
    }
}

/// What is asked of the lists of codes: they come out once a quarter.
struct QuarterlyCode: Hashable {
    let code: HCPCS
    let quarter: Quarter
}

/// One row of the table that says which code comes first.
struct CodingStep {
    let condition: String
    let values: [String]
    /// Nil stands for the drug's own.
    let code: HCPCS?
    let reason: String
    let isError: Bool

    func fits(_ drug: Drug, placeOfService: String?, own: OwnCode?) -> Bool {
        switch condition {
        case "own code": own != nil
        case "place of service": placeOfService.map { values.contains($0) } ?? false
        case "antineoplastic": drug.isAntineoplastic == true
        case "kind": values.contains(drug.kind)
        // A drug that is also infused is not an oral one.
        case "route": drug.routes.count == 1 && values.contains(drug.routes[0].rawValue)
        case "biologic": drug.isBiologic.map { values.contains($0 ? "1" : "0") } ?? false
        default: false
        }
    }
}
