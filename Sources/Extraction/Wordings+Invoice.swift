/// What invoices, statements, credit memos and packing slips print before, above or below a value.
extension Wordings {
    private static let numbers = ["no", "number", "#", "num", "nbr", "id"]
    private static let destinations = ["to", "to party", "to address", "to name"]

    /// What packing slips print before their date.
    static let shipDates = ["ship date", "shipped", "date shipped", "date packed", "packed", "packed on", "shipped on", "shipment date", "delivery date", "delivered on", "date of shipment", "dispatched", "despatched", "dispatch date", "despatch date", "date dispatched", "date despatched"]

    /// What announces who buys and who receives at once.
    static let both: Set<String> = ["sold and shipped to", "billed and shipped to", "bill and ship to", "sold & shipped to", "billed & shipped to", "bill & ship to", "invoiced and delivered to"]

    static let invoice = LabelTable([
        (.invoiceNumber, [
            "invoice number", "invoice no", "invoice #", "invoice num", "inv number", "inv no", "inv #", "inv#", "invoice id",
            "invoice", "invoice ref", "invoice reference", "bill number", "bill no", "billing document", "billing doc", "document number",
            "document no", "doc no", "doc #", "statement number", "statement no", "statement #", "statement", "credit memo number",
            "credit memo no", "credit memo #", "credit memo", "credit memorandum", "credit no", "credit number", "credit #", "credit note no",
            "credit note", "memo no", "packing slip no", "packing slip number", "packing slip #", "slip no", "slip #",
            "delivery note no", "invoice nbr", "inv nbr", "invc", "reference no", "invoice/ref",
        ] + phrases(["invoice", "inv", "invc", "bill", "billing doc", "billing document", "document", "doc", "statement", "stmt", "credit", "credit memo", "credit memorandum", "credit note", "tax invoice", "sales invoice", "commercial invoice", "monthly statement", "account statement", "cm", "memo", "packing slip", "packing list", "pack slip", "slip", "delivery", "delivery note", "delivery slip", "shipment", "shipping list", "docket", "delivery docket", "dispatch note", "despatch note"], numbers) + ["shipment", "ref", "reference", "document", "number", "ticket", "ticket no", "ticket #", "delivery ticket", "inv", "tax invoice", "sales invoice", "monthly statement"]),
        (.invoiceDate, [
            "invoice date", "inv date", "date of invoice", "invoice dt", "inv dt", "invc date", "invc dt", "billing date", "bill date", "issue date", "date issued",
            "issued", "document date", "doc date", "statement date", "credit date", "memo date", "date", "dated",
            "invoiced on", "invoiced",
        ] + phrases(["invoice", "inv", "billing", "bill", "document", "doc", "statement", "stmt", "credit", "credit memo", "memo", "issue", "issued", "closing", "slip"], ["date", "dt"]) + ["date invoiced", "date billed", "as of", "period ending", "date of issue", "date of statement", "date of credit"]),
        (.dueDate, ["due date", "payment due", "payment due date", "due by", "date due", "pay by", "due", "net due date", "net due", "payable by", "pay before", "please pay by", "payment date"] + ["due on", "amount due by", "balance due by", "total due by", "payable until", "payment until", "payable on", "payment due on", "payment due by", "pay on or before", "pay no later than", "payment no later than", "due no later than", "to be paid by", "settle by", "settlement due", "payment deadline"]),
        (.purchaseOrderNumber, [
            "purchase order", "your order ref", "purchase order number", "purchase order no", "purchase order #", "po number", "po no", "po #", "po#", "po",
            "p.o.", "p.o. number", "p.o. no", "p.o. #", "customer po", "customer p.o.", "cust po", "cust. po", "your po",
            "your purchase order", "your order", "your order no", "customer order", "customer order no", "p o number", "p o", "po/ref",
            "your reference", "your ref", "customer ref", "cust order",
        ] + phrases(["po", "p.o.", "purchase order", "customer po", "cust po", "client po", "your po", "your p.o.", "your order", "your ref", "your reference", "customer p.o.", "customer order", "customer ref", "customer reference", "buyer po"], [""] + numbers) + ["po ref", "po reference", "customer ref./po", "customer ref/po", "customer reference/po", "ref/po", "ref./po", "p.o. ref", "order ref", "order reference", "your order reference", "against your po", "against purchase order", "against your purchase order", "ponumber"] + phrases(["po", "po no", "purchase order"], ["/ requisition", "/requisition", "/ req", "/ release"]) + ["requisition / po", "po/requisition", "po/req"]),
        (.accountNumber, [
            "account number", "account no", "account #", "account", "acct number", "acct no", "acct #", "acct", "acct#",
            "customer number", "customer no", "customer #", "customer id", "cust no", "cust #", "cust. no", "cust id", "cust",
            "client no", "client number", "client id", "member id", "member no", "customer account", "ship to account", "bill to account",
            "customer acct",
        ] + phrases(["account", "acct", "customer", "our customer", "our cust", "cust", "client", "practice", "payer", "buyer", "sold-to", "sold-to / customer", "bill-to", "bill to", "ship to", "customer acct", "customer account"], numbers + ["code"]) + ["our customer", "custnbr", "cust nbr", "your account with us", "clinic acct", "clinic account"]),
        (.originalInvoiceNumber, [
            "original invoice", "original invoice number", "original invoice no", "original invoice #", "orig invoice", "orig inv", "orig. invoice",
            "reference invoice", "ref invoice", "ref. invoice", "applies to invoice", "credit for invoice", "related invoice", "original inv",
            "original inv no", "against invoice",
        ] + phrases(["original", "orig", "reference", "ref", "refers to", "referring to", "regarding", "concerns", "against", "credit for", "applies to", "related", "applied to", "credits"], phrases(["invoice", "inv"], [""] + numbers)) + ["applies to", "applied to", "in respect of our invoice", "in respect of invoice", "re our invoice", "against our invoice", "against your invoice", "reference our invoice", "ref our invoice", "on our invoice", "with our invoice", "under our invoice", "by our invoice", "of our invoice", "charged on invoice", "billed on invoice", "invoiced on invoice", "re invoice", "for our invoice", "relates to our invoice", "relates to invoice", "credits invoice"]),
        (.billToName, [
            "bill to", "billed to", "bill-to", "bill-to party", "billto", "sold to", "sold-to", "sold-to party", "soldto", "invoice to", "invoiced to", "customer", "customer name",
            "charge to", "for the account of", "for account of", "purchaser", "buyer", "member", "bill to party", "ship/bill to", "bill/ship to", "client", "billing address", "bill to address",
            "statement for", "to", "practice", "practice name", "for", "bill",
        ] + phrases(["bill", "billed", "sold", "invoice", "invoiced", "charge", "charged", "credit", "credited", "credit issued", "credit given", "credit granted", "issued", "statement", "statement prepared for", "account of"], destinations) + ["buyer", "bill-to name", "sold-to name", "bill-to address", "sold-to address", "in favor of", "in favour of", "sold", "member facility", "bill for", "invoice recipient", "recipient of invoice", "ordered and paid by"] + both + ["payer", "charged entity", "ordered by and bill to", "invoice address", "invoicing address", "account holder", "invoicee", "billing party", "purchasing entity", "bill recipient", "billing", "account of", "customer (bill)", "customer (billing)", "customer (bill to)"]),
        (.shipToName, [
            "ship to", "shipping to", "shipped to", "ship-to", "ship-to party", "shipto", "deliver to", "delivered to", "delivery to", "delivery address", "ship to address", "ship to party",
            "deliver-to", "consignee", "shipping address", "ship/bill to",
        ] + phrases(["ship", "shipped", "deliver", "delivered", "delivery", "consigned", "consign", "goods shipped", "goods delivered"], destinations) + ["ship-to name", "ship-to address", "place of delivery", "delivery point", "delivery site", "delivery location", "destination", "dest", "goods recipient", "recipient of goods", "consignee name", "received at", "goods to", "drop ship", "drop ship to", "drop-ship to", "delivered", "shipped", "ship", "deliver", "receiver", "deliver goods to", "ship goods to", "customer (ship)", "customer (shipping)", "customer (ship to)", "customer (delivery)", "dispatched to", "dispatch to", "despatched to", "receiving site", "receiving facility", "receiving location"]),
        (.supplierName, ["remit to", "remit payment to", "make checks payable to", "sold by", "seller", "vendor", "supplier", "from", "remittance address"]),
        // Heads of what is none of our fields: they end a value beside them and are no value below others.
        (.serialNumber, [
            "payment terms", "pay terms", "terms of payment", "terms", "ship via", "shipped via", "via", "carrier", "ship method", "shipping method", "delivery method", "tracking", "tracking no", "tracking number",
            "waybill", "order no", "order number", "order #", "order id", "order", "our order", "our order no", "our reference", "our ref", "sales order", "sales order no", "so no", "so number", "order date", "ordered", "ordered by",
            "sales rep", "salesperson", "sales person", "rep", "representative", "class of trade", "price list", "contract", "contract no", "gpo", "fob", "f.o.b.", "warehouse", "ship from", "route", "territory", "attn", "attention",
            "phone", "telephone", "tel", "fax", "email", "e-mail", "dea", "cust dea", "customer dea", "dea number", "dea reg", "dea no", "dea #", "state license", "license", "license no", "page", "currency", "tax id", "fein", "ein", "hin", "gln", "duns", "delivery no", "delivery number", "delivery note",
            "reason for credit", "reason for return", "return authorization", "rma", "rga", "mode of transport", "transport", "delivery terms", "incoterms", "authorised signature", "authorized signature", "signature", "returned from", "return from", "return to", "contact", "questions", "notes", "comments", "remarks", "packed by", "checked by", "picked by", "received by", "boxes", "cartons", "weight", "temperature on arrival",
        ] + shipDates),
        (.subtotal, [
            "subtotal", "sub total", "sub-total", "merchandise", "merchandise total", "merchandise subtotal", "product total", "net value of goods", "value of goods", "goods total",
            "total merchandise", "line total", "items total", "item total", "net goods", "goods value", "net merchandise", "current charges", "new charges", "total lines", "charges this period", "period charges", "purchases this period", "total charges", "total purchases", "total for items", "purchases this month", "purchases", "total this month", "net sales", "goods", "products", "items", "sum of goods", "sum of items", "total of lines", "lines total", "product credit", "merchandise credit", "total before shipping", "total before freight",
        ] + ["mdse total", "mdse", "mdse amount", "mdse subtotal", "merch total", "goods subtotal", "net amount", "total before charges", "total before tax", "total of goods", "total goods", "sum of lines", "total net value of items", "total net value", "net value", "value of returned goods", "goods supplied", "total of positions", "positions total", "sum of positions", "net of items", "total of items", "total activity", "total of invoices", "invoices total", "sum of invoices", "invoices in period", "invoices this period"]),
        (.discount, [
            "discount", "discounts", "contract discount", "prompt pay discount", "less discount", "volume discount", "trade discount", "cash discount", "total discount",
            "promotional discount", "discount applied",
        ] + ["disc"]),
        (.rebate, ["rebate", "rebates", "less rebate", "gpo rebate", "contract rebate", "volume rebate", "manufacturer rebate"]),
        (.freight, [
            "freight", "shipping", "shipping & handling", "shipping and handling", "shipping handling", "s&h", "handling", "delivery", "delivery charge", "delivery fee", "freight cold chain",
            "freight/cold pack", "freight cold pack", "cold chain", "cold chain shipping", "shipping charge", "shipping charges", "freight charge", "freight charges", "freight & handling", "freight handling",
            "restocking/freight", "shipping/handling", "freight/handling", "freight/shipping", "shipping/freight", "freight credited", "overnight freight", "overnight delivery", "air freight", "freight credit", "carriage", "fuel/delivery", "insurance & freight", "temperature-controlled courier", "cold pack", "carrier charge", "freight out", "courier",
        ] + ["transportation", "freight allowance", "freight refund", "freight refunded", "refund of freight", "freight credited back", "courier fees", "courier fee", "refrigerated carriage", "transport", "transport charge", "express delivery", "cold chain fee", "cold chain charge", "handling/freight", "handling/shipping", "delivery charges", "shipping fee"]),
        (.tax, ["tax", "sales tax", "taxes", "state tax", "tax amount", "vat", "total tax", "sales/use tax", "use tax", "estimated tax", "tax total"]),
        (.total, [
            "you owe", "amount you owe", "total", "total due", "amount due", "invoice total", "grand total", "balance due", "total amount", "total amount due", "total amount payable", "amount payable",
            "please pay", "pay this amount", "total invoice", "total credit", "credit total", "net amount due", "total payable", "balance", "new balance", "total balance", "invoice amount",
            "total usd", "amount owed", "total (usd)", "net total", "total to pay", "statement total", "total price", "total balance due", "net invoice",
        ] + ["net due", "amount credited", "balance to pay", "to pay", "pay this amt", "final amount", "amount of this invoice", "total incl tax", "total $ incl tax", "total including tax", "total now owed", "total now payable", "statement balance", "net credit to account", "credit to account", "total credit to account", "please pay this total", "total to be paid", "net credit", "amt due", "total amt due", "net amt due", "total amt", "account balance", "total credited", "credit amount", "total now due", "total charges due"]),
    ])
}
