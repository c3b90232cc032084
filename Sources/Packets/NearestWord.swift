/// What somebody who wrote a word that does not exist is likely to have meant.
public enum NearestWord {
    /// - Returns: nil when no word is near.
    public static func to(_ word: String, among words: some Sequence<String>) -> String? {
        let near = words.map { (word: $0, distance: distance($0.lowercased(), word.lowercased())) }.min { $0.distance < $1.distance }
        return near.flatMap { $0.distance * 2 < max(word.count, 3) ? $0.word : nil }
    }

    /// Letters to add, drop or change (Levenshtein).
    static func distance(_ a: String, _ b: String) -> Int {
        let b = Array(b)
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var next = [i + 1]
            for (j, other) in b.enumerated() { next.append(min(row[j + 1] + 1, next[j] + 1, row[j] + (letter == other ? 0 : 1))) }
            row = next
        }
        return row[b.count]
    }
}
