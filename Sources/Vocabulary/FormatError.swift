/// Why a printed text is not the value it was taken for.
public enum FormatError: Error, Hashable, Sendable {
    /// - Parameter expected: the form it must have, as the end of "expected …".
    case wrongForm(of: String, expected: String)
    case wrongCheckDigit(of: String)
}

extension FormatError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongForm(let noun, let expected): "This is not \(noun): expected \(expected)."
        case .wrongCheckDigit(let noun): "This is not \(noun): its check digit does not agree with the other digits."
        }
    }
}
