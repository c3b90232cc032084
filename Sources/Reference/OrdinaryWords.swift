/// Words of everyday print that lie within a misreading of some drug's name. They are never taken for a misread one.
enum OrdinaryWords {
    static func contains(_ piece: [UInt8]) -> Bool { words.contains(piece) }

    private static let words: Set<[UInt8]> = Set(list.split(separator: " ").map { Array($0.utf8) })

    private static let list = "actual"
}
