import PageText
import TestSupport
import Testing

@testable import Extraction

/// Tests that write a supplier's paper word by word and read it.
protocol SupplierPapers {}

extension SupplierPapers {
    typealias Text = (text: String, x: Double, y: Double)

    func documents(_ pages: [[Text]], source: PageSource = .textLayer) throws -> [DocumentRecord] {
        let pages = pages.enumerated().map { Page.written($1, number: $0 + 1, source: source) }
        return Extractor(knowledge: NoKnowledge(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: pages)).documents
    }

    func read(_ texts: [Text], source: PageSource = .textLayer) throws -> DocumentRecord {
        try #require(try documents([texts], source: source).first { $0.kind == .invoice })
    }
}
