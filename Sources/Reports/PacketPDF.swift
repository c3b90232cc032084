public import Documents
import Extraction
public import Packets
import Vocabulary

/// The packet as one PDF: cover with checklist and claim line, the facts with where they were read, then the source pages as
/// they are.
public enum PacketPDF {
    /// A file whose pages are attached.
    public struct Source: Sendable {
        public let name: String
        public let bytes: [UInt8]

        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    public static func render(_ packet: Packet, sources: [Source]) throws(DocumentError) -> [UInt8] {
        let canvas = try PDFCanvas(title: "J3590 packet, claim \(packet.claim.claimID)")
        var flow = PageFlow(canvas: canvas, footer: "Claim \(packet.claim.claimID)  |  HCPCS \(packet.claim.hcpcs)  |  made by j3590")
        cover(packet, &flow)
        facts(packet, &flow)
        findings(packet, &flow)
        attachments(packet, sources, &flow)
        return try PDFAssembly.join(cover: flow.finish(), sources: sources.map(\.bytes))
    }

    // MARK: - Cover

    private static func cover(_ packet: Packet, _ flow: inout PageFlow) {
        let claim = packet.claim
        flow.y += flow.canvas.text("Documentation packet", x: PageFlow.left, y: flow.y, width: 380, .init(size: 22, isBold: true)) + 2
        flow.y += flow.canvas.text("HCPCS \(claim.hcpcs), unclassified biologics", x: PageFlow.left, y: flow.y, width: 380, .init(size: 11)) + 8
        flow.canvas.frame(x: 438, y: PageFlow.top, width: 120, height: 44, weight: 1.2)
        flow.canvas.text(packet.isReady ? "READY" : "NOT READY", x: 446, y: PageFlow.top + 6, width: 110, .init(size: 14, isBold: true))
        flow.canvas.text("documentation \(packet.verdict)", x: 446, y: PageFlow.top + 26, width: 110, PageFlow.small)
        flow.canvas.bookmark("Cover", page: 1)

        let rows: [(String, String?)] = [
            ("Claim", claim.claimID), ("Patient", claim.beneficiaryName), ("Date of birth", claim.birthDate?.description), ("Medicare number", claim.mbi),
            ("Date of service", claim.dateOfService.description), ("Place of service", claim.placeOfService), ("Payer", PayerProfile.named(packet.payer)?.title ?? packet.payer),
            ("Billing NPI", claim.billingNPI), ("Rendering NPI", claim.renderingNPI),
        ]
        for (title, value) in rows {
            guard let value else { continue }
            flow.row([(title, 110, PageFlow.small), (value, 380, PageFlow.body)])
        }

        flow.heading("Checklist")
        for item in Checklist(packet).items {
            let mark: PDFCanvas.Mark =
                switch item.state {
                case .present: .tick
                case .confirm: .question
                case .missing: .cross
                }
            flow.row([(item.title, 150, PageFlow.bold), (shortened(item.detail, to: 220), 340, PageFlow.body)], mark: mark, indent: 16)
        }

        flow.heading("Claim line")
        let line = packet.claimLine
        let entries: [(String, String?)] = [
            ("24A  Date of service", line.dateOfService.description), ("24B  Place of service", line.placeOfService), ("24D  HCPCS, modifiers", ([line.hcpcs] + line.modifiers).joined(separator: " ")),
            ("24   NDC line", line.ndcLine), ("19   Narrative (SV101-7)", line.narrative), ("21/24E  Diagnosis pointers", pointers(line.diagnosisPointers)),
            ("24F  Charge", line.charge?.description), ("24G  Units", line.units), ("24J  Rendering NPI", line.renderingNPI),
        ]
        for (title, value) in entries {
            flow.row([(title, 150, PageFlow.small), (value ?? "not known", 354, value == nil ? PageFlow.small : PageFlow.mono)])
        }
    }

    /// "A G70.01, B Z79.899".
    private static func pointers(_ codes: [String]) -> String? {
        codes.isEmpty ? nil : zip("ABCDEFGHIJKL", codes).map { "\($0) \($1)" }.joined(separator: ", ")
    }

    // MARK: - Facts

    private static func facts(_ packet: Packet, _ flow: inout PageFlow) {
        flow.newPage()
        flow.heading("Facts and where they were read")
        flow.row([("What", 110, PageFlow.small), ("Value", 210, PageFlow.small), ("Read from", 110, PageFlow.small), ("Agrees with", 74, PageFlow.small)])
        for fact in packet.facts where fact.field != .currency {
            let places = fact.evidence.map { "\($0.file), page \($0.page) (\(origin($0.from)))" }
            var seen: Set<String> = []
            let note = fact.value.status == .review ? "please confirm" : fact.value.checks.map { checkName($0) }.joined(separator: ", ")
            flow.row([
                (fact.field.plainName, 110, PageFlow.bold), (shortened(fact.value.text, to: 600), 210, PageFlow.body),
                (places.filter { seen.insert($0).inserted }.joined(separator: "\n"), 110, PageFlow.small), (note, 74, PageFlow.small),
            ])
            flow.canvas.rule(x: PageFlow.left, y: flow.y - 2, width: PageFlow.width, weight: 0.3, gray: 0.7)
        }
        guard let cost = packet.acquisitionCost else { return }
        flow.heading("Acquisition cost")
        flow.paragraph(cost.basis)
        if let date = cost.invoiceDate { flow.paragraph("Date of purchase: \(date)", PageFlow.small) }
    }

    private static func origin(_ origin: FieldValue.Origin) -> String {
        switch origin {
        case .textLayer: "text"
        case .ocr: "scan"
        case .barcode: "barcode"
        case .derived: "from the page"
        }
    }

    private static func checkName(_ check: FieldValue.Check) -> String {
        switch check {
        case .format: "its form"
        case .directory: "directory"
        case .arithmetic: "arithmetic"
        case .label: "its label"
        case .secondReading: "second reading"
        case .secondDocument: "second paper"
        case .picture: "the picture"
        }
    }

    // MARK: - Findings

    private static func findings(_ packet: Packet, _ flow: inout PageFlow) {
        flow.heading("Findings")
        if packet.findings.isEmpty { flow.paragraph("None: everything that was checked is in order.") }
        for severity in [Finding.Severity.error, .warning, .info] {
            for finding in packet.findings where finding.severity == severity {
                let mark: PDFCanvas.Mark = severity == .error ? .cross : .question
                let denials = finding.denials.map { [$0.carc.map { "CARC \($0)" }, $0.rarc.map { "RARC \($0)" }].compactMap { $0 }.joined(separator: " / ") }
                flow.row([(finding.message, 488, PageFlow.bold)], mark: mark, indent: 16)
                flow.paragraph(finding.action, indent: 16, after: 1)
                let note = "\(finding.code) (\(finding.rule))" + (denials.isEmpty ? "" : ", prevents \(denials.joined(separator: ", "))") + ". \(finding.source)"
                flow.paragraph(note, PageFlow.small, indent: 16, after: 6)
            }
        }
    }

    // MARK: - Attachments

    private static func attachments(_ packet: Packet, _ sources: [Source], _ flow: inout PageFlow) {
        flow.heading("Attached papers")
        let attached = Set(sources.map(\.name))
        for attachment in packet.attachments {
            let pages = attachment.pages.map(String.init).joined(separator: ", ")
            let note = attached.contains(attachment.file) ? "page \(pages)" : attachment.pages.isEmpty ? "could not be read" : "page \(pages), not attached"
            flow.row([(attachment.kind.rawValue, 70, PageFlow.bold), (attachment.file, 250, PageFlow.body), (note, 180, PageFlow.small)])
        }
    }

    private static func shortened(_ text: String, to count: Int) -> String {
        text.count <= count ? text : text.prefix(count - 1) + "…"
    }
}
