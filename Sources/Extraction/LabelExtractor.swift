import PageText
import Vocabulary

/// Reads a carton or vial label.
struct LabelExtractor {
    let views: [PageView]
    let judge: Judge
    let knowledge: any Knowledge

    init(_ views: [PageView], knowledge: any Knowledge, judge: Judge) {
        self.views = views
        self.knowledge = knowledge
        self.judge = judge
    }

    func read() -> DocumentRecord {
        var candidates: [Field: [Candidate]] = [:]
        for view in views {
            let values = LabelledValues(view, Wordings.label)
            candidates[.ndc, default: []] += values.candidates(.ndc, { TypedReading.ndc(in: $0) }, near: false)
            if candidates[.ndc, default: []].isEmpty { candidates[.ndc, default: []] += values.candidates(.ndc, Self.withoutHyphen, near: false).map(\.untied) }
            candidates[.lot, default: []] += values.candidates(.lot, { Self.isSerial($0) ? nil : TypedReading.first(in: $0.prefix(2), limit: 1, TypedReading.lot) }, near: false)
            if candidates[.lot, default: []].isEmpty { candidates[.lot, default: []] += values.candidates(.lot, Self.letters).filter { $0.signs?.relation == .right }.map(\.untied) }
            candidates[.expiry, default: []] += values.candidates(.expiry, { TypedReading.expiry(in: $0.prefix(4)) }, near: false)
            for line in view.lines {
                if let ndc = TypedReading.ndc(in: line.words[...], bare: false) {
                    candidates[.ndc, default: []].append(
                        Candidate(value: ndc.value, words: line.words[ndc.words], page: view.page, checks: [.format], score: 0))
                }
                // A volume alone is what a powder is dissolved in.
                if let strength = TypedReading.strength(in: line.words[...]), !strength.value.hasSuffix(" mL") || strength.value.contains("/") {
                    candidates[.strength, default: []].append(
                        Candidate(
                            value: strength.value, words: line.words[strength.words], page: view.page, checks: [.format, .label],
                            score: line.box(of: strength.words).height + (strength.value.contains("/") ? 4 : 0)))
                }
                if let strength = Self.withoutPoint(line.words[...]) {
                    candidates[.strength, default: []].append(Candidate(value: strength.value, words: line.words[strength.words], page: view.page, checks: [], score: line.box.height + 4).without(.secondReading))
                }
                for mention in knowledge.drugMentions(in: line.words.map(\.text)) {
                    let field: Field = mention.name == .brand ? .drugBrand : .drugGeneric
                    guard let name = mention.name == .brand ? mention.drug.brand : mention.drug.properName else { continue }
                    var checks: Set<FieldValue.Check> = [.label]
                    if mention.similarity == 1 { checks.insert(.directory) }
                    candidates[field, default: []].append(
                        Candidate(value: name, words: line.words[mention.words], page: view.page, checks: checks, score: line.box.height + mention.similarity * 10))
                }
            }
        }
        // "280 mg/2" has lost its unit: what is said of the drug elsewhere is not all of its strength.
        if views.contains(where: { $0.lines.contains { line in line.words.indices.contains { Self.cut.isAll(of: line.words[$0].text) && !($0 + 1 < line.words.count && line.words[$0 + 1].text.lowercased().hasPrefix("ml")) } } }) {
            candidates[.strength] = candidates[.strength]?.map(\.untied)
        }
        let barcodes = BarcodeEvidence(views.map(\.page))
        var fields: [Field: FieldValue] = [:]
        for field in [Field.gtin, .serialNumber, .lot, .expiry] { fields[field] = barcodes.alone(field, judge: judge) }
        for (field, printed) in candidates where !printed.isEmpty {
            let found = barcodes.weighed(printed, for: field).sorted { $0.score > $1.score }
            fields[field] = field.isList ? judge.list(field, Array(found.prefix(1))) : judge.value(field, found)
        }
        NamesByCode(views: views, judge: judge, knowledge: knowledge).complete(&fields)
        return DocumentRecord(kind: .label, pages: views.map(\.page.number), fields: fields)
    }

    /// "2 mg/0 05 mL": OCR lost the point of a volume below one. For a person to confirm.
    private static func withoutPoint(_ words: ArraySlice<Word>) -> Reading? {
        for start in words.indices.dropLast(3) where words[start + 1].text.hasSuffix("/0") && words[start + 2].text.allSatisfy(\.isNumber) {
            let printed = "\(words[start].text) \(words[start + 1].text).\(words[start + 2].text) \(words[start + 3].text)"
            if let strength = try? Strength(printed), strength.millilitres != nil { return Reading(value: strength.description, words: start..<start + 4) }
        }
        return nil
    }

    /// "68727-900 01": OCR lost one hyphen. For a person to confirm.
    private static func withoutHyphen(_ words: ArraySlice<Word>) -> Reading? {
        guard words.count > 1, case let parts = words.prefix(2).map({ TypedReading.trimmed($0.text) }), parts[0].count(where: { $0 == "-" }) == 1 && parts[1].allSatisfy(\.isNumber) || parts[1].count(where: { $0 == "-" }) == 1 && parts[0].allSatisfy(\.isNumber) else { return nil }
        return TypedReading.ndc(parts.joined(separator: "-"), bare: false).map { Reading(value: $0, words: words.startIndex..<words.startIndex + 2) }
    }

    private static let cut = Pattern(/(\d+)?(mg|mcg|g)\/[\d.]+/)

    /// "S/N 1008443271" below a lot that was not read.
    private static func isSerial(_ words: ArraySlice<Word>) -> Bool { words.first.map { ["sn", "serial", "ser", "gtin"].contains(folded($0.text)) } ?? false }

    /// "LOT: BDCT": four capitals and no digit, for a person to confirm.
    private static func letters(_ words: ArraySlice<Word>) -> Reading? {
        guard let first = words.first, case let text = TypedReading.trimmed(first.text), (3...8).contains(text.count), text.allSatisfy({ $0.isUppercase && $0.isLetter }), Wordings.label.match([folded(text)], at: 0) == nil else { return nil }
        return Reading(value: text, words: words.startIndex..<words.startIndex + 1)
    }
}
