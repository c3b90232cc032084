import PageText
import TestSupport

@testable import Extraction

/// Suites that read a made-up order, with what they add to it or leave out.
protocol OrderPapers {}

extension OrderPapers {
    typealias Text = (text: String, x: Double, y: Double)

    var order: [Text] {
        [
            ("INFUSION ORDER", 240, 30), ("Patient: Ann B. Harlow", 40, 60), ("DOB: 02/11/1951", 300, 60), ("Order date: 04/02/2026", 40, 76), ("Drug: Examplia", 40, 100), ("Dose: 300 mg", 200, 100), ("Route: IV", 300, 100),
            ("Frequency: every 4 weeks", 400, 100), ("Diagnosis: M05.79", 40, 116), ("Prescriber: Maria Soto, MD", 40, 132), ("NPI: 1234567893", 300, 132),
        ]
    }

    /// - Parameter labels: what the lines of the order begin with that are left out.
    func read(_ texts: [Text], boxes: [Checkbox] = [], ink: [InkMark] = [], source: PageSource = .textLayer, without labels: [String] = []) throws -> DocumentRecord? {
        var page = Page.written(texts.filter { text in !labels.contains { text.text.hasPrefix($0) } }, source: source)
        (page.checkboxes, page.ink) = (boxes, ink)
        return Extractor(knowledge: ThreeDrugs(diagnoses: ["G35": "Multiple sclerosis"]), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page])).documents.first { $0.kind == .order }
    }

    func box(_ x: Double, _ y: Double, _ isTicked: Bool = false) -> Checkbox { Checkbox(box: Box(x: x, y: y, width: 8, height: 8), isTicked: isTicked) }
}
