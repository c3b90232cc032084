import Testing

@testable import Packets

@Suite("Narrative")
struct NarrativeTests {
    private static let parts = ["Examplimab-abcd", "312mg", "IV", "NDC12345067801", "100mg X4", "WASTE 88mg"]

    @Test("whole parts are dropped from the end", arguments: [
        (80, "EXAMPLIMAB-ABCD 312MG IV NDC12345067801 100MG X4 WASTE 88MG"), (59, "EXAMPLIMAB-ABCD 312MG IV NDC12345067801 100MG X4 WASTE 88MG"),
        (58, "EXAMPLIMAB-ABCD 312MG IV NDC12345067801 100MG X4"), (30, "EXAMPLIMAB-ABCD 312MG IV"), (21, "EXAMPLIMAB-ABCD 312MG"),
    ])
    func length(limit: Int, text: String) { #expect(Narrative(Self.parts).text(within: limit) == text) }

    @Test("what weighs most is kept, and stands at its place", arguments: [(80, "EXAMPLIMAB-ABCD 312MG IV NDC12345067801 INV $4812.00"), (45, "EXAMPLIMAB-ABCD 312MG IV INV $4812.00"), (36, "EXAMPLIMAB-ABCD 312MG INV $4812.00"), (21, "EXAMPLIMAB-ABCD 312MG")])
    func places(limit: Int, text: String) {
        #expect(Narrative(["Examplimab-abcd", "312mg", "INV $4812.00", "IV", "NDC12345067801"], places: [0, 2, 7, 3, 4]).text(within: limit) == text)
    }

    @Test("a name that is too long keeps its leading words, and the dose stays", arguments: [(30, "PEGYLATED RECOMBINANT 5MG IV"), (47, "PEGYLATED RECOMBINANT HUMAN EXAMPLIMAB-ABCD 5MG"), (43, "PEGYLATED RECOMBINANT HUMAN 5MG IV")])
    func longName(limit: Int, text: String) {
        #expect(Narrative(["pegylated recombinant human examplimab-abcd", "5mg", "IV"]).text(within: limit) == text)
    }

    @Test("a single word that no line can hold is left out whole, without a gap")
    func longWord() { #expect(Narrative([String(repeating: "X", count: 90), "5mg", "IV"]).text(within: 80) == "5MG IV") }

    @Test("only allowed characters, single spaces, no concentration", arguments: [
        ("a~b*c:d^e|f", "A B C D E F"), ("  two   spaces ", "TWO SPACES"), ("Examplia 100 mg/mL", "EXAMPLIA"), ("Examplia 40 mg/0.4 mL pen", "EXAMPLIA PEN"), ("café Ünïon", "CAFE UNION"),
        ("INV $4,812.00", "INV $4,812.00"),
    ])
    func allowed(part: String, text: String) { #expect(Narrative([part]).text(within: 80) == text) }
}
