import PageText
import Vocabulary

/// The heading that a statement prints above the items of one invoice: "Invoice 30867030-7  01/24/2025".
struct Section {
    private var number: Candidate?
    private var date: Candidate?

    static func isHeading(_ index: Int, of view: PageView) -> Bool { heading(index, of: view) != nil }

    private static func heading(_ index: Int, of view: PageView) -> (number: Reading, date: Reading?)? {
        let line = view.lines[index]
        guard let (label, count) = Wordings.invoice.match(view.folds[index], at: 0), label.field == .invoiceNumber, line.words.count <= count + 6,
            let number = TypedReading.identifier(in: line.words[count...].prefix(2))
        else { return nil }
        return (number, TypedReading.date(in: line.words[number.words.upperBound...]))
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
