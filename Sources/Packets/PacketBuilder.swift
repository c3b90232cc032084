public import Extraction
import Foundation
public import Vocabulary

/// Facts from claim and papers, arranged as a packet and checked by the rules.
public struct PacketBuilder: Sendable {
    private let rules: RuleTable
    private let reference: any ReferenceLookup

    public init(rules: RuleTable, reference: any ReferenceLookup) {
        self.rules = rules
        self.reference = reference
    }

    /// - Parameters:
    ///   - extractions: one record a file, in the order in which their pages are attached.
    ///   - asOf: the day of judging; nil leaves out the rules that depend on it.
    ///   - earlier: claims that the practice made before; those of the same number do not count.
    public func build(claim: Claim, extractions: [ExtractionRecord], profile: PayerProfile, asOf: CalendarDay?, earlier: [EarlierClaim] = []) -> Packet {
        let context = ClaimCase(claim: claim, extractions: extractions, profile: profile, asOf: asOf, reference: reference, earlier: earlier)
        return Packet(
            claim: claim, payer: profile, facts: facts(context), acquisitionCost: cost(context), findings: rules.findings(in: context),
            claimLine: context.billed, attachments: attachments(extractions), extractions: extractions, reference: reference.dates,
            delivery: context.delivery, estimate: context.estimate)
    }

    /// What the rules find, and nothing else: the validator alone.
    public func findings(claim: Claim, extractions: [ExtractionRecord], profile: PayerProfile, asOf: CalendarDay?, earlier: [EarlierClaim] = []) -> [Finding] {
        rules.findings(in: ClaimCase(claim: claim, extractions: extractions, profile: profile, asOf: asOf, reference: reference, earlier: earlier))
    }

    // MARK: - Facts

    private func facts(_ context: ClaimCase) -> [Fact] {
        var found: [Field: (value: FieldValue, evidence: [Evidence])] = [:]
        func add(_ fields: [Field: FieldValue], _ file: String, only wanted: [Field]? = nil) {
            for field in Field.allCases where wanted?.contains(field) ?? true {
                guard let value = fields[field] else { continue }
                if var known = found[field] {
                    known.evidence.append(Evidence(value, file: file))
                    // A second paper that says the same is evidence of its own.
                    if known.value.text == value.text {
                        if !known.value.checks.contains(.secondDocument) { known.value.checks.append(.secondDocument) }
                        if value.status == .accepted { known.value.status = .accepted }
                    } else if !known.value.alternatives.contains(value.text) {
                        known.value.alternatives.append(value.text)
                    }
                    found[field] = known
                } else {
                    found[field] = (value, [Evidence(value, file: file)])
                }
            }
        }
        if let order = context.order { add(order.record.fields, order.file) }
        if let line = context.line {
            add(line.fields, line.paper.file)
            add(line.paper.record.fields, line.paper.file)
        }
        for label in context.labels { add(label.record.fields, label.file) }
        return Field.allCases.compactMap { field in found[field].map { Fact(field: field, value: $0.value, evidence: $0.evidence) } }
    }

    // MARK: - Cost

    private func cost(_ context: ClaimCase) -> AcquisitionCost? {
        guard let line = context.line, let unit = line.unitPrice else { return nil }
        let quantity = line.fields.text(.quantity)
        let measure = line.fields.text(.unitOfMeasure)
        var basis = "Invoice \(line.number ?? "without a number"): "
        basis += quantity.map { "\($0) \(measure ?? "unit(s)") at \(unit)" } ?? "\(unit) each"
        if let extended = line.fields.text(.extendedPrice) { basis += " = \(extended)" }
        let used = context.costOfContainersUsed
        if let used, let containers = context.containersUsed { basis += "; \(containers) used for this dose = \(used)" }
        basis += ". Freight and tax are not part of it."
        return AcquisitionCost(
            unitCost: unit, unitOfMeasure: measure, perBilledUnit: used, invoiceNumber: line.number,
            invoiceDate: line.date?.description ?? line.paper.text(.invoiceDate), basis: basis)
    }

    // MARK: - Attachments

    private func attachments(_ extractions: [ExtractionRecord]) -> [Attachment] {
        extractions.flatMap { extraction -> [Attachment] in
            if extraction.documents.isEmpty {
                return [Attachment(file: extraction.file, sha256: extraction.sha256, pages: [], kind: .other)]
            }
            return extraction.documents.map { Attachment(file: extraction.file, sha256: extraction.sha256, pages: $0.pages, kind: $0.kind) }
        }
    }
}
