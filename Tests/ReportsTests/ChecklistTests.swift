import Extraction
import Packets
import Testing

@testable import Reports

@Suite("Checklist")
struct ChecklistTests {
    private func state(_ title: String, _ packet: Packet) -> Checklist.State? {
        Checklist(packet).items.first { $0.title == title }?.state
    }

    @Test("an element is wrong by an error, to confirm by a warning or a doubt, present by a value", arguments: [
        ([], Checklist.State.present), ([("ndc_mismatch", Finding.Severity.error)], .missing), ([("ndc_mismatch", .warning)], .confirm),
        ([("ndc_mismatch", .info)], .present), ([("missing_npi", .error)], .present),
    ] as [([(String, Finding.Severity)], Checklist.State)])
    func states(findings: [(String, Finding.Severity)], expected: Checklist.State) throws {
        let packet = try Example.packet(findings: findings.map { Example.finding($0.0, $0.1) })
        #expect(state("NDC on invoice or label", packet) == expected)
    }

    @Test("a value to confirm makes its element one to confirm")
    func doubt() throws {
        let fact = Example.fact(.ndc, "12345067801", status: .review)
        #expect(state("NDC on invoice or label", try Example.packet(findings: [Example.confirm(fact)])) == .confirm)
    }

    @Test("a finding that no element lists stands at the last one")
    func unlisted() throws {
        #expect(Checklist(try Example.packet(findings: [Example.finding("new_rule", .error)])).items.last?.state == .missing)
    }

    @Test("what no rule asks for is no gap")
    func notAsked() throws {
        #expect(state("Prior authorization", try Example.packet()) == .notAsked)
    }

    @Test("the last line is the verdict, the open values and the place of the packet")
    func lastLine() throws {
        let fact = Example.fact(.ndc, "12345067801", status: .review)
        let packet = try Example.packet(findings: [Example.finding("missing_npi", .error), Example.confirm(fact)])
        let lines = ChecklistText.render(packet, folder: "out/C-1001", width: 80, color: false, isUTF8: true).split(separator: "\n")
        #expect(lines.last == "NOT READY: documentation incomplete, 1 to fix, 1 to confirm; packet in out/C-1001")
        let ready = ChecklistText.render(try Example.packet(), folder: nil, width: 80, color: false, isUTF8: true).split(separator: "\n")
        #expect(ready.last == "READY: documentation complete, 0 to fix, 0 to confirm")
    }

    @Test("no line is wider than the terminal", arguments: [40, 60, 80, 132])
    func width(columns: Int) throws {
        let lines = ChecklistText.render(try Example.crowded(), folder: nil, width: columns, color: false, isUTF8: true).split(separator: "\n")
        // The first and the last are sentences of their own.
        #expect(lines.dropFirst().dropLast().allSatisfy { $0.count <= columns })
    }

    @Test("without colour and UTF-8 there is plain ASCII, whatever the papers say")
    func plain() throws {
        let facts = [Example.fact(.patientName, "A\u{1B}[31mB\u{7}C" + String(repeating: "x", count: 200))]
        let text = ChecklistText.render(
            try Example.packet(facts: facts, findings: [Example.confirm(facts[0]), Example.finding("x", .error, message: "\u{1B}]0;title\u{7}")]), folder: nil,
            width: 60, color: false, isUTF8: false)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || (0x20..<0x7F).contains($0.value) })
    }
}
