/// What forms print before, above or below a value. One string a wording; case and punctuation do not matter.
enum Wordings {
    static let order = LabelTable([
        (.patientName, [
            "patient name", "patient", "name of patient", "patient name last first", "pt name", "pt", "beneficiary", "beneficiary name", "member name", "name", "patient name (last, first)", "patient (last, first)",
            "re patient", "for", "client name", "patient full name", "re", "re.",
        ]),
        (.patientBirthDate, ["date of birth", "dob", "d.o.b.", "birth date", "birthdate", "born", "patient dob", "date of birth (dob)", "patient date of birth"]),
        (.mbi, [
            "mbi", "medicare number", "medicare no", "medicare #", "medicare id", "medicare id mbi", "medicare", "medicare beneficiary identifier", "medicare beneficiary id", "beneficiary id", "medicare mbi", "medicare number mbi", "hic",
            "member id", "insurance id", "subscriber id", "medicare claim number", "policy id", "policy #", "medicare no mbi",
        ]),
        (.orderDate, [
            "order date", "date of order", "ordered", "ordered on", "date ordered", "order received", "date written", "written", "date prescribed", "prescribed on", "rx date", "order dt", "date of request", "date", "order placed",
            "order entered", "received", "date/time ordered", "ordered date", "order written", "written date", "order date/time", "date rx written", "prescription date", "start order date", "date of prescription", "order created",
        ]),
        (.drugBrand, [
            "medication", "drug", "drug name", "medication name", "medication ordered", "drug ordered", "product", "biologic", "rx", "agent", "therapy", "drug product", "treatment", "medication/strength", "drug/biologic",
            "drug requested", "prescribed drug", "order", "infusion", "name of drug", "drug brand/generic", "medication requested", "brand name", "brand",
        ]),
        (.drugGeneric, ["generic name", "generic", "nonproprietary name", "proper name"]),
        (.ndc, ["ndc", "ndc #", "ndc no", "ndc number", "dispense ndc", "drug ndc", "ndc code", "product ndc", "national drug code", "ndc dispensed"]),
        (.dose, [
            "dose", "dosage", "ordered dose", "dose ordered", "prescribed dose", "dose amount", "dose/kg", "dose per administration", "dosing", "dose to give", "dose requested", "order dose", "dose & units", "dose per infusion", "sig", "directions",
        ]),
        (.calculatedDose, [
            "calculated dose", "calc dose", "dose calculated", "calc. dose", "total dose", "final dose", "calculated total dose", "dose calc", "total calculated dose", "calculated", "computed dose", "dose (calculated)", "rounded dose",
        ]),
        (.route, ["route", "route of administration", "route of admin", "roa", "admin route", "administration route", "via"]),
        (.frequency, ["frequency", "freq", "schedule", "interval", "dosing interval", "dosing schedule", "how often", "dose frequency", "administration schedule", "cycle"]),
        (.weight, ["weight", "wt", "patient weight", "dosing weight", "body weight", "current weight", "weight (kg)", "actual weight", "wt (kg)", "weight kg", "dosing wt"]),
        (.height, ["height", "ht", "patient height", "body height", "height (cm)", "height (in)"]),
        (.icd10, [
            "icd-10", "icd-10-cm", "icd10", "icd-10 code", "icd-10 codes", "icd-10 code(s)", "icd code", "icd-10-cm code", "icd-10-cm codes", "dx code", "dx codes", "diagnosis code", "diagnosis codes", "diagnosis code(s)", "dx", "dx icd-10", "primary diagnosis",
            "icd 10", "icd-10 dx", "associated dx", "associated diagnosis", "secondary diagnosis", "dx code(s)", "diagnosis icd-10", "primary icd-10", "icd-10 #",
        ]),
        (.diagnosisText, ["diagnosis", "diagnoses", "diagnosis description", "clinical diagnosis", "dx description", "diagnosis text", "condition", "problem"]),
        (.medicalNecessity, [
            "medical necessity", "statement of medical necessity", "necessity", "clinical rationale", "rationale", "justification", "clinical justification", "reason for therapy", "reason for treatment", "medical necessity / prior therapies", "medical necessity prior therapies", "reason", "indication",
            "clinical indication", "medical justification", "letter of medical necessity", "necessity statement", "clinical notes", "clinical summary", "supporting information", "medical reason", "clinical information", "why this drug", "medical necessity statement", "prior therapies",
            "reason for request", "medical necessity reason", "clinical history", "history",
        ]),
        (.prescriberName, [
            "prescriber", "prescriber name", "ordering provider", "ordering physician", "physician", "physician name", "provider", "provider name", "prescriber (print)", "prescriber print", "prescribing physician", "prescribing provider", "ordering", "authorizing provider",
            "ordered by", "prescribed by", "doctor", "attending", "attending physician", "ordering prescriber", "printed name", "print name", "prescriber printed name", "name of prescriber", "requesting provider", "referring physician", "referring provider", "prescriber name (print)", "ordering md", "physician (print)",
        ]),
        (.npi, ["npi", "npi #", "npi number", "npi no", "provider npi", "prescriber npi", "physician npi", "ordering npi", "ordering provider npi", "individual npi", "npi#"]),
        (.priorAuthNumber, [
            "prior authorization", "prior authorization #", "prior authorization number", "prior authorization no", "prior auth", "prior auth #", "prior auth no", "prior auth number", "auth #", "auth", "auth no", "auth number", "authorization", "authorization #",
            "authorization number", "authorization no", "pa #", "pa number", "pa no", "pa", "prior approval", "approval number", "auth/pa", "pre-authorization", "preauthorization", "pre-auth", "precert #", "precertification", "auth. no", "prior auth. no", "pa#", "auth#", "pre-cert",
        ]),
        (.signatureDate, ["signature date", "date signed", "signed on", "date of signature", "date/time signed", "signed date"]),
        (.serviceDate, [
            "date of service", "service date", "dos", "date given", "date administered", "administered on", "administration date", "date of administration", "infusion date", "treatment date", "given on", "date of infusion", "date of injection", "injection date", "admin date", "dt given",
        ]),
        (.adminDose, ["dose administered", "dose given", "administered dose", "amount given", "amount administered", "total dose given", "given", "dose admin", "drug administered", "total administered", "quantity administered", "administered", "admin dose", "total given"]),
        (.adminLot, ["lot", "lot #", "lot no", "lot number", "lot#", "batch", "batch no", "batch #", "lot/batch", "lot(s)", "lot nos", "lot no.(s)", "drug lot"]),
        (.adminExpiry, ["expiration", "expiration date", "exp", "exp date", "expiry", "expires", "expiry date", "exp.", "use by", "lot exp"]),
        (.adminNDC, ["ndc given", "ndc administered", "administered ndc"]),
        (.wastage, ["wastage", "waste", "wasted", "amount wasted", "drug wasted", "discarded", "amount discarded", "drug discarded", "waste amount", "discarded amount", "drug waste", "jw waste", "unused", "unused drug", "discard", "waste documented"]),
    ])

    static let label = LabelTable([
        (.ndc, ["ndc", "ndc no", "ndc #", "n"]),
        (.lot, ["lot", "lot no", "lot #", "batch", "lot number", "batch no"]),
        (.expiry, ["exp", "expiry", "exp date", "expires", "expiration", "use by", "exp.", "expiration date"]),
        (.gtin, ["gtin"]),
        (.serialNumber, ["sn", "serial", "s/n", "serial no", "ser"]),
    ])

    /// Every head with every tail: "invoice" and "no" make "invoice no". An empty tail is the head alone.
    static func phrases(_ heads: [String], _ tails: [String]) -> [String] {
        heads.flatMap { head in tails.map { $0.isEmpty ? head : "\(head) \($0)" } }
    }
}
