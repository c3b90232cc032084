import PageText

/// The part of an order's paper that records what was given: below the order, or beside it.
struct AdministrationArea {
    private let top: Double
    /// Zero where it is as wide as the page.
    private let left: Double

    /// What heads a record of what was given.
    private static let titles = ["medicationadministration", "nursingrecord", "infusionrecord", "infusionflowsheet", "injectionflowsheet", "treatmentflowsheet", "injectionrecord", "procedurerecord", "procedurenote", "treatmentrecord", "instillationrecord", "recordofadministration", "marentry"]
    /// So a form heads the nurses' part of the order as well.
    private static let completed = ["tobecompletedbyadministering", "tobecompletedbynurse"]
    /// These head the nurses' part of an order as well: a record only where something of one is labelled below.
    private static let sections = ["administration", "nursing"]
    /// Labels of a visit, in which something may have been given or not.
    static let visits: Set<String> = ["visit date", "treatment date", "treated", "treated on"]
    private static let fields: Set<Field> = [.serviceDate, .adminDose, .adminLot, .wastage, .adminExpiry]
    private static let ordering: Set<Field> = [.orderDate, .prescriberName, .frequency]
    private static let amounts: Set<Field> = [.adminDose, .adminLot, .wastage]

    /// In a label of a day they say that something was done on it.
    private static let given = ["given", "administered", "infused", "injected", "infusion", "injection", "treatment"]

    /// - Returns: nil where nothing on the page says that something was given.
    init?(_ values: LabelledValues) {
        let view = values.view
        let hits = values.hits.filter { Self.fields.contains($0.label.field) && !Self.visits.contains($0.label.wording) && ($0.isMarked || Self.isFilled($0, values)) && Self.isOfRecord($0, values) && !Self.isOfPast($0, view) }
        /// What is ordered is labelled in between.
        func isOfOrder(_ box: Box, before top: Double) -> Bool { values.hits.contains { Self.ordering.contains($0.label.field) && $0.isMarked && $0.label.words != ["date"] && $0.box.top > box.bottom && $0.box.bottom < top } }
        /// What was given is labelled below, and nothing of the order before that.
        func isHeadOfRecord(_ title: Box) -> Bool {
            guard let first = hits.filter({ $0.label.field != .adminExpiry && $0.box.top > title.top }).map(\.box.top).min() else { return false }
            return !isOfOrder(title, before: first) && !values.hits.contains { $0.label.field == .route && $0.isMarked && $0.box.top > title.bottom && $0.box.bottom < first }
        }
        // An authorization expires as well, and a day of service may be planned: they are of a record beside what else it says.
        let sure = hits.filter { hit in hit.label.field == .serviceDate ? Self.given.contains(where: hit.label.wording.contains) : hit.label.field != .adminExpiry }.map(\.box)
        let labels = sure.map(\.top).min().map { top in sure + hits.map(\.box).filter { !isOfOrder($0, before: top) } } ?? []
        let titles = view.lines.indices.flatMap { index in
            view.lines[index].segments.filter { segment in
                let fold = view.folds[index][segment].joined()
                if Self.completed.contains(where: fold.hasPrefix) { return isHeadOfRecord(view.lines[index].box(of: segment)) }
                guard !Self.isElsewhere(view.folds[index][segment]) else { return false }
                // "Administration route" is a label of the order.
                return Self.titles.contains(where: fold.hasPrefix)
                    || !labels.isEmpty && Self.sections.contains(where: fold.hasPrefix) && !values.hits.contains { $0.line == index && $0.words == segment }
            }.map { view.lines[index].box(of: $0) }
        }.filter { title in
            guard let first = labels.map(\.top).min(), let last = labels.map(\.top).max() else { return !isOfOrder(title, before: .infinity) }
            // A paper that is a record from its title on may say first what was ordered.
            return title.top <= last && !isOfOrder(title, before: first)
        }
        let boxes = titles + labels + Self.otherTitles(values)
        guard let top = boxes.map(\.top).min(), let left = boxes.map(\.left).min() else { return nil }
        self.top = top - 2
        let bottom = boxes.map(\.bottom).max() ?? top
        // Beside the order it is a column; without one left of it, what stands there is of the record, too.
        let isBesideOrder = values.hits.contains { Self.beside.contains($0.label.field) && $0.isMarked && $0.label.words != ["date"] && $0.box.right < left && $0.box.bottom > top && $0.box.top < bottom }
        self.left = left > 0.4 * view.page.width && isBesideOrder ? left - 6 : 0
    }

    /// What an order says and a record hardly repeats.
    private static let beside: Set<Field> = [.dose, .route, .frequency, .prescriberName, .npi, .orderDate, .icd10, .diagnosisText, .medicalNecessity]
    private static let absent: Set<String> = ["attached", "enclosed"]

    /// "Procedure note attached", "Infusion record to be returned": the record is another paper.
    private static func isElsewhere(_ folds: ArraySlice<String>) -> Bool {
        folds.contains(where: absent.contains) || zip(folds, folds.dropFirst()).contains { $0 == "to" && $1 == "be" }
    }

    /// Titles in words of their own, where what was given stands below and nothing is ordered any more.
    private static func otherTitles(_ values: LabelledValues) -> [Box] {
        let view = values.view
        return view.lines.indices.flatMap { index in
            view.lines[index].segments.filter { speaksOfRecord(view, index, $0) }.map { (box: view.lines[index].box(of: $0), isNote: view.folds[index][$0].last == "note") }.filter { title, isNote in
                // Who treats is told in a note as well.
                let ordering = isNote ? ordering.subtracting([.prescriberName]) : ordering
                let own = view.lines.indices.filter { view.lines[$0].box.centerY > title.top }
                let hasLot = own.contains { view.folds[$0].contains { $0.hasPrefix("lot") && $0.count < 7 } }
                // A code without a day may be the one to dispense.
                let hasCode = own.contains { view.folds[$0].contains("ndc") } && own.contains { TypedReading.date(in: view.lines[$0].words[...]) != nil }
                let isFilled = hasLot || hasCode || values.hits.contains { amounts.contains($0.label.field) && $0.isMarked && $0.box.centerY > title.top && ($0.box.top > title.bottom - 2 || $0.box.left > title.left + 2) }
                return isFilled && !values.hits.contains { ordering.contains($0.label.field) && $0.isMarked && $0.label.words != ["date"] && $0.box.top > title.bottom }
            }.map(\.box)
        }
    }

    /// The paper calls itself a record of a visit, whatever it repeats of the order.
    static func isTitle(of view: PageView) -> Bool {
        view.lines.indices.prefix(3).contains { line in
            view.lines[line].segments.contains { segment in
                let folds = view.folds[line][segment]
                return folds.count < 6 && folds.contains(where: doing.contains) && folds.last.map(recording.contains) ?? false && !folds.contains("order")
            }
        }
    }

    /// "Treatment room note", "Nurse completes", "Dose log", "CARRIED OUT", "Given 10/31/2024": what is said up to the first stop.
    private static func speaksOfRecord(_ view: PageView, _ line: Int, _ segment: Range<Int>) -> Bool {
        let words = view.lines[line].words
        let end = segment.first { words[$0].text.hasSuffix(":") || words[$0].text.hasSuffix(".") }.map { $0 + 1 } ?? segment.upperBound
        let folds = view.folds[line][segment.lowerBound..<end].filter { !$0.isEmpty }
        guard let first = folds.first, folds.count <= 6, !isElsewhere(folds[...]) else { return isDayGiven(view, line, segment) }
        if first == "given", folds.count > 1, folds[1] != "name", folds[1] != "by" { return true }
        if isDayGiven(view, line, segment) { return true }
        if folds == ["done"] || folds == ["carried", "out"] || [["drug", "given"], ["product", "used"], ["drug", "used"]].contains(where: folds.starts) || folds.starts(with: ["drug", "log"]) { return true }
        // "Order and procedure note" says both.
        return folds.contains(where: doing.contains) && folds.contains(where: recording.contains) && !folds.contains("order")
    }

    /// "INFUSED   09/04/2025", "Record   Infused 04/14/2025", "Shot 1: 11/14/2024": a day close behind what is done with a drug.
    private static func isDayGiven(_ view: PageView, _ line: Int, _ segment: Range<Int>) -> Bool {
        guard starting.contains(view.folds[line][segment.lowerBound]) else { return false }
        let behind = view.lines[line].words[(segment.lowerBound + 1)...].prefix(6)
        return TypedReading.date(in: behind).map { $0.words.lowerBound <= segment.lowerBound + 3 } ?? false
    }

    private static let starting: Set<String> = ["given", "infused", "injected", "administered", "instilled", "record", "shot", "instillation", "injection", "infusion", "procedure", "mar"]
    private static let doing: Set<String> = ["given", "administered", "administration", "infused", "infusion", "injected", "injection", "treatment", "treated", "dose", "dosing", "nurse", "nurses", "nursing", "chemotherapy", "procedure", "instillation"]
    private static let recording: Set<String> = ["record", "records", "log", "note", "notes", "flowsheet", "entry", "complete", "completes", "documentation"]

    /// A name written at the end of a line may reach over its print.
    func contains(_ box: Box) -> Bool { (box.top >= top || box.centerY > top + 4) && box.left >= left }

    /// Without a colon or a gap behind it a label is told by its value: "Dose administered 490 mg".
    private static func isFilled(_ hit: LabelHit, _ values: LabelledValues) -> Bool {
        let folds = values.view.folds[hit.line]
        // In a sentence a lot stands beside its code or its expiry: "NDC 0052-0602-02 lot W033861 exp 11/2025".
        let isLotOfCode = hit.label.field == .adminLot && folds.contains { $0 == "ndc" || $0.hasPrefix("exp") }
        guard isLotOfCode || values.view.lines[hit.line].words[hit.words.lowerBound].text.first?.isUppercase == true, let words = values.right(of: hit).map(values.words)
        else { return false }
        let reading =
            switch hit.label.field {
            case .serviceDate: TypedReading.date(in: words)
            case .adminDose, .wastage: TypedReading.dose(in: words)
            case .adminExpiry: TypedReading.expiry(in: words)
            default: TypedReading.first(in: words.prefix(1), limit: 1, TypedReading.lot)
            }
        return reading?.words.lowerBound == words.startIndex
    }

    /// "Prior doses", and below it day and lot of one: the nearest heading speaks of what was before. Or the sentence does: "Last dose given 2/12/2025, lot …".
    static func isOfPast(_ hit: LabelHit, _ view: PageView) -> Bool {
        let words = view.lines[hit.line].words, start = words[..<hit.words.lowerBound].lastIndex { $0.text.count > 2 && $0.text.hasSuffix(".") }.map { $0 + 1 } ?? 0
        let before = view.folds[hit.line][start..<hit.words.lowerBound]
        if zip(before, before.dropFirst()).contains(where: { past.contains($0) && Self.doing.contains($1) }) { return true }
        return view.lines.indices.prefix(hit.line).last { Aside.isHeading(view.lines[$0]) }.map { view.folds[$0].contains(where: past.contains) } ?? false
    }

    /// "Loading doses given 07/23/2024 (1,000 mg IV, Day 1)"
    static func isOfPast(_ folds: [String], before word: Int) -> Bool { folds[..<word].suffix(6).contains { past.contains($0) || $0 == "loading" || $0 == "induction" } }

    private static let past: Set<String> = ["prior", "previous", "past", "history", "last"]

    /// Lot, dose or waste stand close to the day: it is not one of a history.
    static func isAmidAmounts(_ hit: LabelHit, _ values: LabelledValues) -> Bool {
        values.hits.contains { other in
            amounts.contains(other.label.field) && other.isMarked && (other.line != hit.line || other.words != hit.words) && abs(other.line - hit.line) <= 6
        }
    }

    /// "Given" alone is a word of any order ("to be given by infusion"): it speaks of what was given where lot, day or waste stand on the page, too.
    static func isOfRecord(_ hit: LabelHit, _ values: LabelledValues) -> Bool {
        guard hit.label.field == .adminDose, hit.label.words.count == 1 else { return true }
        return hit.isMarked && values.hits.contains { $0.label.field != .adminDose && fields.contains($0.label.field) && $0.isMarked }
    }
}
