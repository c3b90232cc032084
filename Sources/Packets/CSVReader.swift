/// Comma separated values with quotes (RFC 4180).
enum CSVReader {
    static func rows(_ text: String) -> [(number: Int, cells: [String])] {
        var rows: [(number: Int, cells: [String])] = []
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var line = 1
        var start = 1
        var scalars = text.unicodeScalars.makeIterator()
        var pending: Unicode.Scalar?
        func closeCell() {
            cells.append(String(cell))
            cell = String.UnicodeScalarView()
        }
        while let scalar = pending ?? scalars.next() {
            pending = nil
            if scalar == "\n" { line += 1 }
            if isQuoted {
                guard scalar == "\"" else {
                    cell.append(scalar)
                    continue
                }
                let next = scalars.next()
                if next == "\"" { cell.append("\"") } else {
                    isQuoted = false
                    pending = next
                }
            } else if scalar == "\"" {
                isQuoted = true
            } else if scalar == "," {
                closeCell()
            } else if scalar == "\n" {
                closeCell()
                if cells != [""] { rows.append((start, cells)) }
                cells = []
                start = line
            } else if scalar != "\r" {
                cell.append(scalar)
            }
        }
        if !cells.isEmpty || !cell.isEmpty {
            closeCell()
            rows.append((start, cells))
        }
        return rows
    }
}
