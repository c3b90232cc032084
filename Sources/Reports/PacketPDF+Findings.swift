import Documents
import Extraction
import Packets

extension PacketPDF {
    /// What is wrong, what to do, which denial that prevents; then the values to confirm, as one table.
    static func findings(_ packet: Packet, _ places: FindingPlaces, _ flow: inout PageFlow) {
        flow.heading("Findings")
        let open = OpenValue.all(in: packet)
        if packet.findings.isEmpty { flow.paragraph("None: everything that was checked is in order.") }
        for (number, name, finding) in places.all { entry(finding, number: number, name: name, &flow) }
        guard !open.isEmpty else { return }
        flow.need(70)
        flow.y += 4
        flow.place(FindingPlaces.openValues)
        flow.paragraph("Values to confirm: nothing else on the papers backs them up. Compare each with the paper and correct what is wrong.", PageFlow.bold, after: 6)
        flow.beginTable([.init("What", 140, PageFlow.smallBold), .init("Read as", 220, PageFlow.smallBold), .init("Where", 144 + 8, PageFlow.smallBold)])
        for value in open {
            flow.row([.init(Shown.capitalized(value.title), 140), .init(Printable.clipped(value.value, to: 240), 220, PageFlow.bold), .init(value.file.isEmpty ? "" : "\(Shown.file(value.file)), page \(value.page)", 144 + 8, PageFlow.small)], after: 3)
        }
        flow.endTable()
    }

    private static func entry(_ finding: Finding, number: Int, name: String, _ flow: inout PageFlow) {
        let mark: PDFCanvas.Mark =
            switch finding.severity {
            case .error: .cross
            case .warning: .attention
            case .info: .dash
            }
        // Its three parts stay together.
        flow.need(52)
        flow.place(name)
        flow.row([.init("\(number).  \(Printable.text(finding.message))", 496, PageFlow.bold)], mark: mark, indent: 16, after: 1)
        flow.paragraph("To do: " + Printable.text(finding.action), indent: 16, after: 1)
        let prevents = Shown.denials(finding).map { "Prevents \($0). " } ?? ""
        let source = finding.source.isEmpty ? "." : ": \(finding.source)."
        flow.paragraph("\(prevents)Rule \(finding.rule), \(finding.code)\(source)", PageFlow.small, indent: 16, after: 7)
    }

    static func attachments(_ plan: PagePlan, _ copy: Copy, _ flow: inout PageFlow) {
        let exhibits = plan.exhibits
        flow.heading("Attached papers")
        if exhibits.isEmpty { flow.paragraph("None.") }
        guard !exhibits.isEmpty else { return }
        flow.beginTable([
            .init("Exhibit", 50, PageFlow.smallBold), .init("Kind", 70, PageFlow.smallBold), .init("File", 214, PageFlow.smallBold), .init("Its pages", 60, PageFlow.smallBold),
            .init("In this packet", 110 + 8, PageFlow.smallBold),
        ])
        for exhibit in exhibits {
            flow.need(14)
            let start = (page: flow.page, y: flow.y)
            let place = exhibit.reason.map { "not attached: \($0)" } ?? "page \(Shown.pages(exhibit.packetPages))"
            flow.row(
                [
                    .init(exhibit.letter, 50, PageFlow.bold), .init(exhibit.kind.rawValue, 70), .init(Printable.text(exhibit.file), 214),
                    .init(exhibit.filePages.isEmpty ? "-" : Shown.pages(exhibit.filePages), 60), .init(place, 110 + 8),
                ], after: 3)
            if let page = exhibit.packetPages.first { flow.link(since: start, to: .page(page)) }
        }
        flow.endTable()
        let notes = notes(plan, copy)
        if !notes.isEmpty { flow.y += 4 }
        for note in notes { flow.paragraph(note, PageFlow.small) }
    }

    /// What the payer does not see, and what the practice has to know of that.
    private static func notes(_ plan: PagePlan, _ copy: Copy) -> [String] {
        var notes: [String] = []
        func several(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
        if plan.leftOutPages > 0 { notes.append("\(several(plan.leftOutPages, "page", "pages")) of purchase papers with lines for other products only: left out.") }
        for (letter, count) in plan.covered {
            let lines = count.lines > 0 ? several(count.lines, "line for another product", "lines for other products") : nil
            let names = count.names > 0 ? several(count.names, "name or number of another patient", "names or numbers of other patients") : nil
            let what = [lines, names].compactMap { $0 }.joined(separator: " and ")
            if !what.isEmpty {
                let totals = count.lines > 0 ? " Totals are those of the whole paper." : ""
                notes.append("Exhibit \(letter): \(what) covered\(copy == .working ? " in the payer's copy" : "") (minimum necessary).\(totals)")
            }
            if copy == .working, count.unsure > 0 {
                notes.append("Exhibit \(letter): \(several(count.unsure, "line", "lines")) that may be for another product could not be told for certain and can be seen in the payer's copy.")
            }
        }
        if plan.leftOut > 0 { notes.append("\(several(plan.leftOut, "document", "documents")) in the same files not of this patient: left out (minimum necessary).") }
        return notes
    }
}
