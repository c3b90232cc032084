import Foundation
import Testing
import Vocabulary

@Suite("NDC")
struct NDCTests {
    @Test("reads every printed layout as eleven digits", arguments: [
        ("0006-3026-02", "00006302602"),
        ("57894-060-03", "57894006003"),
        ("73475-3041-5", "73475304105"),
        ("73475-3041-05", "73475304105"),
        ("12345-678-90", "12345067890"),
        ("000006-3026-02", "00006302602"),
        ("57894006003", "57894006003"),
        ("N457894006003", "57894006003"),
        ("NDC 57894-060-03", "57894006003"),
        ("NDC: 57894\u{2013}060\u{2011}03", "57894006003"),
        ("57894 - 060 - 03", "57894006003"),
        ("57894-*060-03", "57894006003"),
    ])
    func reads(printed: String, digits: String) throws {
        #expect(try NDC(printed).digits == digits)
    }

    @Test("refuses what it would have to guess", arguments: [
        ("5789406003", NDC.ParseError.ambiguous),
        ("12345-6789", .wrongLayout([5, 4])),
        ("12345-678-9", .wrongLayout([5, 3, 1])),
        ("123456-789-01", .wrongLayout([6, 3, 2])),
        ("123456-7890-12", .wrongLayout([6, 4, 2])),
        ("300063026024", .wrongLayout([12])),
        ("1234S-678-90", .notDigits),
        ("", .notDigits),
        ("99999-9999-99", .dummy),
        ("00000000070", .dummy),
    ])
    func refuses(printed: String, error: NDC.ParseError) {
        #expect(throws: error) { try NDC(printed) }
    }

    @Test("gives the forms it may have been printed as", arguments: [
        ("12345-0678-09", ["12345-678-09", "12345-0678-9"]),
        ("00006-3026-02", ["0006-3026-02", "00006-3026-2"]),
        ("12345-6789-12", []),
    ])
    func tenDigitForms(printed: String, forms: [String]) throws {
        #expect(try NDC(printed).tenDigitForms == forms)
    }

    @Test("ten bare digits may stand for three codes")
    func candidates() {
        #expect(NDC.candidates(tenDigits: "5789406003").map(\.digits) == ["05789406003", "57894006003", "57894060003"])
        #expect(NDC.candidates(tenDigits: "578940600").isEmpty)
    }

    @Test("is divided as claims and people write it")
    func parts() throws {
        let code = try NDC("57894-060-03")
        #expect(code.hyphenated == "57894-0060-03")
        #expect([code.labeler, code.product, code.package] == ["57894", "0060", "03"])
        #expect(code.n4 == "N457894006003")
        #expect(code.isSameProduct(as: try NDC("57894-060-02")))
        #expect(!code.isSameProduct(as: try NDC("57894-061-03")))
        #expect(String(decoding: try JSONEncoder().encode([code]), as: UTF8.self) == #"["57894006003"]"#)
        #expect(try JSONDecoder().decode([NDC].self, from: Data(#"["57894-060-03"]"#.utf8)) == [code])
    }

    @Test("a GTIN is read with its check digit and gives the NDCs in it", arguments: [
        ("00373535208013", 0, ["07353520801", "73535020801", "73535208001"]),
        ("373535208013", 0, ["07353520801", "73535020801", "73535208001"]),
        ("0373535208013", 0, ["07353520801", "73535020801", "73535208001"]),
        ("10300063026021", 1, ["00006302602", "00063002602", "00063026002"].sorted()),
        ("00012345678905", 0, []),
    ])
    func gtin(printed: String, indicator: Int, codes: [String]) throws {
        let number = try #require(try? GTIN(printed))
        #expect(number.indicator == indicator)
        #expect(number.ndcCandidates.map(\.digits).sorted() == codes)
    }

    @Test("a GTIN with a wrong check digit is refused")
    func wrongCheckDigit() {
        #expect(throws: FormatError.wrongCheckDigit(of: "a GTIN")) { try GTIN("00373535208014") }
    }

    @Test("a GS1 element string is read raw and in brackets", arguments: [
        "010037353520801317271130" + "10A12B345\u{1D}21XYZ",
        "\u{1D}010037353520801317271130" + "10A12B345\u{1D}21XYZ",
        "]d2010037353520801310A12B345\u{1D}1727113021XYZ",
        "(01)00373535208013(17)271130(10)A12B345(21)XYZ",
        "01003735352080131727113010A12B345\u{1D}7150123456789\u{1D}21XYZ",
    ])
    func elementString(text: String) throws {
        let read = try GS1ElementString(text)
        #expect(read.gtin?.digits == "00373535208013")
        #expect(read.expiry?.description == "2027-11-30")
        #expect(read.lot?.description == "A12B345")
        #expect(read.serial == "XYZ")
        #expect(read.description == "(01)00373535208013(17)271130(10)A12B345(21)XYZ")
    }

    @Test("day 00 of a GS1 expiry is the month's end")
    func dayZero() throws {
        let read = try GS1ElementString("01003735352080131727110010A1")
        #expect(read.expiry?.description == "2027-11")
        #expect(read.expiry?.lastDay.description == "2027-11-30")
    }
}

@Suite("Any printed drug code")
struct PrintedDrugCodeTests {
    @Test("an NDC, a UPC, a GTIN and a barcode lead to the same product", arguments: [
        ("73535-208-01", 1), ("73535020801", 1), ("N473535020801", 1), ("073535020801", 1), ("7353520801", 3), ("373535208013", 3), ("0373535208013", 3),
        ("00373535208013", 3), ("(01)00373535208013(17)271130(10)A1", 3), ("01003735352080131727113010A1", 3),
    ])
    func reads(printed: String, count: Int) throws {
        let code = try PrintedDrugCode(printed)
        #expect(code.candidates.count == count)
        #expect(code.candidates.contains(try NDC("73535-208-01")))
    }

    @Test("anything else is refused", arguments: ["", "J3590", "12345-6789", "373535208014", "1234567", "(10)"])
    func refuses(printed: String) {
        #expect(throws: (any Error).self) { try PrintedDrugCode(printed) }
    }
}
