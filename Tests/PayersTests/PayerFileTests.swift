import Foundation
import Packets
import Payers
import TestSupport
import Testing
import Vocabulary

@Suite("Payer profiles")
struct PayerFileTests {
    private static let rules = Result { try RuleTable(csv: String(contentsOf: Repository.file("models/rules.csv"), encoding: .utf8)) }
    private static let shipped = Result { try PayerProfiles(folder: Repository.file("models/payers"), rules: rules.get()) }

    /// The profiles of a folder with these files.
    private func profiles(_ files: [String: String]) throws -> PayerProfiles {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(Data(text.utf8), to: name) }
        return try PayerProfiles(folder: folder.url, rules: Self.rules.get())
    }

    private static let base = """
        title: Medicare Part B
        kind: medicare
        requirements:
          units: {is: one, source: a manual, read: 2026-11}
          filing: {is: 12 months, source: the law, read: 2026-11-05}
        rules:
          NA004: {severity: info, source: a manual, read: 2026-11}
        """

    @Test("every jurisdiction has its contractor, and every other payer its defaults")
    func shipped() throws {
        let payers = try Self.shipped.get()
        let areas = payers.all.compactMap(\.jurisdiction)
        #expect(Set(areas) == ["JE", "JF", "J5", "J8", "J6", "JK", "J15", "JH", "JL", "JJ", "JM", "JN"])
        #expect(areas.count == 12)
        for name in ["medicare-part-b", "railroad-medicare", "medicare-advantage", "medicaid", "commercial", "tricare"] { #expect(payers.named(name) != nil, "\(name)") }
        // Templates are there to be extended.
        for name in ["any-payer", "noridian", "wps"] { #expect(payers.named(name) == nil, "\(name)") }
    }

    @Test("every matter of every shipped profile has its source and the month it was read in")
    func sources() throws {
        for profile in try Self.shipped.get().all {
            for (matter, ground) in profile.grounds { #expect(!ground.source.isEmpty && ground.read.hasPrefix("20"), "\(profile.name) \(matter)") }
            for (rule, change) in profile.ruleChanges { #expect(!change.ground.source.isEmpty, "\(profile.name) \(rule)") }
            for matter in [PayerProfile.Matter.units, .narrativeMustSay, .invoice, .papers, .priorAuthorization, .pagesAtMost] {
                #expect(profile.grounds[matter] != nil, "\(profile.name) \(matter)")
            }
        }
    }

    @Test("contractors differ as their pages do")
    func contractors() throws {
        let payers = try Self.shipped.get()
        let palmetto = try #require(payers.named("palmetto-jm")), wps = try #require(payers.named("wps-j8"))
        #expect(palmetto.narrativeNothingElse && palmetto.wasteLine == .second && palmetto.invoice == .withoutPrice)
        #expect(wps.narrativeMustSay == [.drug, .dose, .route, .strength] && wps.ruleChanges["NA004"]?.severity == .error)
        #expect(try #require(payers.named("first-coast-jn")).papersUnasked == .ignored)
        #expect(try #require(payers.named("Noridian-JF")).papersWhenTooLong)
        #expect(try #require(payers.named("medicaid")).filing == nil)
        #expect(wps.filing?.lastDay(after: try CalendarDay("2026-03-02")) == (try CalendarDay("2027-03-02")))
    }

    @Test("a profile says what differs and inherits the rest; its own word comes first")
    func inherits() throws {
        let payers = try profiles([
            "medicare-part-b.yaml": Self.base,
            "plan.yaml": "title: Plan\nextends: medicare-part-b\ntemplate: yes\nrequirements:\n  units: {is: containers, source: a page, read: 2026-10, confirmed: no}\n",
            "plan-east.yaml": "title: Plan East\nextends: plan\nkind: commercial\nrules:\n  narrative_lacks_route: {severity: off, source: a letter, read: 2026-09}\n",
        ])
        let east = try #require(payers.named("plan-east"))
        #expect(payers.names == ["medicare-part-b", "plan-east"])
        #expect(east.kind == .commercial && east.units == .containers && east.filing == .months(12))
        #expect(east.grounds[.units] == PayerProfile.Ground(source: "a page", read: "2026-10", isConfirmed: false))
        #expect(east.ruleChanges["NA004"]?.severity == nil && east.ruleChanges["NA004"] != nil)
        #expect(!east.isConfirmed(.units) && east.isConfirmed(.filing))
    }

    @Test("a wrong word is refused with file, line and the right one", arguments: [
        ("titel: X\n", "a.yaml, line 1: there is no key titel; did you mean title?"),
        ("title: X\nkind: medicar\n", "a.yaml, line 2: kind cannot be medicar; did you mean medicare?"),
        ("title: X\nextends: medicare-part-c\n", "a.yaml, line 2: there is no profile medicare-part-c; did you mean medicare-part-b?"),
        ("title: X\nextends: medicare-part-b\nrequirements:\n  unit: {is: one, source: s, read: 2026-11}\n", "a.yaml, line 4: there is no requirement unit; did you mean units?"),
        ("title: X\nkind: medicare\nrequirements:\n  units: {is: won, source: s, read: 2026-11}\n", "a.yaml, line 4: units cannot be won: use one, milligrams or containers."),
        ("title: X\nkind: medicare\nrequirements:\n  fields: {is: [ndc, weigth], source: s, read: 2026-11}\n", "a.yaml, line 4: fields cannot be weigth; did you mean weight?"),
        ("title: X\nkind: medicare\nrequirements:\n  papers_by: {is: [faks], source: s, read: 2026-11}\n", "a.yaml, line 4: papers_by cannot be faks: use email, fax, file, mail or portal."),
        ("title: X\nkind: medicare\nrequirements:\n  units:\n    is: one\n    sauce: s\n    read: 2026-11\n", "a.yaml, line 6: there is no key sauce; did you mean source?"),
        ("title: X\nkind: medicare\nrequirements:\n  units: {is: one, read: 2026-11}\n", "a.yaml, line 4: source of units is missing: add it."),
        ("title: X\nkind: medicare\nrequirements:\n  units: {is: one, source: s}\n", "a.yaml, line 4: read of units is missing: add it."),
        ("title: X\nkind: medicare\nrequirements:\n  units: {is: one, source: s, read: lately}\n", "a.yaml, line 4: read is not right: expected a month or a day such as 2026-11."),
        ("title: X\nkind: medicare\nrequirements:\n  pages_at_most: {is: many, source: s, read: 2026-11}\n", "a.yaml, line 4: pages_at_most is not right: expected a number from 1 to 10000."),
        ("title: X\nkind: medicare\nrules:\n  ND01: {severity: off, source: s, read: 2026-11}\n", "a.yaml, line 4: there is no rule ND01; did you mean ND001?"),
        ("title: X\nkind: medicare\nrules:\n  mising_ndc: {severity: off, source: s, read: 2026-11}\n", "a.yaml, line 4: there is no rule mising_ndc; did you mean missing_ndc?"),
        ("title: X\nkind: medicare\nrules:\n  ND001: {severity: eror, source: s, read: 2026-11}\n", "a.yaml, line 4: ND001 cannot be eror; did you mean error?"),
        ("title: X\nkind: medicare\nrules:\n  ND001: {severity: error, source: s, read: 2026-11, confirmed: no}\n", "a.yaml, line 4: ND001 is not right: expected warning, info or off, as what is not confirmed never blocks a claim."),
        ("title: X\nextends: a\n", "a.yaml, line 2: this profile extends itself in a circle: break it."),
        ("kind: medicare\n", "a.yaml: title is missing: add it."),
        ("title: X\n", "a.yaml: kind is missing: add it."),
    ])
    func refuses(yaml: String, message: String) throws {
        let error = #expect(throws: PayerFileError.self) { try profiles(["medicare-part-b.yaml": Self.base, "a.yaml": yaml]) }
        #expect(error?.description == message)
    }

    @Test("what is no YAML is refused with its line")
    func notYAML() throws {
        let error = try #require(#expect(throws: PayerFileError.self) { try profiles(["medicare-part-b.yaml": Self.base, "a.yaml": "title: X\nrequirements: {units: \n"]) })
        #expect(error.file == "a.yaml" && error.line != nil)
        #expect(error.description.contains("no YAML"))
    }

    @Test("without the defaults of Medicare Part B there are no profiles")
    func noDefault() throws {
        let error = #expect(throws: PayerFileError.self) { try profiles(["a.yaml": "title: X\nkind: medicare\n"]) }
        #expect(error?.description.contains("medicare-part-b") == true)
    }

    @Test("a payer hardens a rule, relaxes it or leaves it out", arguments: [("error", .error), ("info", .info), ("off", nil)] as [(String, Finding.Severity?)])
    func changes(word: String, severity: Finding.Severity?) throws {
        let payers = try profiles(["medicare-part-b.yaml": "title: M\nkind: medicare\nrules:\n  LT003: {severity: \(word), source: a letter, read: 2026-11}\n"])
        let claim = try Claim(json: Data(#"{"claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590"}"#.utf8))
        let findings = PacketBuilder(rules: try Self.rules.get(), reference: EmptyReference())
            .findings(claim: claim, extractions: [], profile: try #require(payers.named(nil)), asOf: nil).filter { $0.rule == "LT003" }
        #expect(findings.map(\.severity) == (severity.map { [$0] } ?? []))
        #expect(findings.allSatisfy { $0.source == "a letter" })
    }

    private struct Places: ReferenceLookup {
        let area: String?
        func isOneProduct(_ a: NDC, _ b: NDC) -> Bool { a == b }
        func coding(brand: String?, generic: String?, ndc: NDC?, on day: CalendarDay, placeOfService: String?) -> CodingAdvice? { nil }
        func isSingleDose(ndc: NDC?, brand: String?) -> Bool? { nil }
        func isBillable(_ code: ICD10, on day: CalendarDay) -> Bool? { nil }
        func jurisdiction(state: String, zip: String) -> String? { area }
    }

    @Test("the contractor is found from the place of service when no payer is named", arguments: [
        (#""answers": {"service_state": "TN"}"#, "JJ", "palmetto-jj"), (#""answers": {"service_state": "ZZ"}"#, nil, "medicare-part-b"),
        (#""answers": {"service_state": "TN"}, "payer": "commercial""#, "JJ", "commercial"), (#""payer": "medicare-part-b""#, "JJ", "medicare-part-b"),
        (#""parties": {"billing": {"name": "Oak", "tax_id": "123456789", "address": {"street": "1 Main St", "city": "Boise", "state": "ID", "zip": "837020001"}}}"#, "JF", "noridian-jf"),
    ] as [(String, String?, String)])
    func place(keys: String, area: String?, name: String) throws {
        let claim = try Claim(json: Data(#"{"claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590", \#(keys)}"#.utf8))
        #expect(try Self.shipped.get().profile(for: claim, reference: Places(area: area))?.name == name)
    }

    @Test("a payer that has no profile has none")
    func unknown() throws {
        let claim = try Claim(json: Data(#"{"claim_id": "C-1", "date_of_service": "2026-03-02", "hcpcs": "J3590", "payer": "acme"}"#.utf8))
        #expect(try Self.shipped.get().profile(for: claim, reference: Places(area: "JJ")) == nil)
    }
}
