// The JSON form of the contract. Decoding skips names it does not know: a newer tool may add fields.

extension ExtractionRecord: Codable {
    private enum Key: String, CodingKey {
        case schema, file, sha256, pages, documents, problems
        case pageCount = "page_count"
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let schema = try values.decode(String.self, forKey: .schema)
        guard schema == Self.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: values, debugDescription: "schema is \(schema), not \(Self.schema)")
        }
        file = try values.decode(String.self, forKey: .file)
        sha256 = try values.decodeIfPresent(String.self, forKey: .sha256)
        pages = try values.decodeIfPresent([PageRecord].self, forKey: .pages) ?? []
        pageCount = try values.decodeIfPresent(Int.self, forKey: .pageCount) ?? pages.count
        documents = try values.decodeIfPresent([DocumentRecord].self, forKey: .documents) ?? []
        problems = try values.decodeIfPresent([Problem].self, forKey: .problems) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(Self.schema, forKey: .schema)
        try values.encode(file, forKey: .file)
        try values.encodeIfPresent(sha256, forKey: .sha256)
        try values.encode(pageCount, forKey: .pageCount)
        try values.encode(pages, forKey: .pages)
        try values.encode(documents, forKey: .documents)
        try values.encode(problems, forKey: .problems)
    }
}

extension DocumentRecord: Codable {
    private enum Key: String, CodingKey {
        case kind, pages, fields, unread
        case lineItems = "line_items"
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        kind = try values.decode(DocumentKind.self, forKey: .kind)
        pages = try values.decodeIfPresent([Int].self, forKey: .pages) ?? [1]
        fields = try values.decodeIfPresent(FieldMap.self, forKey: .fields)?.fields ?? [:]
        lineItems = try values.decodeIfPresent([FieldMap].self, forKey: .lineItems)?.map(\.fields) ?? []
        let places = try values.decodeIfPresent([String: Place].self, forKey: .unread) ?? [:]
        unread = Dictionary(uniqueKeysWithValues: places.compactMap { name, place in Field(rawValue: name).map { ($0, place) } })
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(kind, forKey: .kind)
        try values.encode(pages, forKey: .pages)
        try values.encode(FieldMap(fields), forKey: .fields)
        try values.encode(lineItems.map(FieldMap.init), forKey: .lineItems)
        if !unread.isEmpty { try values.encode(Dictionary(uniqueKeysWithValues: unread.map { ($0.key.rawValue, $0.value) }), forKey: .unread) }
    }
}

/// Fields by their contract name.
public struct FieldMap: Codable, Hashable, Sendable {
    public var fields: [Field: FieldValue]

    public init(_ fields: [Field: FieldValue]) { self.fields = fields }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Name.self)
        fields = [:]
        for name in values.allKeys {
            guard let field = Field(rawValue: name.stringValue) else { continue }
            guard try !values.decodeNil(forKey: name) else { continue }
            fields[field] = try values.decode(FieldValue.self, forKey: name)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Name.self)
        for field in Field.allCases {
            guard let value = fields[field] else { continue }
            try values.encode(value, forKey: Name(stringValue: field.rawValue))
        }
    }
}

extension FieldValue: Codable {
    private enum Key: String, CodingKey {
        case value, printed, status, confidence, reading, page, box, boxes, checks, alternatives
        case origin = "from"
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        content = try values.decode(Content.self, forKey: .value)
        switch try values.decodeIfPresent(Content.self, forKey: .printed) {
        case .list(let texts): printed = texts
        case .text(let text): printed = [text]
        case .flag, nil: printed = []
        }
        status = try values.decodeIfPresent(Status.self, forKey: .status) ?? .review
        confidence = try values.decodeIfPresent(Double.self, forKey: .confidence) ?? 0
        reading = try values.decodeIfPresent(Double.self, forKey: .reading) ?? 1
        page = try values.decodeIfPresent(Int.self, forKey: .page) ?? 1
        box = try values.decodeIfPresent([Double].self, forKey: .box) ?? []
        boxes = try values.decodeIfPresent([[Double]].self, forKey: .boxes)
        origin = try values.decodeIfPresent(Origin.self, forKey: .origin) ?? .derived
        checks = try values.decodeIfPresent([String].self, forKey: .checks)?.compactMap(Check.init) ?? []
        alternatives = try values.decodeIfPresent([String].self, forKey: .alternatives) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(content, forKey: .value)
        if case .list = content {
            try values.encode(printed, forKey: .printed)
        } else if let printed = printed.first {
            try values.encode(printed, forKey: .printed)
        }
        try values.encode(status, forKey: .status)
        try values.encode(confidence, forKey: .confidence)
        if reading < 1 { try values.encode(reading, forKey: .reading) }
        try values.encode(page, forKey: .page)
        try values.encode(box, forKey: .box)
        try values.encodeIfPresent(boxes, forKey: .boxes)
        try values.encode(origin, forKey: .origin)
        try values.encode(checks, forKey: .checks)
        if !alternatives.isEmpty { try values.encode(alternatives, forKey: .alternatives) }
    }
}

extension FieldValue.Content: Codable {
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let texts = try? value.decode([String].self) {
            self = .list(texts)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .text(let text): try value.encode(text)
        case .list(let texts): try value.encode(texts)
        case .flag(let flag): try value.encode(flag)
        }
    }
}
