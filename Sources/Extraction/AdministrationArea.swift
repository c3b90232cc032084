import PageText

/// The part of an order's paper that records what was given: below the order, or beside it.
struct AdministrationArea {
    private let top: Double
    /// Zero where it is as wide as the page.
    private let left: Double

    /// What heads a record of what was given.
    private static let titles = ["medicationadministration", "nursingrecord", "infusionrecord", "injectionrecord", "procedurerecord", "procedurenote", "treatmentrecord", "instillationrecord", "recordofadministration", "marentry", "tobecompletedbyadministering", "tobecompletedbynurse"]
    /// These head the nurses' part of an order as well: a record only where something of one is labelled below.
    private static let sections = ["administration", "nursing"]
    /// Labels of a visit, in which something may have been given or not.
    static let visits: Set<String> = ["visit date", "treatment date"]
    private static let fields: Set<Field> = [.serviceDate, .adminDose, .adminLot, .wastage, .adminExpiry]
    private static let ordering: Set<Field> = [.orderDate, .prescriberName, .frequency]

    /// In a label of a day they say that something was done on it.
    private static let given = ["given", "administered", "infused", "injected", "infusion", "injection", "treatment"]

    /// - Returns: nil where nothing on the page says that something was given.
    init?(_ values: LabelledValues) {
        let view = values.view
        let hits = values.hits.filter { Self.fields.contains($0.label.field) && !Self.visits.contains($0.label.wording) && ($0.isMarked || Self.isFilled($0, values)) && Self.isOfRecord($0, values) }
        /// What is ordered is labelled in between.
        func isOfOrder(_ box: Box, before top: Double) -> Bool { values.hits.contains { Self.ordering.contains($0.label.field) && $0.isMarked && $0.box.top > box.bottom && $0.box.bottom < top } }
        // An authorization expires as well, and a day of service may be planned: they are of a record beside what else it says.
        let sure = hits.filter { hit in hit.label.field == .serviceDate ? Self.given.contains(where: hit.label.wording.contains) : hit.label.field != .adminExpiry }.map(\.box)
        let labels = sure.map(\.top).min().map { top in sure + hits.map(\.box).filter { !isOfOrder($0, before: top) } } ?? []
        let titles = view.lines.indices.flatMap { index in
            view.lines[index].segments.filter { segment in
                let fold = view.folds[index][segment].joined()
                // "Administration route" is a label of the order.
                return Self.titles.contains(where: fold.hasPrefix)
                    || !labels.isEmpty && Self.sections.contains(where: fold.hasPrefix) && !values.hits.contains { $0.line == index && $0.words == segment }
            }.map { view.lines[index].box(of: $0) }
        }.filter { title in
            guard let first = labels.map(\.top).min(), let last = labels.map(\.top).max() else { return true }
            // A paper that is a record from its title on may say first what was ordered.
            return title.top <= last && !isOfOrder(title, before: first)
        }
        let boxes = titles + labels + Self.otherTitles(values)
        guard let top = boxes.map(\.top).min(), let left = boxes.map(\.left).min() else { return nil }
        self.top = top - 2
        self.left = left > 0.4 * view.page.width ? left - 6 : 0
    }

    /// Titles in words of their own, where lot or code stand below and nothing is ordered any more.
    private static func otherTitles(_ values: LabelledValues) -> [Box] {
        let view = values.view
        return view.lines.indices.flatMap { index in
            view.lines[index].segments.filter { speaksOfRecord(view, index, $0) }.map { view.lines[index].box(of: $0) }.filter { title in
                let codes = view.lines.indices.contains { line in
                    view.lines[line].box.centerY > title.top && view.folds[line].contains { $0.hasPrefix("lot") && $0.count < 7 || $0 == "ndc" }
                }
                return codes && !values.hits.contains { ordering.contains($0.label.field) && $0.isMarked && $0.label.words != ["date"] && $0.box.top > title.bottom }
            }
        }
    }

    /// "Treatment room note", "Nurse completes", "Dose log", "CARRIED OUT", "Given 10/31/2024": what is said up to the first stop.
    private static func speaksOfRecord(_ view: PageView, _ line: Int, _ segment: Range<Int>) -> Bool {
        let words = view.lines[line].words
        let end = segment.first { words[$0].text.hasSuffix(":") || words[$0].text.hasSuffix(".") }.map { $0 + 1 } ?? segment.upperBound
        let folds = view.folds[line][segment.lowerBound..<end].filter { !$0.isEmpty }
        guard let first = folds.first, folds.count <= 6 else { return false }
        if first == "given", folds.count > 1, folds[1] != "name", folds[1] != "by" { return true }
        if folds == ["done"] || folds == ["carried", "out"] || folds.starts(with: ["drug", "given"]) { return true }
        return folds.contains(where: doing.contains) && folds.contains(where: recording.contains)
    }

    private static let doing: Set<String> = ["given", "administered", "administration", "infused", "infusion", "injected", "injection", "treatment", "treated", "dose", "dosing", "nurse", "nurses", "nursing", "chemotherapy", "procedure", "instillation"]
    private static let recording: Set<String> = ["record", "records", "log", "note", "notes", "flowsheet", "entry", "complete", "completes", "documentation"]

    func contains(_ box: Box) -> Bool { box.top >= top && box.left >= left }

    /// Without a colon or a gap behind it a label is told by its value: "Dose administered 490 mg".
    private static func isFilled(_ hit: LabelHit, _ values: LabelledValues) -> Bool {
        guard values.view.lines[hit.line].words[hit.words.lowerBound].text.first?.isUppercase == true, let words = values.right(of: hit).map(values.words)
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

    /// "Given" alone is a word of any order ("to be given by infusion"): it speaks of what was given where lot, day or waste stand on the page, too.
    static func isOfRecord(_ hit: LabelHit, _ values: LabelledValues) -> Bool {
        guard hit.label.field == .adminDose, hit.label.words.count == 1 else { return true }
        return hit.isMarked && values.hits.contains { $0.label.field != .adminDose && fields.contains($0.label.field) && $0.isMarked }
    }
}
