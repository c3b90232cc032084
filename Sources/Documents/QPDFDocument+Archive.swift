import CQPDF
import Foundation

/// What makes a PDF one for archives (PDF/A-2b), and what of a source file stands against it.
///
/// Source: ISO 19005-2, 6.2 (graphics, fonts), 6.3 (annotations), 6.6 (metadata).
extension QPDFDocument {
    /// Writes down what the colours mean and what the file is. Only a file that keeps the rules says that it does.
    ///
    /// - Parameter conforms: its source pages have no ``archiveObstacles()``, and our own are made by the rules.
    func describe(conforms: Bool) {
        let root = qpdf_get_root(qpdf)
        let info = qpdf_oh_get_key(qpdf, qpdf_get_trailer(qpdf), "/Info")
        if qpdf_oh_is_dictionary(qpdf, info) != 0 {
            // cairo 1.16 leaves out the two letters with which a date begins.
            let date = "D:" + PDFSurface.date.filter { $0.isNumber } + "Z"
            for key in ["/CreationDate", "/ModDate"] { qpdf_oh_replace_key(qpdf, info, key, qpdf_oh_new_string(qpdf, date)) }
        }
        let metadata = stream(Array(Self.metadata(title: text(info, "/Title"), producer: text(info, "/Producer"), conforms: conforms).utf8))
        qpdf_oh_replace_key(qpdf, qpdf_oh_get_dict(qpdf, metadata), "/Type", qpdf_oh_new_name(qpdf, "/Metadata"))
        qpdf_oh_replace_key(qpdf, qpdf_oh_get_dict(qpdf, metadata), "/Subtype", qpdf_oh_new_name(qpdf, "/XML"))
        qpdf_oh_replace_key(qpdf, root, "/Metadata", metadata)
        let profile = stream(ColorProfile.sRGB)
        qpdf_oh_replace_key(qpdf, qpdf_oh_get_dict(qpdf, profile), "/N", qpdf_oh_new_integer(qpdf, 3))
        let intent = qpdf_oh_parse(qpdf, "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB, IEC 61966-2-1) >>")
        qpdf_oh_replace_key(qpdf, intent, "/DestOutputProfile", profile)
        let intents = qpdf_oh_new_array(qpdf)
        qpdf_oh_append_item(qpdf, intents, intent)
        qpdf_oh_replace_key(qpdf, root, "/OutputIntents", intents)
    }

    /// cairo leaves out which glyph a code of a font with many letters means where it is the one of that number; archives ask for it.
    func nameGlyphs() {
        for object in objects() where qpdf_oh_is_dictionary(qpdf, object) != 0 {
            guard qpdf_oh_is_name_and_equals(qpdf, qpdf_oh_get_key(qpdf, object, "/Subtype"), "/CIDFontType2") != 0,
                qpdf_oh_has_key(qpdf, object, "/CIDToGIDMap") == 0
            else { continue }
            qpdf_oh_replace_key(qpdf, object, "/CIDToGIDMap", qpdf_oh_new_name(qpdf, "/Identity"))
        }
    }

    /// What in the file an archive may not hold, or what cannot be proved to be as an archive wants it. Empty for pages that are pictures.
    ///
    /// Text of other programs is among them: whether its fonts are whole and its letters as wide as they say, only a validator can tell.
    func archiveObstacles() -> [String] {
        var found: Set<String> = []
        for object in objects() {
            let dictionary = qpdf_oh_is_stream(qpdf, object) != 0 ? qpdf_oh_get_dict(qpdf, object) : object
            guard let unparsed = qpdf_oh_unparse_resolved(qpdf, dictionary) else { continue }
            let tokens = String(cString: unparsed).split { " \n\r\t[]<>()".contains($0) }
            for (index, token) in tokens.enumerated() {
                if Self.obstacles.contains(token) { found.insert(String(token.dropFirst())) }
                if token == "/Interpolate", index + 1 < tokens.count, tokens[index + 1] == "true" { found.insert("Interpolate") }
            }
        }
        for index in 0..<max(0, pageCount) {
            var data: UnsafeMutablePointer<UInt8>?
            var length = 0
            guard cqpdf_failed(qpdf_oh_get_page_content_data(qpdf, qpdf_get_page_n(qpdf, index), &data, &length)) == 0, let data else { return ["unreadable page"] }
            defer { cqpdf_free(data) }
            let words = UnsafeBufferPointer(start: data, count: length).split { $0 <= 32 }
            for word in words where word.first.map({ $0 > 57 }) ?? false {
                let name = String(decoding: word, as: UTF8.self)
                if !Self.operators.contains(name) { found.insert("operator") }
            }
        }
        return found.sorted()
    }

    private static let obstacles: Set<Substring> = [
        "/Font", "/Form", "/Annots", "/AcroForm", "/AA", "/OpenAction", "/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/EmbeddedFile", "/OCProperties", "/OCG",
        "/DeviceCMYK", "/ICCBased", "/Separation", "/DeviceN", "/Lab", "/Pattern", "/LZWDecode", "/JPXDecode", "/Crypt", "/TR", "/TR2", "/HT", "/BM", "/OPI", "/Alternates",
        "/PS", "/Ref",
    ]

    /// Of pages that only place pictures and draw in gray or red, green and blue.
    private static let operators: Set<String> = [
        "q", "Q", "cm", "Do", "gs", "re", "W", "W*", "n", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "g", "G", "rg", "RG", "w", "J", "j", "M", "d", "i", "m", "l",
        "c", "v", "y", "h",
    ]

    /// Those that the file had when it was opened.
    private func objects() -> [qpdf_oh] {
        let count = qpdf_oh_get_int_value_as_int(qpdf, qpdf_oh_get_key(qpdf, qpdf_get_trailer(qpdf), "/Size"))
        return (1..<max(2, Int32(min(count, 2_000_000)))).map { qpdf_get_object_by_id(qpdf, $0, 0) }
    }

    private func text(_ dictionary: qpdf_oh, _ key: String) -> String {
        let value = qpdf_oh_get_key(qpdf, dictionary, key)
        guard qpdf_oh_is_string(qpdf, value) != 0, let text = qpdf_oh_get_utf8_value(qpdf, value) else { return "" }
        return String(cString: text)
    }

    private static func metadata(title: String, producer: String, conforms: Bool) -> String {
        func escaped(_ text: String) -> String { text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;") }
        let claim = conforms ? "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" : ""
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(title))</rdf:li></rdf:Alt></dc:title>
            <xmp:CreatorTool>j3590</xmp:CreatorTool><xmp:CreateDate>\(PDFSurface.date)</xmp:CreateDate><xmp:ModifyDate>\(PDFSurface.date)</xmp:ModifyDate>
            <pdf:Producer>\(escaped(producer))</pdf:Producer>\(claim)
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """
    }
}
