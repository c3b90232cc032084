/// A regular expression that is made once. A literal in a function is made anew at each call, which takes far longer than to look for it.
struct Pattern<Output>: @unchecked Sendable {
    // Only not declared Sendable: nothing changes it.
    private let regex: Regex<Output>

    init(_ regex: Regex<Output>) { self.regex = regex }

    func isAll(of text: some BidirectionalCollection<Character> & StringProtocol) -> Bool { (try? regex.wholeMatch(in: String(text))) != nil }

    /// The first place where it stands.
    func range(in text: String) -> Range<String.Index>? { (try? regex.firstMatch(in: text))?.range }

    func begins(_ text: String) -> Bool { (try? regex.prefixMatch(in: text)) != nil }
}
