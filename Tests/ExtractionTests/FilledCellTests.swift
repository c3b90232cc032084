import PageText
import Testing

@testable import Extraction

@Suite("What a table of drugs says of the one that is ordered, and records in words of their own")
struct FilledCellTests: OrderPapers {
    private let heads: [Text] = [("Agent", 40, 150), ("Dose by weight", 200, 150), ("Schedule", 400, 150)]

    @Test("of doses below one another in a cell the one that is ticked", arguments: [0, 1, 2])
    func bands(ticked: Int) throws {
        let rows: [Text] = [("Otheria", 52, 170), ("10 mg/kg", 200, 170), ("weekly x 4", 400, 170), ("Examplia", 52, 190), ("< 50 kg: 420 mg", 212, 190), ("once weekly", 400, 190), ("50 to < 100 kg: 560 mg", 212, 203), ("100 kg and more: 840 mg", 212, 216)]
        let boxes = [box(40, 171), box(40, 191, true), box(200, 191, ticked == 0), box(200, 204, ticked == 1), box(200, 217, ticked == 2)]
        let fields = try #require(try read(order + heads + rows, boxes: boxes, without: ["Drug", "Dose:", "Route", "Frequency"])).fields
        #expect(fields[.drugBrand]?.text == "Examplia")
        #expect(fields[.dose]?.text == ["420 mg", "560 mg", "840 mg"][ticked])
    }

    @Test("where none of them is ticked none is the dose")
    func noBand() throws {
        let rows: [Text] = [("Otheria", 52, 170), ("10 mg/kg", 200, 170), ("Examplia", 52, 190), ("< 50 kg: 420 mg", 212, 190), ("50 to < 100 kg: 560 mg", 212, 203)]
        #expect(try read(order + heads + rows, boxes: [box(40, 171), box(40, 191, true), box(200, 191), box(200, 204)], without: ["Drug", "Dose:", "Route", "Frequency"])?.fields[.dose]?.status != .accepted)
    }

    @Test("the first value under a head may be another drug's")
    func firstRow() throws {
        let rows: [Text] = [("Drug", 40, 150), ("How often", 400, 150), ("Otheria", 52, 164), ("monthly", 400, 164), ("Examplia", 52, 182)]
        #expect(try read(order + rows, boxes: [box(40, 165), box(40, 183, true)], without: ["Drug: ", "Frequency"])?.fields[.frequency]?.status != .accepted)
    }

    @Test("credentials of midwives and advanced nurses are none of the name", arguments: ["CNM, FNP-BC", "APNP", "WHNP-BC"])
    func credentials(printed: String) throws {
        #expect(try read(order + [("Provider (print): Rosalind Achterberg, \(printed)", 40, 150)], without: ["Prescriber"])?.fields[.prescriberName]?.text == "Rosalind Achterberg")
    }

    @Test("a name written at the end of a nurse's line reaches over its print")
    func nurseLine() throws {
        let fields = try #require(try read(order + [("FOR INFUSION NURSE", 40, 300), ("Given 05-20-2026", 160, 300), ("Examplia 300 mg", 260, 300), ("Lot# TC0093", 350, 300), ("Exp 10/2028", 420, 300), ("Waste 0 mg", 490, 300), ("Mbeki", 560, 293)])).fields
        #expect(fields[.serviceDate]?.text == "2026-05-20")
        #expect(fields[.adminDose]?.text == "300 mg")
        #expect(fields[.adminLot]?.list == ["TC0093"])
    }

    @Test("under the head for what was given stands its day")
    func log() throws {
        let log: [Text] = [("Infusion log - week 19", 40, 300), ("Given", 40, 316), ("Dose", 120, 316), ("Vials opened", 190, 316), ("Lot", 280, 316), ("Exp", 340, 316), ("NDC", 400, 316), ("08-May-2026", 40, 332), ("57.2 mg", 120, 332), ("6", 190, 332), ("V24A008", 280, 332), ("JAN 2028", 340, 332), ("12345-678-90", 400, 332), ("Next visit 15-May-2026.", 40, 350)]
        #expect(try read(order + log)?.fields[.serviceDate]?.text == "2026-05-08")
    }

    @Test("a sheet of what was given, which names no order, is one of the order's papers")
    func sheet() throws {
        let page: [Text] = [("Infusion Suite - Administration Sheet", 40, 30), ("Harlow, Ann B | DOB 02/11/1951 | visit 2", 40, 44), ("Infused on", 40, 70), ("04/16/2026", 200, 70), ("Drug given", 40, 84), ("Examplia 300 mg in 250 mL NS", 200, 84), ("Lot / exp.", 40, 98), ("UB4127 / 09/2028", 200, 98), ("Drug discarded", 40, 112), ("0 mg", 200, 112)]
        let fields = try #require(try read(page)).fields
        #expect(fields[.serviceDate]?.text == "2026-04-16")
        #expect(fields[.adminLot]?.list == ["UB4127"])
        #expect(fields[.adminExpiry]?.list == ["2028-09"])
    }

    @Test("who sealed a note signed it, and a signature whose status is pending is none", arguments: [("Sealed by Maria Soto, MD 04/02/2026 10:26 AM", "yes"), ("E-signature status PENDING - in provider inbox", "no")])
    func sealed(line: String, answer: String) throws {
        let fields = try #require(try read(order + [(line, 40, 150)], without: answer == "yes" ? ["Prescriber"] : [])).fields
        #expect(fields[.signaturePresent]?.text == answer)
        #expect(fields[.prescriberName]?.text == "Maria Soto")
    }

    @Test("an open box before the only dose of the row says that it is not the one")
    func openBox() throws {
        let rows: [Text] = [("Otheria", 52, 170), ("10 mg/kg", 200, 170), ("Examplia", 52, 190), ("< 50 kg: 420 mg", 212, 190), ("PX 50 to < 100 kg: 560 mg", 200, 203)]
        #expect(try read(order + heads + rows, boxes: [box(40, 171), box(40, 191, true), box(200, 191)], without: ["Drug", "Dose:", "Route", "Frequency"])?.fields[.dose]?.status != .accepted)
    }
}
