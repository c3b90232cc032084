import Documents
import Extraction
import Packets

extension PacketPDF {
    private static let groups: [(title: String, fields: [Field])] = [
        ("Drug", [.drugBrand, .drugGeneric, .ndc, .strength, .description, .gtin, .serialNumber, .biologic]),
        ("Purchase", [
            .supplierName, .subtype, .invoiceNumber, .invoiceDate, .lineInvoiceNumber, .lineInvoiceDate, .originalInvoiceNumber, .quantity, .unitOfMeasure, .unitPrice,
            .extendedPrice, .listPrice, .lot, .expiry, .subtotal, .discount, .rebate, .freight, .tax, .total, .billToName, .shipToName, .purchaseOrderNumber,
            .accountNumber, .dueDate,
        ]),
        ("Patient", [.patientName, .patientBirthDate, .mbi, .weight, .height]),
        ("Order", [
            .orderDate, .drugSelection, .dose, .calculatedDose, .route, .frequency, .icd10, .diagnosisText, .medicalNecessity, .prescriberName,
            .prescriberCredentials, .npi, .signaturePresent, .signatureType, .signatureDate, .priorAuthNumber,
        ]),
        ("Administration", [.serviceDate, .adminDose, .adminNDC, .adminLot, .adminExpiry, .wastage]),
    ]

    /// Each value with where it was read, how, and what agrees with it; then what was paid.
    static func facts(_ packet: Packet, _ papers: PacketPapers, _ exhibits: [Exhibit], _ copy: Copy, _ flow: inout PageFlow) {
        flow.heading("Facts and where they were read")
        if packet.facts.isEmpty { flow.paragraph("No value could be read from the papers.") }
        for group in groups {
            let facts = group.fields.compactMap { field in packet.facts.first { $0.field == field } }
            guard !facts.isEmpty else { continue }
            flow.beginTable([
                .init(group.title, 118, PageFlow.smallBold), .init("Value", 196, PageFlow.smallBold), .init("Read from", 116, PageFlow.smallBold),
                .init("Agrees with", 74 + 8, PageFlow.smallBold),
            ])
            for fact in facts { row(fact, papers, exhibits, copy, &flow) }
            flow.endTable()
            flow.y += 8
        }
        cost(packet, &flow)
    }

    private static func row(_ fact: Fact, _ papers: PacketPapers, _ exhibits: [Exhibit], _ copy: Copy, _ flow: inout PageFlow) {
        // What stands on a paper that is not in this copy is not shown in it either.
        let evidence = copy == .working ? fact.evidence : fact.evidence.filter { place in !exhibits.allSatisfy { $0.file != place.file || !$0.filePages.contains(place.page) } }
        guard !evidence.isEmpty || fact.evidence.isEmpty else { return }
        let pictures = PictureRow(evidence.prefix(2).compactMap { papers.picture(of: $0) })
        flow.need(18 + pictures.height)
        let start = (page: flow.page, y: flow.y)
        var seen: Set<String> = []
        let places = evidence.map { "\(Shown.file($0.file)), page \($0.page), \(origin($0.from))" }.filter { seen.insert($0).inserted }
        let value = Printable.text(Shown.text(fact.value, of: fact.field))
        let others = copy == .working ? Array(fact.value.alternatives.filter { $0 != fact.value.text }.prefix(3)) : []
        let isOpen = fact.value.status == .review
        flow.row(
            [
                .init(Shown.capitalized(fact.field.plainName), 118), .init(value, 196, PageFlow.bold),
                .init(places.joined(separator: "\n"), 116, PageFlow.small),
                .init(isOpen ? copy == .working ? "please confirm" : "as pictured" : fact.value.checks.map { checkName($0) }.joined(separator: ", "), 74 + 8, isOpen ? PageFlow.smallBold : PageFlow.small),
            ], after: others.isEmpty && pictures.height == 0 ? 3.5 : 1)
        flow.pictures(pictures, indent: 118, after: others.isEmpty ? 4.5 : 1)
        if let page = evidence.lazy.compactMap({ Exhibit.packetPage(of: $0, in: exhibits) }).first { flow.link(since: start, to: .page(page)) }
        guard !others.isEmpty else { return }
        let text = "also read as " + others.map { Printable.clipped($0, to: 60) }.joined(separator: "; ")
        flow.row([.init("", 118), .init(text, 394, PageFlow.small)], after: 3.5)
    }

    private static func origin(_ origin: FieldValue.Origin) -> String {
        switch origin {
        case .textLayer: "text"
        case .ocr: "scan"
        case .barcode: "barcode"
        case .derived: "concluded"
        }
    }

    private static func checkName(_ check: FieldValue.Check) -> String {
        switch check {
        case .format: "form"
        case .directory: "directory"
        case .arithmetic: "arithmetic"
        case .label: "label"
        case .secondReading: "second reading"
        case .secondDocument: "second paper"
        case .picture: "picture"
        }
    }

    private static func cost(_ packet: Packet, _ flow: inout PageFlow) {
        guard let cost = packet.acquisitionCost else { return }
        flow.heading("Acquisition cost")
        let rows: [(String, String?)] = [
            ("Unit cost", "$\(cost.unitCost)" + (cost.unitOfMeasure.map { " per \($0)" } ?? "")), ("For this claim", cost.perBilledUnit.map { "$\($0)" }),
            ("Invoice", cost.invoiceNumber), ("Date of purchase", cost.invoiceDate), ("How it is worked out", cost.basis),
        ]
        for case (let title, let value?) in rows { flow.row([.init(title, 118), .init(Printable.text(value), 394, PageFlow.bold)], after: 3) }
    }
}
