import Testing
import Vocabulary

@Suite("Identifiers")
struct IdentifierTests {
    @Test("an NPI has a right check digit", arguments: [
        ("1234567893", true), ("1558598797", true), ("1245319599", true), ("1234 567 893", true),
        ("1234567890", false), ("2000000008", false), ("3234567893", false), ("123456789", false), ("", false),
    ])
    func npi(printed: String, isValid: Bool) {
        #expect(((try? NPI(printed)) != nil) == isValid)
    }

    @Test("an MBI follows its pattern and is held plain", arguments: [
        ("1EG4TE5MK73", "1EG4TE5MK73"), ("1EG4-TE5-MK73", "1EG4TE5MK73"), ("1eg4 te5 mk72", "1EG4TE5MK72"),
        ("1SG4TE5MK73", nil), ("0EG4TE5MK73", nil), ("1EG4TE5MK7", nil), ("123456789A", nil),
    ])
    func mbi(printed: String, value: String?) {
        #expect((try? MBI(printed))?.description == value)
    }

    @Test("an ICD-10-CM code gets its dot", arguments: [
        ("G70.00", "G70.00"), ("g7000", "G70.00"), ("C34.91", "C34.91"), ("H35.3211", "H35.3211"), ("T78.2XXA", "T78.2XXA"), ("U07.1", "U07.1"),
        ("D3A.00", "D3A.00"), ("I10", "I10"), ("Z79.899", "Z79.899"), ("M34", "M34"),
        ("7000", nil), ("G.7000", nil), ("G70.00.1", nil), ("GG0.00", nil), ("250.00", nil), ("G70.", nil), ("IO9", nil), ("G70.00000", nil),
    ])
    func icd10(printed: String, value: String?) {
        #expect((try? ICD10(printed))?.code == value)
    }

    @Test("a HCPCS code has five characters", arguments: [
        ("J3590", true), ("j9999", true), ("90371", true), ("0001A", true), ("J359", false), ("JJ590", false), ("35901A", false), ("", false),
    ])
    func hcpcs(printed: String, isValid: Bool) {
        #expect(((try? HCPCS(printed)) != nil) == isValid)
    }

    @Test("a lot number is neither a date nor an NDC", arguments: [
        ("23-3776", "23-3776"), ("24m855", "24M855"), ("7652889", "7652889"), ("EC9440A01", "EC9440A01"), ("20250815", "20250815"),
        ("08/2026", nil), ("AUG2026", nil), ("2026-08-31", nil), ("57894-0060-03", nil), ("EXP", nil), ("A", nil), ("A1-", nil), ("A 12", nil),
    ])
    func lot(printed: String, value: String?) {
        #expect((try? LotNumber(printed))?.text == value)
    }
}
