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
        let safe = text.first.map { "=+@".contains($0) } ?? false ? "'" + text : text
        guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
        return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}

/// The facts of one file as a person reads them on a terminal.
public enum ExtractionTable {
    public static func render(_ record: ExtractionRecord, width: Int, color: Bool) -> String {
        let style = TerminalStyle(color: color)
        var text = style.bold(Printable.text(record.file)) + "\n"
        if record.documents.isEmpty { text += "  nothing could be read\n" }
        for document in record.documents {
            let pages = document.pages.count == 1 ? "page \(document.pages[0])" : "pages \(document.pages.map(String.init).joined(separator: ", "))"
            text += "\n  \(style.bold(document.kind.rawValue)), \(pages)\n"
            text += rows(document.fields, indent: 4, width: width, style)
            for (index, item) in document.lineItems.enumerated() {
                text += "    line \(index + 1)\n"
                text += rows(item, indent: 6, width: width, style)
            }
        }
        return text + "\n"
    }

    private static func rows(_ fields: [Field: FieldValue], indent: Int, width: Int, _ style: TerminalStyle) -> String {
        let named = Field.allCases.compactMap { field in fields[field].map { (field.rawValue, $0) } }
        let column = named.map(\.0.count).max() ?? 0
        return named.map { name, value in
            let label = String(repeating: " ", count: indent) + name.padding(toLength: column, withPad: " ", startingAt: 0)
            let note = value.status == .review ? style.warning("  ? please confirm") : ""
            let room = max(16, width - indent - column - 2 - (value.status == .review ? 18 : 0))
            return "\(label)  \(Printable.clipped(value.text, to: room))\(note)\n"
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

/// Text out of documents, made safe for a terminal.
enum Printable {
    /// Control characters could move the cursor or change colours.
    static func text(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control || $0.properties.generalCategory == .format ? " " : $0 }))
    }

    static func clipped(_ text: String, to width: Int) -> String {
        let text = Self.text(text)
        return text.count <= width ? text : text.prefix(max(1, width - 1)) + "…"
    }

    /// Lines of at most `width` columns, broken at spaces.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in Self.text(text).split(separator: " ") {
            if !line.isEmpty, line.count + word.count + 1 > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}

/// Colours of a terminal, or none.
struct TerminalStyle {
    let color: Bool

    func bold(_ text: String) -> String { color ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    func good(_ text: String) -> String { color ? "\u{1B}[32m\(text)\u{1B}[0m" : text }
    func warning(_ text: String) -> String { color ? "\u{1B}[33m\(text)\u{1B}[0m" : text }
    func bad(_ text: String) -> String { color ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
}
