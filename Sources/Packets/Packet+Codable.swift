import Extraction
import Vocabulary

// The JSON form of the contract; keys are sorted by the encoder.

extension Packet: Encodable {
    private enum Key: String, CodingKey {
        case schema, verdict, ready, facts, findings, attachments, payer, claim, extractions, reference, delivery, estimate
        case claimID = "claim_id"
        case acquisitionCost = "acquisition_cost"
        case claimLine = "claim_line"
    }

    private struct FactRecord: Encodable {
        let fact: Fact
        enum Key: String, CodingKey { case evidence }

        func encode(to encoder: any Encoder) throws {
            try fact.value.encode(to: encoder)
            var values = encoder.container(keyedBy: Key.self)
            try values.encode(fact.evidence, forKey: .evidence)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(Self.schema, forKey: .schema)
        try values.encode(claim.claimID, forKey: .claimID)
        try values.encode(claim, forKey: .claim)
        try values.encode(payer.name, forKey: .payer)
        try values.encode(verdict, forKey: .verdict)
        try values.encode(isReady, forKey: .ready)
        try values.encode(
            Dictionary(facts.map { ($0.field.rawValue, FactRecord(fact: $0)) }, uniquingKeysWith: { first, _ in first }), forKey: .facts)
        try values.encodeIfPresent(acquisitionCost, forKey: .acquisitionCost)
        try values.encode(findings, forKey: .findings)
        try values.encode(claimLine, forKey: .claimLine)
        try values.encode(attachments, forKey: .attachments)
        try values.encode(extractions, forKey: .extractions)
        if !reference.isEmpty { try values.encode(reference, forKey: .reference) }
        try values.encodeIfPresent(delivery, forKey: .delivery)
        try values.encodeIfPresent(estimate, forKey: .estimate)
    }
}

extension Delivery: Encodable {
    private enum Key: String, CodingKey { case decision, reason, ways, source }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(decision, forKey: .decision)
        try values.encode(reason, forKey: .reason)
        if !ways.isEmpty { try values.encode(ways, forKey: .ways) }
        if !source.isEmpty { try values.encode(source, forKey: .source) }
    }
}

extension Estimate: Encodable {
    private enum Key: String, CodingKey {
        case allowed, basis, exposure
        case exposureBasis = "exposure_basis"
        case filingDeadline = "filing_deadline"
        case filingBasis = "filing_basis"
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encodeIfPresent(allowed?.description, forKey: .allowed)
        try values.encode(basis, forKey: .basis)
        try values.encodeIfPresent(exposure?.description, forKey: .exposure)
        try values.encode(exposureBasis, forKey: .exposureBasis)
        try values.encodeIfPresent(filingDeadline?.description, forKey: .filingDeadline)
        try values.encode(filingBasis, forKey: .filingBasis)
    }
}

extension ReferenceDate: Encodable {
    private enum Key: String, CodingKey {
        case table, publisher
        case asOf = "as_of"
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(table, forKey: .table)
        try values.encode(publisher, forKey: .publisher)
        try values.encode(asOf.description, forKey: .asOf)
    }
}

extension AcquisitionCost: Encodable {
    private enum Key: String, CodingKey {
        case basis
        case unitCost = "unit_cost"
        case unitOfMeasure = "uom"
        case perBilledUnit = "per_billed_unit"
        case invoiceNumber = "invoice_number"
        case invoiceDate = "invoice_date"
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(unitCost.description, forKey: .unitCost)
        try values.encodeIfPresent(unitOfMeasure, forKey: .unitOfMeasure)
        try values.encodeIfPresent(perBilledUnit?.description, forKey: .perBilledUnit)
        try values.encodeIfPresent(invoiceNumber, forKey: .invoiceNumber)
        try values.encodeIfPresent(invoiceDate, forKey: .invoiceDate)
        try values.encode(basis, forKey: .basis)
    }
}

extension ClaimLine: Encodable {
    private enum Key: String, CodingKey {
        case hcpcs, units, modifiers, narrative, charge
        case item19 = "item_19"
        case ndcLine = "ndc_line"
        case diagnosisPointers = "diagnosis_pointers"
        case dateOfService = "date_of_service"
        case placeOfService = "place_of_service"
        case renderingNPI = "rendering_npi"
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(hcpcs, forKey: .hcpcs)
        try values.encode(units, forKey: .units)
        try values.encode(modifiers, forKey: .modifiers)
        try values.encodeIfPresent(ndcLine, forKey: .ndcLine)
        try values.encode(narrative, forKey: .narrative)
        try values.encode(item19, forKey: .item19)
        try values.encode(diagnosisPointers, forKey: .diagnosisPointers)
        try values.encodeIfPresent(charge?.description, forKey: .charge)
        try values.encode(dateOfService.description, forKey: .dateOfService)
        try values.encodeIfPresent(placeOfService, forKey: .placeOfService)
        try values.encodeIfPresent(renderingNPI, forKey: .renderingNPI)
    }
}

extension Finding: Encodable {
    private enum Key: String, CodingKey {
        case code, rule, category, severity, message, action, elements, evidence, denials, source
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(code, forKey: .code)
        try values.encode(rule, forKey: .rule)
        try values.encode(category, forKey: .category)
        try values.encode(severity, forKey: .severity)
        try values.encode(message, forKey: .message)
        try values.encode(action, forKey: .action)
        try values.encode(elements, forKey: .elements)
        try values.encode(evidence, forKey: .evidence)
        try values.encode(denials, forKey: .denials)
        try values.encode(source, forKey: .source)
    }
}

extension Claim: Encodable {
    private enum Key: String, CodingKey {
        case schema, dob, mbi, sex, hcpcs, units, modifiers, charge, ndc, diagnosis, payer, parties, attachment, answers
        case claimID = "claim_id"
        case beneficiaryName = "beneficiary_name"
        case dateOfService = "date_of_service"
        case placeOfService = "place_of_service"
        case drugBrand = "drug_brand"
        case drugGeneric = "drug_generic"
        case renderingNPI = "rendering_npi"
        case billingNPI = "billing_npi"
        case priorAuthNumber = "prior_auth_number"
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(Self.schema, forKey: .schema)
        try values.encode(claimID, forKey: .claimID)
        try values.encode(dateOfService.description, forKey: .dateOfService)
        try values.encode(hcpcs, forKey: .hcpcs)
        try values.encodeIfPresent(beneficiaryName, forKey: .beneficiaryName)
        try values.encodeIfPresent(birthDate?.description, forKey: .dob)
        try values.encodeIfPresent(mbi, forKey: .mbi)
        try values.encodeIfPresent(sex, forKey: .sex)
        try values.encodeIfPresent(placeOfService, forKey: .placeOfService)
        try values.encodeIfPresent(units, forKey: .units)
        if !modifiers.isEmpty { try values.encode(modifiers, forKey: .modifiers) }
        try values.encodeIfPresent(charge?.description, forKey: .charge)
        try values.encodeIfPresent(drugBrand, forKey: .drugBrand)
        try values.encodeIfPresent(drugGeneric, forKey: .drugGeneric)
        try values.encodeIfPresent(ndc?.digits, forKey: .ndc)
        if !diagnoses.isEmpty { try values.encode(diagnoses, forKey: .diagnosis) }
        try values.encodeIfPresent(payer, forKey: .payer)
        try values.encodeIfPresent(renderingNPI, forKey: .renderingNPI)
        try values.encodeIfPresent(billingNPI, forKey: .billingNPI)
        try values.encodeIfPresent(priorAuthNumber, forKey: .priorAuthNumber)
        try values.encodeIfPresent(parties, forKey: .parties)
        try values.encodeIfPresent(attachment, forKey: .attachment)
        try values.encodeIfPresent(answers, forKey: .answers)
    }
}
