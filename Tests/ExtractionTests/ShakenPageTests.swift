import PageText
import TestSupport
import Testing

@testable import Extraction

@Suite("Pages that make no sense")
struct ShakenPageTests {
    private static let labels = """
        Patient Name:|DOB:|Date of Birth|MBI|Medicare No.|Order Date:|Drug|Medication:|Dose|Dose:|Route|Frequency|Weight|Height|ICD-10|Diagnosis:|Medical Necessity:|Prescriber|NPI:|Signature|Date|Date of service|Dose given|Wastage|Lot|Lot #|Exp|NDC|\
        Prior Authorization #|Physician|Infusion Order|Physician Order|Invoice|INVOICE|Invoice No.|Invoice Date|Bill To|Ship To|PO #|Account|Customer|Qty|UOM|Description|Unit Price|Amount|Subtotal|Freight|Tax|Total|Total Due|Statement|Packing Slip|Credit Memo|\
        Page 1 of 2|Page 2 of 2|1. Goods|2. NDC|3. Quantity|4. Unit|5. Amount|6. Lot|7. Total goods|8. Freight|Rx only|Refills|Sig:|Electronically signed by|cosigned by|Loading|Maintenance|Allergies:|Previous therapy:|Total of items
        """.split(separator: "|").map(String.init)
    private static let values = """
        Examplia|Otheria|Premedix|Examplia (examplimab-abcd)|300 mg|10 mg/kg|5 mg/kg|820 mg|400 mg IV q4w|every 8 weeks|weeks 0, 2 and 6|IV|subcutaneous|82.4 kg|181 lb|5'8"|172 cm|C34.90|K50.10|M06.9|1EG4-TE5-MK73|1234567893|12345-678-90|00006302602|\
        AB1234|24C103, 25K614|08/2027|12/31/27|05/06/2027|May 6, 2027|4|10|EA|VL|8 EA|250.00|1,000.00|($12.50)|12.50-|$1,025.00|x|×|at|@|:|,|.|/|-|#|%|(|)|[ ]|[x]|☐|☑|○|●|____|Ann Cole|COLE, ANN|Maria Soto, MD|Juniper Street Neurology|Pine Street Drug Supply LLC|PS-20417|\
        PO-36242|DQ|yes|no|N/A|0|The patient has failed two prior therapies and needs it.|mg|kg|LOT AB1234 EXP 08/2027|NDC 12345-678-90|Springfield, IL 62704|(402) 555-0164
        """.split(separator: "|").map(String.init)

    private func page(_ random: inout Seeded, number: Int) -> Page {
        var texts: [(text: String, x: Double, y: Double)] = []
        var y = 20.0
        let isForm = Bool.random(using: &random)
        while y < 760 {
            var x = Double.random(in: 10...80, using: &random)
            while x < 560 {
                let text = (Int.random(in: 0..<5, using: &random) < 2 ? Self.labels : Self.values).randomElement(using: &random) ?? ""
                texts.append((text, x, y + (isForm ? 0 : Double.random(in: -3...3, using: &random))))
                x += Double(text.count) * 5 + [2.0, 6, 14, 40, 120].randomElement(using: &random)!
            }
            y += [8.0, 12, 14, 26].randomElement(using: &random)!
        }
        var page = Page.written(texts, number: number, source: Bool.random(using: &random) ? .textLayer : .ocr)
        for _ in 0..<Int.random(in: 0...20, using: &random) {
            let box = Box(x: Double.random(in: 0...580, using: &random), y: Double.random(in: 0...760, using: &random), width: 9, height: 9)
            page.checkboxes.append(Checkbox(box: box, isTicked: Bool.random(using: &random)))
        }
        page.ink = [InkMark(box: Box(x: 60, y: Double.random(in: 0...700, using: &random), width: 120, height: 24))]
        return page
    }

    /// What OCR makes of a bad page has no order that could be relied on: a trap in one file would end a whole batch.
    @Test("words in any order end no reading", arguments: 0..<20)
    func salad(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let extractor = Extractor(knowledge: ThreeDrugs(), scorer: try Scorer.shipped())
        for _ in 0..<3 {
            let pages = (1...Int.random(in: 1...2, using: &random)).map { page(&random, number: $0) }
            let record = extractor.extract(SourceDocument(sha256: "0", name: "x.pdf", pages: pages))
            #expect(record.documents.flatMap(\.pages) == pages.map(\.number))
        }
    }

    /// Letters of some text layers reach far over their lines: the boxes of a line may stand beside the words of the next.
    @Test("a box that stands within the name before it ends nothing")
    func boxWithinName() throws {
        let texts: [(text: String, x: Double, y: Double, width: Double)] = [
            ("Physician", 40, 30, 60), ("Order", 104, 30, 40), ("Patient", 40, 70, 50), ("Ann", 94, 70, 24), ("Cole", 122, 70, 30), ("DOB", 200, 70, 24), ("04/12/1950", 230, 70, 60),
            ("OD", 140.9, 146, 14.4), ("OS", 176, 146, 13.8), ("OU", 210.5, 146, 14.5), ("Agent:", 129, 160.9, 29.1), ("Examplia", 161, 160.9, 41.9), ("Otheria", 205.8, 160.9, 72),
            ("Dose:", 129, 175.9, 25.5), ("6", 158, 175.9, 6), ("mg", 167, 175.9, 15), ("Prescriber", 40, 220, 60), ("Maria", 104, 220, 36), ("Soto,", 144, 220, 30), ("MD", 178, 220, 18),
        ]
        let words = texts.map { Word(text: $0.text, box: Box(x: $0.x, y: $0.y, width: $0.width, height: 25.1)) }
        let boxes = [(129.5, true), (165, false), (199.5, false)].map { Checkbox(box: Box(x: $0.0, y: 155, width: 9, height: 10), isTicked: $0.1) }
        let page = Page(number: 1, width: 612, height: 792, words: words, checkboxes: boxes)
        let record = Extractor(knowledge: ThreeDrugs(), scorer: try Scorer.shipped()).extract(SourceDocument(sha256: "0", name: "x.pdf", pages: [page]))
        #expect(record.documents.map(\.kind) == [.order])
    }
}
