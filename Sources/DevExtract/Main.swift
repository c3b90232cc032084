import Extraction
import Foundation
import PageText
import Vocabulary

struct DevKnowledge: Knowledge {
    var names: [String: (DrugMention.Name, DrugIdentity)] = [:]
    var icd: [String: String] = [:]
    var ndcs: [String: DrugIdentity] = [:]
    init() {
        let base = "/work/shared/reference/data/"
        func rows(_ f: String) -> [[String]] {
            let t = try! String(contentsOfFile: base + f, encoding: .utf8)
            var out: [[String]] = []; var row: [String] = []; var cell = ""; var q = false
            for c in t.unicodeScalars {
                if q { if c == "\"" { q = false } else { cell.unicodeScalars.append(c) } }
                else if c == "\"" { q = true } else if c == "," { row.append(cell); cell = "" }
                else if c == "\n" { row.append(cell); cell = ""; out.append(row); row = [] } else if c != "\r" { cell.unicodeScalars.append(c) }
            }
            return out
        }
        for r in rows("small_molecule_injectables.csv").dropFirst() where r.count > 3 {
            for n in r[3].split(separator: "|") where n.count > 4 {
                names[key(String(n))] = (.brand, DrugIdentity(brand: String(n), properName: nil, isBiologic: false))
            }
        }
        for r in rows("biologics_lexicon.csv").dropFirst() where r.count > 5 {
            let id = DrugIdentity(brand: r[0].isEmpty ? nil : r[0], properName: r[1], isBiologic: true)
            if r[0].count > 3 { names[key(r[0])] = (.brand, id) }
            if r[1].count > 4 { names[key(r[1])] = (.properName, id) }
            if r[2].count > 4, names[key(r[2])] == nil { names[key(r[2])] = (.properName, DrugIdentity(brand: r[0], properName: r[2], isBiologic: true)) }
        }
        for r in rows("ndc_biologics.csv").dropFirst() where r.count > 8 {
            ndcs[r[0]] = DrugIdentity(brand: r[6].isEmpty ? nil : r[6], properName: r[7].isEmpty ? nil : r[7], isBiologic: true)
        }
        let p = Process(); p.executableURL = URL(fileURLWithPath: "/bin/zcat"); p.arguments = [base + "icd10cm_fy2026_april.csv.gz"]
        let pipe = Pipe(); p.standardOutput = pipe; try! p.run()
        for l in String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n").dropFirst() {
            let c = l.split(separator: ",", maxSplits: 3); if c.count > 3 { icd[String(c[1])] = c[3].trimmingCharacters(in: ["\""]) }
        }
    }
    func key(_ s: String) -> String { s.lowercased().split(separator: " ").map { $0.filter { $0.isLetter || $0.isNumber || $0 == "-" } }.joined(separator: " ") }
    func drugMentions(in words: [String]) -> [DrugMention] {
        let w = words.map { $0.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" } }
        var out: [DrugMention] = []; var i = 0
        outer: while i < w.count {
            for n in stride(from: min(3, w.count - i), to: 0, by: -1) {
                let k = w[i..<i+n].joined(separator: " ").trimmingCharacters(in: ["-"])
                if let (name, id) = names[k] { out.append(DrugMention(words: i..<i+n, name: name, drug: id, similarity: 1)); i += n; continue outer }
            }
            i += 1
        }
        return out
    }
    func product(of ndc: NDC) -> DrugIdentity? { ndcs[ndc.digits] }
    func diagnosis(_ code: ICD10) -> String? { icd[code.code] }
    func isSupplier(_ name: String) -> Bool { false }
}

@main struct Main {
    static func main() throws {
        let e = Extractor(knowledge: DevKnowledge()); let enc = JSONEncoder(); enc.outputFormatting = [.sortedKeys]
        while let line = readLine() {
            let d = try JSONDecoder().decode(SourceDocument.self, from: Data(line.utf8))
            print(String(decoding: try enc.encode(e.extract(d)), as: UTF8.self))
        }
    }
}
