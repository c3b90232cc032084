import PageText
import Testing

@testable import Documents

@Suite("Where the words of a PDF page come from")
struct PageSourceTests {
    /// An order of made-up people.
    private static let order = [
        "Physician order", "Patient: Maria Example DOB 02/11/1951", "Member number 4471 90028 15", "Medication: Examplimab 400 mg intravenous",
        "Order date 03/02/2026 time 14:35", "Weight 82.4 kg height 172 cm", "Diagnosis C91.10 chronic lymphocytic leukemia",
        "Lot 7F41093 expires 08/2027", "Telephone 555 0100 extension 318", "Prescriber NPI 1234567893", "Invoice total 12,345.60", "Reference 99182-27-3",
    ]

    private func page(_ pdf: RawPDF) throws -> Page {
        try PDFPageReader(pictures: PictureReader(folder: nil)).read(PDFFile(bytes: pdf.bytes).page(at: 0), number: 1)
    }

    private func texts(_ page: Page) -> [String] { page.words.map(\.text) }

    /// The page of `order` as a picture, as a scanner would make it.
    private func scan(dotsPerInch: Double = 200, _ content: String = RawPDF.lines(order)) throws -> (width: Int, height: Int, pixels: [UInt8]) {
        let picture = try PDFFile(bytes: RawPDF(content: content).bytes).page(at: 0).render(dotsPerInch: dotsPerInch)
        var pixels: [UInt8] = []
        for y in 0..<picture.height { for x in 0..<picture.width { pixels.append(picture.gray(atX: x, y: y)) } }
        return (picture.width, picture.height, pixels)
    }

    static let picture = "q 612 0 0 792 0 0 cm /I Do Q\n"

    @Test("text that a program drew is taken as it is")
    func drawn() throws {
        let read = try page(RawPDF(content: RawPDF.lines(Self.order)))
        #expect(read.source == .textLayer)
        #expect(texts(read).joined(separator: " ") == Self.order.joined(separator: " "))
        #expect(read.words.allSatisfy { $0.confidence == 1 })
    }

    private static func secret(mode: Int = 0, x: Int = 72) -> String { RawPDF.lines(["SECRET 777"], mode: mode, x: x, y: 300) }
    private static func head(size: Int = 11) -> String { RawPDF.lines(["HEAD 777"], size: size, y: 300) }

    static let hiddenTexts: [(name: String, content: String)] = [
        ("white on white", "1 g \(secret()) 0 g "),
        ("invisible", secret(mode: 3)),
        ("covered by a white box", "\(secret()) 1 g 60 290 200 30 re f 0 g "),
        ("covered by a black bar", "\(secret()) 60 290 200 30 re f "),
        ("beyond the edge", secret(x: 640)),
        ("white, with a rule across", "1 g \(secret()) 0 g 60 303 300 1 re f "),
    ]

    static let shownTexts: [(name: String, content: String)] = [
        ("white on a dark head", "0.1 0.2 0.5 rg 60 290 300 30 re f 1 g \(head()) 0 g "),
        ("light gray", "0.8 g \(head()) 0 g "),
        ("yellow on black", "60 290 300 30 re f 1 1 0 rg \(head()) 0 g "),
        ("very small", head(size: 5)),
        ("in a box with rules", "60 290 200 30 re S \(head())"),
    ]

    @Test("what does not show is left out", arguments: hiddenTexts)
    func hidden(name: String, content: String) throws {
        let read = try page(RawPDF(content: RawPDF.lines(Self.order) + content))
        #expect(!texts(read).contains { $0.contains("SECRET") || $0.contains("777") })
        #expect(texts(read).contains("7F41093"))
    }

    @Test("what shows stays", arguments: shownTexts)
    func shown(name: String, content: String) throws {
        let read = try page(RawPDF(content: RawPDF.lines(Self.order) + content))
        #expect(texts(read).contains("HEAD") && texts(read).contains("777"))
    }

    @Test("outside the crop box is not on the page")
    func cropped() throws {
        let pdf = RawPDF(content: RawPDF.lines(Self.order) + RawPDF.lines(["SECRET 777"], y: 40), page: "/CropBox [0 100 612 792]")
        let read = try page(pdf)
        #expect(read.height == 692)
        #expect(!texts(read).contains("SECRET") && texts(read).contains("7F41093"))
    }

    @Test("a scan without text is read from its own pixels, however the page shows it", arguments: [0, 90])
    func scanned(rotation: Int) throws {
        let pdf = RawPDF(content: Self.picture, page: "/Rotate \(rotation)", image: try scan())
        let read = try page(pdf)
        #expect(read.source == .ocr)
        #expect(texts(read).contains("7F41093") && texts(read).contains("12,345.60"))
    }

    @Test("the scan's own pixels serve only where the page shows just them", arguments: [
        ("/Rotate 0", picture, true), ("/Rotate 90", picture, true), ("/Rotate 180", picture, true), ("", "q -612 0 0 792 612 0 cm /I Do Q ", false),
        ("", picture + "4 w 100 200 m 300 260 l 400 190 l S ", false), ("", picture + RawPDF.lines(["Received by fax 03/04/2026"], size: 14, y: 100), false),
    ])
    func ownPixels(entries: String, content: String, isOwn: Bool) throws {
        let image = try scan()
        let page = try PDFFile(bytes: RawPDF(content: content, page: entries, image: image).bytes).page(at: 0)
        guard let embedded = try page.embeddedImage(at: 0) else { throw DocumentError.pageUnreadable(page: 1) }
        var pixels = 0
        if let own = try page.upright(embedded, sheet: Box(x: 0, y: 0, width: page.size.width, height: page.size.height)) {
            pixels = own.width * own.height
        }
        #expect(pixels == (isOwn ? image.width * image.height : 0))
    }

    @Test("a right layer behind a scan is taken, also with a slip or two; as a reading, not as drawn text")
    func rightLayer() throws {
        var layer = Self.order
        layer[5] = "Weight 82.4 kq height 172 cm"
        let read = try page(RawPDF(content: Self.picture + RawPDF.lines(layer, mode: 3), image: try scan()))
        #expect(read.source == .textLayer)
        #expect(texts(read).contains("kq"))
        #expect(read.words.allSatisfy { $0.confidence < 1 })
    }

    @Test("what is typed over the picture of a form is read together with the form's own print")
    func typedOver() throws {
        let form = Self.order.map { $0 + "   ____________________" }
        let read = try page(RawPDF(content: Self.picture + RawPDF.lines(["Typed afterwards: Jerome Harlow, lot QC0447", "Transfusion dependent, stable on the drug", "Date of order 03/28/2027, prescriber Maria Soto"], y: 300), image: try scan(dotsPerInch: 200, RawPDF.lines(form))))
        #expect(read.source == .ocr)
        #expect(texts(read).contains("7F41093") && texts(read).contains("QC0447") && texts(read).contains("Harlow,"))
        #expect(texts(read).count { $0 == "Harlow," } == 1)
    }

    @Test("a layer that lies in its words or in its digits is rejected", arguments: Lie.allCases)
    func wrongLayer(lie: Lie) throws {
        let layer = Self.order.map { line in String(line.enumerated().map { lie.said($1, at: $0) }) }
        let read = try page(RawPDF(content: Self.picture + RawPDF.lines(layer, mode: 3), image: try scan()))
        #expect(read.source == .textLayerRejected)
        #expect(texts(read).contains("7F41093") && texts(read).contains("82.4"))
    }

    enum Lie: CaseIterable {
        case letters, digits, someDigits

        func said(_ printed: Character, at index: Int) -> Character {
            switch self {
            case .letters: printed.isLetter ? "e" : printed
            case .digits: printed.wholeNumberValue.map { Character(String(($0 + 3) % 10)) } ?? printed
            case .someDigits: printed.isNumber && index % 4 == 0 ? (printed == "8" ? "3" : "8") : printed
            }
        }
    }

    @Test("text and a picture that holds text are both read, nothing twice")
    func mixed() throws {
        let part = try scan(RawPDF.lines(["Sealed lot K55120", "Stamped 04/05/2026"], x: 20, y: 770))
        // The top quarter of the picture's sheet is shown in the lower half of the page.
        let content = RawPDF.lines(Self.order) + "q 0 40 612 200 re W n 612 0 0 792 0 -560 cm /I Do Q\n"
        let read = try page(RawPDF(content: content, image: part))
        #expect(read.source == .textLayer)
        #expect(texts(read).contains("K55120") && texts(read).contains("04/05/2026"))
        #expect(texts(read).count { $0 == "7F41093" } == 1)
        #expect(read.words.first { $0.text == "K55120" }?.confidence ?? 1 < 1)
    }

    // MARK: - Forms and notes

    private static let fields = [
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (lot) /V (K77 2041) /DA (/H 11 Tf 0 g) /Rect [200 400 400 420] /F 4 >>",
        "<< /Type /Annot /Subtype /Widget /FT /Btn /T (a) /V /Yes /AS /Yes /MK << /CA (4) >> /DA (/Z 0 Tf 0 g) /Rect [72 360 84 372] /F 4 >>",
        "<< /Type /Annot /Subtype /Widget /FT /Btn /T (b) /AS /Off /MK << /CA (4) >> /DA (/Z 0 Tf 0 g) /Rect [72 330 84 342] /F 4 >>",
        "<< /Type /Annot /Subtype /FreeText /Contents (Typed note 5512) /DA (/H 11 Tf 0 g) /Rect [72 250 300 270] /F 4 >>",
        "<< /Type /Annot /Subtype /FreeText /Contents (Hidden note 9999) /DA (/H 11 Tf 0 g) /Rect [72 200 300 220] /F 2 >>",
        "<< /Font << /H 5 0 R /Z 7 0 R >> >>",
    ]

    @Test("values of a form that no appearance draws, ticks of its buttons and typed notes are read; hidden ones are not")
    func form() throws {
        let pdf = RawPDF(
            content: RawPDF.lines(Self.order), page: "/Annots [8 0 R 9 0 R 10 0 R 11 0 R 12 0 R]",
            catalog: "/AcroForm << /Fields [8 0 R 9 0 R 10 0 R] /NeedAppearances true /DR 13 0 R /DA (/H 11 Tf 0 g) >>", objects: Self.fields)
        let read = try page(pdf)
        #expect(read.source == .textLayer)
        let value = try #require(read.words.first { $0.text == "K77" })
        #expect(value.box.left >= 199 && value.box.right < 300 && value.box.top > 365 && value.box.bottom < 397)
        #expect(texts(read).contains("2041") && texts(read).contains("5512"))
        #expect(!texts(read).contains("9999"))
        let ticks = read.checkboxes.filter { $0.box.left < 90 }.sorted { $0.box.top < $1.box.top }
        #expect(ticks.map(\.isTicked) == [true, false])
        #expect(ticks.first.map { abs($0.box.centerY - 426) < 8 } == true)
    }

    @Test("boxes drawn as squares are found with their ticks")
    func drawnBoxes() throws {
        let boxes = "72 360 10 10 re S 72 340 10 10 re S 73 341 m 81 349 l 73 349 m 81 341 l S BT /Z 10 Tf 1 0 0 1 73 321.5 Tm (4) Tj ET 72 320 10 10 re S "
        let read = try page(RawPDF(content: RawPDF.lines(Self.order) + boxes))
        let ticks = read.checkboxes.filter { $0.box.left < 90 }.sorted { $0.box.top < $1.box.top }
        #expect(ticks.map(\.isTicked) == [false, true, true])
    }

    @Test("a picture whose pixels are not square is found upright")
    func fax() throws {
        let (width, height, pixels) = try scan(dotsPerInch: 204)
        let rows = height / 2
        var half: [UInt8] = []
        for row in 0..<rows {
            let start = row * 2 * width
            for pixel in pixels[start..<start + width] { half.append(pixel < 128 ? 0 : 255) }
        }
        let pdf = RawPDF(content: Self.picture, image: (width, rows, half))
        let page = try PDFFile(bytes: pdf.bytes).page(at: 0)
        let sheet = Box(x: 0, y: 0, width: 612, height: 792)
        guard let embedded = try page.embeddedImage(at: 0), let own = try page.upright(embedded, sheet: sheet) else {
            Issue.record("the picture is not taken")
            return
        }
        let isWhole = own.width == width && own.height == rows
        #expect(isWhole)
        #expect(try self.page(pdf).rotation == 0)
    }

    @Test("an empty page has no words")
    func empty() throws {
        #expect(try page(RawPDF()).words.isEmpty)
    }
}
