import PageText

/// What two recognisers say of the codes among some words: everything with a digit.
enum CodeAgreement {
    /// Both read every code, and the same.
    case agreed
    /// They read a code differently.
    case disputed
    /// Not every code was read twice, or there is none.
    case unknown

    /// The confidence that is left to a disputed reading: arithmetic may still prove it, a list of codes may not.
    static let mostWhenDisputed = 0.7

    init(of words: some Collection<Word>) {
        self = .unknown
        for word in words {
            let isCode = word.text.contains(where: \.isNumber) || word.secondReading?.contains(where: \.isNumber) ?? false
            guard isCode else { continue }
            guard let second = word.secondReading else {
                if self == .agreed { self = .unknown }
                return
            }
            guard TypedReading.trimmed(second) == TypedReading.trimmed(word.text) else {
                self = .disputed
                return
            }
            self = .agreed
        }
    }

    /// Words without a code agree when two readings say the same of each. Where they differ nothing is said: the recogniser of codes
    /// knows few words.
    static func agreeOnNames(_ words: some Collection<Word>) -> Bool {
        !words.isEmpty && words.allSatisfy { word in
            guard let second = word.secondReading else { return false }
            return !word.text.contains(where: \.isNumber) && TypedReading.trimmed(second) == TypedReading.trimmed(word.text)
        }
    }
}
