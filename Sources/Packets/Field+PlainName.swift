public import Extraction

extension Field {
    /// What a biller calls it.
    public var plainName: String {
        switch self {
        case .ndc: "NDC"
        case .mbi: "Medicare number"
        case .npi: "prescriber's NPI"
        case .icd10: "diagnosis codes"
        case .patientBirthDate: "date of birth"
        case .patientName: "patient's name"
        case .adminNDC: "NDC that was given"
        case .adminLot: "lot that was given"
        case .adminDose: "dose that was given"
        case .adminExpiry: "expiry of the lot given"
        case .signaturePresent: "prescriber's signature"
        case .signatureType: "kind of signature"
        case .signatureDate: "date of the signature"
        case .purchaseOrderNumber: "purchase order number"
        case .unitOfMeasure: "unit of sale"
        case .drugBrand: "drug's brand name"
        case .drugGeneric: "drug's generic name"
        case .wastage: "wasted amount"
        case .medicalNecessity: "medical reason"
        case .serviceDate: "date the drug was given"
        case .gtin: "GTIN"
        default: rawValue.split(separator: "_").joined(separator: " ")
        }
    }
}
