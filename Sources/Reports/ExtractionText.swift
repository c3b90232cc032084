import Foundation
public import Extraction
public import PageText

/// One row a value, for spreadsheets.
public enum ExtractionCSV {
    public static let header = "file,document,kind,page,line,field,value,printed,status,confidence,from,checks\n"

    public static func rows(_ record: ExtractionRecord) -> String {
        var rows = ""
        for (number, document) in record.documents.enumerated() {
            func add(_ fields: [Field: FieldValue], line: Int?) {
                for field in Field.allCases {
                    guard let value = fields[field] else { continue }
                    let cells = [
                        record.file, "\(number + 1)", document.kind.rawValue, "\(value.page)", line.map { "\($0 + 1)" } ?? "", field.rawValue, value.text,
                        value.printed.joined(separator: "; "), value.status.rawValue, "\(value.confidence)", value.origin.rawValue,
                        value.checks.map(\.rawValue).joined(separator: " "),
                    ]
                    rows += cells.map(quoted).joined(separator: ",") + "\n"
                }
            }
            add(document.fields, line: nil)
            for (line, item) in document.lineItems.enumerated() { add(item, line: line) }
        }
        return rows
    }

    /// RFC 4180; a cell that a spreadsheet would run as a formula is made text.
    private static func quoted(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let safe = isFormula && !isNumber(text) ? "'" + text : text
        guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
        return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }

    /// "-12.50": an amount, not a formula.
    private static func isNumber(_ text: String) -> Bool {
        text.hasPrefix("-") && text.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    }
}

/// The facts of one file as a person reads them on a terminal: what, value, page, and what is to be confirmed.
public enum ExtractionTable {
    /// - Parameters:
    ///   - width: columns of the terminal.
    ///   - isUTF8: whether it shows more than ASCII; nil asks the environment.
    public static func render(_ record: ExtractionRecord, width: Int, color: Bool, isUTF8: Bool? = nil) -> String {
        let style = TerminalStyle(color: color, isUTF8: isUTF8 ?? TerminalStyle.isUTF8Environment)
        let open = record.documents.flatMap { [$0.fields] + $0.lineItems }.reduce(0) { $0 + $1.values.count { $0.status == .review } }
        var text = style.bold(Printable.text(record.file)) + "\n"
        if record.documents.isEmpty { text += "  nothing could be read\n" }
        for document in record.documents {
            text += "\n  \(style.bold(document.kind.rawValue)), \(document.pages.count == 1 ? "page" : "pages") \(Shown.pages(document.pages))\n"
            if document.fields.isEmpty, document.lineItems.isEmpty { text += "    no values found\n" }
            text += rows(document.fields, indent: 4, width: max(40, width), style)
            for (index, item) in document.lineItems.enumerated() {
                text += "    line \(index + 1)\n"
                text += rows(item, indent: 6, width: max(40, width), style)
            }
        }
        if open > 0 { text += "\n  \(style.warning("!")) \(open) to confirm: compare with the paper\n" }
        return text + "\n"
    }

    private static func rows(_ fields: [Field: FieldValue], indent: Int, width: Int, _ style: TerminalStyle) -> String {
        let named = Field.allCases.compactMap { field in fields[field].map { (field.rawValue, $0) } }
        // Wide enough for every name, so that values of all documents stand below one another.
        let column = 28 - indent
        return named.map { name, value in
            let mark = value.status == .review ? style.warning("!") : " "
            let place = "p. \(value.page)"
            let room = max(12, width - 28 - 4 - place.count)
            let shown = Printable.padded(Printable.clipped(value.text, to: room, ellipsis: style.ellipsis), to: room)
            return "\(String(repeating: " ", count: indent))\(Printable.padded(name, to: column)) \(mark) \(shown) \(style.dim(place))\n"
        }.joined()
    }
}

/// The words of a file, line by line, pages divided by form feeds.
public enum PageTextOutput {
    public static func render(_ source: SourceDocument?) -> String {
        guard let source else { return "" }
        return source.pages.map { page in
            page.lines().map { line in line.segments.map { line.text(of: $0) }.joined(separator: "   ") }.joined(separator: "\n") + "\n"
        }.joined(separator: "\u{0C}")
    }
}
