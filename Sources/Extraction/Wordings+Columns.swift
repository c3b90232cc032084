/// The heads of the columns of line items.
extension Wordings {
    static let columns = LabelTable([
        (.quantity, [
            "qty", "quantity", "qty shipped", "qty ship", "shipped", "ship", "qty shp", "shp", "quantity shipped", "qty.", "ship qty", "shp qty", "units", "qnty", "qty inv", "qty invoiced", "invoiced qty", "delivered", "qty del",
        ] + phrases(["qty", "quantity"], ["shipped", "ship", "shp", "inv", "invd", "invoiced", "del", "delivered", "dispensed", "disp", "supplied", "billed", "sold", "sent", "filled"]) + phrases(["shipped", "ship", "invoice", "invoiced", "billed", "delivered"], ["qty", "quantity", "units"]) + ["invoiced", "billed", "pieces", "pcs", "count", "lot qty", "lot quantity", "qty per lot"]),
        (.unitOfMeasure, ["um", "u/m", "uom", "unit", "unit of measure", "uofm", "u of m", "pkg", "pack", "units of measure", "sell unit"] + ["sales unit", "selling unit", "unit type", "pkg type", "package", "units"]),
        (.description, [
            "description", "item description", "product description", "item", "product", "material", "material description", "material / description", "material/description", "description of goods", "product name", "drug", "drug description", "product / description",
            "medication", "item / description", "article", "details", "goods", "product no. / description", "product no / description", "name", "drug name", "item name", "product / ndc", "service",
        ] + ["product / service", "product or service", "product/service", "activity", "description of service", "items", "item name / description", "medication description", "material name", "drug / strength"]),
        (.ndc, ["ndc", "ndc/upc", "ndc / upc", "ndc no", "ndc #", "ndc number", "ndc code", "ndc-11", "ndc11", "national drug code", "item / ndc", "item/ndc", "ndc/item"] + ["n.d.c.", "ndc code", "product ndc", "ndc / item"]),
        (.unitPrice, [
            "unit price", "price", "price ea", "price each", "unit cost", "cost", "net price", "unit net", "price/unit", "unit", "each", "rate", "your price", "contract price", "net unit price", "price (usd)", "unit price (usd)", "net cost", "invoice price", "cost each", "unit amt",
        ] + ["unit rate", "net each", "unit credit", "cost ea", "your cost", "cost/unit", "price per unit", "sell price", "price / ea", "net unit", "unit price usd"]),
        (.extendedPrice, [
            "amount", "extended", "extended price", "ext price", "ext. price", "extension", "ext", "ext amount", "ext. amount", "extended amount", "total", "line total", "total price", "net amount", "amount (usd)", "net ext", "net ext.", "net extended", "line amount", "extended cost", "ext cost",
            "total (usd)", "net total", "credit", "value", "charge", "charges", "ext. cost", "ext'd", "total amount", "balance",
        ] + phrases(["ext", "extended", "line", "net"], ["amt", "amount", "price", "total", "cost", "value"]) + ["net", "amt", "line value", "sum", "price extended", "line credit"]),
        (.listPrice, ["list", "list price", "wac", "wholesale price", "base price", "gross price", "awp", "catalog price", "list unit"] + ["wac price", "awp/list", "list/awp", "gross", "list cost", "awp price", "gross unit"]
            // As OCR reads it.
            + ["ust", "ust price"]),
        (.lot, ["lot", "lot #", "lot no", "lot number", "lot/batch", "batch", "batch no", "lot#", "lot(s)", "lot / exp", "lot/exp"] + ["batch number", "batch #", "lot/serial", "lot nbr", "lot / batch", "batch/lot", "batch / lot", "lot/batch no", "batch/lot no", "lot(exp)", "lot no/exp", "lots"] + phrases(["lot", "lot and", "lot &", "batch and", "lot /", "lot/", "batch /", "lot no /"], ["expiration", "expiry", "exp", "exp date"])),
        (.expiry, ["exp", "exp date", "expiry", "expiration", "exp. date", "expiration date", "expires", "exp.", "use by", "use before", "expiry date", "best before"] + ["expiry dt", "exp dt", "expire date", "exp dates", "best by", "sled", "good through", "use before"]),
        (.lineInvoiceNumber, ["invoice", "invoice #", "invoice no", "invoice number", "inv #", "inv no", "document", "doc no", "reference", "ref", "document no", "ref no", "inv. no"] + phrases(["invoice", "inv", "document", "doc", "ref", "reference", "bill"], ["no", "number", "#", "nbr"])),
        (.lineInvoiceDate, ["inv date", "invoice date", "date", "doc date", "inv. date", "document date", "trans date", "transaction date", "posting date"] + ["posted", "trans dt", "invoice dt", "inv dt", "date invoiced", "invoiced on", "shipped on", "ordered on", "billing date", "dated"]),
        // Columns that hold none of our fields, named so that their numbers are not taken for others.
        (.discount, ["disc", "disc %", "disc%", "discount", "disc.", "discount %"] + ["% off", "off %", "disc pct", "less %"]),
        (.tax, ["tax", "tax amt", "credits", "payments", "payment", "paid", "payments/credits", "payments / credits", "payment/credit", "running balance"]),
        (.accountNumber, ["ln", "line", "line #", "#", "no", "item no", "item no.", "item #", "item number", "sku", "catalog", "catalog #", "cat no", "catalog no", "product no", "product no.", "product code", "product #", "code", "part no", "material no", "pos", "seq", "line no", "item code", "prod no", "stock no", "vendor item"] + ["generic name", "generic", "nonproprietary name", "item id", "prod id", "product id", "material #", "mat no", "material number", "stock #", "part #", "part number", "cat #", "catalog number", "article no", "article #", "cat", "pn", "bin", "bin no", "bin loc", "shelf", "line no", "ln #", "item no / sku", "stock code"]),
        (.purchaseOrderNumber, ["ord", "ordered", "qty ord", "qty ordered", "order qty", "b/o", "backordered", "back order", "bo", "qty b/o", "backorder", "po", "po #", "p.o.", "contract", "hcpcs", "mfr", "manufacturer", "size", "strength", "form", "type", "status", "due date", "terms"] + phrases(["qty", "quantity"], ["ord", "ordered", "order", "bo", "b/o", "backordered", "open"]) + phrases(["order", "ordered", "ord", "backorder"], ["qty", "quantity"]) + ["your po", "customer po", "cust po", "purchase order", "po number", "po no", "gpo"]),
    ])
}
