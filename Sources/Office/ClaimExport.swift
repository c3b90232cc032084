import Foundation
import Packets
import Vocabulary

/// A claim as it stands in a file of claims: its number and the object of `j3590.claim/1`.
struct ClaimEntry: Hashable, Sendable {
    let id: String
    let json: String

    /// - Throws: what is wrong with it, as a sentence.
    init(_ object: [String: Any]) throws(ClaimError) {
        guard let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]) else { throw .notJSON }
        id = try Claim(json: data).claimID
        json = String(decoding: data, as: UTF8.self)
    }
}

/// A file with what the practice system knows of claims: JSON, a CSV export or an 837P.
struct ClaimExport {
    private(set) var claims: [ClaimEntry] = []
    /// A sentence for each claim in it that cannot be used; without names of patients.
    private(set) var problems: [String] = []
    /// Lines that bill something else than an unclassified code: an export holds the whole day.
    private(set) var otherLines = 0

    enum Form { case json, csv, x12 }

    /// What a file is by its first bytes and, for CSV, its name. Nil for paper.
    static func form(head: [UInt8], name: String) -> Form? {
        let text = head.drop { " \t\r\n".utf8.contains($0) || [0xEF, 0xBB, 0xBF].contains($0) }
        if let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return .json }
        if text.starts(with: Array("ISA".utf8)) { return .x12 }
        return name.lowercased().hasSuffix(".csv") && !head.contains(0) ? .csv : nil
    }

    /// - Parameter columns: for a CSV export.
    init(_ bytes: Data, form: Form, columns: ClaimColumns) {
        switch form {
        case .json: readJSON(bytes)
        case .csv: readCSV(bytes, columns: columns)
        case .x12: readX12(bytes)
        }
        if claims.isEmpty, problems.isEmpty, otherLines == 0 { problems = ["It holds no claim: see j3590 schema claim, or docs/watch.md for exports."] }
    }

    private mutating func add(_ object: [String: Any], at place: String) {
        do throws(ClaimError) {
            let entry = try ClaimEntry(object)
            if claims.contains(where: { $0.id == entry.id && $0 != entry }) {
                problems.append("\(place): A claim of this number stands there twice and differs: give each line its own number.")
            } else {
                claims.append(entry)
            }
        } catch {
            problems.append("\(place): \(error)")
        }
    }

    private mutating func readJSON(_ bytes: Data) {
        switch try? JSONSerialization.jsonObject(with: bytes) {
        case let object as [String: Any]: add(object, at: "The claim")
        case let list as [[String: Any]]: for (index, object) in list.enumerated() { add(object, at: "Claim \(index + 1)") }
        default: problems.append("It is not whole JSON: write it anew, see j3590 schema claim for the form.")
        }
    }

    private mutating func readCSV(_ bytes: Data, columns: ClaimColumns) {
        var rows = DelimitedText(bytes).rows
        guard !rows.isEmpty else { return }
        let keys = rows.removeFirst().map(columns.key)
        guard keys.contains(where: { $0?.name == "claim_id" }), keys.contains(where: { $0?.name == "date_of_service" }) else {
            problems.append("Its first line names no claim number or no date of service: export it with a line of column names (docs/watch.md).")
            return
        }
        for (index, row) in rows.enumerated() where row.contains(where: { !$0.isEmpty }) {
            var cells: [String: [String]] = [:]
            // Of two columns that mean the same the surer wording counts: "claim number" before "account number".
            for (key, cell) in zip(keys, row).sorted(by: { ($0.0?.rank ?? 0) < ($1.0?.rank ?? 0) }) where !cell.isEmpty {
                if let key { cells[key.name, default: []].append(cell) }
            }
            if let code = cells["hcpcs"]?.first.flatMap({ try? HCPCS($0) }), !code.isUnclassified {
                otherLines += 1
            } else {
                add(Self.object(cells), at: "Line \(index + 2)")
            }
        }
    }

    /// Cells as the claim's object has them. What cannot be understood is left as it stands, so that the claim says what is wrong.
    private static func object(_ cells: [String: [String]]) -> [String: Any] {
        var object: [String: Any] = cells.compactMapValues(\.first)
        for key in ["date_of_service", "dob"] {
            if let text = cells[key]?.first, let day = try? CalendarDay(String(text.prefix { $0 != " " && $0 != "T" }), birth: key == "dob") { object[key] = day.description }
        }
        if let text = cells["charge"]?.first, let amount = try? USD(text) { object["charge"] = amount.description }
        if let text = cells["ndc"]?.first { object["ndc"] = (try? NDC(text))?.digits ?? text }
        if let text = cells["mbi"]?.first { object["mbi"] = text.uppercased().filter { $0.isLetter || $0.isNumber } }
        for key in ["modifiers", "diagnosis"] where cells[key] != nil {
            object[key] = (cells[key] ?? []).flatMap { $0.split { ",;:| /".contains($0) }.map(String.init) }
        }
        let names = ["first_name", "middle_name", "last_name"].compactMap { object.removeValue(forKey: $0) as? String }
        if object["beneficiary_name"] == nil, !names.isEmpty { object["beneficiary_name"] = names.joined(separator: " ") }
        return object
    }

    private mutating func readX12(_ bytes: Data) {
        guard let interchange = ProfessionalClaims(bytes) else {
            problems.append("It begins like an 837 and does not go on as one: export it again.")
            return
        }
        otherLines = interchange.otherLines
        for (index, object) in interchange.claims.enumerated() { add(object, at: "Service line \(index + 1)") }
    }
}

/// Which column of an export is what of a claim: `models/claim-columns.csv`.
struct ClaimColumns: Sendable {
    /// A key of the claim, and the place of the wording in the table: the surer ones stand first.
    typealias Key = (name: String, rank: Int)

    private let keys: [String: Key]

    init(csv: Data) {
        let rows = DelimitedText(csv).rows.dropFirst().filter { $0.count == 2 }
        keys = Dictionary(rows.enumerated().map { (Self.folded($1[1]), ($1[0], $0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// `date_of_service` itself, and every wording of it.
    func key(_ column: String) -> Key? { keys[Self.folded(column)] }

    private static func folded(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
}

/// Rows of a text whose cells are divided by commas, semicolons or tabs, quoted where they hold such.
///
/// Source: RFC 4180.
struct DelimitedText {
    let rows: [[String]]

    init(_ bytes: Data) {
        // Excel's export is in the code page of its machine; what is no UTF-8 is read as Latin-1, so that no byte is lost.
        let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
        let text = String(data: plain, encoding: .utf8) ?? String(data: plain, encoding: .isoLatin1) ?? ""
        let head = text.prefix { !$0.isNewline }
        let mark = [Character(","), ";", "\t"].max { a, b in head.count { $0 == a } < head.count { $0 == b } } ?? ","
        var rows: [[String]] = [], row: [String] = [], cell = "", isQuoted = false
        var characters = text.makeIterator(), next = characters.next()
        while let character = next {
            next = characters.next()
            if isQuoted {
                if character != "\"" { cell.append(character) } else if next == "\"" { cell.append("\""); next = characters.next() } else { isQuoted = false }
            } else if character == "\"", cell.allSatisfy(\.isWhitespace) {
                cell = ""
                isQuoted = true
            } else if character == mark || character.isNewline {
                row.append(cell.trimmingCharacters(in: .whitespaces))
                cell = ""
                if character != mark {
                    rows.append(row)
                    row = []
                }
            } else {
                cell.append(character)
            }
        }
        if !cell.isEmpty || !row.isEmpty { rows.append(row + [cell.trimmingCharacters(in: .whitespaces)]) }
        self.rows = rows.filter { $0 != [""] }
    }
}
