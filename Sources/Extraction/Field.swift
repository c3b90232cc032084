/// What we look for on paper. The raw value is the name in the contract's JSON.
public enum Field: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
    // Invoice
    case subtype
    case invoiceNumber = "invoice_number"
    case invoiceDate = "invoice_date"
    case dueDate = "due_date"
    case supplierName = "supplier_name"
    case billToName = "bill_to_name"
    case shipToName = "ship_to_name"
    case purchaseOrderNumber = "po_number"
    case accountNumber = "account_number"
    case originalInvoiceNumber = "original_invoice_number"
    case subtotal, discount, rebate, freight, tax, total, currency
    // Line item
    case description, quantity
    case unitOfMeasure = "uom"
    case unitPrice = "unit_price"
    case extendedPrice = "extended_price"
    case listPrice = "list_price"
    case lot, expiry, biologic
    case lineInvoiceNumber = "line_invoice_number"
    case lineInvoiceDate = "line_invoice_date"
    // Drug, on every kind
    case ndc
    case drugBrand = "drug_brand"
    case drugGeneric = "drug_generic"
    case strength
    // Order
    case patientName = "patient_name"
    case patientBirthDate = "patient_dob"
    case mbi
    case orderDate = "order_date"
    case drugSelection = "drug_selection"
    case dose
    case calculatedDose = "calculated_dose"
    case route, frequency, weight, height, icd10
    case diagnosisText = "diagnosis_text"
    case medicalNecessity = "medical_necessity"
    case prescriberName = "prescriber_name"
    case prescriberCredentials = "prescriber_credentials"
    case npi
    case signaturePresent = "signature_present"
    case signatureType = "signature_type"
    case signatureDate = "signature_date"
    case priorAuthNumber = "prior_auth_number"
    // Administration record
    case serviceDate = "service_date"
    case adminDose = "admin_dose"
    case adminLot = "admin_lot"
    case adminExpiry = "admin_expiry"
    case adminNDC = "admin_ndc"
    case wastage
    // Label
    case gtin
    case serialNumber = "serial_number"

    /// By its place: the standard library would hash its name, and every value of a record is found by its field.
    public func hash(into hasher: inout Hasher) { hasher.combine(unsafe unsafeBitCast(self, to: UInt8.self)) }

    /// Fields whose value in JSON is a list.
    public var isList: Bool {
        switch self {
        case .icd10, .diagnosisText, .lot, .expiry, .adminLot, .adminExpiry: true
        default: false
        }
    }
}
