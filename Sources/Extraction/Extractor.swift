public import PageText
import Synchronization

/// Words to facts: what one file says, as the contract's record.
public struct Extractor: Sendable {
    private let knowledge: any Knowledge
    private let scorer: Scorer

    public init(knowledge: any Knowledge, scorer: Scorer) {
        self.knowledge = knowledge
        self.scorer = scorer
    }

    /// What each field of a file was chosen from.
    public func choices(in source: SourceDocument) -> [Choice] {
        let choices = Mutex<[Choice]>([])
        _ = extract(source) { choice in choices.withLock { $0.append(choice) } }
        return choices.withLock(\.self)
    }

    /// Makes the tables that the first file would otherwise wait for.
    public func prepare() {
        let words = ["Invoice", "NDC", "Infusion"].enumerated().map { index, text in
            Word(text: text, box: Box(x: 72, y: 72 + 20 * Double(index), width: 60, height: 10), confidence: 1)
        }
        let views = [PageView(Page(number: 1, width: 612, height: 792, words: words), ranking: scorer.ranking)]
        let judge = Judge(views, scorer: scorer) { _, _ in }
        _ = Grouping.kinds(of: views)
        _ = InvoiceExtractor(views, knowledge: knowledge, judge: judge).read()
        _ = OrderExtractor(views, knowledge: knowledge, judge: judge).read()
    }

    /// - Parameters:
    ///   - problems: what could not be read, carried into the record.
    ///   - observe: is told of every field that had candidates.
    public func extract(_ source: SourceDocument, problems: [Problem] = [], observe: @escaping @Sendable (Choice) -> Void = { _ in }) -> ExtractionRecord {
        let views = source.pages.map { PageView($0, ranking: scorer.ranking) }
        let documents = Grouping.documents(views, Grouping.kinds(of: views)).map { kind, views in
            let judge = Judge(views, scorer: scorer) { field, found in
                observe(Choice(field: field, page: found.first?.page ?? 1, options: found.map { Choice.Option(value: $0.value, signs: $0.signs, score: $0.score) }))
            }
            let document =
                switch kind {
                case .invoice: InvoiceExtractor(views, knowledge: knowledge, judge: judge).read()
                case .order: OrderExtractor(views, knowledge: knowledge, judge: judge).read()
                case .label: LabelExtractor(views, knowledge: knowledge, judge: judge).read()
                case .other: DocumentRecord(kind: .other, pages: views.map(\.page.number), fields: [:])
                }
            return document.isBlank ? DocumentRecord(kind: .other, pages: document.pages, fields: [:]) : document
        }
        let kinds = Dictionary(documents.flatMap { document in document.pages.map { ($0, document.kind) } }) { first, _ in first }
        let pages = views.map { view in
            PageRecord(
                page: view.page.number, kind: kinds[view.page.number] ?? .other, source: view.page.source.rawValue, rotation: view.page.rotation,
                quality: view.page.quality)
        }
        return ExtractionRecord(
            file: source.name, sha256: source.sha256, pageCount: source.pages.count, pages: pages, documents: documents,
            problems: problems)
    }
}

extension DocumentRecord {
    /// A form that nobody filled in: what it prints (drugs to tick, a practice, a prescriber) is said of no patient and no purchase.
    fileprivate var isBlank: Bool {
        let filled: [Field] =
            switch kind {
            case .invoice: [.invoiceNumber, .invoiceDate, .billToName, .shipToName, .total, .subtotal]
            case .order:
                [
                    .patientName, .patientBirthDate, .mbi, .orderDate, .dose, .calculatedDose, .weight, .icd10, .medicalNecessity, .serviceDate, .adminDose, .adminLot,
                    .signatureDate, .signatureType, .priorAuthNumber,
                ]
            case .label, .other: []
            }
        // The doses of drugs to tick are printed: one that is not certain does not show that somebody filled in the form.
        let printed: Set<Field> = [.dose, .calculatedDose]
        return !filled.isEmpty && lineItems.isEmpty && filled.allSatisfy { fields[$0] == nil || printed.contains($0) && fields[$0]?.status == .review } && fields[.drugSelection]?.text != "one"
            && fields[.signaturePresent]?.text != "yes"
    }
}

/// Which pages of a file are one document.
enum Grouping {
    /// A page that tells nothing by itself is what its neighbour is, where both are numbered pages of one paper.
    static func kinds(of views: [PageView]) -> [DocumentKind] {
        var kinds = views.map(PageKind.classify)
        func take(_ index: Int, from other: Int) {
            guard kinds[index] == .other, kinds[other] == .order || kinds[other] == .invoice, areOnePaper(views[min(index, other)], views[max(index, other)]) else { return }
            kinds[index] = kinds[other]
        }
        for index in views.indices.dropFirst() { take(index, from: index - 1) }
        for index in views.indices.dropLast().reversed() { take(index, from: index + 1) }
        return kinds
    }

    /// "Page 1 of 2" and "Page 2 of 2" with the same number of a paper or a person: what a fax machine prints on its pages says nothing of them.
    private static func areOnePaper(_ first: PageView, _ second: PageView) -> Bool {
        guard let a = pageNumber(of: first), let b = pageNumber(of: second), b == a + 1, !isCover(first), !isCover(second) else { return false }
        func numbers(_ view: PageView) -> Set<String> {
            let lines = view.lines.filter { line in !line.words.contains { word in ["fax", "from", "to", "tel", "phone", "tsi", "csid"].contains { folded(word.text) == $0 } } }
            // Days, telephones and ZIP codes are on all that an office sends on one day.
            let words = lines.flatMap(\.words).filter { TypedReading.date(in: [$0]) == nil && !TypedReading.isPhone($0.text) && !TypedReading.zipPlus4.isAll(of: $0.text) }
            return Set(words.map { folded($0.text) }.filter { $0.count(where: \.isNumber) > 5 })
        }
        return !numbers(first).isDisjoint(with: numbers(second))
    }

    /// A sheet that says what is faxed behind it is none of that.
    private static func isCover(_ view: PageView) -> Bool { view.folds.joined().contains { ["cover", "facsimile", "transmittal"].contains($0) } }

    /// Neighbouring pages of one kind belong together, unless the second starts a document of its own: another
    /// invoice number, another patient.
    static func documents(_ views: [PageView], _ kinds: [DocumentKind]) -> [(DocumentKind, [PageView])] {
        var groups: [(kind: DocumentKind, views: [PageView])] = []
        for (view, kind) in zip(views, kinds) {
            if let last = groups.last, last.kind == kind, kind != .label, let previous = last.views.last, continues(view, after: previous, kind) {
                groups[groups.count - 1].views.append(view)
            } else {
                groups.append((kind, [view]))
            }
        }
        return groups.map { ($0.kind, $0.views) }
    }

    private static func continues(_ view: PageView, after previous: PageView, _ kind: DocumentKind) -> Bool {
        guard kind == .invoice || kind == .order else { return false }
        // A slip behind its bill names the bill, too.
        if kind == .invoice, let own = title(of: view), let other = title(of: previous) ?? (totals(previous) > 0 || own == .packingSlip && amounts(previous) > 1 ? .invoice : nil), own != other { return false }
        if let number = pageNumber(of: view) { return number > 1 && pageNumber(of: previous).map { $0 == number - 1 } ?? true }
        func key(_ view: PageView) -> String? {
            guard kind == .invoice else { return LabelledValues(view, Wordings.order).candidates(.mbi, TypedReading.mbi).max { $0.score < $1.score }?.value }
            // Numbers in a table are those of its lines.
            let table = LineTable.find(in: view)
            let found = LabelledValues(view, Wordings.invoice).candidates(.invoiceNumber, TypedReading.identifier) { hit in
                table.map { hit.line >= $0.heads.lowerBound } ?? false
            }
            return found.filter { $0.checks.contains(.label) }.max { $0.score < $1.score }?.value
        }
        guard let a = key(previous), let b = key(view) else { return kind == .order || !isClosed(previous, before: view) }
        return a == b
    }

    /// What the largest words at the head of a page say that it is.
    private static func title(of view: PageView) -> Subtype? {
        let heights = view.lines.map(\.box.height).sorted()
        guard !heights.isEmpty else { return nil }
        let titles = view.lines.enumerated().filter { $1.box.top < 0.25 * view.page.height }.flatMap { index, line in
            line.segments.compactMap { segment -> (subtype: Subtype, height: Double)? in
                let fold = view.folds[index][segment].joined()
                // "Invoice no." is a label.
                guard let subtype = Subtype.titled(fold), subtype != .invoice || fold.hasSuffix("invoice") else { return nil }
                return (subtype, line.box(of: segment).height)
            }
        }
        return titles.filter { $0.height > 1.3 * heights[heights.count / 2] }.max { $0.height < $1.height }?.subtype
    }

    private static func amounts(_ view: PageView) -> Int { view.lines.reduce(0) { $0 + $1.words.count { TypedReading.looksLikeMoney($0.text) } } }

    private static func totals(_ view: PageView) -> Int { view.lines.indices.count { TotalsRow(view, line: $0)?.field == .total } }

    /// Under its own total a bill is at its end: a page behind it that has a title and another total is another's.
    private static func isClosed(_ view: PageView, before next: PageView) -> Bool {
        func total(_ view: PageView) -> String? { view.lines.indices.compactMap { TotalsRow(view, line: $0) }.last { $0.field == .total && $0.score > 1 }?.value }
        guard let first = total(view), let second = total(next), first != second else { return false }
        return next.lines.enumerated().contains { index, line in line.box.top < 0.25 * next.page.height && line.segments.contains { Subtype.titled(next.folds[index][$0].joined()) != nil } }
    }

    /// The number in "Page 2 of 3". That of a fax ("P.02/03") counts the transmission, not the document.
    private static func pageNumber(of view: PageView) -> Int? {
        for (line, printed) in zip(view.lines, view.folds) {
            // OCR joins "2 of": "20f", "lof".
            let folds = printed.flatMap { word -> [String] in
                guard (3...5).contains(word.count), word.hasSuffix("of") || word.hasSuffix("0f") else { return [word] }
                return [String(word.dropLast(2)).replacing("l", with: "1").replacing("i", with: "1"), "of"]
            }
            for index in folds.indices where ["page", "pg", "sheet"].contains(folds[index]) && index + 1 < folds.count {
                guard let number = Int(folds[index + 1]), number < 1000 else { continue }
                if index + 3 < folds.count, folds[index + 2] == "of", let count = Int(folds[index + 3]), count >= number { return number }
                if index + 1 < line.words.count, let count = line.words[index + 1].text.split(separator: "/").dropFirst().first.flatMap({ Int($0) }), count >= number { return number }
            }
        }
        return nil
    }
}
