import PageText
import Vocabulary

/// The heading that a statement prints above the items of one invoice: "Invoice 30867030-7  01/24/2025".
struct Section {
    private var number: Candidate?
    private var date: Candidate?

    static func isHeading(_ index: Int, of view: PageView) -> Bool { heading(index, of: view) != nil }

    private static func heading(_ index: Int, of view: PageView) -> (number: Reading, date: Reading?)? {
        let line = view.lines[index]
        // "Invoice M114408 dated 07/03/24 your order P-5512   7,072.22" on a statement.
        if let (label, count) = Wordings.invoice.match(view.folds[index], at: 0), label.field == .invoiceNumber, line.words.count <= count + 6 || line.words.count <= count + 10 && isStatement(view) && sum(index, of: view) != nil,
            let number = TypedReading.identifier(in: line.words[count...].prefix(2))
        { return (number, TypedReading.date(in: line.words[number.words.upperBound...])) }
        // "INV-64165 12/01/22" alone, on a statement.
        if let number = TypedReading.identifier(in: line.words.prefix(2)), number.value.count(where: \.isNumber) > 3, number.words.lowerBound == 0,
            let date = TypedReading.date(in: line.words[number.words.upperBound...]), date.words == number.words.upperBound..<line.words.count, isStatement(view)
        { return (number, date) }
        // "Credit 70025 dated 06/15/27   -250.00", on a statement.
        if ["credit", "return", "cm"].contains(view.folds[index][0]), line.words.count > 1, let number = TypedReading.identifier(in: line.words[1...].prefix(2)), number.words.lowerBound == 1, number.value.count(where: \.isNumber) > 3,
            let date = TypedReading.date(in: line.words[number.words.upperBound...].prefix(4)), isStatement(view), LineArithmetic.product(in: line) == nil
        { return (number, date) }
        // "Document 88099L 11/02/22": a word of the heads, and nothing but number and date behind it.
        guard let (label, count) = Wordings.columns.match(view.folds[index], at: 0), label.field == .lineInvoiceNumber, line.words.count <= count + 4,
            let number = TypedReading.identifier(in: line.words[count...].prefix(2)), let date = TypedReading.date(in: line.words[number.words.upperBound...]), date.words.upperBound == line.words.count
        else { return nil }
        return (number, date)
    }

    /// The one amount of a line that ends it and is no product of others: what the items of that invoice come to.
    private static func sum(_ index: Int, of view: PageView) -> Int? {
        let words = view.lines[index].words
        guard let last = words.indices.last, TypedReading.looksLikeMoney(words[last].text), words.count(where: { TypedReading.looksLikeMoney($0.text) }) == 1 else { return nil }
        return last
    }

    /// The heading of a group of items on a statement, with what they come to behind it: none of them.
    static func isSummed(_ index: Int, of view: PageView) -> Bool {
        guard sum(index, of: view) != nil, isStatement(view), isHeading(index, of: view) else { return false }
        // Where nothing is told of any invoice but its sum, that is all there is of it.
        return view.lines.contains { LineArithmetic.product(in: $0) != nil }
    }

    private static func isStatement(_ view: PageView) -> Bool {
        view.lines.indices.prefix { view.lines[$0].box.top < view.page.height * 0.35 }.contains { index in
            view.lines[index].segments.contains { Subtype.titled(view.folds[index][$0].joined()) == .statement }
        }
    }

    mutating func read(_ index: Int, of view: PageView) {
        guard let heading = Self.heading(index, of: view) else { return }
        let words = view.lines[index].words
        number = Candidate(value: heading.number.value, words: words[heading.number.words], page: view.page, checks: [.label, .format])
        date = heading.date.map { Candidate(value: $0.value, words: words[$0.words], page: view.page, checks: [.label, .format]) }
    }

    func add(to fields: inout [Field: FieldValue], _ judge: Judge, _ view: PageView) {
        if fields[.lineInvoiceNumber] == nil, let number { fields[.lineInvoiceNumber] = judge.value(.lineInvoiceNumber, [number]) }
        if fields[.lineInvoiceDate] == nil, let date { fields[.lineInvoiceDate] = judge.value(.lineInvoiceDate, [date]) }
    }
}
