import PageText

/// Decides for each page of a PDF where its words come from: its text, its picture, or both.
///
/// The picture is what a person sees, so it has the last word: text that does not show is no evidence, and type that shows without
/// text is read by OCR.
struct PDFPageReader {
    let pictures: PictureReader

    func read(_ page: consuming PDFPage, number: Int) throws(DocumentError) -> Page {
        let (width, height) = page.size
        guard width >= 1, height >= 1 else { throw .pageUnreadable(page: number) }
        let sheet = Box(x: 0, y: 0, width: width, height: height)
        let images = page.imageBoxes()
        let covered = images.reduce(0) { $0 + max(0, $1.horizontalOverlap(sheet)) * max(0, $1.verticalOverlap(sheet)) }
        return covered > 0.5 * sheet.area
            ? try readScan(page, images: images, sheet: sheet, number: number) : try readDrawn(page, sheet: sheet, number: number)
    }

    // MARK: - Pages drawn by a program

    /// Enough to tell strokes of small type apart, and boxes to tick from letters.
    private static let lookDotsPerInch = 144.0

    private func readDrawn(_ page: borrowing PDFPage, sheet: Box, number: Int) throws(DocumentError) -> Page {
        let painted = try page.paint(dotsPerInch: min(Self.lookDotsPerInch, 4_000 / max(sheet.width, sheet.height) * 72))
        let additions = page.additions()
        let layer = try page.words(with: additions)
        let words = layer.filter { Self.isSeen($0, on: painted, sheet: sheet) }
        var read = Page(number: number, width: sheet.width, height: sheet.height, words: words)
        guard !words.isEmpty || !painted.isBlank else { return read }

        var isTold = !words.isEmpty && layer.count(where: \.isUnmapped) * 4 <= layer.count
        if isTold { isTold = try isTrusted(words, on: painted, number: number) }
        guard isTold else {
            var recognised = try pictures.recognise(page.render(dotsPerInch: Self.readDotsPerInch(sheet)), number: number, pageWidth: sheet.width)
            if !layer.isEmpty { recognised.source = .textLayerRejected }
            return recognised
        }

        let uncovered = painted.uncoveredType(by: words.map(\.box))
        let mayHoldMarks = mayHoldMarks(words)
        if mayHoldMarks || !uncovered.isEmpty {
            let ink = try painted.black()
            if mayHoldMarks {
                let marks = try MarkFinder.marks(in: ink, dotsPerInch: painted.dotsPerInch, words: words)
                read.checkboxes = marks.checkboxes + RadioButtons.found(in: ink, dotsPerInch: painted.dotsPerInch, words: words)
                read.ink = marks.ink
            }
            if uncovered.contains(where: \.mayBeBarcode) {
                read.barcodes = try BarcodeReader.barcodes(in: painted.picture()).map { $0.scaled(to: sheet) }
            }
            let known = words.map(\.box) + read.barcodes.map(\.box)
            let unread = TypeFinder.type(in: ink, at: uncovered, besides: known, dotsPerInch: painted.dotsPerInch)
            if !unread.isEmpty { read.words += try self.words(in: unread, of: page, besides: known, sheet: sheet, number: number) }
        }
        // What a form says of its buttons is surer than how they look.
        for button in additions.checkboxes {
            read.checkboxes.removeAll { $0.box.horizontalOverlap(button.box) > 0 && $0.box.verticalOverlap(button.box) > 0 }
            read.checkboxes.append(button)
        }
        return read
    }

    /// Words that look like language are what the page shows; others are compared with it.
    private func isTrusted(_ words: [Word], on painted: borrowing PaintedPage, number: Int) throws(DocumentError) -> Bool {
        if looksWritten(words) { return true }
        return try pictures.confirms(words, in: painted.picture(), dotsPerInch: painted.dotsPerInch, number: number)
    }

    private static func readDotsPerInch(_ sheet: Box) -> Double { min(300, 12_000 / max(sheet.width, sheet.height) * 72) }

    /// On the sheet, with known letters, and not hidden by the colour of the paper or by what is painted over it.
    private static func isSeen(_ word: Word, on painted: borrowing PaintedPage, sheet: Box) -> Bool {
        !word.isUnmapped && sheet.contains(x: word.box.centerX, y: word.box.centerY)
            && painted.showsText(in: word.box, letters: word.text.count { $0.isLetter || $0.isNumber })
    }

    /// What OCR reads in parts of a page whose other words are known, without those.
    private func words(in regions: [Box], of page: borrowing PDFPage, besides known: [Box], sheet: Box, number: Int)
        throws(DocumentError) -> [Word]
    {
        guard let area = Box.union(regions) else { return [] }
        let painted = try page.paint(dotsPerInch: Self.readDotsPerInch(sheet))
        for box in known where box.horizontalOverlap(area) > 0 && box.verticalOverlap(area) > 0 { painted.blank(box) }
        let part = Box(
            left: max(0, area.left - 9), top: max(0, area.top - 9), right: min(sheet.right, area.right + 9), bottom: min(sheet.bottom, area.bottom + 9))
        let read = try pictures.recognise(painted.picture(of: part), number: number, pageWidth: part.width)
        // The words around it stand upright: what seems turned is no type.
        guard read.rotation == 0 else { return [] }
        return read.words.compactMap { word in
            let fractions = read.displayedFractions(of: word.box)
            let box = Box(
                left: part.left + fractions[0] * part.width, top: part.top + fractions[1] * part.height,
                right: part.left + fractions[2] * part.width, bottom: part.top + fractions[3] * part.height)
            guard regions.contains(where: { $0.contains(x: box.centerX, y: box.centerY) }),
                !known.contains(where: { $0.contains(x: box.centerX, y: box.centerY) })
            else { return nil }
            return Word(text: word.text, box: box, confidence: min(word.confidence, Self.surestReading))
        }
    }

    /// OCR beside a text layer: never as sure as the layer, so that a value can tell where it comes from.
    private static let surestReading = 0.98

    // MARK: - Scans

    private func readScan(_ page: borrowing PDFPage, images: [Box], sheet: Box, number: Int) throws(DocumentError) -> Page {
        let largest = images.indices.max { images[$0].area < images[$1].area } ?? 0
        let scan = try page.embeddedImage(at: largest)
        let additions = page.additions()
        let layer = try page.words(with: additions).filter { !$0.isUnmapped && sheet.contains(x: $0.box.centerX, y: $0.box.centerY) }
        var resolution = 300.0
        if let scan {
            let box = images[largest]
            resolution = max(Double(scan.width) / max(1, box.width), Double(scan.height) / max(1, box.height)) * 72
            if layer.isEmpty, !additions.isDrawn, box.isAlmost(sheet), let own = try page.upright(scan, sheet: sheet) {
                return try pictures.recognise(own, number: number, pageWidth: sheet.width)
            }
        }
        let limit = min(400, 12_000 / max(sheet.width, sheet.height) * 72)
        let dotsPerInch = min(limit, max(100, resolution))
        let painted = try page.paint(dotsPerInch: dotsPerInch)
        let isText = layer.reduce(0) { $0 + $1.text.unicodeScalars.count } >= 20
        guard isText, try pictures.confirms(layer, in: painted.picture(), dotsPerInch: dotsPerInch, number: number) else {
            var recognised = try pictures.recognise(painted.print(dotsPerInch: dotsPerInch), number: number, pageWidth: sheet.width)
            if isText { recognised.source = .textLayerRejected }
            return recognised
        }
        if try isTypedOver(layer, on: painted) {
            let recognised = try pictures.recognise(painted.print(dotsPerInch: dotsPerInch), number: number, pageWidth: sheet.width)
            return Self.merged(layer, into: recognised)
        }
        // The layer is somebody's OCR, right where it was looked at.
        let words = layer.map { Word(text: $0.text, box: $0.box, confidence: Self.confirmedLayer) }
        let marks = try PagePreparation.marks(in: painted.picture(), words: words)
        return Page(
            number: number, width: sheet.width, height: sheet.height, words: words, quality: Self.confirmedLayer,
            checkboxes: marks.checkboxes, ink: marks.ink,
            barcodes: try BarcodeReader.barcodes(in: painted.picture()).map { $0.scaled(to: sheet) })
    }

    /// Whether the layer is what was typed over the picture of a form: the form's own print is no part of it.
    private func isTypedOver(_ layer: [Word], on painted: borrowing PaintedPage) throws(DocumentError) -> Bool {
        let known = layer.map(\.box)
        let print = TypeFinder.type(in: try painted.black(), at: painted.uncoveredType(by: known), besides: known, dotsPerInch: painted.dotsPerInch)
        return print.count > 5 && print.reduce(0) { $0 + $1.area } > 0.5 * known.reduce(0) { $0 + $1.area }
    }

    /// A page that was read by OCR, with the words that are known for what was read in their places.
    private static func merged(_ layer: [Word], into page: Page) -> Page {
        guard page.rotation == 0 else { return page }
        var page = page
        // "X" typed over a box is its tick.
        let typed = layer.filter { word in !(word.text.count == 1 && page.checkboxes.contains { $0.box.contains(x: word.box.centerX, y: word.box.centerY) }) }
        page.words = page.words.filter { word in !typed.contains { $0.box.contains(x: word.box.centerX, y: word.box.centerY) || word.box.contains(x: $0.box.centerX, y: $0.box.centerY) } }
            + typed.map { Word(text: $0.text, box: $0.box, confidence: surestReading) }
        return page
    }

    /// How sure a word of a text layer behind a scan is: as a good reading, not as text that a program drew.
    private static let confirmedLayer = 0.92

    // MARK: - What words tell

    /// Whether a page of text asks for a signature or ticks, so that its picture is worth a look.
    private func mayHoldMarks(_ words: [Word]) -> Bool {
        words.contains { word in
            let text = word.text.lowercased()
            return text.hasPrefix("sign") || text.hasPrefix("prescrib") || text.hasPrefix("physician")
                || text.hasPrefix("authoriz") || text.hasPrefix("sincerely") || text.hasPrefix("provider") || text.hasPrefix("diagnos") || text.hasPrefix("patient") || text.hasPrefix("medicare")
        }
    }

    /// Whether most words hold a vowel, as those of any language do. A font with a wrong table of letters gives others.
    private func looksWritten(_ words: [Word]) -> Bool {
        let plain = words.lazy.map { $0.text.lowercased() }.filter { $0.count >= 4 && $0.allSatisfy(\.isLetter) }
        var count = 0
        var spoken = 0
        for word in plain {
            count += 1
            if word.contains(where: "aeiouyáéíóúñ".contains) { spoken += 1 }
        }
        return count < 8 || spoken * 10 > count * 8
    }
}

extension Box {
    /// Covers the same sheet, but for a hundredth of its sides.
    fileprivate func isAlmost(_ sheet: Box) -> Bool {
        let across = sheet.width / 100, down = sheet.height / 100
        return abs(left - sheet.left) < across && abs(right - sheet.right) < across && abs(top - sheet.top) < down
            && abs(bottom - sheet.bottom) < down
    }
}

extension Barcode {
    /// From fractions to points.
    fileprivate func scaled(to sheet: Box) -> Barcode {
        Barcode(
            symbology: symbology, text: text,
            box: Box(x: box.x * sheet.width, y: box.y * sheet.height, width: box.width * sheet.width, height: box.height * sheet.height))
    }
}
