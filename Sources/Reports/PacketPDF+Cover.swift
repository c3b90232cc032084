import Documents
import Extraction
import Packets
import Vocabulary

extension PacketPDF {
    /// Page 1: whose claim, the checklist, the claim line; in the working copy also the verdict.
    static func cover(_ packet: Packet, _ places: FindingPlaces, _ exhibits: [Exhibit], _ copy: Copy, _ flow: inout PageFlow) {
        flow.canvas.bookmark("Cover", page: 1)
        if copy == .working {
            let boxLeft = PageFlow.right - 116
            flow.canvas.frame(x: boxLeft, y: PageFlow.top, width: 116, height: 40, weight: 1.4)
            flow.canvas.text(
                packet.isReady ? "READY" : "NOT READY", x: boxLeft, y: PageFlow.top + 11, width: 116, .init(size: 15, isBold: true, alignment: .center))
        }
        flow.y += flow.canvas.text("Documentation packet", x: PageFlow.left, y: flow.y, width: 370, .init(size: 22, isBold: true)) + 1
        flow.y += flow.canvas.text("HCPCS \(packet.claim.hcpcs), unclassified biologics", x: PageFlow.left, y: flow.y, width: 370, .init(size: 11)) + 10
        if copy == .working {
            flow.paragraph("Working copy: for the practice, not for the payer.", PageFlow.small, after: 4)
            flow.paragraph(Shown.verdict(packet), PageFlow.bold, after: 8)
        }
        identity(packet, copy, &flow)
        if copy == .working { checklist(packet, places, &flow) } else { enclosed(packet, exhibits, &flow) }
        claimLine(packet, &flow)
    }

    private static func identity(_ packet: Packet, _ copy: Copy, _ flow: inout PageFlow) {
        let claim = packet.claim
        func fact(_ field: Field) -> String? {
            packet.facts.first { $0.field == field }.map { Shown.text($0.value, of: field) + ($0.value.status == .review ? " (\(doubt(copy)))" : "") }
        }
        let entries: [(String, String?)] = [
            ("Claim", claim.claimID), ("Date of service", claim.dateOfService.description),
            ("Patient", claim.beneficiaryName ?? fact(.patientName)), ("Place of service", claim.placeOfService),
            ("Date of birth", claim.birthDate?.description ?? fact(.patientBirthDate)), ("Billing NPI", claim.billingNPI),
            ("Medicare number", claim.mbi ?? fact(.mbi)), ("Rendering NPI", claim.renderingNPI),
            ("Payer", packet.payer.title), ("Prescriber", fact(.prescriberName)),
            ("PWK control no.", claim.attachment.map { _ in claim.attachmentControlNumber } ?? "none: not announced in the claim"),
        ]
        let cells = entries.map { title, value in
            [PageFlow.Cell(title, 92), PageFlow.Cell(Printable.text(value ?? "not known"), 160, value == nil ? PageFlow.body : PageFlow.bold)]
        }
        for index in stride(from: 0, to: cells.count, by: 2) { flow.row(cells[index] + (index + 1 < cells.count ? cells[index + 1] : []), after: 2.5) }
    }

    // MARK: - Checklist

    private static func checklist(_ packet: Packet, _ places: FindingPlaces, _ flow: inout PageFlow) {
        flow.heading("Checklist")
        let legend: [(PDFCanvas.Mark, String, Double)] = [(.tick, "present", 58), (.attention, "confirm", 58), (.cross, "missing or wrong", 96), (.dash, "not asked for", 70)]
        var x = PageFlow.left
        for (mark, text, width) in legend {
            flow.canvas.mark(mark, x: x, y: flow.y)
            flow.canvas.text(text, x: x + 14, y: flow.y, width: width, PageFlow.small)
            x += width + 14
        }
        flow.y += 16
        for item in Checklist(packet).items {
            let main = item.findings.isEmpty ? item.value : several(item.findings.map(\.message))
            let found = [PageFlow.Cell(item.title, 140, PageFlow.bold), PageFlow.Cell(shown(main, item), 348 + 8)]
            let todo = todo(item).map { [PageFlow.Cell("", 140), PageFlow.Cell($0, 348 + 8, PageFlow.small)] } ?? []
            // What is wrong and what to do stay together.
            flow.need(min(flow.height(of: found) + flow.height(of: todo) + 4, 300))
            let start = (page: flow.page, y: flow.y)
            flow.row(found, mark: item.state.mark, indent: 16, after: 1)
            if !todo.isEmpty { flow.row(todo, indent: 16, after: 1) }
            flow.y += 2
            let target = item.findings.first.flatMap { places.name(of: $0) } ?? (item.doubts.isEmpty ? nil : FindingPlaces.openValues)
            if let target { flow.link(since: start, to: .name(target)) }
        }
    }

    /// What the payer looks for, what was found, and on which pages it stands; nothing of what is open.
    private static func enclosed(_ packet: Packet, _ exhibits: [Exhibit], _ flow: inout PageFlow) {
        flow.heading("Checklist")
        for item in Checklist(packet).items {
            let pages = Set(item.facts.flatMap(\.evidence).compactMap { Exhibit.packetPage(of: $0, in: exhibits) }).sorted()
            var value = item.value.isEmpty ? "-" : shown(item.value, nil)
            if item.facts.contains(where: { $0.value.status == .review }) { value += " (\(doubt(.payer)))" }
            let place = pages.isEmpty ? "" : (pages.count == 1 ? "page " : "pages ") + Shown.pages(pages)
            let start = (page: flow.page, y: flow.y)
            flow.row(
                [PageFlow.Cell(item.title, 140, PageFlow.bold), PageFlow.Cell(value, 276), PageFlow.Cell(place, 72 + 8, PageFlow.small)],
                mark: item.value.isEmpty ? .dash : .tick, indent: 16, after: 3)
            if let page = pages.first { flow.link(since: start, to: .page(page)) }
        }
    }

    /// Behind a value that nothing but the picture of its words stands for.
    static func doubt(_ copy: Copy) -> String { copy == .working ? "please confirm" : "as pictured" }

    private static func shown(_ text: String, _ item: Checklist.Item?) -> String {
        guard let item else { return Printable.clipped(text, to: 260) }
        // The fact sheet has the whole of a long value.
        if text.isEmpty { return item.state == .notAsked ? "not on the papers, not asked for" : "not on the papers" }
        return item.findings.isEmpty ? Printable.clipped(text, to: 260) : text
    }

    /// The first two of `sentences`; the list of findings has them all.
    private static func several(_ sentences: [String]) -> String {
        let shown = sentences.prefix(2).map { Printable.clipped($0, to: 200) }.joined(separator: " ")
        return sentences.count > 2 ? "\(shown) And \(sentences.count - 2) more, see Findings." : shown
    }

    private static func todo(_ item: Checklist.Item) -> String? {
        if !item.findings.isEmpty { return "To do: " + several(item.findings.map(\.action)) }
        guard !item.doubts.isEmpty else { return nil }
        var seen: Set<String> = []
        let places = item.doubts.map { $0.file.isEmpty ? "the paper" : "\(Shown.file($0.file)), page \($0.page)" }.filter { seen.insert($0).inserted }
        return "To do: compare \(item.doubts.map(\.title).joined(separator: ", ")) with \(places.prefix(3).joined(separator: "; "))."
    }

    // MARK: - Claim line

    /// The line as it stands on a CMS-1500: the shaded half with the NDC above, the service below.
    private static func claimLine(_ packet: Packet, _ flow: inout PageFlow) {
        let line = packet.claimLine
        let codes = line.diagnosisPointers + diagnoses(packet).filter { !line.diagnosisPointers.contains($0) }
        flow.heading("Claim line as it should be entered", room: 120)
        let columns: [(head: String, value: String, width: Double)] = [
            ("24A  Date", claimFormDate(line.dateOfService), 80), ("24B  Place", line.placeOfService ?? "-", 54),
            ("24D  HCPCS and modifiers", ([line.hcpcs] + line.modifiers).joined(separator: " "), 126),
            ("24E  Pointers", String("ABCDEFGHIJKL".prefix(line.diagnosisPointers.count)), 66), ("24F  Charge", line.charge?.description ?? "-", 72),
            ("24G  Units", line.units, 46), ("24J  NPI", line.renderingNPI ?? "-", 76),
        ].map { ($0.0, Printable.clipped($0.1, to: 40), $0.2 * 504 / 520) }
        let cells = columns.map { PageFlow.Cell($0.value, $0.width, PageFlow.mono) }
        let values = cells.map { flow.canvas.measure($0.text, width: $0.width - 8, $0.style) }.max() ?? 12
        let height = 31 + values + 7
        flow.need(height + 50)
        let top = flow.y
        flow.canvas.frame(x: PageFlow.left, y: top, width: PageFlow.width, height: height, weight: 0.8)
        flow.canvas.text("24  NDC (shaded line)", x: PageFlow.left + 4, y: top + 4, width: 110, PageFlow.small)
        flow.canvas.text(line.ndcLine ?? "not known", x: PageFlow.left + 118, y: top + 2.5, width: 380, PageFlow.mono)
        flow.canvas.rule(x: PageFlow.left, y: top + 17, width: PageFlow.width, weight: 0.4)
        var x = PageFlow.left
        for (column, cell) in zip(columns, cells) {
            flow.canvas.text(column.head, x: x + 4, y: top + 19.5, width: column.width - 4, .init(size: 7.5))
            flow.canvas.text(cell.text, x: x + 4, y: top + 32, width: cell.width - 8, cell.style)
            x += column.width
            if x < PageFlow.right - 1 { flow.canvas.fill(x: x, y: top + 17, width: 0.4, height: height - 17, gray: 0) }
        }
        flow.y = top + height + 6
        let narrative = line.narrative.isEmpty ? "not known" : line.narrative
        flow.row([PageFlow.Cell("19  Narrative (SV101-7, NTE)", 126, PageFlow.small), PageFlow.Cell(narrative, 378 + 8, PageFlow.mono)])
        let list = codes.isEmpty ? "not known" : zip("ABCDEFGHIJKL", codes).map { "\($0)\u{A0}\($1)" }.joined(separator: "   ")
        flow.row([PageFlow.Cell("21  Diagnosis codes", 126, PageFlow.small), PageFlow.Cell(list, 378 + 8, PageFlow.mono)])
    }

    /// Those of the claim; where it has none, those of the order.
    private static func diagnoses(_ packet: Packet) -> [String] {
        if !packet.claim.diagnoses.isEmpty { return packet.claim.diagnoses }
        return packet.facts.first { $0.field == .icd10 }?.value.list ?? []
    }

    /// "06 17 2025", as the form's boxes have it.
    private static func claimFormDate(_ day: CalendarDay) -> String {
        let parts = day.description.split(separator: "-")
        return parts.count == 3 ? "\(parts[1]) \(parts[2]) \(parts[0])" : day.description
    }
}

extension Checklist.State {
    var mark: PDFCanvas.Mark {
        switch self {
        case .present: .tick
        case .confirm: .attention
        case .missing: .cross
        case .notAsked: .dash
        }
    }
}
