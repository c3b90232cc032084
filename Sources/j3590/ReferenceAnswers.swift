import Reference
import Vocabulary

/// Everything the reference data says about some words, as paragraphs for a person.
struct ReferenceAnswers {
    let reference: ReferenceDatabase
    /// Day of service.
    let day: CalendarDay

    func answers(to text: String) -> [String] {
        var answers: [String] = []
        if (try? PrintedDrugCode(text)) != nil, let explained = try? NDCExplanation(text, reference: reference) { answers.append(explained.text) }
        if let code = try? ICD10(text), let record = reference.icd10(code, on: day) {
            let use = record.isBillable ? "billable" : "a heading: claims need a longer code"
            answers.append("\(code)  \(record.description)\n  \(use) on \(day)" + (record.isOfThatDay ? "" : ", by the nearest year's code set"))
        }
        if let code = try? HCPCS(text), let inForce = reference.isInForce(code, on: day) {
            answers.append("\(code)  \(inForce ? "in force" : "not in force") on \(day)")
        }
        if let denial = reference.denial(text) { answers.append("\(text.uppercased())  \(denial)") }
        if let contractor = reference.mac(state: text) {
            answers.append("\(text.uppercased())  \(contractor.jurisdiction), \(contractor.name)" + (contractor.note.map { "  \($0)" } ?? ""))
        }
        answers += reference.drugs(named: text).flatMap { match in match.drugs.prefix(8).map { paragraph($0, match) } }
        return answers
    }

    private func paragraph(_ drug: Drug, _ match: DrugMatch) -> String {
        var lines = [[drug.brand, drug.properName].compactMap { $0 }.joined(separator: ", ")]
        if match.similarity < 1 { lines[0] += "  (\(Int((match.similarity * 100).rounded()))% alike)" }
        let licence = drug.isBiologic.map { $0 ? "biologic" + (drug.licence.map { ", licensed under \($0)" } ?? "") : "not a biologic" }
        let container: String? =
            switch drug.container {
            case .singleDose: "single-dose containers"
            case .multipleDose: "multiple-dose containers"
            case .both: "single-dose and multiple-dose containers"
            case nil: nil
            }
        lines.append("  " + [drug.kind, licence, container, drug.approved.map { "approved \($0)" }].compactMap { $0 }.joined(separator: "; "))
        if !drug.strengths.isEmpty { lines.append("  strengths: \(drug.strengths.map(\.description).joined(separator: ", "))") }
        if !drug.routes.isEmpty { lines.append("  routes: \(drug.routes.map(\.description).joined(separator: ", "))") }
        if let own = reference.ownCode(of: drug, on: day) {
            let since = own.effective.map { " since \($0)" } ?? ""
            lines.append("  own code on \(day): \(own.code) \(own.name)\(since)" + (own.isCertain ? "" : ", perhaps not yet in force then"))
        } else if let decision = reference.coding(of: drug, on: day, placeOfService: nil) {
            lines.append("  no own code known on \(day): \(decision.code) in an office")
        }
        return lines.joined(separator: "\n")
    }
}
