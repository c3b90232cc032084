import Extraction
import Foundation
import Packets
import Testing
import TestSupport

@testable import Office

@Suite("Papers and claims")
struct MatchingTests {
    private func match(_ papers: [String: DocumentRecord], _ claims: [Claim], assigned: [String: Set<String>] = [:]) -> Matching {
        let traits = papers.flatMap { name, record in [(PaperID(sha256: name, paper: 0), PaperTraits(record))] }
        return Matching(papers: Dictionary(uniqueKeysWithValues: traits), assigned: assigned, claims: claims.map { Matching.Target(id: $0.claimID, $0) })
    }

    /// The claims of each paper.
    private func places(_ matching: Matching) -> [String: Set<String>] {
        Dictionary(uniqueKeysWithValues: matching.placements.map { ($0.key.sha256, Set($0.value.keys)) })
    }

    private let texts: [Field: String] = [.patientName: "Ann B. Example", .patientBirthDate: "1955-06-11", .drugBrand: "Examplia", .orderDate: "2026-02-20"]

    @Test("an order goes to the claim of its patient, drug and date", arguments: [
        ([:], true),
        ([.patientName: "Example Ann"], true),
        ([.serviceDate: "2026-03-02"], true),
        // Another day of treatment, another drug, another person.
        ([.serviceDate: "2026-03-16"], false),
        ([.orderDate: "2025-06-01"], false),
        ([.orderDate: "2026-04-01"], false),
        ([.drugBrand: "Otherin"], false),
        ([.patientBirthDate: "1955-06-12"], false),
        ([.patientName: "Bob Other"], false),
        // A wrong drug given on the day is a finding of that claim.
        ([.drugBrand: "Otherin", .serviceDate: "2026-03-02"], true),
    ] as [([Field: String], Bool)])
    func order(changes: [Field: String], isPlaced: Bool) throws {
        let matching = match(["order": Paper.order(texts.merging(changes) { $1 })], [try Paper.claim("C-1")])
        #expect(places(matching) == (isPlaced ? ["order": ["C-1"]] : [:]))
        #expect(matching.waiting.isEmpty == isPlaced)
    }

    @Test("a name alone is enough only with drug and date, and nothing that denies it")
    func weak() throws {
        let paper = Paper.order([.patientName: "Ann B. Example", .drugBrand: "Examplia", .orderDate: "2026-02-20"])
        #expect(places(match(["order": paper], [try Paper.claim("C-1")])) == ["order": ["C-1"]])
        #expect(places(match(["order": paper], [try Paper.claim("C-1", name: "Ann C. Example")])) == [:])
        #expect(places(match(["order": Paper.order([.patientName: "Ann B. Example", .drugBrand: "Examplia"])], [try Paper.claim("C-1")])) == [:])
    }

    @Test("an order that fits two claims waits, unless the day decides")
    func ambiguous() throws {
        let claims = [try Paper.claim("C-1"), try Paper.claim("C-2", day: "2026-03-16")]
        let matching = match(["order": Paper.order(texts)], claims)
        #expect(places(matching) == [:])
        #expect(matching.waiting.values.contains { $0.contains("C-1, C-2") })
        #expect(places(match(["order": Paper.order(texts.merging([.serviceDate: "2026-03-16"]) { $1 })], claims)) == ["order": ["C-2"]])
    }

    @Test("an invoice serves every claim that used one of its lots, and no other of the drug")
    func invoiceByLot() throws {
        let claims = [try Paper.claim("C-1"), try Paper.claim("C-2", name: "Bob Other", birth: "1940-01-02"), try Paper.claim("C-3", name: "Cy Third", birth: "1941-01-02")]
        func order(_ name: String, _ birth: String, _ lot: String) -> DocumentRecord {
            Paper.order([.patientName: name, .patientBirthDate: birth, .drugBrand: "Examplia", .serviceDate: "2026-03-02", .adminLot: lot])
        }
        let papers = [
            "1": order("Ann B. Example", "1955-06-11", "L4711"), "2": order("Bob Other", "1940-01-02", "L4711"), "3": order("Cy Third", "1941-01-02", "K0815"),
            "invoice": Paper.invoice([.drugBrand: "Otherin", .lot: "K0815"], [.drugBrand: "Examplia", .lot: "L4711"]),
            "label": Paper.label([.drugBrand: "Examplia", .lot: "K0815"]),
        ]
        #expect(places(match(papers, claims)) == ["1": ["C-1"], "2": ["C-2"], "3": ["C-3"], "invoice": ["C-1", "C-2"], "label": ["C-3"]])
    }

    @Test("without a lot, an invoice and a claim go together when they have only each other")
    func onlyOne() throws {
        let claim = try Paper.claim("C-1"), invoice = Paper.invoice([.drugBrand: "Examplia"])
        #expect(places(match(["invoice": invoice], [claim])) == ["invoice": ["C-1"]])
        #expect(places(match(["a": invoice, "b": invoice], [claim])) == [:])
        #expect(places(match(["invoice": invoice], [claim, try Paper.claim("C-2", name: "Bob Other")])) == [:])
        #expect(places(match(["invoice": Paper.invoice(date: "2026-03-20", [.drugBrand: "Examplia"])], [claim])) == [:])
        #expect(places(match(["invoice": Paper.invoice(date: "2025-01-20", [.drugBrand: "Examplia"])], [claim])) == [:])
        #expect(places(match(["invoice": Paper.invoice([.drugBrand: "Otherin"])], [claim])) == [:])
    }

    @Test("without a lot, the claim of the quarter after the purchase comes before a later one")
    func nearerClaim() throws {
        let claims = [try Paper.claim("C-1"), try Paper.claim("C-2", name: "Bob Other", birth: "1940-01-02", day: "2026-06-20")]
        #expect(places(match(["invoice": Paper.invoice([.drugBrand: "Examplia"])], claims)) == ["invoice": ["C-1"]])
        #expect(places(match(["invoice": Paper.invoice(date: "2026-04-10", [.drugBrand: "Examplia"])], claims)) == ["invoice": ["C-2"]])
        // Both within the quarter.
        #expect(places(match(["invoice": Paper.invoice([.drugBrand: "Examplia"])], [claims[0], try Paper.claim("C-3", name: "Bob Other", day: "2026-04-20")])) == [:])
    }

    @Test("an invoice in one scan with its order leaves the other one to the other claim")
    func sameFile() throws {
        let claims = [try Paper.claim("C-1"), try Paper.claim("C-2", name: "Bob Other", birth: "1940-01-02")]
        let order = PaperTraits(Paper.order(texts)), invoice = PaperTraits(Paper.invoice([.drugBrand: "Examplia"]))
        let stranger = PaperTraits(Paper.order([.patientName: "Cy Third", .drugBrand: "Examplia"]))
        func match(_ papers: [PaperID: PaperTraits]) -> Matching { Matching(papers: papers, assigned: [:], claims: claims.map { Matching.Target(id: $0.claimID, $0) }) }
        let scan = [PaperID(sha256: "scan", paper: 0): order, PaperID(sha256: "scan", paper: 1): invoice]
        var matching = match(scan.merging([PaperID(sha256: "other", paper: 0): invoice]) { $1 })
        #expect(matching.placements[PaperID(sha256: "scan", paper: 1)]?["C-1"] == .sameFile)
        #expect(matching.placements[PaperID(sha256: "other", paper: 0)]?["C-2"] == .onlyOne)
        // A stack of several patients' papers is no claim's.
        matching = match(scan.merging([PaperID(sha256: "scan", paper: 2): stranger]) { $1 })
        #expect(matching.placements[PaperID(sha256: "scan", paper: 1)] == nil)
    }

    @Test("a label whose lot nobody names goes to the only claim for its drug")
    func loneLabel() throws {
        let claim = try Paper.claim("C-1"), label = Paper.label([.drugBrand: "Examplia", .lot: "K0815"])
        #expect(places(match(["label": label], [claim])) == ["label": ["C-1"]])
        #expect(places(match(["label": label], [claim, try Paper.claim("C-2", day: "2020-01-02")])) == [:])
        #expect(places(match(["label": label, "order": Paper.order(texts.merging([.adminLot: "L4711"]) { $1 })], [claim])) == ["order": ["C-1"]])
    }

    @Test("a lot that differs keeps them apart")
    func otherLot() throws {
        let papers = [
            "order": Paper.order(texts.merging([.adminLot: "L4711"]) { $1 }), "invoice": Paper.invoice([.drugBrand: "Examplia", .lot: "K0815"]),
            "label": Paper.label([.drugBrand: "Examplia", .lot: "K0815"]),
        ]
        #expect(places(match(papers, [try Paper.claim("C-1")])) == ["order": ["C-1"]])
    }

    @Test("what a person put somewhere stays there, and its lots count")
    func assigned() throws {
        let papers = ["order": Paper.order([.adminLot: "L4711"]), "invoice": Paper.invoice([.drugBrand: "Examplia", .lot: "L4711"])]
        let matching = match(papers, [try Paper.claim("C-1")], assigned: ["order": ["C-1"]])
        #expect(places(matching) == ["order": ["C-1"], "invoice": ["C-1"]])
        // Also where nothing is known of the claim yet.
        #expect(places(match(papers, [], assigned: ["order": ["C-9"]]))["order"] == ["C-9"])
    }

    @Test("an invoice in the folder of one claim serves another that used its lot")
    func sharedInvoice() throws {
        let claims = [try Paper.claim("C-1"), try Paper.claim("C-2", name: "Bob Other", birth: "1940-01-02"), try Paper.claim("C-3", name: "Cy Third", brand: "Otherin")]
        let papers = [
            "order": Paper.order([.patientName: "Bob Other", .patientBirthDate: "1940-01-02", .drugBrand: "Examplia", .serviceDate: "2026-03-02", .adminLot: "L4711"]),
            "invoice": Paper.invoice([.drugBrand: "Examplia", .lot: "L4711"]),
        ]
        #expect(places(match(papers, claims, assigned: ["invoice": ["C-1"]])) == ["order": ["C-2"], "invoice": ["C-1", "C-2"]])
        // Its lot alone, of another drug, does not take it there.
        #expect(places(match(papers, claims, assigned: ["invoice": ["C-1"], "order": ["C-3"]]))["invoice"] == ["C-1"])
    }

    @Test("the order in which things came does not matter")
    func anyOrder() throws {
        let claims = try (1...6).map { (number: Int) throws -> Claim in try Paper.claim("C-\(number)", name: "Person\(number) Example", birth: "195\(number)-06-11", brand: number < 4 ? "Examplia" : "Brand\(number)") }
        var papers: [String: DocumentRecord] = [:]
        for number in 1...6 {
            let brand = number < 4 ? "Examplia" : "Brand\(number)"
            papers["order \(number)"] = Paper.order([
                .patientName: "Person\(number) Example", .patientBirthDate: "195\(number)-06-11", .drugBrand: brand, .serviceDate: "2026-03-02", .adminLot: number == 3 ? "" : "LOT\(number)",
            ])
            papers["invoice \(number)"] = Paper.invoice([.drugBrand: brand, .lot: number == 3 ? "" : "LOT\(number)"])
        }
        let expected = places(match(papers, claims))
        #expect(expected.count == 12)
        for _ in 0..<20 { #expect(places(match(papers, claims.shuffled())) == expected) }
    }

    /// All claims of the corpus and all that a perfect reading of their papers gives, thrown together.
    @Test("150 claims and their papers, read without a fault")
    func perfectReading() throws {
        guard let corpus = Shared.corpus else { return }
        struct Case: Decodable { let extractions: [ExtractionRecord] }
        var papers: [PaperID: PaperTraits] = [:], truth: [PaperID: String] = [:], claims: [Matching.Target] = []
        for line in try String(contentsOf: corpus.appending(path: "claims-truth.jsonl"), encoding: .utf8).split(separator: "\n") {
            let data = Data(line.utf8)
            let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any]), claimObject = try #require(object["claim"])
            let claim = try Claim(json: JSONSerialization.data(withJSONObject: claimObject))
            claims.append(Matching.Target(id: claim.claimID, claim))
            for record in try JSONDecoder().decode(Case.self, from: data).extractions {
                for (index, document) in record.documents.enumerated() {
                    let id = PaperID(sha256: "\(claim.claimID) \(record.file)", paper: index)
                    papers[id] = PaperTraits(document)
                    truth[id] = claim.claimID
                }
            }
        }
        let matching = Matching(papers: papers, assigned: [:], claims: claims)
        let figures = Figures(matching, truth)
        print("MATCHING perfect reading: \(figures)")
        #expect(figures.wrong == [])
        // The rest are invoices and labels whose lot is not the one given, or without a lot where several claims are for the drug: they wait.
        #expect(figures.share >= 0.85)
    }

    /// The real papers of the corpus, all together, with the headers of their claims. Reading takes minutes, so what was read comes from a
    /// file: `j3590 extract --format jsonl ../shared/corpus/files/* > FILE`, and `J3590_EXTRACTIONS=FILE swift test --filter MatchingTests`.
    @Test("papers of the corpus as they were read")
    func realReading() throws {
        guard let corpus = Shared.corpus, let path = ProcessInfo.processInfo.environment["J3590_EXTRACTIONS"] else { return }
        let list = try JSON(contentsOf: corpus.appending(path: "claims.json"))["claims"]?.array ?? []
        var claimOf: [String: String] = [:], claims: [Matching.Target] = []
        let data = try Data(contentsOf: corpus.appending(path: "claims.json"))
        let headers = (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["claims"] as? [[String: Any]] ?? []
        for (entry, object) in zip(list, headers) {
            let id = try #require(entry["claim_id"]?.string)
            let header = (object["header"] as? [String: Any] ?? [:]).merging(["claim_id": id]) { $1 }
            claims.append(Matching.Target(id: id, try Claim(json: JSONSerialization.data(withJSONObject: header))))
            for file in entry["files"]?.array ?? [] { claimOf[(file.string ?? "").replacing("files/", with: "")] = id }
        }
        var papers: [PaperID: PaperTraits] = [:], truth: [PaperID: String] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let record = try JSONDecoder().decode(ExtractionRecord.self, from: Data(line.utf8))
            for (id, traits) in Office.traits(of: record, record.file) {
                papers[id] = traits
                truth[id] = claimOf[record.file] ?? ""
            }
        }
        let matching = Matching(papers: papers, assigned: [:], claims: claims)
        let figures = Figures(matching, truth)
        print("MATCHING real reading: \(figures)")
        for id in papers.keys.sorted() where claimOf[id.sha256] != nil && matching.placements[id]?.keys.contains(truth[id] ?? "") != true {
            print("MATCHING \(id.sha256) \(id.paper) of \(truth[id] ?? ""): \(papers[id]?.kind.rawValue ?? "") \(matching.waiting[id] ?? "")")
        }
        #expect(figures.wrong == [])
    }

    private struct Figures: CustomStringConvertible {
        var right = 0, all = 0
        var wrong: [String] = []
        var share: Double { Double(right) / Double(max(all, 1)) }
        var description: String { "\(right) of \(all) on their claim (\((share * 1000).rounded() / 10) %), \(wrong.count) on a wrong one: \(wrong.joined(separator: "; "))" }

        init(_ matching: Matching, _ truth: [PaperID: String]) {
            for (id, claim) in truth {
                if !claim.isEmpty { all += 1 }
                for (place, reason) in matching.placements[id] ?? [:] {
                    if place == claim { right += 1 } else { wrong.append("\(id.sha256) \(id.paper) of \(claim) on \(place): \(reason)") }
                }
            }
        }
    }
}
