import Foundation
import Packets
import Testing

@testable import Claims

@Suite("837P")
struct X12Tests {
    private func line(_ packet: Packet) -> [String] {
        let line = ServiceLine(billed: BilledClaim(packet))
        return (line.claimSegments + line.lineSegments).map { $0.text(X12Delimiters()) }
    }

    @Test("the service line says code, modifiers, narrative, charge, pointers, NDC and quantity")
    func serviceLine() throws {
        #expect(try line(ExampleClaim.packet(attachment: ["transmission": "FX"], priorAuth: "PA 77")) == [
            "PWK*OZ*FX***AC*C100120260302~", "REF*G1*PA 77~", "LX*1~", "SV1*HC:J3590:JZ::::EXAMPLIMAB-ABCD 312MG IV NDC12345067801*8210.06*UN*1***1:2~",
            "DTP*472*D8*20260302~", "REF*6R*C-1001L1~", "NTE*ADD*EXAMPLIMAB-ABCD 312MG IV NDC12345067801~", "LIN**N4*12345067801~", "CTP****15.6*ML~",
        ])
    }

    @Test("without a quantity there is no NDC loop, and papers and authorization only where there are some", arguments: ["N412345067801", "", "N412345067801 ML0"])
    func noQuantity(ndcLine: String) throws {
        let segments = try line(ExampleClaim.packet(ndcLine: ndcLine.isEmpty ? nil : ndcLine))
        #expect(!segments.contains { ["LIN", "CTP", "PWK", "REF*G1"].contains(where: $0.hasPrefix) })
    }

    @Test("a whole claim has its envelope, counts its segments and names every party")
    func whole() throws {
        let text = try #require(ProfessionalClaim(BilledClaim(ExampleClaim.packet()), made: ExampleClaim.made)).text()
        let lines = text.split(separator: "\n").map { String($0) }
        #expect(lines[0].count == 106)
        #expect(lines.contains("NM1*IL*1*QUINT*DOROTHEA****MI*1EG4TE5MK73~"))
        #expect(lines.contains("HI*ABK:C154*ABF:I10~"))
        #expect(lines.contains("CLM*C-1001*8210.06***11:B:1*Y*A*Y*Y~"))
        let count = (lines.firstIndex { $0.hasPrefix("SE*") } ?? 0) - (lines.firstIndex { $0.hasPrefix("ST*") } ?? 0) + 1
        #expect(lines.contains("SE*\(count)*0001~"))
        #expect(try text == ProfessionalClaim(BilledClaim(ExampleClaim.packet()), made: ExampleClaim.made)?.text())
    }

    @Test("what a whole claim lacks is named, and none is written")
    func missing() throws {
        var parties = ExampleClaim.parties
        parties["subscriber"] = ["last_name": "Quint"]
        parties["signature_on_file"] = nil
        let billed = BilledClaim(try ExampleClaim.packet(parties: parties, diagnoses: []))
        #expect(ProfessionalClaim.missing(billed) == ["diagnosis", "parties.subscriber", "parties.signature_on_file"])
        #expect(ProfessionalClaim(billed, made: ExampleClaim.made) == nil)
        let output = try ClaimOutput.files(of: ExampleClaim.packet(parties: parties), made: ExampleClaim.made, packetSize: nil)
        #expect(!output.files.contains { $0.name == "claim.837" })
        #expect(output.notes == ["No whole 837P was written: the claim lacks parties.subscriber, parties.signature_on_file."])
    }
}

@Suite("An 837P of the practice system")
struct ClaimFileTests {
    /// Three claims; the second is ours, its first line is an administration.
    private func file(_ d: [Character] = ["*", ":", "~"], lineEnd: String = "\r\n", line: String = "SV1*HC:J3590:JZ*8210.06*UN*1***1~", behind: [String] = []) -> String {
        let claim = { (id: String, lines: [String]) in
            ["HL*3*1*22*0~", "CLM*\(id)*8310.06***11:B:1*Y*A*Y*Y~", "DTP*435*D8*20260301~", "REF*D9*X1~", "HI*ABK:C154~"] + lines
        }
        let segments =
            ["ISA*00*          *00*          *ZZ*SUB            *ZZ*RCV            *260303*1200*^*00501*000000007*0*T*:~", "GS*HC*SUB*RCV*20260303*1200*7*X*005010X222A1~",
             "ST*837*0007*005010X222A1~", "BHT*0019*00*7*20260303*1200*CH~"]
            + claim("C-1000", ["LX*1~", "SV1*HC:J3590:JZ*1*UN*1***1~", "DTP*472*D8*20260302~"])
            + claim("C-1001", ["LX*1~", "SV1*HC:96413*100*UN*1***1~", "DTP*472*D8*20260302~", "LX*2~", line, "DTP*472*D8*20260302~", "REF*6R*77~"] + behind)
            + claim("C-1002", ["LX*1~", "SV1*HC:J3590*1*UN*1***1~"]) + ["SE*37*0007~", "GE*1*7~", "IEA*1*000000007~"]
        let text = segments.joined(separator: lineEnd) + lineEnd
        return String(text.map { $0 == "*" ? d[0] : $0 == ":" ? d[1] : $0 == "~" ? d[2] : $0 })
    }

    private func enriched(_ text: String, _ packet: Packet) throws -> (lines: [String], notes: [String]) {
        let result = try ClaimFile(Data(text.utf8)).enriched(by: BilledClaim(packet))
        return (String(decoding: result.bytes, as: UTF8.self).replacing("\r\n", with: "\n").split(separator: "\n").map { String($0) }, result.notes)
    }

    @Test("gets what it lacks in its place; every other byte stays")
    func enriches() throws {
        let text = file(behind: ["NM1*82*1*LIND****XX*1699277400~"])
        let result = try ClaimFile(Data(text.utf8)).enriched(by: BilledClaim(ExampleClaim.packet(attachment: ["transmission": "FX"], priorAuth: "PA77")))
        let narrative = "EXAMPLIMAB-ABCD 312MG IV NDC12345067801"
        let expected = text
            .replacing("CLM*C-1001*8310.06***11:B:1*Y*A*Y*Y~\r\nDTP*435*D8*20260301~\r\nREF*D9*X1~\r\n", with: "CLM*C-1001*8310.06***11:B:1*Y*A*Y*Y~\r\nDTP*435*D8*20260301~\r\nPWK*OZ*FX***AC*C100120260302~\r\nREF*D9*X1~\r\nREF*G1*PA77~\r\n")
            .replacing("SV1*HC:J3590:JZ*8210.06*UN*1***1~", with: "SV1*HC:J3590:JZ::::\(narrative)*8210.06*UN*1***1~")
            .replacing("REF*6R*77~\r\n", with: "REF*6R*77~\r\nNTE*ADD*\(narrative)~\r\nLIN**N4*12345067801~\r\nCTP****15.6*ML~\r\n")
            .replacing("SE*37*", with: "SE*42*")
        #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
        #expect(result.notes == [])
        // Once enriched, nothing is added again.
        #expect(try ClaimFile(result.bytes).enriched(by: BilledClaim(ExampleClaim.packet(attachment: ["transmission": "FX"], priorAuth: "PA77"))).bytes == result.bytes)
    }

    @Test("keeps its own delimiters and line ends", arguments: [(["|", ">", "!"], ""), (["*", ":", "~"], "\n"), (["+", "<", "'"], "\r\n")] as [([Character], String)])
    func delimiters(characters: [Character], lineEnd: String) throws {
        let text = file(characters, lineEnd: lineEnd)
        let result = String(decoding: try ClaimFile(Data(text.utf8)).enriched(by: BilledClaim(ExampleClaim.packet())).bytes, as: UTF8.self)
        let e = characters[0], t = characters[2]
        #expect(result.contains("\(t)\(lineEnd)LIN\(e)\(e)N4\(e)12345067801\(t)\(lineEnd)CTP\(e)\(e)\(e)\(e)15.6\(e)ML\(t)\(lineEnd)"))
        for id in ["C-1000", "C-1002"] {
            let own = { (text: String) in text.components(separatedBy: "CLM\(e)").first { $0.hasPrefix(id) }.map { $0.components(separatedBy: "SE\(e)")[0] } }
            #expect(own(result) == own(text))
        }
    }

    @Test("empty elements at the end, letters beyond ASCII, and line ends as terminators stay")
    func oddities() throws {
        let text = file(line: "SV1*HC:J3590:JZ*8210.06*UN*1***1**~", behind: ["NM1*82*1*NU\u{D1}EZ****XX*1699277400~"])
        let latin = Data(text.unicodeScalars.map { UInt8($0.value) })
        let result = try ClaimFile(latin).enriched(by: BilledClaim(ExampleClaim.packet())).bytes
        #expect(result.range(of: Data("12345067801*8210.06*UN*1***1**~".utf8)) != nil)
        #expect(result.range(of: Data([0x4E, 0x55, 0xD1, 0x45, 0x5A])) != nil)
        let lines = try ClaimFile(Data(file(["*", ":", "\n"], lineEnd: "").utf8)).enriched(by: BilledClaim(ExampleClaim.packet())).bytes
        #expect(lines.range(of: Data("\nLIN**N4*12345067801\nCTP****15.6*ML\n".utf8)) != nil)
        #expect(lines.range(of: Data("\n\n".utf8)) == nil)
    }

    @Test("what it already says is left and told")
    func leaves() throws {
        let text = file(line: "SV1*HC:J3590:JZ::::OTHER WORDS*8210.06*UN*1***1~", behind: ["NTE*ADD*MY NOTE~", "LIN**N4*99999000101~", "CTP****1*UN~"])
        let result = try enriched(text, ExampleClaim.packet())
        #expect(result.lines.joined() == text.replacing("\r\n", with: ""))
        #expect(result.notes.count == 3)
    }

    @Test("a file that is no 837P, or does not hold the claim or its line, is refused", arguments: [
        ("", "C-1001", ClaimFileError.notAnInterchange), ("ISA", "C-1001", .notAnInterchange), ("835", "C-1001", .notProfessional), ("837", "C-9", .noSuchClaim(id: "C-9")),
        ("96413 only", "C-1001", .noSuchLine(hcpcs: "J3590")),
    ])
    func refuses(kind: String, id: String, error: ClaimFileError) throws {
        let text = switch kind {
        case "835": file().replacing("ST*837*", with: "ST*835*")
        case "837": file()
        case "96413 only": file(line: "SV1*HC:96415*1*UN*1***1~")
        default: kind
        }
        #expect(throws: error) { try ClaimFile(Data(text.utf8)).enriched(by: BilledClaim(ExampleClaim.packet(id: id))) }
    }
}
