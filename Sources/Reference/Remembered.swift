import Synchronization

/// Answers of the tables, kept once looked up: the files are replaced, never written to, and claims ask for the same drugs again and again.
public final class Remembered<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private let answers = Mutex<[Question: Answer]>([:])
    /// More than a practice's drugs, codes and days of a month. Then it begins anew, so that months of running hold no more.
    private static var limit: Int { 2000 }

    public init() {}

    public func answer(to question: Question, _ find: () -> Answer) -> Answer {
        if let known = answers.withLock({ $0[question] }) { return known }
        let answer = find()
        answers.withLock {
            if $0.count >= Self.limit { $0.removeAll() }
            $0[question] = answer
        }
        return answer
    }
}
