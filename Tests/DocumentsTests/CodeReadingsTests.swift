import PageText
import Testing

@testable import Documents

@Suite("Two readings of a line")
struct CodeReadingsTests {
    /// Words of ten points' height, one after another, from texts and the gaps before them.
    private func line(_ parts: [(gap: Double, text: String, confidence: Double)]) -> [Word] {
        var x = 0.0
        return parts.map { part in
            let width = 6 * Double(part.text.count)
            defer { x += part.gap + width }
            return Word(text: part.text, box: Box(x: x + part.gap, y: 0, width: width, height: 10), confidence: part.confidence)
        }
    }

    @Test("the surer of two readings stands, and the other is told", arguments: [
        ("SI2025", 0.7, "512025", 0.4, "SI2025", "512025"), ("$12025", 0.7, "SI2025", 0.9, "SI2025", "$12025"), ("A1B2", 0.9, "A1B2", 0.95, "A1B2", "A1B2"),
        ("Prescriber", 0.3, "Presecrber", 0.6, "Prescriber", "Presecrber"),
    ])
    func compared(first: String, sure: Double, second: String, secondSure: Double, text: String, other: String) {
        let read = CodeReadings.compared(line([(0, first, sure)]), with: line([(0, second, secondSure)]))
        #expect(read.map(\.text) == [text] && read.map(\.secondReading) == [other])
        #expect(read[0].confidence == (text == first ? sure : secondSure))
    }

    @Test("a second reading of other words than these is none")
    func otherWords() {
        let read = CodeReadings.compared(line([(0, "Lot", 0.9), (6, "A1B2C3", 0.5)]), with: line([(0, "LotA1B2C3D", 0.99)]))
        #expect(read.map(\.text) == ["Lot", "A1B2C3"] && read.allSatisfy { $0.secondReading == nil })
    }

    @Test("names are read again, prose is not", arguments: [
        ("Copperfield Endocrinology, Ltd.", true), ("of", false), ("The patient has not responded to any of the therapies tried so far", false),
    ])
    func names(text: String, isRead: Bool) {
        #expect(CodeReadings.mayName(line(text.split(separator: " ").map { (6, String($0), 0.9) })) == isRead)
    }

    @Test("what another reading says of a name is told, and changes nothing")
    func confirmed() {
        let read = CodeReadings.confirmed(line([(0, "Anjall", 0.7), (6, "Brennan", 0.9)]), by: line([(0, "Anjali", 0.95), (6, "Brennan", 0.9)]))
        #expect(read.map(\.text) == ["Anjall", "Brennan"] && read.map(\.secondReading) == ["Anjali", "Brennan"])
    }

    @Test("a number that was torn is one word; a date, a column and a minus are not", arguments: [
        ("186,", "433.92", 3.0, true), ("1,186,", "433", 3, true), ("17,", "2028", 3, false), ("186,", "433.92", 8, false), ("A,", "433", 3, false),
        ("70381", "-5940-07", 3, true), ("100", "-20", 6, false), ("555", "0163", 2, false), ("each", "-20", 2, false),
    ])
    func joined(left: String, right: String, gap: Double, isOne: Bool) {
        #expect(CodeReadings.joined(line([(0, left, 0.9), (gap, right, 0.8)])).map(\.text) == (isOne ? [left + right] : [left, right]))
    }
}
