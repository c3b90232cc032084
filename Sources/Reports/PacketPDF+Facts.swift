import Documents
import Extraction
import Packets

extension PacketPDF {
    private static let groups: [(title: String, fields: [Field])] = [
        ("Drug", [.drugBrand, .drugGeneric, .ndc, .strength, .description, .gtin, .serialNumber, .biologic]),
        ("Purchase", [
            .supplierName, .subtype, .invoiceNumber, .invoiceDate, .lineInvoiceNumber, .lineInvoiceDate, .originalInvoiceNumber, .quantity, .unitOfMeasure, .unitPrice,
            .extendedPrice, .listPrice, .lot, .expiry, .subtotal, .discount, .rebate, .freight, .tax, .total, .currency, .billToName, .shipToName, .purchaseOrderNumber,
            .accountNumber, .dueDate,
        ]),
        ("Patient", [.patientName, .patientBirthDate, .mbi, .weight, .height]),
        ("Order", [
            .orderDate, .drugSelection, .dose, .calculatedDose, .route, .frequency, .icd10, .diagnosisText, .prescriberName,
            .prescriberCredentials, .npi, .signaturePresent, .signatureType, .signatureDate, .priorAuthNumber,
        ]),
        ("Administration", [.serviceDate, .adminDose, .adminNDC, .adminLot, .adminExpiry, .wastage]),
    ]

    /// Each value with where it was read, how, and what agrees with it; then the medical reason, and what was paid.
    static func facts(_ packet: Packet, _ papers: PacketPapers, _ exhibits: [Exhibit], _ copy: Copy, _ flow: inout PageFlow) {
        flow.heading("Facts and where they were read")
        if packet.facts.isEmpty { flow.paragraph("No value could be read from the papers.") }
        let listed = Set(groups.flatMap(\.fields)).union([.medicalNecessity])
        let others = packet.facts.map(\.field).filter { !listed.contains($0) }
        for group in groups + [("Other", others)] {
            let facts = group.fields.compactMap { field in packet.facts.first { $0.field == field } }
            guard !facts.isEmpty else { continue }
            flow.beginTable([
                .init(group.title, 112, PageFlow.smallBold), .init("Value", valueWidth, PageFlow.smallBold), .init("Read from", 108, PageFlow.smallBold),
                .init("Agrees with", 76 + 8, PageFlow.smallBold),
            ])
            for fact in facts { row(fact, papers, exhibits, copy, &flow) }
            flow.endTable()
            flow.y += 8
        }
        if let reason = packet.facts.first(where: { $0.field == .medicalNecessity }) { passage(reason, papers, exhibits, copy, &flow) }
        cost(packet, &flow)
    }

    private static let valueWidth = 208.0

    private static func row(_ fact: Fact, _ papers: PacketPapers, _ exhibits: [Exhibit], _ copy: Copy, _ flow: inout PageFlow) {
        let pictures = PictureRow(fact.evidence.prefix(2).compactMap { papers.picture(of: $0) }, room: 384)
        let others = others(fact, copy)
        let isOpen = fact.value.status == .review
        let start = flow.row(
            [
                .init(Shown.capitalized(fact.field.plainName), 112), .init(Printable.text(Shown.text(fact.value, of: fact.field)), valueWidth, PageFlow.bold),
                .init(places(fact).joined(separator: "\n"), 108, PageFlow.small), .init(agreement(fact, copy), 76 + 8, isOpen ? PageFlow.smallBold : PageFlow.small),
            ], pictures: pictures, after: others == nil ? 4.5 : 1)
        link(fact, exhibits, since: start, &flow)
        if let others { flow.row([.init("", 112), .init(others, 400, PageFlow.small)], after: 3.5) }
    }

    /// The medical reason as the prescriber wrote it, in words and as they look on the paper.
    private static func passage(_ fact: Fact, _ papers: PacketPapers, _ exhibits: [Exhibit], _ copy: Copy, _ flow: inout PageFlow) {
        let pictures = PictureRow(fact.evidence.prefix(1).compactMap { papers.picture(of: $0) }, room: PageFlow.width, height: 260)
        flow.heading("Medical reason, as it is written", room: min(200, 40 + pictures.height))
        let start = (page: flow.page, y: flow.y)
        flow.paragraph(Printable.text(Shown.text(fact.value, of: fact.field)), after: 4)
        flow.pictures(pictures, indent: 0, after: 3)
        let source = "Read from \(places(fact).joined(separator: "; ")); "
        flow.paragraph(source + (fact.value.status == .review ? doubt(copy) : "agrees with \(agreement(fact, copy))"), PageFlow.small)
        link(fact, exhibits, since: start, &flow)
        if let others = others(fact, copy) { flow.paragraph(others, PageFlow.small) }
    }

    private static func link(_ fact: Fact, _ exhibits: [Exhibit], since start: (page: Int, y: Double), _ flow: inout PageFlow) {
        if let page = fact.evidence.lazy.compactMap({ Exhibit.packetPage(of: $0, in: exhibits) }).first { flow.link(since: start, to: .page(page)) }
    }

    private static func places(_ fact: Fact) -> [String] {
        var seen: Set<String> = []
        return fact.evidence.map { "\(Shown.file($0.file)), page \($0.page), \(origin($0.from))" }.filter { seen.insert($0).inserted }
    }

    private static func agreement(_ fact: Fact, _ copy: Copy) -> String {
        fact.value.status == .review ? doubt(copy) : fact.value.checks.map { checkName($0) }.joined(separator: ", ")
    }

    /// Other readings are for the practice.
    private static func others(_ fact: Fact, _ copy: Copy) -> String? {
        let others = copy == .working ? fact.value.alternatives.filter { $0 != fact.value.text }.prefix(3) : []
        return others.isEmpty ? nil : "also read as " + others.map { Printable.clipped($0, to: 60) }.joined(separator: "; ")
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
        // What it is and how it is worked out stay together.
        flow.heading("Acquisition cost", room: 110)
        let rows: [(String, String?)] = [
            ("Unit cost", "$\(cost.unitCost)" + (cost.unitOfMeasure.map { " per \($0)" } ?? "")), ("For this claim", cost.perBilledUnit.map { "$\($0)" }),
            ("Invoice", cost.invoiceNumber), ("Date of purchase", cost.invoiceDate), ("How it is worked out", cost.basis),
        ]
        for case (let title, let value?) in rows { flow.row([.init(title, 112), .init(Printable.text(value), 400, PageFlow.bold)], after: 3) }
    }
}
