import Foundation

/// Checks JSON against a JSON Schema (2020-12), as far as the schemas in `models/schema` use the language.
///
/// A keyword that is not known here is an error when the schema is read, so that nothing passes unchecked.
public struct JSONSchema {
    private let root: JSON
    private let patterns: [String: Regex<AnyRegexOutput>]

    public enum SchemaError: Error, Hashable {
        case unknownKeyword(String)
        case unknownReference(String)
    }

    private static let checked: Set<String> = [
        "type", "properties", "required", "additionalProperties", "enum", "const", "items", "prefixItems",
        "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "oneOf", "anyOf", "allOf", "not", "$ref",
    ]
    private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

    public init(_ schema: JSON) throws {
        root = schema
        var patterns: [String: Regex<AnyRegexOutput>] = [:]
        for part in Self.subschemas(of: schema) {
            for (keyword, value) in part.object ?? [:] {
                guard Self.checked.contains(keyword) || Self.annotations.contains(keyword) else {
                    throw SchemaError.unknownKeyword(keyword)
                }
                if keyword == "$ref", Self.definition(value, in: schema) == nil {
                    throw SchemaError.unknownReference(value.string ?? "")
                }
                if keyword == "pattern", let pattern = value.string { patterns[pattern] = try Regex(pattern) }
            }
        }
        self.patterns = patterns
    }

    /// What is wrong with `instance`, each with the place where; empty when it is valid.
    public func violations(of instance: JSON) -> [String] {
        violations(of: instance, by: root, at: "")
    }

    private func violations(of instance: JSON, by schema: JSON, at place: String) -> [String] {
        if case .bool(let allowed) = schema { return allowed ? [] : ["\(place): is not allowed"] }
        var found: [String] = []
        func refuse(_ reason: String) { found.append("\(place.isEmpty ? "/" : place): \(reason)") }

        if let reference = schema["$ref"], let definition = Self.definition(reference, in: root) {
            found += violations(of: instance, by: definition, at: place)
        }
        if let type = schema["type"] {
            let names = type.array?.compactMap(\.string) ?? [type.string ?? ""]
            if !names.contains(where: { instance.isOf(type: $0) }) { refuse("is no \(names.joined(separator: " or "))") }
        }
        if let allowed = schema["enum"]?.array, !allowed.contains(instance) { refuse("\(instance) is not in the list") }
        if let constant = schema["const"], instance != constant { refuse("\(instance) is not \(constant)") }

        for part in schema["allOf"]?.array ?? [] { found += violations(of: instance, by: part, at: place) }
        if let choices = schema["anyOf"]?.array {
            let each = choices.map { violations(of: instance, by: $0, at: place) }
            if !each.contains(where: \.isEmpty) { refuse("fits no choice: \(each.joined().joined(separator: "; "))") }
        }
        if let choices = schema["oneOf"]?.array {
            let fits = choices.count { violations(of: instance, by: $0, at: place).isEmpty }
            if fits != 1 { refuse("fits \(fits) choices, not one") }
        }
        if let refused = schema["not"], violations(of: instance, by: refused, at: place).isEmpty { refuse("fits what it must not") }

        switch instance {
        case .string(let text):
            if let pattern = schema["pattern"]?.string, let regex = patterns[pattern], text.firstMatch(of: regex) == nil {
                refuse("\"\(text)\" does not match \(pattern)")
            }
            if let least = schema["minLength"]?.number, Double(text.count) < least { refuse("is too short") }
            if let most = schema["maxLength"]?.number, Double(text.count) > most { refuse("is too long") }
        case .number(let number):
            if let least = schema["minimum"]?.number, number < least { refuse("\(number) is under \(least)") }
            if let most = schema["maximum"]?.number, number > most { refuse("\(number) is over \(most)") }
        case .array(let elements):
            if let least = schema["minItems"]?.number, Double(elements.count) < least { refuse("has too few elements") }
            if let most = schema["maxItems"]?.number, Double(elements.count) > most { refuse("has too many elements") }
            let first = schema["prefixItems"]?.array ?? []
            for (index, element) in elements.enumerated() {
                guard let rule = index < first.count ? first[index] : schema["items"] else { continue }
                found += violations(of: element, by: rule, at: "\(place)/\(index)")
            }
        case .object(let members):
            for name in schema["required"]?.array?.compactMap(\.string) ?? [] where members[name] == nil {
                refuse("lacks \(name)")
            }
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                guard let rule = schema["properties"]?[name] ?? schema["additionalProperties"] else { continue }
                found += violations(of: member, by: rule, at: "\(place)/\(name)")
            }
        case .null, .bool: break
        }
        return found
    }

    private static func definition(_ reference: JSON, in root: JSON) -> JSON? {
        guard let path = reference.string, path.hasPrefix("#") else { return nil }
        return path.dropFirst().split(separator: "/").reduce(root) { $0?[String($1)] }
    }

    /// `schema` and every schema within it.
    private static func subschemas(of schema: JSON) -> [JSON] {
        guard let members = schema.object else { return [] }
        let named = ["properties", "$defs"].flatMap { members[$0]?.object.map { Array($0.values) } ?? [] }
        let listed = ["prefixItems", "oneOf", "anyOf", "allOf"].flatMap { members[$0]?.array ?? [] }
        let single = ["items", "additionalProperties", "not"].compactMap { members[$0] }
        return [schema] + (named + listed + single).flatMap(subschemas)
    }
}

extension JSON {
    fileprivate func isOf(type: String) -> Bool {
        switch self {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .number(let number): type == "number" || type == "integer" && number == number.rounded()
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }
}
