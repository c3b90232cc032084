import Extraction
import Packets
import Vocabulary

/// Which paper belongs to which claim.
///
/// Worked out from all that is known at once, so that the order in which papers and claims came does not matter, and anew when something comes. A paper is
/// put on a claim only where no other claim fits as well: one that waits can still be taken up, one on a wrong claim misleads.
struct Matching {
    /// A claim as it is compared.
    struct Target: Sendable {
        let id: String
        let person: Person
        let drug: DrugTraits
        let serviceDate: CalendarDay

        init(id: String, _ claim: Claim) {
            self.id = id
            person = Person(name: claim.beneficiaryName, birthDate: claim.birthDate, mbi: claim.mbi)
            drug = DrugTraits(claim)
            serviceDate = claim.dateOfService
        }
    }

    /// Why a paper is on a claim.
    enum Reason: String {
        case person = "by a person"
        case order = "patient, drug and date agree"
        case lot = "lot and drug agree"
        case lotOnly = "the lot agrees, the drug differs: check that it is the right paper"
        case nearLot = "drug agrees, and the lot but for one unsure character: compare it"
        case onlyOne = "the only claim and the only paper for this drug and time: check that it is the right paper"
        case sameFile = "in one file with the claim's other papers"
    }

    private(set) var placements: [PaperID: [String: Reason]] = [:]
    /// Why a paper waits, without names of patients.
    private(set) var waiting: [PaperID: String] = [:]

    private let papers: [PaperID: PaperTraits]
    private let claims: [String: Target]

    /// - Parameters:
    ///   - assigned: claims to which a person put a document.
    ///   - claims: those whose data are known.
    init(papers: [PaperID: PaperTraits], assigned: [String: Set<String>], claims: [Target]) {
        self.papers = papers
        self.claims = Dictionary(claims.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for id in papers.keys { for claim in assigned[id.sha256] ?? [] { place(id, on: claim, .person) } }
        let loose = papers.keys.filter { assigned[$0.sha256] == nil }.sorted()
        placeOrders(loose.filter { papers[$0]?.kind == .order })
        placeByLot(loose)
        placeCompanions(loose)
        placeLastOnes(loose)
        placeByLot(loose)
        placeCompanions(loose)
        for id in loose where placements[id] == nil && waiting[id] == nil { waiting[id] = Self.partner(for: papers[id]?.kind ?? .other) }
    }

    private mutating func place(_ id: PaperID, on claim: String, _ reason: Reason) {
        if placements[id]?[claim] == nil { placements[id, default: [:]][claim] = reason }
    }

    private static func partner(for kind: DocumentKind) -> String {
        switch kind {
        case .order: "no claim yet with this patient, drug and date"
        case .invoice: "no claim yet that used one of its lots"
        case .label: "no claim yet that used its lot"
        case .other: "neither invoice nor order nor label: a person has to say where it belongs"
        }
    }

    // MARK: - Orders

    /// An order says for whom, which drug and, when it was given, on which day.
    private mutating func placeOrders(_ orders: [PaperID]) {
        var byName: [Set<String>: [Target]] = [:], byBirth: [CalendarDay: [Target]] = [:], byNumber: [String: [Target]] = [:]
        for claim in claims.values {
            byName[claim.person.words, default: []].append(claim)
            if let birth = claim.person.birthDate { byBirth[birth, default: []].append(claim) }
            if let number = claim.person.mbi { byNumber[number, default: []].append(claim) }
        }
        for id in orders {
            guard let order = papers[id] else { continue }
            let near = (byName[order.person.words] ?? []) + (order.person.birthDate.flatMap { byBirth[$0] } ?? []) + (order.person.mbi.flatMap { byNumber[$0] } ?? [])
            var fitting = Dictionary(near.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }).values.filter { Self.fits(order, $0) }
            for narrower in [{ order.serviceDate == $0.serviceDate }, { order.drug.agreement(with: $0.drug) == .same }] as [(Target) -> Bool] {
                let kept = fitting.filter(narrower)
                if !kept.isEmpty { fitting = kept }
            }
            if fitting.count > 1 {
                waiting[id] = "it fits \(fitting.count) claims (\(fitting.map(\.id).sorted().prefix(4).joined(separator: ", "))): put it into the folder of the right one"
            } else if let only = fitting.first {
                place(id, on: only.id, .order)
            }
        }
    }

    private static func fits(_ order: PaperTraits, _ claim: Target) -> Bool {
        let drug = order.drug.agreement(with: claim.drug)
        let isDay = order.serviceDate == claim.serviceDate
        // Up to half a year ahead, as such orders are renewed; a week behind, as spoken orders are signed later.
        let isTime = isDay || order.serviceDate == nil && order.orderDate.map { (-7...183).contains($0.days(until: claim.serviceDate)) } ?? true
        switch order.person.likeness(to: claim.person) {
        case .strong: return isDay || isTime && drug != .other
        case .weak: return isTime && drug == .same && (isDay || order.orderDate != nil)
        case .none: return false
        }
    }

    // MARK: - Lots

    /// Lots that the papers on a claim say were used.
    private func lotsUsed() -> [String: Set<PaperTraits.Lot>] {
        var used: [String: Set<PaperTraits.Lot>] = [:]
        for (id, places) in placements {
            guard let paper = papers[id] else { continue }
            for claim in places.keys {
                switch paper.kind {
                case .order, .label: used[claim, default: []].formUnion(paper.lots)
                case .invoice:
                    guard let drug = claims[claim]?.drug else { continue }
                    for line in paper.lines where line.drug.agreement(with: drug) == .same { used[claim, default: []].formUnion(line.lots) }
                case .other: break
                }
            }
        }
        return used
    }

    /// Invoices serve every claim that used one of their lots; a label is of one lot.
    private mutating func placeByLot(_ loose: [PaperID]) {
        let shared = papers.keys.filter { papers[$0]?.isPurchase ?? false && placements[$0]?.values.contains(.person) ?? false }.sorted()
        // A label may bring the lot of an invoice, and an invoice that of a label.
        for _ in 0..<3 {
            let before = placements
            let used = lotsUsed()
            var byLot: [String: Set<String>] = [:]
            for (claim, lots) in used { for lot in lots { byLot[lot.text, default: []].insert(claim) } }
            // Also an invoice that a person put to one claim serves the others.
            for id in loose + shared { for (line, lot) in lots(of: id) { for claim in byLot[lot.text] ?? [] where line.isNamed && line.agreement(with: drug(of: claim)) != .other { place(id, on: claim, .lot) } } }
            for id in loose where placements[id] == nil {
                for (line, lot) in lots(of: id) {
                    let holders = byLot[lot.text] ?? []
                    if let holder = holders.first, holders.count == 1, lot.text.count >= 5, papers[id]?.kind == .invoice { place(id, on: holder, .lotOnly) }
                    guard holders.isEmpty else { continue }
                    let near = used.filter { claim, lots in lots.contains { lot.nearly($0) } && line.agreement(with: drug(of: claim)) == .same }
                    if near.count == 1, let claim = near.keys.first { place(id, on: claim, .nearLot) }
                }
            }
            if placements == before { return }
        }
    }

    /// Lots that a paper sells or shows, each with its drug.
    private func lots(of id: PaperID) -> [(drug: DrugTraits, lot: PaperTraits.Lot)] {
        guard let paper = papers[id] else { return [] }
        switch paper.kind {
        case .label: return paper.lots.map { (paper.drug, $0) }
        case .invoice: return paper.lines.flatMap { line in line.lots.map { (line.drug, $0) } }
        case .order, .other: return []
        }
    }

    private func drug(of claim: String) -> DrugTraits { claims[claim]?.drug ?? DrugTraits(brand: nil, generic: nil, ndc: nil) }

    // MARK: - The only one

    /// What no lot tells: a paper and a claim that have only each other.
    private mutating func placeLastOnes(_ loose: [PaperID]) {
        for kind in [DocumentKindToPlace.invoice, .label] {
            // Who is placed leaves the others fewer to choose from.
            while true {
                let open = loose.filter { placements[$0] == nil && kind.holds(papers[$0]) }
                let used = lotsUsed()
                let served = Set(placements.filter { kind.holds(papers[$0.key]) }.flatMap(\.value.keys))
                var claimsOf: [PaperID: [String]] = [:], papersOf: [String: [PaperID]] = [:]
                for id in open {
                    guard let paper = papers[id] else { continue }
                    let fits = claims.values.filter { !served.contains($0.id) }.compactMap { claim in
                        kind.fit(paper, claim, lots: used[claim.id] ?? [], among: claims.values).map { (claim: claim.id, fit: $0) }
                    }
                    let best = fits.map(\.fit).min()
                    for fit in fits where fit.fit == best {
                        claimsOf[id, default: []].append(fit.claim)
                        papersOf[fit.claim, default: []].append(id)
                    }
                }
                let pairs = claimsOf.filter { $0.value.count == 1 && papersOf[$0.value[0]]?.count == 1 }
                for (id, list) in pairs { place(id, on: list[0], .onlyOne) }
                if pairs.isEmpty {
                    for (id, list) in claimsOf where list.count > 1 {
                        waiting[id] = "it fits \(list.count) claims by drug, and no lot decides: put it into the folder of the right one"
                    }
                    break
                }
            }
        }
    }

    private enum DocumentKindToPlace {
        case invoice, label

        func holds(_ paper: PaperTraits?) -> Bool {
            switch self {
            case .invoice: paper?.isPurchase ?? false
            case .label: paper?.kind == .label
            }
        }

        /// How far a paper is from a claim: less is nearer; nil when it does not fit.
        /// - Parameters:
        ///   - lots: those that other papers of the claim name.
        ///   - all: every claim.
        func fit(_ paper: PaperTraits, _ claim: Target, lots: Set<PaperTraits.Lot>, among all: some Collection<Target>) -> Int? {
            switch self {
            case .label:
                guard paper.drug.agreement(with: claim.drug) == .same else { return nil }
                // A lot of which no paper tells who got it: only where nobody else can have.
                return paper.lots.isEmpty || lots.isEmpty && all.count { paper.drug.agreement(with: $0.drug) == .same } == 1 ? 0 : nil
            case .invoice: return paper.lines.compactMap { fit($0, claim, lots: lots) }.min()
            }
        }

        /// Bought within half a year before it was given, rather within a quarter, as stock is turned over; the day of a bill may be a little late.
        private func fit(_ line: PaperTraits.Line, _ claim: Target, lots: Set<PaperTraits.Lot>) -> Int? {
            let isOtherLot = line.lots.contains(where: \.isSure) && lots.contains(where: \.isSure)
            guard line.drug.agreement(with: claim.drug) == .same, !isOtherLot else { return nil }
            guard let days = line.date?.days(until: claim.serviceDate) else { return 0 }
            switch days {
            case -3...92: return 0
            case 93...183: return 1
            default: return nil
            }
        }
    }

    // MARK: - One file

    /// A cover sheet, or a paper that says too little, goes with the file it came in when all else in that file is of one claim; not in a
    /// stack in which an order of somebody else waits.
    private mutating func placeCompanions(_ loose: [PaperID]) {
        let files = Dictionary(grouping: loose, by: \.sha256)
        for ids in files.values {
            let places = Set(ids.flatMap { placements[$0].map { Array($0.keys) } ?? [] })
            guard places.count == 1, let claim = places.first else { continue }
            let others = ids.filter { placements[$0] == nil }.compactMap { id in papers[id].map { (id: id, paper: $0) } }
            guard others.allSatisfy({ $0.paper.kind != .order || Self.isSilent($0.paper, against: drug(of: claim)) }) else { continue }
            for (id, paper) in others where Self.isSilent(paper, against: drug(of: claim)) {
                waiting[id] = nil
                place(id, on: claim, .sameFile)
            }
        }
    }

    /// Nothing in a paper speaks against the claim.
    private static func isSilent(_ paper: PaperTraits, against drug: DrugTraits) -> Bool {
        switch paper.kind {
        case .other: true
        case .order: paper.person.words.isEmpty && paper.person.mbi == nil && paper.drug.agreement(with: drug) != .other
        case .label: paper.drug.agreement(with: drug) != .other
        case .invoice: paper.lines.contains { $0.drug.agreement(with: drug) == .same }
        }
    }
}
