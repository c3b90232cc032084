import Extraction
import Packets
import Reference
import Vocabulary

/// The reference database as extraction and the rules ask it.
struct ReferenceKnowledge: Sendable {
    let database: ReferenceDatabase
    private let suppliers: Set<String>
    let dates: [ReferenceDate]
    /// The list of codes holds to the end of its quarter: codes come with the next one.
    let codesKnownUntil: CalendarDay?
    /// The day of the NDC Directory; nil where none was imported.
    private let directoryDay: CalendarDay?
    private let listings = Remembered<NDC, ListedProduct?>()
    private let codings = Remembered<CodingQuestion, CodingAdvice?>()

    private struct CodingQuestion: Hashable {
        let brand, generic: String?
        let ndc: NDC?
        let day: CalendarDay
        let placeOfService: String?
    }

    init(_ database: ReferenceDatabase) {
        self.database = database
        suppliers = Set(database.supplierNames.flatMap { [$0.name] + $0.variants }.map(Self.folded))
        let editions = database.editions
        dates = Self.dates(editions)
        func newest(_ tables: Set<String>) -> CalendarDay? { editions.filter { tables.contains($0.table) }.compactMap(\.asOf).max() }
        codesKnownUntil = newest(["codes", "crosswalk"]).flatMap { Quarter(of: $0).lastDay }
        directoryDay = newest(["directory"])
    }

    /// Of each table that decides something the newest edition.
    private static func dates(_ editions: [Edition]) -> [ReferenceDate] {
        ["drugs", "directory", "codes", "crosswalk", "prices", "icd10"].compactMap { table in
            editions.filter { $0.table == table }.compactMap { edition in
                edition.asOf.map { ReferenceDate(table: table, publisher: edition.publisher, asOf: $0) }
            }.max { $0.asOf < $1.asOf }
        }
    }

    private static func folded(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
}

extension ReferenceKnowledge: Knowledge {
    func drugMentions(in words: [String]) -> [DrugMention] {
        database.drugMentions(inWords: words).map { range, match in
            let drug = match.drug
            // A core name is printed without the suffix that tells makers apart: it names no brand.
            let identity =
                switch match.kind {
                case .brand: DrugIdentity(brand: match.name, properName: drug.properName, isBiologic: match.isBiologic ?? false)
                case .properName: DrugIdentity(brand: match.drugs.count == 1 ? drug.brand : nil, properName: match.name, isBiologic: match.isBiologic ?? false)
                case .coreName: DrugIdentity(brand: nil, properName: match.name, isBiologic: match.isBiologic ?? false)
                }
            return DrugMention(words: range, name: match.kind == .brand ? .brand : .properName, drug: identity, similarity: match.kind == .coreName ? min(match.similarity, 0.99) : match.similarity)
        }
    }

    func product(of ndc: NDC) -> DrugIdentity? {
        guard let package = database.package(ndc) else { return nil }
        // What only the directory of 2020 lists has the name of its ingredient, or none: no brand.
        let printedName = package.printed == nil || package.name.isEmpty ? nil : package.name
        return DrugIdentity(brand: package.drug?.brand ?? printedName, properName: package.drug?.properName, isBiologic: package.isBiologic ?? package.drug?.isBiologic ?? false)
    }

    func diagnosis(_ code: ICD10) -> String? {
        // Extraction compares words; in which year a code is valid is a rule's question.
        database.diagnosisText(code)
    }

    func isSupplier(_ name: String) -> Bool { suppliers.contains(Self.folded(name)) }
}

extension ReferenceKnowledge: ReferenceLookup {
    func isOneProduct(_ a: NDC, _ b: NDC) -> Bool {
        switch database.relation(a, b) {
        case .identical: true
        // A carton and its vial are one where the tables say so: an unlisted package code may as well be a slip.
        case .sameProduct(let areBothListed): areBothListed
        case .different: false
        }
    }

    func listing(of ndc: NDC) -> ListedProduct? { listings.answer(to: ndc) { lookedUpListing(of: ndc) } }

    private func lookedUpListing(of ndc: NDC) -> ListedProduct? {
        // The directory of 2020 alone is too old to hold anything against a claim.
        guard let package = database.package(ndc), package.source != .listed2020 else { return nil }
        return ListedProduct(
            names: [package.name, package.drug?.brand, package.drug?.properName].compactMap { $0 }.filter { !$0.isEmpty }, isFinished: package.isFinished,
            started: package.listing?.started, ended: package.listing?.ended,
            strengths: package.strength.map { [$0] } ?? [], isLiquid: package.ndcUnit.map { $0 == .millilitres })
    }

    func isListed(_ ndc: NDC, on day: CalendarDay) -> Bool? {
        guard let directoryDay, directoryDay >= day else { return nil }
        return database.package(ndc)?.listing != nil
    }

    func containers(brand: String?, generic: String?, ndc: NDC?) -> [Strength] { drug(brand: brand, generic: generic, ndc: ndc)?.strengths ?? [] }

    func publishedLimit(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay) -> PublishedLimit? {
        for name in [generic, brand] {
            if let price = database.unclassifiedPrice(ndc: ndc, name: name, on: day), let unit = try? Dose(price.unit) {
                return PublishedLimit(limit: price.limit, unit: unit, quarter: price.quarter.description, isOfThatQuarter: price.isOfThatQuarter)
            }
        }
        return nil
    }

    func coding(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay, placeOfService: String?) -> CodingAdvice? {
        codings.answer(to: CodingQuestion(brand: brand, generic: generic, ndc: ndc, day: day, placeOfService: placeOfService)) {
            advice(brand: brand, generic: generic, ndc: ndc, on: day, placeOfService: placeOfService)
        }
    }

    private func advice(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay, placeOfService: String?) -> CodingAdvice? {
        // What CMS has the package under counts also where the names say nothing.
        if let ndc, let own = database.ownCode(of: ndc, on: day), own.isCertain {
            let decision = drug(brand: brand, generic: generic, ndc: ndc).flatMap { database.coding(of: $0, on: day, placeOfService: placeOfService) }
            if decision?.own == nil {
                return CodingAdvice(
                    code: own.code.description, isOwn: true, since: own.effective, isError: true, reason: "The package has a code of its own on the date of service.")
            }
        }
        guard let drug = drug(brand: brand, generic: generic, ndc: ndc) else { return nil }
        guard let decision = database.coding(of: drug, on: day, placeOfService: placeOfService) else { return nil }
        return CodingAdvice(
            code: decision.code.description, isOwn: decision.own != nil, since: decision.own?.effective, isError: decision.isError, reason: decision.reason)
    }

    func isSingleDose(ndc: NDC?, brand: String?) -> Bool? {
        // The label of the package itself comes before what the drug is sold in otherwise.
        ndc.flatMap { database.package($0)?.isSingleDose } ?? drug(brand: brand, generic: nil, ndc: nil)?.isSingleDose
    }

    func isBillable(_ code: ICD10, on day: CalendarDay) -> Bool? {
        guard let record = database.icd10(code, on: day), record.isOfThatDay else { return nil }
        return record.isBillable
    }

    func isInCodeSet(_ code: ICD10, on day: CalendarDay) -> Bool? {
        // A code as old as the code set itself tells whether the set of that day is here.
        guard let known = try? ICD10("I10"), database.icd10(known, on: day)?.isOfThatDay == true else { return nil }
        return database.icd10(code, on: day) != nil
    }

    func jurisdiction(state: String, zip: String) -> String? {
        guard let contractor = database.mac(zip: zip) ?? database.mac(state: state), contractor.note == nil else { return nil }
        return contractor.jurisdiction
    }

    /// The drug by its names, or by the package when they are not known: names on the claim are the biller's own words.
    private func drug(brand: String?, generic: String?, ndc: NDC?) -> Drug? {
        for name in [brand, generic].compactMap({ $0 }) {
            if let drug = database.drug(named: name) { return drug }
        }
        return ndc.flatMap { database.package($0)?.drug }
    }
}
