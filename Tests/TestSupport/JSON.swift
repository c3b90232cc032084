public import Foundation

/// Any JSON value, for tests that look at output as a program of somebody else would.
public enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    /// - Throws: an error of Foundation's where `data` is no JSON.
    public init(parsing data: Data) throws {
        self.init(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed))
    }

    // Not by way of Decodable: it finds a value's type by throwing, and under Swift Testing each throw takes a backtrace.
    private init(_ parsed: Any) {
        switch parsed {
        case let members as [String: Any]: self = .object(members.mapValues { JSON($0) })
        case let elements as [Any]: self = .array(elements.map { JSON($0) })
        case let text as String: self = .string(text)
        case let number as NSNumber where type(of: number) == type(of: NSNumber(value: true)): self = .bool(number.boolValue)
        case let number as NSNumber: self = .number(number.doubleValue)
        default: self = .null
        }
    }

    public init(parsing text: String) throws {
        try self.init(parsing: Data(text.utf8))
    }

    public init(contentsOf url: URL) throws {
        try self.init(parsing: Data(contentsOf: url))
    }

    /// nil where this is no object or the key is absent.
    public subscript(key: String) -> JSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// nil where this is no array or the index is past its end.
    public subscript(index: Int) -> JSON? {
        if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
    }

    public var string: String? { if case .string(let text) = self { text } else { nil } }
    public var number: Double? { if case .number(let number) = self { number } else { nil } }
    public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    public var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
    public var object: [String: JSON]? { if case .object(let members) = self { members } else { nil } }

    /// This value with what stands at `path` replaced; a nil `value` removes it. Steps into arrays are numbers.
    public func setting(_ path: [String], to value: JSON?) -> JSON? {
        guard let step = path.first else { return value }
        let rest = Array(path.dropFirst())
        switch self {
        case .object(var members):
            members[step] = (members[step] ?? .null).setting(rest, to: value)
            return .object(members)
        case .array(var elements):
            guard let index = Int(step), elements.indices.contains(index) else { return self }
            if let element = elements[index].setting(rest, to: value) {
                elements[index] = element
            } else {
                elements.remove(at: index)
            }
            return .array(elements)
        default: return rest.isEmpty ? value : self
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral text: String) { self = .string(text) }
    public init(integerLiteral number: Int) { self = .number(Double(number)) }
    public init(floatLiteral number: Double) { self = .number(number) }
    public init(booleanLiteral flag: Bool) { self = .bool(flag) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(Dictionary(members) { _, last in last })
    }
    public init(nilLiteral: ()) { self = .null }
}
