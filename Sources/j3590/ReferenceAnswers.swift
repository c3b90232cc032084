import Reference
import Vocabulary

/// Everything the reference data says about some words, as paragraphs for a person.
struct ReferenceAnswers {
    let reference: ReferenceDatabase
    /// Day of service.
    let day: CalendarDay

    func answers(to text: String) -> [String] {
        var answers: [String] = []
        if (try? PrintedDrugCode(text)) != nil, let explained = try? NDCExplanation(text, reference: reference, day: day) { answers.append(explained.text) }
        if let code = try? ICD10(text), let record = reference.icd10(code, on: day) {
            let use = record.isBillable ? "billable" : "a heading: claims need a longer code"
            answers.append("\(code)  \(record.description)\n  \(use) on \(day)" + (record.isOfThatDay ? "" : ", by the nearest year's code set"))
        }
        if let code = try? HCPCS(text), let record = reference.code(code, on: day) { answers.append(paragraph(record)) }
        if let denial = reference.denial(text) { answers.append("\(text.uppercased())  \(denial)") }
        answers += places(text) + sellers(text)
        answers += reference.drugs(named: text).flatMap { match in match.drugs.prefix(8).map { paragraph($0, match) } }
        return answers
    }

    private func paragraph(_ code: CodeRecord) -> String {
        var lines = ["\(code.code)  \(code.name)"]
        let span = [code.firstDay.map { "from \($0)" }, code.lastDay.map { "to \($0)" }].compactMap { $0 }.joined(separator: " ")
        let state =
            switch code.isInForce {
            case true?: "in force on \(day)"
            case false?: "not in force on \(day)"
            case nil: "whether it is in force on \(day) is not known" + (code.lastSeen.map { ": last seen in force for \($0)" } ?? "")
            }
        lines.append("  " + state + (span.isEmpty ? "" : "; \(span)"))
        let drugs = reference.drugs(with: code.code).filter(\.isMarketed)
        if let unit = code.unit { lines.append("  one unit is \(unit)") }
        if !drugs.isEmpty { lines.append("  drugs: " + drugs.prefix(8).map(title).joined(separator: "; ") + (drugs.count > 8 ? "; and more" : "")) }
        if let price = price(code.code) { lines.append(price) }
        return lines.joined(separator: "\n")
    }

    private func price(_ code: HCPCS) -> String? {
        reference.price(of: code, on: day).map { price in
            "  payment limit: $\(price.limit) for \(price.unit), \(price.quarter)" + (price.isOfThatQuarter ? "" : " (the nearest quarter that is known)")
        }
    }

    /// A state, or a ZIP code.
    private func places(_ text: String) -> [String] {
        let isZIP = text.prefix(5).count == 5 && text.prefix(5).allSatisfy(\.isNumber) && (text.count == 5 || text.count == 10)
        guard let contractor = isZIP ? reference.mac(zip: text) : reference.mac(state: text) else { return [] }
        let place = isZIP ? "ZIP code \(text)  \(contractor.state.map { "\($0), " } ?? "")" : "\(text.uppercased())  "
        return [place + "\(contractor.jurisdiction), \(contractor.name)" + (contractor.note.map { "  \($0)" } ?? "")]
    }

    /// Who labels drugs under five digits, and sellers by name.
    private func sellers(_ text: String) -> [String] {
        let labeler = text.count == 5 ? reference.labeler(code: text).map { ["labeler \(text)  \($0)"] } ?? [] : []
        let wanted = text.lowercased()
        guard wanted.count > 3 else { return labeler }
        return labeler + reference.supplierNames.filter { seller in ([seller.name] + seller.variants).contains { $0.lowercased().hasPrefix(wanted) } }
            .map { "\($0.name)  \($0.kind)\n  on invoices: \($0.variants.joined(separator: "; "))" }
    }

    private func title(_ drug: Drug) -> String { [drug.brand, drug.properName].compactMap { $0 }.joined(separator: ", ") }

    private func paragraph(_ drug: Drug, _ match: DrugMatch) -> String {
        var lines = [title(drug)]
        if match.similarity < 1 { lines[0] += "  (\(Int((match.similarity * 100).rounded()))% alike)" }
        // "adalimumab-zzzz": a product that the tables lack, not Humira.
        if match.kind == .coreName { lines[0] += "  (of this molecule; the name does not say which product)" }
        if !drug.isMarketed { lines[0] += "  (no longer marketed)" }
        let licence = drug.isBiologic.map { $0 ? "biologic" + (drug.licence.map { ", licensed under \($0)" } ?? "") : "not a biologic" }
        let container: String? =
            switch drug.container {
            case .singleDose: "single-dose containers"
            case .multipleDose: "multiple-dose containers"
            case .both: "single-dose and multiple-dose containers"
            case nil: nil
            }
        lines.append("  " + [drug.kind, licence, container, drug.approved.map { "approved \($0)" }].compactMap { $0 }.joined(separator: "; "))
        if !drug.biosimilarTo.isEmpty { lines.append("  biosimilar to: \(drug.biosimilarTo.joined(separator: ", "))") }
        if let maker = drug.maker { lines.append("  licensed to: \(maker)" + (drug.applications.isEmpty ? "" : ", BLA \(drug.applications.joined(separator: ", "))")) }
        if !drug.strengths.isEmpty { lines.append("  strengths: \(drug.strengths.map(\.description).joined(separator: ", "))") }
        let form = [drug.forms.joined(separator: " or "), drug.ndcUnit.map { "its NDC is counted in \($0)" } ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
        if !form.isEmpty { lines.append("  form: \(form)") }
        if !drug.routes.isEmpty { lines.append("  routes: \(drug.routes.map(\.description).joined(separator: ", "))") }
        if let own = reference.ownCode(of: drug, on: day) {
            let since = own.effective.map { " since \($0)" } ?? ""
            lines.append("  own code on \(day): \(own.code) \(own.name)\(since)" + (own.isCertain ? "" : ", if it is in force then, which the tables cannot say"))
            if let price = price(own.code) { lines.append(price) }
        } else if let decision = reference.coding(of: drug, on: day, placeOfService: nil) {
            lines.append("  no own code known on \(day): \(decision.code) in an office")
        }
        return lines.joined(separator: "\n")
    }
}
