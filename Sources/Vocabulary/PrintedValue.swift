/// A value that files and reports write as one string, its `description`, and that the same string makes again.
public protocol PrintedValue: Hashable, Sendable, Codable, CustomStringConvertible {
    associatedtype Failure: Error
    /// - Parameter printed: the value as printed on paper or written in a file.
    init(_ printed: String) throws(Failure)
}

extension PrintedValue {
    public init(_ printed: some StringProtocol) throws(Failure) { try self.init(String(printed)) }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            self = try Self(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
