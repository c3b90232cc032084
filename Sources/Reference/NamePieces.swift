/// Printed words cut into runs of letters and digits, lower case; each piece knows its word.
struct NamePieces {
    private(set) var pieces: [[UInt8]] = []
    private(set) var words: [Int] = []

    init(words printed: [String]) {
        for (index, word) in printed.enumerated() {
            for piece in Self.foldBytes(word) {
                pieces.append(piece)
                words.append(index)
            }
        }
    }

    static func fold(_ text: String) -> [String] { foldBytes(text).map { String(decoding: $0, as: UTF8.self) } }

    private static func foldBytes(_ text: String) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: piece.append(byte)
            case 0x41...0x5A: piece.append(byte + 32)
            default:
                // A trade mark sign, a hyphen of any kind and brackets all divide.
                if !piece.isEmpty { pieces.append(piece) }
                piece = []
            }
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }
}
