import Extraction
import Foundation
import Packets

@testable import Office

/// Papers and claims written by hand, as a sure reading would give them.
enum Paper {
    static func value(_ text: String, status: FieldValue.Status = .accepted) -> FieldValue {
        FieldValue(.text(text), printed: [text], status: status, confidence: 1, page: 1, box: [0, 0, 1, 1], origin: .textLayer)
    }

    static func fields(_ texts: [Field: String], unsure: Set<Field> = []) -> [Field: FieldValue] {
        Dictionary(uniqueKeysWithValues: texts.map { field, text in
            var made = value(text, status: unsure.contains(field) ? .review : .accepted)
            if field.isList { made.content = .list(text.split(separator: ",").map(String.init)) }
            return (field, made)
        })
    }

    static func order(_ texts: [Field: String], unsure: Set<Field> = []) -> DocumentRecord {
        DocumentRecord(kind: .order, pages: [1], fields: fields(texts, unsure: unsure))
    }

    static func label(_ texts: [Field: String], unsure: Set<Field> = []) -> DocumentRecord {
        DocumentRecord(kind: .label, pages: [1], fields: fields(texts, unsure: unsure))
    }

    static func invoice(date: String? = "2026-02-10", subtype: String = "invoice", _ lines: [Field: String]...) -> DocumentRecord {
        var head: [Field: String] = [.subtype: subtype, .invoiceNumber: "I-1"]
        head[.invoiceDate] = date
        return DocumentRecord(kind: .invoice, pages: [1], fields: fields(head), lineItems: lines.map { fields($0) })
    }

    static func record(_ documents: DocumentRecord..., name: String = "scan.pdf", sha256: String? = nil) -> ExtractionRecord {
        ExtractionRecord(
            file: name, sha256: sha256, pageCount: 1, pages: [PageRecord(page: 1, kind: documents.first?.kind ?? .other, source: "text_layer", rotation: 0, quality: 1)],
            documents: documents, problems: [])
    }

    static func claim(
        _ id: String, name: String? = "Ann B. Example", birth: String? = "1955-06-11", mbi: String? = nil, day: String = "2026-03-02", brand: String? = "Examplia",
        ndc: String? = nil
    ) throws -> Claim {
        var object = ["claim_id": id, "date_of_service": day, "hcpcs": "J3590"]
        object["beneficiary_name"] = name
        object["dob"] = birth
        object["mbi"] = mbi
        object["drug_brand"] = brand
        object["ndc"] = ndc
        return try Claim(json: JSONSerialization.data(withJSONObject: object))
    }
}
