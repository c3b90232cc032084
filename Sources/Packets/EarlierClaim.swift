public import Extraction
public import Vocabulary

/// What a claim that was made before used up: its day, its share of an invoice line, its control number.
public struct EarlierClaim: Hashable, Sendable, Codable {
    public let claimID: String
    let patient: String?
    /// Folded, in order.
    let names: [String]
    public let dateOfService: CalendarDay
    let controlNumber: String?
    /// The invoice line it was bought with.
    let purchase: String?
    let containers: Int

    /// What another claim must share with this one for either to matter to the other: the patient, an invoice line, a control number.
    public var ties: Set<String> {
        Set([patient.map { "patient \($0)" }, purchase.map { "purchase \($0)" }, controlNumber.map { "papers \($0)" }].compactMap { $0 })
    }

    /// - Parameter extractions: those of the earlier packet.
    public init(claim: Claim, extractions: [ExtractionRecord], reference: any ReferenceLookup) {
        let profile = PayerProfile(name: "", title: "", kind: .medicare)
        let past = ClaimCase(claim: claim, extractions: extractions, profile: profile, asOf: nil, reference: reference)
        claimID = claim.claimID
        patient = past.patientKey
        names = past.foldedNames.sorted()
        dateOfService = claim.dateOfService
        controlNumber = claim.attachment == nil ? nil : claim.attachmentControlNumber
        purchase = past.line.flatMap { $0.purchaseKey }
        containers = past.containersUsed ?? 0
    }

    /// The Medicare number, or else name and date of birth: what tells two patients apart.
    static func patientKey(of claim: ClaimCase) -> String? {
        if let number = claim.claim.mbi ?? claim.text(.mbi) { return ClaimCase.foldedCode(number) }
        guard let name = claim.claim.beneficiaryName ?? claim.text(.patientName), let birth = claim.claim.birthDate?.description ?? claim.text(.patientBirthDate)
        else { return nil }
        return PatientName.parts(name).sorted().joined(separator: " ") + " " + birth
    }
}

extension ClaimCase {
    var foldedNames: Set<String> { Set([claim.drugBrand, claim.drugGeneric].compactMap { $0.map(DrugNames.fold) }) }

    /// Other claims for this patient and this drug.
    var earlierOfPatient: [EarlierClaim] {
        guard !earlier.isEmpty, let patientKey else { return [] }
        let names = foldedNames
        return earlier.filter { $0.claimID != claim.claimID && $0.patient == patientKey && !names.isDisjoint(with: $0.names) }
    }

    /// Containers of the claim's invoice line that other claims used.
    var containersTaken: Int {
        guard !earlier.isEmpty, let key = line?.purchaseKey else { return 0 }
        return earlier.filter { $0.claimID != claim.claimID && $0.purchase == key }.reduce(0) { $0 + $1.containers }
    }
}

extension ClaimCase.PurchaseLine {
    /// Supplier, invoice and line, folded; nil for an invoice without a number.
    var purchaseKey: String? {
        guard let number else { return nil }
        let parts = [paper.text(.supplierName), number, fields.text(.ndc) ?? fields.text(.description)].map { $0.map(ClaimCase.foldedCode) ?? "" }
        return parts.joined(separator: " ")
    }
}
