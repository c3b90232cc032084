/// What orders and administration records print before, above or below a value.
extension Wordings {
    /// Labels under which each lot stands with its expiry: "DT0041C / 2027-04".
    static let lotsWithExpiry = phrases(["lot", "lot #", "lot no", "lot number", "lots", "batch"], ["/ expires", "/ exp", "/ expiry", "/ expiration", "/ exp date", "and expiration", "and expiry", "and exp", "& expiration", "& exp"]) + ["lot/exp", "lot/expiry", "lot/expires", "lot/expiration", "lot#/exp"]

    static let order = LabelTable([
        (.patientName, [
            "patient name", "patient", "name of patient", "patient name last first", "pt name", "pt", "beneficiary", "beneficiary name", "member name", "name", "patient name (last, first)", "patient (last, first)",
            "re patient", "last name, first name, mi", "last name, first name", "last, first, mi", "last name, first, mi", "last name, first name, middle", "last, first", "for", "client name", "patient full name", "re", "re.",
        ] + ["pt.", "patient last, first", "patient name last, first", "patient's name", "name of pt", "member", "recipient", "legal name", "patient legal name", "regarding", "full name"]),
        (.patientBirthDate, ["date of birth", "dob", "d.o.b.", "birth date", "birthdate", "born", "patient dob", "date of birth (dob)", "patient date of birth"] + ["birthdate mm/dd/yyyy", "dob mm/dd/yyyy", "birthday", "pt dob", "date of birth mm/dd/yyyy", "d o b"]),
        (.mbi, [
            "mbi", "medicare number", "medicare no", "medicare #", "medicare id", "medicare id mbi", "medicare", "medicare beneficiary identifier", "medicare beneficiary id", "beneficiary id", "medicare mbi", "medicare number mbi", "hic",
            "member id", "insurance id", "subscriber id", "medicare claim number", "policy id", "policy #", "medicare no mbi",
        ] + phrases(["medicare", "medicare beneficiary", "member id medicare", "beneficiary", "hicn/mbi", "hicn", "mbi/hicn", "medicare id", "medicare mbi", "insurance id", "medicare part b"], ["", "no", "number", "#", "id"])),
        (.orderDate, [
            "order date", "date of order", "ordered", "ordered on", "date ordered", "order received", "date written", "written", "date prescribed", "prescribed on", "rx date", "order dt", "date of request", "date", "order placed",
            "order entered", "received", "date/time ordered", "ordered date", "order written", "written date", "order date/time", "date rx written", "prescription date", "start order date", "date of prescription", "order created",
        ] + ["today's date", "todays date", "date of rx", "date entered", "order taken", "dated", "order entry date", "request date", "encounter", "encounter date", "entered", "entered on", "date placed", "ordered date/time"]),
        (.drugBrand, [
            "medication", "drug", "drug name", "medication name", "medication ordered", "drug ordered", "product", "biologic", "rx", "agent", "therapy", "drug product", "treatment", "medication/strength", "drug/biologic",
            "drug requested", "prescribed drug", "order", "infusion", "name of drug", "drug brand/generic", "medication requested", "brand name", "brand",
        ] + ["medication / product", "medication/product", "product ordered", "drug / product", "drug therapy", "prescribed medication", "medication requested", "therapy ordered", "biologic ordered", "infusion drug"]),
        (.drugGeneric, ["generic name", "generic", "nonproprietary name", "proper name"]),
        (.ndc, ["ndc", "ndc #", "ndc no", "ndc number", "dispense ndc", "drug ndc", "ndc code", "product ndc", "national drug code", "ndc dispensed"] + ["ndc to dispense", "ndc to give", "n.d.c."]),
        (.dose, [
            "dose", "dosage", "ordered dose", "dose ordered", "prescribed dose", "dose amount", "dose/kg", "dose per administration", "dosing", "dose to give", "dose requested", "order dose", "dose & units", "dose per infusion", "sig", "directions", "instructions",
        ] + ["amount", "dose/amount", "dosage ordered", "amount to give", "dose per visit"]),
        (.calculatedDose, [
            "calculated dose", "calc dose", "dose calculated", "calc. dose", "total dose", "final dose", "calculated total dose", "dose calc", "total calculated dose", "calculated", "computed dose", "dose (calculated)", "rounded dose",
        ] + ["weight-based dose", "weight based dose", "dose based on weight", "calculated amount", "computed dose", "dose after calculation", "dose comes to", "calculated dose is", "which comes to", "for a total of", "amount for this patient"]),
        (.route, ["route", "route of administration", "route of admin", "roa", "admin route", "administration route", "via"] + ["rte", "rt", "how given", "route of adm", "given via", "admin via", "administer via"]),
        (.frequency, ["frequency", "freq", "schedule", "interval", "dosing interval", "dosing schedule", "how often", "dose frequency", "administration schedule", "cycle"] + ["freq.", "give every", "dosing frequency", "dose interval", "repeat", "repeat every", "timing"]),
        (.weight, ["weight", "wt", "patient weight", "dosing weight", "body weight", "current weight", "weight (kg)", "actual weight", "wt (kg)", "weight kg", "dosing wt"] + ["wt.", "pt weight", "weight today", "current wt", "last weight"]),
        (.height, ["height", "ht", "patient height", "body height", "height (cm)", "height (in)"] + ["ht.", "pt height", "stature"]),
        (.icd10, [
            "icd-10", "icd-10-cm", "icd10", "icd-10 code", "icd-10 codes", "icd-10 code(s)", "icd code", "icd-10-cm code", "icd-10-cm codes", "dx code", "dx codes", "diagnosis code", "diagnosis codes", "diagnosis code(s)", "dx", "dx icd-10", "primary diagnosis",
            "icd 10", "icd-10 dx", "associated dx", "associated diagnosis", "secondary diagnosis", "dx code(s)", "diagnosis icd-10", "primary icd-10", "icd-10 #",
        ] + phrases(["icd-10", "icd-10-cm", "icd10", "icd 10", "dx", "diagnosis"], ["", "code", "codes", "code(s)", "#"])),
        (.diagnosisText, ["diagnosis", "diagnoses", "diagnosis description", "clinical diagnosis", "dx description", "diagnosis text", "condition", "problem", "assessment", "impression"] + ["diagnosis / indication", "diagnosis/indication", "indication", "reason for treatment", "disease", "disease state", "primary dx", "medical condition", "condition being treated"]),
        (.medicalNecessity, [
            "medical necessity", "med. necessity", "justification of medical necessity", "explanation of medical necessity", "statement of medical necessity", "necessity", "clinical rationale", "rationale", "justification", "clinical justification", "reason for therapy", "reason for treatment", "medical necessity / prior therapies", "medical necessity prior therapies", "reason", "indication",
            "clinical indication", "medical justification", "letter of medical necessity", "necessity statement", "clinical notes", "clinical summary", "supporting information", "medical reason", "clinical information", "why this drug", "medical necessity statement", "prior therapies",
            "reason for request", "medical necessity reason", "clinical history", "history",
        ] + ["medical justification", "clinical summary / necessity", "clinical summary/necessity", "summary of necessity", "necessity / rationale", "why this drug is needed", "why this drug", "reason for drug", "reason for medication", "clinical rationale / necessity", "medical necessity / justification", "why this agent", "medical rationale", "treatment rationale", "statement of necessity"]
            + phrases(["why", "why is", "reason", "why this", "why the"], ["needed", "necessary", "it is needed", "it needed", "drug is necessary", "the drug necessary", "the drug is necessary", "the drug needed", "this drug necessary", "this therapy medically necessary", "this drug medically necessary", "drug is medically necessary", "the drug is medically necessary", "therapy is medically necessary", "treatment is needed", "treatment is necessary", "therapy is needed", "therapy is necessary", "drug is needed"])
            + ["indication / medical necessity", "indication/medical necessity", "clinical need", "reason / necessity", "justification given by provider", "justification given", "justification given by prescriber", "reason for need"]),
        (.prescriberName, [
            "prescriber", "prescriber name", "ordering provider", "ordering physician", "physician", "physician name", "provider", "provider name", "prescriber (print)", "prescriber print", "prescribing physician", "prescribing provider", "ordering", "authorizing provider",
            "ordered by", "prescribed by", "doctor", "attending", "attending physician", "ordering prescriber", "printed name", "print name", "prescriber printed name", "name of prescriber", "requesting provider", "referring physician", "referring provider", "order received from", "order received from (prescriber)", "prescriber name (print)", "ordering md", "physician (print)",
        ] + ["prescriber name (print)", "provider (print)", "provider print", "physician name (print)", "physician name print", "name (print)", "prescriber printed", "physician / provider", "prescriber / npi", "retina specialist / prescriber", "specialist / prescriber", "print", "clinician", "ordering clinician", "clinician name", "practitioner", "urologist", "oncologist", "ordering oncologist"]),
        (.prescriberCredentials, ["credentials", "degree", "title/credentials", "credential", "title", "professional title"]),
        (.npi, ["npi", "npi #", "npi number", "npi no", "provider npi", "prescriber npi", "physician npi", "ordering npi", "ordering provider npi", "individual npi", "npi#"] + ["n.p.i.", "n p i", "provider id npi", "npi num"]),
        (.priorAuthNumber, [
            "prior authorization", "prior authorization #", "prior authorization number", "prior authorization no", "prior auth", "prior auth #", "prior auth no", "prior auth number", "auth #", "auth", "auth no", "auth number", "authorization", "authorization #",
            "authorization number", "authorization no", "pa #", "pa number", "pa no", "pa", "prior approval", "approval number", "auth/pa", "pre-authorization", "preauthorization", "pre-auth", "precert #", "precertification", "auth. no", "prior auth. no", "auth/referral no", "auth/referral #", "authorization reference", "reference number from plan", "plan reference number", "pa#", "auth#", "pre-cert", "authorization / reference #", "authorization/reference", "auth / reference #", "auth ref #", "prior authorization number if any",
        ] + phrases(["prior authorization", "prior auth", "prior auth.", "authorization", "auth", "auth.", "pa", "preauthorization", "pre-authorization", "approval", "payer auth", "payer approval", "payer authorization", "plan approval", "plan authorization", "insurance approval", "insurance authorization"], ["no", "number", "#", "id", "ref", "reference"])
            + ["payer authorization", "plan authorization", "insurance authorization"]),
        (.signatureDate, ["signature date", "date signed", "signed on", "date of signature", "date/time signed", "signed date"] + ["date of sig", "signed date/time", "date / time signed"]),
        (.serviceDate, [
            "date of service", "service date", "dos", "date given", "date administered", "administered on", "administration date", "date of administration", "infusion date", "treatment date", "given on", "date of infusion", "date of injection", "injection date", "admin date", "dt given",
        ] + ["injected on", "infused on", "date infused", "date injected", "given date", "administered date", "date drug given", "dt of service", "visit date", "procedure date", "date of treatment"]),
        (.adminDose, ["dose administered", "dose given", "administered dose", "amount given", "amount administered", "total dose given", "given", "dose admin", "drug administered", "total administered", "quantity administered", "administered", "admin dose", "total given"] + phrases(["dose", "amount", "amt", "total", "drug", "total dose", "total amount", "quantity", "qty"], ["given", "administered", "infused", "injected"]) + ["dose actually given", "total dose administered", "total amount given"]),
        (.adminLot, ["lot", "lot #", "lot no", "lot number", "lot#", "batch", "batch no", "batch #", "lot/batch", "lot(s)", "lot nos", "lot no.(s)", "drug lot"] + ["lot no.", "lot/batch no", "lot / batch", "vial lot", "lot used"] + lotsWithExpiry),
        (.adminExpiry, ["expiration", "expiration date", "exp", "exp date", "expiry", "expires", "expiry date", "exp.", "use by", "lot exp"] + ["exp. date", "expiration dt", "exp dt", "lot expiration", "vial exp"]),
        (.adminNDC, ["ndc given", "ndc administered", "administered ndc"] + ["ndc used", "ndc of vial", "ndc of drug given"]),
        (.wastage, ["wastage", "waste", "wasted", "amount wasted", "drug wasted", "discarded", "amount discarded", "drug discarded", "waste amount", "discarded amount", "drug waste", "jw waste", "unused", "unused drug", "discard", "waste documented"] + phrases(["jw", "wasted", "waste", "discarded", "discard", "unused"], ["amount", "amt", "dose", "drug"]) + phrases(["amt", "amount", "drug", "dose", "qty", "quantity"], ["wasted", "discarded", "unused"]) + ["jw", "waste jw", "drug wastage", "amount of waste"]),
    ])
}
