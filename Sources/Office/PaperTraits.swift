import Extraction
import Foundation
import Packets
import Vocabulary

/// A paper of a document: the document by its digest, and its place in the extraction, from 0.
struct PaperID: Hashable, Comparable, Sendable {
    let sha256: String
    let paper: Int

    static func < (a: PaperID, b: PaperID) -> Bool { (a.sha256, a.paper) < (b.sha256, b.paper) }
}

/// What of a paper tells to which claim it belongs.
struct PaperTraits: Hashable, Sendable {
    /// A lot as it is compared, and whether its reading is sure.
    struct Lot: Hashable, Sendable {
        let text: String
        let isSure: Bool

        /// The same, or one character apart where a reading is not sure.
        func nearly(_ other: Lot) -> Bool {
            guard !isSure || !other.isSure, text.count == other.text.count, text.count >= 5 else { return false }
            return zip(text, other.text).count { $0 != $1 } == 1
        }
    }

    /// A line that was bought.
    struct Line: Hashable, Sendable {
        let drug: DrugTraits
        let lots: [Lot]
        let date: CalendarDay?
    }

    let kind: DocumentKind
    /// Of an order, a label.
    let drug: DrugTraits
    let lots: [Lot]
    let person: Person
    /// When the order was written; nil where the reading is not sure.
    let orderDate: CalendarDay?
    let serviceDate: CalendarDay?
    let lines: [Line]
    /// A paper that proves what was paid.
    let isPurchase: Bool
    /// What the ledger wants of it.
    let purchases: [Ledger.Purchase]
    let use: Ledger.Use?

    init(_ record: DocumentRecord) {
        func value(_ field: Field) -> FieldValue? { record.fields[field] }
        func day(_ value: FieldValue?) -> CalendarDay? { value.flatMap { $0.status == .accepted ? try? CalendarDay($0.text) : nil } }
        func lots(_ value: FieldValue?) -> [Lot] {
            value.map { value in value.list.map { Lot(text: Folded.code($0), isSure: value.status == .accepted) }.filter { $0.text.count >= 4 } } ?? []
        }
        kind = record.kind
        drug = DrugTraits(record.fields)
        self.lots = lots(value(record.kind == .label ? .lot : .adminLot))
        person = Person(
            name: value(.patientName)?.text, birthDate: value(.patientBirthDate).flatMap { try? CalendarDay($0.text, birth: true) }, mbi: value(.mbi)?.text)
        orderDate = day(value(.orderDate))
        serviceDate = value(.serviceDate).flatMap { try? CalendarDay($0.text) }
        let invoiceDate = day(value(.invoiceDate))
        lines = record.lineItems.map { Line(drug: DrugTraits($0), lots: lots($0[.lot]), date: day($0[.lineInvoiceDate]) ?? invoiceDate) }
        isPurchase = record.kind == .invoice && ["invoice", "statement", nil].contains(value(.subtype)?.text)
        let number = value(.invoiceNumber)?.text ?? ""
        purchases = isPurchase ? record.lineItems.compactMap { Ledger.Purchase($0, on: number, of: invoiceDate) } : []
        use = record.kind == .order ? Ledger.Use(record) : nil
    }
}

/// The names and the package code by which a drug goes.
struct DrugTraits: Hashable, Sendable {
    enum Agreement { case same, other, unknown }

    let brand: String?
    let generic: String?
    /// Labeler and product of the NDC: a carton and the vial in it are one.
    let product: String?

    init(brand: String?, generic: String?, ndc: NDC?) {
        self.brand = brand.map(Folded.name).flatMap { $0.isEmpty ? nil : $0 }
        self.generic = generic.map(Folded.name).flatMap { $0.isEmpty ? nil : $0 }
        product = ndc.map { String($0.digits.prefix(9)) }
    }

    init(_ fields: [Field: FieldValue]) {
        self.init(
            brand: fields[.drugBrand]?.text, generic: fields[.drugGeneric]?.text,
            ndc: (fields[.ndc] ?? fields[.adminNDC]).flatMap { $0.status == .accepted ? try? NDC($0.text) : nil })
    }

    init(_ claim: Claim) { self.init(brand: claim.drugBrand, generic: claim.drugGeneric, ndc: claim.ndc) }

    var isNamed: Bool { brand != nil || generic != nil || product != nil }

    /// Brands decide: a biosimilar has the core name of another drug. Then the product code, then the proper name with its suffix.
    func agreement(with other: DrugTraits) -> Agreement {
        if let brand, let theirs = other.brand { return brand == theirs ? .same : .other }
        if let product, let theirs = other.product { return product == theirs ? .same : .other }
        if let generic, let theirs = other.generic { return generic == theirs ? .same : .other }
        return .unknown
    }
}

/// What a paper or a claim says of the patient.
struct Person: Hashable, Sendable {
    enum Likeness { case strong, weak, none }

    /// Parts of the name: words in any order, single letters apart.
    let words: Set<String>
    let initials: Set<String>
    let birthDate: CalendarDay?
    let mbi: String?

    init(name: String?, birthDate: CalendarDay?, mbi: String?) {
        let parts = (name ?? "").split { !$0.isLetter && $0 != "'" && $0 != "’" && $0 != "-" }.map { Folded.name(String($0)) }.filter { !$0.isEmpty }
        words = Set(parts.filter { $0.count > 1 })
        initials = Set(parts.filter { $0.count == 1 })
        self.birthDate = birthDate
        self.mbi = mbi.map(Folded.code)
    }

    /// Two of name, birth date and Medicare number make a person; a name alone is a hint, where nothing else was read.
    func likeness(to other: Person) -> Likeness {
        let isNamed = !words.isEmpty && !other.words.isEmpty
        let isName = isNamed && words.count >= 2 && words == other.words && (initials.isEmpty || other.initials.isEmpty || !initials.isDisjoint(with: other.initials))
        // One of two names that agree, with other proof, is a misreading of the other.
        let isNearName = isNamed && !words.isDisjoint(with: other.words)
        let isBirth = birthDate != nil && birthDate == other.birthDate
        let isNumber = mbi != nil && mbi == other.mbi
        if isNumber && (isBirth || isName || isNearName) || isBirth && (isName || isNearName) { return .strong }
        let isDenied = birthDate != nil && other.birthDate != nil || mbi != nil && other.mbi != nil
        return isName && !isDenied ? .weak : .none
    }
}

enum Folded {
    static func name(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    static func code(_ text: String) -> String { text.uppercased().filter { $0.isLetter || $0.isNumber } }
}
