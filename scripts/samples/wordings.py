"""The many words for the same label, heading or title. One is drawn for each document."""

INVOICE = {
    "invoice_number": ["Invoice No.", "Invoice #", "Invoice Number", "INVOICE NO", "Invoice", "Inv #", "Inv. No.", "Document No.", "Doc #", "Reference", "Bill No.", "Invoice ID", "INV NUMBER", "Billing Doc."],
    "invoice_date": ["Invoice Date", "Date", "Inv. Date", "Date of Invoice", "Document Date", "Billing Date", "Issued", "Issue Date", "INV DATE", "Bill Date", "Dated", "Date Invoiced"],
    "due_date": ["Due Date", "Payment Due", "Due", "Pay By", "Net Due", "Due On", "Please Pay By", "DUE DATE"],
    "po_number": ["PO Number", "PO #", "P.O. No.", "Purchase Order", "Customer PO", "Your PO", "Your Order", "Cust PO", "P.O. NUMBER", "Your Reference", "Customer P.O.", "PO"],
    "account_number": ["Account No.", "Account #", "Account", "Customer No.", "Customer ID", "Cust #", "Acct", "Acct No.", "Customer Number", "ACCOUNT", "Sold-to No.", "Client ID", "Payer No."],
    "original_invoice_number": ["Original Invoice", "Orig. Invoice #", "Reference Invoice", "Credit for Invoice", "Against Invoice", "Applies to", "Ref. Invoice No."],
    "terms": ["Terms", "Payment Terms", "TERMS", "Pay Terms", "Terms of Payment"], "ship_via": ["Ship Via", "Carrier", "Shipped Via", "Via", "Shipping Method", "Delivery"],
    "order_number": ["Order No.", "Sales Order", "SO #", "Our Order", "Order #", "Order Number"], "ship_date": ["Ship Date", "Shipped", "Date Shipped", "Delivery Date"],
    "rep": ["Sales Rep", "Salesperson", "Rep", "Territory"], "tracking": ["Tracking", "Tracking No.", "Waybill"], "dea": ["DEA", "DEA No.", "Cust. DEA"], "contract": ["Contract", "GPO", "Contract ID", "Class of Trade"],
    "bill_to": ["Bill To", "Sold To", "BILL TO", "Billed To", "Invoice To", "Bill-to Party", "Customer", "SOLD TO", "Charge To", "Buyer"],
    "ship_to": ["Ship To", "Deliver To", "SHIP TO", "Shipped To", "Delivery Address", "Ship-to Party", "Consignee", "Delivered To"],
    "subtotal": ["Subtotal", "Sub-total", "SUBTOTAL", "Merchandise", "Net Amount", "Goods Total", "Total of Goods", "Merchandise Total", "Net Merchandise", "Item Total", "Total Before Charges"],
    "discount": ["Discount", "Less Discount", "Cash Discount", "Contract Discount", "Trade Discount", "Prompt Pay Discount", "Disc."],
    "rebate": ["Rebate", "GPO Rebate", "Instant Rebate", "Less Rebate", "Volume Rebate"],
    "freight": ["Freight", "Shipping", "Shipping & Handling", "S&H", "Freight Charge", "Delivery", "Cold Chain Fee", "Handling", "Freight/Cold Pack", "Shipping Charges"],
    "tax": ["Tax", "Sales Tax", "TAX", "State Tax", "Sales/Use Tax"],
    "total": ["Total", "Total Due", "Amount Due", "TOTAL", "Invoice Total", "Balance Due", "Please Pay", "Grand Total", "Total Amount Due", "PAY THIS AMOUNT", "Total Payable", "Net Due", "Invoice Amount"],
    "#": ["Ln", "Line", "#", "No.", "Item"], "item_number": ["Item No.", "Item #", "SKU", "Catalog", "Cat. No.", "Material", "Product Code", "Item Code", "Stock No.", "Part No.", "Prod ID"],
    "ndc": ["NDC", "NDC #", "NDC No.", "NDC Number", "NDC Code", "N.D.C.", "NDC/UPC", "NDC (11-digit)"],
    "description": ["Description", "Product", "Item Description", "Product Description", "DESCRIPTION", "Product / Description", "Material Description", "Article", "Item", "Product Name"],
    "lot": ["Lot", "Lot #", "Lot No.", "Batch", "LOT", "Lot Number", "Batch No.", "Lot/Batch"], "expiry": ["Exp", "Exp. Date", "Expiry", "Expires", "EXP", "Exp Date", "Expiration", "Use By", "Expiration Date"],
    "quantity": ["Qty", "Quantity", "QTY", "Shipped", "Qty Shipped", "Qty Shp", "Ship Qty", "Units", "Qty Inv", "Invoiced"], "ordered": ["Ordered", "Ord", "Qty Ord", "Order Qty"],
    "uom": ["UOM", "U/M", "Unit", "UM", "Units", "Pkg", "Sell Unit", "Unit of Measure"], "list_price": ["List", "List Price", "WAC", "WAC Price", "Gross", "AWP/List", "Base Price"], "discount_percent": ["Disc %", "Disc", "% Off", "Discount %"],
    "unit_price": ["Unit Price", "Price", "Unit Cost", "Net Price", "Each", "Price Each", "UNIT PRICE", "Price/Unit", "Your Price", "Contract Price", "Cost", "Rate"],
    "extended_price": ["Extended", "Amount", "Ext. Price", "Total", "Line Total", "Extension", "Ext Amt", "Net Amount", "Extended Price", "AMOUNT", "Ext. Amount", "Line Amount"],
    "line_invoice_number": ["Invoice", "Invoice #", "Document", "Inv No.", "Reference", "Invoice No."], "line_invoice_date": ["Date", "Inv Date", "Invoice Date", "Trans Date", "Posted"], "po": ["PO", "PO #", "Your PO", "Purchase Order"],
    "page": ["Page", "PAGE", "Pg."],
}

TITLES = {
    "invoice": ["INVOICE", "Invoice", "SALES INVOICE", "Tax Invoice", "COMMERCIAL INVOICE", "Customer Invoice", "INVOICE", "ORIGINAL INVOICE", "Invoice / Packing List", "Bill"],
    "statement": ["STATEMENT", "Statement of Account", "ACCOUNT STATEMENT", "Monthly Statement", "Customer Statement", "Statement", "Purchase Statement"],
    "credit_memo": ["CREDIT MEMO", "Credit Memo", "CREDIT NOTE", "Credit Memorandum", "CREDIT INVOICE", "Return Credit"],
    "packing_slip": ["PACKING SLIP", "Packing Slip", "PACKING LIST", "Delivery Note", "Pick / Pack Slip", "Shipping List", "Delivery Slip"],
}
STATEMENT_WORDS = {"invoice_number": ["Statement No.", "Statement #", "Statement Number", "Stmt No.", "Statement ID"], "invoice_date": ["Statement Date", "Date", "As of", "Closing Date", "Statement date"],
                   "total": ["Balance Due", "Amount Due", "Total Due", "New Balance", "Account Balance", "TOTAL DUE"], "subtotal": ["Charges This Period", "Current Charges", "Purchases", "Total Charges", "New Charges"]}
CREDIT_WORDS = {"invoice_number": ["Credit No.", "Credit Memo #", "Credit Number", "CM No.", "Memo #", "Credit Note No."], "invoice_date": ["Date", "Credit Date", "Memo Date", "Issued"],
                "total": ["Total Credit", "Credit Total", "TOTAL CREDIT", "Amount Credited", "Net Credit"], "bill_to": ["Credit To", "Customer", "Bill To", "Sold To"]}
SLIP_WORDS = {"invoice_number": ["Packing Slip No.", "Slip #", "Delivery No.", "Shipment", "Packing List No."], "invoice_date": ["Date", "Ship Date", "Shipped", "Date Packed"]}

UNDER = [
    ["Lot {lot:i}   Exp {expiry:i}"], ["LOT: {lot:i}  EXP: {expiry:i}"], ["Lot# {lot:i}, Exp {expiry:i}"], ["Batch {lot:i} / expires {expiry:i}"], ["Lot Number: {lot:i}    Expiration: {expiry:i}"],
    ["NDC {ndc}", "Lot {lot:i} Exp {expiry:i}"], ["NDC: {ndc}   Lot: {lot:i}   Exp: {expiry:i}"], ["NDC# {ndc}", "Lot: {lot:i}", "Exp: {expiry:i}"], ["Lot {lot:i} (exp. {expiry:i})"], ["S/N n/a  LOT {lot:i}  EXP {expiry:i}"],
]

ORDER = {
    "patient_name": ["Patient", "Patient Name", "Name", "PATIENT", "Pt Name", "Patient name", "Patient (Last, First)", "Beneficiary", "Pt."],
    "patient_dob": ["DOB", "Date of Birth", "Birth Date", "D.O.B.", "Born", "Birthdate", "DOB (mm/dd/yyyy)"], "mbi": ["Medicare ID", "MBI", "Medicare #", "Medicare No.", "Medicare Beneficiary ID", "Member ID (Medicare)", "HICN/MBI", "Insurance ID", "Medicare Number"],
    "order_date": ["Order Date", "Date of Order", "Date Ordered", "Ordered", "Ordered on", "Date Written", "Written", "Rx Date", "Today's Date", "Order Entered", "Date"],
    "drug": ["Medication", "Drug", "Drug Ordered", "Medication Ordered", "Rx", "Product", "Biologic", "Agent", "Drug Name", "Treatment", "Medication / Product"],
    "dose": ["Dose", "DOSE", "Dosage", "Ordered Dose", "Dose Ordered", "Amount"], "calculated_dose": ["Calculated Dose", "Total Dose", "Calc. Dose", "= Dose", "Dose to Give", "Final Dose", "Weight-based Dose"],
    "route": ["Route", "ROUTE", "Route of Administration", "Admin Route", "Rte", "Via"], "frequency": ["Frequency", "Schedule", "Freq", "FREQUENCY", "Interval", "How Often", "Freq."],
    "weight": ["Weight", "Wt", "WEIGHT", "Body Weight", "Dosing Weight", "Wt."], "height": ["Height", "Ht", "HEIGHT", "Ht."], "ndc": ["NDC", "NDC #", "Product NDC", "NDC to dispense"],
    "icd10": ["ICD-10", "ICD-10 Code", "ICD-10-CM", "Dx Code", "Diagnosis Code(s)", "ICD10", "Code", "ICD-10 Code(s)"], "diagnosis_text": ["Diagnosis", "Dx", "Indication", "DIAGNOSIS", "Primary Diagnosis", "Condition", "Diagnosis / Indication", "Reason for Treatment"],
    "medical_necessity": ["Medical Necessity", "Statement of Medical Necessity", "Clinical Rationale", "Justification", "Reason for Therapy", "Clinical Justification", "Rationale", "Medical Justification", "Clinical Summary / Necessity", "Why this drug is needed"],
    "prescriber_name": ["Prescriber", "Ordering Provider", "Physician", "Ordering Physician", "Provider", "Prescriber Name", "Physician Name (print)", "Printed Name", "Provider (print)", "Authorizing Provider"],
    "npi": ["NPI", "NPI #", "Prescriber NPI", "Provider NPI", "NPI No.", "N.P.I."], "signature": ["Prescriber Signature", "Physician Signature", "Signature", "Provider Signature", "Signed", "Signature of Prescriber", "Sign Here", "Authorized Signature"],
    "signature_date": ["Date", "Date Signed", "Signature Date", "Signed on", "Date signed"], "prior_auth_number": ["Prior Auth #", "Prior Authorization", "PA Number", "Authorization No.", "Auth #", "PA #", "Prior Authorization Number", "Auth. Number"],
    "service_date": ["Date of Service", "Date Given", "Date Administered", "Administered on", "Infusion Date", "Service Date", "DOS", "Given on", "Treatment Date", "Injection Date"],
    "admin_dose": ["Dose Given", "Dose Administered", "Amount Given", "Administered Dose", "Given", "Dose Infused", "Amt Given", "Total Given"], "admin_lot": ["Lot", "Lot #", "Lot No.", "Lot Number", "LOT", "Lot/Batch"],
    "admin_expiry": ["Exp", "Expiration", "Exp. Date", "Expires", "Expiry", "EXP"], "admin_ndc": ["NDC", "NDC Given", "NDC #", "Product NDC", "NDC Used"], "wastage": ["Wasted", "Wastage", "Amount Discarded", "Discarded", "Waste", "Drug Discarded", "JW Amount", "Amt Wasted"],
    "administration": ["Administration Record", "Infusion Record", "Medication Administration", "For Infusion Suite Use", "Nursing Record", "Administered", "Treatment Record", "Injection Record", "To be completed by nurse", "MAR"],
    "title": ["Infusion Order", "Physician Order", "Biologic Order Form", "Medication Order", "Infusion Order Form", "Provider Order", "Injection Order", "Treatment Order", "Order for Biologic Therapy", "Therapy Order", "Physician's Orders", "Infusion Referral"],
    "administered_by": ["Given by", "Administered by", "Nurse", "RN", "By", "Infused by"], "allergies": ["Allergies", "Allergy", "ALLERGIES"], "mrn": ["MRN", "Chart #", "Chart No.", "Med Rec #"], "sex": ["Sex", "Gender", "M/F"], "start": ["Start", "Start Time", "Begin"],
    "stop": ["Stop", "End Time", "End"], "site": ["Site", "Access", "Injection Site"], "refills": ["Refills", "Cycles", "Doses"], "electronically": ["Electronically signed by", "E-signed by", "Signed electronically by", "Digitally signed by", "Authenticated by", "Electronically approved by"],
    "signed_on": ["on", "Date/time:", "at", "Signed"], "drug_form": ["{drug_brand} ({drug_generic})", "{drug_brand} ({drug_generic})", "{drug_brand} - {drug_generic}", "{drug_brand}, {drug_generic}", "{drug_generic} ({drug_brand})", "{drug_brand} / {drug_generic}"],
    "diagnosis_form": ["{diagnosis_text:i} ({icd10:i})", "{icd10:i} {diagnosis_text:i}", "{icd10:i} - {diagnosis_text:i}", "{diagnosis_text:i}, ICD-10 {icd10:i}", "[{icd10:i}] {diagnosis_text:i}"],
    "part_patient": ["1. PATIENT", "PATIENT INFORMATION", "Patient Information", "Section A - Patient", "PATIENT DEMOGRAPHICS", "Patient"], "part_drug": ["2. DRUG", "MEDICATION ORDER", "Drug Order", "Section B - Medication", "THERAPY ORDERED", "Orders"],
    "part_reason": ["3. DIAGNOSIS", "DIAGNOSIS AND JUSTIFICATION", "Clinical Information", "Section C - Diagnosis", "CLINICAL", "Reason for Treatment"], "part_prescriber": ["4. PRESCRIBER", "PRESCRIBER AUTHORIZATION", "Provider", "Section D - Prescriber", "AUTHORIZATION", "Sign-off"],
}


def draw(table, rng):
    """One word for each key."""
    return {key: rng.choice(choices) for key, choices in table.items()}


NECESSITY = [
    "Patient has had an inadequate response to {old} and {old2} over {months} months. {drug} is medically necessary to control disease activity.",
    "Failed {old} ({why}). Contraindication to {old2}. {drug} is requested in accordance with FDA labeling.",
    "Progressive disease despite {old}. Treatment with {drug} is needed to prevent {bad}.",
    "Intolerance of {old} with {why}; {old2} not effective after {months} months. {drug} is the most appropriate remaining option.",
    "{drug} is medically necessary. Previous therapy: {old}, {old2}. Reason stopped: {why}.",
    "Active disease confirmed by {test}. Has tried and failed {old} and {old2}. Without {drug} there is a risk of {bad}.",
    "The patient requires {drug} because of {why} on {old}. {test} documented on the last visit. Benefit outweighs risk.",
    "Stable on {drug} since {months} months with good response; discontinuation would lead to {bad}. Continue maintenance therapy.",
    "Moderate to severe disease, {test}. Step therapy completed ({old}; {old2}). Begin {drug}.",
    "Treatment is reasonable and necessary: {test}; prior {old} stopped for {why}.",
    "New start. {old} failed after {months} months, {old2} caused {why}. Goal of therapy is to avoid {bad}.",
]
OLD = ["methotrexate", "prednisone", "azathioprine", "adalimumab", "sulfasalazine", "mesalamine", "cyclosporine", "etanercept", "hydroxychloroquine", "alendronate", "zoledronic acid", "IVIG", "pyridostigmine",
       "bevacizumab injections", "rituximab", "topical steroids", "high-dose ICS/LABA", "carboplatin and paclitaxel", "lenalidomide", "interferon beta", "statin and ezetimibe", "infliximab", "mycophenolate"]
WHY = ["elevated liver enzymes", "severe nausea", "loss of response", "injection site reactions", "leukopenia", "recurrent infection", "lack of efficacy", "hypersensitivity reaction", "renal impairment", "infusion reaction grade 2"]
BAD = ["irreversible joint damage", "hospitalization", "vision loss", "relapse", "disability progression", "fracture", "surgery", "organ failure", "disease flare", "transfusion dependence"]
TEST = ["MRI findings", "elevated CRP and ESR", "colonoscopy", "OCT imaging", "biopsy", "laboratory results", "CT scan", "DXA T-score -3.2", "antibody titers", "pulmonary function tests", "DAS28 of 5.4", "EDSS 4.0"]
