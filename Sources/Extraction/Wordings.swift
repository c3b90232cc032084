/// What forms print before, above or below a value. One string a wording; case and punctuation do not matter.
enum Wordings {
    static let invoice = LabelTable([
        (.invoiceNumber, [
            "invoice number", "invoice no", "invoice #", "invoice num", "inv number", "inv no", "inv #", "inv#", "invoice id",
            "invoice", "invoice ref", "invoice reference", "bill number", "bill no", "billing document", "document number",
            "document no", "doc no", "doc #", "statement number", "statement no", "statement #", "credit memo number",
            "credit memo no", "credit memo #", "credit memo", "credit no", "credit number", "credit #", "credit note no",
            "credit note", "memo no", "packing slip no", "packing slip number", "packing slip #", "slip no", "slip #",
            "delivery note no", "invoice nbr", "inv nbr", "reference no", "invoice/ref",
        ]),
        (.invoiceDate, [
            "invoice date", "inv date", "date of invoice", "invoice dt", "inv dt", "billing date", "bill date", "issue date", "date issued",
            "issued", "document date", "doc date", "statement date", "credit date", "memo date", "date", "dated",
            "invoiced on", "invoiced",
        ]),
        (.dueDate, ["due date", "payment due", "payment due date", "due by", "date due", "pay by", "due", "net due date", "net due", "payable by", "pay before", "please pay by", "payment date"]),
        (.purchaseOrderNumber, [
            "purchase order", "purchase order number", "purchase order no", "purchase order #", "po number", "po no", "po #", "po#", "po",
            "p.o.", "p.o. number", "p.o. no", "p.o. #", "customer po", "customer p.o.", "cust po", "cust. po", "your po",
            "your purchase order", "your order", "your order no", "customer order", "customer order no", "p o number", "p o", "po/ref",
            "your reference", "your ref", "customer ref", "cust order",
        ]),
        (.accountNumber, [
            "account number", "account no", "account #", "account", "acct number", "acct no", "acct #", "acct", "acct#",
            "customer number", "customer no", "customer #", "customer id", "cust no", "cust #", "cust. no", "cust id", "cust",
            "client no", "client number", "client id", "member id", "member no", "customer account", "ship to account", "bill to account",
            "customer acct",
        ]),
        (.originalInvoiceNumber, [
            "original invoice", "original invoice number", "original invoice no", "original invoice #", "orig invoice", "orig inv", "orig. invoice",
            "reference invoice", "ref invoice", "ref. invoice", "applies to invoice", "credit for invoice", "related invoice", "original inv",
            "original inv no", "against invoice",
        ]),
        (.billToName, [
            "bill to", "billed to", "bill-to", "bill-to party", "billto", "sold to", "sold-to", "sold-to party", "soldto", "invoice to", "invoiced to", "customer", "customer name",
            "charge to", "purchaser", "buyer", "member", "bill to party", "ship/bill to", "bill/ship to", "client", "billing address", "bill to address",
            "statement for", "to",
        ]),
        (.shipToName, [
            "ship to", "shipped to", "ship-to", "ship-to party", "shipto", "deliver to", "delivered to", "delivery to", "delivery address", "ship to address", "ship to party",
            "deliver-to", "consignee", "shipping address", "ship/bill to",
        ]),
        (.supplierName, ["remit to", "remit payment to", "make checks payable to", "sold by", "seller", "vendor", "supplier", "from", "remittance address"]),
        (.subtotal, [
            "subtotal", "sub total", "sub-total", "merchandise", "merchandise total", "merchandise subtotal", "product total", "net value of goods", "value of goods", "goods total",
            "total merchandise", "line total", "items total", "item total", "net goods", "goods value", "net merchandise", "current charges", "new charges", "total lines", "charges this period", "period charges", "purchases this period", "total charges", "total purchases", "total for items", "purchases this month", "purchases", "total this month", "net sales", "goods",
        ]),
        (.discount, [
            "discount", "discounts", "contract discount", "prompt pay discount", "less discount", "volume discount", "trade discount", "cash discount", "total discount",
            "promotional discount", "discount applied",
        ]),
        (.rebate, ["rebate", "rebates", "less rebate", "gpo rebate", "contract rebate", "volume rebate", "manufacturer rebate"]),
        (.freight, [
            "freight", "shipping", "shipping & handling", "shipping and handling", "shipping handling", "s&h", "handling", "delivery", "delivery charge", "delivery fee", "freight cold chain",
            "freight/cold pack", "freight cold pack", "cold chain", "cold chain shipping", "shipping charge", "shipping charges", "freight charge", "freight charges", "freight & handling", "freight handling",
            "restocking/freight", "cold pack", "carrier charge", "freight out", "courier",
        ]),
        (.tax, ["tax", "sales tax", "taxes", "state tax", "tax amount", "vat", "total tax", "sales/use tax", "use tax", "estimated tax"]),
        (.total, [
            "total", "total due", "amount due", "invoice total", "grand total", "balance due", "total amount", "total amount due", "total amount payable", "amount payable",
            "please pay", "pay this amount", "total invoice", "total credit", "credit total", "net amount due", "total payable", "balance", "new balance", "total balance", "invoice amount",
            "total usd", "amount owed", "total (usd)", "net total", "total to pay", "statement total", "total price", "total balance due", "net invoice",
        ]),
    ])

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

    static let columns = LabelTable([
        (.quantity, [
            "qty", "quantity", "qty shipped", "qty ship", "shipped", "ship", "qty shp", "shp", "quantity shipped", "qty.", "ship qty", "shp qty", "units", "qnty", "qty inv", "qty invoiced", "invoiced qty", "delivered", "qty del",
        ]),
        (.unitOfMeasure, ["um", "u/m", "uom", "unit", "unit of measure", "uofm", "u of m", "pkg", "pack", "units of measure", "sell unit"]),
        (.description, [
            "description", "item description", "product description", "item", "product", "material", "material description", "material / description", "material/description", "description of goods", "product name", "drug", "drug description", "product / description",
            "medication", "item / description", "article", "details", "goods", "product no. / description", "product no / description", "name", "drug name", "item name", "product / ndc", "service",
        ]),
        (.ndc, ["ndc", "ndc/upc", "ndc / upc", "ndc no", "ndc #", "ndc number", "ndc code", "ndc-11", "ndc11", "national drug code", "item / ndc", "item/ndc", "ndc/item"]),
        (.unitPrice, [
            "unit price", "price", "price ea", "price each", "unit cost", "cost", "net price", "unit net", "price/unit", "unit", "each", "rate", "your price", "contract price", "net unit price", "price (usd)", "unit price (usd)", "net cost", "invoice price", "cost each", "unit amt",
        ]),
        (.extendedPrice, [
            "amount", "extended", "extended price", "ext price", "ext. price", "extension", "ext", "ext amount", "ext. amount", "extended amount", "total", "line total", "total price", "net amount", "amount (usd)", "net ext", "net ext.", "net extended", "line amount", "extended cost", "ext cost",
            "total (usd)", "net total", "credit", "value", "charge", "charges", "ext. cost", "ext'd", "total amount", "balance",
        ]),
        (.listPrice, ["list", "list price", "wac", "wholesale price", "base price", "gross price", "awp", "catalog price", "list unit"]),
        (.lot, ["lot", "lot #", "lot no", "lot number", "lot/batch", "batch", "batch no", "lot#", "lot(s)", "lot / exp", "lot/exp"]),
        (.expiry, ["exp", "exp date", "expiry", "expiration", "exp. date", "expiration date", "expires", "exp.", "use by", "expiry date", "best before"]),
        (.lineInvoiceNumber, ["invoice", "invoice #", "invoice no", "invoice number", "inv #", "inv no", "document", "doc no", "reference", "ref", "document no", "ref no", "inv. no"]),
        (.lineInvoiceDate, ["inv date", "invoice date", "date", "doc date", "inv. date", "document date", "trans date", "transaction date", "posting date"]),
        // Columns that hold none of our fields, named so that their numbers are not taken for others.
        (.discount, ["disc", "disc %", "disc%", "discount", "disc.", "discount %"]),
        (.tax, ["tax", "tax amt"]),
        (.accountNumber, ["ln", "line", "line #", "#", "no", "item no", "item no.", "item #", "item number", "sku", "catalog", "catalog #", "cat no", "catalog no", "product no", "product no.", "product code", "product #", "code", "part no", "material no", "pos", "seq", "line no", "item code", "prod no", "stock no", "vendor item"]),
        (.purchaseOrderNumber, ["ord", "ordered", "qty ord", "qty ordered", "order qty", "b/o", "backordered", "back order", "bo", "qty b/o", "backorder", "po", "po #", "p.o.", "contract", "hcpcs", "mfr", "manufacturer", "size", "strength", "form", "type", "status", "due date", "terms"]),
    ])

    static let label = LabelTable([
        (.ndc, ["ndc", "ndc no", "ndc #", "n"]),
        (.lot, ["lot", "lot no", "lot #", "batch", "lot number", "batch no"]),
        (.expiry, ["exp", "expiry", "exp date", "expires", "expiration", "use by", "exp.", "expiration date"]),
        (.gtin, ["gtin"]),
        (.serialNumber, ["sn", "serial", "s/n", "serial no", "ser"]),
    ])
}
