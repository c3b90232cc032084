import PageText
import Testing

@testable import Extraction

@Suite("Boxes behind what they stand for")
struct TrailingBoxTests: OrderPapers {
    private let list: [Text] = [("Otheria 300 mg IV every 8 weeks", 60, 150), ("Examplia 200 mg SC every 4 weeks", 60, 164)]

    @Test("the drug whose box at the end of its row is ticked", arguments: [true, false])
    func drugs(isSecond: Bool) throws {
        let fields = try #require(try read(order + list, boxes: [box(420, 150, !isSecond), box(420, 164, isSecond)], without: ["Drug", "Dose", "Route", "Frequency"])).fields
        #expect(fields[.drugSelection]?.text == "one")
        #expect(fields[.drugBrand]?.text == (isSecond ? "Examplia" : "Otheria"))
        #expect(fields[.dose]?.text == (isSecond ? "200 mg" : "300 mg"))
        #expect(fields[.route]?.text == (isSecond ? "SC" : "IV"))
    }

    @Test("codes and their columns, with other boxes behind")
    func codes() throws {
        let codes: [Text] = [("ICD-10:", 40, 150), ("G35", 100, 150), ("Multiple sclerosis", 150, 150), ("Weight: 70 kg", 460, 150), ("M05.79", 100, 164), ("Arthritis", 150, 164), ("Height: 170 cm", 460, 164)]
        let fields = try #require(try read(order + codes, boxes: [box(400, 150, true), box(400, 164)], without: ["Diagnosis"])).fields
        #expect(fields[.icd10]?.list == ["G35"])
        #expect(fields[.weight]?.text == "70 kg")
    }

    @Test("boxes before their words stay where they are, and so do those for yes and no")
    func leading() {
        func line(_ words: [(String, Double)]) -> TextLine { TextLine(words: words.map { Word(text: $0.0, box: Box(x: $0.1, y: 10, width: 40, height: 10), confidence: 1) }) }
        let inline = [box(100, 11), box(200, 11, true)]
        #expect(TrailingBoxes.led(inline, by: [line([("Route:", 40), ("IV", 112), ("SC", 212)])]) == inline)
        #expect(TrailingBoxes.led(inline, by: [line([("Pregnant?", 40)])]) == inline)
        // In cells of their own, and behind the numbers of rows.
        func at(_ y: Double, _ words: [(String, Double)]) -> TextLine { TextLine(words: words.map { Word(text: $0.0, box: Box(x: $0.1, y: y, width: 40, height: 10), confidence: 1) }) }
        let cells = [box(145, 150), box(295, 150, true), box(145, 164), box(295, 164, true)]
        #expect(TrailingBoxes.led(cells, by: [at(150, [("Loading", 40), ("300mg", 180), ("600mg", 330)]), at(164, [("Maintenance", 40), ("100mg", 180), ("200mg", 330)])]) == cells)
        let rows = [box(90, 150), box(90, 164, true)]
        #expect(TrailingBoxes.led(rows, by: [at(150, [("1.", 40), ("Otheria", 130)]), at(164, [("2.", 40), ("Examplia", 130)])]) == rows)
    }
}
